/* xlsx_survey.c - what there is of everything, before a sheet is made */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"
#include "format/xlsx.h"

static int
by_resource(const void *a, const void *b)
{
	const struct fact *x = *(const struct fact *const *)a,
		*y = *(const struct fact *const *)b;
	int c = strcmp(x->type, y->type);

	if (!c)
		c = strcmp(x->region, y->region);
	if (!c)
		c = strcmp(x->resource, y->resource);
	if (!c)
		c = x->number < y->number ? -1 : x->number > y->number;
	return c;
}

static int
same_resource(const struct fact *x, const struct fact *y)
{
	return strcmp(x->resource, y->resource) == 0 &&
		strcmp(x->region, y->region) == 0 &&
		strcmp(x->type, y->type) == 0;
}

int
resources_each(const struct account_facts *a, resource_fn *fn, void *ctx,
	       struct error *err)
{
	const struct fact **v = xcalloc(a->nfacts + 1, sizeof *v);
	int result = 0;

	for (size_t i = 0; i < a->nfacts; i++)
		v[i] = &a->facts[i];
	qsort(v, a->nfacts, sizeof *v, by_resource);
	for (size_t i = 0, n; result == 0 && i < a->nfacts; i += n) {
		for (n = 1; i + n < a->nfacts && same_resource(v[i], v[i + n]);)
			n++;
		result = fn(ctx, a, v + i, n, err);
	}
	free(v);
	return result;
}

static int
count_resource(void *ctx, const struct account_facts *a,
	       const struct fact *const *v, size_t n, struct error *err)
{
	struct survey *s = ctx;
	void **place = map_at(s->types, v[0]->type);
	struct type_seen *t = *place;

	(void)a;
	(void)err;
	if (!t) {
		t = *place = xcalloc(1, sizeof *t);
		t->ids = map_new();
	}
	t->resources++;
	for (size_t i = 0; i < n; i++) {
		void **id = map_at(t->ids, v[i]->id);

		if (!*id)
			*id = &a->run->registry.settings[v[i]->setting->number];
	}
	return 0;
}

static int
count_account(void *ctx, const struct account_facts *a, struct error *err)
{
	struct survey *s = ctx;

	figures_add(&s->figures, a);
	regions_add(s->regions, a, s->accounts++);
	listed_add(s->listed, a);
	for (size_t i = 0; i < a->nfacts; i++)
		s->exceptions += a->facts[i].state == EX_FAILS ||
			a->facts[i].state == EX_REVIEW;
	return resources_each(a, count_resource, s, err);
}

static int
by_number(const void *a, const void *b)
{
	const struct setting *x = *(const struct setting *const *)a,
		*y = *(const struct setting *const *)b;

	return x->number < y->number ? -1 : x->number > y->number;
}

static int
by_type(const void *a, const void *b)
{
	return strcmp((*(struct type_seen *const *)a)->type,
		      (*(struct type_seen *const *)b)->type);
}

static void
put_in_order(struct survey *s)
{
	s->ntypes = map_count(s->types);
	s->order = xcalloc(s->ntypes + 1, sizeof(struct type_seen *));
	for (size_t i = 0; i < s->ntypes; i++) {
		struct type_seen *t = map_value(s->types, i);

		t->type = map_key(s->types, i);
		t->nsettings = map_count(t->ids);
		t->settings = xcalloc(t->nsettings + 1,
				      sizeof(struct setting *));
		for (size_t k = 0; k < t->nsettings; k++)
			t->settings[k] = map_value(t->ids, k);
		qsort(t->settings, t->nsettings, sizeof(struct setting *),
		      by_number);
		s->order[i] = t;
	}
	qsort(s->order, s->ntypes, sizeof(struct type_seen *), by_type);
}

int
survey_make(struct survey *s, const struct format_run *f, struct error *err)
{
	int result;

	*s = (struct survey){ .regions = map_new(), .listed = map_new(),
			      .types = map_new() };
	figures_init(&s->figures, &f->run);
	result = format_each(f, count_account, s, err);
	put_in_order(s);
	return result;
}

void
survey_free(struct survey *s)
{
	if (!s->types)
		return;
	for (size_t i = 0; i < s->ntypes; i++) {
		struct type_seen *t = s->order[i];

		for (size_t k = 0; t->columns && k < t->nsettings; k++)
			free(t->titles[k]);
		free(t->titles);
		free(t->columns);
		free(t->settings);
		map_free(t->ids);
		free(t);
	}
	free(s->order);
	map_free(s->types);
	regions_free(s->regions);
	listed_free(s->listed);
	figures_free(&s->figures);
}

unsigned long
survey_state(const struct survey *s, unsigned state)
{
	return figures_cell(&s->figures, s->figures.services,
			    ALL_TOPICS)->n[state];
}

unsigned long
survey_regions(const struct survey *s)
{
	return map_count(s->regions) - (map_has(s->regions, "global") != 0);
}
