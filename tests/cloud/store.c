/* store.c - which bucket and operation a request means, and who answers it */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "store.h"

struct store {
	struct bucket *buckets;
	struct faults *faults;
	struct arena *arena;
	struct said said;
	struct ask ask;			/* the one being answered */
	char *folder;
	int64_t last;			/* stem given, us */
	uint64_t requests;
};

/* The first that fits: method, of an object or a bucket, word of the query. */
static const struct row {
	const char *method, *word, *op;
	operation *run;
	int object;
} rows[] = {
	{ "PUT", "partNumber", "UploadPart", upload_part, 1 },
	{ "PUT", "retention", "PutObjectRetention", put_retention, 1 },
	{ "PUT", "legal-hold", "PutObjectLegalHold", put_legal_hold, 1 },
	{ "PUT", NULL, "PutObject", put_object, 1 },
	{ "HEAD", NULL, "HeadObject", get_object, 1 },
	{ "GET", "attributes", "GetObjectAttributes", get_attributes, 1 },
	{ "GET", "retention", "GetObjectRetention", get_retention, 1 },
	{ "GET", "legal-hold", "GetObjectLegalHold", get_legal_hold, 1 },
	{ "GET", "uploadId", "ListParts", list_parts, 1 },
	{ "GET", NULL, "GetObject", get_object, 1 },
	{ "POST", "uploads", "CreateMultipartUpload", create_upload, 1 },
	{ "POST", "uploadId", "CompleteMultipartUpload", complete_upload, 1 },
	{ "DELETE", "uploadId", "AbortMultipartUpload", abort_upload, 1 },
	{ "DELETE", NULL, "DeleteObject", delete_object, 1 },
	{ "HEAD", NULL, "HeadBucket", head_bucket, 0 },
	{ "GET", "location", "GetBucketLocation", get_location, 0 },
	{ "GET", "versioning", "GetBucketVersioning", get_versioning, 0 },
	{ "GET", "object-lock", "GetObjectLockConfiguration",
	  get_lock_configuration, 0 },
	{ "GET", "publicAccessBlock", "GetPublicAccessBlock",
	  get_access_block, 0 },
	{ "GET", "policy", "GetBucketPolicy", get_policy, 0 },
	{ "GET", "policyStatus", "GetBucketPolicyStatus",
	  get_policy_status, 0 },
	{ "GET", "lifecycle", "GetBucketLifecycleConfiguration",
	  get_lifecycle, 0 },
	{ "GET", "encryption", "GetBucketEncryption", get_encryption, 0 },
	{ "GET", "uploads", "ListMultipartUploads", list_uploads, 0 },
	{ "GET", "versions", "ListObjectVersions", list_versions, 0 },
	{ "GET", "list-type", "ListObjectsV2", list_objects, 0 },
};

/* What stands in the place of an answer under a fault. */
static const struct { unsigned status; const char *code, *message; } said[] = {
	[FAULT_403] = { 403, "AccessDenied", "Access Denied" },
	[FAULT_409] = { 409, "ConditionalRequestConflict", "The conditional "
		"request cannot succeed due to a conflicting operation "
		"against this resource." },
	[FAULT_412] = { 412, "PreconditionFailed", "At least one of the "
		"pre-conditions you specified did not hold" },
	[FAULT_500] = { 500, "InternalError", "We encountered an internal "
		"error. Please try again." },
	[FAULT_503] = { 503, "SlowDown", "Please reduce your request rate." },
	[FAULT_EXPIRED] = { 400, "ExpiredToken",
		"The provided token has expired." },
	[FAULT_OK_ERROR] = { 200, "InternalError", "We encountered an "
		"internal error. Please try again." },
};

int
store_open(struct store **out, const struct options *options,
	   struct error *err)
{
	struct store *s = xcalloc(1, sizeof(*s));

	s->arena = arena_new();
	s->folder = path_join(options->dir, "store");
	buffer_init(&s->said.head, 1 << 20);
	buffer_init(&s->said.body, 1 << 24);
	s->faults = faults_new(options, err);
	if (!s->faults || buckets_read(options->dir, &s->buckets, err)) {
		store_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

void
store_free(struct store *s)
{
	if (!s)
		return;
	buckets_free(s->buckets);
	faults_free(s->faults);
	buffer_free(&s->said.head);
	buffer_free(&s->said.body);
	arena_free(s->arena);
	free(s->folder);
	free(s);
}

struct faults *
store_faults(struct store *store)
{
	return store->faults;
}

const char *
store_folder(const struct ask *ask)
{
	return arena_printf(ask->arena, "%s/%s", ask->store->folder,
			    ask->bucket->name);
}

/* Names sort as their versions were made, also after a new start. */
const char *
store_stem(const struct ask *ask)
{
	int64_t us = clock_now() * 1000;

	if (us <= ask->store->last)
		us = ask->store->last + 1;
	ask->store->last = us;
	return arena_printf(ask->arena, "%s/%016llx", store_folder(ask),
			    (unsigned long long)us);
}

static const struct bucket *
bucket_named(const struct store *s, struct text name)
{
	for (const struct bucket *b = s->buckets; b; b = b->next)
		if (text_is(name, b->name))
			return b;
	return NULL;
}

static const char *
decoded(struct arena *arena, struct text in)
{
	char *out = arena_alloc(arena, in.len + 1);

	http_decode(out, in.len + 1, in);
	return out;
}

/* As the first label of the host, or as the first step of the path. */
static const struct bucket *
find_bucket(const struct store *s, const struct http_in *http,
	    struct text *key)
{
	struct text host = http_field(http, "host"), path = http->path;
	const struct bucket *b = bucket_named(s, text_cut(&host, '.'));

	text_cut(&path, '/');
	if (!b)
		b = bucket_named(s, text_cut(&path, '/'));
	*key = path;
	return b;
}

static const struct row *
find_row(const struct ask *ask)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct row *r = &rows[i];
		if (text_is(ask->http->method, r->method)
		    && r->object == (ask->key[0] != '\0')
		    && (!r->word || params_get(&ask->query, r->word)))
			return r;
	}
	return NULL;
}

