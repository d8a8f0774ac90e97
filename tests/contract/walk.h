/*
 * walk.h - a path of collector.h, followed through a tree of names
 */
#ifndef WALK_H
#define WALK_H

#include "contract/names.h"

#define WALK_MAX 64

/* Where a path has got to: places in the tree. */
struct walk {
	const struct member *at[WALK_MAX];
	size_t n;
	int open;		/* beyond what names say: {}, a document */
	int in_list;		/* the last step was a list taken whole */
};

void walk_from(struct walk *w, const struct member *root);
/* -1: *err says which name is not there, or is a list and not treated as one. */
int walk_path(struct walk *w, const char *path, struct error *err);

#endif
