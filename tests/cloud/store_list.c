/* store_list.c - what there is: objects, versions, attributes; and removal */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "store.h"

#define MOST 1000

static int
by_key(const void *a, const void *b)
{
	const struct object *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : strcmp(y->stem, x->stem);	/* newest first */
}

/* A list's own arguments, said back. */
static void
say_asked(struct ask *ask, const char *root, long most)
{
	const char *prefix = query(ask, "prefix");

	say_root(ask, root);
	say_xml(ask, "Name", text_of(ask->bucket->name));
	say_xml(ask, "Prefix", text_of(prefix ? prefix : ""));
	say_xmlf(ask, "MaxKeys", "%ld", most);
}

static int
is_wanted(const struct ask *ask, const struct object *o)
{
	const char *prefix = query(ask, "prefix");

	return !prefix || text_starts(text_of(o->key), prefix);
}

static void
say_class(struct ask *ask, const struct object *o)
{
	struct text class = fact(o->facts, "x-amz-storage-class");

	say_xml(ask, "StorageClass", class.len ? class : text_of("STANDARD"));
}

static void
say_version(struct ask *ask, const struct object *o)
{
	say_puts(ask, o->marker ? "<DeleteMarker>" : "<Version>");
	say_xml(ask, "Key", text_of(o->key));
	say_xml(ask, "VersionId", text_of(o->version));
	say_xml(ask, "IsLatest", text_of(o->latest ? "true" : "false"));
	say_time(ask, "LastModified", o->modified);
	if (!o->marker) {
		say_xml(ask, "ETag", fact(o->facts, "ETag"));
		say_xmlf(ask, "Size", "%lld", (long long)o->size);
		say_class(ask, o);
	}
	say_puts(ask, o->marker ? "</DeleteMarker>" : "</Version>");
}

/* Pages end on a version: its key and id are where the next begins. */
void
list_versions(struct ask *ask)
{
	const char *key = query(ask, "key-marker");
	const char *version = query(ask, "version-id-marker");
	long most = query_number(ask, "max-keys", MOST), n = 0;
	const struct object *last = NULL;
	struct objects all;
	size_t i;
	int open = !key || !*key;

	if (most > MOST)
		most = MOST;
	objects_find(ask, &all);
	if (all.n)
		qsort(all.v, all.n, sizeof(*all.v), by_key);
	say_asked(ask, "ListVersionsResult", most);
	for (i = 0; i < all.n && n < most; i++) {
		const struct object *o = &all.v[i];
		int order = open ? 1 : strcmp(o->key, key);
		if (is_wanted(ask, o) && order > 0) {
			say_version(ask, o);
			last = o;
			n++;
		}
		if (!order && version && !strcmp(o->version, version))
			open = 1;
	}
	while (i < all.n && !is_wanted(ask, &all.v[i]))
		i++;
	say_xml(ask, "IsTruncated", text_of(i < all.n ? "true" : "false"));
	if (i < all.n && last) {
		say_xml(ask, "NextKeyMarker", text_of(last->key));
		say_xml(ask, "NextVersionIdMarker", text_of(last->version));
	}
	say_puts(ask, "</ListVersionsResult>");
}

/* The part of a key that ends with the first delimiter after the prefix. */
static struct text
common(const struct ask *ask, const struct object *o)
{
	const char *prefix = query(ask, "prefix"), *by = query(ask, "delimiter");
	size_t skip = prefix ? strlen(prefix) : 0;
	const char *at = by && *by ? strstr(o->key + skip, by) : NULL;

	return at ? text_n(o->key, (size_t)(at - o->key) + strlen(by))
		  : text_of(NULL);
}

static void
say_object(struct ask *ask, const struct object *o)
{
	say_puts(ask, "<Contents>");
	say_xml(ask, "Key", text_of(o->key));
	say_time(ask, "LastModified", o->modified);
	say_xml(ask, "ETag", fact(o->facts, "ETag"));
	say_xmlf(ask, "Size", "%lld", (long long)o->size);
	say_class(ask, o);
	say_puts(ask, "</Contents>");
}

void
list_objects(struct ask *ask)
{
	const char *after = query(ask, "continuation-token");
	long most = query_number(ask, "max-keys", MOST), n = 0;
	struct text group = text_of(NULL), last = text_of(NULL);
	struct objects all;
	int more = 0;

	if (!after)
		after = query(ask, "start-after");
	objects_find(ask, &all);
	if (all.n)
		qsort(all.v, all.n, sizeof(*all.v), by_key);
	say_asked(ask, "ListBucketResult", most);
	for (size_t i = 0; i < all.n && !more; i++) {
		const struct object *o = &all.v[i];
		if (!o->latest || o->marker || !is_wanted(ask, o)
		    || (after && strcmp(o->key, after) <= 0))
			continue;
		struct text to = common(ask, o);
		if (to.len && text_equal(to, group)) {
			last = text_of(o->key);
			continue;
		}
		if (n == most) {
			more = 1;
			continue;
		}
		group = to;
		last = text_of(o->key);
		n++;
		if (to.len) {
			say_puts(ask, "<CommonPrefixes>");
			say_xml(ask, "Prefix", to);
			say_puts(ask, "</CommonPrefixes>");
		} else {
			say_object(ask, o);
		}
	}
	say_xmlf(ask, "KeyCount", "%ld", n);
	say_xml(ask, "IsTruncated", text_of(more ? "true" : "false"));
	if (more)
		say_xml(ask, "NextContinuationToken", last);
	say_puts(ask, "</ListBucketResult>");
}

