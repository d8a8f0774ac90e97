/*
 * settings.c - setting rows: what each reads, what it is about
 *
 * A setting may read another's verdicts, whose subject must be known first;
 * they are resolved as they are reached, and a circle is a fault.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "plan/tables.h"

enum progress { UNTOUCHED, UNDER_WAY, DONE };

static int setting_compile(struct registry *r, struct setting *setting,
			   unsigned char *progress, struct error *err);

/* "ec2:Op", of whichever collector; or a name or op of the row's own. */
static const struct call *
call_named(const struct registry *r, const struct setting *setting,
	   const char *from)
{
	struct text op = text_of(from);
	struct text service = text_cut(&op, ':');

	if (!op.at)
		return registry_call(r, setting->collector->tables->name, from);
	char *scope = xstrndup(service.at, service.len);
	const struct call *call = registry_call(r, scope, op.at);
	free(scope);
	return call;
}

/* "-> iam:role": what refers to roles. */
static int
referrers_find(struct registry *r, struct setting *setting, struct error *err)
{
	const char *name = setting->row->from + strlen(FROM_REFERRERS);
	const struct type *type = registry_type(r, name);

	if (!type || type->level != ON_RESOURCE)
		return error_set(err, ERROR_USAGE, "from: %s is no type that "
				 "could be referred to", name);
	if (setting->row->of)
		return error_set(err, ERROR_USAGE, "of: what refers to a thing "
				 "is about that thing");
	setting->ids_of = type;
	setting->referrers = 1;
	return 0;
}

static int
source_find(struct registry *r, struct setting *setting, struct error *err)
{
	const char *from = setting->row->from;

	if (!from || !*from)
		return error_set(err, ERROR_USAGE, "needs from");
	if (text_starts(text_of(from), FROM_REFERRERS))
		return referrers_find(r, setting, err);
	if ((setting->call = call_named(r, setting, from)))
		return 0;
	const struct type *type = registry_type(r, from);
	if (type) {
		setting->ids_of = type;
		return 0;
	}
	if ((setting->verdicts_of = registry_setting(r, from)))
		return 0;
	return error_set(err, ERROR_USAGE,
			 "from: %s is no call that is made, no setting and no "
			 "type", from);
}

/* What the row would be about without .of. */
static int
subject_of_source(struct registry *r, struct setting *setting,
		  unsigned char *progress, struct error *err)
{
	if (setting->call) {
		setting->subject = call_subject(setting->call, &setting->level);
		return 0;
	}
	if (setting->ids_of) {
		setting->level = setting->ids_of->level;
		setting->subject = setting->level == ON_RESOURCE ?
				   setting->ids_of : NULL;
		return 0;
	}
	struct setting *from = &r->settings[setting->verdicts_of->number];
	if (setting_compile(r, from, progress, err) < 0)
		return -1;
	setting->subject = from->subject;
	setting->level = from->level;
	return 0;
}

static int
level_is_above(enum call_on level, enum call_on of)
{
	return of == ON_ACCOUNT || level != ON_ACCOUNT;
}

static int
of_apply(struct registry *r, struct setting *setting, struct error *err)
{
	const char *name = setting->row->of;
	const struct type *of;

	if (!name)
		return 0;
	if (!(of = registry_type(r, name)))
		return error_set(err, ERROR_USAGE, "of: no type %s", name);
	if (of->level == ON_RESOURCE &&
	    (!setting->subject || !type_is_below(r, setting->subject, of)))
		return error_set(err, ERROR_USAGE, "of: %s is not above what "
				 "%s is about", name, setting->row->from);
	if (of->level != ON_RESOURCE &&
	    !level_is_above(setting->level, of->level))
		return error_set(err, ERROR_USAGE, "of: %s is not above what "
				 "%s is about", name, setting->row->from);
	setting->subject = of->level == ON_RESOURCE ? of : NULL;
	setting->level = of->level;
	return 0;
}

static int
reads_images(const struct setting *setting)
{
	return setting->ids_of && !setting->referrers && !setting->row->of &&
		strcmp(setting->ids_of->row->name, TYPE_OF_IMAGES) == 0;
}

static int
setting_resolve(struct registry *r, struct setting *setting,
		unsigned char *progress, struct error *err)
{
	if (source_find(r, setting, err) < 0 ||
	    subject_of_source(r, setting, progress, err) < 0 ||
	    of_apply(r, setting, err) < 0)
		return -1;
	if (!setting->row->path)
		return 0;
	if (!setting->call && !reads_images(setting))
		return error_set(err, ERROR_USAGE, "path: only a call's items "
				 "are read by one, and " TYPE_OF_IMAGES);
	setting->path = path_compile(r->arena, setting->row->path, err);
	return setting->path ? 0 :
	       error_in(err, "path \"%s\"", setting->row->path);
}

static int
setting_compile(struct registry *r, struct setting *setting,
		unsigned char *progress, struct error *err)
{
	unsigned char *mine = &progress[setting->number];

	if (*mine == DONE)
		return 0;
	if (*mine == UNDER_WAY)
		return error_set(err, ERROR_USAGE, "from: %s reads its own "
				 "verdicts", setting->row->id);
	*mine = UNDER_WAY;
	if (setting_resolve(r, setting, progress, err) < 0)
		return fault_in_setting(err, setting);
	*mine = DONE;
	return 0;
}

static void
settings_collect(struct registry *r)
{
	size_t n = 1;

	for (size_t i = 0; i < r->ncollectors; i++)
		n += r->collectors[i].tables->settings.n;
	r->settings = arena_alloc(r->arena, n * sizeof(*r->settings));
	for (size_t i = 0; i < r->ncollectors; i++) {
		const struct collector *c = &r->collectors[i];
		for (size_t k = 0; k < c->tables->settings.n; k++) {
			struct setting *setting = &r->settings[r->nsettings];
			setting->row = &c->tables->settings.v[k];
			setting->collector = c;
			setting->number = r->nsettings++;
			if (!setting->row->id)
				continue;
			void **at = index_at(r, 's', "", setting->row->id);
			if (!*at)
				*at = setting;
		}
	}
}

/* Rows of one id and subject, in table order. */
static void
alternatives_join(struct registry *r)
{
	for (size_t i = 0; i < r->nsettings; i++) {
		struct setting *setting = &r->settings[i];
		const char *subject = setting->subject ?
			setting->subject->row->name :
			r->types[setting->level].row->name;
		void **at = index_at(r, 'a', subject, setting->row->id);
		if (*at) {
			struct setting *before = *at;
			before->alternative = setting;
		}
		*at = setting;
	}
}

int
settings_compile(struct registry *r, struct error *err)
{
	settings_collect(r);
	unsigned char *progress = arena_alloc(r->arena, r->nsettings + 1);
	for (size_t i = 0; i < r->nsettings; i++) {
		struct setting *setting = &r->settings[i];
		if (!setting->row->id || !*setting->row->id) {
			error_set(err, ERROR_USAGE, "needs an id");
			return fault_in_setting(err, setting);
		}
		if (setting_compile(r, setting, progress, err) < 0)
			return -1;
	}
	alternatives_join(r);
	return 0;
}
