/* test_classify_cases.c - what a code alone does not decide */
#include "unit/aws/made_answer.h"

static void
classify_code(struct made *m, const char *code, struct verdict_of_answer *v)
{
	struct arena *arena = arena_new();
	struct text text;
	const struct ex_node *body;

	body = error_body(arena, m->tables.service.protocol, code, "m", &text);
	classify(&m->request, &m->response, body, v);
	arena_free(arena);
}

static void
headers_go_before_bodies(void **state)
{
	static const char *const headers[] = {
		"AccessDeniedException", "AccessDeniedException:http://x/",
		"AccessDeniedException;Sender", "x.y#AccessDeniedException",
	};
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		make(&m, EX_REST_JSON);
		snprintf(m.response.error, sizeof(m.response.error), "%s",
			 headers[i]);
		classify_code(&m, "Whatever", &v);
		assert_string_equal(v.code, "AccessDeniedException");
		assert_int_equal(v.outcome, OUTCOME_DENIED);
		classify(&m.request, &m.response, NULL, &v);
		assert_int_equal(v.outcome, OUTCOME_DENIED);
	}
}

static void
a_clock_that_is_off(void **state)
{
	static const char *const looks_like[] = {
		"SignatureDoesNotMatch", "InvalidSignatureException",
		"AuthFailure", "RequestExpired",
	};
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	for (size_t i = 0; i < sizeof(looks_like) / sizeof(*looks_like); i++) {
		make(&m, EX_JSON_1_1);
		m.response.received = m.response.date - 300 * 1000;
		classify_code(&m, looks_like[i], &v);
		assert_int_equal(v.advice, ADVICE_SKEW);
		m.response.received = m.response.date + 299 * 1000;
		classify_code(&m, looks_like[i], &v);
		assert_int_not_equal(v.advice, ADVICE_SKEW);
		m.response.date = 0;
		classify_code(&m, looks_like[i], &v);
		assert_int_not_equal(v.advice, ADVICE_SKEW);
	}
}

static const struct {
	const char *error;
	unsigned tries;
	enum advice advice;
	enum outcome outcome;
} network[] = {
	{ "ConnectionError", 3, ADVICE_RETRY, OUTCOME_FAILED },
	{ "Timeout", 1, ADVICE_RETRY, OUTCOME_FAILED },
	{ "HostNotFound", 1, ADVICE_RETRY, OUTCOME_UNSUPPORTED },
	{ "HostNotFound", 2, ADVICE_END, OUTCOME_UNSUPPORTED },
	{ "TLSError", 1, ADVICE_END, OUTCOME_FAILED },
	{ "NotInEvidence", 1, ADVICE_END, OUTCOME_FAILED },
	{ "AnswerTooLarge", 1, ADVICE_END, OUTCOME_FAILED },
	/* what STS said when a session was to be renewed */
	{ "ExpiredToken", 1, ADVICE_REFRESH, OUTCOME_FAILED },
	{ "AccessDenied", 1, ADVICE_END, OUTCOME_DENIED },
	{ "Throttling", 1, ADVICE_THROTTLE, OUTCOME_THROTTLED },
};

static void
no_answer(void **state)
{
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	for (size_t i = 0; i < sizeof(network) / sizeof(network[0]); i++) {
		make(&m, EX_JSON_1_1);
		m.response.status = 0;
		m.request.tries = network[i].tries;
		snprintf(m.response.error, sizeof(m.response.error), "%s",
			 network[i].error);
		snprintf(m.response.message, sizeof(m.response.message), "why");
		classify(&m.request, &m.response, NULL, &v);
		print_message("  %s\n", network[i].error);
		assert_int_equal(v.advice, network[i].advice);
		assert_int_equal(v.outcome, network[i].outcome);
		assert_string_equal(v.code, network[i].error);
		assert_string_equal(v.message, "why");
	}
}

