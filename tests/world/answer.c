/*
 * answer.c - an operation's answer, as services/ describes it
 *
 *	list	the resources of a set, paged
 *	one	a resource, a member of it, or (with list) a list in it
 *	object	a set that is one thing
 */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

#define DEPTH 4

const char *
spec_text(const struct answering *a, const char *name)
{
	const struct ex_node *n = node_member(a->spec, name);

	return n ? arena_strndup(a->scratch, n->text.at, n->text.len) : NULL;
}

void
answer_refuse(struct answering *a, const char *error)
{
	struct text rest = text_of(error);
	struct text status = text_cut(&rest, ' ');
	struct text code = text_cut(&rest, ' ');

	world_refuse(a->world, a->q->protocol,
		     (unsigned)strtoul(status.at, NULL, 10),
		     arena_strndup(a->scratch, code.at, code.len),
		     rest.at ? rest.at : "", a->answer);
}

/* "Buckets.Bucket": all but the last are objects around it. */
static struct text
open_path(struct render *r, const char *as, struct text open[DEPTH], size_t *n)
{
	struct text rest = text_of(as), name = text_cut(&rest, '.');

	for (*n = 0; rest.at && *n < DEPTH; name = text_cut(&rest, '.')) {
		render_object_begin(r, name);
		open[(*n)++] = name;
	}
	return name;
}

static void
close_path(struct render *r, struct text open[DEPTH], size_t n)
{
	while (n)
		render_object_end(r, open[--n]);
}

static const struct ex_node *
left_out(const struct answering *a)
{
	const struct ex_node *bare = node_member(a->spec, "bare");

	if (bare && !a->q->params->first)
		return bare;
	return node_member(a->spec, "without");
}

static void
put_elements(const struct answering *a, struct render *r, struct text name,
	     const struct records *records, const struct page *page)
{
	const struct ex_node *only = node_member(a->spec, "only");
	const struct ex_node *without = left_out(a);
	const char *each = spec_text(a, "each");

	render_list_begin(r, name);
	for (size_t i = page->from; i < page->to; i++) {
		const struct ex_node *record = records->v[i];
		if (each)
			record = node_member(record, each);
		if (record->kind != NODE_OBJECT) {
			render_element(r, name, record);
			continue;
		}
		render_element_begin(r, name);
		render_members(r, record, only, without);
		render_element_end(r, name);
	}
	render_list_end(r, name);
}

/* What else an answer carries, whatever its list holds. */
static void
put_with(const struct answering *a, struct render *r)
{
	const struct ex_node *with = node_member(a->spec, "with");

	const struct ex_node *echo = node_member(a->spec, "echo");

	if (with)
		render_members(r, with, NULL, NULL);
	for (const struct ex_node *e = echo ? echo->first : NULL; e;
	     e = e->next)
		render_string(r, e->text.at, records_asked(a, e->text.at));
}

/* Filter.member.N names kinds; without it, all. */
static int
kind_asked(const struct answering *a, const struct ex_node *kind)
{
	struct text name = node_text(node_member(kind, "filter"));
	int said = 0;

	for (const struct param *p = a->q->params->first; p; p = p->next)
		if (text_starts(text_of(p->name), "Filter.member.")) {
			if (text_is(name, p->value))
				return 1;
			said = 1;
		}
	return !said;
}

static void
find_kind(struct answering *a, const struct ex_node *kind,
	  struct records *records)
{
	const struct ex_node *spec = a->spec;

	*records = (struct records){ .arena = a->scratch };
	if (!kind_asked(a, kind))
		return;
	records_find(a, arena_strndup(a->scratch, kind->name.at,
				      kind->name.len), records);
	a->spec = kind;
	records_where(a, records);
	a->spec = spec;
}

/* Some records of an account's all kinds, in one answer (IAM). */
static void
put_kinds(struct answering *a, struct render *r, const struct page *page)
{
	const struct ex_node *kinds = node_member(a->spec, "kinds");
	size_t before = 0;

	for (const struct ex_node *k = kinds->first; k; k = k->next) {
		struct records records;
		struct page part = { .from = 0, .to = 0 };
		const struct ex_node *spec = a->spec;

		find_kind(a, k, &records);
		if (page->from > before)
			part.from = page->from - before;
		if (page->to > before)
			part.to = page->to - before;
		if (part.to > records.n)
			part.to = records.n;
		before += records.n;
		a->spec = k;
		put_elements(a, r, node_text(node_member(k, "as")), &records,
			     &part);
		a->spec = spec;
	}
}

