/*
 * judge_test.c - one test at one place
 *
 * An unknown place makes every test unknown, else included: what was denied is
 * never judged.  Only tests over all places (any, count, none) may be decided
 * in spite of it.
 */
#include "assess/judge_test.h"

#include <math.h>
#include <string.h>

#include "base/map.h"
#include "doc/redact.h"

/* A link keeps its scheme and bucket in front of the marker, to be read. */
static int
is_marker(const struct judge_place *place)
{
	struct text t = node_text(place->node), found;

	return place->redacted && text_starts(t, "[redacted") &&
		redact_marker(t, &found);
}

static const char *
parameter(const struct judge_trial *t, const char *name, enum reason *why)
{
	const struct predicate_world *w = t->world->predicates;
	const char *value = w->parameter(w->ctx, name);

	if (value == NULL)
		*why = REASON_PARAMETER;
	return value;
}

static double
unit_ms(char unit)
{
	return unit == 's' ? 1e3 : unit == 'm' ? 6e4 : unit == 'h' ? 36e5 : 864e5;
}

/* What "_days" and its like at a parameter's end say of its number. */
static char
unit_of(const char *name)
{
	struct text t = text_of(name);

	if (text_ends(t, "_hours"))
		return 'h';
	if (text_ends(t, "_minutes"))
		return 'm';
	if (text_ends(t, "_seconds"))
		return 's';
	return 'd';
}

/* The right side, in ms if it is a span; -1 with *why: there is none. */
static int
right_side(const struct judge_trial *t, const struct compare *c, int span,
	   double *out, enum reason *why)
{
	char unit = c->unit;

	*out = c->number;
	if (c->parameter != NULL) {
		const char *value = parameter(t, c->parameter, why);
		struct compare read;
		char source[80] = "=";

		if (value == NULL)
			return -1;
		strncat(source, value, sizeof source - 2);
		if (strlen(value) > sizeof source - 2 || value[0] == '$' ||
		    compare_read(t->scratch, text_of(source), &read)) {
			*why = REASON_PARAMETER;
			return -1;
		}
		*out = read.number;
		unit = read.unit ? read.unit : unit_of(c->parameter);
	}
	if (span)
		*out *= unit_ms(unit);
	return 0;
}

static enum truth
try_compare(const struct judge_trial *t, const struct compare *c,
	    const struct judge_place *place, enum reason *why)
{
	double left, right;

	if (right_side(t, c, 0, &right, why))
		return UNKNOWN;
	if (place == NULL || place->kind == PLACE_ABSENT)
		return FALSE_;
	if (is_marker(place) || number_read(node_text(place->node), &left))
		return predicate_unknown(why, REASON_UNDECIDED);
	return truth_of(compare_holds(c->op, left, right));
}

static enum truth
try_time(const struct judge_trial *t, const struct judge_test *test,
	 const struct judge_place *place, enum reason *why)
{
	double span, right;
	int64_t at;

	if (right_side(t, &test->compare, 1, &right, why))
		return UNKNOWN;
	if (place == NULL || place->kind == PLACE_ABSENT)
		return FALSE_;
	if (is_marker(place) || time_read(node_text(place->node), &at))
		return predicate_unknown(why, REASON_UNDECIDED);
	span = (double)(place->received - at);
	if (test->kind == TEST_LEFT)
		span = -span;
	return truth_of(compare_holds(test->compare.op, span, right));
}

static enum truth
try_list(const struct judge_trial *t, const struct judge_test *test,
	 const struct judge_place *place, enum reason *why)
{
	const char *list = parameter(t, test->word, why);

	if (list == NULL)
		return UNKNOWN;
	if (place == NULL || place->kind == PLACE_ABSENT || is_marker(place))
		return FALSE_;
	return truth_of(parameter_has(list, node_text(place->node)));
}

static enum truth
try_literal(const struct judge_test *test, const struct judge_place *place)
{
	if (place == NULL || place->kind == PLACE_ABSENT ||
	    place->node->kind == NODE_ARRAY ||
	    place->node->kind == NODE_OBJECT || is_marker(place))
		return FALSE_;
	return truth_of(text_glob_ends(node_text(place->node),
				       text_of(test->word), 1));
}

/* $name and >=$name become the parameter's value; NULL: it is not set. */
static const char *
argument(const struct judge_trial *t, const char *arg, enum reason *why)
{
	const char *dollar = strchr(arg, '$'), *value;

	if (dollar == NULL)
		return arg;
	value = parameter(t, dollar + 1, why);
	if (value == NULL)
		return NULL;
	return arena_printf(t->scratch, "%.*s%s", (int)(dollar - arg), arg,
			    value);
}

