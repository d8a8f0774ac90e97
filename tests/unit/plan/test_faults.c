/* test_faults.c - each planted fault is refused, with its row and its reason */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static struct fixture f;
static const struct ex_rate odd_rate = { 9, 9 };
static const struct ex_without odd_without = { "logging secrecy", "why" },
	full_without = { "inventory", "why" }, bare_without = { "else", "" };

#define FAULT(NAME, ...)		\
	static void			\
	NAME(void)			\
	{				\
		__VA_ARGS__;		\
	}

#define CALL(N)		f.work.calls[N]
#define SETTING(N)	f.work.settings[N]

FAULT(no_such_on, CALL(GET_JOB).on = "work:jobs")
FAULT(no_on, CALL(GET_JOB).on = NULL)
FAULT(no_op, CALL(GET_JOB).op = NULL)
FAULT(no_such_lists, CALL(LIST_JOBS).lists = "work:jobz")
FAULT(no_such_about, CALL(LOOKUP_A).about = "work:jobz")
FAULT(no_such_ref, CALL(GET_JOB).refs[0].type = "s3:bucket")
FAULT(ref_without_path, CALL(GET_JOB).refs[0].path = NULL)
FAULT(ref_to_account, CALL(GET_JOB).refs[0].type = "account")
FAULT(bad_items, CALL(LIST_JOBS).items = "Jobs[")
FAULT(bad_id, CALL(LIST_JOBS).id = "a..b")
FAULT(bad_keep, CALL(LIST_JOBS).keep = "a.b")
FAULT(empty_keep, CALL(LIST_JOBS).keep = "a=")
FAULT(bad_ref_path, CALL(GET_JOB).refs[0].path = "a[b")
FAULT(bad_page, CALL(LIST_JOBS).page = "<NextToken")
FAULT(bad_in, CALL(GET_JOB).in = "Name")
FAULT(bad_raw, CALL(LIST_JOBS).in = "MaxResults:=1OO")
FAULT(unknown_brace_type, CALL(DESCRIBE_TASKS).in =
      "Job={work:jobs} Tasks[]={id}")
FAULT(brace_type_not_above, CALL(GET_JOB).in = "Name={work:task}")
FAULT(brace_not_kept, CALL(GET_JOB).in = "Name={id} V={Version}")
FAULT(batch_of_unlisted, CALL(LIST_TASKS).lists = NULL;
      CALL(LIST_TASKS).refs[0] = (struct ex_reference){ "work:task", "." })
FAULT(batch_without_many, CALL(DESCRIBE_TASKS).in = "Task={id}")
FAULT(query_member, CALL(GET_JOB).in = "Name=={id}")
FAULT(http_not_rest, CALL(GET_JOB).http = "GET /")
FAULT(rest_without_http, f.store.calls[GET_POLICY].http = NULL)
FAULT(http_no_method, f.store.calls[GET_POLICY].http = "/{Bucket}")
FAULT(http_not_given, f.store.calls[GET_POLICY].in = "X={id}")
FAULT(no_service, f.work.c.service.name = NULL)
FAULT(bad_redact, CALL(GET_JOB).redact = "eat:Job.Text")
FAULT(drops_ref, CALL(GET_JOB).redact = "drop:Job.Output.Uri")
FAULT(drops_above_ref, CALL(GET_JOB).redact = "hash:Job.Output")
FAULT(drops_by_star, CALL(GET_JOB).redact = "hash:Job.*.Uri")
FAULT(drops_by_choice, CALL(GET_JOB).redact = "drop:Job.Text|Output")
#define OPTION(name)							\
	CALL(GET_JOB).refs[1] = (struct ex_reference){ "store:bucket",	\
						       "Options." name };
FAULT(hashes_ref, OPTION("splunk-url")
      CALL(GET_JOB).redact = "hash:Job.Options.*")
FAULT(hashes_one_of_two, OPTION("awslogs-group|splunk-url")
      CALL(GET_JOB).redact = "hash:Job.Options.*")
FAULT(drops_harmless, OPTION("awslogs-group")
      CALL(GET_JOB).redact = "drop:Job.Options.*")
