/* count_scope.c - what was asked where, and what the lists said */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/count.h"

static struct region_figures *
region_of(struct map *regions, const struct account_facts *a,
	  const char *name)
{
	void **place = map_at(regions, name[0] ? name : "global");

	if (!*place) {
		struct region_figures *r = xcalloc(1, sizeof *r);
		size_t n = a->run->registry.ncollectors + 1;

		r->asked = xcalloc(n, 1);
		r->not_offered = xcalloc(n, 1);
		r->last_account = SIZE_MAX;
		*place = r;
	}
	return *place;
}

void
regions_add(struct map *regions, const struct account_facts *a, size_t number)
{
	for (size_t i = 0; i < a->nrequests; i++) {
		const struct ledger_line *q = &a->requests[i];
		struct region_figures *r = region_of(regions, a, q->region);

		r->requests++;
		r->gaps += outcome_is_gap(q->outcome) != 0;
		if (q->service >= 0 && !r->asked[q->service]) {
			r->asked[q->service] = 1;
			r->services++;
		}
		if (r->last_account != number) {
			r->last_account = number;
			r->accounts++;
		}
	}
	for (size_t i = 0; i < a->nfacts; i++)
		if (strcmp(a->facts[i].reason, "not-offered") == 0)
			region_of(regions, a, a->facts[i].region)->
				not_offered[a->facts[i].service] = 1;
}

unsigned long
regions_services(const struct map *regions, size_t services)
{
	unsigned long n = 0;

	for (size_t s = 0; s < services; s++)
		for (size_t i = 0; i < map_count(regions); i++) {
			const struct region_figures *g = map_value(regions, i);

			if (!g->asked[s])
				continue;
			n++;
			break;
		}
	return n;
}

void
regions_free(struct map *regions)
{
	for (size_t i = 0; i < map_count(regions); i++) {
		struct region_figures *r = map_value(regions, i);

		free(r->asked);
		free(r->not_offered);
		free(r);
	}
	map_free(regions);
}

/* What the engine says of a list that was read to its end, or is not there. */
static int
population_ended(const struct population *p)
{
	return strcmp(p->end, "no token") == 0 || strcmp(p->end, "absent") == 0;
}

static int
service_of(const struct account_facts *a, const struct population *p)
{
	struct text rest = text_of(p->call);

	return run_service(a->run, text_cut(&rest, ':'));
}

void
listed_add(struct map *listed, const struct account_facts *a)
{
	for (size_t i = 0; i < a->npopulations; i++) {
		const struct population *p = &a->populations[i];
		void **place = map_at(listed, p->type);
		struct listed_figures *l = *place;

		if (!l) {
			l = *place = xcalloc(1, sizeof *l);
			l->service = service_of(a, p);
		}
		l->asked++;
		l->ended += population_ended(p) != 0;
		l->pages += p->pages;
		l->items += p->items;
		l->read += p->read;
		l->gone += p->gone;
		l->left_out += p->left_out;
		if (p->first[0] && (!l->first[0] ||
				    strcmp(p->first, l->first) < 0))
			snprintf(l->first, sizeof l->first, "%s", p->first);
		if (strcmp(p->last, l->last) > 0)
			snprintf(l->last, sizeof l->last, "%s", p->last);
	}
}

void
listed_free(struct map *listed)
{
	for (size_t i = 0; i < map_count(listed); i++)
		free(map_value(listed, i));
	map_free(listed);
}
