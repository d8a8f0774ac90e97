/*
 * plan.h - what a run is: accounts, regions, scope, period, parameters
 *
 * plan.json (canonical, sorted keys) is written once at the run's start and is
 * what re-derivation runs on.  Its members: PLAN.md.
 */
#ifndef PLAN_H
#define PLAN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "doc/doc.h"
#include "plan/registry.h"

struct plan_account {
	const char *id;			/* twelve digits */
	const char *name;		/* from Organizations, or NULL */
	const char *role;		/* ARN to assume; NULL: the caller's own */
	const char *external_id;	/* NULL: none; never written to plan.json */
};

struct plan {
	struct arena *arena;
	const char *partition;		/* "aws" */
	const char *home_region;	/* where global services are asked from */
	struct plan_account *accounts;	size_t naccounts;
	const char **regions;		size_t nregions;	/* 0: all enabled */
	const char *caller;		/* ARN the run began as; NULL: unknown */
	int scope_all;			/* --scope all */
	int64_t period_start, period_end;	/* ms */
	int64_t created;
	const char *stream, *period;	/* "acme-soc2", "2026-Q4" */
	const struct registry *registry;
	const char *profile_name, *profile_version;
	/* its INI files, verbatim, each over those before it */
	struct plan_profile { const char *name, *sha256, *text; } *profiles;
	size_t nprofiles;
	/* name, date, sha256 of each data table in use */
	struct plan_table { const char *name, *date, *sha256; } *tables;
	size_t ntables;
	/* those of core/assess, so that re-derivation knows its own */
	struct plan_predicate { const char *name; int64_t version; } *predicates;
	size_t npredicates;
};

/* Is service (its name) offered in region?  From core/aws/endpoints.tsv. */
typedef int plan_offered_fn(const void *ctx, const char *service,
			    const char *region);

void plan_write(const struct plan *plan, struct buffer *out);
/* The registry is made from the plan's own tables. */
int plan_read(struct plan *plan, struct registry *registry, struct text json,
	      struct error *err);
void plan_free(struct plan *plan);

/* i of "i/n", from 0: the account's hash mod n.  n 0: every account. */
int plan_shard_has(const char *account, unsigned i, unsigned n);

/* What follows from the tables, as text and as JSON. */
struct derive_options {
	int json;
	int deny;			/* policy: explicit denies instead */
	const char *models;		/* matrix: folder of name tables,
					   <service>.ops: op TAB read|write */
	/* reference: what a profile says of a row; NULL: the tables alone */
	const void *profile;
	const char *(*judge)(const void *profile, const struct setting *s);
	const char *(*controls)(const void *profile, const char *id);
};
int derive_plan(const struct registry *r, const struct derive_options *o,
		struct buffer *out, struct error *err);
/*
 * IAM takes 6,144 characters a policy, so there may be several documents: one
 * after the other, a blank line between; as JSON an array of them.
 */
int derive_policy(const struct registry *r, const struct derive_options *o,
		  struct buffer *out, struct error *err);
int derive_reference(const struct registry *r, const struct derive_options *o,
		     struct buffer *out, struct error *err);
int derive_matrix(const struct registry *r, const struct derive_options *o,
		  struct buffer *out, struct error *err);

#endif
