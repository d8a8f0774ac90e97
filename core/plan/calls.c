/* calls.c - call rows: names resolved, paths compiled, words split */
#include <string.h>

#include "plan/tables.h"

static const struct type *
type_named(const struct registry *r, const char *what, const char *name,
	   struct error *err)
{
	const struct type *type = registry_type(r, name);

	if (!type)
		error_set(err, ERROR_USAGE, "%s: no type %s", what, name);
	return type;
}

static int
optional_type(const struct registry *r, const char *what, const char *name,
	      const struct type **out, struct error *err)
{
	if (name)
		*out = type_named(r, what, name, err);
	return name && !*out ? -1 : 0;
}

static int
optional_path(const struct registry *r, const char *what, const char *source,
	      const struct path **out, struct error *err)
{
	if (!source)
		return 0;
	*out = path_compile(r->arena, source, err);
	return *out ? 0 : error_in(err, "%s \"%s\"", what, source);
}

static int
place_compile(struct registry *r, struct call *call, struct error *err)
{
	const struct ex_call *row = call->row;
	const struct type *on;

	if (!row->on || !row->op || !*row->op)
		return error_set(err, ERROR_USAGE, "needs on and op");
	if (!(on = type_named(r, "on", row->on, err)))
		return -1;
	call->where = on->level;
	call->on = on->level == ON_RESOURCE ? on : NULL;
	if (optional_type(r, "lists", row->lists, &call->lists, err) < 0 ||
	    optional_type(r, "about", row->about, &call->about, err) < 0)
		return -1;
	if (!call->lists)
		return 0;
	struct type *listed = &r->types[call->lists->number];
	listed->listed = 1;
	if (call->where == ON_ACCOUNT)
		listed->listed_on_account = 1;
	if (row->lazy)
		listed->lazy = 1;
	return 0;
}

/* "NextToken", or what goes in < what comes out */
static int
page_compile(struct registry *r, struct call *call, struct error *err)
{
	if (!call->row->page)
		return 0;
	struct text out = text_of(call->row->page);
	struct text in = text_cut(&out, '<');
	if (!out.at)
		out = in;
	if (!in.len || !out.len)
		return error_set(err, ERROR_USAGE, "page \"%s\"",
				 call->row->page);
	call->page_in = arena_strndup(r->arena, in.at, in.len);
	call->page_out = arena_strndup(r->arena, out.at, out.len);
	return optional_path(r, "page", call->page_out, &call->page_path, err);
}

static int
request_compile(struct registry *r, struct call *call, struct error *err)
{
	const struct ex_call *row = call->row;
	const struct ex_service *service = &call->collector->tables->service;

	if (!service->name)
		return error_set(err, ERROR_USAGE,
				 "the collector names no service");
	call->name = row->name ? row->name : row->op;
	call->action = row->action ? row->action :
		arena_printf(r->arena, "%s:%s", service_iam(service), row->op);
	call->batch = row->batch ? row->batch : 1;
	call->rate = row->rate ? *row->rate : service->rate;
	if (args_compile(r->arena, row->in, call, err) < 0)
		return -1;
	return page_compile(r, call, err);
}

/* "VersionId region=BucketRegion" */
static int
keeps_compile(struct registry *r, struct call *call, struct error *err)
{
	struct text rest = text_of(call->row->keep);
	struct keep *v = arena_alloc(r->arena,
				     (rest.len / 2 + 1) * sizeof(*v));

	call->keeps = v;
	for (struct text w; (w = word_next(&rest)).len; call->nkeeps++) {
		size_t n = strcspn(w.at, "=[");
		struct text name = w, path = w;
		if (n < w.len && w.at[n] == '=') {
			name = text_n(w.at, n);
			path = text_n(w.at + n + 1, w.len - n - 1);
		}
		struct keep *keep = &v[call->nkeeps];
		for (size_t i = 0; i < name.len; i++)
			if (strchr(".[]{}*|", name.at[i]))
				return error_set(err, ERROR_USAGE,
						 "keep: \"%.*s\" needs a name "
						 "(name=path)", TEXT_ARG(w));
		if (!name.len || !path.len)
			return error_set(err, ERROR_USAGE,
					 "keep: \"%.*s\" needs a name and a "
					 "path", TEXT_ARG(w));
		keep->name = arena_strndup(r->arena, name.at, name.len);
		if (optional_path(r, "keep",
				  arena_strndup(r->arena, path.at, path.len),
				  &keep->path, err) < 0)
			return -1;
	}
	return 0;
}

