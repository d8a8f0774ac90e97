/* algorithm.c - the few ways to sign that are made and accepted */
#include "bundle/algorithm.h"

#include <string.h>

#include <openssl/asn1t.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

#define SALT	32

static int
ec(EVP_PKEY *key, struct algorithm *out, struct error *err)
{
	char group[64] = "";

	EVP_PKEY_get_group_name(key, group, sizeof(group), NULL);
	out->kind = SIGNATURE_ECDSA;
	if (strcmp(group, "prime256v1") == 0) {
		out->digest = EVP_sha256();
		out->digest_nid = NID_sha256;
	} else if (strcmp(group, "secp384r1") == 0) {
		out->digest = EVP_sha384();
		out->digest_nid = NID_sha384;
	} else {
		return error_set(err, ERROR_USAGE,
				 "the key's curve is %s; P-256 and P-384 are "
				 "accepted", group);
	}
	return 0;
}

int
algorithm_of(EVP_PKEY *key, struct algorithm *out, struct error *err)
{
	int kind = key == NULL ? NID_undef : EVP_PKEY_get_base_id(key);

	if (kind == EVP_PKEY_EC)
		return ec(key, out, err);
	if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_RSA_PSS)
		return error_set(err, ERROR_USAGE,
				 "a key of kind %s cannot sign a bundle; use "
				 "EC P-256, P-384 or RSA",
				 kind == NID_undef ? "unknown" :
				 OBJ_nid2sn(kind));
	if (EVP_PKEY_get_bits(key) < 3072)
		return error_set(err, ERROR_USAGE,
				 "the RSA key has %d bits; 3072 are needed",
				 EVP_PKEY_get_bits(key));
	out->kind = kind == EVP_PKEY_RSA ? SIGNATURE_RSA : SIGNATURE_PSS;
	out->digest = EVP_sha256();
	out->digest_nid = NID_sha256;
	return 0;
}

static int
oid(const X509_ALGOR *algorithm)
{
	const ASN1_OBJECT *object;

	if (algorithm == NULL)
		return NID_undef;
	X509_ALGOR_get0(&object, NULL, NULL, algorithm);
	return OBJ_obj2nid(object);
}

static int
pss_is_ours(const X509_ALGOR *signature)
{
	RSA_PSS_PARAMS *pss;
	X509_ALGOR *mask = NULL;
	const void *value;
	int type, good;

	X509_ALGOR_get0(NULL, &type, &value, signature);
	if (type != V_ASN1_SEQUENCE)
		return 0;
	pss = ASN1_item_unpack(value, ASN1_ITEM_rptr(RSA_PSS_PARAMS));
	if (pss == NULL)
		return 0;
	if (oid(pss->maskGenAlgorithm) == NID_mgf1) {
		X509_ALGOR_get0(NULL, &type, &value, pss->maskGenAlgorithm);
		if (type == V_ASN1_SEQUENCE)
			mask = ASN1_item_unpack(value,
						ASN1_ITEM_rptr(X509_ALGOR));
	}
	good = oid(pss->hashAlgorithm) == NID_sha256 &&
	       oid(mask) == NID_sha256 && pss->saltLength != NULL &&
	       ASN1_INTEGER_get(pss->saltLength) == SALT &&
	       pss->trailerField == NULL;
	X509_ALGOR_free(mask);
	RSA_PSS_PARAMS_free(pss);
	ERR_clear_error();
	return good;
}

int
algorithm_matches(const struct algorithm *algorithm,
		  const X509_ALGOR *digest, const X509_ALGOR *signature)
{
	int nid = oid(signature);

	if (oid(digest) != algorithm->digest_nid)
		return 0;
	switch (algorithm->kind) {
	case SIGNATURE_ECDSA:
		return nid == (algorithm->digest_nid == NID_sha256 ?
			       NID_ecdsa_with_SHA256 : NID_ecdsa_with_SHA384);
	case SIGNATURE_RSA:
		return nid == NID_rsaEncryption ||
		       nid == NID_sha256WithRSAEncryption ||
		       (nid == NID_rsassaPss && pss_is_ours(signature));
	case SIGNATURE_PSS:
		break;
	}
	return nid == NID_rsassaPss && pss_is_ours(signature);
}

int
algorithm_write_pss(X509_ALGOR *signature)
{
	RSA_PSS_PARAMS *pss = RSA_PSS_PARAMS_new();
	X509_ALGOR *hash = X509_ALGOR_new(), *mask = X509_ALGOR_new();
	ASN1_STRING *inner = NULL, *whole = NULL;
	int good = 0;

	if (pss == NULL || hash == NULL || mask == NULL)
		goto done;
	X509_ALGOR_set_md(hash, EVP_sha256());
	if (ASN1_item_pack(hash, ASN1_ITEM_rptr(X509_ALGOR), &inner) == NULL)
		goto done;
	if (!X509_ALGOR_set0(mask, OBJ_nid2obj(NID_mgf1), V_ASN1_SEQUENCE,
			     inner))
		goto done;
	inner = NULL;
	pss->hashAlgorithm = hash;
	pss->maskGenAlgorithm = mask;
	hash = mask = NULL;
	pss->saltLength = ASN1_INTEGER_new();
	if (pss->saltLength == NULL || !ASN1_INTEGER_set(pss->saltLength, SALT))
		goto done;
	if (ASN1_item_pack(pss, ASN1_ITEM_rptr(RSA_PSS_PARAMS), &whole) == NULL)
		goto done;
	good = X509_ALGOR_set0(signature, OBJ_nid2obj(NID_rsassaPss),
			       V_ASN1_SEQUENCE, whole);
	if (good)
		whole = NULL;
done:
	ASN1_STRING_free(inner);
	ASN1_STRING_free(whole);
	X509_ALGOR_free(hash);
	X509_ALGOR_free(mask);
	RSA_PSS_PARAMS_free(pss);
	return good ? 0 : -1;
}

int
algorithm_prepare(const struct algorithm *algorithm, EVP_PKEY_CTX *ctx)
{
	if (EVP_PKEY_CTX_set_signature_md(ctx, algorithm->digest) <= 0)
		return -1;
	if (algorithm->kind == SIGNATURE_RSA)
		return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING) > 0
		       ? 0 : -1;
	if (algorithm->kind != SIGNATURE_PSS)
		return 0;
	return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING) > 0 &&
	       EVP_PKEY_CTX_set_rsa_mgf1_md(ctx, algorithm->digest) > 0 &&
	       EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, SALT) > 0 ? 0 : -1;
}

int
algorithm_check(const struct algorithm *algorithm, EVP_PKEY *key,
		struct text hash, struct text sig)
{
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(key, NULL);
	int good = ctx != NULL && EVP_PKEY_verify_init(ctx) > 0 &&
		   algorithm_prepare(algorithm, ctx) == 0 &&
		   EVP_PKEY_verify(ctx, (const unsigned char *)sig.at, sig.len,
				   (const unsigned char *)hash.at,
				   hash.len) == 1;

	EVP_PKEY_CTX_free(ctx);
	return good ? 0 : -1;
}
