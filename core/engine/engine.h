/*
 * engine.h - the one rule, run
 *
 * A call is made on a resource; its answer lists resources or refers to some;
 * each resource is visited once.  ENGINE.md: lanes, back-pressure, retry,
 * resume, with the simulator's numbers.
 */
#ifndef ENGINE_H
#define ENGINE_H

#include <stddef.h>
#include <stdint.h>

#include "aws/classify.h"
#include "aws/request.h"
#include "base/arena.h"
#include "base/error.h"
#include "plan/identify.h"
#include "plan/plan.h"
#include "plan/registry.h"
#include "spool/record.h"
#include "transport/transport.h"

struct resource {
	const struct type *type;	/* NULL: the account, or a region of it */
	enum call_on level;		/* ON_ACCOUNT, ON_REGION, ON_RESOURCE */
	const char *account;
	const char *region;		/* "" global */
	const char *id;			/* account: its number; region: its name */
	const struct kept *kept;
	size_t nkept;
	struct resource *parent;	/* what its list was asked on, or what
					   referred to it first; account: NULL */
	unsigned number;		/* order of discovery in its account */
	unsigned listed:1;		/* in a population */
	unsigned external:1;		/* of another account, or absent from the
					   complete list: never asked about */
	unsigned gone:1;		/* listed, then no longer there */
	unsigned visited:1;		/* calls were made on it */
	void *observer;			/* the observer's own; NULL at first */
};

/* A value of a reference that no type's patterns matched. */
struct unmatched {
	const struct call *call;
	const struct reference *ref;
	struct text value;
};

/* How one request ended; lives until the callback returns. */
struct answer {
	const struct request *request;
	const struct record *record;	/* outcome, times, ids, body */
	int replayed;			/* from the file, not asked now */
};

/* A population: what one list, all pages together, said. */
struct listing {
	unsigned pages;
	size_t items;			/* as the pages have them */
	size_t distinct;		/* resources after de-duplication */
	int complete;			/* reached its end */
	const char *end;		/* "no token", or the outcome that broke it */
	int64_t first, last;		/* received */
};

/*
 * What a run tells.  Any may be NULL.  Resources live until account_end
 * returns; nodes until the callback returns.
 */
struct observer {
	void *ctx;
	void (*account_begin)(void *ctx, struct resource *account);
	void (*found)(void *ctx, struct resource *resource);
	void (*refers)(void *ctx, struct resource *from,
		       const struct reference *ref, struct resource *to,
		       const struct answer *answer);
	void (*unmatched)(void *ctx, struct resource *on,
			  const struct unmatched *u);
	/* Before the first request on a resource is made: it is planned. */
	void (*planned)(void *ctx, struct resource *on, const struct call *call);
	/* An item of a good answer, once for each row of the request: about is
	 * what it describes (about, else lists, else on). */
	void (*item)(void *ctx, const struct call *call, struct resource *on,
		     struct resource *about, struct ex_node *item,
		     const struct path_vars *vars, struct arena *scratch,
		     const struct answer *answer);
	/* Of a good answer something could not be read: the record is missing,
	 * its document was refused, or a list's item has no name.  Once for
	 * each row of the request; what is read of it is not all there is. */
	void (*unread)(void *ctx, const struct call *call, struct resource *on,
		       const struct answer *answer);
	/* Each request, once; on is NULL for REQUEST_ENTER.  For batches ons
	 * has each of them. */
	void (*ended)(void *ctx, struct resource *const *ons, size_t n,
		      const struct answer *answer);
	/* A list on a resource ended: complete or not. */
	void (*listed)(void *ctx, const struct call *call, struct resource *on,
		       const struct listing *listing);
	void (*account_end)(void *ctx, struct resource *account, int interrupted);
};

struct engine_stats {			/* for the live block */
	unsigned accounts, accounts_done, active;
	unsigned long requests, replayed, expected;	/* expected: estimate */
	unsigned long by_outcome[OUTCOMES];
	unsigned long throttles;	/* seen, retried or not */
	unsigned in_flight;
	int64_t left_ms;		/* estimate; -1: not known yet */
	unsigned per_second;		/* over the last ten seconds */
	const char *now;		/* "111… eu-west-1 transcribe Op (212 left, 15/s)" */
};

struct engine_options {
	const struct plan *plan;
	struct transport *transport;
	const char *spool_folder;	/* NULL: nothing is kept (replay) */
	const struct redact_key *redact_key;	/* NULL: answers are redacted already */
	const struct observer *observer;
	plan_offered_fn *offered;	/* NULL: everywhere */
	const void *offered_ctx;
	unsigned share_percent;		/* of a published rate; default 50 */
	unsigned max_in_flight;		/* default 256 */
	unsigned accounts_in_flight;	/* default 16 */
	int64_t deadline_ms;		/* from the start; default 24 h */
	int64_t resume_within_ms;	/* default 24 h */
	const char *rates_file;		/* learned rates, or NULL */
	unsigned shard, shards;		/* 0 of 0: all */
	int *stop;			/* set by a signal: end soon */
	void (*progress)(void *ctx, const struct engine_stats *stats);
	void *progress_ctx;
};

void engine_defaults(struct engine_options *options);

/* 0 all accounts ended; -1: *err, ERROR_INTERRUPTED among them. */
int engine_run(const struct engine_options *options,
	       struct engine_stats *stats, struct error *err);

#endif
