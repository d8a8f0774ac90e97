/*
 * intoto.c - an in-toto Statement of test results
 *
 * Statement v1, predicate test-result v0.1.  What meets its clause passed, what
 * is for review is a warning, what fails and every gap failed.  All rows, those
 * that are no test included, are in the extension field "exhibit".
 *
 * The subject is what was tested: the sealed archive, where it is known; the
 * bundle's manifest; else, in the copy that is sealed, the tables that this was
 * made from, since nothing else of the bundle exists yet.
 */
#include "format/machine.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "format/dsse.h"
#include "format/out.h"
#include "format/row.h"

#define STATEMENT "https://in-toto.io/Statement/v1"
#define PREDICATE "https://in-toto.io/attestation/test-result/v0.1"
#define MANIFEST "manifest-sha256.txt"
#define FILE_MAX ((size_t)4 << 30)

struct intoto {
	const struct format_run *f;
	struct out out;
	unsigned long n[STATE_COUNT], gaps;
};

static void
descriptor(struct intoto *o, const char *name, const char *sha256)
{
	struct json *j = &o->out.json;

	json_open(j, NULL, '{');
	out_string(&o->out, "name", name);
	json_open(j, "digest", '{');
	json_string(j, "sha256", sha256);
	json_close(j, '}');
	json_close(j, '}');
}

static int
describe_file(struct intoto *o, const char *name, struct error *err)
{
	char *path = path_join(o->f->run.root, name), sha256[DIGEST_HEX];
	struct buffer text;
	int result;

	buffer_init(&text, FILE_MAX);
	result = file_read(path, &text, err);
	if (result == 0) {
		digest_hex_of(buffer_cstr(&text), text.len, sha256);
		descriptor(o, name, sha256);
	}
	buffer_free(&text);
	free(path);
	return result;
}

static int
has_file(const struct intoto *o, const char *name)
{
	char *path = path_join(o->f->run.root, name);
	int yes = file_exists(path);

	free(path);
	return yes;
}

static int
describe_folder(struct intoto *o, const char *folder, struct error *err)
{
	char *path = path_join(o->f->run.root, folder);
	struct file_list list = { NULL, 0 };
	int result = 0;

	if (has_file(o, folder))
		result = folder_list(path, &list, err);
	for (size_t i = 0; i < list.n && result == 0; i++) {
		char *name = path_join(folder, list.v[i]);

		result = describe_file(o, name, err);
		free(name);
	}
	file_list_free(&list);
	free(path);
	return result;
}

static int
describe_tables(struct intoto *o, struct error *err)
{
	if (describe_folder(o, "data/ledger", err) < 0 ||
	    describe_file(o, "data/plan.json", err) < 0 ||
	    describe_folder(o, "data/population", err) < 0)
		return -1;
	return describe_folder(o, "data/settings", err);
}

static int
write_subject(struct intoto *o, struct error *err)
{
	const struct verify_result *seal = o->f->seal;
	int result = 0;

	json_open(&o->out.json, "subject", '[');
	if (seal && seal->archive_sha256[0] && o->f->bundle_id) {
		char *name = xasprintf("%s.tar.gz", o->f->bundle_id);

		descriptor(o, name, seal->archive_sha256);
		free(name);
	} else if (has_file(o, MANIFEST)) {
		result = describe_file(o, MANIFEST, err);
	} else {
		result = describe_tables(o, err);
	}
	json_close(&o->out.json, ']');
	return result;
}

/* What it was judged by. */
static int
write_configuration(struct intoto *o, struct error *err)
{
	const struct plan *plan = &o->f->run.plan;
	int result;

	json_open(&o->out.json, "configuration", '[');
	result = describe_file(o, "data/plan.json", err);
	for (size_t i = 0; i < plan->nprofiles; i++)
		descriptor(o, plan->profiles[i].name,
			   plan->profiles[i].sha256);
	json_close(&o->out.json, ']');
	return result;
}

/* ---- the lists: a walk each --------------------------------------------- */

struct list {
	struct intoto *o;
	int (*has)(const struct row *r);
};

static int
is_passed(const struct row *r)
{
	return r->fact && r->fact->state == EX_MEETS;
}

static int
is_warned(const struct row *r)
{
	return r->fact && r->fact->state == EX_REVIEW;
}

static int
is_failed(const struct row *r)
{
	return r->gap || r->fact->state == EX_FAILS;
}

static int
is_fact(const struct row *r)
{
	return r->fact != NULL;
}

static int
is_gap(const struct row *r)
{
	return r->gap != NULL;
}

