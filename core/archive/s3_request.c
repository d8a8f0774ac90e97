/*
 * s3_request.c - what is signed and sent
 *
 * Virtual-hosted addressing where the bucket's name can be a host's label (no
 * dots: a certificate's * stands for one label), by path elsewhere.
 */
#include "archive/s3_wire.h"

#include <string.h>

#include "aws/endpoint.h"
#include "aws/partition.h"
#include "aws/uri.h"
#include "base/clock.h"

static const struct ex_service service = {
	.name = "s3", .protocol = EX_REST_XML,
};

static int
fits_a_host(const char *bucket)
{
	return strspn(bucket, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
	       strlen(bucket);
}

/* scheme://host, and the path that stands before the key */
static int
put_place(struct s3 *s3, struct error *err)
{
	struct http *http = &s3->http;
	struct endpoint e;

	if (s3->endpoint != NULL) {
		if (endpoint_read(text_of(s3->endpoint), &e, err) < 0)
			return -1;
		buffer_text(&http->host, e.host);
		buffer_text(&http->url, e.scheme);
		buffer_text(&http->path, e.path);
		buffer_printf(&http->path, "/%s", s3->bucket);
	} else {
		int in_host = fits_a_host(s3->bucket);
		const char *region;

		if (in_host)
			buffer_printf(&http->host, "%s.", s3->bucket);
		if (partition_host(&service, NULL, s3->region, &s3->endpoints,
				   &http->host, &region, err) < 0)
			return -1;
		buffer_puts(&http->url, "https");
		if (!in_host)
			buffer_printf(&http->path, "/%s", s3->bucket);
	}
	buffer_puts(&http->url, "://");
	buffer_text(&http->url, buffer_view(&http->host));
	return 0;
}

static int
put_query(struct http *http, const struct s3_request *r)
{
	struct buffer plain;
	int overflowed;

	buffer_init(&plain, 64 * 1024);
	for (size_t i = 0; i < r->nquery; i++)
		uri_pair(&plain, text_of(r->query[i].name),
			 text_of(r->query[i].value));
	uri_query(&http->query, buffer_view(&plain));
	if (http->query.len > 0)
		buffer_printf(&http->url, "?%s", buffer_cstr(&http->query));
	overflowed = buffer_overflowed(&plain);
	buffer_free(&plain);
	return overflowed ? -1 : 0;
}

int
s3_encode(struct s3 *s3, const struct s3_request *r, struct error *err)
{
	struct http *http = &s3->http;

	http_reset(http);
	http->method = r->method;
	http->service = "s3";
	http->region = s3->region;
	http->s3 = http->hashed = 1;
	if (put_place(s3, err) < 0)
		return -1;
	buffer_putc(&http->path, '/');
	if (r->key != NULL)
		uri_put(&http->path, text_of(r->key), "/");
	buffer_text(&http->url, buffer_view(&http->path));
	if (put_query(http, r) < 0 || buffer_overflowed(&http->url))
		return error_set(err, ERROR_USAGE, "%s: too long a request",
				 r->key != NULL ? r->key : s3->bucket);
	for (size_t i = 0; i < r->nheaders; i++)
		http_header(http, r->headers[i].name, r->headers[i].value);
	return 0;
}
