/* Goal: findings that Security Hub takes in, within the lengths it takes. */
#include "programs.h"
#include "format/out.h"

static void
test_golden(void **state)
{
	(void)state;
	programs_golden(asff_write, "asff.json");
}

static void
test_status(void **state)
{
	static const struct { const char *verdict, *status, *label; } v[] = {
		{ "meets", "PASSED", "INFORMATIONAL" },
		{ "fails", "FAILED", "LOW" },
		/* those of the fixture are behind a gap */
		{ "review", "NOT_AVAILABLE", "LOW" },
		{ "n/a", "NOT_AVAILABLE", "INFORMATIONAL" },
		{ "recorded", "NOT_AVAILABLE", "INFORMATIONAL" },
	};
	struct arena *arena = arena_new();
	struct ex_node *all, *n;
	struct buffer made;
	struct fixture x;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	programs_write(&x, asff_write, "o", &made);
	all = programs_json(arena, &made);
	assert_int_equal(programs_count(all, ""), FACTS + GAPS);
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++) {
		n = programs_find(all, "ProductFields.exhibit/verdict",
				  v[i].verdict);
		programs_says(n, "Compliance.Status", v[i].status);
		programs_says(n, "Severity.Label", v[i].label);
	}
	n = programs_find(all, "ProductFields.exhibit/outcome", "denied");
	programs_says(n, "Compliance.Status", "NOT_AVAILABLE");
	programs_says(n, "Severity.Label", "LOW");
	programs_says(n, "Resources.0.Type", "AwsAccount");
	programs_says(n, "ProductArn", "arn:aws:securityhub:eu-west-1:" TWO
		      ":product/" TWO "/default");
	/* What has no Region goes where global services are asked. */
	n = programs_find(all, "ProductFields.exhibit/resource", "front");
	programs_says(n, "Region", "us-east-1");
	assert_null(programs_at(n, "ProductFields.exhibit/region"));
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

/* For a person to decide, and nothing was refused. */
static void
test_review(void **state)
{
	struct arena *arena = arena_new();
	struct buffer made;
	struct fixture x;

	(void)state;
	programs_bare(&x);
	fixture_setting(&x, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "a", "encryption", "v", "review", "no-clause",
		"", T1, E1 ":1"));
	fixture_save(&x);
	programs_write(&x, asff_write, "o", &made);
	programs_says(programs_json(arena, &made), "0.Compliance.Status",
		      "WARNING");
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

static void
is_within(struct ex_node *n, const char *path, size_t most)
{
	struct ex_node *at = programs_at(n, path);
	size_t units = 0;

	if (!at)
		return;
	for (size_t i = 0; i < node_text(at).len; i++) {
		unsigned char c = (unsigned char)node_text(at).at[i];

		units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
	}
	assert_in_range(units, 1, most);
}

static void
test_hostile(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *all, *longest;
	struct buffer made;
	struct fixture x;
	char name[1025];

	(void)state;
	programs_hostile(&x);
	programs_write(&x, asff_write, "o", &made);
	programs_clean(&made);
	all = programs_json(arena, &made);
	assert_int_equal(programs_count(all, ""), HOSTILE_FACTS + HOSTILE_GAPS);
	for (struct ex_node *n = all->first; n; n = n->next) {
		is_within(n, "Title", 256);
		is_within(n, "Description", 1024);
		is_within(n, "Resources.0.Id", 512);
		is_within(n, "Resources.0.Details.Other.resource", 1023);
		is_within(n, "AwsAccountName", 50);
		for (struct ex_node *f = programs_at(n, "ProductFields")->first;
		     f; f = f->next)
			assert_in_range(f->text.len, 1, 2 * 2048);
	}
	/* Whole where there is room for it, and marked where there is none. */
	memset(name, 'A', 1024);
	name[1024] = '\0';
	longest = programs_find(all, "ProductFields.exhibit/resource", name);
	assert_non_null(longest);
	assert_true(text_ends(node_text(programs_at(longest,
		"Resources.0.Id")), "... [cut]"));
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

static void
cuts(const char *text, size_t most, const char *expected)
{
	struct buffer b;

	buffer_init(&b, 4096);
	buffer_puts(&b, text);
	cut(&b, most);
	assert_string_equal(buffer_cstr(&b), expected);
	buffer_free(&b);
}

static void
test_cut(void **state)
{
	(void)state;
	cuts("0123456789abc", 13, "0123456789abc");
	cuts("0123456789abcd", 13, "0123... [cut]");
	/* A key is two units: neither half of it stays. */
	cuts("012\xF0\x9F\x94\x91" "456789abc", 13, "012... [cut]");
	cuts("01\xF0\x9F\x94\x91" "456789abcd", 13,
	     "01\xF0\x9F\x94\x91... [cut]");
	cuts("caf\xC3\xA9 6789abcd", 13, "caf\xC3\xA9 6789abcd");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_review),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
