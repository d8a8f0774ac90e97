/*
 * faults.c - each call of the sample organisation fails, in each way there is
 *
 * The good run says what there is to lose.  Then one request of each call, and
 * one second page, meets each fault for as long as the run lasts.  Afterwards
 *
 *	the request's line in the ledger says what happened, and counts;
 *	no verdict differs but for becoming review, for a reason that is a gap;
 *	what rests on the request meets only where one of many is enough;
 *	no row is missing but of things that only a broken list had named, or
 *	that are within such, or that no list has and only references led to.
 *
 *	faults_every_call [--all [PART] | --turns I/N]
 *
 * --all: each fault at each call, of requests whose key contains PART.
 * --turns: denied and one other, by turns, at the calls of share I of N: a
 * sanitized run takes its time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "assess/assess.h"
#include "assess/profile.h"
#include "aws/partition.h"
#include "base/alloc.h"
#include "base/file.h"
#include "doc/redact.h"
#include "tables.h"

extern const struct ex_collector *const all_collectors[];
extern const unsigned long all_collectors_count;

#define SHOWN	40
#define HTML "<html><body>busy</body></html>"

static const struct fault faults[] = {
	{ "denied", 403, "AccessDeniedException", NULL, "denied",
	  "AccessDeniedException" },
	{ "throttled", 400, "ThrottlingException", NULL, "throttled",
	  "Deadline" },
	{ "broken", 500, "InternalFailure", NULL, "failed",
	  "InternalFailure" },
	{ "cut off", 200, "", "{\"", "failed", "MalformedAnswer" },
	{ "a web page", 200, "", HTML, "failed", "MalformedAnswer" },
	{ "empty", 200, "", "", "failed", "MalformedAnswer" },
	{ "unreached", 0, "ConnectionError", NULL, "failed",
	  "ConnectionError" },
	{ "unheard of", 400, "WhatIsThisException", NULL, "failed",
	  "WhatIsThisException" },
};

struct faulty {
	struct registry registry;
	struct profile *profile;
	struct plan plan;
	struct plan_account account;
	struct answers *answers;
	struct endpoints *endpoints;
	struct map *done;		/* calls that were tried */
	const char *key;		/* at hand */
	const struct fault *fault;
	int all;
	unsigned share, shares;		/* 0: all */
	unsigned turn, runs, wrong;
};

static void
die(const char *what, const struct error *err)
{
	fprintf(stderr, "faults: %s: %s\n", what, err->text);
	exit(1);
}

static void
wrong(struct faulty *f, const char *what, const char *where)
{
	if (f->wrong++ < SHOWN)
		fprintf(stderr, "%s %s\n  %s: %s\n  %s\n", f->account.id,
			f->key, f->fault ? f->fault->name : "good", what,
			where);
}

static char *
new_folder(void)
{
	const char *tmp = secure_getenv("TMPDIR");
	char *path = xasprintf("%s/exhibit-faults-XXXXXX", tmp ? tmp : "/tmp");

	if (!mkdtemp(path)) {
		perror(path);
		exit(1);
	}
	return path;
}

static void
collect(struct faulty *f, const char *root)
{
	static const struct redact_key key = { { 1, 2, 3 } };
	static const struct observer nobody;
	char *folder = xasprintf("%s/data/evidence/%s", root, f->account.id);
	struct engine_options o;
	struct engine_stats stats;
	struct error err = { 0 };

	engine_defaults(&o);
	o.plan = &f->plan;
	o.transport = answers_transport(f->answers);
	o.spool_folder = folder;
	o.redact_key = &key;
	o.observer = &nobody;
	o.offered = endpoints_offered;
	o.offered_ctx = f->endpoints;
	o.share_percent = 100;
	o.deadline_ms = 15 * 60 * 1000;
	if (folder_make(folder, &err) < 0 || engine_run(&o, &stats, &err) < 0)
		die("collect", &err);
	o.transport->close(o.transport);
	free(folder);
}

static unsigned long
sum(const unsigned long *v, size_t n)
{
	unsigned long all = 0;

	for (size_t i = 0; i < n; i++)
		all += v[i];
	return all;
}

static void
check_totals(struct faulty *f, const struct tables *t,
	     const struct assess_totals *totals)
{
	if (totals->gaps != t->gaps ||
	    totals->planned != map_count(t->ledger) ||
	    sum(totals->outcomes, OUTCOMES) != totals->planned ||
	    sum(totals->verdicts, 4) + totals->recorded != map_count(t->rows))
		wrong(f, "totals differ from the tables", "");
}

