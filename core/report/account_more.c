/*
 * account_more.c - rows that a script builds when they are wanted
 *
 * A table a chunk (strings.h); what a setting says of itself is once in the
 * page, not once a row.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/documents.h"
#include "report/shown.h"
#include "report/strings.h"
#include "report/xml.h"

static const char *
region_cell(const struct fact *f)
{
	return f->region[0] ? f->region : "global";
}

static const char *
cell_of(const struct report *r, const struct fact *f, size_t column)
{
	switch (column) {
	case 0: return state_name(f->state);
	case 1: return topic_name((enum ex_topic)f->topic);
	case 2: return region_cell(f);
	case 3: return run_type_title(&r->run, f->type);
	case 4: return f->resource;
	case 5: return f->value;
	case 6: return f->reason;
	case 7: return f->clause;
	default: return f->received;
	}
}

static const char *const columns[] = {
	"state", "topic", "region", "type", "resource", "value", "reason",
	"clause", "received",
};

/* Of each line of evidence: where, what was asked, AWS's id of it. */
static void
put_sources(struct json *j, struct strings *s, const struct account_facts *a,
	    const struct fact *f)
{
	struct text cell = text_of(f->evidence), where;
	unsigned long more = 0;

	json_open(j, NULL, '[');
	while ((where = evidence_next(&cell, &more)).len > 0) {
		const struct ledger_line *q = evidence_request(a, where);
		char *text = xstrndup(where.at, where.len);

		strings_put(s, j, text);
		strings_put(s, j, q ? q->key : "");
		strings_put(s, j, q ? q->id : "");
		free(text);
	}
	json_close(j, ']');
}

static void
put_columns(struct json *j, struct strings *s, const struct report *r,
	    const struct fact *const *v, size_t n)
{
	for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
		json_open(j, columns[c], '[');
		for (size_t i = 0; i < n; i++)
			strings_put(s, j, cell_of(r, v[i], c));
		json_close(j, ']');
	}
	json_open(j, "setting", '[');
	for (size_t i = 0; i < n; i++)
		json_integer(j, NULL, (int64_t)v[i]->setting->number);
	json_close(j, ']');
}

static void
write_chunk(xmlNode *service, const struct report *r,
	    const struct account_facts *a, const struct fact *const *v,
	    size_t n)
{
	xmlNode *node = xml_add(service, "more");
	struct strings s = strings_new();
	unsigned long people = 0;
	struct buffer out;
	struct json j;

	buffer_init(&out, TABLE_JSON_MAX);
	json_start(&j, &out, 0, 1, 0);
	json_open(&j, NULL, '{');
	put_columns(&j, &s, r, v, n);
	json_open(&j, "source", '[');
	for (size_t i = 0; i < n; i++)
		put_sources(&j, &s, a, v[i]);
	json_close(&j, ']');
	strings_write(&s, &j);
	json_close(&j, '}');
	for (size_t i = 0; i < n; i++)
		people += (unsigned long)fact_is_for_people(v[i]);
	xml_count(node, "rows", n);
	xml_count(node, "people", people);
	xml_set(node, "region", region_cell(v[0]));
	strings_node(node, "json", &out);
	buffer_free(&out);
	strings_free(&s);
}

static int
by_region(const void *a, const void *b)
{
	const struct fact *x = *(const struct fact *const *)a,
		*y = *(const struct fact *const *)b;
	int c = strcmp(x->region, y->region);

	if (c != 0)
		return c;
	if (x->state != y->state)
		return state_rank(x->state) < state_rank(y->state) ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

void
more_write(xmlNode *service, const struct report *r,
	   const struct account_facts *a, const struct fact **v, size_t n)
{
	size_t from = 0;

	if (n > 0)
		qsort(v, n, sizeof *v, by_region);
	while (from < n) {
		size_t to = from + 1;

		while (to < n && to - from < CHUNK_ROWS &&
		       strcmp(v[to]->region, v[from]->region) == 0)
			to++;
		write_chunk(service, r, a, v + from, to - from);
		from = to;
	}
}

static void
put_controls(struct json *j, const char *controls)
{
	struct buffer b;

	buffer_init(&b, TABLE_JSON_MAX);
	shown(&b, controls ? controls : "");
	json_string(j, "controls", buffer_cstr(&b));
	buffer_free(&b);
}

static void
put_setting(struct json *j, const struct report *r, const struct fact *f)
{
	const struct ex_setting *row = f->setting->row;
	char *key = xasprintf("%zu", f->setting->number);

	json_open(j, key, '{');
	json_string(j, "id", row->id);
	json_string(j, "title", row->title ? row->title : row->id);
	json_string(j, "why", row->why ? row->why : "");
	json_string(j, "judge", fact_judge(&r->run, f) ?
		    fact_judge(&r->run, f) : "");
	put_controls(j, profile_controls(r->run.profile, f->id));
	json_close(j, '}');
	free(key);
}

void
more_settings(xmlNode *root, const struct report *r,
	      const struct account_facts *a)
{
	unsigned char *done = xcalloc(r->run.registry.nsettings + 1, 1);
	struct buffer out;
	struct json j;

	buffer_init(&out, TABLE_JSON_MAX);
	json_start(&j, &out, 0, 1, 0);
	json_open(&j, NULL, '{');
	for (size_t i = 0; i < a->nfacts; i++) {
		if (done[a->facts[i].setting->number])
			continue;
		done[a->facts[i].setting->number] = 1;
		put_setting(&j, r, &a->facts[i]);
	}
	json_close(&j, '}');
	strings_node(root, "json", &out);
	buffer_free(&out);
	free(done);
}
