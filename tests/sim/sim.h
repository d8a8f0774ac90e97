/*
 * sim.h - AWS on a clock of its own
 *
 * A transport whose answers come from a generator, whose token buckets are
 * enforced as AWS enforces them, and whose faults follow from a seed, the
 * request's key and the number of the try: never from the order of requests,
 * so that an interrupted run meets the same world as an uninterrupted one.
 */
#ifndef SIM_H
#define SIM_H

#include <stdint.h>

#include "aws/request.h"
#include "base/buffer.h"
#include "plan/registry.h"
#include "transport/transport.h"

enum sim_mode { SIM_BUCKET, SIM_WINDOW };

/* What AWS really grants, whatever the tables say. */
struct sim_limit {
	int64_t rate;			/* thousandths of a call a second */
	int64_t burst;			/* calls */
	enum sim_mode mode;
	int64_t drop_after;		/* ms: then half the rate; 0: never */
	int foreign;			/* others take 0-40 %, in turns */
	unsigned noise;			/* of 1000 calls, throttled at random */
};

typedef struct sim_limit sim_limit_fn(void *ctx,
				      const struct request *request);
typedef void sim_body_fn(void *ctx, const struct request *request,
			 struct buffer *out);

struct sim_faults {			/* of 1000 tries */
	unsigned throttle, server, reset, truncated, wrong_type, expired;
	unsigned denied;		/* of 1000 ops: always */
};

struct sim_options {
	uint64_t seed;
	int64_t start;			/* ms since 1970 */
	int64_t rtt_least, rtt_most;	/* ms */
	sim_limit_fn *limit;		/* NULL: as the tables say */
	sim_body_fn *body;
	void *ctx;
	struct sim_faults faults;
};

/* How requests whose key contains match are answered, before anything else. */
struct sim_script {
	const char *match;
	unsigned times;			/* 0: always */
	unsigned after;			/* let so many pass first */
	unsigned status;		/* 0: no answer; code says why */
	const char *code, *message;	/* in the protocol's envelope */
	const char *body;		/* or this, verbatim */
	const char *region;		/* x-amz-bucket-region */
	int64_t clock_off;		/* the Date header, against ours */
};

struct transport *sim_open(const struct sim_options *options);
void sim_answer(struct transport *t, const struct sim_script *script);

struct sim_counts {
	unsigned long requests, throttles, entered, refreshed, skewed;
	int64_t bound;			/* ms: no run can be shorter */
	unsigned long most_in_flight;
};
struct sim_counts sim_counts(const struct transport *t);
/* Requests answered whose key contains match. */
unsigned sim_asked(const struct transport *t, const char *match);
void sim_log_keys(struct transport *t);		/* for sim_asked */

uint64_t sim_hash(uint64_t seed, const char *text);

#endif
