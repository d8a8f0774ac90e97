/*
 * diff.h - two verified bundles, and the ways of showing what changed
 */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include <stdio.h>

#include "cli/checked.h"
#include "compare/compare.h"

struct diff {
	struct checked before, after;
	char relation[200];		/* "NEW follows OLD" */
	int follows;
	struct compare *compare;
};

/* all: every change; else the first of each kind. */
int diff_text(struct diff *d, FILE *out, int all, struct error *err);
int diff_json(struct diff *d, FILE *out, struct error *err);

#endif
