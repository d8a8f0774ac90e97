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

/* before, after: what verifying the two said, for the head of the page.
 * xmlFreeDoc() frees *out. */
int changes_document(xmlDoc **out, const struct verify_result *before,
		     const struct verify_result *after, const char *relation,
		     const char *old_root, const char *new_root,
		     struct error *err);
/* The groups alone, under parent: for the page of a run, --since. */
int changes_write(xmlNode *parent, const char *old_root, const char *new_root,
		  struct error *err);

#endif
