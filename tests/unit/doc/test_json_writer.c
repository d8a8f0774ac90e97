/* test_json_writer.c - bytes that are promised */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/json_writer.h"

static void
write_sample(struct json *j)
{
	json_open(j, NULL, '{');
	json_string(j, "a", "\xc3\xa9\n");
	json_open(j, "b", '[');
	json_integer(j, NULL, INT64_MIN);
	json_open(j, NULL, '{');
	json_close(j, '}');
	json_open(j, NULL, '[');
	json_close(j, ']');
	json_close(j, ']');
	json_bool(j, "c", 1);
	json_string(j, "d", NULL);
	json_close(j, '}');
}

static void
expect(int pretty, int ascii, const char *wanted)
{
	struct buffer out;
	struct json j;

	buffer_init(&out, 4096);
	json_start(&j, &out, pretty, ascii, 1);
	write_sample(&j);
	assert_string_equal(buffer_cstr(&out), wanted);
	buffer_free(&out);
}

static void
a_document_is_written_in_one_line(void **state)
{
	(void)state;
	expect(0, 0, "{\"a\":\"\xc3\xa9\\n\",\"b\":[-9223372036854775808,{},"
	       "[]],\"c\":true,\"d\":null}");
}

static void
a_document_is_written_one_member_a_line(void **state)
{
	(void)state;
	expect(1, 1, "{\n \"a\": \"\\u00e9\\n\",\n \"b\": [\n"
	       "  -9223372036854775808,\n  {},\n  []\n ],\n"
	       " \"c\": true,\n \"d\": null\n}");
}

static void
a_string_is_quoted_so_that_it_can_be_read_again(void **state)
{
	static const struct {
		struct text in;
		int ascii;
		const char *wanted;
	} rows[] = {
		{ { "", 0 }, 0, "\"\"" },
		{ { "a\"b\\c/", 6 }, 0, "\"a\\\"b\\\\c/\"" },
		{ { "\b\f\n\r\t\x01\x1f\x7f", 8 }, 0,
		  "\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"" },
		{ { "\0", 1 }, 0, "\"\\u0000\"" },
		{ { "\xe2\x82\xac\xf0\x9f\x98\x80", 7 }, 1,
		  "\"\\u20ac\\ud83d\\ude00\"" },
		{ { "\xe2\x82\xac\xf0\x9f\x98\x80", 7 }, 0,
		  "\"\xe2\x82\xac\xf0\x9f\x98\x80\"" },
		{ { "a\xff\xe2\x82", 4 }, 1,
		  "\"a\\ufffd\\ufffd\\ufffd\"" },
		{ { "\xff", 1 }, 0, "\"\xef\xbf\xbd\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer out;

		buffer_init(&out, 100);
		json_quote(&out, rows[i].in, rows[i].ascii);
		assert_string_equal(buffer_cstr(&out), rows[i].wanted);
		buffer_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_written_in_one_line),
		cmocka_unit_test(a_document_is_written_one_member_a_line),
		cmocka_unit_test(a_string_is_quoted_so_that_it_can_be_read_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
