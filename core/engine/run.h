/*
 * run.h - what the files of the engine share
 *
 *	engine.c	the loop: admit, pump, wait; the end
 *	account.c	one account: entering, its first calls, its end
 *	jobs.c		what is to be asked, what is in flight
 *	lane.c		who goes next
 *	rate.c		and how fast;  rates.c what other runs learned
 *	population.c	which resources there are, each once
 *	visit.c		a resource, its calls, lists that references wait for
 *	batch.c		several resources in one request
 *	fill.c		arguments and the request's key
 *	ask.c		from a job to a request or to the line in the file
 *	answer.c	from a response to a record
 *	retry.c		what is asked again, and when
 *	end.c		a job ended: pages, lists, children
 *	reveal.c	items, what they are about, whom they refer to
 *	progress.c	what the live block shows
 */
#ifndef RUN_H
#define RUN_H

#include "base/buffer.h"
#include "base/heap.h"
#include "base/map.h"
#include "doc/doc.h"
#include "engine/engine.h"
#include "engine/rate.h"
#include "spool/spool.h"

#define TRIES_MAX	8
#define STOP_MS		10000
#define HIGH_WATER	4096	/* jobs of an account; continuations wait */

struct run;
struct account;
struct lane;
struct chain;

/* A resource and what the engine notes about it. */
struct spot {
	struct resource resource;	/* first: a resource is a spot */
	uint32_t hash;
	uint32_t mark;			/* the listing it was last in */
	struct spot *within;		/* its name holds only inside this */
	struct spot *next;		/* among those waiting */
	struct spot *next_left;		/* among those left over */
	const char *sign_region;	/* where S3 said it is */
	const struct collector *sign_for;
	unsigned referred:1;
	unsigned waiting:1;		/* for its list to end */
	unsigned left_over:1;		/* batches wait for the account's end */
	unsigned left_linked:1;
	unsigned batched:1;
};

/* One list: a row of a request that lists, all its pages together. */
struct list {
	const struct call *row;
	struct listing listing;
	uint32_t mark;
	int unread;			/* an item could not be read */
	struct batch *batches;		/* of the type it lists, half full */
};

struct batch {
	const struct call *call;
	struct spot **v;
	size_t n;
	struct batch *next;
};

/* A request and those for its further pages. */
struct chain {
	struct list *lists;
	size_t nlists;
	char *token;
	size_t token_room;
	unsigned restarts;
};

/* A request that is to be made. */
struct job {
	struct job *next;		/* below it in its stack */
	struct heap_node node;		/* when it is put off */
	struct account *account;
	struct lane *lane;		/* NULL: entering the account */
	const struct call *call;	/* leader; NULL: entering */
	struct spot *on;
	struct spot **ons;		/* of a batch; else NULL */
	size_t n;
	struct chain *chain;		/* NULL: neither pages nor lists */
	int64_t again_until;
	unsigned page, tries, faults;	/* faults: transient ones */
	unsigned throttled:1, refreshed:1, skewed:1, redirected:1;
	const char *sign_region;
	const char *broken;		/* why it can only fail */
};

/* What is in flight: its request, and memory that lasts as long. */
struct flight {
	struct request request;		/* first */
	struct job *job;
	struct arena *arena;
	struct flight *next;		/* free ones */
	struct flight *next_twin;	/* in flight, of calls with a twin */
	struct job *behind;		/* they need the same request */
};

enum entering { ENTER_NONE, ENTER_WANTED, ENTER_UNDERWAY, ENTER_DONE };

struct population {
	struct spot **v;
	size_t n, room;
};

/* How far the lists of a type on the account are. */
struct lists_of_type {
	unsigned left;			/* not ended yet */
	unsigned broken;		/* ended, not complete */
	unsigned any;
	struct spot *waiting;
};

struct account {
	struct run *run;
	const struct plan_account *plan;
	struct account *next;
	struct arena *arena;
	struct spool *spool;		/* NULL: nothing is kept */
	struct spot *self;
	struct population population;
	struct map *twice;		/* in more than one listing */
	struct map *batched;		/* keys of batches made */
	struct map *texts;		/* regions, each once */
	struct scope {			/* lanes of a region */
		const char *region;
		struct lane **lanes;
		struct scope *next;
	} *scopes;
	struct job *at_hand;		/* answered without asking */
	struct job *parked;		/* continuations, above high water */
	size_t open;			/* jobs not ended */
	size_t nparked;
	enum entering enter;
	int dead;			/* could not be entered */
	int resumed;			/* the file had lines */
	uint32_t listings;
	unsigned found;
	struct lists_of_type *types;	/* by type's number */
	struct spot *left_over;
	int64_t refreshed;
};

/* An (account, region, API): a token bucket and a stack. */
struct lane {
	struct heap_node node;		/* first */
	int ready;			/* in run->ready, else ->waiting */
	struct account *account;
	const char *region;
	const struct call *call;	/* the first of its bucket: names it */
	struct rate rate;
	struct job *top;
	size_t n;
	unsigned in_flight;
};

struct calls_of {			/* leaders only */
	const struct call **v;
	size_t n;
};

