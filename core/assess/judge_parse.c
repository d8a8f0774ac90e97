/* judge_parse.c - tests and guards */
#include "assess/judge_parse.h"

#include <stdlib.h>
#include <string.h>

#include "assess/predicate/predicate.h"

int
judge_verdict(struct text word, enum ex_verdict *out)
{
	for (int v = EX_MEETS; v <= EX_NOT_APPLICABLE; v++)
		if (text_is(word, verdict_name((enum ex_verdict)v))) {
			*out = (enum ex_verdict)v;
			return 0;
		}
	return -1;
}

static const char *
keep(const struct judge_parser *p, struct text t)
{
	return arena_strndup(p->arena, t.at, t.len);
}

static int
is_one_of(struct text t, const char *set)
{
	for (size_t i = 0; i < t.len; i++)
		if (strchr(set, t.at[i]) == NULL)
			return 0;
	return t.len > 0;
}

/* A parameter's name: letters, digits and underscores. */
static int
is_parameter(struct text t)
{
	return is_one_of(t, "abcdefghijklmnopqrstuvwxyz0123456789_");
}

static int
read_number(struct text t, struct compare *out)
{
	char digits[32];
	size_t n = t.len;

	if (n > 1 && strchr("smhd", t.at[n - 1]) != NULL)
		out->unit = t.at[--n];
	if (n == 0 || n >= sizeof digits ||
	    !is_one_of(text_n(t.at, n), "0123456789.-"))
		return -1;
	memcpy(digits, t.at, n);
	digits[n] = '\0';

	char *end;
	out->number = strtod(digits, &end);
	return *end == '\0' && end != digits ? 0 : -1;
}

int
compare_read(struct arena *arena, struct text t, struct compare *out)
{
	static const char *const ops[] = {
		[COMPARE_LE] = "<=", [COMPARE_GE] = ">=", [COMPARE_NE] = "!=",
		[COMPARE_LT] = "<", [COMPARE_GT] = ">", [COMPARE_EQ] = "=",
	};
	static const enum compare_op order[] = { COMPARE_LE, COMPARE_GE,
		COMPARE_NE, COMPARE_LT, COMPARE_GT, COMPARE_EQ };

	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		size_t n = strlen(ops[order[i]]);
		struct text rest;

		if (!text_starts(t, ops[order[i]]))
			continue;
		out->op = order[i];
		rest = text_trim(text_n(t.at + n, t.len - n));
		if (rest.len < 2 || rest.at[0] != '$')
			return read_number(rest, out);
		rest = text_n(rest.at + 1, rest.len - 1);
		out->parameter = arena_strndup(arena, rest.at, rest.len);
		return is_parameter(rest) ? 0 : -1;
	}
	return -1;
}

/* "count", "age" or "left" with a comparison behind it. */
static int
is_keyword(struct text t, const char *word, struct text *behind)
{
	size_t n = strlen(word);

	if (!text_starts(t, word))
		return 0;
	*behind = text_trim(text_n(t.at + n, t.len - n));
	return behind->len > 0 && strchr("<>=!", behind->at[0]) != NULL;
}

static int
read_compare(const struct judge_parser *p, struct text t, enum test_kind kind,
	     struct judge_test *out)
{
	out->kind = kind;
	if (compare_read(p->arena, t, &out->compare))
		return judge_fail(p, t, "\"%.*s\" is no comparison with a "
				  "number or a $parameter", TEXT_ARG(t));
	return 0;
}

/* One that holds whatever was found would judge what nobody has read. */
static int
read_count(const struct judge_parser *p, struct text t, struct judge_test *out)
{
	const struct compare *c = &out->compare;

	if (read_compare(p, t, TEST_COUNT, out))
		return -1;
	if (c->parameter == NULL &&
	    (c->unit != 0 || memchr(t.at, '.', t.len) != NULL || c->number < 0 ||
	     (c->number == 0 && c->op == COMPARE_GE)))
		return judge_fail(p, t, "\"count%.*s\" compares with no number "
				  "that tells counts apart", TEXT_ARG(t));
	return 0;
}

static int
read_predicate(const struct judge_parser *p, struct text t,
	       struct judge_test *out)
{
	const char *open = memchr(t.at, '(', t.len);
	struct text name = text_n(t.at, (size_t)(open - t.at));
	struct text args = text_n(open + 1, t.len - name.len - 1);

	if (name.len == 0 ||
	    !is_one_of(name, "abcdefghijklmnopqrstuvwxyz0123456789-"))
		return judge_fail(p, t, "\"%.*s\" cannot name a predicate",
				  TEXT_ARG(name));
	if (args.len == 0 || args.at[args.len - 1] != ')' ||
	    memchr(args.at, '(', args.len) != NULL ||
	    memchr(args.at, ')', args.len) != args.at + args.len - 1)
		return judge_fail(p, args, "%.*s( wants one ) at its end",
				  TEXT_ARG(name));
	args.len--;
	out->kind = TEST_PREDICATE;
	out->word = keep(p, name);
	out->predicate = predicate_find(name);
	if (text_trim(args).len == 0)
		return 0;
	while (args.at != NULL) {
		struct text arg = text_trim(text_cut(&args, ','));

		if (arg.len == 0)
			return judge_fail(p, t, "an empty argument");
		if (out->nargs == JUDGE_ARGS)
			return judge_fail(p, t, "more than %d arguments",
					  JUDGE_ARGS);
		out->args[out->nargs++] = keep(p, arg);
	}
	return 0;
}

