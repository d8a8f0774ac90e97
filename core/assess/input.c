/*
 * input.c - what a row has to judge: places, and why there may be more
 *
 * Four kinds of rows: a call asked on the resource itself, a call asked
 * elsewhere whose items describe it, everything inside a scope, and verdicts
 * or ids instead of answers.
 */
#include "assess/facts.h"

#include <string.h>

static void
fix(struct row_input *in, enum ex_verdict verdict, enum reason reason)
{
	in->fixed = (struct judged){ verdict, reason, NULL };
}

static void
take_facts(struct row_input *in, const struct facts *f, struct arena *arena)
{
	if (f == NULL)
		return;
	in->input.places = f->places;
	in->input.n = f->n;
	lines_join(&in->lines, &f->lines, arena);
}

/* The call's requests were on the thing itself. */
static void
from_own(struct assessment *a, struct thing *t, const struct setting *s,
	 struct row_input *in)
{
	const struct asked *q = asked_of(t, s->call);
	const struct facts *f = facts_of(t, s);
	const char *region = t->resource->level == ON_REGION ?
		t->resource->id : t->resource->region;

	take_facts(in, f, a->arena);
	if (q == NULL) {
		if (!is_offered(a, s->call, region))
			fix(in, EX_NOT_APPLICABLE, REASON_NOT_OFFERED);
		else if (a->entering != REASON_NONE)
			in->input.rest = a->entering;
		else if (t->resource->level == ON_RESOURCE &&
			 !t->resource->visited)
			in->omitted = 1;
		else
			in->input.rest = REASON_INCOMPLETE_LIST;
		return;
	}
	lines_join(&in->lines, &q->lines, a->arena);
	in->input.rest = q->ended > 0 ? q->gap : REASON_FAILED;
	in->input.not_configured = f == NULL && q->absent && !q->collected;
}

static struct thing *
scope_for(struct assessment *a, struct thing *t, const struct call *call)
{
	struct thing *region;

	if (call->where != ON_RESOURCE || thing_above(a, t, call->on) != NULL)
		return t;
	region = call->on->row->global ? NULL : region_of(a, t);
	return region != NULL ? region : a->self;
}

/* The requests were on other things, and any of them might have told. */
static void
from_others(struct assessment *a, struct thing *t, const struct setting *s,
	    struct row_input *in)
{
	const struct facts *f = facts_of(t, s);
	int by_list = s->row->of == NULL && s->call->about == NULL;
	const struct coverage *c;

	take_facts(in, f, a->arena);
	/* It was found in this very list: that item is all there is. */
	if (f != NULL && by_list)
		return;
	c = coverage_of(a, s->call, s->row->of != NULL ? t :
			scope_for(a, t, s->call));
	if (f == NULL)
		lines_join(&in->lines, &c->lines, a->arena);
	in->input.rest = c->gap;
	in->input.not_configured = f == NULL && c->absent && !c->collected;
	if (f != NULL || c->gap != REASON_NONE)
		return;
	if (!c->asked && c->not_offered)
		fix(in, EX_NOT_APPLICABLE, REASON_NOT_OFFERED);
	else if (by_list && t->resource->level == ON_RESOURCE &&
		 !t->resource->listed)
		fix(in, EX_REVIEW, REASON_EXTERNAL);
}

struct gathering {
	struct assessment *a;
	const struct row *row;
	struct thing *scope;
	struct row_input *in;
	struct facts facts;
};

static void
gather_text(struct gathering *g, const char *text, int64_t received)
{
	struct judge_place *place = facts_place(g->a, &g->facts);
	struct ex_node *node = node_new(g->a->arena, NODE_STRING);

	node->text = text_of(text);
	place->kind = PLACE_VALUE;
	place->node = node;
	place->received = received;
}

static void
gather_verdict(struct gathering *g, struct thing *t, const struct row *head)
{
	const struct result *r = result_of(g->a, t, head);

	if (r->omitted || r->judged.reason == REASON_GONE)
		return;
	lines_join(&g->in->lines, &r->lines, g->a->arena);
	if (r->recorded || r->progress != RESULT_DONE ||
	    (r->judged.verdict == EX_REVIEW &&
	     reason_is_unknown(r->judged.reason))) {
		struct judge_place *place = facts_place(g->a, &g->facts);

		place->kind = PLACE_UNKNOWN;
		place->why = r->recorded || r->progress != RESULT_DONE ?
			REASON_UNDECIDED : r->judged.reason;
		return;
	}
	gather_text(g, verdict_name(r->judged.verdict), r->received);
}

