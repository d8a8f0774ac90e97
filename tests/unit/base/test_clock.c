/* test_clock.c - times in and out */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/clock.h"

static void
times_are_written_in_utc(void **state)
{
	static const struct {
		int64_t ms;
		const char *iso;
	} rows[] = {
		{ 0, "1970-01-01T00:00:00.000Z" },
		{ -1, "1969-12-31T23:59:59.999Z" },
		{ 951782400000, "2000-02-29T00:00:00.000Z" },
		{ 1790755964123, "2026-09-30T08:12:44.123Z" },
		{ 4107542399999, "2100-02-28T23:59:59.999Z" },
		{ 4107542400000, "2100-03-01T00:00:00.000Z" },
		{ INT64_MIN, "0000-01-01T00:00:00.000Z" },
		{ INT64_MAX, "9999-12-31T23:59:59.999Z" },
	};
	char out[CLOCK_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(clock_iso(out, rows[i].ms, 1), rows[i].iso);
	assert_string_equal(clock_iso(out, 1790755964123, 0),
			    "2026-09-30T08:12:44Z");
	assert_string_equal(clock_basic(out, 1790755964123),
			    "20260930T081244Z");
	assert_string_equal(clock_date(out, 1790755964123), "20260930");
}

static void
what_is_written_can_be_read(void **state)
{
	char out[CLOCK_TEXT];
	int64_t back;

	(void)state;
	for (int64_t ms = -62167219200000; ms < 253402300800000;
	     ms += 86400000 * 11ll + 12345678) {
		assert_int_equal(clock_read_iso(text_of(clock_iso(out, ms, 1)),
						&back), 0);
		assert_true(back == ms);
	}
}

static void
times_are_read_with_offset_and_fraction(void **state)
{
	static const struct {
		const char *text;
		int64_t ms;
	} rows[] = {
		{ "1970-01-01", 0 }, { "1970-01-01T00:00:00Z", 0 },
		{ "1970-01-01t00:00:00z", 0 },
		{ "1970-01-01T02:00:00+02:00", 0 },
		{ "1969-12-31T19:30:00-0430", 0 },
		{ "1970-01-01T00:00:00.5Z", 500 },
		{ "1970-01-01T00:00:00.123456789+00:00", 123 },
		{ "1970-01-01 00:00:01Z", 1000 },
		{ "2016-12-31T23:59:60Z", 1483228800000 },
	};
	int64_t ms;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (clock_read_iso(text_of(rows[i].text), &ms) < 0)
			fail_msg("%s was refused", rows[i].text);
		assert_true(ms == rows[i].ms);
	}
}

static void
what_is_no_time_is_refused(void **state)
{
	static const char *const texts[] = {
		"", "1970", "1970-1-1", "1970-13-01", "1970-02-29",
		"1900-02-29", "1970-04-31", "1970-00-01", "1970-01-00",
		"1970-01-01T", "1970-01-01T00:00:00", "1970-01-01T24:00:00Z",
		"1970-01-01T00:60:00Z", "1970-01-01T00:00:61Z",
		"1970-01-01T00:00:00.Z", "1970-01-01T00:00:00+24:00",
		"1970-01-01T00:00:00Zx", "1970-01-01T00:00Z",
		"1970-01-01T00:00:00+1", "x970-01-01", "-970-01-01",
		"1758096000",
	};
	static const char *const http[] = {
		"", "Wed, 30 Sep 2026 08:12:44 UTC",
		"Wed, 30 Xxx 2026 08:12:44 GMT",
		"Wed, 31 Sep 2026 08:12:44 GMT",
		"Wed 30 Sep 2026 08:12:44 GMT ",
		"Wednesday, 30-Sep-26 08:12:44 GMT",
	};
	int64_t ms;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (clock_read_iso(text_of(texts[i]), &ms) == 0)
			fail_msg("%s was read", texts[i]);
	for (size_t i = 0; i < sizeof(http) / sizeof(http[0]); i++)
		if (clock_read_http(text_of(http[i]), &ms) == 0)
			fail_msg("%s was read", http[i]);
}

static void
the_date_of_a_response_is_read(void **state)
{
	int64_t ms;

	(void)state;
	assert_int_equal(clock_read_http(
		text_of("Wed, 30 Sep 2026 08:12:44 GMT"), &ms), 0);
	assert_true(ms == 1790755964000);
}

static void
durations_are_short(void **state)
{
	static const struct {
		int64_t ms;
		const char *text;
	} rows[] = {
		{ -5, "0s" }, { 999, "0s" }, { 38000, "38s" },
		{ 252000, "4m12s" }, { 3599999, "59m59s" },
		{ 7500000, "2h05m" }, { 360000000, "100h00m" },
	};
	char out[CLOCK_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(clock_duration(out, rows[i].ms),
				    rows[i].text);
}

static void
clocks_go_forward(void **state)
{
	int64_t before = clock_monotonic();

	(void)state;
	assert_true(clock_now() > 1700000000000);
	assert_true(clock_monotonic() >= before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_written_in_utc),
		cmocka_unit_test(what_is_written_can_be_read),
		cmocka_unit_test(times_are_read_with_offset_and_fraction),
		cmocka_unit_test(what_is_no_time_is_refused),
		cmocka_unit_test(the_date_of_a_response_is_read),
		cmocka_unit_test(durations_are_short),
		cmocka_unit_test(clocks_go_forward),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
