/* test_archive_s3.c - what is signed: places, headers, links */
#include "unit.h"

#include "archive/object.h"
#include "archive/s3_wire.h"
#include "base/digest.h"

static struct s3 *
opened(const struct s3_options *o)
{
	struct s3 *s3 = NULL;
	struct error err;

	assert_int_equal(s3_open(&s3, o, &err), 0);
	return s3;
}

static void
keys(const char *token, const char *expires)
{
	static const char *const gone[] = {
		"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_REGION",
		"AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_CA_BUNDLE",
		"AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION",
		"AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT",
	};

	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
		unsetenv(gone[i]);
	setenv("AWS_CONFIG_FILE", "/dev/null", 1);
	setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null", 1);
	setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", 1);
	setenv("AWS_SECRET_ACCESS_KEY", "secret/of/nobody", 1);
	if (token)
		setenv("AWS_SESSION_TOKEN", token, 1);
	if (expires)
		setenv("AWS_CREDENTIAL_EXPIRATION", expires, 1);
}

static void
places(void **state)
{
	static const struct {
		const char *bucket, *region, *endpoint, *key, *url;
	} rows[] = {
		{ "acme-audit", "eu-west-1", NULL, "q/a.tar.gz",
		  "https://acme-audit.s3.eu-west-1.amazonaws.com/q/a.tar.gz" },
		{ "acme.audit", "eu-west-1", NULL, "a",
		  "https://s3.eu-west-1.amazonaws.com/acme.audit/a" },
		{ "acme", "cn-north-1", NULL, "a",
		  "https://acme.s3.cn-north-1.amazonaws.com.cn/a" },
		{ "acme", "eu-west-1", NULL, NULL,
		  "https://acme.s3.eu-west-1.amazonaws.com/" },
		{ "acme", "eu-west-1", "http://127.0.0.1:9000", "a b'c",
		  "http://127.0.0.1:9000/acme/a%20b%27c" },
		{ "acme", "eu-west-1", "https://minio.example/s3/", "a",
		  "https://minio.example/s3/acme/a" },
	};
	struct error err;

	(void)state;
	keys(NULL, NULL);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct s3_options o = { .bucket = rows[i].bucket,
					.region = rows[i].region,
					.endpoint = rows[i].endpoint };
		struct s3_request r = { .method = "GET", .key = rows[i].key };
		struct s3 *s3 = opened(&o);

		assert_int_equal(s3_encode(s3, &r, &err), 0);
		assert_string_equal(buffer_cstr(&s3->http.url), rows[i].url);
		assert_string_equal(s3->http.region, rows[i].region);
		s3_close(s3);
	}
}

