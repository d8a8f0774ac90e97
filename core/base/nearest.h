/*
 * nearest.h - the name somebody meant who typed another
 */
#ifndef NEAREST_H
#define NEAREST_H

#include <stddef.h>

/* Of names (n of them, i-th by at()) the one closest to word; NULL: n is 0. */
const char *nearest_name(const char *word, const void *names, size_t n,
			 const char *(*at)(const void *names, size_t i));

/* An array of strings as names, for at. */
const char *nearest_in_array(const void *names, size_t i);

/* How many letters to change, add or leave out: Levenshtein's distance. */
size_t nearest_distance(const char *a, const char *b);

#endif
