/* answer.c - where in a body the answer begins */
#include "doc/doc.h"

static int
is_xml(enum ex_protocol protocol)
{
	return protocol == EX_REST_XML || protocol == EX_QUERY ||
	    protocol == EX_EC2;
}

/* <OpResponse><OpResult>…; an error's root has no such member. */
static struct ex_node *
inside_result(struct arena *arena, struct ex_node *root, const char *op)
{
	struct ex_node *result;

	result = node_member(root, arena_printf(arena, "%sResult", op));
	return result != NULL ? result : root;
}

struct ex_node *
doc_read_answer(struct arena *arena, struct text body,
		enum ex_protocol protocol, const char *op, struct error *err)
{
	struct text t = text_trim(body);
	struct ex_node *node;

	if (t.len == 0)
		return node_new(arena, NODE_OBJECT);
	if (!is_xml(protocol) || t.at[0] == '{' || t.at[0] == '[')
		return doc_read_json(arena, body, err);
	node = doc_read_xml(arena, body, err);
	if (node != NULL && protocol == EX_QUERY && op != NULL)
		node = inside_result(arena, node, op);
	return node;
}
