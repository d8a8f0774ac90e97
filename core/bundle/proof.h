/*
 * proof.h - proof.txt: where files lie in the signed tree, and their ways up
 *
 * Grammar: FORMAT.md, "Disclosure packs".  Readers work on views and take one
 * file at a time.
 */
#ifndef PROOF_H
#define PROOF_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"
#include "bundle/bag.h"
#include "bundle/fault.h"
#include "bundle/merkle.h"

struct proof_head {
	struct text bundle, root;	/* root: 64 of lower case */
	uint64_t tree_size;
};

struct proof_item {
	uint64_t index;			/* less than tree_size */
	struct leaf_line leaf;
	struct merkle_proof way;
};

void proof_start(struct buffer *out, const struct proof_head *head);
void proof_add(struct buffer *out, uint64_t index, struct text record,
	       const struct merkle_proof *way);

/* Takes the first lines off *rest. */
int proof_head(struct text *rest, struct proof_head *out,
	       struct fault *fault);
/* The next file: 1, 0 at the end, -1 E_PROOF.  *least is the index that it must
 * have at least: 0 for the first, then what the one before left there. */
int proof_next(struct text *rest, const struct proof_head *head,
	       uint64_t *least, struct proof_item *out, struct fault *fault);

#endif
