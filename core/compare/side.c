/* side.c - one bundle's plan, and of the account at hand what was asked */
#include "compare/side.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"

static const char *const ledger_header[] = {
	"request", "outcome", "reason", "error", "message", "tries", "sent",
	"received", "date", "request-id", "evidence",
};
static const char *const population_header[] = {
	"type", "within", "region", "call", "pages", "items", "end", "first",
	"last", "read", "gone", "left-out",
};

#define N(a)		(sizeof(a) / sizeof((a)[0]))

int
side_open(struct side *s, const char *root, struct error *err)
{
	s->root = root;
	s->regions = map_new();
	s->open = 1;
	return run_facts_read(&s->run, root, text_of(NULL), err);
}

void
side_close(struct side *s)
{
	if (!s->open)
		return;
	side_leave(s);
	map_free(s->regions);
	run_facts_free(&s->run);
	s->open = 0;
}

int
side_collector(const struct side *s, const char *service)
{
	const struct registry *r = &s->run.registry;

	for (size_t i = 0; i < r->ncollectors; i++)
		if (strcmp(r->collectors[i].tables->name, service) == 0)
			return (int)i;
	return -1;
}

/* "service/Op region" of a key; the ledger is sorted, so mostly the last. */
static void
note_asked(struct side *s, const char *key)
{
	struct account_side *a = &s->account;
	size_t call = strcspn(key, " "), end = call;
	const char *region;
	char *name;

	if (key[end])
		end += 1 + strcspn(key + end + 1, " ");
	name = xstrndup(key, end);
	region = name[call] ? name + call + 1 : "";
	if (strcmp(region, "on") != 0 && !map_has(a->asked, name)) {
		*map_at(a->asked, name) = s;
		if (region[0] && strcmp(region, "global") != 0) {
			*map_at(a->regions, region) = s;
			*map_at(s->regions, region) = s;
		}
	}
	free(name);
}

static int
ledger_row(void *ctx, char **cells, struct error *err)
{
	struct side *s = ctx;
	struct account_side *a = &s->account;
	enum outcome outcome;

	if (strcmp(cells[1], "unmatched") == 0)
		return 0;
	if (outcome_read(cells[1], &outcome) < 0)
		return error_set(err, ERROR_MALFORMED, "%s: outcome %s",
				 cells[0], cells[1]);
	a->lines = rows_grow(a->lines, a->nlines, &a->line_room,
			     sizeof *a->lines);
	a->lines[a->nlines++] = (struct asked_line){
		.key = cells[0], .error = cells[3], .message = cells[4],
		.evidence = cells[10], .outcome = outcome,
	};
	note_asked(s, cells[0]);
	return 0;
}

static int
population_row(void *ctx, char **cells, struct error *err)
{
	struct side *s = ctx;
	struct account_side *a = &s->account;
	struct list_line *l;

	a->lists = rows_grow(a->lists, a->nlists, &a->list_room,
			     sizeof *a->lists);
	l = &a->lists[a->nlists];
	*l = (struct list_line){ .type = cells[0], .within = cells[1],
				 .region = cells[2], .call = cells[3],
				 .end = cells[6] };
	l->ended = strcmp(l->end, "no token") == 0 ||
		strcmp(l->end, "absent") == 0;
	if (csv_count(cells[5], &l->items) < 0 ||
	    csv_count(cells[9], &l->read) < 0 ||
	    csv_count(cells[10], &l->gone) < 0 ||
	    csv_count(cells[11], &l->left_out) < 0)
		return error_set(err, ERROR_MALFORMED,
				 "%s: a count that is none", cells[3]);
	a->nlists++;
	return 0;
}

int
list_order(const void *a, const void *b)
{
	const struct list_line *x = a, *y = b;
	int c = strcmp(x->type, y->type);

	if (c == 0)
		c = strcmp(x->region, y->region);
	if (c == 0)
		c = strcmp(x->within, y->within);
	return c != 0 ? c : strcmp(x->call, y->call);
}

static void
note_gaps(struct account_side *a)
{
	for (size_t i = 0; i < a->nlines; i++)
		a->ngaps += outcome_is_gap(a->lines[i].outcome) != 0;
	a->gaps = xcalloc(a->ngaps + 1, sizeof *a->gaps);
	a->ngaps = 0;
	for (size_t i = 0; i < a->nlines; i++)
		if (outcome_is_gap(a->lines[i].outcome))
			a->gaps[a->ngaps++] = &a->lines[i];
}

int
side_enter(struct side *s, const char *account, struct error *err)
{
	static const struct table_form ledger = {
		ledger_header, N(ledger_header), ledger_row, NULL };
	static const struct table_form population = {
		population_header, N(population_header), population_row, NULL };
	struct account_side *a = &s->account;
	char *path;
	int failed = 0;

	*a = (struct account_side){ .arena = arena_new(), .id = account,
		.asked = map_new(), .places = map_new(),
		.regions = map_new() };
	buffer_init(&a->ledger, TABLE_MAX);
	buffer_init(&a->population, TABLE_MAX);
	for (size_t i = 0; i < s->run.plan.naccounts; i++)
		a->in_plan |= strcmp(s->run.plan.accounts[i].id, account) == 0;
	if (a->in_plan) {
		path = xasprintf("%s/data/ledger/%s.csv", s->root, account);
		failed = table_rows(path, &ledger, &a->ledger, s, err);
		free(path);
	}
	if (a->in_plan && !failed) {
		path = xasprintf("%s/data/population/%s.csv", s->root, account);
		failed = table_rows(path, &population, &a->population, s,
				    err);
		free(path);
	}
	if (a->nlists > 0)
		qsort(a->lists, a->nlists, sizeof *a->lists, list_order);
	note_gaps(a);
	return failed;
}

void
side_leave(struct side *s)
{
	struct account_side *a = &s->account;

	free(a->lines);
	free(a->lists);
	free(a->gaps);
	map_free(a->asked);
	map_free(a->places);
	map_free(a->regions);
	map_free(a->external);
	buffer_free(&a->ledger);
	buffer_free(&a->population);
	arena_free(a->arena);
	*a = (struct account_side){ .arena = NULL };
}
