/*
 * cred_sso.c - IAM Identity Center: the token that "aws sso login" left
 *
 * The cache file is named by the SHA-1 of the session's name, in the old form
 * of the start URL: SHA-1 is the AWS tools' choice of a file name here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "aws/fetch.h"
#include "aws/partition.h"
#include "aws/provider.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include "doc/json_writer.h"

#define REFRESH_MS	(15 * 60 * 1000)

struct sso {
	const char *region, *start_url, *account, *role, *session;
	char *file;			/* of the token */
	struct arena *arena;
	struct ex_node *token;		/* its content */
};

static const char *
pick(const char *a, const char *b, const char *what, const char *profile,
     struct error *err, int *bad)
{
	if (a && b && strcmp(a, b) != 0) {
		*bad = error_set(err, ERROR_USAGE, "profile %s: %s differs from"
				 " that of its sso-session", profile, what);
	}
	return b ? b : a;
}

static int
read_settings(struct credentials_source *s, const char *profile,
	      struct sso *sso, struct error *err)
{
	const struct config_file *f = s->file;
	int bad = 0;

	sso->session = config_file_profile(f, profile, "sso_session");
	sso->account = config_file_profile(f, profile, "sso_account_id");
	sso->role = config_file_profile(f, profile, "sso_role_name");
	sso->region = config_file_profile(f, profile, "sso_region");
	sso->start_url = config_file_profile(f, profile, "sso_start_url");
	if (!sso->session && !sso->start_url)
		return 0;
	if (sso->session) {
		sso->region = pick(sso->region, config_file_get(f, IN_CONFIG,
			"sso-session", sso->session, "sso_region"),
			"sso_region", profile, err, &bad);
		sso->start_url = pick(sso->start_url, config_file_get(f,
			IN_CONFIG, "sso-session", sso->session, "sso_start_url"),
			"sso_start_url", profile, err, &bad);
	}
	if (bad)
		return -1;
	if (!sso->region || !sso->start_url || !sso->account || !sso->role)
		return error_set(err, ERROR_USAGE, "profile %s: sso needs"
				 " sso_region, sso_start_url, sso_account_id and"
				 " sso_role_name", profile);
	return 1;
}

static void
name_file(struct sso *sso)
{
	const char *name = sso->session ? sso->session : sso->start_url;
	const char *home = secure_getenv("HOME");
	unsigned char md[EVP_MAX_MD_SIZE];
	unsigned len = 0;
	char hex[2 * EVP_MAX_MD_SIZE + 1];

	EVP_Digest(name, strlen(name), md, &len, EVP_sha1(), NULL);
	hex_write(md, len, hex);
	sso->file = xasprintf("%s/.aws/sso/cache/%s.json", home ? home : "",
			      hex);
}

static struct text
member(const struct sso *sso, const char *name)
{
	return node_text(node_member(sso->token, name));
}

static int
login_again(const char *profile, struct error *err)
{
	return error_set(err, ERROR_USAGE, "profile %s: the IAM Identity Center"
			 " token is not there or has expired: aws sso login"
			 " --profile %s", profile, profile);
}

static int
load(struct sso *sso, const char *profile, int64_t *expires, struct error *err)
{
	struct buffer text;
	int result;

	buffer_init(&text, 1 << 20);
	if (!file_exists(sso->file) || file_read(sso->file, &text, err) < 0) {
		buffer_free(&text);
		return login_again(profile, err);
	}
	sso->token = doc_read_json(sso->arena, buffer_view(&text), err);
	result = sso->token && member(sso, "accessToken").len &&
		 clock_read_iso(member(sso, "expiresAt"), expires) == 0 ? 0 : -1;
	buffer_cleanse(&text);
	return result < 0 ? login_again(profile, err) : 0;
}

/* The portal's and the OIDC service's hosts; overridden for tests and labs. */
static char *
host(struct credentials_source *s, const char *service, const char *prefix,
     const char *region)
{
	const char *url = aws_endpoint_override(s, service);

	if (url)
		return xstrdup(url);
	return xasprintf("https://%s.%s.%s", prefix, region,
			 partition_of_region(region)->suffix);
}

