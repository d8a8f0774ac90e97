/* population.c - all that lists named of a type, sorted, with its digest */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/nearest.h"
#include "doc/json_writer.h"
#include "sample/replay.h"
#include "sample/sample.h"

#define LINE_MAX	((size_t)1 << 20)

struct taking {
	struct population_of *p;
	int has_calls;			/* something is asked about each */
};

static int
has_calls(const struct registry *r, const struct type *type)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].on == type)
			return 1;
	return 0;
}

/* As data/population counts them. */
static const char *
state_of(const struct taking *t, const struct resource *r)
{
	if (r->gone)
		return "gone";
	return r->visited || !t->has_calls ? "read" : "left-out";
}

static void
take(void *ctx, const struct listed_resource *l)
{
	const struct taking *t = ctx;
	struct population_of *p = t->p;
	struct sample_item *i;

	p->items = rows_grow(p->items, p->n, &p->room, sizeof(*p->items));
	i = &p->items[p->n];
	*i = (struct sample_item){
		.account = arena_strdup(p->arena, l->account),
		.region = arena_strdup(p->arena, l->resource->region),
		.resource = arena_strdup(p->arena, l->shown),
		.state = state_of(t, l->resource),
		.evidence = arena_strdup(p->arena, l->evidence),
		.request_id = arena_strdup(p->arena, l->request_id),
		.number = p->n++,
	};
	p->gone += strcmp(i->state, "gone") == 0;
	p->left_out += strcmp(i->state, "left-out") == 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct sample_item *x = a, *y = b;
	int c = strcmp(x->account, y->account);

	if (c == 0)
		c = strcmp(x->region, y->region);
	if (c == 0)
		c = strcmp(x->resource, y->resource);
	return c != 0 ? c : x->number < y->number ? -1 : x->number > y->number;
}

static int
by_line(const void *a, const void *b)
{
	const struct sample_item *x = a, *y = b;

	return strcmp(x->line, y->line);
}

static int
same_name(const struct sample_item *x, const struct sample_item *y)
{
	return strcmp(x->account, y->account) == 0 &&
		strcmp(x->region, y->region) == 0 &&
		strcmp(x->resource, y->resource) == 0;
}

static const char *
line_of(struct arena *arena, const struct sample_item *i, size_t which)
{
	struct buffer b;
	const char *line;

	buffer_init(&b, LINE_MAX);
	buffer_putc(&b, '[');
	json_quote(&b, text_of(i->account), 1);
	buffer_putc(&b, ',');
	json_quote(&b, text_of(i->region), 1);
	buffer_putc(&b, ',');
	json_quote(&b, text_of(i->resource), 1);
	if (which > 1)
		buffer_printf(&b, ",%zu", which);
	buffer_putc(&b, ']');
	line = arena_strdup(arena, buffer_cstr(&b));
	buffer_free(&b);
	return line;
}

/* Lines in the order of their bytes, as LC_ALL=C sort has them. */
static void
put_in_order(struct population_of *p)
{
	struct digest *d = digest_new();
	uint8_t sum[DIGEST_SIZE];
	size_t which = 1;

	if (p->n > 0)
		qsort(p->items, p->n, sizeof(*p->items), by_name);
	for (size_t i = 0; i < p->n; i++) {
		which = i > 0 && same_name(&p->items[i - 1], &p->items[i]) ?
			which + 1 : 1;
		p->items[i].line = line_of(p->arena, &p->items[i], which);
	}
	if (p->n > 0)
		qsort(p->items, p->n, sizeof(*p->items), by_line);
	digest_start(d);
	for (size_t i = 0; i < p->n; i++) {
		digest_add(d, p->items[i].line, strlen(p->items[i].line));
		digest_add(d, "\n", 1);
	}
	digest_end(d, sum);
	hex_write(sum, DIGEST_SIZE, p->digest);
	digest_free(d);
}

/* "" is what has no Region. */
static void
look_for_holes(struct population_of *p, struct side *s,
	       const struct type *type)
{
	const struct map *regions = s->account.regions;

	for (size_t i = 0; i <= map_count(regions); i++) {
		const char *region = i ? map_key(regions, i - 1) : "";
		struct place place = place_of_members(s, type, region);
		const char *text = arena_printf(p->arena, "%s %s: %s",
			s->account.id, region[0] ? region : "(no Region)",
			place.why);

		if (place.known == KNOWN_GAP) {
			p->holes = rows_grow(p->holes, p->nholes,
				&p->hole_room, sizeof(*p->holes));
			p->holes[p->nholes++] = text;
		} else if (place.known == KNOWN_LEFT_OUT) {
			p->limits = rows_grow(p->limits, p->nlimits,
				&p->limit_room, sizeof(*p->limits));
			p->limits[p->nlimits++] = text;
		}
	}
}

static int
look_at_accounts(struct population_of *p, struct side *s,
		 const struct type *type, struct error *err)
{
	const struct plan *plan = &s->run.plan;
	int result = 0;

	for (size_t i = 0; i < plan->naccounts && result == 0; i++) {
		result = side_enter(s, plan->accounts[i].id, err);
		if (result == 0)
			look_for_holes(p, s, type);
		side_leave(s);
	}
	return result;
}

static int
no_such_type(const struct side *s, const char *name, struct error *err)
{
	const struct registry *r = &s->run.registry;
	const char **names = xcalloc(r->ntypes + 1, sizeof(*names));
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < r->ntypes; i++)
		if (r->types[i].listed && r->types[i].level == ON_RESOURCE)
			names[n++] = r->types[i].row->name;
	near = nearest_name(name, names, n, nearest_in_array);
	error_set(err, ERROR_USAGE, "--population %s: no list has such; %s%s%s"
		  "without --population those that there are are printed",
		  name, near ? "did you mean " : "", near ? near : "",
		  near ? "? " : "");
	free(names);
	return -1;
}

int
population_of_read(struct population_of *out, const char *root,
		   const char *name, struct error *err)
{
	struct side s = { .open = 0 };
	const struct type *type;
	int result;

	*out = (struct population_of){ .arena = arena_new() };
	result = side_open(&s, root, err);
	type = result == 0 ? registry_type(&s.run.registry, name) : NULL;
	if (result == 0 && (!type || !type->listed ||
			    type->level != ON_RESOURCE))
		result = no_such_type(&s, name, err);
	if (result == 0) {
		out->type = arena_strdup(out->arena, name);
		result = look_at_accounts(out, &s, type, err);
	}
	if (result == 0) {
		struct taking t = { out, has_calls(&s.run.registry, type) };

		result = replay_lists(&s, type, take, &t, err);
	}
	if (result == 0)
		put_in_order(out);
	side_close(&s);
	return result;
}

void
population_of_free(struct population_of *p)
{
	free(p->items);
	free(p->holes);
	free(p->limits);
	arena_free(p->arena);
	*p = (struct population_of){ .arena = NULL };
}
