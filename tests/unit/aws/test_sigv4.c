/* test_sigv4.c - AWS's published vectors, every intermediate string */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aws/sigv4.h"
#include "aws/uri.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include "doc/doc.h"

#define CASES	38

struct suite {
	struct arena *arena;
	struct buffer file;
	const struct ex_node *cases;
	struct signer *signer;
};

static struct suite suite;

/* What a vector says, ready to be signed. */
struct vector {
	const char *name;
	struct http http;
	struct credentials credentials;
	int64_t time;
	unsigned seconds;
	int sign_body, token_after;
	const struct ex_node *expected;
};

static const char *
string(const struct ex_node *node, const char *name)
{
	struct text t = node_text(node_member(node, name));

	return arena_strndup(suite.arena, t.at, t.len);
}

static int
flag(const struct ex_node *node, const char *name)
{
	const struct ex_node *member = node_member(node, name);

	return member != NULL && member->kind == NODE_TRUE;
}

/* "A: b", and lines that begin with a blank, which go on. */
static void
add_header(struct http *http, struct text line, struct text *more)
{
	struct text value = line, name = text_cut(&value, ':');
	char *joined = arena_strndup(suite.arena, value.at, value.len);

	while (more->len > 0 && (more->at[0] == ' ' || more->at[0] == '\t')) {
		struct text folded = text_cut(more, '\n');

		joined = arena_printf(suite.arena, "%s\n%.*s", joined,
				      TEXT_ARG(folded));
	}
	http_header(http, arena_strndup(suite.arena, name.at, name.len),
		    joined);
}

static void
read_request(struct vector *v, const char *request, int raw)
{
	struct text rest = text_of(request), line = text_cut(&rest, '\n');
	struct text target, method = text_cut(&line, ' ');
	struct http *http = &v->http;

	assert_true(text_ends(line, " HTTP/1.1"));
	line.len -= strlen(" HTTP/1.1");
	target = line;
	http->method = text_is(method, "GET") ? "GET" : "POST";
	line = text_cut(&target, '?');
	/* S3's rule signs what is sent, and a blank cannot be sent. */
	if (raw)
		uri_put(&http->path, line, "/");
	else
		buffer_text(&http->path, line);
	buffer_text(&http->query, target);
	while ((line = text_cut(&rest, '\n')).len > 0)
		add_header(http, line, &rest);
	buffer_text(&http->body, rest);
	for (size_t i = 0; i < http->nheaders; i++) {
		if (strcmp(http->headers[i].name, "host") == 0)
			buffer_puts(&http->host, http->headers[i].value);
	}
	buffer_printf(&http->url, "https://%s%s", buffer_cstr(&http->host),
		      buffer_cstr(&http->path));
}

static void
vector_open(struct vector *v, const struct ex_node *node, const char *variant)
{
	const struct ex_node *context = node_member(node, "context");
	const struct ex_node *c = node_member(context, "credentials");

	memset(v, 0, sizeof(*v));
	http_init(&v->http);
	v->name = string(node, "name");
	v->expected = node_member(node, variant);
	v->http.s3 = !flag(context, "normalize");
	v->http.region = string(context, "region");
	v->http.service = string(context, "service");
	v->sign_body = flag(context, "sign_body");
	v->token_after = flag(context, "omit_session_token");
	v->seconds = (unsigned)strtoul(string(context, "expiration_in_seconds"),
				       NULL, 10);
	snprintf(v->credentials.key_id, sizeof(v->credentials.key_id), "%s",
		 string(c, "access_key_id"));
	snprintf(v->credentials.secret, sizeof(v->credentials.secret), "%s",
		 string(c, "secret_access_key"));
	if (!v->token_after)
		snprintf(v->credentials.token, sizeof(v->credentials.token),
			 "%s", string(c, "token"));
	assert_int_equal(clock_read_iso(text_of(string(context, "timestamp")),
					&v->time), 0);
	read_request(v, string(node, "request"), v->http.s3);
}

