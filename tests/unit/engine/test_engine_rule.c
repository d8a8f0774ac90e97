/* The rule: on a resource, lists resources or refers to some, each once. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sim/toy.h"

#define EU "eu-west-1"

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
a_list_is_followed_to_its_resources(void **state)
{
	struct toy *toy = *state;

	run(toy);
	assert_true(toy_told(toy, "found region eu-west-1"));
	assert_true(toy_told(toy, "found toy:box a"));
	assert_true(toy_told(toy, "toy/GetBox " EU " Name=a: collected"));
	assert_true(toy_told(toy, "toy/GetBox " EU " Name=b: collected"));
	assert_true(toy_told(toy, "ListBoxes on eu-west-1 listed 2, "
				  "2 different, in 1 pages, complete: no token"));
	assert_true(toy_told(toy, "account 100000000000 done"));
}

static void
each_resource_is_visited_once(void **state)
{
	struct toy *toy = *state;

	run(toy);
	assert_int_equal(toy_told_times(toy, "refers to toy:role reader"), 2);
	assert_int_equal(sim_asked(toy->sim, "toy/GetRole"), 1);
}

static void
pages_are_one_list(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListBoxes eu-west-1 MaxResults=2 #2",
		"{\"Boxes\":[{\"Name\":\"b\"},{\"Name\":\"c\"}]}");
	toy_say(toy, "ListBoxes", "{\"Boxes\":[{\"Name\":\"a\"},"
		"{\"Name\":\"b\"}],\"NextToken\":\"t\"}");
	run(toy);
	assert_true(toy_told(toy, "ListBoxes on eu-west-1 listed 4, "
				  "3 different, in 2 pages, complete: no token"));
	assert_int_equal(sim_asked(toy->sim, "toy/GetBox "), 3);
}

static void
a_token_given_twice_ends_the_list_incomplete(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListBoxes", "{\"Boxes\":[{\"Name\":\"a\"}],"
		"\"NextToken\":\"t\"}");
	run(toy);
	assert_true(toy_told(toy, "ListBoxes on eu-west-1 listed 2, "
				  "1 different, in 2 pages, broken: "
				  "token repeated"));
}

static void
a_reference_to_another_account_is_external(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetBox ", "{\"Box\":{\"KeyArn\":\"arn:aws:kms:" EU
		":222222222222:key/k\",\"RoleArn\":\"reader\"}}");
	run(toy);
	assert_true(toy_told(toy, "toy:box a refers to toy:key k"));
	assert_int_equal(sim_asked(toy->sim, "DescribeKey"), 0);
}

static void
a_reference_moves_to_the_region_it_names(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetBox ", "{\"Box\":{\"KeyArn\":\"arn:aws:kms:us-east-2"
		":100000000000:key/k\"}}");
	run(toy);
	assert_true(toy_told(toy, "toy/DescribeKey us-east-2 KeyId=k: "
				  "collected"));
}

static void
what_a_complete_list_lacks_is_never_asked_about(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetBox ", "{\"Box\":{\"RoleArn\":\"stranger\"}}");
	run(toy);
	assert_true(toy_told(toy, "toy:box a refers to toy:role stranger"));
	assert_int_equal(sim_asked(toy->sim, "RoleName=stranger"), 0);
}

static void
what_a_broken_list_lacks_is_asked_about(void **state)
{
	struct toy *toy = *state;

	toy_script(toy, (struct sim_script){ .match = "ListRoles",
		.status = 403, .code = "AccessDeniedException" });
	run(toy);
	assert_int_equal(sim_asked(toy->sim, "RoleName=reader"), 1);
}

static void
what_matches_no_spelling_is_told(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetBox ", "{\"Box\":{\"KeyArn\":\"no key\"}}");
	run(toy);
	assert_true(toy_told(toy, "toy:box a unmatched no key"));
}

static void
batches_are_cut_in_list_order(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListParts eu-west-1 Box=a",
		"{\"Parts\":[\"4\",\"3\",\"2\",\"1\"]}");
	toy_say(toy, "Ids=4,3,2", "{\"Parts\":[{\"Id\":\"2\"},{\"Id\":\"3\"},"
		"{\"Id\":\"4\"}]}");
	toy_say(toy, "Ids=1", "{\"Parts\":[{\"Id\":\"1\"}]}");
	run(toy);
	assert_true(toy_told(toy, "toy/DescribeParts " EU
				  " Box=a Ids=4,3,2: collected"));
	assert_true(toy_told(toy, "toy/DescribeParts " EU
				  " Box=a Ids=1: collected"));
	assert_true(toy_told(toy, "item of DescribeParts on 3 about 3"));
	assert_int_equal(toy_told_times(toy, "planned DescribeParts"), 4);
}

static void
what_a_batch_leaves_out_is_asked_alone_and_then_failed(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListParts eu-west-1 Box=a", "{\"Parts\":[\"1\",\"2\"]}");
	toy_say(toy, "Ids=1,2", "{\"Parts\":[{\"Id\":\"1\"}]}");
	run(toy);
	assert_true(toy_told(toy, "toy/DescribeParts " EU
				  " Box=a Ids=2: failed NotInAnswer"));
	toy_replay(toy);
	assert_true(toy_told(toy, "toy/DescribeParts " EU
				  " Box=a Ids=2: failed NotInAnswer"));
	assert_int_equal(toy_told_times(toy, "NotInEvidence"), 0);
}

static void
what_a_batch_says_is_gone_is_not_asked_again(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListParts eu-west-1 Box=a", "{\"Parts\":[\"1\",\"2\"]}");
	toy_say(toy, "Ids=1,2", "{\"Parts\":[{\"Id\":\"1\"}],\"Failures\":"
		"[{\"Id\":\"2\",\"Reason\":\"MISSING\"}]}");
	run(toy);
	assert_int_equal(sim_asked(toy->sim, "DescribeParts"), 1);
}

static void
a_resource_is_asked_where_its_list_says_it_is(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "ListShelves", "<R><Shelves><Shelf><Name>s</Name>"
		"<ShelfRegion>eu-north-1</ShelfRegion></Shelf></Shelves></R>");
	run(toy);
	assert_true(toy_told(toy, "store/GetShelf eu-north-1 Shelf=s: "
				  "collected"));
}

static void
a_spelling_says_which_one_it_is_within(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetLabel", "{}");
	toy_say(toy, "Name=a", "{\"Box\":{\"Labels\":[\"#x\",\"#y\"],"
		"\"SeeAlso\":[\"b/2#x\",\"#y\"]}}");
	toy_say(toy, "Name=b", "{\"Box\":{\"Labels\":[\"#x\"]}}");
	run(toy);
	/* of b/2, which no list has, and of a, where #y was found */
	assert_true(toy_told(toy, "toy/GetLabel " EU " Box=b/2 Label=x: "
				  "collected"));
	assert_true(toy_told(toy, "toy/GetLabel " EU " Box=a Label=y: "
				  "collected"));
	assert_int_equal(sim_asked(toy->sim, "toy/GetLabel"), 2);
	toy_replay(toy);
	assert_int_equal(toy_told_times(toy, "NotInEvidence"), 0);
}

