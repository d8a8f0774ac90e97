/* lines.c - which populations there are, and how many are in each */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "sample/replay.h"
#include "sample/sample.h"

struct counting {
	struct population_lines *out;
	struct side side;
	struct population_line **by_type;	/* by number of the registry */
};

static void
count(void *ctx, const struct listed_resource *l)
{
	struct counting *c = ctx;
	struct population_line *line =
		c->by_type[l->resource->type->number];

	if (line)
		line->n++;
}

static void
make_lines(struct counting *c)
{
	const struct registry *r = &c->side.run.registry;
	struct population_lines *out = c->out;

	out->v = arena_alloc(out->arena, (r->ntypes + 1) * sizeof(*out->v));
	c->by_type = arena_alloc(out->arena, (r->ntypes + 1) *
				 sizeof(*c->by_type));
	for (size_t i = 0; i < r->ntypes; i++) {
		const char *name = r->types[i].row->name;
		struct population_line *line = &out->v[out->n];

		if (!r->types[i].listed || r->types[i].level != ON_RESOURCE)
			continue;
		line->type = arena_strdup(out->arena, name);
		line->title = arena_strdup(out->arena,
			run_type_title(&c->side.run, name));
		c->by_type[i] = line;
		out->n++;
	}
}

static void
count_holes(struct counting *c)
{
	struct side *s = &c->side;
	const struct map *regions = s->account.regions;

	for (size_t i = 0; i < s->run.registry.ntypes; i++) {
		if (!c->by_type[i])
			continue;
		for (size_t k = 0; k <= map_count(regions); k++)
			c->by_type[i]->holes += place_of_members(s,
				&s->run.registry.types[i], k ?
				map_key(regions, k - 1) : "").known ==
				KNOWN_GAP;
	}
}

static int
by_type(const void *a, const void *b)
{
	const struct population_line *x = a, *y = b;

	return strcmp(x->type, y->type);
}

int
population_lines_read(struct population_lines *out, const char *root,
		      struct error *err)
{
	struct counting c = { .out = out };
	const struct plan *plan = &c.side.run.plan;
	int result;

	*out = (struct population_lines){ .arena = arena_new() };
	result = side_open(&c.side, root, err);
	if (result == 0)
		make_lines(&c);
	for (size_t i = 0; result == 0 && i < plan->naccounts; i++) {
		result = side_enter(&c.side, plan->accounts[i].id, err);
		if (result == 0)
			count_holes(&c);
		side_leave(&c.side);
	}
	if (result == 0)
		result = replay_lists(&c.side, NULL, count, &c, err);
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), by_type);
	side_close(&c.side);
	return result < 0 ? error_in(err, "populations") : 0;
}

void
population_lines_free(struct population_lines *lines)
{
	arena_free(lines->arena);
	*lines = (struct population_lines){ .arena = NULL };
}
