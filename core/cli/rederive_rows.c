/*
 * rederive_rows.c - rows whose verdict cannot be repeated
 *
 * A module may judge a row by code of its own, which no bundle carries.  Such a
 * row is compared without verdict, reason and clause, and what hangs on its
 * verdict without value, too; all else is the evidence's and must be the same.
 */
#include <string.h>

#include "assess/judge.h"
#include "base/csv.h"
#include "cli/rederive_rows.h"

enum { SETTING = 1, VALUE = 5, VERDICT = 6, CLAUSE = 8, COLUMNS = 11 };

/* Of a setting in the map: its own test decides, or another's verdict. */
static char own_test, another_s;

struct naming {
	const struct map *coded;
	int found;
};

static void
on_setting(void *ctx, const char *id)
{
	struct naming *n = ctx;

	n->found |= map_has(n->coded, id);
}

static int
hangs_on_code(const struct setting *s, const struct profile *profile,
	      const struct map *coded)
{
	struct naming naming = { .coded = coded };
	struct judge_names names = { .ctx = &naming, .setting = on_setting };
	const char *judge = profile_judge(profile, s);
	struct arena *arena;
	struct judgement *j;
	struct error err;

	if (s->verdicts_of && map_has(coded, s->verdicts_of->row->id))
		return 1;
	if (!judge)
		return 0;
	arena = arena_new();
	j = judge_compile(arena, judge, &err);
	if (j)
		judge_each(j, &names);
	arena_free(arena);
	return naming.found;
}

struct map *
coded_settings(const struct registry *r, const struct profile *profile)
{
	struct map *coded = map_new();
	size_t before;

	for (size_t i = 0; i < r->nsettings; i++)
		if (r->settings[i].row->test)
			*map_at(coded, r->settings[i].row->id) = &own_test;
	if (map_count(coded) == 0)
		return coded;
	do {
		before = map_count(coded);
		for (size_t i = 0; i < r->nsettings; i++)
			if (hangs_on_code(&r->settings[i], profile, coded) &&
			    !map_has(coded, r->settings[i].row->id))
				*map_at(coded, r->settings[i].row->id) =
					&another_s;
	} while (map_count(coded) > before);
	return coded;
}

struct blanking {
	const struct map *coded;
	struct buffer *out;
	unsigned long blanked;
};

static int
blank_row(void *ctx, char **cells, size_t n)
{
	struct blanking *b = ctx;
	static char nothing[] = "";

	const char *why = n == COLUMNS ? map_get(b->coded, cells[SETTING]) :
		NULL;

	if (why) {
		for (size_t i = why == &own_test ? VERDICT : VALUE;
		     i <= CLAUSE; i++)
			cells[i] = nothing;
		b->blanked++;
	}
	csv_row(b->out, (const char *const *)cells, n);
	return 0;
}

int
rows_without_coded(struct buffer *table, const struct map *coded,
		   unsigned long *blanked, struct error *err)
{
	struct blanking b = { .coded = coded };
	struct buffer out;
	int result;

	if (map_count(coded) == 0)
		return 0;
	buffer_init(&out, 1u << 30);
	b.out = &out;
	result = csv_read(buffer_view(table), blank_row, &b, err);
	if (result == 0 && b.blanked > 0) {
		buffer_reset(table);
		buffer_put(table, out.at, out.len);
	}
	*blanked += b.blanked;
	buffer_free(&out);
	return result;
}
