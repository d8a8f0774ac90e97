/*
 * fault.c - what goes wrong in the sample organisation
 *
 * organisation.json has a list; the first that fits decides.  A fault with
 * "first" strikes that many times an account and region, then is over: this is
 * how throttling looks from outside, and a report that is not ready.
 */
#include <stdlib.h>

#include "inside.h"

static int
same(const struct ex_node *fault, const char *member, const char *value)
{
	const struct ex_node *n = node_member(fault, member);

	return !n || text_is(n->text, value);
}

static int
fits(const struct answering *a, const struct ex_node *fault)
{
	const struct ex_node *param = node_member(fault, "param");
	const struct ex_node *is = node_member(fault, "is");

	if (!same(fault, "service", a->q->service)
	    || !same(fault, "op", a->q->op)
	    || !same(fault, "account", a->q->account)
	    || !same(fault, "region", a->q->region))
		return 0;
	if (!param)
		return 1;
	const char *value = records_asked(a, param->text.at);
	return value && records_named(is->text, value);
}

/* Counts; 1 while it lasts. */
static int
still(const struct answering *a, const struct ex_node *fault, unsigned number)
{
	const struct ex_node *first = node_member(fault, "first");

	if (!first)
		return 1;
	char *key = arena_printf(a->scratch, "%u %s %s", number,
				 a->q->account, a->q->region);
	void **at = map_at(a->world->asked, key);
	if (!*at)
		*at = arena_alloc(a->world->arena, sizeof(unsigned));
	unsigned *count = *at;
	return (*count)++ < strtoul(first->text.at, NULL, 10);
}

int
fault_strikes(struct answering *a)
{
	const struct ex_node *faults = node_member(a->world->organisation,
						   "faults");
	unsigned number = 0;

	for (const struct ex_node *f = faults ? faults->first : NULL; f;
	     f = f->next, number++) {
		const struct ex_node *answer = node_member(f, "answer");
		const struct ex_node *error = node_member(f, "error");

		if (!fits(a, f) || !still(a, f, number))
			continue;
		if (answer)
			answer_node(a, answer);
		else
			answer_refuse(a, error->text.at);
		return 1;
	}
	return 0;
}