static void
save(const struct sso *sso, const struct ex_node *fresh)
{
	char at[CLOCK_TEXT];
	struct text seconds = node_text(node_member(fresh, "expiresIn"));
	int64_t life = seconds.len ? strtoll(seconds.at, NULL, 10) * 1000 : 0;
	struct buffer out;
	struct json j;
	struct error ignored;

	buffer_init(&out, 1 << 20);
	json_start(&j, &out, 0, 0, 0);
	json_open(&j, NULL, '{');
	for (const struct ex_node *n = sso->token->first; n; n = n->next) {
		char *name = xstrndup(n->name.at, n->name.len);
		struct text v = node_text(n);

		if (strcmp(name, "accessToken") == 0 ||
		    (strcmp(name, "refreshToken") == 0 &&
		     node_member(fresh, name)))
			v = node_text(node_member(fresh, name));
		if (strcmp(name, "expiresAt") == 0)
			v = text_of(clock_iso(at, clock_now() + life, 0));
		json_text(&j, name, v);
		free(name);
	}
	json_close(&j, '}');
	file_write(sso->file, buffer_view(&out), 0600, &ignored);
	buffer_cleanse(&out);
}

/* CreateToken; failing is no error while the old token lives. */
static int
refresh(struct credentials_source *s, struct sso *sso)
{
	struct fetch f = { .method = "POST", .timeout_ms = 10000,
			   .ca_file = s->ca_file };
	char *base = host(s, "sso-oidc", "oidc", sso->region);
	char *url = path_join(base, "token");
	struct buffer body, answer;
	struct json j;
	struct error ignored;
	long status = 0;
	const struct ex_node *fresh = NULL;

	buffer_init(&body, 1 << 20);
	buffer_init(&answer, 1 << 20);
	json_start(&j, &body, 0, 1, 1);
	json_open(&j, NULL, '{');
	json_text(&j, "clientId", member(sso, "clientId"));
	json_text(&j, "clientSecret", member(sso, "clientSecret"));
	json_string(&j, "grantType", "refresh_token");
	json_text(&j, "refreshToken", member(sso, "refreshToken"));
	json_close(&j, '}');
	f.url = url;
	f.body = buffer_view(&body);
	f.headers[f.nheaders++] = "Content-Type: application/json";
	if (fetch(&f, &status, &answer, &ignored) == 0 && status == 200)
		fresh = doc_read_json(sso->arena, buffer_view(&answer), &ignored);
	if (fresh && node_text(node_member(fresh, "accessToken")).len)
		save(sso, fresh);
	else
		fresh = NULL;
	buffer_cleanse(&body);
	buffer_cleanse(&answer);
	free(url);
	free(base);
	return fresh ? 0 : -1;
}

static int
role_credentials(struct credentials_source *s, const struct sso *sso,
		 struct credentials *out, struct error *err)
{
	struct fetch f = { .method = "GET", .timeout_ms = 10000, .retries = 2,
			   .ca_file = s->ca_file };
	char *base = host(s, "sso", "portal.sso", sso->region);
	char *url = xasprintf("%s/federation/credentials?role_name=%s&account_id"
			      "=%s", base, sso->role, sso->account);
	char *header = xasprintf("x-amz-sso_bearer_token: %.*s",
				 TEXT_ARG(member(sso, "accessToken")));
	struct buffer answer;
	const struct ex_node *doc = NULL;
	long status = 0;
	int result;

	buffer_init(&answer, 1 << 20);
	f.url = url;
	f.headers[f.nheaders++] = header;
	result = fetch(&f, &status, &answer, err);
	if (result == 0 && status != 200)
		result = error_set(err, ERROR_SYSTEM, "IAM Identity Center:"
				   " GetRoleCredentials: status %ld", status);
	if (result == 0) {
		doc = doc_read_json(sso->arena, buffer_view(&answer), err);
		result = doc ? read_json_credentials(node_member(doc,
			"roleCredentials"), "sessionToken", 1, out, err) : -1;
	}
	buffer_cleanse(&answer);
	free(header);
	free(url);
	free(base);
	return result;
}

int
provider_sso(struct credentials_source *s, const char *profile,
	     struct credentials *out, struct error *err)
{
	struct sso sso = { 0 };
	int64_t expires = 0;
	int result = read_settings(s, profile, &sso, err);

	if (result <= 0)
		return result;
	sso.arena = arena_new();
	name_file(&sso);
	result = load(&sso, profile, &expires, err);
	if (result == 0 && expires - clock_now() < REFRESH_MS &&
	    member(&sso, "refreshToken").len && refresh(s, &sso) == 0)
		result = load(&sso, profile, &expires, err);
	if (result == 0 && expires <= clock_now())
		result = login_again(profile, err);
	if (result == 0)
		result = role_credentials(s, &sso, out, err);
	if (result == 0)
		result = set_field(out->account, sizeof(out->account),
				   text_of(sso.account), "sso_account_id", err);
	snprintf(out->source, sizeof(out->source), "sso of %.40s", profile);
	arena_free(sso.arena);
	free(sso.file);
	return result < 0 ? -1 : 1;
}
