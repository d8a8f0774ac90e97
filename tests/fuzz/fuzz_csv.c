/* fuzz_csv.c - a row that was read is written, and reads as the same */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct row {
	char **cells;
	size_t n;
};

static int
compare(void *ctx, char **cells, size_t n)
{
	const struct row *row = ctx;

	if (n != row->n)
		abort();
	for (size_t i = 0; i < n; i++)
		if (strcmp(cells[i], row->cells[i]) != 0)
			abort();
	return 0;
}

static int
write_again(void *ctx, char **cells, size_t n)
{
	struct row row = { cells, n };
	struct error err;
	struct buffer out;

	(void)ctx;
	buffer_init(&out, 1 << 26);
	csv_row(&out, (const char *const *)cells, n);
	if (csv_read(buffer_view(&out), compare, &row, &err) != 0)
		abort();
	buffer_free(&out);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err;

	csv_read(input_of(data, size), write_again, NULL, &err);
	return 0;
}
