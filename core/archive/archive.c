/*
 * archive.c - the order of work, whatever the target
 *
 * The bundle is verified first: what nobody could verify later is not worth a
 * lock that nobody can undo.
 */
#include "archive/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/job.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "bundle/verify.h"

#define RECEIPT_MODE	0600

void
job_begin_receipt(struct job *job)
{
	struct receipt *r = job->receipt = receipt_new();

	r->archived = clock_now();
	r->bundle_id = arena_strdup(r->arena, job->names.id);
	r->bundle_file = arena_strdup(r->arena, path_base(job->names.bundle));
	r->bundle_sha256 = arena_strdup(r->arena, job->source.hex);
	r->bundle_size = job->source.size;
	r->level = arena_strdup(r->arena, job->level);
	r->p7s_sha256 = arena_strdup(r->arena, job->p7s_sha256);
	r->tool = "exhibit " EXHIBIT_VERSION;
}

int
job_write_receipt(struct job *job, struct error *err)
{
	struct receipt *r = job->receipt;
	struct buffer out;
	int result;

	r->nwarnings = job->remarks.n;
	r->warnings = arena_alloc(r->arena,
				  (r->nwarnings + 1) * sizeof(*r->warnings));
	for (size_t i = 0; i < r->nwarnings; i++)
		r->warnings[i] = arena_strdup(r->arena, job->remarks.text[i]);
	buffer_init(&out, RECEIPT_MAX);
	receipt_write(r, &out);
	result = file_write(job->names.receipt, buffer_view(&out), RECEIPT_MODE,
			    err);
	buffer_free(&out);
	return result;
}

static int
is_of_target(const struct job *job, const struct receipt *r)
{
	const char *bucket = job->target.bucket;
	char *key = target_key(&job->target, r->bundle_file);
	int same = strcmp(key, r->key) == 0 &&
		   (r->bucket == NULL || bucket == NULL ? r->bucket == bucket :
		    strcmp(r->bucket, bucket) == 0);

	free(key);
	return same;
}

int
job_is_receipts(const struct job *job, struct error *err)
{
	const struct receipt *r = job->receipt;

	if (!is_of_target(job, r))
		return error_set(err, ERROR_USAGE, "%s is of %s%s%s%s; to archive"
				 " the bundle in another place as well, move"
				 " that receipt away first", job->names.receipt,
				 r->bucket != NULL ? "s3://" : "",
				 r->bucket != NULL ? r->bucket : "",
				 r->bucket != NULL ? "/" : "", r->key);
	if (strcmp(r->bundle_sha256, job->source.hex) != 0 ||
	    r->bundle_size != job->source.size)
		return error_set(err, ERROR_INVALID, "E_EXISTS: %s is not the"
				 " file that its receipt is of: SHA-256 %.16s"
				 "\u2026, archived was %.16s\u2026",
				 job->names.bundle, job->source.hex,
				 r->bundle_sha256);
	return 0;
}

/* Of the object that ours is of, or, where we have none, of our bundle. */
static int
stands_for_ours(const struct job *job, const struct receipt *other)
{
	if (job->receipt != NULL)
		return receipt_same_object(job->receipt, other);
	return strcmp(other->bundle_sha256, job->source.hex) == 0 &&
	       is_of_target(job, other);
}

static int
is_written(const struct job *job, struct text bytes)
{
	struct buffer mine;
	struct error ignored;
	int same;

	buffer_init(&mine, RECEIPT_MAX);
	same = file_exists(job->names.receipt) &&
	       file_read(job->names.receipt, &mine, &ignored) == 0 &&
	       text_equal(buffer_view(&mine), bytes);
	buffer_free(&mine);
	return same;
}

int
job_adopt_receipt(struct job *job, struct text bytes, struct error *err)
{
	const char *name = path_base(job->names.receipt);
	struct receipt *other = NULL;

	if (job->receipt != NULL && is_written(job, bytes))
		return 0;
	if (receipt_read(&other, bytes, err) < 0) {
		err->kind = ERROR_INVALID;
		return error_in(err, "E_EXISTS: %s in the target", name);
	}
	if (!stands_for_ours(job, other)) {
		error_set(err, ERROR_INVALID, "E_EXISTS: %s in the target is of"
			  " another file: SHA-256 %.16s\u2026, this one has"
			  " %.16s\u2026", name, other->bundle_sha256,
			  job->source.hex);
		receipt_free(other);
		return -1;
	}
	receipt_free(job->receipt);
	job->receipt = other;
	return file_write(job->names.receipt, bytes, RECEIPT_MODE, err);
}

