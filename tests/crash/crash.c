/*
 * crash.c - stop anywhere, resume, compare
 *
 * A spool file is only appended to, so a run that dies leaves a part of it
 * from the start: the first n lines, or those and a piece of the next.  For
 * each n both are made, the run is started again and its evidence compared
 * with the uninterrupted run's; then the settings' way, replay, must find
 * every answer in it, too.
 *
 *	crash_resume [every [seed]]	every 1: each write
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "evidence.h"
#include "plan/registry.h"
#include "spool/spool.h"
#include "sim/setup.h"
#include "sim/toy_tables.h"

extern const struct ex_collector *const all_collectors[];
extern const unsigned long all_collectors_count;

static const char *const regions[] = { "us-east-1", "eu-west-1", NULL };

struct crash {
	struct registry registry;
	struct plan plan;
	uint64_t seed;
	struct buffer whole;		/* the uninterrupted run's spool file */
	struct buffer expected;		/* its evidence */
	size_t lines;
	unsigned long live;		/* requests made in the last run */
};

static void
die(const char *what, const struct error *err)
{
	fprintf(stderr, "crash: %s: %s\n", what, err->text);
	exit(1);
}

static struct transport *
world_open(const struct crash *c, struct world *world)
{
	static const struct sim_script refused = {
		.match = " #2", .times = 3, .status = 400,
		.code = "InvalidNextTokenException", .message = "expired" };
	struct sim_options so = {
		.seed = c->seed, .body = world_body, .ctx = world,
		.faults = { .throttle = 30, .server = 20, .reset = 20,
			    .truncated = 10, .wrong_type = 10, .expired = 5,
			    .denied = 60 } };
	struct transport *t;

	*world = (struct world){ .registry = &c->registry,
				 .seed = c->seed, .regions = regions,
				 .items = 6, .page = 4, .heavy = 20,
				 .pool = 6, .refs = 400 };
	t = sim_open(&so);
	sim_answer(t, &refused);
	return t;
}

static void
run(struct crash *c, const char *spool, struct transport *t)
{
	struct engine_options o;
	struct engine_stats stats;
	struct error err = { 0 };

	engine_defaults(&o);
	o.plan = &c->plan;
	o.transport = t;
	o.spool_folder = spool;
	o.redact_key = spool ? &setup_key : NULL;
	if (engine_run(&o, &stats, &err) < 0)
		die("run", &err);
	c->live = stats.requests;
	t->close(t);
}

static void
collect(struct crash *c, const char *spool)
{
	struct world world;

	run(c, spool, world_open(c, &world));
}

static char *
spool_path(const struct crash *c, const char *folder)
{
	return xasprintf("%s/%s.jsonl", folder, c->plan.accounts[0].id);
}

static void
split(const struct crash *c, const char *folder, struct buffer *out,
      size_t *lines)
{
	char *file = spool_path(c, folder);
	char *root = path_join(folder, "bundle");
	struct error err = { 0 };

	if (evidence_split(file, c->plan.accounts[0].id, root, &err) < 0 ||
	    evidence_text(root, out, lines, &err) < 0)
		die("evidence", &err);
	free(file);
	free(root);
}

struct missing {
	unsigned n;
	char first[512];
};

static void
note_missing(void *ctx, struct resource *const *ons, size_t n,
	     const struct answer *answer)
{
	struct missing *m = ctx;

	(void)ons;
	(void)n;
	if (!answer->record->error ||
	    strcmp(answer->record->error, "NotInEvidence") != 0)
		return;
	if (!m->n++)
		snprintf(m->first, sizeof(m->first), "%s",
			 answer->request->key);
}

