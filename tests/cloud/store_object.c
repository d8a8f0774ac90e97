/* store_object.c - PutObject, GetObject, HeadObject and its attributes */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "store.h"

#define SSE	"x-amz-server-side-encryption"
#define KEY_ID	"x-amz-server-side-encryption-aws-kms-key-id"
#define SHA256	"x-amz-checksum-sha256"

static int
is_base64_of(struct text stated, const unsigned char *digest, size_t n)
{
	struct buffer b;

	buffer_init(&b, 256);
	base64_write(&b, digest, n);
	int same = text_equal(stated, buffer_view(&b));
	buffer_free(&b);
	return same;
}

int
body_checked(struct ask *ask)
{
	const struct received *body = ask->http->received;
	struct text sha256 = asked(ask, SHA256), md5 = asked(ask, "content-md5");
	struct text sdk = asked(ask, "x-amz-sdk-checksum-algorithm");

	if (!body)
		return refuse(ask, 411, "MissingContentLength", "You must "
			      "provide the Content-Length HTTP header.");
	if (asked(ask, "x-amz-decoded-content-length").len
	    || asked(ask, "x-amz-checksum-crc32").len
	    || asked(ask, "x-amz-checksum-crc32c").len
	    || asked(ask, "x-amz-checksum-crc64nvme").len
	    || asked(ask, "x-amz-checksum-sha1").len
	    || (sdk.len && !text_is(sdk, "SHA256")))
		return refuse(ask, 501, "NotImplemented", "Only SHA256 in a "
			      "header is known here.");
	if (sdk.len && !sha256.len)
		return refuse(ask, 400, "InvalidRequest", "x-amz-sdk-checksum-"
			      "algorithm specified, but no corresponding "
			      "x-amz-checksum-* or x-amz-trailer headers were "
			      "found.");
	if (sha256.len && !is_base64_of(sha256, body->sha256, 32))
		return refuse(ask, 400, "BadDigest", "The SHA256 you specified"
			      " did not match the calculated checksum.");
	if (md5.len && !is_base64_of(md5, body->md5, 16))
		return refuse(ask, 400, "BadDigest", "The Content-MD5 you "
			      "specified did not match what we received.");
	return 0;
}

int
object_may_be_new(struct ask *ask)
{
	struct text none = asked(ask, "if-none-match");
	const struct object *o = none.len ? object_current(ask) : NULL;

	if (none.len && !text_is(none, "*"))
		return refuse(ask, 501, "NotImplemented", "If-None-Match knows "
			      "* alone.");
	if (o && !o->marker)
		return refuse(ask, 412, "PreconditionFailed", "At least one of"
			      " the pre-conditions you specified did not "
			      "hold");
	return 0;
}

/* Whether the value names one of S3's classes an object can be put into. */
static int
is_class(struct text name)
{
	static const char *const classes[] = {
		"STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING",
		"GLACIER_IR", "GLACIER", "DEEP_ARCHIVE", "REDUCED_REDUNDANCY",
	};

	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (text_is(name, classes[i]))
			return 1;
	return 0;
}

static int
encryption_facts(struct ask *ask, struct buffer *facts)
{
	struct text by_bucket = text_of(ask->bucket->encryption
					? ask->bucket->encryption : "AES256");
	struct text how = asked(ask, SSE), key = asked(ask, KEY_ID);

	if (!how.len) {
		how = text_word(&by_bucket);
		key = text_word(&by_bucket);
	}
	if (!text_is(how, "AES256") && !text_is(how, "aws:kms"))
		return refuse(ask, 400, "InvalidArgument", "The encryption "
			      "method specified is not supported");
	fact_set(facts, SSE, how);
	if (!key.len)
		return 0;
	if (text_starts(key, "arn:"))
		fact_set(facts, KEY_ID, key);
	else
		fact_setf(facts, KEY_ID, "arn:aws:kms:%s:%s:key/%.*s",
			  ask->bucket->region, ask->bucket->owner,
			  TEXT_ARG(key));
	if (text_is(asked(ask, SSE "-bucket-key-enabled"), "true"))
		fact_set(facts, SSE "-bucket-key-enabled", text_of("true"));
	return 0;
}

int
object_facts(struct ask *ask, struct buffer *facts)
{
	static const char *const as_sent[] = {
		"Content-Type", "Content-Disposition", "Content-Encoding",
		"Content-Language", "Cache-Control",
	};
	struct text class = asked(ask, "x-amz-storage-class");

	fact_set(facts, "Content-Type", text_of("binary/octet-stream"));
	for (size_t i = 0; i < sizeof(as_sent) / sizeof(*as_sent); i++)
		if (asked(ask, as_sent[i]).len)
			fact_set(facts, as_sent[i], asked(ask, as_sent[i]));
	for (size_t i = 0; i < ask->http->nfields; i++) {
		const struct http_field *f = &ask->http->fields[i];
		if (f->name.len > 11
		    && !strncasecmp(f->name.at, "x-amz-meta-", 11))
			fact_set(facts, arena_strndup(ask->arena, f->name.at,
				 f->name.len), f->value);
	}
	if (class.len && !is_class(class))
		return refuse(ask, 400, "InvalidStorageClass", "The storage "
			      "class you specified is not valid");
	if (class.len && !text_is(class, "STANDARD"))
		fact_set(facts, "x-amz-storage-class", class);
	return encryption_facts(ask, facts) || lock_facts(ask, facts) ? -1 : 0;
}

