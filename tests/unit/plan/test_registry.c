/* test_registry.c - rows made ready, and tables as JSON and back */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static struct fixture f;
static struct registry r;

static int
make(void **state)
{
	struct error err = { 0 };

	(void)state;
	fixture_fill(&f);
	if (registry_make(&r, f.v, 3, &err) < 0)
		fail_msg("%s", err.text);
	return 0;
}

static int
unmake(void **state)
{
	(void)state;
	registry_free(&r);
	return 0;
}

static const struct call *
call(const char *name)
{
	const struct call *c = registry_call(&r, "work", name);

	assert_non_null(c);
	return c;
}

static void
names_are_found(void **state)
{
	(void)state;
	assert_null(registry_type(&r, "work:none"));
	assert_null(registry_call(&r, "work", "None"));
	assert_null(registry_call(&r, "none", "ListJobs"));
	assert_null(registry_setting(&r, "none"));
	assert_string_equal(registry_type(&r, "work:job")->row->title, "job");
	/* by the collector's name and by its service's */
	assert_ptr_equal(registry_call(&r, "store", "GetBucketPolicy"),
			 registry_call(&r, "s3", "GetBucketPolicy"));
	/* a name goes before an op; an op is its first row */
	assert_string_equal(call("GetReport")->name, "GetReport");
	assert_string_equal(call("Lookup")->name, "LookupStart");
	assert_string_equal(registry_setting(&r, "work.job.key")->row->from,
			    "LookupStart");
}

static void
levels_are_types(void **state)
{
	const struct call *regions = registry_call(&r, "ec2", "DescribeRegions");
	enum call_on levels[] = { ON_ACCOUNT, ON_REGION, ON_RESOURCE };

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(r.types[i].level, levels[i]);
	assert_ptr_equal(regions->lists, &r.types[TYPE_REGION]);
	assert_int_equal(regions->where, ON_ACCOUNT);
	assert_null(regions->on);
	assert_int_equal(call("ListJobs")->where, ON_REGION);
	assert_int_equal(call("GetJob")->where, ON_RESOURCE);
	assert_ptr_equal(call("ReportOfRoot")->about, &r.types[TYPE_ACCOUNT]);
	assert_null(r.types[TYPE_ACCOUNT].collector);
}

static void
types_know_how_they_are_found(void **state)
{
	const struct type *job = registry_type(&r, "work:job");
	const struct type *bucket = registry_type(&r, "store:bucket");
	const struct type *report = registry_type(&r, "work:report");

	(void)state;
	assert_true(job->listed && !job->listed_on_account && !job->lazy);
	assert_true(bucket->listed && bucket->listed_on_account && bucket->lazy);
	assert_false(report->listed);
}

static void
calls_are_compiled(void **state)
{
	const struct call *list = registry_call(&r, "s3", "ListBuckets");
	const struct call *tasks = call("DescribeTasks");

	(void)state;
	assert_string_equal(list->action, "s3:ListAllMyBuckets");
	assert_string_equal(list->page_in, "continuation-token");
	assert_string_equal(list->page_out, "ContinuationToken");
	assert_int_equal(list->nkeeps, 1);
	assert_string_equal(list->keeps[0].name, "region");
	assert_string_equal(path_source(list->keeps[0].path), "BucketRegion");
	assert_string_equal(call("ListJobs")->action, "work:ListJobs");
	assert_string_equal(call("ListJobs")->page_out, "NextToken");
	assert_null(call("GetJob")->page_in);
	assert_int_equal(tasks->batch, 100);
	assert_int_equal(call("GetJob")->batch, 1);
	assert_null(tasks->gone);
	assert_non_null(tasks->gone_path);
	const struct call *policy = registry_call(&r, "s3", "GetBucketPolicy");
	assert_string_equal(policy->gone[0], "NoSuchBucket");
	assert_null(policy->gone[1]);
	assert_null(policy->gone_path);
	assert_string_equal(policy->absent[0], "NoSuchBucketPolicy");
	assert_string_equal(call("GetReport")->again[0], "State=STARTED");
	assert_string_equal(call("GetReport")->again[1], "NotReady");
	assert_int_equal(call("GetJob")->nrefs, 1);
	assert_ptr_equal(call("GetJob")->refs[0].type,
			 registry_type(&r, "store:bucket"));
}

