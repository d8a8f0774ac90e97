/* The engine over the live transport, with somebody watching. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "cli/run.h"
#include "cli/terminal.h"

static int
read_shard(const struct options *o, struct engine_options *e, struct error *err)
{
	const char *text = o->v[OPT_SHARD];
	int used = 0;

	if (!text)
		return 0;
	if (sscanf(text, "%u/%u%n", &e->shard, &e->shards, &used) != 2 ||
	    text[used] || e->shards == 0 || e->shard >= e->shards)
		return error_set(err, ERROR_USAGE,
				 "--shard %s: I/N, I from 0 to N-1", text);
	return 0;
}

static int
engine_settings(struct run *run, struct engine_options *e, struct error *err)
{
	const struct options *o = run->options;
	long share, flight, accounts;
	long long deadline, within;

	engine_defaults(e);
	if (option_number(o, OPT_SHARE, 1, 100, 50, &share, err) < 0 ||
	    option_number(o, OPT_MAX_IN_FLIGHT, 1, 1024, 256, &flight, err) < 0 ||
	    option_number(o, OPT_ACCOUNTS_IN_FLIGHT, 1, 1024, 16, &accounts,
			  err) < 0 ||
	    option_duration(o, OPT_DEADLINE, 86400000, &deadline, err) < 0 ||
	    option_duration(o, OPT_RESUME_WITHIN, 86400000, &within, err) < 0 ||
	    read_shard(o, e, err) < 0)
		return -1;
	e->share_percent = (unsigned)share;
	e->max_in_flight = (unsigned)flight;
	e->accounts_in_flight = (unsigned)accounts;
	e->deadline_ms = deadline;
	e->resume_within_ms = within;
	e->rates_file = o->v[OPT_RATES];
	return 0;
}

int
run_collect(struct run *run, struct engine_stats *stats, struct error *err)
{
	struct engine_options e;
	struct observer nobody = { 0 };
	struct terminal terminal;
	int result;

	if (engine_settings(run, &e, err) < 0)
		return -1;
	e.plan = &run->plan;
	e.transport = run->transport;
	e.spool_folder = run->spool;
	e.redact_key = &run->redact_key;
	e.observer = &nobody;
	e.offered = endpoints_offered;
	e.offered_ctx = run->endpoints;
	e.stop = &run->stop;
	terminal_open(&terminal, run);
	e.progress = terminal_progress;
	e.progress_ctx = &terminal;
	result = engine_run(&e, stats, err);
	terminal_close(&terminal);
	if (result < 0 && err->kind == ERROR_INTERRUPTED) {
		char a[32], b[32];

		return error_set(err, ERROR_INTERRUPTED, "interrupted: %s of about"
			" %s requests are kept. Run the same command again to go"
			" on.", thousands(a, stats->requests),
			thousands(b, stats->expected > stats->requests ?
					     stats->expected : stats->requests));
	}
	return result;
}