/* Every answer that follows from the evidence is in it. */
static void
replay(struct crash *c, const char *folder, size_t at)
{
	char *evidence = path_join(folder, "bundle/data/evidence");
	struct missing missing = { 0 };
	struct observer observer = { .ctx = &missing, .ended = note_missing };
	struct engine_options o;
	struct engine_stats stats;
	struct error err = { 0 };

	engine_defaults(&o);
	o.plan = &c->plan;
	o.observer = &observer;
	o.transport = replay_open(evidence, &err);
	if (!o.transport || engine_run(&o, &stats, &err) < 0)
		die("replay", &err);
	if (missing.n) {
		fprintf(stderr, "crash: after %zu bytes replay misses %u, "
			"first %s\n", at, missing.n, missing.first);
		exit(1);
	}
	o.transport->close(o.transport);
	free(evidence);
}

static void
remove_all(char *folder)
{
	struct error err;

	folder_remove(folder, &err);
	free(folder);
}

static void
resume_from(struct crash *c, size_t bytes)
{
	char *folder = setup_folder();
	char *file = spool_path(c, folder);
	struct buffer got;
	struct error err = { 0 };
	size_t lines;

	if (file_write(file, text_n(c->whole.at, bytes), 0600, &err) < 0)
		die("write", &err);
	collect(c, folder);
	buffer_init(&got, 512u << 20);
	split(c, folder, &got, &lines);
	if (!text_equal(buffer_view(&got), buffer_view(&c->expected))) {
		fprintf(stderr, "crash: cut after %zu bytes: %zu lines "
			"instead of %zu, or others; see %s\n", bytes, lines,
			c->lines, folder);
		exit(1);
	}
	replay(c, folder, bytes);
	buffer_free(&got);
	free(file);
	remove_all(folder);
}

static void
uninterrupted(struct crash *c)
{
	char *folder = setup_folder();
	char *file = spool_path(c, folder);
	struct error err = { 0 };

	collect(c, folder);
	if (file_read(file, &c->whole, &err) < 0)
		die("read", &err);
	split(c, folder, &c->expected, &c->lines);
	replay(c, folder, c->whole.len);
	printf("%lu requests, %zu lines of evidence\n", c->live, c->lines);
	/* When all is there nothing is asked, but whoever could not be let
	 * in may be by now. */
	collect(c, folder);
	if (c->live != 0) {
		fprintf(stderr, "crash: a complete run asked %lu again\n",
			c->live);
		exit(1);
	}
	free(file);
	remove_all(folder);
}

static size_t
every_cut(struct crash *c, size_t every)
{
	size_t line = 0, runs = 0, from = 0;

	for (size_t i = 0; i < c->whole.len; i++) {
		if (c->whole.at[i] != '\n')
			continue;
		if (line++ % every == 0) {
			resume_from(c, i + 1);
			resume_from(c, from + (i - from) * (line % 7 + 1) / 8);
			runs += 2;
		}
		from = i + 1;
	}
	return runs;
}

static void
over(const struct ex_collector *const *tables, size_t n, size_t every,
     uint64_t seed)
{
	struct crash c = { .seed = seed };
	struct error err = { 0 };

	if (registry_make(&c.registry, tables, n, &err) < 0)
		die("tables", &err);
	setup_plan(&c.plan, &c.registry, 1, 1);
	buffer_init(&c.whole, 256u << 20);
	buffer_init(&c.expected, 512u << 20);
	uninterrupted(&c);
	printf("%zu interruptions, none differed\n", every_cut(&c, every));
	buffer_free(&c.whole);
	buffer_free(&c.expected);
	setup_plan_done(&c.plan);
	registry_free(&c.registry);
}

/* The real tables; then small ones, which have batches. */
int
main(int argc, char **argv)
{
	static const struct ex_collector *const toys[] = {
		&toy_collector, &store_collector };
	size_t every = argc > 1 ? strtoul(argv[1], NULL, 10) : 10;
	uint64_t seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;

	if (!every)
		every = 1;
	over(all_collectors, all_collectors_count, every, seed);
	for (uint64_t i = 0; i < 4; i++)
		over(toys, 2, every, seed + i);
	return 0;
}
