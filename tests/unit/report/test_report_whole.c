/* Goal: the page of all settings has every row once, and not more than it can. */
#include "fixture.h"

#include "doc/doc.h"
#include "report/whole.h"

static struct ex_node *
json_at(const struct page *p, struct arena *arena, const char *xpath)
{
	char *text = page_text(p, xpath);
	struct error err;
	struct ex_node *top = doc_read_json(arena, text_of(text), &err);

	if (!top)
		fail_msg("%s", err.text);
	xmlFree(text);
	return top;
}

static long
number_at(const struct ex_node *array, size_t i)
{
	const struct ex_node *n = array->first;

	while (n && i-- > 0)
		n = n->next;
	assert_non_null(n);
	return strtol(node_text(n).at, NULL, 10);
}

static void
says_at(const struct ex_node *table, const char *column, size_t row,
	const char *want)
{
	const struct ex_node *strings = node_member(table, "strings");
	long number = number_at(node_member(table, column), row);
	const struct ex_node *n = strings->first;

	while (n && number-- > 0)
		n = n->next;
	assert_non_null(n);
	if (!text_is(node_text(n), want))
		fail_msg("%s of row %zu is not %s", column, row, want);
}

/* The third row of account TWO in fixture_rows(). */
static void
a_row_is_as_the_table_has_it(void **state)
{
	struct arena *arena = arena_new();
	struct fixture f;
	struct page p;
	struct ex_node *table, *kinds, *kind;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "settings.html");
	table = json_at(&p, arena, "//script[@data-account='" TWO "']");
	kinds = json_at(&p, arena, "//script[@id='kinds']");
	says_at(table, "region", 2, "eu-west-1");
	says_at(table, "resource", 2, "d");
	says_at(table, "value", 2, "");
	says_at(table, "reason", 2, "clause");
	says_at(table, "clause", 2, "fails: absent");
	says_at(table, "received", 2, T1);
	says_at(table, "file", 2, E2);
	assert_int_equal(number_at(node_member(table, "line"), 2), 4);
	assert_int_equal(number_at(node_member(table, "more"), 2), 2);
	assert_int_equal(number_at(node_member(table, "line"), 1), 2);
	assert_int_equal(number_at(node_member(table, "more"), 1), 1);
	assert_int_equal(number_at(node_member(table, "state"), 2), 0);
	kind = kinds->first;
	for (long i = number_at(node_member(table, "kind"), 2); i > 0; i--)
		kind = kind->next;
	assert_true(text_is(node_text(node_member(kind, "id")),
			    "shop.order.key"));
	assert_true(text_is(node_text(node_member(kind, "topic")),
			    "encryption"));
	assert_true(text_is(node_text(node_member(kind, "service")), "shop"));
	assert_true(text_is(node_text(node_member(kind, "controls")->first),
			    "AC-3"));
	page_close(&p);
	fixture_close(&f);
	arena_free(arena);
}

static void
facet_is(const struct page *p, const char *name, const char *value, long n)
{
	char *xpath = xasprintf("//label[input[@name='%s' and @value='%s']]/"
				"span[last()]", name, value);

	assert_int_equal(page_count(p, xpath), n > 0);
	assert_int_equal(page_sum(p, xpath), n);
	free(xpath);
}

static void
facets_count_the_whole_run(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	f.name = "orders";
	fixture_pages(&f);
	page_open(&p, &f, "settings.html");
	facet_is(&p, "verdict", "fails", 1);
	facet_is(&p, "verdict", "review", 2);
	facet_is(&p, "verdict", "na", 1);
	facet_is(&p, "gap", "yes", 2);
	facet_is(&p, "topic", "encryption", 3);
	facet_is(&p, "topic", "resilience", 0);
	facet_is(&p, "account", ONE, 3);
	facet_is(&p, "account", TWO, 3);
	facet_is(&p, "region", "eu-west-1", 5);
	facet_is(&p, "region", "global", 1);
	facet_is(&p, "service", "shop", 5);
	facet_is(&p, "service", "transcribe", 1);
	facet_is(&p, "control", "AC-3", 5);
	facet_is(&p, "control", "AC-4", 1);
	page_says(&p, "//label[input[@value='" ONE "']]", "orders");
	page_close(&p);
	fixture_close(&f);
}

static void
figures_lead_to_their_rows(void **state)
{
	static const char *const links[] = {
		"settings.html#verdict=fails&topic=encryption&service=shop",
		"settings.html#verdict=review&topic=logging",
		"settings.html#verdict=na&service=transcribe",
		"settings.html#verdict=review",
		"settings.html#verdict=fails&control=AC-3",
		"settings.html#gap=yes",
	};
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		char *xpath = xasprintf("//a[@href='%s']", links[i]);

		if (page_count(&p, xpath) == 0)
			fail_msg("nothing leads to %s", links[i]);
		free(xpath);
	}
	page_close(&p);
	fixture_close(&f);
}

static void
too_many_rows_are_not_kept(void **state)
{
	static const struct plan_account account = { .id = ONE };
	struct account_facts a = { .account = &account };
	struct whole w;

	(void)state;
	whole_init(&w);
	w.rows = WHOLE_ROWS;
	whole_add(&w, &a);
	assert_true(whole_fits(&w));
	w.rows++;
	assert_int_equal(xmlChildElementCount(w.tables), 1);
	whole_add(&w, &a);
	assert_false(whole_fits(&w));
	assert_int_equal(xmlChildElementCount(w.tables), 0);
	whole_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_as_the_table_has_it),
		cmocka_unit_test(facets_count_the_whole_run),
		cmocka_unit_test(figures_lead_to_their_rows),
		cmocka_unit_test(too_many_rows_are_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
