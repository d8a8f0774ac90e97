/* Credentials of the place we run in: container endpoint, instance metadata. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/fetch.h"
#include "aws/provider.h"
#include "base/alloc.h"
#include "base/file.h"

#define ECS_HOST	"http://169.254.170.2"

/* http to these alone; https anywhere. */
static int
host_allowed(const char *url)
{
	static const char *const hosts[] = {
		"http://127.", "http://localhost", "http://[::1]",
		"http://169.254.170.2", "http://169.254.170.23",
		"http://[fd00:ec2::23]",
	};
	size_t len;

	if (strncmp(url, "https://", 8) == 0)
		return 1;
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		len = strlen(hosts[i]);
		if (strncmp(url, hosts[i], len) != 0)
			continue;
		if (i == 0)		/* 127. and digits and dots up to : or / */
			len += strspn(url + len, "0123456789.");
		if (url[len] == '\0' || url[len] == '/' || url[len] == ':')
			return 1;
	}
	return 0;
}

static int
read_json(struct text body, const char *token, struct credentials *out,
	  struct error *err)
{
	struct arena *arena = arena_new();
	const struct ex_node *doc = doc_read_json(arena, body, err);
	int result = doc ? read_json_credentials(doc, token, 0, out, err) : -1;

	arena_free(arena);
	return result;
}

/* The Authorization header's value; it is read again each time. */
static int
container_token(char **header, struct error *err)
{
	const char *file = env_set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
	const char *value = env_set("AWS_CONTAINER_AUTHORIZATION_TOKEN");
	struct buffer token;
	struct text text;
	int result = 0;

	*header = NULL;
	buffer_init(&token, 64 * 1024);
	if (file)
		result = file_read(file, &token, err);
	text = file ? text_trim(buffer_view(&token)) : text_of(value);
	if (result == 0 && text.len) {
		if (memchr(text.at, '\r', text.len) ||
		    memchr(text.at, '\n', text.len))
			result = error_set(err, ERROR_USAGE, "the container's"
					   " authorization token has a line end");
		else
			*header = xasprintf("Authorization: %.*s",
					    TEXT_ARG(text));
	}
	buffer_cleanse(&token);
	return result;
}

int
provider_container(struct credentials_source *s, const char *profile,
		   struct credentials *out, struct error *err)
{
	const char *relative = env_set("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
	const char *full = env_set("AWS_CONTAINER_CREDENTIALS_FULL_URI");
	struct fetch f = { .method = "GET", .timeout_ms = 2000, .retries = 2,
			   .direct = 1 };
	char *url, *header = NULL;
	struct buffer body;
	long status = 0;
	int result = -1;

	(void)profile;
	if (!relative && !full)
		return 0;
	url = relative ? xasprintf("%s%s%s", ECS_HOST,
				   *relative == '/' ? "" : "/", relative) :
			 xstrdup(full);
	buffer_init(&body, 64 * 1024);
	f.url = url;
	f.ca_file = s->ca_file;
	if (!host_allowed(url))
		error_set(err, ERROR_USAGE, "AWS_CONTAINER_CREDENTIALS_FULL_URI:"
			  " http is for loopback and the container's own hosts");
	else if (container_token(&header, err) == 0) {
		if (header)
			f.headers[f.nheaders++] = header;
		result = fetch(&f, &status, &body, err);
	}
	if (result == 0 && status != 200)
		result = error_set(err, ERROR_SYSTEM,
				   "container credentials: status %ld", status);
	if (result == 0)
		result = read_json(buffer_view(&body), "Token", out, err);
	snprintf(out->source, sizeof(out->source), "container");
	buffer_cleanse(&body);
	free(header);
	free(url);
	return result < 0 ? -1 : 1;
}

static char *
imds_base(void)
{
	const char *given = env_set("AWS_EC2_METADATA_SERVICE_ENDPOINT");
	const char *mode = env_set("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
	size_t len;

	if (!given)
		given = mode && text_is_nocase(text_of(mode), "ipv6") ?
			"http://[fd00:ec2::254]" : "http://169.254.169.254";
	len = strlen(given);
	while (len && given[len - 1] == '/')
		len--;
	return xstrndup(given, len);
}

/* One step of IMDSv2. */
static int
imds_get(const char *base, const char *path, const char *token,
	 struct buffer *out, long *status)
{
	struct fetch f = { .method = token ? "GET" : "PUT",
			   .timeout_ms = 1000, .direct = 1 };
	char *url = path_join(base, path);
	char *header = token ?
		xasprintf("x-aws-ec2-metadata-token: %s", token) :
		xstrdup("x-aws-ec2-metadata-token-ttl-seconds: 21600");
	struct error ignored;
	int result;

	f.url = url;
	f.headers[f.nheaders++] = header;
	if (!token)
		f.body = text_of("");
	result = fetch(&f, status, out, &ignored);
	free(url);
	free(header);
	return result;
}

/* 0: nobody there, or no role attached: the end of the chain says so. */
static int
ask_imds(const char *base, struct credentials *out, struct error *err)
{
	static const char path[] = "latest/meta-data/iam/security-credentials/";
	struct buffer token, role, body;
	long status = 0;
	char *where = NULL;
	int result = 0;

	buffer_init(&token, 4096);
	buffer_init(&role, 4096);
	buffer_init(&body, 64 * 1024);
	if (imds_get(base, "latest/api/token", NULL, &token, &status) == 0 &&
	    status == 200 &&
	    imds_get(base, path, buffer_cstr(&token), &role, &status) == 0 &&
	    status == 200) {
		struct text name = buffer_view(&role);

		name = text_trim(text_cut(&name, '\n'));
		where = xasprintf("%s%.*s", path, TEXT_ARG(name));
		if (imds_get(base, where, buffer_cstr(&token), &body,
			     &status) < 0 || status != 200)
			result = error_set(err, ERROR_SYSTEM, "instance metadata:"
					   " role %.*s, status %ld",
					   TEXT_ARG(name), status);
		else
			result = read_json(buffer_view(&body), "Token", out,
					   err) < 0 ? -1 : 1;
	}
	free(where);
	buffer_cleanse(&token);
	buffer_free(&role);
	buffer_cleanse(&body);
	return result;
}

int
provider_imds(struct credentials_source *s, const char *profile,
	      struct credentials *out, struct error *err)
{
	const char *off = env_set("AWS_EC2_METADATA_DISABLED");
	char *base;
	int result;

	(void)s;
	(void)profile;
	if (off && text_is_nocase(text_of(off), "true"))
		return 0;
	base = imds_base();
	result = ask_imds(base, out, err);
	snprintf(out->source, sizeof(out->source), "instance metadata");
	free(base);
	return result;
}
