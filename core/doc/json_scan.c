/* json_scan.c - tokens, not grammar */
#include "doc/json_scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/doc.h"

struct scan {
	const char *start, *p, *end;
	int depth;
	struct json_numbers *numbers;
	struct error *err;
};

static int
refuse(const struct scan *s, const char *why)
{
	return error_set(s->err, ERROR_MALFORMED, "JSON, byte %zu: %s",
			 (size_t)(s->p - s->start) + 1, why);
}

static int
is_digit(const struct scan *s)
{
	return s->p < s->end && *s->p >= '0' && *s->p <= '9';
}

static int
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
	    (c >= 'A' && c <= 'F');
}

/* After the backslash. */
static int
scan_escape(struct scan *s)
{
	if (s->p == s->end || *s->p == '\0' || !strchr("\"\\/bfnrtu", *s->p))
		return refuse(s, "no such escape");
	if (*s->p++ != 'u')
		return 0;
	if (s->end - s->p < 4)
		return refuse(s, "a \\u escape cut short");
	for (int i = 0; i < 4; i++)
		if (!is_hex(s->p[i]))
			return refuse(s, "a \\u escape without four digits");
	if (memcmp(s->p, "0000", 4) == 0)
		return refuse(s, "\\u0000");
	s->p += 4;
	return 0;
}

static int
scan_string(struct scan *s)
{
	for (s->p++; s->p < s->end && *s->p != '"';) {
		if ((unsigned char)*s->p < 0x20)
			return refuse(s, "a control character in a string");
		if (*s->p++ == '\\' && scan_escape(s) < 0)
			return -1;
	}
	if (s->p == s->end)
		return refuse(s, "a string that does not end");
	s->p++;
	return 0;
}

static int
scan_digits(struct scan *s)
{
	if (!is_digit(s))
		return -1;
	while (is_digit(s))
		s->p++;
	return 0;
}

/* Takes the character if it is one of these. */
static int
scan_one(struct scan *s, const char *these)
{
	if (s->p == s->end || *s->p == '\0' || !strchr(these, *s->p))
		return 0;
	s->p++;
	return 1;
}

/* -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static int
scan_number_text(struct scan *s)
{
	scan_one(s, "-");
	if (!scan_one(s, "0") && scan_digits(s) < 0)
		return -1;
	if (scan_one(s, ".") && scan_digits(s) < 0)
		return -1;
	if (scan_one(s, "eE")) {
		scan_one(s, "+-");
		if (scan_digits(s) < 0)
			return -1;
	}
	return is_digit(s) ? -1 : 0;
}

static int
scan_number(struct scan *s)
{
	struct json_numbers *list = s->numbers;
	char copy[JSON_NUMBER_MAX + 1];
	const char *from = s->p;
	size_t n;

	if (scan_number_text(s) < 0)
		return refuse(s, "not a number");
	n = (size_t)(s->p - from);
	if (n > JSON_NUMBER_MAX)
		return refuse(s, "a number of more than 63 characters");
	memcpy(copy, from, n);
	copy[n] = '\0';
	if (!isfinite(strtod(copy, NULL)))
		return refuse(s, "a number that is not finite");
	if (list->n == list->room) {
		list->room = list->room > 0 ? list->room * 2 : 64;
		list->v = xrealloc(list->v, list->room, sizeof(list->v[0]));
	}
	list->v[list->n++] = text_n(from, n);
	return 0;
}

static int
scan_word(struct scan *s)
{
	static const char *const words[] = { "true", "false", "null" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);

		if ((size_t)(s->end - s->p) >= n &&
		    memcmp(s->p, words[i], n) == 0) {
			s->p += n;
			return 0;
		}
	}
	return refuse(s, "not JSON");
}

static int
scan_token(struct scan *s)
{
	switch (*s->p) {
	case '"':
		return scan_string(s);
	case '{':
	case '[':
		if (++s->depth > DOC_DEPTH_MAX)
			return refuse(s, "too deep");
		break;
	case '}':
	case ']':
		s->depth--;
		break;
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case ',':
	case ':':
		break;
	default:
		if (*s->p == '-' || is_digit(s))
			return scan_number(s);
		return scan_word(s);
	}
	s->p++;
	return 0;
}

int
json_scan(struct text body, struct json_numbers *numbers, struct error *err)
{
	struct scan s = { .numbers = numbers, .err = err };

	*numbers = (struct json_numbers){ 0 };
	if (body.len > DOC_SIZE_MAX)
		return error_set(err, ERROR_MALFORMED, "JSON: over 64 MB");
	if (!text_is_utf8(body))
		return error_set(err, ERROR_MALFORMED, "JSON: not UTF-8");
	s.start = s.p = body.len > 0 ? body.at : "";
	s.end = s.start + body.len;
	while (s.p < s.end)
		if (scan_token(&s) < 0)
			return -1;
	return 0;
}
