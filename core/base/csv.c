/* csv.c - rows of cells, quoted and unquoted */
#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* What a spreadsheet takes for the beginning of a formula, and our mark. */
static int
is_active(char c)
{
	return c != '\0' && strchr("=+-@'\t\r", c) != NULL;
}

static void
put_cell(struct buffer *out, const char *cell)
{
	/* At the head of a file these three bytes would be taken for a mark. */
	int quoted = cell[strcspn(cell, ",\"\r\n")] != '\0' ||
		     strncmp(cell, "\xef\xbb\xbf", 3) == 0;

	if (quoted)
		buffer_putc(out, '"');
	if (is_active(cell[0]))
		buffer_putc(out, '\'');
	for (const char *quote; (quote = strchr(cell, '"')); cell = quote + 1) {
		buffer_put(out, cell, (size_t)(quote - cell) + 1);
		buffer_putc(out, '"');
	}
	buffer_puts(out, cell);
	if (quoted)
		buffer_putc(out, '"');
}

void
csv_row(struct buffer *out, const char *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buffer_putc(out, ',');
		put_cell(out, cells[i] != NULL ? cells[i] : "");
	}
	buffer_putc(out, '\n');
}

struct reader {
	struct text in;
	size_t at;
	unsigned long line;
	struct buffer bytes;	/* the row's cells, each terminated */
	size_t *starts;
	size_t n, room;
	struct error *err;
};

static int
refuse(struct reader *r, const char *why)
{
	return error_set(r->err, ERROR_MALFORMED, "line %lu: %s", r->line, why);
}

static int
peek(const struct reader *r)
{
	return r->at < r->in.len ? (unsigned char)r->in.at[r->at] : -1;
}

/* Takes what comes before at into the row. */
static int
take(struct reader *r, size_t at)
{
	const char *from = r->in.at + r->at;
	size_t n = at - r->at;

	if (n && memchr(from, '\0', n))
		return refuse(r, "a zero byte");
	buffer_put(&r->bytes, from, n);
	r->at = at;
	return 0;
}

static int
read_quoted(struct reader *r)
{
	for (r->at++;; r->at++) {
		const char *from = r->in.at + r->at;
		size_t left = r->in.len - r->at;
		const char *quote = left ? memchr(from, '"', left) : NULL;

		for (size_t i = 0, n = quote ? (size_t)(quote - from) : left;
		     i < n; i++)
			r->line += from[i] == '\n';
		if (!quote)
			return refuse(r, "a quoted cell does not end");
		if (take(r, (size_t)(quote - r->in.at)) < 0)
			return -1;
		r->at++;
		if (peek(r) != '"')
			return 0;
		buffer_putc(&r->bytes, '"');
	}
}

/* CR counts only before LF or at the very end. */
static int
is_line_end(const struct reader *r, size_t at)
{
	return r->in.at[at] == '\n' || (r->in.at[at] == '\r' &&
	    (at + 1 == r->in.len || r->in.at[at + 1] == '\n'));
}

static int
at_end(const struct reader *r)
{
	return r->at >= r->in.len || is_line_end(r, r->at);
}

static int
read_plain(struct reader *r)
{
	size_t end = r->at;
	char c = '\0';

	for (; end < r->in.len; end++) {
		c = r->in.at[end];
		if (c == ',' || c == '\n' || c == '"' ||
		    (c == '\r' && is_line_end(r, end)))
			break;
	}
	if (end < r->in.len && c == '"')
		return refuse(r, "a quote inside an unquoted cell");
	return take(r, end);
}

static int
read_cell(struct reader *r)
{
	size_t start = r->bytes.len;
	int status;

	if (r->n == r->room) {
		r->room = r->room > 0 ? r->room * 2 : 16;
		r->starts = xrealloc(r->starts, r->room, sizeof(*r->starts));
	}
	status = peek(r) == '"' ? read_quoted(r) : read_plain(r);
	if (status < 0)
		return -1;
	if (!at_end(r) && peek(r) != ',')
		return refuse(r, "text after a closing quote");
	buffer_putc(&r->bytes, '\0');
	if (r->bytes.at[start] == '\'' && is_active(r->bytes.at[start + 1]))
		start++;
	r->starts[r->n++] = start;
	return 0;
}

/* Reads one row and its line's end. */
static int
read_row(struct reader *r)
{
	buffer_reset(&r->bytes);
	r->n = 0;
	for (;;) {
		if (read_cell(r) < 0)
			return -1;
		if (peek(r) != ',')
			break;
		r->at++;
	}
	if (peek(r) == '\r')
		r->at++;
	if (peek(r) == '\n')
		r->at++;
	r->line++;
	return 0;
}

int
csv_read(struct text data, int (*fn)(void *ctx, char **cells, size_t n),
	 void *ctx, struct error *err)
{
	struct reader r = { .in = data, .line = 1, .err = err };
	char **cells = NULL;
	int status = 0;

	if (text_starts(data, "\xef\xbb\xbf"))
		r.at = 3;
	buffer_init(&r.bytes, data.len * 2 + 2);
	while (status == 0 && r.at < r.in.len) {
		status = read_row(&r);
		if (status < 0)
			break;
		cells = xrealloc(cells, r.n, sizeof(*cells));
		for (size_t i = 0; i < r.n; i++)
			cells[i] = r.bytes.at + r.starts[i];
		status = fn(ctx, cells, r.n);
	}
	free(cells);
	free(r.starts);
	buffer_free(&r.bytes);
	return status;
}

int
csv_count(const char *cell, unsigned long *out)
{
	char *end;

	*out = strtoul(cell, &end, 10);
	return cell[0] >= '0' && cell[0] <= '9' && !*end ? 0 : -1;
}
