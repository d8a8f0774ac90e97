/*
 * seal.c - a folder becomes a bundle, in an order that survives a crash
 *
 * The archive appears under its name whole and checked; then its digest beside
 * it; the head last.  A start after a crash therefore meets one of three
 * states: nothing but an unfinished file (begin again), the archive without
 * its head (it is this run's if its Merkle root is, since the salts are), or a
 * head that is already of this run (done).
 */
#include "bundle/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "bundle/bag.h"
#include "bundle/seal_job.h"
#include "bundle/trust.h"

static const char *const endings[] = {
	[SEAL_GZIP] = ".tar.gz", [SEAL_ZSTD] = ".tar.zst",
	[SEAL_NONE] = ".tar",
};

static int
check_options(const struct seal_options *o, struct error *err)
{
	if (o->stream == NULL || !member_id_ok(text_of(o->stream)) ||
	    o->period == NULL || o->period[0] == '\0')
		return error_set(err, ERROR_USAGE, "a bundle needs the name of "
				 "its stream and its period");
	if (seal_organization(o->organization, err) < 0)
		return -1;
	if (o->secret == NULL || o->totals == NULL)
		return error_set(err, ERROR_USAGE,
				 "a bundle needs the run's secret and totals");
	if (o->ntsas > MEMBER_TOKENS_MAX + 1)
		return error_set(err, ERROR_USAGE,
				 "more than %d time-stamp authorities",
				 MEMBER_TOKENS_MAX + 1);
	if (o->ntsas == 0 && !o->allow_untimestamped &&
	    o->reuse_signatures == NULL)
		return error_set(err, ERROR_USAGE, "no time-stamp authority is "
				 "configured ([timestamp] url)");
	if (o->reuse_signatures == NULL &&
	    (o->key_uri == NULL || o->certificate == NULL))
		return error_set(err, ERROR_USAGE, "no key and certificate to "
				 "sign with ([sign])");
	return 0;
}

static int
name_bundle(struct seal_job *job, const struct head *head, struct error *err)
{
	const struct seal_options *o = job->options;
	struct statement *s = &job->statement;
	int64_t created = o->created != 0 ? o->created : clock_now();

	s->sequence = head->sequence + 1;
	s->created = created / 1000 * 1000;
	s->previous = head->link;
	snprintf(s->stream, sizeof(s->stream), "%s", o->stream);
	snprintf(s->headline, sizeof(s->headline), "%s", o->totals->headline);
	if (snprintf(s->id, sizeof(s->id), "%s-%s-%04u", o->stream, o->period,
		     s->sequence) >= (int)sizeof(s->id) ||
	    !member_id_ok(text_of(s->id)))
		return error_set(err, ERROR_USAGE, "%s-%s: letters, digits, "
				 "- and . only, at most 96 with the number",
				 o->stream, o->period);
	return 0;
}

/* Of what verify_result says: the bundle is there and good. */
static int
finish(struct seal_job *job, struct head_lock *lock, const char *path,
       const struct verify_result *v, struct seal_result *result,
       struct error *err)
{
	struct head head = { .sequence = v->sequence };
	struct buffer line;
	char *sidecar = xasprintf("%s.sha256", path);
	struct stat st;
	int status;

	buffer_init(&line, 4096);
	manifest_add(&line, v->archive_sha256, path_base(path));
	status = file_write(sidecar, buffer_view(&line), 0600, err);
	buffer_free(&line);
	free(sidecar);
	snprintf(head.link.id, sizeof(head.link.id), "%s", v->id);
	memcpy(head.link.p7s_sha256, v->p7s_sha256, 65);
	memcpy(head.link.tagmanifest_sha256, v->tagmanifest_sha256, 65);
	memcpy(head.link.archive_sha256, v->archive_sha256, 65);
	memcpy(head.merkle_root, job->statement.root, 65);
	if (status < 0 || head_replace(lock, &head, err) < 0)
		return -1;
	if (stat(path, &st) < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", path,
				 strerror(errno));
	result->bundle = xstrdup(path);
	result->id = xstrdup(v->id);
	memcpy(result->sha256, v->archive_sha256, 65);
	result->size = st.st_size;
	result->sequence = v->sequence;
	result->timestamps = v->ntsa;
	result->time = v->ntsa > 0 ? v->tsa[0].time : 0;
	result->level = strcmp(v->level, "B") == 0 ? "B" : "T";
	result->leaves = job->leaves;
	buffer_init(&job->leaves, BAG_TEXT_MAX);
	return 0;
}

