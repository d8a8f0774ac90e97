/*
 * canonical.c - the canonical request of SigV4
 *
 *	method \n URI \n query \n headers \n signed headers \n payload digest
 *
 * The URI is the path as sent, encoded once more, "." and ".." and doubled
 * slashes resolved; for S3 the path stays as it is.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "canonical.h"

#define QUERY_MAX 64
#define STEPS_MAX 64

static int
plain(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
	    || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
	    || c == '~';
}

static void
encode(struct buffer *out, struct text in)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < in.len; i++) {
		unsigned char c = (unsigned char)in.at[i];
		if (plain((char)c)) {
			buffer_putc(out, (char)c);
			continue;
		}
		buffer_putc(out, '%');
		buffer_putc(out, digits[c >> 4]);
		buffer_putc(out, digits[c & 15]);
	}
}

static void
put_path(struct buffer *out, struct text path, int s3)
{
	struct text steps[STEPS_MAX];
	size_t n = 0;
	int slash = path.len > 1 && path.at[path.len - 1] == '/';

	if (s3) {
		buffer_text(out, path);
		return;
	}
	while (path.at && n < STEPS_MAX) {
		struct text step = text_cut(&path, '/');
		if (!step.len || text_is(step, "."))
			continue;
		if (!text_is(step, ".."))
			steps[n++] = step;
		else if (n)
			n--;
	}
	for (size_t i = 0; i < n; i++) {
		buffer_putc(out, '/');
		encode(out, steps[i]);
	}
	if (!n || slash)
		buffer_putc(out, '/');
}

/* By name, then by value. */
static int
by_name(const void *a, const void *b)
{
	struct text x = *(const struct text *)a, y = *(const struct text *)b;
	int order = text_compare(text_cut(&x, '='), text_cut(&y, '='));

	return order ? order : text_compare(x, y);
}

/* Words are encoded already; a name alone gets its "=".  The signature of a
 * link is not signed. */
static void
put_query(struct buffer *out, struct text query)
{
	struct text words[QUERY_MAX];
	size_t n = 0;

	while (query.len && n < QUERY_MAX) {
		struct text word = text_cut(&query, '&');
		if (word.len && !text_starts(word, "X-Amz-Signature="))
			words[n++] = word;
	}
	qsort(words, n, sizeof(*words), by_name);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buffer_putc(out, '&');
		buffer_text(out, words[i]);
		if (!memchr(words[i].at, '=', words[i].len))
			buffer_putc(out, '=');
	}
}

/* Inner blanks become one. */
static void
put_value(struct buffer *out, struct text value)
{
	int blank = 0;

	value = text_trim(value);
	for (size_t i = 0; i < value.len; i++) {
		int b = value.at[i] == ' ' || value.at[i] == '\t';
		if (!b || !blank)
			buffer_putc(out, b ? ' ' : value.at[i]);
		blank = b;
	}
}

static int
put_header(struct buffer *out, const struct http_in *http, struct text name)
{
	int any = 0;

	buffer_text(out, name);
	for (size_t i = 0; i < http->nfields; i++) {
		const struct http_field *f = &http->fields[i];
		if (f->name.len != name.len
		    || strncasecmp(f->name.at, name.at, name.len) != 0)
			continue;
		buffer_putc(out, any++ ? ',' : ':');
		put_value(out, f->value);
	}
	buffer_putc(out, '\n');
	return any ? 0 : -1;
}

static int
is_signed(struct text signed_headers, struct text name)
{
	while (signed_headers.len) {
		struct text s = text_cut(&signed_headers, ';');
		if (s.len == name.len
		    && !strncasecmp(s.at, name.at, name.len))
			return 1;
	}
	return 0;
}

/* host and whatever begins with x-amz- */
static int
covers(const struct http_in *http, struct text signed_headers)
{
	for (size_t i = 0; i < http->nfields; i++) {
		struct text name = http->fields[i].name;
		int must = text_is_nocase(name, "host")
			|| (name.len > 6
			    && !strncasecmp(name.at, "x-amz-", 6));
		if (must && !is_signed(signed_headers, name))
			return -1;
	}
	return 0;
}

int
canonical_request(const struct http_in *http, struct text signed_headers,
		  int s3, const char *payload, struct buffer *out)
{
	struct text rest = signed_headers, before = text_of("");

	if (covers(http, signed_headers))
		return -1;
	buffer_text(out, http->method);
	buffer_putc(out, '\n');
	put_path(out, http->path, s3);
	buffer_putc(out, '\n');
	put_query(out, http->query);
	buffer_putc(out, '\n');
	while (rest.len) {
		struct text name = text_cut(&rest, ';');
		if (text_compare(before, name) >= 0
		    || put_header(out, http, name))
			return -1;
		before = name;
	}
	buffer_putc(out, '\n');
	buffer_text(out, signed_headers);
	buffer_putc(out, '\n');
	buffer_puts(out, payload);
	return 0;
}
