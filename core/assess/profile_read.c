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

typedef int entry_fn(struct reading *r);

int
reading_fail(struct reading *r, const char *what, const char *nearest)
{
	error_set(r->err, ERROR_USAGE, "%s:%u: %s%s%s%s", r->file, r->line,
		  what, nearest ? "; is \"" : "", nearest ? nearest : "",
		  nearest ? "\" meant?" : "");
	return -1;
}

int
reading_fail_name(struct reading *r, const char *kind, const char *name,
		  const char *nearest)
{
	const char *what = arena_printf(r->profile->arena, "unknown %s \"%s\"",
					kind, name);

	return reading_fail(r, what, nearest);
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

int
reading_check_setting(struct reading *r, const char *id)
{
	if (registry_setting(r->registry, id) != NULL)
		return 0;
	return reading_fail_name(r, "setting", id,
				 nearest_name(id, r->registry,
					      r->registry->nsettings,
					      setting_at));
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
					     "framework", "base" };
	const char *base;	/* was read before, by profile_base() */
	const char **const to[] = { &r->profile->name, &r->profile->version,
				    &r->profile->title,
				    &r->profile->framework, &base };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(r->key, names[i]) == 0) {
			*to[i] = arena_strdup(r->profile->arena, r->value);
			return 0;
		}
	return reading_fail_name(r, "key", r->key,
			 nearest_name(r->key, names, 5, nearest_in_array));
}

static int
read_parameter(struct reading *r)
{
	const struct parameter_rule *rule = parameter_rule(r->key);

	if (rule == NULL && !map_has(r->known, r->key))
		return reading_fail_name(r, "parameter", r->key,
				 nearest_name(r->key, r->known,
					      parameter_rule_count +
					      map_count(r->known), known_at));
	if (rule != NULL && !parameter_fits(rule, r->value))
		return reading_fail(r, arena_printf(r->profile->arena,
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

	if (reading_check_setting(r, r->key))
		return -1;
	if (judge_compile(r->profile->arena, r->value, &err) == NULL)
		return reading_fail(r, arena_printf(r->profile->arena, "%s: %s", r->key,
					    err.text), NULL);
	put(r, r->profile->judge);
	return 0;
}

static int
read_entry(void *ctx, const struct conf_entry *entry, struct error *err)
{
	static const char *const names[] = { "profile", "parameters", "judge",
					     "control" };
	static entry_fn *const fns[] = { read_profile, read_parameter,
					 read_judge };
	struct reading *r = ctx;
	struct text rest = text_of(entry->section),
		section = text_word(&rest);

	(void)err;		/* the same as r->err */
	r->key = entry->key;
	r->value = entry->value;
	r->line = entry->line;
	if (r->key == NULL && control_end(r))
		return -1;
	if (text_is(section, "control"))
		return r->key == NULL ? control_begin(r, text_trim(rest)) :
			control_entry(r);
	for (size_t i = 0; i < sizeof fns / sizeof fns[0]; i++)
		if (strcmp(entry->section, names[i]) == 0)
			return entry->key != NULL ? fns[i](r) : 0;
	return reading_fail_name(r, "section", entry->section,
				 nearest_name(entry->section, names, 4,
					      nearest_in_array));
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
	for (size_t i = 0; i < r->profile->nmappings; i++) {
		struct mapping *m = &r->profile->mappings[i];

		if (m->framework == NULL)
			m->framework = r->profile->framework;
		if (m->framework == NULL)
			return error_set(r->err, ERROR_USAGE, "%s: [profile] "
					 "has controls, so it wants the "
					 "framework they are of", r->file);
	}
	if (r->profile->title == NULL)
		r->profile->title = r->profile->name;
	return 0;
}

static void
forget_head(struct profile *p)
{
	p->name = p->version = p->title = p->framework = NULL;
}

int
profile_add(struct profile *profile, const char *file, struct text ini,
	    const struct registry *registry, struct error *err)
{
	struct reading r = { .profile = profile, .file = file,
			     .registry = registry, .err = err };
	int result;

	r.known = map_new();
	know_parameters(&r);
	forget_head(profile);
	result = conf_read(file, ini, CONF_TWICE_REFUSED, read_entry, &r, err);
	if (result == 0)
		result = control_end(&r);
	if (result == 0)
		result = check_head(&r);
	map_free(r.known);
	return result == 0 ? 0 : -1;
}

int
profile_read(struct profile **out, const char *file, struct text ini,
	     const struct registry *registry, struct error *err)
{
	struct profile *p = profile_new();

	*out = NULL;
	if (profile_add(p, file, ini, registry, err) < 0) {
		profile_free(p);
		return -1;
	}
	*out = p;
	return 0;
}

int
profile_of_plan(struct profile **out, const struct plan *plan,
		const struct registry *registry, struct error *err)
{
	struct profile *p = profile_new();
	int result = 0;

	*out = NULL;
	if (plan->nprofiles == 0)
		result = error_set(err, ERROR_MALFORMED, "data/plan.json: "
				   "there is no profile in it");
	for (size_t i = 0; result == 0 && i < plan->nprofiles; i++)
		result = profile_add(p, plan->profiles[i].name,
				     text_of(plan->profiles[i].text), registry,
				     err);
	if (result < 0) {
		profile_free(p);
		return -1;
	}
	*out = p;
	return 0;
}

static int
find_base(void *ctx, const struct conf_entry *entry, struct error *err)
{
	struct buffer *out = ctx;

	(void)err;
	if (entry->key != NULL && strcmp(entry->section, "profile") == 0 &&
	    strcmp(entry->key, "base") == 0)
		buffer_puts(out, entry->value);
	return 0;
}

int
profile_base(const char *file, struct text ini, struct buffer *out,
	     struct error *err)
{
	return conf_read(file, ini, CONF_TWICE_REFUSED, find_base, out, err);
}
