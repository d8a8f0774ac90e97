/* xlsx_log.c - every request, and of them those that are gaps */
#include <string.h>

#include "base/map.h"
#include "format/xlsx.h"

#define N(a)		(sizeof(a) / sizeof((a)[0]))
#define IDS_NAMED	40

static const struct column gaps[] = {
	{ "Account", 14, COLUMN_TEXT },
	{ "Account name", 16, COLUMN_TEXT },
	{ "Region", 14, COLUMN_TEXT },
	{ "Request", 50, COLUMN_TEXT },
	{ "Outcome", 13, COLUMN_OUTCOME },
	{ "Error", 28, COLUMN_TEXT },
	{ "Message", 50, COLUMN_TEXT },
	{ "Request id", 38, COLUMN_TEXT },
	{ "Tries", 7, COLUMN_NUMBER },
	{ "Received (UTC)", 23, COLUMN_TIME },
	{ "Settings left for review", 12, COLUMN_NUMBER },
	{ "Which", 60, COLUMN_TEXT },
	{ "Of controls", 30, COLUMN_TEXT },
	{ "Evidence (file:line)", 60, COLUMN_TEXT },
};

static const struct column requests[] = {
	{ "Account", 14, COLUMN_TEXT },
	{ "Region", 14, COLUMN_TEXT },
	{ "Service", 16, COLUMN_TEXT },
	{ "Action", 34, COLUMN_TEXT },
	{ "Request", 60, COLUMN_TEXT },
	{ "Page", 6, COLUMN_NUMBER },
	{ "Outcome", 13, COLUMN_OUTCOME },
	{ "Reason", 10, COLUMN_TEXT },
	{ "Error", 28, COLUMN_TEXT },
	{ "Message", 50, COLUMN_TEXT },
	{ "Tries", 7, COLUMN_NUMBER },
	{ "Sent (UTC)", 23, COLUMN_TIME },
	{ "Received (UTC)", 23, COLUMN_TIME },
	{ "AWS's date (UTC)", 23, COLUMN_TIME },
	{ "Request id", 38, COLUMN_TEXT },
	{ "Evidence (file:line)", 60, COLUMN_TEXT },
};

void
sheet_log_open(struct sheets *s)
{
	const struct figures *f = &s->survey.figures;

	table_open(&s->gaps, &s->book, "Gaps", gaps, N(gaps), f->gaps,
		   "None: every request that was planned was answered.");
	table_open(&s->log, &s->book, "API log", requests, N(requests),
		   f->planned, "Nothing was asked.");
}

static void
add_word(struct buffer *out, struct map *known, const char *word)
{
	if (map_has(known, word))
		return;
	*map_at(known, word) = known;
	if (map_count(known) <= IDS_NAMED)
		buffer_printf(out, "%s%s", out->len ? " " : "", word);
}

static void
end_words(struct buffer *out, struct map *known)
{
	if (map_count(known) > IDS_NAMED)
		buffer_printf(out, " and %zu more",
			      map_count(known) - IDS_NAMED);
	map_free(known);
}

/* The settings that the gap left for review, and their controls. */
static void
name_effects(struct sheets *s, const struct account_facts *a,
	     const struct gap *g)
{
	struct map *ids = map_new(), *controls = map_new();

	buffer_reset(&s->words);
	buffer_reset(&s->keys);
	for (size_t i = 0; i < g->n; i++) {
		const char *id = g->facts[i]->id;
		struct text all, word;

		if (map_has(ids, id))
			continue;
		add_word(&s->words, ids, id);
		all = text_of(profile_controls(a->run->profile, id));
		while ((word = text_word(&all)).len > 0) {
			buffer_reset(&s->more);
			buffer_text(&s->more, word);
			add_word(&s->keys, controls, buffer_cstr(&s->more));
		}
	}
	end_words(&s->words, ids);
	end_words(&s->keys, controls);
}

static const char *
ledger_of(struct sheets *s, const struct account_facts *a)
{
	buffer_reset(&s->more);
	buffer_printf(&s->more, "data/ledger/%s.csv", a->account->id);
	return buffer_cstr(&s->more);
}

static void
put_gap(struct sheets *s, const struct account_facts *a, const struct gap *g)
{
	const struct ledger_line *q = g->request;
	char n[24];

	name_effects(s, a, g);
	snprintf(n, sizeof n, "%zu", g->n);
	table_row(&s->gaps, (const char *const[N(gaps)]){
		a->account->id, a->account->name, q->region, q->key,
		outcome_name(q->outcome), q->error, q->message, q->id,
		q->tries, q->received, n, buffer_cstr(&s->words),
		buffer_cstr(&s->keys), q->evidence,
	}, ledger_of(s, a));
}

/* "service/Op region words… #page" */
static void
put_request(struct sheets *s, const struct account_facts *a,
	    const struct ledger_line *q)
{
	struct text rest = text_of(q->key), op = text_cut(&rest, ' ');
	struct text service = text_cut(&op, '/');
	const char *page = strrchr(q->key, ' ');

	buffer_reset(&s->words);
	buffer_text(&s->words, service);
	buffer_reset(&s->keys);
	buffer_text(&s->keys, op);
	table_row(&s->log, (const char *const[N(requests)]){
		a->account->id, q->region, buffer_cstr(&s->words),
		buffer_cstr(&s->keys), q->key,
		page && page[1] == '#' ? page + 2 : "",
		outcome_name(q->outcome), q->reason, q->error, q->message,
		q->tries, q->sent, q->received, q->date, q->id, q->evidence,
	}, ledger_of(s, a));
}

void
sheet_log_account(struct sheets *s, const struct account_facts *a)
{
	for (size_t i = 0; i < a->ngaps; i++)
		put_gap(s, a, &a->gaps[i]);
	for (size_t i = 0; i < a->nrequests; i++)
		put_request(s, a, &a->requests[i]);
}
