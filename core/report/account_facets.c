/* account_facets.c - what can be filtered by, and the resources of an account */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/documents.h"
#include "report/facets.h"
#include "report/xml.h"

static void
write_states(xmlNode *all, const struct account_facts *a)
{
	unsigned long n[STATE_COUNT] = { 0 };

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].state]++;
	facet_states(all, n);
}

static void
write_topics(xmlNode *all, const struct account_facts *a)
{
	unsigned long n[TOPIC_COUNT] = { 0 };
	xmlNode *node = facet_add(all, "topic");

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].topic]++;
	for (size_t i = 0; i < TOPIC_COUNT; i++)
		facet_choice(node, topic_name((enum ex_topic)i),
			     topic_name((enum ex_topic)i), n[i]);
}

static void
write_regions(xmlNode *all, const struct account_facts *a)
{
	struct map *seen = map_new();

	for (size_t i = 0; i < a->nfacts; i++) {
		const char *name = a->facts[i].region;
		void **place = map_at(seen, name[0] ? name : "global");

		if (!*place)
			*place = xcalloc(1, sizeof(unsigned long));
		++*(unsigned long *)*place;
	}
	facet_regions(all, seen);
	for (size_t i = 0; i < map_count(seen); i++)
		free(map_value(seen, i));
	map_free(seen);
}

static void
write_services(xmlNode *all, const struct account_facts *a)
{
	const struct registry *r = &a->run->registry;
	unsigned long *n = xcalloc(r->ncollectors + 1, sizeof *n);
	xmlNode *node = facet_add(all, "service");

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].service]++;
	for (size_t i = 0; i < r->ncollectors; i++)
		facet_choice(node, r->collectors[i].tables->name,
			     run_service_title(a->run, i), n[i]);
	free(n);
}

static void
write_controls(xmlNode *all, const struct account_facts *a)
{
	unsigned long *n = xcalloc(a->run->registry.nsettings + 1, sizeof *n);

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].setting->number]++;
	facet_controls(all, a->run, n);
	free(n);
}

void
facets_write(xmlNode *root, const struct account_facts *a)
{
	xmlNode *all = xml_add(root, "facets");

	write_states(all, a);
	write_topics(all, a);
	write_regions(all, a);
	write_services(all, a);
	write_controls(all, a);
}

struct thing {
	const struct fact *fact;	/* the first about it */
	unsigned long n;
};

static int
by_place(const void *a, const void *b)
{
	const struct fact *x = ((const struct thing *)a)->fact,
		*y = ((const struct thing *)b)->fact;
	int c = strcmp(x->type, y->type);

	if (c == 0)
		c = strcmp(x->region, y->region);
	return c ? c : strcmp(x->resource, y->resource);
}

static void
write_resource(xmlNode *all, const struct account_facts *a,
	       const struct thing *t)
{
	struct text cell = text_of(t->fact->evidence);
	unsigned long more = 0;
	struct text where = evidence_next(&cell, &more);
	xmlNode *node = xml_add(all, "resource");

	xml_set(node, "type", run_type_title(a->run, t->fact->type));
	xml_set(node, "region", t->fact->region[0] ? t->fact->region :
		"global");
	xml_count(node, "settings", t->n);
	if (where.len) {
		char *text = xstrndup(where.at, where.len);

		xml_set(node, "evidence", text);
		free(text);
	}
	xml_content(node, t->fact->resource);
}

void
resources_write(xmlNode *root, const struct account_facts *a)
{
	xmlNode *all = xml_add(root, "resources");
	struct thing *v = xcalloc(a->nfacts + 1, sizeof *v);
	struct map *seen = map_new();
	size_t n = 0;

	for (size_t i = 0; i < a->nfacts; i++) {
		const struct fact *f = &a->facts[i];
		char *key = xasprintf("%s\n%s\n%s", f->type, f->region,
				      f->resource);
		void **place = map_at(seen, key);

		if (!*place) {
			v[n].fact = f;
			*place = &v[n++];
		}
		((struct thing *)*place)->n++;
		free(key);
	}
	if (n > 0)
		qsort(v, n, sizeof *v, by_place);
	xml_count(all, "total", n);
	for (size_t i = 0; i < n && i < RESOURCES_SHOWN; i++)
		write_resource(all, a, &v[i]);
	map_free(seen);
	free(v);
}
