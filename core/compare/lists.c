/* lists.c - data/population, both sides: what each list had */
#include <stdlib.h>
#include <string.h>

#include "compare/side.h"

static void
fill_side(struct change_side *side, const struct list_line *l)
{
	*side = (struct change_side){
		.there = 1, .value = l->end, .verdict = "", .reason = "",
		.clause = "", .evidence = "", .items = l->items,
		.read = l->read, .gone = l->gone, .left_out = l->left_out,
	};
}

static void
count(struct compare *c, const struct list_line *l, int after)
{
	void **at = map_at(c->types, l->type);
	struct compare_type *t = *at;

	if (!t)
		*at = t = arena_alloc(c->arena, sizeof *t);
	if (after) {
		t->after += l->items;
		t->unended_after += !l->ended;
	} else {
		t->before += l->items;
		t->unended_before += !l->ended;
	}
}

static int
same(const struct list_line *x, const struct list_line *y)
{
	return x->items == y->items && x->read == y->read &&
		x->gone == y->gone && x->left_out == y->left_out &&
		strcmp(x->end, y->end) == 0;
}

/* A list of the one side alone was asked on what the other may not have. */
static enum change_how
how_alone(struct compare *c, const struct list_line *l, int after,
	  const char **why)
{
	struct side *other = after ? &c->before : &c->after;
	struct place p;

	if (!other->account.in_plan) {
		*why = "the account is not asked";
		return after ? CHANGE_ASKED : CHANGE_NOT_ASKED;
	}
	p = place_in(other, l->type, l->region);
	*why = p.why;
	if (p.known == KNOWN_ALL)
		return after ? CHANGE_ADDED : CHANGE_REMOVED;
	if (p.known == KNOWN_GAP)
		return after ? CHANGE_KNOWN : CHANGE_UNKNOWN;
	return after ? CHANGE_ASKED : CHANGE_NOT_ASKED;
}

static enum change_how
how_paired(const struct list_line *x, const struct list_line *y)
{
	if (x->ended == y->ended)
		return CHANGE_CHANGED;
	return y->ended ? CHANGE_KNOWN : CHANGE_UNKNOWN;
}

static int
tell(struct compare *c, const struct list_line *x, const struct list_line *y)
{
	const struct list_line *l = y ? y : x;
	struct change change;

	if (x)
		count(c, x, 0);
	if (y)
		count(c, y, 1);
	if (x && y && same(x, y))
		return 0;
	change_init(&change, CHANGE_LIST, x && y ? how_paired(x, y) :
		    CHANGE_CHANGED);
	if (!x || !y)
		change.how = how_alone(c, l, y != NULL, &change.why);
	change.account = c->after.account.id;
	change.region = l->region;
	change.type = l->type;
	change.resource = l->within;
	change.name = l->call;
	change.service = arena_strndup(c->scratch, l->call,
				       strcspn(l->call, ":"));
	if (x)
		fill_side(&change.before, x);
	if (y)
		fill_side(&change.after, y);
	return change_tell(c, &change);
}

int
lists_compare(struct compare *c)
{
	const struct account_side *x = &c->before.account,
		*y = &c->after.account;
	size_t i = 0, k = 0;
	int result = 0;

	while (result == 0 && (i < x->nlists || k < y->nlists)) {
		int order = i == x->nlists ? 1 : k == y->nlists ? -1 :
			list_order(&x->lists[i], &y->lists[k]);

		result = tell(c, order <= 0 ? &x->lists[i] : NULL,
			      order >= 0 ? &y->lists[k] : NULL);
		i += order <= 0;
		k += order >= 0;
	}
	arena_reset(c->scratch);
	return result;
}
