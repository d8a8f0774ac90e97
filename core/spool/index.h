/*
 * index.h - request key to the place of its line
 *
 * Keys themselves stay in the files: a slot is a hash and a place, and who
 * finds one reads the line and compares.  Sixteen bytes a request.
 */
#ifndef INDEX_H
#define INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct place {
	uint32_t file;
	uint64_t offset;	/* below 2^40 */
};

struct index {
	struct index_slot { uint64_t hash, place; } *v;
	size_t n, used, room;	/* used counts removed ones, too */
};

/* Is what stands at place this key's line?  1, 0, or -1: it cannot be read. */
typedef int index_same_fn(void *ctx, struct place place, struct text key);

void index_free(struct index *index);
/* 1 there (*place set), 0 not, -1 same() failed */
int index_get(const struct index *index, struct text key, index_same_fn *same,
	      void *ctx, struct place *place);
/* Puts or replaces: 1 replaced, 0 new, -1 same() failed. */
int index_put(struct index *index, struct text key, struct place place,
	      index_same_fn *same, void *ctx);
int index_remove(struct index *index, struct text key, index_same_fn *same,
		 void *ctx);

#endif
