/* test_encode.c - calls in each protocol, as the bytes that are sent */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aws/request.h"

#define ARGS 6

static const struct ex_service services[] = {
	{ .name = "transcribe", .protocol = EX_JSON_1_1,
	  .version = "Transcribe" },
	{ .name = "monitoring", .protocol = EX_JSON_1_0,
	  .version = "GraniteServiceVersion20100801" },
	{ .name = "artifact", .protocol = EX_REST_JSON },
	{ .name = "s3", .protocol = EX_REST_XML },
	{ .name = "s3control", .protocol = EX_REST_XML, .host = "s3-control",
	  .signing = "s3", .iam = "s3" },
	{ .name = "iam", .protocol = EX_QUERY, .version = "2010-05-08" },
	{ .name = "ec2", .protocol = EX_EC2, .version = "2016-11-15" },
};

/* name, value; more than one value: many */
struct word {
	struct arg arg;
	const char *values[3];
};

#define M(n, v)		{ { ARG_MEMBER, n, v, 0, 0 }, { v } }
#define RAW(n, v)	{ { ARG_MEMBER, n, v, 1, 0 }, { v } }
#define Q(n, v)		{ { ARG_QUERY, n, v, 0, 0 }, { v } }
#define H(n, v)		{ { ARG_HEADER, n, v, 0, 0 }, { v } }
#define MANY(n, ...)	{ { ARG_MEMBER, n, "{id}", 0, 1 }, { __VA_ARGS__ } }

struct sample {
	const char *service, *op, *http;
	struct word words[ARGS];
	const char *region, *token, *page_in;
	const char *url;		/* NULL: refused */
	const char *method, *body, *header, *value;
};