/* Collects, assesses, reads. */
static void
run(struct faulty *f, struct tables *out)
{
	char *root = new_folder();
	struct assess_options o = {
		.plan = &f->plan, .profile = f->profile, .root = root,
		.offered = endpoints_offered, .offered_ctx = f->endpoints,
	};
	struct assess_totals totals;
	struct error err = { 0 };

	answers_fault(f->answers, f->fault ? f->key : NULL, f->fault);
	collect(f, root);
	if (assess_run(&o, &totals, &err) < 0)
		die("assess", &err);
	tables_read(out, root, f->account.id);
	check_totals(f, out, &totals);
	assess_totals_free(&totals);
	folder_remove(root, &err);
	free(root);
	f->runs++;
}

static int
is_gap(const char *reason)
{
	static const char *const gaps[] = {
		"denied", "failed", "throttled", "unsupported",
		"incomplete-list", "undecided", "external", "gone" };

	for (size_t i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++)
		if (strcmp(gaps[i], reason) == 0)
			return 1;
	return 0;
}

static int
rests_on(const struct row *row, const char *where)
{
	const char *at = where[0] ? strstr(row->evidence, where) : NULL;
	size_t n = strlen(where);

	while (at && at[n] >= '0' && at[n] <= '9')
		at = strstr(at + 1, where);
	return at != NULL;
}

static void
check_ledger(struct faulty *f, const struct tables *bad)
{
	const struct request_row *r = map_get(bad->ledger, f->key);

	if (bad->gaps == 0)
		wrong(f, "the headline says COMPLETE", "");
	if (!r)
		wrong(f, "not in the ledger", "");
	else if (strcmp(r->outcome, f->fault->outcome) != 0 ||
		 strcmp(r->error, f->fault->error) != 0)
		wrong(f, r->outcome, r->error);
}

/* One of many is enough for "any", however many are not known. */
static int
meets_in_spite(const struct row *is, const char *where)
{
	return strcmp(is->verdict, "meets") == 0 && rests_on(is, where) &&
	       strncmp(is->clause, "meets: any ", 11) != 0 &&
	       strncmp(is->clause, "meets: count>", 13) != 0;
}

static void
check_row(struct faulty *f, const struct row *was, const struct row *is,
	  const char *where)
{
	if (meets_in_spite(is, where))
		wrong(f, "meets, on what failed", is->key);
	if (was && strcmp(was->verdict, is->verdict) == 0)
		return;
	/* What the complete list said is not ours, AWS may say is not there. */
	if (was && strcmp(was->reason, "external") == 0 &&
	    strcmp(is->verdict, "meets") != 0)
		return;
	if (!was && strcmp(is->verdict, "meets") != 0 &&
	    strcmp(is->verdict, "n/a") != 0)
		return;
	if (strcmp(is->verdict, "review") != 0 || !is_gap(is->reason)) {
		char *how = xasprintf("%s becomes %s, %s", was ? was->verdict :
				      "nothing", is->verdict, is->reason);
		wrong(f, how, is->key);
		free(how);
	}
}

static const struct type *
type_of(const struct faulty *f, const char *name)
{
	for (size_t i = 0; i < f->registry.ntypes; i++)
		if (strcmp(f->registry.types[i].row->name, name) == 0)
			return &f->registry.types[i];
	return NULL;
}

/* What only references lead to is not reached over a gap, nor what is within
 * it. */
static int
is_referred_to(const struct faulty *f, const struct type *type)
{
	const struct registry *r = &f->registry;

	if (!type->listed || type->lazy)
		return 1;
	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].lists == type &&
		    (r->calls[i].where != ON_RESOURCE ||
		     !is_referred_to(f, r->calls[i].on)))
			return 0;
	return 1;
}

/* What is listed within things of a list that broke was not asked for. */
static int
is_inside_broken(const struct faulty *f, const struct tables *bad,
		 const struct type *type, const char *region)
{
	const struct registry *r = &f->registry;

	for (size_t i = 0; i < r->ncalls; i++) {
		const struct type *on = r->calls[i].on;

		if (r->calls[i].lists == type &&
		    r->calls[i].where == ON_RESOURCE && on->listed &&
		    (!tables_complete(bad, on->row->name, region) ||
		     is_inside_broken(f, bad, on, region)))
			return 1;
	}
	return 0;
}

/* Who has no row now, that had one? */
static void
check_missing(struct faulty *f, const struct tables *good,
	      const struct tables *bad, const struct row *was)
{
	const struct type *type = type_of(f, was->type);

	if (map_has(bad->rows, was->key) ||
	    map_has(good->unlisted, was->thing))
		return;
	if (type && type->level == ON_RESOURCE && is_referred_to(f, type))
		return;
	if (type && type->level != ON_ACCOUNT &&
	    !tables_complete(bad, "region", ""))
		return;
	if (type && is_inside_broken(f, bad, type, was->region))
		return;
	if (!type || type->level != ON_RESOURCE ||
	    tables_complete(bad, was->type, was->region))
		wrong(f, "a row is missing", was->key);
}

