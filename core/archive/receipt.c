/* receipt.c - written with sorted keys, read back without trust in its size */
#include "archive/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "archive/source.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "doc/doc.h"
#include "doc/json_writer.h"

struct receipt *
receipt_new(void)
{
	struct receipt *r = xcalloc(1, sizeof(*r));

	r->arena = arena_new();
	return r;
}

void
receipt_free(struct receipt *receipt)
{
	if (receipt == NULL)
		return;
	arena_free(receipt->arena);
	free(receipt);
}

static void
put_strings(struct json *j, const char *key, const char **v, size_t n)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < n; i++)
		json_string(j, NULL, v[i]);
	json_close(j, ']');
}

static void
put_bundle(struct json *j, const struct receipt *r)
{
	json_open(j, "bundle", '{');
	json_string(j, "file", r->bundle_file);
	json_string(j, "id", r->bundle_id);
	json_string(j, "level", r->level);
	json_string(j, "p7s_sha256", r->p7s_sha256);
	json_string(j, "sha256", r->bundle_sha256);
	json_integer(j, "size", (int64_t)r->bundle_size);
	json_close(j, '}');
}

static void
put_checksum(struct json *j, const struct receipt *r)
{
	json_open(j, "checksum", '{');
	json_string(j, "algorithm", "SHA256");
	json_string(j, "type", r->checksum_type);
	json_string(j, "value", r->checksum);
	json_close(j, '}');
}

static void
put_terms(struct json *j, const struct receipt *r)
{
	json_bool(j, "legal_hold", r->legal_hold);
	json_open(j, "lock", '{');
	json_string(j, "mode", r->lock);
	json_when(j, "until", r->until);
	json_close(j, '}');
	json_open(j, "parts", '{');
	put_strings(j, "sha256", r->parts, r->nparts);
	json_integer(j, "size", (int64_t)r->part_size);
	json_close(j, '}');
}

void
receipt_write(const struct receipt *r, struct buffer *out)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_when(&j, "archived", r->archived);
	json_string(&j, "bucket", r->bucket);
	put_bundle(&j, r);
	put_checksum(&j, r);
	json_open(&j, "encryption", '{');
	json_string(&j, "algorithm", r->encryption);
	json_string(&j, "kms_key", r->kms_key);
	json_close(&j, '}');
	json_string(&j, "endpoint", r->endpoint);
	json_string(&j, "etag", r->etag);
	json_string(&j, "key", r->key);
	put_terms(&j, r);
	json_string(&j, "region", r->region);
	json_open(&j, "requests", '{');
	json_string(&j, "head", r->head_request);
	json_string(&j, "upload", r->upload_request);
	json_close(&j, '}');
	json_string(&j, "storage_class", r->storage_class);
	json_string(&j, "tool", r->tool);
	json_string(&j, "type", RECEIPT_TYPE);
	json_string(&j, "version_id", r->version_id);
	put_strings(&j, "warnings", r->warnings, r->nwarnings);
	json_close(&j, '}');
	buffer_putc(out, '\n');
}

static const char *
string(struct receipt *r, const struct ex_node *doc, const char *name)
{
	const struct ex_node *n = node_member(doc, name);

	return n != NULL && n->kind == NODE_STRING && n->text.len > 0 ?
	       arena_strndup(r->arena, n->text.at, n->text.len) : NULL;
}

static int64_t
when(const struct ex_node *doc, const char *name)
{
	int64_t ms;

	return clock_read_iso(node_text(node_member(doc, name)), &ms) < 0 ?
	       0 : ms;
}

static const char **
strings(struct receipt *r, const struct ex_node *list, size_t *n)
{
	const char **v;
	size_t room = 1;

	*n = 0;
	if (list == NULL || list->kind != NODE_ARRAY)
		return NULL;
	for (const struct ex_node *e = list->first; e != NULL; e = e->next)
		room++;
	v = arena_alloc(r->arena, room * sizeof(*v));
	for (const struct ex_node *e = list->first; e != NULL; e = e->next)
		v[(*n)++] = arena_strndup(r->arena, e->text.at, e->text.len);
	return v;
}

