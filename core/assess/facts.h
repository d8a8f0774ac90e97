/*
 * facts.h - what one account's answers said, and what follows from it
 *
 * observe.c fills it while the engine replays; at the account's end results.c
 * judges, each result once, in the order in which one needs another; the
 * writers read.  All of it lives in the account's arena.
 */
#ifndef FACTS_H
#define FACTS_H

#include "assess/assess.h"
#include "assess/judge_eval.h"
#include "base/map.h"
#include "plan/identify.h"
#include "spool/spool.h"

#define EVIDENCE_MAX	64	/* lines named in one row */
#define VALUE_MAX	(1u << 20)	/* bytes of one value kept */
#define SHOWN_MAX	2000	/* bytes of a value shown */

/* Setting rows with their clauses read. */
struct row {
	const struct setting *setting;
	const struct judgement *judge;	/* NULL: recorded */
	struct row *next;		/* reads the same call, or: has the same
					   subject and is a head */
	int head;			/* no other row's alternative */
};

struct rows {
	const struct registry *registry;
	struct arena *arena;
	struct row *v;			/* by setting number */
	struct row_list { struct row **v; size_t n; } *of_call, *of_type;
};

int rows_make(struct rows *rows, const struct registry *registry,
	      const struct profile *profile, struct error *err);
void rows_free(struct rows *rows);

/* One request that ended. */
struct ending {
	const char *key, *region;
	enum outcome outcome;
	const char *reason, *error, *message, *host, *request_id;
	unsigned tries;
	int64_t sent, received, date;
	int ended;
	const char *where;		/* evidence; NULL: not looked up */
	unsigned order;
};

struct lines {
	struct ending **v;
	size_t n, more;			/* more: not kept */
};

/* A request (all its pages) on one resource. */
struct asked {
	const struct call *leader;
	unsigned ended;
	int absent, collected, gone;
	enum reason gap;		/* REASON_NONE: none */
	struct lines lines;
	struct asked *next;
};

/* What the items of one row said of one resource. */
struct facts {
	const struct setting *setting;
	size_t n, room;
	struct judge_place *places;
	struct lines lines;
	int tested;			/* the module's own test was asked */
	enum ex_verdict verdict;	/* the worst it said */
	struct facts *next;
};

enum progress { RESULT_WANTED, RESULT_UNDERWAY, RESULT_DONE };

struct result {
	const struct row *head, *row;	/* row: the alternative that decided */
	enum progress progress;
	int omitted;			/* there is no such row */
	int recorded;			/* not judged */
	struct judged judged;
	const char *value;
	int64_t received;
	struct lines lines;
	struct result *next;
};

/* A resource, seen from here. */
struct thing {
	struct resource *resource;
	const struct type *type;	/* account and region have theirs, too */
	const char *shown;		/* as the resource column has it */
	struct asked *asked;
	struct facts *facts;
	struct result *results;
	struct thing_ref { struct thing *to; struct thing_ref *next; } *refs;
	struct thing_ref *referrers, **last_referrer;	/* in order */
	struct lines named;		/* answers that refer to it */
};

struct listed {
	const struct call *call;
	struct thing *on;
	struct listing listing;
};

struct unmatched_value {
	const struct call *call;
	const struct reference *ref;
	const char *value, *region;
};

struct coverage {
	enum reason gap;		/* something was not read */
	unsigned asked, absent, collected, not_offered;
	struct lines lines;
	int known;
};

struct assessment {
	const struct assess_options *options;
	struct assess_totals *totals;
	struct rows rows;
	const char **accounts;		/* of the run */
	struct error *err;
	int failed;
	/* of all accounts: ms between our clock and the service's */
	int64_t *skews;
	size_t nskews, skew_room;
	struct map *hosts;