static enum truth
try_predicate(const struct judge_trial *t, const struct judge_test *test,
	      const struct judge_place *place, enum reason *why)
{
	const char *args[JUDGE_ARGS];
	struct predicate_call call = {
		.value = place != NULL && place->kind == PLACE_VALUE ?
			place->node : NULL,
		.redacted = place != NULL && place->redacted,
		.all = t->all, .nall = t->nall,
		.args = args, .nargs = test->nargs,
		.received = place != NULL ? place->received : 0,
		.world = t->world->predicates, .scratch = t->scratch,
	};

	if (test->predicate == NULL || test->nargs < test->predicate->min ||
	    test->nargs > test->predicate->max)
		return predicate_unknown(why, REASON_UNDECIDED);
	for (size_t i = 0; i < test->nargs; i++) {
		args[i] = argument(t, test->args[i], why);
		if (args[i] == NULL)
			return UNKNOWN;
	}
	return test->predicate->fn(&call, why);
}

/* A value test at one known place, or at none (NULL). */
static enum truth
try_value(const struct judge_trial *t, const struct judge_test *test,
	  const struct judge_place *place, enum reason *why)
{
	if (place != NULL && place->kind == PLACE_UNKNOWN)
		return predicate_unknown(why, place->why);
	switch (test->kind) {
	case TEST_LITERAL:
		return try_literal(test, place);
	case TEST_LIST:
		return try_list(t, test, place, why);
	case TEST_COMPARE:
		return try_compare(t, &test->compare, place, why);
	case TEST_AGE:
	case TEST_LEFT:
		return try_time(t, test, place, why);
	case TEST_PREDICATE:
		return try_predicate(t, test, place, why);
	case TEST_ABSENT:
		return truth_of(place != NULL ? place->kind == PLACE_ABSENT :
				t->input->not_configured);
	case TEST_COUNT:
	case TEST_NONE:
	case TEST_ELSE:
		break;
	}
	return FALSE_;
}

static enum truth
try_any(const struct judge_trial *t, const struct judge_test *test,
	enum reason *why)
{
	enum truth all = FALSE_;

	for (size_t i = 0; i < t->input->n && all != TRUE_; i++)
		all = truth_or(all, try_value(t, test, &t->input->places[i],
					      why));
	if (all == FALSE_ && t->input->rest != REASON_NONE)
		return predicate_unknown(why, t->input->rest);
	return all;
}

static size_t
count_values(const struct judge_trial *t)
{
	struct map *seen = map_new();
	struct buffer b;
	size_t n;

	buffer_init(&b, DOC_SIZE_MAX);
	for (size_t i = 0; i < t->nall; i++) {
		buffer_reset(&b);
		node_write_json(&b, t->all[i], 1);
		map_at(seen, buffer_cstr(&b));
	}
	n = map_count(seen);
	buffer_free(&b);
	map_free(seen);
	return n;
}

/* Between what is known and what might be: only what holds at both ends, and
 * therefore between them, is decided (for = and != only if they agree). */
static enum truth
try_count(const struct judge_trial *t, const struct compare *c,
	  enum reason *why)
{
	double low = (double)count_values(t), high = low, right;
	enum reason gap = t->input->rest;

	if (right_side(t, c, 0, &right, why))
		return UNKNOWN;
	for (size_t i = 0; i < t->input->n; i++)
		if (t->input->places[i].kind == PLACE_UNKNOWN) {
			high += 1;
			gap = gap != REASON_NONE ? gap : t->input->places[i].why;
		}
	if (t->input->rest != REASON_NONE)
		high = HUGE_VAL;
	if (!(high > low))
		return truth_of(compare_holds(c->op, low, right));
	if ((c->op == COMPARE_EQ || c->op == COMPARE_NE) &&
	    low <= right && right <= high)
		return predicate_unknown(why, gap);
	if (compare_holds(c->op, low, right) != compare_holds(c->op, high, right))
		return predicate_unknown(why, gap);
	return truth_of(compare_holds(c->op, low, right));
}

static enum truth
try_all(struct judge_trial *t, const struct judge_test *test, enum reason *why)
{
	struct judge_known k = { .test = test, .why = REASON_UNDECIDED };

	for (size_t i = 0; i < t->nknown; i++)
		if (t->known[i].test == test) {
			*why = t->known[i].why;
			return t->known[i].truth;
		}
	k.truth = test->any ? try_any(t, test, &k.why) :
		try_count(t, &test->compare, &k.why);
	if (t->nknown < JUDGE_TESTS)
		t->known[t->nknown++] = k;
	*why = k.why;
	return k.truth;
}

enum truth
judge_try(struct judge_trial *t, const struct judge_test *test,
	  const struct judge_place *place, enum reason *why)
{
	if (test->any || test->kind == TEST_COUNT)
		return try_all(t, test, why);
	switch (test->kind) {
	case TEST_NONE:
		if (t->input->n > 0 && !t->input->not_configured)
			return FALSE_;
		if (t->input->rest != REASON_NONE)
			return predicate_unknown(why, t->input->rest);
		return TRUE_;
	case TEST_ELSE:
		if (place != NULL && place->kind == PLACE_UNKNOWN)
			return predicate_unknown(why, place->why);
		return TRUE_;
	default:
		return try_value(t, test, place, why);
	}
}
