/*
 * timestamp.c - is this token what it says?
 *
 * TS_RESP_verify_token() is not used: it would not say whose root it ended
 * at, nor tell a TSA that has expired since from one that was never good.
 */
#include "bundle/timestamp.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/objects.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "bundle/chain.h"
#include "bundle/embedded.h"

void
timestamp_free(struct timestamp *stamp)
{
	PKCS7_free(stamp->token);
	sk_X509_pop_free(stamp->chain, X509_free);
	memset(stamp, 0, sizeof(*stamp));
}

static int
invalid(struct fault *fault, const char *where, const char *what)
{
	ERR_clear_error();
	return fault_set(fault, EXIT_INVALID, "E_TST_INVALID", where, "%s",
			 what);
}

static int
unreadable(struct fault *fault, const char *where, const char *what)
{
	ERR_clear_error();
	return fault_set(fault, EXIT_MALFORMED, "E_TST_PARSE", where, "%s",
			 what);
}

static int
is_der_response(const TS_RESP *answer, struct text given)
{
	unsigned char *der = NULL;
	int n = i2d_TS_RESP(answer, &der);
	int same = n >= 0 && (size_t)n == given.len &&
		   memcmp(der, given.at, given.len) == 0;

	OPENSSL_free(der);
	return same;
}

int
timestamp_token(struct text response, struct buffer *token,
		const char *where, struct fault *fault)
{
	const unsigned char *at = (const unsigned char *)response.at;
	const unsigned char *end = response.len > 0 ? at + response.len : at;
	TS_RESP *answer = d2i_TS_RESP(NULL, &at, (long)response.len);
	unsigned char *der = NULL;
	int n = -1, status = 0;

	if (answer == NULL || at != end || !is_der_response(answer, response)) {
		TS_RESP_free(answer);
		return unreadable(fault, where, "no time-stamp response");
	}
	if (ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(
			TS_RESP_get_status_info(answer))) != TS_STATUS_GRANTED)
		status = unreadable(fault, where, "the request was rejected");
	else if (TS_RESP_get_token(answer) != NULL)
		n = i2d_PKCS7(TS_RESP_get_token(answer), &der);
	TS_RESP_free(answer);
	if (status == 0 && n < 0)
		return unreadable(fault, where, "a response without a token");
	if (status == 0)
		buffer_put(token, der, (size_t)n);
	OPENSSL_free(der);
	return status;
}

/*
 * signingCertificate or its v2 in the signed attributes binds the TSA's
 * certificate; without it anybody's with the same key would do.  It must name
 * the signer first and may name others of the token behind it.
 */
static int
check_ess(const PKCS7_SIGNER_INFO *signer, X509 *leaf, STACK_OF(X509) *others)
{
	ASN1_TYPE *v1 = PKCS7_get_signed_attribute(signer,
			NID_id_smime_aa_signingCertificate);
	ASN1_TYPE *v2 = PKCS7_get_signed_attribute(signer,
			NID_id_smime_aa_signingCertificateV2);
	STACK_OF(X509) *named = sk_X509_new_null();
	ESS_SIGNING_CERT *one = NULL;
	ESS_SIGNING_CERT_V2 *two = NULL;
	const unsigned char *at;
	int good;

	if (v1 != NULL && v1->type == V_ASN1_SEQUENCE) {
		at = v1->value.sequence->data;
		one = d2i_ESS_SIGNING_CERT(NULL, &at,
					   v1->value.sequence->length);
	}
	if (v2 != NULL && v2->type == V_ASN1_SEQUENCE) {
		at = v2->value.sequence->data;
		two = d2i_ESS_SIGNING_CERT_V2(NULL, &at,
					      v2->value.sequence->length);
	}
	if (named == NULL || sk_X509_push(named, leaf) <= 0)
		abort();
	for (int i = 0; i < sk_X509_num(others); i++)
		sk_X509_push(named, sk_X509_value(others, i));
	good = OSSL_ESS_check_signing_certs(one, two, named, 1) > 0;
	sk_X509_free(named);
	ESS_SIGNING_CERT_free(one);
	ESS_SIGNING_CERT_V2_free(two);
	return good ? 0 : -1;
}

static int
same_name(const X509_NAME *a, const X509_NAME *b)
{
	const unsigned char *left, *right;
	size_t n, m;

	return X509_NAME_get0_der(a, &left, &n) &&
	       X509_NAME_get0_der(b, &right, &m) && n == m &&
	       memcmp(left, right, n) == 0;
}

