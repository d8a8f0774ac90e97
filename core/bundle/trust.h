/*
 * trust.h - the trust file, read
 *
 * [signer] anchors pins   [timestamp] anchors policies minimum
 * [level] required   [chain] stream head
 */
#ifndef TRUST_H
#define TRUST_H

#include <openssl/x509.h>

#include "bundle/verify.h"

enum trust_level { TRUST_B, TRUST_T, TRUST_LT };

struct trust {
	STACK_OF(X509) *signers, *tsas;	/* never NULL; may be empty */
	char (*pins)[65];		/* SHA-256 of signer certificates */
	size_t npins;
	char *policies;			/* OIDs; NULL: any */
	unsigned minimum;		/* tokens of different anchors */
	enum trust_level required;
	char *stream;			/* NULL: any */
	char head[65];			/* SHA-256 of a .p7s; "": none */
};

#endif
