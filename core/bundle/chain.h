/*
 * chain.h - certificates: read, named, followed to an anchor
 *
 * Times are ms.  An anchor may be a root, an intermediate or the certificate
 * itself: whoever wrote the trust file meant it.
 */
#ifndef CHAIN_H
#define CHAIN_H

#include <stdint.h>

#include <openssl/x509.h>

#include "base/error.h"

/* All certificates of a PEM file, added to *out (made if NULL). */
int chain_read(STACK_OF(X509) **out, const char *path, struct error *err);

/*
 * 0 and *chain (leaf first, anchor last; freed with its certificates by the
 * caller), or -1 and the X509_V_ERR_ code.
 */
struct chain_query {
	X509 *leaf;
	STACK_OF(X509) *untrusted, *anchors;
	int purpose;			/* X509_PURPOSE_… */
	int64_t at;
};
int chain_verify(const struct chain_query *query, STACK_OF(X509) **chain,
		 int *code);
/* No way to an anchor was found, as opposed to a way that is bad. */
int chain_is_unknown(int code);

void chain_sha256(const X509 *certificate, char out[65]);
/* "CN=…,O=…" as RFC 2253; common: the CN alone if there is one */
void chain_name(const X509 *certificate, int common, char out[256]);

int64_t chain_time(const ASN1_TIME *time);	/* ms; INT64_MIN: unreadable */

#endif
