/* ranks.c - settings in one order for both sides: that of the tables */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "compare/side.h"

static const char *
subject_name(const struct setting *s)
{
	if (s->subject)
		return s->subject->row->name;
	return s->level == ON_REGION ? "region" : "account";
}

struct rank *
rank_of(struct compare *c, const char *id, const char *type)
{
	char *key = xasprintf("%s\n%s", id, type);
	void **at = map_at(c->ranks, key);
	struct rank *rank = *at;

	free(key);
	if (!rank) {
		rank = arena_alloc(c->arena, sizeof *rank);
		rank->id = arena_strdup(c->arena, id);
		rank->type = arena_strdup(c->arena, type);
		rank->number = map_count(c->ranks);
		*at = rank;
	}
	return rank;
}

void
ranks_make(struct compare *c)
{
	const struct registry *r = &c->after.run.registry;

	for (size_t i = 0; i < r->nsettings; i++) {
		const struct setting *s = &r->settings[i];
		struct rank *rank = rank_of(c, s->row->id, subject_name(s));

		if (!rank->after)
			rank->after = s;
	}
	r = &c->before.run.registry;
	for (size_t i = 0; i < r->nsettings; i++) {
		const struct setting *s = &r->settings[i];
		struct rank *rank = rank_of(c, s->row->id, subject_name(s));

		if (!rank->before)
			rank->before = s;
	}
}
