/* state.c - what an unfinished upload has done, on disk */
#include "archive/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "doc/doc.h"
#include "doc/json_writer.h"

#define STATE_TYPE	"urn:exhibit:upload-state:1"

static char *
copy(const char *s)
{
	return s != NULL ? xstrdup(s) : NULL;
}

static char *
string(const struct ex_node *doc, const char *name)
{
	const struct ex_node *n = node_member(doc, name);

	return n != NULL && n->kind == NODE_STRING && n->text.len > 0 ?
	       xstrndup(n->text.at, n->text.len) : NULL;
}

static int
is_true(const struct ex_node *doc, const char *name)
{
	const struct ex_node *n = node_member(doc, name);

	return n != NULL && n->kind == NODE_TRUE;
}

static int
take(struct state *out, const struct ex_node *doc)
{
	struct text sum = node_text(node_member(doc, "sha256"));
	struct text until = node_text(node_member(doc, "retain_until"));
	const struct ex_node *parts = node_member(doc, "parts");

	if (!text_is(node_text(node_member(doc, "type")), STATE_TYPE) ||
	    sum.len != DIGEST_HEX - 1)
		return -1;
	snprintf(out->sha256, sizeof(out->sha256), "%.*s", TEXT_ARG(sum));
	if (until.len > 0 && clock_read_iso(until, &out->until) < 0)
		return -1;
	out->bucket = string(doc, "bucket");
	out->key = string(doc, "key");
	out->lock = string(doc, "lock");
	out->retain = string(doc, "retain");
	out->storage_class = string(doc, "storage_class");
	out->kms_key = string(doc, "kms_key");
	out->upload_id = string(doc, "upload_id");
	out->size = node_count(doc, "size");
	out->part_size = node_count(doc, "part_size");
	if (parts != NULL)
		for (const struct ex_node *n = parts->first; n; n = n->next)
			out->sent++;
	out->legal_hold = is_true(doc, "legal_hold");
	out->creating = is_true(doc, "creating");
	return out->bucket != NULL && out->key != NULL && out->retain != NULL ?
	       0 : -1;
}

int
state_read(struct state *out, const char *path, struct error *err)
{
	struct arena *arena = arena_new();
	struct buffer text;
	struct ex_node *doc = NULL;
	int result = 0;

	memset(out, 0, sizeof(*out));
	out->path = xstrdup(path);
	buffer_init(&text, 4u << 20);
	if (file_exists(path)) {
		result = file_read(path, &text, err);
		if (result == 0)
			doc = doc_read_json(arena, buffer_view(&text), err);
		result = result == 0 && doc != NULL && take(out, doc) == 0 ? 1 :
			error_set(err, ERROR_USAGE, "%s: not an upload's state;"
				  " without it the upload begins anew: remove it",
				  path);
	}
	buffer_free(&text);
	arena_free(arena);
	return result;
}

static void
put_parts(struct json *j, const struct state *s)
{
	char text[64];

	json_open(j, "parts", '[');
	for (size_t i = 0; s->digests != NULL && i < s->sent; i++) {
		checksum_text(s->digests[i], text);
		json_string(j, NULL, text);
	}
	json_close(j, ']');
}

int
state_write(const struct state *s, struct error *err)
{
	struct buffer text;
	struct json j;
	int result;

	buffer_init(&text, 4u << 20);
	json_start(&j, &text, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_string(&j, "bucket", s->bucket);
	json_bool(&j, "creating", s->creating);
	json_string(&j, "key", s->key);
	json_string(&j, "kms_key", s->kms_key);
	json_bool(&j, "legal_hold", s->legal_hold);
	json_string(&j, "lock", s->lock);
	json_integer(&j, "part_size", (int64_t)s->part_size);
	put_parts(&j, s);
	json_string(&j, "retain", s->retain);
	json_when(&j, "retain_until", s->until);
	json_string(&j, "sha256", s->sha256);
	json_integer(&j, "size", (int64_t)s->size);
	json_string(&j, "storage_class", s->storage_class);
	json_string(&j, "type", STATE_TYPE);
	json_string(&j, "upload_id", s->upload_id);
	json_close(&j, '}');
	buffer_putc(&text, '\n');
	result = file_write(s->path, buffer_view(&text), 0600, err);
	buffer_free(&text);
	return result;
}

void
state_remove(const struct state *state)
{
	struct error ignored;
	char *folder = path_folder(state->path);

	if (unlink(state->path) == 0)
		folder_sync(folder, &ignored);
	free(folder);
}

void
state_free(struct state *s)
{
	free(s->path);
	free(s->bucket);
	free(s->key);
	free(s->lock);
	free(s->retain);
	free(s->storage_class);
	free(s->kms_key);
	free(s->upload_id);
	memset(s, 0, sizeof(*s));
}

void
state_begin(struct state *out, const char *path, const struct target *target,
	    const char *key)
{
	memset(out, 0, sizeof(*out));
	out->path = xstrdup(path);
	out->bucket = xstrdup(target->bucket);
	out->key = xstrdup(key);
}

void
state_describe(struct state *state, const struct source *source,
	       const struct terms *terms)
{
	memcpy(state->sha256, source->hex, sizeof(state->sha256));
	state->digests = (const uint8_t (*)[DIGEST_SIZE])source->parts;
	state->size = source->size;
	state->part_size = source->part_size;
	state->lock = copy(terms->lock);
	state->retain = copy(terms->retain);
	state->until = terms->until;
	state->legal_hold = terms->legal_hold;
	state->storage_class = copy(terms->storage_class);
	state->kms_key = copy(terms->kms_key);
}

static int
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

int
state_is_of(const struct state *state, const struct target *target,
	    const char *key)
{
	return strcmp(state->bucket, target->bucket) == 0 &&
	       strcmp(state->key, key) == 0;
}

int
state_fits(const struct state *state, const struct source *source,
	   const struct terms *terms)
{
	return strcmp(state->sha256, source->hex) == 0 &&
	       state->size == source->size &&
	       state->part_size == source->part_size &&
	       same(state->lock, terms->lock) &&
	       same(state->retain, terms->retain) &&
	       state->legal_hold == terms->legal_hold &&
	       same(state->storage_class, terms->storage_class) &&
	       same(state->kms_key, terms->kms_key);
}