static void
rows_of_one_request_are_joined(void **state)
{
	const struct call *report = call("GetReport");

	(void)state;
	assert_ptr_equal(report->leader, report);
	assert_ptr_equal(report->also, call("ReportOfRoot"));
	assert_ptr_equal(report->also->leader, report);
	assert_null(report->also->also);
	assert_ptr_equal(call("LookupStop")->leader, call("LookupStop"));
}

static void
buckets_are_shared(void **state)
{
	(void)state;
	assert_int_equal(call("LookupStart")->bucket, call("LookupStop")->bucket);
	assert_int_equal(call("GetReport")->bucket, call("ReportOfRoot")->bucket);
	assert_int_not_equal(call("ListJobs")->bucket, call("GetJob")->bucket);
	assert_int_equal(call("LookupStop")->rate.per_second, 2);
	assert_int_equal(call("GetJob")->rate.burst, 30);
	assert_int_equal(call("ListJobs")->rate.per_second, 5);
	/* of eleven rows: two reports and two look-ups share */
	assert_int_equal(r.ncalls, 11);
	assert_int_equal(r.nbuckets, 9);
	for (size_t i = 0; i < r.ncalls; i++)
		assert_true(r.calls[i].bucket < r.nbuckets);
}

static void
one_rate_of_two_operations_is_one_bucket(void **state)
{
	(void)state;
	registry_free(&r);
	fixture_fill(&f);
	f.work.calls[GET_REPORT].rate = &lookup_rate;
	f.work.calls[REPORT_ROOT].rate = &lookup_rate;
	struct error err;
	assert_int_equal(registry_make(&r, f.v, 3, &err), 0);
	assert_int_equal(call("GetReport")->bucket, call("LookupStop")->bucket);
	assert_int_equal(r.nbuckets, 8);
}

static void
settings_know_their_subject(void **state)
{
	const struct setting *s;

	(void)state;
	s = registry_setting(&r, "work.job.state");
	assert_ptr_equal(s->call, call("GetJob"));
	assert_ptr_equal(s->subject, registry_type(&r, "work:job"));
	assert_int_equal(s->level, ON_RESOURCE);
	assert_string_equal(path_source(s->path), "State");

	s = registry_setting(&r, "work.job.tasks");
	assert_ptr_equal(s->subject, registry_type(&r, "work:job"));

	s = registry_setting(&r, "work.region.jobs");
	assert_ptr_equal(s->ids_of, registry_type(&r, "work:job"));
	assert_null(s->subject);
	assert_int_equal(s->level, ON_REGION);

	s = registry_setting(&r, "work.account.jobs");
	assert_ptr_equal(s->verdicts_of, registry_setting(&r, "work.job.state"));
	assert_null(s->subject);
	assert_int_equal(s->level, ON_ACCOUNT);

	s = registry_setting(&r, "work.report.root");
	assert_null(s->subject);
	assert_int_equal(s->level, ON_ACCOUNT);

	s = registry_setting(&r, "work.bucket.policy");
	assert_ptr_equal(s->call, registry_call(&r, "s3", "GetBucketPolicy"));
	assert_ptr_equal(s->subject, registry_type(&r, "store:bucket"));
}

static void
alternatives_are_chained(void **state)
{
	const struct setting *key = registry_setting(&r, "work.job.key");

	(void)state;
	assert_non_null(key->alternative);
	assert_string_equal(key->alternative->row->from, "GetJob");
	assert_null(key->alternative->alternative);
	assert_null(registry_setting(&r, "work.job.state")->alternative);
}

static enum ex_verdict
some_test(const struct ex_host *host, const struct ex_node *item)
{
	(void)host;
	(void)item;
	return EX_MEETS;
}

