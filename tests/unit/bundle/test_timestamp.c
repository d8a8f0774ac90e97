/* What a time-stamp authority may answer, at sealing and in a bundle. */
#include "unit/bundle/fixture.h"

static void
refuse_to_seal(struct fixture *f, const char *words)
{
	struct seal_result result;
	struct error err = { 0 };
	char *bundle = path_join(f->out, "acme-soc2-2026Q4-0001.tar");

	assert_int_equal(seal_run(&f->options, &result, &err), -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	if (strstr(err.text, words) == NULL)
		fail_msg("\"%s\" not in \"%s\"", words, err.text);
	assert_false(file_exists(bundle));
	free(bundle);
}

static void
wrong_answers_stop_the_seal(void **state)
{
	static const struct { enum tsa_mode mode; const char *words; } cases[] = {
		{ TSA_OTHER_NONCE, "nonce" },
		{ TSA_OTHER_IMPRINT, "over other bytes" },
		{ TSA_REJECTS, "rejected" },
		{ TSA_HTML, "no time-stamp response" },
		{ TSA_LATE, "more than 300 s" },
		{ TSA_SILENT, "no answer in 10 s" },
		{ TSA_LONG, "too long" },
		{ TSA_CUT, "no time-stamp response" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (int k = 0; k < 2; k++) {
			f->tsa[k].mode = cases[i].mode;
			refuse_to_seal(f, cases[i].words);
			f->tsa[k].mode = TSA_GOOD;
			f->tsa[k].offset = 0;
		}
	/* Nothing is in the way of the next try. */
	free(fixture_seal(f));
}

static void
a_seal_that_an_authority_stopped_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	struct file_list files;
	struct error err = { 0 };

	f->tsa[1].mode = TSA_SILENT;
	refuse_to_seal(f, "no answer");
	assert_int_equal(folder_list(f->out, &files, &err), 0);
	assert_int_equal(files.n, 1);		/* the lock */
	assert_string_equal(files.v[0], "acme-soc2.head.json");
	file_list_free(&files);
}

static void
an_air_gapped_run_may_do_without(void **state)
{
	struct fixture *f = *state;
	struct seal_result result;
	struct error err = { 0 };

	f->options.allow_untimestamped = 1;
	f->tsa[0].mode = f->tsa[1].mode = TSA_SILENT;
	assert_int_equal(seal_run(&f->options, &result, &err), 0);
	assert_string_equal(result.level, "B");
	assert_int_equal(result.timestamps, 0);
	assert_int_equal(result.time, 0);
	seal_result_free(&result);
}

static void
only_a_real_authority_is_believed(void **state)
{
	static const struct profile profiles[] = {
		{ "Purpose not critical", 0, "critical,digitalSignature",
		  "timeStamping", 0, 0 },
		{ "Purpose not alone", 0, "critical,digitalSignature",
		  "critical,timeStamping,emailProtection", 0, 0 },
	};
	struct fixture *f = *state;
	struct profile old = tsa_profile;

	for (size_t i = 0; i < 2; i++) {
		use_tsa(f, 0, &profiles[i]);
		refuse_to_seal(f, profiles[i].name);
	}
	use_tsa(f, 0, &tsa_profile);
	use_tsa(f, 1, &profiles[0]);
	refuse_to_seal(f, "tsa-b.example: Purpose not critical");
	old.to = -3600;
	use_tsa(f, 1, &old);
	refuse_to_seal(f, "expired");
	use_tsa(f, 1, &tsa_profile);
	f->tsas[1].anchors = f->anchors[0];
	refuse_to_seal(f, "certificate");
	f->tsas[1].anchors = f->anchors[2];
	f->tsas[0].policies = "1.2.3.4.5 1.2.3.4.6";
	refuse_to_seal(f, "policy");
	f->tsas[0].policies = "1.2.3.4.5 1.2.3.4.1";
	free(fixture_seal(f));
}

/* A bundle sealed without looking at the TSAs, for the auditor to refuse. */
static char *
seal_blindly(struct fixture *f)
{
	f->tsas[0].anchors = f->tsas[1].anchors = NULL;
	return fixture_seal(f);
}

static void
expect(struct fixture *f, const char *path, int status, const char *name)
{
	struct verify_result r;

	fixture_verify(f, path, &r);
	expect_answer(&r, status, name);
	verify_result_free(&r);
}

static void
a_token_of_a_poor_authority_is_invalid(void **state)
{
	static const struct profile poor = {
		"Not critical", 0, "critical,digitalSignature", "timeStamping",
		0, 0,
	};
	struct fixture *f = *state;
	char *path;

	use_tsa(f, 0, &poor);
	path = seal_blindly(f);
	expect(f, path, 1, "E_TST_INVALID");
	free(path);
}

static void
a_token_of_a_stranger_is_invalid(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f);

	save_certs(f->anchors[2], f->root.cert, NULL);
	expect(f, path, 1, "E_TST_INVALID");
	free(path);
}

static void
an_authority_that_has_ended_leaves_it_open(void **state)
{
	struct fixture *f = *state;
	struct verify_options options = { .now = clock_now() +
					  12 * YEAR * 1000 };
	struct verify_result r;
	char *path = fixture_seal(f);

	fixture_verify_with(f, path, &options, &r);
	expect_answer(&r, 4, "E_TST_EXPIRED");
	verify_result_free(&r);
	free(path);
}

static void
two_tokens_of_one_authority_are_one(void **state)
{
	struct fixture *f = *state;
	char *path;

	f->tsas[1] = f->tsas[0];
	path = fixture_seal(f);
	expect(f, path, 1, "E_TST_TOO_FEW");
	write_trust(f, "minimum = 1\n");
	expect(f, path, 0, "");
	write_trust(f, "minimum = 1\npolicies = 1.2.3.9\n");
	expect(f, path, 1, "E_TST_POLICY");
	write_trust(f, "minimum = 1\npolicies = 1.2.3.9 1.2.3.4.1\n");
	expect(f, path, 0, "");
	free(path);
}

static void
ten_authorities_are_ten(void **state)
{
	struct fixture *f = *state;
	struct seal_tsa many[10];
	struct verify_result r;
	char *path;

	for (size_t i = 0; i < 10; i++)
		many[i] = f->tsas[i % 2];
	f->options.tsas = many;
	f->options.ntsas = 10;
	path = fixture_seal(f);
	fixture_verify(f, path, &r);
	expect_answer(&r, 0, "");
	assert_int_equal(r.ntsa, 9);	/* all that the answer has room for */
	verify_result_free(&r);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(wrong_answers_stop_the_seal),
		test_case(a_seal_that_an_authority_stopped_leaves_nothing),
		test_case(an_air_gapped_run_may_do_without),
		test_case(only_a_real_authority_is_believed),
		test_case(a_token_of_a_poor_authority_is_invalid),
		test_case(a_token_of_a_stranger_is_invalid),
		test_case(an_authority_that_has_ended_leaves_it_open),
		test_case(two_tokens_of_one_authority_are_one),
		test_case(ten_authorities_are_ten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
