/*
 * items.h - meta/items.jsonl: what each payload file is
 *
 * Kind follows from the path; of evidence the account, region and service do,
 * too, while lines, first and last time received come from its content.
 */
#ifndef ITEMS_H
#define ITEMS_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"
#include "bundle/fault.h"

const char *items_kind(const char *path);

/* Fed the content of a file in pieces. */
struct items_scan {
	uint64_t lines;
	char first[40], last[40];	/* "received", least and greatest */
	char carry[64];			/* the end of the piece before */
	size_t carried;
};
void items_scan(struct items_scan *scan, struct text piece);

void items_add(struct buffer *out, const char *path,
	       const struct items_scan *scan);

/* The path of the next line; 1, 0 at the end, -1 E_ITEMS. */
struct arena;
int items_next(struct text *rest, struct arena *arena, struct text *path,
	       struct fault *fault);

#endif
