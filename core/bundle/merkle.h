/*
 * merkle.h - one hash over all payload files, each provable alone (RFC 9162)
 *
 * A leaf is the bytes of its record; the record carries a salt, so that the
 * sibling hashes in a proof give nothing away about the neighbours.
 */
#ifndef MERKLE_H
#define MERKLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/text.h"

#define MERKLE_DEPTH	64

struct merkle {			/* a tree that grows at its right edge */
	uint64_t n;
	unsigned depth;
	uint8_t stack[MERKLE_DEPTH][DIGEST_SIZE];
	struct digest *digest;
};

void merkle_start(struct merkle *tree);
void merkle_done(struct merkle *tree);
void merkle_add(struct merkle *tree, struct text record);
void merkle_root(const struct merkle *tree, uint8_t root[DIGEST_SIZE]);

void merkle_leaf(struct text record, uint8_t out[DIGEST_SIZE]);

struct merkle_proof {
	unsigned n;
	uint8_t path[MERKLE_DEPTH][DIGEST_SIZE];	/* leaf first */
};

/* All hashes of a tree, for any number of proofs.  leaves: n of them, by
 * merkle_leaf; they stay the caller's and must outlive it. */
struct merkle_levels;
struct merkle_levels *merkle_levels_new(uint8_t (*leaves)[DIGEST_SIZE],
					uint64_t n);
void merkle_levels_free(struct merkle_levels *levels);	/* NULL is fine */
/* -1: no such leaf. */
int merkle_prove(const struct merkle_levels *levels, uint64_t index,
		 struct merkle_proof *proof);

/* 0: leaf is number index of the n under root.  -1: it is not shown to be. */
int merkle_check(const uint8_t leaf[DIGEST_SIZE], uint64_t index, uint64_t n,
		 const struct merkle_proof *proof,
		 const uint8_t root[DIGEST_SIZE]);

#endif