static void
what_is_listed_and_referred_to_within_the_same_is_one(void **state)
{
	struct toy *toy = *state;

	toy_say(toy, "GetLabel", "{}");
	toy_say(toy, "Name=a", "{\"Box\":{\"SeeAlso\":[\"b#x\"]}}");
	toy_say(toy, "Name=b", "{\"Box\":{\"Labels\":[\"#x\",\"#y\"]}}");
	run(toy);
	assert_int_equal(toy_told_times(toy, "found toy:label x"), 1);
	assert_int_equal(toy_told_times(toy, "found toy:label y"), 1);
	assert_int_equal(sim_asked(toy->sim, "toy/GetLabel"), 1);
	assert_int_equal(sim_asked(toy->sim, "Box=b Label=x"), 1);
}

static void
a_plan_may_want_fewer_regions(void **state)
{
	struct toy *toy = *state;
	const char *wanted[] = { "us-east-1" };

	toy->plan.regions = wanted;
	toy->plan.nregions = 1;
	toy_say(toy, "ListZones", "{\"Zones\":[{\"Name\":\"eu-west-1\"},"
		"{\"Name\":\"us-east-1\"}]}");
	run(toy);
	assert_int_equal(sim_asked(toy->sim, EU), 0);
	assert_int_equal(sim_asked(toy->sim, "ListBoxes us-east-1"), 1);
}

static int
nowhere(const void *ctx, const char *service, const char *region)
{
	(void)ctx;
	(void)service;
	(void)region;
	return 0;
}

static void
what_is_not_offered_is_not_planned(void **state)
{
	struct toy *toy = *state;

	toy->options.offered = nowhere;
	run(toy);
	assert_int_equal(toy_told_times(toy, "planned ListBoxes"), 0);
	assert_int_equal(toy_told_times(toy, "planned ListZones"), 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, opened, closed)
	const struct CMUnitTest tests[] = {
		TEST(a_list_is_followed_to_its_resources),
		TEST(each_resource_is_visited_once),
		TEST(pages_are_one_list),
		TEST(a_token_given_twice_ends_the_list_incomplete),
		TEST(a_reference_to_another_account_is_external),
		TEST(a_reference_moves_to_the_region_it_names),
		TEST(what_a_complete_list_lacks_is_never_asked_about),
		TEST(what_a_broken_list_lacks_is_asked_about),
		TEST(what_matches_no_spelling_is_told),
		TEST(batches_are_cut_in_list_order),
		TEST(what_a_batch_leaves_out_is_asked_alone_and_then_failed),
		TEST(what_a_batch_says_is_gone_is_not_asked_again),
		TEST(a_resource_is_asked_where_its_list_says_it_is),
		TEST(a_spelling_says_which_one_it_is_within),
		TEST(what_is_listed_and_referred_to_within_the_same_is_one),
		TEST(a_plan_may_want_fewer_regions),
		TEST(what_is_not_offered_is_not_planned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
