/* Goal: a statement about what was tested, and an envelope that others verify. */
#include <sys/stat.h>
#include <sys/wait.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/digest.h"
#include "format/dsse.h"
#include "programs.h"

static void
test_golden(void **state)
{
	(void)state;
	programs_golden(intoto_write, "statement.intoto.json");
}

static int
has(struct ex_node *root, const char *list, const char *key)
{
	struct ex_node *n = programs_at(root, list);

	for (n = n ? n->first : NULL; n; n = n->next)
		if (text_is(n->text, key))
			return 1;
	return 0;
}

static void
test_lists(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *root;
	struct buffer made;
	struct fixture x;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	programs_write(&x, intoto_write, "o", &made);
	root = programs_json(arena, &made);
	programs_says(root, "predicate.result", "FAILED");
	assert_int_equal(programs_count(root, "predicate.passedTests"), 1);
	assert_int_equal(programs_count(root, "predicate.warnedTests"), 2);
	assert_int_equal(programs_count(root, "predicate.failedTests"),
			 1 + GAPS);
	assert_int_equal(programs_count(root, "predicate.exhibit.results"),
			 FACTS);
	assert_int_equal(programs_count(root, "predicate.exhibit.gaps"), GAPS);
	assert_true(has(root, "predicate.passedTests",
		ONE "|eu-west-1|shop|shop:order|a|shop.order.key"));
	assert_true(has(root, "predicate.failedTests",
		TWO "|shop/GetOrder eu-west-1 Id=b"));
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

static void
result_is(struct fixture *x, const char *expected)
{
	struct arena *arena = arena_new();
	struct buffer made;

	fixture_save(x);
	programs_write(x, intoto_write, "o", &made);
	programs_says(programs_json(arena, &made), "predicate.result",
		      expected);
	buffer_free(&made);
	fixture_close(x);
	arena_free(arena);
}

static void
row(struct fixture *x, const char *verdict)
{
	fixture_setting(x, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", verdict, "encryption", "v", verdict, "clause",
		"", T1, E1 ":1"));
}

static void
test_result(void **state)
{
	struct fixture x;

	(void)state;
	programs_bare(&x);
	result_is(&x, "WARNED");	/* nothing judged, nothing passed */
	programs_bare(&x);
	row(&x, "n/a");
	row(&x, "meets");
	result_is(&x, "PASSED");
	programs_bare(&x);
	row(&x, "meets");
	row(&x, "review");
	result_is(&x, "WARNED");
	programs_bare(&x);
	row(&x, "meets");
	fixture_request(&x, 1, CELLS("transcribe/ListDoors global", "denied",
		"", "", "", "1", "", "", "", "", ""));
	result_is(&x, "FAILED");
}

/* The subject without a seal: the tables; with a manifest: that. */
static void
test_subject(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *root, *subject;
	struct buffer made, plan;
	struct fixture x;
	char sha256[DIGEST_HEX], *path;
	struct error err;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	programs_write(&x, intoto_write, "o", &made);
	root = programs_json(arena, &made);
	subject = programs_at(root, "subject");
	/* two ledgers, the plan, two populations, four of settings */
	assert_int_equal(programs_count(subject, ""), 9);
	buffer_init(&plan, 1 << 24);
	assert_int_equal(file_read(x.plan, &plan, &err), 0);
	digest_hex_of(plan.at, plan.len, sha256);
	programs_says(programs_find(subject, "name", "data/plan.json"),
		      "digest.sha256", sha256);
	buffer_free(&made);

	path = path_join(x.root, "manifest-sha256.txt");
	fixture_put(path, text_of("abc"));
	programs_write(&x, intoto_write, "o", &made);
	root = programs_json(arena, &made);
	assert_int_equal(programs_count(root, "subject"), 1);
	programs_says(root, "subject.0.digest.sha256",
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f2001"
		"5ad");
	free(path);
	buffer_free(&plan);
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

/* ---- the envelope ------------------------------------------------------- */

static EVP_PKEY *
make_pair(const char *key_path, const char *certificate_path)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *x = X509_new();
	FILE *f;

	X509_set_version(x, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
	X509_gmtime_adj(X509_getm_notBefore(x), 0);
	X509_gmtime_adj(X509_getm_notAfter(x), 3600);
	X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
				   (const unsigned char *)"Signer", -1, -1, 0);
	X509_set_issuer_name(x, X509_get_subject_name(x));
	X509_set_pubkey(x, key);
	assert_true(X509_sign(x, key, EVP_sha256()) > 0);
	f = fopen(key_path, "w");
	assert_non_null(f);
	assert_int_equal(fchmod(fileno(f), 0600), 0);
	assert_int_equal(PEM_write_PrivateKey(f, key, NULL, NULL, 0, NULL,
					      NULL), 1);
	fclose(f);
	f = fopen(certificate_path, "w");
	assert_non_null(f);
	assert_int_equal(PEM_write_X509(f, x), 1);
	fclose(f);
	X509_free(x);
	return key;
}

