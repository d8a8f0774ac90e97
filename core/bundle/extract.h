/*
 * extract.h - files of a bundle, put on disk once their digest was right
 *
 * Below a new folder only; no link is followed; a file has its name only when
 * it is whole.
 */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "base/text.h"
#include "bundle/fault.h"

struct extract;

/* Makes <folder>/<id>, which must not be there yet. */
int extract_open(struct extract **out, const char *folder, const char *id,
		 struct fault *fault);
void extract_free(struct extract *extract);	/* NULL is fine */

/* All three do nothing on a NULL extract. */
int extract_begin(struct extract *extract, const char *path,
		  struct fault *fault);
int extract_add(struct extract *extract, struct text piece,
		struct fault *fault);
int extract_commit(struct extract *extract, struct fault *fault);

/* A small file in one. */
int extract_put(struct extract *extract, const char *path, struct text bytes,
		struct fault *fault);

#endif