static void
gather(struct gathering *g, const struct type *type, const struct row *head)
{
	const struct thing_list *list = &g->a->of_type[type->number];

	for (size_t i = 0; i < list->n; i++) {
		struct thing *t = list->v[i];

		if (t->resource->gone || t->resource->external ||
		    !thing_counts(t) || !thing_is_inside(t, g->scope))
			continue;
		if (head != NULL)
			gather_verdict(g, t, head);
		else
			gather_text(g, t->resource->id, 0);
	}
}

/* "ecs:task-definition web:3" */
static void
gather_referrers(struct gathering *g, struct thing *t)
{
	struct assessment *a = g->a;

	for (struct thing_ref *r = t->referrers; r != NULL; r = r->next)
		gather_text(g, arena_printf(a->arena, "%s %s",
					    r->to->type->row->name,
					    r->to->shown),
			    lines_received(&t->named));
}

static int
read_document(void *ctx, struct ex_node *value, int undecided)
{
	struct gathering *g = ctx;
	struct judge_place *place = facts_place(g->a, &g->facts);

	place_fill(g->a, place, value, undecided);
	place->received = lines_received(&g->in->lines);
	return 0;
}

/* The resource's id, or what is read of it. */
static void
gather_id(struct gathering *g, struct thing *t)
{
	const struct path *path = g->row->setting->path;
	struct world w;

	if (path == NULL) {
		gather_text(g, t->resource->id, lines_received(&g->in->lines));
		return;
	}
	world_make(&w, g->a, t, g->row);
	path_each(path, image_document(&w, lines_received(&g->in->lines)), NULL,
		  g->a->arena, read_document, g);
}

/* The lists that say what there is. */
static void
take_lists(struct assessment *a, struct thing *scope, const struct type *type,
	   struct row_input *in)
{
	const struct registry *r = a->rows.registry;

	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].lists == type)
			lines_join(&in->lines, &coverage_of(a, &r->calls[i],
							    scope)->lines,
				   a->arena);
}

/* Verdicts or ids: of the thing itself, or of all inside it. */
static void
from_results(struct assessment *a, struct thing *t, const struct row *row,
	     struct row_input *in)
{
	const struct setting *s = row->setting;
	struct gathering g = { .a = a, .row = row, .scope = t, .in = in };
	const struct type *type = s->ids_of;
	const struct row *head = NULL;

	if (s->verdicts_of != NULL) {
		type = setting_subject(a->rows.registry, s->verdicts_of);
		head = row_named(a, s->verdicts_of->row->id, type);
	}
	if (s->row->of != NULL) {
		gather(&g, type, head);
		in->input.rest = population_gap(a, type, t);
		if (head == NULL || g.facts.n == 0)
			take_lists(a, t, type, in);
	} else if (head != NULL) {
		gather_verdict(&g, t, head);
	} else {
		lines_join(&in->lines, &t->named, a->arena);
		if (s->referrers)
			gather_referrers(&g, t);
		else
			gather_id(&g, t);
	}
	in->input.places = g.facts.places;
	in->input.n = g.facts.n;
}

/* A name that no list has, asked about all the same: that it is not there is
 * the answer. */
static int
was_asked(const struct thing *t, const struct setting *s)
{
	return s->call != NULL && s->row->of == NULL &&
		asked_of(t, s->call) != NULL;
}

/* A name that no list has, and behind which nothing is, may be wrong or the
 * list may have broken: it is for review, but where the row's own call has an
 * answer to just that. */
static void
fix_gone(struct row_input *in, const struct thing *t, const struct setting *s)
{
	if (t->resource->listed)
		fix(in, EX_NOT_APPLICABLE, REASON_GONE);
	else if (!was_asked(t, s) || asked_of(t, s->call)->gone)
		fix(in, EX_REVIEW, REASON_GONE);
}

void
input_make(struct assessment *a, struct thing *t, const struct row *row,
	   struct row_input *out)
{
	const struct setting *s = row->setting;

	memset(out, 0, sizeof *out);
	out->omitted = !thing_counts(t);
	if (out->omitted)
		return;
	if (t->resource->gone)
		fix_gone(out, t, s);
	else if (t->resource->external && !was_asked(t, s))
		fix(out, EX_REVIEW, REASON_EXTERNAL);
	if (s->call == NULL) {
		if (out->fixed.reason == REASON_NONE)
			from_results(a, t, row, out);
	} else if (out->fixed.reason != REASON_NONE) {
		take_facts(out, facts_of(t, s), a->arena);
	} else if (s->row->of == NULL && s->call->lists == NULL &&
		   s->call->about == NULL) {
		from_own(a, t, s, out);
	} else {
		from_others(a, t, s, out);
	}
}
