/* lines.c - requests that ended, and which of them a row rests on */
#include "assess/facts.h"

#include <string.h>

struct ending *
line_of(struct assessment *a, const char *key)
{
	void **at = map_at(a->lines, key);

	if (*at == NULL) {
		struct ending *line = arena_alloc(a->arena, sizeof *line);

		line->key = arena_strdup(a->arena, key);
		line->order = (unsigned)map_count(a->lines);
		*at = line;
	}
	return *at;
}

void
lines_add(struct lines *lines, struct ending *line, struct arena *arena)
{
	for (size_t i = 0; i < lines->n; i++)
		if (lines->v[i] == line)
			return;
	if (lines->n == EVIDENCE_MAX) {
		lines->more++;
		return;
	}
	if ((lines->n & (lines->n - 1)) == 0) {
		size_t room = lines->n ? lines->n * 2 : 1;
		struct ending **grown = arena_alloc(arena, room * sizeof *grown);

		if (lines->n > 0)
			memcpy(grown, lines->v, lines->n * sizeof *grown);
		lines->v = grown;
	}
	lines->v[lines->n++] = line;
}

void
lines_join(struct lines *lines, const struct lines *more, struct arena *arena)
{
	for (size_t i = 0; i < more->n; i++)
		lines_add(lines, more->v[i], arena);
	lines->more += more->more;
}

int64_t
lines_received(const struct lines *lines)
{
	int64_t latest = 0;

	for (size_t i = 0; i < lines->n; i++)
		if (lines->v[i]->received > latest)
			latest = lines->v[i]->received;
	return latest;
}

const char *
line_where(struct assessment *a, struct ending *line)
{
	if (line->where == NULL) {
		const char *where = a->spool == NULL ? NULL :
			spool_where(a->spool, line->key);

		line->where = where == NULL ? "" :
			arena_strdup(a->arena, where);
	}
	return line->where;
}
