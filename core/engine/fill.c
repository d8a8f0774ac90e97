/*
 * fill.c - a call's words with their {…}, and the key they make
 *
 * The key is made of the words as the table has them, in its order, so it is
 * the same in every run; := and = look alike in it.
 */
#include <string.h>

#include "engine/run.h"
#include "plan/brace.h"

static const char *
period(const struct filling *f, struct text name)
{
	const struct run *run = f->account->run;

	if (text_is(name, "period.start"))
		return run->period[0][f->seconds];
	return text_is(name, "period.end") ? run->period[1][f->seconds] : NULL;
}

static const char *
of_the_run(const struct filling *f, struct text name)
{
	const struct plan *plan = f->account->run->o->plan;
	const char *region = spot_region(f->on);

	if (text_is(name, "account"))
		return f->account->plan->id;
	if (text_is(name, "region"))
		return region[0] ? region : plan->home_region;
	if (text_is(name, "partition"))
		return plan->partition;
	return period(f, name);
}

/* {ecs:cluster}: the nearest, itself included. */
static const char *
ancestor(const struct filling *f, struct text name)
{
	const struct resource *r = &f->on->resource;

	for (; r; r = r->parent)
		if (r->type && text_is(name, r->type->row->name))
			return r->id;
	return NULL;
}

static const char *
kept(const struct filling *f, struct text name)
{
	const struct resource *r = &f->on->resource;

	for (; r; r = r->parent)
		for (size_t i = 0; i < r->nkept; i++)
			if (text_is(name, r->kept[i].name))
				return r->kept[i].value;
	return NULL;
}

static const char *
get(const void *ctx, struct text name)
{
	const struct filling *f = ctx;
	const char *value;

	if (text_is(name, "id"))
		return f->on->resource.id;
	value = of_the_run(f, name);
	if (!value)
		value = ancestor(f, name);
	return value ? value : kept(f, name);
}

void
filling_init(struct filling *f, struct account *a, const struct spot *on)
{
	*f = (struct filling){ .account = a, .on = on,
			       .vars = { get, NULL } };
	f->vars.ctx = f;
}

/* Times as the protocol writes them: a JSON body has seconds. */
static int
in_seconds(const struct call *call, const struct arg *arg)
{
	switch (call->collector->tables->service.protocol) {
	case EX_JSON_1_0:
	case EX_JSON_1_1:
		return 1;
	case EX_REST_JSON:
		return arg->where == ARG_MEMBER &&
		       strncmp(call->row->http ? call->row->http : "", "GET ",
			       4) != 0;
	default:
		return 0;
	}
}

static int
value_of(const struct filling *f, const char *template, struct buffer *out)
{
	struct text in = text_of(template), name;
	size_t from = 0, done = 0, at;

	while (brace_next(in, &from, &at, &name)) {
		const char *value = get(f, name);
		if (!value)
			return -1;
		buffer_put(out, in.at + done, at - done);
		buffer_puts(out, value);
		done = from;
	}
	buffer_put(out, in.at + done, in.len - done);
	return 0;
}

static void
encode(struct buffer *out, struct text value, int comma)
{
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];
		if (c <= ' ' || c == 0x7f || c == '%' || (comma && c == ','))
			buffer_printf(out, "%%%02X", c);
		else
			buffer_putc(out, (char)c);
	}
}

static const struct spot *
nth_on(const struct job *job, size_t i)
{
	return job->ons ? job->ons[i] : job->on;
}

static int
key_word(struct job *job, const struct arg *arg, struct buffer *out)
{
	struct filling f;
	struct buffer value;
	int bad = 0;

	buffer_init(&value, RECORD_LINE_MAX);
	buffer_putc(out, ' ');
	buffer_puts(out, arg->name);
	buffer_putc(out, '=');
	for (size_t i = 0; i < (arg->many ? job->n : 1); i++) {
		filling_init(&f, job->account, nth_on(job, i));
		f.seconds = in_seconds(job->call, arg);
		buffer_reset(&value);
		if (value_of(&f, arg->value, &value) < 0) {
			bad = -1;
			buffer_puts(&value, arg->value);
		}
		if (i)
			buffer_putc(out, ',');
		encode(out, buffer_view(&value), arg->many);
	}
	buffer_free(&value);
	return bad;
}

int
fill_key(struct job *job, struct buffer *out)
{
	const char *region;
	int bad = 0;

	buffer_reset(out);
	if (!job->call) {
		buffer_puts(out, "sts/AssumeRole global ");
		encode(out, text_of(job->account->plan->role), 0);
		return 0;
	}
	region = spot_region(job->on);
	buffer_printf(out, "%s/%s %s", job->call->collector->tables->name,
		      job->call->row->op, region[0] ? region : "global");
	for (size_t i = 0; i < job->call->nargs; i++)
		if (key_word(job, &job->call->args[i], out) < 0)
			bad = -1;
	if (job->page > 1)
		buffer_printf(out, " #%u", job->page);
	return bad;
}

static const char *
one_value(const struct job *job, const struct arg *arg, size_t i,
	  struct arena *arena)
{
	struct filling f;
	struct buffer value;
	const char *result;

	buffer_init(&value, RECORD_LINE_MAX);
	filling_init(&f, job->account, nth_on(job, i));
	f.seconds = in_seconds(job->call, arg);
	value_of(&f, arg->value, &value);
	result = arena_strdup(arena, buffer_cstr(&value));
	buffer_free(&value);
	return result;
}

static void
fill_arg(const struct job *job, const struct arg *arg,
	 struct request_arg *out, struct arena *arena)
{
	const char **values;

	out->arg = arg;
	if (!arg->many) {
		out->value = one_value(job, arg, 0, arena);
		return;
	}
	values = arena_alloc(arena, job->n * sizeof(*values));
	for (size_t i = 0; i < job->n; i++)
		values[i] = one_value(job, arg, i, arena);
	out->values = values;
	out->n = job->n;
}

void
fill_request(struct flight *flight)
{
	struct job *job = flight->job;
	struct run *run = job->account->run;
	struct request *r = &flight->request;
	const struct call *call = job->call;

	r->account = job->account->plan->id;
	fill_key(job, &run->key);
	r->key = arena_strdup(flight->arena, buffer_cstr(&run->key));
	r->page = job->page;
	r->tries = job->tries;
	if (!call) {
		r->kind = REQUEST_ENTER;
		r->region = "";
		r->role = job->account->plan->role;
		r->external_id = job->account->plan->external_id;
		return;
	}
	r->kind = REQUEST_CALL;
	r->call = call;
	r->region = spot_region(job->on);
	r->redirect_region = job->sign_region;
	if (job->page > 1)
		r->token = arena_strdup(flight->arena, job->chain->token);
	r->args = arena_alloc(flight->arena, (call->nargs + 1) *
			      sizeof(*r->args));
	r->nargs = call->nargs;
	for (size_t i = 0; i < call->nargs; i++)
		fill_arg(job, &call->args[i], &r->args[i], flight->arena);
}
