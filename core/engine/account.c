/*
 * account.c - one account: entered, visited, ended
 *
 * What could not be entered is a line of evidence and an end; the other
 * accounts do not notice.  A resumed account is entered when it first needs
 * AWS, so a complete one asks nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "engine/run.h"

struct account *
account_start(struct run *run, const struct plan_account *plan)
{
	const struct engine_options *o = run->o;
	struct spool *spool = NULL;
	struct account *a;

	if (o->spool_folder) {
		spool = spool_open(o->spool_folder, plan->id, run->err);
		if (!spool) {
			run_fail(run, plan->id);
			return NULL;
		}
	}
	a = xcalloc(1, sizeof(*a));
	a->run = run;
	a->plan = plan;
	a->spool = spool;
	a->resumed = spool && spool_count(spool) > 0;
	a->arena = arena_new();
	a->texts = map_new();
	a->types = arena_alloc(a->arena, (run->registry->ntypes + 1) *
			       sizeof(*a->types));
	return a;
}

/* Lists on the account: references to what they list wait for their ends. */
static void
expect_lists(struct account *a)
{
	const struct calls_of *calls = &a->run->on_account;

	for (size_t i = 0; i < calls->n; i++)
		for (const struct call *c = calls->v[i]; c; c = c->also)
			if (c->lists) {
				a->types[c->lists->number].left++;
				a->types[c->lists->number].any = 1;
			}
}

static void
visit_account(struct account *a)
{
	const struct plan *plan = a->run->o->plan;

	a->self->resource.visited = 1;
	expect_lists(a);
	visit_calls(a, &a->run->on_account, a->self);
	if (a->run->lists_regions)
		return;
	for (size_t i = 0; i < plan->nregions; i++)
		account_visit_region(a, plan->regions[i], 0);
	if (!plan->nregions)
		account_visit_region(a, plan->home_region, 0);
}

/* The line that says we were in, if it is young enough to be believed. */
static int
was_entered(struct account *a)
{
	struct run *run = a->run;
	struct record record;
	struct job enter = { .account = a };
	int found;

	if (!a->spool)
		return 0;
	arena_reset(run->answer);
	fill_key(&enter, &run->key);
	found = spool_find(a->spool, buffer_cstr(&run->key), run->answer,
			   &record, run->err);
	if (found < 0)
		run_fail(run, a->plan->id);
	return found > 0 && record.outcome == OUTCOME_COLLECTED &&
	       run->started - record.received <= run->o->resume_within_ms;
}

void
account_begin(struct account *a)
{
	const struct observer *o = a->run->o->observer;

	a->self = spot_account(a);
	if (o && o->account_begin)
		o->account_begin(o->ctx, &a->self->resource);
	if (!a->plan->role) {
		a->enter = ENTER_NONE;
		visit_account(a);
	} else if (was_entered(a)) {
		a->enter = ENTER_WANTED;
		visit_account(a);
	} else {
		account_enter(a);
	}
}

void
account_enter(struct account *a)
{
	struct job *job = job_new(a, NULL, NULL);

	a->enter = ENTER_UNDERWAY;
	a->open++;
	if (a->run->expired)
		ask_fail(job, "Deadline", "not asked before the deadline");
	else
		ask_now(job);
}

static void
drop_jobs(struct account *a, struct job **stack)
{
	struct job *job;

	while ((job = *stack)) {
		*stack = job->next;
		a->open--;
		job_free(job);
	}
}

/* What else was planned is never asked: nobody is there to ask it. */
static void
drop_all(struct account *a)
{
	drop_jobs(a, &a->at_hand);
	drop_jobs(a, &a->parked);
	a->nparked = 0;
	for (struct scope *s = a->scopes; s; s = s->next)
		for (size_t i = 0; i < a->run->registry->nbuckets; i++) {
			struct lane *lane = s->lanes[i];
			if (!lane)
				continue;
			drop_jobs(a, &lane->top);
			lane->n = 0;
			lane_touch(lane);
		}
}

/* So that each has its rows: of an account nobody could look into. */
static void
name_regions(struct account *a)
{
	const struct plan *plan = a->run->o->plan;

	for (size_t i = 0; i < plan->nregions; i++)
		account_region(a, plan->regions[i]);
}

void
account_entered(struct account *a, const struct record *record)
{
	if (record->outcome != OUTCOME_COLLECTED) {
		a->dead = 1;
		drop_all(a);
		name_regions(a);
		return;
	}
	a->enter = ENTER_DONE;
	if (!a->self->resource.visited)
		visit_account(a);
	account_touch_lanes(a);
}

int
account_quiet(struct account *a)
{
	if (a->nparked)
		ask_unpark(a);
	if (a->open)
		return 0;
	return a->dead || !batch_left_over(a);
}

static void
forget_lanes(struct account *a, int learn)
{
	struct run *run = a->run;

	for (struct scope *s = a->scopes; s; s = s->next)
		for (size_t i = 0; i < run->registry->nbuckets; i++) {
			struct lane *lane = s->lanes[i];
			if (!lane)
				continue;
			if (learn)
				rates_learn(run, lane);
			heap_remove(lane->ready ? &run->ready : &run->waiting,
				    &lane->node);
		}
}

void
account_finish(struct account *a, int interrupted)
{
	struct run *run = a->run;
	const struct observer *o = run->o->observer;

	if (o && o->account_end)
		o->account_end(o->ctx, &a->self->resource, interrupted);
	forget_lanes(a, run->transport->rates_apply);
	run->stats->active--;
	run->stats->accounts_done += !interrupted;
	if (spool_close(a->spool, run->err) < 0)
		run_fail(run, a->plan->id);
	if (run->transport->leave)
		run->transport->leave(run->transport, a->plan->id);
	population_free(a);
	map_free(a->texts);
	map_free(a->twice);
	map_free(a->batched);
	arena_free(a->arena);
	free(a);
}

static int
wanted_region(const struct plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->nregions; i++)
		if (strcmp(plan->regions[i], name) == 0)
			return 1;
	return plan->nregions == 0;
}

struct spot *
account_region(struct account *a, const char *name)
{
	struct identity id = { .account = a->plan->id, .region = name,
			       .id = name };

	return spot_get(a, &a->run->registry->types[TYPE_REGION], &id,
			a->self);
}

/* NULL: the plan does not want it. */
struct spot *
account_visit_region(struct account *a, const char *name, int listed)
{
	struct spot *region;

	if (!wanted_region(a->run->o->plan, name))
		return NULL;
	region = account_region(a, name);
	if (listed)
		region->resource.listed = 1;
	if (!region->resource.visited) {
		region->resource.visited = 1;
		visit_calls(a, &a->run->on_region, region);
	}
	return region;
}

/* A region that was asked for by name is asked even if it was not listed: its
 * answers are gaps, which is better than silence.  Where nobody says which
 * regions there are, the one that was called from is there. */
void
account_regions_listed(struct account *a, int complete)
{
	const struct plan *plan = a->run->o->plan;

	for (size_t i = 0; i < plan->nregions; i++)
		account_visit_region(a, plan->regions[i], 0);
	if (!plan->nregions && !complete)
		account_visit_region(a, plan->home_region, 0);
}