struct run {
	const struct engine_options *o;
	const struct registry *registry;
	struct transport *transport;
	struct engine_stats *stats;
	struct arena *arena;		/* of the run */
	struct arena *answer;		/* of one answer */
	struct calls_of on_account, on_region, *on_type;
	const struct call **bucket_names;
	unsigned *type_lists;		/* calls that list it */
	const struct type **type_within;	/* names hold only inside one
						   of these; NULL: anywhere */
	int lists_regions;		/* a call does */
	unsigned char *has_twin;	/* by call: two types need its requests */
	struct flight *twins;		/* of those, what is in flight */
	struct account *accounts;	/* active */
	size_t next_account;
	struct heap waiting, ready, later;
	unsigned in_flight;
	struct flight *flights;		/* free */
	struct job *jobs;		/* free */
	struct job *slabs;
	struct map *rates;		/* learned: rates.c */
	const char *period[2][2];	/* start, end: ISO 8601, seconds */
	struct buffer key, redacted, body, message;
	int64_t started, stopping;	/* 0: not stopping */
	int expired;			/* the deadline has passed */
	uint64_t random;
	int failed;
	struct error *err;
	int64_t shown;
	struct pace { int64_t at; unsigned long n; } paces[16];
	unsigned pace;
	char now_text[160];
};

/* engine.c */
int64_t run_now(const struct run *run);
void run_fail(struct run *run, const char *where);	/* run->err is set */
void run_expire(struct run *run);	/* ask.c: the deadline has come */

/* account.c */
struct account *account_start(struct run *run, const struct plan_account *plan);
void account_begin(struct account *a);
void account_enter(struct account *a);
void account_entered(struct account *a, const struct record *record);
int account_quiet(struct account *a);		/* 1: it is done */
void account_finish(struct account *a, int interrupted);
struct spot *account_region(struct account *a, const char *name);
struct spot *account_visit_region(struct account *a, const char *name,
				  int listed);
void account_regions_listed(struct account *a, int complete);

/* jobs.c */
struct job *job_new(struct account *a, const struct call *call,
		    struct spot *on);
void job_free(struct job *job);
struct flight *flight_new(struct run *run, struct job *job);
void flight_free(struct run *run, struct flight *flight);
void jobs_done(struct run *run);

/* lane.c */
struct lane *lane_of(struct account *a, const char *region,
		     const struct call *call);
void lane_push(struct lane *lane, struct job *job);
struct job *lane_pop(struct lane *lane);
void lane_touch(struct lane *lane);	/* puts it where it belongs */
void lane_pump(struct run *run);
int64_t lane_next(const struct run *run);	/* when something is due */
void account_touch_lanes(struct account *a);

/* rates.c */
int rates_read(struct run *run, struct error *err);
int rates_write(struct run *run, struct error *err);
int64_t rates_get(const struct run *run, const struct lane *lane);
void rates_learn(struct run *run, const struct lane *lane);

/* population.c */
/* Made, and found() told, if it was not there. */
struct spot *spot_get(struct account *a, const struct type *type,
		      const struct identity *id, struct spot *parent);
struct spot *spot_account(struct account *a);
const char *account_text(struct account *a, const char *text);
/* The region its requests go to; "" global. */
const char *spot_region(const struct spot *spot);
void spot_keep(struct account *a, struct spot *spot, const struct identity *id);
void population_free(struct account *a);
/* 1: not in this listing before */
int listing_has_new(struct account *a, struct spot *spot, uint32_t mark);

/* visit.c */
void visit(struct spot *spot, struct account *a);
int call_offered(const struct run *run, const struct call *call,
		 const char *region);
void visit_calls(struct account *a, const struct calls_of *calls,
		 struct spot *on);
void visit_list_ended(struct account *a, const struct list *list);
void visit_referred(struct account *a, struct spot *to);

/* batch.c */
void batch_add(struct account *a, struct list *list, struct spot *spot,
	       const struct spot *on);
void batch_flush(struct account *a, struct list *list);
void batch_leave(struct account *a, struct spot *spot);
int batch_left_over(struct account *a);		/* has it jobs again? */

/* fill.c */
struct filling {
	struct account *account;
	const struct spot *on;
	int seconds;			/* times as seconds */
	struct path_vars vars;		/* of this */
};
void filling_init(struct filling *f, struct account *a, const struct spot *on);
int fill_key(struct job *job, struct buffer *out);	/* -1: a word lacks */
void fill_request(struct flight *flight);

/* ask.c */
void ask(struct job *job);		/* planned, then asked: file or lane */
void ask_again(struct job *job);	/* was planned before */
void ask_place(struct job *job);	/* is open already */
void ask_continuation(struct job *job);
void ask_now(struct job *job);		/* submits */
void ask_behind(struct run *run, struct flight *flight);	/* who waited */
/* Ends it without asking: a line of evidence, outcome failed. */
void ask_fail(struct job *job, const char *error, const char *message);
int ask_at_hand(struct account *a);	/* answers one; 0: there is none */
void ask_unpark(struct account *a);

/* answer.c */
void answered(void *ctx, struct request *request,
	      const struct response *response);

/* retry.c: 1 it will be asked again */
int retry(struct flight *flight, const struct response *response,
	  const struct verdict_of_answer *verdict);
void retry_due(struct run *run);

/* end.c */
void job_end(struct job *job, const struct record *record,
	     struct ex_node *answer, const struct request *request,
	     int replayed);
void list_reset(struct account *a, struct chain *chain);

/* reveal.c */
struct revealed {
	struct job *job;
	struct account *account;
	const struct answer *answer;
	struct ex_node *root;
	char *has;			/* of a batch: an item describes it */
};
void reveal(struct revealed *r);
/* Of a batch: which have an item.  Calls nobody. */
void reveal_has(struct job *job, struct ex_node *root, char *has);
void reveal_gone(struct job *job, struct ex_node *root, char *has);

/* progress.c */
void progress(struct run *run);

#endif
