/* test_archive_target.c - buckets, prefixes, folders; the names beside a bundle */
#include "unit.h"

#include "archive/names.h"
#include "archive/target.h"

static void
buckets(void **state)
{
	static const struct { const char *text, *bucket, *prefix, *key; } rows[] = {
		{ "s3://acme-audit", "acme-audit", "", "x.tar" },
		{ "s3://acme-audit/", "acme-audit", "", "x.tar" },
		{ "s3://acme-audit/q4", "acme-audit", "q4", "q4/x.tar" },
		{ "s3://a.b.c/soc2/2026///", "a.b.c", "soc2/2026",
		  "soc2/2026/x.tar" },
	};
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct target t;
		char *key, *shown, wanted[128];

		assert_int_equal(target_read(&t, rows[i].text, &err), 0);
		assert_string_equal(t.bucket, rows[i].bucket);
		assert_string_equal(t.prefix, rows[i].prefix);
		key = target_key(&t, "x.tar");
		assert_string_equal(key, rows[i].key);
		shown = target_show(&t, key);
		snprintf(wanted, sizeof(wanted), "s3://%s/%s", t.bucket, key);
		assert_string_equal(shown, wanted);
		free(key);
		free(shown);
		target_free(&t);
	}
}

static void
refused(void **state)
{
	static const char *const bad[] = {
		"", "s3://", "s3:///x", "s3://ab", "s3://Acme", "s3://-acme",
		"s3://acme-", "s3://acme_x", "s3://acme/a//b", "s3://acme/../b",
		"s3://acme/./b", "s3://acme/a b", "s3://acme/a?b", "s3://acme/a%2f",
		"s3://acme/\xc3\xa4", "https://acme", "gs://acme",
		"s3://aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff1234",
	};
	struct target t;
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (target_read(&t, bad[i], &err) == 0)
			fail_msg("%s was taken", bad[i]);
		assert_int_equal(err.kind, ERROR_USAGE);
		target_free(&t);
	}
}

/* A receipt is read elsewhere: a folder is named from the root on. */
static void
folders(void **state)
{
	char *folder = scratch(), *odd = xasprintf("%s/.//../%s", folder,
						   path_base(folder));
	struct target t;
	struct error err;
	char *key;

	(void)state;
	assert_int_equal(target_read(&t, odd, &err), 0);
	assert_null(t.bucket);
	key = target_key(&t, "x");
	assert_string_equal(path_base(key), "x");
	assert_memory_equal(key, folder, strlen(folder));
	free(key);
	target_free(&t);
	free(odd);
	scratch_end(folder);
}

static void
make(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	struct error err;

	assert_int_equal(file_write(path, text_of("x"), 0600, &err), 0);
	free(path);
}

static void
names(void **state)
{
	static const char id[] = "acme-soc2-2026Q4-0003";
	char *folder = scratch(), *path, *odd;
	struct names n;
	struct error err;

	(void)state;
	make(folder, "acme-soc2-2026Q4-0003.tar.zst");
	path = path_join(folder, "acme-soc2-2026Q4-0003.tar.zst");
	assert_int_equal(names_read(&n, path, "elsewhere", &err), 0);
	assert_string_equal(n.id, id);
	assert_string_equal(n.bundle, path);
	assert_string_equal(path_base(n.sums),
			    "acme-soc2-2026Q4-0003.tar.zst.sha256");
	assert_string_equal(path_base(n.state),
			    "acme-soc2-2026Q4-0003.upload.json");
	names_free(&n);

	assert_int_equal(names_read(&n, id, folder, &err), 0);
	assert_string_equal(n.bundle, path);
	names_free(&n);

	odd = path_join(folder, "acme-soc2-2026Q4-0003.receipt.json");
	assert_int_equal(names_read(&n, odd, "elsewhere", &err), 0);
	assert_string_equal(n.bundle, path);
	assert_string_equal(n.receipt, odd);
	names_free(&n);
	free(odd);

	assert_int_equal(names_read(&n, "acme-soc2-2026Q4-0004", folder, &err),
			 0);
	assert_null(n.bundle);
	names_free(&n);
	assert_int_equal(names_read(&n, "../x", folder, &err), -1);
	names_free(&n);
	assert_int_equal(names_read(&n, "Acme", folder, &err), -1);
	names_free(&n);
	assert_string_equal(names_content_type("a.tar.gz"), "application/gzip");
	assert_string_equal(names_content_type("a.tar.gz.sha256"), "text/plain");
	free(path);
	scratch_end(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buckets),
		cmocka_unit_test(refused),
		cmocka_unit_test(folders),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
