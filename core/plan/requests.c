/*
 * requests.c - rows that are one request, requests that share a bucket
 *
 * AWS counts by API: all rows of one operation draw on one bucket, and so do
 * calls whose rows point to the same rate.
 */
#include <string.h>

#include "plan/tables.h"

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

static void **
request_at(struct registry *r, const struct call *call)
{
	const char *scope = arena_printf(r->arena, "%s:%s %s",
		call->collector->tables->service.name, call->row->op,
		call->row->on);

	/* .in may be longer than a name: it is a key of its own. */
	return map_at(r->index, arena_printf(r->arena, "r %s %s", scope,
					     or_empty(call->row->in)));
}

static void
leaders_find(struct registry *r)
{
	for (size_t i = 0; i < r->ncalls; i++) {
		struct call *call = &r->calls[i];
		void **at = request_at(r, call);
		if (!*at) {
			*at = call;
			call->leader = call;
			continue;
		}
		call->leader = *at;
		struct call *last = *at;
		while (last->also)
			last = last->also;
		last->also = call;
	}
}

static void
bucket_rename(struct registry *r, size_t from, size_t to)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].bucket == from)
			r->calls[i].bucket = to;
}

/* at remembers the first call of an operation or of a rate. */
static void
bucket_share(struct registry *r, void **at, struct call *call)
{
	if (!*at) {
		*at = call;
		return;
	}
	const struct call *first = *at;
	if (first->bucket != call->bucket)
		bucket_rename(r, call->bucket, first->bucket);
}

static void
buckets_number(struct registry *r)
{
	size_t *numbers = arena_alloc(r->arena,
				      (r->ncalls + 1) * sizeof(*numbers));

	for (size_t i = 0; i < r->ncalls; i++) {
		size_t *number = &numbers[r->calls[i].bucket];
		if (!*number)
			*number = ++r->nbuckets;
		r->calls[i].bucket = *number - 1;
	}
}

static int
rate_is_one(const struct call *a, const struct call *b)
{
	return a->rate.per_second == b->rate.per_second &&
	       a->rate.burst == b->rate.burst;
}

/* Two rows of one operation that promise different rates: one is wrong. */
static int
rates_agree(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->ncalls; i++) {
		const struct call *call = &r->calls[i];
		for (size_t k = 0; k < i; k++) {
			const struct call *before = &r->calls[k];
			if (before->bucket != call->bucket ||
			    rate_is_one(before, call))
				continue;
			error_set(err, ERROR_USAGE, "rate: %u/s (burst %u) "
				  "here, %u/s (burst %u) in %s, of one bucket",
				  call->rate.per_second, call->rate.burst,
				  before->rate.per_second, before->rate.burst,
				  before->name);
			return fault_in_call(err, call);
		}
	}
	return 0;
}

int
requests_join(struct registry *r, struct error *err)
{
	leaders_find(r);
	for (size_t i = 0; i < r->ncalls; i++)
		r->calls[i].bucket = i;
	for (size_t i = 0; i < r->ncalls; i++) {
		struct call *call = &r->calls[i];
		const char *service = call->collector->tables->service.name;
		bucket_share(r, index_at(r, 'o', service, call->row->op), call);
		if (!call->row->rate)
			continue;
		const char *rate = arena_printf(r->arena, "%p",
						(const void *)call->row->rate);
		bucket_share(r, index_at(r, 'b', "", rate), call);
	}
	buckets_number(r);
	return rates_agree(r, err);
}
