/* ancestor.c - what may stand above a resource, by the calls that find it */
#include <stdlib.h>

#include "base/alloc.h"
#include "plan/tables.h"

static int
finds(const struct call *call, const struct type *type)
{
	if (call->lists == type || call->about == type)
		return 1;
	for (size_t i = 0; i < call->nrefs; i++)
		if (call->refs[i].type == type)
			return 1;
	return 0;
}

/* What a spelling names stands above, whoever refers to it. */
static int
spread_within(const struct registry *r, unsigned char *above)
{
	int more = 0;

	for (size_t i = 0; i < r->ntypes; i++) {
		const struct type *within = r->types[i].within;
		if (!above[i] || !within || above[within->number])
			continue;
		above[within->number] = 1;
		more = 1;
	}
	return more;
}

/* above[n]: type n is type or stands above it.  Spreads until nothing does. */
static void
spread(const struct registry *r, unsigned char *above)
{
	for (int more = 1; more; ) {
		more = spread_within(r, above);
		for (size_t i = 0; i < r->ncalls; i++) {
			const struct call *call = &r->calls[i];
			if (!call->on || above[call->on->number])
				continue;
			for (size_t k = 0; k < r->ntypes; k++) {
				if (!above[k] || !finds(call, &r->types[k]))
					continue;
				above[call->on->number] = 1;
				more = 1;
				break;
			}
		}
	}
}

int
type_is_below(const struct registry *r, const struct type *type,
	      const struct type *ancestor)
{
	if (type == ancestor)
		return 1;
	unsigned char *above = xcalloc(r->ntypes, 1);
	above[type->number] = 1;
	spread(r, above);
	int yes = above[ancestor->number];
	free(above);
	return yes;
}
