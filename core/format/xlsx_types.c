/* xlsx_types.c - a sheet a type of resource: a row each, a column a setting */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"
#include "format/xlsx.h"

#define N(a)		(sizeof(a) / sizeof((a)[0]))
#define COLUMNS_MOST	16384		/* Excel's */
#define EVIDENCE_NAMED	16

static const struct column before[] = {
	{ "Account", 14, COLUMN_TEXT },
	{ "Account name", 16, COLUMN_TEXT },
	{ "Region", 14, COLUMN_TEXT },
	{ "Type", 24, COLUMN_TEXT },
	{ "Resource", 44, COLUMN_TEXT },
	{ "Meets", 8, COLUMN_NUMBER },
	{ "Fails", 8, COLUMN_NUMBER },
	{ "Review", 8, COLUMN_NUMBER },
	{ "n/a", 8, COLUMN_NUMBER },
	{ "Recorded", 10, COLUMN_NUMBER },
	{ "Read (UTC)", 23, COLUMN_TIME },
	{ "Evidence (file:line)", 60, COLUMN_TEXT },
};

static void
make_columns(struct type_seen *t)
{
	if (t->nsettings > COLUMNS_MOST - N(before))
		t->nsettings = COLUMNS_MOST - N(before);
	t->columns = xcalloc(N(before) + t->nsettings, sizeof *t->columns);
	t->titles = xcalloc(t->nsettings + 1, sizeof *t->titles);
	memcpy(t->columns, before, sizeof before);
	for (size_t i = 0; i < t->nsettings; i++) {
		const struct ex_setting *row = t->settings[i]->row;

		t->titles[i] = xasprintf("%s (%s)", row->title ? row->title :
					 row->id, row->id);
		t->columns[N(before) + i] = (struct column){
			t->titles[i], 26, COLUMN_TEXT };
	}
}

/* "s3:bucket" is no name of a sheet, "s3 bucket" is. */
static void
open_type(struct sheets *s, struct type_seen *t)
{
	char name[XLSX_NAME + 1];

	make_columns(t);
	snprintf(name, sizeof name, "%s", t->type);
	t->table = &s->types[s->ntypes++];
	table_open(t->table, &s->book, name, t->columns,
		   N(before) + t->nsettings, t->resources, "");
}

void
sheet_types_open(struct sheets *s)
{
	struct survey *v = &s->survey;
	unsigned long rest = 0;
	size_t most = s->book.limits.types;

	s->types = xcalloc(v->ntypes + 1, sizeof *s->types);
	for (size_t i = 0; i < v->ntypes; i++) {
		if (i < most) {
			open_type(s, v->order[i]);
			continue;
		}
		rest += v->order[i]->resources;
		v->order[i]->table = &s->others;
	}
	if (rest)
		table_open(&s->others, &s->book, "Other resources", before,
			   N(before), rest, "");
}

/* What all settings of the resource rest on, each line once. */
static void
put_evidence(struct buffer *out, const struct fact *const *v, size_t n)
{
	struct map *known = map_new();
	unsigned long more = 0;

	buffer_reset(out);
	for (size_t i = 0; i < n; i++) {
		struct text cell = text_of(v[i]->evidence), line;

		while ((line = evidence_next(&cell, &more)).len > 0) {
			char *key = xstrndup(line.at, line.len);

			if (!map_has(known, key) &&
			    map_count(known) < EVIDENCE_NAMED)
				buffer_printf(out, "%s%s", out->len ? " " : "",
					      key);
			*map_at(known, key) = known;
			free(key);
		}
	}
	if (map_count(known) > EVIDENCE_NAMED)
		buffer_printf(out, " and %zu more",
			      map_count(known) - EVIDENCE_NAMED);
	map_free(known);
}

struct row {
	const char **cells;
	enum style *styles;
	char n[STATE_COUNT][24];
	const char *received;
};

/* Of several of the same id the last stands in the column: none do so today,
 * and Results has them all. */
static void
put_values(struct row *r, const struct type_seen *t,
	   const struct fact *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < t->nsettings; k++) {
			if (strcmp(t->settings[k]->row->id, v[i]->id) != 0)
				continue;
			r->cells[N(before) + k] = v[i]->value[0] ?
				v[i]->value : v[i]->reason;
			r->styles[N(before) + k] =
				(enum style)(STYLE_VERDICT + v[i]->state);
			break;
		}
}

static void
put_counts(struct row *r, const struct fact *const *v, size_t n)
{
	unsigned long counts[STATE_COUNT] = { 0 };
	static const unsigned order[STATE_COUNT] = {
		EX_MEETS, EX_FAILS, EX_REVIEW, EX_NOT_APPLICABLE,
		STATE_RECORDED,
	};

	r->received = "";
	for (size_t i = 0; i < n; i++) {
		counts[v[i]->state]++;
		if (strcmp(v[i]->received, r->received) > 0)
			r->received = v[i]->received;
	}
	for (size_t i = 0; i < STATE_COUNT; i++) {
		snprintf(r->n[i], sizeof r->n[i], "%lu", counts[order[i]]);
		r->cells[5 + i] = r->n[i];
	}
	r->cells[10] = r->received;
}

static int
put_resource(void *ctx, const struct account_facts *a,
	     const struct fact *const *v, size_t n, struct error *err)
{
	struct sheets *s = ctx;
	const struct type_seen *t = map_get(s->survey.types, v[0]->type);
	size_t columns = N(before) + (t && t->table != &s->others ?
				      t->nsettings : 0);
	struct row r = { .received = "" };

	if (!t)
		return error_set(err, ERROR_SYSTEM, "%s: was not there when it"
				 " was counted", v[0]->type);
	r.cells = xcalloc(columns, sizeof *r.cells);
	r.styles = xcalloc(columns, sizeof *r.styles);
	for (size_t i = 0; i < columns; i++)
		r.styles[i] = STYLES;
	put_evidence(&s->words, v, n);
	r.cells[0] = a->account->id;
	r.cells[1] = a->account->name;
	r.cells[2] = v[0]->region;
	r.cells[3] = v[0]->type;
	r.cells[4] = v[0]->resource;
	r.cells[11] = buffer_cstr(&s->words);
	put_counts(&r, v, n);
	if (t->table != &s->others)
		put_values(&r, t, v, n);
	table_row_as(t->table, r.cells, r.styles, "data/settings/");
	free(r.styles);
	free(r.cells);
	return 0;
}

int
sheet_types_account(struct sheets *s, const struct account_facts *a,
	      struct error *err)
{
	return resources_each(a, put_resource, s, err);
}
