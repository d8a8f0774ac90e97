/* test_text.c - views, errors and buffers */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

static void
views_are_compared_by_bytes(void **state)
{
	(void)state;
	assert_true(text_equal(text_n("a\0b", 3), text_n("a\0b", 3)));
	assert_false(text_equal(text_n("a\0b", 3), text_n("a\0c", 3)));
	assert_true(text_is(text_of(NULL), ""));
	assert_true(text_is_nocase(text_of("AbZ"), "aBz"));
	assert_false(text_is_nocase(text_of("\xc3\x89"), "\xc3\xa9"));
	assert_true(text_starts(text_of("abc"), "ab"));
	assert_false(text_starts(text_of("a"), "ab"));
	assert_true(text_ends(text_of("abc"), "bc"));
	assert_true(text_ends(text_of(NULL), ""));
	assert_true(text_compare(text_of("a"), text_of("b")) < 0);
	assert_true(text_compare(text_of("ab"), text_of("a")) > 0);
	assert_true(text_compare(text_of("\xff"), text_of("a")) > 0);
	assert_int_equal(text_compare(text_of(""), text_of(NULL)), 0);
}

static void
a_view_is_cut_into_parts_and_words(void **state)
{
	struct text rest = text_of("a,,b"), word;

	(void)state;
	assert_true(text_is(text_cut(&rest, ','), "a"));
	assert_true(text_is(text_cut(&rest, ','), ""));
	assert_non_null(rest.at);
	assert_true(text_is(text_cut(&rest, ','), "b"));
	assert_null(rest.at);
	rest = text_of("a,");
	text_cut(&rest, ',');
	assert_non_null(rest.at);
	assert_int_equal(rest.len, 0);
	rest = text_of("  one\ttwo \n");
	assert_true(text_is(text_word(&rest), "one"));
	assert_true(text_is(text_word(&rest), "two"));
	word = text_word(&rest);
	assert_int_equal(word.len, 0);
	assert_true(text_is(text_trim(text_of(" \ta b\r\n")), "a b"));
	assert_true(text_is(text_trim(text_of(" ")), ""));
}

