/*
 * judge.c - clauses: cut apart, kept, and told by name
 *
 * A clause ends at a semicolon and its tests at the word "if"; neither can
 * stand in a literal, and parentheses protect arguments.
 */
#include "assess/judge_parse.h"

#include <stdarg.h>
#include <string.h>

#include "assess/predicate/predicate.h"
#include "base/buffer.h"

int
judge_fail(const struct judge_parser *p, struct text at, const char *format, ...)
{
	struct buffer b;
	va_list ap;

	buffer_init(&b, 400);
	va_start(ap, format);
	buffer_vprintf(&b, format, ap);
	va_end(ap);
	error_set(p->err, ERROR_USAGE, "character %zu: %s",
		  (size_t)(at.at - p->source.at) + 1, buffer_cstr(&b));
	buffer_free(&b);
	return -1;
}

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct text
part(struct text t, size_t from, size_t to)
{
	return text_n(t.at + from, to - from);
}

/* What stands before c outside parentheses; *rest what stands behind it. */
static struct text
cut_outside(struct text *rest, char c, int *cut)
{
	struct text all = *rest;
	int depth = 0;

	for (size_t i = 0; i < all.len; i++) {
		if (all.at[i] == '(')
			depth++;
		if (all.at[i] == ')' && depth > 0)
			depth--;
		if (all.at[i] == c && depth == 0) {
			*rest = part(all, i + 1, all.len);
			*cut = 1;
			return part(all, 0, i);
		}
	}
	*rest = part(all, all.len, all.len);
	*cut = 0;
	return all;
}

/* The same for a word that has blanks on both sides. */
static struct text
cut_word(struct text *rest, const char *word, int *cut)
{
	struct text all = *rest;
	size_t n = strlen(word);

	for (size_t i = 1; i + n < all.len; i++)
		if (is_blank(all.at[i - 1]) && is_blank(all.at[i + n]) &&
		    memcmp(all.at + i, word, n) == 0) {
			*rest = part(all, i + n, all.len);
			*cut = 1;
			return part(all, 0, i);
		}
	*rest = part(all, all.len, all.len);
	*cut = 0;
	return all;
}

static int
read_tests(const struct judge_parser *p, struct text t,
	   struct judge_clause *clause)
{
	struct judge_test found[JUDGE_TESTS];
	int more = 1;

	while (more) {
		struct text one = text_trim(cut_outside(&t, ',', &more));

		if (clause->ntests == JUDGE_TESTS)
			return judge_fail(p, one, "more than %d tests",
					  JUDGE_TESTS);
		if (judge_read_test(p, one, &found[clause->ntests]))
			return -1;
		clause->ntests++;
	}
	clause->tests = arena_alloc(p->arena, clause->ntests * sizeof *found);
	memcpy(clause->tests, found, clause->ntests * sizeof *found);
	return 0;
}

static int
read_guards(const struct judge_parser *p, struct text t,
	    struct judge_clause *clause)
{
	struct judge_guard found[JUDGE_GUARDS];
	int more = 1;

	while (more) {
		struct text one = text_trim(cut_word(&t, "and", &more));

		if (clause->nguards == JUDGE_GUARDS)
			return judge_fail(p, one, "more than %d guards",
					  JUDGE_GUARDS);
		if (judge_read_guard(p, one, &found[clause->nguards]))
			return -1;
		clause->nguards++;
	}
	clause->guards = arena_alloc(p->arena, clause->nguards * sizeof *found);
	memcpy(clause->guards, found, clause->nguards * sizeof *found);
	return 0;
}

static int
read_body(const struct judge_parser *p, struct text head, struct text body,
	  struct judge_clause *clause)
{
	int guarded;
	struct text tests = text_trim(cut_word(&body, "if", &guarded));

	if (text_is(head, "as")) {
		if (tests.len == 0 || memchr(tests.at, ' ', tests.len) != NULL)
			return judge_fail(p, tests, "as: wants one setting");
		clause->as = arena_strndup(p->arena, tests.at, tests.len);
	} else if (judge_verdict(head, &clause->verdict)) {
		return judge_fail(p, head, "\"%.*s\" is no verdict (meets, "
				  "fails, review, n/a) and not as",
				  TEXT_ARG(head));
	} else if (read_tests(p, tests, clause)) {
		return -1;
	}
	return guarded ? read_guards(p, body, clause) : 0;
}

