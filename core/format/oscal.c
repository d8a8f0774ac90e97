/*
 * oscal.c - OSCAL assessment-results
 *
 * NIST's model, JSON.  There is no OSCAL assessment plan and no system security
 * plan behind a run: import-ap refers to the run's own plan, a resource of the
 * back matter, and resources are inventory items of local-definitions.
 */
#include "format/machine.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "format/oscal.h"

#define OSCAL_DEFAULT "1.1.2"

static const char *
named(const char *name, const char *otherwise)
{
	return name && name[0] ? name : otherwise;
}

static void
write_metadata(struct oscal *o)
{
	const struct format_run *f = o->f;
	struct json *j = &o->out.json;
	char party[37];

	oscal_uuid("party", named(f->organization, ""), party);
	json_open(j, "metadata", '{');
	json_string(j, "title", "AWS settings, as asked of AWS and judged");
	oscal_time(o, "last-modified", f->made);
	out_string(&o->out, "version", named(f->bundle_id, "unsealed"));
	json_string(j, "oscal-version", named(f->oscal_version,
					      OSCAL_DEFAULT));
	json_open(j, "props", '[');
	oscal_prop(o, "stream", named(f->stream, ""));
	oscal_prop(o, "period", named(f->run.plan.period, ""));
	oscal_prop(o, "profile", named(f->run.plan.profile_name, ""));
	oscal_prop(o, "profile-version",
		   named(f->run.plan.profile_version, ""));
	json_close(j, ']');
	if (f->organization && f->organization[0]) {
		json_open(j, "parties", '[');
		json_open(j, NULL, '{');
		json_string(j, "uuid", party);
		json_string(j, "type", "organization");
		out_string(&o->out, "name", f->organization);
		json_close(j, '}');
		json_close(j, ']');
	}
	json_close(j, '}');
}

/* ---- the resources of the back matter ----------------------------------- */

static void
write_hash(struct json *j, const char *sha256)
{
	if (!sha256 || !sha256[0])
		return;
	json_open(j, "hashes", '[');
	json_open(j, NULL, '{');
	json_string(j, "algorithm", "SHA-256");
	json_string(j, "value", sha256);
	json_close(j, '}');
	json_close(j, ']');
}

static void
write_link(struct oscal *o, const char *href, const char *type,
	   const char *sha256)
{
	struct json *j = &o->out.json;

	json_open(j, "rlinks", '[');
	json_open(j, NULL, '{');
	json_string(j, "href", href);
	json_string(j, "media-type", type);
	write_hash(j, sha256);
	json_close(j, '}');
	json_close(j, ']');
}

static int
plan_digest(const struct oscal *o, char out[DIGEST_HEX], struct error *err)
{
	char *path = path_join(o->f->run.root, "data/plan.json");
	struct buffer text;
	int result;

	buffer_init(&text, DOC_SIZE_MAX);
	result = file_read(path, &text, err);
	if (result == 0)
		digest_hex_of(text.at, text.len, out);
	buffer_free(&text);
	free(path);
	return result;
}

static int
write_back_matter(struct oscal *o, struct error *err)
{
	const struct format_run *f = o->f;
	struct json *j = &o->out.json;
	char uuid[37], sha256[DIGEST_HEX], *archive;

	if (plan_digest(o, sha256, err) < 0)
		return -1;
	oscal_uuid("plan", named(f->bundle_id, ""), uuid);
	json_open(j, "back-matter", '{');
	json_open(j, "resources", '[');
	json_open(j, NULL, '{');
	json_string(j, "uuid", uuid);
	json_string(j, "title", "The plan of the run");
	json_string(j, "description", "Accounts, Regions, tables, profile and"
		    " period. A file of the bundle; references of this document"
		    " that begin with data/ are relative to the bundle.");
	write_link(o, "data/plan.json", "application/json", sha256);
	json_close(j, '}');
	if (f->seal && f->seal->archive_sha256[0] && f->bundle_id) {
		oscal_uuid("bundle", f->bundle_id, uuid);
		archive = xasprintf("%s.tar.gz", f->bundle_id);
		json_open(j, NULL, '{');
		json_string(j, "uuid", uuid);
		json_string(j, "title", "The sealed bundle");
		write_link(o, archive, "application/gzip",
			   f->seal->archive_sha256);
		json_close(j, '}');
		free(archive);
	}
	json_close(j, ']');
	json_close(j, '}');
	return 0;
}

