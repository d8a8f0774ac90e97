/* Goal: OCSF Compliance Findings: what passes, what does not, and what is said. */
#include "programs.h"

/* Each line a document; an array of them. */
static struct ex_node *
lines(struct arena *arena, const struct buffer *b)
{
	struct buffer array;
	struct ex_node *n;

	buffer_init(&array, 1u << 26);
	buffer_putc(&array, '[');
	for (const char *p = b->at; *p; p++)
		if (*p != '\n')
			buffer_putc(&array, *p);
		else if (p[1])
			buffer_putc(&array, ',');
	buffer_putc(&array, ']');
	n = programs_json(arena, &array);
	buffer_free(&array);
	return n;
}

static void
test_golden(void **state)
{
	(void)state;
	programs_golden(ocsf_write, "ocsf.jsonl");
}

static void
test_status(void **state)
{
	static const struct { const char *verdict, *id, *status, *severity; }
	v[] = {
		{ "meets", "1", "Pass", "1" }, { "fails", "3", "Fail", "0" },
		{ "review", "2", "Warning", "0" },
		{ "n/a", "99", "Not applicable", "1" },
		{ "recorded", "99", "Recorded", "1" },
	};
	struct arena *arena = arena_new();
	struct ex_node *all, *n;
	struct buffer made;
	struct fixture x;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	programs_write(&x, ocsf_write, "o", &made);
	all = lines(arena, &made);
	assert_int_equal(programs_count(all, ""), FACTS + GAPS);
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++) {
		n = programs_find(all, "unmapped.verdict", v[i].verdict);
		programs_says(n, "compliance.status_id", v[i].id);
		programs_says(n, "compliance.status", v[i].status);
		programs_says(n, "severity_id", v[i].severity);
	}
	n = programs_find(all, "unmapped.outcome", "throttled");
	programs_says(n, "compliance.status_id", "0");
	programs_says(n, "severity_id", "0");
	programs_says(n, "api.operation", "GetOrder");
	programs_says(n, "api.response.error", "Throttling");
	programs_says(n, "unmapped.kind", "gap");
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

static void
test_hostile(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *all;
	struct buffer made;
	struct fixture x;

	(void)state;
	programs_hostile(&x);
	programs_write(&x, ocsf_write, "o", &made);
	programs_clean(&made);
	all = lines(arena, &made);
	assert_int_equal(programs_count(all, ""), HOSTILE_FACTS + HOSTILE_GAPS);
	assert_non_null(programs_find(all, "unmapped.resource",
				      programs_names[0]));
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
