/*
 * run.h - a run's folder, and what a run is made of
 *
 *	runs/<bundle id>/plan.json	what it asks, and the profile that judges
 *	runs/<bundle id>/secret		32 bytes, mode 0600, never in a bundle
 *	runs/<bundle id>/spool/		the answers, one file an account
 *	runs/<bundle id>/stage/data/	what will be sealed
 *	runs/<bundle id>/totals.json	what assess counted, for seal
 *	runs/<bundle id>/sealed.json	the bundle, once there is one
 *
 * The bundle's sequence number comes from the stream's head, so the same
 * command finds an unfinished run again, and a finished one is followed by the
 * next.
 */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include <stdint.h>

#include "assess/assess.h"
#include "assess/dlc.h"
#include "assess/profile.h"
#include "aws/credentials.h"
#include "aws/partition.h"
#include "cli/command.h"
#include "engine/engine.h"
#include "plan/plan.h"

struct run {
	const struct options *options;
	char *folder, *spool, *stage, *id;
	char *stream, *period;		/* of the id: "2026Q4" */
	unsigned sequence;
	uint8_t secret[32];
	struct redact_key redact_key;
	struct registry registry;
	struct endpoints *endpoints;
	struct dlc_table *dlc;
	/* the tables, as they go into the bundle */
	struct buffer endpoints_text, dlc_text;
	struct profile *profile;
	struct map *profiles;		/* its files' texts, char *, by path */
	struct plan plan;
	int have_registry, have_plan, resumed;
	/* live runs only */
	struct credentials_source *credentials;
	struct endpoint_options endpoint_options;
	struct transport *transport;
	char *ca_file;
	int wake_fd, lock_fd;
	int stop;
	struct assess_totals totals;
};

void run_init(struct run *run, const struct options *o);
void run_free(struct run *run);

/* Stream, period, sequence, folder, secret; makes the folder. */
int run_folder(struct run *run, struct error *err);
/* An existing run: its plan.json and secret. */
int run_open(struct run *run, const char *folder, struct error *err);
/* The collectors' tables, those of endpoints and of DLCs, the profile. */
int run_tables(struct run *run, struct error *err);
int run_profile(struct run *run, struct error *err);
/* In the plan. */
void run_describe_tables(struct run *run);
void run_describe_profile(struct run *run);
void profiles_free(struct run *run);
/* Credentials, transport, caller, accounts; writes plan.json. */
int run_plan(struct run *run, struct error *err);
int run_connect(struct run *run, struct error *err);
/* Who vouches for TLS: the option, the profile's or AWS_CA_BUNDLE (ca), the
 * system's. */
void run_ca_file(struct run *run, const char *ca);
/* The engine over the live transport. */
int run_collect(struct run *run, struct engine_stats *stats, struct error *err);
/* Evidence, ledger, settings, plan, policy, tables, documents, reports. */
int run_assess(struct run *run, struct error *err);
/* What assess and seal will need of the options, before anything is asked. */
int run_ready(struct run *run, struct error *err);
int run_stage_ready(const struct options *o, struct error *err);
/* The bundle.  Exit code, or -1. */
int run_seal(struct run *run, struct error *err);

/* Where the streams' heads are. */
const char *head_folder(const struct options *o);

int totals_write(const struct run *run, struct error *err);
int totals_read(struct run *run, struct error *err);

/* "2026-Q4", "2026-11", "2026", "2026-10-01/2026-12-31", "last-quarter",
 * "last-month", "last-year": start, end (exclusive), and the form that stands in
 * an id. text NULL: the quarter of now. */
int period_read(const char *text, int64_t now, int64_t *start, int64_t *end,
		char label[32], struct error *err);

/* One request outside the engine: who am I, which accounts are there. */
struct asked {
	struct arena *arena;
	struct ex_node *answer;		/* NULL unless collected */
	struct verdict_of_answer verdict;
};
int ask_aws(struct run *run, const char *service, const char *op,
	const char *token, struct asked *out, struct error *err);

#endif
