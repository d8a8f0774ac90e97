/*
 * store_multipart.c - an object in parts
 *
 * uploads/ID.facts is what the object will be, uploads/ID/NNNNN.facts and
 * .data a part.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/rand.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include "store.h"

#define SHA256		"x-amz-checksum-sha256"

static const char *
uploads_folder(const struct ask *ask)
{
	return arena_printf(ask->arena, "%s/uploads", store_folder(ask));
}

static int
is_id(const char *id)
{
	return id && strlen(id) == 32 && strspn(id, "0123456789abcdef") == 32;
}

int
upload_find(struct ask *ask, struct upload *out)
{
	out->id = query(ask, "uploadId");
	out->folder = is_id(out->id) ? arena_printf(ask->arena, "%s/%s",
			uploads_folder(ask), out->id) : NULL;
	out->facts = out->folder ? arena_facts(ask->arena,
		arena_printf(ask->arena, "%s.facts", out->folder)) : NULL;
	if (out->facts && text_is(fact(out->facts, ".key"), ask->key))
		return 0;
	return refuse(ask, 404, "NoSuchUpload", "The specified upload does not"
		      " exist. The upload ID may be invalid, or the upload may "
		      "have been aborted or completed.");
}

void
upload_remove(struct ask *ask, const struct upload *u)
{
	struct error err;

	unlink(arena_printf(ask->arena, "%s.facts", u->folder));
	if (folder_remove(u->folder, &err))
		fprintf(stderr, "cloud: %s\n", err.text);
}

void
create_upload(struct ask *ask)
{
	struct text algorithm = asked(ask, "x-amz-checksum-algorithm");
	struct text type = asked(ask, "x-amz-checksum-type");
	struct buffer *facts = arena_facts(ask->arena, NULL);
	unsigned char random[16];
	char id[33];
	struct error err;

	if (algorithm.len && !text_is(algorithm, "SHA256")) {
		refuse(ask, 501, "NotImplemented", "Only SHA256 is known.");
		return;
	}
	if (type.len && !text_is(type, "COMPOSITE")) {
		refuse(ask, 400, "InvalidRequest", "The FULL_OBJECT checksum "
		       "type cannot be used with the sha256 checksum "
		       "algorithm.");
		return;
	}
	if (asked(ask, "if-none-match").len) {
		refuse(ask, 501, "NotImplemented", "If-None-Match is for "
		       "the end of an upload.");
		return;
	}
	if (object_facts(ask, facts))
		goto end;
	RAND_bytes(random, sizeof(random));
	hex_write(random, sizeof(random), id);
	fact_set(facts, ".key", text_of(ask->key));
	fact_set(facts, ".algorithm", algorithm);
	fact_setf(facts, ".modified", "%lld", (long long)ask->now);
	const char *folder = arena_printf(ask->arena, "%s/%s",
					  uploads_folder(ask), id);
	if (folder_make(folder, &err)
	    || file_write(arena_printf(ask->arena, "%s.facts", folder),
			  buffer_view(facts), 0600, &err)) {
		refuse(ask, 500, "InternalError", err.text);
		goto end;
	}
	if (algorithm.len) {
		say_head(ask, "x-amz-checksum-algorithm", algorithm);
		say_head(ask, "x-amz-checksum-type", text_of("COMPOSITE"));
	}
	say_root(ask, "InitiateMultipartUploadResult");
	say_xml(ask, "Bucket", text_of(ask->bucket->name));
	say_xml(ask, "Key", text_of(ask->key));
	say_xml(ask, "UploadId", text_of(id));
	say_puts(ask, "</InitiateMultipartUploadResult>");
end:
	buffer_free(facts);
}

static int
part_permitted(struct ask *ask, const struct upload *u, long number)
{
	int sha256 = asked(ask, SHA256).len > 0;

	if (number < 1 || number > PARTS_MAX)
		return refuse(ask, 400, "InvalidArgument", "Part number must "
			      "be an integer between 1 and 10000, inclusive");
	if (body_checked(ask))
		return -1;
	if (fact(u->facts, ".algorithm").len && !sha256)
		return refuse(ask, 400, "InvalidRequest", "Checksum Type "
			      "mismatch occurred, expected checksum Type: "
			      "sha256, actual checksum Type: null");
	if (fact(u->facts, "x-amz-object-lock-mode").len && !sha256
	    && !asked(ask, "content-md5").len)
		return refuse(ask, 400, "InvalidRequest", "Content-MD5 OR "
			      "x-amz-checksum- HTTP header is required for "
			      "Put Part requests with Object Lock parameters");
	return 0;
}

void
upload_part(struct ask *ask)
{
	const struct received *body = ask->http->received;
	long number = query_number(ask, "partNumber", 0);
	struct buffer facts;
	struct upload u;
	struct error err;
	char md5[33];

	if (upload_find(ask, &u) || part_permitted(ask, &u, number))
		return;
	struct text sha256 = asked(ask, SHA256);
	const char *stem = arena_printf(ask->arena, "%s/%05ld", u.folder,
					number);
	buffer_init(&facts, 1 << 16);
	hex_write(body->md5, 16, md5);
	fact_setf(&facts, ".number", "%ld", number);
	fact_setf(&facts, ".size", "%llu", (unsigned long long)body->size);
	fact_setf(&facts, ".modified", "%lld", (long long)ask->now);
	fact_setf(&facts, "ETag", "\"%s\"", md5);
	if (ask->fault == FAULT_CHECKSUM)
		sha256 = text_of("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
	if (sha256.len)
		fact_set(&facts, SHA256, sha256);
	if (ask->fault != FAULT_LOST
	    && (rename(body->path, arena_printf(ask->arena, "%s.data", stem))
		|| file_write(arena_printf(ask->arena, "%s.facts", stem),
			      buffer_view(&facts), 0600, &err))) {
		refuse(ask, 500, "InternalError", "the disk");
	} else {
		say_head(ask, "ETag", fact(&facts, "ETag"));
		if (sha256.len)
			say_head(ask, SHA256, sha256);
	}
	buffer_free(&facts);
}

size_t
parts_find(struct ask *ask, const struct upload *u, struct part **out)
{
	struct file_list list = { .n = 0 };
	struct error err;
	size_t n = 0;

	*out = NULL;
	if (folder_list(u->folder, &list, &err))
		return 0;
	*out = arena_alloc(ask->arena, (list.n + 1) * sizeof(**out));
	for (size_t i = 0; i < list.n; i++) {
		struct part *p = &(*out)[n];
		if (!text_ends(text_of(list.v[i]), ".facts"))
			continue;
		struct buffer *facts = arena_facts(ask->arena,
			arena_printf(ask->arena, "%s/%s", u->folder,
				     list.v[i]));
		if (!facts)
			continue;
		p->number = strtol(list.v[i], NULL, 10);
		p->data = arena_printf(ask->arena, "%s/%05ld.data", u->folder,
				       p->number);
		fact_number(facts, ".size", &p->size);
		p->etag = fact(facts, "ETag");
		p->sha256 = fact(facts, SHA256);
		n++;
	}
	file_list_free(&list);
	return n;
}

void
list_parts(struct ask *ask)
{
	long most = query_number(ask, "max-parts", 1000), given = 0;
	long after = query_number(ask, "part-number-marker", 0), last = after;
	struct upload u;
	struct part *parts;
	int more = 0;

	if (upload_find(ask, &u))
		return;
	most = most > 1000 ? 1000 : most;
	size_t n = parts_find(ask, &u, &parts);
	say_root(ask, "ListPartsResult");
	say_xml(ask, "Bucket", text_of(ask->bucket->name));
	say_xml(ask, "Key", text_of(ask->key));
	say_xml(ask, "UploadId", text_of(u.id));
	say_xmlf(ask, "PartNumberMarker", "%ld", after);
	say_xmlf(ask, "MaxParts", "%ld", most);
	if (fact(u.facts, ".algorithm").len)
		say_puts(ask, "<ChecksumAlgorithm>SHA256</ChecksumAlgorithm>"
			 "<ChecksumType>COMPOSITE</ChecksumType>");
	for (size_t i = 0; i < n; i++) {
		if (parts[i].number <= after)
			continue;
		more = given == most;
		if (more)
			break;
		given++;
		last = parts[i].number;
		say_puts(ask, "<Part>");
		say_xmlf(ask, "PartNumber", "%ld", last);
		say_time(ask, "LastModified", ask->now);
		say_xml(ask, "ETag", parts[i].etag);
		say_xmlf(ask, "Size", "%lld", (long long)parts[i].size);
		if (parts[i].sha256.len)
			say_xml(ask, "ChecksumSHA256", parts[i].sha256);
		say_puts(ask, "</Part>");
	}
	say_xmlf(ask, "NextPartNumberMarker", "%ld", last);
	say_xml(ask, "IsTruncated", text_of(more ? "true" : "false"));
	say_puts(ask, "</ListPartsResult>");
}

void
abort_upload(struct ask *ask)
{
	struct upload u;

	if (upload_find(ask, &u))
		return;
	ask->said->status = 204;
	upload_remove(ask, &u);
}

void
list_uploads(struct ask *ask)
{
	struct file_list list = { .n = 0 };
	const char *folder = uploads_folder(ask), *prefix = query(ask, "prefix");
	struct error err;

	if (file_exists(folder) && folder_list(folder, &list, &err))
		list.n = 0;
	say_root(ask, "ListMultipartUploadsResult");
	say_xml(ask, "Bucket", text_of(ask->bucket->name));
	for (size_t i = 0; i < list.n; i++) {
		size_t len = strlen(list.v[i]);
		int64_t at = 0;
		if (len != 32 + 6 || strchr(list.v[i], '/'))
			continue;
		struct buffer *facts = arena_facts(ask->arena,
			arena_printf(ask->arena, "%s/%s", folder, list.v[i]));
		if (!facts || (prefix && !text_starts(fact(facts, ".key"),
						      prefix)))
			continue;
		fact_number(facts, ".modified", &at);
		say_puts(ask, "<Upload>");
		say_xml(ask, "Key", fact(facts, ".key"));
		say_xml(ask, "UploadId", text_n(list.v[i], 32));
		say_time(ask, "Initiated", at);
		say_puts(ask, "</Upload>");
	}
	say_puts(ask, "<IsTruncated>false</IsTruncated>"
		 "</ListMultipartUploadsResult>");
	file_list_free(&list);
}
