/*
 * row.h - what every format for programs carries of a fact or a gap
 *
 * The same names in all of them, so that one can be checked against another.
 * kind is "setting" or "gap".  A value that is not known is "" and left out.
 */
#ifndef FORMAT_ROW_H
#define FORMAT_ROW_H

#include "format/format.h"

enum row_field {
	ROW_KIND, ROW_ACCOUNT, ROW_REGION, ROW_SERVICE,
	/* a setting's */
	ROW_TYPE, ROW_RESOURCE, ROW_SETTING, ROW_VALUE, ROW_VERDICT,
	ROW_REASON, ROW_CLAUSE,
	/* a gap's */
	ROW_REQUEST, ROW_OUTCOME, ROW_ERROR, ROW_MESSAGE, ROW_TRIES,
	ROW_REQUEST_ID, ROW_OPEN,
	/* of both */
	ROW_RECEIVED, ROW_EVIDENCE, ROW_KEY,
	ROW_FIELDS
};

struct row {
	const char *v[ROW_FIELDS];	/* as the tables have them */
	const struct fact *fact;	/* NULL: it is a gap */
	const struct gap *gap;
	const struct account_facts *account;
	char uuid[37];			/* of the key */
	struct buffer key;
	char open[24];			/* settings that the gap leaves open */
};

extern const char *const row_names[ROW_FIELDS];

void row_init(struct row *r);
void row_free(struct row *r);
void row_of_fact(struct row *r, const struct account_facts *a,
		 const struct fact *fact);
void row_of_gap(struct row *r, const struct account_facts *a,
		const struct gap *gap);
/* When it was received, ms; else what every format states. */
int64_t row_time(const struct row *r, const struct format_run *f);

/* Each fact of the account, then each gap. */
typedef int row_each(void *ctx, const struct row *r, struct error *err);
int rows_each(const struct account_facts *a, row_each *each, void *ctx,
	      struct error *err);

#endif
