/* RFC 9162 trees: the known root, every proof of sizes 1 to 70, and no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bundle/merkle.h"

static void
record(char out[16], unsigned i)
{
	static const char digits[] = "0123456789";

	memcpy(out, "leaf 00", 8);
	out[5] = digits[i / 10];
	out[6] = digits[i % 10];
}

/* The eight leaves of Certificate Transparency's test data. */
static void
the_known_tree_has_its_known_root(void **state)
{
	static const struct { const char *bytes; size_t len; } leaves[] = {
		{ "", 0 }, { "\x00", 1 }, { "\x10", 1 }, { "\x20\x21", 2 },
		{ "\x30\x31", 2 }, { "\x40\x41\x42\x43", 4 },
		{ "\x50\x51\x52\x53\x54\x55\x56\x57", 8 },
		{ "\x60\x61\x62\x63\x64\x65\x66\x67"
		  "\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16 },
	};
	static const char *const roots[] = {
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		NULL, NULL, NULL, NULL, NULL, NULL,
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	};
	uint8_t root[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	struct merkle tree;

	(void)state;
	merkle_start(&tree);
	for (size_t i = 0; i < 8; i++) {
		merkle_add(&tree, text_n(leaves[i].bytes, leaves[i].len));
		merkle_root(&tree, root);
		hex_write(root, sizeof(root), hex);
		if (roots[i] != NULL)
			assert_string_equal(hex, roots[i]);
	}
	merkle_done(&tree);
}

static void
check_index(uint8_t (*leaves)[DIGEST_SIZE], uint64_t n, uint64_t i,
	    const uint8_t *root)
{
	struct merkle_levels *levels = merkle_levels_new(leaves, n);
	struct merkle_proof proof;

	assert_int_equal(merkle_prove(levels, n, &proof), -1);
	assert_int_equal(merkle_prove(levels, i, &proof), 0);
	merkle_levels_free(levels);
	assert_int_equal(merkle_check(leaves[i], i, n, &proof, root), 0);
	for (uint64_t k = 0; k < n; k++)
		if (k != i)
			assert_int_equal(merkle_check(leaves[i], k, n, &proof,
						      root), -1);
	assert_int_equal(merkle_check(leaves[i], n, n, &proof, root), -1);
	proof.n++;
	memset(proof.path[proof.n - 1], 0, DIGEST_SIZE);
	assert_int_equal(merkle_check(leaves[i], i, n, &proof, root), -1);
	proof.n--;
	if (proof.n == 0)
		return;
	proof.n--;
	assert_int_equal(merkle_check(leaves[i], i, n, &proof, root), -1);
	proof.n++;
	proof.path[0][0] ^= 1;
	assert_int_equal(merkle_check(leaves[i], i, n, &proof, root), -1);
}

static void
every_leaf_has_its_proof_and_no_other(void **state)
{
	uint8_t leaves[70][DIGEST_SIZE], root[DIGEST_SIZE];
	struct merkle tree;
	char name[16];

	(void)state;
	merkle_start(&tree);
	for (unsigned n = 1; n <= 70; n++) {
		record(name, n - 1);
		merkle_add(&tree, text_n(name, 7));
		merkle_leaf(text_n(name, 7), leaves[n - 1]);
		merkle_root(&tree, root);
		for (unsigned i = 0; i < n; i++)
			check_index(leaves, n, i, root);
	}
	merkle_done(&tree);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_known_tree_has_its_known_root),
		cmocka_unit_test(every_leaf_has_its_proof_and_no_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
