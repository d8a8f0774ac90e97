/*
 * fixture.h - a folder with a payload, a signer, two TSAs and a trust file
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "unit/bundle/authority.h"

struct fixture {
	char folder[64];
	struct party root, signer;
	struct tsa tsa[2];
	char *key, *chain, *trust, *anchors[3], *payload, *out;
	uint8_t secret[32];
	struct seal_tsa tsas[2];
	struct seal_totals totals;
	struct seal_options options;
};

static const struct profile ca_profile = {
	.name = "Test Root", .ca = 1,
	.usage = "critical,keyCertSign,cRLSign",
};
static const struct profile signer_profile = {
	.name = "Acme Evidence 2026",
	.usage = "critical,digitalSignature,nonRepudiation",
};
static inline void
save_certs(const char *path, X509 *a, X509 *b)
{
	BIO *out = BIO_new_file(path, "w");

	assert_non_null(out);
	PEM_write_bio_X509(out, a);
	if (b != NULL)
		PEM_write_bio_X509(out, b);
	BIO_free(out);
}

static inline void
save_key(const char *path, EVP_PKEY *key, const char *passphrase)
{
	mode_t before = umask(077);
	BIO *out = BIO_new_file(path, "w");

	umask(before);
	assert_non_null(out);
	PEM_write_bio_PKCS8PrivateKey(out, key, passphrase == NULL ? NULL :
				      EVP_aes_256_cbc(), NULL, 0, NULL,
				      passphrase == NULL ? NULL :
				      (char *)(uintptr_t)passphrase);
	BIO_free(out);
}

static inline void
put_file(const char *folder, const char *name, const char *content)
{
	char *path = path_join(folder, name), *above = path_folder(path);
	struct error err = { 0 };

	assert_int_equal(folder_make(above, &err), 0);
	assert_int_equal(file_write(path, text_of(content), 0600, &err), 0);
	free(above);
	free(path);
}

#define EVIDENCE \
	"{\"request\":\"a/List\",\"received\":\"2026-09-30T08:12:44.123Z\"}\n" \
	"{\"request\":\"a/Get\",\"received\":\"2026-09-30T08:12:41.000Z\"}\n"

static inline void
make_payload(const char *root)
{
	put_file(root, "data/evidence/111122223333/eu-west-1/transcribe.jsonl",
		 EVIDENCE);
	put_file(root, "data/evidence/111122223333/global/iam.jsonl", "");
	put_file(root, "data/ledger/111122223333.csv", "request,outcome\n");
	put_file(root, "data/plan.json", "{}\n");
	put_file(root, "data/report/index.html", "<!doctype html>\n");
}

static inline void
write_trust(struct fixture *f, const char *extra)
{
	char *text = xasprintf("[signer]\nanchors = root.pem\n[timestamp]\n"
			       "anchors = tsa0.pem tsa1.pem\n%s", extra);

	put_file(f->folder, "trust.ini", text);
	free(text);
}

static inline void
set_options(struct fixture *f)
{
	static const char *const services[] = { "iam", "transcribe" };

	memset(f->secret, 7, sizeof(f->secret));
	f->totals = (struct seal_totals){
		.headline = "COMPLETE", .planned = 3, .collected = 3,
		.accounts = 1, .regions = 2, .services = services,
		.nservices = 2, .window_first = 1790755961000,
		.window_last = 1790755964123, .skew_min = -4, .skew_max = 12,
		.aws_requests = 3, .profile_name = "baseline",
		.profile_version = "1", .collector_version = "0.1.0",
		.ca_sha256 = "00", .collector_sha256 = "00",
	};
	for (int i = 0; i < 2; i++)
		f->tsas[i] = (struct seal_tsa){
			.url = i == 0 ? "https://tsa-a.example" :
			       "https://tsa-b.example",
			.anchors = f->anchors[1 + i], .post = tsa_post,
			.ctx = &f->tsa[i],
		};
	f->options = (struct seal_options){
		.root = f->payload, .out_folder = f->out,
		.stream = "acme-soc2", .period = "2026Q4",
		.organization = "Acme GmbH", .first = 1,
		.period_start = 1790812800000, .period_end = 1798761599000,
		.compress = SEAL_NONE, .secret = f->secret,
		.key_uri = f->key, .certificate = f->chain,
		.tsas = f->tsas, .ntsas = 2, .totals = &f->totals,
	};
}

static inline void
use_signer(struct fixture *f, const struct profile *profile, const char *kind)
{
	struct party made = make_party(profile, kind, &f->root);

	party_free(&f->signer);
	f->signer = made;
	save_key(f->key, f->signer.key, NULL);
	save_certs(f->chain, f->signer.cert, f->root.cert);
}

static inline void
use_tsa(struct fixture *f, int i, const struct profile *profile)
{
	struct party made = make_party(profile, "P-256", &f->tsa[i].root);

	party_free(&f->tsa[i].unit);
	f->tsa[i].unit = made;
}

static inline struct fixture *
fixture_new(void)
{
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct profile root = ca_profile;

	snprintf(f->folder, sizeof(f->folder), "/tmp/bundle-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	f->key = path_join(f->folder, "key.pem");
	f->chain = path_join(f->folder, "chain.pem");
	f->trust = path_join(f->folder, "trust.ini");
	f->anchors[0] = path_join(f->folder, "root.pem");
	f->anchors[1] = path_join(f->folder, "tsa0.pem");
	f->anchors[2] = path_join(f->folder, "tsa1.pem");
	f->payload = path_join(f->folder, "run");
	f->out = path_join(f->folder, "out");
	f->root = make_party(&root, "P-256", NULL);
	save_certs(f->anchors[0], f->root.cert, NULL);
	use_signer(f, &signer_profile, "P-256");
	for (int i = 0; i < 2; i++) {
		struct profile unit = tsa_profile;

		root.name = i == 0 ? "TSA Root A" : "TSA Root B";
		unit.name = i == 0 ? "TSA One" : "TSA Two";
		f->tsa[i].root = make_party(&root, "P-256", NULL);
		use_tsa(f, i, &unit);
		save_certs(f->anchors[1 + i], f->tsa[i].root.cert, NULL);
	}
	make_payload(f->payload);
	write_trust(f, "");
	set_options(f);
	return f;
}

static inline void
fixture_free(struct fixture *f)
{
	struct error err = { 0 };

	assert_int_equal(folder_remove(f->folder, &err), 0);
	party_free(&f->root);
	party_free(&f->signer);
	for (int i = 0; i < 2; i++) {
		party_free(&f->tsa[i].root);
		party_free(&f->tsa[i].unit);
	}
	for (int i = 0; i < 3; i++)
		free(f->anchors[i]);
	free(f->key);
	free(f->chain);
	free(f->trust);
	free(f->payload);
	free(f->out);
	free(f);
}

/* Seals and returns the bundle's path. */
static inline char *
fixture_seal(struct fixture *f)
{
	struct seal_result result;
	struct error err = { 0 };
	char *path;

	if (seal_run(&f->options, &result, &err) < 0)
		fail_msg("seal: %s", err.text);
	path = xstrdup(result.bundle);
	seal_result_free(&result);
	return path;
}

static inline void
fixture_verify_with(struct fixture *f, const char *path,
		    struct verify_options *options, struct verify_result *r)
{
	struct error err = { 0 };
	struct trust *trust = NULL;

	if (trust_read(&trust, f->trust, &err) < 0)
		fail_msg("trust: %s", err.text);
	options->trust = trust;
	if (verify_run(path, options, r, &err) < 0)
		fail_msg("verify: %s", err.text);
	trust_free(trust);
}

static inline void
fixture_verify(struct fixture *f, const char *path, struct verify_result *r)
{
	struct verify_options options = { 0 };

	fixture_verify_with(f, path, &options, r);
}

/* One test's own world, for cmocka's set-up and tear-down. */
static inline int
fixture_setup(void **state)
{
	*state = fixture_new();
	return 0;
}

static inline int
fixture_teardown(void **state)
{
	fixture_free(*state);
	return 0;
}

static inline void
expect_answer(const struct verify_result *r, int status, const char *name)
{
	if (r->exit != status || strcmp(r->error, name) != 0)
		fail_msg("expected %s (%d), got %s (%d) at %s: %s", name,
			 status, r->error, r->exit, r->where, r->detail);
}

#define test_case(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, \
					fixture_teardown)

#endif