/* With a key of KMS the ETag is no MD5 of the data: not here, either. */
static void
etag_fact(struct buffer *facts, const struct received *body)
{
	char md5[33];

	hex_write(body->md5, 16, md5);
	if (text_is(fact(facts, SSE), "aws:kms"))
		memcpy(md5, "6b6d7300", 8);
	fact_setf(facts, "ETag", "\"%s\"", md5);
}

/* Of nothing: what a store might hold in the place of what was sent. */
#define ANOTHER "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

void
put_object(struct ask *ask)
{
	const struct received *body = ask->http->received;
	struct buffer facts;
	struct text sha256 = asked(ask, SHA256);

	buffer_init(&facts, 1 << 16);
	if (body_checked(ask) || object_facts(ask, &facts)
	    || object_may_be_new(ask)) {
		buffer_free(&facts);
		return;
	}
	if (ask->fault == FAULT_CHECKSUM)
		sha256 = text_of(ANOTHER);
	if (sha256.len) {
		fact_set(&facts, SHA256, sha256);
		fact_set(&facts, "x-amz-checksum-type",
			 text_of("FULL_OBJECT"));
	}
	etag_fact(&facts, body);
	fact_setf(&facts, ".size", "%llu", (unsigned long long)body->size);
	if (!object_add(ask, &facts, body->path)) {
		static const char *const back[] = {
			"ETag", SHA256, "x-amz-checksum-type", SSE, KEY_ID,
		};
		for (size_t i = 0; i < sizeof(back) / sizeof(*back); i++)
			if (fact(&facts, back[i]).len)
				say_head(ask, back[i], fact(&facts, back[i]));
	}
	buffer_free(&facts);
}

static void
say_facts(struct ask *ask, const struct object *o)
{
	int checksums = text_is(asked(ask, "x-amz-checksum-mode"), "ENABLED")
		     && !asked(ask, "range").len;
	const char *as = query(ask, "response-content-disposition");
	const char *type = query(ask, "response-content-type");
	struct text rest = buffer_view(o->facts), name, value;

	while (fact_next(&rest, &name, &value)) {
		char *header = arena_strndup(ask->arena, name.at, name.len);
		int another = ask->fault == FAULT_CHECKSUM
			   && !strcmp(header, SHA256);
		if (name.at[0] == '.'
		    || (text_starts(name, "x-amz-checksum-") && !checksums)
		    || (!strcmp(header, "Content-Disposition") && as))
			continue;
		if (!strcmp(header, "Content-Type"))
			ask->said->type = arena_strndup(ask->arena, value.at,
							value.len);
		else
			say_head(ask, header, another ? text_of(ANOTHER)
						      : value);
	}
	if (as)
		say_head(ask, "Content-Disposition", text_of(as));
	if (type)
		ask->said->type = type;
}

/* "bytes=0-99", "bytes=100-", "bytes=-100"; -1: it cannot be satisfied. */
static int
read_range(struct text range, int64_t size, int64_t *from, int64_t *to)
{
	struct text last = range, first;
	char *end;

	text_cut(&last, '=');
	first = text_cut(&last, '-');
	*from = first.len ? strtoll(first.at, &end, 10) : -1;
	*to = last.len ? strtoll(last.at, &end, 10) : size - 1;
	if (*from < 0) {
		*from = *to < size ? size - *to : 0;
		*to = size - 1;
	}
	if (*to >= size)
		*to = size - 1;
	return *from > *to ? -1 : 0;
}

static void
say_data(struct ask *ask, const struct object *o)
{
	struct text range = asked(ask, "range");
	int64_t from = 0, to = o->size - 1;
	char line[96];

	if (text_starts(range, "bytes=")) {
		if (read_range(range, o->size, &from, &to)) {
			refuse(ask, 416, "InvalidRange", "The requested range "
			       "is not satisfiable");
			return;
		}
		snprintf(line, sizeof(line), "bytes %lld-%lld/%lld",
			 (long long)from, (long long)to, (long long)o->size);
		say_head(ask, "Content-Range", text_of(line));
		ask->said->status = 206;
	}
	ask->said->length = (uint64_t)(to - from + 1);
	if (text_is(ask->http->method, "HEAD"))
		return;
	ask->said->file = open(arena_printf(ask->arena, "%s.data", o->stem),
			       O_RDONLY | O_CLOEXEC);
	if (ask->said->file < 0 || lseek(ask->said->file, from, SEEK_SET) < 0)
		refuse(ask, 500, "InternalError", "the disk");
}

void
get_object(struct ask *ask)
{
	const struct object *o = object_find(ask);
	char date[40];

	if (!o)
		return;
	struct text class = fact(o->facts, "x-amz-storage-class");
	if (text_is(ask->http->method, "GET")
	    && (text_is(class, "GLACIER") || text_is(class, "DEEP_ARCHIVE"))) {
		refuse(ask, 403, "InvalidObjectState", "The operation is not "
		       "valid for the object's storage class");
		return;
	}
	say_facts(ask, o);
	if (ask->bucket->versioning)
		say_head(ask, "x-amz-version-id", text_of(o->version));
	say_head(ask, "Last-Modified", text_of(http_date(date, o->modified)));
	say_head(ask, "Accept-Ranges", text_of("bytes"));
	say_data(ask, o);
}
