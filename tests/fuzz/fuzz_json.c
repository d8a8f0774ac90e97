/* fuzz_json.c - what is read is written, and reads as the same again */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "doc/doc.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct text body = input_of(data, size);
	struct buffer once, twice;
	struct ex_node *tree;
	struct error err;

	buffer_init(&once, 16 * DOC_SIZE_MAX);
	buffer_init(&twice, 16 * DOC_SIZE_MAX);
	tree = doc_read_json(arena, body, &err);
	if (tree != NULL) {
		node_write_json(&once, tree, 1);
		tree = doc_read_json(arena, buffer_view(&once), &err);
		if (tree == NULL)
			abort();
		node_write_json(&twice, tree, 1);
		if (!text_equal(buffer_view(&once), buffer_view(&twice)))
			abort();
	}
	doc_read_inner(arena, body);
	doc_read_table(arena, body);
	buffer_free(&once);
	buffer_free(&twice);
	arena_free(arena);
	return 0;
}
