/* names.c - the tables of names/ into trees */
#include "contract/names.h"

#include <string.h>

#include "base/file.h"

#define TABLE_MAX (8u << 20)

/* All lines, in memory of the arena. */
static int
lines_read(struct arena *arena, const char *file, struct text *out,
	   struct error *err)
{
	struct buffer b;
	int rc;

	buffer_init(&b, TABLE_MAX);
	rc = file_read(file, &b, err);
	if (rc == 0)
		*out = text_of(arena_strndup(arena, b.at, b.len));
	buffer_free(&b);
	return rc < 0 ? error_in(err, "%s", file) : 0;
}

static struct text
next_line(struct text *rest)
{
	struct text line;

	do
		line = text_cut(rest, '\n');
	while (rest->at && (!line.len || *line.at == '#'));
	return line.len && *line.at == '#' ? text_n("", 0) : line;
}

static int
ops_read(struct names *n, struct text lines, struct arena *arena,
	 struct error *err)
{
	n->ops = arena_alloc(arena, (lines.len / 6 + 1) * sizeof(*n->ops));
	while (lines.at) {
		struct text kind = next_line(&lines);
		if (!kind.len)
			continue;
		struct op *op = &n->ops[n->nops++];
		op->name = text_cut(&kind, '\t');
		op->read = text_is(kind, "read");
		if (!op->read && !text_is(kind, "write"))
			return error_set(err, ERROR_USAGE, "%.*s: neither "
					 "read nor write", TEXT_ARG(op->name));
	}
	return 0;
}

struct op *
names_op(const struct names *names, struct text op)
{
	for (size_t i = 0; i < names->nops; i++)
		if (text_equal(names->ops[i].name, op))
			return &names->ops[i];
	return NULL;
}

static void
fact_read(struct names *n, struct text line)
{
	struct text key = text_cut(&line, '\t');
	const struct {
		const char *key;
		struct text *to;
	} facts[] = {
		{ "protocols", &n->protocols }, { "version", &n->version },
		{ "target", &n->target }, { "signing", &n->signing },
		{ "endpoint", &n->endpoint },
	};

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (text_is(key, facts[i].key))
			*facts[i].to = line;
}

static struct member *
child_of(struct member *of, struct text name, struct arena *arena)
{
	struct member *m;

	for (m = of->first; m; m = m->next)
		if (text_equal(m->name, name))
			return m;
	m = arena_alloc(arena, sizeof(*m));
	m->name = name;
	m->place = of->place;
	if (of->last)
		of->last->next = m;
	else
		of->first = m;
	of->last = m;
	return m;
}

/* [] at the end of a step makes it a list; of lists in lists no more is said */
static struct member *
member_at(struct member *root, struct text path, struct arena *arena)
{
	struct member *m = root;

	if (text_is(path, "."))
		return m;
	while (path.at) {
		struct text step = text_cut(&path, '.');
		int list = 0;
		while (text_ends(step, "[]")) {
			step.len -= 2;
			list = 1;
		}
		m = child_of(m, step, arena);
		m->list = m->list || list;
	}
	return m;
}

static enum place
place_of(struct text t)
{
	static const char *const names[PLACES] = { "path", "query", "header",
						   "body" };
	enum place p = 0;

	while (p < IN_BODY && !text_is(t, names[p]))
		p++;
	return p;
}

static void
mark_place(struct member *root, struct text path, enum place place,
	   int required)
{
	struct text first = text_cut(&path, '.');

	while (text_ends(first, "[]"))
		first.len -= 2;
	for (struct member *m = root->first; m; m = m->next)
		if (text_equal(m->name, first)) {
			m->place = place;
			m->required = required;
		}
}

static void
member_read(struct op *op, struct text line, struct arena *arena)
{
	struct text way = text_cut(&line, '\t');

	op->known = 1;
	if (text_is(way, "http")) {
		op->http = line;
		return;
	}
	struct member *root = text_is(way, "in") ? &op->in : &op->out;
	enum place place = place_of(text_cut(&line, '\t'));
	int required = text_is(text_cut(&line, '\t'), "required");
	struct text path = text_cut(&line, '\t');
	struct member *m = member_at(root, path, arena);
	m->type = text_cut(&line, '\t');
	m->values = line;
	if (root == &op->in)
		mark_place(root, path, place, required);
}

int
names_read(struct names *names, const char *folder, const char *service,
	   struct arena *arena, struct error *err)
{
	struct text ops, members;

	*names = (struct names){ .service = service };
	if (lines_read(arena, arena_printf(arena, "%s/%s.ops", folder, service),
		       &ops, err) < 0 ||
	    lines_read(arena, arena_printf(arena, "%s/%s.tsv", folder, service),
		       &members, err) < 0 ||
	    ops_read(names, ops, arena, err) < 0)
		return -1;
	while (members.at) {
		struct text line = next_line(&members);
		struct text first = text_cut(&line, '\t');
		struct op *op = names_op(names, first);
		if (text_is(first, "="))
			fact_read(names, line);
		else if (op)
			member_read(op, line, arena);
	}
	return 0;
}

const struct member *
member_find(const struct member *of, struct text name)
{
	for (const struct member *m = of->first; m; m = m->next)
		if (text_equal(m->name, name) || text_is(m->name, "*"))
			return m;
	return NULL;
}

int
member_is_open(const struct member *member)
{
	return text_is(member->type, "recursive") ||
	       text_is(member->type, "document");
}

static int
is_number(struct text t)
{
	size_t n = 0;

	while (n < t.len && strchr("0123456789.-", t.at[n]))
		n++;
	return t.len && n == t.len;
}

/* Both may have * at their ends: whichever does matches the other. */
int
member_takes(const struct member *member, struct text literal)
{
	static const char *const numbers[] = { "integer", "long", "float",
					       "double" };
	struct text values = member->values;

	if (text_is(member->type, "boolean"))
		return text_glob_ends(text_of("true"), literal, 1) ||
		       text_glob_ends(text_of("false"), literal, 1);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (text_is(member->type, numbers[i]))
			return is_number(literal);
	if (!values.len)
		return 1;
	while (values.at)
		if (text_glob_ends(text_cut(&values, '|'), literal, 1))
			return 1;
	return 0;
}
