/* Every setting and verdict again, from the stored answers. */
#include "cli/rederive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assess/assess.h"
#include "assess/dlc.h"
#include "assess/profile.h"
#include "aws/partition.h"
#include "base/alloc.h"
#include "base/file.h"
#include "bundle/statement.h"
#include "cli/rederive_rows.h"
#include "plan/plan.h"

struct again {
	char *root;			/* a folder of its own */
	struct registry registry;
	struct plan plan;
	int have_plan;
	struct profile *profile;
	struct endpoints *endpoints;
	struct dlc_table *dlc;
	struct assess_totals totals;
	struct map *coded;		/* settings whose verdict is not repeated */
	unsigned long not_repeated;	/* rows */
};

/* Those that lie beside the plan, not the machine's. */
static int
read_tables(struct again *a, const char *folder, struct error *err)
{
	char *endpoints = path_join(folder, "data/tables/endpoints.tsv");
	char *dlc = path_join(folder, "data/tables/dlc.tsv");
	int result = endpoints_open(&a->endpoints, endpoints, err);

	if (result == 0 && file_exists(dlc))
		result = dlc_table_open(&a->dlc, dlc, err);
	free(endpoints);
	free(dlc);
	return result;
}

static int
read_plan(struct again *a, const char *folder, struct error *err)
{
	char *path = path_join(folder, "data/plan.json");
	struct buffer text;
	int result;

	buffer_init(&text, 256 << 20);
	result = file_read(path, &text, err);
	if (result == 0)
		result = plan_read(&a->plan, &a->registry, buffer_view(&text),
				   err);
	a->have_plan = result == 0;
	if (result == 0)
		result = profile_of_plan(&a->profile, &a->plan, &a->registry,
					 err);
	if (result == 0)
		result = assess_check(&a->registry, a->profile, err);
	if (result == 0)
		result = read_tables(a, folder, err);
	buffer_free(&text);
	free(path);
	return result;
}

/* The evidence is read where it lies: a link in a folder of our own. */
static int
make_root(struct again *a, const char *folder, struct error *err)
{
	char template[] = "/tmp/exhibit-rederive-XXXXXX";
	char *full = realpath(folder, NULL), *evidence, *data, *link;
	int result = 0;

	if (!full || !mkdtemp(template)) {
		free(full);
		return error_set(err, ERROR_SYSTEM, "no temporary folder");
	}
	a->root = xstrdup(template);
	evidence = path_join(full, "data/evidence");
	data = path_join(a->root, "data");
	link = path_join(data, "evidence");
	result = folder_make(data, err);
	if (result == 0 && symlink(evidence, link) < 0)
		result = error_set(err, ERROR_SYSTEM, "%s: cannot be made", link);
	free(link);
	free(data);
	free(evidence);
	free(full);
	return result;
}

static void
unmake_root(struct again *a)
{
	struct error ignored;
	char *link;

	if (!a->root)
		return;
	link = path_join(a->root, "data/evidence");
	unlink(link);
	folder_remove(a->root, &ignored);
	free(link);
	free(a->root);
}

/* The row where two tables begin to differ. */
static unsigned long
first_difference(struct text a, struct text b)
{
	unsigned long row = 1;

	for (size_t i = 0; i < a.len && i < b.len && a.at[i] == b.at[i]; i++)
		row += a.at[i] == '\n';
	return row;
}

static void
differ(struct rederived *out, const char *name, const char *how)
{
	if (out->different++ == 0)
		snprintf(out->first, sizeof(out->first), "%s: %s", name, how);
}

static int
compare_file(struct again *a, const char *folder, const char *name,
	     struct rederived *out, struct error *err)
{
	char *sealed = path_join(folder, name), *ours = path_join(a->root, name);
	struct buffer x, y;
	char how[96];
	unsigned long ours_too = 0;
	int result = 0;

	buffer_init(&x, 1u << 30);
	buffer_init(&y, 1u << 30);
	if (!file_exists(ours)) {
		differ(out, name, "the evidence gives no such table");
	} else if (file_read(sealed, &x, err) < 0 ||
		   file_read(ours, &y, err) < 0 ||
		   rows_without_coded(&x, a->coded, &a->not_repeated, err) < 0 ||
		   rows_without_coded(&y, a->coded, &ours_too, err) < 0) {
		result = -1;
	} else if (text_equal(buffer_view(&x), buffer_view(&y))) {
		out->files++;
		for (size_t i = 0; i < x.len; i++)
			out->rows += x.at[i] == '\n';
	} else {
		snprintf(how, sizeof(how), "row %lu is not what the evidence"
			 " gives", first_difference(buffer_view(&x),
						    buffer_view(&y)));
		differ(out, name, how);
	}
	buffer_free(&x);
	buffer_free(&y);
	free(sealed);
	free(ours);
	return result;
}

