/* uri.c - percent-encoding, and the canonical order of a query */
#include "aws/uri.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static int
is_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

void
uri_put(struct buffer *out, struct text t, const char *keep)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t from = 0;

	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.at[i];

		if (is_unreserved(c) || (c != 0 && strchr(keep, c) != NULL))
			continue;
		if (i > from)
			buffer_put(out, t.at + from, i - from);
		buffer_putc(out, '%');
		buffer_putc(out, hex[c >> 4]);
		buffer_putc(out, hex[c & 15]);
		from = i + 1;
	}
	if (t.len > from)
		buffer_put(out, t.at + from, t.len - from);
}

void
uri_pair(struct buffer *query, struct text name, struct text value)
{
	if (query->len > 0)
		buffer_putc(query, '&');
	uri_put(query, name, "");
	buffer_putc(query, '=');
	uri_put(query, value, "");
}

struct pair {
	struct text name, value;
};

/* By name alone first: "Param=" sorts before "Param-3=", though - is below =. */
static int
by_name(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;
	int order = text_compare(p->name, q->name);

	return order != 0 ? order : text_compare(p->value, q->value);
}

static size_t
count_pairs(struct text query)
{
	size_t n = 1;

	for (size_t i = 0; i < query.len; i++)
		n += query.at[i] == '&';
	return n;
}

static void
put_sorted(struct buffer *out, struct text query)
{
	struct pair *pairs = xcalloc(count_pairs(query), sizeof(*pairs));
	size_t n = 0;

	for (struct text rest = query; rest.at != NULL; ) {
		struct text value = text_cut(&rest, '&');

		if (value.len == 0)
			continue;
		pairs[n].name = text_cut(&value, '=');
		pairs[n++].value = value;
	}
	qsort(pairs, n, sizeof(*pairs), by_name);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buffer_putc(out, '&');
		buffer_text(out, pairs[i].name);
		buffer_putc(out, '=');
		buffer_text(out, pairs[i].value);
	}
	free(pairs);
}

void
uri_query(struct buffer *out, struct text query)
{
	struct buffer encoded;

	if (query.len == 0)
		return;
	buffer_init(&encoded, 4 * query.len + 1);
	uri_put(&encoded, query, "%&=");
	put_sorted(out, buffer_view(&encoded));
	buffer_free(&encoded);
}
