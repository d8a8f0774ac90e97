/*
 * gaps.c - requests that are gaps now, were gaps, or are gaps of another kind
 *
 * A gap is closed only if the same request was asked again and answered.  One
 * that the other ledger does not have was not asked.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "compare/side.h"

#define UNREAD		" (unread)"

static void
fill_side(struct change_side *side, const struct asked_line *l)
{
	if (!l)
		return;
	*side = (struct change_side){
		.there = 1, .value = outcome_name(l->outcome),
		.verdict = "", .reason = l->error, .clause = l->message,
		.evidence = l->evidence,
	};
}

static void
fill(struct compare *c, struct change *change, const char *key)
{
	struct text rest = text_of(key), call = text_cut(&rest, ' ');
	struct text region = text_cut(&rest, ' ');
	struct text service = text_cut(&call, '/');

	change->account = c->after.account.id;
	change->name = key;
	change->service = arena_strndup(c->scratch, service.at, service.len);
	if (!text_is(region, "on") && !text_is(region, "global"))
		change->region = region.len ? arena_strndup(c->scratch,
			region.at, region.len) : "";
}

/* Of each line of s that is a gap on either side, its place in the map. */
static struct map *
lines_wanted(const struct side *s, const struct map *keys)
{
	struct map *found = map_new();

	for (size_t i = 0; i < s->account.nlines; i++)
		if (map_has(keys, s->account.lines[i].key))
			*map_at(found, s->account.lines[i].key) =
				&s->account.lines[i];
	return found;
}

/* Every gap of both sides once; of "… (unread)" its request, too. */
static void
note_keys(struct map *gaps, struct map *keys, const struct side *s)
{
	for (size_t i = 0; i < s->account.ngaps; i++) {
		const char *key = s->account.gaps[i]->key;
		struct text plain = text_of(key);

		*map_at(gaps, key) = keys;
		*map_at(keys, key) = keys;
		if (text_ends(plain, UNREAD)) {
			char *request = xstrndup(key, plain.len -
						 strlen(UNREAD));
			*map_at(keys, request) = keys;
			free(request);
		}
	}
}

static const struct asked_line *
line_of(const struct map *lines, const char *key)
{
	const struct asked_line *line = map_get(lines, key);
	struct text plain = text_of(key);
	char *request;

	if (line || !text_ends(plain, UNREAD))
		return line;
	request = xstrndup(key, plain.len - strlen(UNREAD));
	line = map_get(lines, request);
	free(request);
	return line && !outcome_is_gap(line->outcome) ? line : NULL;
}

/* A gap that the new ledger does not have. */
static void
explain(struct compare *c, struct change *change)
{
	if (!c->after.account.in_plan) {
		change->why = "the account is not asked";
	} else if (gap_on_entering(&c->after.account)) {
		change->how = CHANGE_UNKNOWN;
		change->why = "the account could not be entered";
	} else {
		change->why = "there is no such request now";
	}
}

static int
compare_gap(struct compare *c, const char *key, const struct asked_line *x,
	    const struct asked_line *y)
{
	int before = x && outcome_is_gap(x->outcome),
		after = y && outcome_is_gap(y->outcome);
	struct change change;

	if (before && after && x->outcome == y->outcome &&
	    strcmp(x->error, y->error) == 0)
		return 0;
	change_init(&change, CHANGE_GAP, before && after ? CHANGE_CHANGED :
		    after ? CHANGE_ADDED : y ? CHANGE_CLOSED :
		    CHANGE_NOT_ASKED);
	fill(c, &change, key);
	fill_side(&change.before, x);
	fill_side(&change.after, y);
	if (!y)
		explain(c, &change);
	return change_tell(c, &change);
}

int
gaps_compare(struct compare *c)
{
	struct map *gaps = map_new(), *keys = map_new(), *x, *y;
	int result = 0;

	note_keys(gaps, keys, &c->after);
	note_keys(gaps, keys, &c->before);
	x = lines_wanted(&c->before, keys);
	y = lines_wanted(&c->after, keys);
	for (size_t i = 0; i < map_count(gaps) && result == 0; i++) {
		const char *key = map_key(gaps, i);

		result = compare_gap(c, key, line_of(x, key),
				     line_of(y, key));
	}
	map_free(x);
	map_free(y);
	map_free(keys);
	map_free(gaps);
	arena_reset(c->scratch);
	return result;
}
