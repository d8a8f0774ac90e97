/* What goes wrong ends as what it is, and never as an empty answer. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sim/toy.h"

#define EU "eu-west-1"
#define LIST "toy/ListBoxes " EU " MaxResults=2"
#define GET_A "toy/GetBox " EU " Name=a"

static int
opened(void **state)
{
	static struct toy toy;

	toy_open(&toy, 1, 0);
	*state = &toy;
	return 0;
}

static int
closed(void **state)
{
	toy_close(*state);
	return 0;
}

static void
run(struct toy *toy)
{
	toy_run(toy);
	if (toy->result < 0)
		fail_msg("%s", toy->err.text);
}

static void
fails(struct toy *toy, const char *match, unsigned times, unsigned status,
      const char *code)
{
	toy_script(toy, (struct sim_script){ .match = match, .times = times,
		.status = status, .code = code });
}

static void
a_denied_call_is_a_gap(void **state)
{
	struct toy *toy = *state;

	fails(toy, "ListBoxes", 0, 400, "AccessDeniedException");
	run(toy);
	assert_true(toy_told(toy, LIST ": denied AccessDeniedException"));
	assert_true(toy_told(toy, "ListBoxes on eu-west-1 listed 0, "
				  "0 different, in 0 pages, broken: denied"));
	assert_int_equal(toy->stats.by_outcome[OUTCOME_DENIED], 1);
	assert_int_equal(toy_kept(toy, "\"outcome\":\"denied\""), 1);
}

static void
what_is_not_configured_is_absent(void **state)
{
	struct toy *toy = *state;

	fails(toy, "GetBoxPolicy", 0, 400, "NoSuchPolicy");
	run(toy);
	assert_true(toy_told(toy, "toy/GetBoxPolicy " EU
				  " Name=a: absent NoSuchPolicy"));
}

static void
what_is_gone_leaves_with_its_reason(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 0, 404, "NoSuchBox");
	run(toy);
	assert_true(toy_told(toy, GET_A ": absent gone NoSuchBox"));
	assert_int_equal(toy_kept(toy, "\"reason\":\"gone\""), 1);
}

static void
a_code_nobody_knows_is_failed(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 0, 400, "ValidationException");
	run(toy);
	assert_true(toy_told(toy, GET_A ": failed ValidationException"));
}

static void
a_region_that_is_not_enabled_is_unsupported(void **state)
{
	struct toy *toy = *state;

	fails(toy, "ListBoxes", 0, 401, "OptInRequired");
	run(toy);
	assert_true(toy_told(toy, LIST ": unsupported OptInRequired"));
}

static void
a_server_fault_is_tried_eight_times(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 0, 500, "InternalFailure");
	run(toy);
	assert_true(toy_told(toy, GET_A ": failed InternalFailure"));
	assert_int_equal(sim_asked(toy->sim, GET_A), 8);
	assert_int_equal(toy_kept(toy, "\"tries\":8"), 1);
}

static void
a_server_fault_that_passes_leaves_one_line(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 3, 503, "ServiceUnavailable");
	run(toy);
	assert_true(toy_told(toy, GET_A ": collected"));
	assert_int_equal(toy_kept(toy, GET_A), 1);
	assert_int_equal(toy_kept(toy, "\"tries\":4"), 1);
}

static void
a_connection_that_breaks_is_tried_again(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 2, 0, "ConnectionError");
	run(toy);
	assert_true(toy_told(toy, GET_A ": collected"));
}

static void
a_throttle_is_never_given_up_by_count(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 40, 400, "ThrottlingException");
	run(toy);
	assert_true(toy_told(toy, GET_A ": collected"));
	assert_int_equal(toy->stats.throttles, 40);
}

static void
a_throttle_is_given_up_at_the_deadline(void **state)
{
	struct toy *toy = *state;

	toy->options.deadline_ms = 60000;
	fails(toy, GET_A, 0, 400, "ThrottlingException");
	run(toy);
	assert_true(toy_told(toy, GET_A ": throttled Deadline") ||
		    toy_told(toy, GET_A ": throttled ThrottlingException"));
	assert_true(toy_told(toy, "account 100000000000 done"));
}

static void
what_there_was_no_time_for_is_asked_by_the_next_run(void **state)
{
	struct toy *toy = *state;

	toy->options.deadline_ms = 0;
	run(toy);
	assert_true(toy_told(toy, "toy/ListZones global: failed Deadline"));
	toy_again(toy);
	toy->options.deadline_ms = 3600000;
	run(toy);
	assert_true(toy_told(toy, "toy/ListZones global: collected"));
	assert_true(toy_told(toy, GET_A ": collected"));
}

static void
expired_credentials_are_renewed_once(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 1, 400, "ExpiredTokenException");
	run(toy);
	assert_true(toy_told(toy, GET_A ": collected"));
	assert_int_equal(sim_counts(toy->sim).refreshed, 1);
}

static void
credentials_that_stay_expired_are_failed(void **state)
{
	struct toy *toy = *state;

	fails(toy, GET_A, 0, 400, "ExpiredTokenException");
	run(toy);
	assert_true(toy_told(toy, GET_A ": failed ExpiredTokenException"));
	assert_int_equal(sim_asked(toy->sim, GET_A), 2);
}

static void
a_wrong_clock_is_corrected_once(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = GET_A, .times = 1,
		.status = 403, .code = "RequestTimeTooSkewed",
		.clock_off = 900000 });
	run(toy);
	assert_true(toy_told(toy, GET_A ": collected"));
	assert_int_equal(sim_counts(toy->sim).skewed, 1);
}

static void
a_page_token_refused_restarts_the_list(void **state)
{
	struct toy *toy = *state;

	fails(toy, LIST " #2", 1, 400, "InvalidNextTokenException");
	toy_say(toy, LIST " #2", "{\"Boxes\":[{\"Name\":\"c\"}]}");
	toy_say(toy, LIST, "{\"Boxes\":[{\"Name\":\"a\"},{\"Name\":\"b\"}],"
		"\"NextToken\":\"t\"}");
	run(toy);
	assert_true(toy_told(toy, "ListBoxes on eu-west-1 listed 3, "
				  "3 different, in 2 pages, complete: no token"));
	assert_int_equal(toy_kept(toy, "{\"supersedes\":\"" LIST "\"}"), 1);
	assert_int_equal(sim_asked(toy->sim, "toy/GetBox "), 3);
	toy_replay(toy);
	assert_int_equal(toy_told_times(toy, "NotInEvidence"), 0);
	assert_true(toy_told(toy, "ListBoxes on eu-west-1 listed 3, "
				  "3 different, in 2 pages, complete: no token"));
}

static void
a_page_token_refused_for_ever_breaks_the_list(void **state)
{
	struct toy *toy = *state;

	fails(toy, LIST " #2", 0, 400, "InvalidNextTokenException");
	toy_say(toy, LIST, "{\"Boxes\":[{\"Name\":\"a\"}],"
		"\"NextToken\":\"t\"}");
	run(toy);
	assert_true(toy_told(toy, LIST " #2: failed "
				  "InvalidNextTokenException"));
	assert_int_equal(toy_told_times(toy, "broken: failed"), 1);
}

static void
a_report_is_waited_for(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = "MakeReport", .times = 5,
		.status = 200, .body = "{\"State\":\"STARTED\"}" });
	run(toy);
	assert_true(toy_told(toy, "toy/MakeReport global: collected"));
	assert_int_equal(sim_asked(toy->sim, "MakeReport"), 6);
}

static void
a_report_is_waited_for_a_minute(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "MakeReport", "{\"State\":\"STARTED\"}");
	run(toy);
	assert_true(toy_told(toy, "toy/MakeReport global: throttled "
				  "NotReady"));
	assert_in_range(sim_asked(toy->sim, "MakeReport"), 25, 31);
}

static void
a_bucket_elsewhere_is_asked_there_once(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListShelves",
		"<R><Shelves><Shelf><Name>s</Name></Shelf></Shelves></R>");
	toy_script(toy, (struct sim_script){ .match = "GetShelf", .times = 1,
		.status = 301, .code = "PermanentRedirect",
		.region = "eu-north-1" });
	run(toy);
	assert_true(toy_told(toy, "store/GetShelf global Shelf=s: collected"));
	assert_int_equal(sim_asked(toy->sim, "GetShelf"), 2);
}

static void
an_answer_that_cannot_be_read_is_failed(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, GET_A, "<html>welcome</html>");
	run(toy);
	assert_true(toy_told(toy, GET_A ": failed MalformedAnswer"));
	assert_int_equal(toy_kept(toy, "welcome"), 0);
}

static void
what_must_not_be_stored_is_not(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, GET_A, "{\"Box\":{\"Password\":\"hunter2\","
		"\"RoleArn\":\"reader\"}}");
	run(toy);
	assert_int_equal(toy_kept(toy, "hunter2"), 0);
	assert_int_equal(toy_kept(toy, "\"redacted\":[\"drop:Box.Password\"]"),
			 1);
	assert_int_equal(toy_kept(toy, "\"original\":\"hmac:"), 1);
}

static void
a_message_is_scanned(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = GET_A, .status = 400,
		.code = "ValidationException",
		.message = "bad key AKIAIOSFODNN7EXAMPLE" });
	run(toy);
	assert_int_equal(toy_kept(toy, "AKIAIOSFODNN7EXAMPLE"), 0);
	assert_int_equal(toy_kept(toy, "bad key"), 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, opened, closed)
	const struct CMUnitTest tests[] = {
		TEST(a_denied_call_is_a_gap),
		TEST(what_is_not_configured_is_absent),
		TEST(what_is_gone_leaves_with_its_reason),
		TEST(a_code_nobody_knows_is_failed),
		TEST(a_region_that_is_not_enabled_is_unsupported),
		TEST(a_server_fault_is_tried_eight_times),
		TEST(a_server_fault_that_passes_leaves_one_line),
		TEST(a_connection_that_breaks_is_tried_again),
		TEST(a_throttle_is_never_given_up_by_count),
		TEST(a_throttle_is_given_up_at_the_deadline),
		TEST(what_there_was_no_time_for_is_asked_by_the_next_run),
		TEST(expired_credentials_are_renewed_once),
		TEST(credentials_that_stay_expired_are_failed),
		TEST(a_wrong_clock_is_corrected_once),
		TEST(a_page_token_refused_restarts_the_list),
		TEST(a_page_token_refused_for_ever_breaks_the_list),
		TEST(a_report_is_waited_for),
		TEST(a_report_is_waited_for_a_minute),
		TEST(a_bucket_elsewhere_is_asked_there_once),
		TEST(an_answer_that_cannot_be_read_is_failed),
		TEST(what_must_not_be_stored_is_not),
		TEST(a_message_is_scanned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
