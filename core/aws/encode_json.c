/* encode_json.c - a body of JSON 1.0, 1.1 and rest-json */
#include <string.h>

#include "aws/encode.h"

/* true, false, null and numbers are no documents to the reader. */
static struct ex_node *
scalar(struct arena *arena, struct text t)
{
	enum node_kind kind = NODE_NUMBER;
	struct ex_node *node;
	size_t i = 0;

	if (text_is(t, "true"))
		kind = NODE_TRUE;
	else if (text_is(t, "false"))
		kind = NODE_FALSE;
	else if (text_is(t, "null"))
		kind = NODE_NULL;
	if (kind == NODE_NUMBER) {
		for (i = t.len > 0 && t.at[0] == '-'; i < t.len; i++) {
			if (strchr("0123456789.eE+-", t.at[i]) == NULL)
				return NULL;
		}
		if (t.len == 0 || t.at[t.len - 1] < '0' ||
		    t.at[t.len - 1] > '9')
			return NULL;
	}
	node = node_new(arena, kind);
	node->text = t;
	return node;
}

struct ex_node *
encode_raw(struct arena *arena, const char *value, struct error *err)
{
	struct text t = text_trim(text_of(value));
	struct ex_node *node = scalar(arena, t);

	if (node != NULL)
		return node;
	if (t.len == 0 || strchr("[{\"", t.at[0]) == NULL) {
		error_set(err, ERROR_USAGE, "%s: not JSON", value);
		return NULL;
	}
	return doc_read_json(arena, t, err);
}

static struct ex_node *
string(struct arena *arena, const char *value)
{
	struct ex_node *node = node_new(arena, NODE_STRING);

	node->text = text_of(value);
	return node;
}

/* imageId.imageDigest: member of a member, made when first named. */
static int
put(struct arena *arena, struct ex_node *root, const char *name,
    struct ex_node *value, struct error *err)
{
	struct text rest = text_of(name);
	struct ex_node *at = root;

	for (;;) {
		struct text step = text_cut(&rest, '.');
		char *key = arena_strndup(arena, step.at, step.len);
		struct ex_node *next = node_member(at, key);

		if (rest.at == NULL && next == NULL) {
			value->name = text_of(key);
			node_add(at, value);
			return 0;
		}
		if (rest.at == NULL ||
		    (next != NULL && next->kind != NODE_OBJECT))
			return error_set(err, ERROR_USAGE,
					 "%s: said twice", name);
		if (next == NULL) {
			next = node_new(arena, NODE_OBJECT);
			next->name = text_of(key);
			node_add(at, next);
		}
		at = next;
	}
}

static int
put_arg(struct arena *arena, struct ex_node *root,
	const struct request_arg *arg, struct error *err)
{
	struct ex_node *value;

	if (arg->arg->many) {
		value = node_new(arena, NODE_ARRAY);
		for (size_t i = 0; i < arg->n; i++)
			node_add(value, string(arena, arg->values[i]));
	} else if (arg->arg->raw) {
		value = encode_raw(arena, arg->value, err);
		if (value == NULL)
			return error_in(err, "%s", arg->arg->name);
	} else {
		value = string(arena, arg->value);
	}
	return put(arena, root, arg->arg->name, value, err);
}

int
encode_json(struct encode *e, struct error *err)
{
	const struct request *request = e->request;
	struct arena *arena = e->http->arena;
	struct ex_node *root = node_new(arena, NODE_OBJECT);

	for (size_t i = 0; i < request->nargs; i++) {
		if (encode_is_member(e, i) &&
		    put_arg(arena, root, &request->args[i], err) < 0)
			return -1;
	}
	if (request->token != NULL &&
	    put(arena, root, request->call->page_in,
		string(arena, request->token), err) < 0)
		return -1;
	node_write_json(&e->http->body, root, 0);
	return 0;
}
