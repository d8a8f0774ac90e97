/*
 * only.c - the collectors that were named, and all that their rows name
 *
 * A Transcribe job is nothing without the bucket, the key and the role it
 * refers to; without the collector of regions there is none to ask in.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "plan/brace.h"
#include "plan/tables.h"

struct choice {
	const struct collector *v;
	size_t n;
	unsigned char *wanted;
};

static void
want_type(const struct choice *choice, const char *name)
{
	for (size_t i = 0; name && i < choice->n; i++) {
		const struct ex_collector *c = choice->v[i].tables;
		for (size_t k = 0; k < c->types.n; k++)
			if (c->types.v[k].name &&
			    !strcmp(c->types.v[k].name, name))
				choice->wanted[i] = 1;
	}
}

static void
want_setting(const struct choice *choice, struct text id)
{
	for (size_t i = 0; i < choice->n; i++) {
		const struct ex_collector *c = choice->v[i].tables;
		for (size_t k = 0; k < c->settings.n; k++)
			if (c->settings.v[k].id &&
			    text_is(id, c->settings.v[k].id))
				choice->wanted[i] = 1;
	}
}

static void
want_service(const struct choice *choice, struct text name)
{
	for (size_t i = 0; i < choice->n; i++) {
		const struct ex_collector *c = choice->v[i].tables;
		if (text_is(name, c->name) ||
		    (c->service.name && text_is(name, c->service.name)))
			choice->wanted[i] = 1;
	}
}

static void
want_regions(const struct choice *choice)
{
	for (size_t i = 0; i < choice->n; i++) {
		const struct ex_collector *c = choice->v[i].tables;
		for (size_t k = 0; k < c->calls.n; k++)
			if (c->calls.v[k].lists &&
			    !strcmp(c->calls.v[k].lists, "region"))
				choice->wanted[i] = 1;
	}
}

static void
want_of_call(const struct choice *choice, const struct ex_call *row)
{
	want_type(choice, row->on);
	want_type(choice, row->lists);
	want_type(choice, row->about);
	for (size_t i = 0; i < EX_MAX_REFS && row->refs[i].type; i++)
		want_type(choice, row->refs[i].type);
	if (row->on && !strcmp(row->on, "region"))
		want_regions(choice);
}

/* Words of the clauses that are settings or types; others are nobody's. */
static void
want_of_clauses(const struct choice *choice, const char *judge)
{
	struct text rest = text_of(judge);

	for (struct text w; (w = text_word(&rest)).len; ) {
		while (w.len && strchr(";,", w.at[w.len - 1]))
			w.len--;
		want_setting(choice, w);
		if (!memchr(w.at, ':', w.len))
			continue;
		char *name = xstrndup(w.at, w.len);
		want_type(choice, name);
		free(name);
	}
}

static void
want_of_setting(const struct choice *choice, const struct ex_setting *row)
{
	struct text op = text_of(row->from);
	struct text service = text_cut(&op, ':');
	const char *type = row->from;

	if (text_starts(text_of(type), FROM_REFERRERS))
		type += strlen(FROM_REFERRERS);
	want_type(choice, type);
	want_setting(choice, text_of(row->from));
	if (op.at)
		want_service(choice, service);
	want_type(choice, row->of);
	want_of_clauses(choice, row->judge);
}

static size_t
count(const struct choice *choice)
{
	size_t n = 0;

	for (size_t i = 0; i < choice->n; i++)
		n += choice->wanted[i];
	return n;
}

static void
spread(const struct choice *choice)
{
	for (size_t before = 0; before != count(choice); ) {
		before = count(choice);
		for (size_t i = 0; i < choice->n; i++) {
			const struct ex_collector *c = choice->v[i].tables;
			if (!choice->wanted[i])
				continue;
			for (size_t k = 0; k < c->calls.n; k++)
				want_of_call(choice, &c->calls.v[k]);
			for (size_t k = 0; k < c->settings.n; k++)
				want_of_setting(choice, &c->settings.v[k]);
		}
	}
}

static int
want_named(const struct choice *choice, const char *name, struct error *err)
{
	for (size_t i = 0; i < choice->n; i++) {
		if (strcmp(choice->v[i].tables->name, name) != 0)
			continue;
		choice->wanted[i] = 1;
		return 0;
	}
	return error_set(err, ERROR_USAGE, "there is no collector %s", name);
}

int
only_keep(struct collector *v, size_t *n, const char *const *names,
	  struct error *err)
{
	struct choice choice = { v, *n, xcalloc(*n + 1, 1) };
	int rc = 0;

	for (size_t i = 0; names[i] && rc == 0; i++)
		rc = want_named(&choice, names[i], err);
	if (rc == 0) {
		spread(&choice);
		size_t kept = 0;
		for (size_t i = 0; i < choice.n; i++)
			if (choice.wanted[i])
				v[kept++] = v[i];
		*n = kept;
	}
	free(choice.wanted);
	return rc;
}
