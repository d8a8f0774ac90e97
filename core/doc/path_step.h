/*
 * path_step.h - a compiled path, for those who walk it: path.c and redact.c
 */
#ifndef PATH_STEP_H
#define PATH_STEP_H

#include "doc/path.h"

enum step_kind {
	STEP_MEMBER,		/* names; more than one: a|b */
	STEP_ANY,		/* * */
	STEP_EACH,		/* [] and [filter] */
	STEP_INNER,		/* {} */
	STEP_TABLE,		/* {csv} */
};

/* Part of a filter's value: as it is, or the name of a variable. */
struct piece {
	struct text text;
	int variable;
};

struct filter {
	struct text *member;	/* its path; none: the element itself */
	size_t nmember;
	int not;
	int any_before, any_after;	/* a * at either end */
	struct piece *pieces;	/* none: those without */
	size_t npieces;
};

struct step {
	enum step_kind kind;
	struct text *names;
	size_t nnames;
	struct filter *filter;	/* of STEP_EACH; NULL: all */
};

struct path {
	const char *source;
	struct step *steps;
	size_t n;
};

/* Does the filter let this element through? */
int filter_holds(const struct filter *filter, const struct ex_node *element,
		 const struct path_vars *vars);

/*
 * How path_each walks.  For those who change what they visit: entered() before
 * a document in a string is walked, left() after, with what entered() said;
 * refused() instead of a place that is undecided.  All three or none.
 */
struct path_visitor {
	path_fn *place;
	size_t (*entered)(void *ctx);
	void (*left)(void *ctx, struct ex_node *holder,
		     struct ex_node *document, int table, size_t mark);
	void (*refused)(void *ctx, struct ex_node *holder);
	void *ctx;
};

/* The first n steps; as path_each otherwise. */
long path_walk(const struct path *path, size_t n, struct ex_node *from,
	       const struct path_vars *vars, struct arena *scratch,
	       const struct path_visitor *visitor);

#endif
