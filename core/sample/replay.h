/*
 * replay.h - the lists of a bundle, read again from its evidence
 */
#ifndef SAMPLE_REPLAY_H
#define SAMPLE_REPLAY_H

#include "compare/side.h"
#include "engine/engine.h"

struct listed_resource {
	const struct resource *resource;
	const char *account, *shown;
	const char *evidence, *request_id;	/* "": not known */
};

/* Each resource that a list named, at the end of its account; strings live
 * until the callback returns. */
typedef void listed_fn(void *ctx, const struct listed_resource *l);

/* side: open.  type NULL: of every type. */
int replay_lists(struct side *side, const struct type *type, listed_fn *fn,
		 void *ctx, struct error *err);

#endif