static const char *
authorization_of(const char *signed_request)
{
	const char *at = strstr(signed_request, "\nAuthorization:");
	const char *end;

	assert_non_null(at);
	at += strlen("\nAuthorization:");
	end = strchr(at, '\n');
	return arena_strndup(suite.arena, at, (size_t)(end - at));
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

static void
check_stages(struct vector *v, struct sigv4_stages *stages)
{
	char sum[DIGEST_HEX];

	digest_hex_of(buffer_cstr(&v->http.body), v->http.body.len, sum);
	sigv4_canonical(&v->http, sum, stages);
	assert_string_equal(buffer_cstr(&stages->canonical),
			    string(v->expected, "canonical-request"));
	sigv4_string(&v->http, v->time, stages);
	assert_string_equal(buffer_cstr(&stages->string_to_sign),
			    string(v->expected, "string-to-sign"));
	sigv4_signature(suite.signer, &v->http, &v->credentials, v->time,
			stages);
	assert_string_equal(stages->signature,
			    string(v->expected, "signature"));
}

static void
header_vector(const struct ex_node *node)
{
	struct sigv4_stages stages;
	struct vector v;

	vector_open(&v, node, "header");
	v.http.hashed = v.sign_body;
	sigv4_sign(suite.signer, &v.http, &v.credentials, v.time);
	assert_string_equal(
		header_of(&v.http, "authorization"),
		authorization_of(string(v.expected, "signed-request")));
	sigv4_stages_init(&stages);
	check_stages(&v, &stages);	/* authorization itself is not signed */
	sigv4_stages_free(&stages);
	http_free(&v.http);
}

/* The suite's links are in another order than the canonical one. */
static const char *
sorted_target(struct text request)
{
	struct text line = text_cut(&request, '\n'), path;
	struct buffer out;
	const char *made;

	assert_true(text_ends(line, " HTTP/1.1"));
	line.len -= strlen(" HTTP/1.1");
	(void)text_cut(&line, ' ');
	path = text_cut(&line, '?');
	buffer_init(&out, 65536);
	buffer_text(&out, path);
	buffer_putc(&out, '?');
	uri_query(&out, line);
	made = arena_strdup(suite.arena, buffer_cstr(&out));
	buffer_free(&out);
	return made;
}

static void
query_vector(const struct ex_node *node)
{
	struct sigv4_stages stages;
	struct buffer request;
	struct vector v, again;

	vector_open(&v, node, "query");
	sigv4_presign(suite.signer, &v.http, &v.credentials, v.time, v.seconds);
	if (v.token_after)
		uri_pair(&v.http.query, text_of("X-Amz-Security-Token"),
			 text_of(string(node_member(node_member(node,
				 "context"), "credentials"), "token")));
	buffer_init(&request, 65536);
	buffer_printf(&request, "%s %s?%s HTTP/1.1\n", v.http.method,
		      buffer_cstr(&v.http.path), buffer_cstr(&v.http.query));
	if (!v.http.s3)
		assert_string_equal(
			sorted_target(buffer_view(&request)),
			sorted_target(text_of(string(v.expected,
						     "signed-request"))));
	buffer_free(&request);

	/* The stages see the query without the signature. */
	vector_open(&again, node, "query");
	buffer_reset(&again.http.query);
	for (struct text rest = buffer_view(&v.http.query); rest.at != NULL; ) {
		struct text pair = text_cut(&rest, '&');

		if (text_starts(pair, "X-Amz-Signature=") ||
		    (v.token_after && text_starts(pair, "X-Amz-Security")))
			continue;
		if (again.http.query.len > 0)
			buffer_putc(&again.http.query, '&');
		buffer_text(&again.http.query, pair);
	}
	sigv4_stages_init(&stages);
	check_stages(&again, &stages);
	sigv4_stages_free(&stages);
	http_free(&again.http);
	http_free(&v.http);
}

static void
each(void (*check)(const struct ex_node *node))
{
	size_t n = 0;

	for (const struct ex_node *c = suite.cases->first; c; c = c->next) {
		print_message("  %.*s\n",
			      TEXT_ARG(node_text(node_member(c, "name"))));
		check(c);
		n++;
	}
	assert_int_equal(n, CASES);
}

static void
vectors_in_headers(void **state)
{
	(void)state;
	each(header_vector);
}

static void
vectors_as_links(void **state)
{
	(void)state;
	each(query_vector);
}

static void
sign_one(const char *secret, const char *region, char out[65])
{
	struct credentials c = { .key_id = "AKIDEXAMPLE" };
	struct sigv4_stages stages;
	struct http http;

	snprintf(c.secret, sizeof(c.secret), "%s", secret);
	http_init(&http);
	http.method = "GET";
	http.region = region;
	http.service = "kms";
	buffer_puts(&http.host, "kms.example");
	sigv4_stages_init(&stages);
	sigv4_canonical(&http, "x", &stages);
	sigv4_string(&http, 0, &stages);
	sigv4_signature(suite.signer, &http, &c, 0, &stages);
	memcpy(out, stages.signature, 65);
	sigv4_stages_free(&stages);
	http_free(&http);
}

static void
another_secret_is_another_key(void **state)
{
	char a[65], b[65], c[65];

	(void)state;
	sign_one("one", "eu-west-1", a);
	sign_one("two", "eu-west-1", b);
	sign_one("one", "eu-west-1", c);
	assert_string_not_equal(a, b);
	assert_string_equal(a, c);
	sign_one("one", "eu-west-2", b);
	assert_string_not_equal(a, b);
}

static void
s3_path_is_signed_as_sent(void **state)
{
	struct credentials c = { .key_id = "AKIDEXAMPLE", .secret = "s" };
	struct sigv4_stages stages;
	struct http http;

	(void)state;
	http_init(&http);
	http.method = "GET";
	http.region = "us-east-1";
	http.service = "s3";
	http.s3 = http.hashed = 1;
	buffer_puts(&http.host, "b.s3.us-east-1.amazonaws.com");
	buffer_puts(&http.path, "/a%20b//x/../c");
	sigv4_sign(suite.signer, &http, &c, 0);
	assert_non_null(header_of(&http, "x-amz-content-sha256"));
	sigv4_stages_init(&stages);
	sigv4_canonical(&http, "x", &stages);
	assert_non_null(strstr(buffer_cstr(&stages.canonical),
			       "GET\n/a%20b//x/../c\n"));
	http.s3 = 0;
	sigv4_canonical(&http, "x", &stages);
	assert_non_null(strstr(buffer_cstr(&stages.canonical),
			       "GET\n/a%2520b/c\n"));
	sigv4_stages_free(&stages);
	http_free(&http);
}

static int
open_suite(void **state)
{
	struct error err;
	struct ex_node *root;

	(void)state;
	suite.arena = arena_new();
	suite.signer = signer_new();
	buffer_init(&suite.file, 4 * 1024 * 1024);
	if (file_read(TESTS "/vectors/sigv4/v4.json", &suite.file, &err) < 0)
		return -1;
	root = doc_read_json(suite.arena, buffer_view(&suite.file), &err);
	suite.cases = node_member(root, "cases");
	return suite.cases != NULL ? 0 : -1;
}

static int
close_suite(void **state)
{
	(void)state;
	buffer_free(&suite.file);
	arena_free(suite.arena);
	signer_free(suite.signer);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vectors_in_headers),
		cmocka_unit_test(vectors_as_links),
		cmocka_unit_test(another_secret_is_another_key),
		cmocka_unit_test(s3_path_is_signed_as_sent),
	};

	return cmocka_run_group_tests(tests, open_suite, close_suite);
}
