/* test_archive_terms.c - retention by the calendar, sizes, modes, classes */
#include "unit.h"

#include "archive/archive.h"
#include "archive/terms.h"

static void
retention(void **state)
{
	static const struct { const char *text, *now, *until; } rows[] = {
		{ "7y", "2026-11-29T08:00:00Z", "2033-11-29T08:00:00Z" },
		{ "1y", "2028-02-29T12:00:00Z", "2029-03-01T12:00:00Z" },
		{ "4y", "2028-02-29T12:00:00Z", "2032-02-29T12:00:00Z" },
		{ "400d", "2026-11-29T08:00:00Z", "2028-01-03T08:00:00Z" },
		{ "1d", "2026-12-31T23:59:59.500Z", "2027-01-02T00:00:00Z" },
		{ "2033-12-31", "2026-11-29T08:00:00Z", "2034-01-01T00:00:00Z" },
		{ "2033-12-31T10:00:00+02:00", "2026-11-29T08:00:00Z",
		  "2033-12-31T08:00:00Z" },
		{ "100y", "2026-11-29T08:00:00Z", "2126-11-29T08:00:00Z" },
	};
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[CLOCK_TEXT];
		int64_t until;

		assert_int_equal(retain_read(rows[i].text, at(rows[i].now),
					     &until, &err), 0);
		assert_string_equal(clock_iso(got, until, 0), rows[i].until);
	}
}

static void
retention_refused(void **state)
{
	static const char *const bad[] = {
		"", "y", "7", "0d", "-7y", "+7y", "7Y", "7yy", "7 y", "7m",
		"101y", "36501d", "2020-01-01", "2026-11-29T07:59:59Z",
		"2033-02-30", "for ever", "99999999999999999999y", "2200-01-01",
	};
	struct error err;
	int64_t until;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (retain_read(bad[i], at("2026-11-29T08:00:00Z"), &until,
				&err) == 0)
			fail_msg("%s was taken", bad[i]);
		assert_int_equal(err.kind, ERROR_USAGE);
	}
}

static void
sizes(void **state)
{
	static const struct { const char *text; uint64_t size; } rows[] = {
		{ "1", 1 }, { "5242880", 5242880 }, { "5MiB", 5242880 },
		{ "1GiB", UINT64_C(1) << 30 }, { "5GiB", UINT64_C(5) << 30 },
		{ "64KiB", 65536 }, { "6GiB", 0 }, { "0", 0 }, { "-1", 0 },
		{ "5MB", 0 }, { "5 MiB", 0 }, { "", 0 }, { "MiB", 0 },
		{ "18446744073709551616", 0 }, { "99999999999GiB", 0 },
	};
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t size = 0;
		int result = size_read(rows[i].text, &size, &err);

		assert_int_equal(result, rows[i].size != 0 ? 0 : -1);
		if (result == 0)
			assert_int_equal(size, rows[i].size);
	}
}

static void
defaults_and_choices(void **state)
{
	struct archive_options o = { 0 };
	int64_t now = at("2026-11-29T08:00:00Z");
	struct terms t;
	struct error err;

	(void)state;
	assert_int_equal(terms_read(&t, &o, now, &err), 0);
	assert_string_equal(t.lock, "COMPLIANCE");
	assert_string_equal(t.storage_class, "GLACIER_IR");
	assert_int_equal(t.until, at("2033-11-29T08:00:00Z"));
	assert_int_equal(t.single_put_max, SINGLE_PUT_MAX);
	assert_null(t.kms_key);

	o.endpoint = "https://minio.example";	/* may know no Glacier */
	o.lock = "governance";
	assert_int_equal(terms_read(&t, &o, now, &err), 0);
	assert_null(t.storage_class);
	assert_string_equal(t.lock, "GOVERNANCE");

	o.lock = "none";
	o.storage_class = "STANDARD";
	assert_int_equal(terms_read(&t, &o, now, &err), 0);
	assert_null(t.lock);
	assert_int_equal(t.until, 0);
	assert_string_equal(t.storage_class, "STANDARD");

	o.storage_class = "GLACIER_IP";
	assert_int_equal(terms_read(&t, &o, now, &err), -1);
	assert_non_null(strstr(err.text, "did you mean GLACIER_IR?"));
	o.storage_class = NULL;
	o.lock = "Compliance";
	assert_int_equal(terms_read(&t, &o, now, &err), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(retention),
		cmocka_unit_test(retention_refused),
		cmocka_unit_test(sizes),
		cmocka_unit_test(defaults_and_choices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
