/* fuzz_proof.c - a pack's proof.txt: what is read is written the same again,
 * and no way leads to a root that was not computed */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bundle/place.h"
#include "bundle/proof.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_item(const struct proof_head *head, const struct proof_item *item)
{
	uint8_t leaf[DIGEST_SIZE], root[DIGEST_SIZE];
	struct place place = place_of(item->leaf.path);

	if (item->index >= head->tree_size || item->way.n > MERKLE_DEPTH)
		abort();
	if (place.account.len != 0 && place.account.len != 12)
		abort();
	if (hex_read(head->root, root, sizeof(root)) < 0)
		abort();
	merkle_leaf(item->leaf.record, leaf);
	merkle_check(leaf, item->index, head->tree_size, &item->way, root);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text bytes = input_of(data, size), rest = bytes;
	struct fault fault = { .exit = 0 };
	struct proof_head head;
	struct proof_item item;
	struct buffer again;
	uint64_t least = 0;
	int n = -1;

	buffer_init(&again, size + 1);
	if (proof_head(&rest, &head, &fault) == 0) {
		proof_start(&again, &head);
		while ((n = proof_next(&rest, &head, &least, &item,
				       &fault)) > 0) {
			check_item(&head, &item);
			proof_add(&again, item.index, item.leaf.record,
				  &item.way);
		}
	}
	if (n == 0 && !text_equal(buffer_view(&again), bytes))
		abort();
	if (n < 0 && fault.name[0] == '\0')
		abort();
	buffer_free(&again);
	return 0;
}
