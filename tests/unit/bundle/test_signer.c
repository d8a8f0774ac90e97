/* Who may sign, with what, and whom the trust file believes. */
#include "unit/bundle/fixture.h"

#include "bundle/chain.h"

static void
accepted_keys_sign_and_verify(void **state)
{
	static const char *const kinds[] = { "P-256", "P-384", "RSA", "PSS" };
	struct fixture *f = *state;
	struct verify_result r;

	for (size_t i = 0; i < 4; i++) {
		char *out = xasprintf("%s/out%zu", f->folder, i), *path;

		f->options.out_folder = out;
		use_signer(f, &signer_profile, kinds[i]);
		path = fixture_seal(f);
		fixture_verify(f, path, &r);
		expect_answer(&r, 0, "");
		verify_result_free(&r);
		free(path);
		free(out);
	}
}

static void
refuse_to_seal(struct fixture *f, enum error_kind kind, const char *words)
{
	struct seal_result result;
	struct error err = { 0 };
	char *bundle = path_join(f->out, "acme-soc2-2026Q4-0001.tar");

	assert_int_equal(seal_run(&f->options, &result, &err), -1);
	assert_int_equal(err.kind, kind);
	if (strstr(err.text, words) == NULL)
		fail_msg("\"%s\" not in \"%s\"", words, err.text);
	assert_false(file_exists(bundle));
	free(bundle);
}

static void
other_keys_are_refused(void **state)
{
	struct fixture *f = *state;

	use_signer(f, &signer_profile, "ED25519");
	refuse_to_seal(f, ERROR_USAGE, "cannot sign a bundle");
	use_signer(f, &signer_profile, "RSA-2048");
	refuse_to_seal(f, ERROR_USAGE, "3072 are needed");
	use_signer(f, &signer_profile, "P-521");
	refuse_to_seal(f, ERROR_USAGE, "P-256 and P-384");
}

static void
a_key_that_others_can_read_is_refused(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(chmod(f->key, 0644), 0);
	refuse_to_seal(f, ERROR_SYSTEM,
		       "key.pem can be read by others (mode 0644): chmod 600");
}

static void
a_key_of_another_certificate_is_noticed(void **state)
{
	struct fixture *f = *state;
	EVP_PKEY *other = make_key("P-256");

	save_key(f->key, other, NULL);
	EVP_PKEY_free(other);
	refuse_to_seal(f, ERROR_SYSTEM, "not the one of the certificate");
}

static void
an_encrypted_key_needs_its_passphrase(void **state)
{
	struct fixture *f = *state;
	char *path;

	save_key(f->key, f->signer.key, "correct horse");
	refuse_to_seal(f, ERROR_SYSTEM, "EXHIBIT_KEY_PASSPHRASE");
	setenv("EXHIBIT_KEY_PASSPHRASE", "wrong", 1);
	refuse_to_seal(f, ERROR_SYSTEM, "EXHIBIT_KEY_PASSPHRASE");
	setenv("EXHIBIT_KEY_PASSPHRASE", "correct horse", 1);
	path = fixture_seal(f);
	unsetenv("EXHIBIT_KEY_PASSPHRASE");
	free(path);
}

static void
certificates_that_are_not_to_sign_are_refused(void **state)
{
	static const struct profile profiles[] = {
		{ "A CA", 1, "critical,digitalSignature,keyCertSign", NULL,
		  0, 0 },
		{ "Encrypts", 0, "critical,keyEncipherment", NULL, 0, 0 },
		{ "No usage", 0, NULL, NULL, 0, 0 },
		{ "Serves TLS", 0, "critical,digitalSignature", "serverAuth",
		  0, 0 },
	};
	static const struct profile mail = {
		"Mails", 0, "critical,nonRepudiation", "emailProtection", 0, 0,
	};
	struct fixture *f = *state;
	char *path;

	for (size_t i = 0; i < sizeof(profiles) / sizeof(profiles[0]); i++) {
		use_signer(f, &profiles[i], "P-256");
		refuse_to_seal(f, ERROR_INVALID, "E_SIGNER_USAGE");
	}
	use_signer(f, &mail, "P-256");
	path = fixture_seal(f);
	free(path);
}

static void
a_signer_is_judged_at_the_time_of_the_token(void **state)
{
	struct fixture *f = *state;
	struct profile brief = signer_profile;
	struct verify_options options = { 0 };
	struct verify_result r;
	char *path;

	brief.to = 86400;
	use_signer(f, &brief, "P-256");
	path = fixture_seal(f);
	options.now = clock_now() + 2 * YEAR * 1000;
	fixture_verify_with(f, path, &options, &r);
	expect_answer(&r, 0, "");
	verify_result_free(&r);
	free(path);
}

