/*
 * brace.h - the {name}s of a request, a template or a spelling
 *
 * A name is a letter and letters, digits and _ . : - + *; any other brace is a
 * brace.
 */
#ifndef BRACE_H
#define BRACE_H

#include "base/text.h"

/*
 * The next {name} in in at or after *from: 1, *name set, *from behind it and
 * *at where it began.  0: there is none left.
 */
int brace_next(struct text in, size_t *from, size_t *at, struct text *name);

int name_is_plain(struct text name);	/* letters, digits, _ and -, not empty */

/* {ecs:cluster}, {ecr:repository*}: 1, and the star taken off. */
int name_is_type(struct text *name);

#endif
