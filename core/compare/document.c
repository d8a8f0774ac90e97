/* document.c - the changes, group by group, the weightiest first */
#include "compare/document.h"

#include <string.h>

#include "base/clock.h"
#include "base/map.h"
#include "report/xml.h"

struct groups {
	xmlNode *v[GROUPS];
	unsigned long shown[GROUPS];
};

static void
set_place(xmlNode *node, const struct change *change)
{
	xml_set(node, "account", change->account);
	xml_set(node, "region", change->region);
	xml_set(node, "service", change->service);
	xml_set(node, "type", change->type);
	xml_set(node, "resource", change->resource);
	xml_set(node, "name", change->name);
	xml_set(node, "item", change->item);
	xml_set(node, "why", change->why);
}

static void
write_side(xmlNode *node, const char *name, const struct change *change,
	   const struct change_side *s)
{
	xmlNode *side;

	if (!s->there)
		return;
	side = xml_add(node, name);
	if (change->what == CHANGE_LIST) {
		xml_set(side, "end", s->value);
		xml_count(side, "items", s->items);
		xml_count(side, "read", s->read);
		xml_count(side, "gone", s->gone);
		xml_count(side, "left-out", s->left_out);
		return;
	}
	if (change->what == CHANGE_GAP) {
		xml_set(side, "outcome", s->value);
		xml_set(side, "error", s->reason);
		xml_set(side, "message", s->clause);
	} else {
		if (change->what == CHANGE_SETTING)
			xml_set(side, "verdict", s->verdict[0] ?
				(strcmp(s->verdict, "n/a") == 0 ? "na" :
				 s->verdict) : "recorded");
		xml_set(side, "reason", s->reason);
		xml_set(side, "clause", s->clause);
		xml_text(side, "value", s->value);
	}
	xml_set(side, "evidence", s->evidence);
}

static int
take(void *ctx, const struct change *change)
{
	struct groups *g = ctx;
	enum change_group group = change_group(change);
	xmlNode *node;

	if (g->shown[group] == CHANGES_SHOWN)
		return 0;
	g->shown[group]++;
	node = xml_add(g->v[group], "change");
	xml_set(node, "kind", change_what_name(change->what));
	xml_set(node, "change", change_how_name(change));
	set_place(node, change);
	if (change->differs & DIFFERS_VALUE)
		xml_set(node, "value-differs", "yes");
	if (change->rule)
		xml_set(node, "rule-differs", "yes");
	write_side(node, "old", change, &change->before);
	write_side(node, "new", change, &change->after);
	return 0;
}

static void
write_services(xmlNode *parent, const struct compare *c)
{
	const struct map *services = compare_services(c);
	xmlNode *all = xml_add(parent, "services");

	for (size_t i = 0; i < map_count(services); i++) {
		const struct compare_service *s = map_value(services, i);
		xmlNode *node = xml_add(all, "service");

		xml_set(node, "name", s->name);
		xml_set(node, "title", s->title);
		for (int g = 0; g < GROUPS; g++)
			if (s->groups[g])
				xml_count(node, change_group_name(
					(enum change_group)g), s->groups[g]);
	}
}

static void
write_types(xmlNode *parent, const struct compare *c)
{
	const struct map *types = compare_types(c);
	xmlNode *all = xml_add(parent, "types");

	for (size_t i = 0; i < map_count(types); i++) {
		const struct compare_type *t = map_value(types, i);
		xmlNode *node;

		if (t->before == t->after &&
		    t->unended_before == t->unended_after)
			continue;
		node = xml_add(all, "type");
		xml_set(node, "name", map_key(types, i));
		xml_count(node, "before", t->before);
		xml_count(node, "after", t->after);
		xml_count(node, "unended-before", t->unended_before);
		xml_count(node, "unended-after", t->unended_after);
	}
}

int
changes_write(xmlNode *parent, const char *old_root, const char *new_root,
	      struct error *err)
{
	const struct compare_totals *totals;
	struct groups g = { .shown = { 0 } };
	xmlNode *all = xml_add(parent, "groups"), *settings;
	struct compare *c;
	int result;

	for (int i = 0; i < GROUPS; i++)
		g.v[i] = xml_add(all, "group");
	if (compare_open(&c, old_root, new_root, err) < 0)
		return -1;
	result = compare_each(c, take, &g, err);
	totals = compare_totals(c);
	for (int i = 0; i < GROUPS; i++) {
		enum change_group group = (enum change_group)i;

		xml_set(g.v[i], "name", change_group_name(group));
		xml_set(g.v[i], "title", change_group_title(group));
		xml_set(g.v[i], "about", change_group_about(group));
		xml_count(g.v[i], "n", totals->groups[i]);
		xml_count(g.v[i], "shown", g.shown[i]);
	}
	settings = xml_add(parent, "settings");
	xml_count(settings, "before", totals->before);
	xml_count(settings, "after", totals->after);
	xml_count(settings, "same", totals->same);
	xml_count(settings, "redacted", totals->redacted);
	xml_count(settings, "asks-less", totals->asks_less);
	write_services(parent, c);
	write_types(parent, c);
	compare_close(c);
	return result;
}

static void
write_bundle(xmlNode *root, const char *name, const struct verify_result *r)
{
	xmlNode *node = xml_add(root, name);
	char iso[CLOCK_TEXT];

	xml_set(node, "id", r->id);
	xml_set(node, "stream", r->stream);
	xml_count(node, "sequence", r->sequence);
	xml_set(node, "headline", r->headline);
	xml_set(node, "archive", r->archive_sha256);
	xml_set(node, "tagmanifest", r->tagmanifest_sha256);
	xml_set(node, "signature", r->p7s_sha256);
	xml_set(node, "signer", r->signer);
	if (r->time)
		xml_set(node, "sealed", clock_iso(iso, r->time, 0));
}

int
changes_document(xmlDoc **out, const struct changes_of *of, struct error *err)
{
	xmlNode *root;

	*out = xml_document("changes");
	root = xmlDocGetRootElement(*out);
	xml_set(root, "version", "1");
	xml_set(root, "relation", of->relation);
	write_bundle(root, "old", of->before);
	write_bundle(root, "new", of->after);
	if (changes_write(root, of->old_root, of->new_root, err) == 0)
		return 0;
	xmlFreeDoc(*out);
	*out = NULL;
	return -1;
}
