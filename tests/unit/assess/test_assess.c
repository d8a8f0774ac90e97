/*
 * test_assess.c - from a folder of evidence to the three tables
 *
 * The fault matrix is the promise that matters most: whatever a request ended
 * in, no verdict that hangs on it is meets, and no gap becomes "none".
 */
#include "shop.h"

static void
judges_what_was_answered(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, NULL);
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.size", "a", "90|meets|clause");
	shop_expect(&s, "shop.box.size", "b", "91|fails|clause");
	shop_expect(&s, "shop.box.closed", "a", "true|meets|clause");
	shop_expect(&s, "shop.box.key", "a", "k1|meets|clause");
	shop_expect(&s, "shop.box.key", "b", "alias/x|fails|clause");
	shop_expect(&s, "shop.box.own-key", "a", "k1|meets|clause");
	shop_expect(&s, "shop.box.own-key", "b", "alias/x|fails|clause");
	shop_expect(&s, "shop.box.log", "a", "ON|meets|clause");
	shop_expect(&s, "shop.box.log", "b", "|fails|clause");
	shop_expect(&s, "shop.box.complete", "a", "true|meets|clause");
	shop_expect(&s, "shop.box.complete", "b", "false|review|clause");
	shop_expect(&s, "shop.box.colour", "a", "=red||recorded");
	shop_expect(&s, "shop.region.boxes", "eu-west-1", "a | b|meets|clause");
	shop_expect(&s, "shop.region.logs", "eu-west-1", "ON|meets|clause");
	shop_expect(&s, "shop.account.closed", ACCOUNT,
		    "meets | fails|fails|clause");
	shop_expect(&s, "shop.account.some", ACCOUNT,
		    "meets | fails|meets|clause");
	shop_expect(&s, "kms.key.manager", "k2", "AWS|fails|clause");
	assert_int_equal(s.totals.gaps, 0);
	assert_int_equal(s.totals.planned, 11);
	assert_int_equal(s.totals.outcomes[OUTCOME_COLLECTED], 11);
	assert_int_equal(s.totals.recorded, 2);
	assert_int_equal(s.totals.first, T0 + 1000);
	assert_int_equal(s.totals.last, T0 + 11000);
	assert_int_equal(s.totals.skew_median, 1000);
	assert_int_equal(s.totals.aws_hosts, 11);
	assert_int_equal(s.totals.nother_hosts, 0);
	shop_close(&s);
}

static void
names_its_evidence(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, NULL);
	shop_run(&s, NULL);
	assert_non_null(strstr(s.settings, "region,setting,type,resource,topic,"
			       "value,verdict,reason,clause,received,evidence\n"));
	assert_non_null(strstr(s.settings, "eu-west-1,shop.box.closed,shop:box,"
			       "a,access,true,meets,clause,meets: true,"
			       "2026-09-21T14:13:27.000Z,data/evidence/" ACCOUNT
			       "/eu-west-1/shop.jsonl:7\n"));
	assert_non_null(strstr(s.settings, ",'=red,"));
	assert_non_null(strstr(s.ledger, "\n" BOX("a") ",collected,,,,1,"
			       "2026-09-21T14:13:26.800Z,"
			       "2026-09-21T14:13:27.000Z,2026-09-21T14:13:26Z,"
			       "0f1e,data/evidence/" ACCOUNT
			       "/eu-west-1/shop.jsonl:7\n"));
	assert_non_null(strstr(s.ledger, BOXES ",collected"));
	assert_true(strstr(s.ledger, BOXES ",") < strstr(s.ledger, BOXES " #2"));
	assert_non_null(strstr(s.population, "type,within,region,call,pages,"
			       "items,end,first,last,read,gone,left-out\n"
			       "shop:box,region eu-west-1,eu-west-1,"
			       "shop:ListBoxes,2,2,no token,"
			       "2026-09-21T14:13:23.000Z,"
			       "2026-09-21T14:13:24.000Z,2,0,0\n"));
	shop_close(&s);
}

static void
writes_the_same_twice(void **state)
{
	struct shop s;
	char *settings, *ledger, *population;

	(void)state;
	shop_open(&s);
	shop_fill(&s, KEY("k2"));
	shop_bad(&s, KEY("k2"), OUTCOME_DENIED, "AccessDeniedException");
	shop_run(&s, NULL);
	settings = s.settings;
	ledger = s.ledger;
	population = s.population;
	assess_totals_free(&s.totals);
	shop_run(&s, NULL);
	assert_string_equal(s.settings, settings);
	assert_string_equal(s.ledger, ledger);
	assert_string_equal(s.population, population);
	free(settings);
	free(ledger);
	free(population);
	shop_close(&s);
}

