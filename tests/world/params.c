/* params.c - a request's arguments by name, whatever they came in */
#include <string.h>

#include "inside.h"

void
params_init(struct params *params, struct arena *arena)
{
	*params = (struct params){ .arena = arena };
}

void
params_add(struct params *params, struct text name, struct text value)
{
	struct param *p = arena_alloc(params->arena, sizeof(*p));

	p->name = arena_strndup(params->arena, name.at ? name.at : "",
				name.len);
	p->value = arena_strndup(params->arena, value.at ? value.at : "",
				 value.len);
	if (params->last)
		params->last->next = p;
	else
		params->first = p;
	params->last = p;
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct text
decoded(struct arena *arena, struct text in)
{
	char *out = arena_alloc(arena, in.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < in.len; i++) {
		if (in.at[i] == '%' && i + 2 < in.len
		    && nibble(in.at[i + 1]) >= 0
		    && nibble(in.at[i + 2]) >= 0) {
			out[n++] = (char)(nibble(in.at[i + 1]) << 4
					  | nibble(in.at[i + 2]));
			i += 2;
		} else {
			out[n++] = in.at[i] == '+' ? ' ' : in.at[i];
		}
	}
	return text_n(out, n);
}

void
params_add_form(struct params *params, struct text form)
{
	while (form.len) {
		struct text word = text_cut(&form, '&');
		struct text name = text_cut(&word, '=');

		if (name.len)
			params_add(params, decoded(params->arena, name),
				   decoded(params->arena, word));
	}
}

void
params_add_json(struct params *params, const char *prefix,
		const struct ex_node *node)
{
	unsigned i = 0;

	for (const struct ex_node *n = node->first; n; n = n->next, i++) {
		char *name = node->kind == NODE_ARRAY
			? arena_printf(params->arena, "%s%u", prefix, i)
			: arena_printf(params->arena, "%s%.*s", prefix,
				       TEXT_ARG(n->name));

		if (n->kind == NODE_OBJECT || n->kind == NODE_ARRAY)
			params_add_json(params, arena_printf(params->arena,
							     "%s.", name), n);
		else if (n->kind != NODE_NULL)
			params_add(params, text_of(name), node_text(n));
	}
}

void
params_add_body(struct params *params, struct text body)
{
	struct error err;
	const struct ex_node *node = body.len ?
		doc_read_json(params->arena, body, &err) : NULL;

	if (node && node->kind == NODE_OBJECT)
		params_add_json(params, "", node);
}

const char *
params_get(const struct params *params, const char *name)
{
	for (const struct param *p = params->first; p; p = p->next)
		if (!strcmp(p->name, name))
			return p->value;
	return NULL;
}
