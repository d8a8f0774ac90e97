/* fuzz_policy.c - every predicate, asked of any document */
#include <stdint.h>
#include <stdlib.h>

#include "input.h"
#include "nowhere.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask(const struct predicate *p, const struct ex_node *value, size_t nargs,
    struct arena *arena)
{
	static const char *const args[] = { "s3:GetObject", "*", "x", "y" };
	enum reason why = REASON_NONE;
	const struct predicate_call call = {
		.value = value, .redacted = 1, .all = &value,
		.nall = value != NULL, .args = args, .nargs = nargs,
		.world = &nowhere_predicates, .scratch = arena,
	};

	if (p->fn(&call, &why) == UNKNOWN && why == REASON_NONE)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct error err;
	struct text body = input_of(data, size);
	struct ex_node *value = doc_read_json(arena, body, &err);

	if (value == NULL) {
		value = node_new(arena, NODE_STRING);
		value->text = body;
	}
	for (size_t i = 0; i < predicate_count; i++)
		for (size_t n = predicate_table[i].min;
		     n <= predicate_table[i].max; n++)
			ask(&predicate_table[i], value, n, arena);
	arena_free(arena);
	return 0;
}
