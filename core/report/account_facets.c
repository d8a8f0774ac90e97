/* account_facets.c - what can be filtered by, and the resources of an account */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/documents.h"
#include "report/xml.h"

static void
write_choice(xmlNode *facet, const char *value, const char *label,
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

static xmlNode *
facet(xmlNode *all, const char *name)
{
	xmlNode *node = xml_add(all, "facet");

	xml_set(node, "name", name);
	return node;
}

static void
write_states(xmlNode *all, const struct account_facts *a)
{
	static const unsigned order[] = { EX_FAILS, EX_REVIEW, EX_MEETS,
					  EX_NOT_APPLICABLE, STATE_RECORDED };
	unsigned long n[STATE_COUNT] = { 0 };
	xmlNode *node = facet(all, "verdict");

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].state]++;
	for (size_t i = 0; i < STATE_COUNT; i++)
		write_choice(node, state_name(order[i]), order[i] ==
			     EX_NOT_APPLICABLE ? "n/a" : state_name(order[i]),
			     n[order[i]]);
}

static void
write_topics(xmlNode *all, const struct account_facts *a)
{
	unsigned long n[TOPIC_COUNT] = { 0 };
	xmlNode *node = facet(all, "topic");

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].topic]++;
	for (size_t i = 0; i < TOPIC_COUNT; i++)
		write_choice(node, topic_name((enum ex_topic)i),
			     topic_name((enum ex_topic)i), n[i]);
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

static void
write_regions(xmlNode *all, const struct account_facts *a)
{
	xmlNode *node = facet(all, "region");
	struct map *seen = map_new();
	struct counted *v;
	size_t n;

	for (size_t i = 0; i < a->nfacts; i++) {
		const char *name = a->facts[i].region;
		void **place = map_at(seen, name[0] ? name : "global");

		if (!*place)
			*place = xcalloc(1, sizeof(unsigned long));
		++*(unsigned long *)*place;
	}
	n = map_count(seen);
	v = xcalloc(n + 1, sizeof *v);
	for (size_t i = 0; i < n; i++)
		v[i] = (struct counted){ map_key(seen, i),
			*(unsigned long *)map_value(seen, i) };
	qsort(v, n, sizeof *v, by_count);
	for (size_t i = 0; i < n; i++) {
		write_choice(node, v[i].name, v[i].name, v[i].n);
		free(map_get(seen, v[i].name));
	}
	free(v);
	map_free(seen);
}

static void
write_services(xmlNode *all, const struct account_facts *a)
{
	const struct registry *r = &a->run->registry;
	unsigned long *n = xcalloc(r->ncollectors + 1, sizeof *n);
	xmlNode *node = facet(all, "service");

	for (size_t i = 0; i < a->nfacts; i++)
		n[a->facts[i].service]++;
	for (size_t i = 0; i < r->ncollectors; i++)
		write_choice(node, r->collectors[i].tables->name,
			     run_service_title(a->run, i), n[i]);
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
