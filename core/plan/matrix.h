/*
 * matrix.h - service x topic, and every read operation accounted for
 */
#ifndef MATRIX_H
#define MATRIX_H

#include "base/arena.h"
#include "plan/plan.h"
#include "plan/tables.h"

/* One read operation of a service's model. */
struct operation {
	const char *op;
	const char *call;		/* the name of its first row; NULL: none */
	const char *why;		/* why not; NULL: no reason is given */
};

struct coverage {			/* of one collector */
	const struct collector *collector;
	size_t calls[TOPICS];		/* requests that its settings read */
	size_t settings[TOPICS];	/* distinct ids */
	const char *without[TOPICS];	/* why none; NULL: no reason is given */
	int model;			/* the model is at hand */
	struct operation *reads;	size_t nreads;
	size_t called, explained;	/* of reads */
};

/* One a collector, in arena; NULL: a name table could not be read. */
struct coverage *coverage_make(const struct registry *r, const char *models,
			       struct arena *arena, struct error *err);

#endif
