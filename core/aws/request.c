/*
 * request.c - a call as an HTTP request
 *
 * S3 goes to the bucket's own host, unless its name would not fit a TLS
 * certificate or a host at all (dots, capitals, underscores, or anything that
 * an answer made up) or the endpoint is the user's own.
 */
#include "aws/request.h"

#include <string.h>

#include "aws/encode.h"
#include "aws/endpoint.h"
#include "aws/partition.h"
#include "aws/uri.h"

static const struct ex_service sts = {
	.name = "sts", .protocol = EX_QUERY, .version = "2011-06-15",
};

int
encode_is_member(const struct encode *e, size_t i)
{
	return e->request->args[i].arg->where == ARG_MEMBER &&
	       (e->used & (uint64_t)1 << i) == 0;
}

static const char *
bucket_for_host(const struct encode *e)
{
	const struct request *r = e->request;
	const char *bucket = NULL;
	size_t n;

	if (strcmp(endpoint_prefix(e->service), "s3") != 0 ||
	    r->call->row->http == NULL ||
	    strstr(r->call->row->http, " /{Bucket}") == NULL)
		return NULL;
	for (size_t i = 0; i < r->nargs && bucket == NULL; i++) {
		if (r->args[i].arg->where == ARG_MEMBER &&
		    strcmp(r->args[i].arg->name, "Bucket") == 0)
			bucket = r->args[i].value;
	}
	if (bucket == NULL)
		return NULL;
	n = strlen(bucket);
	if (n < 3 || n > 63 || bucket[0] == '-' || bucket[n - 1] == '-' ||
	    strspn(bucket, "abcdefghijklmnopqrstuvwxyz0123456789-") != n)
		return NULL;
	return bucket;
}

static int
put_host(struct encode *e, const struct endpoint_options *options,
	 struct text *scheme, struct error *err)
{
	const struct request *r = e->request;
	const char *region = r->redirect_region != NULL ? r->redirect_region :
			     r->kind == REQUEST_ENTER ? "" : r->region;
	struct http *http = e->http;
	struct endpoint endpoint;
	const char *url;

	*scheme = text_of("https");
	if (endpoint_override(e->service, options, &url, err) < 0)
		return -1;
	if (url != NULL) {
		if (endpoint_read(text_of(url), &endpoint, err) < 0)
			return -1;
		*scheme = endpoint.scheme;
		e->base = endpoint.path;
	} else if (r->call != NULL && bucket_for_host(e) != NULL) {
		buffer_printf(&http->host, "%s.", bucket_for_host(e));
		e->bucket_in_host = 1;
	}
	return partition_host(e->service, r->account, region, options,
			      &http->host, &http->region, err);
}

static int
is_header_value(const char *value)
{
	for (; *value != '\0'; value++) {
		unsigned char c = (unsigned char)*value;

		if (c < ' ' || c == 0x7f)
			return 0;
	}
	return 1;
}

static int
put_headers(struct encode *e, struct error *err)
{
	const struct request *r = e->request;
	int said = 0;

	for (size_t i = 0; i < r->nargs; i++) {
		const struct request_arg *arg = &r->args[i];

		if (arg->arg->where != ARG_HEADER)
			continue;
		if (arg->value == NULL || !is_header_value(arg->value))
			return error_set(err, ERROR_USAGE,
					 "header %s: not a header's value",
					 arg->arg->name);
		http_header(e->http, arg->arg->name, arg->value);
		said |= strcmp(arg->arg->name, "x-amz-account-id") == 0;
	}
	if (strcmp(endpoint_prefix(e->service), "s3-control") == 0 && !said)
		http_header(e->http, "x-amz-account-id", r->account);
	return 0;
}

static void
post_json(struct encode *e)
{
	struct http *http = e->http;

	http_header(http, "content-type",
		    e->service->protocol == EX_JSON_1_0 ?
		    "application/x-amz-json-1.0" : "application/x-amz-json-1.1");
	http_header(http, "x-amz-target",
		    arena_printf(http->arena, "%s.%s", e->service->version,
				 e->request->call->row->op));
}

static int
post(struct encode *e, struct error *err)
{
	struct http *http = e->http;

	http->method = "POST";
	buffer_text(&http->path, e->base);
	buffer_putc(&http->path, '/');
	switch (e->service->protocol) {
	case EX_JSON_1_0:
	case EX_JSON_1_1:
		post_json(e);
		return encode_json(e, err);
	default:
		http_header(http, "content-type",
			    "application/x-www-form-urlencoded; charset=utf-8");
		if (e->request->call == NULL) {
			encode_enter(e);
			return 0;
		}
		return encode_query(e, err);
	}
}

static int
finish(struct http *http, struct text scheme, struct error *err)
{
	struct buffer *url = &http->url;

	buffer_text(url, scheme);
	buffer_puts(url, "://");
	buffer_text(url, buffer_view(&http->host));
	buffer_text(url, buffer_view(&http->path));
	if (http->query.len > 0) {
		buffer_putc(url, '?');
		buffer_text(url, buffer_view(&http->query));
	}
	if (http->overflowed || buffer_overflowed(url) ||
	    buffer_overflowed(&http->host) || buffer_overflowed(&http->path) ||
	    buffer_overflowed(&http->query) || buffer_overflowed(&http->body))
		return error_set(err, ERROR_USAGE, "arguments too long");
	return 0;
}

int
request_encode(const struct request *request,
	       const struct endpoint_options *options, struct http *out,
	       struct error *err)
{
	struct encode e = { .request = request, .http = out };
	struct text scheme;
	int rc;

	http_reset(out);
	e.service = request->call != NULL ?
		    &request->call->collector->tables->service : &sts;
	if (request->nargs > ENCODE_ARGS_MAX)
		return error_set(err, ERROR_USAGE, "%s: too many arguments",
				 request->key);
	out->service = service_signing(e.service);
	if (strcmp(endpoint_prefix(e.service), "s3-control") == 0)
		out->service = "s3";
	out->s3 = out->hashed = strcmp(out->service, "s3") == 0;
	if (put_host(&e, options, &scheme, err) < 0 || put_headers(&e, err) < 0)
		return error_in(err, "%s", request->key);
	if (e.service->protocol == EX_REST_JSON ||
	    e.service->protocol == EX_REST_XML)
		rc = encode_rest(&e, err);
	else
		rc = post(&e, err);
	if (rc == 0)
		rc = finish(out, scheme, err);
	return rc < 0 ? error_in(err, "%s", request->key) : 0;
}