static const struct sample samples[] = {
	{ "transcribe", "ListTranscriptionJobs", NULL, { { { 0 }, { 0 } } },
	  "eu-west-1", NULL, NULL,
	  "https://transcribe.eu-west-1.amazonaws.com/", "POST", "{}",
	  "x-amz-target", "Transcribe.ListTranscriptionJobs" },
	{ "transcribe", "ListTranscriptionJobs", NULL,
	  { RAW("MaxResults", "100"), M("Status", "a\"\nb") },
	  "eu-west-1", "t0k", "NextToken",
	  "https://transcribe.eu-west-1.amazonaws.com/", "POST",
	  "{\"MaxResults\":100,\"Status\":\"a\\\"\\nb\",\"NextToken\":\"t0k\"}",
	  "content-type", "application/x-amz-json-1.1" },
	{ "monitoring", "DescribeAlarms", NULL,
	  { RAW("Flag", "true"), M("Number", "100"),
	    RAW("List", "[{\"a\":1.5},null]") },
	  "eu-west-1", NULL, NULL,
	  "https://monitoring.eu-west-1.amazonaws.com/", "POST",
	  "{\"Flag\":true,\"Number\":\"100\",\"List\":[{\"a\":1.5},null]}",
	  "content-type", "application/x-amz-json-1.0" },
	{ "transcribe", "Nested", NULL,
	  { M("a.b", "1"), M("a.c", "2"), MANY("ids", "x", "y") },
	  "eu-west-1", NULL, NULL,
	  "https://transcribe.eu-west-1.amazonaws.com/", "POST",
	  "{\"a\":{\"b\":\"1\",\"c\":\"2\"},\"ids\":[\"x\",\"y\"]}",
	  NULL, NULL },
	{ "transcribe", "Twice", NULL, { M("a", "1"), M("a.c", "2") },
	  "eu-west-1", NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "transcribe", "NotJson", NULL, { RAW("a", "{\"x\":}") },
	  "eu-west-1", NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "transcribe", "Injected", NULL, { RAW("a", "1},{\"b\":2") },
	  "eu-west-1", NULL, NULL, NULL, NULL, NULL, NULL, NULL },

	{ "artifact", "ListReports", "GET /v1/report/list",
	  { M("maxResults", "5") }, "", "a+/=", "nextToken",
	  "https://artifact.us-east-1.amazonaws.com/v1/report/list"
	  "?maxResults=5&nextToken=a%2B%2F%3D", "GET", "", NULL, NULL },
	{ "artifact", "GetThing", "GET /v1/x/{id}/y?x-id=GetThing",
	  { M("id", "a/b c"), Q("z", "1"), Q("A", "2") }, "", NULL, NULL,
	  "https://artifact.us-east-1.amazonaws.com/v1/x/a%2Fb%20c/y"
	  "?A=2&x-id=GetThing&z=1", "GET", "", NULL, NULL },
	{ "artifact", "Greedy", "GET /v1/{arn+}", { M("arn", "arn:a/b c") },
	  "", NULL, NULL,
	  "https://artifact.us-east-1.amazonaws.com/v1/arn%3Aa/b%20c",
	  "GET", "", NULL, NULL },
	{ "artifact", "Post", "POST /v1/list", { { { 0 }, { 0 } } },
	  "", NULL, NULL, "https://artifact.us-east-1.amazonaws.com/v1/list",
	  "POST", "{}", "content-type", "application/json" },
	{ "artifact", "Post", "POST /v1/{a}",
	  { M("a", "1"), M("b", "2"), Q("c", "3") }, "", "t", "nextToken",
	  "https://artifact.us-east-1.amazonaws.com/v1/1?c=3",
	  "POST", "{\"b\":\"2\",\"nextToken\":\"t\"}", NULL, NULL },
	{ "artifact", "Many", "GET /v1", { MANY("tag", "b", "a") }, "", NULL,
	  NULL, "https://artifact.us-east-1.amazonaws.com/v1?tag=a&tag=b",
	  "GET", "", NULL, NULL },
	{ "artifact", "Missing", "GET /v1/{id}", { M("other", "1") }, "", NULL,
	  NULL, NULL, NULL, NULL, NULL, NULL },
	{ "artifact", "Empty", "GET /v1/{id}", { M("id", "") }, "", NULL, NULL,
	  NULL, NULL, NULL, NULL, NULL },
	{ "artifact", "Dots", "GET /v1/{id}", { M("id", "..") }, "", NULL, NULL,
	  NULL, NULL, NULL, NULL, NULL },
	{ "artifact", "Dots", "GET /v1/{id+}", { M("id", "a/../b") }, "", NULL,
	  NULL, NULL, NULL, NULL, NULL, NULL },

	{ "s3", "ListBuckets", "GET /", { M("max-buckets", "1000") }, "", "ct",
	  "continuation-token", "https://s3.eu-west-1.amazonaws.com/"
	  "?continuation-token=ct&max-buckets=1000", "GET", "", NULL, NULL },
	{ "s3", "GetBucketPolicy", "GET /{Bucket}?policy",
	  { M("Bucket", "my-data"), H("x-amz-expected-bucket-owner", "111") },
	  "eu-west-1", NULL, NULL,
	  "https://my-data.s3.eu-west-1.amazonaws.com/?policy=", "GET", "",
	  "x-amz-expected-bucket-owner", "111" },
	{ "s3", "GetBucketPolicy", "GET /{Bucket}?policy",
	  { M("Bucket", "my.data") }, "eu-west-1", NULL, NULL,
	  "https://s3.eu-west-1.amazonaws.com/my.data?policy=", "GET", "",
	  NULL, NULL },
	{ "s3", "GetBucketPolicy", "GET /{Bucket}?policy",
	  { M("Bucket", "Old_Data") }, "eu-west-1", NULL, NULL,
	  "https://s3.eu-west-1.amazonaws.com/Old_Data?policy=", "GET", "",
	  NULL, NULL },
	{ "s3", "GetBucketPolicy", "GET /{Bucket}?policy",
	  { M("Bucket", "x/../y?z@evil.example") }, "eu-west-1", NULL, NULL,
	  "https://s3.eu-west-1.amazonaws.com/x%2F..%2Fy%3Fz%40evil.example"
	  "?policy=", "GET", "", NULL, NULL },
	{ "s3", "HeadBucket", "HEAD /{Bucket}", { M("Bucket", "my-data") },
	  "eu-west-1", NULL, NULL, "https://my-data.s3.eu-west-1.amazonaws.com/",
	  "HEAD", "", NULL, NULL },
	{ "s3", "Header", "GET /{Bucket}",
	  { M("Bucket", "my-data"), H("x-amz-x", "a\r\nb: c") },
	  "eu-west-1", NULL, NULL, NULL, NULL, NULL, NULL, NULL },
	{ "s3control", "GetPublicAccessBlock",
	  "GET /v20180820/configuration/publicAccessBlock", { { { 0 }, { 0 } } },
	  "eu-west-1", NULL, NULL,
	  "https://111122223333.s3-control.eu-west-1.amazonaws.com/v20180820/"
	  "configuration/publicAccessBlock", "GET", "",
	  "x-amz-account-id", "111122223333" },

	{ "iam", "GetRole", NULL, { M("RoleName", "a b+c@d") }, "", NULL, NULL,
	  "https://iam.amazonaws.com/", "POST",
	  "Action=GetRole&Version=2010-05-08&RoleName=a%20b%2Bc%40d",
	  "content-type", "application/x-www-form-urlencoded; charset=utf-8" },
	{ "iam", "ListRoles", NULL, { RAW("MaxItems", "1000") }, "", "m&k",
	  "Marker", "https://iam.amazonaws.com/", "POST",
	  "Action=ListRoles&Version=2010-05-08&MaxItems=1000&Marker=m%26k",
	  NULL, NULL },
	{ "iam", "Simulate", NULL,
	  { MANY("Names", "a", "b"),
	    RAW("Rules", "[{\"Key\":\"k\",\"Values\":[\"v\",true]}]") },
	  "", NULL, NULL, "https://iam.amazonaws.com/", "POST",
	  "Action=Simulate&Version=2010-05-08&Names.member.1=a"
	  "&Names.member.2=b&Rules.member.1.Key=k"
	  "&Rules.member.1.Values.member.1=v"
	  "&Rules.member.1.Values.member.2=true", NULL, NULL },
	{ "ec2", "DescribeVpcEndpoints", NULL,
	  { MANY("VpcEndpointId", "a", "b"),
	    RAW("Filter", "[{\"Name\":\"x\",\"Value\":[\"y\",\"z\"]}]"),
	    RAW("MaxResults", "1000") }, "eu-west-1", NULL, NULL,
	  "https://ec2.eu-west-1.amazonaws.com/", "POST",
	  "Action=DescribeVpcEndpoints&Version=2016-11-15&VpcEndpointId.1=a"
	  "&VpcEndpointId.2=b&Filter.1.Name=x&Filter.1.Value.1=y"
	  "&Filter.1.Value.2=z&MaxResults=1000", NULL, NULL },
	{ "ec2", "X", NULL, { { { 0 }, { 0 } } }, "evil.example/", NULL, NULL,
	  NULL, NULL, NULL, NULL, NULL },
};

