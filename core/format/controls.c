/* controls.c - from a setting to the controls that the profile maps it to */
#include "format/controls.h"

#include <stdlib.h>

#include "base/alloc.h"

static void
add(struct controls *c, const char *setting, const struct mapping *m)
{
	void **place = map_at(c->by_setting, setting);
	struct control_list *l = *place;

	if (!l)
		*place = l = xcalloc(1, sizeof *l);
	if (l->n == l->room) {
		l->room = l->room ? 2 * l->room : 4;
		l->v = xrealloc(l->v, l->room, sizeof *l->v);
	}
	l->v[l->n++] = m;
}

void
controls_open(struct controls *c, const struct profile *profile)
{
	c->mappings = profile_mappings(profile, &c->n);
	c->by_setting = map_new();
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->mappings[i].nsettings; k++)
			add(c, c->mappings[i].settings[k], &c->mappings[i]);
}

void
controls_close(struct controls *c)
{
	for (size_t i = 0; i < map_count(c->by_setting); i++) {
		struct control_list *l = map_value(c->by_setting, i);

		free(l->v);
		free(l);
	}
	map_free(c->by_setting);
}

const struct control_list *
controls_of(const struct controls *c, const char *setting)
{
	return map_get(c->by_setting, setting);
}

const char *
control_framework(const struct mapping *m)
{
	return m->framework ? m->framework : "";
}
