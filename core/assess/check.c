/*
 * check.c - fault found with clauses before anything is judged by them
 *
 * A row needs another when it reads its verdicts, follows a value to it (as:)
 * or has it in a guard.  Settings are known by their ids here: two rows of one
 * id, alternatives or of two types, need what either needs.
 */
#include <stdlib.h>
#include <string.h>

#include "assess/assess.h"
#include "assess/judge.h"
#include "assess/parameters.h"
#include "assess/predicate/predicate.h"
#include "assess/profile.h"
#include "base/alloc.h"
#include "base/nearest.h"

struct check {
	const struct registry *registry;
	const struct profile *profile;
	struct arena *arena;
	const struct judgement **judges;	/* by setting number */
	struct error *err;
	const char *row;			/* the id being looked at */
	int failed;
};

static void
fail(struct check *c, const char *format, const char *what, const char *near)
{
	if (c->failed)
		return;
	c->failed = 1;
	error_set(c->err, ERROR_USAGE, format, what, near != NULL ? near : "");
	error_in(c->err, "%s", c->row);
}

static const char *
rule_at(const void *names, size_t i)
{
	(void)names;
	return parameter_rules[i].name;
}

/* A module of somebody else's may have its own, which its profile sets. */
static void
on_parameter(void *ctx, const char *name)
{
	struct check *c = ctx;

	if (parameter_rule(name) == NULL &&
	    (c->profile == NULL || profile_parameter(c->profile, name) == NULL))
		fail(c, "unknown parameter $%s; is \"%s\" meant?", name,
		     nearest_name(name, NULL, parameter_rule_count, rule_at));
}

static const char *
setting_at(const void *names, size_t i)
{
	return ((const struct registry *)names)->settings[i].row->id;
}

static void
on_setting(void *ctx, const char *id)
{
	struct check *c = ctx;

	if (registry_setting(c->registry, id) == NULL)
		fail(c, "unknown setting %s; is \"%s\" meant?", id,
		     nearest_name(id, c->registry, c->registry->nsettings,
				  setting_at));
}

static const char *
type_at(const void *names, size_t i)
{
	return ((const struct registry *)names)->types[i].row->name;
}

static void
on_type(void *ctx, const char *name)
{
	struct check *c = ctx;

	if (registry_type(c->registry, name) == NULL)
		fail(c, "unknown type %s; is \"%s\" meant?", name,
		     nearest_name(name, c->registry, c->registry->ntypes,
				  type_at));
}

static const char *
predicate_at(const void *names, size_t i)
{
	(void)names;
	return predicate_table[i].name;
}

static void
on_predicate(void *ctx, const char *name, size_t nargs)
{
	struct check *c = ctx;
	const struct predicate *p = predicate_find(text_of(name));

	if (p == NULL)
		fail(c, "unknown predicate %s(); is \"%s\" meant?", name,
		     nearest_name(name, NULL, predicate_count, predicate_at));
	else if (nargs < p->min || nargs > p->max)
		fail(c, "%s() is given too few or too many arguments%s", name,
		     NULL);
}

static void
check_row(struct check *c, const struct setting *s)
{
	const struct judge_names names = {
		.ctx = c, .parameter = on_parameter, .setting = on_setting,
		.type = on_type, .predicate = on_predicate,
	};
	const char *source = c->profile != NULL ?
		profile_judge(c->profile, s) : s->row->judge;
	struct error err = { 0 };

	c->row = s->row->id;
	if (source == NULL)
		return;
	c->judges[s->number] = judge_compile(c->arena, source, &err);
	if (c->judges[s->number] == NULL)
		fail(c, "%s%s", err.text, NULL);
	else
		judge_each(c->judges[s->number], &names);
}

enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

struct walk {
	struct check *check;
	unsigned char *marks;		/* by number of the first of an id */
	const char **path;
	size_t depth;
};

static void visit(struct walk *w, const char *id);

static void
visit_needed(void *ctx, const char *id)
{
	visit(ctx, id);
}

static void
tell_circle(struct walk *w, const char *id)
{
	struct buffer b;
	size_t i = 0;

	while (i + 1 < w->depth && strcmp(w->path[i], id) != 0)
		i++;
	buffer_init(&b, 400);
	for (; i < w->depth; i++)
		buffer_printf(&b, "%s -> ", w->path[i]);
	buffer_puts(&b, id);
	w->check->row = id;
	fail(w->check, "settings go in a circle: %s%s", buffer_cstr(&b), NULL);
	buffer_free(&b);
}

static void
visit_rows(struct walk *w, const char *id)
{
	const struct judge_names names = { .ctx = w, .setting = visit_needed };
	const struct registry *r = w->check->registry;

	for (size_t i = 0; i < r->nsettings; i++) {
		const struct setting *s = &r->settings[i];

		if (strcmp(s->row->id, id) != 0)
			continue;
		if (s->verdicts_of != NULL)
			visit(w, s->verdicts_of->row->id);
		if (w->check->judges[i] != NULL)
			judge_each(w->check->judges[i], &names);
	}
}

static void
visit(struct walk *w, const char *id)
{
	const struct setting *first =
		registry_setting(w->check->registry, id);
	unsigned char *mark;

	if (first == NULL || w->check->failed)
		return;
	mark = &w->marks[first->number];
	if (*mark == MARK_OPEN)
		tell_circle(w, id);
	if (*mark != MARK_NEW)
		return;
	*mark = MARK_OPEN;
	w->path[w->depth++] = id;
	visit_rows(w, id);
	w->depth--;
	*mark = MARK_DONE;
}

static void
check_circles(struct check *c)
{
	size_t n = c->registry->nsettings;
	struct walk w = { .check = c, .marks = xcalloc(n + 1, 1),
			  .path = xcalloc(n + 1, sizeof *w.path) };

	for (size_t i = 0; i < n && !c->failed; i++)
		visit(&w, c->registry->settings[i].row->id);
	free(w.marks);
	free(w.path);
}

int
assess_check(const struct registry *registry, const struct profile *profile,
	     struct error *err)
{
	struct check c = { .registry = registry, .profile = profile,
			   .err = err };

	c.arena = arena_new();
	c.judges = xcalloc(registry->nsettings + 1, sizeof *c.judges);
	for (size_t i = 0; i < registry->nsettings && !c.failed; i++)
		check_row(&c, &registry->settings[i]);
	if (!c.failed)
		check_circles(&c);
	free(c.judges);
	arena_free(c.arena);
	return c.failed ? -1 : 0;
}

const char *
assess_predicate(size_t i, unsigned *version)
{
	if (i >= predicate_count)
		return NULL;
	*version = predicate_table[i].version;
	return predicate_table[i].name;
}
