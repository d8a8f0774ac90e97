/*
 * rules.c - what is judged by another rule now
 *
 * A setting's rule is its clauses with all they name: parameters with their
 * values, predicates with their versions and what these look up, the rules of
 * the settings whose verdicts they ask.  Two rules are the same if that text
 * is.
 */
#include <stdlib.h>
#include <string.h>

#include "assess/judge.h"
#include "assess/profile_data.h"
#include "compare/side.h"

#define RULE_MAX	((size_t)1 << 20)
#define DEPTH_MAX	8

/* What predicates look up beside their arguments: core/assess/predicate. */
static const struct {
	const char *name, *parameters, *table;
	int accounts;
} looks_up[] = {
	{ "external", "approved_accounts", NULL, 1 },
	{ "conditioned", NULL, NULL, 1 },
	{ "service-role", NULL, NULL, 1 },
	{ "dlc", "approved_accounts approved_upstreams", "dlc.tsv", 1 },
};

struct rule {
	const struct run_facts *run;
	struct arena *arena;
	struct buffer *out;
	int depth;
	struct error ignored;
};

static void put_setting(struct rule *r, const struct setting *s);

static void
put_parameter(void *ctx, const char *name)
{
	struct rule *r = ctx;
	const char *value = profile_parameter(r->run->profile, name);

	buffer_printf(r->out, "\n$%s=%s", name, value ? value : "(not set)");
}

static void
put_setting_named(void *ctx, const char *id)
{
	struct rule *r = ctx;
	const struct setting *s = registry_setting(&r->run->registry, id);

	if (!s || r->depth == DEPTH_MAX)
		return;
	r->depth++;
	buffer_printf(r->out, "\n[%s] ", id);
	put_setting(r, s);
	r->depth--;
}

static void
put_looked_up(struct rule *r, size_t i)
{
	const struct plan *plan = &r->run->plan;
	struct text words = text_of(looks_up[i].parameters), word;

	while ((word = text_word(&words)).len > 0)
		put_parameter(r, arena_strndup(r->arena, word.at, word.len));
	for (size_t k = 0; looks_up[i].accounts && k < plan->naccounts; k++)
		buffer_printf(r->out, "\n%s", plan->accounts[k].id);
	for (size_t k = 0; looks_up[i].table && k < plan->ntables; k++)
		if (strcmp(plan->tables[k].name, looks_up[i].table) == 0)
			buffer_printf(r->out, "\n%s", plan->tables[k].sha256);
}

static void
put_predicate(void *ctx, const char *name, size_t nargs)
{
	struct rule *r = ctx;
	const struct plan *plan = &r->run->plan;

	(void)nargs;
	for (size_t i = 0; i < plan->npredicates; i++)
		if (strcmp(plan->predicates[i].name, name) == 0)
			buffer_printf(r->out, "\n%s %lld", name,
				      (long long)plan->predicates[i].version);
	for (size_t i = 0; i < sizeof looks_up / sizeof looks_up[0]; i++)
		if (strcmp(looks_up[i].name, name) == 0)
			put_looked_up(r, i);
}

static void
put_setting(struct rule *r, const struct setting *s)
{
	const struct judge_names names = {
		.ctx = r, .parameter = put_parameter,
		.setting = put_setting_named, .predicate = put_predicate,
	};

	for (; s; s = s->alternative) {
		const char *judge = profile_judge(r->run->profile, s);
		struct judgement *j = judge ? judge_compile(r->arena, judge,
			&r->ignored) : NULL;

		buffer_printf(r->out, "\n%s", judge ? judge : "(recorded)");
		if (j)
			judge_each(j, &names);
		if (s->verdicts_of)
			put_setting_named(r, s->verdicts_of->row->id);
	}
}

static void
rule_text(const struct side *side, const struct setting *s,
	  struct arena *arena, struct buffer *out)
{
	struct rule r = { .run = &side->run, .arena = arena, .out = out };

	buffer_reset(out);
	put_setting(&r, s);
}

void
rules_mark(struct compare *c)
{
	struct buffer x, y;

	buffer_init(&x, RULE_MAX);
	buffer_init(&y, RULE_MAX);
	for (size_t i = 0; i < map_count(c->ranks); i++) {
		struct rank *rank = map_value(c->ranks, i);

		if (!rank->before || !rank->after)
			continue;
		rule_text(&c->before, rank->before, c->scratch, &x);
		rule_text(&c->after, rank->after, c->scratch, &y);
		rank->rule = !text_equal(buffer_view(&x), buffer_view(&y));
		arena_reset(c->scratch);
	}
	buffer_free(&x);
	buffer_free(&y);
}

/* NULL: there is none on that side. */
static int
tell(struct compare *c, const char *what, const char *item, const char *x,
     const char *y)
{
	struct change change;

	if (x && y && strcmp(x, y) == 0)
		return 0;
	if (!x && !y)
		return 0;
	change_init(&change, CHANGE_RULE, !x ? CHANGE_ADDED :
		    !y ? CHANGE_REMOVED : CHANGE_CHANGED);
	change.name = what;
	change.item = item;
	change.before.there = x != NULL;
	change.after.there = y != NULL;
	change.before.value = x ? x : "";
	change.after.value = y ? y : "";
	return change_tell(c, &change);
}

