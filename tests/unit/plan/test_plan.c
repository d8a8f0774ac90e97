/* test_plan.c - plan.json out and in, and accounts among shards */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "fixture.h"
#include "plan/plan.h"

static struct fixture f;

static struct plan_account accounts[] = {
	{ "111122223333", "prod", "arn:aws:iam::111122223333:role/Auditor",
	  "not-to-be-told" },
	{ "444455556666", NULL, NULL, NULL },
};
static const char *regions[] = { "eu-west-1", "us-east-1" };
static struct plan_table tables[] = { { "endpoints", "2026-05-01", "ab12" } };
static struct plan_predicate predicates[] = { { "customer-key", 1 },
					      { "public", 2 } };

static void
write_one(struct buffer *out)
{
	struct plan_profile profiles[] = {
		{ "base.ini", "ab12", "[profile]\nname = base\n" },
		{ "p.ini", "cd34", "[profile]\nname = caf\303\251\n" } };
	struct registry r;
	struct error err;
	struct plan plan = {
		.partition = "aws", .home_region = "us-east-1",
		.accounts = accounts, .naccounts = 2,
		.regions = regions, .nregions = 2,
		.caller = "arn:aws:sts::111122223333:assumed-role/A/b",
		.scope_all = 1,
		.period_start = 1790812800000, .period_end = 1798761599999,
		.created = 1790812800123, .stream = "acme-soc2",
		.period = "2026-Q4", .profile_name = "baseline",
		.profile_version = "1",
		.profiles = profiles, .nprofiles = 2,
		.tables = tables, .ntables = 1,
		.predicates = predicates, .npredicates = 2,
	};

	fixture_fill(&f);
	assert_int_equal(registry_make(&r, f.v, 3, &err), 0);
	plan.registry = &r;
	buffer_init(out, 1 << 20);
	plan_write(&plan, out);
	registry_free(&r);
	assert_false(buffer_overflowed(out));
}

static void
a_plan_goes_out_and_comes_back(void **state)
{
	struct buffer first, second;
	struct registry r;
	struct plan plan;
	struct error err = { 0 };

	(void)state;
	write_one(&first);
	if (plan_read(&plan, &r, buffer_view(&first), &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(plan.naccounts, 2);
	assert_string_equal(plan.accounts[0].role, accounts[0].role);
	assert_null(plan.accounts[0].external_id);
	assert_null(plan.accounts[1].name);
	assert_string_equal(plan.regions[1], "us-east-1");
	assert_int_equal(plan.period_end, 1798761599999);
	assert_int_equal(plan.created, 1790812800123);
	assert_int_equal(plan.nprofiles, 2);
	assert_string_equal(plan.profiles[1].text,
			    "[profile]\nname = caf\303\251\n");
	assert_true(plan.scope_all);
	assert_int_equal(plan.predicates[1].version, 2);
	assert_string_equal(plan.tables[0].date, "2026-05-01");
	assert_ptr_equal(plan.registry, &r);
	assert_non_null(registry_setting(plan.registry, "work.job.state"));

	buffer_init(&second, 1 << 20);
	plan_write(&plan, &second);
	assert_string_equal(buffer_cstr(&first), buffer_cstr(&second));
	plan_free(&plan);
	registry_free(&r);
	buffer_free(&first);
	buffer_free(&second);
}

/* It opens accounts; plan.json goes into bundles. */
static void
the_external_id_is_not_written(void **state)
{
	struct buffer out;

	(void)state;
	write_one(&out);
	assert_null(strstr(out.at, "not-to-be-told"));
	assert_null(strstr(out.at, "external"));
	buffer_free(&out);
}

static const struct {
	const char *from, *to, *says;
} changes[] = {
	{ "exhibit-plan/1", "exhibit-plan/2", "is not exhibit-plan/1" },
	{ "\"111122223333\"", "\"11112222333\"", "is no account" },
	{ "\"111122223333\"", "\"11112222333x\"", "is no account" },
	{ "\"scope\": \"all\"", "\"scope\": \"some\"", "no \"some\"" },
	{ "\"scope\": \"all\"", "\"scope\": 1", "a string was expected" },
	{ "2026-10-01T00:00:00.123Z", "yesterday", "is no time" },
	{ "\"stream\"", "\"Stream\"", "unknown member \"Stream\"" },
	{ "\"home_region\": \"us-east-1\",", "", "home_region is missing" },
	{ "\"version\": 2", "\"version\": -2", "a number to" },
	{ "\"eu-west-1\"", "7", "strings only" },
	{ "\"modules\": [", "\"modules\": [ 1,", "an object was expected" },
	{ "\"tables\": [", "\"tables\": [ [],", "an object was expected" },
};

static void
changed_plans_are_refused(void **state)
{
	struct buffer out;

	(void)state;
	write_one(&out);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		struct buffer changed;
		struct registry r;
		struct plan plan;
		struct error err = { 0 };
		const char *at = strstr(out.at, changes[i].from);
		if (!at)
			fail_msg("%s is not there", changes[i].from);
		buffer_init(&changed, 1 << 20);
		buffer_put(&changed, out.at, (size_t)(at - out.at));
		buffer_puts(&changed, changes[i].to);
		buffer_puts(&changed, at + strlen(changes[i].from));
		if (plan_read(&plan, &r, buffer_view(&changed), &err) == 0)
			fail_msg("%s was taken", changes[i].to);
		assert_int_equal(err.kind, ERROR_MALFORMED);
		if (strncmp(err.text, "plan: ", 6) ||
		    !strstr(err.text, changes[i].says))
			fail_msg("%s: %s", changes[i].to, err.text);
		buffer_free(&changed);
	}
	buffer_free(&out);
}

static void
an_account_is_in_one_shard(void **state)
{
	unsigned counts[8] = { 0 };

	(void)state;
	for (unsigned a = 0; a < 800; a++) {
		char id[16];
		unsigned in = 0;
		snprintf(id, sizeof(id), "%012u", 100000000u + a);
		for (unsigned i = 0; i < 8; i++) {
			in += (unsigned)plan_shard_has(id, i, 8);
			counts[i] += (unsigned)plan_shard_has(id, i, 8);
		}
		assert_int_equal(in, 1);
		assert_int_equal(plan_shard_has(id, 0, 0), 1);
		assert_int_equal(plan_shard_has(id, 0, 1), 1);
	}
	for (unsigned i = 0; i < 8; i++)
		assert_in_range(counts[i], 70, 130);
}

/* Shards of one run may be started by different builds: it never changes.
 * printf 111122223333 | sha256sum begins with the number that is taken. */
static void
the_shard_is_the_same_for_ever(void **state)
{
	(void)state;
	assert_true(plan_shard_has("111122223333", 52, 64));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_goes_out_and_comes_back),
		cmocka_unit_test(the_external_id_is_not_written),
		cmocka_unit_test(changed_plans_are_refused),
		cmocka_unit_test(an_account_is_in_one_shard),
		cmocka_unit_test(the_shard_is_the_same_for_ever),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