/* The auditor's check of what is about to get its name.  A chain is not asked
 * about: the trust file may know an older head than ours. */
static int
check_written(const struct seal_job *job, const char *path,
	      struct verify_result *v, struct error *err)
{
	struct verify_options options = { .structure_only = 1 };
	struct trust *trust = NULL;
	int status;

	if (job->options->trust_file != NULL) {
		if (trust_read(&trust, job->options->trust_file, err) < 0)
			return -1;
		free(trust->stream);
		trust->stream = NULL;
		trust->head[0] = '\0';
		options = (struct verify_options){ .trust = trust };
	}
	status = verify_run(path, &options, v, err);
	trust_free(trust);
	if (status == 0 && v->exit == 0 &&
	    strcmp(v->archive_sha256, job->archive_sha256) != 0) {
		verify_result_free(v);
		return error_set(err, ERROR_SYSTEM, "%s: what was read back is "
				 "not what was written", path);
	}
	if (status < 0 || v->exit == 0)
		return status;
	error_set(err, (enum error_kind)v->exit,
		  "what was sealed does not verify: %s: %s%s%s", v->error,
		  v->where, v->where[0] != '\0' ? ": " : "", v->detail);
	verify_result_free(v);
	return -1;
}

static int
write_archive(void *job, int fd, struct error *err)
{
	return seal_archive(job, fd, err);
}

static int
seal_new(struct seal_job *job, struct head_lock *lock,
	 struct seal_result *result, struct error *err)
{
	const struct seal_options *o = job->options;
	struct verify_result v = { 0 };
	char *name = xasprintf("%s%s", job->statement.id,
			       endings[o->compress]);
	char *path = path_join(o->out_folder, name);
	char *aside = xasprintf("%s/.%s.part", o->out_folder, name);
	int status = -1;

	seal_tag_files(job);
	if (seal_sign(job, err) == 0 &&
	    file_write_by(aside, write_archive, job, err) == 0 &&
	    check_written(job, aside, &v, err) == 0) {
		if (rename(aside, path) < 0)
			error_set(err, ERROR_SYSTEM, "%s: %s", path,
				  strerror(errno));
		else if (folder_sync(o->out_folder, err) == 0)
			status = finish(job, lock, path, &v, result, err);
		verify_result_free(&v);
	}
	unlink(aside);
	free(name);
	free(path);
	free(aside);
	return status;
}

/* 1: there is a bundle of that id, and of this run; it was completed.  0: there
 * is none.  -1: there is one, and it is not of this run. */
static int
adopt(struct seal_job *job, const char *id, struct head_lock *lock,
      struct seal_result *result, struct error *err)
{
	struct verify_options options = { .structure_only = 1 };
	struct verify_result v = { 0 };
	char *path = NULL;
	int status = 0;

	for (size_t i = 0; i < 3 && path == NULL; i++) {
		path = xasprintf("%s/%s%s", job->options->out_folder, id,
				 endings[i]);
		if (!file_exists(path)) {
			free(path);
			path = NULL;
		}
	}
	if (path == NULL)
		return 0;
	if (verify_run(path, &options, &v, err) < 0) {
		free(path);
		return -1;
	}
	if (v.exit == 0 && strcmp(v.merkle_root, job->statement.root) == 0)
		status = finish(job, lock, path, &v, result, err) < 0 ? -1 : 1;
	else
		status = error_set(err, ERROR_CHAIN, "%s is there already and "
				   "holds another run's evidence", path);
	verify_result_free(&v);
	free(path);
	return status;
}

