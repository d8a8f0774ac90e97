/* check_signature.c - the CMS over the tagmanifest: profile and value */
#include <string.h>

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/objects.h>

#include "bundle/algorithm.h"
#include "bundle/check.h"
#include "bundle/cms_form.h"
#include "bundle/embedded.h"

static int
malformed(struct check *c, const char *name, const char *what)
{
	ERR_clear_error();
	return fault_set(c->fault, EXIT_MALFORMED, name, MEMBER_SIGNATURE,
			 "%s", what);
}

static int
invalid(struct check *c, const char *what)
{
	ERR_clear_error();
	return fault_set(c->fault, EXIT_INVALID, "E_SIG_INVALID",
			 MEMBER_SIGNATURE, "%s", what);
}

/* d2i takes BER; what is signed and spliced must have one encoding only. */
static int
is_der(struct check *c)
{
	unsigned char *der = NULL;
	int n = i2d_CMS_ContentInfo(c->cms, &der);
	int same = n >= 0 && (size_t)n == c->p7s.len &&
		   memcmp(der, c->p7s.at, (size_t)n) == 0;

	OPENSSL_free(der);
	return same;
}

static int
parse(struct check *c)
{
	const unsigned char *at = (const unsigned char *)buffer_cstr(&c->p7s);
	const unsigned char *end = at + c->p7s.len;

	c->cms = d2i_CMS_ContentInfo(NULL, &at, (long)c->p7s.len);
	if (c->cms == NULL)
		return malformed(c, "E_CMS_PARSE", "not a CMS structure");
	if (at != end)
		return malformed(c, "E_CMS_TRAILING", "bytes behind it");
	if (OBJ_obj2nid(CMS_get0_type(c->cms)) != NID_pkcs7_signed)
		return malformed(c, "E_CMS_TYPE", "not SignedData");
	if (OBJ_obj2nid(CMS_get0_eContentType(c->cms)) != NID_pkcs7_data)
		return malformed(c, "E_CMS_CTYPE", "content is not id-data");
	if (CMS_is_detached(c->cms) != 1)
		return malformed(c, "E_CMS_ATTACHED", "content is inside");
	if (sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(c->cms)) != 1)
		return malformed(c, "E_CMS_SIGNERS", "not exactly one signer");
	if (!is_der(c))
		return malformed(c, "E_CMS_PARSE", "not DER");
	if (cms_form_check(buffer_view(&c->p7s)) < 0)
		return malformed(c, "E_PROFILE", "a version that is not that "
				 "of its content");
	return 0;
}

/* The signer is named as its certificate names itself, not only alike; and
 * nothing is beside the signature but time-stamps. */
static int
check_unsigned(struct check *c, CMS_SignerInfo *signer)
{
	const X509_NAME *theirs = X509_get_issuer_name(c->signer);
	const unsigned char *left, *right;
	X509_NAME *issuer = NULL;
	size_t n, m;

	if (CMS_SignerInfo_get0_signer_id(signer, NULL, &issuer, NULL) != 1 ||
	    issuer == NULL || !X509_NAME_get0_der(issuer, &left, &n) ||
	    !X509_NAME_get0_der(theirs, &right, &m) || n != m ||
	    memcmp(left, right, n) != 0)
		return malformed(c, "E_PROFILE", "the signer is not named by "
				 "its certificate's issuer");
	for (int i = 0; i < CMS_unsigned_get_attr_count(signer); i++)
		if (OBJ_obj2nid(X509_ATTRIBUTE_get0_object(
				CMS_unsigned_get_attr(signer, i))) !=
		    NID_id_smime_aa_timeStampToken)
			return malformed(c, "E_PROFILE", "an unsigned attribute"
					 " that is no time-stamp");
	return 0;
}

/* The four, each once and with one value, and no other. */
static int
check_attributes(struct check *c, CMS_SignerInfo *signer)
{
	static const int wanted[] = {
		NID_pkcs9_contentType, NID_pkcs9_signingTime,
		NID_pkcs9_messageDigest, NID_id_smime_aa_signingCertificateV2,
	};
	const size_t n = sizeof(wanted) / sizeof(wanted[0]);
	int count = CMS_signed_get_attr_count(signer);

	if (count != (int)n)
		return malformed(c, "E_PROFILE", "not the four signed "
				 "attributes of the profile");
	for (size_t i = 0; i < n; i++) {
		int at = CMS_signed_get_attr_by_NID(signer, wanted[i], -1);

		if (at < 0 || X509_ATTRIBUTE_count(
				CMS_signed_get_attr(signer, at)) != 1)
			return malformed(c, "E_PROFILE", "a signed attribute "
					 "is missing or there twice");
	}
	return 0;
}

