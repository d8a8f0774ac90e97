/*
 * document.h - what changed, as the style sheet changes.xsl is given it
 *
 * report-templates/schema/changes.rng says what is in it.
 */
#ifndef COMPARE_DOCUMENT_H
#define COMPARE_DOCUMENT_H

#include <libxml/tree.h>

#include "bundle/verify.h"
#include "compare/compare.h"

#define CHANGES_SHOWN	1000	/* of a group; changes.json has them all */

struct changes_of {
	/* what verifying the two said, for the head of the page */
	const struct verify_result *before, *after;
	const char *relation;		/* "NEW follows OLD in its stream" */
	const char *old_root, *new_root;
};

/* xmlFreeDoc() frees *out. */
int changes_document(xmlDoc **out, const struct changes_of *of,
		     struct error *err);
/* The groups alone, under parent: for the page of a run, --since. */
int changes_write(xmlNode *parent, const char *old_root, const char *new_root,
		  struct error *err);

#endif
