/*
 * place.c - could a row have been here?
 *
 * A resource is known not to be there only if every list that might have named
 * it was asked in its Region and read to its end, and so were the lists of what
 * those were asked on.  What nothing lists is known by references alone, and a
 * reference that is no longer there says nothing of what it led to.
 */
#include "compare/side.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static struct place
place_is(enum known known, const char *why)
{
	return (struct place){ .known = known, .why = why };
}

static const char *
gap_text(struct side *s, const struct asked_line *line)
{
	return arena_printf(s->account.arena, "%s: %s", line->key,
			    outcome_name(line->outcome));
}

const struct asked_line *
gap_on_entering(const struct account_side *a)
{
	for (size_t i = 0; i < a->ngaps; i++)
		if (strncmp(a->gaps[i]->key, "sts/AssumeRole ", 15) == 0)
			return a->gaps[i];
	return NULL;
}

/* "service/Op region …", "service/Op on TYPE RESOURCE": of which no Region is
 * known, so it may be of any. */
static int
is_of_call(const char *key, const struct call *call, const char *region)
{
	struct text rest = text_of(key), name = text_cut(&rest, ' ');
	struct text at = text_cut(&rest, ' ');
	struct text service = text_cut(&name, '/');

	return text_is(service, call->collector->tables->name) &&
		text_is(name, call->row->op) &&
		(text_is(at, "on") || text_is(at, region[0] ? region :
					      "global"));
}

static const struct asked_line *
gap_of_call(const struct account_side *a, const struct call *call,
	    const char *region)
{
	for (size_t i = 0; i < a->ngaps; i++)
		if (is_of_call(a->gaps[i]->key, call, region))
			return a->gaps[i];
	return NULL;
}

