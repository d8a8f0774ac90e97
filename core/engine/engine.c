/*
 * engine.c - the loop
 *
 * One thread: what AWS grants an account is a few per cent of what one core
 * can ask (ENGINE.md), so more would buy locks and nothing else.
 */
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "engine/run.h"

#define AT_HAND		256	/* answers from the file between two waits */
#define NEVER		INT64_MAX

void
engine_defaults(struct engine_options *options)
{
	*options = (struct engine_options){
		.share_percent = 50,
		.max_in_flight = 256,
		.accounts_in_flight = 16,
		.deadline_ms = (int64_t)24 * 3600 * 1000,
		.resume_within_ms = (int64_t)24 * 3600 * 1000,
	};
}

int64_t
run_now(const struct run *run)
{
	return run->transport->now(run->transport);
}

void
run_fail(struct run *run, const char *where)
{
	if (!run->failed)
		error_in(run->err, "%s", where);
	run->failed = 1;
}

static void
calls_add(struct calls_of *calls, const struct call *call)
{
	calls->v = xrealloc(calls->v, calls->n + 1, sizeof(*calls->v));
	calls->v[calls->n++] = call;
}

static void
index_list(struct run *run, const struct call *call)
{
	const struct type *type = call->lists;

	run->type_lists[type->number]++;
	run->lists_regions |= type->level == ON_REGION;
	if (type->level == ON_RESOURCE && !type->row->spelled[0] &&
	    call->where == ON_RESOURCE)
		run->type_within[type->number] = call->on;
}

/* The same operation on another type may be the very same request. */
static void
look_for_twin(struct run *run, const struct call *call)
{
	const struct registry *r = run->registry;

	for (size_t i = 0; i < r->ncalls; i++) {
		const struct call *other = &r->calls[i];
		if (other != call && other->leader == other &&
		    other->collector == call->collector &&
		    strcmp(other->row->op, call->row->op) == 0)
			run->has_twin[call->number] = 1;
	}
}

/* Which calls are made on what, and which types are listed by how many. */
static void
index_calls(struct run *run)
{
	const struct registry *r = run->registry;

	run->on_type = xcalloc(r->ntypes + 1, sizeof(*run->on_type));
	run->type_lists = xcalloc(r->ntypes + 1, sizeof(*run->type_lists));
	run->type_within = xcalloc(r->ntypes + 1, sizeof(*run->type_within));
	run->bucket_names = xcalloc(r->nbuckets + 1,
				    sizeof(*run->bucket_names));
	run->has_twin = xcalloc(r->ncalls + 1, 1);
	for (size_t i = 0; i < r->ntypes; i++)
		run->type_within[i] = r->types[i].within;
	for (size_t i = 0; i < r->ncalls; i++) {
		const struct call *call = &r->calls[i];
		if (call->lists)
			index_list(run, call);
		if (!run->bucket_names[call->bucket])
			run->bucket_names[call->bucket] = call;
		if (call->leader != call)
			continue;
		look_for_twin(run, call);
		calls_add(call->where == ON_ACCOUNT ? &run->on_account :
			  call->where == ON_REGION ? &run->on_region :
			  &run->on_type[call->on->number], call);
	}
}

static void
period_texts(struct run *run)
{
	const int64_t at[2] = { run->o->plan->period_start,
				run->o->plan->period_end };
	char iso[CLOCK_TEXT];

	for (int i = 0; i < 2; i++) {
		run->period[i][0] = arena_strdup(run->arena,
						 clock_iso(iso, at[i], 0));
		run->period[i][1] = arena_printf(run->arena, "%lld",
						 (long long)(at[i] / 1000));
	}
}

static void
run_init(struct run *run)
{
	struct transport *t = run->transport;

	run->arena = arena_new();
	run->answer = arena_new();
	heap_init(&run->waiting);
	heap_init(&run->ready);
	heap_init(&run->later);
	buffer_init(&run->key, RECORD_LINE_MAX);
	buffer_init(&run->redacted, 1u << 20);
	buffer_init(&run->body, RECORD_LINE_MAX);
	buffer_init(&run->message, 1u << 16);
	run->rates = map_new();
	run->started = run_now(run);
	run->random = (uint64_t)run->started * 2654435761u + 1;
	index_calls(run);
	period_texts(run);
	t->answered = answered;
	t->ctx = run;
}

static void
run_done(struct run *run)
{
	jobs_done(run);
	for (size_t i = 0; i < run->registry->ntypes; i++)
		free(run->on_type[i].v);
	free(run->on_account.v);
	free(run->on_region.v);
	free(run->on_type);
	free(run->type_lists);
	free(run->type_within);
	free(run->bucket_names);
	free(run->has_twin);
	map_free(run->rates);
	buffer_free(&run->key);
	buffer_free(&run->redacted);
	buffer_free(&run->body);
	buffer_free(&run->message);
	heap_done(&run->waiting);
	heap_done(&run->ready);
	heap_done(&run->later);
	arena_free(run->answer);
	arena_free(run->arena);
}

