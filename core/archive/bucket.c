/*
 * bucket.c - a bundle into a bucket, its receipt and its sums file beside it
 *
 *	1 a receipt beside the bundle, or without any trace of ours one in the
 *	  bucket: the object is read back against it
 *	2 else the state file, the object, read back, the receipt beside the
 *	  bundle
 *	3 the receipt and the sums file into the bucket, locked as the object
 *	4 the state file goes
 *
 * A kill anywhere leaves what the next start needs: before 2 ends the state
 * file, from then on the receipt.
 */
#include "archive/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"

#define TWO_DAYS	(INT64_C(2) * 86400 * 1000)

static void
fill_receipt(struct job *job, const struct s3 *s3, const struct object *o)
{
	struct receipt *r = job->receipt;
	const struct stored *s = &o->stored;
	struct arena *arena = r->arena;

	r->bucket = arena_strdup(arena, job->target.bucket);
	r->key = arena_strdup(arena, o->key);
	r->region = arena_strdup(arena, s3_region(s3));
	r->endpoint = s3_endpoint(s3) != NULL ?
		      arena_strdup(arena, s3_endpoint(s3)) : NULL;
	r->version_id = s->version[0] != '\0' ?
			arena_strdup(arena, s->version) : NULL;
	r->etag = arena_strdup(arena, s->etag);
	r->checksum = arena_strdup(arena, s->checksum);
	r->checksum_type = strchr(s->checksum, '-') != NULL ? "COMPOSITE" :
			   s->type[0] != '\0' ? arena_strdup(arena, s->type) :
			   "FULL_OBJECT";
	r->lock = s->lock[0] != '\0' ? arena_strdup(arena, s->lock) : "none";
	r->until = s->until;
	r->legal_hold = s->legal_hold;
	r->storage_class = arena_strdup(arena, s->storage_class);
	r->encryption = s->encryption[0] != '\0' ?
			arena_strdup(arena, s->encryption) : NULL;
	r->kms_key = s->kms_key[0] != '\0' ? arena_strdup(arena, s->kms_key) :
		     NULL;
	r->head_request = s->request_id[0] != '\0' ?
			  arena_strdup(arena, s->request_id) : NULL;
	r->upload_request = o->upload_request[0] != '\0' ?
			    arena_strdup(arena, o->upload_request) : NULL;
}

static void
fill_parts(struct job *job)
{
	struct receipt *r = job->receipt;
	const struct source *s = &job->source;
	char text[64];

	/* What an earlier command stored may be cut otherwise; some stores
	 * leave "-N" off. */
	source_checksum(s, text);
	if (s->nparts == 0 ||
	    strncmp(text, r->checksum, strlen(r->checksum)) != 0)
		return;
	r->part_size = s->part_size;
	r->nparts = s->nparts;
	r->parts = arena_alloc(r->arena, r->nparts * sizeof(*r->parts));
	for (size_t i = 0; i < r->nparts; i++) {
		checksum_text(s->parts[i], text);
		r->parts[i] = arena_strdup(r->arena, text);
	}
}

/* The state of an earlier start of the same upload, or a new one. */
static int
take_state(struct job *job, struct s3 *s3, const char *key,
	   struct state *state, struct error *err)
{
	int there = state_read(state, job->names.state, err);

	if (there < 0)
		return -1;
	if (there && !state_is_of(state, &job->target, key) &&
	    state->upload_id != NULL)
		return error_set(err, ERROR_USAGE, "%s: an upload to s3://%s/%s"
				 " has not ended; end it with that target, or"
				 " remove this file and leave its parts to the"
				 " bucket's lifecycle rule", job->names.state,
				 state->bucket, state->key);
	if (there && state_is_of(state, &job->target, key) &&
	    state_fits(state, &job->source, &job->terms) &&
	    (state->until == 0 || state->until > clock_now())) {
		job->terms.until = state->until;
		state->digests = (const uint8_t (*)[DIGEST_SIZE])
				 job->source.parts;
		return 0;
	}
	if (there && state_is_of(state, &job->target, key))
		multipart_give_up(s3, key, state);
	state_free(state);
	state_begin(state, job->names.state, &job->target, key);
	state_describe(state, &job->source, &job->terms);
	return state_write(state, err);
}

static int
put_bundle(struct job *job, struct s3 *s3, const char *key, struct error *err)
{
	struct state state;
	char *shown = target_show(&job->target, key);
	struct object o = {
		.s3 = s3, .key = key, .shown = shown, .source = &job->source,
		.terms = &job->terms, .state = &state, .remarks = &job->remarks,
		.content_type = names_content_type(job->names.bundle),
	};
	int result = take_state(job, s3, key, &state, err);

	if (result == 0)
		result = object_archive(&o, err);
	if (result == 0) {
		job->already = o.was_there;
		job_begin_receipt(job);
		fill_receipt(job, s3, &o);
		fill_parts(job);
		result = job_write_receipt(job, err);
	}
	state_free(&state);
	free(shown);
	return result;
}

/* 1 it is in out, 0 there is none (or 403: nobody says), -1 */
static int
fetch_receipt(struct s3 *s3, const char *key, struct s3_answer *out,
	      struct error *err)
{
	struct s3_request r = { .method = "GET", .key = key };
	int result = s3_ask(s3, &r, out, err);

	if (result < 0)
		return -1;
	if (s3_good(out))
		return 1;
	return out->status == 404 || out->status == 403 ? 0 :
	       s3_refused(out, "GetObject", key, err);
}

/* A receipt that is in the bucket already is the one that stays. */
static int
settle_receipt(struct job *job, struct s3 *s3, const char *key,
	       struct error *err)
{
	struct s3_answer a;
	int found;

