/*
 * batch.c - several resources in one request
 *
 * Replay must find each batch again, so what is in it may not hang on the
 * order in which answers came.  Where one list alone names a type, batches are
 * cut in its order, page after page.  All others wait until the account has
 * nothing else to do; then their set is the same in every run, and they are
 * cut in order of id.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "engine/run.h"

/* After a list began again the same batches come by again. */
static int
made_before(struct account *a, struct job *job)
{
	char hex[DIGEST_HEX];
	void **at;
	struct buffer *key = &a->run->key;

	fill_key(job, key);
	digest_hex_of(buffer_cstr(key), key->len, hex);
	if (!a->batched)
		a->batched = map_new();
	at = map_at(a->batched, hex);
	if (*at)
		return 1;
	*at = a;
	return 0;
}

static void
make(struct account *a, const struct call *call, struct spot **v, size_t n)
{
	struct job *job = job_new(a, call, v[0]);

	job->n = n;
	job->ons = arena_alloc(a->arena, n * sizeof(struct spot *));
	memcpy(job->ons, v, n * sizeof(struct spot *));
	if (made_before(a, job)) {
		job_free(job);
		return;
	}
	for (size_t i = 0; i < n; i++)
		v[i]->batched = v[i]->resource.visited = 1;
	ask(job);
}

static struct batch *
batch_of(struct account *a, struct list *list, const struct call *call)
{
	struct batch *b;

	for (b = list->batches; b; b = b->next)
		if (b->call == call)
			return b;
	b = arena_alloc(a->arena, sizeof(*b));
	b->call = call;
	b->v = arena_alloc(a->arena, call->batch * sizeof(struct spot *));
	b->next = list->batches;
	list->batches = b;
	return b;
}

static int
in_list_order(const struct account *a, const struct list *list,
	      const struct spot *spot, const char *region)
{
	const struct type *type = list->row->lists;

	return a->run->type_lists[type->number] == 1 && !type->row->global &&
	       strcmp(spot_region(spot), region) == 0 &&
	       (!list->row->row->lazy || a->run->o->plan->scope_all);
}

void
batch_add(struct account *a, struct list *list, struct spot *spot,
	  const struct spot *on)
{
	const struct calls_of *calls =
		&a->run->on_type[list->row->lists->number];
	const char *region = spot_region(spot);

	if (!in_list_order(a, list, spot, spot_region(on))) {
		batch_leave(a, spot);
		return;
	}
	spot->left_over = 0;
	for (size_t i = 0; i < calls->n; i++) {
		const struct call *call = calls->v[i];
		if (call->batch < 2 || !call_offered(a->run, call, region))
			continue;
		struct batch *b = batch_of(a, list, call);
		b->v[b->n++] = spot;
		if (b->n == call->batch) {
			b->n = 0;
			make(a, call, b->v, call->batch);
		}
	}
}

void
batch_flush(struct account *a, struct list *list)
{
	for (struct batch *b = list->batches; b; b = b->next) {
		size_t n = b->n;
		b->n = 0;
		if (n)
			make(a, b->call, b->v, n);
	}
}

void
batch_leave(struct account *a, struct spot *spot)
{
	const struct calls_of *calls =
		&a->run->on_type[spot->resource.type->number];
	size_t n = 0;

	for (size_t i = 0; i < calls->n; i++)
		n += calls->v[i]->batch > 1;
	if (!n || spot->batched || spot->resource.external)
		return;
	spot->left_over = 1;
	if (spot->left_linked)
		return;
	spot->left_linked = 1;
	spot->next_left = a->left_over;
	a->left_over = spot;
}

static int
compare_groups(const struct spot *x, const struct spot *y)
{
	int c;

	if (x->resource.type != y->resource.type)
		return x->resource.type->number < y->resource.type->number ?
		       -1 : 1;
	if ((c = strcmp(spot_region(x), spot_region(y))))
		return c;
	if (!x->within || !y->within)
		return (x->within != NULL) - (y->within != NULL);
	return strcmp(x->within->resource.id, y->within->resource.id);
}

static int
compare(const void *a, const void *b)
{
	const struct spot *const *x = a, *const *y = b;
	int c = compare_groups(*x, *y);

	if (!c)
		c = strcmp((*x)->resource.id, (*y)->resource.id);
	return c ? c : strcmp((*x)->resource.account, (*y)->resource.account);
}

static void
make_group(struct account *a, struct spot **v, size_t n)
{
	const struct calls_of *calls =
		&a->run->on_type[v[0]->resource.type->number];

	for (size_t i = 0; i < calls->n; i++) {
		const struct call *call = calls->v[i];
		if (call->batch < 2 ||
		    !call_offered(a->run, call, spot_region(v[0])))
			continue;
		for (size_t from = 0; from < n; from += call->batch)
			make(a, call, v + from, n - from < call->batch ?
			     n - from : call->batch);
	}
}

int
batch_left_over(struct account *a)
{
	struct spot **v = NULL;
	size_t n = 0, room = 0;

	for (struct spot *s = a->left_over; s; s = s->next_left) {
		s->left_linked = 0;
		if (!s->left_over || s->resource.external || s->resource.gone)
			continue;
		s->left_over = 0;
		if (n == room) {
			room = room ? 2 * room : 64;
			v = xrealloc(v, room, sizeof(struct spot *));
		}
		v[n++] = s;
	}
	a->left_over = NULL;
	if (n)
		qsort(v, n, sizeof(struct spot *), compare);
	for (size_t from = 0, to; from < n; from = to) {
		to = from + 1;
		while (to < n && compare_groups(v[from], v[to]) == 0)
			to++;
		make_group(a, v + from, to - from);
	}
	free(v);
	return a->open > 0;
}
