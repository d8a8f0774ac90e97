/* fuzz_xml.c - what is read is written, and reads as the same again */
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
	struct buffer once, twice;
	struct ex_node *tree;
	struct error err;

	buffer_init(&once, 16 * DOC_SIZE_MAX);
	buffer_init(&twice, 16 * DOC_SIZE_MAX);
	tree = doc_read_xml(arena, input_of(data, size), &err);
	if (tree != NULL) {
		node_write_xml(&once, tree, "R");
		tree = doc_read_xml(arena, buffer_view(&once), &err);
		if (tree == NULL)
			abort();
		node_write_xml(&twice, tree, "R");
		if (!text_equal(buffer_view(&once), buffer_view(&twice)))
			abort();
	}
	buffer_free(&once);
	buffer_free(&twice);
	arena_free(arena);
	return 0;
}
