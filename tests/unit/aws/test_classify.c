/* test_classify.c - every class of code in every protocol's envelope */
#include "unit/aws/made_answer.h"

static const struct {
	const char *code;
	unsigned status;
	enum advice advice;
	enum outcome outcome;
	const char *message;
} codes[] = {
	/* clock, credentials */
	{ "RequestTimeTooSkewed", 403, ADVICE_SKEW, OUTCOME_FAILED, "" },
	{ "RequestInTheFuture", 400, ADVICE_SKEW, OUTCOME_FAILED, "" },
	{ "SignatureDoesNotMatch", 403, ADVICE_END, OUTCOME_FAILED, "" },
	{ "InvalidSignatureException", 400, ADVICE_END, OUTCOME_FAILED, "" },
	{ "AuthFailure", 401, ADVICE_END, OUTCOME_FAILED, "" },
	{ "ExpiredToken", 400, ADVICE_REFRESH, OUTCOME_FAILED, "" },
	{ "ExpiredTokenException", 400, ADVICE_REFRESH, OUTCOME_FAILED, "" },
	{ "RequestExpired", 400, ADVICE_REFRESH, OUTCOME_FAILED, "" },
	{ "InvalidToken", 400, ADVICE_REFRESH, OUTCOME_FAILED, "" },
	{ "InvalidClientTokenId", 403, ADVICE_END, OUTCOME_FAILED, "" },
	{ "UnrecognizedClientException", 400, ADVICE_END, OUTCOME_FAILED, "" },
	/* throttles; those of the row's .absent stay throttles */
	{ "Throttling", 400, ADVICE_THROTTLE, OUTCOME_THROTTLED, "" },
	{ "ThrottlingException", 400, ADVICE_THROTTLE, OUTCOME_THROTTLED, "" },
	{ "TooManyRequestsException", 400, ADVICE_THROTTLE, OUTCOME_THROTTLED,
	  "" },
	{ "RequestLimitExceeded", 503, ADVICE_THROTTLE, OUTCOME_THROTTLED, "" },
	{ "SlowDown", 503, ADVICE_THROTTLE, OUTCOME_THROTTLED, "" },
	{ "Whatever", 429, ADVICE_THROTTLE, OUTCOME_THROTTLED, "" },
	{ "LimitExceededException", 429, ADVICE_THROTTLE, OUTCOME_THROTTLED,
	  "" },
	{ "LimitExceededException", 400, ADVICE_END, OUTCOME_FAILED, "" },
	{ "LimitExceeded", 409, ADVICE_END, OUTCOME_FAILED, "" },
	{ "ServiceQuotaExceededException", 402, ADVICE_END, OUTCOME_FAILED, "" },
	/* passing */
	{ "InternalFailure", 500, ADVICE_RETRY, OUTCOME_FAILED, "" },
	{ "InternalServerException", 400, ADVICE_RETRY, OUTCOME_FAILED, "" },
	{ "ServiceUnavailable", 503, ADVICE_RETRY, OUTCOME_FAILED, "" },
	{ "RequestTimeout", 400, ADVICE_RETRY, OUTCOME_FAILED, "" },
	{ "IDPCommunicationError", 400, ADVICE_RETRY, OUTCOME_FAILED, "" },
	{ "Whatever", 502, ADVICE_RETRY, OUTCOME_FAILED, "" },
	{ "NotImplemented", 501, ADVICE_END, OUTCOME_FAILED, "" },
	/* what the row says */
	{ "NoSuchBucketPolicy", 404, ADVICE_END, OUTCOME_ABSENT, "" },
	{ "NotFoundException", 400, ADVICE_END, OUTCOME_ABSENT, "" },
	{ "ReportInProgress", 404, ADVICE_AGAIN, OUTCOME_FAILED, "" },
	{ "AccessDeniedException", 403, ADVICE_END, OUTCOME_ABSENT,
	  "Macie is not enabled" },
	{ "AccessDeniedException", 403, ADVICE_END, OUTCOME_DENIED,
	  "User is not authorized" },
	/* denied */
	{ "AccessDenied", 403, ADVICE_END, OUTCOME_DENIED, "" },
	{ "UnauthorizedOperation", 403, ADVICE_END, OUTCOME_DENIED, "" },
	{ "Client.UnauthorizedOperation", 403, ADVICE_END, OUTCOME_DENIED, "" },
	{ "AuthorizationError", 403, ADVICE_END, OUTCOME_DENIED, "" },
	/* not here */
	{ "OptInRequired", 403, ADVICE_END, OUTCOME_UNSUPPORTED, "" },
	{ "RegionDisabledException", 403, ADVICE_END, OUTCOME_UNSUPPORTED, "" },
	{ "SubscriptionRequiredException", 400, ADVICE_END, OUTCOME_UNSUPPORTED,
	  "" },
	{ "UnknownOperationException", 404, ADVICE_END, OUTCOME_UNSUPPORTED,
	  "" },
	{ "InvalidAction", 400, ADVICE_END, OUTCOME_UNSUPPORTED, "" },
	/* ours, or nobody's */
	{ "ValidationException", 400, ADVICE_END, OUTCOME_FAILED, "" },
	{ "InvalidNextToken", 400, ADVICE_END, OUTCOME_FAILED, "" },
	{ "MethodNotAllowed", 405, ADVICE_END, OUTCOME_FAILED, "" },
	{ "Whatever", 418, ADVICE_END, OUTCOME_FAILED, "" },
	{ "NoSuchBucketPolicyX", 404, ADVICE_END, OUTCOME_FAILED, "" },
};

static void
codes_in_every_envelope(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int p = EX_JSON_1_0; p <= EX_EC2; p++) {
		for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
			struct verdict_of_answer v;
			const struct ex_node *body;
			struct text text;
			struct made m;

			make(&m, (enum ex_protocol)p);
			m.response.status = (uint16_t)codes[i].status;
			body = error_body(arena, (enum ex_protocol)p,
					  codes[i].code, codes[i].message,
					  &text);
			m.response.body = text.at;
			m.response.len = text.len;
			classify(&m.request, &m.response, body, &v);
			print_message("  %d %s %u\n", p, codes[i].code,
				      codes[i].status);
			assert_int_equal(v.advice, codes[i].advice);
			assert_int_equal(v.outcome, codes[i].outcome);
			assert_string_equal(v.code, codes[i].code);
			assert_string_equal(v.message, codes[i].message);
			assert_int_equal(v.gone, strcmp(codes[i].code,
					 "NotFoundException") == 0);
		}
		arena_reset(arena);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_in_every_envelope),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
