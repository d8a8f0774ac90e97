/* document_settings.c - the document of all settings of a run */
#include <stdlib.h>

#include "base/alloc.h"
#include "report/documents.h"
#include "report/facets.h"
#include "report/xml.h"

static void
write_accounts(xmlNode *all, const struct report *r)
{
	xmlNode *node = facet_add(all, "account");

	for (size_t i = 0; i < r->run.plan.naccounts; i++) {
		const struct plan_account *a = r->lines[i].account;
		char *label = a->name && a->name[0] ?
			xasprintf("%s %s", a->id, a->name) : xstrdup(a->id);

		facet_choice(node, a->id, label, r->lines[i].settings);
		free(label);
	}
}

static unsigned long
all_states(const struct tally *t)
{
	unsigned long sum = 0;

	for (unsigned s = 0; s < STATE_COUNT; s++)
		sum += t->n[s];
	return sum;
}

static void
write_topics(xmlNode *all, const struct figures *f)
{
	xmlNode *node = facet_add(all, "topic");

	for (unsigned t = 0; t < TOPIC_COUNT; t++)
		facet_choice(node, topic_name((enum ex_topic)t),
			     topic_name((enum ex_topic)t),
			     all_states(figures_cell(f, f->services, t)));
}

static void
write_services(xmlNode *all, const struct report *r)
{
	const struct figures *f = &r->figures;
	xmlNode *node = facet_add(all, "service");

	for (size_t i = 0; i < f->services; i++)
		facet_choice(node, r->run.registry.collectors[i].tables->name,
			     run_service_title(&r->run, i),
			     all_states(figures_cell(f, i, ALL_TOPICS)));
}

static void
write_controls(xmlNode *all, const struct report *r)
{
	size_t n = r->run.registry.nsettings;
	unsigned long *rows = xcalloc(n + 1, sizeof *rows);

	for (size_t i = 0; i < n; i++)
		rows[i] = all_states(&r->figures.rows[i]);
	facet_controls(all, &r->run, rows);
	free(rows);
}

static void
write_facets(xmlNode *root, const struct report *r)
{
	const struct figures *f = &r->figures;
	xmlNode *all = xml_add(root, "facets");

	facet_states(all, figures_cell(f, f->services, ALL_TOPICS)->n);
	facet_choice(facet_add(all, "gap"), "yes", "could not be read",
		     r->whole.open);
	write_topics(all, &r->figures);
	write_accounts(all, r);
	facet_regions(all, r->whole.regions);
	write_services(all, r);
	write_controls(all, r);
}

xmlDoc *
settings_document(struct report *r)
{
	xmlDoc *doc = xml_document("listing");
	xmlNode *root = xmlDocGetRootElement(doc);

	xml_set(root, "version", "1");
	head_write(root, r, r->figures.gaps);
	figures_write(root, &r->figures);
	write_facets(root, r);
	whole_write(root, &r->whole, &r->run);
	return doc;
}
