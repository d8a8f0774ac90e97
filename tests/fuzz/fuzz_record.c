/*
 * fuzz_record.c - a line that is read is written and read again the same
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "spool/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
again(struct arena *arena, const struct record *r)
{
	struct buffer one, two;
	struct record read;
	struct error err;

	buffer_init(&one, RECORD_LINE_MAX);
	buffer_init(&two, RECORD_LINE_MAX);
	record_write(&one, r);
	if (record_read(arena, text_n(one.at, one.len - 1), &read, &err) < 0)
		abort();
	record_write(&two, &read);
	if (!text_equal(buffer_view(&one), buffer_view(&two)))
		abort();
	buffer_free(&one);
	buffer_free(&two);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct record r;
	struct error err;

	if (record_read(arena, input_of(data, size), &r,
			&err) == 0)
		again(arena, &r);
	arena_free(arena);
	return 0;
}
