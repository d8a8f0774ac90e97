/*
 * private.h - what the simulator's files share
 */
#ifndef SIM_PRIVATE_H
#define SIM_PRIVATE_H

#include "base/heap.h"
#include "base/map.h"
#include "sim/sim.h"

#define SIM_SCRIPTS 64

struct sim_flight {
	struct heap_node node;		/* first */
	struct request *request;
	int64_t sent;
	int throttled;
};

struct sim {
	struct transport transport;	/* first */
	struct sim_options o;
	struct sim_counts counts;
	struct sim_script scripts[SIM_SCRIPTS];
	unsigned used[SIM_SCRIPTS];
	size_t nscripts;
	struct heap flights;
	struct map *limits;		/* of each account: a map of its buckets */
	struct map *asked;
	struct buffer body, key;
	int64_t now, began;
};

/* limit.c: does AWS refuse this call, which reaches it at that time? */
int sim_limited(struct sim *s, const struct request *r, int64_t at);
void sim_forget_limits(struct sim *s, const char *account);	/* NULL: all */

/* respond.c: status, body and headers */
void sim_respond(struct sim *s, const struct sim_flight *f,
		 struct response *out);

#endif
