/* fuzz_identify.c - a pattern, a line end, a value: found parts lie in the value */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "input.h"
#include "plan/identify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0 || memchr(data, 0, size))
		return 0;	/* no answer holds one */
	struct text value = input_of(data, size);
	struct text first = text_cut(&value, '\n');
	char *pattern = xstrndup(first.at ? first.at : "", first.len);
	struct ex_type row = { .name = "x:x", .spelled = { pattern } };
	struct type type = { .row = &row };
	struct arena *arena = arena_new();
	struct identity id;

	if (value.at && identify(&type, value, "111122223333", "eu-west-1",
				 arena, &id)) {
		if (strlen(id.id) > value.len || id.nkept > KEPT_MAX ||
		    strlen(id.account) != 12)
			abort();
		for (size_t i = 0; i < id.nkept; i++)
			if (!*id.kept[i].name || !*id.kept[i].value)
				abort();
	}
	arena_free(arena);
	free(pattern);
	return 0;
}
