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

struct pages;				/* folders of templates, open */

struct page_kind {
	const char *sheet;		/* "run.xsl" */
	const char *script;		/* "a.js b.js", joined; NULL: none */
	int downloads;			/* links to files beside it, too */
	int optional;			/* a sheet that makes nothing of this
					   document is no error */
};

/*
 * folder NULL: EXHIBIT_SHARE, beside the binary, installed.  Of a folder given,
 * each file counts over the shipped one of that name; what it lacks is shipped.
 */
int pages_open(struct pages **out, const char *folder, struct error *err);
void pages_free(struct pages *pages);
/* Would these make pages?  Of a folder without any sheet or style: no. */
int pages_check(struct pages *pages, struct error *err);

/* The style, and the scripts of the kind, are added to doc.  1: nothing was
 * made, and that is allowed. */
int pages_write(struct pages *pages, const struct page_kind *kind, xmlDoc *doc,
		const char *path, struct error *err);
/* A sheet of the folder given that none of the shipped ones is, "acme.xsl";
 * NULL behind the last. */
const char *pages_own(const struct pages *pages, size_t number);

/* page_policy.c: adds the policy to a page, or says why it is refused. */
int page_secure(xmlDoc *page, int downloads, struct error *err);

#endif
