/*
 * algorithm.h - the few ways to sign that are made and accepted
 *
 * ECDSA on P-256 with SHA-256 and on P-384 with SHA-384; RSA of 3072 bits and
 * more with SHA-256, PKCS #1 v1.5 or, when the certificate says so, PSS.
 * Ed25519 is refused: OpenSSL 3 can neither make nor check it inside CMS.
 */
#ifndef ALGORITHM_H
#define ALGORITHM_H

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/error.h"
#include "base/text.h"

enum signature { SIGNATURE_ECDSA, SIGNATURE_RSA, SIGNATURE_PSS };

struct algorithm {
	enum signature kind;
	const EVP_MD *digest;
	int digest_nid;
};

/* What this public key signs with. */
int algorithm_of(EVP_PKEY *key, struct algorithm *out, struct error *err);
/* Does the SignerInfo say the same, PSS parameters included? */
int algorithm_matches(const struct algorithm *algorithm,
		      const X509_ALGOR *digest, const X509_ALGOR *signature);
/* rsaPSS with SHA-256, MGF1 of it, salt 32, into signature. */
int algorithm_write_pss(X509_ALGOR *signature);
/* Padding and digest of a context for sign or verify; 0 or -1. */
int algorithm_prepare(const struct algorithm *algorithm, EVP_PKEY_CTX *ctx);
/* Is sig this key's over the digest?  0 or -1. */
int algorithm_check(const struct algorithm *algorithm, EVP_PKEY *key,
		    struct text hash, struct text sig);

#endif
