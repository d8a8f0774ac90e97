/* row.c - a fact or a gap by the names of its parts */
#include "format/row.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"

#define KEY_MAX	((size_t)1 << 24)

const char *const row_names[ROW_FIELDS] = {
	[ROW_KIND] = "kind", [ROW_ACCOUNT] = "account",
	[ROW_REGION] = "region", [ROW_SERVICE] = "service",
	[ROW_TYPE] = "type", [ROW_RESOURCE] = "resource",
	[ROW_SETTING] = "setting", [ROW_VALUE] = "value",
	[ROW_VERDICT] = "verdict", [ROW_REASON] = "reason",
	[ROW_CLAUSE] = "clause", [ROW_REQUEST] = "request",
	[ROW_OUTCOME] = "outcome", [ROW_ERROR] = "error",
	[ROW_MESSAGE] = "message", [ROW_TRIES] = "tries",
	[ROW_REQUEST_ID] = "request-id", [ROW_OPEN] = "open",
	[ROW_RECEIVED] = "received", [ROW_EVIDENCE] = "evidence",
	[ROW_KEY] = "key",
};

void
row_init(struct row *r)
{
	*r = (struct row){ .fact = NULL };
	buffer_init(&r->key, KEY_MAX);
}

void
row_free(struct row *r)
{
	buffer_free(&r->key);
}

static void
begin(struct row *r, const struct account_facts *a)
{
	r->account = a;
	r->fact = NULL;
	r->gap = NULL;
	for (int i = 0; i < ROW_FIELDS; i++)
		r->v[i] = "";
	r->v[ROW_ACCOUNT] = a->account->id;
	buffer_reset(&r->key);
}

static void
end(struct row *r)
{
	r->v[ROW_KEY] = buffer_cstr(&r->key);
	format_uuid(r->v[ROW_KEY], r->uuid);
}

void
row_of_fact(struct row *r, const struct account_facts *a,
	    const struct fact *fact)
{
	begin(r, a);
	r->fact = fact;
	r->v[ROW_KIND] = "setting";
	r->v[ROW_REGION] = fact->region;
	r->v[ROW_SERVICE] = format_service(a, fact);
	r->v[ROW_TYPE] = fact->type;
	r->v[ROW_RESOURCE] = fact->resource;
	r->v[ROW_SETTING] = fact->id;
	r->v[ROW_VALUE] = fact->value;
	r->v[ROW_VERDICT] = format_verdict(fact);
	r->v[ROW_REASON] = fact->reason;
	r->v[ROW_CLAUSE] = fact->clause;
	r->v[ROW_RECEIVED] = fact->received;
	r->v[ROW_EVIDENCE] = fact->evidence;
	format_fact_key(&r->key, a, fact);
	end(r);
}

void
row_of_gap(struct row *r, const struct account_facts *a, const struct gap *gap)
{
	const struct ledger_line *q = gap->request;

	begin(r, a);
	r->gap = gap;
	snprintf(r->open, sizeof r->open, "%zu", gap->n);
	r->v[ROW_KIND] = "gap";
	r->v[ROW_REGION] = q->region;
	if (q->service >= 0)
		r->v[ROW_SERVICE] = a->run->registry.collectors[q->service]
			.tables->name;
	r->v[ROW_REQUEST] = q->key;
	r->v[ROW_OUTCOME] = outcome_name(q->outcome);
	r->v[ROW_REASON] = q->reason;
	r->v[ROW_ERROR] = q->error;
	r->v[ROW_MESSAGE] = q->message;
	r->v[ROW_TRIES] = q->tries;
	r->v[ROW_REQUEST_ID] = q->id;
	r->v[ROW_OPEN] = r->open;
	r->v[ROW_RECEIVED] = q->received;
	r->v[ROW_EVIDENCE] = q->evidence;
	format_gap_key(&r->key, a, gap);
	end(r);
}

int64_t
row_time(const struct row *r, const struct format_run *f)
{
	int64_t ms;

	return clock_read_iso(text_of(r->v[ROW_RECEIVED]), &ms) == 0 ? ms :
		f->made;
}

int
rows_each(const struct account_facts *a, row_each *each, void *ctx,
	  struct error *err)
{
	struct row r;
	int result = 0;

	row_init(&r);
	for (size_t i = 0; result == 0 && i < a->nfacts; i++) {
		row_of_fact(&r, a, &a->facts[i]);
		result = each(ctx, &r, err);
	}
	for (size_t i = 0; result == 0 && i < a->ngaps; i++) {
		row_of_gap(&r, a, &a->gaps[i]);
		result = each(ctx, &r, err);
	}
	row_free(&r);
	return result;
}
