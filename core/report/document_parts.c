/* document_parts.c - figures, gaps and populations, as both pages have them */
#include <string.h>

#include "report/documents.h"
#include "report/xml.h"

#define SETTINGS_NAMED	6

void
figures_write(xmlNode *root, const struct figures *f)
{
	const struct tally *all = figures_cell(f, f->services, ALL_TOPICS);
	xmlNode *requests = xml_add(root, "requests");
	xmlNode *settings = xml_add(root, "settings");

	xml_count(requests, "planned", f->planned);
	for (int i = 0; i < OUTCOMES; i++)
		xml_count(requests, outcome_name((enum outcome)i),
			  f->outcomes[i]);
	xml_set(requests, "first", f->first);
	xml_set(requests, "last", f->last);
	xml_count(settings, "total", f->settings);
	for (unsigned i = 0; i < STATE_COUNT; i++)
		xml_count(settings, state_name(i), all->n[i]);
	xml_count(settings, "open", f->open);
	xml_count(settings, "direct", f->direct);
}

/* "transcribe/GetJob eu-west-1 Name=call-17 #2": operation, then the rest. */
static void
write_request(xmlNode *node, const struct ledger_line *q)
{
	struct text rest = text_of(q->key), call = text_cut(&rest, ' ');
	struct buffer b;

	buffer_init(&b, 1 << 20);
	buffer_text(&b, call);
	xml_set(node, "call", buffer_cstr(&b));
	if (q->region[0])
		text_cut(&rest, ' ');
	buffer_reset(&b);
	buffer_text(&b, rest);
	xml_set(node, "with", buffer_cstr(&b));
	buffer_free(&b);
}

static void
write_names(xmlNode *node, const struct gap *g)
{
	struct map *ids = map_new();

	for (size_t i = 0; i < g->n; i++) {
		if (map_has(ids, g->facts[i]->id))
			continue;
		*map_at(ids, g->facts[i]->id) = ids;
		if (map_count(ids) <= SETTINGS_NAMED)
			xml_text(node, "setting", g->facts[i]->id);
	}
	xml_count(node, "kinds", map_count(ids));
	map_free(ids);
}

void
gap_write(xmlNode *parent, const struct account_facts *a, const struct gap *g)
{
	const struct ledger_line *q = g->request;
	xmlNode *node = xml_add(parent, "gap");

	xml_set(node, "account", a->account->id);
	xml_set(node, "name", a->account->name);
	xml_set(node, "region", q->region);
	write_request(node, q);
	xml_set(node, "outcome", outcome_name(q->outcome));
	xml_set(node, "error", q->error);
	xml_set(node, "message", q->message);
	xml_set(node, "id", q->id);
	xml_set(node, "tries", q->tries);
	xml_set(node, "evidence", q->evidence);
	xml_count(node, "settings", g->n);
	write_names(node, g);
}

static void
write_population(xmlNode *node, const struct listed_figures *l)
{
	unsigned long known = l->read + l->gone + l->left_out;

	xml_count(node, "asked", l->asked);
	xml_count(node, "ended", l->ended);
	xml_count(node, "pages", l->pages);
	xml_count(node, "items", l->items);
	xml_count(node, "read", l->read);
	xml_count(node, "gone", l->gone);
	xml_count(node, "left-out", l->left_out);
	/* Listed again in another place, or another account's: read there. */
	xml_count(node, "elsewhere", l->items > known ? l->items - known : 0);
	xml_set(node, "first", l->first);
	xml_set(node, "last", l->last);
	xml_set(node, "ties", l->ended < l->asked ? "not-ended" :
		l->items < known ? "no" : l->left_out ? "left-out" : "yes");
}

void
populations_write(xmlNode *root, const struct report *r, struct map *listed)
{
	xmlNode *all = xml_add(root, "populations");

	for (size_t i = 0; i < map_count(listed); i++) {
		const struct listed_figures *l = map_value(listed, i);
		const char *type = map_key(listed, i);
		xmlNode *node = xml_add(all, "population");

		xml_set(node, "type", type);
		xml_set(node, "title", run_type_title(&r->run, type));
		if (l->service >= 0)
			xml_set(node, "service", run_service_title(&r->run,
				(size_t)l->service));
		write_population(node, l);
	}
}