/* Absent, or NULL: no hash takes others, and nothing signed covers these. */
static int
no_parameters(const X509_ALGOR *algorithm)
{
	int parameter;

	X509_ALGOR_get0(NULL, &parameter, NULL, algorithm);
	return parameter == V_ASN1_UNDEF || parameter == V_ASN1_NULL;
}

static int
plain_digests(const PKCS7 *token)
{
	const STACK_OF(X509_ALGOR) *list = token->d.sign->md_algs;

	for (int i = 0; i < sk_X509_ALGOR_num(list); i++)
		if (!no_parameters(sk_X509_ALGOR_value(list, i)))
			return 0;
	return 1;
}

static int
same_algorithm(const PKCS7_SIGNER_INFO *info, X509 *leaf)
{
	const ASN1_OBJECT *digest, *signature;
	EVP_PKEY *public = X509_get0_pubkey(leaf);
	int made_with, by, key;

	if (public == NULL)
		return 0;
	key = EVP_PKEY_get_base_id(public);
	if (!no_parameters(info->digest_alg) ||
	    !no_parameters(info->digest_enc_alg))
		return 0;
	X509_ALGOR_get0(&digest, NULL, NULL, info->digest_alg);
	X509_ALGOR_get0(&signature, NULL, NULL, info->digest_enc_alg);
	if (OBJ_obj2nid(signature) == key)
		return 1;
	return OBJ_find_sigid_algs(OBJ_obj2nid(signature), &made_with, &by) &&
	       by == key && made_with == OBJ_obj2nid(digest);
}

/* The fields that no signature covers and OpenSSL reads past. */
static int
check_form(const PKCS7 *token, const PKCS7_SIGNER_INFO *info, X509 *leaf)
{
	return ASN1_INTEGER_get(token->d.sign->version) == 3 &&
	       ASN1_INTEGER_get(info->version) == 1 &&
	       same_name(info->issuer_and_serial->issuer,
			 X509_get_issuer_name(leaf)) &&
	       plain_digests(token) && same_algorithm(info, leaf) ? 0 : -1;
}

/* The one signer's certificate if its signature over the content is good. */
static X509 *
check_signature(PKCS7 *token)
{
	STACK_OF(PKCS7_SIGNER_INFO) *infos = PKCS7_get_signer_info(token);
	STACK_OF(X509) *signers;
	X509 *leaf = NULL;
	char piece[4096];
	BIO *bio;

	if (sk_PKCS7_SIGNER_INFO_num(infos) != 1)
		return NULL;
	signers = PKCS7_get0_signers(token, NULL, 0);
	bio = PKCS7_dataInit(token, NULL);
	if (sk_X509_num(signers) == 1 && bio != NULL) {
		PKCS7_SIGNER_INFO *info = sk_PKCS7_SIGNER_INFO_value(infos, 0);

		leaf = sk_X509_value(signers, 0);
		while (BIO_read(bio, piece, sizeof(piece)) > 0)
			;
		if (check_form(token, info, leaf) < 0 ||
		    PKCS7_signatureVerify(bio, token, info, leaf) <= 0 ||
		    check_ess(info, leaf, token->d.sign->cert) < 0)
			leaf = NULL;
	}
	BIO_free_all(bio);
	sk_X509_free(signers);
	ERR_clear_error();
	return leaf;
}

static int
policy_allowed(TS_TST_INFO *info, const char *policies)
{
	const ASN1_OBJECT *policy = TS_TST_INFO_get_policy_id(info);
	struct text rest = text_of(policies), word;
	char name[128];

	if (rest.len == 0)
		return 1;
	if (OBJ_obj2txt(name, sizeof(name), policy, 1) <= 0)
		return 0;
	while ((word = text_word(&rest)).len > 0)
		if (text_is(word, name))
			return 1;
	return 0;
}

static int
check_info(TS_TST_INFO *info, struct text data,
	   const struct timestamp_trust *trust, const char *where,
	   struct fault *fault)
{
	TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
	const ASN1_OCTET_STRING *given = TS_MSG_IMPRINT_get_msg(imprint);
	const ASN1_OBJECT *oid;
	unsigned char hash[EVP_MAX_MD_SIZE];
	const EVP_MD *digest;
	unsigned int n;
	int nid;

