/*
 * credentials.c - the chain, and when to ask it again
 *
 * In botocore's order.  A provider that is configured but broken stops the
 * chain: falling through to another identity would be the worse surprise.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>

#include "aws/provider.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/map.h"

#define RENEW_MS	(5 * 60 * 1000)

int
set_field(char *to, size_t size, struct text value, const char *what,
	  struct error *err)
{
	if (value.len >= size)
		return error_set(err, ERROR_SYSTEM, "%s is longer than %zu bytes",
				 what, size - 1);
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.at[i] <= ' ')
			return error_set(err, ERROR_SYSTEM,
					 "%s has a blank or control character",
					 what);
	if (value.len)
		memcpy(to, value.at, value.len);
	to[value.len] = '\0';
	return 0;
}

void
credentials_cleanse(struct credentials *c)
{
	OPENSSL_cleanse(c, sizeof(*c));
}

const char *
env_set(const char *name)
{
	const char *v = secure_getenv(name);

	return v && *v ? v : NULL;
}

static void
choose_profile(struct credentials_source *s, const char *given)
{
	const char *named = given ? given : env_set("AWS_PROFILE");

	if (!named)
		named = env_set("AWS_DEFAULT_PROFILE");
	s->profile_given = given != NULL;
	s->profile_named = named != NULL;
	s->profile = xstrdup(named ? named : "default");
}

struct credentials_source *
credentials_open(const struct credentials_options *o, struct error *err)
{
	struct credentials_source *s = xcalloc(1, sizeof(*s));
	const char *region;

	s->overrides = map_new();
	s->signer = signer_new();
	s->endpoints = o->endpoints;
	s->ca_file = o->ca_file;
	choose_profile(s, o->profile);
	s->file = config_file_open(err);
	if (!s->file) {
		credentials_close(s);
		return NULL;
	}
	if (s->profile_named && !config_file_has_profile(s->file, s->profile)) {
		error_set(err, ERROR_USAGE, "profile %s is in neither of the AWS"
			  " config and credentials files", s->profile);
		credentials_close(s);
		return NULL;
	}
	if (!s->ca_file)
		s->ca_file = aws_setting(s, "ca_bundle");
	region = o->region ? o->region : aws_setting(s, "region");
	s->region = xstrdup(region ? region : "us-east-1");
	return s;
}

void
credentials_close(struct credentials_source *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < map_count(s->overrides); i++)
		free(map_value(s->overrides, i));
	map_free(s->overrides);
	credentials_cleanse(&s->now);
	signer_free(s->signer);
	config_file_free(s->file);
	free(s->profile);
	free(s->region);
	free(s);
}

int
provider_profile(struct credentials_source *s, const char *profile,
		 struct credentials *out, struct error *err)
{
	static provider_fn *const links[] = {
		provider_assume_role, provider_web_identity, provider_sso,
		provider_keys, provider_process, provider_config_keys,
	};

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		int result = links[i](s, profile, out, err);

		if (result)
			return result;
	}
	return 0;
}

static int
whole_chain(struct credentials_source *s, struct credentials *out,
	    struct error *err)
{
	int result = 0;

	if (!s->profile_given)
		result = provider_environment(s, s->profile, out, err);
	if (result == 0)
		result = provider_profile(s, s->profile, out, err);
	if (result == 0)
		result = provider_container(s, s->profile, out, err);
	if (result == 0)
		result = provider_imds(s, s->profile, out, err);
	if (result == 0)
		return error_set(err, ERROR_USAGE, "no AWS credentials: set"
				 " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
				 " AWS_PROFILE, or run where a role is attached");
	return result < 0 ? -1 : 0;
}

int
credentials_get(struct credentials_source *s, struct credentials *out,
		struct error *err)
{
	struct credentials fresh;
	int64_t now = clock_now();

	if (!s->have || s->spoilt ||
	    (s->now.expires && s->now.expires - now < RENEW_MS)) {
		memset(&fresh, 0, sizeof(fresh));
		if (whole_chain(s, &fresh, err) < 0) {
			/* What still lives serves while its source is away. */
			if (!s->have || s->spoilt ||
			    (s->now.expires && s->now.expires <= now)) {
				credentials_cleanse(&fresh);
				return -1;
			}
			fresh = s->now;
		}
		s->now = fresh;
		s->have = 1;
		s->spoilt = 0;
		credentials_cleanse(&fresh);
	}
	*out = s->now;
	return 0;
}