static const struct fault {
	enum outcome outcome;
	const char *error, *reason;
} faults[] = {
	{ OUTCOME_DENIED, "AccessDeniedException", "denied" },
	{ OUTCOME_UNSUPPORTED, "UnknownOperationException", "unsupported" },
	{ OUTCOME_THROTTLED, "ThrottlingException", "throttled" },
	{ OUTCOME_FAILED, "InternalFailure", "failed" },
};

/* Which rows hang on a request, and the value they still show. */
static const struct hanging {
	const char *key, *setting, *resource, *value;
	const char *reason;		/* NULL: the fault's own */
} hangings[] = {
	{ POLICY, "shop.account.policy", ACCOUNT, "", NULL },
	{ POLICY, "shop.box.complete", "a", "true", NULL },
	{ BOXES, "shop.region.boxes", "eu-west-1", "", "incomplete-list" },
	{ BOXES, "shop.account.some", ACCOUNT, "", "incomplete-list" },
	{ BOXES, "shop.account.closed", ACCOUNT, "", "incomplete-list" },
	{ LOGS, "shop.box.log", "a", "", NULL },
	{ LOGS, "shop.box.log", "b", "", NULL },
	{ LOGS, "shop.region.logs", "eu-west-1", "", NULL },
	{ LOGS " #2", "shop.box.log", "b", "", "incomplete-list" },
	{ LOGS " #2", "shop.region.logs", "eu-west-1", "ON",
	  "incomplete-list" },
	{ BOX("a"), "shop.box.closed", "a", "", NULL },
	{ BOX("a"), "shop.box.key", "a", "", NULL },
	{ BOX("a"), "shop.box.own-key", "a", "", NULL },
	{ BOX("a"), "shop.box.complete", "a", "", NULL },
	{ KEY("k1"), "shop.box.key", "a", "k1", NULL },
	{ KEY("k1"), "shop.box.own-key", "a", "k1", NULL },
	{ KEY("k1"), "shop.box.complete", "a", "true", NULL },
	{ KEY("k1"), "kms.key.manager", "k1", "", NULL },
	{ KEY("k2"), "shop.box.key", "b", "alias/x", NULL },
	{ ENTER, "shop.account.policy", ACCOUNT, "", NULL },
	{ ENTER, "shop.account.closed", ACCOUNT, "", "incomplete-list" },
};

static void
never_meets_over_a_fault(void **state)
{
	(void)state;
	for (size_t f = 0; f < sizeof faults / sizeof faults[0]; f++)
		for (size_t i = 0; i < sizeof hangings / sizeof hangings[0];
		     i++) {
			const struct hanging *h = &hangings[i];
			struct shop s;
			char *want = xasprintf("%s|review|%s", h->value,
				h->reason ? h->reason : faults[f].reason);

			shop_open(&s);
			shop_fill(&s, h->key);
			shop_bad(&s, h->key, faults[f].outcome,
				 faults[f].error);
			shop_run(&s, NULL);
			shop_expect(&s, h->setting, h->resource, want);
			assert_true(s.totals.gaps >= 1);
			assert_int_equal(s.totals.outcomes[faults[f].outcome],
					 1);
			free(want);
			shop_close(&s);
		}
}

/* What is not in the evidence at all is a failed request, not an absence. */
static void
never_meets_over_a_missing_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hangings / sizeof hangings[0]; i++) {
		const struct hanging *h = &hangings[i];
		struct shop s;
		char *want = xasprintf("%s|review|%s", h->value,
				       h->reason ? h->reason : "failed");

		shop_open(&s);
		shop_fill(&s, h->key);
		shop_run(&s, NULL);
		shop_expect(&s, h->setting, h->resource, want);
		assert_non_null(strstr(s.ledger, "NotInEvidence"));
		free(want);
		shop_close(&s);
	}
}

