/*
 * credentials.h - who we are; entering each account is transport/'s
 *
 * The chain: environment, assume-role profile, web identity, IAM Identity
 * Center, credentials file, process, config file, container, IMDSv2.  A source
 * that is configured but broken stops the chain with an error.
 */
#ifndef CREDENTIALS_H
#define CREDENTIALS_H

#include <stdint.h>

#include "base/error.h"

#define CREDENTIALS_MAX	4096

struct credentials {
	char key_id[160];
	char secret[256];
	char token[CREDENTIALS_MAX];	/* "" none */
	int64_t expires;		/* ms; 0: never */
	char account[16];		/* "" unknown */
	char source[64];		/* "environment", "profile acme" */
};

struct credentials_source;	/* the caller's chain, with its refresh */

struct credentials_options {
	const char *profile;		/* --profile; NULL: AWS_PROFILE, default */
	const char *region;		/* for STS */
	const char *ca_file;
	const struct endpoint_options *endpoints;
};

struct credentials_source *credentials_open(const struct credentials_options *o,
					    struct error *err);
void credentials_close(struct credentials_source *source);	/* cleansed */

/* Good for at least five minutes, renewed if they are not; may block. */
int credentials_get(struct credentials_source *source,
		    struct credentials *out, struct error *err);
/* They were refused as expired: get others. */
void credentials_spoil(struct credentials_source *source);
void credentials_cleanse(struct credentials *c);

/* region, ca_bundle, use_fips_endpoint, endpoint_url … of the profile in use:
 * environment first, then config; NULL: not set. */
const char *aws_setting(struct credentials_source *source, const char *name);
/* AWS_ENDPOINT_URL_<ID>, AWS_ENDPOINT_URL, services section; NULL: none. */
const char *aws_endpoint_override(const void *source, const char *service);

#endif
