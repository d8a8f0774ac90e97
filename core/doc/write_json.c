/*
 * write_json.c - a tree as JSON
 *
 * XML repeats a name where JSON has a list: members of one name are written as
 * an array, at the place of the first.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "doc/doc.h"
#include "doc/json_writer.h"

struct member {
	const struct ex_node *node;
	size_t order, group;	/* own place, and that of the first so named */
};

static void write_node(struct buffer *out, const struct ex_node *node,
		       int canonical);

static int
by_name(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	int c = text_compare(x->node->name, y->node->name);

	if (c != 0)
		return c;
	return x->order < y->order ? -1 : x->order > y->order;
}

static int
by_group(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static struct member *
sorted_members(const struct ex_node *object, int canonical, size_t *count)
{
	struct member *v;
	size_t n = 0;

	for (const struct ex_node *m = object->first; m != NULL; m = m->next)
		n++;
	*count = n;
	v = xcalloc(n, sizeof(*v));
	n = 0;
	for (const struct ex_node *m = object->first; m != NULL; m = m->next) {
		v[n] = (struct member){ m, n, n };
		n++;
	}
	if (n == 0 || (!canonical && !object->xml))
		return v;
	qsort(v, n, sizeof(*v), by_name);
	if (canonical)
		return v;
	for (size_t i = 1; i < n; i++)
		if (text_equal(v[i].node->name, v[i - 1].node->name))
			v[i].group = v[i - 1].group;
	qsort(v, n, sizeof(*v), by_group);
	return v;
}

static void
write_object(struct buffer *out, const struct ex_node *object, int canonical)
{
	size_t n, i, end;
	struct member *v = sorted_members(object, canonical, &n);

	buffer_putc(out, '{');
	for (i = 0; i < n; i = end) {
		for (end = i + 1; end < n && text_equal(v[end].node->name,
							v[i].node->name);)
			end++;
		if (i > 0)
			buffer_putc(out, ',');
		json_quote(out, v[i].node->name, 0);
		buffer_puts(out, end > i + 1 ? ":[" : ":");
		for (size_t k = i; k < end; k++) {
			if (k > i)
				buffer_putc(out, ',');
			write_node(out, v[k].node, canonical);
		}
		if (end > i + 1)
			buffer_putc(out, ']');
	}
	if (object->kind == NODE_STRING) {
		buffer_puts(out, ",\"#text\":");
		json_quote(out, object->text, 0);
	}
	buffer_putc(out, '}');
	free(v);
}

static void
write_array(struct buffer *out, const struct ex_node *array, int canonical)
{
	buffer_putc(out, '[');
	for (const struct ex_node *e = array->first; e != NULL; e = e->next) {
		if (e != array->first)
			buffer_putc(out, ',');
		write_node(out, e, canonical);
	}
	buffer_putc(out, ']');
}

static void
write_node(struct buffer *out, const struct ex_node *node, int canonical)
{
	switch (node->kind) {
	case NODE_NULL:
		buffer_puts(out, "null");
		break;
	case NODE_FALSE:
	case NODE_TRUE:
	case NODE_NUMBER:
		buffer_text(out, node_text(node));
		break;
	case NODE_STRING:
		if (node->first == NULL)
			json_quote(out, node->text, 0);
		else
			write_object(out, node, canonical);
		break;
	case NODE_ARRAY:
		write_array(out, node, canonical);
		break;
	case NODE_OBJECT:
		write_object(out, node, canonical);
		break;
	}
}

void
node_write_json(struct buffer *out, const struct ex_node *node, int canonical)
{
	if (node == NULL)
		buffer_puts(out, "null");
	else
		write_node(out, node, canonical);
}