static size_t
count_kinds(struct answering *a)
{
	const struct ex_node *kinds = node_member(a->spec, "kinds");
	size_t n = 0;

	for (const struct ex_node *k = kinds->first; k; k = k->next) {
		struct records records;
		find_kind(a, k, &records);
		n += records.n;
	}
	return n;
}

void
answer_list(struct answering *a, const struct ex_node *inside)
{
	struct records records = { .arena = a->scratch };
	const char *list = spec_text(a, "list");
	struct text open[DEPTH];
	struct page page;
	struct render r;
	size_t depth;

	if (inside && node_member(inside, list))
		records_add(&records, node_member(inside, list));
	else if (!inside && list)
		records_find(a, list, &records);
	records_where(a, &records);
	size_t n = list ? records.n : count_kinds(a);
	if (page_plan(a, n, &page)) {
		const char *bad = spec_text(a, "badtoken");
		answer_refuse(a, bad ? bad : "400 InvalidNextTokenException "
			      "The token is not valid.");
		return;
	}
	render_start(&r, a);
	render_head(&r, a);
	if (list) {
		struct text name = open_path(&r, spec_text(a, "as"), open,
					     &depth);
		put_elements(a, &r, name, &records, &page);
		close_path(&r, open, depth);
	} else {
		put_kinds(a, &r, &page);
	}
	page_end(a, &r, &page, n);
	put_with(a, &r);
	render_tail(&r, a);
}

void
answer_node(struct answering *a, const struct ex_node *node)
{
	const struct ex_node *only = node_member(a->spec, "only");
	const struct ex_node *without = node_member(a->spec, "without");
	const char *as = spec_text(a, "as");
	struct text open[DEPTH];
	struct render r;
	size_t depth = 0;

	render_start(&r, a);
	if (node_member(a->spec, "raw")) {
		a->answer->type = "application/json";
		r.protocol = EX_JSON_1_1;
		render_member(&r, text_of(""), node);
		return;
	}
	render_head(&r, a);
	if (node->kind != NODE_OBJECT || (as && strchr(as, '{'))) {
		if (as)
			render_member(&r, text_of(as), node);
		else
			encode_xml(r.out, node->text);
	} else if (as) {
		struct text name = open_path(&r, as, open, &depth);
		render_object_begin(&r, name);
		render_members(&r, node, only, without);
		render_object_end(&r, name);
		close_path(&r, open, depth);
	} else {
		render_members(&r, node, only, without);
	}
	put_with(a, &r);
	render_tail(&r, a);
}

static const struct ex_node *
pick(struct answering *a, const struct records *records, const char *member,
     const char *param, int also)
{
	const char *value = records_asked(a, param);
	const char *missing = spec_text(a, "missing");
	const struct ex_node *found;

	if (!value) {
		answer_refuse(a, arena_printf(a->scratch, "400 "
			      "ValidationException %s is missing.", param));
		return NULL;
	}
	found = records_one(a, records, member, value, also);
	if (!found)
		answer_refuse(a, missing ? missing : "400 "
			      "ResourceNotFoundException It is not there.");
	return found;
}

/*
 * by: [ "Name", "RoleName" ]: the record's member, the parameter;
 * inside: [ "RolePolicyList", "PolicyName" ]: its list, and what both call it.
 */
void
answer_record(struct answering *a)
{
	const struct ex_node *by = node_member(a->spec, "by");
	const struct ex_node *inside = node_member(a->spec, "inside");
	const char *member = spec_text(a, "member");
	const char *absent = spec_text(a, "absent");
	struct records records;
	const struct ex_node *found;

	records_find(a, spec_text(a, "one"), &records);
	records_where(a, &records);
	found = pick(a, &records, by->first->text.at, by->last->text.at,
		     node_member(a->spec, "also") != NULL);
	if (found && inside) {
		struct records inner = { .arena = a->scratch };
		const struct ex_node *list = node_member(found,
						inside->first->text.at);
		if (list)
			records_add(&inner, list);
		found = pick(a, &inner, inside->last->text.at,
			     inside->last->text.at, 0);
	}
	if (!found)
		return;
	if (node_member(a->spec, "list")) {
		answer_list(a, found);
		return;
	}
	if (member && !(found = node_member(found, member))) {
		if (absent) {
			answer_refuse(a, absent);
			return;
		}
		found = node_new(a->scratch, NODE_OBJECT);
	}
	answer_node(a, found);
}

void
answer_object(struct answering *a)
{
	const struct ex_node *set = records_set(a, spec_text(a, "object"));
	const char *absent = spec_text(a, "absent");

	if (!set && absent)
		answer_refuse(a, absent);
	else
		answer_node(a, set ? set : node_new(a->scratch, NODE_OBJECT));
}
