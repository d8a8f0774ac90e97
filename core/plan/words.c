/* words.c - lists of words, and .in, in which each word is a request member */
#include <string.h>

#include "plan/brace.h"
#include "plan/tables.h"

static int
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static struct text
skip_blanks(struct text s)
{
	while (s.len && blank(*s.at)) {
		s.at++;
		s.len--;
	}
	return s;
}

static struct text
take(struct text *rest, size_t n)
{
	struct text word = text_n(rest->at, n);

	if (n)	/* rest->at may be NULL */
		*rest = text_n(rest->at + n, rest->len - n);
	return word;
}

struct text
word_next(struct text *rest)
{
	size_t n = 0;
	int depth = 0;

	*rest = skip_blanks(*rest);
	while (n < rest->len && (depth || !blank(rest->at[n]))) {
		depth += (rest->at[n] == '[') - (rest->at[n] == ']');
		n++;
	}
	return take(rest, n);
}

const char *const *
words_split(struct arena *arena, const char *source)
{
	struct text rest = text_of(source);
	const char **v = arena_alloc(arena, (rest.len / 2 + 2) * sizeof(*v));
	size_t n = 0;

	for (struct text w; (w = word_next(&rest)).len; n++)
		v[n] = arena_strndup(arena, w.at, w.len);
	return v;
}

/* Behind the string that begins at i, or the end. */
static size_t
string_end(struct text s, size_t i)
{
	for (i++; i < s.len && s.at[i] != '"'; i++)
		if (s.at[i] == '\\')
			i++;
	return i < s.len ? i + 1 : s.len + 1;
}

/* How far raw JSON goes: to a blank outside of brackets and strings. */
static int
json_length(struct text s, size_t *len)
{
	int depth = 0;
	size_t i = 0;

	while (i < s.len && (depth || !blank(s.at[i]))) {
		char c = s.at[i];
		depth += (c == '[' || c == '{') - (c == ']' || c == '}');
		i = c == '"' ? string_end(s, i) : i + 1;
	}
	*len = i;
	return depth || i > s.len ? -1 : 0;
}

static int
arg_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
	       c == '$';
}

/* [] and the operator behind a name; what is left is the value. */
static int
operator_read(struct text *rest, struct arg *arg)
{
	static const struct {
		const char *sign;
		enum arg_where where;
		unsigned raw;
	} signs[] = {
		{ ":=", ARG_MEMBER, 1 },
		{ "==", ARG_QUERY, 0 },
		{ "=", ARG_MEMBER, 0 },
		{ ":", ARG_HEADER, 0 },
	};

	if (text_starts(*rest, "[]")) {
		arg->many = 1;
		take(rest, 2);
	}
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (!text_starts(*rest, signs[i].sign))
			continue;
		take(rest, strlen(signs[i].sign));
		arg->where = signs[i].where;
		arg->raw = signs[i].raw & 1;
		return arg->many && arg->where == ARG_HEADER ? -1 : 0;
	}
	return -1;
}

static int
arg_read(struct arena *arena, struct text *rest, struct arg *arg)
{
	size_t n = 0;

	while (n < rest->len && arg_char(rest->at[n]))
		n++;
	struct text name = take(rest, n);
	if (!n || operator_read(rest, arg) < 0)
		return -1;
	n = 0;
	if (arg->raw) {
		if (json_length(*rest, &n) < 0 || !n)
			return -1;
	} else {
		while (n < rest->len && !blank(rest->at[n]))
			n++;
	}
	struct text value = take(rest, n);
	arg->name = arena_strndup(arena, name.at, name.len);
	arg->value = arena_strndup(arena, value.at, value.len);
	return 0;
}

int
args_compile(struct arena *arena, const char *in, struct call *call,
	     struct error *err)
{
	struct text rest = skip_blanks(text_of(in));
	struct arg *v = arena_alloc(arena, (rest.len / 2 + 1) * sizeof(*v));
	size_t n = 0;

	while (rest.len) {
		struct text word = rest;
		if (arg_read(arena, &rest, &v[n]) < 0)
			return error_set(err, ERROR_USAGE,
					 "in: \"%.*s\" is no request member",
					 TEXT_ARG(word));
		for (size_t i = 0; i < n; i++)
			if (!strcmp(v[i].name, v[n].name) &&
			    v[i].where == v[n].where)
				return error_set(err, ERROR_USAGE,
						 "in: %s is given twice",
						 v[n].name);
		n++;
		rest = skip_blanks(rest);
	}
	call->args = v;
	call->nargs = n;
	return 0;
}