/* Written, read, written again: the same bytes, and the same meaning. */
static void
tables_go_out_and_come_back(void **state)
{
	struct registry again;
	struct buffer first, second;
	struct error err = { 0 };
	struct arena *arena = arena_new();

	(void)state;
	registry_free(&r);
	fixture_fill(&f);
	f.work.settings[TASKS_OF_JOB].test = some_test;
	assert_int_equal(registry_make(&r, f.v, 3, &err), 0);
	buffer_init(&first, 1 << 20);
	buffer_init(&second, 1 << 20);
	registry_write(&r, &first);
	struct ex_node *doc = doc_read_json(arena, buffer_view(&first), &err);
	if (!doc || registry_read(&again, doc, &err) < 0)
		fail_msg("%s", err.text);
	arena_free(arena);	/* nothing of it may still be used */
	registry_write(&again, &second);
	assert_string_equal(buffer_cstr(&first), buffer_cstr(&second));
	assert_int_equal(again.nbuckets, r.nbuckets);
	assert_string_equal(again.collectors[2].sha256, r.collectors[2].sha256);
	assert_ptr_equal(registry_setting(&again, "work.job.tasks")->row->test,
			 registry_test_elsewhere);
	assert_int_equal(registry_test_elsewhere(NULL, NULL), EX_REVIEW);
	registry_free(&again);
	buffer_free(&first);
	buffer_free(&second);
}

static const struct {
	const char *from, *to, *says;
} changes[] = {
	{ "\"calls\"", "\"cells\"", "unknown member \"cells\"" },
	{ "\"on\": \"work:job\"", "\"on\": \"work:jab\"", "no type work:jab" },
	{ "\"rate\": 1", "\"rate\": 7", "rate: there is no number 7" },
	{ "\"protocol\": \"ec2\"", "\"protocol\": \"ec3\"", "there is no ec3" },
	{ "\"topic\": \"inventory\"", "\"topic\": \"inventary\"",
	  "there is no inventary" },
	{ "\"batch\": 100", "\"batch\": -10", "a number to 65535" },
	{ "\"batch\": 100", "\"batch\": 1e2", "a number to 65535" },
	{ "\"lazy\": 1", "\"lazy\": 2", "a number to 1" },
	{ "\"op\": \"ListJobs\"", "\"op\": {\"a\":null}", "op: a string" },
	{ "\"op\": \"ListJobs\"", "\"name\": \"ListJob\"", "needs on and op" },
};

static void
changed_tables_are_refused(void **state)
{
	struct buffer out;

	(void)state;
	buffer_init(&out, 1 << 20);
	registry_write(&r, &out);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		struct buffer changed;
		struct arena *arena = arena_new();
		struct registry again;
		struct error err = { 0 };
		const char *at = strstr(out.at, changes[i].from);
		if (!at)
			fail_msg("%s is not there", changes[i].from);
		buffer_init(&changed, 1 << 20);
		buffer_put(&changed, out.at, (size_t)(at - out.at));
		buffer_puts(&changed, changes[i].to);
		buffer_puts(&changed, at + strlen(changes[i].from));
		struct ex_node *doc = doc_read_json(arena,
			buffer_view(&changed), &err);
		if (doc && registry_read(&again, doc, &err) == 0)
			fail_msg("%s was taken", changes[i].to);
		if (doc && !strstr(err.text, changes[i].says))
			fail_msg("%s: %s", changes[i].to, err.text);
		buffer_free(&changed);
		arena_free(arena);
	}
	buffer_free(&out);
	struct registry none;
	struct error err;
	assert_int_equal(registry_read(&none, NULL, &err), -1);
}

static void
words_have_their_names(void **state)
{
	(void)state;
	assert_string_equal(topic_name(EX_ENCRYPTION), "encryption");
	assert_string_equal(topic_name(EX_INVENTORY), "inventory");
	assert_string_equal(verdict_name(EX_NOT_APPLICABLE), "n/a");
	assert_null(topic_name((enum ex_topic)7));
	assert_null(verdict_name((enum ex_verdict)4));
	assert_string_equal(service_iam(&f.store.c.service), "s3");
	struct ex_service s = { .name = "monitoring", .iam = "cloudwatch",
				.signing = "sign" };
	assert_string_equal(service_iam(&s), "cloudwatch");
	assert_string_equal(service_signing(&s), "sign");
	assert_string_equal(service_signing(&f.work.c.service), "work");
}

#define TEST(FN)	cmocka_unit_test_setup_teardown(FN, make, unmake)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names_are_found),
		TEST(levels_are_types),
		TEST(types_know_how_they_are_found),
		TEST(calls_are_compiled),
		TEST(rows_of_one_request_are_joined),
		TEST(buckets_are_shared),
		TEST(one_rate_of_two_operations_is_one_bucket),
		TEST(settings_know_their_subject),
		TEST(alternatives_are_chained),
		TEST(tables_go_out_and_come_back),
		TEST(changed_tables_are_refused),
		TEST(words_have_their_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
