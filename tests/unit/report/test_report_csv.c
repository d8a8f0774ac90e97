/* Goal: the merged tables have every fact of every account, and no more. */
#include "fixture.h"

struct seen {
	char *line;			/* the row sought */
	int found;
};

static char *
joined(const char *account, char **cells, size_t n)
{
	struct buffer b;

	buffer_init(&b, 1 << 20);
	buffer_printf(&b, "%s", account);
	for (size_t i = 0; i < n; i++)
		buffer_printf(&b, "\x1F%s", cells[i]);
	return buffer_steal(&b);
}

static int
find_row(void *ctx, char **cells, size_t n)
{
	struct seen *s = ctx;
	char *line = joined(cells[0], cells + 1, n - 1);

	s->found += strcmp(line, s->line) == 0;
	free(line);
	return 0;
}

struct walk {
	struct text merged;
	const char *account;
	unsigned long rows;
};

static int
is_in_merged(void *ctx, char **cells, size_t n)
{
	struct walk *w = ctx;
	struct seen s = { .found = 0 };
	struct error err;

	if (w->rows++ == 0)
		return 0;
	s.line = joined(w->account, cells, n);
	assert_int_equal(csv_read(w->merged, find_row, &s, &err), 0);
	if (s.found < 1)
		fail_msg("lost: %s", s.line);
	free(s.line);
	return 0;
}

static int
count_row(void *ctx, char **cells, size_t n)
{
	(void)cells;
	(void)n;
	++*(unsigned long *)ctx;
	return 0;
}

static void
is_whole(const struct fixture *f, const char *name,
	 const struct buffer *const *tables, const char *const *accounts,
	 size_t n)
{
	struct buffer merged;
	unsigned long rows = 0, want = 1;
	struct error err;

	fixture_read(f, name, &merged);
	for (size_t i = 0; i < n; i++) {
		struct walk w = { buffer_view(&merged), accounts[i], 0 };

		assert_int_equal(csv_read(buffer_view(tables[i]), is_in_merged,
					  &w, &err), 0);
		want += w.rows - 1;
	}
	assert_int_equal(csv_read(buffer_view(&merged), count_row, &rows, &err),
			 0);
	assert_int_equal(rows, want);
	assert_int_equal(strncmp(merged.at, "account,", 8), 0);
	buffer_free(&merged);
}

static void
every_fact_survives(void **state)
{
	static const char *const accounts[] = { ONE, TWO, ONE, TWO };
	struct fixture f;
	struct report_options o;
	struct error err;

	(void)state;
	fixture_open(&f);
	fixture_setting(&f, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "=cmd(),\"quoted\"\nand a line", "encryption",
		"'-1+1", "meets", "clause", "@x", "\tT", "+1"));
	fixture_save(&f);
	o = fixture_options(&f);
	if (report_csv(&o, &err) < 0)
		fail_msg("%s", err.text);
	is_whole(&f, "settings.csv", (const struct buffer *[]){
		&f.settings[0][0], &f.settings[1][0], &f.settings[0][1],
		&f.settings[1][1] }, accounts, 4);
	is_whole(&f, "ledger.csv", (const struct buffer *[]){ &f.ledger[0],
		&f.ledger[1] }, accounts, 2);
	is_whole(&f, "populations.csv", (const struct buffer *[]){
		&f.population[0], &f.population[1] }, accounts, 2);
	fixture_close(&f);
}

/* A spreadsheet never sees a cell that begins as a formula does. */
static void
no_cell_is_a_formula(void **state)
{
	static const char *const cells[] = { "=1+1", "+1", "-1", "@x", "\t=1" };
	struct fixture f;
	struct report_options o;
	struct buffer merged;
	struct error err;

	(void)state;
	fixture_open(&f);
	for (size_t i = 0; i < 5; i++)
		fixture_setting(&f, 1, 0, CELLS("", "shop.order.key",
			"shop:order", cells[i], "encryption", cells[i], "meets",
			"clause", "", "", ""));
	fixture_save(&f);
	o = fixture_options(&f);
	if (report_csv(&o, &err) < 0)
		fail_msg("%s", err.text);
	fixture_read(&f, "settings.csv", &merged);
	for (size_t i = 0; i < 5; i++) {
		char *bare = xasprintf(",%s,", cells[i]);
		char *marked = xasprintf(",'%s,", cells[i]);

		assert_null(strstr(merged.at, bare));
		assert_non_null(strstr(merged.at, marked));
		free(bare);
		free(marked);
	}
	buffer_free(&merged);
	fixture_close(&f);
}

static void
a_folder_without_facts_is_an_error(void **state)
{
	struct fixture f;
	struct report_options o;
	struct error err;

	(void)state;
	fixture_open(&f);
	o = fixture_options(&f);
	assert_int_equal(report_csv(&o, &err), -1);
	assert_int_equal(report_html(&o, &err), -1);
	assert_non_null(strstr(err.text, "plan.json"));
	fixture_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_fact_survives),
		cmocka_unit_test(no_cell_is_a_formula),
		cmocka_unit_test(a_folder_without_facts_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
