/*
 * shown.h - text from outside as people may safely see it
 *
 * Names in AWS are chosen by whoever made the resource.  What XML cannot hold,
 * what is no UTF-8, what cannot be seen and what would turn the line around is
 * replaced by something visible; the tables in data/ keep the bytes.
 */
#ifndef REPORT_SHOWN_H
#define REPORT_SHOWN_H

#include "base/buffer.h"

/* Appends; well-formed UTF-8 without control or format characters. */
void shown(struct buffer *out, const char *s);

#endif
