/* What a row means that is in one bundle alone, and what in both has changed. */
#include "unit/compare/two.h"

#define EU	"eu-west-1"
#define LISTED	"shop/ListStores " EU ",collected,,,,1,,,,,\n"	\
		"shop/ListOrders " EU " Store=a,collected,,,,1,,,,,\n"	\
		"shop/ListCoupons global,collected,,,,1,,,,,\n"
#define STORES	"shop:store,region " EU "," EU ",shop:ListStores,1,1,no token,,,1,0,0\n"
#define ORDERS	"shop:order,shop:store a," EU ",shop:ListOrders,1,1,no token,,,1,0,0\n"
#define COUPONS(left) "shop:coupon,account " TWO ",,shop:ListCoupons,1,2,"	\
		"no token,,,1,0," left "\n"
#define STORE	EU ",shop.store.lock,shop:store,a,access,shut,meets,clause,meets: shut,,e:1\n"
#define ORDER(v) EU ",shop.order.key,shop:order,a/1,encryption," v ",,e:2\n"
#define OURS	"OURS,meets,clause,meets: $keys"
#define THEIRS	"THEIRS,fails,clause,fails: else"
#define DENIED	",review,denied,"
#define NAME	",shop.coupon.name,shop:coupon,c,inventory,ten,,recorded,,,e:3\n"
#define WORTH	",shop.coupon.worth,shop:coupon,c,inventory,10,,recorded,,,e:4\n"
#define TAG	EU ",shop.tag.colour,shop:tag,red,inventory,red,,recorded,,,e:5\n"
#define ALL	STORES ORDERS COUPONS("0")

#define WHOLE	{ .settings = NAME WORTH STORE ORDER(OURS) TAG,		\
		  .ledger = LISTED, .population = ALL }

static const struct one whole = WHOLE;

