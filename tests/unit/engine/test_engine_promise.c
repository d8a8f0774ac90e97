/* "None" is said only of a list that was read to its end. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sim/toy.h"
#include "spool/spool.h"

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
replay(struct toy *toy)
{
	toy_replay(toy);
	if (toy->result < 0)
		fail_msg("%s", toy->err.text);
}

static void
says(struct toy *toy, const char *line)
{
	if (!toy_told(toy, line))
		fail_msg("not told: %s\nbut\n%s", line,
			 buffer_cstr(&toy->journal));
}

/* Live and from the file alike. */
static void
say_both(struct toy *toy, const char *const *lines)
{
	for (size_t i = 0; lines[i]; i++)
		says(toy, lines[i]);
	replay(toy);
	for (size_t i = 0; lines[i]; i++)
		says(toy, lines[i]);
}

static void
a_token_that_repeats_is_a_page_that_failed(void **state)
{
	static const char *const lines[] = {
		LIST " #2: collected", LIST " #3: failed PageToken",
		"ListBoxes on eu-west-1 listed 2, 1 different, in 2 pages, "
		"broken: token repeated", NULL };
	struct toy *toy = *state;

	toy_say(toy, "ListBoxes",
		"{\"Boxes\":[{\"Name\":\"a\"}],\"NextToken\":\"t\"}");
	run(toy);
	assert_int_equal(toy->stats.by_outcome[OUTCOME_FAILED], 1);
	say_both(toy, lines);
	assert_int_equal(toy_kept(toy, "\"PageToken\""), 1);
}

static void
a_page_that_is_absent_was_a_list_all_the_same(void **state)
{
	static const char *const lines[] = {
		LIST " #2: failed NoSuchPage",
		"ListBoxes on eu-west-1 listed 1, 1 different, in 1 pages, "
		"broken: failed", NULL };
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = "#2", .status = 400,
		.code = "NoSuchPage" });
	toy_say(toy, "ListBoxes",
		"{\"Boxes\":[{\"Name\":\"a\"}],\"NextToken\":\"t\"}");
	run(toy);
	say_both(toy, lines);
}

static void
an_item_without_a_name_breaks_its_list(void **state)
{
	static const char *const lines[] = {
		LIST ": collected", "unread ListBoxes on eu-west-1",
		"ListBoxes on eu-west-1 listed 2, 1 different, in 1 pages, "
		"broken: item not read", NULL };
	struct toy *toy = *state;

	toy_say(toy, "ListBoxes",
		"{\"Boxes\":[{\"Name\":\"a\"},{\"Size\":1}]}");
	run(toy);
	say_both(toy, lines);
}

static void
an_answer_without_its_record_is_not_empty(void **state)
{
	static const char *const lines[] = {
		GET_A ": collected", "unread GetBox on a", NULL };
	struct toy *toy = *state;

	toy_say(toy, GET_A, "{}");
	run(toy);
	say_both(toy, lines);
}

static void
an_answer_in_another_shape_is_none(void **state)
{
	static const struct { const char *match, *body, *line; } cases[] = {
		{ "ListBoxes", "", LIST ": failed MalformedAnswer" },
		{ "ListBoxes", "null", LIST ": failed MalformedAnswer" },
		{ "ListBoxes", "[]", LIST ": failed MalformedAnswer" },
		{ "ListBoxes", "\"none\"", LIST ": failed MalformedAnswer" },
		{ "ListBoxes", "{\"__type\":\"NoSuchPolicy\"}",
		  LIST ": failed NoSuchPolicy" },
		{ "ListShelves", "<html><body/></html>",
		  "store/ListShelves global: failed MalformedAnswer" },
		{ "ListShelves", "{\"message\":\"welcome\"}",
		  "store/ListShelves global: failed MalformedAnswer" },
		{ "ListShelves", "<ErrorResponse><Error><Code>Odd</Code>"
		  "</Error></ErrorResponse>",
		  "store/ListShelves global: failed Odd" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct toy *toy = *state;

		toy_close(toy);
		toy_open(toy, 1, 0);
		toy_say(toy, cases[i].match, cases[i].body);
		run(toy);
		says(toy, cases[i].line);
		replay(toy);
		says(toy, cases[i].line);
	}
}

static void
regions_nobody_may_list_leave_the_one_called_from(void **state)
{
	static const char *const lines[] = {
		"toy/ListZones global: denied AccessDeniedException",
		"toy/ListBoxes us-east-1 MaxResults=2: collected", NULL };
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = "ListZones",
		.status = 400, .code = "AccessDeniedException" });
	run(toy);
	say_both(toy, lines);
}

static void
an_account_nobody_may_enter_has_its_regions(void **state)
{
	static const char *regions[] = { "eu-west-1", "us-east-1" };
	static const char *const lines[] = {
		"found region eu-west-1", "found region us-east-1", NULL };
	struct toy *toy = *state;

	toy_close(toy);
	toy_open(toy, 1, 1);
	toy->plan.regions = regions;
	toy->plan.nregions = 2;
	toy_script(toy, (struct sim_script){ .match = "AssumeRole",
		.status = 403, .code = "AccessDenied" });
	run(toy);
	say_both(toy, lines);
}

static void
one_request_of_two_types_is_asked_once(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetBox ", "{\"Box\":{\"RoleArn\":\"reader\","
		"\"GuestArn\":\"reader\"}}");
	run(toy);
	assert_int_equal(sim_asked(toy->sim, "GetRole"), 1);
	says(toy, "planned GetRole on reader");
	says(toy, "planned GetGuest on reader");
	assert_int_equal(toy_told_times(toy, "GetRole global RoleName=reader: "
					     "collected"), 2);
}

static void
one_request_of_two_types_survives_a_throttle(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = "GetRole", .times = 3,
		.status = 400, .code = "ThrottlingException" });
	toy_say(toy, "GetBox ", "{\"Box\":{\"RoleArn\":\"reader\","
		"\"GuestArn\":\"reader\"}}");
	run(toy);
	assert_int_equal(sim_asked(toy->sim, "GetRole"), 4);
	assert_int_equal(toy_kept(toy, "\"toy/GetRole"), 1);
}

static void
what_was_kept_and_cannot_be_read_is_a_gap(void **state)
{
	struct toy *toy = *state;
	struct record record = {
		.request = LIST, .outcome = OUTCOME_COLLECTED, .status = 200,
		.tries = 1, .body = text_of("{\"Boxes\":["),
	};
	struct spool *spool;

	run(toy);
	record.sent = record.received = 1790000000000;
	spool = spool_open(toy->folder, toy->plan.accounts[0].id, &toy->err);
	assert_non_null(spool);
	assert_int_equal(spool_append(spool, &record, &toy->err), 0);
	assert_int_equal(spool_close(spool, &toy->err), 0);
	replay(toy);
	says(toy, LIST ": failed MalformedAnswer");
	says(toy, "ListBoxes on eu-west-1 listed 0, 0 different, in 0 pages, "
	     "broken: failed");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, opened, closed)
	const struct CMUnitTest tests[] = {
		T(a_token_that_repeats_is_a_page_that_failed),
		T(a_page_that_is_absent_was_a_list_all_the_same),
		T(an_item_without_a_name_breaks_its_list),
		T(an_answer_without_its_record_is_not_empty),
		T(an_answer_in_another_shape_is_none),
		T(regions_nobody_may_list_leave_the_one_called_from),
		T(an_account_nobody_may_enter_has_its_regions),
		T(one_request_of_two_types_is_asked_once),
		T(one_request_of_two_types_survives_a_throttle),
		T(what_was_kept_and_cannot_be_read_is_a_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
