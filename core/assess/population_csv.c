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

/* What became of the members: asked about, gone, or left out by choice.  Of a
 * type on which no call is made the list has said all there is. */
static struct tally
tally_of(const struct assessment *a, const struct listed *l)
{
	const struct type *type = l->call->lists;
	const struct thing_list *list = &a->of_type[type->number];
	int asked = has_calls(a->rows.registry, type);
	struct tally t = { 0, 0, 0 };

	for (size_t i = 0; i < list->n; i++) {
		const struct resource *r = list->v[i]->resource;

		if (r->parent != l->on->resource)
			continue;
		if (r->gone)
			t.gone++;
		else if (!r->listed || r->external)
			continue;
		else if (asked && !r->visited)
			t.left_out++;
		else
			t.read++;
	}
	return t;
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
write_list(struct assessment *a, const struct listed *l, struct buffer *out)
{
	char first[CLOCK_TEXT] = "", last[CLOCK_TEXT] = "";
	struct tally t = tally_of(a, l);
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
	struct buffer out;
	int failed;

	if (a->nlists > 0)
		qsort(a->lists, a->nlists, sizeof *a->lists, by_type);
	buffer_init(&out, (size_t)1 << 30);
	csv_row(&out, header, sizeof header / sizeof header[0]);
	for (size_t i = 0; i < a->nlists; i++)
		write_list(a, &a->lists[i], &out);
	failed = table_write(a, "population", a->account, &out, err);
	buffer_free(&out);
	return failed;
}
