/* things.c - the account's resources: found, named, placed */
#include "assess/facts.h"

#include <string.h>

void *
assess_grow(struct arena *arena, void *v, size_t n, size_t *room, size_t size)
{
	void *grown;

	if (n < *room)
		return v;
	*room = *room ? *room * 2 : 16;
	grown = arena_alloc(arena, *room * size);
	if (n > 0)
		memcpy(grown, v, n * size);
	return grown;
}

static const char *
index_key(struct assessment *a, const struct type *type, const char *account,
	  const char *region, const char *id)
{
	return arena_printf(a->scratch, "%s\n%s\n%s\n%s", type->row->name,
			    account, region, id);
}

static const struct type *
type_of(const struct assessment *a, const struct resource *r)
{
	if (r->type != NULL)
		return r->type;
	return &a->rows.registry->types[r->level == ON_ACCOUNT ? TYPE_ACCOUNT :
					TYPE_REGION];
}

/* Does its name hold only within its parent? */
static int
holds_within(const struct resource *r)
{
	const struct resource *p = r->parent;

	if (r->type == NULL || p == NULL || p->level != ON_RESOURCE)
		return 0;
	if (r->type->within != NULL)
		return p->type == r->type->within;
	return r->type->listed && r->type->row->spelled[0] == NULL;
}

/* Then it is shown with it: prod/gpu. */
const char *
resource_shown(struct arena *arena, const struct resource *r,
	       const char *account)
{
	if (strcmp(r->account, account) != 0)
		return arena_printf(arena, "%s:%s", r->account, r->id);
	if (holds_within(r))
		return arena_printf(arena, "%s/%s", r->parent->id, r->id);
	return r->id;
}

/* What a spelling can name: with what it is within, if that is part of it. */
static const char *
spelled_id(struct assessment *a, const struct resource *r)
{
	if (!holds_within(r) || r->type->row->spelled[0] == NULL)
		return r->id;
	return arena_printf(a->scratch, "%s/%s", r->parent->id, r->id);
}

struct thing *
thing_of(struct assessment *a, struct resource *r)
{
	struct thing *t = r->observer;
	struct thing_list *list;
	void **at;

	if (t != NULL)
		return t;
	t = arena_alloc(a->arena, sizeof *t);
	r->observer = t;
	t->resource = r;
	t->type = type_of(a, r);
	t->shown = resource_shown(a->arena, r, a->account);
	a->things = assess_grow(a->arena, a->things, a->nthings, &a->room,
				sizeof *a->things);
	a->things[a->nthings++] = t;
	list = &a->of_type[t->type->number];
	list->v = assess_grow(a->arena, list->v, list->n, &list->room,
			      sizeof *list->v);
	list->v[list->n++] = t;
	at = map_at(a->index, index_key(a, t->type, r->account, r->region,
					spelled_id(a, r)));
	if (*at == NULL)
		*at = t;
	return t;
}

struct thing *
thing_find(struct assessment *a, const struct type *type,
	   const struct identity *id)
{
	const char *name = id->id;

	if (id->within.name != NULL)
		name = arena_printf(a->scratch, "%s/%s", id->within.value,
				    id->id);
	return map_get(a->index, index_key(a, type, id->account, id->region,
					   name));
}

struct thing *
region_of(struct assessment *a, const struct thing *thing)
{
	const struct type *region = &a->rows.registry->types[TYPE_REGION];
	const struct thing_list *list = &a->of_type[region->number];

	for (struct resource *r = thing->resource; r != NULL; r = r->parent)
		if (r->level == ON_REGION)
			return thing_of(a, r);
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i]->resource->id,
			   thing->resource->region) == 0)
			return list->v[i];
	return NULL;
}

int
thing_counts(const struct thing *thing)
{
	const struct resource *r = thing->resource;

	return !thing->type->listed || r->level != ON_RESOURCE || r->listed ||
		r->visited || r->external || r->gone;
}

int
thing_is_inside(const struct thing *thing, const struct thing *scope)
{
	const struct resource *s = scope->resource;

	if (s->level == ON_ACCOUNT)
		return 1;
	if (s->level == ON_REGION && thing->resource->level == ON_RESOURCE)
		return strcmp(thing->resource->region, s->id) == 0;
	for (const struct resource *r = thing->resource; r; r = r->parent)
		if (r == s)
			return 1;
	return 0;
}

struct thing *
thing_above(struct assessment *a, struct thing *thing, const struct type *type)
{
	if (type->level == ON_ACCOUNT)
		return a->self;
	if (thing->type == type)
		return thing;
	if (type->level == ON_REGION)
		return thing->resource->level == ON_ACCOUNT ? NULL :
			region_of(a, thing);
	for (struct resource *r = thing->resource; r != NULL; r = r->parent)
		if (r->type == type)
			return thing_of(a, r);
	return NULL;
}