FAULT(hashes_above_harmless, OPTION("awslogs-group.x")
      CALL(GET_JOB).redact = "hash:Job.Options")
FAULT(keeps_too_little, CALL(GET_JOB).redact = "keep:Job.Name|State")
FAULT(drops_id, CALL(LIST_JOBS).redact = "drop:Jobs[].Name")
FAULT(drops_item_as_id, CALL(LIST_TASKS).redact = "drop:Tasks[]")
FAULT(drops_token, CALL(LIST_JOBS).redact = "drop:NextToken")
FAULT(drops_gone, CALL(DESCRIBE_TASKS).redact = "drop:Failures[].Id")
FAULT(drops_filter, CALL(GET_REPORT).redact = "hash:Rows[].Name")
FAULT(drops_other_rows_id, CALL(REPORT_ROOT).id = "Serial";
      CALL(GET_REPORT).redact = "drop:Rows[].Serial")
FAULT(drops_again, CALL(GET_REPORT).redact = "drop:State")
FAULT(drops_keep, f.store.calls[LIST_BUCKETS].redact =
      "drop:Buckets.Bucket[].BucketRegion")
FAULT(lazy_lists_nothing, CALL(GET_JOB).lazy = 1)
FAULT(lists_accounts, CALL(LIST_JOBS).lists = "account")
FAULT(regions_by_region, CALL(LIST_JOBS).lists = "region")
FAULT(bad_action, CALL(LIST_JOBS).action = "work:List Jobs")
FAULT(other_page, CALL(REPORT_ROOT).page = "Token")
FAULT(other_redact, CALL(REPORT_ROOT).redact = "drop:X")
FAULT(other_batch, CALL(REPORT_ROOT).batch = 7)
FAULT(same_name, CALL(LOOKUP_B).name = "LookupStart")
FAULT(same_op_no_name, CALL(REPORT_ROOT).name = NULL)
FAULT(two_rates, CALL(LOOKUP_B).rate = &odd_rate)
FAULT(type_twice, f.work.types[TASK].name = "work:job")
FAULT(type_is_level, f.work.types[REPORT].name = "region")
FAULT(type_plain, f.work.types[TASK].name = "task")
FAULT(type_unnamed, f.work.types[TASK].name = NULL)
FAULT(type_untitled, f.work.types[JOB].title = NULL)
FAULT(spelled_no_id, f.work.types[JOB].spelled[0] = "arn:{account}")
FAULT(spelled_ids, f.work.types[JOB].spelled[0] = "{id}/{id*}")
FAULT(spelled_rest, f.work.types[JOB].spelled[0] = "{id*}/{x}")
FAULT(spelled_twice, f.work.types[JOB].spelled[0] = "{id}/{x}/{x}")
FAULT(spelled_no_type, f.work.types[JOB].spelled[0] = "{work:nobody*}/{id}")
FAULT(spelled_odd, f.work.types[JOB].spelled[0] = "{id}/{a.b}")
FAULT(no_such_from, SETTING(JOB_STATE).from = "GetJobs")
FAULT(other_not_made, SETTING(JOB_STATE).from = "ec2:DescribeVpcs")
FAULT(no_from, SETTING(JOB_STATE).from = NULL)
FAULT(no_id, SETTING(JOB_STATE).id = "")
FAULT(bad_path, SETTING(JOB_STATE).path = "State[")
FAULT(path_of_type, SETTING(REGION_JOBS).path = "x")
FAULT(path_of_verdicts, SETTING(ACCOUNT_JOBS).path = "x")
FAULT(referrers_of_none, SETTING(JOB_STATE).from = "-> work:jobs";
      SETTING(JOB_STATE).path = NULL)
FAULT(referrers_of_level, SETTING(JOB_STATE).from = "-> region";
      SETTING(JOB_STATE).path = NULL)
