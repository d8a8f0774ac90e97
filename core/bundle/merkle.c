/* merkle.c - RFC 9162, 2.1: root while reading, inclusion proof, its check */
#include "bundle/merkle.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static void
node(struct digest *d, const uint8_t *left, const uint8_t *right, uint8_t *out)
{
	digest_start(d);
	digest_add(d, "\1", 1);
	digest_add(d, left, DIGEST_SIZE);
	digest_add(d, right, DIGEST_SIZE);
	digest_end(d, out);
}

static void
leaf_hash(struct digest *d, struct text record, uint8_t *out)
{
	digest_start(d);
	digest_add(d, "\0", 1);
	digest_add(d, record.at, record.len);
	digest_end(d, out);
}

void
merkle_start(struct merkle *tree)
{
	memset(tree, 0, sizeof(*tree));
	tree->digest = digest_new();
}

void
merkle_done(struct merkle *tree)
{
	digest_free(tree->digest);
	tree->digest = NULL;
}

/* Two neighbours of equal height are joined at once, as a counter carries. */
void
merkle_add(struct merkle *tree, struct text record)
{
	leaf_hash(tree->digest, record, tree->stack[tree->depth++]);
	for (uint64_t carry = tree->n++; carry & 1; carry >>= 1) {
		tree->depth--;
		node(tree->digest, tree->stack[tree->depth - 1],
		     tree->stack[tree->depth], tree->stack[tree->depth - 1]);
	}
}

void
merkle_root(const struct merkle *tree, uint8_t root[DIGEST_SIZE])
{
	unsigned i = tree->depth;

	if (i == 0) {
		digest_of("", 0, root);
		return;
	}
	memcpy(root, tree->stack[--i], DIGEST_SIZE);
	while (i-- > 0)
		node(tree->digest, tree->stack[i], root, root);
}

struct merkle_levels {
	unsigned top;
	uint64_t n[MERKLE_DEPTH + 1];
	uint8_t (*at[MERKLE_DEPTH + 1])[DIGEST_SIZE];	/* 0: the caller's */
};

void
merkle_leaf(struct text record, uint8_t out[DIGEST_SIZE])
{
	struct digest *d = digest_new();

	leaf_hash(d, record, out);
	digest_free(d);
}

/* Level by level: neighbours are joined, one left over moves up as it is.  That
 * is the tree of RFC 9162, whose left half is always a full one. */
struct merkle_levels *
merkle_levels_new(uint8_t (*leaves)[DIGEST_SIZE], uint64_t n)
{
	struct merkle_levels *l = xcalloc(1, sizeof(*l));
	struct digest *d = digest_new();

	l->at[0] = leaves;
	l->n[0] = n;
	while (l->n[l->top] > 1) {
		uint8_t (*below)[DIGEST_SIZE] = l->at[l->top], (*at)[DIGEST_SIZE];
		uint64_t m = l->n[l->top], i;

		at = xmalloc((m + 1) / 2 * sizeof(*at));
		for (i = 0; i + 1 < m; i += 2)
			node(d, below[i], below[i + 1], at[i / 2]);
		if (i < m)
			memcpy(at[i / 2], below[i], DIGEST_SIZE);
		l->at[++l->top] = at;
		l->n[l->top] = (m + 1) / 2;
	}
	digest_free(d);
	return l;
}

void
merkle_levels_free(struct merkle_levels *l)
{
	if (l == NULL)
		return;
	for (unsigned i = 1; i <= l->top; i++)
		free(l->at[i]);
	free(l);
}

int
merkle_prove(const struct merkle_levels *l, uint64_t index,
	     struct merkle_proof *proof)
{
	proof->n = 0;
	if (index >= l->n[0])
		return -1;
	for (unsigned i = 0; i < l->top; i++, index >>= 1)
		if ((index ^ 1) < l->n[i])
			memcpy(proof->path[proof->n++], l->at[i][index ^ 1],
			       DIGEST_SIZE);
	return 0;
}

int
merkle_check(const uint8_t leaf[DIGEST_SIZE], uint64_t index, uint64_t n,
	     const struct merkle_proof *proof,
	     const uint8_t root[DIGEST_SIZE])
{
	uint64_t at = index, last = n - 1;
	uint8_t hash[DIGEST_SIZE];
	struct digest *d;
	unsigned i;

	if (index >= n || proof->n > MERKLE_DEPTH)
		return -1;
	memcpy(hash, leaf, DIGEST_SIZE);
	d = digest_new();
	for (i = 0; i < proof->n && last > 0; i++) {
		if ((at & 1) != 0 || at == last) {
			node(d, proof->path[i], hash, hash);
			while ((at & 1) == 0 && at != 0) {
				at >>= 1;
				last >>= 1;
			}
		} else {
			node(d, hash, proof->path[i], hash);
		}
		at >>= 1;
		last >>= 1;
	}
	digest_free(d);
	return i == proof->n && last == 0 &&
	       memcmp(hash, root, DIGEST_SIZE) == 0 ? 0 : -1;
}
