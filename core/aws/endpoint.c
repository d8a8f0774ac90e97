/* endpoint.c - an endpoint that the user names */
#include "aws/endpoint.h"

#include <string.h>

static int
is_loopback(struct text host)
{
	struct text name = host;
	size_t dots = 0;

	if (text_starts(host, "[::1]"))
		return host.len == 5 || host.at[5] == ':';
	name = text_cut(&name, ':');
	if (text_is_nocase(name, "localhost"))
		return 1;
	for (size_t i = 0; i < name.len; i++) {
		if (name.at[i] == '.')
			dots++;
		else if (name.at[i] < '0' || name.at[i] > '9')
			return 0;
	}
	return dots == 3 && text_starts(name, "127.");
}

static int
is_host(struct text host)
{
	for (size_t i = 0; i < host.len; i++) {
		unsigned char c = (unsigned char)host.at[i];

		if (c <= ' ' || c >= 0x7f || strchr("@\\<>\"'`{}|^%", c) != NULL)
			return 0;
	}
	return host.len > 0 && host.len < 256;
}

int
endpoint_read(struct text url, struct endpoint *out, struct error *err)
{
	struct text rest;
	size_t n = 0;

	if (text_starts(url, "https://"))
		out->scheme = text_of("https");
	else if (text_starts(url, "http://"))
		out->scheme = text_of("http");
	else
		return error_set(err, ERROR_USAGE,
				 "endpoint %.*s: not an http or https URL",
				 TEXT_ARG(url));
	n = out->scheme.len + 3;
	rest = text_n(url.at + n, url.len - n);
	for (n = 0; n < rest.len && strchr("/?#", rest.at[n]) == NULL; n++)
		;
	out->host = text_n(rest.at, n);
	out->path = text_n(rest.at + n, rest.len - n);
	while (text_ends(out->path, "/"))
		out->path.len--;
	if (!is_host(out->host) ||
	    (out->path.len > 0 && memchr(out->path.at, '?', out->path.len)) ||
	    (out->path.len > 0 && memchr(out->path.at, '#', out->path.len)))
		return error_set(err, ERROR_USAGE,
				 "endpoint %.*s: more than host and path",
				 TEXT_ARG(url));
	if (text_is(out->scheme, "http") && !is_loopback(out->host))
		return error_set(err, ERROR_USAGE,
				 "endpoint %.*s: plain http is for loopback only",
				 TEXT_ARG(url));
	return 0;
}

const char *
endpoint_prefix(const struct ex_service *service)
{
	if (strcmp(service->name, "s3control") == 0)
		return "s3-control";
	if (service->host != NULL && strchr(service->host, '{') == NULL)
		return service->host;
	return service->name;
}

int
endpoint_override(const struct ex_service *service,
		  const struct endpoint_options *options, const char **url,
		  struct error *err)
{
	*url = NULL;
	if (options->override != NULL)
		*url = options->override(options->ctx, service->name);
	if (*url != NULL && (options->fips || options->dualstack))
		return error_set(err, ERROR_USAGE,
				 "%s: an endpoint of your own and FIPS or "
				 "dual-stack exclude each other", service->name);
	return 0;
}
