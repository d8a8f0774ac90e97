/*
 * observe.c - what the replaying engine tells, noted down
 *
 * An item is read at once, by every row that reads its call: the tree it
 * stands in is gone when the callback returns.
 */
#include "assess/facts.h"

#include <string.h>

struct asked *
asked_of(const struct thing *thing, const struct call *call)
{
	for (struct asked *q = thing->asked; q != NULL; q = q->next)
		if (q->leader == call->leader)
			return q;
	return NULL;
}

struct facts *
facts_of(const struct thing *thing, const struct setting *setting)
{
	for (struct facts *f = thing->facts; f != NULL; f = f->next)
		if (f->setting == setting)
			return f;
	return NULL;
}

static struct asked *
asked_get(struct assessment *a, struct thing *thing, const struct call *call)
{
	struct asked *q = asked_of(thing, call);

	if (q == NULL) {
		q = arena_alloc(a->arena, sizeof *q);
		q->leader = call->leader;
		q->next = thing->asked;
		thing->asked = q;
	}
	return q;
}

static struct facts *
facts_get(struct assessment *a, struct thing *thing, const struct setting *s)
{
	struct facts *f = facts_of(thing, s);

	if (f == NULL) {
		f = arena_alloc(a->arena, sizeof *f);
		f->setting = s;
		f->next = thing->facts;
		thing->facts = f;
	}
	return f;
}

static void
found(void *ctx, struct resource *resource)
{
	thing_of(ctx, resource);
}

static void
refers(void *ctx, struct resource *from, const struct reference *ref,
       struct resource *to, const struct answer *answer)
{
	struct assessment *a = ctx;
	struct thing *f = thing_of(a, from), *t = thing_of(a, to);
	struct thing_ref *r;

	(void)ref;
	lines_add(&t->named, line_of(a, answer->record->request), a->arena);
	for (r = f->refs; r != NULL; r = r->next)
		if (r->to == t)
			return;
	r = arena_alloc(a->arena, sizeof *r);
	r->to = t;
	r->next = f->refs;
	f->refs = r;
	r = arena_alloc(a->arena, sizeof *r);
	r->to = f;
	if (t->last_referrer == NULL)
		t->last_referrer = &t->referrers;
	*t->last_referrer = r;
	t->last_referrer = &r->next;
}

static void
unmatched(void *ctx, struct resource *on, const struct unmatched *u)
{
	struct assessment *a = ctx;
	struct unmatched_value *v;

	a->unmatched = assess_grow(a->arena, a->unmatched, a->nunmatched,
				   &a->unmatched_room, sizeof *a->unmatched);
	v = &a->unmatched[a->nunmatched++];
	v->call = u->call;
	v->ref = u->ref;
	v->region = arena_strdup(a->arena, on->region);
	v->value = arena_strndup(a->arena, u->value.at, u->value.len);
}

static void
planned(void *ctx, struct resource *on, const struct call *call)
{
	asked_get(ctx, thing_of(ctx, on), call);
}

/* What the row is about: what the item describes, or what that is inside. */
static struct thing *
subject_of(struct assessment *a, const struct setting *s,
	   struct resource *about, struct resource *on)
{
	const struct type *type = setting_subject(a->rows.registry, s);
	struct thing *t = thing_of(a, about);

	if (s->row->of == NULL)
		return t;
	t = thing_above(a, t, type);
	return t != NULL ? t : thing_above(a, thing_of(a, on), type);
}

static const char *const *
members_of(struct assessment *a, const struct judgement *j,
	   struct ex_node *item, const struct path_vars *vars,
	   struct arena *scratch)
{
	size_t n = j != NULL ? judge_member_count(j) : 0;
	const char **v = arena_alloc(a->arena, (n + 1) * sizeof *v);

	for (size_t i = 0; i < n; i++) {
		struct ex_node *m = path_first(judge_member_path(j, i), item,
					       vars, scratch);

		if (m != NULL && m->kind != NODE_NULL)
			v[i] = arena_strndup(a->arena, node_text(m).at,
					     node_text(m).len);
	}
	return v;
}

struct reading {
	struct assessment *a;
	struct facts *facts;
	int64_t received;
	const char *const *members;
};

static int
read_place(void *ctx, struct ex_node *value, int undecided)
{
	struct reading *r = ctx;
	struct judge_place *place = facts_place(r->a, r->facts);

	place->received = r->received;
	place->members = r->members;
	place_fill(r->a, place, value, undecided);
	return 0;
}

static void
note_test(struct facts *f, enum ex_verdict verdict)
{
	static const int rank[] = { [EX_FAILS] = 3, [EX_REVIEW] = 2,
				    [EX_MEETS] = 1, [EX_NOT_APPLICABLE] = 0 };

	if (verdict < EX_MEETS || verdict > EX_NOT_APPLICABLE)
		verdict = EX_REVIEW;
	if (!f->tested || rank[verdict] > rank[f->verdict])
		f->verdict = verdict;
	f->tested = 1;
}

