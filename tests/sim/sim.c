/* sim.c - the simulated transport: clock, limits, faults, delivery */
#include "sim/sim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/heap.h"
#include "base/map.h"
#include "sim/private.h"

uint64_t
sim_hash(uint64_t seed, const char *text)
{
	uint64_t h = seed * 0x9e3779b97f4a7c15u + 0xcbf29ce484222325u;

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 0x100000001b3u;
	h ^= h >> 29;
	h *= 0xbf58476d1ce4e5b9u;
	return h ^ h >> 32;
}

static int64_t
now(struct transport *t)
{
	return ((struct sim *)t)->now;
}

static uint64_t
draw(struct sim *s, const struct request *r, const char *what)
{
	char text[64];

	snprintf(text, sizeof(text), "%s %u", what, r->tries);
	return sim_hash(sim_hash(s->o.seed, r->account) ^
			sim_hash(s->o.seed + 1, r->key), text);
}

static int64_t
round_trip(struct sim *s, const struct request *r)
{
	int64_t span = s->o.rtt_most - s->o.rtt_least + 1;

	return s->o.rtt_least + (int64_t)(draw(s, r, "rtt") % (uint64_t)span);
}

static int
submit(struct transport *t, struct request *request, struct error *err)
{
	struct sim *s = (struct sim *)t;
	int64_t trip = round_trip(s, request);
	struct sim_flight *f = xcalloc(1, sizeof(*f));

	(void)err;
	f->request = request;
	f->sent = s->now;
	f->throttled = request->call &&
		       sim_limited(s, request, s->now + trip / 2);
	request->transport = f;
	heap_push(&s->flights, &f->node, s->now + trip);
	s->counts.requests++;
	if (s->flights.n > s->counts.most_in_flight)
		s->counts.most_in_flight = s->flights.n;
	return 0;
}

static void
deliver(struct sim *s, struct sim_flight *f)
{
	struct request *request = f->request;
	struct response response = {
		.sent = f->sent, .received = s->now,
		.date = s->now / 1000 * 1000, .host = "sim.amazonaws.com",
	};

	buffer_reset(&s->body);
	snprintf(response.request_id, sizeof(response.request_id), "%016llx",
		 (unsigned long long)draw(s, request, "id"));
	sim_respond(s, f, &response);
	response.body = buffer_cstr(&s->body);
	response.len = s->body.len;
	if (s->asked && (response.status || response.error[0])) {
		void **at = map_at(s->asked, request->key);
		*at = (void *)((uintptr_t)*at + 1);
	}
	free(f);
	s->transport.answered(s->transport.ctx, request, &response);
}

static int
wait(struct transport *t, int64_t deadline, struct error *err)
{
	struct sim *s = (struct sim *)t;
	struct heap_node *node = heap_peek(&s->flights);

	if (!node && deadline == INT64_MAX)
		return error_set(err, ERROR_SYSTEM,
				 "waiting for nothing, for ever");
	if (!node || node->due > deadline) {
		if (deadline > s->now)
			s->now = deadline;
		return 0;
	}
	if (node->due > s->now)
		s->now = node->due;
	while ((node = heap_peek(&s->flights)) && node->due <= s->now) {
		heap_pop(&s->flights);
		deliver(s, (struct sim_flight *)node);
	}
	return 0;
}

static void
skew(struct transport *t, const char *host, int64_t ms)
{
	struct sim *s = (struct sim *)t;

	(void)host;
	(void)ms;
	s->counts.skewed++;
}

static void
refresh(struct transport *t, const char *account)
{
	struct sim *s = (struct sim *)t;

	(void)account;
	s->counts.refreshed++;
}

static void
leave(struct transport *t, const char *account)
{
	sim_forget_limits((struct sim *)t, account);
}

static void
close_sim(struct transport *t)
{
	struct sim *s = (struct sim *)t;
	struct heap_node *node;

	while ((node = heap_pop(&s->flights)))
		free(node);
	heap_done(&s->flights);
	sim_forget_limits(s, NULL);
	map_free(s->limits);
	map_free(s->asked);
	buffer_free(&s->body);
	buffer_free(&s->key);
	free(s);
}

struct transport *
sim_open(const struct sim_options *options)
{
	struct sim *s = xcalloc(1, sizeof(*s));

	s->o = *options;
	if (!s->o.rtt_most) {
		s->o.rtt_least = 30;
		s->o.rtt_most = 150;
	}
	s->now = s->o.start ? s->o.start : 1790000000000;
	s->began = s->now;
	heap_init(&s->flights);
	buffer_init(&s->body, 64u << 20);
	buffer_init(&s->key, 65536);
	s->limits = map_new();
	s->transport = (struct transport){
		.now = now, .submit = submit, .wait = wait, .skew = skew,
		.refresh = refresh, .leave = leave, .close = close_sim,
		.rates_apply = 1,
	};
	return &s->transport;
}

void
sim_answer(struct transport *t, const struct sim_script *script)
{
	struct sim *s = (struct sim *)t;

	if (s->nscripts == SIM_SCRIPTS)
		abort();
	s->scripts[s->nscripts++] = *script;
}

struct sim_counts
sim_counts(const struct transport *t)
{
	return ((const struct sim *)t)->counts;
}

void
sim_log_keys(struct transport *t)
{
	struct sim *s = (struct sim *)t;

	if (!s->asked)
		s->asked = map_new();
}

unsigned
sim_asked(const struct transport *t, const char *match)
{
	const struct sim *s = (const struct sim *)t;
	unsigned n = 0;

	for (size_t i = 0; s->asked && i < map_count(s->asked); i++)
		if (strstr(map_key(s->asked, i), match))
			n += (unsigned)(uintptr_t)map_value(s->asked, i);
	return n;
}