static void
tells_known_from_unknown(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, LOGS " #2");
	shop_bad(&s, LOGS " #2", OUTCOME_THROTTLED, "ThrottlingException");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.log", "a", "ON|meets|clause");
	shop_close(&s);

	shop_open(&s);
	shop_fill(&s, BOXES " #2");
	shop_bad(&s, BOXES " #2", OUTCOME_DENIED, "AccessDeniedException");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.size", "a", "90|meets|clause");
	shop_expect(&s, "shop.account.some", ACCOUNT, "meets|meets|clause");
	shop_expect(&s, "shop.account.closed", ACCOUNT,
		    "meets|review|incomplete-list");
	shop_expect(&s, "shop.region.boxes", "eu-west-1", "a|meets|clause");
	assert_non_null(strstr(s.population, ",denied,"));
	shop_close(&s);
}

static void
knows_absent_gone_and_external(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, POLICY);
	shop_bad(&s, POLICY, OUTCOME_ABSENT, "NoSuchPolicy");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.account.policy", ACCOUNT, "|fails|clause");
	assert_int_equal(s.totals.gaps, 0);
	shop_close(&s);

	shop_open(&s);
	shop_fill(&s, BOX("b"));
	shop_put(&s, &(struct record){ .request = BOX("b"), .status = 404,
		 .outcome = OUTCOME_ABSENT, .reason = "gone",
		 .error = "NoSuchBox" });
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.closed", "b", "|n/a|gone");
	shop_expect(&s, "shop.box.size", "b", "91|n/a|gone");
	shop_expect(&s, "shop.account.closed", ACCOUNT, "meets|meets|clause");
	assert_non_null(strstr(s.ledger, BOX("b") ",absent,gone,NoSuchBox,"));
	assert_non_null(strstr(s.population, ",1,1,0\n"));
	assert_int_equal(s.totals.gaps, 0);
	shop_close(&s);

	shop_open(&s);
	shop_fill(&s, BOX("b"));
	shop_good(&s, BOX("b"), "{\"Box\":{\"Closed\":true,\"Key\":\"arn:aws:"
		  "kms:eu-west-1:999988887777:key/k9\"}}");
	shop_run(&s, NULL);
	shop_expect(&s, "kms.key.manager", "999988887777:k9",
		    "|review|external");
	shop_expect(&s, "shop.box.own-key", "b", "arn:aws:kms:eu-west-1:"
		    "999988887777:key/k9|review|external");
	shop_expect(&s, "shop.box.key", "b", "arn:aws:kms:eu-west-1:"
		    "999988887777:key/k9|review|external");
	assert_int_equal(s.totals.gaps, 0);
	shop_close(&s);
}

static void
knows_where_nothing_is_offered(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_good(&s, ENTER, "{}");
	shop_good(&s, POLICY, "{}");
	shop_run(&s, "eu-west-1");
	shop_expect(&s, "shop.region.logs", "eu-west-1", "|n/a|not-offered");
	shop_expect(&s, "shop.region.boxes", "eu-west-1", "|n/a|clause");
	shop_expect(&s, "shop.account.policy", ACCOUNT, "|fails|clause");
	assert_int_equal(s.totals.gaps, 0);
	shop_close(&s);
}

static void
judges_nothing_as_nothing(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_good(&s, ENTER, "{}");
	shop_good(&s, POLICY, "{}");
	shop_good(&s, BOXES, "{\"Boxes\":[]}");
	shop_good(&s, LOGS, "{\"Logs\":[]}");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.region.logs", "eu-west-1", "|n/a|clause");
	shop_expect(&s, "shop.account.closed", ACCOUNT, "|fails|clause");
	shop_expect(&s, "shop.box.closed", "a", NULL);
	shop_close(&s);
}

/* Both boxes have an item "x". */
static void
follows_a_spelling_to_what_it_names_within(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, BOX("a"));
	shop_good(&s, BOX("a"), "{\"Box\":{\"First\":\"b#x\",\"Items\":"
		  "[{\"Name\":\"#x\",\"Colour\":\"red\"}]}}");
	shop_good(&s, BOX("b"), "{\"Box\":{\"First\":\"a#x\",\"Items\":"
		  "[{\"Name\":\"#x\",\"Colour\":\"blue\"}]}}");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.item.colour", "a/x", "red|meets|clause");
	shop_expect(&s, "shop.item.colour", "b/x", "blue|fails|clause");
	shop_expect(&s, "shop.box.first", "a", "b#x|fails|clause");
	shop_expect(&s, "shop.box.first", "b", "a#x|meets|clause");
	shop_close(&s);
}