FAULT(referrers_above, SETTING(REGION_JOBS).from = "-> work:job")
FAULT(referrers_by_path, SETTING(JOB_STATE).from = "-> work:job")
FAULT(no_such_of, SETTING(REGION_JOBS).of = "world")
FAULT(of_below, SETTING(JOB_KEY_2).of = "work:task")
FAULT(of_region_of_account, SETTING(REPORT_MFA).of = "region")
FAULT(itself, SETTING(JOB_STATE).from = "work.account.jobs";
      SETTING(JOB_STATE).path = NULL)
FAULT(no_topic, SETTING(JOB_STATE).topic = (enum ex_topic)9)
FAULT(other_topic, SETTING(JOB_KEY_2).topic = EX_ACCESS)
FAULT(empty_judge, SETTING(JOB_STATE).judge = "")
FAULT(judge_and_test, SETTING(JOB_STATE).test = registry_test_elsewhere)
FAULT(unused_is_called, f.store.unused[0].op = "GetBucketPolicy")
FAULT(unused_unexplained, f.store.unused[0].why = NULL)
FAULT(without_odd, f.work.c.without.v = &odd_without;
      f.work.c.without.n = 1)
FAULT(without_rows, f.work.c.without.v = &full_without;
      f.work.c.without.n = 1)
FAULT(without_unexplained, f.work.c.without.v = &bare_without;
      f.work.c.without.n = 1)
FAULT(collector_twice, f.work.c.name = "store")
FAULT(collector_unnamed, f.work.c.name = "a b")
FAULT(collector_untitled, f.work.c.title = NULL)
FAULT(collector_protocol, f.work.c.service.protocol = (enum ex_protocol)7)
FAULT(collector_abi, f.work.c.abi = 1)

#define AT_CALL(N, NAME)	"work: call " #N " (" NAME "): "
#define AT_SETTING(N, ID)	"work: setting " #N " (" ID "): "

