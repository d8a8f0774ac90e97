/*
 * multipart.c - an object in parts, going on where it stopped
 *
 * What is there is asked of the store (ListParts); a part counts if its size
 * and SHA-256 are the file's.  The state file is written before
 * CreateMultipartUpload, after it, and after each part: an upload whose id was
 * lost between the two is looked for and aborted at the next start.
 *
 * Source: Amazon S3 API Reference, "CompleteMultipartUpload" (If-None-Match,
 * 409 means to begin anew, 404 NoSuchUpload after it was completed), "ListParts".
 */
#include "archive/object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"

#define TELL_EVERY	(10 * INT64_C(1000000))

struct parts {
	struct object *o;
	char **etags;			/* NULL: not there yet */
	int64_t told;
};

static void
abort_upload(struct s3 *s3, const char *key, const char *upload_id)
{
	struct s3_request r = { .method = "DELETE", .key = key };
	struct s3_answer a;
	struct error ignored;

	s3_query(&r, "uploadId", upload_id);
	s3_answer_init(&a);
	if (s3_ask(s3, &r, &a, &ignored) < 0 ||
	    (!s3_good(&a) && a.status != 404))
		log_line(LOG_LEVEL_NOTICE, "archive-parts-left", "the parts of an"
			 " upload to %s that was given up could not be removed"
			 " (%s); the bucket's lifecycle rule will", key, a.code);
	s3_answer_free(&a);
}

static int
forget(struct object *o, struct error *err)
{
	free(o->state->upload_id);
	o->state->upload_id = NULL;
	o->state->sent = 0;
	return state_write(o->state, err);
}

/* Those of exactly this key but ours: only what broke off left them. */
static void
abort_listed(struct s3 *s3, const char *key, const char *ours,
	     const struct s3_answer *a)
{
	for (const struct ex_node *n = a->xml != NULL ? a->xml->first : NULL;
	     n != NULL; n = n->next) {
		struct text id = node_text(node_member(n, "UploadId"));
		char *copy;

		if (!text_is(n->name, "Upload") || id.len == 0 ||
		    !text_is(node_text(node_member(n, "Key")), key) ||
		    (ours != NULL && text_is(id, ours)))
			continue;
		copy = xstrndup(id.at, id.len);
		abort_upload(s3, key, copy);
		free(copy);
	}
}

static int
sweep(struct s3 *s3, const char *key, const char *ours, struct error *err)
{
	struct s3_request r = { .method = "GET" };
	struct s3_answer a;
	int result;

	s3_query(&r, "uploads", "");
	s3_query(&r, "prefix", key);
	s3_answer_init(&a);
	result = s3_ask(s3, &r, &a, err);
	if (result == 0 && s3_good(&a))
		abort_listed(s3, key, ours, &a);
	else if (result == 0)
		log_line(LOG_LEVEL_NOTICE, "archive-parts-left", "an upload to"
			 " %s may have been begun and not noted; uploads could"
			 " not be listed (%s): the bucket's lifecycle rule will"
			 " remove it", key, a.code);
	s3_answer_free(&a);
	return result;
}

void
multipart_give_up(struct s3 *s3, const char *key, const struct state *state)
{
	struct error ignored;

	if (state->upload_id != NULL)
		abort_upload(s3, key, state->upload_id);
	if (state->creating)
		sweep(s3, key, NULL, &ignored);
}

/* An answer that was lost on the way may have begun another upload before. */
static int
only_ours(struct object *o, struct error *err)
{
	if (sweep(o->s3, o->key, o->state->upload_id, err) < 0)
		return -1;
	o->state->creating = 0;
	return state_write(o->state, err);
}

static int
note_upload(struct object *o, struct text id, int again, struct error *err)
{
	o->state->upload_id = xstrndup(id.at, id.len);
	o->state->creating = again;
	if (state_write(o->state, err) < 0)
		return -1;
	return again ? only_ours(o, err) : 0;
}

static int
create(struct object *o, struct error *err)
{
	struct s3_request r = { .method = "POST", .key = o->key };
	struct term_headers room;
	struct s3_answer a;
	struct text id;
	int result;

	if (o->state->creating && sweep(o->s3, o->key, NULL, err) < 0)
		return -1;
	o->state->creating = 1;
	if (state_write(o->state, err) < 0)
		return -1;
	s3_query(&r, "uploads", "");
	s3_header(&r, "x-amz-checksum-algorithm", "SHA256");
	s3_header(&r, "x-amz-checksum-type", "COMPOSITE");
	object_terms(&r, o, &room);
	s3_answer_init(&a);
	result = s3_ask(o->s3, &r, &a, err);
	id = node_text(node_member(a.xml, "UploadId"));
	if (result == 0 && !s3_good(&a))
		result = s3_refused(&a, "CreateMultipartUpload", o->shown, err);
	else if (result == 0 && id.len == 0)
		result = error_set(err, ERROR_SYSTEM, "CreateMultipartUpload"
				   " %s: an answer without an upload id",
				   o->shown);
	if (result == 0)
		result = note_upload(o, id, a.tries > 1, err);
	s3_answer_free(&a);
	return result;
}