/* Every table the bundle has. */
static int
compare_folder(struct again *a, const char *folder, const char *which,
	       struct rederived *out, struct error *err)
{
	char *path = path_join(folder, which);
	struct file_list list = { NULL, 0 };
	int result = file_exists(path) ? folder_list(path, &list, err) : 0;

	for (size_t i = 0; result == 0 && i < list.n; i++) {
		char *name = path_join(which, list.v[i]);

		result = compare_file(a, folder, name, out, err);
		free(name);
	}
	file_list_free(&list);
	free(path);
	return result;
}

/* Every table it ought to have. */
static int
count_missing(const struct again *a, const char *folder, const char *which,
	      struct rederived *out, struct error *err)
{
	char *path = path_join(a->root, which);
	struct file_list list = { NULL, 0 };
	int result = file_exists(path) ? folder_list(path, &list, err) : 0;

	for (size_t i = 0; result == 0 && i < list.n; i++) {
		char *name = path_join(which, list.v[i]);
		char *sealed = path_join(folder, name);

		if (!file_exists(sealed))
			differ(out, name,
			       "the evidence gives it, the bundle lacks it");
		free(sealed);
		free(name);
	}
	file_list_free(&list);
	free(path);
	return result;
}

static int
compare(struct again *a, const char *folder, struct rederived *out,
	struct error *err)
{
	static const char *const tables[] = { "data/settings", "data/ledger",
					      "data/population" };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (compare_folder(a, folder, tables[i], out, err) < 0 ||
		    count_missing(a, folder, tables[i], out, err) < 0)
			return -1;
	return 0;
}

/* The plan says by which tables was judged. */
static void
compare_tables(const struct again *a, struct rederived *out)
{
	for (size_t i = 0; i < a->plan.ntables; i++) {
		const struct plan_table *t = &a->plan.tables[i];
		const char *have = NULL;

		if (strcmp(t->name, "endpoints.tsv") == 0)
			have = endpoints_sha256(a->endpoints);
		else if (strcmp(t->name, "dlc.tsv") == 0)
			have = a->dlc ? a->dlc->sha256 : "";
		if (have && strcmp(have, t->sha256) != 0)
			differ(out, "data/plan.json", "another table was used"
			       " than lies in data/tables");
	}
}

/* What was signed as the headline is what the answers give. */
static int
compare_statement(const struct again *a, const char *folder,
		  struct rederived *out, struct error *err)
{
	char *path = path_join(folder, "meta/statement.json");
	struct statement s = { 0 };
	struct fault fault = { 0 };
	struct buffer text;
	char how[96];
	int result;

	buffer_init(&text, 16 << 20);
	result = file_read(path, &text, err);
	if (result == 0 && statement_read(&s, buffer_view(&text), &fault) < 0)
		result = error_set(err, ERROR_MALFORMED, "%s", path);
	if (result == 0 && s.gaps != a->totals.gaps) {
		snprintf(how, sizeof(how), "%llu gaps, the evidence gives %lu",
			 (unsigned long long)s.gaps, a->totals.gaps);
		differ(out, "meta/statement.json", how);
	}
	buffer_free(&text);
	free(path);
	return result;
}

int
rederive(const char *folder, struct rederived *out, struct error *err)
{
	struct again a;
	struct assess_options o = { 0 };
	int result;

	memset(&a, 0, sizeof(a));
	memset(out, 0, sizeof(*out));
	buffer_init(&out->warnings, 1 << 20);
	result = read_plan(&a, folder, err);
	if (result == 0)
		result = make_root(&a, folder, err);
	if (result == 0) {
		o.plan = &a.plan;
		o.profile = a.profile;
		o.root = a.root;
		o.offered = endpoints_offered;
		o.offered_ctx = a.endpoints;
		o.dlc = a.dlc;
		result = assess_run(&o, &a.totals, err);
	}
	if (result == 0)
		a.coded = coded_settings(&a.registry, a.profile);
	if (result == 0)
		compare_tables(&a, out);
	if (result == 0)
		result = compare(&a, folder, out, err);
	if (a.not_repeated)
		buffer_printf(&out->warnings, "        warning: %lu verdicts rest "
			      "on a module's own test, which no bundle carries: "
			      "not repeated\n", a.not_repeated);
	if (result == 0)
		result = compare_statement(&a, folder, out, err);
	unmake_root(&a);
	assess_totals_free(&a.totals);
	map_free(a.coded);
	profile_free(a.profile);
	endpoints_free(a.endpoints);
	dlc_table_free(a.dlc);
	if (a.have_plan) {
		plan_free(&a.plan);
		registry_free(&a.registry);
	}
	return result < 0 ? error_in(err, "re-derivation") : 0;
}