static int
read_clause(const struct judge_parser *p, struct text t,
	    struct judge_clause *clause)
{
	const char *colon = t.len ? memchr(t.at, ':', t.len) : NULL;
	struct text head, body;

	if (t.len == 0)
		return judge_fail(p, t, "an empty clause");
	if (colon == NULL)
		return judge_fail(p, t, "a clause begins with a verdict and a "
				  "colon");
	clause->source = arena_strndup(p->arena, t.at, t.len);
	head = text_trim(part(t, 0, (size_t)(colon - t.at)));
	body = part(t, (size_t)(colon - t.at) + 1, t.len);
	return read_body(p, head, body, clause);
}

static int
read_clauses(struct judge_parser *p, struct judgement *j)
{
	struct judge_clause found[JUDGE_CLAUSES];
	struct text rest = p->source;
	int more = 1;

	memset(found, 0, sizeof found);
	while (more) {
		struct text one = text_trim(cut_outside(&rest, ';', &more));

		if (j->nclauses == JUDGE_CLAUSES)
			return judge_fail(p, one, "more than %d clauses",
					  JUDGE_CLAUSES);
		if (read_clause(p, one, &found[j->nclauses]))
			return -1;
		j->nclauses++;
	}
	j->clauses = arena_alloc(p->arena, j->nclauses * sizeof *found);
	memcpy(j->clauses, found, j->nclauses * sizeof *found);
	return 0;
}

struct judgement *
judge_compile(struct arena *arena, const char *source, struct error *err)
{
	struct judgement *j = arena_alloc(arena, sizeof *j);
	struct judge_parser p = { .arena = arena, .judgement = j, .err = err };

	j->source = arena_strdup(arena, source);
	p.source = text_of(j->source);
	return read_clauses(&p, j) ? NULL : j;
}

static void
tell_compare(const struct compare *c, const struct judge_names *n)
{
	if (c->parameter != NULL && n->parameter != NULL)
		n->parameter(n->ctx, c->parameter);
}

static void
tell_args(const struct judge_test *t, const struct judge_names *n)
{
	if (n->predicate != NULL)
		n->predicate(n->ctx, t->word, t->nargs);
	for (size_t i = 0; i < t->nargs; i++) {
		const char *dollar = strchr(t->args[i], '$');

		if (dollar != NULL && n->parameter != NULL)
			n->parameter(n->ctx, dollar + 1);
	}
}

static void
tell_test(const struct judge_test *t, const struct judge_names *n)
{
	switch (t->kind) {
	case TEST_LITERAL:
		if (n->literal != NULL)
			n->literal(n->ctx, t->word);
		break;
	case TEST_LIST:
		if (n->parameter != NULL)
			n->parameter(n->ctx, t->word);
		break;
	case TEST_PREDICATE:
		tell_args(t, n);
		break;
	case TEST_COMPARE:
	case TEST_AGE:
	case TEST_LEFT:
	case TEST_COUNT:
		tell_compare(&t->compare, n);
		break;
	case TEST_ABSENT:
	case TEST_NONE:
	case TEST_ELSE:
		break;
	}
}

static void
tell_guard(const struct judgement *j, const struct judge_guard *g,
	   const struct judge_names *n)
{
	switch (g->kind) {
	case GUARD_PARAMETER:
		if (n->parameter != NULL)
			n->parameter(n->ctx, g->word);
		break;
	case GUARD_MEMBER:
		if (n->member != NULL)
			n->member(n->ctx, j->members[g->member].name);
		break;
	case GUARD_TYPE:
		if (n->type != NULL)
			n->type(n->ctx, g->word);
		break;
	case GUARD_SETTING:
		if (n->setting != NULL)
			n->setting(n->ctx, g->word);
		break;
	}
}

void
judge_each(const struct judgement *j, const struct judge_names *names)
{
	for (size_t i = 0; i < j->nclauses; i++) {
		const struct judge_clause *c = &j->clauses[i];

		if (c->as != NULL && names->setting != NULL)
			names->setting(names->ctx, c->as);
		for (size_t k = 0; k < c->ntests; k++)
			tell_test(&c->tests[k], names);
		for (size_t k = 0; k < c->nguards; k++)
			tell_guard(j, &c->guards[k], names);
	}
}
