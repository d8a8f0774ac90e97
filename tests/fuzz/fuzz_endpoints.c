/* fuzz_endpoints.c - a table of endpoints: what a line says is offered is */
#include <string.h>

#include "aws/partition.h"
#include "base/text.h"
#include "input.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct endpoints *e, struct text line, struct arena *arena)
{
	struct text region = line, service = text_cut(&region, '\t');

	if (service.len == 0 || service.at[0] == '#')
		return;
	if (!endpoints_offered(e, arena_strndup(arena, service.at, service.len),
			       arena_strndup(arena, region.at, region.len)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = input_of(data, size);
	struct endpoints *e;
	struct error err = { 0 };
	struct arena *arena;

	if (endpoints_open(&e, scratch_file(data, size), &err) < 0) {
		if (err.text[0] == '\0')
			abort();
		return 0;
	}
	arena = arena_new();
	while (rest.len > 0)
		check(e, text_cut(&rest, '\n'), arena);
	if (endpoints_date(e)[0] == '\0' || strlen(endpoints_sha256(e)) != 64)
		abort();
	arena_free(arena);
	endpoints_free(e);
	return 0;
}
