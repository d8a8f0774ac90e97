/*
 * visit.c - each resource once: which calls are made on it, and when
 *
 * A reference to what a call on the account lists waits for that list: in a
 * complete list that lacks it, it is somebody else's, and is never asked about.
 */
#include "engine/run.h"

int
call_offered(const struct run *run, const struct call *call,
	     const char *region)
{
	const struct engine_options *o = run->o;

	return !region[0] || !o->offered ||
	       o->offered(o->offered_ctx,
			  call->collector->tables->service.name, region);
}

static struct chain *
chain_for(struct account *a, const struct call *leader)
{
	struct chain *chain;
	size_t n = 0;

	for (const struct call *c = leader; c; c = c->also)
		n += c->lists != NULL;
	if (!n && !leader->page_path)
		return NULL;
	chain = arena_alloc(a->arena, sizeof(*chain));
	chain->lists = arena_alloc(a->arena, (n + 1) * sizeof(*chain->lists));
	chain->nlists = n;
	n = 0;
	for (const struct call *c = leader; c; c = c->also)
		if (c->lists)
			chain->lists[n++] = (struct list){
				.row = c, .mark = ++a->listings };
	return chain;
}

static void
ask_one(struct account *a, const struct call *call, struct spot *on)
{
	struct job *job = job_new(a, call, on);

	job->chain = chain_for(a, call);
	if (on->sign_for == call->collector)
		job->sign_region = on->sign_region;
	ask(job);
}

/* Batches are made where resources are listed, or at the account's end. */
void
visit_calls(struct account *a, const struct calls_of *calls, struct spot *on)
{
	const char *region = spot_region(on);

	for (size_t i = 0; i < calls->n; i++)
		if (calls->v[i]->batch < 2 &&
		    call_offered(a->run, calls->v[i], region))
			ask_one(a, calls->v[i], on);
}

void
visit(struct spot *spot, struct account *a)
{
	struct resource *r = &spot->resource;
	const struct calls_of *calls;

	if (!r->type || r->visited || r->external || r->gone)
		return;
	calls = &a->run->on_type[r->type->number];
	if (!calls->n)
		return;
	r->visited = 1;
	visit_calls(a, calls, spot);
}

static int
visited_lazily(const struct account *a, const struct type *type)
{
	return type->lazy && !a->run->o->plan->scope_all;
}

static void
known_now(struct account *a, struct spot *spot)
{
	const struct type *type = spot->resource.type;

	if (!spot->resource.listed && !a->types[type->number].broken) {
		spot->resource.external = 1;
		return;
	}
	visit(spot, a);
	if (!spot->resource.listed || visited_lazily(a, type))
		batch_leave(a, spot);
}

void
visit_referred(struct account *a, struct spot *to)
{
	const struct type *type = to->resource.type;
	struct lists_of_type *lists;

	if (to->referred || to->resource.external || !type)
		return;
	to->referred = 1;
	lists = &a->types[type->number];
	if (lists->any && lists->left && !to->resource.listed) {
		to->waiting = 1;
		to->next = lists->waiting;
		lists->waiting = to;
	} else if (lists->any) {
		known_now(a, to);
	} else {
		visit(to, a);
		if (!to->resource.listed || visited_lazily(a, type))
			batch_leave(a, to);
	}
}

static void
release(struct account *a, struct lists_of_type *lists)
{
	struct spot *spot;

	while ((spot = lists->waiting)) {
		lists->waiting = spot->next;
		spot->next = NULL;
		spot->waiting = 0;
		known_now(a, spot);
	}
}

void
visit_list_ended(struct account *a, const struct list *list)
{
	struct lists_of_type *lists = &a->types[list->row->lists->number];

	if (list->row->lists->level == ON_REGION)
		account_regions_listed(a, list->listing.complete);
	if (list->row->where != ON_ACCOUNT)
		return;
	lists->broken += !list->listing.complete;
	if (lists->left && --lists->left == 0)
		release(a, lists);
}
