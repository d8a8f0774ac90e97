/*
 * partition.h - regions, suffixes, hosts
 */
#ifndef PARTITION_H
#define PARTITION_H

#include <stddef.h>

#include "aws/request.h"
#include "base/error.h"

struct partition {
	const char *name, *suffix, *dual_suffix;
	const char *prefix;		/* of its regions: "cn-", "us-gov-"; aws: "" */
	const char *global_region;	/* implicit global region */
};

const struct partition *partition_of_region(const char *region);
const struct partition *partition_named(const char *name);	/* NULL: none */

/* Host and signing region of a service in a region ("" global). account: of
 * the hosts that carry it (s3control). */
int partition_host(const struct ex_service *service, const char *account,
		   const char *region, const struct endpoint_options *options,
		   struct buffer *host, const char **signing_region,
		   struct error *err);

/* endpoints.tsv: is the service offered there?  plan_offered_fn. */
struct endpoints;
int endpoints_open(struct endpoints **out, const char *file, struct error *err);
void endpoints_free(struct endpoints *e);
int endpoints_offered(const void *endpoints, const char *service,
		      const char *region);
/* Whether the table has a Region of that name. */
int endpoints_region(const struct endpoints *e, const char *region);
const char *endpoints_date(const struct endpoints *e);
const char *endpoints_sha256(const struct endpoints *e);

#endif
