/*
 * key.h - who can sign a hash
 *
 * The one thing a back end does.  The signature is built around it from the
 * certificate alone, so a key that never leaves its device signs on the same
 * path as a PEM file, and the value is checked against the certificate before
 * it is used.
 */
#ifndef KEY_H
#define KEY_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "bundle/algorithm.h"

struct key {
	int (*sign_hash)(struct key *key, const struct algorithm *algorithm,
			 struct text hash, struct buffer *sig,
			 struct error *err);
	void (*free)(struct key *key);
};

/* A path; encrypted PEM takes its passphrase from EXHIBIT_KEY_PASSPHRASE. */
int key_open(struct key **out, const char *uri, struct error *err);
void key_free(struct key *key);			/* NULL is fine */

#endif
