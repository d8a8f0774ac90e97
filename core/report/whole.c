/* whole.c - rows of all accounts as tables of numbers */
#include "report/whole.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "report/shown.h"
#include "report/strings.h"
#include "report/xml.h"

/* What all rows of a setting and a type of resource have in common. */
struct kind {
	size_t number;
	const struct setting *setting;
	const char *type;
	size_t service;
	unsigned topic;
};

void
whole_init(struct whole *w)
{
	*w = (struct whole){ .arena = arena_new(), .kinds = map_new(),
		.regions = map_new(),
		.tables = xmlNewNode(NULL, (const xmlChar *)"tables") };
}

void
whole_free(struct whole *w)
{
	if (w->tables)
		xmlFreeNode(w->tables);
	if (w->kinds)
		map_free(w->kinds);
	if (w->regions)
		map_free(w->regions);
	arena_free(w->arena);
	*w = (struct whole){ .arena = NULL };
}

int
whole_fits(const struct whole *w)
{
	return w->rows <= WHOLE_ROWS;
}

static const struct kind *
kind_of(struct whole *w, const struct fact *f)
{
	char *key = xasprintf("%zu %u %s", f->setting->number, f->topic,
			      f->type);
	void **place = map_at(w->kinds, key);

	free(key);
	if (!*place) {
		struct kind *kind = arena_alloc(w->arena, sizeof *kind);

		*kind = (struct kind){
			.number = map_count(w->kinds) - 1,
			.setting = f->setting, .topic = f->topic,
			.type = arena_strdup(w->arena, f->type),
			.service = f->service,
		};
		*place = kind;
	}
	return *place;
}

static const char *
region_of(const struct fact *f)
{
	return f->region[0] ? f->region : "global";
}

static void
count_row(struct whole *w, const struct fact *f)
{
	void **place = map_at(w->regions, region_of(f));

	if (!*place) {
		unsigned long *n = arena_alloc(w->arena, sizeof *n);

		*n = 0;
		*place = n;
	}
	++*(unsigned long *)*place;
	w->open += (unsigned long)reason_is_gap(f->reason);
}

static const char *
cell_of(const struct fact *f, size_t column)
{
	switch (column) {
	case 0: return region_of(f);
	case 1: return f->resource;
	case 2: return f->value;
	case 3: return f->reason;
	case 4: return f->clause;
	default: return f->received;
	}
}

static const char *const columns[] = {
	"region", "resource", "value", "reason", "clause", "received",
};

/* The first line of evidence; how many there are besides. */
struct source {
	char *file;
	int64_t line, more;
};

static struct source
source_of(const struct fact *f)
{
	struct text cell = text_of(f->evidence);
	unsigned long more = 0;
	struct text where = evidence_next(&cell, &more);
	size_t colon = where.len;
	struct source s = { .more = 0 };

	while (colon > 0 && where.at[colon - 1] != ':')
		colon--;
	s.file = xstrndup(where.at ? where.at : "",
			  colon ? colon - 1 : where.len);
	for (size_t i = colon; colon && i < where.len; i++)
		if (where.at[i] >= '0' && where.at[i] <= '9')
			s.line = s.line * 10 + (where.at[i] - '0');
	while (evidence_next(&cell, &more).len > 0)
		s.more++;
	s.more += (int64_t)more;
	return s;
}

static void
put_sources(struct json *j, struct strings *s, const struct account_facts *a)
{
	int64_t *lines = xcalloc(a->nfacts + 1, 2 * sizeof *lines);
	int64_t *more = lines + a->nfacts;

	json_open(j, "file", '[');
	for (size_t i = 0; i < a->nfacts; i++) {
		struct source from = source_of(&a->facts[i]);

		strings_put(s, j, from.file);
		lines[i] = from.line;
		more[i] = from.more;
		free(from.file);
	}
	json_close(j, ']');
	json_open(j, "line", '[');
	for (size_t i = 0; i < a->nfacts; i++)
		json_integer(j, NULL, lines[i]);
	json_close(j, ']');
	json_open(j, "more", '[');
	for (size_t i = 0; i < a->nfacts; i++)
		json_integer(j, NULL, more[i]);
	json_close(j, ']');
	free(lines);
}