/* The first list of the type in the Region, or where it would stand. */
static size_t
first_list(const struct account_side *a, const char *type, const char *region)
{
	size_t lo = 0, hi = a->nlists;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(a->lists[mid].type, type);

		if (c == 0)
			c = strcmp(a->lists[mid].region, region);
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static int
is_list_of(const struct list_line *l, const struct call *call)
{
	struct text name = text_of(l->call), service = text_cut(&name, ':');

	return text_is(service, call->collector->tables->name) &&
		text_is(name, call->name);
}

/* Where a list was asked on something, that must have been found, too. */
static struct place
place_above(struct side *s, const struct call *call, const char *region)
{
	struct place p;

	if (call->where != ON_RESOURCE)
		return place_is(KNOWN_ALL, "");
	p = place_in(s, call->on->row->name, call->on->row->global ? "" :
		     region);
	return p;
}

static int
was_asked(const struct account_side *a, const struct call *call,
	  const char *region)
{
	char *key = xasprintf("%s/%s %s", call->collector->tables->name,
			      call->row->op, region[0] ? region : "global");
	int asked = map_has(a->asked, key);

	free(key);
	return asked;
}

/* Of one list, wherever it was asked in the Region: did each end? */
static struct place
ends_of_call(struct side *s, const struct call *call, const char *region,
	     unsigned long *left_out)
{
	struct account_side *a = &s->account;
	const char *type = call->lists->row->name;
	const struct asked_line *gap = gap_of_call(a, call, region);
	size_t n = 0;

	*left_out = 0;
	if (gap)
		return place_is(KNOWN_GAP, gap_text(s, gap));
	for (size_t i = first_list(a, type, region); i < a->nlists &&
	     strcmp(a->lists[i].type, type) == 0 &&
	     strcmp(a->lists[i].region, region) == 0; i++) {
		if (!is_list_of(&a->lists[i], call))
			continue;
		n++;
		*left_out += a->lists[i].left_out;
		if (!a->lists[i].ended)
			return place_is(KNOWN_GAP, arena_printf(a->arena,
				"%s on %s: %s", a->lists[i].call,
				a->lists[i].within, a->lists[i].end));
	}
	if (n == 0 && call->where != ON_RESOURCE &&
	    !was_asked(a, call, region))
		return place_is(KNOWN_NOT_ASKED, arena_printf(a->arena,
			"%s is not asked there", call->name));
	return place_above(s, call, region);
}

/* What one list says of the type in the Region. */
static struct place
place_of_call(struct side *s, const struct call *call, const char *region)
{
	struct account_side *a = &s->account;
	unsigned long left_out;
	struct place p = ends_of_call(s, call, region, &left_out);

	if (left_out && p.known != KNOWN_GAP)
		return place_is(KNOWN_LEFT_OUT, arena_printf(a->arena,
			"%lu of %s: nothing that was read refers to them%s",
			left_out, call->lists->row->name, a->ngaps ?
			", and requests are left open" : ""));
	return p;
}

/* The worst of its lists; -1: it has none. */
static int
place_of_lists(struct side *s, const struct type *type, const char *region,
	       struct place *worst)
{
	const struct registry *r = &s->run.registry;
	int any = 0;

	*worst = place_is(KNOWN_ALL, "the lists were read to their ends");
	for (size_t i = 0; i < r->ncalls; i++) {
		struct place p;

		if (r->calls[i].lists != type)
			continue;
		any = 1;
		p = place_of_call(s, &r->calls[i], region);
		if (p.known > worst->known)
			*worst = p;
	}
	return any ? 0 : -1;
}

static struct place
place_of_reference(struct side *s)
{
	struct account_side *a = &s->account;

	if (a->ngaps > 0)
		return place_is(KNOWN_GAP, arena_printf(a->arena,
			"known by references alone, and %zu %s left open in"
			" this account", a->ngaps, a->ngaps == 1 ?
			"request is" : "requests are"));
	return place_is(KNOWN_NOT_ASKED, "nothing refers to it");
}

static struct place
place_make(struct side *s, const char *name, const char *region)
{
	const struct type *type = registry_type(&s->run.registry, name);
	const struct asked_line *gap = gap_on_entering(&s->account);
	struct place p;

	if (!type)
		return place_is(KNOWN_NOT_ASKED, "no such type is collected");
	if (gap)
		return place_is(KNOWN_GAP, gap_text(s, gap));
	if (type->level == ON_ACCOUNT)
		return place_is(KNOWN_ALL, "the account was asked");
	if (region[0] && !map_has(s->account.regions, region))
		return place_is(KNOWN_NOT_ASKED, "the Region is not asked");
	if (type->level == ON_REGION)
		return place_is(KNOWN_ALL, "the Region was asked");
	if (place_of_lists(s, type, region, &p) < 0)
		return place_of_reference(s);
	return p;
}

/* Did its lists name everything?  Of what they named some may be left out. */
struct place
place_of_members(struct side *s, const struct type *type, const char *region)
{
	const struct registry *r = &s->run.registry;
	struct place worst = place_is(KNOWN_ALL, "");
	const struct asked_line *gap = gap_on_entering(&s->account);
	unsigned long ignored;

	if (gap)
		return place_is(KNOWN_GAP, gap_text(s, gap));
	for (size_t i = 0; i < r->ncalls; i++) {
		struct place p;

		if (r->calls[i].lists != type)
			continue;
		p = ends_of_call(s, &r->calls[i], region, &ignored);
		if (p.known > worst.known)
			worst = p;
	}
	return worst;
}

struct place
place_in(struct side *s, const char *type, const char *region)
{
	char *key = xasprintf("%s\n%s", type, region);
	void **at = map_at(s->account.places, key);
	struct place *p = *at;

	free(key);
	if (p)		/* a type that lists its own kind ends here */
		return p->underway ? place_is(KNOWN_ALL, "") : *p;
	p = arena_alloc(s->account.arena, sizeof *p);
	p->underway = 1;
	*at = p;
	*p = place_make(s, type, region);
	return *p;
}

/*
 * The very list that has the resource answers it, in each of its alternatives:
 * none is left out of that.
 */
static int
is_listed_by(const struct setting *s)
{
	for (; s; s = s->alternative)
		if (!s->call || !s->subject || s->row->of ||
		    s->call->lists != s->subject)
			return 0;
	return 1;
}

struct place
place_of_setting(struct side *s, const char *service,
		 const struct setting_row *row, int external,
		 const struct setting *here)
{
	struct place p;

	if (!s->account.in_plan)
		return place_is(KNOWN_NOT_ASKED, "the account is not asked");
	if (side_collector(s, service) < 0)
		return place_is(KNOWN_NOT_ASKED, "the service is not asked");
	if (!here)
		return place_is(KNOWN_NOT_ASKED, "no such setting is collected");
	p = place_in(s, row->rank->type, row->region);
	if (external && (p.known == KNOWN_ALL || p.known == KNOWN_LEFT_OUT))
		return place_of_reference(s);
	if (p.known == KNOWN_LEFT_OUT && is_listed_by(here))
		return place_is(KNOWN_ALL, "the list that answers it was read"
				" to its end");
	return p;
}
