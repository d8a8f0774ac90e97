/* The name somebody meant who typed another. */
#include "base/nearest.h"

#include <string.h>

#define WORD_MAX	80

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Of the first WORD_MAX bytes. */
size_t
nearest_distance(const char *a, const char *b)
{
	size_t row[WORD_MAX + 1], n = strnlen(a, WORD_MAX),
		m = strnlen(b, WORD_MAX);

	for (size_t j = 0; j <= m; j++)
		row[j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t above = row[j];

			row[j] = least(row[j] + 1, row[j - 1] + 1,
				       corner + (a[i - 1] != b[j - 1]));
			corner = above;
		}
	}
	return row[m];
}

const char *
nearest_name(const char *word, const void *names, size_t n,
	     const char *(*at)(const void *names, size_t i))
{
	const char *nearest = NULL;
	size_t best = 0;

	for (size_t i = 0; i < n; i++) {
		const char *name = at(names, i);
		size_t d = nearest_distance(word, name);

		if (nearest == NULL || d < best) {
			nearest = name;
			best = d;
		}
	}
	return nearest;
}

const char *
nearest_in_array(const void *names, size_t i)
{
	const char *const *v = names;

	return v[i];
}
