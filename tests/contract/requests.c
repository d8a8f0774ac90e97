/* requests.c - what a call sends, against the operation's input */
#include <string.h>

#include "contract/check.h"
#include "doc/doc.h"

static int
in_template(const struct op *op, const char *name)
{
	char brace[128];
	size_t n = strlen(name);

	if (n + 3 > sizeof(brace))
		return 0;
	brace[0] = '{';
	memcpy(brace + 1, name, n);
	for (size_t i = 0; i + n + 2 <= op->http.len; i++)
		if (!memcmp(op->http.at + i, brace, n + 1) &&
		    strchr("}+", op->http.at[i + n + 1]))	/* {Key+} */
			return 1;
	return 0;
}

static enum place
place_sent(const struct call *call, const struct op *op, const struct arg *arg)
{
	if (arg->where == ARG_HEADER)
		return IN_HEADER;
	if (arg->where == ARG_QUERY)
		return IN_QUERY;
	if (in_template(op, arg->name))
		return IN_PATH;
	return call->row->http && !strncmp(call->row->http, "GET ", 4) ?
	       IN_QUERY : IN_BODY;
}

/* Dotted: a member of a member. */
static const struct member *
input_member(const struct op *op, const char *name)
{
	const struct member *m = member_find(&op->in, text_of(name));
	struct text rest = text_of(name);

	if (m)
		return m;
	for (m = &op->in; m && rest.at; )
		m = member_find(m, text_cut(&rest, '.'));
	return m;
}

static void raw_members(struct check *c, const struct call *call,
			const struct member *m, const struct ex_node *node);

static void
raw_object(struct check *c, const struct call *call, const struct member *m,
	   const struct ex_node *node)
{
	for (const struct ex_node *n = node->first; n; n = n->next) {
		const struct member *inner = member_find(m, n->name);
		if (inner)
			raw_members(c, call, inner, n);
		else
			check_fault(c, call->collector->tables->name,
				    call->name, "in: no member %.*s in %.*s",
				    TEXT_ARG(n->name), TEXT_ARG(m->name));
	}
}

static void
raw_members(struct check *c, const struct call *call, const struct member *m,
	    const struct ex_node *node)
{
	const char *where = call->collector->tables->name;

	if (node->kind == NODE_ARRAY && !m->list) {
		check_fault(c, where, call->name, "in: %.*s is no list",
			    TEXT_ARG(m->name));
	} else if (node->kind == NODE_ARRAY) {
		for (const struct ex_node *n = node->first; n; n = n->next)
			raw_members(c, call, m, n);
	} else if (node->kind == NODE_OBJECT) {
		raw_object(c, call, m, node);
	} else if (!memchr(node_text(node).at, '{', node_text(node).len) &&
		   !member_takes(m, node_text(node))) {
		check_fault(c, where, call->name, "in: %.*s is none of "
			    "%.*s's values", TEXT_ARG(node_text(node)),
			    TEXT_ARG(m->name));
	}
}

static void
value_check(struct check *c, const struct call *call, const struct arg *arg,
	    const struct member *m)
{
	struct error ignored;

	if (arg->raw) {
		const char *json = arena_printf(c->arena, "[%s]", arg->value);
		const struct ex_node *n = doc_read_json(c->arena, text_of(json),
							&ignored);
		if (n && n->first)
			raw_members(c, call, m, n->first);
		return;
	}
	if (arg->many && !m->list)
		check_fault(c, call->collector->tables->name, call->name,
			    "in: %s is no list", arg->name);
	if (!strchr(arg->value, '{') && !member_takes(m, text_of(arg->value)))
		check_fault(c, call->collector->tables->name, call->name,
			    "in: %s is none of %s's values", arg->value,
			    arg->name);
}

static void
arg_check(struct check *c, const struct call *call, const struct op *op,
	  const struct arg *arg)
{
	static const char *const places[PLACES] = { "the path", "the query",
						    "the header", "the body" };
	const char *where = call->collector->tables->name;
	const struct member *m = input_member(op, arg->name);
	enum place sent = place_sent(call, op, arg);

	if (!m) {
		check_fault(c, where, call->name, "in: no member %s",
			    arg->name);
		return;
	}
	if (m->place != sent)
		check_fault(c, where, call->name, "in: %s goes into %s, not "
			    "%s", arg->name, places[m->place], places[sent]);
	value_check(c, call, arg, m);
}

static int
is_sent(const struct call *call, struct text name)
{
	for (size_t i = 0; i < call->nargs; i++) {
		struct text rest = text_of(call->args[i].name);
		if (text_equal(rest, name) ||
		    text_equal(text_cut(&rest, '.'), name))
			return 1;
	}
	return 0;
}

static void
page_check(struct check *c, const struct call *call, const struct op *op)
{
	const char *where = call->collector->tables->name;
	const struct member *token = member_find(&op->in, text_of("NextToken"));

	if (!call->page_in && (token ||
	    member_find(&op->in, text_of("nextToken")) ||
	    member_find(&op->in, text_of("Marker"))))
		check_fault(c, where, call->name, "page: the operation is "
			    "paged");
	if (call->page_in && !member_find(&op->in, text_of(call->page_in)))
		check_fault(c, where, call->name, "page: no member %s sent",
			    call->page_in);
	if (call->page_out && !member_find(&op->out, text_of(call->page_out)))
		check_fault(c, where, call->name, "page: no member %s "
			    "answered", call->page_out);
}

void
check_request(struct check *c, const struct call *call, const struct op *op)
{
	const char *where = call->collector->tables->name;

	if (call->row->http && !text_is(op->http, call->row->http))
		check_fault(c, where, call->name, "http: is %.*s, not %s",
			    TEXT_ARG(op->http), call->row->http);
	for (size_t i = 0; i < call->nargs; i++)
		arg_check(c, call, op, &call->args[i]);
	for (const struct member *m = op->in.first; m; m = m->next)
		if (m->required && !is_sent(call, m->name))
			check_fault(c, where, call->name, "in: %.*s is "
				    "required", TEXT_ARG(m->name));
	page_check(c, call, op);
}
