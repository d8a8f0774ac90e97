/*
 * cms.c - the signature over the tagmanifest, made
 *
 * OpenSSL is given the public key only and fills in all but the value; the
 * value comes from key.h.  So PEM files and devices share one path.
 */
#include "bundle/cms.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/objects.h>

#include "base/alloc.h"
#include "bundle/fault.h"

#define FLAGS	(CMS_PARTIAL | CMS_DETACHED | CMS_BINARY | CMS_STREAM)

static int
refused(struct error *err, const char *what)
{
	char why[256];

	return error_set(err, ERROR_SYSTEM, "%s: %s", what,
			 fault_openssl(why, sizeof(why)));
}

static int
add_attributes(CMS_SignerInfo *signer, const struct algorithm *algorithm,
	       struct text content, int64_t at)
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	unsigned int n;
	ASN1_TIME *time = ASN1_TIME_set(NULL, (time_t)(at / 1000));
	int good;

	good = time != NULL &&
	       EVP_Digest(content.at, content.len, hash, &n,
			  algorithm->digest, NULL) &&
	       CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType,
		       V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) &&
	       CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime,
		       time->type, time, -1) &&
	       CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest,
		       V_ASN1_OCTET_STRING, hash, (int)n);
	ASN1_TIME_free(time);
	return good ? 0 : -1;
}

static int
by_der(const void *a, const void *b)
{
	const struct text *left = a, *right = b;

	return text_compare(*left, *right);
}

static void
put_header(struct buffer *out, size_t len)
{
	buffer_putc(out, 0x31);
	if (len < 0x80) {
		buffer_putc(out, (char)len);
	} else if (len < 0x100) {
		buffer_putc(out, (char)0x81);
		buffer_putc(out, (char)len);
	} else {
		buffer_putc(out, (char)0x82);
		buffer_putc(out, (char)(len >> 8));
		buffer_putc(out, (char)(len & 0xff));
	}
}

/* RFC 5652, 5.4: what is signed is the DER of the attributes as a SET OF,
 * sorted by their bytes, with the universal tag. */
static int
signed_bytes(CMS_SignerInfo *signer, struct buffer *out)
{
	struct text der[8];
	unsigned char *at[8] = { NULL };
	size_t total = 0;
	int n = CMS_signed_get_attr_count(signer);

	if (n < 1 || n > 8)
		return -1;
	for (int i = 0; i < n; i++) {
		int len = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i),
					     &at[i]);

		if (len < 0)
			abort();
		der[i] = text_n((const char *)at[i], (size_t)len);
		total += (size_t)len;
	}
	qsort(der, (size_t)n, sizeof(der[0]), by_der);
	put_header(out, total);
	for (int i = 0; i < n; i++)
		buffer_text(out, der[i]);
	for (int i = 0; i < n; i++)
		OPENSSL_free(at[i]);
	return total < 0x10000 ? 0 : -1;
}

static int
sign_value(CMS_SignerInfo *signer, struct key *key, EVP_PKEY *public,
	   const struct algorithm *algorithm, struct error *err)
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	unsigned int n = 0;
	struct buffer bytes, value;
	int status = -1;

	buffer_init(&bytes, 65536 + 8);
	buffer_init(&value, 4096);
	if (signed_bytes(signer, &bytes) < 0 ||
	    !EVP_Digest(bytes.at, bytes.len, hash, &n, algorithm->digest,
			NULL)) {
		refused(err, "signed attributes");
		goto done;
	}
	struct text digest = text_n((const char *)hash, n);
	if (key->sign_hash(key, algorithm, digest, &value, err) < 0)
		goto done;
	/* A key of the same kind under the wrong name is found here. */
	if (algorithm_check(algorithm, public, digest,
			    buffer_view(&value)) < 0) {
		ERR_clear_error();
		error_set(err, ERROR_SYSTEM,
			  "the key is not the one of the certificate");
		goto done;
	}
	ASN1_OCTET_STRING *place = CMS_SignerInfo_get0_signature(signer);
	if (!ASN1_OCTET_STRING_set(place, (const unsigned char *)value.at,
				   (int)value.len))
		abort();
	status = 0;
done:
	buffer_free(&bytes);
	buffer_free(&value);
	return status;
}

static CMS_SignerInfo *
add_signer(CMS_ContentInfo *cms, STACK_OF(X509) *chain,
	   const struct algorithm *algorithm)
{
	X509 *certificate = sk_X509_value(chain, 0);
	CMS_SignerInfo *signer;
	X509_ALGOR *signature;

	for (int i = 0; i < sk_X509_num(chain); i++)
		if (!CMS_add1_cert(cms, sk_X509_value(chain, i)))
			return NULL;
	/* A public key passes as the private one: its half is compared. */
	signer = CMS_add1_signer(cms, certificate,
				 X509_get0_pubkey(certificate),
				 algorithm->digest,
				 CMS_PARTIAL | CMS_NOCERTS | CMS_NOSMIMECAP |
				 CMS_CADES);
	if (signer == NULL || algorithm->kind != SIGNATURE_PSS)
		return signer;
	CMS_SignerInfo_get0_algs(signer, NULL, NULL, NULL, &signature);
	return algorithm_write_pss(signature) < 0 ? NULL : signer;
}

int
cms_sign(CMS_ContentInfo **out, struct key *key, STACK_OF(X509) *chain,
	 struct text content, int64_t at, struct error *err)
{
	EVP_PKEY *public = X509_get0_pubkey(sk_X509_value(chain, 0));
	struct algorithm algorithm;
	CMS_ContentInfo *cms;
	CMS_SignerInfo *signer;

	if (algorithm_of(public, &algorithm, err) < 0)
		return -1;
	cms = CMS_sign(NULL, NULL, NULL, NULL, FLAGS);
	if (cms == NULL)
		return refused(err, "CMS");
	signer = add_signer(cms, chain, &algorithm);
	if (signer == NULL || add_attributes(signer, &algorithm, content,
					     at) < 0) {
		CMS_ContentInfo_free(cms);
		return refused(err, "CMS");
	}
	if (sign_value(signer, key, public, &algorithm, err) < 0) {
		CMS_ContentInfo_free(cms);
		return -1;
	}
	/* Only so that OpenSSL sets SignedData.version. */
	BIO_free_all(CMS_dataInit(cms, NULL));
	*out = cms;
	return 0;
}

static CMS_SignerInfo *
signer_of(CMS_ContentInfo *cms)
{
	return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
}

struct text
cms_value(CMS_ContentInfo *cms)
{
	const ASN1_OCTET_STRING *value =
		CMS_SignerInfo_get0_signature(signer_of(cms));

	return text_n((const char *)ASN1_STRING_get0_data(value),
		      (size_t)ASN1_STRING_length(value));
}

int
cms_add_token(CMS_ContentInfo *cms, struct text token, struct error *err)
{
	ASN1_OBJECT *type = OBJ_nid2obj(NID_id_smime_aa_timeStampToken);

	if (!CMS_unsigned_add1_attr_by_OBJ(signer_of(cms), type,
					   V_ASN1_SEQUENCE, token.at,
					   (int)token.len))
		return refused(err, "time-stamp token");
	return 0;
}

int
cms_write(CMS_ContentInfo *cms, struct buffer *out, struct error *err)
{
	unsigned char *der = NULL;
	int n = i2d_CMS_ContentInfo(cms, &der);

	if (n < 0)
		return refused(err, "CMS");
	buffer_put(out, der, (size_t)n);
	OPENSSL_free(der);
	return 0;
}
