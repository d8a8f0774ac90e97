/* A line of evidence is what was written, or it is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "spool/record.h"

static const struct record whole = {
	.request = "toy/GetBox eu-west-1 Name=a", .outcome = OUTCOME_COLLECTED,
	.status = 200, .tries = 2, .sent = 1790000000123,
	.received = 1790000000456, .date = 1790000000000,
	.host = "toy.eu-west-1.amazonaws.com", .request_id = "id-1",
	.redacted = "url:A.B drop:C", .original = "hmac:00ff",
	.body = { "{\"a\":\"\\u00e9\n\t\"}", 15 },
};

static void
the_members_stand_in_one_order(void **state)
{
	static const char start[] =
		"{\"request\":\"toy/GetBox eu-west-1 Name=a\","
		"\"outcome\":\"collected\",\"status\":200,"
		"\"received\":\"2026-09-21T14:13:20.456Z\","
		"\"sent\":\"2026-09-21T14:13:20.123Z\","
		"\"date\":\"2026-09-21T14:13:20Z\",\"tries\":2,"
		"\"host\":\"toy.eu-west-1.amazonaws.com\","
		"\"request-id\":\"id-1\",\"redacted\":[\"url:A.B\","
		"\"drop:C\"],\"original\":\"hmac:00ff\",\"sha256\":\"";
	struct buffer line;

	(void)state;
	buffer_init(&line, 4096);
	record_write(&line, &whole);
	assert_true(text_starts(buffer_view(&line), start));
	assert_int_equal(line.at[line.len - 1], '\n');
	buffer_free(&line);
}

static void
what_was_written_is_read(void **state)
{
	struct arena *arena = arena_new();
	struct buffer line, again;
	struct record r;
	struct error err;

	(void)state;
	buffer_init(&line, 4096);
	buffer_init(&again, 4096);
	record_write(&line, &whole);
	assert_int_equal(record_read(arena, text_n(line.at, line.len - 1), &r,
				     &err), 0);
	record_write(&again, &r);
	assert_string_equal(line.at, again.at);
	assert_int_equal(r.body.len, whole.body.len);
	assert_memory_equal(r.body.at, whole.body.at, r.body.len);
	buffer_free(&line);
	buffer_free(&again);
	arena_free(arena);
}

static int
reads(const char *line, struct error *err)
{
	struct arena *arena = arena_new();
	struct record r;
	int result = record_read(arena, text_of(line), &r, err);

	arena_free(arena);
	return result;
}

static void
a_changed_body_is_found_out(void **state)
{
	struct buffer line;
	struct error err;

	(void)state;
	buffer_init(&line, 4096);
	record_write(&line, &whole);
	line.at[line.len - 1] = '\0';
	*strrchr(line.at, 'e') = 'E';
	assert_int_equal(reads(line.at, &err), -1);
	assert_int_equal(err.kind, ERROR_INVALID);
	buffer_free(&line);
}

static void
what_is_no_line_is_refused(void **state)
{
#define START "{\"request\":\"a\",\"outcome\":\"denied\",\"status\":403," \
	      "\"received\":\"2026-09-21T14:13:20.456Z\"," \
	      "\"sent\":\"2026-09-21T14:13:20.123Z\",\"tries\":1"
	static const char *const bad[] = {
		"", "{", "{}", "null", "[]", "{\"request\":\"a\"}",
		START, START "} ", START ",}", START ",\"tries\":1,\"tries\"",
		START ",\"other\":1}", START ",\"host\":\"\\ud800\"}",
		START ",\"host\":\"\\u0000\"}", START ",\"host\":\"\x01\"}",
		START ",\"host\":\"\xff\"}", START ",\"host\":\"\\x\"}",
		START ",\"request\":\"b\"}", START ",\"body\":\"x\"}",
		START ",\"sha256\":\"00\"}", START ",\"date\":\"never\"}",
		START ",\"status\":99999999999}", START ",\"redacted\":[1]}",
		START ",\"supersedes\":\"a\"}",
	};
	struct error err;

	(void)state;
	assert_int_equal(reads(START "}", &err), 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (reads(bad[i], &err) == 0)
			fail_msg("%s", bad[i]);
}

static void
a_list_that_began_again_says_so(void **state)
{
	struct arena *arena = arena_new();
	struct record r = { .supersedes = "toy/ListBoxes eu-west-1" }, got;
	struct buffer line;
	struct error err;

	(void)state;
	buffer_init(&line, 4096);
	record_write(&line, &r);
	assert_string_equal(line.at,
			    "{\"supersedes\":\"toy/ListBoxes eu-west-1\"}\n");
	assert_int_equal(record_read(arena, text_n(line.at, line.len - 1),
				     &got, &err), 0);
	assert_string_equal(got.supersedes, r.supersedes);
	buffer_free(&line);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_members_stand_in_one_order),
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(a_changed_body_is_found_out),
		cmocka_unit_test(what_is_no_line_is_refused),
		cmocka_unit_test(a_list_that_began_again_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
