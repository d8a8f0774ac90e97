/* check_calls.c - finding fault with call rows, each by itself */
#include <string.h>

#include "plan/brace.h"
#include "plan/tables.h"

static int
is_rest(const struct call *call)
{
	enum ex_protocol p = call->collector->tables->service.protocol;

	return p == EX_REST_JSON || p == EX_REST_XML;
}

static int
arg_is_in_path(const struct call *call, struct text name)
{
	if (text_ends(name, "+"))	/* {Key+}: slashes stay */
		name.len--;
	for (size_t i = 0; i < call->nargs; i++)
		if (call->args[i].where == ARG_MEMBER &&
		    text_is(name, call->args[i].name))
			return 1;
	return 0;
}

static int
http_fault(const struct call *call, struct error *err)
{
	static const char *const methods[] = { "GET /", "POST /", "HEAD /",
					       "PUT /" };
	const char *http = call->row->http;
	struct text in = text_of(http), name;
	size_t from = 0, at, known = 0;

	if (!is_rest(call))
		return http ? error_set(err, ERROR_USAGE, "http: %s has one "
					"path for all", protocol_name(
					call->collector->tables->service
					.protocol)) : 0;
	if (!http)
		return error_set(err, ERROR_USAGE,
				 "http: needed, \"GET /...\"");
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		known += (size_t)text_starts(in, methods[i]);
	if (!known)
		return error_set(err, ERROR_USAGE, "http: \"%s\" is no method "
				 "and path", http);
	while (brace_next(in, &from, &at, &name))
		if (!arg_is_in_path(call, name))
			return error_set(err, ERROR_USAGE, "http: in gives no "
					 "{%.*s}", TEXT_ARG(name));
	return 0;
}

static int
keeps(const struct call *call, struct text name)
{
	for (size_t i = 0; i < call->nkeeps; i++)
		if (text_is(name, call->keeps[i].name))
			return 1;
	return 0;
}

static int
spells(const struct type *type, struct text name)
{
	struct text found;

	for (size_t i = 0; i < EX_MAX_SPELLINGS && type->row->spelled[i]; i++) {
		struct text in = text_of(type->row->spelled[i]);
		size_t from = 0, at;
		while (brace_next(in, &from, &at, &found))
			if (text_equal(found, name))
				return 1;
	}
	return 0;
}

/* Whether anything carries it: what stands above passes on what it carries. */
static int
is_carried(const struct registry *r, struct text name)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (keeps(&r->calls[i], name))
			return 1;
	for (size_t i = 0; i < r->ntypes; i++)
		if (spells(&r->types[i], name))
			return 1;
	return 0;
}

static int
name_fault(const struct registry *r, const struct call *call,
	   struct text name, struct error *err)
{
	static const char *const runs[] = { "id", "account", "region",
		"partition", "period.start", "period.end" };

	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
		if (text_is(name, runs[i]))
			return 0;
	if (!memchr(name.at, ':', name.len))
		return is_carried(r, name) ? 0 :
		       error_set(err, ERROR_USAGE, "in: nothing keeps {%.*s}",
				 TEXT_ARG(name));
	char *copy = arena_strndup(r->arena, name.at, name.len);
	const struct type *type = registry_type(r, copy);
	if (!type)
		return error_set(err, ERROR_USAGE, "in: no type {%s}", copy);
	if (!call->on || !type_is_below(r, call->on, type))
		return error_set(err, ERROR_USAGE, "in: no %s is above %s",
				 copy, call->row->on);
	return 0;
}

/* Raw JSON must be so whatever its names stand for. */
static int
raw_fault(const struct registry *r, const struct arg *arg, struct error *err)
{
	struct text in = text_of(arg->value), name;
	size_t from = 0, done = 0, at;
	struct buffer filled;

	buffer_init(&filled, DOC_SIZE_MAX);
	buffer_putc(&filled, '[');
	while (brace_next(in, &from, &at, &name)) {
		buffer_put(&filled, in.at + done, at - done);
		buffer_putc(&filled, '0');
		done = from;
	}
	buffer_put(&filled, in.at + done, in.len - done);
	buffer_putc(&filled, ']');
	struct error ignored;
	int good = doc_read_json(r->arena, buffer_view(&filled),
				 &ignored) != NULL;
	buffer_free(&filled);
	return good ? 0 : error_set(err, ERROR_USAGE, "in: %s:=%s is not JSON",
				    arg->name, arg->value);
}

static int
args_fault(const struct registry *r, const struct call *call,
	   struct error *err)
{
	size_t many = 0;

	for (size_t i = 0; i < call->nargs; i++) {
		const struct arg *arg = &call->args[i];
		struct text in = text_of(arg->value), name;
		size_t from = 0, at;
		if (arg->where == ARG_QUERY && !is_rest(call))
			return error_set(err, ERROR_USAGE, "in: %s== needs a "
					 "REST protocol", arg->name);
		while (brace_next(in, &from, &at, &name))
			if (name_fault(r, call, name, err) < 0)
				return -1;
		if (arg->raw && raw_fault(r, arg, err) < 0)
			return -1;
		many += arg->many;
	}
	if (call->batch > 1 && many != 1)
		return error_set(err, ERROR_USAGE, "batch: needs one name[]");
	if (call->batch > 1 && (!call->on || !call->on->listed))
		return error_set(err, ERROR_USAGE, "batch: no call lists %s, "
				 "so the ids of a batch are not the same in "
				 "every run", call->row->on);
	return 0;
}

/* service:Action, several parted by blanks */
static int
action_fault(const struct call *call, struct error *err)
{
	struct text rest = text_of(call->action);

	for (struct text w; (w = word_next(&rest)).len; ) {
		struct text name = w;
		struct text prefix = text_cut(&name, ':');
		if (!name_is_plain(prefix) || !name_is_plain(name))
			return error_set(err, ERROR_USAGE, "action: \"%.*s\" "
					 "is no IAM action", TEXT_ARG(w));
	}
	return 0;
}

static int
call_fault(const struct registry *r, const struct call *call,
	   struct error *err)
{
	if (http_fault(call, err) < 0 || args_fault(r, call, err) < 0 ||
	    action_fault(call, err) < 0)
		return -1;
	if (call->row->lazy && !call->lists)
		return error_set(err, ERROR_USAGE, "lazy: lists nothing");
	if (call->lists && call->lists->level == ON_ACCOUNT)
		return error_set(err, ERROR_USAGE, "lists: accounts are the "
				 "plan's");
	if (call->lists && call->lists->level == ON_REGION &&
	    call->where != ON_ACCOUNT)
		return error_set(err, ERROR_USAGE, "lists: regions are listed "
				 "on the account");
	for (size_t i = 0; i < call->nrefs; i++)
		if (call->refs[i].type->level != ON_RESOURCE)
			return error_set(err, ERROR_USAGE, "refs: %s is no "
					 "resource",
					 call->refs[i].type->row->name);
	return check_redaction(call, err);
}

int
check_calls(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (call_fault(r, &r->calls[i], err) < 0)
			return fault_in_call(err, &r->calls[i]);
	return 0;
}
