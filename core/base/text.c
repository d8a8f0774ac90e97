/* text.c - views: compared, cut, matched; ASCII rules whatever the locale */
#include "base/text.h"

#include <stdint.h>
#include <string.h>

struct text
text_of(const char *s)
{
	return text_n(s, s != NULL ? strlen(s) : 0);
}

struct text
text_n(const char *s, size_t n)
{
	return (struct text){ s, n };
}

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static int
same(const char *a, const char *b, size_t n, int nocase)
{
	if (n == 0)
		return 1;
	if (!nocase)
		return memcmp(a, b, n) == 0;
	for (size_t i = 0; i < n; i++)
		if (lower(a[i]) != lower(b[i]))
			return 0;
	return 1;
}

int
text_equal(struct text a, struct text b)
{
	return a.len == b.len && same(a.at, b.at, a.len, 0);
}

int
text_is(struct text a, const char *s)
{
	return text_equal(a, text_of(s));
}

int
text_is_nocase(struct text a, const char *s)
{
	struct text b = text_of(s);

	return a.len == b.len && same(a.at, b.at, a.len, 1);
}

int
text_starts(struct text a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.len >= n && same(a.at, prefix, n, 0);
}

int
text_ends(struct text a, const char *suffix)
{
	size_t n = strlen(suffix);

	return n == 0 ||
	    (a.len >= n && same(a.at + a.len - n, suffix, n, 0));
}

int
text_compare(struct text a, struct text b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n > 0 ? memcmp(a.at, b.at, n) : 0;

	if (c != 0)
		return c;
	return a.len < b.len ? -1 : a.len > b.len;
}

static int
blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct text
text_trim(struct text a)
{
	while (a.len > 0 && blank(a.at[0])) {
		a.at++;
		a.len--;
	}
	while (a.len > 0 && blank(a.at[a.len - 1]))
		a.len--;
	return a;
}

struct text
text_cut(struct text *rest, char sep)
{
	struct text all = *rest;
	const char *p = all.len > 0 ? memchr(all.at, sep, all.len) : NULL;
	size_t n;

	if (p == NULL) {
		*rest = text_n(NULL, 0);
		return all;
	}
	n = (size_t)(p - all.at);
	*rest = text_n(p + 1, all.len - n - 1);
	return text_n(all.at, n);
}

struct text
text_word(struct text *rest)
{
	struct text word;
	size_t i = 0;

	while (i < rest->len && blank(rest->at[i]))
		i++;
	if (i > 0)
		*rest = text_n(rest->at + i, rest->len - i);
	for (i = 0; i < rest->len && !blank(rest->at[i]); i++)
		;
	word = text_n(rest->at, i);
	if (i > 0)
		*rest = text_n(rest->at + i, rest->len - i);
	return word;
}

static int
contains(struct text value, struct text part, int nocase)
{
	if (part.len > value.len)
		return 0;
	for (size_t i = 0; i + part.len <= value.len; i++)
		if (same(value.at + i, part.at, part.len, nocase))
			return 1;
	return 0;
}

int
text_glob_ends(struct text value, struct text pattern, int nocase)
{
	int before, after;

	before = pattern.len > 0 && pattern.at[0] == '*';
	if (before) {
		pattern.at++;
		pattern.len--;
	}
	after = pattern.len > 0 && pattern.at[pattern.len - 1] == '*';
	if (after)
		pattern.len--;
	if (pattern.len == 0)	/* and value.at may be NULL */
		return before || after || value.len == 0;
	if (before && after)
		return contains(value, pattern, nocase);
	if (value.len < pattern.len)
		return 0;
	if (before)
		return same(value.at + value.len - pattern.len, pattern.at,
			    pattern.len, nocase);
	return (after || value.len == pattern.len) &&
	    same(value.at, pattern.at, pattern.len, nocase);
}

/* Only the last * is ever tried again: quadratic at worst. */
int
text_glob(struct text value, struct text pattern, int nocase)
{
	size_t v = 0, p = 0, star = SIZE_MAX, from = 0;

	while (v < value.len) {
		if (p < pattern.len && pattern.at[p] == '*') {
			star = p++;
			from = v;
		} else if (p < pattern.len && (pattern.at[p] == '?' ||
		    same(value.at + v, pattern.at + p, 1, nocase))) {
			v++;
			p++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			v = ++from;
		} else {
			return 0;
		}
	}
	while (p < pattern.len && pattern.at[p] == '*')
		p++;
	return p == pattern.len;
}

/* Which second bytes would make an overlong form, a surrogate or too much. */
static void
second_of(unsigned char first, unsigned char *low, unsigned char *high)
{
	if (first == 0xe0)
		*low = 0xa0;
	else if (first == 0xed)
		*high = 0x9f;
	else if (first == 0xf0)
		*low = 0x90;
	else if (first == 0xf4)
		*high = 0x8f;
}

/* How many bytes the character at s has, of n there; 0: not well-formed. */
static size_t
utf8_length(const unsigned char *s, size_t n)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t len;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	len = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (len > n)
		return 0;
	second_of(s[0], &low, &high);
	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if (s[i] < 0x80 || s[i] > 0xbf)
			return 0;
	return len;
}

int
text_is_utf8(struct text a)
{
	const unsigned char *s = (const unsigned char *)a.at;
	size_t n;
	uint64_t eight;

	for (size_t i = 0; i < a.len; i += n) {
		n = sizeof(eight);
		if (a.len - i >= n) {
			memcpy(&eight, s + i, n);
			if ((eight & 0x8080808080808080u) == 0)
				continue;
		}
		n = utf8_length(s + i, a.len - i);
		if (n == 0)
			return 0;
	}
	return 1;
}