static const struct {
	void (*plant)(void);
	const char *where, *says;
} faults[] = {
	{ no_such_on, AT_CALL(2, "GetJob"), "on: no type work:jobs" },
	{ no_on, AT_CALL(2, "GetJob"), "needs on and op" },
	{ no_op, AT_CALL(2, "?"), "needs on and op" },
	{ no_such_lists, AT_CALL(1, "ListJobs"), "lists: no type work:jobz" },
	{ no_such_about, AT_CALL(7, "LookupStart"), "about: no type" },
	{ no_such_ref, AT_CALL(2, "GetJob"), "refs: no type s3:bucket" },
	{ ref_without_path, AT_CALL(2, "GetJob"), "store:bucket has no path" },
	{ ref_to_account, AT_CALL(2, "GetJob"), "refs: account is no resource" },
	{ bad_items, AT_CALL(1, "ListJobs"), "items \"Jobs[\"" },
	{ bad_id, AT_CALL(1, "ListJobs"), "id \"a..b\"" },
	{ bad_keep, AT_CALL(1, "ListJobs"), "needs a name (name=path)" },
	{ empty_keep, AT_CALL(1, "ListJobs"), "needs a name and a path" },
	{ bad_ref_path, AT_CALL(2, "GetJob"), "refs \"a[b\"" },
	{ bad_page, AT_CALL(1, "ListJobs"), "page \"<NextToken\"" },
	{ bad_in, AT_CALL(2, "GetJob"), "\"Name\" is no request member" },
	{ bad_raw, AT_CALL(1, "ListJobs"), "MaxResults:=1OO is not JSON" },
	{ unknown_brace_type, AT_CALL(4, "DescribeTasks"),
	  "no type {work:jobs}" },
	{ brace_type_not_above, AT_CALL(2, "GetJob"),
	  "no work:task is above work:job" },
	{ brace_not_kept, AT_CALL(2, "GetJob"), "nothing keeps {Version}" },
	{ batch_of_unlisted, AT_CALL(4, "DescribeTasks"),
	  "no call lists work:task" },
	{ batch_without_many, AT_CALL(4, "DescribeTasks"),
	  "batch: needs one name[]" },
	{ query_member, AT_CALL(2, "GetJob"), "needs a REST protocol" },
	{ http_not_rest, AT_CALL(2, "GetJob"), "json-1.1 has one path" },
	{ rest_without_http, "store: call 2 (GetBucketPolicy): ",
	  "http: needed" },
	{ http_no_method, "store: call 2", "is no method and path" },
	{ http_not_given, "store: call 2", "in gives no {Bucket}" },
	{ no_service, AT_CALL(1, "ListJobs"), "names no service" },
	{ bad_redact, AT_CALL(2, "GetJob"), "redact" },
	{ drops_ref, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ drops_above_ref, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ drops_by_star, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ drops_by_choice, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ hashes_ref, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ hashes_one_of_two, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ drops_harmless, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ hashes_above_harmless, AT_CALL(2, "GetJob"),
	  "alters what refs reads" },
	{ keeps_too_little, AT_CALL(2, "GetJob"), "alters what refs reads" },
	{ drops_id, AT_CALL(1, "ListJobs"), "alters what id reads" },
	{ drops_item_as_id, AT_CALL(3, "ListTasks"), "alters what id reads" },
	{ drops_token, AT_CALL(1, "ListJobs"), "alters what page reads" },
	{ drops_gone, AT_CALL(4, "DescribeTasks"), "alters what gone reads" },
	{ drops_filter, AT_CALL(5, "GetReport"), "alters what items reads" },
	{ drops_other_rows_id, AT_CALL(6, "ReportOfRoot"),
	  "alters what id reads" },
	{ drops_again, AT_CALL(5, "GetReport"), "alters what again reads" },
	{ drops_keep, "store: call 1 (ListBuckets): ",
	  "alters what keep reads" },
	{ lazy_lists_nothing, AT_CALL(2, "GetJob"), "lazy: lists nothing" },
	{ lists_accounts, AT_CALL(1, "ListJobs"), "accounts are the plan's" },
	{ regions_by_region, AT_CALL(1, "ListJobs"), "listed on the account" },
	{ bad_action, AT_CALL(1, "ListJobs"), "\"Jobs\" is no IAM action" },
	{ other_page, AT_CALL(6, "ReportOfRoot"),
	  "page: says other than GetReport" },
	{ other_redact, AT_CALL(6, "ReportOfRoot"),
	  "redact: says other than GetReport" },
	{ other_batch, AT_CALL(6, "ReportOfRoot"), "batch: " },
	{ same_name, AT_CALL(8, "LookupStart"), "name: another row has it" },
	{ same_op_no_name, AT_CALL(6, "GetReport"), "name: another row" },
	{ two_rates, AT_CALL(8, "LookupStop"),
	  "rate: 9/s (burst 9) here, 2/s (burst 2) in LookupStart" },
	{ type_twice, "work: type 2 (work:job): ", "is there already" },
	{ type_is_level, "work: type 3 (region): ", "is there already" },
	{ type_plain, "work: type 2 (task): ", "service:thing" },
	{ type_unnamed, "work: type 2 (?): ", "has no name" },
	{ type_untitled, "work: type 1 (work:job): ", "needs a title" },
	{ spelled_no_id, "work: type 1", "needs one {id}" },
	{ spelled_ids, "work: type 1", "needs one {id}" },
	{ spelled_rest, "work: type 1", "so only {} and text follow" },
	{ spelled_twice, "work: type 1", "{x} twice" },
	{ spelled_no_type, "work: type 1", "{work:nobody*} is no name, and" },
	{ spelled_odd, "work: type 1", "{a.b} is no name" },
	{ no_such_from, AT_SETTING(1, "work.job.state"),
	  "GetJobs is no call that is made, no setting and no type" },
	{ other_not_made, AT_SETTING(1, "work.job.state"),
	  "ec2:DescribeVpcs is no call" },
	{ no_from, AT_SETTING(1, "work.job.state"), "needs from" },
	{ no_id, AT_SETTING(1, "?"), "needs an id" },
	{ bad_path, AT_SETTING(1, "work.job.state"), "path \"State[\"" },
	{ path_of_type, AT_SETTING(5, "work.region.jobs"), "only a call's" },
	{ path_of_verdicts, AT_SETTING(6, "work.account.jobs"),
	  "only a call's" },
	{ referrers_of_none, AT_SETTING(1, "work.job.state"),
	  "work:jobs is no type" },
	{ referrers_of_level, AT_SETTING(1, "work.job.state"),
	  "region is no type that could be referred to" },
	{ referrers_above, AT_SETTING(5, "work.region.jobs"),
	  "is about that thing" },
	{ referrers_by_path, AT_SETTING(1, "work.job.state"),
	  "only a call's items" },
	{ no_such_of, AT_SETTING(5, "work.region.jobs"), "of: no type world" },
	{ of_below, AT_SETTING(3, "work.job.key"), "work:task is not above" },
	{ of_region_of_account, AT_SETTING(7, "work.report.root"),
	  "region is not above" },
	{ itself, AT_SETTING(1, "work.job.state"), "reads its own verdicts" },
	{ no_topic, AT_SETTING(1, "work.job.state"), "topic: " },
	{ other_topic, AT_SETTING(3, "work.job.key"),
	  "topic: is encryption in the first row" },
	{ empty_judge, AT_SETTING(1, "work.job.state"), "judge: is empty" },
	{ judge_and_test, AT_SETTING(1, "work.job.state"), "not by both" },
	{ unused_is_called, "store: unused 1: ", "GetBucketPolicy is called" },
	{ unused_unexplained, "store: unused 1 ", "needs op and why" },
	{ without_odd, "work: without", "no topic \"secrecy\"" },
	{ without_rows, "work: without", "it has settings of inventory" },
	{ without_unexplained, "work: without", "needs topics and why" },
	{ collector_twice, "store: ", "two collectors of that name" },
	{ collector_unnamed, "", "has no plain name" },
	{ collector_untitled, "work: ", "needs a title" },
	{ collector_protocol, "work: ", "no such protocol" },
	{ collector_abi, "collector 3 ", "another collector.h" },
};

