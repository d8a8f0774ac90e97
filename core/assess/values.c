/*
 * values.c - values kept beyond their answer
 *
 * A string counts as redaction's marker only where the line names its path,
 * since an answer may contain the same characters; within a document in a
 * string, whose nodes are read anew each time, any such path counts.
 */
#include "assess/facts.h"

#include <string.h>

static const struct ex_node *
top_of(const struct ex_node *node)
{
	while (node->parent != NULL)
		node = node->parent;
	return node;
}

struct collecting {
	struct assessment *a;
	size_t room;
};

static int
collect(void *ctx, struct ex_node *value, int undecided)
{
	struct collecting *c = ctx;
	struct redacted *r = &c->a->redacted;

	(void)undecided;
	if (value == NULL)
		return 0;
	r->v = assess_grow(c->a->arena, r->v, r->n, &c->room, sizeof *r->v);
	r->v[r->n++] = value;
	return 0;
}

static void
read_rule(struct assessment *a, struct text rule, struct ex_node *root,
	  struct collecting *c)
{
	struct text path = rule;
	struct error ignored;
	const struct path *compiled;

	text_cut(&path, ':');
	if (path.at == NULL) {
		a->redacted.all = 1;
		return;
	}
	if (memchr(path.at, '{', path.len) != NULL) {
		a->redacted.inner = 1;
		return;
	}
	a->redacted.inner |= text_is(path, ".");
	compiled = path_compile(a->scratch, arena_strndup(a->scratch, path.at,
							  path.len), &ignored);
	if (compiled == NULL)
		a->redacted.all = 1;
	else
		path_each(compiled, root, NULL, a->scratch, collect, c);
}

void
redacted_of_answer(struct assessment *a, struct ex_node *item,
		   const struct answer *answer)
{
	struct redacted *r = &a->redacted;
	struct ex_node *root = item;
	const char *rules = answer->record->redacted;
	struct text rest = text_of(rules), rule;
	struct collecting c = { a, 0 };

	while (root->parent != NULL)
		root = root->parent;
	if (r->key != NULL && r->root == root &&
	    strcmp(r->key, answer->record->request) == 0)
		return;
	memset(r, 0, sizeof *r);
	r->key = arena_strdup(a->arena, answer->record->request);
	r->root = root;
	r->any = rules != NULL;
	while ((rule = text_word(&rest)).len > 0)
		read_rule(a, rule, root, &c);
}

static int
is_under(const struct ex_node *node, const struct ex_node *top)
{
	for (; node != NULL; node = node->parent)
		if (node == top)
			return 1;
	return 0;
}

static int
may_be_marked(const struct assessment *a, const struct ex_node *value)
{
	const struct redacted *r = &a->redacted;

	if (!r->any || r->all)
		return r->all;
	if (top_of(value) != r->root)
		return r->inner;
	for (size_t i = 0; i < r->n; i++)
		if (is_under(value, r->v[i]) || is_under(r->v[i], value))
			return 1;
	return 0;
}

/* NULL: more than *left bytes. */
static struct ex_node *
copy(struct arena *arena, const struct ex_node *from, size_t *left)
{
	size_t size = sizeof *from + from->text.len + from->name.len;
	struct ex_node *to;

	if (size > *left)
		return NULL;
	*left -= size;
	to = node_new(arena, from->kind);
	to->xml = from->xml;
	if (from->name.len > 0)
		to->name = text_n(arena_strndup(arena, from->name.at,
						from->name.len),
				  from->name.len);
	if (from->text.at != NULL)
		to->text = text_n(arena_strndup(arena, from->text.at,
						from->text.len),
				  from->text.len);
	for (const struct ex_node *n = from->first; n != NULL; n = n->next) {
		struct ex_node *child = copy(arena, n, left);

		if (child == NULL)
			return NULL;
		node_add(to, child);
	}
	return to;
}

struct judge_place *
facts_place(struct assessment *a, struct facts *facts)
{
	facts->places = assess_grow(a->arena, facts->places, facts->n,
				    &facts->room, sizeof *facts->places);
	return &facts->places[facts->n++];
}

void
place_fill(struct assessment *a, struct judge_place *place,
	   const struct ex_node *value, int undecided)
{
	size_t left = VALUE_MAX;

	if (undecided) {
		place->kind = PLACE_UNKNOWN;
		place->why = REASON_UNDECIDED;
		return;
	}
	if (value == NULL || value->kind == NODE_NULL) {
		place->kind = PLACE_ABSENT;
		return;
	}
	place->kind = PLACE_VALUE;
	place->redacted = may_be_marked(a, value);
	place->node = copy(a->arena, value, &left);
	if (place->node == NULL) {
		place->kind = PLACE_UNKNOWN;
		place->why = REASON_UNDECIDED;
	}
}

/* IAM's documents are percent-encoded, which nobody can read. */
static void
show_text(struct buffer *b, struct text t)
{
	struct arena *arena = arena_new();
	const struct ex_node *document = text_starts(t, "%7B") ?
		doc_read_inner(arena, t) : NULL;

	if (document != NULL)
		node_write_json(b, document, 0);
	else
		buffer_text(b, t);
	arena_free(arena);
}

static void
show_place(struct buffer *b, const struct judge_place *place)
{
	if (place->kind == PLACE_ABSENT)
		buffer_puts(b, "(absent)");
	else if (place->kind == PLACE_UNKNOWN)
		buffer_printf(b, "(%s)", reason_name(place->why));
	else if (place->node->kind == NODE_ARRAY ||
		 place->node->kind == NODE_OBJECT)
		node_write_json(b, place->node, 0);
	else
		show_text(b, node_text(place->node));
}

/* Not in the middle of a character. */
static size_t
cut_at(const char *s, size_t n)
{
	while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return n;
}

const char *
places_shown(struct assessment *a, const struct judge_place *places, size_t n)
{
	struct buffer b;
	const char *shown;

	if (n == 0 || (n == 1 && places[0].kind == PLACE_ABSENT))
		return "";
	buffer_init(&b, 4 * VALUE_MAX);
	for (size_t i = 0; i < n && b.len <= SHOWN_MAX; i++) {
		if (i > 0)
			buffer_puts(&b, " | ");
		show_place(&b, &places[i]);
	}
	if (b.len > SHOWN_MAX)
		shown = arena_printf(a->arena, "%.*s... (%zu place%s)",
				     (int)cut_at(b.at, SHOWN_MAX), b.at, n,
				     n > 1 ? "s" : "");
	else
		shown = arena_strdup(a->arena, buffer_cstr(&b));
	buffer_free(&b);
	return shown;
}