static const struct {
	const char *what;
	struct one before, after;
	const char *told;		/* forwards */
} cases[] = {
	{ "the same is the same", WHOLE, WHOLE, "" },
	{ "gone from lists that ended: removed", WHOLE,
	  { .settings = NAME WORTH STORE TAG, .ledger = LISTED,
	    .population = ALL }, "removed shop.order.key a/1\n" },
	{ "its list was denied: unknown", WHOLE,
	  { .settings = NAME WORTH STORE TAG,
	    .ledger = "shop/ListStores " EU ",collected,,,,1,,,,,\n"
		"shop/ListOrders " EU " Store=a,denied,,No,,1,,,,,\n",
	    .population = STORES "shop:order,shop:store a," EU
		",shop:ListOrders,0,0,denied,,,0,0,0\n" COUPONS("0") },
	  "new shop/ListOrders " EU " Store=a\nunknown-now shop.order.key a/1\n" },
	{ "its list broke off at the second page: unknown", WHOLE,
	  { .settings = NAME WORTH STORE TAG, .ledger = LISTED,
	    .population = STORES "shop:order,shop:store a," EU
		",shop:ListOrders,1,1,throttled,,,1,0,0\n" COUPONS("0") },
	  "unknown-now shop.order.key a/1\n" },
	{ "the list that its list stands on was denied: unknown", WHOLE,
	  { .settings = NAME WORTH TAG,
	    .ledger = "shop/ListStores " EU ",denied,,No,,1,,,,,\n"
		"shop/ListCoupons global,collected,,,,1,,,,,\n",
	    .population = COUPONS("0") },
	  "new shop/ListStores " EU "\nunknown-now shop.store.lock a\n"
	  "unknown-now shop.order.key a/1\n" },
	{ "a list that was planned and never asked: unknown", WHOLE,
	  { .settings = NAME WORTH STORE TAG,
	    .ledger = "shop/ListStores " EU ",collected,,,,1,,,,,\n"
		"shop/ListOrders on shop:store a,failed,,NotAsked,,0,,,,,\n",
	    .population = STORES COUPONS("0") },
	  "new shop/ListOrders on shop:store a\n"
	  "unknown-now shop.order.key a/1\n" },
	{ "no store is left: its orders are gone, too", WHOLE,
	  { .settings = NAME WORTH TAG, .ledger = LISTED,
	    .population = "shop:store,region " EU "," EU
		",shop:ListStores,1,0,no token,,,0,0,0\n" COUPONS("0") },
	  "removed shop.store.lock a\nremoved shop.order.key a/1\n" },
	{ "the list has it not configured: removed", WHOLE,
	  { .settings = NAME WORTH TAG, .ledger = LISTED,
	    .population = "shop:store,region " EU "," EU
		",shop:ListStores,0,0,absent,,,0,0,0\n" COUPONS("0") },
	  "removed shop.store.lock a\nremoved shop.order.key a/1\n" },
	{ "the Region was not asked", WHOLE,
	  { .settings = NAME WORTH, .region = "us-east-1",
	    .ledger = "shop/ListStores us-east-1,collected,,,,1,,,,,\n"
		"shop/ListCoupons global,collected,,,,1,,,,,\n",
	    .population = COUPONS("0") },
	  "changed regions \nnot-asked shop.store.lock a\n"
	  "not-asked shop.order.key a/1\nnot-asked shop.tag.colour red\n"
	  "newly-asked region us-east-1\n" },
	{ "the account was not asked",
	  { .settings = NAME, .ledger = LISTED, .population = ALL,
	    .other = STORE },
	  { .only_two = 1, .settings = NAME, .ledger = LISTED,
	    .population = ALL },
	  "not-asked account " ONE "\nnot-asked shop.store.lock a\n" },
	{ "the account could not be entered: all of it is unknown", WHOLE,
	  { .settings = "", .population = "",
	    .ledger = "sts/AssumeRole global arn:x,denied,,No,,1,,,,,\n" },
	  "new sts/AssumeRole global arn:x\nunknown-now shop.coupon.name c\n"
	  "unknown-now shop.coupon.worth c\nunknown-now shop.store.lock a\n"
	  "unknown-now shop.order.key a/1\nunknown-now shop.tag.colour red\n" },
	{ "the setting is collected no longer", WHOLE,
	  { .collector = &no_tags, .settings = NAME WORTH STORE ORDER(OURS),
	    .ledger = LISTED, .population = ALL },
	  "removed clause shop.tag.colour\nnot-asked shop.tag.colour red\n" },
	{ "left out by scope, but what the list itself says is known", WHOLE,
	  { .settings = STORE ORDER(OURS) TAG, .ledger = LISTED,
	    .population = STORES ORDERS COUPONS("1") },
	  "removed shop.coupon.name c\nnot-asked shop.coupon.worth c\n" },
	{ "nothing refers to it now", WHOLE,
	  { .settings = NAME WORTH STORE ORDER(OURS), .ledger = LISTED,
	    .population = ALL }, "not-asked shop.tag.colour red\n" },
	{ "nothing that was read refers to it, and a request is a gap", WHOLE,
	  { .settings = NAME WORTH STORE ORDER(OURS),
	    .ledger = LISTED "shop/GetOrder " EU " Id=1,failed,,X,,3,,,,,\n",
	    .population = ALL },
	  "new shop/GetOrder " EU " Id=1\nunknown-now shop.tag.colour red\n" },
	{ "no list had it before either: not removed",
	  { .settings = EU ",shop.store.lock,shop:store,z,access,,review,"
		"external,,,\n", .ledger = LISTED, .population = ALL },
	  { .settings = "", .ledger = LISTED, .population = ALL },
	  "not-asked shop.store.lock z\n" },
	{ "another value and verdict", WHOLE,
	  { .settings = NAME WORTH STORE ORDER(THEIRS) TAG, .ledger = LISTED,
	    .population = ALL }, "changed shop.order.key a/1\n" },
	{ "its request was denied: unknown, not changed", WHOLE,
	  { .settings = NAME WORTH STORE ORDER(DENIED) TAG,
	    .ledger = LISTED "shop/GetOrder " EU " Id=1,denied,,X,,3,,,,,\n",
	    .population = ALL },
	  "new shop/GetOrder " EU " Id=1\nunknown-now shop.order.key a/1\n" },
	{ "judged by another parameter: its rule changed, not the setting",
	  WHOLE,
	  { .parameters = "keys = MINE", .settings = NAME WORTH STORE
		ORDER("OURS,fails,clause,fails: else") TAG,
	    .ledger = LISTED, .population = ALL },
	  "changed parameter keys\nby-rule shop.order.key a/1\n" },
	{ "judged by other clauses", WHOLE,
	  { .judge = "shop.order.key = meets: THEIRS; fails: else",
	    .settings = NAME WORTH STORE
		ORDER("OURS,fails,clause,fails: else") TAG,
	    .ledger = LISTED, .population = ALL },
	  "changed clause shop.order.key\nby-rule shop.order.key a/1\n" },
	{ "a hash under another run's key says nothing",
	  { .settings = ORDER("x [redacted hash=00112233445566778899aabbccdd"
		"eeff found=email] y,meets,clause,"), .ledger = LISTED,
	    .population = ALL },
	  { .settings = ORDER("x [redacted hash=ff112233445566778899aabbccdd"
		"ee00 found=email] y,meets,clause,"), .ledger = LISTED,
	    .population = ALL }, "" },
	{ "what was found in it does",
	  { .settings = ORDER("[redacted hash=00112233445566778899aabbccddeeff"
		"],meets,clause,"), .ledger = LISTED, .population = ALL },
	  { .settings = ORDER("[redacted hash=ff112233445566778899aabbccddeeff"
		" found=email],meets,clause,"), .ledger = LISTED,
	    .population = ALL }, "changed shop.order.key a/1\n" },
	{ "two of one name: the equal ones are taken off first",
	  { .settings = ORDER(OURS) ORDER(THEIRS), .ledger = LISTED,
	    .population = ALL },
	  { .settings = ORDER(THEIRS) ORDER("MINE,fails,clause,") ORDER(OURS),
	    .ledger = LISTED, .population = ALL },
	  "added shop.order.key a/1\n" },
	{ "a gap closed, one changed, one not asked",
	  { .ledger = LISTED "shop/GetOrder " EU " Id=1,denied,,X,,1,,,,,\n"
		"shop/GetOrder " EU " Id=2,throttled,,X,,1,,,,,\n"
		"shop/GetOrder " EU " Id=3,denied,,X,,1,,,,,\n"
		"shop/GetOrder " EU " Id=4,collected,,,,1,,,,,\n"
		"shop/GetOrder " EU " Id=4 (unread),failed,,NotRead,,0,,,,,\n",
	    .population = ALL },
	  { .ledger = LISTED "shop/GetOrder " EU " Id=1,absent,,Y,,1,,,,,\n"
		"shop/GetOrder " EU " Id=2,denied,,X,,1,,,,,\n"
		"shop/GetOrder " EU " Id=4,collected,,,,1,,,,,\n",
	    .population = ALL },
	  "changed shop/GetOrder " EU " Id=2\nclosed shop/GetOrder " EU
	  " Id=1\nnot-asked shop/GetOrder " EU " Id=3\n"
	  "closed shop/GetOrder " EU " Id=4 (unread)\n" },
};