static void
put_rows(struct json *j, struct strings *s, struct whole *w,
	 const struct account_facts *a)
{
	json_open(j, "kind", '[');
	for (size_t i = 0; i < a->nfacts; i++)
		json_integer(j, NULL,
			     (int64_t)kind_of(w, &a->facts[i])->number);
	json_close(j, ']');
	json_open(j, "state", '[');
	for (size_t i = 0; i < a->nfacts; i++)
		json_integer(j, NULL, state_rank(a->facts[i].state));
	json_close(j, ']');
	for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
		json_open(j, columns[c], '[');
		for (size_t i = 0; i < a->nfacts; i++)
			strings_put(s, j, cell_of(&a->facts[i], c));
		json_close(j, ']');
	}
	put_sources(j, s, a);
}

static void
drop_tables(struct whole *w)
{
	xmlNode *table;

	while ((table = xmlFirstElementChild(w->tables))) {
		xmlUnlinkNode(table);
		xmlFreeNode(table);
	}
}

void
whole_add(struct whole *w, const struct account_facts *a)
{
	struct strings s;
	struct buffer out;
	struct json j;
	xmlNode *node;

	w->rows += a->nfacts;
	for (size_t i = 0; i < a->nfacts; i++)
		count_row(w, &a->facts[i]);
	if (!whole_fits(w)) {
		drop_tables(w);
		return;
	}
	s = strings_new();
	buffer_init(&out, TABLE_JSON_MAX);
	json_start(&j, &out, 0, 1, 0);
	json_open(&j, NULL, '{');
	put_rows(&j, &s, w, a);
	strings_write(&s, &j);
	json_close(&j, '}');
	node = xml_add(w->tables, "table");
	xml_set(node, "account", a->account->id);
	xml_set(node, "name", a->account->name);
	xml_count(node, "rows", a->nfacts);
	strings_node(node, "json", &out);
	buffer_free(&out);
	strings_free(&s);
}

static void
put_words(struct json *j, const char *key, const char *words)
{
	struct text rest, word;
	struct buffer b;

	buffer_init(&b, TABLE_JSON_MAX);
	shown(&b, words ? words : "");
	rest = buffer_view(&b);
	json_open(j, key, '[');
	while ((word = text_word(&rest)).len > 0)
		json_text(j, NULL, word);
	json_close(j, ']');
	buffer_free(&b);
}

static void
put_kind(struct json *j, const struct run_facts *run, const struct kind *k)
{
	const struct ex_setting *row = k->setting->row;
	const char *judge = profile_judge(run->profile, k->setting);

	json_open(j, NULL, '{');
	json_string(j, "id", row->id);
	json_string(j, "title", row->title ? row->title : row->id);
	json_string(j, "why", row->why ? row->why : "");
	json_string(j, "judge", judge ? judge : "");
	json_string(j, "service",
		    run->registry.collectors[k->service].tables->name);
	json_string(j, "topic", topic_name((enum ex_topic)k->topic));
	json_string(j, "type", run_type_title(run, k->type));
	put_words(j, "controls", profile_controls(run->profile, row->id));
	json_close(j, '}');
}

void
whole_write(xmlNode *root, struct whole *w, const struct run_facts *run)
{
	xmlNode *kinds = xml_add(root, "kinds");
	struct buffer out;
	struct json j;

	buffer_init(&out, TABLE_JSON_MAX);
	json_start(&j, &out, 0, 1, 0);
	json_open(&j, NULL, '[');
	for (size_t i = 0; i < map_count(w->kinds); i++)
		put_kind(&j, run, map_value(w->kinds, i));
	json_close(&j, ']');
	strings_node(kinds, "json", &out);
	buffer_free(&out);
	xmlAddChild(root, w->tables);
	w->tables = NULL;
}
