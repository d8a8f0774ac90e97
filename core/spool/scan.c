/*
 * scan.c - finding lines without reading bodies
 *
 * Of each line only its beginning is looked at, for the key, and its end.  A
 * key has neither quotes nor backslashes unless somebody named a resource so;
 * it is compared as it is written, escapes and all.
 */
#include "spool/scan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"

#define WINDOW	(256u * 1024)

struct scan {
	int fd;
	char *window;
	size_t room, n;
	uint64_t base;		/* offset of window[0] */
};

struct text
line_key(struct text start, int *supersedes)
{
	static const char request[] = "{\"request\":\"";
	static const char again[] = "{\"supersedes\":\"";
	struct text key = { NULL, 0 };
	size_t from;

	*supersedes = text_starts(start, again);
	if (!*supersedes && !text_starts(start, request))
		return key;
	from = (*supersedes ? sizeof(again) : sizeof(request)) - 1;
	for (size_t i = from; i < start.len && start.at[i] != '\n'; i++) {
		if (start.at[i] == '"')
			return text_n(start.at + from, i - from);
		if (start.at[i] == '\\')
			i++;
	}
	return key;
}

uint64_t
key_page(struct text key, struct text *base)
{
	size_t i = key.len;
	uint64_t page = 0, unit = 1;

	*base = key;
	while (i && key.at[i - 1] >= '0' && key.at[i - 1] <= '9' &&
	       unit < UINT64_C(10000000000)) {
		page += unit * (uint64_t)(key.at[--i] - '0');
		unit *= 10;
	}
	if (unit == 1 || i < 2 || key.at[i - 1] != '#' || key.at[i - 2] != ' ')
		return 1;
	*base = text_n(key.at, i - 2);
	return page;
}

static int
fill(struct scan *s, uint64_t base, struct error *err)
{
	ssize_t got;

	s->base = base;
	s->n = 0;
	while (s->n < s->room) {
		got = pread(s->fd, s->window + s->n, s->room - s->n,
			    (off_t)(base + s->n));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_set(err, ERROR_SYSTEM, "read: %s",
					 strerror(errno));
		if (got == 0)
			break;
		s->n += (size_t)got;
	}
	return 0;
}

/* The line at offset; len 0 at the end of the file or of what is whole. */
static int
next_line(struct scan *s, uint64_t offset, struct line *line,
	  struct error *err)
{
	size_t from = (size_t)(offset - s->base);
	const char *lf = NULL;

	*line = (struct line){ .offset = offset };
	if (from < s->n)
		lf = memchr(s->window + from, '\n', s->n - from);
	if (!lf) {
		if (fill(s, offset, err) < 0)
			return -1;
		from = 0;
		lf = memchr(s->window, '\n', s->n);
	}
	/* A line longer than the window: room for all of it. */
	while (!lf && s->n == s->room) {
		s->room *= 2;
		s->window = xrealloc(s->window, s->room, 1);
		if (fill(s, offset, err) < 0)
			return -1;
		lf = memchr(s->window, '\n', s->n);
	}
	if (!lf)
		return 0;
	struct text whole = text_n(s->window + from,
				   (size_t)(lf - s->window) - from);
	line->len = whole.len + 1;
	line->key = line_key(whole, &line->supersedes);
	if (!whole.len || whole.at[whole.len - 1] != '}')
		line->key.at = NULL;
	return 0;
}

static int
lines(struct scan *s, scan_fn *fn, void *ctx, uint64_t *whole,
      struct error *err)
{
	struct line line;
	uint64_t bad = 0;

	*whole = 0;
	for (;;) {
		uint64_t at = bad ? bad : *whole;
		if (next_line(s, at, &line, err) < 0)
			return -1;
		if (!line.len)
			return 0;
		if (bad)
			return error_set(err, ERROR_MALFORMED,
					 "byte %llu: not a line of evidence",
					 (unsigned long long)*whole);
		if (!line.key.at) {
			bad = at + line.len;
			continue;
		}
		if (fn(ctx, &line, err) < 0)
			return -1;
		*whole = at + line.len;
	}
}

int
scan_lines(int fd, scan_fn *fn, void *ctx, uint64_t *whole, struct error *err)
{
	struct scan s = { .fd = fd, .room = WINDOW };
	int result;

	s.window = xmalloc(s.room);
	result = lines(&s, fn, ctx, whole, err);
	free(s.window);
	return result;
}
