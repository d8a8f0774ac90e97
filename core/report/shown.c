/* shown.c - what is invisible, made visible */
#include "report/shown.h"

#include <string.h>

static size_t
length_of(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2 || first > 0xF4)
		return 0;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Bytes of the character at s, 0 if it is none; *code becomes its number. */
static size_t
character(const unsigned char *s, unsigned *code)
{
	static const unsigned char mask[5] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	static const unsigned least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = length_of(s[0]);

	*code = s[0] & mask[n];
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		*code = *code << 6 | (s[i] & 0x3Fu);
	}
	if (*code < least[n] || (*code >= 0xD800 && *code < 0xE000) ||
	    *code > 0x10FFFF)
		return 0;
	return n;
}

/* Direction marks, joiners, zero widths, tags, private and no characters. */
static int
is_unseen(unsigned c)
{
	static const struct { unsigned from, to; } ranges[] = {
		{ 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x61C, 0x61C },
		{ 0x115F, 0x1160 }, { 0x180E, 0x180E }, { 0x200B, 0x200F },
		{ 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0x3164, 0x3164 },
		{ 0xE000, 0xF8FF }, { 0xFDD0, 0xFDEF }, { 0xFE00, 0xFE0F },
		{ 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB },
		{ 0xE0000, 0x10FFFF },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return 1;
	return (c & 0xFFFE) == 0xFFFE;
}

/* Bytes that are shown as they are; most text is nothing else. */
static size_t
plain(const unsigned char *s)
{
	size_t n = 0;

	while (s[n] >= 0x20 && s[n] < 0x7F)
		n++;
	return n;
}

void
shown(struct buffer *out, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	for (;;) {
		unsigned c = 0;
		size_t n = plain(p);

		buffer_put(out, p, n);
		p += n;
		if (!*p)
			return;
		n = character(p, &c);
		if (n == 0) {
			buffer_printf(out, "[byte %02X]", *p);
			p++;
			continue;
		}
		if (c < 0x20)		/* the control's picture */
			buffer_printf(out, "\xE2\x90%c", (int)(0x80 + c));
		else if (is_unseen(c))
			buffer_printf(out, "[U+%04X]", c);
		else
			buffer_put(out, p, n);
		p += n;
	}
}
