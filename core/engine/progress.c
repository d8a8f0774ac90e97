/* progress.c - what the live block shows, five times a second at most */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "engine/run.h"

#define EVERY_US	200000
#define PACES		(sizeof(((struct run *)0)->paces) /	\
			 sizeof(struct pace))

static void
count_pace(struct run *run, int64_t now)
{
	struct pace *first = &run->paces[0], *p;

	p = &run->paces[run->pace++ % PACES];
	*p = (struct pace){ now, run->stats->requests };
	for (size_t i = 0; i < PACES; i++)
		if (run->paces[i].at && now - run->paces[i].at <= 10000 &&
		    (!first->at || now - first->at > 10000 ||
		     run->paces[i].at < first->at))
			first = &run->paces[i];
	if (first->at && now > first->at)
		run->stats->per_second = (unsigned)
			((run->stats->requests - first->n) * 1000 /
			 (unsigned long)(now - first->at));
}

static struct lane *
slowest_of(struct account *a, struct lane *most, size_t *jobs)
{
	for (struct scope *s = a->scopes; s; s = s->next)
		for (size_t i = 0; i < a->run->registry->nbuckets; i++) {
			struct lane *lane = s->lanes[i];
			if (!lane)
				continue;
			*jobs += lane->n + lane->in_flight;
			if (!most || rate_left(&lane->rate, lane->n) >
				     rate_left(&most->rate, most->n))
				most = lane;
		}
	return most;
}

static void
name_lane(struct run *run, const struct lane *lane)
{
	snprintf(run->now_text, sizeof(run->now_text),
		 "%s %s %s %s (%zu left, %lld/s)", lane->account->plan->id,
		 lane->region[0] ? lane->region : "global",
		 lane->call->collector->tables->name, lane->call->name,
		 lane->n, (long long)(lane->rate.pace / 1000));
	run->stats->now = run->now_text;
}

/* What active accounts still know of, and as much again as the others took. */
static void
estimate(struct run *run, int64_t now, const struct lane *slowest, size_t jobs)
{
	struct engine_stats *s = run->stats;
	unsigned long done = s->requests + s->replayed;
	unsigned begun = s->accounts_done + s->active;
	int64_t mine = slowest ? rate_left(&slowest->rate, slowest->n) : 0;

	s->expected = done + jobs;
	if (begun && s->accounts > begun)
		s->expected += s->expected / begun * (s->accounts - begun);
	s->left_ms = -1;
	if (now - run->started < 3000 || !done)
		return;
	s->left_ms = (int64_t)((s->expected - done) *
			       (unsigned long)(now - run->started) / done);
	if (s->left_ms < mine)
		s->left_ms = mine;
}

void
progress(struct run *run)
{
	int64_t shown = clock_monotonic(), now;
	struct lane *slowest = NULL;
	size_t jobs = 0;

	if (!run->o->progress || shown - run->shown < EVERY_US)
		return;
	run->shown = shown;
	now = run_now(run);
	count_pace(run, now);
	for (struct account *a = run->accounts; a; a = a->next)
		slowest = slowest_of(a, slowest, &jobs);
	if (slowest)
		name_lane(run, slowest);
	estimate(run, now, slowest, jobs);
	run->o->progress(run->o->progress_ctx, run->stats);
}