static int
verifies(EVP_PKEY *key, struct text pae, struct text sig)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	int good = EVP_DigestVerifyInit(ctx, NULL, EVP_sha256(), NULL, key) > 0
		&& EVP_DigestVerify(ctx, (const unsigned char *)sig.at, sig.len,
				    (const unsigned char *)pae.at,
				    pae.len) == 1;

	EVP_MD_CTX_free(ctx);
	return good;
}

struct signing {
	struct fixture x;
	char *payload, *key, *certificate, *envelope;
	EVP_PKEY *pair;
};

static void
signing_open(struct signing *s)
{
	memset(s, 0, sizeof *s);
	programs_bare(&s->x);
	s->payload = path_join(s->x.root, "payload");
	s->key = path_join(s->x.root, "key.pem");
	s->certificate = path_join(s->x.root, "certificate.pem");
	s->envelope = path_join(s->x.out, "e.json");
	s->pair = make_pair(s->key, s->certificate);
}

static void
signing_close(struct signing *s)
{
	EVP_PKEY_free(s->pair);
	free(s->payload);
	free(s->key);
	free(s->certificate);
	free(s->envelope);
	fixture_close(&s->x);
}

/* Payloads about the size of the pieces in which one is read. */
static void
test_envelope(void **state)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 786431, 786432, 786433,
					2000000 };
	struct signing s;
	struct dsse d = { .type = DSSE_INTOTO };
	struct error err;

	(void)state;
	signing_open(&s);
	d.payload = s.payload;
	d.key = s.key;
	d.certificate = s.certificate;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct arena *arena = arena_new();
		struct buffer data, made, pae, payload, sig;
		struct ex_node *root;

		buffer_init(&data, 1 << 24);
		buffer_init(&pae, 1 << 24);
		buffer_init(&payload, 1 << 24);
		buffer_init(&sig, 1 << 24);
		for (size_t k = 0; k < sizes[i]; k++)
			buffer_putc(&data, (char)(k * 31 + i));
		fixture_put(s.payload, buffer_view(&data));
		if (dsse_write(&d, s.envelope, &err) < 0)
			fail_msg("%s", err.text);
		fixture_read(&s.x, "e.json", &made);
		root = programs_json(arena, &made);
		programs_says(root, "payloadType", DSSE_INTOTO);
		assert_int_equal(base64_read(&payload, node_text(
			programs_at(root, "payload"))), 0);
		assert_int_equal(base64_read(&sig, node_text(
			programs_at(root, "signatures.0.sig"))), 0);
		assert_true(text_equal(buffer_view(&payload),
				       buffer_view(&data)));
		buffer_printf(&pae, "DSSEv1 28 application/vnd.in-toto+json"
			      " %zu ", sizes[i]);
		buffer_text(&pae, buffer_view(&data));
		assert_true(verifies(s.pair, buffer_view(&pae),
				     buffer_view(&sig)));
		pae.at[pae.len - 1] ^= 1;
		assert_false(verifies(s.pair, buffer_view(&pae),
				      buffer_view(&sig)));
		buffer_free(&data);
		buffer_free(&made);
		buffer_free(&pae);
		buffer_free(&payload);
		buffer_free(&sig);
		arena_free(arena);
	}
	signing_close(&s);
}

