/* test_live.c - requests and answers of the live transport */
#include "unit/transport/loopback.h"

static void
status_headers_and_body(void **state)
{
	static const char *const answers[] = {
		"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n"
		"x-amzn-RequestId: 0123-abcd\r\n"
		"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
		"x-amzn-ErrorType: ValidationException:http://x/\r\n"
		"x-amz-bucket-region: us-west-2\r\n\r\n{}",
	};
	struct request request = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 1);
	submit(&run, &request);
	assert_int_equal(run.n, 0);	/* never from within submit */
	wait_for(&run, 1);
	assert_ptr_equal(run.of[0], &request);
	assert_int_equal(run.got[0].status, 400);
	assert_string_equal(run.got[0].body, "{}");
	assert_string_equal(run.got[0].request_id, "0123-abcd");
	assert_string_equal(run.got[0].error, "ValidationException:http://x/");
	assert_string_equal(run.got[0].region, "us-west-2");
	assert_true(run.got[0].date == 784111777000);
	assert_true(run.got[0].received >= run.got[0].sent);
	assert_string_equal(run.got[0].host, run.url + strlen("http://"));

	assert_non_null(strstr(server.asked[0], "POST / HTTP/1.1\r\n"));
	assert_non_null(strstr(server.asked[0],
			       "x-amz-target: TrentService.ListKeys\r\n"));
	assert_non_null(strstr(server.asked[0], "User-Agent: exhibit/test\r\n"));
	assert_non_null(strstr(server.asked[0], "Credential=AKIACALLER0/"));
	assert_non_null(strstr(server.asked[0], "\r\n\r\n{}"));
	close_run(&run);
}

static void
many_at_once_on_used_handles(void **state)
{
	static const char *const answers[] = { OK, OK, OK, OK, OK, OK };
	struct request requests[6];
	struct run run;

	(void)state;
	open_run(&run, answers, 6);
	for (int i = 0; i < 3; i++) {
		requests[i] = call_in("111122223333");
		submit(&run, &requests[i]);
	}
	wait_for(&run, 3);
	for (int i = 3; i < 6; i++) {
		requests[i] = call_in("111122223333");
		submit(&run, &requests[i]);
	}
	wait_for(&run, 6);
	for (int i = 0; i < 6; i++)
		assert_int_equal(run.got[i].status, 200);
	close_run(&run);
}

static void
the_clock_of_a_host(void **state)
{
	static const char *const answers[] = { OK, OK };
	struct request a = call_in("111122223333"), b = call_in("111122223333");
	char day[CLOCK_TEXT], stamp[64];
	struct run run;

	(void)state;
	open_run(&run, answers, 2);
	run.t->skew(run.t, run.url + strlen("http://"),
		    -(int64_t)40 * 86400 * 1000);
	submit(&run, &a);
	wait_for(&run, 1);
	snprintf(stamp, sizeof(stamp), "x-amz-date: %s",
		 clock_date(day, clock_now() - (int64_t)40 * 86400 * 1000));
	assert_non_null(strstr(server.asked[0], stamp));

	run.t->skew(run.t, run.url + strlen("http://"), 0);
	submit(&run, &b);
	wait_for(&run, 2);
	snprintf(stamp, sizeof(stamp), "x-amz-date: %s",
		 clock_date(day, clock_now()));
	assert_non_null(strstr(server.asked[1], stamp));
	close_run(&run);
}

static void
no_answers(void **state)
{
	struct request a = call_in("111122223333");
	struct request b = call_in("111122223333");
	struct request c = call_in("111122223333");
	struct request d = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, NULL, 0);
	submit(&run, &a);		/* closed without a word */
	wait_for(&run, 1);
	assert_int_equal(run.got[0].status, 0);
	assert_string_equal(run.got[0].error, "ConnectionError");

	snprintf(run.url, sizeof(run.url), "http://127.0.0.1:1");
	submit(&run, &b);		/* refused */
	wait_for(&run, 2);
	assert_int_equal(run.got[1].status, 0);
	assert_string_equal(run.got[1].error, "ConnectionError");
	assert_true(strlen(run.got[1].message) > 0);

	snprintf(run.url, sizeof(run.url), "http://192.0.2.1");
	submit(&run, &c);		/* plain http to elsewhere */
	assert_int_equal(run.n, 2);
	wait_for(&run, 3);
	assert_string_equal(run.got[2].error, "NoEndpoint");

	snprintf(run.url, sizeof(run.url), "https://nowhere.invalid");
	submit(&run, &d);
	wait_for(&run, 4);
	assert_string_equal(run.got[3].error, "HostNotFound");
	close_run(&run);
}

static void
a_slow_answer(void **state)
{
	struct request request = call_in("111122223333");
	struct transport *t;
	struct error err;
	struct run run;

	(void)state;
	open_run(&run, NULL, 0);
	server.delay_ms = 400;
	run.options.timeout_ms = 100;
	t = live_open(&run.options, &err);
	assert_non_null(t);
	run.t->close(run.t);
	run.t = t;
	t->answered = answered;
	t->ctx = &run;
	submit(&run, &request);
	wait_for(&run, 1);
	assert_string_equal(run.got[0].error, "Timeout");
	close_run(&run);
	usleep(500 * 1000);	/* the server is done with it */
}

static void
deadline_and_signal_end_a_wait(void **state)
{
	int64_t before;
	struct transport *t;
	struct error err;
	struct run run;
	int fds[2];

	(void)state;
	open_run(&run, NULL, 0);
	before = clock_now();
	assert_int_equal(run.t->wait(run.t, before + 50, &err), 0);
	assert_in_range(clock_now() - before, 49, 2000);

	assert_int_equal(pipe(fds), 0);
	run.options.wake_fd = fds[0];
	t = live_open(&run.options, &err);
	assert_non_null(t);
	assert_int_equal(write(fds[1], "x", 1), 1);
	before = clock_now();
	assert_int_equal(t->wait(t, before + 5000, &err), 0);
	assert_in_range(clock_now() - before, 0, 2000);
	t->close(t);
	close(fds[0]);
	close(fds[1]);
	close_run(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(status_headers_and_body),
		cmocka_unit_test(many_at_once_on_used_handles),
		cmocka_unit_test(the_clock_of_a_host),
		cmocka_unit_test(no_answers),
		cmocka_unit_test(a_slow_answer),
		cmocka_unit_test(deadline_and_signal_end_a_wait),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
