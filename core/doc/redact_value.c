/* redact_value.c - drop, hash, code, keys and count */
#include "base/digest.h"
#include "doc/redact_part.h"
#include "doc/secret.h"

#include <string.h>

#define NO_COUNT	(-1)
#define CODE_MIN	18

void
redact_into(struct redactor *r, struct ex_node *node, struct text text)
{
	node->kind = NODE_STRING;
	node->text = text_n(arena_strndup(r->arena, text.len > 0 ? text.at : "",
					  text.len), text.len);
	node->first = node->last = NULL;
	r->changed++;
}

static void
put_mark(struct redactor *r, struct ex_node *node, const struct mark *mark)
{
	struct buffer out;

	buffer_init(&out, 8192);
	mark_write(&out, mark);
	redact_into(r, node, buffer_view(&out));
	buffer_free(&out);
}

static int
is_whole_mark(struct text t)
{
	struct text found;

	return t.len > 0 && mark_length(t, 0, &found) == t.len;
}

int
redact_wanted(const struct ex_node *node)
{
	switch (node->kind) {
	case NODE_STRING:
	case NODE_NUMBER:
		return node->text.len > 0 && !is_whole_mark(node->text);
	case NODE_TRUE:
	case NODE_FALSE:
		return 1;
	case NODE_NULL:
	case NODE_ARRAY:
	case NODE_OBJECT:
		break;
	}
	return 0;
}

void
redact_drop(struct redactor *r, struct ex_node *node)
{
	struct mark mark = { .count = NO_COUNT };

	if (node->first == NULL && !redact_wanted(node))
		return;
	mark.found = search_node(node);
	put_mark(r, node, &mark);
}

int
redact_spares(struct text name)
{
	return text_is(name, "OPT_OUT_TRACKING") ||
	    text_starts(name, "awslogs-") || text_is(name, "mode") ||
	    text_is(name, "max-buffer-size") ||
	    text_is(name, "config-file-type");
}

static void
hash_scalar(struct redactor *r, struct ex_node *node, struct text what,
	    struct mark *mark)
{
	char hash[REDACT_HASH];

	mark_hash(r->key, what, hash);
	mark->hash = hash;
	mark->count = NO_COUNT;
	put_mark(r, node, mark);
}

void
redact_hash(struct redactor *r, struct ex_node *node)
{
	struct mark mark = { 0 };

	for (struct ex_node *m = node->first; m != NULL; m = m->next)
		redact_hash(r, m);
	if (node->first != NULL && node->text.len == 0)
		return;
	if (!redact_wanted(node) || redact_spares(name_of(node)))
		return;
	mark.found = search_node(node);
	hash_scalar(r, node, node_text(node), &mark);
}

/* The text of a string that may be base64 of a text; in *out, or as it is. */
static struct text
decoded(struct buffer *out, struct text t)
{
	buffer_init(out, DOC_SIZE_MAX);
	if (t.len < 4 || base64_read(out, text_trim(t)) < 0) {
		buffer_reset(out);
		return t;
	}
	return text_is_utf8(buffer_view(out)) ? buffer_view(out) : t;
}

/* A part of a text that only who undoes its encoding can read. */
static int
has_encoded_part(struct text t)
{
	static const char *const names[] = {
		"*encoding: base64", "*encoding: b64", "*encoding: gz", "*!!binary",
	};

	for (size_t i = 0; i < t.len; i++) {
		if (t.at[i] != ':' && t.at[i] != '!')
			continue;
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
			size_t end = i + strlen(strpbrk(names[k], ":!"));

			if (end <= t.len &&
			    text_glob_ends(text_n(t.at, end),
					   text_of(names[k]), 1))
				return 1;
		}
	}
	return 0;
}

/*
 * Code that was packed (gzip) or is in another character set is no text; a
 * short word may be base64 by chance.  Latin-1 is searched all the same.
 */
static found_set
search_code(struct text text, struct text raw)
{
	found_set found = search_text(text);

	if (raw.len >= CODE_MIN && !text_is_utf8(raw))
		found |= search_text(raw) | 1u << SECRET_OPAQUE;
	if (has_encoded_part(text))
		found |= 1u << SECRET_OPAQUE;
	return found;
}

void
redact_code(struct redactor *r, struct ex_node *node)
{
	struct mark mark = { 0 };
	struct buffer plain;
	struct text text;

	for (struct ex_node *m = node->first; m != NULL; m = m->next)
		redact_code(r, m);
	if (!redact_wanted(node))
		return;
	text = decoded(&plain, node_text(node));
	mark.found = search_code(text, buffer_view(&plain));
	mark.image = search_images(r->arena, text);
	hash_scalar(r, node, text, &mark);
	buffer_free(&plain);
}

/* The object in a string, its values hashed, as a string again. */
static int
hash_inside(struct redactor *r, struct ex_node *node, struct text text)
{
	struct ex_node *object = doc_read_inner(r->arena, text);
	struct buffer out;

	if (object == NULL || object->kind != NODE_OBJECT)
		return -1;
	redact_hash(r, object);
	buffer_init(&out, DOC_SIZE_MAX);
	node_write_json(&out, object, 0);
	redact_into(r, node, buffer_view(&out));
	buffer_free(&out);
	return 0;
}

void
redact_keys(struct redactor *r, struct ex_node *node)
{
	struct buffer plain;

	if (node->kind != NODE_STRING || node->text.len == 0) {
		redact_hash(r, node);
		return;
	}
	if (hash_inside(r, node, node->text) == 0)
		return;
	if (hash_inside(r, node, decoded(&plain, node->text)) < 0)
		redact_hash(r, node);
	buffer_free(&plain);
}

void
redact_count(struct redactor *r, struct ex_node *node)
{
	struct mark mark = { 0 };

	if (node->kind == NODE_NULL || (node->kind == NODE_STRING &&
	    is_whole_mark(node->text)))
		return;
	for (const struct ex_node *m = node->first; m != NULL; m = m->next)
		mark.count++;
	if (node->kind != NODE_ARRAY && node->kind != NODE_OBJECT)
		mark.count = redact_wanted(node);
	mark.found = search_node(node);
	put_mark(r, node, &mark);
}
