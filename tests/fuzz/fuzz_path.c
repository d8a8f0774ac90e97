/* fuzz_path.c - a path, a line feed, and a body it is walked over */
#include <stddef.h>
#include <stdint.h>

#include "doc/path.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
read_value(void *ctx, struct ex_node *value, int undecided)
{
	struct text t = node_text(value);

	*(size_t *)ctx += t.len + (size_t)undecided;
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct text body = input_of(data, size);
	struct text source = text_cut(&body, '\n');
	struct ex_node *tree;
	struct path *path;
	struct error err;
	size_t seen = 0;

	path = path_compile(arena, arena_strndup(arena, source.len > 0 ?
						 source.at : "", source.len),
			    &err);
	tree = doc_read_answer(arena, body, EX_QUERY, "Op", &err);
	if (path != NULL && tree != NULL)
		path_each(path, tree, NULL, arena, read_value, &seen);
	arena_free(arena);
	return 0;
}