static void
a_signer_that_had_expired_is_invalid(void **state)
{
	struct fixture *f = *state;
	struct profile old = signer_profile;
	struct verify_result r;
	char *path;

	old.to = -86400;
	use_signer(f, &old, "P-256");
	path = fixture_seal(f);
	fixture_verify(f, path, &r);
	expect_answer(&r, 1, "E_SIGNER_CHAIN");
	verify_result_free(&r);
	free(path);
}

/* At level B there is no other time than now. */
static void
without_a_token_the_signer_must_hold_now(void **state)
{
	struct fixture *f = *state;
	struct profile brief = signer_profile;
	struct verify_options options = { 0 };
	struct verify_result r;
	char *path;

	brief.to = 86400;
	use_signer(f, &brief, "P-256");
	f->options.ntsas = 0;
	f->options.allow_untimestamped = 1;
	path = fixture_seal(f);
	fixture_verify(f, path, &r);
	expect_answer(&r, 3, "E_PROFILE");
	verify_result_free(&r);
	write_trust(f, "[level]\nrequired = B\n");
	fixture_verify(f, path, &r);
	expect_answer(&r, 0, "");
	assert_string_equal(r.level, "B");
	verify_result_free(&r);
	options.now = clock_now() + 2 * 86400000;
	fixture_verify_with(f, path, &options, &r);
	expect_answer(&r, 1, "E_SIGNER_CHAIN");
	verify_result_free(&r);
	free(path);
}

static void
an_unknown_anchor_leaves_it_open(void **state)
{
	struct fixture *f = *state;
	struct verify_options none = { 0 };
	struct verify_result r;
	struct error err = { 0 };
	char *path = fixture_seal(f);

	save_certs(f->anchors[0], f->tsa[0].root.cert, NULL);
	fixture_verify(f, path, &r);
	expect_answer(&r, 4, "E_SIGNER_CHAIN");
	assert_int_equal(r.files, 5);
	verify_result_free(&r);
	assert_int_equal(verify_run(path, &none, &r, &err), 0);
	expect_answer(&r, 4, "E_SIGNER_CHAIN");
	verify_result_free(&r);
	free(path);
}

static void
a_pin_names_the_one_certificate(void **state)
{
	struct fixture *f = *state;
	struct verify_result r;
	char *path = fixture_seal(f), hex[65], *text, *digit;

	chain_sha256(f->signer.cert, hex);
	text = xasprintf("[signer]\nanchors = root.pem\npins = sha256:%s\n"
			 "[timestamp]\nanchors = tsa0.pem tsa1.pem\n", hex);
	put_file(f->folder, "trust.ini", text);
	fixture_verify(f, path, &r);
	expect_answer(&r, 0, "");
	assert_true(r.pinned);
	verify_result_free(&r);
	digit = strstr(text, hex);
	*digit = *digit == '0' ? '1' : '0';
	put_file(f->folder, "trust.ini", text);
	fixture_verify(f, path, &r);
	expect_answer(&r, 1, "E_SIGNER_PIN");
	verify_result_free(&r);
	free(text);
	free(path);
}

static void
a_trust_file_says_where_it_is_wrong(void **state)
{
	static const struct { const char *text, *words; } cases[] = {
		{ "[signer]\nanchor = root.pem\n",
		  "trust.ini:2: [signer] anchor: no such key" },
		{ "[signer]\nanchors = gone.pem\n", "trust.ini:2: " },
		{ "[signer]\nanchors = trust.ini\n", "no PEM certificate" },
		{ "[signer]\npins = sha256:12\n", "trust.ini:2: [signer] pins" },
		{ "[timestamp]\n\nminimum = many\n",
		  "trust.ini:3: [timestamp] minimum" },
		{ "[timestamp]\npolicies = tsa.policy\n", "dotted numbers" },
		{ "[level]\nrequired = XL\n", "B, T or LT" },
		{ "[chain]\nhead = 12\n", "64 hex digits" },
		{ "[signer]\nno equal sign\n", "trust.ini:2: " },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = { 0 };
		struct trust *trust;

		put_file(f->folder, "trust.ini", cases[i].text);
		assert_int_equal(trust_read(&trust, f->trust, &err), -1);
		if (strstr(err.text, cases[i].words) == NULL)
			fail_msg("\"%s\" not in \"%s\"", cases[i].words,
				 err.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(accepted_keys_sign_and_verify),
		test_case(other_keys_are_refused),
		test_case(a_key_that_others_can_read_is_refused),
		test_case(a_key_of_another_certificate_is_noticed),
		test_case(an_encrypted_key_needs_its_passphrase),
		test_case(certificates_that_are_not_to_sign_are_refused),
		test_case(a_signer_is_judged_at_the_time_of_the_token),
		test_case(a_signer_that_had_expired_is_invalid),
		test_case(without_a_token_the_signer_must_hold_now),
		test_case(an_unknown_anchor_leaves_it_open),
		test_case(a_pin_names_the_one_certificate),
		test_case(a_trust_file_says_where_it_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
