/* encode_query.c - a body of query (Name.member.1) and ec2 (Name.1) */
#include <stdio.h>

#include "aws/encode.h"
#include "aws/uri.h"

static void
flatten(struct encode *e, const char *name, const struct ex_node *value)
{
	const char *list = e->service->protocol == EX_EC2 ? "" : "member.";
	struct arena *arena = e->http->arena;
	unsigned n = 1;

	switch (value->kind) {
	case NODE_OBJECT:
		for (const struct ex_node *m = value->first; m; m = m->next)
			flatten(e, arena_printf(arena, "%s.%.*s", name,
						TEXT_ARG(m->name)), m);
		break;
	case NODE_ARRAY:
		for (const struct ex_node *m = value->first; m; m = m->next)
			flatten(e, arena_printf(arena, "%s.%s%u", name, list,
						n++), m);
		break;
	case NODE_NULL:
		break;
	default:
		uri_pair(&e->http->body, text_of(name), node_text(value));
		break;
	}
}

static int
put_arg(struct encode *e, const struct request_arg *arg, struct error *err)
{
	const char *list = e->service->protocol == EX_EC2 ? "" : "member.";
	const char *name = arg->arg->name;
	struct arena *arena = e->http->arena;
	struct ex_node *value;

	if (arg->arg->many) {
		for (size_t i = 0; i < arg->n; i++)
			uri_pair(&e->http->body,
				 text_of(arena_printf(arena, "%s.%s%zu", name,
						      list, i + 1)),
				 text_of(arg->values[i]));
		return 0;
	}
	if (!arg->arg->raw) {
		uri_pair(&e->http->body, text_of(name), text_of(arg->value));
		return 0;
	}
	value = encode_raw(arena, arg->value, err);
	if (value == NULL)
		return error_in(err, "%s", name);
	flatten(e, name, value);
	return 0;
}

int
encode_query(struct encode *e, struct error *err)
{
	const struct request *request = e->request;
	struct buffer *body = &e->http->body;

	uri_pair(body, text_of("Action"), text_of(request->call->row->op));
	uri_pair(body, text_of("Version"), text_of(e->service->version));
	for (size_t i = 0; i < request->nargs; i++) {
		if (encode_is_member(e, i) &&
		    put_arg(e, &request->args[i], err) < 0)
			return -1;
	}
	if (request->token != NULL)
		uri_pair(body, text_of(request->call->page_in),
			 text_of(request->token));
	return 0;
}

/* An hour is what a chained role may have at most. */
void
encode_enter(struct encode *e)
{
	const struct request *request = e->request;
	struct buffer *body = &e->http->body;

	uri_pair(body, text_of("Action"), text_of("AssumeRole"));
	uri_pair(body, text_of("Version"), text_of(e->service->version));
	uri_pair(body, text_of("DurationSeconds"), text_of("3600"));
	if (request->external_id != NULL)
		uri_pair(body, text_of("ExternalId"),
			 text_of(request->external_id));
	uri_pair(body, text_of("RoleArn"), text_of(request->role));
	uri_pair(body, text_of("RoleSessionName"), text_of("exhibit"));
}
