/*
 * account_more.c - rows that a script builds when they are wanted
 *
 * Columns as arrays of numbers, which name strings of the chunk's own table;
 * what a setting says of itself is once in the page, not once a row.  Every <
 * is \u003c, for the text stands in a script element.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/json_writer.h"
#include "report/documents.h"
#include "report/shown.h"
#include "report/xml.h"

#define JSON_MAX	((size_t)256 << 20)

struct strings {
	struct arena *arena;
	struct map *known;		/* of size_t */
};

static void
put(struct json *j, struct strings *s, const char *text)
{
	void **place = map_at(s->known, text);

	if (!*place) {
		size_t *number = arena_alloc(s->arena, sizeof *number);

		*number = map_count(s->known) - 1;
		*place = number;
	}
	json_integer(j, NULL, (int64_t)*(size_t *)*place);
}

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

		put(j, s, text);
		put(j, s, q ? q->key : "");
		put(j, s, q ? q->id : "");
		free(text);
	}
	json_close(j, ']');
}

static void
put_strings(struct json *j, const struct strings *s)
{
	struct buffer b;

	buffer_init(&b, JSON_MAX);
	json_open(j, "strings", '[');
	for (size_t i = 0; i < map_count(s->known); i++) {
		buffer_reset(&b);
		shown(&b, map_key(s->known, i));
		json_string(j, NULL, buffer_cstr(&b));
	}
	json_close(j, ']');
	buffer_free(&b);
}

static void
put_columns(struct json *j, struct strings *s, const struct report *r,
	    const struct fact *const *v, size_t n)
{
	for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
		json_open(j, columns[c], '[');
		for (size_t i = 0; i < n; i++)
			put(j, s, cell_of(r, v[i], c));
		json_close(j, ']');
	}
	json_open(j, "setting", '[');
	for (size_t i = 0; i < n; i++)
		json_integer(j, NULL, (int64_t)v[i]->setting->number);
	json_close(j, ']');
}

/* Into the document as it will stand in the page. */
static void
put_json(xmlNode *parent, const char *name, const struct buffer *json)
{
	struct buffer out;

	buffer_init(&out, JSON_MAX);
	for (size_t i = 0; i < json->len; i++) {
		if (json->at[i] == '<')
			buffer_puts(&out, "\\u003c");
		else
			buffer_putc(&out, json->at[i]);
	}
	xml_verbatim(parent, name, buffer_cstr(&out));
	buffer_free(&out);
}

static void
write_chunk(xmlNode *service, const struct report *r,
	    const struct account_facts *a, const struct fact *const *v,
	    size_t n)
{
	xmlNode *node = xml_add(service, "more");
	struct strings s = { arena_new(), map_new() };
	struct buffer out;
	struct json j;

	buffer_init(&out, JSON_MAX);
	json_start(&j, &out, 0, 1, 0);
	json_open(&j, NULL, '{');
	put_columns(&j, &s, r, v, n);
	json_open(&j, "source", '[');
	for (size_t i = 0; i < n; i++)
		put_sources(&j, &s, a, v[i]);
	json_close(&j, ']');
	put_strings(&j, &s);
	json_close(&j, '}');
	xml_count(node, "rows", n);
	xml_set(node, "region", region_cell(v[0]));
	put_json(node, "json", &out);
	buffer_free(&out);
	map_free(s.known);
	arena_free(s.arena);
}

static int
by_region(const void *a, const void *b)
{
	const struct fact *x = *(const struct fact *const *)a,
		*y = *(const struct fact *const *)b;
	int c = strcmp(x->region, y->region);

	if (c != 0)
		return c;
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

	buffer_init(&out, JSON_MAX);
	json_start(&j, &out, 0, 1, 0);
	json_open(&j, NULL, '{');
	for (size_t i = 0; i < a->nfacts; i++) {
		if (done[a->facts[i].setting->number])
			continue;
		done[a->facts[i].setting->number] = 1;
		put_setting(&j, r, &a->facts[i]);
	}
	json_close(&j, '}');
	put_json(root, "json", &out);
	buffer_free(&out);
	free(done);
}
