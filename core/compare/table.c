/* table.c - the rows of a table in data/ */
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "compare/side.h"

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
table_rows(const char *path, const struct table_form *form,
	   struct buffer *text, void *ctx, struct error *err)
{
	struct reading r = { .form = form, .ctx = ctx, .err = err };

	if (file_read(path, text, err) < 0)
		return -1;
	if (!text->len || (form->only && !memmem(text->at, text->len,
						 form->only,
						 strlen(form->only))))
		return 0;
	if (csv_read_in_place(text, read_row, &r, err) != 0)
		return error_in(err, "%s", path);
	return 0;
}

void *
rows_grow(void *v, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return v;
	*room = *room ? *room * 2 : 64;
	return xrealloc(v, *room, size);
}
