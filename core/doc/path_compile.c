/* path_compile.c - a path's text into steps */
#include <string.h>

#include "doc/path_step.h"

struct compiler {
	struct arena *arena;
	const char *source, *p;
	struct path *path;
	struct error *err;
};

static int
refuse(const struct compiler *c, const char *at, const char *why)
{
	return error_set(c->err, ERROR_USAGE, "path \"%s\", character %zu: %s",
			 c->source, (size_t)(at - c->source) + 1, why);
}

static struct step *
add_step(struct compiler *c, enum step_kind kind)
{
	struct step *step = &c->path->steps[c->path->n++];

	step->kind = kind;
	return step;
}

/* What a name may not hold, a filter's member neither. */
static size_t
name_length(const char *s)
{
	size_t n = 0;

	while ((unsigned char)s[n] > ' ' && !strchr(".[]{}|*=", s[n]))
		n++;
	return n;
}

static int
read_names(struct compiler *c)
{
	struct step *step = add_step(c, STEP_MEMBER);
	size_t room = 1, n;

	for (const char *s = c->p; *s != '\0' && *s != '.' && *s != '['; s++)
		room += *s == '|';
	step->names = arena_alloc(c->arena, room * sizeof(*step->names));
	for (;;) {
		n = name_length(c->p);
		if (n == 0)
			return refuse(c, c->p, "a name is missing");
		step->names[step->nnames++] =
		    text_of(arena_strndup(c->arena, c->p, n));
		c->p += n;
		if (*c->p != '|')
			return 0;
		c->p++;
	}
}

/* Everything before = or !=, split at dots; "." alone is the thing itself. */
static int
read_filter_member(struct compiler *c, struct filter *f)
{
	size_t room = 1, n;

	for (const char *s = c->p; *s != '\0' && *s != '='; s++)
		room += *s == '.';
	f->member = arena_alloc(c->arena, room * sizeof(*f->member));
	if (*c->p == '.') {
		c->p++;
		return 0;
	}
	for (;;) {
		n = name_length(c->p);
		if (n > 0 && c->p[n] == '=' && c->p[n - 1] == '!')
			n--;
		if (n == 0)
			return refuse(c, c->p, "a member is missing");
		f->member[f->nmember++] =
		    text_of(arena_strndup(c->arena, c->p, n));
		c->p += n;
		if (*c->p != '.')
			return 0;
		c->p++;
	}
}

/* The length of "{name}" at s; 0: just a brace. */
static size_t
variable_length(const char *s, const char *end)
{
	size_t n = 1;

	while (s + n < end && ((s[n] >= 'a' && s[n] <= 'z') ||
	    (s[n] >= 'A' && s[n] <= 'Z') || (s[n] >= '0' && s[n] <= '9') ||
	    strchr("_-.:", s[n]) != NULL))
		n++;
	return n > 1 && s + n < end && s[n] == '}' ? n + 1 : 0;
}

static void
add_piece(struct compiler *c, struct filter *f, const char *s, size_t n)
{
	int variable = n > 0 && s[0] == '{' && variable_length(s, s + n) == n;

	if (n == 0)
		return;
	if (variable) {
		s++;
		n -= 2;
	}
	f->pieces[f->npieces++] = (struct piece){
		text_of(arena_strndup(c->arena, s, n)), variable,
	};
}

static void
read_filter_value(struct compiler *c, struct filter *f, const char *end)
{
	const char *s = c->p, *from;
	size_t n;

	if (s < end && *s == '*') {
		f->any_before = 1;
		s++;
	}
	if (s < end && end[-1] == '*') {
		f->any_after = 1;
		end--;
	}
	f->pieces = arena_alloc(c->arena,
				(size_t)(end - s + 1) * sizeof(*f->pieces));
	for (from = s; s < end;) {
		n = *s == '{' ? variable_length(s, end) : 0;
		if (n == 0) {
			s++;
			continue;
		}
		add_piece(c, f, from, (size_t)(s - from));
		add_piece(c, f, s, n);
		from = s += n;
	}
	add_piece(c, f, from, (size_t)(end - from));
}

/* At "[". */
static int
read_each(struct compiler *c)
{
	struct step *step = add_step(c, STEP_EACH);
	const char *open = c->p++, *end;
	struct filter *f;

	if (*c->p == ']') {
		c->p++;
		return 0;
	}
	f = step->filter = arena_alloc(c->arena, sizeof(*f));
	if (read_filter_member(c, f) < 0)
		return -1;
	if (*c->p == '!') {
		f->not = 1;
		c->p++;
	}
	if (*c->p != '=')
		return refuse(c, c->p, "a filter needs = or !=");
	c->p++;
	end = strchr(c->p, ']');
	if (end == NULL)
		return refuse(c, open, "a filter that does not end");
	read_filter_value(c, f, end);
	c->p = end + 1;
	return 0;
}

/* Any number of [], [filter], {} and {csv}. */
static int
read_suffixes(struct compiler *c)
{
	for (;;) {
		if (*c->p == '[') {
			if (read_each(c) < 0)
				return -1;
		} else if (strncmp(c->p, "{}", 2) == 0) {
			add_step(c, STEP_INNER);
			c->p += 2;
		} else if (strncmp(c->p, "{csv}", 5) == 0) {
			add_step(c, STEP_TABLE);
			c->p += 5;
		} else {
			return 0;
		}
	}
}

static int
read_named(struct compiler *c)
{
	if (*c->p != '*')
		return read_names(c);
	add_step(c, STEP_ANY);
	c->p++;
	return 0;
}

/* A leading dot is the thing itself: only suffixes may follow it. */
static int
read_steps(struct compiler *c)
{
	int self = *c->p == '.';

	if (self)
		c->p++;
	else if (*c->p != '[' && *c->p != '{' && read_named(c) < 0)
		return -1;
	if (self && *c->p != '\0' && *c->p != '[' && *c->p != '{')
		return refuse(c, c->p, "a leading dot stands alone");
	if (read_suffixes(c) < 0)
		return -1;
	while (*c->p == '.') {
		c->p++;
		if (read_named(c) < 0 || read_suffixes(c) < 0)
			return -1;
	}
	return *c->p == '\0' ? 0 : refuse(c, c->p, "not understood");
}

struct path *
path_compile(struct arena *arena, const char *source, struct error *err)
{
	struct compiler c = { .arena = arena, .err = err };

	c.source = c.p = arena_strdup(arena, source);
	c.path = arena_alloc(arena, sizeof(*c.path));
	c.path->source = c.source;
	c.path->steps = arena_alloc(arena, (strlen(source) + 1) *
				    sizeof(*c.path->steps));
	if (*source == '\0') {
		refuse(&c, c.p, "empty; . is the thing itself");
		return NULL;
	}
	return read_steps(&c) == 0 ? c.path : NULL;
}

const char *
path_source(const struct path *path)
{
	return path->source;
}

void
path_names(const struct path *path,
	   void (*fn)(void *ctx, struct text name, int in_filter), void *ctx)
{
	for (size_t i = 0; i < path->n; i++) {
		const struct step *s = &path->steps[i];

		for (size_t k = 0; k < s->nnames; k++)
			fn(ctx, s->names[k], 0);
		for (size_t k = 0; s->filter && k < s->filter->nmember; k++)
			fn(ctx, s->filter->member[k], 1);
	}
}
