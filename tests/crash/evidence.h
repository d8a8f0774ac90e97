/*
 * evidence.h - what two runs must agree on
 *
 * One text of all evidence below a folder: files and lines in order, without
 * what may differ: times, tries, AWS's ids of requests.
 */
#ifndef CRASH_EVIDENCE_H
#define CRASH_EVIDENCE_H

#include "base/buffer.h"
#include "base/error.h"

int evidence_text(const char *folder, struct buffer *out, size_t *lines,
		  struct error *err);

#endif
