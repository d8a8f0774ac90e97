/* population_csv.c - data/population/<account>.csv: what each list said */
#include <stdlib.h>
#include <string.h>

#include "assess/facts.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/csv.h"

struct tally {
	size_t read, gone, left_out;
};

static int
has_calls(const struct registry *r, const struct type *type)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].on == type)
			return 1;
	return type->level == ON_REGION;
}

static void **
tally_at(struct map *tallies, const struct resource *parent,
	 const struct type *type)
{
	char *key = xasprintf("%p %zu", (const void *)parent, type->number);
	void **at = map_at(tallies, key);

	free(key);
	return at;
}

/* What became of the members: asked about, gone, or left out by choice.  Of a
 * type on which no call is made the list has said all there is.  What only a
 * reference named is no member, gone or not. */
static void
tally_thing(struct assessment *a, struct map *tallies, const struct thing *t)
{
	const struct resource *r = t->resource;
	struct tally *tally;
	void **at;

	if (r->parent == NULL || !r->listed || (!r->gone && r->external))
		return;
	at = tally_at(tallies, r->parent, t->type);
	if (*at == NULL)
		*at = arena_alloc(a->arena, sizeof *tally);
	tally = *at;
	if (r->gone)
		tally->gone++;
	else if (!r->visited && has_calls(a->rows.registry, t->type))
		tally->left_out++;
	else
		tally->read++;
}

static const char *
list_region(const struct listed *l)
{
	const struct resource *r = l->on->resource;

	return r->level == ON_REGION ? r->id : r->region;
}

static int
by_type(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	int c = strcmp(x->call->lists->row->name, y->call->lists->row->name);

	if (c == 0)
		c = strcmp(list_region(x), list_region(y));
	if (c == 0)
		c = strcmp(x->on->shown, y->on->shown);
	return c != 0 ? c : strcmp(x->call->name, y->call->name);
}

static const char *
number(struct assessment *a, size_t n)
{
	return arena_printf(a->arena, "%zu", n);
}

static void
write_list(struct assessment *a, struct map *tallies, const struct listed *l,
	   struct buffer *out)
{
	char first[CLOCK_TEXT] = "", last[CLOCK_TEXT] = "";
	const struct tally *found = *tally_at(tallies, l->on->resource,
					      l->call->lists);
	struct tally t = found != NULL ? *found : (struct tally){ 0, 0, 0 };
	const struct listing *g = &l->listing;
	const char *cells[] = {
		l->call->lists->row->name,
		arena_printf(a->arena, "%s %s", l->on->type->row->name,
			     l->on->shown),
		list_region(l),
		arena_printf(a->arena, "%s:%s", l->call->collector->tables->name,
			     l->call->name),
		number(a, g->pages), number(a, g->items), g->end,
		g->first > 0 ? clock_iso(first, g->first, 1) : "",
		g->last > 0 ? clock_iso(last, g->last, 1) : "",
		number(a, t.read), number(a, t.gone), number(a, t.left_out),
	};

	csv_row(out, cells, sizeof cells / sizeof cells[0]);
}

int
population_write(struct assessment *a, struct error *err)
{
	static const char *const header[] = {
		"type", "within", "region", "call", "pages", "items", "end",
		"first", "last", "read", "gone", "left-out",
	};
	struct map *tallies = map_new();
	struct buffer out;
	int failed;

	for (size_t i = 0; i < a->nthings; i++)
		tally_thing(a, tallies, a->things[i]);
	if (a->nlists > 0)
		qsort(a->lists, a->nlists, sizeof *a->lists, by_type);
	buffer_init(&out, (size_t)1 << 30);
	csv_row(&out, header, sizeof header / sizeof header[0]);
	for (size_t i = 0; i < a->nlists; i++)
		write_list(a, tallies, &a->lists[i], &out);
	failed = table_write(a, "population", a->account, &out, err);
	buffer_free(&out);
	map_free(tallies);
	return failed;
}
