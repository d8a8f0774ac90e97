/*
 * guard.h - the bytes of a tar that its readers do not look at
 *
 * Padding must be zeros, a header's checksum is written as everybody writes it,
 * and two zero blocks end the archive.  So no byte of an uncompressed bundle
 * can change unseen.
 */
#ifndef GUARD_H
#define GUARD_H

#include <stddef.h>
#include <stdint.h>

#include "bundle/fault.h"

struct guard {
	uint64_t start;			/* offset of the current block */
	const unsigned char *at;	/* and its bytes */
	size_t len;
	uint64_t header;		/* where the next header begins */
	int known;			/* header is known */
	uint64_t zero_from, zero_to;	/* padding still to be seen */
	unsigned ended;			/* zero blocks where a header was due */
};

void guard_start(struct guard *guard);
int guard_feed(struct guard *guard, const unsigned char *at, size_t len,
	       struct fault *fault);
int guard_member(struct guard *guard, uint64_t at, uint64_t size,
		 struct fault *fault);

#endif
