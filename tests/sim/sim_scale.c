/*
 * sim_scale.c - the real tables over many accounts: what a request costs, and
 * whether memory follows accounts in flight and not accounts or resources
 *
 *	sim_scale [accounts [in-flight [items]]]	print figures
 *	sim_scale --check				small, with its gates
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/file.h"
#include "plan/registry.h"
#include "sim/setup.h"

extern const struct ex_collector *const all_collectors[];
extern const unsigned long all_collectors_count;

struct figures {
	unsigned long requests, throttles, resources, gaps;
	int64_t virtual_ms, cpu_us;
	long rss_kib;
};

static int64_t
cpu_us(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (int64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 +
	       u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

static long
peak_rss(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_maxrss;
}

static void
count_found(void *ctx, struct resource *resource)
{
	(void)resource;
	++*(unsigned long *)ctx;
}

static int
run(const struct registry *registry, size_t accounts, unsigned active,
    unsigned items, struct figures *out)
{
	struct world world = { .registry = registry, .seed = 7,
			       .regions = setup_regions,
			       .items = items, .page = 100, .heavy = 20,
			       .pool = 20, .refs = 500 };
	struct sim_options so = { .seed = 7, .body = world_body,
				  .ctx = &world };
	struct observer observer = { .ctx = &out->resources,
				     .found = count_found };
	struct engine_options o;
	struct engine_stats stats;
	struct plan plan;
	struct error err = { 0 };
	char *folder = setup_folder();
	int64_t began = cpu_us(), now;

	memset(out, 0, sizeof(*out));
	setup_plan(&plan, registry, accounts, 1);
	engine_defaults(&o);
	o.plan = &plan;
	o.transport = sim_open(&so);
	now = o.transport->now(o.transport);
	o.spool_folder = folder;
	o.redact_key = &setup_key;
	o.observer = &observer;
	o.accounts_in_flight = active;
	if (engine_run(&o, &stats, &err) < 0) {
		fprintf(stderr, "sim_scale: %s\n", err.text);
		return -1;
	}
	out->requests = stats.requests;
	out->throttles = stats.throttles;
	out->virtual_ms = o.transport->now(o.transport) - now;
	out->cpu_us = cpu_us() - began;
	out->rss_kib = peak_rss();
	for (int i = OUTCOME_DENIED; i < OUTCOMES; i++)
		out->gaps += stats.by_outcome[i];
	o.transport->close(o.transport);
	setup_plan_done(&plan);
	folder_remove(folder, &err);
	free(folder);
	return 0;
}

static void
print(size_t accounts, unsigned active, const struct figures *f)
{
	printf("%zu accounts, %u at a time: %lu requests, %lu resources, "
	       "%lu throttled, %lu gaps, %.1f min virtual, %.1f s CPU "
	       "(%.1f us a request), peak %.1f MiB\n", accounts, active,
	       f->requests, f->resources, f->throttles, f->gaps,
	       (double)f->virtual_ms / 60000, (double)f->cpu_us / 1e6,
	       f->requests ? (double)f->cpu_us / (double)f->requests : 0,
	       (double)f->rss_kib / 1024);
}

/* Ten times the accounts may not need twice the memory. */
static int
check(const struct registry *registry)
{
	struct figures few, many;

	if (run(registry, 4, 4, 4, &few) < 0)
		return 1;
	print(4, 4, &few);
	if (run(registry, 40, 4, 4, &many) < 0)
		return 1;
	print(40, 4, &many);
	if (many.requests < 8 * few.requests || few.requests < 100 ||
	    many.rss_kib > 2 * few.rss_kib) {
		fprintf(stderr, "sim_scale: memory follows accounts\n");
		return 1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct registry registry = { 0 };
	struct error err = { 0 };
	struct figures f;
	size_t accounts = argc > 1 ? strtoul(argv[1], NULL, 10) : 100;
	unsigned active = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 16;
	unsigned items = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 4;
	int status;

	if (registry_make(&registry, all_collectors, all_collectors_count,
			  &err) < 0) {
		fprintf(stderr, "sim_scale: %s\n", err.text);
		return 1;
	}
	if (argc > 1 && strcmp(argv[1], "--check") == 0) {
		status = check(&registry);
	} else {
		status = run(&registry, accounts, active, items, &f) < 0;
		if (!status)
			print(accounts, active, &f);
	}
	registry_free(&registry);
	return status;
}
