/*
 * profile_read.c - the INI file, with nothing in it that nobody reads
 *
 * A misspelt parameter would leave its rows for review and a misspelt setting
 * would change nothing, both in silence; so every name that is not known is an
 * error that names the nearest one that is.
 */
#include <string.h>

#include "assess/judge.h"
#include "assess/parameters.h"
#include "assess/profile_data.h"
#include "base/alloc.h"
#include "base/nearest.h"
#include "base/conf.h"

struct reading {
	struct profile *profile;
	const char *file;
	const struct registry *registry;
	struct map *known;		/* parameters that clauses name */
	struct error *err;
	const char *key, *value;
	unsigned line;
};

typedef int entry_fn(struct reading *r);

static int
fail(struct reading *r, const char *what, const char *nearest)
{
	error_set(r->err, ERROR_USAGE, "%s:%u: %s%s%s%s", r->file, r->line,
		  what, nearest ? "; is \"" : "", nearest ? nearest : "",
		  nearest ? "\" meant?" : "");
	return -1;
}

static int
fail_name(struct reading *r, const char *kind, const char *name,
	  const char *nearest)
{
	const char *what = arena_printf(r->profile->arena, "unknown %s \"%s\"",
					kind, name);

	return fail(r, what, nearest);
}

static const char *
setting_at(const void *registry, size_t i)
{
	const struct registry *r = registry;

	return r->settings[i].row->id;
}

static const char *
known_at(const void *known, size_t i)
{
	const struct map *map = known;

	return i < parameter_rule_count ? parameter_rules[i].name :
		map_key(map, i - parameter_rule_count);
}

static int
check_setting(struct reading *r)
{
	if (registry_setting(r->registry, r->key) != NULL)
		return 0;
	return fail_name(r, "setting", r->key,
			 nearest_name(r->key, r->registry,
				      r->registry->nsettings, setting_at));
}

static void
put(struct reading *r, struct map *map)
{
	*map_at(map, r->key) = arena_strdup(r->profile->arena, r->value);
}

static int
read_profile(struct reading *r)
{
	static const char *const names[] = { "name", "version", "title",
					     "framework" };
	const char **const to[] = { &r->profile->name, &r->profile->version,
				    &r->profile->title,
				    &r->profile->framework };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(r->key, names[i]) == 0) {
			*to[i] = arena_strdup(r->profile->arena, r->value);
			return 0;
		}
	return fail_name(r, "key", r->key,
			 nearest_name(r->key, names, 4, nearest_in_array));
}

static int
read_parameter(struct reading *r)
{
	const struct parameter_rule *rule = parameter_rule(r->key);

	if (rule == NULL && !map_has(r->known, r->key))
		return fail_name(r, "parameter", r->key,
				 nearest_name(r->key, r->known,
					      parameter_rule_count +
					      map_count(r->known), known_at));
	if (rule != NULL && !parameter_fits(rule, r->value))
		return fail(r, arena_printf(r->profile->arena,
					    "%s wants %s, not \"%s\"", r->key,
					    parameter_kind_name(rule->kind),
					    r->value), NULL);
	put(r, r->profile->parameters);
	return 0;
}

static int
read_judge(struct reading *r)
{
	struct error err = { 0 };

	if (check_setting(r))
		return -1;
	if (judge_compile(r->profile->arena, r->value, &err) == NULL)
		return fail(r, arena_printf(r->profile->arena, "%s: %s", r->key,
					    err.text), NULL);
	put(r, r->profile->judge);
	return 0;
}

static int
read_controls(struct reading *r)
{
	if (check_setting(r))
		return -1;
	put(r, r->profile->controls);
	return 0;
}

static int
read_entry(void *ctx, const struct conf_entry *entry, struct error *err)
{
	static const char *const names[] = { "profile", "parameters", "judge",
					     "controls" };
	static entry_fn *const fns[] = { read_profile, read_parameter,
					 read_judge, read_controls };
	struct reading *r = ctx;

	(void)err;		/* the same as r->err */
	r->key = entry->key;
	r->value = entry->value;
	r->line = entry->line;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(entry->section, names[i]) == 0)
			return entry->key != NULL ? fns[i](r) : 0;
	return fail_name(r, "section", entry->section,
			 nearest_name(entry->section, names, 4, nearest_in_array));
}

static void
know_parameter(void *ctx, const char *name)
{
	map_at(ctx, name);
}

/* A module of somebody else's may read parameters of its own. */
static void
know_parameters(struct reading *r)
{
	struct judge_names names = { .ctx = r->known,
				     .parameter = know_parameter };
	struct arena *scratch = arena_new();
	struct error err;

	for (size_t i = 0; i < r->registry->nsettings; i++) {
		const char *source = r->registry->settings[i].row->judge;
		struct judgement *j = source == NULL ? NULL :
			judge_compile(scratch, source, &err);

		if (j != NULL)
			judge_each(j, &names);
	}
	arena_free(scratch);
}

static int
check_head(struct reading *r)
{
	if (r->profile->name == NULL || r->profile->version == NULL)
		return error_set(r->err, ERROR_USAGE, "%s: [profile] wants "
				 "name and version", r->file);
	if (r->profile->title == NULL)
		r->profile->title = r->profile->name;
	return 0;
}

static struct profile *
profile_new(void)
{
	struct profile *p = xcalloc(1, sizeof *p);

	p->arena = arena_new();
	p->parameters = map_new();
	p->judge = map_new();
	p->controls = map_new();
	return p;
}

int
profile_read(struct profile **out, const char *file, struct text ini,
	     const struct registry *registry, struct error *err)
{
	struct reading r = { .file = file, .registry = registry, .err = err };
	int failed;

	*out = NULL;
	r.profile = profile_new();
	r.known = map_new();
	know_parameters(&r);
	failed = conf_read(file, ini, CONF_TWICE_REFUSED, read_entry, &r,
			   err) || check_head(&r);
	map_free(r.known);
	if (failed) {
		profile_free(r.profile);
		return -1;
	}
	*out = r.profile;
	return 0;
}
