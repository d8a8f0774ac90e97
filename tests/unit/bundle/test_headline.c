/* The headline is what the ledger's totals say, or nothing is sealed. */
#include "unit/bundle/archive.h"

static const struct {
	const char *headline;
	uint64_t planned, collected, absent, denied;
	int valid;
} cases[] = {
	{ "COMPLETE", 3, 2, 1, 0, 1 },
	{ "INCOMPLETE", 4, 2, 1, 1, 1 },
	{ "COMPLETE", 4, 2, 1, 1, 0 },		/* a gap it does not mention */
	{ "INCOMPLETE", 3, 2, 1, 0, 0 },
	{ "COMPLETE", 4, 2, 1, 0, 0 },		/* a request without outcome */
	{ "INCOMPLETE", 3, 2, 1, 1, 0 },
};

static void
the_headline_is_what_the_ledger_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture *f = fixture_new();
		struct seal_result sealed = { 0 };
		struct error err = { 0 };
		int result;

		f->totals.headline = cases[i].headline;
		f->totals.planned = cases[i].planned;
		f->totals.collected = cases[i].collected;
		f->totals.absent = cases[i].absent;
		f->totals.denied = cases[i].denied;
		result = seal_run(&f->options, &sealed, &err);
		if ((result == 0) != cases[i].valid)
			fail_msg("%zu: %d %s", i, result, err.text);
		if (result < 0)
			assert_non_null(strstr(err.text, "E_STATEMENT"));
		seal_result_free(&sealed);
		fixture_free(f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_headline_is_what_the_ledger_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
