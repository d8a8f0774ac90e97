/*
 * map.c - an index of slots over a list of entries
 *
 * The hash is SipHash-2-4 under a key of the process: names come from
 * customers' accounts, and a table must not be made slow from there.
 */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/alloc.h"

struct entry {
	char *key;
	uint64_t hash;
	void *value;
};

struct map {
	struct entry *v;
	size_t n, room;
	uint32_t *slots;	/* 1-based index into v; 0: free */
	size_t mask;
};

static uint64_t
rotate(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static void
rounds(uint64_t v[4], int n)
{
	while (n-- > 0) {
		v[0] += v[1];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[0] = rotate(v[0], 32);
		v[2] += v[3];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] += v[3];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] += v[1];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[2] = rotate(v[2], 32);
	}
}

static const uint64_t *
hash_key(void)
{
	static uint64_t key[2];
	static int made;

	if (!made) {
		if (getrandom(key, sizeof(key), 0) != sizeof(key))
			abort();
		made = 1;
	}
	return key;
}

static uint64_t
hash_of(const char *s)
{
	const uint64_t *k = hash_key();
	size_t len = strlen(s), n = len;
	uint64_t word, v[4] = {
		k[0] ^ 0x736f6d6570736575u, k[1] ^ 0x646f72616e646f6du,
		k[0] ^ 0x6c7967656e657261u, k[1] ^ 0x7465646279746573u,
	};

	for (; n >= 8; n -= 8, s += 8) {
		memcpy(&word, s, 8);
		v[3] ^= word;
		rounds(v, 2);
		v[0] ^= word;
	}
	word = 0;
	memcpy(&word, s, n);
	word |= (uint64_t)len << 56;
	v[3] ^= word;
	rounds(v, 2);
	v[0] ^= word;
	v[2] ^= 0xff;
	rounds(v, 4);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct map *
map_new(void)
{
	struct map *map = xcalloc(1, sizeof(*map));

	map->mask = 15;
	map->slots = xcalloc(map->mask + 1, sizeof(*map->slots));
	return map;
}

void
map_free(struct map *map)
{
	if (map == NULL)
		return;
	for (size_t i = 0; i < map->n; i++)
		free(map->v[i].key);
	free(map->v);
	free(map->slots);
	free(map);
}

/* The slot that holds key, or the free one where it would go. */
static size_t
find(const struct map *map, const char *key, uint64_t hash)
{
	size_t slot = (size_t)hash & map->mask;
	const struct entry *e;

	while (map->slots[slot] != 0) {
		e = &map->v[map->slots[slot] - 1];
		if (e->hash == hash && strcmp(e->key, key) == 0)
			break;
		slot = (slot + 1) & map->mask;
	}
	return slot;
}

static void
grow(struct map *map)
{
	size_t slot;

	free(map->slots);
	map->mask = map->mask * 2 + 1;
	map->slots = xcalloc(map->mask + 1, sizeof(*map->slots));
	for (size_t i = 0; i < map->n; i++) {
		slot = (size_t)map->v[i].hash & map->mask;
		while (map->slots[slot] != 0)
			slot = (slot + 1) & map->mask;
		map->slots[slot] = (uint32_t)(i + 1);
	}
}

void **
map_at(struct map *map, const char *key)
{
	uint64_t hash = hash_of(key);
	size_t slot = find(map, key, hash);

	if (map->slots[slot] != 0)
		return &map->v[map->slots[slot] - 1].value;
	if (map->n == map->room) {
		map->room = map->room > 0 ? map->room * 2 : 8;
		map->v = xrealloc(map->v, map->room, sizeof(*map->v));
	}
	map->v[map->n] = (struct entry){ xstrdup(key), hash, NULL };
	map->slots[slot] = (uint32_t)++map->n;
	if (map->n * 4 > map->mask * 3)
		grow(map);
	return &map->v[map->n - 1].value;
}

void *
map_get(const struct map *map, const char *key)
{
	uint32_t i = map->slots[find(map, key, hash_of(key))];

	return i != 0 ? map->v[i - 1].value : NULL;
}

int
map_has(const struct map *map, const char *key)
{
	return map->slots[find(map, key, hash_of(key))] != 0;
}

size_t
map_count(const struct map *map)
{
	return map->n;
}

const char *
map_key(const struct map *map, size_t i)
{
	return map->v[i].key;
}

void *
map_value(const struct map *map, size_t i)
{
	return map->v[i].value;
}
