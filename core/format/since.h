/*
 * since.h - an earlier bundle, beside the one that is reported
 */
#ifndef FORMAT_SINCE_H
#define FORMAT_SINCE_H

#include <libxml/tree.h>

#include "format/format.h"

/* Element "since" of results.rng, its document's root: the earlier bundle's
 * totals, and what changed.  xmlFreeDoc() frees it. */
int since_document(xmlDoc **out, const struct format_run *f, struct error *err);

#endif
