/*
 * pages.h - style sheets, held in a box
 *
 * A style sheet may read files of its own folder and nothing else: no network,
 * no writing, no other file, no document type.  What it makes is checked before
 * it is kept: a page refers to no other place, and runs no script but those
 * whose digests its own policy names, which is added here.
 */
#ifndef REPORT_PAGES_H
#define REPORT_PAGES_H

#include <libxml/tree.h>

#include "base/error.h"

struct pages;				/* a folder of templates, open */

/* folder NULL: EXHIBIT_SHARE, beside the binary, installed. */
int pages_open(struct pages **out, const char *folder, struct error *err);
void pages_free(struct pages *pages);

/* sheet is "run.xsl" or "account.xsl"; the style and the script of the folder
 * are added to doc. */
int pages_write(struct pages *pages, const char *sheet, xmlDoc *doc,
		const char *path, struct error *err);

/* page_policy.c: adds the policy to a page, or says why it is refused. */
int page_secure(xmlDoc *page, struct error *err);

#endif