static int
check_algorithm(struct check *c, CMS_SignerInfo *signer)
{
	struct algorithm algorithm;
	struct error err = { 0 };
	X509_ALGOR *digest, *signature;

	CMS_SignerInfo_get0_algs(signer, NULL, &c->signer, &digest,
				 &signature);
	if (c->signer == NULL)
		return malformed(c, "E_PROFILE",
				 "the signer's certificate is not inside");
	if (algorithm_of(X509_get0_pubkey(c->signer), &algorithm, &err) < 0)
		return malformed(c, "E_ALG", err.text);
	if (!algorithm_matches(&algorithm, digest, signature))
		return malformed(c, "E_ALG",
				 "an algorithm that is not accepted");
	return 0;
}

static int
check_ess(struct check *c, CMS_SignerInfo *signer)
{
	ASN1_OBJECT *type = OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2);
	const ASN1_STRING *value = CMS_signed_get0_data_by_OBJ(signer, type,
			-3, V_ASN1_SEQUENCE);
	STACK_OF(X509) *all = sk_X509_new_null();
	STACK_OF(X509) *inside = CMS_get1_certs(c->cms);
	ESS_SIGNING_CERT_V2 *ess = NULL;
	int good = 0;

	if (value != NULL && all != NULL) {
		const unsigned char *at = ASN1_STRING_get0_data(value);

		ess = d2i_ESS_SIGNING_CERT_V2(NULL, &at,
					      ASN1_STRING_length(value));
		sk_X509_push(all, c->signer);
		for (int i = 0; i < sk_X509_num(inside); i++)
			sk_X509_push(all, sk_X509_value(inside, i));
		good = ess != NULL && OSSL_ESS_check_signing_certs(NULL, ess,
				all, 1) > 0;
	}
	ESS_SIGNING_CERT_V2_free(ess);
	sk_X509_pop_free(inside, X509_free);
	sk_X509_free(all);
	if (!good)
		return invalid(c, "signingCertificateV2 names another "
			       "certificate");
	return 0;
}

/*
 * Of a memory BIO CMS_verify() makes a copy, which it loses where the content
 * type is wrong (OpenSSL 3.0); behind a filter it is read as it is.
 */
static BIO *
open_content(const struct buffer *b)
{
	BIO *memory = BIO_new_mem_buf(buffer_cstr(b), (int)b->len);
	BIO *filter = BIO_new(BIO_f_null());

	if (memory == NULL || filter == NULL) {
		BIO_free(memory);
		BIO_free(filter);
		return NULL;
	}
	return BIO_push(filter, memory);
}

/* The chain is followed later, at the time the tokens show. */
static int
check_value(struct check *c)
{
	BIO *content = open_content(&c->tagmanifest);
	int good = content != NULL &&
		   CMS_verify(c->cms, NULL, NULL, content, NULL,
			      CMS_BINARY | CMS_DETACHED |
			      CMS_NO_SIGNER_CERT_VERIFY) == 1;

	BIO_free_all(content);
	if (!good)
		return invalid(c, "the signature is not over this "
			       "tagmanifest");
	return 0;
}

static int
check_certificates(struct check *c)
{
	STACK_OF(X509) *inside = CMS_get1_certs(c->cms);
	X509 *broken = embedded_broken(inside,
				       c->trust ? c->trust->signers : NULL);
	int whole = broken == NULL;

	sk_X509_pop_free(inside, X509_free);
	return whole ? 0 : invalid(c, "a certificate in it is not whole");
}

int
check_signature(struct check *c)
{
	CMS_SignerInfo *signer;

	if (parse(c) < 0)
		return -1;
	signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(c->cms), 0);
	CMS_set1_signers_certs(c->cms, NULL, 0);
	if (check_attributes(c, signer) < 0 ||
	    check_algorithm(c, signer) < 0 || check_unsigned(c, signer) < 0)
		return -1;
	if (check_value(c) < 0)
		return -1;
	if (check_ess(c, signer) < 0)
		return -1;
	return check_certificates(c);
}