static void
item(void *ctx, const struct call *call, struct resource *on,
     struct resource *about, struct ex_node *node,
     const struct path_vars *vars, struct arena *scratch,
     const struct answer *answer)
{
	struct assessment *a = ctx;
	const struct row_list *list = &a->rows.of_call[call->number];
	struct ending *line = line_of(a, answer->record->request);

	if (list->n > 0)
		redacted_of_answer(a, node, answer);
	for (size_t i = 0; i < list->n; i++) {
		const struct setting *s = list->v[i]->setting;
		struct thing *t = subject_of(a, s, about, on);
		struct reading r = { .a = a,
				     .received = answer->record->received };

		if (t == NULL)
			continue;
		r.facts = facts_get(a, t, s);
		lines_add(&r.facts->lines, line, a->arena);
		r.members = members_of(a, list->v[i]->judge, node, vars,
				       scratch);
		if (s->row->test != NULL)
			note_test(r.facts, host_test(s, node, scratch));
		if (s->path != NULL)
			path_each(s->path, node, vars, scratch, read_place, &r);
		else
			read_place(&r, node, 0);
	}
	arena_reset(a->scratch);
}

static const char *
keep(struct assessment *a, const char *s)
{
	return s != NULL ? arena_strdup(a->arena, s) : NULL;
}

static void
line_fill(struct assessment *a, struct ending *line, const struct answer *answer)
{
	const struct record *r = answer->record;

	line->region = arena_strdup(a->arena, answer->request->region);
	line->outcome = r->outcome;
	line->reason = keep(a, r->reason);
	line->error = keep(a, r->error);
	line->message = keep(a, r->message);
	line->host = keep(a, r->host);
	line->request_id = keep(a, r->request_id);
	line->tries = r->tries;
	line->sent = r->sent;
	line->received = r->received;
	line->date = r->date;
	line->ended = 1;
}

/*
 * The answer itself is collected and stays so; what could not be read of it is
 * a gap of its own, beside it in the ledger.
 */
static void
unread(void *ctx, const struct call *call, struct resource *on,
       const struct answer *answer)
{
	struct assessment *a = ctx;
	struct asked *q = asked_get(a, thing_of(a, on), call);
	enum reason why = call->lists != NULL ? REASON_INCOMPLETE_LIST :
		REASON_UNDECIDED;
	struct ending *of = line_of(a, answer->record->request);
	struct ending *line = line_of(a, arena_printf(a->scratch,
						      "%s (unread)", of->key));

	if (q->gap == REASON_NONE || why < q->gap)
		q->gap = why;
	line->region = arena_strdup(a->arena, answer->request->region);
	line->outcome = OUTCOME_FAILED;
	line->error = "NotRead";
	line->message = "an item of the answer lacks its name or record, or is "
		"in a document that cannot be read";
	line->received = answer->record->received;
	line->where = line_where(a, of);
	line->ended = 1;
}

/* A page that broke off is a list not read to its end; the outcome itself
 * stands in the ledger. */
static void
note_end(struct assessment *a, struct asked *q, const struct answer *answer,
	 struct ending *line)
{
	enum reason why = reason_of_outcome(line->outcome);

	q->ended++;
	if (why != REASON_NONE && answer->request->page > 1)
		why = REASON_INCOMPLETE_LIST;
	if (why != REASON_NONE && (q->gap == REASON_NONE || why < q->gap))
		q->gap = why;
	q->absent |= line->outcome == OUTCOME_ABSENT;
	q->gone |= line->reason != NULL && strcmp(line->reason, "gone") == 0;
	q->collected |= line->outcome == OUTCOME_COLLECTED;
	lines_add(&q->lines, line, a->arena);
}

static void
ended(void *ctx, struct resource *const *ons, size_t n,
      const struct answer *answer)
{
	struct assessment *a = ctx;
	struct ending *line = line_of(a, answer->record->request);

	line_fill(a, line, answer);
	if (answer->request->kind == REQUEST_ENTER) {
		a->entering = reason_of_outcome(line->outcome);
		return;
	}
	for (size_t i = 0; i < n; i++)
		note_end(a, asked_get(a, thing_of(a, ons[i]),
				      answer->request->call), answer, line);
	arena_reset(a->scratch);
}

static void
listed(void *ctx, const struct call *call, struct resource *on,
       const struct listing *listing)
{
	struct assessment *a = ctx;
	struct listed *l;

	a->lists = assess_grow(a->arena, a->lists, a->nlists, &a->list_room,
			       sizeof *a->lists);
	l = &a->lists[a->nlists++];
	l->call = call;
	l->on = thing_of(a, on);
	l->listing = *listing;
	l->listing.end = arena_strdup(a->arena, listing->end ? listing->end :
				      "");
}

const struct observer assess_observer = {
	.found = found, .refers = refers, .unmatched = unmatched,
	.planned = planned, .item = item, .unread = unread, .ended = ended,
	.listed = listed,
};
