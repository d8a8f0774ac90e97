/*
 * provider.h - AWS's part: what its auditors say, what was agreed with it
 *
 * From the settings of AWS Artifact and the documents that were sealed with the
 * evidence.  Each report is counted once, whichever accounts list it.
 */
#ifndef REPORT_PROVIDER_H
#define REPORT_PROVIDER_H

#include <libxml/tree.h>

#include "report/facts.h"

struct report;				/* documents.h */

struct provider {
	struct arena *arena;
	struct map *reports;		/* of struct provider_line, by id */
	struct map *agreements;		/* the same, by account and id */
};

void provider_init(struct provider *p);
void provider_free(struct provider *p);
void provider_add(struct provider *p, const struct account_facts *a);
/* The element "provider": results.rng says what is in it. */
void provider_write(xmlNode *root, const struct report *r);

#endif