/* A part of the list is kept if it is the file's. */
static void
keep_part(struct parts *p, const struct ex_node *part, size_t *last)
{
	const struct source *s = p->o->source;
	struct text number = node_text(node_member(part, "PartNumber"));
	struct text size = node_text(node_member(part, "Size"));
	struct text etag = node_text(node_member(part, "ETag"));
	char digits[24], mine[64], length[24];
	size_t i;

	snprintf(digits, sizeof(digits), "%.*s", TEXT_ARG(number));
	i = strtoul(digits, NULL, 10);
	if (i == 0)
		return;
	*last = i--;
	if (i >= s->nparts || etag.len == 0)
		return;
	checksum_text(s->parts[i], mine);
	snprintf(length, sizeof(length), "%llu",
		 (unsigned long long)source_part_size(s, i));
	if (text_is(size, length) &&
	    text_is(node_text(node_member(part, "ChecksumSHA256")), mine)) {
		free(p->etags[i]);
		p->etags[i] = xstrndup(etag.at, etag.len);
	}
}

/* 1 there are more, 0 that was all, 2 there is no such upload, -1 */
static int
list_page(struct parts *p, size_t *last, struct error *err)
{
	struct object *o = p->o;
	struct s3_request r = { .method = "GET", .key = o->key };
	struct s3_answer a;
	size_t before = *last;
	char marker[24];
	int result;

	snprintf(marker, sizeof(marker), "%zu", *last);
	s3_query(&r, "uploadId", o->state->upload_id);
	s3_query(&r, "part-number-marker", *last > 0 ? marker : NULL);
	s3_answer_init(&a);
	result = s3_ask(o->s3, &r, &a, err);
	if (result == 0 && a.status == 404 && strcmp(a.code, "NoSuchBucket") != 0)
		result = 2;
	else if (result == 0 && !s3_good(&a))
		result = s3_refused(&a, "ListParts", o->shown, err);
	if (result == 0 && a.xml != NULL) {
		for (const struct ex_node *n = a.xml->first; n; n = n->next)
			if (text_is(n->name, "Part"))
				keep_part(p, n, last);
		result = *last > before && text_is(node_text(
			node_member(a.xml, "IsTruncated")), "true");
	}
	s3_answer_free(&a);
	return result;
}

/* 0 listed, 2 there is no such upload, -1 */
static int
list_parts(struct parts *p, struct error *err)
{
	size_t last = 0, kept = 0;
	int result;

	do
		result = list_page(p, &last, err);
	while (result == 1);
	for (size_t i = 0; i < p->o->source->nparts; i++)
		kept += p->etags[i] != NULL;
	if (result == 0)
		log_line(LOG_LEVEL_NOTICE, "archive-goes-on", "%s: going on, %zu"
			 " of %zu parts are there", p->o->shown, kept,
			 p->o->source->nparts);
	return result;
}

static int
go_on(struct parts *p, struct error *err)
{
	if (p->o->state->creating && only_ours(p->o, err) < 0)
		return -1;
	return list_parts(p, err);
}

static void
tell(struct parts *p, size_t done)
{
	int64_t now = clock_monotonic();

	if (now - p->told < TELL_EVERY)
		return;
	p->told = now;
	log_line(LOG_LEVEL_NOTICE, "archive-progress", "%s: %zu of %zu parts",
		 p->o->shown, done, p->o->source->nparts);
}

/* 0 sent, 2 there is no such upload, -1 */
static int
send_part(struct parts *p, size_t i, struct error *err)
{
	struct object *o = p->o;
	const struct source *s = o->source;
	char number[24], hex[DIGEST_HEX], checksum[64];
	struct s3_request r = {
		.method = "PUT", .key = o->key, .fd = s->fd,
		.at = source_part_at(s, i), .size = source_part_size(s, i),
		.sha256 = hex,
	};
	struct s3_answer a;
	const char *etag;
	int result;

	snprintf(number, sizeof(number), "%zu", i + 1);
	hex_write(s->parts[i], DIGEST_SIZE, hex);
	checksum_text(s->parts[i], checksum);
	s3_query(&r, "partNumber", number);
	s3_query(&r, "uploadId", o->state->upload_id);
	s3_header(&r, "x-amz-checksum-sha256", checksum);
	s3_header(&r, "x-amz-sdk-checksum-algorithm", "SHA256");
	s3_answer_init(&a);
	result = s3_ask(o->s3, &r, &a, err);
	etag = s3_answer_header(&a, "etag");
	if (result == 0 && strcmp(a.code, "NoSuchUpload") == 0)
		result = 2;
	else if (result == 0 && !s3_good(&a))
		result = s3_refused(&a, "UploadPart", o->shown, err);
	else if (result == 0 && etag == NULL)
		result = error_set(err, ERROR_SYSTEM, "UploadPart %s: an answer"
				   " without ETag", o->shown);
	if (result == 0)
		p->etags[i] = xstrdup(etag);
	s3_answer_free(&a);
	return result;
}

