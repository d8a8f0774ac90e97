/* jobs.c - what is to be asked and what is in flight; both are used again */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "engine/run.h"

#define SLAB	256

static void
more_jobs(struct run *run)
{
	struct job *slab = xcalloc(SLAB, sizeof(*slab));

	/* The first of a slab links the slabs. */
	slab[0].next = run->slabs;
	run->slabs = slab;
	for (size_t i = 1; i < SLAB; i++) {
		slab[i].next = run->jobs;
		run->jobs = &slab[i];
	}
}

struct job *
job_new(struct account *a, const struct call *call, struct spot *on)
{
	struct run *run = a->run;
	struct job *job;

	if (!run->jobs)
		more_jobs(run);
	job = run->jobs;
	run->jobs = job->next;
	*job = (struct job){ .account = a, .call = call, .on = on, .n = 1,
			     .page = 1 };
	return job;
}

void
job_free(struct job *job)
{
	struct run *run = job->account->run;

	if (job->node.slot)
		heap_remove(&run->later, &job->node);
	job->next = run->jobs;
	run->jobs = job;
}

struct flight *
flight_new(struct run *run, struct job *job)
{
	struct flight *flight = run->flights;

	if (flight) {
		run->flights = flight->next;
	} else {
		flight = xcalloc(1, sizeof(*flight));
		flight->arena = arena_new();
	}
	flight->job = job;
	flight->request = (struct request){ .engine = flight };
	return flight;
}

void
flight_free(struct run *run, struct flight *flight)
{
	arena_reset(flight->arena);
	flight->next = run->flights;
	run->flights = flight;
}

void
jobs_done(struct run *run)
{
	struct job *slab;
	struct flight *flight;

	while ((slab = run->slabs)) {
		run->slabs = slab->next;
		free(slab);
	}
	while ((flight = run->flights)) {
		run->flights = flight->next;
		arena_free(flight->arena);
		free(flight);
	}
}
