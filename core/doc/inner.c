/* inner.c - documents that customers keep in strings */
#include <stdlib.h>

#include "base/csv.h"
#include "base/digest.h"
#include "doc/doc.h"

static int
is_container(struct text s)
{
	return s.len > 0 && (s.at[0] == '{' || s.at[0] == '[');
}

/* RFC 3986: + is a plus.  A % that starts no escape stays. */
static struct text
percent_decode(struct arena *arena, struct text s)
{
	char *out = arena_alloc(arena, s.len + 1);
	size_t n = 0;
	uint8_t byte;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '%' && i + 2 < s.len &&
		    hex_read(text_n(s.at + i + 1, 2), &byte, 1) == 0) {
			out[n++] = (char)byte;
			i += 2;
		} else {
			out[n++] = s.at[i];
		}
	}
	return text_n(out, n);
}

/*
 * IAM encodes a whole policy, so its brace too; a document whose brace is
 * plain keeps its percents.
 */
struct ex_node *
doc_read_inner(struct arena *arena, struct text s)
{
	struct error ignored;

	s = text_trim(s);
	if (!is_container(s) && s.len > 0 && s.at[0] == '%')
		s = text_trim(percent_decode(arena, s));
	return is_container(s) ? doc_read_json(arena, s, &ignored) : NULL;
}

struct table {
	struct arena *arena;
	struct ex_node *rows;
	struct text *names;
	size_t n;
};

static struct text
keep(struct arena *arena, const char *s)
{
	return text_of(arena_strdup(arena, s));
}

static int
read_names(struct table *t, char **cells, size_t n)
{
	t->names = arena_alloc(t->arena, n * sizeof(*t->names));
	t->n = n;
	for (size_t i = 0; i < n; i++) {
		t->names[i] = keep(t->arena, cells[i]);
		for (size_t j = 0; j < i; j++)
			if (text_equal(t->names[j], t->names[i]))
				return 1;
	}
	return 0;
}

static int
read_row(void *ctx, char **cells, size_t n)
{
	struct table *t = ctx;
	struct ex_node *row, *cell;

	if (t->names == NULL)
		return read_names(t, cells, n);
	if (n != t->n)
		return 1;
	row = node_new(t->arena, NODE_OBJECT);
	for (size_t i = 0; i < n; i++) {
		cell = node_new(t->arena, NODE_STRING);
		cell->name = t->names[i];
		cell->text = keep(t->arena, cells[i]);
		node_add(row, cell);
	}
	node_add(t->rows, row);
	return 0;
}

struct ex_node *
doc_read_table(struct arena *arena, struct text s)
{
	struct table t = { .arena = arena };
	struct error ignored;
	struct buffer csv;
	int refused;

	buffer_init(&csv, DOC_SIZE_MAX);
	t.rows = node_new(arena, NODE_ARRAY);
	refused = base64_read(&csv, text_trim(s)) < 0 ||
	    buffer_overflowed(&csv) || !text_is_utf8(buffer_view(&csv)) ||
	    csv_read(buffer_view(&csv), read_row, &t, &ignored) != 0;
	buffer_free(&csv);
	return refused ? NULL : t.rows;
}