struct made {
	struct ex_call row;
	struct ex_collector tables;
	struct collector collector;
	struct call call;
	struct request_arg args[ARGS];
	struct request request;
};

static void
make(struct made *m, const struct sample *s)
{
	memset(m, 0, sizeof(*m));
	for (size_t i = 0; i < sizeof(services) / sizeof(services[0]); i++) {
		if (strcmp(services[i].name, s->service) == 0)
			m->tables.service = services[i];
	}
	m->row = (struct ex_call){ .op = s->op, .http = s->http };
	m->collector.tables = &m->tables;
	m->call.row = &m->row;
	m->call.collector = &m->collector;
	m->call.page_in = s->page_in;
	m->request.call = &m->call;
	m->request.account = "111122223333";
	m->request.region = s->region;
	m->request.token = s->token;
	m->request.key = "key";
	m->request.args = m->args;
	for (size_t i = 0; i < ARGS && s->words[i].arg.name != NULL; i++) {
		struct request_arg *arg = &m->args[m->request.nargs++];

		arg->arg = &s->words[i].arg;
		if (!s->words[i].arg.many) {
			arg->value = s->words[i].values[0];
			continue;
		}
		arg->values = s->words[i].values;
		while (arg->n < 3 && arg->values[arg->n] != NULL)
			arg->n++;
	}
}

