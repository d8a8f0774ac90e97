/*
 * identify.c - one resource, many spellings
 *
 * A pattern is tried place by place with backtracking; {id} may itself hold a
 * dot or the text that follows it, as bucket names in host names do.  What was
 * found not to match from some place on is remembered, so that a hostile value
 * costs its length times the names in the pattern and no more.
 */
#include "plan/identify.h"

#include <string.h>

#include "plan/brace.h"

#define BRACES_MAX 24

struct match {
	struct text pattern, value;
	struct text id, account, region;
	struct text within_type, within;
	struct text names[KEPT_MAX], kept[KEPT_MAX];
	size_t nkept;
	/* From this brace on, at this place of the value, it does not match. */
	unsigned char dead[BRACES_MAX][IDENTIFY_MAX / 8 + 1];
};

static int match_from(struct match *m, size_t p, size_t v, size_t brace);

static size_t
digits(struct text s, size_t i)
{
	size_t n = 0;

	while (i + n < s.len && s.at[i + n] >= '0' && s.at[i + n] <= '9')
		n++;
	return n;
}

static size_t
lowers(struct text s, size_t i)
{
	size_t n = 0;

	while (i + n < s.len && s.at[i + n] >= 'a' && s.at[i + n] <= 'z')
		n++;
	return n;
}

/* eu-west-1, us-gov-east-1 */
static int
looks_like_region(struct text s)
{
	size_t i = lowers(s, 0), parts = 0;

	if (i < 2)
		return 0;
	while (i < s.len && s.at[i] == '-') {
		size_t n = lowers(s, i + 1);
		if (!n)
			break;
		i += 1 + n;
		parts++;
	}
	if (!parts || i >= s.len || s.at[i] != '-')
		return 0;
	size_t n = digits(s, i + 1);
	return n && i + 1 + n == s.len;
}

static int
may_be(struct text name, struct text value)
{
	if (text_is(name, "account"))
		return value.len == 12 && digits(value, 0) == 12;
	if (text_is(name, "region"))
		return looks_like_region(value);
	return name.len == 0 || value.len > 0;
}

static void
remember(struct match *m, struct text name, struct text value)
{
	if (text_is(name, "id") || text_is(name, "id*"))
		m->id = value;
	else if (text_is(name, "account"))
		m->account = value;
	else if (text_is(name, "region"))
		m->region = value;
	else if (name_is_type(&name)) {
		m->within_type = name;
		m->within = value;
	} else if (name.len && !text_is(name, "partition") &&
		 m->nkept < KEPT_MAX) {
		m->names[m->nkept] = name;
		m->kept[m->nkept++] = value;
	}
}

/* How far what stands for name could reach from v. */
static size_t
reach(const struct match *m, struct text name, size_t v)
{
	size_t end = v;

	if (!name.len || text_is(name, "id*"))
		return m->value.len;
	char last = text_ends(name, "*") ? '@' : '/';
	while (end < m->value.len && m->value.at[end] != ':' &&
	       m->value.at[end] != last)
		end++;
	return end;
}

/* Longest first: a bucket's name may hold ".s3." itself. */
static int
match_brace(struct match *m, struct text name, size_t p, size_t v, size_t brace)
{
	unsigned char *dead = &m->dead[brace][v / 8];
	unsigned char bit = (unsigned char)(1u << (v % 8));

	if (*dead & bit)
		return 0;
	for (size_t end = reach(m, name, v) + 1; end-- > v; ) {
		struct text value = text_n(m->value.at + v, end - v);
		if (!may_be(name, value) || !match_from(m, p, end, brace + 1))
			continue;
		remember(m, name, value);
		return 1;
	}
	*dead |= bit;
	return 0;
}

/* A brace at p: its name, empty for {}, and where the pattern goes on. */
static int
brace_at(struct text pattern, size_t p, struct text *name, size_t *next)
{
	size_t at;

	if (pattern.at[p] != '{')
		return 0;
	if (p + 1 < pattern.len && pattern.at[p + 1] == '}') {
		*name = text_n("", 0);
		*next = p + 2;
		return 1;
	}
	*next = p;
	return brace_next(pattern, next, &at, name) && at == p;
}

static int
match_from(struct match *m, size_t p, size_t v, size_t brace)
{
	struct text name;
	size_t next;

	for (; p < m->pattern.len; p++, v++) {
		if (brace_at(m->pattern, p, &name, &next))
			return brace < BRACES_MAX &&
			       match_brace(m, name, next, v, brace);
		if (v >= m->value.len || m->pattern.at[p] != m->value.at[v])
			return 0;
	}
	return v == m->value.len;
}

static int
pattern_matches(struct match *m, const char *pattern, struct text value)
{
	size_t braces = 0;

	m->pattern = text_of(pattern);
	m->value = value;
	m->id = m->account = m->region = text_n(NULL, 0);
	m->within_type = m->within = text_n(NULL, 0);
	m->nkept = 0;
	for (const char *s = pattern; *s && braces < BRACES_MAX; s++)
		if (*s == '{')
			memset(m->dead[braces++], 0, value.len / 8 + 1);
	return match_from(m, 0, 0, 0);
}

static const char *
copy_or(struct arena *arena, struct text found, const char *otherwise)
{
	return found.at ? arena_strndup(arena, found.at, found.len) : otherwise;
}

static void
keep(struct identity *out, struct arena *arena, struct text name,
     struct text value)
{
	struct kept *kept = &out->kept[out->nkept++];

	kept->name = arena_strndup(arena, name.at, name.len);
	kept->value = arena_strndup(arena, value.at, value.len);
}

static void
identity_fill(struct identity *out, const struct match *m, int global,
	      struct arena *arena)
{
	out->id = arena_strndup(arena, m->id.at, m->id.len);
	out->account = copy_or(arena, m->account, out->account);
	out->region = copy_or(arena, m->region, out->region);
	out->within.name = copy_or(arena, m->within_type, NULL);
	out->within.value = copy_or(arena, m->within, NULL);
	/* The match was remembered from its end; tables read from the start. */
	for (size_t i = m->nkept; i-- > 0; )
		keep(out, arena, m->names[i], m->kept[i]);
	if (!global)
		return;
	out->region = "";
	if (m->region.at && out->nkept < KEPT_MAX)
		keep(out, arena, text_of("region"), m->region);
}

int
identify(const struct type *type, struct text value, const char *account,
	 const char *region, struct arena *arena, struct identity *out)
{
	const char *const *spelled = type->row->spelled;
	struct match m;

	*out = (struct identity){ .account = account, .region = region };
	if (!value.len || value.len >= IDENTIFY_MAX)
		return 0;
	if (!spelled[0]) {
		out->id = arena_strndup(arena, value.at, value.len);
		if (type->row->global)
			out->region = "";
		return 1;
	}
	for (size_t i = 0; i < EX_MAX_SPELLINGS && spelled[i]; i++) {
		if (!pattern_matches(&m, spelled[i], value))
			continue;
		identity_fill(out, &m, type->row->global, arena);
		return 1;
	}
	return 0;
}
