/* path_filter.c - which elements a filter lets through */
#include <string.h>

#include "doc/path_step.h"

static const struct ex_node *
member_at(const struct filter *f, const struct ex_node *node)
{
	const struct ex_node *m = node;

	for (size_t i = 0; i < f->nmember && m != NULL; i++) {
		if (m->kind == NODE_ARRAY)
			return NULL;
		for (m = m->first; m != NULL; m = m->next)
			if (text_equal(m->name, f->member[i]))
				break;
	}
	return m;
}

static int
has_value(const struct ex_node *node)
{
	return node != NULL && node->kind != NODE_NULL &&
	    !(node->kind == NODE_STRING && node->text.len == 0);
}

static void
put_piece(struct buffer *out, const struct piece *piece,
	  const struct path_vars *vars)
{
	const char *value = NULL;

	if (piece->variable && vars != NULL)
		value = vars->get(vars->ctx, piece->text);
	if (value != NULL)
		buffer_puts(out, value);
	else if (piece->variable)
		buffer_printf(out, "{%.*s}", TEXT_ARG(piece->text));
	else
		buffer_text(out, piece->text);
}

static int
contains(struct text value, struct text part)
{
	return part.len == 0 || (value.len >= part.len &&
	    memmem(value.at, value.len, part.at, part.len) != NULL);
}

/* The stars are the path's: one that came with a variable is a character. */
static int
compare(const struct filter *f, struct text value, struct text wanted)
{
	struct text end;

	if (f->any_before && f->any_after)
		return contains(value, wanted);
	if (value.len < wanted.len)
		return 0;
	if (value.len == 0)	/* and value.at may be NULL */
		return 1;
	end = text_n(value.at + (value.len - wanted.len), wanted.len);
	if (f->any_before)
		return text_equal(end, wanted);
	return (f->any_after || value.len == wanted.len) &&
	    text_equal(text_n(value.at, wanted.len), wanted);
}

static int
equals(const struct filter *f, const struct ex_node *node,
       const struct path_vars *vars)
{
	struct buffer wanted;
	int same;

	if (f->npieces == 0)
		return compare(f, node_text(node), text_of(""));
	buffer_init(&wanted, 64 * 1024);
	for (size_t i = 0; i < f->npieces; i++)
		put_piece(&wanted, &f->pieces[i], vars);
	same = !buffer_overflowed(&wanted) &&
	    compare(f, node_text(node), buffer_view(&wanted));
	buffer_free(&wanted);
	return same;
}

int
filter_holds(const struct filter *f, const struct ex_node *element,
	     const struct path_vars *vars)
{
	const struct ex_node *node = member_at(f, element);
	int without = f->npieces == 0 && !f->any_before && !f->any_after;
	int holds;

	if (without)
		holds = !has_value(node);
	else
		holds = has_value(node) && equals(f, node, vars);
	return holds != f->not;
}
