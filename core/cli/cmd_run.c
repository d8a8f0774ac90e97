/* audit, and the three steps it is made of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "cli/archiving.h"
#include "cli/run.h"
#include "cli/terminal.h"

static void
introduce(const struct run *run)
{
	size_t services = run->registry.ncollectors;

	log_line(LOG_LEVEL_NOTICE, "run", "Exhibit %s \u00b7 stream %s \u00b7"
		 " period %s \u00b7 bundle %u of the stream%s", EXHIBIT_VERSION,
		 run->stream, run->period, run->sequence,
		 run->resumed ? " \u00b7 going on where it stopped" : "");
	log_line(LOG_LEVEL_NOTICE, "caller", "as %s",
		 run->plan.caller ? run->plan.caller : "?");
	if (run->plan.nregions)
		log_line(LOG_LEVEL_NOTICE, "scope", "%zu account%s \u00d7 %zu"
			 " Region%s \u00d7 %zu services", run->plan.naccounts,
			 run->plan.naccounts == 1 ? "" : "s", run->plan.nregions,
			 run->plan.nregions == 1 ? "" : "s", services);
	else
		log_line(LOG_LEVEL_NOTICE, "scope", "%zu account%s \u00d7 every"
			 " enabled Region \u00d7 %zu services",
			 run->plan.naccounts, run->plan.naccounts == 1 ? "" : "s",
			 services);
}

/* Up to the point where answers can be asked for. */
static int
begin(struct run *run, struct error *err)
{
	if (run_folder(run, err) < 0 || run_tables(run, err) < 0 ||
	    run_profile(run, err) < 0 || run_connect(run, err) < 0 ||
	    archiving_head(run->options, run->ca_file, run->stream,
			   run->sequence, err) < 0 ||
	    run_plan(run, err) < 0)
		return -1;
	introduce(run);
	return 0;
}

int
cmd_audit(struct options *o, struct error *err)
{
	struct run run;
	struct engine_stats stats = { 0 };
	int64_t began = clock_now();
	int result;

	run_init(&run, o);
	/* What can be known to be missing is said before anything is asked. */
	result = run_ready(&run, err);
	if (result == 0)
		result = run_stage_ready(o, err);
	if (result == 0)
		result = archiving_ready(o, err);
	if (result == 0)
		result = begin(&run, err);
	if (result == 0)
		result = run_collect(&run, &stats, err);
	if (result == 0)
		result = run_assess(&run, err);
	if (result == 0)
		result = summary_print(&run, stdout, clock_now() - began, err);
	if (result == 0)
		result = run_seal(&run, err);
	run_free(&run);
	return result;
}

int
cmd_collect(struct options *o, struct error *err)
{
	struct run run;
	struct engine_stats stats = { 0 };
	char n[32], m[32];
	int result;

	run_init(&run, o);
	result = begin(&run, err);
	if (result == 0)
		result = run_collect(&run, &stats, err);
	if (result == 0)
		printf("%s requests asked, %s from the file, kept in %s\n"
		       "next     exhibit assess %s\n",
		       thousands(n, stats.requests - stats.replayed),
		       thousands(m, stats.replayed), run.folder, run.folder);
	run_free(&run);
	return result;
}

int
cmd_assess(struct options *o, struct error *err)
{
	struct run run;
	int result;

	run_init(&run, o);
	result = run_stage_ready(o, err);
	if (result == 0)
		result = run_open(&run, o->rest[0], err);
	if (result == 0) {
		/* The collectors' tables are the plan's; those of endpoints and
		 * DLCs are at hand. */
		struct registry of_plan = run.registry;

		result = run_tables(&run, err);
		if (result == 0)
			registry_free(&run.registry);
		run.registry = of_plan;
		run.plan.registry = &run.registry;
	}
	if (result == 0)
		result = run_profile(&run, err);
	if (result == 0) {
		run_describe_tables(&run);
		run_describe_profile(&run);
	}
	if (result == 0)
		result = run_assess(&run, err);
	if (result == 0)
		result = summary_print(&run, stdout, -1, err);
	if (result == 0)
		printf("\nnext     exhibit seal %s\n", run.folder);
	run_free(&run);
	return result;
}

int
cmd_seal(struct options *o, struct error *err)
{
	struct run run;
	int result;

	run_init(&run, o);
	result = run_open(&run, o->rest[0], err);
	if (result == 0)
		result = totals_read(&run, err);
	if (result == 0)
		result = run_ready(&run, err);
	if (result == 0)
		result = archiving_ready(o, err);
	run_ca_file(&run, secure_getenv("AWS_CA_BUNDLE"));
	if (result == 0)
		result = summary_print(&run, stdout, -1, err);
	if (result == 0)
		result = run_seal(&run, err);
	run_free(&run);
	return result;
}
