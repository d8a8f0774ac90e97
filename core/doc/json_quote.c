/*
 * json_quote.c - one string as JSON
 *
 * Bytes that are not UTF-8 become U+FFFD one by one: what is written can
 * always be read again.
 */
#include "doc/json_writer.h"

#include <string.h>

/* The length of the UTF-8 character at s; 0: none. */
static size_t
character(struct text s)
{
	size_t most = s.len < 4 ? s.len : 4;

	for (size_t n = 1; n <= most; n++)
		if (text_is_utf8(text_n(s.at, n)))
			return n;
	return 0;
}

static unsigned
code_point(const char *s, size_t n)
{
	static const unsigned char mask[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	unsigned code = (unsigned char)s[0] & mask[n];

	for (size_t i = 1; i < n; i++)
		code = code << 6 | ((unsigned char)s[i] & 0x3fu);
	return code;
}

static void
put_code(struct buffer *out, unsigned code)
{
	if (code >= 0x10000) {
		code -= 0x10000;
		buffer_printf(out, "\\u%04x", 0xd800 + (code >> 10));
		code = 0xdc00 + (code & 0x3ff);
	}
	buffer_printf(out, "\\u%04x", code);
}

/* A short escape, or \u for the rest of what JSON does not take bare. */
static void
put_escape(struct buffer *out, char c)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
	const char *p;

	if (c == '"') {		/* a body inside a line is full of these */
		buffer_put(out, "\\\"", 2);
		return;
	}
	p = c != '\0' ? strchr(plain, c) : NULL;
	if (p != NULL) {
		buffer_putc(out, '\\');
		buffer_putc(out, letter[p - plain]);
	} else {
		put_code(out, (unsigned char)c);
	}
}

static size_t
put_wide(struct buffer *out, struct text s, int ascii)
{
	size_t n = character(s);

	if (n == 0)
		buffer_puts(out, ascii ? "\\ufffd" : "\xef\xbf\xbd");
	else if (ascii)
		put_code(out, code_point(s.at, n));
	else
		buffer_put(out, s.at, n);
	return n > 0 ? n : 1;
}

static int
is_bare(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c <= 0x7f &&
	    c != '"' && c != '\\';
}

void
json_quote(struct buffer *out, struct text value, int ascii)
{
	size_t i = 0, from;

	buffer_putc(out, '"');
	while (i < value.len) {
		for (from = i; i < value.len && is_bare(value.at[i]); i++)
			;
		buffer_put(out, value.at + from, i - from);
		if (i == value.len)
			break;
		if ((unsigned char)value.at[i] < 0x80)
			put_escape(out, value.at[i++]);
		else
			i += put_wide(out, text_n(value.at + i,
						  value.len - i), ascii);
	}
	buffer_putc(out, '"');
}
