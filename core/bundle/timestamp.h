/*
 * timestamp.h - RFC 3161: a third party's word that bytes existed
 *
 * The same check serves who asks for a token and who finds one in a bundle.
 */
#ifndef TIMESTAMP_H
#define TIMESTAMP_H

#include <stdint.h>

#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "bundle/fault.h"
#include "bundle/seal.h"

struct timestamp {			/* a token, its signature good */
	PKCS7 *token;
	int64_t time;			/* genTime, ms */
	char name[256];			/* of the TSA */
	char anchor[65];		/* SHA-256; "": none asked for */
	STACK_OF(X509) *chain;		/* NULL: none asked for */
};
void timestamp_free(struct timestamp *stamp);	/* what it holds */

struct timestamp_trust {
	STACK_OF(X509) *anchors;	/* NULL: the chain is not looked at */
	STACK_OF(X509) *untrusted;	/* besides the token's own */
	const char *policies;		/* OIDs, blank between; NULL: any */
	int64_t at;			/* when the TSA's chain must hold */
};

/* Is token (DER of its ContentInfo) over data?  where names it in faults. */
int timestamp_check(struct text token, struct text data,
		    const struct timestamp_trust *trust, const char *where,
		    struct timestamp *out, struct fault *fault);
/* The token of a whole response; granted, and nothing behind it. */
int timestamp_token(struct text response, struct buffer *token,
		    const char *where, struct fault *fault);

/*
 * Asks a TSA.  answer is the DER of its response, checked: nonce, imprint,
 * policy, chain, genTime within 300 s of the clock.
 */
int timestamp_get(const struct seal_tsa *tsa, struct text data,
		  struct buffer *answer, int64_t *time, struct error *err);

#endif
