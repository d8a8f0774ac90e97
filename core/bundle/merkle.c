/* merkle.c - RFC 9162, 2.1: root while reading, inclusion proof, its check */
#include "bundle/merkle.h"

#include <string.h>

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

void
merkle_leaf(struct text record, uint8_t out[DIGEST_SIZE])
{
	struct digest *d = digest_new();

	leaf_hash(d, record, out);
	digest_free(d);
}

static uint64_t
split(uint64_t n)
{
	uint64_t k = 1;

	while (k < n - k)
		k *= 2;
	return k;
}

static void
subtree(struct digest *d, uint8_t (*leaves)[DIGEST_SIZE], uint64_t n,
	uint8_t *out)
{
	if (n == 1) {
		memcpy(out, leaves[0], DIGEST_SIZE);
		return;
	}
	uint8_t left[DIGEST_SIZE], right[DIGEST_SIZE];
	uint64_t k = split(n);

	subtree(d, leaves, k, left);
	subtree(d, leaves + k, n - k, right);
	node(d, left, right, out);
}

int
merkle_prove(uint8_t (*leaves)[DIGEST_SIZE], uint64_t n, uint64_t index,
	     struct merkle_proof *proof)
{
	uint8_t down[MERKLE_DEPTH][DIGEST_SIZE];
	struct digest *d;

	proof->n = 0;
	if (index >= n)
		return -1;
	d = digest_new();
	while (n > 1) {
		uint64_t k = split(n);

		if (index < k) {
			subtree(d, leaves + k, n - k, down[proof->n++]);
			n = k;
		} else {
			subtree(d, leaves, k, down[proof->n++]);
			leaves += k;
			index -= k;
			n -= k;
		}
	}
	digest_free(d);
	for (unsigned i = 0; i < proof->n; i++)
		memcpy(proof->path[i], down[proof->n - 1 - i], DIGEST_SIZE);
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
