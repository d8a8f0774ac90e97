/* compare.c - both bundles side by side, account by account */
#include "compare/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "compare/side.h"

int
compare_open(struct compare **out, const char *old_root, const char *new_root,
	     struct error *err)
{
	struct compare *c = xcalloc(1, sizeof *c);

	*out = NULL;
	c->arena = arena_new();
	c->scratch = arena_new();
	c->ranks = map_new();
	c->services = map_new();
	c->types = map_new();
	c->rows_before.c = c->rows_after.c = c;
	buffer_init(&c->rows_before.text, TABLE_MAX);
	buffer_init(&c->rows_after.text, TABLE_MAX);
	if (side_open(&c->before, old_root, err) < 0 ||
	    side_open(&c->after, new_root, err) < 0) {
		compare_close(c);
		return -1;
	}
	ranks_make(c);
	rules_mark(c);
	*out = c;
	return 0;
}

void
compare_close(struct compare *c)
{
	if (!c)
		return;
	side_close(&c->before);
	side_close(&c->after);
	buffer_free(&c->rows_before.text);
	buffer_free(&c->rows_after.text);
	free(c->rows_before.v);
	free(c->rows_after.v);
	map_free(c->ranks);
	map_free(c->services);
	map_free(c->types);
	arena_free(c->scratch);
	arena_free(c->arena);
	free(c);
}

void
change_init(struct change *change, enum change_what what, enum change_how how)
{
	static const struct change_side none = {
		.value = "", .verdict = "", .reason = "", .clause = "",
		.evidence = "",
	};

	*change = (struct change){
		.what = what, .how = how, .account = "", .region = "",
		.service = "", .type = "", .resource = "", .name = "",
		.item = "", .why = "", .before = none, .after = none,
	};
}

struct compare_service *
service_of(struct compare *c, const char *name)
{
	void **at = map_at(c->services, name);
	struct compare_service *s = *at;
	int k;

	if (s)
		return s;
	*at = s = arena_alloc(c->arena, sizeof *s);
	s->name = s->title = arena_strdup(c->arena, name);
	if ((k = side_collector(&c->after, name)) >= 0)
		s->title = run_service_title(&c->after.run, (size_t)k);
	else if ((k = side_collector(&c->before, name)) >= 0)
		s->title = run_service_title(&c->before.run, (size_t)k);
	return s;
}

int
change_tell(struct compare *c, struct change *change)
{
	enum change_group group = change_group(change);

	c->totals.n[change->what][change->how]++;
	c->totals.groups[group]++;
	c->totals.asks_less += change->what == CHANGE_SCOPE &&
		change->how == CHANGE_NOT_ASKED;
	if (change->what == CHANGE_SETTING || change->what == CHANGE_GAP)
		service_of(c, change->service)->groups[group]++;
	return c->each(c->ctx, change);
}

/* Services of both, those of the new one first. */
static int
compare_services_of(struct compare *c)
{
	const struct registry *x = &c->before.run.registry,
		*y = &c->after.run.registry;
	int result = 0;

	for (size_t i = 0; i < y->ncollectors && result == 0; i++)
		result = settings_compare(c, y->collectors[i].tables->name);
	for (size_t i = 0; i < x->ncollectors && result == 0; i++)
		if (side_collector(&c->after, x->collectors[i].tables->name) < 0)
			result = settings_compare(c,
				x->collectors[i].tables->name);
	return result;
}

static int
compare_account(struct compare *c, const char *id)
{
	int result = side_enter(&c->before, id, c->err) ||
		side_enter(&c->after, id, c->err) ? -1 : 0;

	if (result == 0)
		result = gaps_compare(c);
	if (result == 0)
		result = compare_services_of(c);
	if (result == 0)
		result = lists_compare(c);
	side_leave(&c->before);
	side_leave(&c->after);
	return result;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* By number, each once. */
static int
compare_accounts(struct compare *c)
{
	const struct plan *x = &c->before.run.plan, *y = &c->after.run.plan;
	size_t n = 0, all = x->naccounts + y->naccounts;
	const char **v = xcalloc(all + 1, sizeof *v);
	int result = 0;

	for (size_t i = 0; i < x->naccounts; i++)
		v[n++] = x->accounts[i].id;
	for (size_t i = 0; i < y->naccounts; i++)
		v[n++] = y->accounts[i].id;
	qsort(v, n, sizeof *v, by_text);
	for (size_t i = 0; i < n && result == 0; i++)
		if (i == 0 || strcmp(v[i], v[i - 1]) != 0)
			result = compare_account(c, v[i]);
	free(v);
	return result;
}

int
compare_each(struct compare *c,
	     int (*each)(void *ctx, const struct change *change), void *ctx,
	     struct error *err)
{
	int result;

	c->each = each;
	c->ctx = ctx;
	c->err = err;
	result = scope_compare(c);
	if (result == 0)
		result = rules_compare(c);
	if (result == 0)
		result = compare_accounts(c);
	return result == 0 ? scope_regions(c) : result;
}

int
compare_run(const char *old_root, const char *new_root,
	    int (*each)(void *ctx, const struct change *change), void *ctx,
	    struct error *err)
{
	struct compare *c;
	int result;

	if (compare_open(&c, old_root, new_root, err) < 0)
		return -1;
	result = compare_each(c, each, ctx, err);
	compare_close(c);
	return result;
}

const struct compare_totals *
compare_totals(const struct compare *c)
{
	return &c->totals;
}

const struct map *
compare_services(const struct compare *c)
{
	return c->services;
}

const struct map *
compare_types(const struct compare *c)
{
	return c->types;
}
