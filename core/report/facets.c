/* facets.c - facets that more than one page has */
#include "report/facets.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/xml.h"

xmlNode *
facet_add(xmlNode *all, const char *name)
{
	xmlNode *node = xml_add(all, "facet");

	xml_set(node, "name", name);
	return node;
}

void
facet_choice(xmlNode *facet, const char *value, const char *label,
	     unsigned long n)
{
	xmlNode *node;

	if (n == 0)
		return;
	node = xml_add(facet, "choice");
	xml_set(node, "value", value);
	xml_set(node, "label", label);
	xml_count(node, "n", n);
}

void
facet_states(xmlNode *all, const unsigned long *n)
{
	xmlNode *node = facet_add(all, "verdict");

	for (unsigned rank = 0; rank < STATE_COUNT; rank++)
		for (unsigned s = 0; s < STATE_COUNT; s++)
			if (state_rank(s) == rank)
				facet_choice(node, state_name(s), s ==
					EX_NOT_APPLICABLE ? "n/a" :
					state_name(s), n[s]);
}

struct counted {
	const char *name;
	unsigned long n;
};

static int
by_count(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return strcmp(x->name, y->name);
}

void
facet_regions(xmlNode *all, const struct map *regions)
{
	size_t n = map_count(regions);
	struct counted *v = xcalloc(n + 1, sizeof *v);
	xmlNode *node = facet_add(all, "region");

	for (size_t i = 0; i < n; i++)
		v[i] = (struct counted){ map_key(regions, i),
			*(unsigned long *)map_value(regions, i) };
	qsort(v, n, sizeof *v, by_count);
	for (size_t i = 0; i < n; i++)
		facet_choice(node, v[i].name, v[i].name, v[i].n);
	free(v);
}

/* Rows by setting id: a setting may have a row a type of resource. */
static struct map *
rows_by_id(struct arena *arena, const struct registry *g,
	   const unsigned long *n)
{
	struct map *rows = map_new();

	for (size_t i = 0; i < g->nsettings; i++) {
		void **place = map_at(rows, g->settings[i].row->id);

		if (!*place) {
			*place = arena_alloc(arena, sizeof(unsigned long));
			*(unsigned long *)*place = 0;
		}
		*(unsigned long *)*place += n[i];
	}
	return rows;
}

struct control {
	struct map *settings;		/* those counted */
	unsigned long rows;
};

static void
add_mapping(struct control *c, const struct mapping *m, const struct map *rows)
{
	for (size_t i = 0; i < m->nsettings; i++) {
		void **place = map_at(c->settings, m->settings[i]);
		const unsigned long *n = map_get(rows, m->settings[i]);

		if (!*place && n)
			c->rows += *n;
		*place = c;
	}
}

/* Frameworks that number their controls alike share a choice. */
void
facet_controls(xmlNode *all, const struct run_facts *run,
	       const unsigned long *n)
{
	size_t nmappings;
	const struct mapping *v = profile_mappings(run->profile, &nmappings);
	struct arena *arena = arena_new();
	struct map *controls = map_new(),
		*rows = rows_by_id(arena, &run->registry, n);
	xmlNode *node = nmappings ? facet_add(all, "control") : NULL;

	for (size_t i = 0; i < nmappings; i++) {
		void **place = map_at(controls, v[i].control);

		if (!*place) {
			struct control *c = arena_alloc(arena, sizeof *c);

			*c = (struct control){ .settings = map_new() };
			*place = c;
		}
		add_mapping(*place, &v[i], rows);
	}
	for (size_t i = 0; i < map_count(controls); i++) {
		struct control *c = map_value(controls, i);

		facet_choice(node, map_key(controls, i), map_key(controls, i),
			     c->rows);
		map_free(c->settings);
	}
	map_free(rows);
	map_free(controls);
	arena_free(arena);
}
