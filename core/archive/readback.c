/*
 * readback.c - is what is stored what was sent, on the terms wanted?
 *
 * The object's checksum is S3's own, worked out from the bytes it stored.  Of
 * an object in parts it is the digest of their digests; each of them is
 * compared, too, by the sizes the store has, which may not be those we would
 * cut today.  Source: Amazon S3 User Guide, "Checking object integrity";
 * API Reference, "GetObjectAttributes".
 */
#include "archive/object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct reading {
	struct object *o;
	uint64_t at;			/* where the next part begins */
	size_t n;
	uint8_t (*digests)[DIGEST_SIZE];
};

static uint64_t
number(const struct ex_node *node)
{
	struct text t = node_text(node);
	char digits[24];

	snprintf(digits, sizeof(digits), "%.*s", TEXT_ARG(t));
	return strtoull(digits, NULL, 10);
}

static int
differs(const struct object *o, struct error *err, const char *why)
{
	if (o->was_there)
		return error_set(err, ERROR_INVALID, "E_EXISTS: %s is there"
				 " already and is another file: %s", o->shown,
				 why);
	return error_set(err, ERROR_INVALID, "E_UPLOAD_VERIFY: %s is not what"
			 " was sent: %s; it is not archived", o->shown, why);
}

/* One part of the store's list against the same bytes of the file. */
static int
take_part(struct reading *r, const struct ex_node *part, struct error *err)
{
	const struct source *s = r->o->source;
	struct text told = node_text(node_member(part, "ChecksumSHA256"));
	uint64_t size = number(node_member(part, "Size"));
	char mine[64], why[WHY_MAX];

	if (number(node_member(part, "PartNumber")) != r->n + 1 ||
	    r->n == PARTS_MAX || size > s->size - r->at)
		return differs(r->o, err, "its list of parts does not add up");
	if (r->n < s->nparts && r->at == source_part_at(s, r->n) &&
	    size == source_part_size(s, r->n))
		memcpy(r->digests[r->n], s->parts[r->n], DIGEST_SIZE);
	else if (source_range(s, r->at, size, r->digests[r->n], err) < 0)
		return -1;
	checksum_text(r->digests[r->n], mine);
	if (!text_is(told, mine)) {
		snprintf(why, sizeof(why), "part %zu has SHA-256 %.*s, the"
			 " file's %s", r->n + 1, TEXT_ARG(told), mine);
		return differs(r->o, err, why);
	}
	r->at += size;
	r->n++;
	return 0;
}

static int
is_part_list(const struct ex_node *parts)
{
	const struct ex_node *part = node_member(parts, "Part");

	return part != NULL &&
	       node_text(node_member(part, "ChecksumSHA256")).len > 0;
}

/* 1 there are more, 0 that was all, -1; *told 0: the store lists no digests */
static int
take_page(struct reading *r, const struct s3_answer *a, int *told,
	  struct error *err)
{
	const struct ex_node *parts = node_member(a->xml, "ObjectParts");
	size_t before = r->n;

	*told = is_part_list(parts);
	if (!*told)
		return 0;
	for (const struct ex_node *n = parts->first; n != NULL; n = n->next)
		if (text_is(n->name, "Part") && take_part(r, n, err) < 0)
			return -1;
	return r->n > before &&
	       text_is(node_text(node_member(parts, "IsTruncated")), "true");
}

static int
ask_page(struct reading *r, int *told, struct error *err)
{
	struct object *o = r->o;
	struct s3_request q = { .method = "GET", .key = o->key };
	struct s3_answer a;
	char marker[24];
	int result;

	snprintf(marker, sizeof(marker), "%zu", r->n);
	s3_query(&q, "attributes", "");
	s3_query(&q, "versionId", o->version[0] != '\0' ? o->version : NULL);
	s3_header(&q, "x-amz-object-attributes",
		  "Checksum,ObjectParts,ObjectSize");
	s3_header(&q, "x-amz-max-parts", "1000");
	s3_header(&q, "x-amz-part-number-marker", r->n > 0 ? marker : NULL);
	s3_answer_init(&a);
	result = s3_ask(o->s3, &q, &a, err);
	if (result == 0 && !s3_good(&a))
		result = s3_refused(&a, "GetObjectAttributes", o->shown, err);
	if (result == 0)
		result = take_page(r, &a, told, err);
	s3_answer_free(&a);
	return result;
}

/* Every part; out: the checksum that follows from the file by these parts. */
static int
read_parts(struct object *o, char out[64], struct error *err)
{
	struct reading r = { .o = o };
	uint8_t sum[DIGEST_SIZE];
	char text[64];
	int told = 0, result;

	r.digests = xcalloc(PARTS_MAX, sizeof(*r.digests));
	do
		result = ask_page(&r, &told, err);
	while (result > 0);
	if (result == 0 && !told) {
		/* The object's checksum is made of the parts': it is compared. */
		remark(o->remarks, "the store lists no digests of the parts;"
		       " only the object's own was compared");
		source_checksum(o->source, out);
	} else if (result == 0 && r.at != o->source->size) {
		result = differs(o, err, "its parts are not the whole file");
	} else if (result == 0) {
		digest_of(r.digests, r.n * DIGEST_SIZE, sum);
		checksum_text(sum, text);
		snprintf(out, 64, "%.44s-%zu", text, r.n);
	}
	free(r.digests);
	return result;
}

static int
is_composite(const struct stored *s)
{
	return strcmp(s->type, "COMPOSITE") == 0 ||
	       strchr(s->checksum, '-') != NULL;
}

static int
compare(struct object *o, struct error *err)
{
	const struct terms *t = o->terms;
	struct expected e = {
		.size = o->source->size,
		.version = o->version[0] != '\0' ? o->version : NULL,
		.lock = t->lock, .until = t->until, .legal_hold = t->legal_hold,
		.storage_class = t->storage_class, .kms_key = t->kms_key,
	};
	char why[WHY_MAX];

	/* Size first: without it the parts cannot be told apart. */
	if (o->stored.size == e.size && is_composite(&o->stored)) {
		if (read_parts(o, e.checksum, err) < 0)
			return -1;
	} else {
		checksum_text(o->source->sha256, e.checksum);
	}
	if (stored_content_differs(&o->stored, &e, why))
		return differs(o, err, why);
	if (stored_terms_differ(&o->stored, &e, why))
		return error_set(err, ERROR_INVALID, "E_UPLOAD_VERIFY: %s is the"
				 " right file, but %s; it is not archived",
				 o->shown, why);
	return 0;
}

int
object_read_back(struct object *o, struct error *err)
{
	long status;
	int found = stored_ask(o->s3, o->key,
			       o->version[0] != '\0' ? o->version : NULL,
			       &o->stored, &status, err);

	if (found < 0)
		return -1;
	if (found == 0)
		return error_set(err, ERROR_SYSTEM, "%s cannot be read back"
				 " (HeadObject: %ld), so nothing is called"
				 " archived; the role needs s3:GetObjectVersion",
				 o->shown, status);
	if (o->version[0] == '\0')
		remark(o->remarks, "the bucket keeps no versions: the object can"
		       " be replaced");
	return compare(o, err);
}