static int
read_literal(const struct judge_parser *p, struct text t,
	     struct judge_test *out)
{
	for (size_t i = 0; i < t.len; i++)
		if (strchr(" \t\n\r()", t.at[i]) != NULL)
			return judge_fail(p, t, "\"%.*s\" is not one word",
					  TEXT_ARG(t));
	out->kind = TEST_LITERAL;
	out->word = keep(p, t);
	return 0;
}

static int
read_list(const struct judge_parser *p, struct text t, struct judge_test *out)
{
	struct text name = text_n(t.at + 1, t.len - 1);

	if (!is_parameter(name))
		return judge_fail(p, t, "\"%.*s\" is no parameter's name",
				  TEXT_ARG(t));
	out->kind = TEST_LIST;
	out->word = keep(p, name);
	return 0;
}

static int
read_value(const struct judge_parser *p, struct text t, struct judge_test *out)
{
	struct text behind;

	if (text_is(t, "absent")) {
		out->kind = TEST_ABSENT;
		return 0;
	}
	if (is_keyword(t, "age", &behind))
		return read_compare(p, behind, TEST_AGE, out);
	if (is_keyword(t, "left", &behind))
		return read_compare(p, behind, TEST_LEFT, out);
	if (t.at[0] == '$')
		return read_list(p, t, out);
	if (strchr("<>=", t.at[0]) != NULL || text_starts(t, "!="))
		return read_compare(p, t, TEST_COMPARE, out);
	if (memchr(t.at, '(', t.len) != NULL)
		return read_predicate(p, t, out);
	return read_literal(p, t, out);
}

int
judge_read_test(const struct judge_parser *p, struct text t,
		struct judge_test *out)
{
	struct text behind;

	memset(out, 0, sizeof *out);
	if (t.len == 0)
		return judge_fail(p, t, "an empty test");
	if (text_is(t, "none") || text_is(t, "else")) {
		out->kind = text_is(t, "none") ? TEST_NONE : TEST_ELSE;
		return 0;
	}
	if (is_keyword(t, "count", &behind))
		return read_count(p, behind, out);
	if (!text_starts(t, "any") ||
	    (t.len > 3 && strchr(" \t\r\n", t.at[3]) == NULL))
		return read_value(p, t, out);
	out->any = 1;
	t = text_trim(text_n(t.at + 3, t.len - 3));
	if (t.len == 0 || text_is(t, "none") || text_is(t, "else") ||
	    is_keyword(t, "count", &behind))
		return judge_fail(p, t, "any wants a value");
	return read_value(p, t, out);
}

static int
read_member(const struct judge_parser *p, struct text t, const char *equals,
	    struct judge_guard *out)
{
	struct judgement *j = p->judgement;
	size_t n = (size_t)(equals - t.at);
	const char *name = arena_strndup(p->arena, t.at, n);
	struct error err = { 0 };
	struct judge_member *grown;

	out->kind = GUARD_MEMBER;
	out->word = arena_strndup(p->arena, equals + 1, t.len - n - 1);
	for (out->member = 0; out->member < j->nmembers; out->member++)
		if (strcmp(j->members[out->member].name, name) == 0)
			return 0;
	grown = arena_alloc(p->arena, (j->nmembers + 1) * sizeof *grown);
	if (j->nmembers > 0)
		memcpy(grown, j->members, j->nmembers * sizeof *grown);
	grown[j->nmembers].name = name;
	grown[j->nmembers].path = path_compile(p->arena, name, &err);
	if (grown[j->nmembers].path == NULL)
		return judge_fail(p, t, "%s", err.text);
	j->members = grown;
	j->nmembers++;
	return 0;
}

/* $name is yes, $name=word is the word. */
static int
read_parameter(const struct judge_parser *p, struct text t,
	       struct judge_guard *out)
{
	struct text value = t, name = text_cut(&value, '=');

	out->kind = GUARD_PARAMETER;
	out->word = arena_strndup(p->arena, name.at + 1, name.len - 1);
	if (value.at != NULL)
		out->equals = arena_strndup(p->arena, value.at, value.len);
	if (value.at != NULL && value.len == 0)
		return judge_fail(p, t, "\"%.*s\" wants a word", TEXT_ARG(t));
	return is_parameter(text_of(out->word)) ? 0 :
		judge_fail(p, t, "\"%.*s\" is no parameter's name",
			   TEXT_ARG(t));
}

static int
read_one_word(const struct judge_parser *p, struct text t,
	      struct judge_guard *out)
{
	const char *equals = memchr(t.at, '=', t.len);

	if (t.at[0] == '$')
		return read_parameter(p, t, out);
	if (equals != NULL && equals != t.at)
		return read_member(p, t, equals, out);
	if (memchr(t.at, ':', t.len) != NULL) {
		out->kind = GUARD_TYPE;
		out->word = keep(p, t);
		return 0;
	}
	return judge_fail(p, t, "\"%.*s\" is no guard ($parameter, "
			  "member=literal, type, setting verdict)",
			  TEXT_ARG(t));
}

int
judge_read_guard(const struct judge_parser *p, struct text t,
		 struct judge_guard *out)
{
	struct text rest = t, first = text_word(&rest), second, third;

	memset(out, 0, sizeof *out);
	if (text_is(first, "not")) {
		out->negated = 1;
		first = text_word(&rest);
	}
	if (first.len == 0)
		return judge_fail(p, t, "an empty guard");
	second = text_word(&rest);
	third = text_word(&rest);
	if (second.len == 0)
		return read_one_word(p, first, out);
	if (third.len > 0 || judge_verdict(second, &out->verdict))
		return judge_fail(p, t, "\"%.*s\" is no guard: a setting and a "
				  "verdict, or one word", TEXT_ARG(t));
	out->kind = GUARD_SETTING;
	out->word = keep(p, first);
	return 0;
}
