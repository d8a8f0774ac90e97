/* test_archive_preflight.c - bucket policies read; a folder looked at; what is newest */
#include "unit.h"

#include "archive/preflight.h"

#define BUCKET	"\"Resource\":[\"arn:aws:s3:::acme\",\"arn:aws:s3:::acme/*\"]"
#define TLS	"{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","	\
		BUCKET ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":"	\
		"\"false\"}}}"
#define ALL	"\"Action\":[\"s3:Delete*\",\"s3:bypassgovernanceretention\","	\
		"\"s3:PutBucket*\",\"s3:PutLifecycleConfiguration\"],"

static size_t
changes(const char *policy, size_t *ok)
{
	const struct policy_place place = { "aws", "acme", "soc2" };
	struct findings f = { .n = 0 };

	assert_int_equal(preflight_policy(policy, &place, &f), 0);
	if (ok)
		*ok = findings_of(&f, FINDING_OK);
	assert_int_equal(f.n, 8);
	return findings_of(&f, FINDING_CHANGE);
}

static void
policies(void **state)
{
	(void)state;
	assert_int_equal(changes("{\"Statement\":[{\"Effect\":\"Deny\","
		"\"Principal\":\"*\"," ALL BUCKET "}," TLS "]}", NULL), 0);
	/* one statement, not in an array; AWS: [*] */
	assert_int_equal(changes("{\"Statement\":{\"Effect\":\"Deny\","
		"\"Principal\":{\"AWS\":[\"*\"]}," ALL BUCKET "}}", NULL), 1);
	/* what is allowed, or denied to one, or of another bucket, denies
	 * nothing */
	assert_int_equal(changes("{\"Statement\":[{\"Effect\":\"Allow\","
		"\"Principal\":\"*\"," ALL BUCKET "}]}", NULL), 8);
	assert_int_equal(changes("{\"Statement\":[{\"Effect\":\"Deny\","
		"\"Principal\":{\"AWS\":\"arn:aws:iam::1:root\"}," ALL BUCKET
		"}]}", NULL), 8);
	assert_int_equal(changes("{\"Statement\":[{\"Effect\":\"Deny\","
		"\"Principal\":\"*\"," ALL "\"Resource\":\"arn:aws:s3:::acmee"
		"*\"}]}", NULL), 8);
	/* of the objects alone */
	assert_int_equal(changes("{\"Statement\":[{\"Effect\":\"Deny\","
		"\"Principal\":\"*\"," ALL "\"Resource\":\"arn:aws:s3:::acme"
		"/soc2/*\"}]}", NULL), 6);
	assert_int_equal(changes("{}", NULL), 8);
}

/* The policy that ARCHIVE.md has people put is the one that is asked for. */
static void
policy_of_the_document(void **state)
{
	const struct policy_place place = { "aws", "acme-evidence", "soc2" };
	struct findings f = { .n = 0 };
	struct buffer text;
	struct error err;
	char *policy, *end;

	(void)state;
	buffer_init(&text, 1 << 20);
	assert_int_equal(file_read(SOURCE "/core/archive/ARCHIVE.md", &text,
				   &err), 0);
	policy = strstr(text.at, "```json\n");
	assert_non_null(policy);
	policy += strlen("```json\n");
	end = strstr(policy, "```");
	assert_non_null(end);
	*end = '\0';
	assert_int_equal(preflight_policy(policy, &place, &f), 0);
	assert_int_equal(findings_of(&f, FINDING_OK), 8);
	buffer_free(&text);
}

static void
no_policy(void **state)
{
	const struct policy_place place = { "aws", "acme", "" };
	struct findings f = { .n = 0 };

	(void)state;
	assert_int_equal(preflight_policy("<Error/>", &place, &f), -1);
	assert_int_equal(f.n, 0);
}

static void
folder(void **state)
{
	char *at_home = scratch();
	struct archive_options o = { .to = at_home, .bundles = at_home };
	struct findings f;
	struct error err;

	(void)state;
	assert_int_equal(preflight_run(&o, &f, &err), 0);
	/* the bundles' own disk, and no lock */
	assert_int_equal(findings_of(&f, FINDING_CHANGE), 2);
	o.lock = "none";
	assert_int_equal(preflight_run(&o, &f, &err), 0);
	assert_int_equal(findings_of(&f, FINDING_CHANGE), 1);
	o.bundles = "/nowhere/at/all";
	assert_int_equal(preflight_run(&o, &f, &err), 0);
	assert_int_equal(findings_of(&f, FINDING_UNREAD), 1);
	o.to = "/nowhere/at/all";
	assert_int_equal(preflight_run(&o, &f, &err), 0);
	assert_int_equal(findings_of(&f, FINDING_CHANGE), 1);
	scratch_end(at_home);
}

static void
make(const char *in, const char *name)
{
	char *path = path_join(in, name);
	struct error err;

	assert_int_equal(file_write(path, text_of("x"), 0600, &err), 0);
	free(path);
}

static void
newest(void **state)
{
	static const char *const others[] = {
		"acme-soc2-2026Q4-0099.tar.gz", "acme-soc2-eu-2026Q4-0050."
		"receipt.json", "acme-soc2-2026Q4-12.receipt.json",
		"acme-soc2-2026Q4-00x1.receipt.json", "acme-soc2-.receipt.json",
		"acme-soc2.receipt.json", "x-acme-soc2-2026Q4-0060.receipt.json",
		".receipt.json",
	};
	char *in = scratch();
	struct archive_options o = { .to = in };
	struct error err;
	unsigned n = 9;
	int known;

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		make(in, others[i]);
	assert_int_equal(archive_newest(&o, "acme-soc2", &n, &known, &err), 0);
	assert_int_equal(n, 0);
	make(in, "acme-soc2-2026Q3-0002.receipt.json");
	make(in, "acme-soc2-20260701.20260930-0011.receipt.json");
	assert_int_equal(archive_newest(&o, "acme-soc2", &n, &known, &err), 0);
	assert_int_equal(n, 11);
	assert_int_equal(known, 1);
	assert_int_equal(archive_newest(&o, "acme-soc2-eu", &n, &known, &err),
			 0);
	assert_int_equal(n, 50);
	scratch_end(in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(policies),
		cmocka_unit_test(policy_of_the_document),
		cmocka_unit_test(no_policy),
		cmocka_unit_test(folder),
		cmocka_unit_test(newest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