static const char *
header_of(const struct http *http, const char *name)
{
	for (size_t i = 0; i < http->nheaders; i++) {
		if (strcmp(http->headers[i].name, name) == 0)
			return http->headers[i].value;
	}
	return NULL;
}

static const struct endpoint_options here = { .home_region = "eu-west-1" };

static void
bytes_on_the_wire(void **state)
{
	struct http http;

	(void)state;
	http_init(&http);
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		const struct sample *s = &samples[i];
		struct error err;
		struct made m;
		int rc;

		make(&m, s);
		rc = request_encode(&m.request, &here, &http, &err);
		print_message("  %zu %s %s: %s\n", i, s->service, s->op,
			      rc < 0 ? err.text : buffer_cstr(&http.url));
		if (s->url == NULL) {
			assert_int_equal(rc, -1);
			continue;
		}
		assert_int_equal(rc, 0);
		assert_string_equal(buffer_cstr(&http.url), s->url);
		assert_string_equal(http.method, s->method);
		assert_string_equal(buffer_cstr(&http.body), s->body);
		if (s->header != NULL)
			assert_string_equal(header_of(&http, s->header),
					    s->value);
	}
	http_free(&http);
}

static void
entering_an_account(void **state)
{
	struct request r = {
		.kind = REQUEST_ENTER, .account = "111122223333",
		.region = "", .key = "sts/AssumeRole global x",
		.role = "arn:aws:iam::111122223333:role/Auditor",
		.external_id = "e&x",
	};
	struct error err;
	struct http http;

	(void)state;
	http_init(&http);
	assert_int_equal(request_encode(&r, &here, &http, &err), 0);
	assert_string_equal(buffer_cstr(&http.url),
			    "https://sts.eu-west-1.amazonaws.com/");
	assert_string_equal(buffer_cstr(&http.body),
		"Action=AssumeRole&Version=2011-06-15&DurationSeconds=3600"
		"&ExternalId=e%26x&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333"
		"%3Arole%2FAuditor&RoleSessionName=exhibit");
	assert_string_equal(http.service, "sts");
	assert_string_equal(http.region, "eu-west-1");
	http_free(&http);
}

static const char *
moto(const void *ctx, const char *service)
{
	(void)service;
	return ctx;
}

static void
s3_elsewhere(void **state)
{
	static const struct sample policy = {
		"s3", "GetBucketPolicy", "GET /{Bucket}?policy",
		{ M("Bucket", "my-data") }, "eu-west-1", NULL, NULL,
		NULL, NULL, NULL, NULL, NULL,
	};
	struct endpoint_options o = { .override = moto,
				      .ctx = "http://127.0.0.1:5000/base/" };
	struct error err;
	struct http http;
	struct made m;

	(void)state;
	http_init(&http);
	make(&m, &policy);
	assert_int_equal(request_encode(&m.request, &o, &http, &err), 0);
	assert_string_equal(buffer_cstr(&http.url),
			    "http://127.0.0.1:5000/base/my-data?policy=");
	assert_string_equal(buffer_cstr(&http.host), "127.0.0.1:5000");
	assert_true(http.s3 && http.hashed);

	m.request.redirect_region = "us-west-2";
	assert_int_equal(request_encode(&m.request, &here, &http, &err), 0);
	assert_string_equal(buffer_cstr(&http.url),
			    "https://my-data.s3.us-west-2.amazonaws.com/?policy=");
	assert_string_equal(http.region, "us-west-2");
	assert_string_equal(http.service, "s3");
	m.request.redirect_region = "x.evil.example/";
	assert_int_equal(request_encode(&m.request, &here, &http, &err), -1);
	http_free(&http);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_on_the_wire),
		cmocka_unit_test(entering_an_account),
		cmocka_unit_test(s3_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
