/* node.c - the tree by hand */
#include "doc/doc.h"

#include <stdio.h>
#include <stdlib.h>

struct ex_node *
node_new(struct arena *arena, enum node_kind kind)
{
	struct ex_node *node = arena_alloc(arena, sizeof(*node));

	node->kind = kind;
	return node;
}

void
node_add(struct ex_node *parent, struct ex_node *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

struct ex_node *
node_member(const struct ex_node *object, const char *name)
{
	struct ex_node *m;

	if (object == NULL || object->kind == NODE_ARRAY)
		return NULL;
	for (m = object->first; m != NULL; m = m->next)
		if (text_is(m->name, name))
			return m;
	return NULL;
}

struct text
node_text(const struct ex_node *node)
{
	if (node == NULL)
		return text_of("");
	switch (node->kind) {
	case NODE_STRING:
	case NODE_NUMBER:
		return node->text.at != NULL ? node->text : text_of("");
	case NODE_TRUE:
		return text_of("true");
	case NODE_FALSE:
		return text_of("false");
	case NODE_NULL:
	case NODE_ARRAY:
	case NODE_OBJECT:
		break;
	}
	return text_of("");
}

uint64_t
node_count(const struct ex_node *object, const char *name)
{
	struct text t = node_text(node_member(object, name));
	char digits[24];

	if (t.len == 0 || t.len >= sizeof(digits))
		return 0;
	snprintf(digits, sizeof(digits), "%.*s", TEXT_ARG(t));
	return strtoull(digits, NULL, 10);
}
