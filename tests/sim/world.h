/*
 * world.h - answers for any table: what a row's paths read is put there
 *
 * Which resources there are follows from a seed and from where they are, so
 * every run of a seed sees the same organisation.
 */
#ifndef SIM_WORLD_H
#define SIM_WORLD_H

#include "base/buffer.h"
#include "plan/registry.h"
#include "aws/request.h"

struct world {
	const struct registry *registry;
	uint64_t seed;
	const char *const *regions;	/* NULL ends */
	unsigned items;			/* in a list, at most */
	unsigned page;			/* in a page of it */
	unsigned heavy;			/* of 1000 lists: ten times as many */
	unsigned pool;			/* different resources referred to */
	unsigned refs;			/* of 1000 references are there */
};

/* A sim_body_fn; ctx is the world. */
void world_body(void *ctx, const struct request *request, struct buffer *out);

/* put.c: as paths of collector.h; NULL: not of this shape. */
struct putting {
	struct arena *arena;
	int xml;
	const struct request *request;
	struct inner {			/* documents in strings */
		struct ex_node *string, *document;
	} inners[64];
	size_t ninners;
};
struct ex_node *put_item(struct putting *p, struct ex_node *root,
			 const char *path);
void put_text(struct putting *p, struct ex_node *item, const char *path,
	      const char *value);
void put_finish(struct putting *p);

#endif