int
job_sums(struct job *job, struct error *err)
{
	const char *base = path_base(job->names.bundle);
	char *line = xasprintf("%s  %s\n", job->source.hex, base);
	struct buffer there;
	int result = 0;

	buffer_init(&there, 4096);
	if (!file_exists(job->names.sums))
		result = file_write(job->names.sums, text_of(line), 0600, err);
	else
		result = file_read(job->names.sums, &there, err);
	if (result == 0 && there.len > 0 && !text_is(buffer_view(&there), line))
		result = error_set(err, ERROR_INVALID, "%s does not name the"
				   " bundle that is beside it: SHA-256 %.16s"
				   "\u2026", job->names.sums, job->source.hex);
	buffer_free(&there);
	free(line);
	return result;
}

static int
judge(struct job *job, const struct verify_result *r, struct error *err)
{
	if (r->exit != 0)
		return error_set(err, (enum error_kind)r->exit, "%s does not"
				 " verify and is not archived: %s%s%s: %s",
				 job->names.bundle, r->error,
				 r->where[0] != '\0' ? " " : "", r->where,
				 r->detail);
	if (r->pack)
		return error_set(err, ERROR_USAGE, "%s is a disclosure pack of"
				 " %s: the bundle is what is archived",
				 job->names.bundle, r->id);
	if (strcmp(r->archive_sha256, job->source.hex) != 0)
		return error_set(err, ERROR_SYSTEM, "%s changed while it was"
				 " verified", job->names.bundle);
	if (strcmp(r->id, job->names.id) != 0)
		return error_set(err, ERROR_USAGE, "%s holds the bundle %s; it"
				 " is archived under that name only: rename the"
				 " file", job->names.bundle, r->id);
	snprintf(job->level, sizeof(job->level), "%s", r->level);
	snprintf(job->p7s_sha256, sizeof(job->p7s_sha256), "%s",
		 r->p7s_sha256);
	return 0;
}

static int
check_bundle(struct job *job, struct error *err)
{
	struct verify_options v = { 0 };
	struct verify_result r = { 0 };
	struct trust *trust = NULL;
	int result = 0;

	if (job->options->trust != NULL)
		result = trust_read(&trust, job->options->trust, err);
	v.trust = trust;
	v.structure_only = trust == NULL;
	if (result == 0)
		result = verify_run(job->names.bundle, &v, &r, err);
	if (result == 0)
		result = judge(job, &r, err);
	if (trust == NULL)
		remark(&job->remarks, "verified in its structure alone: no trust"
		       " file was given");
	verify_result_free(&r);
	trust_free(trust);
	return result;
}

static int
read_options(struct job *job, struct error *err)
{
	const struct archive_options *o = job->options;

	if (o->to == NULL)
		return error_set(err, ERROR_USAGE, "no target: give --to or set"
				 " to in [archive] of the configuration");
	if (target_read(&job->target, o->to, err) < 0 ||
	    terms_read(&job->terms, o, clock_now(), err) < 0)
		return -1;
	if (o->owner != NULL &&
	    (strlen(o->owner) != 12 || strspn(o->owner, "0123456789") != 12))
		return error_set(err, ERROR_USAGE, "owner %s: no account number;"
				 " twelve digits are", o->owner);
	return 0;
}

int
archive_ready(const struct archive_options *o, struct error *err)
{
	struct job job = { .options = o };
	int result = read_options(&job, err);

	target_free(&job.target);
	return result;
}

static int
run(struct job *job, const char *bundle, struct error *err)
{
	if (read_options(job, err) < 0 ||
	    names_read(&job->names, bundle, ".", err) < 0)
		return -1;
	if (job->names.bundle == NULL)
		return error_set(err, ERROR_USAGE, "%s: no such bundle", bundle);
	if (source_open(&job->source, job->names.bundle,
			job->target.bucket != NULL ? job->terms.single_put_max :
			UINT64_MAX, err) < 0 ||
	    check_bundle(job, err) < 0 || job_sums(job, err) < 0 ||
	    receipt_read_file(&job->receipt, job->names.receipt, err) < 0)
		return -1;
	if (job->receipt != NULL && job_is_receipts(job, err) < 0)
		return -1;
	return job->target.bucket != NULL ? bucket_archive(job, err) :
					    folder_archive(job, err);
}

int
archive_run(const char *bundle, const struct archive_options *o,
	    struct archive_result *out, struct error *err)
{
	struct job job = { .options = o, .source = { .fd = -1 } };
	int result = run(&job, bundle, err);

	memset(out, 0, sizeof(*out));
	if (result == 0) {
		out->receipt = job.receipt;
		out->receipt_file = xstrdup(job.names.receipt);
		out->place = target_show(&job.target, job.receipt->key);
		out->already = job.already;
	} else {
		receipt_free(job.receipt);
	}
	source_close(&job.source);
	names_free(&job.names);
	target_free(&job.target);
	return result;
}

void
archive_result_free(struct archive_result *result)
{
	receipt_free(result->receipt);
	free(result->receipt_file);
	free(result->place);
	memset(result, 0, sizeof(*result));
}
