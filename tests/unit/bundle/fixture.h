/*
 * fixture.h - authorities made on the spot: a CA, a signer, two TSAs
 *
 * Everything is in memory or in one folder that fixture_done() removes.  The
 * TSAs answer behind the callback that the program reaches real ones by, and
 * can be told to answer wrongly.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "bundle/seal.h"
#include "bundle/verify.h"

#define YEAR	(365L * 86400)

struct party {
	EVP_PKEY *key;
	X509 *cert;
};

struct profile {		/* of a certificate */
	const char *name;
	int ca;
	const char *usage, *purpose;	/* as openssl.cnf writes them; NULL */
	long from, to;			/* seconds from now; to 0: ten years */
};

enum tsa_mode {
	TSA_GOOD, TSA_OTHER_NONCE, TSA_OTHER_IMPRINT, TSA_REJECTS, TSA_HTML,
	TSA_LATE, TSA_SILENT, TSA_LONG, TSA_CUT,
};

struct tsa {
	struct party root, unit;
	enum tsa_mode mode;
	unsigned asked;
	long offset;			/* s, of its clock */
};

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

static inline EVP_PKEY *
make_key(const char *kind)
{
	EVP_PKEY *key;

	if (strcmp(kind, "RSA") == 0)
		key = EVP_RSA_gen(3072);
	else if (strcmp(kind, "RSA-2048") == 0)
		key = EVP_RSA_gen(2048);
	else if (strcmp(kind, "PSS") == 0)
		key = EVP_PKEY_Q_keygen(NULL, NULL, "RSA-PSS", (size_t)3072);
	else if (strcmp(kind, "ED25519") == 0)
		key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	else
		key = EVP_EC_gen(kind);
	assert_non_null(key);
	return key;
}

static inline void
add_extension(X509 *cert, X509 *issuer, int nid, const char *value)
{
	X509V3_CTX ctx;
	X509_EXTENSION *extension;

	if (value == NULL)
		return;
	X509V3_set_ctx(&ctx, issuer, cert, NULL, NULL, 0);
	extension = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
	assert_non_null(extension);
	assert_int_equal(X509_add_ext(cert, extension, -1), 1);
	X509_EXTENSION_free(extension);
}

/* issuer NULL: signs itself. */
static inline struct party
make_party(const struct profile *profile, const char *kind,
	   const struct party *issuer)
{
	static long serial = 1000;
	struct party p = { make_key(kind), X509_new() };
	X509_NAME *name = X509_get_subject_name(p.cert);
	EVP_PKEY *by = issuer != NULL ? issuer->key : p.key;
	X509 *above = issuer != NULL ? issuer->cert : p.cert;
	int plain = EVP_PKEY_get_base_id(by) == EVP_PKEY_ED25519;

	X509_set_version(p.cert, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(p.cert), ++serial);
	X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
				   (const unsigned char *)profile->name, -1,
				   -1, 0);
	X509_set_issuer_name(p.cert, X509_get_subject_name(above));
	X509_gmtime_adj(X509_getm_notBefore(p.cert),
			profile->from != 0 ? profile->from : -YEAR);
	X509_gmtime_adj(X509_getm_notAfter(p.cert),
			profile->to != 0 ? profile->to : 10 * YEAR);
	X509_set_pubkey(p.cert, p.key);
	add_extension(p.cert, above, NID_basic_constraints,
		      profile->ca ? "critical,CA:TRUE" : "critical,CA:FALSE");
	add_extension(p.cert, above, NID_subject_key_identifier, "hash");
	add_extension(p.cert, above, NID_key_usage, profile->usage);
	add_extension(p.cert, above, NID_ext_key_usage, profile->purpose);
	assert_true(X509_sign(p.cert, by, plain ? NULL : EVP_sha256()) > 0);
	return p;
}

static inline void
party_free(struct party *p)
{
	EVP_PKEY_free(p->key);
	X509_free(p->cert);
}

