/*
 * path.h - the path language of collector.h
 *
 * [] , a filter, * and a|b select: each thing selected is a place.  Nothing
 * selected: no place.  At a place a plain member that is missing is a place
 * with no value (NULL), which judgements call absent.  PATHS.md has the rules
 * with their tests.
 */
#ifndef PATH_H
#define PATH_H

#include "base/arena.h"
#include "base/error.h"
#include "doc/doc.h"

struct path;

/* The value of {name} in a filter; NULL if there is none of that name. */
struct path_vars {
	const char *(*get)(const void *ctx, struct text name);
	const void *ctx;
};

/* Lives in arena.  NULL: *err (ERROR_USAGE) says at which character. */
struct path *path_compile(struct arena *arena, const char *source,
			  struct error *err);
const char *path_source(const struct path *path);

/*
 * Calls fn once a place, in document order; value NULL: absent there.  A
 * document in a string ({} and {csv}) is read into scratch; one that is
 * refused makes the place undecided: fn is called with undecided = 1.
 * Returns how many places there were, or fn's first non-zero result, negated.
 */
typedef int path_fn(void *ctx, struct ex_node *value, int undecided);
long path_each(const struct path *path, struct ex_node *from,
	       const struct path_vars *vars, struct arena *scratch,
	       path_fn *fn, void *ctx);

/* The first value there is, or NULL. */
struct ex_node *path_first(const struct path *path, struct ex_node *from,
			   const struct path_vars *vars, struct arena *scratch);

/* The plain member names along the path, for the contract test: one call each
 * step; filters' member names too, with in_filter = 1. */
void path_names(const struct path *path,
		void (*fn)(void *ctx, struct text name, int in_filter),
		void *ctx);

#endif