/* Plain http leaves no machine; an environment's endpoint counts, too. */
static void
endpoints(void **state)
{
	struct s3_options o = { .bucket = "acme",
				.endpoint = "http://minio.example" };
	struct s3_request r = { .method = "GET" };
	struct s3 *s3;
	struct error err;

	(void)state;
	keys(NULL, NULL);
	s3 = opened(&o);
	assert_int_equal(s3_encode(s3, &r, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	s3_close(s3);
	o.endpoint = NULL;
	setenv("AWS_ENDPOINT_URL_S3", "https://localhost:1", 1);
	s3 = opened(&o);
	assert_string_equal(s3_endpoint(s3), "https://localhost:1");
	s3_close(s3);
	unsetenv("AWS_ENDPOINT_URL_S3");
}

static void
queries(void **state)
{
	struct s3_options o = { .bucket = "acme", .region = "eu-west-1" };
	struct s3_request r = { .method = "GET", .key = "k" };
	struct s3 *s3;
	struct error err;

	(void)state;
	keys(NULL, NULL);
	s3 = opened(&o);
	s3_query(&r, "versionId", "3/L4+x=");
	s3_query(&r, "attributes", "");
	s3_query(&r, "left-out", NULL);
	assert_int_equal(s3_encode(s3, &r, &err), 0);
	assert_string_equal(buffer_cstr(&s3->http.query),
			    "attributes=&versionId=3%2FL4%2Bx%3D");
	s3_close(s3);
}

static const char *
header(const struct s3_request *r, const char *name)
{
	for (size_t i = 0; i < r->nheaders; i++)
		if (strcmp(r->headers[i].name, name) == 0)
			return r->headers[i].value;
	return NULL;
}

static void
terms_as_headers(void **state)
{
	struct terms t = { .lock = "COMPLIANCE", .legal_hold = 1,
			   .until = at("2033-11-29T08:00:00Z"),
			   .storage_class = "GLACIER_IR", .kms_key = "k1" };
	struct object o = { .terms = &t, .content_type = "application/gzip" };
	struct s3_request r = { 0 }, bare = { 0 };
	struct term_headers room;

	(void)state;
	object_terms(&r, &o, &room);
	assert_string_equal(header(&r, "x-amz-object-lock-mode"), "COMPLIANCE");
	assert_string_equal(header(&r, "x-amz-object-lock-retain-until-date"),
			    "2033-11-29T08:00:00Z");
	assert_string_equal(header(&r, "x-amz-object-lock-legal-hold"), "ON");
	assert_string_equal(header(&r, "x-amz-storage-class"), "GLACIER_IR");
	assert_string_equal(header(&r, "x-amz-server-side-encryption"),
			    "aws:kms");
	assert_string_equal(header(&r,
		"x-amz-server-side-encryption-aws-kms-key-id"), "k1");
	assert_string_equal(header(&r,
		"x-amz-server-side-encryption-bucket-key-enabled"), "true");

	t = (struct terms){ 0 };
	object_terms(&bare, &o, &room);
	assert_int_equal(bare.nheaders, 1);
}

/* What is signed of a range of a file is its digest, not that of no body. */
static void
payload(void **state)
{
	static const char sum[] = "ba7816bf8f01cfea414140de5dae2223"
				  "b00361a396177a9cb410ff61f20015ad";
	struct s3_options o = { .bucket = "acme", .region = "eu-west-1" };
	struct s3_request r = { .method = "PUT", .key = "k" };
	struct credentials c = { .key_id = "AKIDEXAMPLE", .secret = "s" };
	struct s3 *s3;
	struct error err;
	int said = 0;

	(void)state;
	keys(NULL, NULL);
	s3 = opened(&o);
	assert_int_equal(s3_encode(s3, &r, &err), 0);
	s3->http.sha256 = sum;
	sigv4_sign(s3->signer, &s3->http, &c, at("2026-11-29T08:00:00Z"));
	for (size_t i = 0; i < s3->http.nheaders; i++)
		if (strcmp(s3->http.headers[i].name,
			   "x-amz-content-sha256") == 0) {
			assert_string_equal(s3->http.headers[i].value, sum);
			said = 1;
		}
	assert_int_equal(said, 1);
	http_reset(&s3->http);
	assert_null(s3->http.sha256);
	s3_close(s3);
}

static int64_t
lives(const char *token, int64_t expires_in, int64_t asked,
      enum s3_limit limit, int unknown)
{
	struct s3_options o = { .bucket = "acme", .region = "eu-west-1" };
	struct s3_request r = { .method = "GET", .key = "k" };
	int64_t now = clock_now();
	char when[CLOCK_TEXT];
	struct s3_link link;
	struct s3 *s3;
	struct error err;
	int64_t left;

	keys(token, expires_in ? clock_iso(when, now + expires_in, 0) : NULL);
	s3 = opened(&o);
	s3_query(&r, "versionId", "v1");
	assert_int_equal(s3_presign(s3, &r, asked, &link, &err), 0);
	assert_int_equal(link.limit, limit);
	assert_int_equal(link.unknown_end, unknown);
	assert_non_null(strstr(buffer_cstr(&link.url), "versionId=v1"));
	assert_non_null(strstr(buffer_cstr(&link.url), "X-Amz-Signature="));
	assert_null(strstr(buffer_cstr(&link.url), "secret"));
	left = (link.until - now + 1500) / 1000;
	s3_link_free(&link);
	s3_close(s3);
	return left;
}

static void
links_end(void **state)
{
	const int64_t hour = 3600, week = 7 * 86400;

	(void)state;
	assert_in_range(lives(NULL, 0, hour * 1000, S3_LIMIT_ASKED, 0),
			hour - 1, hour + 2);
	assert_in_range(lives(NULL, 0, 30 * 86400 * INT64_C(1000),
			      S3_LIMIT_SERVICE, 0), week - 1, week + 2);
	assert_in_range(lives("T", hour * 1000, 86400 * INT64_C(1000),
			      S3_LIMIT_CREDENTIALS, 0), hour - 2, hour + 2);
	assert_in_range(lives("T", 0, hour * 1000, S3_LIMIT_ASKED, 1),
			hour - 1, hour + 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),
		cmocka_unit_test(endpoints),
		cmocka_unit_test(queries),
		cmocka_unit_test(terms_as_headers),
		cmocka_unit_test(payload),
		cmocka_unit_test(links_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
