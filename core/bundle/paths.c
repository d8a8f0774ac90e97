/* paths.c - names that some file system takes for one another */
#include "bundle/paths.h"

#include <stdlib.h>

static int
folded(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static int
by_folded(const void *a, const void *b)
{
	const struct text *left = a, *right = b;
	size_t n = left->len < right->len ? left->len : right->len;

	for (size_t i = 0; i < n; i++) {
		int l = folded(left->at[i]), r = folded(right->at[i]);

		if (l != r)
			return l < r ? -1 : 1;
	}
	return left->len == right->len ? 0 : left->len < right->len ? -1 : 1;
}

static size_t
alike(struct text a, struct text b)
{
	size_t n = a.len < b.len ? a.len : b.len, i = 0;

	while (i < n && folded(a.at[i]) == folded(b.at[i]))
		i++;
	return i;
}

/* Is one of path's folders a file?  Those that the path before it is in, too,
 * were looked for with that one. */
static int
below_a_file(struct text path, struct text before, const struct text *v,
	     size_t n)
{
	for (size_t i = alike(path, before); i < path.len; i++) {
		struct text folder = text_n(path.at, i);

		if (path.at[i] == '/' &&
		    bsearch(&folder, v, n, sizeof(*v), by_folded) != NULL)
			return 1;
	}
	return 0;
}

size_t
paths_conflict(struct text *v, size_t n)
{
	if (n < 2)
		return n;
	qsort(v, n, sizeof(*v), by_folded);
	for (size_t i = 0; i < n; i++)
		if ((i > 0 && by_folded(&v[i - 1], &v[i]) == 0) ||
		    below_a_file(v[i], i > 0 ? v[i - 1] : text_of(NULL), v, n))
			return i;
	return n;
}
