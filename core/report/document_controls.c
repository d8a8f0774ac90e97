/* document_controls.c - what the settings say of each control of a framework */
#include <string.h>

#include "aws/uri.h"
#include "report/documents.h"
#include "report/xml.h"

/* A setting may have a row a resource type, and alternatives. */
static void
add_rows(struct tally *sum, const struct report *r, const char *id)
{
	const struct registry *g = &r->run.registry;

	for (size_t i = 0; i < g->nsettings; i++) {
		const struct tally *t = &r->figures.rows[i];

		if (strcmp(g->settings[i].row->id, id) != 0)
			continue;
		for (unsigned s = 0; s < STATE_COUNT; s++)
			sum->n[s] += t->n[s];
		sum->gaps += t->gaps;
	}
}

/* The control as an address has it, unless another is written the same. */
static void
write_link(xmlNode *node, const struct report *r, const struct mapping *m)
{
	size_t n, same = 0;
	const struct mapping *v = profile_mappings(r->run.profile, &n);
	struct buffer b;

	for (size_t i = 0; i < n; i++)
		same += strcmp(v[i].control, m->control) == 0;
	if (same > 1)
		return;
	buffer_init(&b, 1 << 20);
	uri_put(&b, text_of(m->control), "");
	xml_set(node, "link", buffer_cstr(&b));
	buffer_free(&b);
}

static void
write_control(xmlNode *all, const struct report *r, const struct mapping *m)
{
	xmlNode *node = xml_add(all, "control");
	struct tally sum = { .gaps = 0 };

	for (size_t i = 0; i < m->nsettings; i++)
		add_rows(&sum, r, m->settings[i]);
	xml_set(node, "id", m->control);
	write_link(node, r, m);
	xml_set(node, "framework", m->framework);
	xml_set(node, "title", m->title);
	xml_set(node, "reviewed", m->reviewed);
	for (unsigned s = 0; s < STATE_COUNT; s++)
		xml_count(node, state_name(s), sum.n[s]);
	xml_count(node, "open", sum.gaps);
	xml_text(node, "reason", m->reason);
	for (size_t i = 0; i < m->nsettings; i++)
		xml_text(node, "setting", m->settings[i]);
}

void
controls_write(xmlNode *root, const struct report *r)
{
	size_t n;
	const struct mapping *v = profile_mappings(r->run.profile, &n);
	xmlNode *all;

	if (n == 0)
		return;
	all = xml_add(root, "controls");
	for (size_t i = 0; i < n; i++)
		write_control(all, r, &v[i]);
}
