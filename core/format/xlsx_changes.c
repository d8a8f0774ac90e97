/* xlsx_changes.c - since the bundle before */
#include "format/xlsx.h"

#define N(a)	(sizeof(a) / sizeof((a)[0]))

static const struct column changes[] = {
	{ "What", 12, COLUMN_TEXT },
	{ "How", 14, COLUMN_TEXT },
	{ "Account", 14, COLUMN_TEXT },
	{ "Region", 14, COLUMN_TEXT },
	{ "Service", 16, COLUMN_TEXT },
	{ "Type", 24, COLUMN_TEXT },
	{ "Resource", 40, COLUMN_TEXT },
	{ "Setting or request", 44, COLUMN_TEXT },
	{ "Value before", 30, COLUMN_TEXT },
	{ "Value now", 30, COLUMN_TEXT },
	{ "Verdict before", 11, COLUMN_VERDICT },
	{ "Verdict now", 11, COLUMN_VERDICT },
	{ "Why", 40, COLUMN_TEXT },
	{ "Evidence now (file:line)", 60, COLUMN_TEXT },
};

void
sheet_changes_open(struct sheets *s)
{
	table_open(&s->changes, &s->book, "Changes", changes, N(changes), 0,
		   "No earlier bundle was given: exhibit report --since BUNDLE"
		   " fills this sheet.");
}

int
sheet_changes_fill(struct sheets *s, struct error *err)
{
	(void)s;
	(void)err;
	return 0;
}
