/* csv_place.c - rows of cells, read where they lie: a cell only gets shorter */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"

#define MARKS		"=+-@'\t\r"	/* as csv.c puts a ' before */

struct reader {
	char *at, *end;
	unsigned long line;
	char **cells;
	size_t n, room;
	struct error *err;
};

/* Where a plain cell may end. */
static const unsigned char stops[256] = {
	['\0'] = 1, ['\n'] = 1, ['\r'] = 1, ['"'] = 1, [','] = 1,
};

static int
refuse(struct reader *r, const char *why)
{
	return error_set(r->err, ERROR_MALFORMED, "line %lu: %s", r->line, why);
}

/* CR counts only before LF or at the very end. */
static int
at_line_end(const struct reader *r)
{
	return r->at == r->end || *r->at == '\n' ||
		(*r->at == '\r' && (r->at + 1 == r->end || r->at[1] == '\n'));
}

/* *end: behind the cell's last byte. */
static int
read_plain(struct reader *r, char **end)
{
	for (;; r->at++) {
		while (!stops[(unsigned char)*r->at])
			r->at++;
		if (at_line_end(r) || *r->at == ',')
			break;
		if (*r->at == '"')
			return refuse(r, "a quote inside an unquoted cell");
		if (*r->at == '\0')
			return refuse(r, "a zero byte");
	}
	*end = r->at;
	return 0;
}

static int
read_quoted(struct reader *r, char **end)
{
	char *to = ++r->at;

	for (;;) {
		char *from = r->at;
		char *quote = memchr(from, '"', (size_t)(r->end - from));
		size_t n;

		if (!quote)
			return refuse(r, "a quoted cell does not end");
		n = (size_t)(quote - from);
		if (memchr(from, '\0', n))
			return refuse(r, "a zero byte");
		for (size_t i = 0; i < n; i++)
			r->line += from[i] == '\n';
		if (to != from)
			memmove(to, from, n);
		to += n;
		r->at = quote + 1;
		if (*r->at != '"' || r->at == r->end)
			break;
		*to++ = '"';
		r->at++;
	}
	*end = to;
	if (!at_line_end(r) && *r->at != ',')
		return refuse(r, "text after a closing quote");
	return 0;
}

/* 1: another cell follows, 0: the row has ended. */
static int
read_cell(struct reader *r)
{
	int quoted = *r->at == '"' && r->at != r->end, more;
	char *start = r->at + quoted, *end = start;

	if ((quoted ? read_quoted(r, &end) : read_plain(r, &end)) < 0)
		return -1;
	more = r->at != r->end && *r->at == ',';
	if (more) {
		r->at++;
	} else {
		if (r->at != r->end && *r->at == '\r')
			r->at++;
		if (r->at != r->end && *r->at == '\n')
			r->at++;
	}
	*end = '\0';
	if (start[0] == '\'' && start[1] && strchr(MARKS, start[1]))
		start++;
	if (r->n == r->room) {
		r->room = r->room ? r->room * 2 : 16;
		r->cells = xrealloc(r->cells, r->room, sizeof(*r->cells));
	}
	r->cells[r->n++] = start;
	return more;
}

int
csv_read_in_place(struct buffer *data,
		  int (*fn)(void *ctx, char **cells, size_t n), void *ctx,
		  struct error *err)
{
	struct reader r = { .at = data->at, .end = data->at + data->len,
			    .line = 1, .err = err };
	int status = 0;

	if (text_starts(buffer_view(data), "\xef\xbb\xbf"))
		r.at += 3;
	while (status == 0 && r.at != r.end) {
		r.n = 0;
		do
			status = read_cell(&r);
		while (status > 0);
		r.line++;
		if (status == 0)
			status = fn(ctx, r.cells, r.n);
	}
	free(r.cells);
	return status;
}