static void
take_bundle(struct receipt *r, const struct ex_node *bundle)
{
	r->bundle_file = string(r, bundle, "file");
	r->bundle_id = string(r, bundle, "id");
	r->level = string(r, bundle, "level");
	r->p7s_sha256 = string(r, bundle, "p7s_sha256");
	r->bundle_sha256 = string(r, bundle, "sha256");
	r->bundle_size = node_count(bundle, "size");
}

static void
take_terms(struct receipt *r, const struct ex_node *doc)
{
	const struct ex_node *lock = node_member(doc, "lock");
	const struct ex_node *hold = node_member(doc, "legal_hold");
	const struct ex_node *parts = node_member(doc, "parts");
	const struct ex_node *encryption = node_member(doc, "encryption");

	r->lock = string(r, lock, "mode");
	r->until = when(lock, "until");
	r->legal_hold = hold != NULL && hold->kind == NODE_TRUE;
	r->part_size = node_count(parts, "size");
	r->parts = strings(r, node_member(parts, "sha256"), &r->nparts);
	r->encryption = string(r, encryption, "algorithm");
	r->kms_key = string(r, encryption, "kms_key");
	r->storage_class = string(r, doc, "storage_class");
}

static int
take(struct receipt *r, const struct ex_node *doc)
{
	const struct ex_node *sum = node_member(doc, "checksum");
	const struct ex_node *requests = node_member(doc, "requests");

	if (!text_is(node_text(node_member(doc, "type")), RECEIPT_TYPE))
		return -1;
	r->archived = when(doc, "archived");
	take_bundle(r, node_member(doc, "bundle"));
	take_terms(r, doc);
	r->bucket = string(r, doc, "bucket");
	r->key = string(r, doc, "key");
	r->region = string(r, doc, "region");
	r->endpoint = string(r, doc, "endpoint");
	r->version_id = string(r, doc, "version_id");
	r->etag = string(r, doc, "etag");
	r->checksum = string(r, sum, "value");
	r->checksum_type = string(r, sum, "type");
	r->head_request = string(r, requests, "head");
	r->upload_request = string(r, requests, "upload");
	r->tool = string(r, doc, "tool");
	r->warnings = strings(r, node_member(doc, "warnings"), &r->nwarnings);
	return r->bundle_file == NULL || r->bundle_id == NULL ||
	       r->bundle_sha256 == NULL ||
	       strlen(r->bundle_sha256) != DIGEST_HEX - 1 || r->key == NULL ||
	       r->checksum == NULL || strlen(r->checksum) >= 64 ||
	       r->lock == NULL || r->archived == 0 ? -1 : 0;
}

int
receipt_read(struct receipt **out, struct text bytes, struct error *err)
{
	struct receipt *r = receipt_new();
	const struct ex_node *doc = doc_read_json(r->arena, bytes, err);

	*out = NULL;
	if (doc == NULL || take(r, doc) < 0) {
		receipt_free(r);
		return error_set(err, ERROR_MALFORMED, "not a receipt of type "
				 RECEIPT_TYPE);
	}
	*out = r;
	return 0;
}

int
receipt_read_file(struct receipt **out, const char *path, struct error *err)
{
	struct buffer text;
	int result;

	*out = NULL;
	if (!file_exists(path))
		return 0;
	buffer_init(&text, RECEIPT_MAX);
	result = file_read(path, &text, err);
	if (result == 0 && receipt_read(out, buffer_view(&text), err) < 0)
		result = error_in(err, "%s", path);
	buffer_free(&text);
	return result < 0 ? -1 : 1;
}

static int
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

int
receipt_same_object(const struct receipt *a, const struct receipt *b)
{
	return same(a->bundle_id, b->bundle_id) &&
	       same(a->bundle_sha256, b->bundle_sha256) &&
	       a->bundle_size == b->bundle_size &&
	       same(a->bucket, b->bucket) && same(a->key, b->key) &&
	       same(a->version_id, b->version_id) &&
	       same(a->checksum, b->checksum);
}
