/* document_run.c - the run's results document: totals only */
#include <stdlib.h>
#include <string.h>

#include "assess/profile_data.h"
#include "base/alloc.h"
#include "report/documents.h"
#include "report/xml.h"

static void
write_cell(xmlNode *row, const char *topic, const struct tally *t)
{
	xmlNode *cell = xml_add(row, "cell");

	xml_set(cell, "topic", topic);
	for (unsigned i = 0; i < STATE_COUNT; i++)
		xml_count(cell, state_name(i), t->n[i]);
	xml_count(cell, "gaps", t->gaps);
}

static void
write_row(xmlNode *row, const struct figures *f, size_t service)
{
	for (unsigned t = 0; t <= TOPIC_COUNT; t++)
		write_cell(row, t < TOPIC_COUNT ? topic_name((enum ex_topic)t) :
			   "all", figures_cell(f, service, t));
}

static void
write_matrix(xmlNode *root, const struct report *r)
{
	xmlNode *matrix = xml_add(root, "matrix"), *row;
	const struct figures *f = &r->figures;

	for (size_t i = 0; i < f->services; i++) {
		const struct ex_collector *c =
			r->run.registry.collectors[i].tables;

		if (c->settings.n == 0 &&
		    figures_cell(f, i, ALL_TOPICS)->gaps == 0)
			continue;
		row = xml_add(matrix, "service");
		xml_set(row, "name", c->name);
		xml_set(row, "title", run_service_title(&r->run, i));
		write_row(row, f, i);
	}
	write_row(xml_add(matrix, "total"), f, f->services);
}

static void
write_region(xmlNode *scope, const struct report *r, size_t i)
{
	const struct region_figures *g = map_value(r->regions, i);
	xmlNode *node = xml_add(scope, "region");

	xml_set(node, "name", map_key(r->regions, i));
	xml_count(node, "accounts", g->accounts);
	xml_count(node, "services", g->services);
	xml_count(node, "requests", g->requests);
	xml_count(node, "gaps", g->gaps);
	for (size_t s = 0; s < r->figures.services; s++)
		if (g->not_offered[s])
			xml_text(node, "not-offered",
				 run_service_title(&r->run, s));
}

/* Most asked first, what has no region last. */
static int
comes_before(const struct map *m, size_t a, size_t b)
{
	const struct region_figures *x = map_value(m, a), *y = map_value(m, b);
	int g = strcmp(map_key(m, a), "global") == 0,
		h = strcmp(map_key(m, b), "global") == 0;

	if (g != h)
		return h;
	if (x->requests != y->requests)
		return x->requests > y->requests;
	return strcmp(map_key(m, a), map_key(m, b)) < 0;
}

static void
write_scope(xmlNode *root, const struct report *r)
{
	xmlNode *scope = xml_add(root, "scope");
	size_t n = map_count(r->regions), regions = n;
	unsigned char *done = xcalloc(n + 1, 1);

	if (map_has(r->regions, "global"))
		regions--;
	xml_count(scope, "accounts", r->run.plan.naccounts);
	xml_count(scope, "regions", regions);
	xml_count(scope, "services", regions_services(r->regions,
						     r->figures.services));
	xml_set(scope, "enabled", r->run.plan.nregions ? "no" : "yes");
	for (size_t k = 0; k < n; k++) {
		size_t best = n;

		for (size_t i = 0; i < n; i++)
			if (!done[i] && (best == n ||
					 comes_before(r->regions, i, best)))
				best = i;
		done[best] = 1;
		write_region(scope, r, best);
	}
	free(done);
}

static void
write_accounts(xmlNode *root, const struct report *r)
{
	xmlNode *all = xml_add(root, "accounts");

	for (size_t i = 0; i < r->run.plan.naccounts; i++) {
		const struct account_line *l = &r->lines[i];
		xmlNode *node = xml_add(all, "account");

		xml_set(node, "id", l->account->id);
		xml_set(node, "name", l->account->name);
		xml_set(node, "role", l->account->role);
		xml_count(node, "requests", l->requests);
		xml_count(node, "settings", l->settings);
		for (unsigned s = 0; s < STATE_COUNT; s++)
			xml_count(node, state_name(s), l->n[s]);
		xml_count(node, "gaps", l->gaps);
	}
}

static void
write_digests(xmlNode *root, const struct report *r)
{
	const struct plan *plan = &r->run.plan;
	xmlNode *all = xml_add(root, "digests"), *node;

	for (size_t i = 0; i < r->run.registry.ncollectors; i++) {
		const struct collector *c = &r->run.registry.collectors[i];

		node = xml_add(all, "module");
		xml_set(node, "name", c->tables->name);
		xml_set(node, "title", run_service_title(&r->run, i));
		xml_set(node, "file", c->file);
		xml_set(node, "sha256", c->sha256);
	}
	for (size_t i = 0; i < plan->ntables; i++) {
		node = xml_add(all, "table");
		xml_set(node, "name", plan->tables[i].name);
		xml_set(node, "date", plan->tables[i].date);
		xml_set(node, "sha256", plan->tables[i].sha256);
	}
}

static void
write_parameters(xmlNode *root, const struct report *r)
{
	const struct map *parameters = r->run.profile->parameters;
	xmlNode *all = xml_add(root, "parameters");

	for (size_t i = 0; i < map_count(parameters); i++) {
		xmlNode *node = xml_add(all, "parameter");

		xml_set(node, "name", map_key(parameters, i));
		xml_set(node, "value", map_value(parameters, i));
	}
}

static unsigned long
count_actions(const struct registry *registry)
{
	struct map *actions = map_new();
	unsigned long n;

	for (size_t i = 0; i < registry->ncalls; i++) {
		struct text rest = text_of(registry->calls[i].action), word;

		while ((word = text_word(&rest)).len > 0) {
			char *name = xstrndup(word.at, word.len);

			*map_at(actions, name) = actions;
			free(name);
		}
	}
	n = map_count(actions);
	map_free(actions);
	return n;
}

/* Where the settings of all accounts are listed; no page: nowhere. */
static void
write_whole(xmlNode *root, const struct report *r)
{
	xmlNode *node = xml_add(root, "whole");

	xml_count(node, "rows", r->whole.rows);
	xml_count(node, "most", WHOLE_ROWS);
	if (whole_fits(&r->whole))
		xml_set(node, "page", "settings.html");
}

xmlDoc *
run_document(const struct report *r)
{
	xmlDoc *doc = xml_document("run");
	xmlNode *root = xmlDocGetRootElement(doc);

	xml_set(root, "version", "1");
	head_write(root, r, r->figures.gaps);
	xml_count(root, "actions", count_actions(&r->run.registry));
	figures_write(root, &r->figures);
	write_whole(root, r);
	write_scope(root, r);
	write_matrix(root, r);
	provider_write(root, r);
	controls_write(root, r);
	xmlAddChild(root, xmlDocCopyNode(r->gaps, doc, 1));
	populations_write(root, r, r->listed);
	images_write(root, &r->run, &r->images, 1);
	write_accounts(root, r);
	if (r->options->since)
		xmlAddChild(root, xmlDocCopyNode(r->options->since, doc, 1));
	write_parameters(root, r);
	write_digests(root, r);
	return doc;
}
