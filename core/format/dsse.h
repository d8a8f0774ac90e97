/*
 * dsse.h - Dead Simple Signing Envelope 1.0, one signature
 *
 * The payload is a file and stays one: it is hashed and encoded in pieces.
 * Source: secure-systems-lab/dsse, protocol.md and envelope.md, 1.0.2.
 */
#ifndef FORMAT_DSSE_H
#define FORMAT_DSSE_H

#include "base/error.h"

#define DSSE_INTOTO "application/vnd.in-toto+json"

struct dsse {
	const char *payload;		/* path of the file that is signed */
	const char *type;		/* payloadType */
	const char *key, *certificate;	/* PEM files; they must be a pair */
};

/*
 * The envelope at path.  The signature is the certificate's algorithm's over
 * "DSSEv1 LEN type LEN payload" (ECDSA as DER, as cosign and in-toto have it);
 * keyid is the certificate's SHA-256.  It is checked before it is written.
 */
int dsse_write(const struct dsse *d, const char *path, struct error *err);

#endif
