/*
 * sigv4_key.h - signing keys, derived once a day and scope
 *
 * What is kept of a key are the SHA-256 states after its inner and outer pad:
 * a signature costs two copies of a state instead of two more blocks each, and
 * no digest is fetched twice.
 */
#ifndef SIGV4_KEY_H
#define SIGV4_KEY_H

#include "aws/sigv4.h"
#include "base/digest.h"
#include "base/text.h"

struct signing_scope {
	const char *date, *region, *service;	/* date: "20260930" */
};

/* Hex of HMAC-SHA256 of text under the key of these credentials and scope. */
void signer_mac(struct signer *signer, const struct credentials *credentials,
		const struct signing_scope *scope, struct text text,
		char out[DIGEST_HEX]);

/* For sigv4_sign(), so that its strings are not allocated each time. */
struct sigv4_stages *signer_stages(struct signer *signer);

#endif
