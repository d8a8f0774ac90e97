/* Goal: OSCAL assessment-results: nothing is satisfied that a gap may hide. */
#include "programs.h"
#include "format/oscal.h"

#define RESULT "assessment-results.results.0"

static void
test_golden(void **state)
{
	(void)state;
	programs_golden(oscal_write, "oscal.json");
}

/* ---- what becomes of a control ------------------------------------------ */

static void
shop_row(struct fixture *x, const char *resource, const char *verdict,
	 const char *reason)
{
	fixture_setting(x, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", resource, "encryption", "v", verdict, reason, "",
		T1, E1 ":1"));
}

static void
refuse(struct fixture *x, const char *request)
{
	fixture_request(x, 1, CELLS(request, "denied", "", "AccessDenied", "",
		"1", T1, T1, T1, "id", E2 ":1"));
}

static struct ex_node *
finding(struct arena *arena, struct fixture *x, const char *control)
{
	struct buffer made;
	struct ex_node *n, *all;

	fixture_save(x);
	programs_write(x, oscal_write, "o", &made);
	all = programs_at(programs_json(arena, &made), RESULT ".findings");
	for (n = all->first; n; n = n->next)
		if (programs_find(programs_at(n, "props"), "value", control))
			break;
	assert_non_null(n);
	buffer_free(&made);
	return n;
}

static void
becomes(struct fixture *x, const char *state, const char *reason)
{
	struct arena *arena = arena_new();
	struct ex_node *n = finding(arena, x, "AC-3");

	programs_says(n, "target.target-id", "ac-3_smt");
	programs_says(n, "target.status.state", state);
	programs_says(n, "target.status.reason", reason);
	arena_free(arena);
	fixture_close(x);
}

static void
test_satisfied(void **state)
{
	struct fixture x;

	(void)state;
	programs_bare(&x);
	shop_row(&x, "a", "meets", "clause");
	shop_row(&x, "b", "n/a", "gone");
	shop_row(&x, "c", "", "recorded");
	becomes(&x, "satisfied", "pass");
}

