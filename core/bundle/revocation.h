/*
 * revocation.h - was this certificate taken back before that time?
 *
 * From CRLs and OCSP responses that a bundle carries.  Not OpenSSL's own check
 * at a time: it calls a CRL made after that time "not yet valid", though a
 * later one knows more.
 */
#ifndef REVOCATION_H
#define REVOCATION_H

#include <stdint.h>

#include <openssl/cms.h>
#include <openssl/ocsp.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include "base/text.h"

struct revocations {
	STACK_OF(X509_CRL) *crls;
	OCSP_BASICRESP **responses; size_t nresponses;
};

void revocations_start(struct revocations *r);
void revocations_done(struct revocations *r);
/* der is the whole CMS that cms was read from: OpenSSL keeps OCSP responses
 * in it but hands none out. */
void revocations_of_cms(struct revocations *r, CMS_ContentInfo *cms,
			struct text der);
void revocations_of_token(struct revocations *r, PKCS7 *token);

enum revocation { REVOCATION_UNKNOWN, REVOCATION_GOOD, REVOCATION_REVOKED };

struct revocation_query {
	X509 *certificate, *issuer;
	int64_t at;			/* ms */
	STACK_OF(X509) *anchors;	/* for who signed an OCSP response */
};
enum revocation revocation_check(const struct revocations *r,
				 const struct revocation_query *query);

#endif
