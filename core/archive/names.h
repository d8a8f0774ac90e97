/*
 * names.h - the names of what lies beside a bundle
 *
 *	bundles/acme-soc2-2026Q4-0003.tar.gz	(.tar.zst, .tar)
 *	bundles/acme-soc2-2026Q4-0003.tar.gz.sha256
 *	bundles/acme-soc2-2026Q4-0003.receipt.json
 *	bundles/acme-soc2-2026Q4-0003.upload.json
 */
#ifndef ARCHIVE_NAMES_H
#define ARCHIVE_NAMES_H

#include "base/error.h"

struct names {
	char *bundle;			/* path; of an id alone: NULL if absent */
	char *id;
	char *sums, *receipt, *state;	/* paths; sums NULL without bundle */
};

/* text: a bundle's path, its receipt's, or an id, which is looked for in
 * folder.  -1: neither. */
int names_read(struct names *out, const char *text, const char *folder,
	       struct error *err);
void names_free(struct names *names);
const char *names_content_type(const char *file);

#endif
