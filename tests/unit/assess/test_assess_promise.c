/* A gap is a line in the ledger and a review, never a pass or a missing row. */
#include "unit/assess/shop.h"

struct gap {
	const char *key, *body;		/* instead of the good answer */
	const char *ledger;		/* begins a line of it */
	const char *setting, *resource, *want;
};

static const struct gap gaps[] = {
	/* the record is not there */
	{ BOX("a"), "{}", BOX("a") " (unread),failed,,NotRead,",
	  "shop.box.closed", "a", "|review|undecided" },
	{ BOX("a"), "{\"Box\":null}", BOX("a") " (unread),failed,,NotRead,",
	  "shop.box.tested", "a", "|review|undecided" },
	/* pages that go in a circle, of a list that lists nothing */
	{ LOGS " #2", "{\"Logs\":[],\"NextToken\":\"t\"}",
	  LOGS " #3,failed,,NotInEvidence,",
	  "shop.box.log", "b", "|review|incomplete-list" },
	/* kept, and not to be read */
	{ LOGS " #2", "{\"Logs\":[", LOGS " #2,failed,,MalformedAnswer,",
	  "shop.box.log", "b", "|review|incomplete-list" },
};

static int
has_line(const char *csv, const char *start)
{
	struct text rest = text_of(csv);

	while (rest.len)
		if (text_starts(text_cut(&rest, '\n'), start))
			return 1;
	return 0;
}

static void
what_was_not_read_is_a_gap(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof gaps / sizeof gaps[0]; i++) {
		const struct gap *g = &gaps[i];
		struct shop s;

		shop_open(&s);
		shop_fill(&s, g->key);
		shop_good(&s, g->key, g->body);
		shop_run(&s, NULL);
		if (!has_line(s.ledger, g->ledger))
			fail_msg("no %s in\n%s", g->ledger, s.ledger);
		assert_int_equal(s.totals.gaps, 1);
		shop_expect(&s, g->setting, g->resource, g->want);
		shop_close(&s);
	}
}

/* "meets: meets" of all boxes, over a list with one nobody can name */
static void
all_of_a_list_with_a_nameless_item_is_not_known(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, BOXES " #2");
	shop_good(&s, BOXES " #2", "{\"Boxes\":[{\"Size\":1}]}");
	shop_run(&s, NULL);
	assert_true(has_line(s.ledger, BOXES " #2 (unread),failed,,NotRead,"));
	assert_int_equal(s.totals.gaps, 1);
	shop_expect(&s, "shop.account.closed", ACCOUNT,
		    "meets|review|incomplete-list");
	assert_non_null(strstr(s.population, ",item not read,"));
	shop_close(&s);
}

static void
an_account_that_was_not_entered_keeps_its_rows(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_bad(&s, ENTER, OUTCOME_DENIED, "AccessDenied");
	shop_run(&s, NULL);
	assert_int_equal(s.totals.gaps, 1);
	assert_int_equal(s.totals.verdicts[EX_MEETS], 0);
	assert_int_equal(s.totals.verdicts[EX_NOT_APPLICABLE], 0);
	shop_expect(&s, "shop.account.policy", ACCOUNT, "|review|denied");
	shop_expect(&s, "shop.region.boxes", "eu-west-1",
		    "|review|incomplete-list");
	shop_expect(&s, "shop.region.logs", "eu-west-1", "|review|denied");
	shop_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_not_read_is_a_gap),
		cmocka_unit_test(all_of_a_list_with_a_nameless_item_is_not_known),
		cmocka_unit_test(an_account_that_was_not_entered_keeps_its_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