static void
write_import(struct oscal *o)
{
	struct json *j = &o->out.json;
	char uuid[37], *href;

	oscal_uuid("plan", named(o->f->bundle_id, ""), uuid);
	href = xasprintf("#%s", uuid);
	json_open(j, "import-ap", '{');
	json_string(j, "href", href);
	json_string(j, "remarks", "There is no OSCAL assessment plan: this is"
		    " the plan of the run.");
	json_close(j, '}');
	free(href);
}

/* ---- the three walks ---------------------------------------------------- */

static void
note_time(struct oscal *o, const struct row *r)
{
	int64_t ms;

	if (clock_read_iso(text_of(r->v[ROW_RECEIVED]), &ms) < 0)
		return;
	if (!o->first || ms < o->first)
		o->first = ms;
	if (ms > o->last)
		o->last = ms;
}

/* Each resource once: what was looked at; and what it adds up to. */
static int
look_at(void *ctx, const struct account_facts *a, struct error *err)
{
	struct oscal *o = ctx;
	struct map *seen = map_new();
	struct buffer key;
	struct row r;
	int result = 0;

	buffer_init(&key, (size_t)1 << 24);
	row_init(&r);
	for (size_t i = 0; i < a->nfacts && result == 0; i++) {
		char uuid[37];

		row_of_fact(&r, a, &a->facts[i]);
		note_time(o, &r);
		oscal_tally(o, &r);
		oscal_subject(&r, &key, uuid);
		if (map_has(seen, buffer_cstr(&key)))
			continue;
		*map_at(seen, buffer_cstr(&key)) = o;
		if (o->items++ == 0)
			json_open(&o->out.json, "inventory-items", '[');
		oscal_item(o, &r, uuid);
		result = out_pause(&o->out, err);
	}
	for (size_t i = 0; i < a->ngaps; i++) {
		row_of_gap(&r, a, &a->gaps[i]);
		note_time(o, &r);
		oscal_reach(o, &a->gaps[i]);
		o->gaps++;
	}
	row_free(&r);
	buffer_free(&key);
	map_free(seen);
	return result;
}

static int
observe_row(void *ctx, const struct row *r, struct error *err)
{
	struct oscal *o = ctx;

	if (r->gap)
		return 0;
	oscal_observation(o, r);
	return out_pause(&o->out, err);
}

static int
log_row(void *ctx, const struct row *r, struct error *err)
{
	struct oscal *o = ctx;

	if (r->fact)
		return 0;
	oscal_entry(o, r);
	return out_pause(&o->out, err);
}

static int
observe(void *ctx, const struct account_facts *a, struct error *err)
{
	return rows_each(a, observe_row, ctx, err);
}

static int
log_gaps(void *ctx, const struct account_facts *a, struct error *err)
{
	return rows_each(a, log_row, ctx, err);
}

static void
write_platform(struct oscal *o)
{
	struct json *j = &o->out.json;
	char uuid[37];

	oscal_uuid("platform", o->tool, uuid);
	json_open(j, "assessment-assets", '{');
	json_open(j, "components", '[');
	json_open(j, NULL, '{');
	json_string(j, "uuid", o->tool);
	json_string(j, "type", "software");
	json_string(j, "title", "Exhibit");
	json_string(j, "description", "Asks AWS read-only, keeps every answer,"
		    " and judges it by the clauses of a profile.");
	json_open(j, "props", '[');
	oscal_prop_nist(o, "version", named(o->f->tool_version, ""));
	oscal_prop(o, "sha256", named(o->f->tool_sha256, ""));
	json_close(j, ']');
	json_open(j, "status", '{');
	json_string(j, "state", "operational");
	json_close(j, '}');
	json_close(j, '}');
	json_close(j, ']');
	json_open(j, "assessment-platforms", '[');
	json_open(j, NULL, '{');
	json_string(j, "uuid", uuid);
	json_string(j, "title", "Exhibit");
	json_open(j, "uses-components", '[');
	json_open(j, NULL, '{');
	json_string(j, "component-uuid", o->tool);
	json_close(j, '}');
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, ']');
	json_close(j, '}');
}

