/*
 * predicate.h - named questions that clauses may ask of a value
 *
 * A predicate sees one value, what the run knows and what other calls said of
 * a resource that the value names.  It answers true, false or unknown, the
 * last with the reason.  A change of what it answers is a new version.
 */
#ifndef PREDICATE_H
#define PREDICATE_H

#include <stddef.h>
#include <stdint.h>

#include "assess/dlc.h"
#include "assess/truth.h"
#include "base/text.h"
#include "doc/doc.h"

/* What the run knows.  Functions return into memory that outlives the call. */
struct predicate_world {
	void *ctx;
	const char *partition, *account, *region;
	const char *type, *id;		/* the row's resource; type "account" … */
	const char *service;		/* of the row's collector */
	const char *const *accounts;	/* of the run */
	size_t naccounts;
	const struct dlc_table *dlc;	/* NULL: there is none */
	const char *(*parameter)(void *ctx, const char *name);	/* NULL: not set */
	/*
	 * What was read of member on the resource of type that value names.
	 * TRUE: *nodes and *n (0: absent).  FALSE: value names no such resource.
	 * UNKNOWN: it does, and nothing is known; *why.
	 */
	enum truth (*fact)(void *ctx, const char *type, struct text value,
			   const char *member,
			   const struct ex_node *const **nodes, size_t *n,
			   enum reason *why);
	/* Id of the account's i-th resource of that type; NULL: no more. */
	const char *(*resource)(void *ctx, const char *type, size_t i);
};

struct predicate_call {
	const struct ex_node *value;	/* NULL: absent, or nothing selected */
	int redacted;			/* its strings may be markers */
	const struct ex_node *const *all;	/* values of all places */
	size_t nall;
	const char *const *args;	/* parameters replaced by their values */
	size_t nargs;
	int64_t received;		/* ms, the answer; 0: there is none */
	const struct predicate_world *world;
	struct arena *scratch;
};

typedef enum truth predicate_fn(const struct predicate_call *call,
				enum reason *why);

struct predicate {
	const char *name;
	unsigned version;
	size_t min, max;		/* arguments */
	predicate_fn *fn;
};

extern const struct predicate predicate_table[];
extern const size_t predicate_count;
const struct predicate *predicate_find(struct text name);	/* NULL: none */

predicate_fn predicate_customer_key, predicate_external, predicate_public,
	predicate_shared, predicate_allows, predicate_denies,
	predicate_conditioned, predicate_tls_only, predicate_service_role,
	predicate_opted_out, predicate_secret, predicate_personal,
	predicate_tagged, predicate_has, predicate_open, predicate_version,
	predicate_covers, predicate_selects, predicate_data_events,
	predicate_admits, predicate_dlc, predicate_spread;

/* UNKNOWN, with its reason. */
enum truth predicate_unknown(enum reason *why, enum reason reason);
enum truth truth_of(int yes);

#endif
