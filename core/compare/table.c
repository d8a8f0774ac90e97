/* table.c - the rows of a table in data/ */
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "compare/side.h"

#define TABLE_MAX	((size_t)1 << 30)

struct reading {
	const struct table_form *form;
	void *ctx;
	int began;
	struct error *err;
};

static int
read_header(struct reading *r, char **cells)
{
	for (size_t i = 0; i < r->form->columns; i++)
		if (strcmp(cells[i], r->form->header[i]) != 0)
			return error_set(r->err, ERROR_MALFORMED,
					 "column %s instead of %s", cells[i],
					 r->form->header[i]);
	r->began = 1;
	return 0;
}

static int
read_row(void *ctx, char **cells, size_t n)
{
	struct reading *r = ctx;

	if (n != r->form->columns)
		return error_set(r->err, ERROR_MALFORMED,
				 "a row of %zu cells, %zu are right", n,
				 r->form->columns);
	if (!r->began)
		return read_header(r, cells);
	return r->form->row(r->ctx, cells, r->err);
}

int
table_rows_with(const char *path, const char *text,
		const struct table_form *form, void *ctx, struct error *err)
{
	struct reading r = { .form = form, .ctx = ctx, .err = err };
	struct buffer table;
	int failed;

	buffer_init(&table, TABLE_MAX);
	failed = file_read(path, &table, err) < 0;
	if (!failed && (!text || memmem(buffer_cstr(&table), table.len, text,
					strlen(text))))
		failed = csv_read(buffer_view(&table), read_row, &r, err) != 0;
	buffer_free(&table);
	return failed ? error_in(err, "%s", path) : 0;
}

int
table_rows(const char *path, const struct table_form *form, void *ctx,
	   struct error *err)
{
	return table_rows_with(path, NULL, form, ctx, err);
}

void
cells_keep(struct arena *arena, char **cells, const char **out, size_t n)
{
	size_t total = 0, size;
	char *at;

	for (size_t i = 0; i < n; i++)
		total += strlen(cells[i]) + 1;
	at = arena_alloc(arena, total);
	for (size_t i = 0; i < n; i++) {
		size = strlen(cells[i]) + 1;
		memcpy(at, cells[i], size);
		out[i] = at;
		at += size;
	}
}

void *
rows_grow(void *v, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return v;
	*room = *room ? *room * 2 : 64;
	return xrealloc(v, *room, size);
}