static const struct profile ca_profile = {
	.name = "Test Root", .ca = 1,
	.usage = "critical,keyCertSign,cRLSign",
};
static const struct profile signer_profile = {
	.name = "Acme Evidence 2026",
	.usage = "critical,digitalSignature,nonRepudiation",
};
static const struct profile tsa_profile = {
	.name = "TSA One", .usage = "critical,digitalSignature",
	.purpose = "critical,timeStamping",
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

static inline ASN1_INTEGER *
tsa_serial(TS_RESP_CTX *ctx, void *data)
{
	static long n = 1;
	ASN1_INTEGER *serial = ASN1_INTEGER_new();

	(void)ctx;
	(void)data;
	ASN1_INTEGER_set(serial, ++n);
	return serial;
}

static inline int
tsa_time(TS_RESP_CTX *ctx, void *data, long *seconds, long *fraction)
{
	const struct tsa *tsa = data;

	(void)ctx;
	*seconds = (long)time(NULL) + tsa->offset;
	*fraction = 0;
	return 1;
}

/* What the TSA is given instead of the request, for its wrong answers. */
static inline BIO *
tsa_request(const struct tsa *tsa, const void *body, size_t len)
{
	const unsigned char *at = body;
	TS_REQ *request = d2i_TS_REQ(NULL, &at, (long)len);
	BIO *out = BIO_new(BIO_s_mem());

	assert_non_null(request);
	if (tsa->mode == TSA_OTHER_NONCE) {
		ASN1_INTEGER *nonce = ASN1_INTEGER_new();

		ASN1_INTEGER_set(nonce, 4711);
		TS_REQ_set_nonce(request, nonce);
		ASN1_INTEGER_free(nonce);
	}
	if (tsa->mode == TSA_OTHER_IMPRINT)
		TS_MSG_IMPRINT_get_msg(TS_REQ_get_msg_imprint(request))
			->data[0] ^= 1;
	if (tsa->mode == TSA_REJECTS) {
		X509_ALGOR *md5 = X509_ALGOR_new();

		X509_ALGOR_set0(md5, OBJ_nid2obj(NID_md5), V_ASN1_NULL, NULL);
		TS_MSG_IMPRINT_set_algo(TS_REQ_get_msg_imprint(request), md5);
		X509_ALGOR_free(md5);
	}
	i2d_TS_REQ_bio(out, request);
	TS_REQ_free(request);
	return out;
}

static inline TS_RESP *
tsa_answer(struct tsa *tsa, BIO *request)
{
	TS_RESP_CTX *ctx = TS_RESP_CTX_new();
	ASN1_OBJECT *policy = OBJ_txt2obj("1.2.3.4.1", 1);
	TS_RESP *response;

	TS_RESP_CTX_set_signer_cert(ctx, tsa->unit.cert);
	TS_RESP_CTX_set_signer_key(ctx, tsa->unit.key);
	TS_RESP_CTX_set_signer_digest(ctx, EVP_sha256());
	TS_RESP_CTX_set_ess_cert_id_digest(ctx, EVP_sha256());
	TS_RESP_CTX_set_def_policy(ctx, policy);
	TS_RESP_CTX_add_md(ctx, EVP_sha256());
	TS_RESP_CTX_set_serial_cb(ctx, tsa_serial, NULL);
	TS_RESP_CTX_set_time_cb(ctx, tsa_time, tsa);
	response = TS_RESP_create_response(ctx, request);
	assert_non_null(response);
	ASN1_OBJECT_free(policy);
	TS_RESP_CTX_free(ctx);
	return response;
}

static inline int
tsa_post(void *data, const char *url, const char *type, const void *body,
	 size_t len, struct buffer *answer, struct error *err)
{
	struct tsa *tsa = data;
	unsigned char *der = NULL;
	TS_RESP *response;
	BIO *request;
	int n;

	assert_string_equal(type, "application/timestamp-query");
	tsa->asked++;
	if (tsa->mode == TSA_SILENT)
		return error_set(err, ERROR_SYSTEM, "%s: no answer in 10 s",
				 url);
	if (tsa->mode == TSA_HTML) {
		buffer_puts(answer, "<html>Service unavailable</html>");
		return 0;
	}
	if (tsa->mode == TSA_LONG) {
		for (unsigned i = 0; i < 70000; i++)
			buffer_puts(answer, "0123456789abcdef");
		return 0;
	}
	if (tsa->mode == TSA_LATE)
		tsa->offset = 400;
	request = tsa_request(tsa, body, len);
	response = tsa_answer(tsa, request);
	n = i2d_TS_RESP(response, &der);
	assert_true(n > 0);
	buffer_put(answer, der, (size_t)(tsa->mode == TSA_CUT ? n - 1 : n));
	OPENSSL_free(der);
	TS_RESP_free(response);
	BIO_free(request);
	return 0;
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
	party_free(&f->signer);
	f->signer = make_party(profile, kind, &f->root);
	save_key(f->key, f->signer.key, NULL);
	save_certs(f->chain, f->signer.cert, f->root.cert);
}

static inline void
use_tsa(struct fixture *f, int i, const struct profile *profile)
{
	party_free(&f->tsa[i].unit);
	f->tsa[i].unit = make_party(profile, "P-256", &f->tsa[i].root);
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
