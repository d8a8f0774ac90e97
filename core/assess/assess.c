/*
 * assess.c - the second pass: the engine again, over what was stored
 *
 * One account at a time, so that memory follows one account; what is known of
 * it is judged and written when it ends.
 */
#include "assess/assess.h"

#include <stdlib.h>
#include <string.h>

#include "assess/facts.h"
#include "base/alloc.h"
#include "base/file.h"
#include "transport/transport.h"

static void
account_forget(struct assessment *a)
{
	struct error ignored;

	arena_free(a->arena);
	arena_free(a->scratch);
	map_free(a->index);
	map_free(a->lines);
	map_free(a->coverages);
	if (a->spool != NULL)
		spool_close(a->spool, &ignored);
	a->arena = a->scratch = NULL;
	a->index = a->lines = a->coverages = NULL;
	a->spool = NULL;
	a->things = NULL;
	a->nthings = a->room = 0;
	a->lists = NULL;
	a->nlists = a->list_room = 0;
	a->unmatched = NULL;
	a->nunmatched = a->unmatched_room = 0;
	a->entering = REASON_NONE;
	memset(&a->redacted, 0, sizeof a->redacted);
}

static void
open_evidence(struct assessment *a)
{
	char *path = xasprintf("%s/data/evidence/%s", a->options->root,
			       a->account);

	if (file_exists(path)) {
		a->spool = spool_open_evidence(path, a->err);
		a->failed |= a->spool == NULL;
	}
	free(path);
}

static void
account_begin(void *ctx, struct resource *account)
{
	struct assessment *a = ctx;

	account_forget(a);
	a->arena = arena_new();
	a->scratch = arena_new();
	a->index = map_new();
	a->lines = map_new();
	a->coverages = map_new();
	a->of_type = arena_alloc(a->arena, (a->rows.registry->ntypes + 1) *
				 sizeof *a->of_type);
	a->account = arena_strdup(a->arena, account->id);
	a->self = thing_of(a, account);
	if (!a->failed)
		open_evidence(a);
}

static void
account_end(void *ctx, struct resource *account, int interrupted)
{
	struct assessment *a = ctx;

	(void)account;
	if (!a->failed && !interrupted) {
		a->failed = settings_write(a, a->err) ||
			ledger_write(a, a->err) ||
			population_write(a, a->err);
		totals_account(a);
	}
	account_forget(a);
}

static int
replay(struct assessment *a)
{
	char *folder = xasprintf("%s/data/evidence", a->options->root);
	struct observer observer = assess_observer;
	struct engine_options options;
	struct engine_stats stats;
	int failed;

	observer.ctx = a;
	observer.account_begin = account_begin;
	observer.account_end = account_end;
	engine_defaults(&options);
	options.plan = a->options->plan;
	options.observer = &observer;
	options.offered = a->options->offered;
	options.offered_ctx = a->options->offered_ctx;
	options.accounts_in_flight = 1;
	options.transport = replay_open(folder, a->err);
	failed = options.transport == NULL;
	if (!failed) {
		failed = engine_run(&options, &stats, a->err) != 0;
		options.transport->close(options.transport);
	}
	free(folder);
	return failed || a->failed ? -1 : 0;
}

int
assess_run(const struct assess_options *options, struct assess_totals *totals,
	   struct error *err)
{
	const struct plan *plan = options->plan;
	struct assessment a = { .options = options, .totals = totals,
				.err = err };
	int failed;

	memset(totals, 0, sizeof *totals);
	a.hosts = map_new();
	a.accounts = xcalloc(plan->naccounts + 1, sizeof *a.accounts);
	for (size_t i = 0; i < plan->naccounts; i++)
		a.accounts[i] = plan->accounts[i].id;
	failed = rows_make(&a.rows, plan->registry, options->profile, err) ||
		replay(&a);
	totals_finish(&a);
	rows_free(&a.rows);
	map_free(a.hosts);
	free(a.accounts);
	free(a.skews);
	return failed ? error_in(err, "assess") : 0;
}
