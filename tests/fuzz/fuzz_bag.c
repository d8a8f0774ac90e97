/* fuzz_bag.c - a bundle's tag files: manifest, leaves, items, statement, info */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bundle/bag.h"
#include "bundle/items.h"
#include "bundle/member.h"
#include "bundle/statement.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A line is written as it was read. */
static void
read_manifest(struct text rest, struct fault *fault)
{
	struct text before = text_of(NULL), start = rest;
	struct manifest_line line;

	while (manifest_next(&rest, &line, &before, "m", fault) > 0) {
		struct text whole = text_cut(&start, '\n');

		if (line.hex.len != 64 || line.path.len + 66 != whole.len ||
		    !member_path_ok(line.path))
			abort();
	}
}

static void
read_lines(struct text bytes, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct text rest = bytes, path;
	struct leaf_line leaf;

	while (leaf_next(&rest, &leaf, fault) > 0)
		if (leaf.hex.len != 64 || !member_path_ok(leaf.path))
			abort();
	for (rest = bytes; items_next(&rest, arena, &path, fault) > 0; )
		;
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text bytes = input_of(data, size);
	struct bag_info info = { .id = "b", .stream = "s", .sequence = 1 };
	struct items_scan scan = { .lines = 0 };
	struct fault fault = { .exit = 0 };
	struct statement statement;
	struct error err;

	read_manifest(bytes, &fault);
	read_lines(bytes, &fault);
	bag_info_check(bytes, &info, &err);
	if (size > 0) {	/* pieces of a file are never empty */
		items_scan(&scan, text_n(bytes.at, size / 2));
		items_scan(&scan, text_n(bytes.at + size / 2,
					 size - size / 2));
	}
	memset(&fault, 0, sizeof(fault));
	if (statement_read(&statement, bytes, &fault) < 0 &&
	    fault.name[0] == '\0')
		abort();
	return 0;
}