static int
of_this_shard(const struct run *run, const struct plan_account *account)
{
	return !run->o->shards ||
	       plan_shard_has(account->id, run->o->shard, run->o->shards);
}

static int
may_admit(const struct run *run)
{
	return !run->stopping && !run->failed &&
	       run->stats->active < run->o->accounts_in_flight &&
	       run->next_account < run->o->plan->naccounts;
}

static void
admit(struct run *run)
{
	const struct plan *plan = run->o->plan;
	struct account *a;

	while (may_admit(run)) {
		const struct plan_account *p =
			&plan->accounts[run->next_account++];
		if (!of_this_shard(run, p))
			continue;
		a = account_start(run, p);
		if (!a)
			return;
		a->next = run->accounts;
		run->accounts = a;
		run->stats->active++;
		account_begin(a);
	}
}

/* Accounts with nothing left to do end. */
static void
dismiss(struct run *run)
{
	struct account **at = &run->accounts, *a;

	while ((a = *at) && !run->failed) {
		if (!account_quiet(a)) {
			at = &a->next;
			continue;
		}
		*at = a->next;
		account_finish(a, 0);
	}
}

static int
anything_at_hand(const struct run *run)
{
	for (const struct account *a = run->accounts; a; a = a->next)
		if (a->at_hand)
			return 1;
	return 0;
}

static void
answer_at_hand(struct run *run)
{
	for (struct account *a = run->accounts; a; a = a->next)
		for (int i = 0; i < AT_HAND && !run->failed; i++)
			if (!ask_at_hand(a))
				break;
}

static int64_t
deadline_of(const struct run *run)
{
	return run->transport->rates_apply && !run->expired ?
	       run->started + run->o->deadline_ms : NEVER;
}

/* Whoever was about to end may have found more to ask, with nothing in flight
 * that would wake us. */
static int
anything_ready(const struct run *run)
{
	return heap_peek(&run->ready) &&
	       run->in_flight < run->o->max_in_flight;
}

static int64_t
next_due(const struct run *run)
{
	int64_t due = lane_next(run), deadline = deadline_of(run);
	const struct heap_node *later = heap_peek(&run->later);

	if (run->stopping)
		return run->stopping + STOP_MS;
	if (anything_at_hand(run) || anything_ready(run) || may_admit(run))
		return run_now(run);
	if (later && later->due < due)
		due = later->due;
	return deadline < due ? deadline : due;
}

static void
look_at_stop(struct run *run)
{
	if (!run->stopping && run->o->stop && *run->o->stop)
		run->stopping = run_now(run);
}

static int
stopped(const struct run *run)
{
	return run->stopping && (!run->in_flight ||
				 run_now(run) >= run->stopping + STOP_MS);
}

static int
finished(const struct run *run)
{
	return !run->accounts &&
	       run->next_account >= run->o->plan->naccounts;
}

static void
sync_spools(struct run *run)
{
	for (struct account *a = run->accounts; a; a = a->next)
		if (a->spool && spool_sync(a->spool, run->err) < 0)
			run_fail(run, a->plan->id);
}

static void
loop(struct run *run)
{
	struct transport *t = run->transport;

	while (!run->failed) {
		look_at_stop(run);
		if (stopped(run))
			return;
		admit(run);
		if (!run->stopping) {
			answer_at_hand(run);
			if (run_now(run) >= deadline_of(run))
				run_expire(run);
			retry_due(run);
			lane_pump(run);
			dismiss(run);
			if (finished(run))
				return;
		}
		sync_spools(run);
		progress(run);
		/* With nothing in flight a wait after a failure has no end. */
		if (!run->failed && t->wait(t, next_due(run), run->err) < 0)
			run_fail(run, "transport");
	}
}

static int
run_end(struct run *run, struct error *err)
{
	struct account *a;
	int interrupted = run->accounts ||
			  run->next_account < run->o->plan->naccounts;

	while ((a = run->accounts)) {
		run->accounts = a->next;
		account_finish(a, 1);
	}
	if (!run->failed && rates_write(run, err) < 0)
		return -1;
	if (run->failed)
		return -1;
	if (interrupted)
		return error_set(err, ERROR_INTERRUPTED,
				 "interrupted; run the same command again");
	return 0;
}

int
engine_run(const struct engine_options *options, struct engine_stats *stats,
	   struct error *err)
{
	struct run run = {
		.o = options, .registry = options->plan->registry,
		.transport = options->transport, .stats = stats, .err = err,
	};
	int result;

	*stats = (struct engine_stats){ .left_ms = -1, .now = "" };
	for (size_t i = 0; i < options->plan->naccounts; i++)
		stats->accounts += of_this_shard(&run,
					&options->plan->accounts[i]) != 0;
	run_init(&run);
	if (rates_read(&run, err) < 0) {
		run_done(&run);
		return -1;
	}
	loop(&run);
	result = run_end(&run, err);
	stats->now = "";
	run_done(&run);
	return result;
}
