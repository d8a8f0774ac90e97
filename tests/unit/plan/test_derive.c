/* test_derive.c - what follows from the tables */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/file.h"
#include "doc/doc.h"
#include "fixture.h"
#include "plan/plan.h"

#define IAM_MAX 6144

typedef int derive_fn(const struct registry *r, const struct derive_options *o,
		      struct buffer *out, struct error *err);

static struct fixture f;

static void
derive(derive_fn *fn, const struct derive_options *o, struct buffer *out)
{
	struct registry r;
	struct error err = { 0 };

	buffer_init(out, 1 << 20);
	if (registry_make(&r, f.v, 3, &err) < 0 || fn(&r, o, out, &err) < 0)
		fail_msg("%s", err.text);
	registry_free(&r);
}

static void
the_tree_is_as_the_run(void **state)
{
	static const char tree[] =
		"each account\n"
		"  ec2:DescribeRegions\n"
		"    each region\n"
		"      work:ListJobs (pages)\n"
		"        each work:job\n"
		"          work:GetJob -> store:bucket\n"
		"          work:ListTasks (pages)\n"
		"            each work:task\n"
		"              work:DescribeTasks (by 100)\n"
		"      work:Lookup (LookupStart, pages)\n"
		"      work:Lookup (LookupStop, pages)\n"
		"  s3:ListBuckets (pages)\n"
		"    each store:bucket that is referred to\n"
		"      s3:GetBucketPolicy\n"
		"  work:GetReport\n";
	struct derive_options o = { 0 };
	struct buffer out;

	(void)state;
	fixture_fill(&f);
	derive(derive_plan, &o, &out);
	assert_string_equal(buffer_cstr(&out), tree);
	buffer_free(&out);

	/* a type that no call lists stands at the end */
	f.work.calls[GET_JOB].refs[1] =
		(struct ex_reference){ "work:report", "Report" };
	f.work.calls[LOOKUP_B].on = "work:report";
	derive(derive_plan, &o, &out);
	assert_non_null(strstr(out.at, "\neach work:report that is referred "
			       "to\n  work:Lookup (LookupStop, pages)\n"));
	assert_non_null(strstr(out.at, "GetJob -> store:bucket -> work:report\n"));
	buffer_free(&out);
}

static struct ex_node *
parse(struct arena *arena, const struct buffer *out)
{
	struct error err = { 0 };
	struct ex_node *doc = doc_read_json(arena, buffer_view(out), &err);

	if (!doc)
		fail_msg("%s", err.text);
	return doc;
}

static void
the_plan_as_json(void **state)
{
	struct derive_options o = { .json = 1 };
	struct buffer out;
	struct arena *arena = arena_new();
	size_t n = 0;

	(void)state;
	fixture_fill(&f);
	derive(derive_plan, &o, &out);
	struct ex_node *doc = parse(arena, &out);
	for (struct ex_node *e = doc->first; e; e = e->next)
		n++;
	assert_int_equal(n, 10);	/* 11 rows, two of them one request */
	struct ex_node *jobs = doc->first->next->next->next;
	assert_true(text_is(node_member(jobs, "op")->text, "ListJobs"));
	assert_true(text_is(node_member(jobs, "lists")->first->text, "work:job"));
	arena_free(arena);
	buffer_free(&out);
}

static size_t
size_for_iam(const struct ex_node *document)
{
	struct buffer compact;
	size_t n = 0;

	buffer_init(&compact, 1 << 20);
	node_write_json(&compact, document, 0);
	for (size_t i = 0; i < compact.len; i++)
		n += strchr(" \t\r\n", compact.at[i]) == NULL;
	buffer_free(&compact);
	return n;
}

static const struct ex_node *
actions(const struct ex_node *document)
{
	const struct ex_node *s = node_member(document, "Statement")->first;

	assert_null(s->next);
	assert_true(text_is(node_member(s, "Resource")->text, "*"));
	return node_member(s, "Action")->first;
}

static void
the_policy_has_each_action_once(void **state)
{
	static const char *const expected[] = {
		"ec2:DescribeRegions", "s3:GetBucketPolicy",
		"s3:ListAllMyBuckets", "work:DescribeTasks", "work:GetJob",
		"work:GetReport", "work:ListJobs", "work:ListReports",
		"work:ListTasks", "work:Lookup",
	};
	struct derive_options o = { .json = 1 };
	struct buffer out;
	struct arena *arena = arena_new();
	size_t i = 0;

	(void)state;
	fixture_fill(&f);
	f.work.calls[GET_REPORT].action = "work:ListReports work:GetReport";
	derive(derive_policy, &o, &out);
	struct ex_node *doc = parse(arena, &out);
	assert_null(doc->first->next);
	assert_true(text_is(node_member(doc->first, "Version")->text,
			    "2012-10-17"));
	assert_true(text_is(node_member(node_member(doc->first, "Statement")
			    ->first, "Effect")->text, "Allow"));
	for (const struct ex_node *a = actions(doc->first); a; a = a->next, i++)
		assert_true(text_is(a->text, expected[i]));
	assert_int_equal(i, sizeof(expected) / sizeof(expected[0]));
	arena_free(arena);
	buffer_free(&out);
}

