/*
 * facts.h - what the tables in data/ say, as the pages need it
 *
 * The run's part comes from data/plan.json and lives as long as the report; an
 * account's part lives in its own arena.  Strings are as the tables have them:
 * whatever is shown goes through shown().
 */
#ifndef REPORT_FACTS_H
#define REPORT_FACTS_H

#include "assess/profile.h"
#include "aws/outcome.h"
#include "base/map.h"
#include "plan/plan.h"

#define TOPIC_COUNT	7
/* enum ex_verdict, and what is not judged */
#define STATE_RECORDED	4
#define STATE_COUNT	5

struct run_facts {
	struct arena *arena;
	const char *root;
	struct registry registry;
	struct plan plan;
	int have_plan;
	struct profile *profile;
	struct ex_node *predicate;	/* of meta/statement.json; NULL */
};

int run_facts_read(struct run_facts *run, const char *root,
		   struct text statement, struct error *err);
void run_facts_free(struct run_facts *run);
/* Whose evidence it is: as given, else as the bag says; NULL: not known. */
const char *run_organization(struct run_facts *run, const char *given);
/* The collector so named, or that of the service so named; -1: none. */
int run_service(const struct run_facts *run, struct text name);
const char *run_service_title(const struct run_facts *run, size_t service);
const char *run_type_title(const struct run_facts *run, const char *type);

struct ledger_line {			/* a row of data/ledger */
	const char *key, *reason, *error, *message, *tries, *sent, *received,
		*date, *id, *evidence, *region;
	enum outcome outcome;
	int service;			/* -1: of no collector */
};

struct fact {				/* a row of data/settings */
	const char *region, *id, *type, *resource, *value, *reason, *clause,
		*received, *evidence;
	const struct setting *setting;
	size_t service, number;
	unsigned topic, state;
};

struct population {			/* a row of data/population */
	const char *type, *within, *region, *call, *end, *first, *last;
	unsigned long pages, items, read, gone, left_out;
};

struct gap {				/* a request that is one */
	const struct ledger_line *request;
	const struct fact **facts;	/* left for review because of it */
	size_t n, room;
};

struct account_facts {
	struct arena *arena;
	const struct run_facts *run;
	const struct plan_account *account;
	struct fact *facts;		size_t nfacts, fact_room;
	struct ledger_line *requests;	size_t nrequests, request_room;
	struct population *populations;	size_t npopulations, population_room;
	struct gap *gaps;		size_t ngaps;
	struct map *by_evidence;	/* of struct ledger_line */
};

int account_facts_read(struct account_facts *a, const struct run_facts *run,
		       const struct plan_account *account, struct error *err);
void account_facts_free(struct account_facts *a);

/* gaps.c: which settings each gap leaves for review; sets a->gaps. */
void gaps_join(struct account_facts *a);
/* The reason of a setting that is not known because of a gap. */
int reason_is_gap(const char *reason);
/* The next "file:line" of an evidence cell; *more counts what "+n" says. */
struct text evidence_next(struct text *cell, unsigned long *more);
const struct ledger_line *evidence_request(const struct account_facts *a,
				       struct text where);

const char *state_name(unsigned state);		/* "na" for n/a */
/* How soon a reader wants it: 0 what fails, 1 what is for review. */
unsigned state_rank(unsigned state);
/* The clauses a fact was judged by: its row's, or the profile's. */
const char *fact_judge(const struct run_facts *run, const struct fact *fact);

#endif
