/* Runs: several accounts, interrupted ones, and those that begin again. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "sim/toy.h"

static int
opened(void **state)
{
	static struct toy toy;

	toy_open(&toy, 3, 1);
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
each_account_is_entered_once(void **state)
{
	struct toy *toy = *state;

	run(toy);
	assert_int_equal(sim_counts(toy->sim).entered, 3);
	assert_int_equal(toy_told_times(toy, "toy/GetBox eu-west-1 Name=a: "
					     "collected"), 3);
}

static void
what_entering_answers_is_not_kept(void **state)
{
	struct toy *toy = *state;

	run(toy);
	assert_int_equal(toy_kept(toy, "sts/AssumeRole global arn:aws:iam::"
				       "100000000000:role/Auditor"), 1);
	assert_int_equal(toy_kept(toy, "AssumeRoleResponse"), 0);
}

static void
one_account_that_cannot_be_entered_never_empties_the_others(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){
		.match = "100000000001:role/Auditor", .status = 403,
		.code = "AccessDenied" });
	run(toy);
	assert_true(toy_told(toy, "sts/AssumeRole global arn:aws:iam::"
				  "100000000001:role/Auditor: denied "
				  "AccessDenied"));
	assert_int_equal(toy_told_times(toy, "toy/GetBox eu-west-1 Name=a: "
					     "collected"), 2);
	assert_int_equal(toy_told_times(toy, " done\n"), 3);
}

static void
no_finished_request_is_asked_again(void **state)
{
	struct toy *toy = *state;
	unsigned long requests;

	run(toy);
	requests = toy->stats.requests;
	toy_again(toy);
	run(toy);
	assert_int_equal(toy->stats.requests, 0);
	assert_int_equal(toy->stats.replayed, requests - 3);
	assert_true(toy_told(toy, "toy/GetBox eu-west-1 Name=b: collected"));
}

static void
an_answer_too_old_is_asked_again(void **state)
{
	struct toy *toy = *state;

	run(toy);
	toy_again(toy);
	toy->options.resume_within_ms = 60000;
	run(toy);
	assert_int_equal(toy->stats.replayed, 0);
}

static void
an_account_not_entered_is_tried_by_the_next_run(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = "sts/", .status = 403,
		.code = "AccessDenied" });
	run(toy);
	assert_int_equal(toy_told_times(toy, "collected"), 0);
	toy_again(toy);
	run(toy);
	assert_int_equal(toy_told_times(toy, "toy/GetBox eu-west-1 Name=a: "
					     "collected"), 3);
}

static int stop;

static void
stop_after_five(void *ctx, struct resource *const *ons, size_t n,
		const struct answer *answer)
{
	unsigned *ended = ctx;

	(void)ons;
	(void)n;
	(void)answer;
	if (++*ended == 5)
		stop = 1;
}

static void
a_stopped_run_is_interrupted_and_resumed(void **state)
{
	struct toy *toy = *state;
	unsigned ended = 0;
	const struct observer counting = { .ctx = &ended,
					   .ended = stop_after_five };
	unsigned long first, all;

	stop = 0;
	toy->options.stop = &stop;
	toy->options.observer = &counting;
	toy_run(toy);
	assert_int_equal(toy->result, -1);
	assert_int_equal(toy->err.kind, ERROR_INTERRUPTED);
	first = toy->stats.requests;
	stop = 0;
	toy_again(toy);
	toy->options.observer = &toy->observer;
	run(toy);
	all = toy->stats.requests + first;
	assert_true(toy->stats.replayed > 0);
	/* The accounts that were entered are entered again, no more. */
	assert_in_range(all, 30, 3 * 13 + 3);
	assert_int_equal(toy_told_times(toy, " done\n"), 3);
}

static void
replay_tells_what_the_run_told(void **state)
{
	struct toy *toy = *state;
	char *told;

	toy->options.accounts_in_flight = 1;
	run(toy);
	told = buffer_steal(&toy->journal);
	toy_replay(toy);
	assert_int_equal(toy->result, 0);
	assert_int_equal(toy_told_times(toy, "NotInEvidence"), 0);
	assert_int_equal(toy_told_times(toy, "found "), 3 * 5);
	assert_int_equal(strlen(told), toy->journal.len);
	free(told);
}

static void
learned_rates_serve_the_next_run(void **state)
{
	struct toy *toy = *state;
	struct buffer file;

	char *path = path_join(toy->folder, "rates");
	toy->options.rates_file = path;
	toy->options.share_percent = 100;
	assert_int_equal(file_write(toy->options.rates_file,
		text_of("*\ttoy:GetBox\teu-west-1\t5000\nnonsense\n"), 0600,
		&toy->err), 0);
	run(toy);
	buffer_init(&file, 4096);
	assert_int_equal(file_read(toy->options.rates_file, &file, &toy->err),
			 0);
	assert_string_equal(buffer_cstr(&file),
			    "*\ttoy:GetBox\teu-west-1\t5000\n");
	buffer_free(&file);
	free(path);
}

static void
a_shard_takes_only_its_accounts(void **state)
{
	struct toy *toy = *state;
	unsigned accounts = 0;

	toy->options.shards = 2;
	for (unsigned i = 0; i < 2; i++) {
		toy->options.shard = i;
		run(toy);
		accounts += toy_told_times(toy, " done\n");
	}
	assert_int_equal(accounts, 3);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, opened, closed)
	const struct CMUnitTest tests[] = {
		TEST(each_account_is_entered_once),
		TEST(what_entering_answers_is_not_kept),
		TEST(one_account_that_cannot_be_entered_never_empties_the_others),
		TEST(no_finished_request_is_asked_again),
		TEST(an_answer_too_old_is_asked_again),
		TEST(an_account_not_entered_is_tried_by_the_next_run),
		TEST(a_stopped_run_is_interrupted_and_resumed),
		TEST(replay_tells_what_the_run_told),
		TEST(learned_rates_serve_the_next_run),
		TEST(a_shard_takes_only_its_accounts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