static int
send_parts(struct parts *p, struct error *err)
{
	struct state *state = p->o->state;
	int result = 0;

	state->sent = 0;
	for (size_t i = 0; i < p->o->source->nparts && result == 0; i++) {
		int there = p->etags[i] != NULL;

		if (!there)
			result = send_part(p, i, err);
		if (result != 0)
			break;
		state->sent = i + 1;
		if (!there)
			result = state_write(state, err);
		tell(p, i + 1);
	}
	return result;
}

static void
put_escaped(struct buffer *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buffer_puts(out, "&quot;");
		else if (*s == '&')
			buffer_puts(out, "&amp;");
		else if (*s == '<')
			buffer_puts(out, "&lt;");
		else
			buffer_putc(out, *s);
	}
}

static void
put_list(struct buffer *out, const struct parts *p)
{
	char checksum[64];

	buffer_puts(out, "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws"
		    ".com/doc/2006-03-01/\">");
	for (size_t i = 0; i < p->o->source->nparts; i++) {
		checksum_text(p->o->source->parts[i], checksum);
		buffer_printf(out, "<Part><ChecksumSHA256>%s</ChecksumSHA256>"
			      "<ETag>", checksum);
		put_escaped(out, p->etags[i]);
		buffer_printf(out, "</ETag><PartNumber>%zu</PartNumber></Part>",
			      i + 1);
	}
	buffer_puts(out, "</CompleteMultipartUpload>");
}

static enum put_result
judge(struct object *o, const struct s3_answer *a, struct error *err)
{
	const char *version = s3_answer_header(a, "x-amz-version-id");

	if (s3_good(a)) {
		snprintf(o->version, sizeof(o->version), "%s",
			 version != NULL && strcmp(version, "null") != 0 ?
			 version : "");
		snprintf(o->upload_request, sizeof(o->upload_request), "%s",
			 a->request_id);
		return forget(o, err) < 0 ? PUT_FAILED : PUT_DONE;
	}
	if (a->status == 412 || a->status == 409) {
		abort_upload(o->s3, o->key, o->state->upload_id);
		return forget(o, err) < 0 ? PUT_FAILED : PUT_LOOK;
	}
	if (strcmp(a->code, "NoSuchUpload") == 0)
		return forget(o, err) < 0 ? PUT_FAILED : PUT_LOOK;
	if (strcmp(a->code, "InvalidPart") == 0)
		return PUT_LOOK;	/* listed again, and sent again */
	s3_refused(a, "CompleteMultipartUpload", o->shown, err);
	return PUT_FAILED;
}

static enum put_result
complete(struct parts *p, struct error *err)
{
	struct object *o = p->o;
	struct s3_request r = { .method = "POST", .key = o->key };
	struct s3_answer a;
	struct buffer body;
	char checksum[64], size[24];
	enum put_result result = PUT_FAILED;

	buffer_init(&body, 8u << 20);
	put_list(&body, p);
	r.body = buffer_view(&body);
	source_checksum(o->source, checksum);
	snprintf(size, sizeof(size), "%llu",
		 (unsigned long long)o->source->size);
	s3_query(&r, "uploadId", o->state->upload_id);
	s3_header(&r, "content-type", "application/xml");
	s3_header(&r, "if-none-match", "*");
	s3_header(&r, "x-amz-checksum-sha256", checksum);
	s3_header(&r, "x-amz-checksum-type", "COMPOSITE");
	s3_header(&r, "x-amz-mp-object-size", size);
	s3_answer_init(&a);
	if (s3_ask(o->s3, &r, &a, err) == 0)
		result = judge(o, &a, err);
	s3_answer_free(&a);
	buffer_free(&body);
	return result;
}

enum put_result
multipart_put(struct object *o, struct error *err)
{
	struct parts p = { .o = o, .told = clock_monotonic() };
	enum put_result result = PUT_FAILED;
	int step = 0;

	p.etags = xcalloc(o->source->nparts, sizeof(*p.etags));
	if (o->state->upload_id == NULL)
		step = create(o, err);
	else
		step = go_on(&p, err);
	if (step == 0)
		step = send_parts(&p, err);
	if (step == 0)
		result = complete(&p, err);
	else if (step == 2 && forget(o, err) == 0)
		result = PUT_LOOK;
	for (size_t i = 0; i < o->source->nparts; i++)
		free(p.etags[i]);
	free(p.etags);
	return result;
}
