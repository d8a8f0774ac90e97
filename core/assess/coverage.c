/*
 * coverage.c - was everything read that could have told?
 *
 * A call tells of a scope through all its requests on what lies in the scope;
 * and what lies there is known only as far as the lists that say so were read.
 * Lists stand on lists: a cluster's services, the region's clusters, the
 * account's regions.
 */
#include "assess/facts.h"

#include <string.h>

int
is_offered(const struct assessment *a, const struct call *call,
	   const char *region)
{
	const struct assess_options *o = a->options;

	if (o->offered == NULL || region[0] == '\0')
		return 1;
	return o->offered(o->offered_ctx, call->collector->tables->service.name,
			  region);
}

static void
add_gap(struct coverage *c, enum reason why)
{
	if (why != REASON_NONE && (c->gap == REASON_NONE || why < c->gap))
		c->gap = why;
}

/* Not asked: because nothing is there, by what was chosen, or in spite of it. */
static void
add_unasked(struct assessment *a, struct coverage *c, const struct call *call,
	    const struct thing *on)
{
	if (on->resource->external || on->resource->gone)
		return;
	if (!is_offered(a, call, on->resource->level == ON_REGION ?
			on->resource->id : on->resource->region))
		c->not_offered++;
	else if (a->entering != REASON_NONE)
		add_gap(c, a->entering);
	else if (on->resource->level != ON_RESOURCE || on->resource->visited)
		add_gap(c, REASON_INCOMPLETE_LIST);
}

static void
add_source(struct assessment *a, struct coverage *c, const struct call *call,
	   const struct thing *on)
{
	const struct asked *q = asked_of(on, call);

	if (q == NULL) {
		add_unasked(a, c, call, on);
		return;
	}
	c->asked++;
	c->absent += q->absent != 0;
	c->collected += q->collected != 0;
	add_gap(c, q->ended > 0 ? q->gap : REASON_FAILED);
	lines_join(&c->lines, &q->lines, a->arena);
}

/* Everything of the type in the scope, or what the scope itself is within. */
static void
add_resources(struct assessment *a, struct coverage *c, const struct call *call,
	      struct thing *scope)
{
	const struct thing_list *list = &a->of_type[call->on->number];
	struct thing *above = thing_above(a, scope, call->on);

	if (above != NULL) {
		add_source(a, c, call, above);
		return;
	}
	if (scope->resource->level == ON_RESOURCE && call->on->row->global)
		scope = a->self;
	for (size_t i = 0; i < list->n; i++)
		if (thing_is_inside(list->v[i], scope))
			add_source(a, c, call, list->v[i]);
	add_gap(c, population_gap(a, call->on, scope));
}

static void
add_regions(struct assessment *a, struct coverage *c, const struct call *call,
	    struct thing *scope)
{
	const struct thing_list *list = &a->of_type[TYPE_REGION];
	struct thing *region = scope->resource->level == ON_ACCOUNT ? NULL :
		region_of(a, scope);

	if (region != NULL) {
		add_source(a, c, call, region);
		return;
	}
	/* A thing in a region that this run does not visit. */
	if (scope->resource->level != ON_ACCOUNT &&
	    scope->resource->region[0] != '\0') {
		add_gap(c, REASON_INCOMPLETE_LIST);
		return;
	}
	for (size_t i = 0; i < list->n; i++)
		add_source(a, c, call, list->v[i]);
	add_gap(c, population_gap(a, &a->rows.registry->types[TYPE_REGION],
				  a->self));
}

static struct coverage *
coverage_at(struct assessment *a, char kind, size_t number,
	    const struct thing *scope)
{
	char key[80];
	struct buffer b;
	void **at;

	buffer_init(&b, sizeof key);
	buffer_printf(&b, "%c%zu %p", kind, number, (const void *)scope);
	at = map_at(a->coverages, buffer_cstr(&b));
	buffer_free(&b);
	if (*at == NULL)
		*at = arena_alloc(a->arena, sizeof(struct coverage));
	return *at;
}

const struct coverage *
coverage_of(struct assessment *a, const struct call *call, struct thing *scope)
{
	struct coverage *c = coverage_at(a, 'c', call->leader->number, scope);

	if (c->known)
		return c;
	c->known = 1;
	if (call->where == ON_ACCOUNT)
		add_source(a, c, call, a->self);
	else if (call->where == ON_REGION)
		add_regions(a, c, call, scope);
	else
		add_resources(a, c, call, scope);
	return c;
}

static int
finds(const struct call *call, const struct type *type, int listed)
{
	if (listed)
		return call->lists == type;
	for (size_t i = 0; i < call->nrefs; i++)
		if (call->refs[i].type == type)
			return 1;
	return 0;
}

enum reason
population_gap(struct assessment *a, const struct type *type,
	       struct thing *scope)
{
	const struct registry *r = a->rows.registry;
	struct coverage *c = coverage_at(a, 'p', type->number, scope);

	if (type->level == ON_ACCOUNT)
		return REASON_NONE;
	if (c->known)
		return c->gap == REASON_NONE ? REASON_NONE :
			REASON_INCOMPLETE_LIST;
	c->known = 1;		/* a type that lists its own kind ends here */
	if (a->entering != REASON_NONE)
		add_gap(c, a->entering);
	/* Those that stand on their own kind last: by then c has the others. */
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < r->ncalls; i++)
			if ((r->calls[i].on == type) == own &&
			    finds(&r->calls[i], type, type->listed))
				add_gap(c, coverage_of(a, &r->calls[i],
						       scope)->gap);
	return c->gap == REASON_NONE ? REASON_NONE : REASON_INCOMPLETE_LIST;
}