static void
test_not_satisfied(void **state)
{
	static const char *const v[][3] = {
		{ "fails", "clause", "fail" }, { "review", "no-clause", "other" },
		{ "review", "denied", "other" },
		/* recorded, but not known */
		{ "", "throttled", "other" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++) {
		struct fixture x;

		programs_bare(&x);
		shop_row(&x, "a", "meets", "clause");
		shop_row(&x, "b", v[i][0], v[i][1]);
		becomes(&x, "not-satisfied", v[i][2]);
	}
}

static void
test_nothing_judged(void **state)
{
	struct fixture x;

	(void)state;
	programs_bare(&x);
	becomes(&x, "not-satisfied", "other");
	programs_bare(&x);
	shop_row(&x, "a", "n/a", "gone");
	shop_row(&x, "b", "", "recorded");
	becomes(&x, "not-satisfied", "other");
}

/* All rows there are meet; what a refused list would have had, nobody knows. */
static void
test_hidden(void **state)
{
	static const struct { const char *request, *state, *reason; } v[] = {
		{ "shop/ListOrders eu-west-1", "not-satisfied", "other" },
		{ "shop/ListOrders eu-west-1 #2", "not-satisfied", "other" },
		{ "shop/GetOrder eu-west-1 Id=z", "not-satisfied", "other" },
		{ "shop/GetOrder on shop:order z", "not-satisfied", "other" },
		/* of no table: whatever it was, it may hide anything */
		{ "sts/AssumeRole " TWO, "not-satisfied", "other" },
		{ "shop/GetUnknown eu-west-1", "not-satisfied", "other" },
		/* has nothing to do with it */
		{ "transcribe/ListDoors global", "satisfied", "pass" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++) {
		struct fixture x;

		programs_bare(&x);
		shop_row(&x, "a", "meets", "clause");
		refuse(&x, v[i].request);
		becomes(&x, v[i].state, v[i].reason);
	}
}

/* ---- what refers to what ------------------------------------------------ */

static void
test_references(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *root, *items, *seen, *n;
	struct buffer made;
	struct fixture x;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	programs_write(&x, oscal_write, "o", &made);
	root = programs_json(arena, &made);
	items = programs_at(root, RESULT ".local-definitions.inventory-items");
	seen = programs_at(root, RESULT ".observations");
	assert_int_equal(programs_count(root, RESULT ".observations"), FACTS);
	assert_int_equal(programs_count(root, RESULT
		".assessment-log.entries"), GAPS);
	assert_int_equal(programs_count(items, ""), 4);	/* a, front, b, d */
	for (n = seen->first; n; n = n->next) {
		struct text subject = node_text(programs_at(n,
			"subjects.0.subject-uuid"));
		char *uuid = xstrndup(subject.at, subject.len);

		assert_non_null(programs_find(items, "uuid", uuid));
		free(uuid);
	}
	n = programs_at(root, RESULT ".findings");
	for (n = n->first; n; n = n->next) {
		struct ex_node *o = programs_at(n, "related-observations");

		for (o = o ? o->first : NULL; o; o = o->next) {
			struct text t = node_text(programs_at(o,
				"observation-uuid"));
			char *uuid = xstrndup(t.at, t.len);

			assert_non_null(programs_find(seen, "uuid", uuid));
			free(uuid);
		}
	}
	n = programs_at(root, "assessment-results.import-ap.href");
	assert_int_equal(node_text(n).at[0], '#');
	programs_says(root, "assessment-results.back-matter.resources.0.uuid",
		      node_text(n).at + 1);
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

static void
test_version(void **state)
{
	struct arena *arena = arena_new();
	struct report_options o;
	struct format_run f;
	struct fixture x;
	struct buffer made;
	struct error err;
	char *path;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	o = fixture_options(&x);
	path = path_join(x.out, "o");
	assert_int_equal(format_open(&f, &o, &err), 0);
	f.oscal_version = "1.2.4";
	assert_int_equal(oscal_write(&f, path, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_false(file_exists(path));
	f.oscal_version = "1.2.3";
	assert_int_equal(oscal_write(&f, path, &err), 0);
	format_close(&f);
	fixture_read(&x, "o", &made);
	programs_says(programs_json(arena, &made),
		      "assessment-results.metadata.oscal-version", "1.2.3");
	buffer_free(&made);
	free(path);
	fixture_close(&x);
	arena_free(arena);
}

static void
token(const char *control, const char *expected)
{
	struct buffer b;

	buffer_init(&b, 4096);
	oscal_token(&b, control);
	assert_string_equal(buffer_cstr(&b), expected);
	buffer_free(&b);
}

static void
test_token(void **state)
{
	(void)state;
	token("SC-28", "sc-28");
	token("AC-2(1)", "ac-2.1");
	token("164.308(a)(1)(ii)(B)", "_164.308.a.1.ii.b");
	token("8.3.1", "_8.3.1");
	token("A.8.32", "a.8.32");
	token("KSI SVC/VRI", "ksi-svc-vri");
	token("", "_");
}

/* What the string type of OSCAL takes: no blank at either end, one line. */
static void
test_hostile(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *root, *n;
	struct buffer made;
	struct fixture x;

	(void)state;
	programs_hostile(&x);
	programs_write(&x, oscal_write, "o", &made);
	programs_clean(&made);
	root = programs_json(arena, &made);
	assert_int_equal(programs_count(root, RESULT ".observations"),
			 HOSTILE_FACTS);
	assert_int_equal(programs_count(root, RESULT
		".assessment-log.entries"), HOSTILE_GAPS);
	assert_non_null(strstr(made.at,
			       "\"\\\" blank at both ends\xC2\xA0\\\"\""));
	/* Names are in properties only, where nothing is markup. */
	n = programs_at(root, RESULT ".observations");
	for (n = n->first; n; n = n->next)
		for (struct ex_node *m = n->first; m; m = m->next)
			if (m->kind == NODE_STRING)
				assert_null(memchr(m->text.at, '<',
						   m->text.len));
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_satisfied),
		cmocka_unit_test(test_not_satisfied),
		cmocka_unit_test(test_nothing_judged),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_version),
		cmocka_unit_test(test_token),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
