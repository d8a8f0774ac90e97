/* fuzz_csv.c - a row that was read is written, and reads as the same; and what
 * is read in place is what is read */
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

static int
spell(void *ctx, char **cells, size_t n)
{
	struct buffer *out = ctx;

	for (size_t i = 0; i < n; i++)
		buffer_printf(out, "<%s>", cells[i]);
	buffer_puts(out, "\n");
	return 0;
}

static void
read_in_place(const uint8_t *data, size_t size)
{
	struct buffer place, x, y;
	struct error err;
	int a, b;

	buffer_init(&place, 1 << 26);
	buffer_init(&x, 1 << 26);
	buffer_init(&y, 1 << 26);
	buffer_put(&place, data, size);
	a = csv_read(input_of(data, size), spell, &x, &err);
	b = csv_read_in_place(&place, spell, &y, &err);
	if (a != b || (a == 0 && !text_equal(buffer_view(&x),
					     buffer_view(&y))))
		abort();
	buffer_free(&place);
	buffer_free(&x);
	buffer_free(&y);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err;

	csv_read(input_of(data, size), write_again, NULL, &err);
	if (size > 0)
		read_in_place(data, size);
	return 0;
}
