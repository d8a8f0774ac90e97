/*
 * oscal_reach.c - of which settings a gap may hide rows
 *
 * A setting whose row was left open says so itself.  But where a list was not
 * answered there may be no row at all, and nothing that says one is missing:
 * so a gap reaches whatever its call finds, what is asked on that, and so on,
 * and the settings read from any of it.  A request of no known call, as that by
 * which an account is entered, reaches everything.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "format/oscal.h"

struct reach {
	const struct registry *r;
	unsigned char *types, *calls;
};

static int
mark(unsigned char *flag)
{
	int fresh = !*flag;

	*flag = 1;
	return fresh;
}

/* What is only mentioned is found all the same where a list has it. */
static int
mention(struct reach *x, const struct type *type)
{
	return type->listed && !type->lazy ? 0 : mark(&x->types[type->number]);
}

/* What a call that was not answered would have found; was any new? */
static int
spread_call(struct reach *x, const struct call *call)
{
	int more = 0;

	if (call->lists)
		more |= mark(&x->types[call->lists->number]);
	if (call->about)
		more |= mention(x, call->about);
	for (size_t i = 0; i < call->nrefs; i++)
		more |= mention(x, call->refs[i].type);
	return more;
}

static void
spread(struct reach *x)
{
	for (int more = 1; more; ) {
		more = 0;
		for (size_t i = 0; i < x->r->ncalls; i++) {
			const struct call *call = &x->r->calls[i];

			if (call->on && x->types[call->on->number])
				x->calls[i] = 1;
			if (x->calls[i])
				more |= spread_call(x, call);
		}
	}
}

static int
is_reached(const struct reach *x, const struct setting *s)
{
	for (; s; s = s->verdicts_of) {
		if (s->subject && x->types[s->subject->number])
			return 1;
		if (s->call && x->calls[s->call->number])
			return 1;
		if (s->ids_of && x->types[s->ids_of->number])
			return 1;
	}
	return 0;
}

static void
hide(struct oscal *o, const struct reach *x)
{
	const struct registry *r = &o->f->run.registry;

	for (size_t i = 0; i < r->nsettings; i++) {
		const struct setting *s = &r->settings[i];
		struct oscal_setting *known = map_get(o->settings, s->row->id);

		if (known && (!x || is_reached(x, s)))
			known->hidden = 1;
	}
}

/* "transcribe/ListVocabularies eu-west-1 …": does the call ask so? */
static int
is_of(const struct oscal *o, const struct call *call, int service,
      struct text op)
{
	return service >= 0 && text_is(op, call->row->op) &&
		call->collector == &o->f->run.registry.collectors[service];
}

void
oscal_reach(struct oscal *o, const struct gap *gap)
{
	const struct registry *r = &o->f->run.registry;
	struct text rest = text_of(gap->request->key), op;
	struct reach x = { .r = r };
	int known = 0, fresh = 0;

	op = text_cut(&rest, ' ');
	(void)text_cut(&op, '/');
	x.types = xcalloc(r->ntypes, 1);
	x.calls = xcalloc(r->ncalls + 1, 1);
	for (size_t i = 0; i < r->ncalls; i++) {
		if (!is_of(o, &r->calls[i], gap->request->service, op))
			continue;
		known = 1;
		fresh |= mark(&o->reached[i]);
		x.calls[i] = 1;
	}
	if (fresh) {
		spread(&x);
		hide(o, &x);
	} else if (!known && !o->reached_all) {
		o->reached_all = 1;
		hide(o, NULL);
	}
	free(x.types);
	free(x.calls);
}
