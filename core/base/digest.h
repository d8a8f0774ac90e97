/*
 * digest.h - SHA-256, HMAC, hex and base64
 *
 * EVP_sha256 is fetched once for the process (an implicit fetch costs as much
 * as hashing 64 bytes); keys are cleansed by who owns them.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

#define DIGEST_SIZE	32
#define DIGEST_HEX	65	/* with its terminator */

struct digest;			/* an open SHA-256 */

struct digest *digest_new(void);
void digest_free(struct digest *d);
void digest_start(struct digest *d);		/* also after an end */
void digest_add(struct digest *d, const void *p, size_t n);
void digest_end(struct digest *d, uint8_t out[DIGEST_SIZE]);

void digest_of(const void *p, size_t n, uint8_t out[DIGEST_SIZE]);
void digest_hex_of(const void *p, size_t n, char out[DIGEST_HEX]);
void hmac_of(const void *key, size_t keylen, const void *p, size_t n,
	     uint8_t out[DIGEST_SIZE]);

void hex_write(const uint8_t *p, size_t n, char *out);	/* 2n + 1 bytes */
int hex_read(struct text hex, uint8_t *out, size_t n);	/* exactly n, or -1 */
void base64_write(struct buffer *out, const void *p, size_t n);
int base64_read(struct buffer *out, struct text t);	/* padded or not; -1 */

#endif
