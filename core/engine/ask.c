/*
 * ask.c - the file before AWS
 *
 * What an earlier run has a line of is not asked again, unless the line is too
 * old, or says only that there was no time.
 */
#include <string.h>

#include "engine/run.h"

static void
to_hand(struct job *job)
{
	job->next = job->account->at_hand;
	job->account->at_hand = job;
}

static void
to_lane(struct job *job)
{
	lane_push(lane_of(job->account, spot_region(job->on), job->call), job);
}

void
ask_place(struct job *job)
{
	struct account *a = job->account;

	if (a->resumed || a->run->expired || job->broken)
		to_hand(job);
	else
		to_lane(job);
}

static void
tell_planned(const struct job *job)
{
	const struct observer *o = job->account->run->o->observer;

	for (size_t i = 0; o && o->planned && i < job->n; i++)
		o->planned(o->ctx, &(job->ons ? job->ons[i] :
				     job->on)->resource, job->call);
}

void
ask_again(struct job *job)
{
	if (job->account->dead) {
		job_free(job);
		return;
	}
	job->account->open++;
	ask_place(job);
}

void
ask(struct job *job)
{
	tell_planned(job);
	ask_again(job);
}

void
ask_continuation(struct job *job)
{
	struct account *a = job->account;

	if (a->dead || a->open - a->nparked < HIGH_WATER) {
		ask_again(job);
		return;
	}
	a->open++;
	a->nparked++;
	job->next = a->parked;
	a->parked = job;
}

void
ask_unpark(struct account *a)
{
	struct job *job;

	while (a->parked && a->open - a->nparked < HIGH_WATER / 2) {
		job = a->parked;
		a->parked = job->next;
		a->nparked--;
		ask_place(job);
	}
}

void
run_expire(struct run *run)
{
	struct job *job;

	run->expired = 1;
	for (struct account *a = run->accounts; a; a = a->next)
		for (struct scope *s = a->scopes; s; s = s->next)
			for (size_t i = 0; i < run->registry->nbuckets; i++) {
				struct lane *lane = s->lanes[i];
				while (lane && lane->n) {
					job = lane_pop(lane);
					to_hand(job);
				}
				if (lane)
					lane_touch(lane);
			}
}

/* 1 the file has it and it may be believed, 0, -1 */
static int
in_file(struct job *job, struct record *record)
{
	struct account *a = job->account;
	struct run *run = a->run;
	int found;

	if (!a->spool)
		return 0;
	arena_reset(run->answer);
	found = spool_find(a->spool, buffer_cstr(&run->key), run->answer,
			   record, run->err);
	if (found < 0) {
		run_fail(run, a->plan->id);
		return -1;
	}
	if (!found || run->started - record->received >
	    run->o->resume_within_ms)
		return 0;
	return record->outcome != OUTCOME_THROTTLED &&
	       !(record->error && strcmp(record->error, "Deadline") == 0);
}

static struct ex_node *
read_body(const struct job *job, const struct record *record)
{
	struct error ignored;

	if (!job->call || record->outcome != OUTCOME_COLLECTED ||
	    !record->body.at)
		return NULL;
	return doc_read_answer(job->account->run->answer, record->body,
			       job->call->collector->tables->service.protocol,
			       job->call->row->op, &ignored);
}

static void
end_from_record(struct job *job, const struct record *record, int replayed)
{
	struct run *run = job->account->run;
	struct flight *flight = flight_new(run, job);

	fill_request(flight);
	run->stats->replayed += replayed != 0;
	job_end(job, record, read_body(job, record), &flight->request,
		replayed);
	flight_free(run, flight);
}

void
ask_fail(struct job *job, const char *error, const char *message)
{
	struct account *a = job->account;
	struct run *run = a->run;
	struct record record;
	struct arena *arena = arena_new();

	fill_key(job, &run->key);
	record = (struct record){
		.request = arena_strdup(arena, buffer_cstr(&run->key)),
		.outcome = job->throttled ? OUTCOME_THROTTLED : OUTCOME_FAILED,
		.tries = job->tries, .sent = run_now(run),
		.received = run_now(run), .error = error, .message = message,
	};
	if (a->spool && spool_append(a->spool, &record, run->err) < 0)
		run_fail(run, a->plan->id);
	end_from_record(job, &record, 0);
	arena_free(arena);
}

int
ask_at_hand(struct account *a)
{
	struct run *run = a->run;
	struct job *job = a->at_hand;
	struct record record;
	int lacking, found;

	if (!job)
		return 0;
	a->at_hand = job->next;
	lacking = fill_key(job, &run->key) < 0;
	found = in_file(job, &record);
	if (found > 0)
		end_from_record(job, &record, 1);
	else if (found == 0 && lacking && run->transport->rates_apply)
		ask_fail(job, "ArgumentMissing",
			 "the resource lacks what the request needs");
	else if (found == 0 && job->broken && run->transport->rates_apply)
		ask_fail(job, "PageToken", job->broken);
	else if (found == 0 && run->expired)
		ask_fail(job, "Deadline", "not asked before the deadline");
	else if (found == 0)
		to_lane(job);
	return 1;
}

static void
submit(struct job *job)
{
	struct run *run = job->account->run;
	struct flight *flight = flight_new(run, job);

	fill_request(flight);
	/* Not this request's fault: nobody can ask anything.  Its line is
	 * left to the next run. */
	if (run->transport->submit(run->transport, &flight->request,
				   run->err) < 0) {
		flight_free(run, flight);
		run_fail(run, job->account->plan->id);
		return;
	}
	run->in_flight++;
	run->stats->in_flight = run->in_flight;
	if (job->lane)
		job->lane->in_flight++;
	if (job->call && run->has_twin[job->call->number]) {
		flight->next_twin = run->twins;
		run->twins = flight;
	}
}

/* The request of run->key, if it is in flight already. */
static struct flight *
twin_of(const struct job *job)
{
	const struct run *run = job->account->run;

	for (struct flight *f = run->twins; f; f = f->next_twin)
		if (f->job->account == job->account &&
		    strcmp(f->request.key, buffer_cstr(&run->key)) == 0)
			return f;
	return NULL;
}

void
ask_behind(struct run *run, struct flight *flight)
{
	struct flight **at = &run->twins;
	struct job *job;

	while (*at && *at != flight)
		at = &(*at)->next_twin;
	if (*at)
		*at = flight->next_twin;
	while ((job = flight->behind)) {
		flight->behind = job->next;
		to_hand(job);
	}
}

/*
 * Two resources of different types may need the same request.  It is asked
 * once: what the first was told is then in the file.
 */
void
ask_now(struct job *job)
{
	struct account *a = job->account;
	struct run *run = a->run;
	struct record record;
	struct flight *twin;
	int lacking;

	if (!job->call || (job->tries && !run->has_twin[job->call->number])) {
		submit(job);
		return;
	}
	lacking = fill_key(job, &run->key) < 0;
	if ((lacking && run->transport->rates_apply) ||
	    in_file(job, &record) > 0) {
		to_hand(job);
	} else if ((twin = twin_of(job))) {
		job->next = twin->behind;
		twin->behind = job;
	} else {
		submit(job);
	}
}
