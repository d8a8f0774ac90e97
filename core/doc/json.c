/* json.c - cJSON's tree, checked and copied into ours */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/doc.h"
#include "doc/json_scan.h"

struct copy {
	struct arena *arena;
	const struct json_numbers *numbers;
	size_t number;			/* the next of them */
	struct error *err;
};

static int
by_name(const void *a, const void *b)
{
	return text_compare((*(struct ex_node *const *)a)->name,
			    (*(struct ex_node *const *)b)->name);
}

#define FEW	32	/* members that are compared each with each */

static int
is_twice_in_few(const struct ex_node *object)
{
	const struct ex_node *m, *k;

	for (m = object->first; m != NULL; m = m->next)
		for (k = object->first; k != m; k = k->next)
			if (text_equal(k->name, m->name))
				return 1;
	return 0;
}

static int
is_twice_in_many(const struct ex_node *object, size_t n)
{
	const struct ex_node **v = xmalloc(n * sizeof(*v)), *m;
	size_t i = 0;
	int twice = 0;

	for (m = object->first; m != NULL; m = m->next)
		v[i++] = m;
	qsort(v, n, sizeof(*v), by_name);
	for (i = 1; i < n && !twice; i++)
		twice = text_equal(v[i - 1]->name, v[i]->name);
	free(v);
	return twice;
}

/* cJSON keeps both members of a name; which one a reader sees is chance. */
static int
check_names(const struct ex_node *object, struct error *err)
{
	size_t n = 0;

	for (const struct ex_node *m = object->first; m != NULL; m = m->next)
		n++;
	if (n <= FEW ? !is_twice_in_few(object) : !is_twice_in_many(object, n))
		return 0;
	return error_set(err, ERROR_MALFORMED,
			 "JSON: a name twice in an object");
}

static enum node_kind
kind_of(const cJSON *from)
{
	switch (from->type & 0xff) {
	case cJSON_False:
		return NODE_FALSE;
	case cJSON_True:
		return NODE_TRUE;
	case cJSON_Number:
		return NODE_NUMBER;
	case cJSON_String:
		return NODE_STRING;
	case cJSON_Array:
		return NODE_ARRAY;
	case cJSON_Object:
		return NODE_OBJECT;
	default:
		return NODE_NULL;
	}
}

static struct text
keep(struct arena *arena, const char *s, size_t n)
{
	return text_n(arena_strndup(arena, s, n), n);
}

static struct ex_node *
copy_node(struct copy *c, const cJSON *from)
{
	struct ex_node *node = node_new(c->arena, kind_of(from)), *child;
	struct text number;

	if (from->string != NULL)
		node->name = keep(c->arena, from->string, strlen(from->string));
	if (node->kind == NODE_STRING) {
		node->text = keep(c->arena, from->valuestring,
				  strlen(from->valuestring));
	} else if (node->kind == NODE_NUMBER) {
		if (c->number == c->numbers->n)
			return NULL;
		number = c->numbers->v[c->number++];
		node->text = keep(c->arena, number.at, number.len);
	}
	for (const cJSON *m = from->child; m != NULL; m = m->next) {
		child = copy_node(c, m);
		if (child == NULL)
			return NULL;
		node_add(node, child);
	}
	if (node->kind == NODE_OBJECT && check_names(node, c->err) < 0)
		return NULL;
	return node;
}

/*
 * cJSON's own tree lives until it is copied: a thousand small allocations that
 * one reset takes back.  There is one at a time; reading does not nest.
 */
static struct arena *reading;

static void *
reading_alloc(size_t size)
{
	return arena_alloc(reading, size);
}

static void
reading_free(void *p)
{
	(void)p;
}

static void
begin_reading(void)
{
	cJSON_Hooks hooks = { reading_alloc, reading_free };

	if (reading == NULL) {
		reading = arena_new();
		cJSON_InitHooks(&hooks);
	}
}

static struct ex_node *
read_tree(struct copy *c, struct text body)
{
	struct ex_node *node = NULL;
	const char *end = NULL;
	cJSON *root;

	begin_reading();
	root = body.len == 0 ? NULL :
	    cJSON_ParseWithLengthOpts(body.at, body.len, &end, 0);
	if (root == NULL) {
		error_set(c->err, ERROR_MALFORMED, "not JSON");
		arena_reset(reading);
		return NULL;
	}
	if (text_trim(text_n(end, body.len - (size_t)(end - body.at))).len > 0)
		error_set(c->err, ERROR_MALFORMED,
			  "JSON, byte %zu: something after the end",
			  (size_t)(end - body.at) + 1);
	else
		node = copy_node(c, root);
	arena_reset(reading);
	return node;
}

struct ex_node *
doc_read_json(struct arena *arena, struct text body, struct error *err)
{
	struct json_numbers numbers;
	struct copy c = { arena, &numbers, 0, err };
	struct ex_node *node = NULL;

	if (json_scan(body, &numbers, err) == 0)
		node = read_tree(&c, body);
	free(numbers.v);
	return node;
}
