/*
 * terminal.h - what a run says while it goes on, and at its end
 *
 * Results go to standard output, everything else to standard error.  On a
 * terminal one live block, redrawn at most ten times a second; elsewhere one
 * plain line every ten seconds.  Colour repeats what words already say.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdio.h>

#include "cli/run.h"

struct terminal {
	struct run *run;
	int live;			/* a block may be drawn on stderr */
	int quiet;
	int lines;			/* of the block that stands now */
	int64_t drawn, plain;
	unsigned accounts_done;
};

void terminal_open(struct terminal *t, struct run *run);
void terminal_close(struct terminal *t);	/* takes the block away */
void terminal_progress(void *ctx, const struct engine_stats *stats);
int terminal_colour(FILE *out);			/* may out have escape codes? */
int terminal_columns(FILE *out);		/* 0: no terminal, no limit */

/* "5,811" and "38.2 MB" */
const char *thousands(char out[32], unsigned long long n);
const char *megabytes(char out[32], unsigned long long bytes);

/* Headline, table by service and topic, gaps: from stage/data alone. */
int summary_print(const struct run *run, FILE *out, int64_t elapsed,
		  struct error *err);

#endif
