/* redact.c - a call's list of rules, compiled and applied in its order */
#include "doc/path_step.h"
#include "doc/redact_part.h"

#include "base/csv.h"
#include "base/digest.h"
#include "base/alloc.h"

#include <stdlib.h>

typedef void apply_fn(struct redactor *r, struct ex_node *node);

static const struct kind {
	const char *name;
	apply_fn *apply;	/* NULL: keep, which asks the rule's names */
} kinds[] = {
	{ "drop", redact_drop }, { "hash", redact_hash },
	{ "url", redact_url }, { "scan", redact_scan },
	{ "code", redact_code }, { "keys", redact_keys },
	{ "count", redact_count }, { "keep", NULL },
};

struct rule {
	const struct kind *kind;
	struct path *path;
};

struct redaction {
	struct rule *rules;
	size_t n;
};

static const struct kind *
find_kind(struct text name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_is(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

static int
compile_rule(struct arena *arena, struct text word, struct rule *rule,
	     struct error *err)
{
	struct text name = text_cut(&word, ':');

	rule->kind = find_kind(name);
	if (rule->kind == NULL || word.at == NULL)
		return error_set(err, ERROR_USAGE,
				 "redact \"%.*s\": no such kind",
				 TEXT_ARG(name));
	rule->path = path_compile(arena, arena_strndup(arena, word.at,
						       word.len), err);
	if (rule->path == NULL)
		return error_in(err, "redact %s", rule->kind->name);
	if (rule->kind->apply == NULL && (rule->path->n == 0 ||
	    rule->path->steps[rule->path->n - 1].kind != STEP_MEMBER))
		return error_set(err, ERROR_USAGE,
				 "redact \"keep:%s\": must end in names",
				 path_source(rule->path));
	return 0;
}

struct redaction *
redaction_compile(struct arena *arena, const char *source, struct error *err)
{
	struct redaction *r = arena_alloc(arena, sizeof(*r));
	struct text rest = text_of(source), word;
	size_t n = 0;

	while (text_word(&rest).len > 0)
		n++;
	r->rules = arena_alloc(arena, n * sizeof(*r->rules));
	for (rest = text_of(source); (word = text_word(&rest)).len > 0; r->n++)
		if (compile_rule(arena, word, &r->rules[r->n], err) < 0)
			return NULL;
	return r;
}

size_t
redaction_count(const struct redaction *r)
{
	return r->n;
}

const char *
redaction_kind(const struct redaction *r, size_t i)
{
	return r->rules[i].kind->name;
}

const struct path *
redaction_path(const struct redaction *r, size_t i)
{
	return r->rules[i].path;
}

/* One rule on its way through an answer. */
struct pass {
	struct redactor *r;
	const struct rule *rule;
};

static int
is_kept(const struct step *names, struct text name)
{
	for (size_t i = 0; i < names->nnames; i++)
		if (text_equal(names->names[i], name))
			return 1;
	return 0;
}

static void
keep_named(struct redactor *r, struct ex_node *object, const struct step *names)
{
	struct ex_node *m, *next;

	if (object->kind == NODE_ARRAY)
		for (m = object->first; m != NULL; m = m->next)
			keep_named(r, m, names);
	if (object->kind != NODE_OBJECT)
		return;
	m = object->first;
	object->first = object->last = NULL;
	for (; m != NULL; m = next) {
		next = m->next;
		if (is_kept(names, m->name))
			node_add(object, m);
		else
			r->changed++;
	}
}

static int
at_place(void *ctx, struct ex_node *node, int undecided)
{
	struct pass *pass = ctx;
	const struct path *path = pass->rule->path;

	(void)undecided;
	if (node == NULL)
		return 0;
	if (pass->rule->kind->apply != NULL)
		pass->rule->kind->apply(pass->r, node);
	else
		keep_named(pass->r, node, &path->steps[path->n - 1]);
	return 0;
}

static size_t
entered(void *ctx)
{
	return ((struct pass *)ctx)->r->changed;
}

static void
write_table(struct buffer *out, const struct ex_node *rows)
{
	const char **cells = NULL;
	size_t n;

	for (const struct ex_node *row = rows->first; row; row = row->next) {
		for (int head = row == rows->first; head >= 0; head--) {
			n = 0;
			for (const struct ex_node *m = row->first; m != NULL;
			     m = m->next) {
				cells = xrealloc(cells, n + 1, sizeof(*cells));
				cells[n++] = head ? m->name.at : m->text.at;
			}
			csv_row(out, cells, n);
		}
	}
	free(cells);
}

/* A changed document goes back into its string, a table as base64. */
static void
left(void *ctx, struct ex_node *holder, struct ex_node *document, int table,
     size_t mark)
{
	struct redactor *r = ((struct pass *)ctx)->r;
	struct buffer plain, out;
	size_t changed = r->changed;

	if (changed == mark)
		return;
	buffer_init(&plain, DOC_SIZE_MAX);
	buffer_init(&out, DOC_SIZE_MAX);
	if (table) {
		write_table(&plain, document);
		base64_write(&out, plain.at, plain.len);
	} else {
		node_write_json(&out, document, 0);
	}
	redact_into(r, holder, buffer_view(&out));
	r->changed = changed;
	buffer_free(&plain);
	buffer_free(&out);
}

/* A document that cannot be read cannot be redacted in part. */
static void
refused(void *ctx, struct ex_node *holder)
{
	redact_hash(((struct pass *)ctx)->r, holder);
}

static void
apply(struct pass *pass, struct ex_node *answer)
{
	const struct path *path = pass->rule->path;
	const struct path_visitor visitor = {
		.place = at_place, .entered = entered, .left = left,
		.refused = refused, .ctx = pass,
	};

	path_walk(path, path->n - (pass->rule->kind->apply == NULL), answer,
		  NULL, pass->r->arena, &visitor);
}

static void
note(struct buffer *done, const char *kind, const char *path)
{
	buffer_printf(done, "%s%s:%s", done->len > 0 ? " " : "", kind, path);
}

int
redact_answer(const struct redaction *r, struct ex_node *answer,
	      const struct redact_key *key, struct arena *arena,
	      struct buffer *done)
{
	struct redactor redactor = { arena, key, 0 };
	size_t before = 0;

	for (size_t i = 0; r != NULL && i < r->n; i++) {
		struct pass pass = { &redactor, &r->rules[i] };

		apply(&pass, answer);
		if (redactor.changed > before)
			note(done, r->rules[i].kind->name,
			     path_source(r->rules[i].path));
		before = redactor.changed;
	}
	redact_scan_all(&redactor, answer);
	if (redactor.changed > before)
		note(done, "scan", ".");
	return (int)redactor.changed;
}