static const char *
clauses_of(const struct side *side, const struct setting *s,
	   struct arena *arena)
{
	const char *text = NULL;

	for (; s; s = s->alternative) {
		const char *judge = profile_judge(side->run.profile, s);

		if (!judge)
			judge = "(recorded)";
		text = text ? arena_printf(arena, "%s | %s", text, judge) :
			judge;
	}
	return text;
}

static int
compare_clauses(struct compare *c)
{
	int result = 0;

	for (size_t i = 0; i < map_count(c->ranks) && result == 0; i++) {
		const struct rank *rank = map_value(c->ranks, i);
		const struct setting *s = rank->after ? rank->after :
			rank->before;
		const struct side *other = rank->after ? &c->before :
			&c->after;

		/* a service of the one alone is scope */
		if (side_collector(other, s->collector->tables->name) >= 0)
			result = tell(c, "clause", rank->id,
				rank->before ? clauses_of(&c->before,
					rank->before, c->scratch) : NULL,
				rank->after ? clauses_of(&c->after,
					rank->after, c->scratch) : NULL);
		arena_reset(c->scratch);
	}
	return result;
}

static int
compare_parameters(struct compare *c)
{
	const struct map *x = c->before.run.profile->parameters,
		*y = c->after.run.profile->parameters;
	int result = 0;

	for (size_t i = 0; i < map_count(x) && result == 0; i++)
		result = tell(c, "parameter", map_key(x, i), map_value(x, i),
			      map_get(y, map_key(x, i)));
	for (size_t i = 0; i < map_count(y) && result == 0; i++)
		if (!map_has(x, map_key(y, i)))
			result = tell(c, "parameter", map_key(y, i), NULL,
				      map_value(y, i));
	return result;
}

static const char *
version_of(const struct side *s, const char *name, struct arena *arena)
{
	const struct plan *plan = &s->run.plan;

	for (size_t i = 0; i < plan->npredicates; i++)
		if (strcmp(plan->predicates[i].name, name) == 0)
			return arena_printf(arena, "%lld", (long long)
					    plan->predicates[i].version);
	return NULL;
}

static const char *
table_of(const struct side *s, const char *name, struct arena *arena)
{
	const struct plan *plan = &s->run.plan;

	for (size_t i = 0; i < plan->ntables; i++)
		if (strcmp(plan->tables[i].name, name) == 0)
			return arena_printf(arena, "%s %s",
				plan->tables[i].date, plan->tables[i].sha256);
	return NULL;
}

static int
compare_data(struct compare *c)
{
	const struct plan *x = &c->before.run.plan, *y = &c->after.run.plan;
	struct arena *arena = c->scratch;
	int result = 0;

	for (size_t i = 0; i < x->npredicates && result == 0; i++)
		result = tell(c, "predicate", x->predicates[i].name,
			version_of(&c->before, x->predicates[i].name, arena),
			version_of(&c->after, x->predicates[i].name, arena));
	for (size_t i = 0; i < y->npredicates && result == 0; i++)
		if (!version_of(&c->before, y->predicates[i].name, arena))
			result = tell(c, "predicate", y->predicates[i].name,
				NULL, version_of(&c->after,
					y->predicates[i].name, arena));
	for (size_t i = 0; i < x->ntables && result == 0; i++)
		result = tell(c, "table", x->tables[i].name,
			table_of(&c->before, x->tables[i].name, arena),
			table_of(&c->after, x->tables[i].name, arena));
	for (size_t i = 0; i < y->ntables && result == 0; i++)
		if (!table_of(&c->before, y->tables[i].name, arena))
			result = tell(c, "table", y->tables[i].name, NULL,
				table_of(&c->after, y->tables[i].name, arena));
	arena_reset(arena);
	return result;
}

static int
compare_modules(struct compare *c)
{
	const struct registry *x = &c->before.run.registry;
	int result = 0;

	for (size_t i = 0; i < x->ncollectors && result == 0; i++) {
		const char *name = x->collectors[i].tables->name;
		int k = side_collector(&c->after, name);

		if (k >= 0)
			result = tell(c, "module", name,
				x->collectors[i].sha256,
				c->after.run.registry.collectors[k].sha256);
	}
	return result;
}

int
rules_compare(struct compare *c)
{
	const struct plan *x = &c->before.run.plan, *y = &c->after.run.plan;
	const char *p = arena_printf(c->arena, "%s %s", x->profile_name,
				     x->profile_version);
	const char *q = arena_printf(c->arena, "%s %s", y->profile_name,
				     y->profile_version);
	int result = tell(c, "profile", "", p, q);

	if (result == 0)
		result = compare_parameters(c);
	if (result == 0)
		result = compare_clauses(c);
	if (result == 0)
		result = compare_data(c);
	return result == 0 ? compare_modules(c) : result;
}
