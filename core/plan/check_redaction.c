/*
 * check_redaction.c - replay must see what the run saw
 *
 * What a run follows (ids, kept members, references, filter members, page
 * tokens, what says gone) is read from the redacted answer when it is read
 * again, so redaction may not alter it, but by url, which leaves the bucket.
 * Compared by names alone: steps are sets of names, filters are taken off.
 */
#include <string.h>

#include "plan/tables.h"

#define STEPS_MAX 48

struct step {
	struct text names;		/* "a|b", "*" */
};

struct trail {
	struct step v[STEPS_MAX];
	size_t n;
	int hash;			/* of a rule that leaves some names */
};

static int
trail_step(struct trail *trail, const char *at, size_t n)
{
	struct text names = text_n(at, n);

	if (!n || text_is(names, "."))
		return 0;
	if (trail->n == STEPS_MAX)
		return -1;
	trail->v[trail->n++].names = names;
	return 0;
}

static size_t
skip_bracket(const char *s, size_t i, char open, char close)
{
	if (s[i] != open)
		return i;
	while (s[i] && s[i] != close)
		i++;
	return s[i] ? i + 1 : i;
}

/* Adds the steps of source; -1: more than can be compared. */
static int
trail_add(struct trail *trail, const char *source)
{
	size_t i = 0;

	while (source && source[i]) {
		size_t n = strcspn(source + i, ".[{");
		if (trail_step(trail, source + i, n) < 0)
			return -1;
		i += n;
		for (size_t before = i + 1; before != i; ) {
			before = i;
			i = skip_bracket(source, i, '[', ']');
			i = skip_bracket(source, i, '{', '}');
		}
		if (source[i] == '.')
			i++;
	}
	return 0;
}

static int
names_overlap(struct text a, struct text b)
{
	if (text_is(a, "*") || text_is(b, "*"))
		return 1;
	while (a.at) {
		struct text one = text_cut(&a, '|');
		struct text rest = b;
		while (rest.at)
			if (text_equal(one, text_cut(&rest, '|')))
				return 1;
	}
	return 0;
}

static int
spares_all(struct text names)
{
	while (names.at)
		if (!redact_spares(text_cut(&names, '|')))
			return 0;
	return 1;
}

/* keep: alters what goes through its object by another name than it lists. */
static int
alters(const struct trail *redacted, int keep, const struct trail *read)
{
	size_t n = redacted->n;

	if (read->n < n || !n)
		return !n;
	for (size_t i = 0; i + (keep != 0) < n; i++)
		if (!names_overlap(redacted->v[i].names, read->v[i].names))
			return 0;
	if (redacted->hash && spares_all(read->v[n - 1].names))
		return 0;
	return !keep ||
	       !names_overlap(redacted->v[n - 1].names, read->v[n - 1].names);
}

/* Each [name...] in source, below what stands before it. */
static int
filters_altered(const struct trail *redacted, int keep,
		const struct trail *base, const char *source)
{
	const char *open = source;

	while (open && (open = strchr(open, '['))) {
		size_t n = strcspn(open + 1, "]=!<>");
		if (n && open[1 + n] != ']') {
			struct trail read = *base;
			char before[512];
			size_t len = (size_t)(open - source);
			if (len >= sizeof(before))
				return 1;
			memcpy(before, source, len);
			before[len] = '\0';
			if (trail_add(&read, before) < 0 ||
			    trail_step(&read, open + 1, n) < 0 ||
			    alters(redacted, keep, &read))
				return 1;
		}
		open += strcspn(open, "]");
	}
	return 0;
}

struct rule {
	const struct trail *redacted;
	int keep;
	const char *items;
};

/* below: the path starts at an item, not at the answer. */
static int
reads_altered(const struct rule *rule, const char *source, int below)
{
	struct trail base = { .n = 0 }, read;

	if (below && trail_add(&base, rule->items) < 0)
		return 1;
	read = base;
	return trail_add(&read, source) < 0 ||
	       alters(rule->redacted, rule->keep, &read) ||
	       filters_altered(rule->redacted, rule->keep, &base, source);
}

static int
again_altered(const struct rule *rule, const struct call *call)
{
	for (size_t i = 0; call->again && call->again[i]; i++) {
		char member[256];
		size_t n = strcspn(call->again[i], "=");
		if (!call->again[i][n] || n >= sizeof(member))
			continue;	/* an error code */
		memcpy(member, call->again[i], n);
		member[n] = '\0';
		if (reads_altered(rule, member, 0))
			return 1;
	}
	return 0;
}

static const char *
answer_altered(const struct rule *rule, const struct call *call)
{
	const struct trail none = { .n = 0 };

	if (call->page_out && reads_altered(rule, call->page_out, 0))
		return "page";
	if (filters_altered(rule->redacted, rule->keep, &none,
			    call->row->items))
		return "items";
	if (call->gone_path && reads_altered(rule, call->row->gone, 0))
		return "gone";
	return again_altered(rule, call) ? "again" : NULL;
}

static const char *
item_altered(const struct rule *rule, const struct call *call)
{
	if ((call->row->id || call->lists) &&
	    reads_altered(rule, call->row->id, 1))
		return "id";
	for (size_t i = 0; i < call->nkeeps; i++)
		if (reads_altered(rule, path_source(call->keeps[i].path), 1))
			return "keep";
	for (size_t i = 0; i < call->nrefs; i++)
		if (reads_altered(rule, path_source(call->refs[i].path), 1))
			return "refs";
	return NULL;
}

int
check_redaction(const struct call *call, struct error *err)
{
	/* What the first row redacts, no row can read. */
	const struct redaction *redact = call->leader->redact;

	for (size_t i = 0; redact && i < redaction_count(redact); i++) {
		const char *kind = redaction_kind(redact, i);
		const char *source = path_source(redaction_path(redact, i));
		struct trail redacted = { .hash = !strcmp(kind, "hash") };
		if (!strcmp(kind, "url"))
			continue;
		if (trail_add(&redacted, source) < 0)
			return error_set(err, ERROR_USAGE, "redact: \"%s\" is "
					 "too deep", source);
		struct rule rule = {
			.redacted = &redacted,
			.keep = !strcmp(kind, "keep"),
			.items = call->row->items,
		};
		const char *what = answer_altered(&rule, call);
		if (!what)
			what = item_altered(&rule, call);
		if (what)
			return error_set(err, ERROR_USAGE, "redact: %s:%s "
					 "alters what %s reads, and replay "
					 "must see what the run saw", kind,
					 source, what);
	}
	return 0;
}
