/*
 * profile_controls.c - [control X]: which settings are evidence of a control
 *
 * A mapping is somebody's opinion, so it carries its reason and whether anybody
 * has signed it off; without either it is refused.
 */
#include <string.h>

#include "assess/profile_data.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/nearest.h"

int
control_begin(struct reading *r, struct text name)
{
	struct profile *p = r->profile;

	if (name.len == 0)
		return reading_fail(r, "[control] names no control", NULL);
	if (p->nmappings == p->room) {
		p->room = p->room ? 2 * p->room : 64;
		p->mappings = xrealloc(p->mappings, p->room,
				       sizeof *p->mappings);
	}
	r->control = &p->mappings[p->nmappings++];
	*r->control = (struct mapping){
		.control = arena_strndup(p->arena, name.at, name.len) };
	r->control_line = r->line;
	return 0;
}

/* Ids in the order of the tables, each once however many words match it. */
static int
add_matching(struct reading *r, const char *word, const char **ids, size_t *n,
	     struct map *seen)
{
	const struct registry *g = r->registry;
	size_t found = 0;

	for (size_t i = 0; i < g->nsettings; i++) {
		const char *id = g->settings[i].row->id;

		if (!text_glob(text_of(id), text_of(word), 0))
			continue;
		found++;
		if (map_has(seen, id))
			continue;
		*map_at(seen, id) = seen;
		ids[(*n)++] = arena_strdup(r->profile->arena, id);
	}
	if (found > 0)
		return 0;
	if (strpbrk(word, "*?") == NULL)
		return reading_check_setting(r, word);
	return reading_fail(r, arena_printf(r->profile->arena,
					    "no setting is like \"%s\"", word),
			    NULL);
}

static int
read_settings(struct reading *r)
{
	struct arena *arena = r->profile->arena;
	struct text rest = text_of(r->value), word;
	const char **ids = arena_alloc(arena, (r->registry->nsettings + 1) *
				       sizeof *ids);
	struct map *seen = map_new();
	int result = 0;

	while (result == 0 && (word = text_word(&rest)).len > 0)
		result = add_matching(r, arena_strndup(arena, word.at,
						       word.len),
				      ids, &r->control->nsettings, seen);
	map_free(seen);
	r->control->settings = ids;
	return result;
}

/* "no", or a name and the day: "J. Roe, 2026-10-01". */
static int
read_reviewed(struct reading *r)
{
	struct text value = text_of(r->value), day;
	int64_t when;

	if (strcmp(r->value, "no") == 0)
		return 0;
	day = text_n(value.at + (value.len > 10 ? value.len - 10 : 0),
		     value.len > 10 ? 10 : 0);
	if (value.len < 13 || clock_read_iso(day, &when) < 0)
		return reading_fail(r, "reviewed wants no, or who did it and "
				    "when: J. Roe, 2026-10-01", NULL);
	r->control->reviewed = arena_strdup(r->profile->arena, r->value);
	return 0;
}

int
control_entry(struct reading *r)
{
	static const char *const names[] = { "title", "settings", "reason",
					     "reviewed" };
	struct arena *arena = r->profile->arena;

	if (strcmp(r->key, "settings") == 0)
		return read_settings(r);
	if (strcmp(r->key, "reviewed") == 0) {
		r->reviewed_line = r->line;
		return read_reviewed(r);
	}
	if (strcmp(r->key, "title") == 0)
		r->control->title = arena_strdup(arena, r->value);
	else if (strcmp(r->key, "reason") == 0)
		r->control->reason = arena_strdup(arena, r->value);
	else
		return reading_fail_name(r, "key", r->key,
					 nearest_name(r->key, names, 4,
						      nearest_in_array));
	return 0;
}

/* What is mapped is shown with each setting, too. */
static void
note_control(struct profile *p, const struct mapping *m)
{
	for (size_t i = 0; i < m->nsettings; i++) {
		void **at = map_at(p->controls, m->settings[i]);

		*at = *at == NULL ? arena_strdup(p->arena, m->control) :
			arena_printf(p->arena, "%s %s", (const char *)*at,
				     m->control);
	}
}

int
control_end(struct reading *r)
{
	struct mapping *m = r->control;
	const char *wants = NULL;

	if (m == NULL)
		return 0;
	if (m->nsettings == 0)
		wants = "settings";
	else if (m->reason == NULL || m->reason[0] == '\0')
		wants = "a reason";
	else if (r->reviewed_line == 0)
		wants = "reviewed: no, or by whom and when";
	if (wants != NULL) {
		r->line = r->control_line;
		return reading_fail(r, arena_printf(r->profile->arena,
						    "control %s wants %s",
						    m->control, wants), NULL);
	}
	note_control(r->profile, m);
	r->control = NULL;
	r->reviewed_line = 0;
	return 0;
}