static int
refs_compile(struct registry *r, struct call *call, struct error *err)
{
	const struct ex_reference *rows = call->row->refs;
	struct reference *v = arena_alloc(r->arena, EX_MAX_REFS * sizeof(*v));

	call->refs = v;
	for (size_t i = 0; i < EX_MAX_REFS && rows[i].type; i++) {
		if (!(v[i].type = type_named(r, "refs", rows[i].type, err)))
			return -1;
		if (!rows[i].path)
			return error_set(err, ERROR_USAGE,
					 "refs: %s has no path", rows[i].type);
		if (optional_path(r, "refs", rows[i].path, &v[i].path, err) < 0)
			return -1;
		call->nrefs++;
	}
	return 0;
}

/*
 * EC2's codes have dots (InvalidVpcID.NotFound); what selects has a bracket,
 * which no code has.
 */
static int
gone_compile(struct registry *r, struct call *call, struct error *err)
{
	if (!call->row->gone)
		return 0;
	if (!strchr(call->row->gone, '[')) {
		call->gone = words_split(r->arena, call->row->gone);
		return 0;
	}
	return optional_path(r, "gone", call->row->gone, &call->gone_path, err);
}

static int
answer_compile(struct registry *r, struct call *call, struct error *err)
{
	const struct ex_call *row = call->row;

	if (optional_path(r, "items", row->items, &call->items, err) < 0 ||
	    optional_path(r, "id", row->id, &call->id, err) < 0 ||
	    keeps_compile(r, call, err) < 0 ||
	    refs_compile(r, call, err) < 0 || gone_compile(r, call, err) < 0)
		return -1;
	if (row->redact) {
		call->redact = redaction_compile(r->arena, row->redact, err);
		if (!call->redact)
			return error_in(err, "redact");
	}
	if (row->absent)
		call->absent = words_split(r->arena, row->absent);
	if (row->again)
		call->again = words_split(r->arena, row->again);
	return 0;
}

static int
call_compile(struct registry *r, const struct collector *c,
	     const struct ex_call *row, struct error *err)
{
	struct call *call = &r->calls[r->ncalls];

	call->row = row;
	call->collector = c;
	call->name = row->name ? row->name : row->op;
	call->number = r->ncalls++;
	if (place_compile(r, call, err) < 0 ||
	    request_compile(r, call, err) < 0 ||
	    answer_compile(r, call, err) < 0)
		return fault_in_call(err, call);
	return 0;
}

static void
name_under(struct registry *r, const char *scope, const char *name,
	   struct call *call)
{
	void **at = index_at(r, 'c', scope, name);

	if (!*at)
		*at = call;
}

/* A collector's name goes before another's service, a row's before an op. */
static void
calls_name(struct registry *r)
{
	for (int round = 0; round < 4; round++) {
		for (size_t i = 0; i < r->ncalls; i++) {
			struct call *call = &r->calls[i];
			const struct ex_collector *c = call->collector->tables;
			name_under(r, round < 2 ? c->name : c->service.name,
				   round % 2 ? call->row->op : call->name,
				   call);
		}
	}
}

int
calls_compile(struct registry *r, struct error *err)
{
	size_t n = 1;

	for (size_t i = 0; i < r->ncollectors; i++)
		n += r->collectors[i].tables->calls.n;
	r->calls = arena_alloc(r->arena, n * sizeof(*r->calls));
	for (size_t i = 0; i < r->ncollectors; i++) {
		const struct collector *c = &r->collectors[i];
		for (size_t k = 0; k < c->tables->calls.n; k++)
			if (call_compile(r, c, &c->tables->calls.v[k], err) < 0)
				return -1;
	}
	calls_name(r);
	return 0;
}

const struct type *
call_subject(const struct call *call, enum call_on *level)
{
	const struct type *type = call->about ? call->about :
				  call->lists ? call->lists : call->on;

	*level = type ? type->level : call->where;
	return type && type->level == ON_RESOURCE ? type : NULL;
}