#define MANY 700

/* Full as can be, never over, nothing lost between two documents. */
static void
a_long_policy_is_split(void **state)
{
	static struct ex_call calls[MANY];
	static char ops[MANY][40];
	struct derive_options o = { .json = 1 };
	struct buffer out;
	struct arena *arena = arena_new();
	size_t n = 0, documents = 0;

	(void)state;
	fixture_fill(&f);
	for (int i = 0; i < MANY; i++) {
		snprintf(ops[i], sizeof(ops[i]), "Describe%.*s%03d", i % 7,
			 "Xxxxxxx", i);
		calls[i] = (struct ex_call){ .on = "region", .op = ops[i] };
	}
	f.work.c.calls.v = calls;
	f.work.c.calls.n = MANY;
	f.work.c.settings.n = 0;
	derive(derive_policy, &o, &out);
	struct ex_node *doc = parse(arena, &out);
	for (struct ex_node *d = doc->first; d; d = d->next, documents++) {
		size_t size = size_for_iam(d), longest = sizeof(ops[0]) + 5;
		assert_true(size <= IAM_MAX);
		if (d->next)
			assert_true(size + longest > IAM_MAX);
		for (const struct ex_node *a = actions(d); a; a = a->next)
			n++;
	}
	assert_int_equal(n, MANY + 3);
	assert_true(documents > 1);
	buffer_free(&out);

	o.json = 0;
	derive(derive_policy, &o, &out);
	size_t texts = 1;
	for (const char *s = out.at; (s = strstr(s, "\n}\n\n{\n")); s++)
		texts++;
	assert_int_equal(texts, documents);
	buffer_free(&out);
	arena_free(arena);
}

static int
has_action(const struct ex_node *doc, const char *action)
{
	for (const struct ex_node *d = doc->first; d; d = d->next)
		for (const struct ex_node *a = actions(d); a; a = a->next)
			if (text_is(a->text, action))
				return 1;
	return 0;
}

static void
content_and_changes_are_denied(void **state)
{
	struct derive_options o = { .json = 1, .deny = 1 };
	struct buffer out;
	struct arena *arena = arena_new();

	(void)state;
	fixture_fill(&f);
	f.work.calls[GET_JOB].action = "work:StartJobQuery";
	derive(derive_policy, &o, &out);
	struct ex_node *doc = parse(arena, &out);
	for (struct ex_node *d = doc->first; d; d = d->next)
		assert_true(size_for_iam(d) <= IAM_MAX);
	assert_true(has_action(doc, "s3:GetObject*"));
	assert_true(has_action(doc, "secretsmanager:GetSecretValue"));
	assert_true(has_action(doc, "ssm:GetParameter*"));
	assert_true(has_action(doc, "transcribe:GetVocabulary"));
	assert_true(has_action(doc, "work:Delete*"));
	assert_true(has_action(doc, "s3:Put*"));
	/* a deny would win over the call that needs it */
	assert_false(has_action(doc, "work:Start*"));
	assert_true(has_action(doc, "s3:Start*"));
	assert_false(has_action(doc, "work:GetJob"));
	assert_null(strstr(out.at, "Allow"));
	buffer_free(&out);
	arena_free(arena);
}

static void
the_reference_is_a_table(void **state)
{
	struct derive_options o = { 0 };
	struct buffer out;
	struct arena *arena = arena_new();

	(void)state;
	fixture_fill(&f);
	derive(derive_reference, &o, &out);
	assert_non_null(strstr(out.at, "## Work\n"));
	assert_non_null(strstr(out.at, "| setting | of | read by | topic | "
			       "judged | why |\n|---|---|---|---|---|---|\n"));
	assert_non_null(strstr(out.at, "| work.job.state | work:job | GetJob | "
			       "inventory | meets: DONE \\| x; fails: else | "
			       "Whether it ended. |\n"));
	assert_non_null(strstr(out.at, "| work.report.root | account | "
			       "ReportOfRoot | access | recorded |  |\n"));
	assert_non_null(strstr(out.at, "| GetObject | It would read what is "
			       "stored. |\n"));
	buffer_free(&out);

	o.json = 1;
	derive(derive_reference, &o, &out);
	struct ex_node *doc = parse(arena, &out);
	size_t n = 0;
	for (struct ex_node *e = doc->first; e; e = e->next)
		n++;
	assert_int_equal(n, 9);
	buffer_free(&out);
	arena_free(arena);
}

