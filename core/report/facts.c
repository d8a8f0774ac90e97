/* facts.c - an account's three tables */
#include "report/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"

#define TABLE_MAX	((size_t)1 << 30)

struct table {
	struct account_facts *a;
	const char *const *header;
	size_t columns, service;
	int began;
	int (*row)(struct table *t, const char *const *cells);
	struct error *err;
};

static const char *const settings_header[] = {
	"region", "setting", "type", "resource", "topic", "value", "verdict",
	"reason", "clause", "received", "evidence",
};
static const char *const ledger_header[] = {
	"request", "outcome", "reason", "error", "message", "tries", "sent",
	"received", "date", "request-id", "evidence",
};
static const char *const population_header[] = {
	"type", "within", "region", "call", "pages", "items", "end", "first",
	"last", "read", "gone", "left-out",
};

#define COLUMNS_MAX	12
#define N(a)		(sizeof(a) / sizeof((a)[0]))

static void *
grow(void *v, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return v;
	*room = *room ? *room * 2 : 64;
	return xrealloc(v, *room, size);
}

static int
read_row(void *ctx, char **cells, size_t n)
{
	struct table *t = ctx;
	const char *kept[COLUMNS_MAX];

	if (n != t->columns)
		return error_set(t->err, ERROR_MALFORMED,
				 "a row of %zu cells, %zu are right", n,
				 t->columns);
	if (!t->began) {
		for (size_t i = 0; i < n; i++)
			if (strcmp(cells[i], t->header[i]) != 0)
				return error_set(t->err, ERROR_MALFORMED,
					"column %s instead of %s", cells[i],
					t->header[i]);
		t->began = 1;
		return 0;
	}
	for (size_t i = 0; i < n; i++)
		kept[i] = cells[i][0] ?
			arena_strdup(t->a->arena, cells[i]) : "";
	return t->row(t, kept);
}

static int
read_table(struct table *t, const char *path, struct error *err)
{
	struct buffer text;
	int failed;

	t->err = err;
	t->began = 0;
	buffer_init(&text, TABLE_MAX);
	failed = file_read(path, &text, err) < 0 ||
		csv_read(buffer_view(&text), read_row, t, err) != 0;
	buffer_free(&text);
	return failed ? error_in(err, "%s", path) : 0;
}

static int
state_of(const char *verdict)
{
	if (!verdict[0])
		return STATE_RECORDED;
	for (int i = 0; i < STATE_RECORDED; i++)
		if (strcmp(verdict_name((enum ex_verdict)i), verdict) == 0)
			return i;
	return -1;
}

static int
topic_of(const char *name)
{
	for (int i = 0; i < TOPIC_COUNT; i++)
		if (strcmp(topic_name((enum ex_topic)i), name) == 0)
			return i;
	return -1;
}

static const char *
subject_name(const struct setting *s)
{
	if (s->subject)
		return s->subject->row->name;
	return s->level == ON_REGION ? "region" : "account";
}

/* Of rows that share id and type the one that has the clause. */
static const struct setting *
setting_of(const struct run_facts *run, const char *id, const char *type,
	   const char *clause)
{
	const struct setting *found = NULL;

	for (size_t i = 0; i < run->registry.nsettings; i++) {
		const struct setting *s = &run->registry.settings[i];
		const char *judge;

		if (strcmp(s->row->id, id) != 0)
			continue;
		judge = profile_judge(run->profile, s);
		if (!found)
			found = s;
		if (strcmp(subject_name(s), type) == 0 &&
		    (!clause[0] || (judge && strstr(judge, clause))))
			return s;
	}
	return found;
}

/* Looking a setting up is a walk over all rows, so it is kept. */
static const struct setting *
setting_known(struct account_facts *a, struct map *known,
	      const char *const *c)
{
	const char *key = arena_printf(a->arena, "%s\n%s\n%s", c[1], c[2],
				       c[8]);
	void **place = map_at(known, key);

	if (!*place) {
		const struct setting *s = setting_of(a->run, c[1], c[2], c[8]);

		if (!s)
			return NULL;
		*place = &a->run->registry.settings[s->number];
	}
	return *place;
}

static int
setting_row(struct table *t, const char *const *c)
{
	struct account_facts *a = t->a;
	int topic = topic_of(c[4]), state = state_of(c[6]);
	struct fact *f;

	if (topic < 0 || state < 0)
		return error_set(t->err, ERROR_MALFORMED,
				 "%s: topic %s, verdict %s", c[1], c[4], c[6]);
	a->facts = grow(a->facts, a->nfacts, &a->fact_room, sizeof *a->facts);
	f = &a->facts[a->nfacts];
	*f = (struct fact){
		.region = c[0], .id = c[1], .type = c[2], .resource = c[3],
		.value = c[5], .reason = c[7], .clause = c[8],
		.received = c[9], .evidence = c[10], .service = t->service,
		.topic = (unsigned)topic, .state = (unsigned)state,
		.number = a->nfacts,
	};
	f->setting = setting_known(a, a->by_evidence, c);
	if (!f->setting)
		return error_set(t->err, ERROR_MALFORMED,
				 "setting %s is not in data/plan.json", c[1]);
	a->nfacts++;
	return 0;
}

