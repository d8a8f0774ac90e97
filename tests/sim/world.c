/* world.c - an organisation that follows from a seed */
#include "sim/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"
#include "plan/brace.h"
#include "sim/sim.h"

struct making {
	struct world *world;
	const struct request *request;
	struct putting putting;
	struct ex_node *root;
	uint64_t here;			/* of this request, whatever its page */
	unsigned first, n, total;	/* of the page */
};

/* A resource's name in the first of its type's spellings. */
static const char *
spell(const struct making *m, const struct type *type, const char *id)
{
	const char *pattern = type->row->spelled[0];
	struct arena *arena = m->putting.arena;
	struct text in = text_of(pattern), name;
	struct buffer out;
	size_t from = 0, done = 0, at;

	if (!pattern)
		return arena_strdup(arena, id);
	buffer_init(&out, 4096);
	while (brace_next(in, &from, &at, &name)) {
		buffer_put(&out, in.at + done, at - done);
		if (text_is(name, "id") || text_is(name, "id*"))
			buffer_puts(&out, id);
		else if (text_is(name, "account"))
			buffer_puts(&out, m->request->account);
		else if (text_is(name, "region"))
			buffer_puts(&out, m->request->region[0] ?
				    m->request->region : "us-east-1");
		else
			buffer_puts(&out, "x");
		done = from;
	}
	buffer_put(&out, in.at + done, in.len - done);
	const char *result = arena_strdup(arena, buffer_cstr(&out));
	buffer_free(&out);
	return result;
}

static const char *
named(const struct making *m, const struct type *type, unsigned n)
{
	const char *colon = strchr(type->row->name, ':');
	char id[96];

	if (type->level == ON_REGION)
		return m->world->regions[n];
	snprintf(id, sizeof(id), "%s-%u", colon ? colon + 1 : type->row->name,
		 n);
	return spell(m, type, id);
}

static void
put_refs(struct making *m, const struct call *call, struct ex_node *item,
	 unsigned n)
{
	char text[64];
	uint64_t h;

	for (size_t i = 0; i < call->nrefs; i++) {
		const struct reference *ref = &call->refs[i];
		snprintf(text, sizeof(text), "ref %zu %u", i, n);
		h = sim_hash(m->here, text);
		if (h % 1000 < m->world->refs)
			put_text(&m->putting, item, path_source(ref->path),
				 named(m, ref->type,
				       (unsigned)(h >> 20) % m->world->pool));
	}
}

static void
put_one(struct making *m, const struct call *call, const char *id, unsigned n)
{
	const struct type *about = call->about ? call->about : call->lists;
	const char *path = call->items ? path_source(call->items) : NULL;
	struct ex_node *item = put_item(&m->putting, m->root, path);
	char kept[32];

	if (!item)
		return;
	if (!id && about && about->level != ON_ACCOUNT)
		id = named(m, about, n);
	if (id && (call->id || path))
		put_text(&m->putting, item, call->id ?
			 path_source(call->id) : NULL, id);
	for (size_t i = 0; i < call->nkeeps; i++) {
		snprintf(kept, sizeof(kept), "kept-%u", n);
		put_text(&m->putting, item, path_source(call->keeps[i].path),
			 strcmp(call->keeps[i].name, "region") == 0 ?
			 m->world->regions[0] : kept);
	}
	put_refs(m, call, item, n);
}

static unsigned
how_many(const struct making *m, const struct call *call)
{
	unsigned n = 0;

	if (call->lists->level == ON_REGION) {
		while (m->world->regions[n])
			n++;
		return n;
	}
	n = (unsigned)(m->here % (m->world->items + 1));
	if ((m->here >> 32) % 1000 < m->world->heavy)
		n = n * 10;
	return n;
}

/* The rows that read this answer: AWS does not know for what type of ours a
 * request is made, so what is asked on several is answered for all. */
static const struct call *
row_after(const struct making *m, const struct call *last)
{
	const struct registry *r = m->world->registry;
	const struct call *asked = m->request->call;

	for (size_t i = last ? last->number + 1 : 0; i < r->ncalls; i++) {
		const struct call *c = &r->calls[i];
		if (c->collector == asked->collector &&
		    strcmp(c->row->op, asked->row->op) == 0 &&
		    strcmp(c->row->in ? c->row->in : "",
			   asked->row->in ? asked->row->in : "") == 0)
			return c;
	}
	return NULL;
}

/* Which part of the list this page is; rows of one request share it. */
static void
find_page(struct making *m)
{
	const struct call *call = m->request->call;
	const struct call *lists = NULL;

	for (const struct call *c = NULL; (c = row_after(m, c));)
		if (c->lists && !lists)
			lists = c;
	m->total = lists ? how_many(m, lists) : 1;
	if (m->request->token)
		m->first = (unsigned)strtoul(m->request->token + 1, NULL, 10);
	m->n = m->total - (m->first < m->total ? m->first : m->total);
	if (lists && call->page_path && m->n > m->world->page)
		m->n = m->world->page;
}

static void
put_page(struct making *m)
{
	char token[32];

	if (!m->request->call->page_path || m->first + m->n >= m->total)
		return;
	snprintf(token, sizeof(token), "t%u", m->first + m->n);
	put_text(&m->putting, m->root,
		 path_source(m->request->call->page_path), token);
}

static void
put_batch(struct making *m, const struct call *call)
{
	const struct request *r = m->request;

	for (size_t i = 0; i < r->nargs; i++)
		for (size_t k = 0; r->args[i].values && k < r->args[i].n; k++)
			put_one(m, call, r->args[i].values[k], (unsigned)k);
}

static void
write_out(const struct making *m, struct buffer *out)
{
	const struct call *call = m->request->call;
	const char *op = call->row->op;
	char name[160];

	if (!m->putting.xml) {
		node_write_json(out, m->root, 0);
		return;
	}
	if (call->collector->tables->service.protocol != EX_QUERY) {
		snprintf(name, sizeof(name), "%sResponse", op);
		node_write_xml(out, m->root, name);
		return;
	}
	snprintf(name, sizeof(name), "%sResult", op);
	buffer_printf(out, "<%sResponse>", op);
	node_write_xml(out, m->root, name);
	buffer_printf(out, "</%sResponse>", op);
}

static uint64_t
place_of(const struct world *world, const struct request *request)
{
	char key[1024];
	char *page;

	snprintf(key, sizeof(key), "%s", request->key);
	page = strstr(key, " #");
	if (page)
		*page = '\0';
	return sim_hash(sim_hash(world->seed, request->account), key);
}

void
world_body(void *ctx, const struct request *request, struct buffer *out)
{
	struct making m = { .world = ctx, .request = request };
	enum ex_protocol protocol =
		request->call->collector->tables->service.protocol;

	m.putting.arena = arena_new();
	m.putting.xml = protocol != EX_JSON_1_0 && protocol != EX_JSON_1_1 &&
			protocol != EX_REST_JSON;
	m.putting.request = request;
	m.root = node_new(m.putting.arena, NODE_OBJECT);
	m.root->xml = m.putting.xml;
	m.here = place_of(m.world, request);
	find_page(&m);
	for (const struct call *c = NULL; (c = row_after(&m, c));) {
		if (c->batch > 1)
			put_batch(&m, c);
		else
			for (unsigned i = 0; i < m.n; i++)
				put_one(&m, c, NULL, m.first + i);
	}
	put_page(&m);
	put_finish(&m.putting);
	write_out(&m, out);
	arena_free(m.putting.arena);
}
