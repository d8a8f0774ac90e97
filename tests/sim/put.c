/*
 * put.c - the path language backwards: building what a path would find
 *
 * The last [] or filter of an item's path makes a new element, all before it
 * use the last one there is.  What cannot be built (a table in base64, a
 * member of any name) is left out.
 */
#include <stdio.h>
#include <string.h>

#include "doc/doc.h"
#include "sim/sim.h"
#include "sim/world.h"

struct step {
	char name[128];
	char filter[256];
	int list, inner, odd;
};

static struct ex_node *
add(struct putting *p, struct ex_node *to, const char *name,
    enum node_kind kind)
{
	struct ex_node *node = node_new(p->arena, kind);

	node->xml = p->xml;
	node->name = text_of(arena_strdup(p->arena, name));
	node_add(to, node);
	return node;
}

/* Up to sep, outside of [] and {}. */
static size_t
until(const char *s, const char *seps)
{
	int deep = 0;
	size_t i;

	for (i = 0; s[i]; i++) {
		if (s[i] == '[' || s[i] == '{')
			deep++;
		if (s[i] == ']' || s[i] == '}')
			deep--;
		if (!deep && strchr(seps, s[i]))
			break;
	}
	return i;
}

static int
read_step(const char **at, struct step *step)
{
	size_t n = until(*at, ".");
	char text[512];
	char *p;

	memset(step, 0, sizeof(*step));
	if (!n || n >= sizeof(text))
		return 0;
	memcpy(text, *at, n);
	text[n] = '\0';
	*at += n + ((*at)[n] == '.');
	step->odd = strstr(text, "{csv}") != NULL || text[0] == '*';
	p = text + strcspn(text, "|[{");
	snprintf(step->name, sizeof(step->name), "%.*s", (int)(p - text),
		 text);
	if (*p == '|')
		p += strcspn(p, "[{");
	for (; *p; p += strcspn(p, "]}") + 1) {
		if (strncmp(p, "[]", 2) == 0)
			step->list = 1;
		else if (strncmp(p, "{}", 2) == 0)
			step->inner = 1;
		else if (*p == '[')
			snprintf(step->filter, sizeof(step->filter), "%.*s",
				 (int)strcspn(p + 1, "]"), p + 1);
		if (!p[strcspn(p, "]}")])
			break;
	}
	return 1;
}

static struct ex_node *
last_named(struct ex_node *in, const char *name)
{
	struct ex_node *found = NULL;

	for (struct ex_node *n = in->first; n; n = n->next)
		if (text_is(n->name, name))
			found = n;
	return found;
}

static struct ex_node *
element(struct putting *p, struct ex_node *at, const char *name, int fresh,
	enum node_kind kind)
{
	struct ex_node *list = last_named(at, name);

	if (p->xml) {
		if (list && !fresh && list->kind == kind)
			return list;
		return add(p, at, name, kind);
	}
	if (!list)
		list = add(p, at, name, NODE_ARRAY);
	if (list->kind != NODE_ARRAY)
		return NULL;
	if (list->last && !fresh && list->last->kind == kind)
		return list->last;
	return add(p, list, "", kind);
}

static struct ex_node *
document(struct putting *p, struct ex_node *at, const char *name)
{
	struct ex_node *string = last_named(at, name);

	for (size_t i = 0; i < p->ninners; i++)
		if (string && p->inners[i].string == string)
			return p->inners[i].document;
	if (string || p->ninners == sizeof(p->inners) / sizeof(p->inners[0]))
		return NULL;
	string = add(p, at, name, NODE_STRING);
	p->inners[p->ninners++] = (struct inner){
		string, node_new(p->arena, NODE_OBJECT) };
	return p->inners[p->ninners - 1].document;
}

static void
filtered(struct putting *p, struct ex_node *at, const char *filter)
{
	const char *eq = strchr(filter, '=');
	char path[128], value[200];

	if (!eq || eq == filter || eq[-1] == '!' || !eq[1])
		return;
	snprintf(path, sizeof(path), "%.*s", (int)(eq - filter), filter);
	snprintf(value, sizeof(value), "%s", eq + 1);
	if (value[0] == '*')
		memmove(value, value + 1, strlen(value));
	if (value[0] && value[strlen(value) - 1] == '*')
		value[strlen(value) - 1] = '\0';
	if (strcmp(value, "{account}") == 0)
		snprintf(value, sizeof(value), "%s", p->request->account);
	if (strcmp(value, "{region}") == 0)
		snprintf(value, sizeof(value), "%s", p->request->region);
	put_text(p, at, path, value);
}

static struct ex_node *
take(struct putting *p, struct ex_node *at, const struct step *step,
     int fresh, enum node_kind kind)
{
	if (step->odd || at->kind != NODE_OBJECT)
		return NULL;
	if (step->inner) {
		if (p->xml)
			return NULL;
		at = document(p, at, step->name);
	} else if (step->name[0] && step->list) {
		at = element(p, at, step->name, fresh, kind);
	} else if (step->name[0]) {
		struct ex_node *there = last_named(at, step->name);
		at = there ? there : add(p, at, step->name, kind);
	}
	if (at && at->kind == NODE_OBJECT && step->filter[0])
		filtered(p, at, step->filter);
	return at;
}

static struct ex_node *
walk(struct putting *p, struct ex_node *at, const char *path, int fresh,
     enum node_kind last)
{
	struct step step;

	if (strcmp(path, ".") == 0)
		return at;
	while (at && *path && read_step(&path, &step))
		at = take(p, at, &step, fresh && !strpbrk(path, "["),
			  *path ? NODE_OBJECT : last);
	return at;
}

struct ex_node *
put_item(struct putting *p, struct ex_node *root, const char *path)
{
	return path ? walk(p, root, path, 1, NODE_OBJECT) : root;
}

void
put_text(struct putting *p, struct ex_node *item, const char *path,
	 const char *value)
{
	struct ex_node *node = path ? walk(p, item, path, 0, NODE_STRING) :
			       item;

	if (!node)
		return;
	if (node->kind == NODE_OBJECT && !node->first)
		node->kind = NODE_STRING;
	if (node->kind == NODE_STRING && !node->text.len)
		node->text = text_of(arena_strdup(p->arena, value));
}

/* The newest are the innermost. */
void
put_finish(struct putting *p)
{
	while (p->ninners) {
		struct inner *x = &p->inners[--p->ninners];
		struct buffer b;
		buffer_init(&b, 1u << 20);
		node_write_json(&b, x->document, 0);
		x->string->text = text_of(arena_strdup(p->arena,
						       buffer_cstr(&b)));
		buffer_free(&b);
	}
}
