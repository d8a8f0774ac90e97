/* test_live_session.c - whose credentials sign, and that no one sees them */
#include "unit/transport/loopback.h"

#define SESSION(expires)						\
	"HTTP/1.1 200 OK\r\nConnection: close\r\n"			\
	"x-amzn-RequestId: sts-1\r\n\r\n<AssumeRoleResponse "		\
	"xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"		\
	"<AssumeRoleResult><AssumedRoleUser><Arn>a</Arn></AssumedRoleUser>" \
	"<Credentials><AccessKeyId>ASIASESSION</AccessKeyId>"		\
	"<SecretAccessKey>top+secret/</SecretAccessKey>"		\
	"<SessionToken>to+ken/==</SessionToken>"			\
	"<Expiration>" expires "</Expiration></Credentials>"		\
	"</AssumeRoleResult></AssumeRoleResponse>"

static void
a_session_without_its_body(void **state)
{
	static const char *const answers[] = {
		SESSION("2999-01-01T00:00:00Z"), OK, OK,
	};
	struct request in = enter("111122223333");
	struct request call = call_in("111122223333");
	struct request own = call_in("444455556666");
	struct run run;

	(void)state;
	open_run(&run, answers, 3);
	submit(&run, &in);
	wait_for(&run, 1);
	assert_ptr_equal(run.of[0], &in);
	assert_int_equal(run.got[0].status, 200);
	assert_string_equal(run.got[0].request_id, "sts-1");
	assert_int_equal(run.got[0].len, 0);
	assert_string_equal(run.got[0].body, "");
	assert_non_null(strstr(server.asked[0], "Action=AssumeRole"));
	assert_non_null(strstr(server.asked[0], "ExternalId=shared-secret"));
	assert_non_null(strstr(server.asked[0], "Credential=AKIACALLER0/"));

	submit(&run, &call);
	wait_for(&run, 2);
	assert_non_null(strstr(server.asked[1], "Credential=ASIASESSION/"));
	assert_non_null(strstr(server.asked[1],
			       "x-amz-security-token: to+ken/==\r\n"));
	submit(&run, &own);		/* an account without a role */
	wait_for(&run, 3);
	assert_non_null(strstr(server.asked[2], "Credential=AKIACALLER0/"));
	close_run(&run);
}

static void
a_session_renews_itself(void **state)
{
	static const char *const answers[] = {
		SESSION("2020-01-01T00:00:00Z"),
		SESSION("2999-01-01T00:00:00Z"), OK, OK,
	};
	struct request in = enter("111122223333");
	struct request a = call_in("111122223333"), b = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 4);
	submit(&run, &in);
	wait_for(&run, 1);
	submit(&run, &a);
	submit(&run, &b);
	wait_for(&run, 3);
	assert_int_equal(server.n, 4);	/* one renewal for both */
	assert_non_null(strstr(server.asked[1], "Action=AssumeRole"));
	assert_non_null(strstr(server.asked[2], "Credential=ASIASESSION/"));
	assert_non_null(strstr(server.asked[3], "Credential=ASIASESSION/"));
	assert_int_equal(run.caller.spoilt, 0);
	close_run(&run);
}

static void
a_renewal_refused(void **state)
{
	static const char denied[] =
		"HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n"
		"<ErrorResponse><Error><Code>ExpiredToken</Code>"
		"<Message>expired</Message></Error></ErrorResponse>";
	static const char *const answers[] = {
		SESSION("2999-01-01T00:00:00Z"), denied,
		SESSION("2999-01-01T00:00:00Z"), OK,
	};
	struct request in = enter("111122223333");
	struct request a = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 4);
	submit(&run, &in);
	wait_for(&run, 1);
	run.t->refresh(run.t, "111122223333");	/* AWS said: expired */
	run.t->refresh(run.t, "111122223333");
	assert_int_equal(run.caller.spoilt, 0);
	submit(&run, &a);
	wait_for(&run, 2);
	assert_ptr_equal(run.of[1], &a);
	assert_int_equal(run.got[1].status, 0);
	assert_string_equal(run.got[1].error, "ExpiredToken");
	assert_string_equal(run.got[1].message, "sts:AssumeRole: expired");
	/* so it is the caller's own that have ended */
	run.t->refresh(run.t, "111122223333");
	assert_int_equal(run.caller.spoilt, 1);
	submit(&run, &a);
	wait_for(&run, 3);
	assert_int_equal(run.got[2].status, 200);
	assert_non_null(strstr(server.asked[2], "Credential=AKIACALLER1/"));
	run.t->leave(run.t, "111122223333");
	close_run(&run);
}

static void
leaving_in_the_middle(void **state)
{
	static const char *const answers[] = {
		SESSION("2020-01-01T00:00:00Z"),
		SESSION("2999-01-01T00:00:00Z"),
	};
	struct request in = enter("111122223333");
	struct request a = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 2);
	submit(&run, &in);
	wait_for(&run, 1);
	submit(&run, &a);
	run.t->leave(run.t, "111122223333");
	wait_for(&run, 2);
	assert_string_equal(run.got[1].error, "ConnectionError");
	submit(&run, &in);	/* and close with a request on the wire */
	close_run(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_without_its_body),
		cmocka_unit_test(a_session_renews_itself),
		cmocka_unit_test(a_renewal_refused),
		cmocka_unit_test(leaving_in_the_middle),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
