/*
 * object.c - is it there already? then put, then read back
 *
 * The order is what makes a kill at any point harmless: HeadObject first, a
 * conditional write (If-None-Match: *) so that there never are two, and what
 * the store says afterwards, not what we remember, as the result.
 */
#include "archive/object.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

#define ROUNDS	3

void
remark(struct remarks *r, const char *format, ...)
{
	va_list ap;

	if (r->n == sizeof(r->text) / sizeof(r->text[0]))
		return;
	va_start(ap, format);
	vsnprintf(r->text[r->n], sizeof(r->text[0]), format, ap);
	va_end(ap);
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->text[i], r->text[r->n]) == 0)
			return;
	r->n++;
}

void
object_terms(struct s3_request *r, const struct object *o,
	     struct term_headers *room)
{
	const struct terms *t = o->terms;

	s3_header(r, "content-type", o->content_type);
	if (t->lock != NULL) {
		clock_iso(room->until, t->until, 0);
		s3_header(r, "x-amz-object-lock-mode", t->lock);
		s3_header(r, "x-amz-object-lock-retain-until-date",
			  room->until);
	}
	s3_header(r, "x-amz-object-lock-legal-hold",
		  t->legal_hold ? "ON" : NULL);
	s3_header(r, "x-amz-storage-class", t->storage_class);
	if (t->kms_key != NULL) {
		s3_header(r, "x-amz-server-side-encryption", "aws:kms");
		s3_header(r, "x-amz-server-side-encryption-aws-kms-key-id",
			  t->kms_key);
		s3_header(r, "x-amz-server-side-encryption-bucket-key-enabled",
			  "true");
	}
}

static void
note_version(struct object *o, const struct s3_answer *a)
{
	const char *version = s3_answer_header(a, "x-amz-version-id");

	snprintf(o->version, sizeof(o->version), "%s",
		 version != NULL && strcmp(version, "null") != 0 ? version : "");
	snprintf(o->upload_request, sizeof(o->upload_request), "%s",
		 a->request_id);
}

static enum put_result
single_put(struct object *o, struct error *err)
{
	struct s3_request r = {
		.method = "PUT", .key = o->key, .fd = o->source->fd,
		.size = o->source->size, .sha256 = o->source->hex,
		.again_409 = 1, .tell = o->shown,
	};
	struct term_headers room;
	struct s3_answer a;
	char checksum[64];
	enum put_result result = PUT_FAILED;

	checksum_text(o->source->sha256, checksum);
	s3_header(&r, "x-amz-checksum-sha256", checksum);
	s3_header(&r, "x-amz-sdk-checksum-algorithm", "SHA256");
	s3_header(&r, "if-none-match", "*");
	object_terms(&r, o, &room);
	s3_answer_init(&a);
	if (s3_ask(o->s3, &r, &a, err) == 0) {
		if (s3_good(&a)) {
			note_version(o, &a);
			result = PUT_DONE;
		} else if (a.status == 412) {
			result = PUT_LOOK;
		} else {
			s3_refused(&a, "PutObject", o->shown, err);
		}
	}
	s3_answer_free(&a);
	return result;
}

/* 1 there and right; 0 not there; -1 */
static int
look(struct object *o, long *status, struct error *err)
{
	int found = stored_ask(o->s3, o->key, NULL, &o->stored, status, err);

	if (found <= 0)
		return found;
	o->was_there = 1;
	snprintf(o->version, sizeof(o->version), "%s", o->stored.version);
	if (o->state != NULL)
		multipart_give_up(o->s3, o->key, o->state);
	return object_read_back(o, err) < 0 ? -1 : 1;
}

int
object_archive(struct object *o, struct error *err)
{
	long status = 0;

	for (int round = 0; round < ROUNDS; round++) {
		int found = look(o, &status, err);
		enum put_result put;

		if (found != 0)
			return found < 0 ? -1 : 0;
		put = o->source->nparts > 0 ? multipart_put(o, err) :
					      single_put(o, err);
		if (put == PUT_FAILED)
			return -1;
		if (put == PUT_DONE)
			return object_read_back(o, err);
	}
	return error_set(err, ERROR_SYSTEM, "%s: the store says that it is"
			 " there, and does not let it be read (HeadObject: %ld);"
			 " the role needs s3:GetObject and s3:GetObjectVersion",
			 o->shown, status);
}