/* What is asked of the store; NULL: it has no such bucket. */
static const struct row *
begin(struct store *s, const struct http_in *http)
{
	struct ask *ask = &s->ask;
	struct text key;

	arena_reset(s->arena);
	*ask = (struct ask){
		.store = s, .http = http, .arena = s->arena,
		.bucket = find_bucket(s, http, &key), .said = &s->said,
		.now = clock_now(),
	};
	if (!ask->bucket)
		return NULL;
	ask->key = decoded(s->arena, key);
	params_init(&ask->query, s->arena);
	params_add_form(&ask->query, http->query);
	const struct row *row = find_row(ask);
	ask->op = row ? row->op : "-";
	return row;
}

const char *
store_op(struct store *s, const struct http_in *http)
{
	begin(s, http);
	return s->ask.bucket ? s->ask.op : NULL;
}

int
store_receives(struct store *s, const struct http_in *http, int *tears)
{
	const struct row *row = begin(s, http);

	if (!row || (row->run != put_object && row->run != upload_part)
	    || !asked(&s->ask, "content-length").len)
		return 0;
	*tears = fault_tears(s->faults, row->op);
	return 1;
}

static void
run(struct store *s, const struct row *row)
{
	struct ask *ask = &s->ask;
	struct text owner = asked(ask, "x-amz-expected-bucket-owner");

	if (!row)
		refuse(ask, 501, "NotImplemented", "The store has no such "
		       "operation.");
	else if (owner.len && !text_is(owner, ask->bucket->owner))
		refuse(ask, 403, "AccessDenied", "Access Denied");
	else if (ask->fault != FAULT_NONE && ask->fault <= FAULT_OK_ERROR)
		refuse(ask, said[ask->fault].status, said[ask->fault].code,
		       said[ask->fault].message);
	else
		row->run(ask);
	if (ask->fault == FAULT_TORN)
		s->said.torn = 1;
	if (ask->fault == FAULT_SLOW)
		usleep(2000000);
}

/* In another Region than the signature's scope: 301, as S3 has it. */
static int
elsewhere(struct ask *ask, const char *region)
{
	if (!strcmp(region, ask->bucket->region))
		return 0;
	refuse(ask, 301, "PermanentRedirect", "The bucket you are attempting "
	       "to access must be addressed using the specified endpoint.");
	return 1;
}

struct said *
store_answer(struct store *s, const struct http_in *http, const char *region,
	     int fd)
{
	const struct row *row = begin(s, http);
	struct ask *ask = &s->ask;

	s->said.status = 200;
	s->said.code[0] = '\0';
	s->said.type = NULL;
	s->said.length = 0;
	s->said.file = -1;
	s->said.torn = 0;
	buffer_reset(&s->said.head);
	buffer_reset(&s->said.body);
	say_head(ask, "x-amz-bucket-region", text_of(ask->bucket->region));
	if (hold(s->faults, "before", ask->op, fd))
		return NULL;
	if (!elsewhere(ask, region)) {
		ask->fault = fault_take(s->faults, ask->op);
		run(s, row);
	}
	hold(s->faults, "after", ask->op, fd);
	return &s->said;
}

int
refuse(struct ask *ask, unsigned status, const char *code, const char *message)
{
	struct said *r = ask->said;

	r->status = status;
	snprintf(r->code, sizeof(r->code), "%s", code);
	buffer_reset(&r->body);
	r->type = "application/xml";
	buffer_printf(&r->body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<Error>");
	say_xml(ask, "Code", text_of(code));
	say_xml(ask, "Message", text_of(message));
	if (status == 301)
		say_xml(ask, "Region", text_of(ask->bucket->region));
	say_xml(ask, ask->key[0] ? "Key" : "BucketName",
		text_of(ask->key[0] ? ask->key : ask->bucket->name));
	say_puts(ask, "<RequestId>sample</RequestId><HostId>sample</HostId>"
		 "</Error>");
	return -1;
}
