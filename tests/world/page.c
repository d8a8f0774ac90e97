/* page.c - a list a part at a time */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "inside.h"

/* A token says whose it is and where it goes on. */
static char *
token_make(const struct answering *a, size_t at)
{
	struct buffer b;
	char *plain = arena_printf(a->scratch, "%s/%zu", a->q->op, at);

	buffer_init(&b, 256);
	base64_write(&b, plain, strlen(plain));
	char *token = arena_strdup(a->scratch, buffer_cstr(&b));
	buffer_free(&b);
	return token;
}

static int
token_read(const struct answering *a, const char *token, size_t *at)
{
	struct buffer b;
	size_t op = strlen(a->q->op);
	int good;

	*at = 0;
	if (!token || !*token)
		return 0;
	buffer_init(&b, 256);
	good = !base64_read(&b, text_of(token)) && b.len > op + 1
	    && !memcmp(b.at, a->q->op, op) && b.at[op] == '/';
	if (good)
		*at = strtoul(b.at + op + 1, NULL, 10);
	buffer_free(&b);
	return good ? 0 : -1;
}

/* The smaller of what was asked for and what the world likes to give. */
int
page_plan(const struct answering *a, size_t n, struct page *page)
{
	const struct ex_node *spec = node_member(a->spec, "page");
	struct answering inner = *a;

	*page = (struct page){ .to = n };
	if (!spec)
		return 0;
	inner.spec = spec;
	page->in = spec_text(&inner, "in");
	page->out = spec_text(&inner, "out");
	page->more = spec_text(&inner, "more");
	page->size = spec_text(&inner, "size");
	const char *most = spec_text(&inner, "most");
	const char *size = page->size ? params_get(a->q->params, page->size)
				      : NULL;
	page->most = most ? strtoul(most, NULL, 10) : 100;
	if (size && strtoul(size, NULL, 10)
	    && strtoul(size, NULL, 10) < page->most)
		page->most = strtoul(size, NULL, 10);
	if (token_read(a, params_get(a->q->params, page->in), &page->from)
	    || page->from > n)
		return -1;
	if (n - page->from > page->most)
		page->to = page->from + page->most;
	return 0;
}

void
page_end(const struct answering *a, struct render *r, const struct page *page,
	 size_t n)
{
	if (page->more)
		render_bool(r, page->more, page->to < n);
	if (page->out && page->to < n)
		render_string(r, page->out, token_make(a, page->to));
}
