/* Roles: AssumeRole from a profile, AssumeRoleWithWebIdentity. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aws/fetch.h"
#include "aws/provider.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"

#define CHAIN_MAX	8	/* source_profile of source_profile ... */
#define STS_ARGS	8

static const struct ex_collector sts_tables = {
	.name = "sts",
	.service = { .name = "sts", .protocol = EX_QUERY,
		     .version = "2011-06-15" },
};

/* What a request needs of the registry, for calls that no table makes. */
struct sts_request {
	struct ex_call row;
	struct collector collector;
	struct call call;
	struct arg names[STS_ARGS];
	struct request_arg values[STS_ARGS];
	struct request request;
};

static void
make_request(struct sts_request *r, const char *op, const char *region,
	     const char *const *args)
{
	memset(r, 0, sizeof(*r));
	r->row.op = op;
	r->collector.tables = &sts_tables;
	r->call.row = &r->row;
	r->call.collector = &r->collector;
	r->call.name = op;
	r->call.where = ON_REGION;
	for (size_t i = 0; args[0] && i < STS_ARGS; args += 2) {
		if (!args[1])
			continue;
		r->names[i].name = args[0];
		r->names[i].value = args[1];
		r->values[i].arg = &r->names[i];
		r->values[i].value = args[1];
		r->request.nargs = ++i;
	}
	r->request.call = &r->call;
	r->request.args = r->values;
	r->request.account = "";
	r->request.region = region;
	r->request.key = op;
	r->request.page = 1;
}

static int
read_result(const char *op, long status, struct text body,
	    struct credentials *out, struct error *err)
{
	struct arena *arena = arena_new();
	struct error why;
	const struct ex_node *doc, *e;
	int result = -1;

	doc = doc_read_answer(arena, body, EX_QUERY, op, &why);
	if (status == 200 && doc && node_member(doc, "Credentials")) {
		doc = node_member(doc, "Credentials");
		result = read_json_credentials(doc, "SessionToken", 0, out, err);
	} else {
		e = doc ? node_member(doc, "Error") : NULL;
		error_set(err, ERROR_SYSTEM, "sts:%s: status %ld %.*s %.*s", op,
			  status, TEXT_ARG(node_text(node_member(e, "Code"))),
			  TEXT_ARG(node_text(node_member(e, "Message"))));
	}
	arena_free(arena);
	return result;
}

static int
send_sts(struct credentials_source *s, const char *op, struct http *http,
	 struct credentials *out, struct error *err)
{
	struct fetch f = { .method = "POST", .url = buffer_cstr(&http->url),
			   .body = buffer_view(&http->body),
			   .ca_file = s->ca_file, .timeout_ms = 30000,
			   .retries = 3 };
	char *lines[24];
	struct buffer body;
	long status = 0;
	int result;

	for (size_t i = 0; i < http->nheaders && i < 24; i++) {
		lines[i] = xasprintf("%s: %s", http->headers[i].name,
				     http->headers[i].value);
		f.headers[f.nheaders++] = lines[i];
	}
	buffer_init(&body, 1 << 20);
	result = fetch(&f, &status, &body, err);
	if (result == 0)
		result = read_result(op, status, buffer_view(&body), out, err);
	for (size_t i = 0; i < f.nheaders; i++)
		free(lines[i]);
	buffer_cleanse(&body);
	return result;
}

/* by NULL: unsigned.  args: name, value, ..., NULL. */
static int
sts_call(struct credentials_source *s, const char *op, const char *const *args,
	 const struct credentials *by, struct credentials *out,
	 struct error *err)
{
	struct sts_request r;
	struct http http;
	int result;

	http_init(&http);
	make_request(&r, op, s->region, args);
	result = request_encode(&r.request, s->endpoints, &http, err);
	if (result == 0 && by)
		sigv4_sign(s->signer, &http, by, clock_now());
	if (result == 0)
		result = send_sts(s, op, &http, out, err);
	http_free(&http);
	return result;
}

static const char *
key(struct credentials_source *s, const char *profile, const char *name)
{
	return config_file_profile(s->file, profile, name);
}

/* Who the role is assumed by: another profile, or a place. */
static int
role_source(struct credentials_source *s, const char *profile,
	    struct credentials *by, struct error *err)
{
	const char *from = key(s, profile, "source_profile");
	const char *place = key(s, profile, "credential_source");
	int result;

