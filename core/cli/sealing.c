/* From a run's stage to its bundle, checked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"
#include "bundle/seal.h"
#include "bundle/verify.h"
#include "cli/archiving.h"
#include "cli/formats.h"
#include "cli/post.h"
#include "cli/run.h"
#include "cli/terminal.h"
#include "doc/json_writer.h"
#include "plan/binary.h"
#include "report/report.h"

#define TSAS_MAX	8

struct sealing {
	struct arena *arena;
	struct seal_options seal;
	struct seal_totals totals;
	struct seal_tsa tsas[TSAS_MAX];
	struct binary program;
	char ca[DIGEST_HEX];
};

static size_t
words(struct arena *arena, const char *text, const char **v, size_t most)
{
	char *copy = arena_strdup(arena, text ? text : ""), *save = NULL;
	size_t n = 0;

	for (char *w = strtok_r(copy, " \t", &save); w && n < most;
	     w = strtok_r(NULL, " \t", &save))
		v[n++] = w;
	return n;
}

static int
set_tsas(struct run *run, struct sealing *s, struct error *err)
{
	const struct options *o = run->options;
	const char *urls[TSAS_MAX], *anchors[TSAS_MAX];
	size_t n = words(s->arena, o->v[OPT_TSA], urls, TSAS_MAX);
	size_t m = words(s->arena, o->v[OPT_TSA_ANCHORS], anchors, TSAS_MAX);

	if (n == 0 && !option_on(o, OPT_UNTIMESTAMPED))
		return error_set(err, ERROR_USAGE, "no time-stamp authority: set"
				 " url in [timestamp], best two of them;"
				 " --allow-untimestamped seals without");
	if (n != m)
		return error_set(err, ERROR_USAGE, "[timestamp] has %zu url and"
				 " %zu anchors: one anchors file for each url,"
				 " in the same order", n, m);
	for (size_t i = 0; i < n; i++)
		s->tsas[i] = (struct seal_tsa){
			.url = urls[i], .anchors = anchors[i],
			.policies = o->v[OPT_TSA_POLICIES],
			.post = post_bytes, .ctx = run->ca_file,
		};
	s->seal.tsas = s->tsas;
	s->seal.ntsas = n;
	return 0;
}

static int
hash_file(const char *path, char out[DIGEST_HEX], struct error *err)
{
	struct buffer bytes;
	int result;

	buffer_init(&bytes, 1u << 30);
	result = file_read(path, &bytes, err);
	if (result == 0)
		digest_hex_of(bytes.at, bytes.len, out);
	buffer_free(&bytes);
	return result;
}

static unsigned
count_regions(struct run *run)
{
	struct map *regions = map_new();
	unsigned n;

	for (size_t i = 0; i < run->plan.naccounts; i++) {
		char *folder = xasprintf("%s/data/evidence/%s", run->stage,
					 run->plan.accounts[i].id);
		struct file_list list = { NULL, 0 };
		struct error ignored;

		if (folder_list(folder, &list, &ignored) == 0)
			for (size_t k = 0; k < list.n; k++) {
				struct text rest = text_of(list.v[k]);
				struct text region = text_cut(&rest, '/');
				char *name = xstrndup(region.at, region.len);

				if (strcmp(name, "global") != 0)
					*map_at(regions, name) = run;
				free(name);
			}
		file_list_free(&list);
		free(folder);
	}
	n = (unsigned)map_count(regions);
	map_free(regions);
	return n;
}

static int
set_totals(struct run *run, struct sealing *s, struct error *err)
{
	const struct assess_totals *a = &run->totals;
	struct seal_totals *t = &s->totals;
	const char **services = arena_alloc(s->arena,
		(run->registry.ncollectors + 1) * sizeof(*services));

	for (size_t i = 0; i < run->registry.ncollectors; i++)
		services[t->nservices++] =
			run->registry.collectors[i].tables->name;
	t->services = services;
	t->headline = a->gaps ? "INCOMPLETE" : "COMPLETE";
	t->planned = a->planned;
	t->collected = a->outcomes[OUTCOME_COLLECTED];
	t->absent = a->outcomes[OUTCOME_ABSENT];
	t->denied = a->outcomes[OUTCOME_DENIED];
	t->throttled = a->outcomes[OUTCOME_THROTTLED];
	t->unsupported = a->outcomes[OUTCOME_UNSUPPORTED];
	t->failed = a->outcomes[OUTCOME_FAILED];
	t->accounts = (unsigned)run->plan.naccounts;
	t->regions = count_regions(run);
	t->window_first = a->first;
	t->window_last = a->last;
	t->skew_min = a->skew_min;
	t->skew_median = a->skew_median;
	t->skew_max = a->skew_max;
	t->aws_requests = a->aws_hosts;
	t->other_endpoints = a->other_hosts;
	t->nother_endpoints = a->nother_hosts;
	t->profile_name = run->plan.profile_name;
	t->profile_version = run->plan.profile_version;
	t->collector_version = EXHIBIT_VERSION;
	if (binary_self(&s->program, err) < 0 ||
	    (run->ca_file && hash_file(run->ca_file, s->ca, err) < 0))
		return -1;
	t->collector_sha256 = s->program.sha256;
	t->ca_sha256 = s->ca;
	s->seal.totals = t;
	return 0;
}

static int
set_compress(const struct options *o, struct seal_options *seal,
	     struct error *err)
{
	const char *how = o->v[OPT_COMPRESS];

	if (!how || strcmp(how, "gzip") == 0)
		seal->compress = SEAL_GZIP;
	else if (strcmp(how, "zstd") == 0)
		seal->compress = SEAL_ZSTD;
	else if (strcmp(how, "none") == 0)
		seal->compress = SEAL_NONE;
	else
		return error_set(err, ERROR_USAGE,
				 "compress %s: gzip, zstd or none", how);
	return 0;
}

static int
set_options(struct run *run, struct sealing *s, struct error *err)
{
	const struct options *o = run->options;
	struct seal_options *seal = &s->seal;

	seal->root = run->stage;
	seal->out_folder = o->v[OPT_BUNDLES] ? o->v[OPT_BUNDLES] : "bundles";
	seal->head_folder = head_folder(o);
	seal->stream = run->stream;
	seal->period = run->period;
	seal->organization = option_needed(o, OPT_ORGANIZATION, err);
	seal->period_start = run->plan.period_start;
	seal->period_end = run->plan.period_end;
	seal->first = option_on(o, OPT_FIRST);
	seal->secret = run->secret;
	seal->trust_file = o->v[OPT_TRUST];
	seal->allow_untimestamped = option_on(o, OPT_UNTIMESTAMPED);
	if (!seal->organization)
		return -1;
	if (o->v[OPT_CREATED] &&
	    clock_read_iso(text_of(o->v[OPT_CREATED]), &seal->created) < 0)
		return error_set(err, ERROR_USAGE, "--created %s: RFC 3339 time"
				 " is needed", o->v[OPT_CREATED]);
	seal->key_uri = option_needed(o, OPT_KEY, err);
	if (!seal->key_uri)
		return -1;
	seal->certificate = option_needed(o, OPT_CERTIFICATE, err);
	return !seal->certificate || set_compress(o, seal, err) < 0 ||
	       set_tsas(run, s, err) < 0 ? -1 : 0;
}

int
run_ready(struct run *run, struct error *err)
{
	struct sealing s = { .arena = arena_new() };
	int result = set_options(run, &s, err);

	if (result == 0 && !s.seal.stream) {
		s.seal.stream = option_needed(run->options, OPT_STREAM, err);
		result = s.seal.stream ? 0 : -1;
	}
	if (result == 0)
		result = seal_ready(&s.seal, err);
	arena_free(s.arena);
	return result;
}

static int
note_sealed(const struct run *run, const struct seal_result *result,
	    struct error *err)
{
	char *path = path_join(run->folder, "sealed.json");
	struct buffer out;
	struct json j;
	int written;

	buffer_init(&out, 1 << 16);
	json_start(&j, &out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_string(&j, "bundle", result->bundle);
	json_string(&j, "sha256", result->sha256);
	json_close(&j, '}');
	buffer_putc(&out, '\n');
	written = file_write(path, buffer_view(&out), 0600, err);
	buffer_free(&out);
	free(path);
	return written;
}

/* The pages beside the bundle carry the seal's facts; those in it cannot. */
static int
report_beside(struct run *run, const struct seal_result *sealed, char **page,
	      struct error *err)
{
	struct report_options r = {
		.root = run->stage, .bundle_id = sealed->id,
		.stream = run->stream, .totals = &run->totals,
		.organization = run->options->v[OPT_ORGANIZATION],
		.templates = run->options->v[OPT_TEMPLATES],
		.leaves = buffer_view(&sealed->leaves),
	};
	struct verify_options v = { 0 };
	struct verify_result checked = { 0 };
	struct trust *trust = NULL;
	char *bundles = path_folder(sealed->bundle);
	char *out = path_join(bundles, sealed->id);
	int result = folder_make(out, err);

