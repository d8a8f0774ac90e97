/*
 * results.c - one verdict a resource and setting, made when it is first asked
 *
 * A row may need another row's verdict, of the same resource or of one that its
 * value names; so results are made on demand and each once.  Circles were
 * refused when the tables were checked; here they are only kept from looping.
 */
#include "assess/facts.h"

#include <string.h>

#include "assess/profile.h"

const struct row *
row_named(const struct assessment *a, const char *id, const struct type *type)
{
	const struct row_list *list = &a->rows.of_type[type->number];

	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i]->setting->row->id, id) == 0)
			return list->v[i];
	return NULL;
}

static struct result *
result_get(struct assessment *a, struct thing *t, const struct row *head)
{
	struct result *r;

	for (r = t->results; r != NULL; r = r->next)
		if (r->head == head)
			return r;
	r = arena_alloc(a->arena, sizeof *r);
	r->head = head;
	r->next = t->results;
	t->results = r;
	return r;
}

/* A value, or the knowledge that one is not known. */
static int
decides(const struct row_input *in)
{
	if (in->fixed.reason != REASON_NONE ||
	    in->input.rest != REASON_NONE)
		return 1;
	for (size_t i = 0; i < in->input.n; i++)
		if (in->input.places[i].kind != PLACE_ABSENT)
			return 1;
	return 0;
}

/*
 * The first source that has a value or is unknown; none has: the last.  One that
 * was left out, since nothing asked for the thing, might have had a value: what
 * comes after it decides nothing.
 */
static const struct row *
choose(struct assessment *a, struct thing *t, const struct row *head,
       struct row_input *in)
{
	const struct row *row = head, *chosen = NULL;

	for (;;) {
		const struct setting *next = row->setting->alternative;
		struct row_input one;

		input_make(a, t, row, &one);
		if (one.omitted) {
			*in = one;
			return row;
		}
		if (one.fixed.reason != REASON_NOT_OFFERED) {
			*in = one;
			chosen = row;
			if (decides(&one))
				return row;
		} else if (chosen == NULL) {
			*in = one;
		}
		if (next == NULL)
			return chosen != NULL ? chosen : row;
		row = &a->rows.v[next->number];
	}
}

static void
judge_tested(struct result *r, const struct row_input *in,
	     const struct facts *f)
{
	r->judged = (struct judged){ f->verdict, REASON_TEST, NULL };
	if (in->input.rest != REASON_NONE && f->verdict != EX_FAILS)
		r->judged = (struct judged){ EX_REVIEW, in->input.rest, NULL };
}

static void
judge_row(struct assessment *a, struct thing *t, struct result *r,
	  const struct row_input *in)
{
	const struct facts *f = facts_of(t, r->row->setting);
	struct world world;

	if (in->fixed.reason != REASON_NONE) {
		r->judged = in->fixed;
	} else if (r->row->setting->row->test != NULL && f != NULL &&
		   f->tested) {
		judge_tested(r, in, f);
	} else if (r->row->judge != NULL) {
		struct arena *scratch = arena_new();

		world_make(&world, a, t, r->row);
		judge_eval(r->row->judge, &in->input, &world.judge, scratch,
			   &r->judged);
		arena_free(scratch);
	} else if (r->row->setting->row->test != NULL) {
		/* Its test was never asked: there is no item. */
		r->judged = (struct judged){ EX_REVIEW, in->input.rest !=
			REASON_NONE ? in->input.rest : REASON_NO_CLAUSE, NULL };
	} else {
		r->judged.reason = in->input.rest != REASON_NONE ?
			in->input.rest : REASON_RECORDED;
	}
}

const struct result *
result_of(struct assessment *a, struct thing *t, const struct row *head)
{
	struct result *r = result_get(a, t, head);
	struct row_input in;

	if (r->progress != RESULT_WANTED)
		return r;
	r->progress = RESULT_UNDERWAY;
	r->row = choose(a, t, head, &in);
	r->omitted = in.omitted;
	r->recorded = r->row->judge == NULL &&
		r->row->setting->row->test == NULL;
	r->lines = in.lines;
	if (!in.omitted)
		judge_row(a, t, r, &in);
	if (r->recorded && in.fixed.reason != REASON_NONE)
		r->judged.reason = in.fixed.reason;
	r->received = lines_received(&r->lines);
	r->value = places_shown(a, in.input.places, in.input.n);
	r->progress = RESULT_DONE;
	return r;
}
