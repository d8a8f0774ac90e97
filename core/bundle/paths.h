/*
 * paths.h - names that some file system takes for one another
 *
 * Two that differ in case only, and one that is a folder of another.
 */
#ifndef PATHS_H
#define PATHS_H

#include <stddef.h>

#include "base/text.h"

/* Sorts v.  Index of a path that conflicts with another one; n: none does. */
size_t paths_conflict(struct text *v, size_t n);

#endif