static void
each_fault_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct registry r;
		struct error err = { 0 };
		fixture_fill(&f);
		faults[i].plant();
		if (registry_make(&r, f.v, 3, &err) == 0)
			fail_msg("not found: %s%s", faults[i].where,
				 faults[i].says);
		assert_int_equal(err.kind, ERROR_USAGE);
		if (strncmp(err.text, faults[i].where, strlen(faults[i].where)) ||
		    !strstr(err.text, faults[i].says))
			fail_msg("%s%s: said \"%s\"", faults[i].where,
				 faults[i].says, err.text);
	}
}

/* So that the test above finds the planted fault and no other. */
static void
unspoilt_tables_are_taken(void **state)
{
	struct registry r;
	struct error err = { 0 };

	(void)state;
	fixture_fill(&f);
	if (registry_make(&r, f.v, 3, &err) < 0)
		fail_msg("%s", err.text);
	registry_free(&r);
}

/* What looks like altering and is not. */
static void
harmless_redactions_are_taken(void **state)
{
	static const char *const rules[] = {
		"url:Job.Output.Uri", "drop:Job.Out", "drop:Job.Output.Uri.Part",
		"keep:Job.Output|Name", "drop:Text", "scan:Job.Text{}.*",
		"drop:Jobs[].Output.Uri", "hash:Job.Tags[Key=x].Value",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct registry r;
		struct error err = { 0 };
		fixture_fill(&f);
		CALL(GET_JOB).redact = rules[i];
		if (registry_make(&r, f.v, 3, &err) < 0)
			fail_msg("%s: %s", rules[i], err.text);
		registry_free(&r);
	}
}

/* hash leaves what such a name says, so what reads it finds it. */
static void
what_hash_leaves_may_be_followed(void **state)
{
	struct registry r;
	struct error err = { 0 };

	(void)state;
	fixture_fill(&f);
	OPTION("awslogs-group|awslogs-region")
	CALL(GET_JOB).redact = "hash:Job.Options.*";
	if (registry_make(&r, f.v, 3, &err) < 0)
		fail_msg("%s", err.text);
	registry_free(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unspoilt_tables_are_taken),
		cmocka_unit_test(each_fault_is_found),
		cmocka_unit_test(harmless_redactions_are_taken),
		cmocka_unit_test(what_hash_leaves_may_be_followed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
