/* check_types.c - finding fault with type rows and their spellings */
#include <string.h>

#include "plan/brace.h"
#include "plan/tables.h"

/* One type, in all spellings: whose ids these are must not hang on which. */
static int
names_within(const struct type *type, struct text name)
{
	return name_is_type(&name) && type->within &&
	       text_is(name, type->within->row->name);
}

static int
spelling_fault(const struct type *type, const char *pattern,
	       struct error *err)
{
	struct text in = text_of(pattern), name, seen[EX_MAX_REFS];
	size_t from = 0, at, n = 0, ids = 0;
	int rest = 0;

	while (brace_next(in, &from, &at, &name)) {
		if (rest && name.len)
			return error_set(err, ERROR_USAGE, "spelled \"%s\": "
					 "{id*} takes what is left, so only {} "
					 "and text follow", pattern);
		rest |= text_is(name, "id*");
		if (text_is(name, "id") || text_is(name, "id*"))
			ids++;
		else if (!name_is_plain(name) && !names_within(type, name))
			return error_set(err, ERROR_USAGE, "spelled \"%s\": "
					 "{%.*s} is no name, and not the type it is within", pattern,
					 TEXT_ARG(name));
		for (size_t i = 0; i < n; i++)
			if (text_equal(seen[i], name))
				return error_set(err, ERROR_USAGE, "spelled "
						 "\"%s\": {%.*s} twice",
						 pattern, TEXT_ARG(name));
		if (n == sizeof(seen) / sizeof(seen[0]))
			return error_set(err, ERROR_USAGE, "spelled \"%s\": "
					 "too many names", pattern);
		seen[n++] = name;
	}
	if (ids != 1)
		return error_set(err, ERROR_USAGE, "spelled \"%s\": needs one "
				 "{id}", pattern);
	return 0;
}

static int
type_fault(const struct type *type, struct error *err)
{
	const struct ex_type *row = type->row;

	if (!strchr(row->name, ':'))
		return error_set(err, ERROR_USAGE, "a type is named "
				 "service:thing");
	if (!row->title || !*row->title)
		return error_set(err, ERROR_USAGE, "needs a title");
	for (size_t i = 0; i < EX_MAX_SPELLINGS && row->spelled[i]; i++)
		if (spelling_fault(type, row->spelled[i], err) < 0)
			return -1;
	return 0;
}

static int
collector_fault(const struct registry *r, size_t i, struct error *err)
{
	const struct ex_collector *c = r->collectors[i].tables;

	if (!c->name || !name_is_plain(text_of(c->name)))
		return error_set(err, ERROR_USAGE,
				 "%s: the collector has no plain name",
				 r->collectors[i].file);
	if (!c->title)
		return error_set(err, ERROR_USAGE, "%s: needs a title",
				 c->name);
	if (c->service.name && !protocol_name(c->service.protocol))
		return error_set(err, ERROR_USAGE, "%s: no such protocol",
				 c->name);
	for (size_t k = 0; k < i; k++)
		if (!strcmp(r->collectors[k].tables->name, c->name))
			return error_set(err, ERROR_USAGE, "%s: there are two "
					 "collectors of that name (%s, %s)",
					 c->name, r->collectors[k].file,
					 r->collectors[i].file);
	return 0;
}

int
check_types(const struct registry *r, struct error *err)
{
	for (size_t i = TYPE_REGION + 1; i < r->ntypes; i++)
		if (type_fault(&r->types[i], err) < 0)
			return fault_in_type(err, &r->types[i]);
	return 0;
}

int
check_collectors(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->ncollectors; i++)
		if (collector_fault(r, i, err) < 0)
			return -1;
	return 0;
}
