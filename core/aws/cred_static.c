/* Keys as they stand: environment, credentials file, config file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/provider.h"
#include "base/clock.h"

int
provider_environment(struct credentials_source *s, const char *profile,
		     struct credentials *out, struct error *err)
{
	const char *id = secure_getenv("AWS_ACCESS_KEY_ID");
	const char *secret = secure_getenv("AWS_SECRET_ACCESS_KEY");
	const char *token = secure_getenv("AWS_SECURITY_TOKEN");
	const char *expires = secure_getenv("AWS_CREDENTIAL_EXPIRATION");
	const char *account = secure_getenv("AWS_ACCOUNT_ID");

	(void)s;
	(void)profile;
	if (!id || !*id)
		return 0;
	if (!secret || !*secret)
		return error_set(err, ERROR_USAGE, "AWS_ACCESS_KEY_ID is set,"
				 " AWS_SECRET_ACCESS_KEY is not");
	if (!token || !*token)
		token = secure_getenv("AWS_SESSION_TOKEN");
	if (set_field(out->key_id, sizeof(out->key_id), text_of(id),
		      "AWS_ACCESS_KEY_ID", err) < 0 ||
	    set_field(out->secret, sizeof(out->secret), text_of(secret),
		      "AWS_SECRET_ACCESS_KEY", err) < 0 ||
	    set_field(out->token, sizeof(out->token), text_of(token),
		      "AWS_SESSION_TOKEN", err) < 0 ||
	    set_field(out->account, sizeof(out->account), text_of(account),
		      "AWS_ACCOUNT_ID", err) < 0)
		return -1;
	if (expires && *expires &&
	    clock_read_iso(text_of(expires), &out->expires) < 0)
		return error_set(err, ERROR_USAGE, "AWS_CREDENTIAL_EXPIRATION is"
				 " no RFC 3339 time");
	snprintf(out->source, sizeof(out->source), "environment");
	return 1;
}

int
provider_static(struct credentials_source *s, enum config_of of,
		const char *profile, struct credentials *out, struct error *err)
{
	const char *id = config_file_get(s->file, of, "profile", profile,
					 "aws_access_key_id");
	const char *secret = config_file_get(s->file, of, "profile", profile,
					     "aws_secret_access_key");
	const char *token = config_file_get(s->file, of, "profile", profile,
					    "aws_session_token");
	const char *account = config_file_get(s->file, of, "profile", profile,
					      "aws_account_id");

	if (!id)
		return 0;
	if (!secret)
		return error_set(err, ERROR_USAGE, "profile %s has"
				 " aws_access_key_id, but no aws_secret_access_key",
				 profile);
	if (!token)
		token = config_file_get(s->file, of, "profile", profile,
					"aws_security_token");
	if (set_field(out->key_id, sizeof(out->key_id), text_of(id),
		      "aws_access_key_id", err) < 0 ||
	    set_field(out->secret, sizeof(out->secret), text_of(secret),
		      "aws_secret_access_key", err) < 0 ||
	    set_field(out->token, sizeof(out->token), text_of(token),
		      "aws_session_token", err) < 0 ||
	    set_field(out->account, sizeof(out->account), text_of(account),
		      "aws_account_id", err) < 0)
		return error_in(err, "profile %s", profile);
	snprintf(out->source, sizeof(out->source), "profile %.48s", profile);
	return 1;
}

int
provider_keys(struct credentials_source *s, const char *profile,
	      struct credentials *out, struct error *err)
{
	return provider_static(s, IN_CREDENTIALS, profile, out, err);
}

int
provider_config_keys(struct credentials_source *s, const char *profile,
		     struct credentials *out, struct error *err)
{
	return provider_static(s, IN_CONFIG, profile, out, err);
}