static int
seal_locked(struct seal_job *job, struct head_lock *lock,
	    const struct head *head, struct seal_result *result,
	    struct error *err)
{
	int done;

	if (name_bundle(job, head, err) < 0 || seal_payload(job, err) < 0)
		return -1;
	if (head->sequence > 0 &&
	    strcmp(head->merkle_root, job->statement.root) == 0) {
		done = adopt(job, head->link.id, lock, result, err);
		return done != 0 ? (done > 0 ? 0 : -1) :
		       error_set(err, ERROR_USAGE, "this run is sealed as %s, "
				 "which is not in %s any more", head->link.id,
				 job->options->out_folder);
	}
	if (head->sequence > 0 && job->options->first)
		return error_set(err, ERROR_USAGE, "the stream %s has a bundle "
				 "already (%s): seal without --first",
				 job->options->stream, head->link.id);
	done = adopt(job, job->statement.id, lock, result, err);
	if (done != 0)
		return done > 0 ? 0 : -1;
	return seal_new(job, lock, result, err);
}

static void
start(struct seal_job *job, const struct seal_options *options)
{
	memset(job, 0, sizeof(*job));
	job->options = options;
	buffer_init(&job->manifest, BAG_TEXT_MAX);
	buffer_init(&job->leaves, BAG_TEXT_MAX);
	buffer_init(&job->lines, BAG_TEXT_MAX);
	buffer_init(&job->info, 65536);
	buffer_init(&job->json, 16u << 20);
	buffer_init(&job->tagmanifest, 65536);
	buffer_init(&job->p7s, 4u << 20);
}

static void
done(struct seal_job *job)
{
	if (job->data >= 0)
		close(job->data);
	for (size_t i = 0; i < job->nitems; i++)
		free(job->items[i].path);
	free(job->items);
	buffer_free(&job->manifest);
	buffer_free(&job->leaves);
	buffer_free(&job->lines);
	buffer_free(&job->info);
	buffer_free(&job->json);
	buffer_free(&job->tagmanifest);
	buffer_free(&job->p7s);
	for (unsigned i = 0; i < job->ntokens; i++)
		buffer_free(&job->tokens[i]);
}

int
seal_run(const struct seal_options *options, struct seal_result *result,
	 struct error *err)
{
	const char *heads = options->head_folder != NULL ?
			    options->head_folder : options->out_folder;
	struct head_lock *lock = NULL;
	struct seal_job job;
	struct head head;
	char *data;
	int status;

	memset(result, 0, sizeof(*result));
	if (check_options(options, err) < 0 ||
	    folder_make(options->out_folder, err) < 0 ||
	    folder_make(heads, err) < 0)
		return -1;
	start(&job, options);
	data = path_join(options->root, "data");
	job.data = open(data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (job.data < 0)
		status = error_set(err, ERROR_SYSTEM, "%s: %s", data,
				   strerror(errno));
	else
		status = head_lock(&lock, &head, heads, options->stream,
				   options->first, err);
	if (status == 0)
		status = seal_locked(&job, lock, &head, result, err);
	head_unlock(lock);
	done(&job);
	free(data);
	return status;
}

void
seal_result_free(struct seal_result *result)
{
	free(result->bundle);
	free(result->id);
	buffer_free(&result->leaves);
	result->bundle = result->id = NULL;
}

int
seal_next(const char *head_folder, const char *stream, int first,
	  unsigned *sequence, struct error *err)
{
	char *path = head_path(head_folder, stream);
	struct head head = { 0 };
	int status = 0;

	if (file_exists(path))
		status = head_read(&head, path, err);
	if (status == 0 && head.sequence == 0 && !first)
		status = error_set(err, ERROR_USAGE, "%s: no such file; the "
				   "first bundle of a stream needs --first",
				   path);
	if (status == 0 && head.sequence > 0 && first)
		status = error_set(err, ERROR_USAGE, "%s: the stream has a bundle"
				   " already (%s); run without --first to"
				   " continue it", path, head.link.id);
	*sequence = head.sequence + 1;
	free(path);
	return status;
}