static void
compare(struct faulty *f, const struct tables *good, const struct tables *bad)
{
	const struct request_row *r = map_get(bad->ledger, f->key);

	check_ledger(f, bad);
	for (size_t i = 0; i < map_count(bad->rows); i++)
		check_row(f, map_get(good->rows, map_key(bad->rows, i)),
			  map_value(bad->rows, i), r ? r->evidence : "");
	for (size_t i = 0; i < map_count(good->rows); i++)
		check_missing(f, good, bad, map_value(good->rows, i));
}

/* Whoever entered is not asked for more than status 200. */
static int
has_turn(const struct faulty *f, size_t i)
{
	size_t n = sizeof(faults) / sizeof(faults[0]) - 1;

	if (strncmp(f->key, "sts/AssumeRole", 14) == 0)
		return faults[i].status != 200;
	return f->all || i == 0 || i - 1 == f->turn % n;
}

static void
each_fault(struct faulty *f, const struct tables *good, const char *key)
{
	f->key = key;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct tables bad;

		if (!has_turn(f, i))
			continue;
		f->fault = &faults[i];
		run(f, &bad);
		compare(f, good, &bad);
		tables_free(&bad);
	}
	f->turn++;
	f->fault = NULL;
}

/* One request of each call and one second page: whichever comes first. */
static int
is_next(struct faulty *f, const char *key, const struct request_row *r)
{
	struct text rest = text_of(key), op = text_cut(&rest, ' ');
	char *name;
	void **at;

	if (r->gap || strstr(key, " on ") || strstr(key, "(unread)"))
		return 0;
	name = xasprintf("%.*s %s", TEXT_ARG(op), strstr(key, " #2") ? "#2" :
			 strstr(key, " #") ? "#n" : "");
	at = map_at(f->done, name);
	free(name);
	if (*at)
		return 0;
	*at = f;
	return strstr(key, " #") == NULL || strstr(key, " #2") != NULL;
}

static void
each_call(struct faulty *f, const char *account, const char *part)
{
	struct tables good;
	unsigned n = 0;

	f->account.id = account;
	f->account.role = xasprintf("arn:aws:iam::%s:role/Auditor", account);
	f->key = "";
	run(f, &good);
	for (size_t i = 0; i < map_count(good.ledger); i++) {
		const char *key = map_key(good.ledger, i);

		if (is_next(f, key, map_value(good.ledger, i)) &&
		    (!part || strstr(key, part))) {
			if (!f->shares || n++ % f->shares == f->share)
				each_fault(f, &good, key);
			else
				f->turn++;
		}
	}
	tables_free(&good);
	free((void *)(uintptr_t)f->account.role);
}

static void
open_all(struct faulty *f)
{
	struct buffer ini;
	struct error err = { 0 };

	buffer_init(&ini, 1u << 20);
	if (registry_make(&f->registry, all_collectors, all_collectors_count,
			  &err) < 0 ||
	    endpoints_open(&f->endpoints, SOURCE "/core/aws/endpoints.tsv",
			   &err) < 0 ||
	    file_read(SOURCE "/report-templates/profiles/baseline.ini", &ini,
		      &err) < 0 ||
	    profile_read(&f->profile, "baseline.ini", buffer_view(&ini),
			 &f->registry, &err) < 0)
		die("tables", &err);
	buffer_free(&ini);
	f->answers = answers_open();
	f->done = map_new();
	f->plan = (struct plan){
		.partition = "aws", .home_region = "eu-west-1",
		.accounts = &f->account, .naccounts = 1,
		.registry = &f->registry,
		.period_start = INT64_C(1782000000000),
		.period_end = INT64_C(1790000000000),
		.created = INT64_C(1790000000000),
	};
}

int
main(int argc, char **argv)
{
	static const char *const accounts[] = { "444455556666",
						"111122223333" };
	struct faulty f = { 0 };

	open_all(&f);
	f.all = argc > 1 && strcmp(argv[1], "--all") == 0;
	if (argc > 2 && strcmp(argv[1], "--turns") == 0 &&
	    sscanf(argv[2], "%u/%u", &f.share, &f.shares) == 2)
		argc = 1;
	for (size_t i = 0; i < 2; i++)
		each_call(&f, accounts[i], argc > 2 ? argv[2] : NULL);
	printf("%u runs, %u wrong\n", f.runs, f.wrong);
	answers_free(f.answers);
	map_free(f.done);
	profile_free(f.profile);
	endpoints_free(f.endpoints);
	registry_free(&f.registry);
	return f.wrong != 0;
}
