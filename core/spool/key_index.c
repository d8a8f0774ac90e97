/* key_index.c - open addressing over a 64-bit hash of the key */
#include "spool/key_index.h"

#include <stdlib.h>

#include "base/alloc.h"

#define EMPTY	0
#define REMOVED	1

/* FNV-1a, then mixed.  A collision costs a read and no more, so the hash needs
 * no key of its own. */
static uint64_t
hash_of(struct text key)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.at[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15u;
	return h > REMOVED ? h : h + 2;
}

static struct place
unpack(uint64_t place)
{
	return (struct place){ (uint32_t)(place >> 40),
			       place & (((uint64_t)1 << 40) - 1) };
}

static uint64_t
pack(struct place place)
{
	return (uint64_t)place.file << 40 | place.offset;
}

void
key_index_free(struct key_index *index)
{
	free(index->v);
	*index = (struct key_index){ 0 };
}

static void
grow(struct key_index *index)
{
	struct key_index old = *index;
	size_t room = 1024;

	while (room < old.n * 4)
		room *= 2;
	*index = (struct key_index){ xcalloc(room, sizeof(*index->v)), old.n,
				 old.n, room };
	for (size_t i = 0; i < old.room; i++) {
		if (old.v[i].hash <= REMOVED)
			continue;
		size_t at = old.v[i].hash & (room - 1);
		while (index->v[at].hash != EMPTY)
			at = (at + 1) & (room - 1);
		index->v[at] = old.v[i];
	}
	free(old.v);
}

/* Slot of key, or of where it would be put; *found says which, -1 error. */
static size_t
slot_of(const struct key_index *index, struct text key, key_index_same_fn *same,
	void *ctx, int *found)
{
	uint64_t hash = hash_of(key);
	size_t at = hash & (index->room - 1);

	*found = 0;
	for (; index->v[at].hash != EMPTY; at = (at + 1) & (index->room - 1)) {
		if (index->v[at].hash != hash)
			continue;
		*found = same(ctx, unpack(index->v[at].place), key);
		if (*found)
			break;
	}
	return at;
}

int
key_index_get(const struct key_index *index, struct text key,
		key_index_same_fn *same, void *ctx, struct place *place)
{
	int found;

	if (!index->n)
		return 0;
	size_t at = slot_of(index, key, same, ctx, &found);
	if (found > 0)
		*place = unpack(index->v[at].place);
	return found;
}

int
key_index_put(struct key_index *index, struct text key, struct place place,
	  key_index_same_fn *same, void *ctx)
{
	int found;

	if ((index->used + 1) * 3 > index->room * 2)
		grow(index);
	size_t at = slot_of(index, key, same, ctx, &found);
	if (found < 0)
		return -1;
	if (!found) {
		index->n++;
		index->used++;
	}
	index->v[at] = (struct key_index_slot){ hash_of(key), pack(place) };
	return found;
}

int
key_index_remove(struct key_index *index, struct text key,
		key_index_same_fn *same, void *ctx)
{
	int found;

	if (!index->n)
		return 0;
	size_t at = slot_of(index, key, same, ctx, &found);
	if (found > 0) {
		index->v[at] = (struct key_index_slot){ REMOVED, 0 };
		index->n--;
	}
	return found;
}