static void
keeps_what_no_spelling_matches(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, BOX("b"));
	shop_good(&s, BOX("b"), "{\"Box\":{\"Closed\":true,\"Key\":"
		  "\"a:b/c\"}}");
	shop_run(&s, NULL);
	assert_int_equal(s.totals.unmatched, 1);
	assert_non_null(strstr(s.ledger, "shop/GetBox eu-west-1 Key,unmatched,"
			       "kms:key,,a:b/c,"));
	shop_expect(&s, "shop.box.key", "b", "a:b/c|review|undecided");
	shop_close(&s);
}

#define FOUND "[redacted hash=00112233445566778899aabbccddeeff found=aws-key]"

/* The same characters are a marker only where the line says so. */
static void
reads_markers(void **state)
{
	static const struct {
		const char *note, *redacted, *verdict;
	} cases[] = {
		{ FOUND, "hash:Box.Note", "fails" },
		{ FOUND, "scan:.", "fails" },
		{ "[redacted]", "drop:Box.Note", "meets" },
		{ "[redacted]", "drop:Box.Other", "fails" },
		{ "[redacted]", NULL, "fails" },
		{ "plain", NULL, "meets" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct shop s;
		char *body = xasprintf("{\"Box\":{\"Note\":\"%s\"}}",
				       cases[i].note);
		char *want = xasprintf("%s|%s|clause", cases[i].note,
				       cases[i].verdict);

		shop_open(&s);
		shop_fill(&s, BOX("b"));
		shop_put(&s, &(struct record){ .request = BOX("b"),
			 .status = 200, .outcome = OUTCOME_COLLECTED,
			 .redacted = cases[i].redacted,
			 .body = text_of(body) });
		shop_run(&s, NULL);
		shop_expect(&s, "shop.box.note", "b", want);
		free(body);
		free(want);
		shop_close(&s);
	}
}

static void
shows_documents_decoded(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, BOX("b"));
	shop_good(&s, BOX("b"), "{\"Box\":{\"Colour\":\"%7B%22a%22%3A%5B1%5D"
		  "%7D\"}}");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.colour", "b", "{\"a\":[1]}||recorded");
	shop_close(&s);
}

static void
asks_a_modules_own_test(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, NULL);
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.tested", "a", "=red|fails|test");
	shop_expect(&s, "shop.box.tested", "b", "|review|test");
	shop_close(&s);

	shop_open(&s);
	shop_fill(&s, BOX("a"));
	shop_bad(&s, BOX("a"), OUTCOME_DENIED, "AccessDeniedException");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.tested", "a", "|review|denied");
	shop_expect(&s, "shop.box.colour", "a", "||denied");
	shop_close(&s);
}

/* A log of a box that the list no longer has makes no box. */
static void
leaves_out_what_is_only_named(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, LOGS " #2");
	shop_good(&s, LOGS " #2", "{\"Logs\":[{\"Box\":\"old\",\"State\":"
		  "\"OFF\"}]}");
	shop_run(&s, NULL);
	shop_expect(&s, "shop.box.log", "old", NULL);
	shop_expect(&s, "shop.box.size", "old", NULL);
	shop_expect(&s, "shop.region.boxes", "eu-west-1", "a | b|meets|clause");
	shop_close(&s);
}

static void
names_hosts_that_are_not_of_aws(void **state)
{
	struct shop s;

	(void)state;
	shop_open(&s);
	shop_fill(&s, NULL);
	s.plan.partition = "aws-cn";
	shop_run(&s, NULL);
	assert_int_equal(s.totals.aws_hosts, 0);
	assert_int_equal(s.totals.nother_hosts, 1);
	assert_string_equal(s.totals.other_hosts[0],
			    "shop.eu-west-1.amazonaws.com");
	shop_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges_what_was_answered),
		cmocka_unit_test(names_its_evidence),
		cmocka_unit_test(writes_the_same_twice),
		cmocka_unit_test(never_meets_over_a_fault),
		cmocka_unit_test(never_meets_over_a_missing_line),
		cmocka_unit_test(tells_known_from_unknown),
		cmocka_unit_test(knows_absent_gone_and_external),
		cmocka_unit_test(knows_where_nothing_is_offered),
		cmocka_unit_test(judges_nothing_as_nothing),
		cmocka_unit_test(follows_a_spelling_to_what_it_names_within),
		cmocka_unit_test(keeps_what_no_spelling_matches),
		cmocka_unit_test(reads_markers),
		cmocka_unit_test(shows_documents_decoded),
		cmocka_unit_test(asks_a_modules_own_test),
		cmocka_unit_test(leaves_out_what_is_only_named),
		cmocka_unit_test(names_hosts_that_are_not_of_aws),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