	/* the account at hand */
	struct arena *arena, *scratch;
	struct spool *spool;		/* its evidence; NULL: there is none */
	const char *account;
	struct thing *self;
	struct thing **things;
	size_t nthings, room;
	struct thing_list { struct thing **v; size_t n, room; } *of_type;
	struct map *index;		/* spelled out: things.c */
	struct map *lines;		/* by request key */
	struct map *coverages;
	struct listed *lists;
	size_t nlists, list_room;
	struct unmatched_value *unmatched;
	size_t nunmatched, unmatched_room;
	enum reason entering;		/* why the account could not be entered */
	struct redacted {		/* of the answer at hand */
		const char *key;
		const struct ex_node *root;
		int any, inner, all;
		const struct ex_node **v;
		size_t n;
	} redacted;
};

/* things.c */
struct thing *thing_of(struct assessment *a, struct resource *resource);
/* NULL: not known in this account. */
struct thing *thing_find(struct assessment *a, const struct type *type,
			 const struct identity *id);
struct thing *region_of(struct assessment *a, const struct thing *thing);
/* It is there: not merely named by an answer about it, such as the record of a
 * request that began a job since deleted.  */
int thing_counts(const struct thing *thing);
int thing_is_inside(const struct thing *thing, const struct thing *scope);
/* thing itself, or the nearest above it that is of the type. */
struct thing *thing_above(struct assessment *a, struct thing *thing,
			  const struct type *type);
void *assess_grow(struct arena *arena, void *v, size_t n, size_t *room,
		  size_t size);

/* lines.c */
struct ending *line_of(struct assessment *a, const char *key);
void lines_add(struct lines *lines, struct ending *line, struct arena *arena);
void lines_join(struct lines *lines, const struct lines *more,
		struct arena *arena);
int64_t lines_received(const struct lines *lines);
const char *line_where(struct assessment *a, struct ending *line);

/* values.c */
void redacted_of_answer(struct assessment *a, struct ex_node *item,
			const struct answer *answer);
struct judge_place *facts_place(struct assessment *a, struct facts *facts);
void place_fill(struct assessment *a, struct judge_place *place,
		const struct ex_node *value, int undecided);
/* Places as one text: parted by " | ", capped. */
const char *places_shown(struct assessment *a,
			 const struct judge_place *places, size_t n);

/* observe.c */
extern const struct observer assess_observer;	/* ctx to be set */
struct asked *asked_of(const struct thing *thing, const struct call *call);
struct facts *facts_of(const struct thing *thing,
		       const struct setting *setting);

/* coverage.c: was everything read that the call, within scope, could say? */
const struct coverage *coverage_of(struct assessment *a,
				   const struct call *call,
				   struct thing *scope);
/* Why the population of type in scope may be larger; REASON_NONE: it is not. */
enum reason population_gap(struct assessment *a, const struct type *type,
			   struct thing *scope);
int is_offered(const struct assessment *a, const struct call *call,
	       const char *region);

/* image.c: what an image reference says, as a document */
struct world;
struct ex_node *image_document(struct world *w, int64_t received);

/* results.c */
const struct result *result_of(struct assessment *a, struct thing *thing,
			       const struct row *head);
/* Heads with that id about that type; NULL: none. */
const struct row *row_named(const struct assessment *a, const char *id,
			    const struct type *type);
const struct type *setting_subject(const struct registry *r,
				   const struct setting *setting);

/* input.c: what a row has to judge */
struct row_input {
	struct judge_input input;
	int omitted;
	struct judged fixed;		/* reason set: decided without clauses */
	struct lines lines;
};
void input_make(struct assessment *a, struct thing *thing,
		const struct row *row, struct row_input *out);

/* world.c: what clauses and predicates ask */
struct world {
	struct assessment *a;
	struct thing *thing;
	const struct row *row;
	struct predicate_world predicates;
	struct judge_world judge;
};
void world_make(struct world *w, struct assessment *a, struct thing *thing,
		const struct row *row);

/* writers */
int settings_write(struct assessment *a, struct error *err);
int ledger_write(struct assessment *a, struct error *err);
int population_write(struct assessment *a, struct error *err);
int table_write(const struct assessment *a, const char *folder,
		const char *name, struct buffer *csv, struct error *err);

/* totals.c */
void totals_account(struct assessment *a);
void totals_finish(struct assessment *a);

/* host.c: what a module's test is lent */
enum ex_verdict host_test(const struct setting *setting,
			  const struct ex_node *item, struct arena *scratch);

#endif