	if (result == 0 && run->options->v[OPT_TRUST]) {
		result = trust_read(&trust, run->options->v[OPT_TRUST], err);
		v.trust = trust;
		if (result == 0)
			result = verify_run(sealed->bundle, &v, &checked, err);
		if (result == 0 && checked.exit)
			result = error_set(err, (enum error_kind)checked.exit,
				"%s was sealed but does not verify: %s %s %s",
				sealed->bundle, checked.error, checked.where,
				checked.detail);
		r.seal = &checked;
	}
	r.out = out;
	if (result == 0)
		result = formats_make_beside_html(&r, run->options, err);
	*page = path_join(out, "index.html");
	verify_result_free(&checked);
	trust_free(trust);
	free(bundles);
	free(out);
	return result;
}

static void
tell(const struct run *run, const struct seal_result *sealed, const char *page)
{
	char size[32], at[CLOCK_TEXT];
	const char *trust = run->options->v[OPT_TRUST];

	printf("\nsealed   %s  %s  sha256 %.16s\u2026", sealed->bundle,
	       megabytes(size, (unsigned long long)sealed->size), sealed->sha256);
	if (sealed->timestamps)
		printf("  %u time-stamp%s, %s", sealed->timestamps,
		       sealed->timestamps == 1 ? "" : "s",
		       clock_iso(at, sealed->time, 0));
	printf("\nreport   %s\nverify   exhibit verify %s --trust %s\n", page,
	       sealed->bundle, trust ? trust : "trust.ini");
}