	s3_answer_init(&a);
	found = fetch_receipt(s3, key, &a, err);
	if (found > 0 && job_adopt_receipt(job, buffer_view(&a.body), err) < 0)
		found = -1;
	s3_answer_free(&a);
	return found;
}

static void
tell_of_longer_retention(const struct job *job)
{
	const struct receipt *r = job->receipt;
	int64_t asked = job->terms.until - clock_now();
	char until[CLOCK_TEXT];

	if (job->terms.lock != NULL && asked > r->until - r->archived + TWO_DAYS)
		log_line(LOG_LEVEL_NOTICE, "archive-retention", "the lock ends"
			 " %s, sooner than %s asks for today: aws s3api"
			 " put-object-retention extends it",
			 r->until != 0 ? clock_iso(until, r->until, 0) : "never"
			 " began", job->terms.retain);
}

/* A version that is locked can be hidden, not removed. */
static int
tell_of_current(struct s3 *s3, const struct receipt *r, struct error *err)
{
	struct stored s;
	long status;
	int found;

	if (r->version_id == NULL)
		return 0;
	found = stored_ask(s3, r->key, NULL, &s, &status, err);
	if (found < 0)
		return -1;
	if (found > 0 ? strcmp(s.version, r->version_id) != 0 : status == 404)
		log_line(LOG_LEVEL_NOTICE, "archive-hidden", "s3://%s/%s: the"
			 " archived version is there, and hidden by %s; find"
			 " out who did that", r->bucket, r->key,
			 found > 0 ? "a newer one" : "a delete marker");
	return 0;
}

/* What the receipt says, said by the store again. */
static int
read_again(struct job *job, struct s3 *s3, struct error *err)
{
	const struct receipt *r = job->receipt;
	struct expected e = {
		.size = r->bundle_size, .version = r->version_id,
		.lock = strcmp(r->lock, "none") != 0 ? r->lock : NULL,
		.until = r->until, .legal_hold = r->legal_hold,
	};
	struct stored s;
	char why[WHY_MAX];
	long status;
	int found = stored_ask(s3, r->key, r->version_id, &s, &status, err);

	if (found < 0)
		return -1;
	if (found == 0 && status == 403)
		return error_set(err, ERROR_SYSTEM, "s3://%s/%s cannot be read"
				 " back (HeadObject: 403); the role needs"
				 " s3:GetObjectVersion", r->bucket, r->key);
	if (found == 0)
		return error_set(err, ERROR_INVALID, "E_UPLOAD_VERIFY: s3://%s/%s"
				 " version %.64s is not there, although there is"
				 " a receipt of it", r->bucket, r->key,
				 r->version_id != NULL ? r->version_id : "null");
	snprintf(e.checksum, sizeof(e.checksum), "%s", r->checksum);
	if (stored_content_differs(&s, &e, why) ||
	    stored_terms_differ(&s, &e, why))
		return error_set(err, ERROR_INVALID, "E_UPLOAD_VERIFY: s3://%s/%s"
				 " is not what its receipt says: %s", r->bucket,
				 r->key, why);
	tell_of_longer_retention(job);
	job->already = 1;
	return tell_of_current(s3, r, err);
}

/* Small, readable at once, locked as the object is. */
static int
put_beside(struct job *job, struct s3 *s3, const char *path, struct error *err)
{
	const struct receipt *r = job->receipt;
	struct terms terms = {
		.lock = strcmp(r->lock, "none") != 0 ? r->lock : NULL,
		.until = r->until, .legal_hold = r->legal_hold,
		.kms_key = job->terms.kms_key,
		.single_put_max = SINGLE_PUT_CAP,
	};
	struct source source = { .fd = -1 };
	char *key = target_key(&job->target, path_base(path));
	char *shown = target_show(&job->target, key);
	struct object o = {
		.s3 = s3, .key = key, .shown = shown, .source = &source,
		.terms = &terms, .remarks = &job->remarks,
		.content_type = names_content_type(path),
	};
	int result = source_open(&source, path, SINGLE_PUT_CAP, err);

	if (result == 0)
		result = object_archive(&o, err);
	source_close(&source);
	free(key);
	free(shown);
	return result;
}

static void
forget_state(const struct job *job)
{
	struct state state = { .path = job->names.state };

	state_remove(&state);
}

static int
with_bucket(struct job *job, struct s3 *s3, struct error *err)
{
	char *key = target_key(&job->target, path_base(job->names.bundle));
	char *receipt_key = target_key(&job->target,
				       path_base(job->names.receipt));
	int known = job->receipt != NULL, result = 0;

	if (!known && !file_exists(job->names.state))
		known = settle_receipt(job, s3, receipt_key, err);
	if (known < 0)
		result = -1;
	else if (known > 0)
		result = read_again(job, s3, err);
	else
		result = put_bundle(job, s3, key, err);
	if (result == 0 && settle_receipt(job, s3, receipt_key, err) < 0)
		result = -1;
	if (result == 0)
		result = put_beside(job, s3, job->names.receipt, err);
	if (result == 0)
		result = put_beside(job, s3, job->names.sums, err);
	if (result == 0)
		forget_state(job);
	free(key);
	free(receipt_key);
	return result;
}

int
bucket_archive(struct job *job, struct error *err)
{
	const struct archive_options *o = job->options;
	struct s3_options so = {
		.bucket = job->target.bucket, .region = o->region,
		.profile = o->profile, .endpoint = o->endpoint,
		.ca_file = o->ca_file, .owner = o->owner, .stop = o->stop,
	};
	struct s3 *s3 = NULL;
	int result = s3_open(&s3, &so, err);

	if (result == 0)
		result = with_bucket(job, s3, err);
	s3_close(s3);
	return result;
}