	if (TS_TST_INFO_get_version(info) != 1)
		return unreadable(fault, where, "not version 1");
	X509_ALGOR_get0(&oid, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
	nid = OBJ_obj2nid(oid);
	if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512)
		return fault_set(fault, EXIT_INVALID, "E_TST_ALG", where,
				 "its hash is weaker than SHA-256");
	digest = EVP_get_digestbynid(nid);
	if (!EVP_Digest(data.at, data.len, hash, &n, digest, NULL) ||
	    ASN1_STRING_length(given) != (int)n ||
	    memcmp(ASN1_STRING_get0_data(given), hash, n) != 0)
		return invalid(fault, where, "the token is over other bytes");
	if (!policy_allowed(info, trust->policies))
		return fault_set(fault, EXIT_INVALID, "E_TST_POLICY", where,
				 "its policy is not one that is allowed");
	return 0;
}

static STACK_OF(X509) *
together(STACK_OF(X509) *a, STACK_OF(X509) *b)
{
	STACK_OF(X509) *all = sk_X509_new_null();

	for (int i = 0; all != NULL && i < sk_X509_num(a); i++)
		sk_X509_push(all, sk_X509_value(a, i));
	for (int i = 0; all != NULL && i < sk_X509_num(b); i++)
		sk_X509_push(all, sk_X509_value(b, i));
	return all;
}

static int
check_chain(struct timestamp *out, X509 *leaf,
	    const struct timestamp_trust *trust, const char *where,
	    struct fault *fault)
{
	STACK_OF(X509) *untrusted = together(out->token->d.sign->cert,
					     trust->untrusted);
	struct chain_query query = { leaf, untrusted, trust->anchors,
				     X509_PURPOSE_TIMESTAMP_SIGN, trust->at };
	STACK_OF(X509) *then = NULL;
	int code, ignored, status = chain_verify(&query, &out->chain, &code);

	if (status < 0) {
		query.at = out->time;
		if (chain_verify(&query, &then, &ignored) == 0)
			fault_set(fault, EXIT_TRUST, "E_TST_EXPIRED", where,
				  "%s: its certificate has ended since",
				  out->name);
		else
			fault_set(fault, EXIT_INVALID, "E_TST_INVALID", where,
				  "%s: %s", out->name,
				  X509_verify_cert_error_string(code));
		sk_X509_pop_free(then, X509_free);
	} else {
		chain_sha256(sk_X509_value(out->chain,
					   sk_X509_num(out->chain) - 1),
			     out->anchor);
	}
	sk_X509_free(untrusted);
	return status;
}

static int
check_embedded(const struct timestamp *out, const struct timestamp_trust *trust,
	       const char *where, struct fault *fault)
{
	STACK_OF(X509) *issuers = together(trust->anchors, trust->untrusted);
	X509 *broken = embedded_broken(out->token->d.sign->cert, issuers);

	sk_X509_free(issuers);
	if (broken != NULL)
		return invalid(fault, where,
			       "a certificate in the token is not whole");
	return 0;
}

static int
is_der(const PKCS7 *token, struct text given)
{
	unsigned char *der = NULL;
	int n = i2d_PKCS7(token, &der);
	int same = n >= 0 && (size_t)n == given.len &&
		   memcmp(der, given.at, given.len) == 0;

	OPENSSL_free(der);
	return same;
}

int
timestamp_check(struct text token, struct text data,
		const struct timestamp_trust *trust, const char *where,
		struct timestamp *out, struct fault *fault)
{
	const unsigned char *at = (const unsigned char *)token.at;
	const unsigned char *end = token.len > 0 ? at + token.len : at;
	TS_TST_INFO *info = NULL;
	X509 *leaf;
	int status;

	memset(out, 0, sizeof(*out));
	out->token = d2i_PKCS7(NULL, &at, (long)token.len);
	if (out->token != NULL && at == end &&
	    PKCS7_type_is_signed(out->token) &&
	    out->token->d.sign != NULL && is_der(out->token, token))
		info = PKCS7_to_TS_TST_INFO(out->token);
	if (info == NULL)
		return unreadable(fault, where, "no time-stamp token");
	out->time = chain_time(TS_TST_INFO_get_time(info));
	status = check_info(info, data, trust, where, fault);
	TS_TST_INFO_free(info);
	if (status < 0)
		return -1;
	if (out->time == INT64_MIN)
		return unreadable(fault, where, "its time cannot be read");
	leaf = check_signature(out->token);
	if (leaf == NULL)
		return invalid(fault, where, "the TSA's signature is wrong");
	chain_name(leaf, 1, out->name);
	if (trust->anchors == NULL)
		return 0;
	if (check_chain(out, leaf, trust, where, fault) < 0)
		return -1;
	return check_embedded(out, trust, where, fault);
}