static void
each_row_means_what_it_can(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct two t = { .root = "" };
		struct error err;

		two_make(&t, &cases[i].before, &cases[i].after);
		if (two_compare(&t, &err) < 0)
			fail_msg("%s: %s", cases[i].what, err.text);
		if (strcmp(buffer_cstr(&t.told), cases[i].told) != 0)
			fail_msg("%s:\n%sinstead of\n%s", cases[i].what,
				 buffer_cstr(&t.told), cases[i].told);
		two_free(&t);
	}
}

/* What is removed one way is added the other, and so on. */
static void
backwards_it_is_the_other_word(void **state)
{
	static const struct { const char *forwards, *backwards; } words[] = {
		{ "removed", "added" }, { "unknown-now", "known-now" },
		{ "not-asked", "newly-asked" }, { "by-rule", "by-rule" },
		{ "changed", "changed" }, { "added", "removed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct two t = { .root = "" };
		struct text rest = text_of(cases[i].told), line;
		struct error err;

		two_make(&t, &cases[i].after, &cases[i].before);
		assert_int_equal(two_compare(&t, &err), 0);
		while ((line = text_cut(&rest, '\n')).len) {
			struct text name = line, how = text_cut(&name, ' ');
			char want[256] = "";

			for (size_t k = 0; k < 6; k++)
				if (text_is(how, words[k].forwards) &&
				    text_starts(name, "shop."))
					snprintf(want, sizeof(want), "%s %.*s\n",
						 words[k].backwards,
						 TEXT_ARG(name));
			if (want[0] && !strstr(buffer_cstr(&t.told), want))
				fail_msg("%s, backwards:\n%swithout\n%s",
					 cases[i].what, buffer_cstr(&t.told),
					 want);
		}
		two_free(&t);
	}
}

static void
what_has_not_stopped_failing_is_not_said_to(void **state)
{
	static const struct one fails = {
		.settings = STORE ORDER(THEIRS), .ledger = LISTED,
		.population = ALL,
	}, gone = { .settings = STORE, .ledger = LISTED, .population = ALL },
	denied = { .settings = STORE ORDER(DENIED), .ledger = LISTED,
		   .population = ALL },
	met = { .settings = STORE ORDER(OURS), .ledger = LISTED,
		.population = ALL };
	const struct one *afters[] = { &gone, &denied, &met };
	static const unsigned long no_longer[] = { 0, 0, 1 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct two t = { .root = "" };
		struct error err;

		two_make(&t, &fails, afters[i]);
		assert_int_equal(two_compare(&t, &err), 0);
		assert_int_equal(t.totals.groups[GROUP_NO_LONGER_FAILS],
				 no_longer[i]);
		two_free(&t);
		two_make(&t, afters[i], &fails);
		assert_int_equal(two_compare(&t, &err), 0);
		assert_int_equal(t.totals.groups[GROUP_NOW_FAILS], 1);
		two_free(&t);
	}
}

static void
a_table_that_is_none_is_an_error(void **state)
{
	static const struct { const char *settings, *says; } bad[] = {
		{ "a,b\n", "2 cells" }, { "\"open", "does not end" },
		{ EU ",\"x\"y\n", "closing quote" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct one spoilt = whole;
		struct two t = { .root = "" };
		struct error err;

		spoilt.settings = bad[i].settings;
		two_make(&t, &whole, &spoilt);
		assert_int_equal(two_compare(&t, &err), -1);
		assert_int_equal(err.kind, ERROR_MALFORMED);
		assert_non_null(strstr(err.text, bad[i].says));
		assert_non_null(strstr(err.text, "new/data/settings/" TWO));
		two_free(&t);
	}
}

static int
stop(void *ctx, const struct change *change)
{
	(void)change;
	return ++*(int *)ctx == 2 ? 42 : 0;
}

static void
who_listens_may_end_it(void **state)
{
	static const struct one empty = { .ledger = LISTED,
					  .population = ALL };
	struct two t = { .root = "" };
	struct error err;
	char *x, *y;
	int n = 0;

	(void)state;
	two_make(&t, &whole, &empty);
	x = path_join(t.root, "old");
	y = path_join(t.root, "new");
	assert_int_equal(compare_run(x, y, stop, &n, &err), 42);
	assert_int_equal(n, 2);
	free(x);
	free(y);
	two_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row_means_what_it_can),
		cmocka_unit_test(backwards_it_is_the_other_word),
		cmocka_unit_test(what_has_not_stopped_failing_is_not_said_to),
		cmocka_unit_test(a_table_that_is_none_is_an_error),
		cmocka_unit_test(who_listens_may_end_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
