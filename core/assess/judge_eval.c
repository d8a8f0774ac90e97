/*
 * judge_eval.c - clauses in order at each place, and the worst of them
 *
 * The first clause that is true decides; the first that is unknown ends the
 * trial with review, so that no later "else" is reached over a gap.
 */
#include "assess/judge_eval.h"

#include <string.h>

#include "assess/judge_test.h"

static enum truth
guard_setting(struct judge_trial *t, const struct judge_guard *g,
	      enum reason *why)
{
	struct judged other;
	enum truth known = t->world->verdict(t->world->ctx, g->word, &other,
					     why);

	if (known != TRUE_)
		return UNKNOWN;
	if (other.verdict == EX_REVIEW && reason_is_unknown(other.reason))
		return predicate_unknown(why, other.reason);
	return truth_of(other.verdict == g->verdict);
}

static enum truth
guard_member(const struct judge_guard *g, const struct judge_place *place)
{
	const char *value = place != NULL && place->members != NULL ?
		place->members[g->member] : NULL;

	return truth_of(value != NULL && text_glob_ends(text_of(value),
							text_of(g->word), 1));
}

static enum truth
guard_parameter(const struct predicate_world *w, const struct judge_guard *g,
		enum reason *why)
{
	const char *value = w->parameter(w->ctx, g->word);
	int yes = g->equals == NULL ? parameter_yes(value) :
		value == NULL ? -1 : text_is_nocase(text_of(value), g->equals);

	return yes < 0 ? predicate_unknown(why, REASON_PARAMETER) :
		truth_of(yes);
}

static enum truth
try_guard(struct judge_trial *t, const struct judge_guard *g,
	  const struct judge_place *place, enum reason *why)
{
	enum truth truth = UNKNOWN;

	switch (g->kind) {
	case GUARD_PARAMETER:
		truth = guard_parameter(t->world->predicates, g, why);
		break;
	case GUARD_MEMBER:
		truth = place != NULL && place->kind == PLACE_UNKNOWN &&
			place->members == NULL ?
			predicate_unknown(why, place->why) :
			guard_member(g, place);
		break;
	case GUARD_TYPE:
		truth = t->world->population(t->world->ctx, g->word, why);
		break;
	case GUARD_SETTING:
		truth = guard_setting(t, g, why);
		break;
	}
	return g->negated ? truth_not(truth) : truth;
}

/* What the clause's own part says; judged is filled for as: only. */
static enum truth
try_body(struct judge_trial *t, const struct judge_clause *c,
	 const struct judge_place *place, struct judged *judged,
	 enum reason *why)
{
	enum truth any = FALSE_;

	if (c->as != NULL) {
		if (place == NULL || place->kind == PLACE_ABSENT)
			return FALSE_;
		if (place->kind == PLACE_UNKNOWN)
			return predicate_unknown(why, place->why);
		return t->world->as(t->world->ctx, c->as,
				    node_text(place->node), judged, why);
	}
	for (size_t i = 0; i < c->ntests && any != TRUE_; i++)
		any = truth_or(any, judge_try(t, &c->tests[i], place, why));
	return any;
}

static enum truth
try_clause(struct judge_trial *t, const struct judge_clause *c,
	   const struct judge_place *place, struct judged *judged,
	   enum reason *why)
{
	enum truth all = TRUE_;
	enum reason guard_why = REASON_UNDECIDED;

	for (size_t i = 0; i < c->nguards && all != FALSE_; i++)
		all = truth_and(all, try_guard(t, &c->guards[i], place,
					       &guard_why));
	if (all == FALSE_)
		return FALSE_;
	enum truth body = try_body(t, c, place, judged, why);
	if (body == TRUE_ && all == UNKNOWN)
		*why = guard_why;
	return truth_and(all, body);
}

static struct judged
judge_place(struct judge_trial *t, const struct judgement *j,
	    const struct judge_place *place)
{
	struct judged judged = { EX_REVIEW, REASON_NO_CLAUSE, NULL };

	for (size_t i = 0; i < j->nclauses; i++) {
		const struct judge_clause *c = &j->clauses[i];
		enum reason why = REASON_UNDECIDED;
		struct judged at = { c->verdict, REASON_CLAUSE, NULL };

		switch (try_clause(t, c, place, &at, &why)) {
		case TRUE_:
			at.clause = c->source;
			return at;
		case UNKNOWN:
			return (struct judged){ EX_REVIEW, why, c->source };
		case FALSE_:
			break;
		}
	}
	/* No clause looked at the value: a gap is one all the same. */
	if (place != NULL && place->kind == PLACE_UNKNOWN)
		judged.reason = place->why;
	return judged;
}

static int
rank(enum ex_verdict verdict)
{
	static const int ranks[] = {
		[EX_FAILS] = 3, [EX_REVIEW] = 2, [EX_MEETS] = 1,
		[EX_NOT_APPLICABLE] = 0,
	};

	return ranks[verdict];
}

/* Of two reviews the one over a gap says more. */
static int
is_worse(const struct judged *a, const struct judged *b)
{
	if (rank(a->verdict) != rank(b->verdict))
		return rank(a->verdict) > rank(b->verdict);
	return reason_is_unknown(a->reason) && !reason_is_unknown(b->reason);
}

static void
collect_values(struct judge_trial *t)
{
	const struct judge_input *in = t->input;

	t->all = arena_alloc(t->scratch, (in->n + 1) * sizeof *t->all);
	for (size_t i = 0; i < in->n; i++)
		if (in->places[i].kind == PLACE_VALUE)
			t->all[t->nall++] = in->places[i].node;
}

void
judge_eval(const struct judgement *j, const struct judge_input *input,
	   const struct judge_world *world, struct arena *scratch,
	   struct judged *out)
{
	struct judge_trial t = { .input = input, .world = world,
				 .scratch = scratch };
	struct judge_place rest = { .kind = PLACE_UNKNOWN, .why = input->rest };
	int any = 0;

	collect_values(&t);
	for (size_t i = 0; i < input->n + 1; i++) {
		struct judged at;

		if (i < input->n)
			at = judge_place(&t, j, &input->places[i]);
		else if (input->rest != REASON_NONE)
			at = judge_place(&t, j, &rest);
		else if (input->n == 0)
			at = judge_place(&t, j, NULL);
		else
			break;
		if (!any || is_worse(&at, out))
			*out = at;
		any = 1;
	}
}

size_t
judge_member_count(const struct judgement *j)
{
	return j->nmembers;
}

const struct path *
judge_member_path(const struct judgement *j, size_t i)
{
	return j->members[i].path;
}
