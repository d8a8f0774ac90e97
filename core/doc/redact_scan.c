/*
 * redact_scan.c - what looks like a secret, cut out of its text
 *
 * Where a rule says scan, and of an error message, which nothing refers to,
 * persons are cut out, too.  What runs over every other string looks for secrets
 * alone: a name in a resource's name must stay what replay will ask for.
 */
#include "doc/redact_part.h"
#include "doc/secret_find.h"

typedef enum secret_kind find_fn(struct text in, size_t from, size_t *at,
				 size_t *len);

struct next {
	find_fn *find;
	enum secret_kind kind;	/* SECRET_NONE: no more */
	size_t at, len;
};

static void
advance(struct next *next, struct text in, size_t from)
{
	if (next->kind != SECRET_NONE && next->at < from)
		next->kind = next->find(in, from, &next->at, &next->len);
}

/* The text with its hits cut; how many there were. */
static size_t
cut(struct text in, int persons, struct buffer *out)
{
	struct next secret = { .find = secret_find };
	struct next person = { .find = personal_find };
	const struct next *first;
	struct mark mark = { .count = -1 };
	size_t from = 0, hits = 0;

	secret.kind = secret_find(in, 0, &secret.at, &secret.len);
	if (persons)
		person.kind = personal_find(in, 0, &person.at, &person.len);
	while (secret.kind != SECRET_NONE || person.kind != SECRET_NONE) {
		first = person.kind == SECRET_NONE ||
		    (secret.kind != SECRET_NONE && secret.at <= person.at) ?
		    &secret : &person;
		mark.found = 1u << first->kind;
		buffer_put(out, in.at + from, first->at - from);
		mark_write(out, &mark);
		from = first->at + first->len;
		hits++;
		advance(&secret, in, from);
		advance(&person, in, from);
	}
	if (in.len > from)
		buffer_put(out, in.at + from, in.len - from);
	return hits;
}

/* IAM's documents come percent-encoded, which hides what is in them. */
static struct text
decoded(struct redactor *r, const struct ex_node *node, struct buffer *out)
{
	struct ex_node *document = NULL;

	buffer_init(out, DOC_SIZE_MAX);
	if (node->text.at[0] == '%')
		document = doc_read_inner(r->arena, node->text);
	if (document == NULL)
		return node->text;
	node_write_json(out, document, 0);
	return buffer_view(out);
}

static void
scan_string(struct redactor *r, struct ex_node *node, int persons)
{
	struct buffer plain, out;

	buffer_init(&out, DOC_SIZE_MAX * 2ul);
	if (cut(decoded(r, node, &plain), persons, &out) > 0)
		redact_into(r, node, buffer_view(&out));
	buffer_free(&plain);
	buffer_free(&out);
}

/* ["--api-key", "…"]: the flag says what its neighbour is. */
static void
scan_argument(struct redactor *r, struct ex_node *value, enum secret_kind kind)
{
	struct mark mark = { .count = -1, .found = 1u << kind };
	struct buffer out;

	if (!redact_wanted(value) || !secret_is_value(value->text, kind))
		return;
	buffer_init(&out, 256);
	mark_write(&out, &mark);
	redact_into(r, value, buffer_view(&out));
	buffer_free(&out);
}

/* Where a list goes on: replay sends it back as it came. */
static int
is_page_token(struct text name)
{
	static const char *const names[] = {
		"nextToken", "marker", "nextMarker", "continuationToken",
		"nextContinuationToken", "nextPageToken", "pageToken",
		"paginationToken", "keyMarker", "nextKeyMarker",
		"versionIdMarker", "nextVersionIdMarker", "position",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_is_nocase(name, names[i]))
			return 1;
	return 0;
}

static void
scan_node(struct redactor *r, struct ex_node *node, int persons)
{
	enum secret_kind kind;

	if (node->kind == NODE_STRING && node->text.len > 0 &&
	    (persons || !is_page_token(node->name)))
		scan_string(r, node, persons);
	for (struct ex_node *m = node->first; m != NULL; m = m->next) {
		kind = m->kind == NODE_STRING ? secret_flag(m->text) :
		    SECRET_NONE;
		scan_node(r, m, persons);
		if (kind != SECRET_NONE && m->next != NULL &&
		    m->next->kind == NODE_STRING &&
		    text_equal(m->name, m->next->name))
			scan_argument(r, m->next, kind);
	}
}

void
redact_scan(struct redactor *r, struct ex_node *node)
{
	scan_node(r, node, 1);
}

void
redact_scan_all(struct redactor *r, struct ex_node *answer)
{
	scan_node(r, answer, 0);
}

void
redact_text(struct text in, struct buffer *out, const struct redact_key *key)
{
	(void)key;	/* no hit is hashed: short secrets could be guessed */
	cut(in, 1, out);
}