void
credentials_spoil(struct credentials_source *s)
{
	s->spoilt = 1;
}

/* Environment names of a setting, most specific first. */
static const struct {
	const char *name, *variables[3];
} settings[] = {
	{ "region", { "AWS_REGION", "AWS_DEFAULT_REGION", NULL } },
	{ "ca_bundle", { "AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", NULL } },
	{ "use_fips_endpoint", { "AWS_USE_FIPS_ENDPOINT", NULL, NULL } },
	{ "use_dualstack_endpoint",
	  { "AWS_USE_DUALSTACK_ENDPOINT", NULL, NULL } },
	{ "endpoint_url", { "AWS_ENDPOINT_URL", NULL, NULL } },
	{ "ignore_configured_endpoint_urls",
	  { "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", NULL, NULL } },
};

const char *
aws_setting(struct credentials_source *s, const char *name)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		for (size_t k = 0; strcmp(settings[i].name, name) == 0 &&
		     k < 3 && settings[i].variables[k]; k++)
			if (env_set(settings[i].variables[k]))
				return env_set(settings[i].variables[k]);
	return config_file_profile(s->file, s->profile, name);
}

/* Endpoint prefixes whose serviceId is spelled otherwise in variables. */
static const struct {
	const char *service, *id;
} ids[] = {
	{ "s3control", "S3_CONTROL" }, { "s3-control", "S3_CONTROL" },
	{ "monitoring", "CLOUDWATCH" }, { "logs", "CLOUDWATCH_LOGS" },
	{ "events", "EVENTBRIDGE" }, { "config", "CONFIG_SERVICE" },
	{ "access-analyzer", "ACCESSANALYZER" },
	{ "secretsmanager", "SECRETS_MANAGER" },
	{ "servicequotas", "SERVICE_QUOTAS" },
	{ "elasticfilesystem", "EFS" },
	{ "transcribestreaming", "TRANSCRIBE_STREAMING" },
	{ "autoscaling", "AUTO_SCALING" },
	{ "application-autoscaling", "APPLICATION_AUTO_SCALING" },
};

static char *
service_id(const char *service)
{
	char *id = NULL;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (strcmp(ids[i].service, service) == 0)
			id = xstrdup(ids[i].id);
	if (!id)
		id = xstrdup(service);
	for (char *p = id; *p; p++)
		*p = *p == '-' || *p == '.' ? '_' : (char)toupper(*p);
	return id;
}

static const char *
find_override(struct credentials_source *s, const char *service, char *text,
	      size_t size)
{
	char *id = service_id(service), *variable, *lower;
	const char *found, *section, *nested;

	variable = xasprintf("AWS_ENDPOINT_URL_%s", id);
	found = env_set(variable);
	free(variable);
	if (!found)
		found = env_set("AWS_ENDPOINT_URL");
	section = config_file_profile(s->file, s->profile, "services");
	lower = id;
	for (char *p = lower; *p; p++)
		*p = (char)tolower(*p);
	nested = section && !found ? config_file_get(s->file, IN_CONFIG,
		"services", section, lower) : NULL;
	if (nested && config_file_nested(nested, "endpoint_url", text, size) == 0)
		found = text;
	free(id);
	return found ? found : config_file_profile(s->file, s->profile,
						   "endpoint_url");
}

const char *
aws_endpoint_override(const void *source, const char *service)
{
	/* The cache of answers is all that changes. */
	struct credentials_source *s = (struct credentials_source *)(uintptr_t)source;
	const char *off = aws_setting(s, "ignore_configured_endpoint_urls");
	char text[512];
	const char *found;
	void **place;

	if (off && text_is_nocase(text_of(off), "true"))
		return NULL;
	if (map_has(s->overrides, service))
		return map_get(s->overrides, service);
	found = find_override(s, service, text, sizeof(text));
	place = map_at(s->overrides, service);
	*place = found && *found ? xstrdup(found) : NULL;
	return *place;
}
