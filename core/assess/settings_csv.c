/* settings_csv.c - data/settings/<account>/<service>.csv */
#include <stdlib.h>
#include <string.h>

#include "assess/facts.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/file.h"

#define TABLE_MAX	((size_t)1 << 30)

struct entry {
	struct thing *thing;
	const struct result *result;
};

static const char *
entry_region(const struct entry *e)
{
	const struct resource *r = e->thing->resource;

	return r->level == ON_REGION ? r->id : r->region;
}

/* By region, then as the tables have it, then by name. */
static int
by_place(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	size_t n = x->result->head->setting->number,
		m = y->result->head->setting->number;
	int c = strcmp(entry_region(x), entry_region(y));

	if (c != 0)
		return c;
	if (n != m)
		return n < m ? -1 : 1;
	c = strcmp(x->thing->shown, y->thing->shown);
	if (c != 0)
		return c;
	return x->thing->resource->number < y->thing->resource->number ? -1 :
		x->thing->resource->number > y->thing->resource->number;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *
evidence(struct assessment *a, const struct lines *lines, struct buffer *b)
{
	const char *v[EVIDENCE_MAX];
	size_t n = 0;

	buffer_reset(b);
	for (size_t i = 0; i < lines->n; i++) {
		v[n] = line_where(a, lines->v[i]);
		n += v[n][0] != '\0';
	}
	qsort(v, n, sizeof v[0], by_text);
	for (size_t i = 0; i < n; i++)
		buffer_printf(b, "%s%s", i > 0 ? " " : "", v[i]);
	if (lines->more > 0)
		buffer_printf(b, " +%zu", lines->more);
	return buffer_cstr(b);
}

static void
count(struct assessment *a, const struct result *r)
{
	if (r->recorded)
		a->totals->recorded++;
	else
		a->totals->verdicts[r->judged.verdict]++;
}

static void
write_entry(struct assessment *a, const struct entry *e, struct buffer *where,
	    struct buffer *out)
{
	const struct result *r = e->result;
	const struct ex_setting *row = r->row->setting->row;
	char iso[CLOCK_TEXT] = "";
	const char *cells[] = {
		entry_region(e), row->id, e->thing->type->row->name,
		e->thing->shown, topic_name(row->topic), r->value,
		r->recorded ? "" : verdict_name(r->judged.verdict),
		reason_name(r->judged.reason),
		r->judged.clause != NULL ? r->judged.clause : "",
		r->received > 0 ? clock_iso(iso, r->received, 1) : "",
		evidence(a, &r->lines, where),
	};

	csv_row(out, cells, sizeof cells / sizeof cells[0]);
	count(a, r);
}

static size_t
collect(struct assessment *a, const struct collector *collector,
	struct entry **entries, size_t *room)
{
	size_t n = 0;

	for (size_t i = 0; i < a->nthings; i++) {
		struct thing *t = a->things[i];
		const struct row_list *heads = &a->rows.of_type[t->type->number];

		for (size_t k = 0; k < heads->n; k++) {
			const struct result *r;

			if (heads->v[k]->setting->collector != collector)
				continue;
			r = result_of(a, t, heads->v[k]);
			if (r->omitted)
				continue;
			if (n == *room) {
				*room = *room ? *room * 2 : 256;
				*entries = xrealloc(*entries, *room,
						    sizeof **entries);
			}
			(*entries)[n++] = (struct entry){ t, r };
		}
	}
	return n;
}

int
table_write(const struct assessment *a, const char *folder, const char *name,
	    struct buffer *csv, struct error *err)
{
	char *path = xasprintf("%s/data/%s/%s.csv", a->options->root, folder,
			       name);
	char *parent = path_folder(path);
	int failed;

	if (buffer_overflowed(csv))
		failed = error_set(err, ERROR_SYSTEM, "over 1 GB");
	else
		failed = folder_make(parent, err) ||
			file_write(path, buffer_view(csv), 0600, err);
	if (failed)
		error_in(err, "%s", path);
	free(parent);
	free(path);
	return failed ? -1 : 0;
}

static int
write_service(struct assessment *a, const struct collector *collector,
	      const struct entry *entries, size_t n, struct error *err)
{
	static const char *const header[] = {
		"region", "setting", "type", "resource", "topic", "value",
		"verdict", "reason", "clause", "received", "evidence",
	};
	struct buffer out, where;
	char *name = xasprintf("%s/%s", a->account, collector->tables->name);
	int failed;

	buffer_init(&out, TABLE_MAX);
	buffer_init(&where, TABLE_MAX);
	csv_row(&out, header, sizeof header / sizeof header[0]);
	for (size_t i = 0; i < n; i++)
		write_entry(a, &entries[i], &where, &out);
	failed = table_write(a, "settings", name, &out, err);
	buffer_free(&where);
	buffer_free(&out);
	free(name);
	return failed;
}

int
settings_write(struct assessment *a, struct error *err)
{
	const struct registry *r = a->rows.registry;
	struct entry *entries = NULL;
	size_t room = 0;
	int failed = 0;

	for (size_t i = 0; i < r->ncollectors && !failed; i++) {
		const struct collector *c = &r->collectors[i];
		size_t n = collect(a, c, &entries, &room);

		if (c->tables->settings.n == 0)
			continue;
		if (n > 0)
			qsort(entries, n, sizeof *entries, by_place);
		failed = write_service(a, c, entries, n, err);
	}
	free(entries);
	return failed;
}