static const struct ex_node *
of_collector(const struct ex_node *doc, const char *name)
{
	const struct ex_node *e = doc->first;

	while (!text_is(node_member(e, "collector")->text, name))
		e = e->next;
	return e;
}

static void
without_a_model_nothing_is_claimed(void **state)
{
	struct derive_options o = { 0 };
	struct buffer out;

	(void)state;
	fixture_fill(&f);
	derive(derive_matrix, &o, &out);
	assert_non_null(strstr(out.at, "## Work\n\nModel not at hand"));
	assert_null(strstr(out.at, "read operations"));
	/* encryption: one setting of two rows, each with its own call */
	assert_non_null(strstr(out.at, "| work | 1 from 2 | 2 from 2 | - | "
			       "1 from 1 | 1 from 1 | - | 2 from 1 |\n"));
	buffer_free(&out);
}

static void
every_read_operation_is_accounted_for(void **state)
{
	char folder[] = "/tmp/exhibit-matrix-XXXXXX";
	struct derive_options o = { .json = 1, .models = folder };
	struct buffer out;
	struct arena *arena = arena_new();
	struct error err = { 0 };

	(void)state;
	fixture_fill(&f);
	assert_non_null(mkdtemp(folder));
	char *file = path_join(folder, "s3.ops");
	assert_int_equal(file_write(file, text_of("GetBucketPolicy\tread\n"
		"GetObject\tread\nHeadBucket\tread\nPutObject\twrite\n"
		"ListBuckets\tread\n"), 0600, &err), 0);
	derive(derive_matrix, &o, &out);
	const struct ex_node *store = of_collector(parse(arena, &out), "store");
	const struct ex_node *e = node_member(store, "operations")->first;
	assert_true(text_is(node_member(e, "call")->text, "GetBucketPolicy"));
	e = e->next;
	assert_int_equal(node_member(e, "call")->kind, NODE_NULL);
	assert_true(text_is(node_member(e, "why_not")->text,
			    "It would read what is stored."));
	e = e->next;
	assert_int_equal(node_member(e, "why_not")->kind, NODE_NULL);
	assert_null(e->next->next);
	assert_int_equal(node_member(of_collector(parse(arena, &out), "work"),
				     "operations")->kind, NODE_NULL);
	buffer_free(&out);

	o.json = 0;
	derive(derive_matrix, &o, &out);
	assert_non_null(strstr(out.at, "4 read operations: 2 called, 1 not "
			       "called for a reason, 1 without one."));
	assert_non_null(strstr(out.at, "| HeadBucket | NO REASON GIVEN |"));
	buffer_free(&out);

	struct registry r;
	assert_int_equal(file_write(file, text_of("GetBucketPolicy\tlook\n"),
				    0600, &err), 0);
	assert_int_equal(registry_make(&r, f.v, 3, &err), 0);
	buffer_init(&out, 1 << 20);
	assert_int_equal(derive_matrix(&r, &o, &out, &err), -1);
	assert_non_null(strstr(err.text, "neither read nor write"));
	registry_free(&r);
	buffer_free(&out);
	assert_int_equal(folder_remove(folder, &err), 0);
	free(file);
	arena_free(arena);
}

static void
too_long_is_said(void **state)
{
	derive_fn *const fns[] = { derive_plan, derive_policy,
				   derive_reference, derive_matrix };
	struct derive_options o = { 0 };
	struct registry r;
	struct error err;

	(void)state;
	fixture_fill(&f);
	assert_int_equal(registry_make(&r, f.v, 3, &err), 0);
	for (size_t i = 0; i < 4; i++) {
		struct buffer out;
		buffer_init(&out, 64);
		assert_int_equal(fns[i](&r, &o, &out, &err), -1);
		buffer_free(&out);
	}
	registry_free(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tree_is_as_the_run),
		cmocka_unit_test(the_plan_as_json),
		cmocka_unit_test(the_policy_has_each_action_once),
		cmocka_unit_test(a_long_policy_is_split),
		cmocka_unit_test(content_and_changes_are_denied),
		cmocka_unit_test(the_reference_is_a_table),
		cmocka_unit_test(without_a_model_nothing_is_claimed),
		cmocka_unit_test(every_read_operation_is_accounted_for),
		cmocka_unit_test(too_long_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
