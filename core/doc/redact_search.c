/* redact_search.c - what is in what is about to be taken out */
#include "doc/redact_part.h"
#include "doc/secret_find.h"

#include <string.h>

found_set
search_text(struct text in)
{
	found_set found = 0;
	enum secret_kind kind;
	size_t from, at, len;

	for (from = 0; (kind = secret_find(in, from, &at, &len));
	     from = at + len)
		found |= 1u << kind;
	for (from = 0; (kind = personal_find(in, from, &at, &len));
	     from = at + len)
		found |= 1u << kind;
	return found;
}

static struct ex_node *
sibling(const struct ex_node *node, const char *const *names, size_t n)
{
	struct ex_node *m;

	for (size_t i = 0; i < n; i++) {
		m = node_member(node->parent, names[i]);
		if (m != NULL && m->kind == NODE_STRING)
			return m;
	}
	return NULL;
}

struct text
name_of(const struct ex_node *node)
{
	static const char *const names[] = {
		"name", "Name", "key", "Key", "ParameterKey",
	};
	const struct ex_node *m = NULL;

	if (node->parent != NULL && (text_is_nocase(node->name, "value") ||
	    text_is(node->name, "ParameterValue")))
		m = sibling(node, names, sizeof(names) / sizeof(names[0]));
	return m != NULL ? m->text : node->name;
}

found_set
search_node(const struct ex_node *node)
{
	found_set found = 0;
	enum secret_kind kind;

	if (node->kind == NODE_STRING || node->kind == NODE_NUMBER) {
		found = search_text(node->text);
		kind = secret_named(name_of(node));
		if (kind != SECRET_NONE && secret_is_value(node->text, kind))
			found |= 1u << kind;
	}
	for (const struct ex_node *m = node->first; m != NULL; m = m->next)
		found |= search_node(m);
	return found;
}

static int
is_reference(char c)
{
	return is_word(c) || c == '.' || c == '/' || c == ':' || c == '@';
}

static int
is_image(struct text t)
{
	return memmem(t.at, t.len, ".dkr.ecr", 8) != NULL ||
	    text_starts(t, "public.ecr.aws/");
}

struct text
search_images(struct arena *arena, struct text in)
{
	struct buffer out;
	struct text t;
	size_t n;

	buffer_init(&out, 2048);
	for (size_t i = 0; i < in.len; i += n > 0 ? n : 1) {
		n = run_at(in, i, is_reference);
		t = text_n(in.at + i, n);
		while (t.len > 0 && !is_alnum(t.at[t.len - 1]))
			t.len--;
		if (!is_image(t) || memchr(t.at, '/', t.len) == NULL ||
		    out.len + t.len + 1 > 2048)
			continue;
		if (out.len > 0)
			buffer_putc(&out, ',');
		buffer_text(&out, t);
	}
	t = text_n(arena_strndup(arena, buffer_cstr(&out), out.len), out.len);
	buffer_free(&out);
	return t;
}
