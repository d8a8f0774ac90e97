/*
 * retry.c - what is asked again, and when
 *
 * A throttle is never given up by count, only by the run's deadline, and goes
 * back to the front of its lane, which by then knows.  Everything else has a
 * number of tries.
 */
#include "engine/run.h"

#define AGAIN_MS	2000
#define AGAIN_FOR	60000
#define RESTARTS_MAX	3
#define WAIT_MAX	20000

static uint64_t
random_below(struct run *run, uint64_t n)
{
	run->random ^= run->random << 13;
	run->random ^= run->random >> 7;
	run->random ^= run->random << 17;
	return n ? run->random % n : 0;
}

static int
put_off(struct job *job, int64_t ms)
{
	struct run *run = job->account->run;

	heap_push(&run->later, &job->node, run_now(run) + ms);
	return 1;
}

/* In front of its lane; who enters has none. */
static int
requeue(struct job *job)
{
	if (!job->lane)
		return put_off(job, 0);
	ask_place(job);
	return 1;
}

/* Full jitter: rand x min(2^(try-1) s, 20 s). */
static int
back_off(struct job *job)
{
	int64_t most = WAIT_MAX;

	if (job->faults < 6)
		most = (int64_t)1000 << (job->faults ? job->faults - 1 : 0);
	if (most > WAIT_MAX)
		most = WAIT_MAX;
	return put_off(job, (int64_t)random_below(job->account->run,
						  (uint64_t)most));
}

static int
throttled(struct job *job)
{
	struct run *run = job->account->run;

	run->stats->throttles++;
	job->throttled = 1;
	if (run->expired)
		return 0;
	if (job->lane)
		return requeue(job);
	job->faults++;
	return back_off(job);
}

static int
transient(struct job *job)
{
	if (job->account->run->expired || ++job->faults >= TRIES_MAX)
		return 0;
	return back_off(job);
}

/* Whatever was in flight when credentials ended comes back expired; only the
 * first that was sent after the last renewal asks for another. */
static int
refresh(struct job *job, const struct response *response)
{
	struct account *a = job->account;
	struct transport *t = a->run->transport;

	if (job->refreshed || a->run->expired)
		return 0;
	job->refreshed = 1;
	if (response->sent >= a->refreshed) {
		a->refreshed = run_now(a->run);
		t->refresh(t, a->plan->id);
	}
	return requeue(job);
}

static int
correct_clock(struct job *job, const struct response *response)
{
	struct transport *t = job->account->run->transport;

	if (job->skewed || !response->date)
		return 0;
	job->skewed = 1;
	t->skew(t, response->host, response->date - response->received);
	return requeue(job);
}

static int
redirect(struct job *job, const struct verdict_of_answer *v)
{
	if (job->redirected || !v->region[0] || !job->call)
		return 0;
	job->redirected = 1;
	job->sign_region = account_text(job->account, v->region);
	job->on->sign_region = job->sign_region;
	job->on->sign_for = job->call->collector;
	return requeue(job);
}

/* The pages so far are superseded: another list begins under the same keys. */
static int
restart(struct job *job)
{
	struct account *a = job->account;
	struct record record = { 0 };

	if (job->page < 2 || job->chain->restarts >= RESTARTS_MAX ||
	    a->run->expired)
		return 0;
	job->chain->restarts++;
	job->page = 1;
	fill_key(job, &a->run->key);
	record.supersedes = buffer_cstr(&a->run->key);
	if (a->spool && spool_append(a->spool, &record, a->run->err) < 0)
		run_fail(a->run, a->plan->id);
	list_reset(a, job->chain);
	return requeue(job);
}

static int
again(struct job *job)
{
	int64_t now = run_now(job->account->run);

	if (!job->again_until)
		job->again_until = now + AGAIN_FOR;
	if (job->account->run->expired || now + AGAIN_MS > job->again_until)
		return 0;
	return put_off(job, AGAIN_MS);
}

int
retry(struct flight *flight, const struct response *response,
      const struct verdict_of_answer *verdict)
{
	struct job *job = flight->job;

	switch (verdict->advice) {
	case ADVICE_THROTTLE:
		return throttled(job);
	case ADVICE_RETRY:
		return transient(job);
	case ADVICE_REFRESH:
		return refresh(job, response);
	case ADVICE_SKEW:
		return correct_clock(job, response);
	case ADVICE_REDIRECT:
		return redirect(job, verdict);
	case ADVICE_RESTART:
		return restart(job);
	case ADVICE_AGAIN:
		return again(job);
	case ADVICE_END:
		break;
	}
	return 0;
}

void
retry_due(struct run *run)
{
	int64_t now = run_now(run);
	struct heap_node *node;

	while ((node = heap_peek(&run->later)) &&
	       (node->due <= now || run->expired)) {
		heap_pop(&run->later);
		struct job *job = (struct job *)((char *)node -
				  offsetof(struct job, node));
		if (!job->lane && run->expired)
			ask_fail(job, "Deadline",
				 "not asked before the deadline");
		else if (!job->lane)
			ask_now(job);
		else
			ask_place(job);
	}
}
