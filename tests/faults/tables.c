/* tables.c - settings, ledger and populations of one account */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/outcome.h"
#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"

struct reading {
	struct tables *tables;
	const char *file;
	int head;
};

static const char *
kept(const struct reading *r, const char *cell)
{
	return arena_strdup(r->tables->arena, cell);
}

static int
take_setting(void *ctx, char **cells, size_t n)
{
	struct reading *r = ctx;
	struct tables *t = r->tables;
	struct row *row;

	if (r->head++ == 0 || n != 11)
		return n != 11;
	row = arena_alloc(t->arena, sizeof(*row));
	row->key = arena_printf(t->arena, "%s %s %s %s", r->file, cells[0],
				cells[1], cells[3]);
	row->thing = arena_printf(t->arena, "%s %s %s", cells[0], cells[2],
				  cells[3]);
	row->region = kept(r, cells[0]);
	row->setting = kept(r, cells[1]);
	row->type = kept(r, cells[2]);
	row->verdict = kept(r, cells[6]);
	row->reason = kept(r, cells[7]);
	row->clause = kept(r, cells[8]);
	row->evidence = kept(r, cells[10]);
	*map_at(t->rows, row->key) = row;
	if (strcmp(row->verdict, "review") == 0 &&
	    (strcmp(row->reason, "external") == 0 ||
	     strcmp(row->reason, "gone") == 0))
		*map_at(t->unlisted, row->thing) = t;
	return 0;
}

static int
take_request(void *ctx, char **cells, size_t n)
{
	struct reading *r = ctx;
	struct tables *t = r->tables;
	struct request_row *row;
	enum outcome outcome;

	if (r->head++ == 0 || n != 11 || strcmp(cells[1], "unmatched") == 0)
		return n != 11;
	if (outcome_read(cells[1], &outcome) < 0)
		return 1;
	row = arena_alloc(t->arena, sizeof(*row));
	row->outcome = kept(r, cells[1]);
	row->error = kept(r, cells[3]);
	row->evidence = kept(r, cells[10]);
	row->gap = outcome_is_gap(outcome) != 0;
	t->gaps += (unsigned long)row->gap;
	*map_at(t->ledger, cells[0]) = row;
	return 0;
}

static int
take_list(void *ctx, char **cells, size_t n)
{
	struct reading *r = ctx;
	struct tables *t = r->tables;
	struct list_row *grown;

	if (r->head++ == 0 || n != 12)
		return n != 12;
	grown = arena_alloc(t->arena, (t->nlists + 1) * sizeof(*grown));
	if (t->nlists)
		memcpy(grown, t->lists, t->nlists * sizeof(*grown));
	t->lists = grown;
	grown[t->nlists++] = (struct list_row){
		kept(r, cells[0]), kept(r, cells[2]), kept(r, cells[6]) };
	return 0;
}

static void
read_table(struct tables *t, const char *path,
	   int (*fn)(void *, char **, size_t))
{
	struct reading r = { .tables = t, .file = path_base(path) };
	struct buffer text;
	struct error err = { 0 };

	buffer_init(&text, 1u << 28);
	if (file_read(path, &text, &err) < 0 ||
	    csv_read(buffer_view(&text), fn, &r, &err) != 0) {
		fprintf(stderr, "faults: %s: %s\n", path, err.text);
		exit(1);
	}
	buffer_free(&text);
}

static void
read_settings(struct tables *t, const char *root, const char *account)
{
	char *folder = xasprintf("%s/data/settings/%s", root, account);
	struct file_list list;
	struct error err;

	if (folder_list(folder, &list, &err) < 0) {
		fprintf(stderr, "faults: %s\n", err.text);
		exit(1);
	}
	for (size_t i = 0; i < list.n; i++) {
		char *path = path_join(folder, list.v[i]);
		read_table(t, path, take_setting);
		free(path);
	}
	file_list_free(&list);
	free(folder);
}

void
tables_read(struct tables *t, const char *root, const char *account)
{
	char *ledger = xasprintf("%s/data/ledger/%s.csv", root, account);
	char *lists = xasprintf("%s/data/population/%s.csv", root, account);

	memset(t, 0, sizeof(*t));
	t->arena = arena_new();
	t->rows = map_new();
	t->unlisted = map_new();
	t->ledger = map_new();
	read_settings(t, root, account);
	read_table(t, ledger, take_request);
	read_table(t, lists, take_list);
	free(ledger);
	free(lists);
}

void
tables_free(struct tables *t)
{
	map_free(t->rows);
	map_free(t->unlisted);
	map_free(t->ledger);
	arena_free(t->arena);
}

int
tables_complete(const struct tables *t, const char *type, const char *region)
{
	int known = 0;

	for (size_t i = 0; i < t->nlists; i++) {
		const struct list_row *l = &t->lists[i];
		if (strcmp(l->type, type) != 0 ||
		    (l->region[0] && strcmp(l->region, region) != 0))
			continue;
		known = 1;
		if (strcmp(l->end, "no token") != 0 &&
		    strcmp(l->end, "absent") != 0)
			return 0;
	}
	return known;
}
