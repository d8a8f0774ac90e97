/*
 * derive_plan.c - what would be asked, as a tree
 *
 * Each type stands below the first call that lists it; what is only referred
 * to, at the end.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/json_writer.h"
#include "plan/derive.h"

struct tree {
	const struct registry *r;
	struct buffer *out;
	unsigned char *shown;		/* by type's number */
};

static void each_type(struct tree *tree, const struct type *type, int depth);

static void
indent(struct buffer *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buffer_puts(out, "  ");
}

static int
is_on(const struct call *call, const struct type *type)
{
	if (call->leader != call)
		return 0;
	return type->level == ON_RESOURCE ? call->on == type :
	       call->where == type->level;
}

/* Types that the rows of one request refer to, in their order, each once. */
static struct words
references(const struct call *leader)
{
	struct words all = { 0 };

	for (const struct call *row = leader; row; row = row->also)
		for (size_t i = 0; i < row->nrefs; i++) {
			const char *name = row->refs[i].type->row->name;
			size_t k = 0;
			while (k < all.n && strcmp(all.v[k], name) != 0)
				k++;
			if (k == all.n)
				words_add(&all, name);
		}
	return all;
}

static void
call_line(struct buffer *out, const struct call *call)
{
	const char *sep = " (";

	call_put(out, call);
	if (call->row->name) {
		buffer_printf(out, "%s%s", sep, call->row->name);
		sep = ", ";
	}
	if (call->page_in) {
		buffer_printf(out, "%spages", sep);
		sep = ", ";
	}
	if (call->batch > 1) {
		buffer_printf(out, "%sby %zu", sep, call->batch);
		sep = ", ";
	}
	if (sep[0] == ',')
		buffer_putc(out, ')');
	struct words all = references(call);
	for (size_t i = 0; i < all.n; i++)
		buffer_printf(out, " -> %s", all.v[i]);
	words_free(&all);
	buffer_putc(out, '\n');
}

static int
has_calls(const struct registry *r, const struct type *type)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (is_on(&r->calls[i], type))
			return 1;
	return 0;
}

static void
each_call(struct tree *tree, const struct type *type, int depth)
{
	for (size_t i = 0; i < tree->r->ncalls; i++) {
		const struct call *call = &tree->r->calls[i];
		if (!is_on(call, type))
			continue;
		indent(tree->out, depth);
		call_line(tree->out, call);
		for (const struct call *row = call; row; row = row->also)
			if (row->lists)
				each_type(tree, row->lists, depth + 1);
	}
}

static void
each_type(struct tree *tree, const struct type *type, int depth)
{
	if (tree->shown[type->number] || !has_calls(tree->r, type))
		return;
	tree->shown[type->number] = 1;
	indent(tree->out, depth);
	buffer_printf(tree->out, "each %s%s\n", type->row->name,
		      type->lazy ? " that is referred to" : "");
	each_call(tree, type, depth + 1);
}

static void
write_tree(const struct registry *r, struct buffer *out)
{
	struct tree tree = { r, out, xcalloc(r->ntypes, 1) };

	each_type(&tree, &r->types[TYPE_ACCOUNT], 0);
	each_type(&tree, &r->types[TYPE_REGION], 0);
	for (size_t i = 0; i < r->ntypes; i++) {
		const struct type *type = &r->types[i];
		if (tree.shown[i] || !has_calls(r, type))
			continue;
		tree.shown[i] = 1;
		buffer_printf(out, "each %s that is referred to\n",
			      type->row->name);
		each_call(&tree, type, 1);
	}
	free(tree.shown);
}

static void
write_words(struct json *j, const char *key, const struct words *words)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < words->n; i++)
		json_string(j, NULL, words->v[i]);
	json_close(j, ']');
}

static void
write_call(struct json *j, const struct call *call)
{
	struct words refers = references(call), lists = { 0 };

	for (const struct call *row = call; row; row = row->also)
		if (row->lists)
			words_add(&lists, row->lists->row->name);
	json_open(j, NULL, '{');
	json_string(j, "action", call->action);
	json_integer(j, "batch", (int64_t)call->batch);
	json_string(j, "collector", call->collector->tables->name);
	write_words(j, "lists", &lists);
	json_string(j, "name", call->name);
	json_string(j, "on", call->row->on);
	json_string(j, "op", call->row->op);
	json_bool(j, "pages", call->page_in != NULL);
	write_words(j, "refers", &refers);
	json_string(j, "service", call->collector->tables->service.name);
	json_close(j, '}');
	words_free(&refers);
	words_free(&lists);
}

int
derive_plan(const struct registry *r, const struct derive_options *o,
	    struct buffer *out, struct error *err)
{
	if (!o->json) {
		write_tree(r, out);
		return derive_done(out, err);
	}
	struct json j;
	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '[');
	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].leader == &r->calls[i])
			write_call(&j, &r->calls[i]);
	json_close(&j, ']');
	buffer_putc(out, '\n');
	return derive_done(out, err);
}
