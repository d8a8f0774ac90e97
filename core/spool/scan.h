/*
 * scan.h - the lines of a spool file, and whose answer each is
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdint.h>

#include "base/error.h"
#include "base/text.h"

struct line {
	uint64_t offset, len;	/* with its LF */
	struct text key;	/* of its request, until the callback returns */
	int supersedes;		/* begins that request's pages again */
};

typedef int scan_fn(void *ctx, const struct line *line, struct error *err);

/*
 * Each whole line in order; *whole becomes the offset behind the last.  What
 * is behind that is a torn end: a line without LF, or a last line that is none
 * of ours.
 */
int scan_lines(int fd, scan_fn *fn, void *ctx, uint64_t *whole,
	       struct error *err);

/* The request a line begins with; at NULL: it is no line of ours. */
struct text line_key(struct text start, int *supersedes);

/* "…#12" is page 12 of what stands before; 1 when key names no page. */
uint64_t key_page(struct text key, struct text *base);

#endif