static int
write_local(struct oscal *o, struct error *err)
{
	struct json *j = &o->out.json;
	int result;

	json_open(j, "local-definitions", '{');
	result = format_each(o->f, look_at, o, err);
	if (o->items > 0)
		json_close(j, ']');
	write_platform(o);
	json_close(j, '}');
	return result;
}

static int
write_list(struct oscal *o, const char *name, format_account *each,
	   struct error *err)
{
	int result;

	json_open(&o->out.json, name, '[');
	result = format_each(o->f, each, o, err);
	json_close(&o->out.json, ']');
	return result;
}

static int
write_log(struct oscal *o, struct error *err)
{
	int result;

	json_open(&o->out.json, "assessment-log", '{');
	result = write_list(o, "entries", log_gaps, err);
	json_close(&o->out.json, '}');
	return result;
}

static int
write_result(struct oscal *o, struct error *err)
{
	const struct plan *plan = &o->f->run.plan;
	struct json *j = &o->out.json;
	char uuid[37];
	int result;

	oscal_uuid("result", named(o->f->bundle_id, ""), uuid);
	json_open(j, "results", '[');
	json_open(j, NULL, '{');
	json_string(j, "uuid", uuid);
	json_string(j, "title", "Settings of AWS accounts");
	result = write_local(o, err);
	json_open(j, "props", '[');
	oscal_count(o, "gaps", o->gaps);
	json_close(j, ']');
	json_string(j, "description", o->gaps ? "INCOMPLETE: some requests were"
		    " not answered; each is an entry of the assessment log." :
		    "COMPLETE: every request that was planned was answered.");
	oscal_time(o, "start", o->first ? o->first : plan->created);
	oscal_time(o, "end", o->last ? o->last : plan->created);
	oscal_reviewed(o);
	if (result == 0 && o->gaps > 0)
		result = write_log(o, err);
	if (result == 0 && o->items > 0)
		result = write_list(o, "observations", observe, err);
	if (result == 0)
		result = oscal_findings(o, err);
	json_close(j, '}');
	json_close(j, ']');
	return result;
}

static int
write_document(struct oscal *o, struct error *err)
{
	struct json *j = &o->out.json;
	char *key = xasprintf("%s|%lld|%s", named(o->f->bundle_id, ""),
		(long long)o->f->made,
		named(o->f->oscal_version, OSCAL_DEFAULT));
	char uuid[37];
	int result;

	oscal_uuid("document", key, uuid);
	free(key);
	json_open(j, NULL, '{');
	json_open(j, "assessment-results", '{');
	json_string(j, "uuid", uuid);
	write_metadata(o);
	write_import(o);
	result = write_result(o, err);
	if (result == 0)
		result = write_back_matter(o, err);
	json_close(j, '}');
	json_close(j, '}');
	buffer_putc(&o->out.text, '\n');
	return result;
}

int
oscal_write(const struct format_run *f, const char *path, struct error *err)
{
	const struct registry *r = &f->run.registry;
	struct oscal o = { .f = f };
	int result;

	if (oscal_version_check(f->oscal_version, err) < 0)
		return -1;
	if (out_open(&o.out, path, 1, err) < 0)
		return -1;
	controls_open(&o.controls, f->run.profile);
	o.settings = map_new();
	for (size_t i = 0; i < map_count(o.controls.by_setting); i++)
		*map_at(o.settings, map_key(o.controls.by_setting, i)) =
			xcalloc(1, sizeof(struct oscal_setting));
	o.reached = xcalloc(r->ncalls + 1, 1);
	oscal_uuid("tool", named(f->tool_sha256, ""), o.tool);
	result = write_document(&o, err);
	free(o.reached);
	oscal_settings_free(&o);
	controls_close(&o.controls);
	return out_end(&o.out, result, err);
}
