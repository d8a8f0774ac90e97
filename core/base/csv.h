/*
 * csv.h - RFC 4180 out and in
 *
 * UTF-8, LF, a cell quoted where it must be.  A cell that begins with = + - @
 * ' TAB or CR gets one ' before it, so that no spreadsheet runs it; the reader
 * takes one away, so that no fact is lost.
 */
#ifndef CSV_H
#define CSV_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

void csv_row(struct buffer *out, const char *const *cells, size_t n);

/*
 * Calls fn for each row (the header row is the first).  cells live until it
 * returns; a non-zero result stops and is returned.  -1: not CSV, *err says
 * which line.
 */
int csv_read(struct text data, int (*fn)(void *ctx, char **cells, size_t n),
	     void *ctx, struct error *err);

/*
 * The same, in place: cells lie in data, which is written over, and live as
 * long as it does.  For tables of which most is kept.
 */
int csv_read_in_place(struct buffer *data,
		      int (*fn)(void *ctx, char **cells, size_t n), void *ctx,
		      struct error *err);

/* A cell that is a whole number; -1: it is none. */
int csv_count(const char *cell, unsigned long *out);

#endif
