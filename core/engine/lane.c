/*
 * lane.c - who goes next
 *
 * A lane waits in one heap until it has a token, then in another whose first
 * is the one with the longest still to go.  Inside a lane the newest goes
 * first, which keeps a page's children before the next page.
 */
#include <string.h>

#include "engine/run.h"

static struct scope *
scope_of(struct account *a, const char *region)
{
	struct scope *s;

	for (s = a->scopes; s; s = s->next)
		if (strcmp(s->region, region) == 0)
			return s;
	s = arena_alloc(a->arena, sizeof(*s));
	s->region = account_text(a, region);
	s->lanes = arena_alloc(a->arena, (a->run->registry->nbuckets + 1) *
			       sizeof(struct lane *));
	s->next = a->scopes;
	a->scopes = s;
	return s;
}

struct lane *
lane_of(struct account *a, const char *region, const struct call *call)
{
	struct run *run = a->run;
	struct scope *scope = scope_of(a, region);
	struct lane *lane = scope->lanes[call->bucket];
	struct rate_prior prior = {
		.published = call->rate.per_second, .burst = call->rate.burst,
		.share = run->o->share_percent,
	};

	if (lane)
		return lane;
	lane = arena_alloc(a->arena, sizeof(*lane));
	lane->account = a;
	lane->region = scope->region;
	lane->call = run->bucket_names[call->bucket];
	prior.learned = rates_get(run, lane);
	rate_init(&lane->rate, &prior, run_now(run));
	scope->lanes[call->bucket] = lane;
	return lane;
}

static void
take_out(struct lane *lane)
{
	struct run *run = lane->account->run;

	heap_remove(lane->ready ? &run->ready : &run->waiting, &lane->node);
	lane->ready = 0;
}

static int
may_send(const struct lane *lane)
{
	const struct account *a = lane->account;

	if (!lane->n || a->dead || a->enter == ENTER_UNDERWAY)
		return 0;
	return !a->run->transport->rates_apply ||
	       lane->in_flight < rate_in_flight(&lane->rate);
}

void
lane_touch(struct lane *lane)
{
	struct account *a = lane->account;
	struct run *run = a->run;
	int64_t now = run_now(run), due = now;

	take_out(lane);
	if (lane->n && a->enter == ENTER_WANTED && !a->dead)
		account_enter(a);
	if (!may_send(lane))
		return;
	if (run->transport->rates_apply)
		due = rate_due(&lane->rate, now);
	lane->ready = due <= now;
	if (lane->ready)
		heap_push(&run->ready, &lane->node,
			  -rate_left(&lane->rate, lane->n));
	else
		heap_push(&run->waiting, &lane->node, due);
}

void
account_touch_lanes(struct account *a)
{
	for (struct scope *s = a->scopes; s; s = s->next)
		for (size_t i = 0; i < a->run->registry->nbuckets; i++)
			if (s->lanes[i])
				lane_touch(s->lanes[i]);
}

void
lane_push(struct lane *lane, struct job *job)
{
	job->lane = lane;
	job->next = lane->top;
	lane->top = job;
	lane->n++;
	/* More work only moves a lane forward; one that is out comes in. */
	if (!lane->node.slot || (lane->ready && (lane->n & 15) == 0))
		lane_touch(lane);
}

struct job *
lane_pop(struct lane *lane)
{
	struct job *job = lane->top;

	lane->top = job->next;
	job->next = NULL;
	lane->n--;
	return job;
}

static void
send_one(struct run *run, struct lane *lane)
{
	if (run->transport->rates_apply)
		rate_take(&lane->rate, run_now(run));
	ask_now(lane_pop(lane));
	lane_touch(lane);
}

void
lane_pump(struct run *run)
{
	int64_t now = run_now(run);
	struct heap_node *node;

	while ((node = heap_peek(&run->waiting)) && node->due <= now)
		lane_touch((struct lane *)node);
	while (run->in_flight < run->o->max_in_flight && !run->failed &&
	       (node = heap_pop(&run->ready)))
		send_one(run, (struct lane *)node);
}

int64_t
lane_next(const struct run *run)
{
	const struct heap_node *node = heap_peek(&run->waiting);

	return node ? node->due : INT64_MAX;
}