static int
name_row(void *ctx, const struct row *r, struct error *err)
{
	struct list *l = ctx;

	if (!l->has(r))
		return 0;
	out_string(&l->o->out, NULL, r->v[ROW_KEY]);
	return out_pause(&l->o->out, err);
}

static int
whole_row(void *ctx, const struct row *r, struct error *err)
{
	struct list *l = ctx;
	struct out *out = &l->o->out;

	if (!l->has(r))
		return 0;
	if (r->fact)
		l->o->n[r->fact->state]++;
	else
		l->o->gaps++;
	out_line_open(out, '{');
	json_string(&out->json, "id", r->uuid);
	for (int i = 0; i < ROW_FIELDS; i++)
		if (i != ROW_KIND && i != ROW_KEY)
			out_string(out, row_names[i], r->v[i]);
	out_line_close(out, '}');
	return out_pause(out, err);
}

static int
names_account(void *ctx, const struct account_facts *a, struct error *err)
{
	return rows_each(a, name_row, ctx, err);
}

static int
rows_account(void *ctx, const struct account_facts *a, struct error *err)
{
	return rows_each(a, whole_row, ctx, err);
}

static int
write_list(struct intoto *o, const char *name, int (*has)(const struct row *),
	   int whole, struct error *err)
{
	struct list l = { o, has };
	int result;

	json_open(&o->out.json, name, '[');
	result = format_each(o->f, whole ? rows_account : names_account, &l,
			     err);
	json_close(&o->out.json, ']');
	return result;
}

static int
write_exhibit(struct intoto *o, struct error *err)
{
	const struct format_run *f = o->f;
	struct json *j = &o->out.json;
	int result;

	json_open(j, "exhibit", '{');
	out_string(&o->out, "bundle", f->bundle_id);
	out_string(&o->out, "stream", f->stream);
	out_string(&o->out, "period", f->run.plan.period);
	out_string(&o->out, "organization", f->organization);
	json_time(j, "made", f->made, 1);
	out_string(&o->out, "version", f->tool_version);
	result = write_list(o, "results", is_fact, 1, err);
	if (result == 0)
		result = write_list(o, "gaps", is_gap, 1, err);
	json_close(j, '}');
	return result;
}

/* A run in which nothing was judged passed nothing. */
static const char *
result_of(const struct intoto *o)
{
	if (o->n[EX_FAILS] > 0 || o->gaps > 0)
		return "FAILED";
	return o->n[EX_REVIEW] > 0 || o->n[EX_MEETS] == 0 ? "WARNED" :
		"PASSED";
}

static int
write_predicate(struct intoto *o, struct error *err)
{
	int result;

	json_open(&o->out.json, "predicate", '{');
	result = write_configuration(o, err);
	if (result == 0)
		result = write_exhibit(o, err);
	json_string(&o->out.json, "result", result_of(o));
	if (result == 0)
		result = write_list(o, "failedTests", is_failed, 0, err);
	if (result == 0)
		result = write_list(o, "warnedTests", is_warned, 0, err);
	if (result == 0)
		result = write_list(o, "passedTests", is_passed, 0, err);
	json_close(&o->out.json, '}');
	return result;
}

static int
write_statement(struct intoto *o, struct error *err)
{
	struct json *j = &o->out.json;
	int result;

	json_open(j, NULL, '{');
	json_string(j, "_type", STATEMENT);
	json_string(j, "predicateType", PREDICATE);
	result = write_subject(o, err);
	if (result == 0)
		result = write_predicate(o, err);
	json_close(j, '}');
	buffer_putc(&o->out.text, '\n');
	return result;
}

/* "statement.intoto.json" is signed as "statement.dsse.json". */
static int
write_envelope(const struct format_run *f, const char *path, struct error *err)
{
	struct dsse d = { .payload = path, .type = DSSE_INTOTO,
			  .key = f->key, .certificate = f->certificate };
	char *folder = path_folder(path), *envelope;
	int result;

	envelope = path_join(folder, "statement.dsse.json");
	result = dsse_write(&d, envelope, err);
	free(envelope);
	free(folder);
	return result;
}

int
intoto_write(const struct format_run *f, const char *path, struct error *err)
{
	struct intoto o = { .f = f };
	int result;

	if (out_open(&o.out, path, 1, err) < 0)
		return -1;
	result = write_statement(&o, err);
	result = out_end(&o.out, result, err);
	if (result == 0 && f->key && f->certificate)
		result = write_envelope(f, path, err);
	return result;
}