	if (!from == !place)
		return error_set(err, ERROR_USAGE, "profile %s has role_arn: it"
				 " needs one of source_profile and"
				 " credential_source", profile);
	if (place && strcmp(place, "Environment") == 0)
		result = provider_environment(s, profile, by, err);
	else if (place && strcmp(place, "EcsContainer") == 0)
		result = provider_container(s, profile, by, err);
	else if (place && strcmp(place, "Ec2InstanceMetadata") == 0)
		result = provider_imds(s, profile, by, err);
	else if (place)
		return error_set(err, ERROR_USAGE, "profile %s: credential_source"
				 " %s: Environment, EcsContainer or"
				 " Ec2InstanceMetadata", profile, place);
	else if (!config_file_has_profile(s->file, from))
		return error_set(err, ERROR_USAGE, "profile %s: source_profile %s"
				 " does not exist", profile, from);
	else if (strcmp(from, profile) == 0)	/* its own static keys */
		result = provider_static(s, IN_CREDENTIALS, from, by, err);
	else if (s->depth >= CHAIN_MAX)
		return error_set(err, ERROR_USAGE, "profile %s: source_profile"
				 " goes in a circle", profile);
	else {
		s->depth++;
		result = provider_profile(s, from, by, err);
		s->depth--;
	}
	if (result == 0)
		return error_set(err, ERROR_USAGE, "profile %s: its source %s has"
				 " no credentials", profile, from ? from : place);
	return result;
}

/* mfa_serial wants a person: unattended, the code comes by variable. */
static int
mfa_code(const char *serial, const char **code, struct error *err)
{
	static char typed[16];
	FILE *tty;

	*code = secure_getenv("EXHIBIT_MFA_CODE");
	if (*code)
		return 0;
	tty = fopen("/dev/tty", "r+e");
	if (!tty)
		return error_set(err, ERROR_USAGE, "%s wants its code: set"
				 " EXHIBIT_MFA_CODE", serial);
	fprintf(tty, "MFA code of %s: ", serial);
	fflush(tty);
	if (!fgets(typed, sizeof(typed), tty))
		typed[0] = '\0';
	fclose(tty);
	typed[strcspn(typed, "\r\n ")] = '\0';
	*code = typed;
	return 0;
}

int
provider_assume_role(struct credentials_source *s, const char *profile,
		     struct credentials *out, struct error *err)
{
	const char *role = key(s, profile, "role_arn");
	const char *serial = key(s, profile, "mfa_serial"), *code = NULL;
	const char *session = key(s, profile, "role_session_name");
	struct credentials by = { 0 };
	int result;

	if (!role || key(s, profile, "web_identity_token_file"))
		return 0;
	if (role_source(s, profile, &by, err) < 0)
		return -1;
	if (serial && mfa_code(serial, &code, err) < 0)
		return -1;
	{
		const char *const args[] = {
			"RoleArn", role,
			"RoleSessionName", session ? session : "exhibit",
			"ExternalId", key(s, profile, "external_id"),
			"SerialNumber", serial, "TokenCode", code,
			"DurationSeconds", key(s, profile, "duration_seconds"),
			NULL };

		result = sts_call(s, "AssumeRole", args, &by, out, err);
	}
	credentials_cleanse(&by);
	if (result < 0)
		return error_in(err, "profile %s: %s", profile, role);
	snprintf(out->source, sizeof(out->source), "role of %.40s", profile);
	return 1;
}

int
provider_web_identity(struct credentials_source *s, const char *profile,
		      struct credentials *out, struct error *err)
{
	const char *file = secure_getenv("AWS_WEB_IDENTITY_TOKEN_FILE");
	const char *role = secure_getenv("AWS_ROLE_ARN");
	const char *session = secure_getenv("AWS_ROLE_SESSION_NAME");
	struct buffer token;
	struct text text;
	char *value;
	int result;

	if (!file || !*file || strcmp(profile, s->profile) != 0) {
		file = key(s, profile, "web_identity_token_file");
		role = key(s, profile, "role_arn");
		session = key(s, profile, "role_session_name");
	}
	if (!file || !*file)
		return 0;
	if (!role || !*role)
		return error_set(err, ERROR_USAGE, "%s is a web identity token,"
				 " but there is no role_arn for it", file);
	buffer_init(&token, 64 * 1024);
	if (file_read(file, &token, err) < 0)
		return -1;
	text = text_trim(buffer_view(&token));
	value = xstrndup(text.at ? text.at : "", text.len);
	{
		const char *const args[] = {
			"RoleArn", role,
			"RoleSessionName", session ? session : "exhibit",
			"WebIdentityToken", value, NULL };

		result = sts_call(s, "AssumeRoleWithWebIdentity", args, NULL,
				  out, err);
	}
	buffer_cleanse(&token);
	free(value);
	snprintf(out->source, sizeof(out->source), "web identity");
	return result < 0 ? error_in(err, "%s", role) : 1;
}
