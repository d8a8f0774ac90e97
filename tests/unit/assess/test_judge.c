/*
 * test_judge.c - the clause language, case by case
 *
 * Each case is a row as a table has it, an item as AWS might answer, and the
 * verdict, reason and deciding clause that an auditor should see.
 */
#include "bench.h"

static const struct judging {
	const char *clauses, *item, *path;
	enum reason rest;
	enum ex_verdict verdict;
	enum reason reason;
	const char *clause;		/* NULL: none; "": whatever */
} cases[] = {
	/* literals: first clause, case, wildcards, numbers as text */
	{ "meets: aws:kms, aws:kms:dsse; fails: AES256 if $yes",
	  "{\"a\":\"aws:kms:dsse\"}", "a", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "meets: aws:kms, aws:kms:dsse" },
	{ "meets: aws:kms, aws:kms:dsse; fails: AES256 if $yes",
	  "{\"a\":\"AES256\"}", "a", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "fails: AES256 if $yes" },
	{ "meets: available", "{\"a\":\"Available\"}", "a", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "meets: available" },
	{ "meets: arn:*", "{\"a\":\"arn:aws:iam::1:role/x\"}", "a", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "" },
	{ "fails: */AdministratorAccess; meets: else",
	  "{\"a\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}", "a",
	  REASON_NONE, EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: true; fails: false", "{\"a\":false}", "a", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: 0", "{\"a\":0}", "a", REASON_NONE, EX_MEETS, REASON_CLAUSE,
	  "" },
	{ "meets: yes", "{\"a\":\"no\"}", "a", REASON_NONE,
	  EX_REVIEW, REASON_NO_CLAUSE, NULL },
	/* NONE is a value, none is not */
	{ "fails: NONE; meets: none", "{\"a\":\"none\"}", "a", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	/* absent, null, none, not configured */
	{ "n/a: absent; meets: else", "{}", "a", REASON_NONE,
	  EX_NOT_APPLICABLE, REASON_CLAUSE, "n/a: absent" },
	{ "n/a: absent; meets: else", "{\"a\":null}", "a", REASON_NONE,
	  EX_NOT_APPLICABLE, REASON_CLAUSE, "" },
	{ "fails: none; meets: else", "{\"a\":[]}", "a[]", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "fails: absent; review: else", "{\"a\":[]}", "a[]", REASON_NONE,
	  EX_REVIEW, REASON_CLAUSE, "review: else" },
	{ "fails: none; meets: else", "", "a", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "fails: none", NULL, NULL, REASON_NONE, EX_FAILS, REASON_CLAUSE,
	  "" },
	{ "fails: absent", NULL, NULL, REASON_NONE, EX_FAILS, REASON_CLAUSE,
	  "" },
	{ "meets: customer-key(); fails: else", NULL, NULL, REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	/* places: the worst verdict stands */
	{ "meets: true; fails: false; review: absent",
	  "{\"c\":[{\"r\":true},{\"r\":false},{}]}", "c[].r", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "fails: false" },
	{ "meets: true; review: absent", "{\"c\":[{\"r\":true},{}]}", "c[].r",
	  REASON_NONE, EX_REVIEW, REASON_CLAUSE, "review: absent" },
	{ "meets: true; n/a: else", "{\"c\":[true,1]}", "c[]", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: any ALL, any REJECT; fails: none; review: else",
	  "{\"f\":[\"ACCEPT\",\"ALL\"]}", "f[]", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: any ALL; fails: none; review: else",
	  "{\"f\":[\"ACCEPT\"]}", "f[]", REASON_NONE,
	  EX_REVIEW, REASON_CLAUSE, "review: else" },
	/* count: of different values */
	{ "meets: count>=2; review: else", "{\"z\":[\"a\",\"a\",\"b\"]}", "z[]",
	  REASON_NONE, EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: count>=2; review: else", "{\"z\":[\"a\",\"a\"]}", "z[]",
	  REASON_NONE, EX_REVIEW, REASON_CLAUSE, "" },
	{ "meets: count=0; fails: else", "{\"z\":[]}", "z[]", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "" },
	/* numbers and parameters */
	{ "meets: <=$days; fails: else", "{\"n\":90}", "n", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: <=$days; fails: else", "{\"n\":\"90.5\"}", "n", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: >=365; fails: else", "{\"n\":\"never\"}", "n", REASON_NONE,
	  EX_REVIEW, REASON_UNDECIDED, "meets: >=365" },
	{ "meets: >=365; fails: else", "{}", "n", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: !=5", "{\"n\":4}", "n", REASON_NONE, EX_MEETS, REASON_CLAUSE,
	  "" },
	{ "meets: <=$unset; fails: else", "{\"n\":1}", "n", REASON_NONE,
	  EX_REVIEW, REASON_PARAMETER, "meets: <=$unset" },
	{ "meets: <=$words; fails: else", "{\"n\":1}", "n", REASON_NONE,
	  EX_REVIEW, REASON_PARAMETER, "" },
	/* times, from when the answer was received */
	{ "meets: age<=90d; fails: else", "{\"t\":1789000000.113}", "t",
	  REASON_NONE, EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: age<=$max_days; fails: else",
	  "{\"t\":\"2026-06-01T00:00:00Z\"}", "t", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: age<=$max_hours; fails: else", "{\"t\":1789990000000}", "t",
	  REASON_NONE, EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: age<=1h; fails: else", "{\"t\":1789990000000}", "t",
	  REASON_NONE, EX_FAILS, REASON_CLAUSE, "" },
	{ "fails: left<=0d; review: left<=30d; meets: else",
	  "{\"t\":\"2026-10-01\"}", "t", REASON_NONE,
	  EX_REVIEW, REASON_CLAUSE, "review: left<=30d" },
	{ "meets: age<=90d; fails: else", "{\"t\":\"no_information\"}", "t",
	  REASON_NONE, EX_REVIEW, REASON_UNDECIDED, "" },
	/* lists */
	{ "meets: $list; fails: else", "{\"v\":\"DASH_ISO\"}", "v", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: $list; fails: else", "{\"v\":\"cmaf\"}", "v", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: $empty; fails: else", "{\"v\":\"cmaf\"}", "v", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: $unset; fails: else", "{\"v\":\"cmaf\"}", "v", REASON_NONE,
	  EX_REVIEW, REASON_PARAMETER, "" },
	/* guards */
	{ "fails: x if $no; review: x if not $no", "{\"v\":\"x\"}", "v",
	  REASON_NONE, EX_REVIEW, REASON_CLAUSE, "review: x if not $no" },
	{ "fails: x if $words", "{\"v\":\"x\"}", "v", REASON_NONE,
	  EX_REVIEW, REASON_PARAMETER, "" },
	{ "fails: x if $days=90; meets: else", "{\"v\":\"x\"}", "v",
	  REASON_NONE, EX_FAILS, REASON_CLAUSE, "fails: x if $days=90" },
	{ "fails: x if $days=9; meets: else", "{\"v\":\"x\"}", "v",
	  REASON_NONE, EX_MEETS, REASON_CLAUSE, "meets: else" },
	{ "fails: x if not $days=9; meets: else", "{\"v\":\"x\"}", "v",
	  REASON_NONE, EX_FAILS, REASON_CLAUSE, "" },
	{ "fails: x if $unset=9; meets: else", "{\"v\":\"x\"}", "v",
	  REASON_NONE, EX_REVIEW, REASON_PARAMETER, "" },
	{ "n/a: else if AttachmentCount=0; fails: x",
	  "{\"v\":\"x\",\"AttachmentCount\":0}", "v", REASON_NONE,
	  EX_NOT_APPLICABLE, REASON_CLAUSE, "" },
	{ "fails: false if Origin=AWS_KMS and not Spec=RSA*; n/a: else",
	  "{\"r\":false,\"Origin\":\"AWS_KMS\",\"Spec\":\"RSA_2048\"}", "r",
	  REASON_NONE, EX_NOT_APPLICABLE, REASON_CLAUSE, "" },
	{ "n/a: none if not x:none; fails: none", "{\"v\":[]}", "v[]",
	  REASON_NONE, EX_NOT_APPLICABLE, REASON_CLAUSE, "" },
	{ "n/a: none if not x:some; fails: none if x:some", "{\"v\":[]}",
	  "v[]", REASON_NONE, EX_FAILS, REASON_CLAUSE, "" },
	{ "fails: none if x:unread; meets: else", "{\"v\":[]}", "v[]",
	  REASON_NONE, EX_REVIEW, REASON_INCOMPLETE_LIST, "" },
	{ "meets: true if x.meets meets; review: else", "{\"v\":true}", "v",
	  REASON_NONE, EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: true if x.meets meets and x.review meets; review: else",
	  "{\"v\":true}", "v", REASON_NONE, EX_REVIEW, REASON_CLAUSE, "" },
	{ "meets: true if x.denied review; fails: else", "{\"v\":true}", "v",
	  REASON_NONE, EX_REVIEW, REASON_DENIED, "" },
	{ "meets: true if x.unknown meets; fails: else", "{\"v\":true}", "v",
	  REASON_NONE, EX_REVIEW, REASON_UNDECIDED, "" },
	/* a false value needs no guard to be known */
	{ "fails: true if $unset; meets: else", "{\"v\":false}", "v",
	  REASON_NONE, EX_MEETS, REASON_CLAUSE, "meets: else" },
	/* as: */
	{ "as: x.meets", "{\"v\":\"box\"}", "v", REASON_NONE,
	  EX_MEETS, REASON_CLAUSE, "as: x.meets" },
	{ "as: x.denied", "{\"v\":\"box\"}", "v", REASON_NONE,
	  EX_REVIEW, REASON_DENIED, "as: x.denied" },
	{ "as: x.meets; fails: absent", "{}", "v", REASON_NONE,
	  EX_FAILS, REASON_CLAUSE, "fails: absent" },
	{ "as: x.meets if $no; fails: else", "{\"v\":\"box\"}", "v",
	  REASON_NONE, EX_FAILS, REASON_CLAUSE, "" },
	/* gaps: review, whatever stands in the clauses */
	{ "meets: else", "", "v", REASON_DENIED, EX_REVIEW, REASON_DENIED,
	  "" },
	{ "fails: none; meets: else", "", "v", REASON_THROTTLED,
	  EX_REVIEW, REASON_THROTTLED, "" },
	{ "meets: count=0; fails: else", "", "v", REASON_FAILED,
	  EX_REVIEW, REASON_FAILED, "" },
	{ "n/a: absent; fails: else", "", "v", REASON_UNSUPPORTED,
	  EX_REVIEW, REASON_UNSUPPORTED, "" },
	{ "n/a: absent if $no", "", "v", REASON_DENIED,
	  EX_REVIEW, REASON_DENIED, "" },
	/* … but what is known may decide in spite of them */
	{ "meets: any true; fails: else", "{\"v\":[true]}", "v[]",
	  REASON_DENIED, EX_MEETS, REASON_CLAUSE, "meets: any true" },
	{ "meets: any true; fails: else", "{\"v\":[false]}", "v[]",
	  REASON_DENIED, EX_REVIEW, REASON_DENIED, "meets: any true" },
	{ "meets: true; fails: false", "{\"v\":[true]}", "v[]",
	  REASON_INCOMPLETE_LIST, EX_REVIEW, REASON_INCOMPLETE_LIST, "" },
	{ "meets: true; fails: false", "{\"v\":[true,false]}", "v[]",
	  REASON_INCOMPLETE_LIST, EX_FAILS, REASON_CLAUSE, "" },
	{ "meets: count>=2; fails: else", "{\"v\":[1,2]}", "v[]", REASON_DENIED,
	  EX_MEETS, REASON_CLAUSE, "" },
	{ "meets: count<=2; fails: else", "{\"v\":[1,2]}", "v[]", REASON_DENIED,
	  EX_REVIEW, REASON_DENIED, "" },
	{ "fails: count<=2; meets: else", "{\"v\":[1,2,3]}", "v[]",
	  REASON_DENIED, EX_REVIEW, REASON_DENIED, "" },
	/* an undecided place: a document that is refused */
	{ "fails: public(); meets: else", "{\"p\":\"{]\"}", "p{}", REASON_NONE,
	  EX_REVIEW, REASON_UNDECIDED, "" },
	/* markers of redaction: neither absent nor equal to anything */
	{ "fails: absent, [redacted]; meets: else", "{\"v\":\"[redacted]\"}",
	  "v", REASON_NONE, EX_MEETS, REASON_CLAUSE, "meets: else" },
	{ "meets: >=1; fails: else", "{\"v\":\"[redacted count=3]\"}", "v",
	  REASON_NONE, EX_REVIEW, REASON_UNDECIDED, "" },
	{ "fails: http://*; meets: else",
	  "{\"v\":\"http://media.example.net/[redacted hash="
	  "00112233445566778899aabbccddeeff found=signed-query].mp3\"}", "v",
	  REASON_NONE, EX_FAILS, REASON_CLAUSE, "" },
};

static void
judges(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct judging *c = &cases[i];
		struct bench b;
		struct judged got;

		bench_open(&b);
		got = bench_judge(&b, c->clauses, c->item, c->path, c->rest);
		if (got.verdict != c->verdict || got.reason != c->reason)
			fail_msg("%s of %s: %s (%s), not %s (%s)", c->clauses,
				 c->item ? c->item : "nothing configured",
				 verdict_name(got.verdict),
				 reason_name(got.reason),
				 verdict_name(c->verdict),
				 reason_name(c->reason));
		if (c->clause == NULL)
			assert_null(got.clause);
		else if (c->clause[0] != '\0')
			assert_string_equal(got.clause, c->clause);
		arena_free(b.arena);
	}
}

static const struct refusal {
	const char *clauses, *says;
} refusals[] = {
	{ "", "character 1: an empty clause" },
	{ "meets", "character 1: a clause begins with a verdict" },
	{ "meets: a;", "character 10: an empty clause" },
	{ "passes: a", "character 1: \"passes\" is no verdict" },
	{ "meets:", "an empty test" },
	{ "meets: a,, b", "character 10: an empty test" },
	{ "meets: a b", "character 8: \"a b\" is not one word" },
	{ "meets: any", "any wants a value" },
	{ "meets: any none", "any wants a value" },
	{ "meets: any count>2", "any wants a value" },
	{ "meets: <=", "no comparison" },
	{ "meets: <=x", "no comparison" },
	{ "meets: <=$Not", "no comparison" },
	{ "meets: age<=90x", "no comparison" },
	{ "meets: count>", "no comparison" },
	{ "meets: count>=0", "no number that tells counts apart" },
	{ "meets: count>-2", "no number that tells counts apart" },
	{ "meets: count!=0.5", "no number that tells counts apart" },
	{ "meets: count>2d", "no number that tells counts apart" },
	{ "meets: public(", "wants one )" },
	{ "meets: public() x", "wants one )" },
	{ "meets: public(a(b))", "wants one )" },
	{ "meets: Public()", "cannot name a predicate" },
	{ "meets: tagged(,a)", "an empty argument" },
	{ "meets: has(a,b,c,d,e)", "more than 4 arguments" },
	{ "meets: $Bad", "no parameter's name" },
	{ "meets: a if", "not one word" },
	{ "meets: a if $b=", "wants a word" },
	{ "meets: a if $=b", "no parameter's name" },
	{ "meets: a if x", "no guard" },
	{ "meets: a if not", "empty guard" },
	{ "meets: a if x.y passes", "no guard" },
	{ "meets: a if x.y meets z", "no guard" },
	{ "meets: a if $b and", "no guard" },
	{ "as: a b", "as: wants one setting" },
	{ "as:", "as: wants one setting" },
};

static void
refuses(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		struct error err = { 0 };

		if (judge_compile(arena, refusals[i].clauses, &err) != NULL)
			fail_msg("\"%s\" was taken", refusals[i].clauses);
		if (strstr(err.text, refusals[i].says) == NULL)
			fail_msg("\"%s\": %s", refusals[i].clauses, err.text);
	}
	arena_free(arena);
}

static void
tell(void *ctx, const char *name)
{
	buffer_printf(ctx, "%s ", name);
}

static void
tell_predicate(void *ctx, const char *name, size_t nargs)
{
	buffer_printf(ctx, "%s/%zu ", name, nargs);
}

static void
names(void **state)
{
	struct arena *arena = arena_new();
	struct error err;
	struct buffer b;
	struct judge_names n = { &b, tell, tell, tell, tell, tell,
				 tell_predicate };
	struct judgement *j = judge_compile(arena, "meets: A if $p=w and M=v; "
		"fails: tagged($list), version(>=$x) if x:t and not s.t fails; "
		"review: count>=$c, $l; as: s.u; n/a: age<=$d", &err);

	(void)state;
	assert_non_null(j);
	buffer_init(&b, 1000);
	judge_each(j, &n);
	assert_string_equal(buffer_cstr(&b), "A p M tagged/1 list version/1 x "
			    "x:t s.t c l s.u d ");
	buffer_free(&b);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges),
		cmocka_unit_test(refuses),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
