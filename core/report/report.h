/*
 * report.h - what people read, made from the facts in data/ and nothing else
 *
 * root holds data/plan.json, data/settings, data/ledger, data/population (and
 * meta/statement.json when it is an unpacked bundle).  The pages are made by
 * XSLT, sandboxed: no network, no writes, no document() outside the templates.
 */
#ifndef REPORT_H
#define REPORT_H

#include "base/error.h"
#include "bundle/verify.h"

struct report_options {
	const char *root;
	const char *out;		/* folder: index.html, <account>.html */
	const char *templates;		/* folder; NULL: installed ones */
	const struct verify_result *seal;	/* NULL: the copy inside the bundle */
	/* What the statement will say; read from meta/ when NULL. */
	const char *bundle_id, *stream, *organization;
	const struct assess_totals *totals;
	struct text leaves;		/* of the bundle; read from meta/ when
					   empty, and not known without */
	struct _xmlNode *since;		/* what changed since an earlier bundle,
					   for the run's page; NULL: not asked */
};

int report_html(const struct report_options *options, struct error *err);
/* One page, by ipe.xsl of the run's document: what an auditor asks of
 * information that the audited produced. */
int report_ipe(const struct report_options *options, const char *path,
	       struct error *err);
/* One table for all accounts, account as first column: settings.csv,
 * ledger.csv, populations.csv in out. */
int report_csv(const struct report_options *options, struct error *err);

#endif
