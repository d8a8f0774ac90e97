/*
 * documents.h - the results documents, which the style sheets turn into pages
 *
 * report-templates/schema/results.rng says what is in them.  The run's has
 * totals only, an account's its settings, the listing those of all accounts.
 */
#ifndef REPORT_DOCUMENTS_H
#define REPORT_DOCUMENTS_H

#include <libxml/tree.h>

#include "plan/binary.h"
#include "report/count.h"
#include "report/images.h"
#include "report/provider.h"
#include "report/report.h"
#include "report/whole.h"

#define GAPS_SHOWN	1000	/* on one page; the ledger has them all */
#define ROWS_IN_PAGE	2000	/* settings of an account written as HTML */
#define ROWS_FOR_PEOPLE	500	/* of a longer one: those to be looked at */
#define CHUNK_ROWS	500
#define RESOURCES_SHOWN	500

struct account_line {			/* of the list of accounts */
	const struct plan_account *account;
	unsigned long n[STATE_COUNT], settings, gaps, requests;
};

struct report {
	const struct report_options *options;
	struct run_facts run;
	struct binary program;
	const char *organization;	/* NULL: not known */
	struct figures figures;		/* of all accounts */
	struct provider provider;
	struct map *regions, *listed;
	struct account_line *lines;
	struct images images;
	struct whole whole;
	xmlNode *gaps;			/* of the run, filled account by account */
	unsigned long gaps_shown;
};

/* Parts of both. */
void head_write(xmlNode *root, const struct report *r, unsigned long gaps);
void figures_write(xmlNode *root, const struct figures *f);
void gap_write(xmlNode *parent, const struct account_facts *a,
	       const struct gap *g);
/* listed: of listed_add() */
void populations_write(xmlNode *root, const struct report *r,
		       struct map *listed);

/* document_controls.c; nothing where the profile maps none. */
void controls_write(xmlNode *root, const struct report *r);

xmlDoc *run_document(const struct report *r);
/* Takes the rows out of r->whole. */
xmlDoc *settings_document(struct report *r);
xmlDoc *account_document(const struct report *r, const struct account_facts *a,
			 const struct figures *f);

/* account_rows.c */
void rows_write(xmlNode *root, const struct report *r,
		const struct account_facts *a);
int fact_is_for_people(const struct fact *fact);
/* account_more.c: rows as JSON, for a page that would grow too long. */
void more_write(xmlNode *service, const struct report *r,
		const struct account_facts *a, const struct fact **v, size_t n);
void more_settings(xmlNode *root, const struct report *r,
		   const struct account_facts *a);
/* account_facets.c */
void facets_write(xmlNode *root, const struct account_facts *a);
void resources_write(xmlNode *root, const struct account_facts *a);

#endif
