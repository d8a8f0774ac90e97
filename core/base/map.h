/*
 * map.h - strings and what belongs to them
 *
 * Open addressing over a keyed hash (names come from outside).  Keys are
 * copied into the map.  Order of iteration is the order of insertion.
 */
#ifndef MAP_H
#define MAP_H

#include <stddef.h>

struct map;

struct map *map_new(void);
void map_free(struct map *map);			/* not the values */
/* The place of key's value, made (NULL) if it was not there. */
void **map_at(struct map *map, const char *key);
void *map_get(const struct map *map, const char *key);	/* NULL: none */
int map_has(const struct map *map, const char *key);
size_t map_count(const struct map *map);
const char *map_key(const struct map *map, size_t i);	/* i-th inserted */
void *map_value(const struct map *map, size_t i);

#endif
