/*
 * assess.h - from stored answers to settings, verdicts, ledger, populations
 *
 * The second pass: an engine over the replay transport, observed.  Writes, below
 * root, data/settings/<account>/<service>.csv, data/ledger/<account>.csv and
 * data/population/<account>.csv; RESULTS.md has their columns.  The same
 * evidence and plan give the same bytes.
 */
#ifndef ASSESS_H
#define ASSESS_H

#include "aws/outcome.h"
#include "base/error.h"
#include "engine/engine.h"
#include "plan/plan.h"

struct profile;			/* profile.h */
struct dlc_table;		/* dlc.h */

struct assess_totals {
	unsigned long outcomes[OUTCOMES];	/* of requests */
	unsigned long planned;
	unsigned long verdicts[4];		/* by enum ex_verdict */
	unsigned long recorded;
	unsigned long gaps;			/* requests; the headline's n */
	int64_t first, last;			/* received */
	int64_t skew_min, skew_median, skew_max;	/* ms, ours - Date header */
	unsigned long aws_hosts;		/* requests to AWS's own hosts */
	char **other_hosts; size_t nother_hosts;
	unsigned long unmatched;
};

struct assess_options {
	const struct plan *plan;
	const struct profile *profile;
	const char *root;		/* has data/evidence; gets the rest */
	plan_offered_fn *offered;
	const void *offered_ctx;
	const struct dlc_table *dlc;	/* NULL: images are for review */
};

int assess_run(const struct assess_options *options,
	       struct assess_totals *totals, struct error *err);
void assess_totals_free(struct assess_totals *totals);

/*
 * What registry_make() leaves to us: every clause parses (the profile's in
 * place of the row's; profile NULL: the tables' own), predicates exist and get
 * as many arguments as they want, settings, types and parameters exist, and
 * rows that need each other's verdicts do not go in a circle.
 */
int assess_check(const struct registry *registry, const struct profile *profile,
		 struct error *err);

/* As the resource column of the tables has it, in those of account. */
const char *resource_shown(struct arena *arena, const struct resource *r,
			   const char *account);

/* The i-th predicate, for plan.json; NULL: there are no more. */
const char *assess_predicate(size_t i, unsigned *version);

#endif
