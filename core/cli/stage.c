/* What will be sealed: evidence, facts, plan, policy, tables, documents, pages. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "cli/formats.h"
#include "cli/run.h"
#include "cli/stage.h"
#include "report/report.h"
#include "spool/spool.h"

int
stage_put(const struct run *run, const char *name, struct text data,
	  struct error *err)
{
	char *path = path_join(run->stage, name);
	char *folder = path_folder(path);
	int result = folder_make(folder, err);

	if (result == 0)
		result = file_write(path, data, 0600, err);
	free(folder);
	free(path);
	return result;
}

static int
split_evidence(const struct run *run, struct error *err)
{
	for (size_t i = 0; i < run->plan.naccounts; i++) {
		const char *id = run->plan.accounts[i].id;
		char *file = xasprintf("%s/%s.jsonl", run->spool, id);
		int result;

		if (!file_exists(file))
			result = error_set(err, ERROR_USAGE, "%s: account %s has"
					   " not been asked yet: exhibit collect"
					   " asks it", run->folder, id);
		else
			result = evidence_split(file, id, run->stage, err);
		free(file);
		if (result < 0)
			return -1;
	}
	return 0;
}

struct unasked {
	unsigned long n;
	char first[256];
};

static int
look_for_unasked(void *ctx, char **cells, size_t n)
{
	struct unasked *u = ctx;

	if (n > 3 && strcmp(cells[3], "NotInEvidence") == 0 && u->n++ == 0)
		snprintf(u->first, sizeof(u->first), "%s", cells[0]);
	return 0;
}

/* A run that was stopped is not sealed: what was never asked is no gap of AWS's. */
static int
check_finished(const struct run *run, struct error *err)
{
	for (size_t i = 0; i < run->plan.naccounts; i++) {
		const char *id = run->plan.accounts[i].id;
		char *path = xasprintf("%s/data/ledger/%s.csv", run->stage, id);
		struct unasked u = { 0, "" };
		struct buffer text;
		int result;

		buffer_init(&text, 1u << 30);
		result = file_read(path, &text, err);
		if (result == 0)
			result = csv_read(buffer_view(&text), look_for_unasked,
					  &u, err);
		buffer_free(&text);
		free(path);
		if (result == 0 && u.n)
			result = error_set(err, ERROR_USAGE, "%s: account %s: %lu"
				" requests were never asked (%s): run exhibit"
				" audit or collect again", run->folder, id, u.n,
				u.first);
		if (result < 0)
			return -1;
	}
	return 0;
}

static int
put_derived(const struct run *run, struct error *err)
{
	struct derive_options json = { .json = 1 };
	char *plan = path_join(run->folder, "plan.json");
	struct buffer out;
	int result;

	/* Both: a profile may have been chosen since the run began. */
	buffer_init(&out, 256 << 20);
	plan_write(&run->plan, &out);
	result = stage_put(run, "data/plan.json", buffer_view(&out), err);
	if (result == 0)
		result = file_write(plan, buffer_view(&out), 0600, err);
	free(plan);
	buffer_reset(&out);
	if (result == 0)
		result = derive_policy(&run->registry, &json, &out, err);
	if (result == 0)
		result = stage_put(run, "data/policy.json", buffer_view(&out), err);
	buffer_free(&out);
	if (result == 0)
		result = stage_put(run, "data/tables/endpoints.tsv",
				   buffer_view(&run->endpoints_text), err);
	return result == 0 ? stage_put(run, "data/tables/dlc.tsv",
				       buffer_view(&run->dlc_text), err) : -1;
}

static int
put_report(const struct run *run, struct error *err)
{
	struct report_options r = {
		.root = run->stage, .bundle_id = run->id,
		.stream = run->stream, .totals = &run->totals,
		.organization = run->options->v[OPT_ORGANIZATION],
		.templates = run->options->v[OPT_TEMPLATES],
	};
	char *out = path_join(run->stage, "data/report");
	int result = folder_make(out, err);

	r.out = out;
	if (result == 0)
		result = formats_make_beside_html(&r, run->options, err);
	free(out);
	return result;
}

/* What was counted before does not belong to what is made now. */
static int
forget_totals(const struct run *run, struct error *err)
{
	char *path = path_join(run->folder, "totals.json");
	int result = 0;

	if (unlink(path) < 0 && errno != ENOENT)
		result = error_set(err, ERROR_SYSTEM, "%s: %s", path,
				   strerror(errno));
	free(path);
	return result;
}

int
run_assess(struct run *run, struct error *err)
{
	struct assess_options a = {
		.plan = &run->plan, .profile = run->profile,
		.root = run->stage, .offered = endpoints_offered,
		.offered_ctx = run->endpoints, .dlc = run->dlc,
	};

	if (forget_totals(run, err) < 0)
		return -1;
	if (file_exists(run->stage) && folder_remove(run->stage, err) < 0)
		return -1;
	if (folder_make(run->stage, err) < 0 || split_evidence(run, err) < 0)
		return -1;
	assess_totals_free(&run->totals);
	memset(&run->totals, 0, sizeof(run->totals));
	if (assess_run(&a, &run->totals, err) < 0 ||
	    check_finished(run, err) < 0 || put_derived(run, err) < 0 ||
	    put_documents(run, err) < 0 || put_report(run, err) < 0)
		return -1;
	return totals_write(run, err);
}
