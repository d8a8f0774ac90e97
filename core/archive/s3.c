/* s3.c - a bucket, opened with whatever the SDKs' settings say */
#include "archive/s3_wire.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>

#include "aws/fetch.h"
#include "aws/partition.h"
#include "base/alloc.h"
#include "base/clock.h"

#define SEVEN_DAYS	(INT64_C(7) * 86400 * 1000)

static int
is_true(const char *v)
{
	return v != NULL && text_is_nocase(text_of(v), "true");
}

static const char *
set_or(struct s3 *s3, const char *given, const char *name, const char *other)
{
	const char *v = given != NULL && *given ? given :
			aws_setting(s3->credentials, name);

	return v != NULL && *v ? v : other;
}

static void
settle(struct s3 *s3, const struct s3_options *o)
{
	const char *endpoint = o->endpoint;

	if (endpoint == NULL || *endpoint == '\0')
		endpoint = aws_endpoint_override(s3->credentials, "s3");
	s3->region = xstrdup(set_or(s3, o->region, "region", "us-east-1"));
	s3->endpoint = endpoint != NULL ? xstrdup(endpoint) : NULL;
	s3->ca_file = xstrdup(set_or(s3, o->ca_file, "ca_bundle",
				     "/etc/ssl/certs/ca-certificates.crt"));
	s3->endpoints = (struct endpoint_options){
		.fips = is_true(aws_setting(s3->credentials,
					    "use_fips_endpoint")),
		.dualstack = is_true(aws_setting(s3->credentials,
						 "use_dualstack_endpoint")),
		.override = aws_endpoint_override, .ctx = s3->credentials,
		.partition = partition_of_region(s3->region)->name,
		.home_region = s3->region,
	};
}

int
s3_open(struct s3 **out, const struct s3_options *o, struct error *err)
{
	struct s3 *s3 = xcalloc(1, sizeof(*s3));
	struct credentials_options co = {
		.profile = o->profile, .region = o->region,
		.ca_file = o->ca_file, .endpoints = &s3->endpoints,
	};

	http_init(&s3->http);
	s3->signer = signer_new();
	s3->stop = o->stop;
	s3->bucket = xstrdup(o->bucket);
	s3->owner = o->owner != NULL ? xstrdup(o->owner) : NULL;
	s3->curl = curl_easy_init();
	if (s3->curl == NULL)
		abort();
	s3->credentials = credentials_open(&co, err);
	if (s3->credentials == NULL) {
		s3_close(s3);
		return -1;
	}
	settle(s3, o);
	*out = s3;
	return 0;
}

void
s3_close(struct s3 *s3)
{
	if (s3 == NULL)
		return;
	credentials_close(s3->credentials);
	signer_free(s3->signer);
	curl_easy_cleanup(s3->curl);
	http_free(&s3->http);
	free(s3->bucket);
	free(s3->region);
	free(s3->owner);
	free(s3->endpoint);
	free(s3->ca_file);
	free(s3);
}

const char *
s3_region(const struct s3 *s3)
{
	return s3->region;
}

const char *
s3_endpoint(const struct s3 *s3)
{
	return s3->endpoint;
}

void
s3_query(struct s3_request *r, const char *name, const char *value)
{
	if (value == NULL)
		return;
	assert(r->nquery < sizeof(r->query) / sizeof(r->query[0]));
	r->query[r->nquery++] = (struct s3_pair){ name, value };
}

void
s3_header(struct s3_request *r, const char *name, const char *value)
{
	if (value == NULL)
		return;
	assert(r->nheaders < sizeof(r->headers) / sizeof(r->headers[0]));
	r->headers[r->nheaders++] = (struct s3_pair){ name, value };
}

void
s3_answer_init(struct s3_answer *a)
{
	memset(a, 0, sizeof(*a));
	a->arena = arena_new();
	a->headers = map_new();
	buffer_init(&a->body, DOC_SIZE_MAX);
}

void
s3_answer_free(struct s3_answer *a)
{
	arena_free(a->arena);
	map_free(a->headers);
	buffer_free(&a->body);
	a->arena = NULL;
	a->headers = NULL;
}

const char *
s3_answer_header(const struct s3_answer *a, const char *name)
{
	return map_get(a->headers, name);
}

int
s3_good(const struct s3_answer *a)
{
	return a->status / 100 == 2 && a->code[0] == '\0';
}

/* How long a link may live, and by whose word. */
static void
limit(struct s3_link *out, const struct credentials *c, int64_t now, int64_t ms)
{
	out->limit = S3_LIMIT_ASKED;
	if (ms > SEVEN_DAYS) {
		ms = SEVEN_DAYS;
		out->limit = S3_LIMIT_SERVICE;
	}
	if (c->expires != 0 && c->expires - now < ms) {
		ms = c->expires - now;
		out->limit = S3_LIMIT_CREDENTIALS;
	}
	out->unknown_end = c->expires == 0 && c->token[0] != '\0';
	out->until = now + ms / 1000 * 1000;
}

int
s3_presign(struct s3 *s3, const struct s3_request *r, int64_t ms,
	   struct s3_link *out, struct error *err)
{
	struct credentials c;
	int64_t now = clock_now() / 1000 * 1000;

	memset(out, 0, sizeof(*out));
	buffer_init(&out->url, 64 * 1024);
	if (s3_encode(s3, r, err) < 0 ||
	    credentials_get(s3->credentials, &c, err) < 0)
		return -1;
	limit(out, &c, now, ms);
	sigv4_presign(s3->signer, &s3->http, &c, now + s3->skew,
		      (unsigned)((out->until - now) / 1000));
	credentials_cleanse(&c);
	buffer_text(&out->url, buffer_view(&s3->http.url));
	OPENSSL_cleanse(s3->http.url.at, s3->http.url.len);
	OPENSSL_cleanse(s3->http.query.at, s3->http.query.len);
	http_reset(&s3->http);
	return 0;
}

void
s3_link_free(struct s3_link *link)
{
	buffer_cleanse(&link->url);
}
