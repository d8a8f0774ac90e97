/*
 * command.h - the commands, their options, and how each ends
 *
 * One table of options: a key of exhibit.conf and a flag are the same thing,
 * and a flag wins.  Help, completion and the configuration's reader are made
 * from it.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stddef.h>

#include "base/error.h"

enum exit_code {
	EXIT_DONE = 0,
	EXIT_WARNINGS = 7,	/* verify --strict */
	EXIT_INCOMPLETE = 8,	/* audit and seal: sealed, with gaps */
};

enum option_id {
	OPT_CONFIG, OPT_ORGANIZATION, OPT_STREAM, OPT_PERIOD, OPT_SCOPE,
	OPT_PROFILE, OPT_RUNS, OPT_BUNDLES, OPT_DOCUMENTS, OPT_TRUST,
	OPT_ACCOUNTS, OPT_ROLE, OPT_EXTERNAL_ID, OPT_AWS_PROFILE, OPT_REGIONS,
	OPT_SHARE, OPT_MAX_IN_FLIGHT, OPT_ACCOUNTS_IN_FLIGHT, OPT_DEADLINE,
	OPT_RESUME_WITHIN, OPT_RATES, OPT_SHARD, OPT_SECRET, OPT_CA_FILE,
	OPT_ENDPOINTS, OPT_DLC_TABLE, OPT_MODULES, OPT_TEMPLATES, OPT_KEY, OPT_CERTIFICATE,
	OPT_CHAIN, OPT_FIRST, OPT_COMPRESS, OPT_CREATED, OPT_TSA,
	OPT_TSA_ANCHORS, OPT_TSA_POLICIES, OPT_UNTIMESTAMPED, OPT_JSON,
	OPT_DENY, OPT_MODELS, OPT_OUT, OPT_FORMAT, OPT_REDERIVE, OPT_STRICT,
	OPT_NOW, OPT_PREVIOUS, OPT_EXTRACT,
	/* reports */
	OPT_FORMATS, OPT_OSCAL_VERSION, OPT_SINCE,
	/* archive, link, publish, schedule */
	OPT_ARCHIVE, OPT_ARCHIVE_REGION, OPT_ARCHIVE_ENDPOINT,
	OPT_ARCHIVE_PROFILE, OPT_ARCHIVE_OWNER, OPT_LOCK, OPT_RETAIN,
	OPT_LEGAL_HOLD, OPT_STORAGE_CLASS, OPT_KMS_KEY, OPT_SINGLE_PUT_MAX,
	OPT_CHECK, OPT_EXPIRES, OPT_TITLE, OPT_FOR,
	/* extract, sample */
	OPT_ACCOUNT, OPT_REGION, OPT_SERVICE, OPT_POPULATION, OPT_METHOD,
	OPT_SIZE, OPT_SEED, OPT_STRATA,
	OPT_LOG, OPT_HELP,
	OPTIONS
};

struct options {
	const char *v[OPTIONS];		/* NULL: not given; "" a switch given */
	char *owned[OPTIONS];		/* what came from the configuration */
	const char *config_file;
	char *config_folder;		/* its paths are relative to this */
	char **rest;
	int nrest;
};

struct command {
	const char *name;
	const char *arguments;		/* "BUNDLE", shown in usage */
	const char *summary;
	const char *text;		/* what it does; exits; two examples */
	const enum option_id *takes;	/* OPTIONS ends */
	int min_rest, max_rest;
	int (*run)(struct options *o, struct error *err);	/* exit code, -1 */
};

extern const struct command commands[];	/* name NULL ends */
const struct command *command_named(const char *name);

/* Flags, then the configuration they name. 1: help was asked for. */
int options_read(struct options *o, const struct command *command, int argc,
		 char **argv, struct error *err);
void options_free(struct options *o);
int option_on(const struct options *o, enum option_id id);
int option_number(const struct options *o, enum option_id id, long least,
		  long most, long unset, long *out, struct error *err);
/* "90m", "24h", "10s", "2d" in ms */
int option_duration(const struct options *o, enum option_id id, long long unset,
		    long long *out, struct error *err);
const char *option_needed(const struct options *o, enum option_id id,
			  struct error *err);	/* NULL: *err says what to set */

void help_all(void);
void help_command(const struct command *command);
void help_completion(void);	/* bash */
/* The nearest of the names to what was typed, or NULL. */
const char *nearest(const char *typed, const char *const *names, size_t n);

int cmd_audit(struct options *o, struct error *err);
int cmd_collect(struct options *o, struct error *err);
int cmd_assess(struct options *o, struct error *err);
int cmd_seal(struct options *o, struct error *err);
int cmd_verify(struct options *o, struct error *err);
int cmd_report(struct options *o, struct error *err);
int cmd_archive(struct options *o, struct error *err);
int cmd_link(struct options *o, struct error *err);
int cmd_publish(struct options *o, struct error *err);
int cmd_schedule(struct options *o, struct error *err);
int cmd_extract(struct options *o, struct error *err);
int cmd_sample(struct options *o, struct error *err);
int cmd_diff(struct options *o, struct error *err);
int cmd_plan(struct options *o, struct error *err);
int cmd_policy(struct options *o, struct error *err);
int cmd_reference(struct options *o, struct error *err);
int cmd_matrix(struct options *o, struct error *err);
int cmd_completion(struct options *o, struct error *err);
int cmd_version(struct options *o, struct error *err);

#endif