static void
buckets_elsewhere(void **state)
{
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	make(&m, EX_REST_XML);
	m.response.status = 301;
	snprintf(m.response.region, sizeof(m.response.region), "us-west-2");
	classify_code(&m, "PermanentRedirect", &v);
	assert_int_equal(v.advice, ADVICE_REDIRECT);
	assert_string_equal(v.region, "us-west-2");

	m.response.status = 400;
	classify_code(&m, "AuthorizationHeaderMalformed", &v);
	assert_int_equal(v.advice, ADVICE_REDIRECT);
	classify(&m.request, &m.response, NULL, &v);	/* HEAD */
	assert_int_equal(v.advice, ADVICE_REDIRECT);

	m.request.redirect_region = "us-west-2";
	classify_code(&m, "AuthorizationHeaderMalformed", &v);
	assert_int_equal(v.advice, ADVICE_END);
	assert_int_equal(v.outcome, OUTCOME_FAILED);

	/* nowhere, or here */
	make(&m, EX_REST_XML);
	m.response.status = 301;
	classify_code(&m, "PermanentRedirect", &v);
	assert_int_equal(v.advice, ADVICE_END);
	snprintf(m.response.region, sizeof(m.response.region), "eu-west-1");
	classify_code(&m, "PermanentRedirect", &v);
	assert_int_equal(v.advice, ADVICE_END);

	/* the region is told with every answer, also with good and denied ones */
	make(&m, EX_REST_XML);
	snprintf(m.response.region, sizeof(m.response.region), "us-west-2");
	m.response.status = 403;
	classify_code(&m, "AccessDenied", &v);
	assert_int_equal(v.outcome, OUTCOME_DENIED);

	make(&m, EX_JSON_1_1);
	snprintf(m.response.region, sizeof(m.response.region), "us-west-2");
	classify_code(&m, "AuthorizationHeaderMalformed", &v);
	assert_int_equal(v.advice, ADVICE_END);
}

static void
heads_have_no_body(void **state)
{
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	make(&m, EX_REST_XML);
	m.row.http = "HEAD /{Bucket}";
	m.response.status = 403;
	classify(&m.request, &m.response, NULL, &v);
	assert_int_equal(v.outcome, OUTCOME_DENIED);
	m.response.status = 404;
	classify(&m.request, &m.response, NULL, &v);
	assert_int_equal(v.outcome, OUTCOME_ABSENT);
	assert_true(v.gone);
	/* somebody's proxy is not the service */
	make(&m, EX_REST_XML);
	m.response.status = 403;
	classify(&m.request, &m.response, NULL, &v);
	assert_int_equal(v.outcome, OUTCOME_FAILED);
}

static void
regions_not_opted_in_to(void **state)
{
	static const struct {
		const char *region;
		enum outcome outcome;
	} regions[] = {
		{ "eu-west-1", OUTCOME_FAILED }, { "", OUTCOME_FAILED },
		{ "cn-north-1", OUTCOME_FAILED },
		{ "me-south-1", OUTCOME_UNSUPPORTED },
		{ "ap-southeast-5", OUTCOME_UNSUPPORTED },
	};
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	for (size_t i = 0; i < sizeof(regions) / sizeof(regions[0]); i++) {
		make(&m, EX_JSON_1_1);
		m.request.region = regions[i].region;
		classify_code(&m, "UnrecognizedClientException", &v);
		assert_int_equal(v.outcome, regions[i].outcome);
		make(&m, EX_EC2);
		m.request.region = regions[i].region;
		classify_code(&m, "AuthFailure", &v);
		assert_int_equal(v.outcome, regions[i].outcome);
	}
}

static void
page_tokens_and_limits(void **state)
{
	struct verdict_of_answer v;
	struct made m;

	(void)state;
	make(&m, EX_JSON_1_1);
	m.request.token = "t";
	m.request.page = 2;
	classify_code(&m, "InvalidNextTokenException", &v);
	assert_int_equal(v.advice, ADVICE_RESTART);

	make(&m, EX_JSON_1_1);
	m.tables.service.name = "transcribe";
	classify_code(&m, "LimitExceededException", &v);
	assert_int_equal(v.advice, ADVICE_THROTTLE);
}

