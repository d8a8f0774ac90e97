/*
 * facets.h - what a page's rows can be filtered by
 *
 * A <facet> of <choice>s, each with the number of rows that have it; a choice
 * that none has is left out.
 */
#ifndef REPORT_FACETS_H
#define REPORT_FACETS_H

#include <libxml/tree.h>

#include "report/facts.h"

xmlNode *facet_add(xmlNode *all, const char *name);
void facet_choice(xmlNode *facet, const char *value, const char *label,
		  unsigned long n);
/* n by enum ex_verdict and STATE_RECORDED. */
void facet_states(xmlNode *all, const unsigned long *n);
/* regions: of unsigned long; the most used first. */
void facet_regions(xmlNode *all, const struct map *regions);
/* n by the registry's setting; a setting may serve several controls. */
void facet_controls(xmlNode *all, const struct run_facts *run,
		    const unsigned long *n);

#endif
