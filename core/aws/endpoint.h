/*
 * endpoint.h - where requests of a service go when the user says where
 *
 * A URL of the user's own may be plain http to loopback only.
 */
#ifndef ENDPOINT_H
#define ENDPOINT_H

#include "aws/partition.h"
#include "base/text.h"

struct endpoint {
	struct text scheme, host, path;	/* host with its :port; path "" or "/x" */
};

/* -1: not a URL a request may be sent to. */
int endpoint_read(struct text url, struct endpoint *out, struct error *err);

/* The user's URL for the service, or NULL; a variant besides is refused. */
int endpoint_override(const struct ex_service *service,
		      const struct endpoint_options *options,
		      const char **url, struct error *err);

/* What stands before the region: "kms", "s3-control", "api.ecr". */
const char *endpoint_prefix(const struct ex_service *service);

#endif