static void
say_it_is_kept(const struct run *run, struct error *err)
{
	struct error why = *err;

	error_set(err, ERROR_SYSTEM, "%s. The run is complete and kept in %s;"
		  " seal it later with: exhibit seal %s", why.text, run->folder,
		  run->folder);
}

int
run_seal(struct run *run, struct error *err)
{
	struct sealing s = { .arena = arena_new() };
	struct seal_result sealed = { 0 };
	char *page = NULL;
	int result = set_options(run, &s, err);

	if (result == 0)
		result = set_totals(run, &s, err);
	if (result == 0)
		result = seal_run(&s.seal, &sealed, err);
	if (result == 0)
		result = note_sealed(run, &sealed, err);
	if (result == 0)
		result = report_beside(run, &sealed, &page, err);
	if (result == 0)
		tell(run, &sealed, page);
	else if (err->kind == ERROR_SYSTEM && !sealed.bundle)
		say_it_is_kept(run, err);
	if (result == 0)
		result = archiving_after_seal(sealed.bundle, run->options,
					      run->ca_file, err);
	free(page);
	seal_result_free(&sealed);
	arena_free(s.arena);
	if (result < 0)
		return -1;
	return run->totals.gaps ? EXIT_INCOMPLETE : EXIT_DONE;
}
