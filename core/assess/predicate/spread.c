/*
 * spread.c - spread(): over how many of something are the named things?
 *
 * A service names subnets, and zones are what fails.  Counts the different
 * values that were read of a member on all resources the row's values name.
 */
#include "assess/judge_tree.h"
#include "assess/predicate/predicate.h"
#include "base/map.h"

struct spread {
	struct map *seen;
	size_t unknown;			/* things of which it was not read */
	enum reason why;
};

static void
count_thing(const struct predicate_call *call, struct text value,
	    struct spread *s)
{
	const struct predicate_world *w = call->world;
	const struct ex_node *const *nodes;
	enum reason why = REASON_UNDECIDED;
	size_t n;

	if (w->fact(w->ctx, call->args[0], value, call->args[1], &nodes, &n,
		    &why) != TRUE_ || n == 0) {
		s->unknown++;
		s->why = why;
		return;
	}
	for (size_t i = 0; i < n; i++)
		map_at(s->seen, arena_strndup(call->scratch,
					      node_text(nodes[i]).at,
					      node_text(nodes[i]).len));
}

/* Each thing not read may be one more or none. */
static enum truth
compare(const struct spread *s, const struct compare *c, enum reason *why)
{
	double low = (double)map_count(s->seen);
	double high = low + (double)s->unknown;
	int holds = compare_holds(c->op, low, c->number);

	if (s->unknown == 0)
		return truth_of(holds);
	if (c->op == COMPARE_EQ || c->op == COMPARE_NE ||
	    holds != compare_holds(c->op, high, c->number))
		return predicate_unknown(why, s->why);
	return truth_of(holds);
}

enum truth
predicate_spread(const struct predicate_call *call, enum reason *why)
{
	struct spread s = { .why = REASON_UNDECIDED };
	struct compare c;
	enum truth truth;

	if (call->value == NULL)
		return FALSE_;
	if (compare_read(call->scratch, text_of(call->args[2]), &c) ||
	    c.parameter != NULL)
		return predicate_unknown(why, REASON_PARAMETER);
	s.seen = map_new();
	for (size_t i = 0; i < call->nall; i++)
		count_thing(call, node_text(call->all[i]), &s);
	truth = compare(&s, &c, why);
	map_free(s.seen);
	return truth;
}