static void
good_answers(void **state)
{
	struct arena *arena = arena_new();
	struct verdict_of_answer v;
	struct error err;
	struct made m;

	(void)state;
	make(&m, EX_QUERY);
	m.response.status = 200;
	m.response.body = "x";
	m.response.len = 1;
	classify(&m.request, &m.response,
		 doc_read_answer(arena, text_of("<OpResponse><OpResult><State>"
			"COMPLETE</State></OpResult></OpResponse>"), EX_QUERY,
			"Op", &err), &v);
	assert_int_equal(v.advice, ADVICE_END);
	assert_int_equal(v.outcome, OUTCOME_COLLECTED);
	classify(&m.request, &m.response,
		 doc_read_answer(arena, text_of("<OpResponse><OpResult><State>"
			"STARTED</State></OpResult></OpResponse>"), EX_QUERY,
			"Op", &err), &v);
	assert_int_equal(v.advice, ADVICE_AGAIN);
	assert_int_equal(v.outcome, OUTCOME_FAILED);
	/* cut off, or not what it says it is */
	classify(&m.request, &m.response, NULL, &v);
	assert_int_equal(v.advice, ADVICE_RETRY);
	assert_int_equal(v.outcome, OUTCOME_FAILED);

	/* S3 changes its mind after 200 */
	make(&m, EX_REST_XML);
	m.response.status = 200;
	m.response.body = "x";
	m.response.len = 1;
	classify_code(&m, "InternalError", &v);
	assert_int_equal(v.advice, ADVICE_RETRY);
	assert_string_equal(v.code, "InternalError");

	make(&m, EX_JSON_1_1);
	m.response.status = 200;
	m.response.body = "x";
	m.response.len = 1;
	classify(&m.request, &m.response,
		 doc_read_answer(arena, text_of("{\"code\":\"fine\"}"),
				 EX_JSON_1_1, "Op", &err), &v);
	assert_int_equal(v.outcome, OUTCOME_COLLECTED);
	assert_string_equal(v.code, "");
	arena_free(arena);
}

/* What is 200 and no answer would be read as "there is none". */
static const struct {
	enum ex_protocol protocol;
	const char *body;
	enum outcome outcome;
} shapes[] = {
	{ EX_JSON_1_1, "{}", OUTCOME_COLLECTED },
	{ EX_JSON_1_1, "", OUTCOME_FAILED },
	{ EX_JSON_1_1, " \n", OUTCOME_FAILED },
	{ EX_JSON_1_1, "null", OUTCOME_FAILED },
	{ EX_JSON_1_1, "[]", OUTCOME_FAILED },
	{ EX_JSON_1_0, "\"\"", OUTCOME_FAILED },
	{ EX_REST_JSON, "{\"__type\":\"x#Odd\",\"message\":\"m\"}",
	  OUTCOME_FAILED },
	{ EX_JSON_1_1, "{\"__type\":\"AccessDeniedException\"}",
	  OUTCOME_DENIED },
	{ EX_JSON_1_1, "{\"__type\":\"x\",\"Jobs\":[]}", OUTCOME_COLLECTED },
	{ EX_QUERY, "<OpResponse><OpResult/></OpResponse>",
	  OUTCOME_COLLECTED },
	{ EX_QUERY, "<OpResponse/>", OUTCOME_FAILED },
	{ EX_QUERY, "<html><OpResult/></html>", OUTCOME_COLLECTED },
	{ EX_QUERY, "<html/>", OUTCOME_FAILED },
	{ EX_QUERY, "{}", OUTCOME_FAILED },
	{ EX_EC2, "<OpResponse/>", OUTCOME_COLLECTED },
	{ EX_EC2, "<OtherResponse/>", OUTCOME_FAILED },
	{ EX_EC2, "<Response><Errors><Error><Code>UnauthorizedOperation"
	  "</Code></Error></Errors></Response>", OUTCOME_DENIED },
	{ EX_REST_XML, "<Rules/>", OUTCOME_COLLECTED },
	{ EX_REST_XML, "<HTML/>", OUTCOME_FAILED },
	{ EX_REST_XML, "", OUTCOME_FAILED },
	{ EX_REST_XML, "{\"Statement\":[]}", OUTCOME_COLLECTED },
	{ EX_REST_XML, "{\"message\":\"welcome\"}", OUTCOME_FAILED },
	{ EX_REST_XML, "<ErrorResponse><Error><Code>AccessDenied</Code>"
	  "</Error></ErrorResponse>", OUTCOME_DENIED },
};