static void
remove_version(struct ask *ask, const struct object *o)
{
	if (!o->marker && !lock_permits_removal(ask, o))
		return;
	unlink(arena_printf(ask->arena, "%s.facts", o->stem));
	unlink(arena_printf(ask->arena, "%s.data", o->stem));
	if (o->marker)
		say_head(ask, "x-amz-delete-marker", text_of("true"));
	say_head(ask, "x-amz-version-id", text_of(o->version));
}

/* A version for good, if its lock permits; else a marker is put on top.  What
 * is not there is removed, as well. */
void
delete_object(struct ask *ask)
{
	const char *version = query(ask, "versionId");
	struct objects all;

	ask->said->status = 204;
	objects_find(ask, &all);
	for (size_t i = 0; i < all.n; i++) {
		const struct object *o = &all.v[i];
		if (!strcmp(o->key, ask->key)
		    && (version ? !strcmp(o->version, version)
				: !ask->bucket->versioning)) {
			remove_version(ask, o);
			return;
		}
	}
	if (!version && ask->bucket->versioning) {
		struct buffer facts;
		buffer_init(&facts, 1 << 16);
		fact_set(&facts, ".marker", text_of("true"));
		fact_set(&facts, ".size", text_of("0"));
		say_head(ask, "x-amz-delete-marker", text_of("true"));
		object_add(ask, &facts, NULL);
		buffer_free(&facts);
	}
}

static int
attribute_asked(const struct ask *ask, const char *name)
{
	struct text words = asked(ask, "x-amz-object-attributes");

	while (words.len)
		if (text_is(text_trim(text_cut(&words, ',')), name))
			return 1;
	return 0;
}

static void
say_checksum(struct ask *ask, const struct object *o)
{
	struct text sha256 = fact(o->facts, "x-amz-checksum-sha256");

	if (!sha256.len || !attribute_asked(ask, "Checksum"))
		return;
	say_puts(ask, "<Checksum>");
	say_xml(ask, "ChecksumSHA256", sha256);
	say_xml(ask, "ChecksumType", fact(o->facts, "x-amz-checksum-type"));
	say_puts(ask, "</Checksum>");
}

/* Parts are facts ".part: NUMBER SIZE SHA256". */
static void
say_part(struct ask *ask, struct text value)
{
	say_puts(ask, "<Part>");
	say_xml(ask, "PartNumber", text_word(&value));
	say_xml(ask, "Size", text_word(&value));
	struct text sha256 = text_word(&value);
	if (sha256.len)
		say_xml(ask, "ChecksumSHA256", sha256);
	say_puts(ask, "</Part>");
}

static long
header_number(const struct ask *ask, const char *name, long otherwise)
{
	struct text value = asked(ask, name);
	char copy[12] = "";

	if (!value.len || value.len >= sizeof(copy))
		return otherwise;
	memcpy(copy, value.at, value.len);
	return strtol(copy, NULL, 10);
}

/* A page of them; S3 lists them only if parts have checksums. */
static void
say_parts(struct ask *ask, const struct object *o)
{
	struct text rest = buffer_view(o->facts), name, value;
	long most = header_number(ask, "x-amz-max-parts", MOST);
	long after = header_number(ask, "x-amz-part-number-marker", 0);
	int64_t count;
	long seen = 0, n = 0;

	if (fact_number(o->facts, ".parts", &count)
	    || !attribute_asked(ask, "ObjectParts"))
		return;
	most = most > MOST ? MOST : most;
	say_puts(ask, "<ObjectParts>");
	while (fact_next(&rest, &name, &value)) {
		if (!text_starts(name, ".part-") || seen++ < after
		    || n >= most)
			continue;
		say_part(ask, value);
		n++;
	}
	say_xmlf(ask, "PartsCount", "%lld", (long long)count);
	say_xmlf(ask, "PartNumberMarker", "%ld", after);
	say_xmlf(ask, "NextPartNumberMarker", "%ld", after + n);
	say_xmlf(ask, "MaxParts", "%ld", most);
	say_xml(ask, "IsTruncated", text_of(after + n < count ? "true"
							      : "false"));
	say_puts(ask, "</ObjectParts>");
}

void
get_attributes(struct ask *ask)
{
	const struct object *o = object_find(ask);
	char date[40];

	if (!o)
		return;
	if (!asked(ask, "x-amz-object-attributes").len) {
		refuse(ask, 400, "InvalidRequest", "The "
		       "x-amz-object-attributes header is required");
		return;
	}
	if (ask->bucket->versioning)
		say_head(ask, "x-amz-version-id", text_of(o->version));
	say_head(ask, "Last-Modified", text_of(http_date(date, o->modified)));
	say_root(ask, "GetObjectAttributesResponse");
	struct text etag = fact(o->facts, "ETag");
	if (attribute_asked(ask, "ETag") && etag.len > 2)
		say_xml(ask, "ETag", text_n(etag.at + 1, etag.len - 2));
	say_checksum(ask, o);
	say_parts(ask, o);
	if (attribute_asked(ask, "StorageClass"))
		say_class(ask, o);
	if (attribute_asked(ask, "ObjectSize"))
		say_xmlf(ask, "ObjectSize", "%lld", (long long)o->size);
	say_puts(ask, "</GetObjectAttributesResponse>");
}