/* "transcribe/ListVocabularies eu-west-1 …" */
static void
read_key(const struct account_facts *a, struct ledger_line *r)
{
	struct text rest = text_of(r->key), call = text_cut(&rest, ' ');
	struct text region = text_cut(&rest, ' ');

	r->service = run_service(a->run, text_cut(&call, '/'));
	r->region = text_is(region, "on") || !region.len ? "" :
		arena_strndup(a->arena, region.at, region.len);
}

static int
ledger_row(struct table *t, const char *const *c)
{
	struct account_facts *a = t->a;
	struct ledger_line *r;

	if (strcmp(c[1], "unmatched") == 0)
		return 0;
	a->requests = grow(a->requests, a->nrequests, &a->request_room,
			   sizeof *a->requests);
	r = &a->requests[a->nrequests];
	*r = (struct ledger_line){
		.key = c[0], .reason = c[2], .error = c[3], .message = c[4],
		.tries = c[5], .sent = c[6], .received = c[7], .date = c[8],
		.id = c[9], .evidence = c[10],
	};
	if (outcome_read(c[1], &r->outcome) < 0)
		return error_set(t->err, ERROR_MALFORMED, "%s: outcome %s",
				 c[0], c[1]);
	read_key(a, r);
	a->nrequests++;
	return 0;
}

static int
population_row(struct table *t, const char *const *c)
{
	struct account_facts *a = t->a;
	struct population *p;

	a->populations = grow(a->populations, a->npopulations,
			      &a->population_room, sizeof *a->populations);
	p = &a->populations[a->npopulations];
	*p = (struct population){
		.type = c[0], .within = c[1], .region = c[2], .call = c[3],
		.end = c[6], .first = c[7], .last = c[8],
	};
	if (csv_count(c[4], &p->pages) < 0 || csv_count(c[5], &p->items) < 0 ||
	    csv_count(c[9], &p->read) < 0 || csv_count(c[10], &p->gone) < 0 ||
	    csv_count(c[11], &p->left_out) < 0)
		return error_set(t->err, ERROR_MALFORMED,
				 "%s: a count that is none", c[3]);
	a->npopulations++;
	return 0;
}

static int
read_settings(struct account_facts *a, struct error *err)
{
	const struct run_facts *run = a->run;
	struct table t = { .a = a, .header = settings_header,
			   .columns = N(settings_header), .row = setting_row };
	int failed = 0;

	a->by_evidence = map_new();
	for (size_t i = 0; i < run->registry.ncollectors && !failed; i++) {
		const char *name = run->registry.collectors[i].tables->name;
		char *path = xasprintf("%s/data/settings/%s/%s.csv", run->root,
				       a->account->id, name);

		t.service = i;
		if (file_exists(path))
			failed = read_table(&t, path, err);
		free(path);
	}
	map_free(a->by_evidence);
	a->by_evidence = NULL;
	return failed;
}

static void
index_requests(struct account_facts *a)
{
	a->by_evidence = map_new();
	for (size_t i = 0; i < a->nrequests; i++)
		if (a->requests[i].evidence[0])
			*map_at(a->by_evidence, a->requests[i].evidence) =
				&a->requests[i];
}

int
account_facts_read(struct account_facts *a, const struct run_facts *run,
		   const struct plan_account *account, struct error *err)
{
	struct table ledger = { .a = a, .header = ledger_header,
		.columns = N(ledger_header), .row = ledger_row };
	struct table population = { .a = a, .header = population_header,
		.columns = N(population_header), .row = population_row };
	char *path;
	int failed;

	*a = (struct account_facts){ .arena = arena_new(), .run = run,
				     .account = account };
	failed = read_settings(a, err);
	path = xasprintf("%s/data/ledger/%s.csv", run->root, account->id);
	if (!failed)
		failed = read_table(&ledger, path, err);
	free(path);
	path = xasprintf("%s/data/population/%s.csv", run->root, account->id);
	if (!failed)
		failed = read_table(&population, path, err);
	free(path);
	index_requests(a);
	gaps_join(a);
	return failed;
}

void
account_facts_free(struct account_facts *a)
{
	for (size_t i = 0; i < a->ngaps; i++)
		free(a->gaps[i].facts);
	free(a->gaps);
	free(a->facts);
	free(a->requests);
	free(a->populations);
	map_free(a->by_evidence);
	arena_free(a->arena);
	*a = (struct account_facts){ .arena = NULL };
}
