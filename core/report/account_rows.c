/*
 * account_rows.c - the settings of an account, service by service
 *
 * The exceptions come first.  Up to ROWS_IN_PAGE all rows are in the document;
 * above it those that somebody must look at are, as far as ROWS_FOR_PEOPLE and
 * what fails before what is for review; the others go as JSON, a chunk a
 * service and region.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/documents.h"
#include "report/xml.h"

static int
by_rank(const void *a, const void *b)
{
	const struct fact *x = *(const struct fact *const *)a,
		*y = *(const struct fact *const *)b;

	if (x->state != y->state)
		return state_rank(x->state) < state_rank(y->state) ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void
write_source(xmlNode *row, const struct account_facts *a, struct text where)
{
	const struct ledger_line *q = evidence_request(a, where);
	xmlNode *node = xml_add(row, "source");
	struct buffer b;
	size_t colon = where.len;

	while (colon > 0 && where.at[colon - 1] != ':')
		colon--;
	buffer_init(&b, 1 << 20);
	buffer_text(&b, text_n(where.at, colon ? colon - 1 : where.len));
	xml_set(node, "file", buffer_cstr(&b));
	buffer_reset(&b);
	buffer_text(&b, text_n(where.at + colon, where.len - colon));
	xml_set(node, "line", colon ? buffer_cstr(&b) : "");
	/* A command is only offered for a name that needs no quoting. */
	if (colon && strspn(where.at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl"
			    "mnopqrstuvwxyz0123456789_+=@,./-:") >= where.len)
		xml_set(node, "plain", "yes");
	if (q) {
		xml_set(node, "request", q->key);
		xml_set(node, "id", q->id);
		xml_set(node, "received", q->received);
		xml_set(node, "outcome", outcome_name(q->outcome));
	}
	buffer_free(&b);
}

/* A clause that was split off the row's is the one shown. */
static void
write_clauses(xmlNode *row, const struct report *r, const struct fact *f)
{
	struct text rest = text_of(fact_judge(&r->run, f));
	int marked = 0;

	while (rest.at && rest.len > 0) {
		struct text one = text_trim(text_cut(&rest, ';'));
		char *text = xstrndup(one.at, one.len);
		xmlNode *node = xml_add(row, "clause");

		xml_content(node, text);
		if (!marked && f->clause[0] && strcmp(text, f->clause) == 0) {
			xml_set(node, "decided", "yes");
			marked = 1;
		}
		free(text);
	}
}

static void
write_row(xmlNode *chunk, const struct report *r,
	  const struct account_facts *a, const struct fact *f)
{
	const struct ex_setting *row = f->setting->row;
	struct text cell = text_of(f->evidence), where;
	xmlNode *node = xml_add(chunk, "setting");
	const char *controls = profile_controls(r->run.profile, f->id);
	unsigned long more = 0;

	xml_set(node, "id", f->id);
	xml_set(node, "state", state_name(f->state));
	xml_set(node, "topic", topic_name((enum ex_topic)f->topic));
	xml_set(node, "region", f->region[0] ? f->region : "global");
	xml_set(node, "type", run_type_title(&r->run, f->type));
	xml_set(node, "reason", f->reason);
	xml_set(node, "received", f->received);
	xml_set(node, "open", reason_is_gap(f->reason) ? "yes" : "");
	xml_text(node, "title", row->title);
	xml_text(node, "resource", f->resource);
	xml_text(node, "value", f->value);
	xml_text(node, "why", row->why);
	write_clauses(node, r, f);
	if (controls)
		xml_text(node, "controls", controls);
	while ((where = evidence_next(&cell, &more)).len > 0)
		write_source(node, a, where);
	if (more)
		xml_count(node, "more", more);
}

int
fact_is_for_people(const struct fact *f)
{
	return f->state == EX_FAILS || f->state == EX_REVIEW ||
		reason_is_gap(f->reason);
}

/* By fact: is it written as HTML? */
static unsigned char *
choose(const struct account_facts *a)
{
	unsigned char *in = xcalloc(a->nfacts + 1, 1);
	size_t left = ROWS_FOR_PEOPLE;

	if (a->nfacts <= ROWS_IN_PAGE)
		memset(in, 1, a->nfacts);
	for (unsigned rank = 0; rank < STATE_COUNT; rank++)
		for (size_t i = 0; i < a->nfacts && left > 0; i++) {
			const struct fact *f = &a->facts[i];

			if (in[i] || state_rank(f->state) != rank ||
			    !fact_is_for_people(f))
				continue;
			in[i] = 1;
			left--;
		}
	return in;
}

static void
write_service(xmlNode *all, const struct report *r,
	      const struct account_facts *a, const unsigned char *chosen,
	      const struct fact **v, size_t n)
{
	const struct ex_collector *c =
		r->run.registry.collectors[v[0]->service].tables;
	xmlNode *node = xml_add(all, "service");
	unsigned long counts[STATE_COUNT] = { 0 };
	size_t in = 0, out = 0;
	const struct fact **rest = xcalloc(n, sizeof *rest);

	xml_set(node, "name", c->name);
	xml_set(node, "title", run_service_title(&r->run, v[0]->service));
	for (size_t i = 0; i < n; i++)
		counts[v[i]->state]++;
	for (unsigned s = 0; s < STATE_COUNT; s++)
		xml_count(node, state_name(s), counts[s]);
	qsort(v, n, sizeof *v, by_rank);
	for (size_t i = 0; i < n; i++) {
		if (chosen[v[i]->number]) {
			write_row(node, r, a, v[i]);
			in++;
		} else {
			rest[out++] = v[i];
		}
	}
	xml_count(node, "rows", in);
	more_write(node, r, a, rest, out);
	free(rest);
}

void
rows_write(xmlNode *root, const struct report *r,
	   const struct account_facts *a)
{
	xmlNode *all = xml_add(root, "services");
	const struct fact **v = xcalloc(a->nfacts + 1, sizeof *v);
	unsigned char *chosen = choose(a);

	for (size_t s = 0; s < r->run.registry.ncollectors; s++) {
		size_t n = 0;

		for (size_t i = 0; i < a->nfacts; i++)
			if (a->facts[i].service == s)
				v[n++] = &a->facts[i];
		if (n > 0)
			write_service(all, r, a, chosen, v, n);
	}
	free(chosen);
	free(v);
	if (a->nfacts > ROWS_IN_PAGE)
		more_settings(root, r, a);
}
