/*
 * limit.c - the limits AWS enforces
 *
 * A bucket an account, region and API, which a refused call takes nothing
 * from; or windows of one second.  The bound of a run is that of its fullest
 * bucket: calls beyond the burst, by the rate.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "sim/private.h"

#define CALL 1000000

struct sim_bucket {
	struct sim_limit limit;
	int64_t tokens, counted, first, granted_sum;
	int64_t window, in_window;
	uint64_t calls;
};

static struct sim_limit
as_published(const struct request *r)
{
	struct ex_rate rate = r->call->rate;
	struct sim_limit limit = {
		.rate = (rate.per_second ? rate.per_second : 10) * 1000,
		.burst = rate.burst ? rate.burst :
			 rate.per_second ? rate.per_second : 10,
	};

	return limit;
}

static struct sim_bucket *
bucket_of(struct sim *s, const struct request *r, int64_t at)
{
	void **slot = map_at(s->limits, r->account);
	struct sim_bucket *b;

	if (!*slot)
		*slot = map_new();
	buffer_reset(&s->key);
	buffer_printf(&s->key, "%s %zu", r->region, r->call->bucket);
	slot = map_at(*slot, buffer_cstr(&s->key));
	if (*slot)
		return *slot;
	b = xcalloc(1, sizeof(*b));
	b->limit = s->o.limit ? s->o.limit(s->o.ctx, r) : as_published(r);
	b->tokens = b->limit.burst * CALL;
	b->counted = b->first = at;
	*slot = b;
	return b;
}

/* Of what is granted, how much is left to us just now. */
static int64_t
rate_at(const struct sim *s, const struct sim_bucket *b, int64_t at)
{
	int64_t rate = b->limit.rate;
	char turn[32];

	if (b->limit.drop_after && at - s->began > b->limit.drop_after)
		rate /= 2;
	if (b->limit.foreign) {
		snprintf(turn, sizeof(turn), "%lld",
			 (long long)(at / 10000));
		rate -= rate * (int64_t)(sim_hash(s->o.seed, turn) % 41) / 100;
	}
	return rate;
}

static int
refill(const struct sim *s, struct sim_bucket *b, int64_t at)
{
	int64_t rate = rate_at(s, b, at);

	if (at > b->counted) {
		b->granted_sum += rate * (at - b->counted);
		b->tokens += rate * (at - b->counted);
		b->counted = at;
	}
	if (b->tokens > b->limit.burst * CALL)
		b->tokens = b->limit.burst * CALL;
	return b->tokens >= CALL;
}

static int
window(struct sim_bucket *b, int64_t at)
{
	if (at / 1000 != b->window) {
		b->window = at / 1000;
		b->in_window = 0;
	}
	return b->in_window * 1000 < b->limit.rate;
}

/* How long the calls so far must take at least. */
static void
note_bound(struct sim *s, const struct sim_bucket *b, int64_t at)
{
	int64_t over = (int64_t)b->calls - b->limit.burst, need;
	int64_t mean = b->limit.rate;

	if (over <= 0)
		return;
	if (at - b->first > 1000 && b->granted_sum)
		mean = b->granted_sum / (at - b->first);
	need = b->first - s->began + over * CALL / mean;
	if (need > s->counts.bound)
		s->counts.bound = need;
}

int
sim_limited(struct sim *s, const struct request *r, int64_t at)
{
	struct sim_bucket *b = bucket_of(s, r, at);
	char text[32];
	int granted;

	granted = b->limit.mode == SIM_WINDOW ? window(b, at) :
		  refill(s, b, at);
	if (granted && b->limit.noise) {
		snprintf(text, sizeof(text), "noise %u %lld", r->tries,
			 (long long)at);
		granted = sim_hash(s->o.seed + sim_hash(3, r->key), text) %
			  1000 >= b->limit.noise;
	}
	if (!granted) {
		s->counts.throttles++;
		return 1;
	}
	b->tokens -= CALL;
	b->in_window++;
	b->calls++;
	note_bound(s, b, at);
	return 0;
}

static void
forget(void **slot)
{
	struct map *buckets = *slot;

	if (!buckets)
		return;
	for (size_t i = 0; i < map_count(buckets); i++)
		free(map_value(buckets, i));
	map_free(buckets);
	*slot = NULL;
}

void
sim_forget_limits(struct sim *s, const char *account)
{
	if (account) {
		forget(map_at(s->limits, account));
		return;
	}
	for (size_t i = 0; i < map_count(s->limits); i++)
		forget(map_at(s->limits, map_key(s->limits, i)));
}