static void
answers_in_another_shape(void **state)
{
	struct verdict_of_answer v;
	struct error err;
	struct made m;

	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		struct arena *arena = arena_new();

		make(&m, shapes[i].protocol);
		m.response.status = 200;
		m.response.body = shapes[i].body;
		m.response.len = strlen(shapes[i].body);
		classify(&m.request, &m.response,
			 doc_read_answer(arena, text_of(shapes[i].body),
					 shapes[i].protocol, "Op", &err), &v);
		if (v.outcome != shapes[i].outcome)
			fail_msg("%zu %s: %d", i, shapes[i].body, v.outcome);
		arena_free(arena);
	}
	m.response.len = 0;
	m.row.http = "HEAD /{Bucket}";
	classify(&m.request, &m.response, &(struct ex_node){
		 .kind = NODE_OBJECT }, &v);
	assert_int_equal(v.outcome, OUTCOME_COLLECTED);
	/* a proxy that says 200 and keeps the service's header */
	make(&m, EX_JSON_1_1);
	m.response.status = 200;
	m.response.body = "{}";
	m.response.len = 2;
	snprintf(m.response.error, sizeof(m.response.error),
		 "AccessDeniedException");
	classify(&m.request, &m.response, &(struct ex_node){
		 .kind = NODE_OBJECT }, &v);
	assert_int_equal(v.outcome, OUTCOME_DENIED);
}

static void
entering(void **state)
{
	struct arena *arena = arena_new();
	struct verdict_of_answer v;
	const struct ex_node *body;
	struct text text;
	struct made m;

	(void)state;
	make(&m, EX_QUERY);
	m.request.kind = REQUEST_ENTER;
	m.request.call = NULL;
	m.response.status = 403;
	body = error_body(arena, EX_QUERY, "AccessDenied", "not authorized",
			  &text);
	classify(&m.request, &m.response, body, &v);
	assert_int_equal(v.outcome, OUTCOME_DENIED);
	m.response.status = 200;
	classify(&m.request, &m.response, node_new(arena, NODE_OBJECT), &v);
	assert_int_equal(v.outcome, OUTCOME_COLLECTED);
	arena_free(arena);
}

static void
long_messages_end_between_characters(void **state)
{
	struct verdict_of_answer v;
	char message[1400] = "";
	struct arena *arena = arena_new();
	const struct ex_node *body;
	struct text text;
	struct made m;

	(void)state;
	for (size_t i = 0; i < 600; i++)
		memcpy(message + 2 * i, "\xc3\xa9", 2);
	make(&m, EX_JSON_1_1);
	body = error_body(arena, EX_JSON_1_1, "AccessDenied", message, &text);
	classify(&m.request, &m.response, body, &v);
	assert_int_equal(strlen(v.message), 1022);
	assert_true(text_is_utf8(text_of(v.message)));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_go_before_bodies),
		cmocka_unit_test(a_clock_that_is_off),
		cmocka_unit_test(no_answer),
		cmocka_unit_test(buckets_elsewhere),
		cmocka_unit_test(heads_have_no_body),
		cmocka_unit_test(regions_not_opted_in_to),
		cmocka_unit_test(page_tokens_and_limits),
		cmocka_unit_test(good_answers),
		cmocka_unit_test(answers_in_another_shape),
		cmocka_unit_test(entering),
		cmocka_unit_test(long_messages_end_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
