/*
 * population.c - which resources there are, each once
 *
 * Known by type, account, region and id; what its list names only within
 * something, by that, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "engine/run.h"

const char *
account_text(struct account *a, const char *text)
{
	void **at = map_at(a->texts, text);

	if (!*at)
		*at = arena_strdup(a->arena, text);
	return *at;
}

static uint32_t
mix(uint32_t h, const char *s)
{
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return (h ^ 0xff) * 16777619u;
}

static uint32_t
hash_of(const struct type *type, const struct identity *id,
	const struct spot *within)
{
	uint32_t h = 2166136261u ^ (uint32_t)type->number;

	h = mix(h, id->id);
	h = mix(h, id->account);
	h = mix(h, id->region);
	h ^= (uint32_t)((uintptr_t)within >> 4) * 2654435761u;
	return h ^ h >> 15;
}

static const struct type *
kind_of(const struct type *type)
{
	return type->level == ON_RESOURCE ? type : NULL;
}

static int
same(const struct spot *s, const struct type *type,
     const struct identity *id, const struct spot *within)
{
	const struct resource *r = &s->resource;

	return r->type == kind_of(type) && r->level == type->level &&
	       s->within == within && strcmp(r->id, id->id) == 0 &&
	       strcmp(r->region, id->region) == 0 &&
	       strcmp(r->account, id->account) == 0;
}

static struct spot **
slot_of(const struct population *p, uint32_t hash, const struct type *type,
	const struct identity *id, const struct spot *within)
{
	size_t at = hash & (p->room - 1);

	while (p->v[at] && !(p->v[at]->hash == hash &&
			     same(p->v[at], type, id, within)))
		at = (at + 1) & (p->room - 1);
	return &p->v[at];
}

static void
grow(struct population *p)
{
	struct population old = *p;

	p->room = old.room ? 2 * old.room : 64;
	p->v = xcalloc(p->room, sizeof(struct spot *));
	for (size_t i = 0; i < old.room; i++) {
		if (!old.v[i])
			continue;
		size_t at = old.v[i]->hash & (p->room - 1);
		while (p->v[at])
			at = (at + 1) & (p->room - 1);
		p->v[at] = old.v[i];
	}
	free(old.v);
}

void
population_free(struct account *a)
{
	free(a->population.v);
}

/* What a spelling names, else the nearest such above where it was found. */
static struct spot *
within_of(struct account *a, const struct type *type,
	  const struct identity *id, struct spot *from)
{
	const struct type *within = a->run->type_within[type->number];
	const struct resource *r = from ? &from->resource : NULL;
	struct identity named = { .account = id->account,
				  .region = id->region,
				  .id = id->within.value };

	if (within && id->within.name)
		return spot_get(a, within, &named, from);
	while (within && r && r->type != within)
		r = r->parent;
	return within && r ? (struct spot *)(uintptr_t)r : NULL;
}

void
spot_keep(struct account *a, struct spot *spot, const struct identity *id)
{
	struct kept *kept;

	if (!id->nkept)
		return;
	kept = arena_alloc(a->arena, id->nkept * sizeof(*kept));
	for (size_t i = 0; i < id->nkept; i++)
		kept[i] = (struct kept){
			account_text(a, id->kept[i].name),
			arena_strdup(a->arena, id->kept[i].value),
		};
	spot->resource.kept = kept;
	spot->resource.nkept = id->nkept;
}

static struct spot *
make(struct account *a, const struct type *type, const struct identity *id,
     struct spot *within, struct spot *from)
{
	struct spot *s = arena_alloc(a->arena, sizeof(*s));

	s->within = within;
	if (within && type->row->spelled[0])
		from = within;
	s->hash = hash_of(type, id, s->within);
	s->resource = (struct resource){
		.type = kind_of(type), .level = type->level,
		.account = strcmp(id->account, a->plan->id) == 0 ?
			   a->plan->id : account_text(a, id->account),
		.region = account_text(a, id->region),
		.id = arena_strdup(a->arena, id->id),
		.parent = from ? &from->resource : NULL,
		.number = a->found++,
	};
	spot_keep(a, s, id);
	return s;
}

struct spot *
spot_get(struct account *a, const struct type *type,
	 const struct identity *id, struct spot *from)
{
	const struct observer *o = a->run->o->observer;
	struct population *p = &a->population;
	struct spot *within = within_of(a, type, id, from);
	struct spot *s;

	if (p->n * 2 >= p->room)
		grow(p);
	s = *slot_of(p, hash_of(type, id, within), type, id, within);
	if (s)
		return s;
	s = make(a, type, id, within, from);
	*slot_of(p, s->hash, type, id, s->within) = s;
	p->n++;
	if (o && o->found)
		o->found(o->ctx, &s->resource);
	return s;
}

struct spot *
spot_account(struct account *a)
{
	struct identity id = { .account = a->plan->id, .region = "",
			       .id = a->plan->id };

	return make(a, &a->run->registry->types[TYPE_ACCOUNT], &id, NULL,
		    NULL);
}

static const char *
spot_kept(const struct spot *spot, struct text name)
{
	for (size_t i = 0; i < spot->resource.nkept; i++)
		if (text_is(name, spot->resource.kept[i].name))
			return spot->resource.kept[i].value;
	return NULL;
}

const char *
spot_region(const struct spot *spot)
{
	const char *kept;

	if (spot->resource.region[0])
		return spot->resource.region;
	kept = spot_kept(spot, text_of("region"));
	return kept ? kept : "";
}

/* A spot knows the listing it was last in.  One that is in several at a time
 * is rare, and then a set knows. */
int
listing_has_new(struct account *a, struct spot *spot, uint32_t mark)
{
	char key[40];
	void **at;

	if (spot->mark == mark)
		return 0;
	if (!spot->mark) {
		spot->mark = mark;
		return 1;
	}
	if (!a->twice)
		a->twice = map_new();
	snprintf(key, sizeof(key), "%u %u", spot->resource.number, mark);
	at = map_at(a->twice, key);
	if (*at)
		return 0;
	*at = spot;
	return 1;
}
