/*
 * key_index.h - request key to the place of its line
 *
 * Keys themselves stay in the files: a slot is a hash and a place, and who
 * finds one reads the line and compares.  Sixteen bytes a request.
 */
#ifndef KEY_INDEX_H
#define KEY_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct place {
	uint32_t file;
	uint64_t offset;	/* below 2^40 */
};

struct key_index {
	struct key_index_slot { uint64_t hash, place; } *v;
	size_t n, used, room;	/* used counts removed ones, too */
};

/* Is what stands at place this key's line?  1, 0, or -1: it cannot be read. */
typedef int key_index_same_fn(void *ctx, struct place place, struct text key);

void key_index_free(struct key_index *index);
/* 1 there (*place set), 0 not, -1 same() failed */
int key_index_get(const struct key_index *index, struct text key,
		  key_index_same_fn *same, void *ctx, struct place *place);
/* Puts or replaces: 1 replaced, 0 new, -1 same() failed. */
int key_index_put(struct key_index *index, struct text key, struct place place,
	      key_index_same_fn *same, void *ctx);
int key_index_remove(struct key_index *index, struct text key,
		  key_index_same_fn *same, void *ctx);

#endif