/* ---- the check as MACHINE.md has it ------------------------------------- */

/* The block of the document after "```sh"; caller frees. */
static char *
recipe(void)
{
	struct buffer text;
	struct error err;
	char *begin, *end, *out;

	buffer_init(&text, 1 << 20);
	assert_int_equal(file_read(SOURCE "/core/format/MACHINE.md", &text,
				   &err), 0);
	begin = strstr(buffer_cstr(&text), "```sh\n");
	assert_non_null(begin);
	begin += 6;
	end = strstr(begin, "```");
	assert_non_null(end);
	out = xstrndup(begin, (size_t)(end - begin));
	buffer_free(&text);
	return out;
}

static int
run_in(const char *folder, const char *script)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (chdir(folder) == 0 && freopen("/dev/null", "w", stdout) &&
		    freopen("/dev/null", "w", stderr))
			execl("/bin/sh", "sh", "-e", "-c", script, NULL);
		_exit(126);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
test_recipe(void **state)
{
	struct signing s;
	struct report_options o;
	struct format_run f;
	struct buffer made;
	struct error err;
	char *script = recipe(), *path, *signer, *payload;

	(void)state;
	signing_open(&s);
	row(&s.x, "meets");
	fixture_save(&s.x);
	o = fixture_options(&s.x);
	path = path_join(s.x.out, "statement.intoto.json");
	signer = path_join(s.x.out, "signer.pem");
	if (format_open(&f, &o, &err) < 0)
		fail_msg("%s", err.text);
	f.key = s.key;
	f.certificate = s.certificate;
	if (intoto_write(&f, path, &err) < 0)
		fail_msg("%s", err.text);
	format_close(&f);
	assert_int_equal(rename(s.certificate, signer), 0);
	assert_int_equal(run_in(s.x.out, script), 0);
	/* What was signed is the statement beside it, byte for byte. */
	assert_int_equal(run_in(s.x.out, "tail -c \"$(wc -c"
		" <statement.intoto.json)\" signed | cmp -"
		" statement.intoto.json"), 0);

	/* One character of the payload is another: "eyJ" begins it. */
	free(path);
	path = path_join(s.x.out, "statement.dsse.json");
	fixture_read(&s.x, "statement.dsse.json", &made);
	payload = strstr(made.at, "\"payload\":\"");
	assert_non_null(payload);
	payload[sizeof "\"payload\":\"" + 40] ^= 1;
	fixture_put(path, buffer_view(&made));
	assert_int_not_equal(run_in(s.x.out, script), 0);
	buffer_free(&made);
	free(path);
	free(signer);
	free(script);
	signing_close(&s);
}

/* A key that is not the certificate's writes nothing. */
static void
test_other_key(void **state)
{
	struct signing s;
	struct dsse d = { .type = DSSE_INTOTO };
	char *other, *unused;
	struct error err;

	(void)state;
	signing_open(&s);
	other = path_join(s.x.root, "other.pem");
	unused = path_join(s.x.root, "unused.pem");
	EVP_PKEY_free(make_pair(other, unused));
	fixture_put(s.payload, text_of("{}"));
	d.payload = s.payload;
	d.key = other;
	d.certificate = s.certificate;
	assert_int_equal(dsse_write(&d, s.envelope, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_non_null(strstr(err.text, "is not the key of"));
	assert_false(file_exists(s.envelope));
	free(other);
	free(unused);
	signing_close(&s);
}

static void
test_hostile(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *root;
	struct buffer made;
	struct fixture x;

	(void)state;
	programs_hostile(&x);
	programs_write(&x, intoto_write, "o", &made);
	programs_clean(&made);
	root = programs_json(arena, &made);
	assert_int_equal(programs_count(root, "predicate.exhibit.results"),
			 HOSTILE_FACTS);
	assert_int_equal(programs_count(root, "predicate.exhibit.gaps"),
			 HOSTILE_GAPS);
	buffer_free(&made);
	fixture_close(&x);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_result),
		cmocka_unit_test(test_subject),
		cmocka_unit_test(test_envelope),
		cmocka_unit_test(test_recipe),
		cmocka_unit_test(test_other_key),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
