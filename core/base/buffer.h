/*
 * buffer.h - bytes that grow up to a cap
 *
 * Past the cap the buffer is marked and takes no more: a format is written as
 * straight lines and checked once, at the end.
 */
#ifndef BUFFER_H
#define BUFFER_H

#include <stdarg.h>
#include <stddef.h>

#include "base/text.h"

struct buffer {
	char *at;		/* always terminated once anything was put */
	size_t len, room, cap;
	int overflowed;
};

void buffer_init(struct buffer *b, size_t cap);
void buffer_free(struct buffer *b);
void buffer_reset(struct buffer *b);		/* empty, memory kept */
void buffer_put(struct buffer *b, const void *p, size_t n);
void buffer_puts(struct buffer *b, const char *s);
void buffer_putc(struct buffer *b, char c);
void buffer_text(struct buffer *b, struct text t);
void buffer_printf(struct buffer *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buffer_vprintf(struct buffer *b, const char *format, va_list ap)
	__attribute__((format(printf, 2, 0)));
struct text buffer_view(const struct buffer *b);
const char *buffer_cstr(const struct buffer *b);	/* "" when empty */
char *buffer_steal(struct buffer *b);	/* caller frees; b is empty again */
int buffer_overflowed(const struct buffer *b);

#endif
