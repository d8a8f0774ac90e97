/* types.c - the kinds of resource that all collectors together know */
#include "plan/brace.h"
#include "plan/tables.h"

static const struct ex_type levels[] = {
	[TYPE_ACCOUNT] = { .name = "account", .title = "account" },
	[TYPE_REGION] = { .name = "region", .title = "region" },
};

static void
add(struct registry *r, const struct ex_type *row, const struct collector *c,
    enum call_on level)
{
	struct type *type = &r->types[r->ntypes];

	type->row = row;
	type->collector = c;
	type->number = r->ntypes++;
	type->level = level;
}

/* The first type that a spelling names; check_types looks at all of them. */
static const struct type *
within_of(const struct registry *r, const struct ex_type *row)
{
	struct text name;
	size_t from, at;

	for (size_t i = 0; i < EX_MAX_SPELLINGS && row->spelled[i]; i++) {
		from = 0;
		while (brace_next(text_of(row->spelled[i]), &from, &at, &name))
			if (name_is_type(&name))
				return registry_type(r, arena_strndup(r->arena,
						     name.at, name.len));
	}
	return NULL;
}

int
types_compile(struct registry *r, struct error *err)
{
	size_t n = 2;

	for (size_t i = 0; i < r->ncollectors; i++)
		n += r->collectors[i].tables->types.n;
	r->types = arena_alloc(r->arena, n * sizeof(*r->types));
	add(r, &levels[TYPE_ACCOUNT], NULL, ON_ACCOUNT);
	add(r, &levels[TYPE_REGION], NULL, ON_REGION);
	for (size_t i = 0; i < r->ncollectors; i++) {
		const struct collector *c = &r->collectors[i];
		for (size_t k = 0; k < c->tables->types.n; k++)
			add(r, &c->tables->types.v[k], c, ON_RESOURCE);
	}
	for (size_t i = 0; i < r->ntypes; i++) {
		struct type *type = &r->types[i];
		if (!type->row->name) {
			error_set(err, ERROR_USAGE, "has no name");
			return fault_in_type(err, type);
		}
		void **at = index_at(r, 't', "", type->row->name);
		if (*at) {
			error_set(err, ERROR_USAGE, "is there already");
			return fault_in_type(err, type);
		}
		*at = type;
	}
	for (size_t i = 0; i < r->ntypes; i++)
		r->types[i].within = within_of(r, r->types[i].row);
	return 0;
}
