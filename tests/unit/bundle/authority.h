/*
 * authority.h - CAs, signers and TSAs made on the spot, in memory
 *
 * The TSAs answer behind the callback that the program reaches real ones by,
 * and can be told to answer wrongly.
 */
#ifndef AUTHORITY_H
#define AUTHORITY_H

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
#include <openssl/ess.h>
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

static inline EVP_PKEY *
make_pss_key(void)
{
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_from_name(NULL, "RSA-PSS", NULL);
	EVP_PKEY *key = NULL;

	assert_int_equal(EVP_PKEY_keygen_init(ctx), 1);
	EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 3072);
	EVP_PKEY_generate(ctx, &key);
	EVP_PKEY_CTX_free(ctx);
	return key;
}

static inline EVP_PKEY *
make_key(const char *kind)
{
	EVP_PKEY *key;

	if (strcmp(kind, "RSA") == 0)
		key = EVP_RSA_gen(3072);
	else if (strcmp(kind, "RSA-2048") == 0)
		key = EVP_RSA_gen(2048);
	else if (strcmp(kind, "PSS") == 0)
		key = make_pss_key();
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

/*
 * OpenSSL makes no token with a certificate that is not a TSA's: one with a
 * proper certificate is made first, then its content is signed anew.
 */
static inline void
tsa_sign_anew(const struct tsa *tsa, TS_RESP *response)
{
	PKCS7 *made = PKCS7_new();
	TS_TST_INFO *info = TS_TST_INFO_dup(TS_RESP_get_tst_info(response));
	ESS_SIGNING_CERT_V2 *ess = OSSL_ESS_signing_cert_v2_new_init(
		EVP_sha256(), tsa->unit.cert, NULL, 0);
	unsigned char *der = NULL;
	ASN1_STRING *sequence = ASN1_STRING_new();
	PKCS7_SIGNER_INFO *signer;
	TS_STATUS_INFO *status = TS_STATUS_INFO_new();
	PKCS7 *content = PKCS7_new();
	BIO *bio;
	int n;

	PKCS7_set_type(made, NID_pkcs7_signed);
	ASN1_INTEGER_set(made->d.sign->version, 3);
	PKCS7_add_certificate(made, tsa->unit.cert);
	signer = PKCS7_add_signature(made, tsa->unit.cert, tsa->unit.key,
				     EVP_sha256());
	PKCS7_add_signed_attribute(signer, NID_pkcs9_contentType,
				   V_ASN1_OBJECT,
				   OBJ_nid2obj(NID_id_smime_ct_TSTInfo));
	n = i2d_ESS_SIGNING_CERT_V2(ess, &der);
	ASN1_STRING_set(sequence, der, n);
	OPENSSL_free(der);
	PKCS7_add_signed_attribute(signer,
				   NID_id_smime_aa_signingCertificateV2,
				   V_ASN1_SEQUENCE, sequence);
	content->type = OBJ_nid2obj(NID_id_smime_ct_TSTInfo);
	content->d.other = ASN1_TYPE_new();
	der = NULL;
	n = i2d_TS_TST_INFO(info, &der);
	ASN1_OCTET_STRING *octets = ASN1_OCTET_STRING_new();
	ASN1_TYPE_set(content->d.other, V_ASN1_OCTET_STRING, octets);
	PKCS7_set_content(made, content);
	bio = PKCS7_dataInit(made, NULL);
	BIO_write(bio, der, n);
	assert_int_equal(PKCS7_dataFinal(made, bio), 1);
	OPENSSL_free(der);
	BIO_free_all(bio);
	TS_STATUS_INFO_set_status(status, TS_STATUS_GRANTED);
	TS_RESP_set_status_info(response, status);
	TS_RESP_set_tst_info(response, made, info);
	TS_STATUS_INFO_free(status);
	ESS_SIGNING_CERT_V2_free(ess);
}

static const struct profile tsa_profile = {
	.name = "TSA One", .usage = "critical,digitalSignature",
	.purpose = "critical,timeStamping",
};

static inline TS_RESP *
tsa_answer(struct tsa *tsa, BIO *request)
{
	TS_RESP_CTX *ctx = TS_RESP_CTX_new();
	ASN1_OBJECT *policy = OBJ_txt2obj("1.2.3.4.1", 1);
	int poor = X509_check_purpose(tsa->unit.cert,
				      X509_PURPOSE_TIMESTAMP_SIGN, 0) != 1;
	struct party by = poor ? make_party(&tsa_profile, "P-256", &tsa->root)
			       : tsa->unit;
	TS_RESP *response;

	TS_RESP_CTX_set_signer_cert(ctx, by.cert);
	TS_RESP_CTX_set_signer_key(ctx, by.key);
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
	if (poor) {
		tsa_sign_anew(tsa, response);
		party_free(&by);
	}
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

#endif
