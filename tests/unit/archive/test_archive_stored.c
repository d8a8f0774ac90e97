/* test_archive_stored.c - what HeadObject says, held against what should be */
#include "unit.h"

#include "archive/stored.h"

static const char sum[] = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

struct line { const char *name, *value; };

static struct stored
head(const struct line *lines, size_t n)
{
	struct s3_answer a;
	struct stored s;

	s3_answer_init(&a);
	for (size_t i = 0; i < n; i++)
		*map_at(a.headers, lines[i].name) =
			arena_strdup(a.arena, lines[i].value);
	stored_read(&s, &a);
	s3_answer_free(&a);
	return s;
}

static struct stored
good(void)
{
	static const struct line lines[] = {
		{ "content-length", "3" }, { "etag", "\"0a1b\"" },
		{ "x-amz-version-id", "v1" },
		{ "x-amz-checksum-sha256", sum },
		{ "x-amz-checksum-type", "FULL_OBJECT" },
		{ "x-amz-object-lock-mode", "COMPLIANCE" },
		{ "x-amz-object-lock-retain-until-date",
		  "2033-11-29T08:00:00.000Z" },
		{ "x-amz-object-lock-legal-hold", "ON" },
		{ "x-amz-storage-class", "GLACIER_IR" },
		{ "x-amz-server-side-encryption", "aws:kms" },
		{ "x-amz-server-side-encryption-aws-kms-key-id",
		  "arn:aws:kms:eu-west-1:777788889999:key/k1" },
	};

	return head(lines, sizeof(lines) / sizeof(lines[0]));
}

static struct expected
wanted(void)
{
	struct expected e = {
		.size = 3, .version = "v1", .lock = "COMPLIANCE",
		.until = at("2033-11-29T08:00:00Z"), .legal_hold = 1,
		.storage_class = "GLACIER_IR",
		.kms_key = "arn:aws:kms:eu-west-1:777788889999:key/k1",
	};

	snprintf(e.checksum, sizeof(e.checksum), "%s", sum);
	return e;
}

static void
is_read(void **state)
{
	static const struct line bare[] = {
		{ "content-length", "0" }, { "x-amz-version-id", "null" },
	};
	/* by a bucket's default retention: a receipt has whole seconds */
	static const struct line fraction[] = {
		{ "x-amz-object-lock-retain-until-date",
		  "2033-11-29T08:00:00.999Z" },
	};
	struct stored s = good();

	(void)state;
	assert_int_equal(s.size, 3);
	assert_string_equal(s.etag, "0a1b");
	assert_int_equal(s.until, at("2033-11-29T08:00:00Z"));
	assert_int_equal(s.legal_hold, 1);
	s = head(bare, 2);
	assert_string_equal(s.version, "");
	assert_string_equal(s.storage_class, "STANDARD");
	assert_string_equal(s.lock, "");
	assert_int_equal(s.until, 0);
	s = head(fraction, 1);
	assert_int_equal(s.until, at("2033-11-29T08:00:00Z"));
}

static void
as_wanted(void **state)
{
	struct stored s = good();
	struct expected e = wanted();
	char why[WHY_MAX];

	(void)state;
	assert_int_equal(stored_content_differs(&s, &e, why), 0);
	assert_int_equal(stored_terms_differ(&s, &e, why), 0);
	e.until -= 1000;			/* longer is fine */
	e.kms_key = "k1";			/* by id alone */
	assert_int_equal(stored_terms_differ(&s, &e, why), 0);
	e.kms_key = "alias/evidence";
	assert_int_equal(stored_terms_differ(&s, &e, why), 0);
	e.lock = "GOVERNANCE";			/* harder is fine */
	assert_int_equal(stored_terms_differ(&s, &e, why), 0);
	e.lock = NULL;
	e.until = INT64_MAX;
	assert_int_equal(stored_terms_differ(&s, &e, why), 0);
}

static void
other_content(void **state)
{
	struct expected e = wanted();
	struct stored s;
	char why[WHY_MAX];

	(void)state;
	s = good();
	s.size = 4;
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
	s = good();
	s.checksum[0] = '\0';
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
	s = good();
	s.checksum[0] = 'v';
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
	s = good();
	snprintf(s.checksum, sizeof(s.checksum), "%s-1", sum);
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
	s = good();
	s.version[1] = '2';
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
}

/* Some stores leave -N out; one that says it must say the right one. */
static void
parts(void **state)
{
	struct expected e = wanted();
	struct stored s = good();
	char why[WHY_MAX];

	(void)state;
	snprintf(e.checksum, sizeof(e.checksum), "%s-3", sum);
	assert_int_equal(stored_content_differs(&s, &e, why), 0);
	snprintf(s.checksum, sizeof(s.checksum), "%s-3", sum);
	assert_int_equal(stored_content_differs(&s, &e, why), 0);
	snprintf(s.checksum, sizeof(s.checksum), "%s-4", sum);
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
	snprintf(s.checksum, sizeof(s.checksum), "ungW");
	assert_int_equal(stored_content_differs(&s, &e, why), 1);
}

static void
other_terms(void **state)
{
	struct expected e = wanted();
	struct stored s;
	char why[WHY_MAX];

	(void)state;
	s = good();
	s.lock[0] = '\0';
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
	assert_non_null(strstr(why, "s3:GetObjectRetention"));
	s = good();
	snprintf(s.lock, sizeof(s.lock), "GOVERNANCE");
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
	s = good();
	s.until -= 1000;
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
	s = good();
	s.legal_hold = 0;
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
	s = good();
	snprintf(s.storage_class, sizeof(s.storage_class), "STANDARD");
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
	s = good();
	snprintf(s.encryption, sizeof(s.encryption), "AES256");
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
	s = good();
	snprintf(s.kms_key, sizeof(s.kms_key), "arn:aws:kms:eu-west-1:7:key/k2");
	assert_int_equal(stored_terms_differ(&s, &e, why), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_read),
		cmocka_unit_test(as_wanted),
		cmocka_unit_test(other_content),
		cmocka_unit_test(parts),
		cmocka_unit_test(other_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