static void
a_pattern_matches_the_whole_value(void **state)
{
	static const struct {
		const char *value, *pattern;
		int ends, glob;		/* -1: not asked */
	} rows[] = {
		{ "", "", 1, 1 }, { "a", "", 0, 0 }, { "", "*", 1, 1 },
		{ "abc", "*", 1, 1 }, { "abc", "a*", 1, 1 },
		{ "abc", "*c", 1, 1 }, { "abc", "*b*", 1, 1 },
		{ "abc", "b", 0, 0 }, { "abc", "abcd*", 0, 0 },
		{ "abc", "*x*", 0, 0 }, { "ab", "**", 1, 1 },
		{ "aba", "ab*ba", 0, 0 }, { "a*c", "a*c", 1, 1 },
		{ "abc", "a*c", 0, 1 }, { "abc", "a?c", 0, 1 },
		{ "ac", "a?c", 0, 0 }, { "s3:GetObject", "s3:*Obj*", -1, 1 },
		{ "aaaaaaaaaaaaaaaab", "*a*a*a*a*a*c", -1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text v = text_of(rows[i].value);
		struct text p = text_of(rows[i].pattern);

		if (rows[i].ends >= 0 &&
		    text_glob_ends(v, p, 0) != rows[i].ends)
			fail_msg("ends: %s %s", rows[i].value,
				 rows[i].pattern);
		if (text_glob(v, p, 0) != rows[i].glob)
			fail_msg("glob: %s %s", rows[i].value,
				 rows[i].pattern);
	}
	assert_true(text_glob_ends(text_of("AES256"), text_of("aes*"), 1));
	assert_false(text_glob_ends(text_of("AES256"), text_of("aes*"), 0));
	assert_true(text_glob(text_of("S3:Get"), text_of("s3:g?t"), 1));
}

static void
utf8_is_told_from_what_looks_like_it(void **state)
{
	static const struct {
		struct text t;
		int is;
	} rows[] = {
		{ { NULL, 0 }, 1 }, { { "abc\0", 4 }, 1 },
		{ { "\xc3\xa9", 2 }, 1 }, { { "\xe2\x82\xac", 3 }, 1 },
		{ { "\xf0\x9f\x98\x80", 4 }, 1 },
		{ { "\xf4\x8f\xbf\xbf", 4 }, 1 },
		{ { "\xc3", 1 }, 0 }, { { "\x80", 1 }, 0 },
		{ { "\xc0\xaf", 2 }, 0 }, { { "\xc1\xbf", 2 }, 0 },
		{ { "\xe0\x9f\xbf", 3 }, 0 }, { { "\xed\xa0\x80", 3 }, 0 },
		{ { "\xf0\x8f\xbf\xbf", 4 }, 0 },
		{ { "\xf4\x90\x80\x80", 4 }, 0 }, { { "\xf5\x80", 2 }, 0 },
		{ { "\xe2\x82", 2 }, 0 }, { { "\xe2\x28\xa1", 3 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (text_is_utf8(rows[i].t) != rows[i].is)
			fail_msg("row %zu", i);
}

static void
an_error_says_where_from_left_to_right(void **state)
{
	struct error err;
	char long_text[600];

	(void)state;
	assert_int_equal(error_set(&err, ERROR_USAGE, "no %s", "key"), -1);
	assert_int_equal(error_in(&err, "line %d", 7), -1);
	error_in(&err, "file");
	assert_string_equal(err.text, "file: line 7: no key");
	assert_int_equal(err.kind, ERROR_USAGE);
	memset(long_text, 'x', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	error_in(&err, "%s", long_text);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	error_set(&err, ERROR_SYSTEM, "%s", long_text);
	error_in(&err, "here");
	assert_int_equal(strncmp(err.text, "here: xx", 8), 0);
	assert_int_equal(error_set(NULL, ERROR_SYSTEM, "x"), -1);
	assert_int_equal(error_in(NULL, "x"), -1);
}

static void
a_buffer_takes_no_more_than_its_cap(void **state)
{
	struct buffer b;
	char *s;

	(void)state;
	buffer_init(&b, 5);
	assert_string_equal(buffer_cstr(&b), "");
	buffer_puts(&b, "abc");
	buffer_printf(&b, "%d", 45);
	assert_string_equal(buffer_cstr(&b), "abc45");
	assert_false(buffer_overflowed(&b));
	buffer_putc(&b, 'x');
	assert_true(buffer_overflowed(&b));
	assert_string_equal(buffer_cstr(&b), "abc45");
	buffer_reset(&b);
	assert_false(buffer_overflowed(&b));
	buffer_printf(&b, "%s", "123456");
	assert_true(buffer_overflowed(&b));
	buffer_text(&b, text_of(""));
	assert_int_equal(b.len, 0);
	buffer_reset(&b);
	buffer_put(&b, "a\0b", 3);
	assert_true(text_equal(buffer_view(&b), text_n("a\0b", 3)));
	s = buffer_steal(&b);
	assert_memory_equal(s, "a\0b", 4);
	free(s);
	assert_int_equal(b.cap, 5);
	s = buffer_steal(&b);
	assert_string_equal(s, "");
	free(s);
	buffer_init(&b, SIZE_MAX);
	for (int i = 0; i < 1000; i++)
		buffer_puts(&b, "0123456789");
	assert_int_equal(b.len, 10000);
	buffer_free(&b);
	buffer_free(NULL);
}

static void
copies_are_made_or_the_program_ends(void **state)
{
	char *s = xasprintf("%s-%d", "a", 1);

	(void)state;
	assert_string_equal(s, "a-1");
	free(s);
	s = xstrndup("abc", 2);
	assert_string_equal(s, "ab");
	free(s);
	s = xstrndup("ab", 10);
	assert_string_equal(s, "ab");
	s = xrealloc(s, 4, 100);
	assert_string_equal(s, "ab");
	free(s);
	free(xmalloc(0));
	free(xcalloc(0, 8));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(views_are_compared_by_bytes),
		cmocka_unit_test(a_view_is_cut_into_parts_and_words),
		cmocka_unit_test(a_pattern_matches_the_whole_value),
		cmocka_unit_test(utf8_is_told_from_what_looks_like_it),
		cmocka_unit_test(an_error_says_where_from_left_to_right),
		cmocka_unit_test(a_buffer_takes_no_more_than_its_cap),
		cmocka_unit_test(copies_are_made_or_the_program_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
