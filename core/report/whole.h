/*
 * whole.h - the settings of all accounts, for one page
 *
 * An account's rows become JSON as soon as it was read, so that no account is
 * kept.  Of a run that has more than a browser opens in two seconds none are:
 * its index says so, and each account has its own page as ever.
 */
#ifndef REPORT_WHOLE_H
#define REPORT_WHOLE_H

#include <libxml/tree.h>

#include "report/facts.h"

#define WHOLE_ROWS	200000		/* 22 to 30 MB; see tests/bench */

struct whole {
	struct arena *arena;
	struct map *kinds;		/* of struct kind, see whole.c */
	struct map *regions;		/* of unsigned long: rows */
	xmlNode *tables;		/* one <table> an account */
	unsigned long rows, open;	/* open: left for review by a gap */
};

void whole_init(struct whole *w);
void whole_free(struct whole *w);
void whole_add(struct whole *w, const struct account_facts *a);
int whole_fits(const struct whole *w);
/* Once, at the end: the tables, and what their rows say of themselves. */
void whole_write(xmlNode *root, struct whole *w, const struct run_facts *run);

#endif
