/* xlsx_rows.c - results, and of them the exceptions */
#include <string.h>

#include "format/xlsx.h"

#define N(a)	(sizeof(a) / sizeof((a)[0]))

/* What names a setting, the same in both tables. */
#define WHOSE								\
	{ "Account", 14, COLUMN_TEXT },					\
	{ "Account name", 16, COLUMN_TEXT },				\
	{ "Region", 14, COLUMN_TEXT },					\
	{ "Service", 16, COLUMN_TEXT },					\
	{ "Type", 24, COLUMN_TEXT },					\
	{ "Resource", 40, COLUMN_TEXT },				\
	{ "Setting", 36, COLUMN_TEXT },					\
	{ "Title", 34, COLUMN_TEXT },					\
	{ "Topic", 14, COLUMN_TEXT },					\
	{ "Value", 36, COLUMN_TEXT },					\
	{ "Verdict", 10, COLUMN_VERDICT },				\
	{ "Reason", 14, COLUMN_TEXT },					\
	{ "Clause", 36, COLUMN_TEXT },					\
	{ "Controls", 24, COLUMN_TEXT },				\
	{ "Received (UTC)", 23, COLUMN_TIME },				\
	{ "Evidence (file:line)", 60, COLUMN_TEXT }

static const struct column results[] = { WHOSE };
static const struct column exceptions[] = {
	WHOSE,
	{ "Owner", 18, COLUMN_FORM },
	{ "Due", 12, COLUMN_FORM_DAY },
	{ "Remark", 40, COLUMN_FORM },
};

void
sheet_rows_open(struct sheets *s)
{
	table_open(&s->results, &s->book, "Results", results, N(results),
		   s->survey.figures.settings, "There are no settings.");
	table_open(&s->exceptions, &s->book, "Exceptions", exceptions,
		   N(exceptions), s->survey.exceptions,
		   "Nothing fails and nothing is for review.");
}

static const char *
place_of_all(struct sheets *s, const struct account_facts *a,
	     const struct fact *f)
{
	buffer_reset(&s->more);
	buffer_printf(&s->more, "data/settings/%s/%s.csv", a->account->id,
		      format_service(a, f));
	return buffer_cstr(&s->more);
}

static void
put_fact(struct sheets *s, const struct account_facts *a,
	 const struct fact *f)
{
	const char *title = f->setting->row->title;
	const char *whole = place_of_all(s, a, f);
	const char *cells[N(exceptions)] = {
		a->account->id, a->account->name, f->region,
		format_service(a, f), f->type, f->resource, f->id,
		title ? title : "", topic_name((enum ex_topic)f->topic),
		f->value, format_verdict(f), f->reason, f->clause,
		profile_controls(a->run->profile, f->id), f->received,
		f->evidence, "", "", "",
	};

	table_row(&s->results, cells, whole);
	if (f->state == EX_FAILS || f->state == EX_REVIEW)
		table_row(&s->exceptions, cells, whole);
}

void
sheet_rows_account(struct sheets *s, const struct account_facts *a)
{
	for (size_t i = 0; i < a->nfacts; i++)
		put_fact(s, a, &a->facts[i]);
}
