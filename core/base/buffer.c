/* buffer.c - doubles until its cap */
#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void
buffer_init(struct buffer *b, size_t cap)
{
	*b = (struct buffer){ .cap = cap };
}

void
buffer_free(struct buffer *b)
{
	if (b == NULL)
		return;
	free(b->at);
	buffer_init(b, b->cap);
}

void
buffer_reset(struct buffer *b)
{
	b->len = 0;
	b->overflowed = 0;
	if (b->at != NULL)
		b->at[0] = '\0';
}

/* Room for n more and the terminator, or marked. */
static int
reserve(struct buffer *b, size_t n)
{
	size_t need, room;

	if (b->overflowed || n > b->cap - b->len) {
		b->overflowed = 1;
		return -1;
	}
	need = b->len + n + 1;
	if (need <= b->room)
		return 0;
	room = b->room < 64 ? 64 : b->room * 2;
	if (room < need)
		room = need;
	if (room > b->cap && b->cap + 1 >= need)
		room = b->cap + 1;
	b->at = xrealloc(b->at, room, 1);
	b->room = room;
	return 0;
}

void
buffer_put(struct buffer *b, const void *p, size_t n)
{
	if (reserve(b, n) < 0)
		return;
	if (n > 0)
		memcpy(b->at + b->len, p, n);
	b->len += n;
	b->at[b->len] = '\0';
}

void
buffer_puts(struct buffer *b, const char *s)
{
	buffer_put(b, s, strlen(s));
}

void
buffer_putc(struct buffer *b, char c)
{
	buffer_put(b, &c, 1);
}

void
buffer_text(struct buffer *b, struct text t)
{
	buffer_put(b, t.at, t.len);
}

void
buffer_vprintf(struct buffer *b, const char *format, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0) {
		b->overflowed = 1;
		return;
	}
	if (reserve(b, (size_t)n) < 0)
		return;
	vsnprintf(b->at + b->len, (size_t)n + 1, format, ap);
	b->len += (size_t)n;
}

void
buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	buffer_vprintf(b, format, ap);
	va_end(ap);
}

struct text
buffer_view(const struct buffer *b)
{
	return text_n(b->at, b->len);
}

const char *
buffer_cstr(const struct buffer *b)
{
	return b->at != NULL ? b->at : "";
}

char *
buffer_steal(struct buffer *b)
{
	char *at = b->at != NULL ? b->at : xstrdup("");

	buffer_init(b, b->cap);
	return at;
}

int
buffer_overflowed(const struct buffer *b)
{
	return b->overflowed;
}
