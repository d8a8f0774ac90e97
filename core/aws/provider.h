/*
 * provider.h - the links of the credential chain, for each other only
 */
#ifndef PROVIDER_H
#define PROVIDER_H

#include "aws/config_file.h"
#include "aws/credentials.h"
#include "aws/request.h"
#include "aws/sigv4.h"
#include "doc/doc.h"

struct credentials_source {
	struct config_file *file;
	char *profile;			/* in use: "default" */
	int profile_given;		/* by --profile, not by environment */
	int profile_named;		/* by --profile or AWS_PROFILE */
	const struct endpoint_options *endpoints;
	const char *ca_file;
	char *region;
	struct signer *signer;
	struct credentials now;
	int have, spoilt;
	unsigned depth;			/* of source_profile of source_profile */
	struct map *overrides;		/* of endpoints, made as asked for */
};

/* 1 got them, 0 not configured, -1 configured but broken. */
typedef int provider_fn(struct credentials_source *s, const char *profile,
			struct credentials *out, struct error *err);

provider_fn provider_environment, provider_assume_role, provider_web_identity,
	provider_sso, provider_keys, provider_process, provider_config_keys,
	provider_container, provider_imds;

/* A profile's keys in one of the files. */
int provider_static(struct credentials_source *s, enum config_of of,
		    const char *profile, struct credentials *out,
		    struct error *err);
/* The links that stand for a source_profile: 2 to 8 of the chain. */
int provider_profile(struct credentials_source *s, const char *profile,
		     struct credentials *out, struct error *err);

const char *env_set(const char *name);	/* NULL: not set, or empty */
int set_field(char *to, size_t size, struct text value, const char *what,
	      struct error *err);
/* AccessKeyId, SecretAccessKey, Token or SessionToken, Expiration of a JSON
 * object. expires_ms: Expiration is a number of ms. */
int read_json_credentials(const struct ex_node *doc, const char *token_name,
			  int expires_ms, struct credentials *out,
			  struct error *err);

#endif
