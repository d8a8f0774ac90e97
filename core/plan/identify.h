/*
 * identify.h - one resource, many spellings
 */
#ifndef IDENTIFY_H
#define IDENTIFY_H

#include "base/arena.h"
#include "base/text.h"
#include "plan/registry.h"

#define KEPT_MAX 8
#define IDENTIFY_MAX 4096	/* a longer value refers to nothing */

struct kept {
	const char *name, *value;
};

struct identity {
	/* Of the spelling, else of where it was found.  A global type's region
	 * is ""; one in its spelling is kept under that name. */
	const char *account, *region;
	const char *id;
	/* The resource its spelling says it is within: type and id; else NULL. */
	struct kept within;
	struct kept kept[KEPT_MAX];
	size_t nkept;
};

/*
 * 1: it is one, *out filled (from arena).  0: no pattern matches, so it does
 * not refer to this type.  account and region are where value was found.
 */
int identify(const struct type *type, struct text value, const char *account,
	     const char *region, struct arena *arena, struct identity *out);

#endif
