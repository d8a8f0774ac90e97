/*
 * throttle.c - token buckets, as AWS keeps them
 *
 * One a limited operation, account and region: RATE tokens a second, BURST at
 * most.  Counts are in micro-tokens; what is over is refused, never queued.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/map.h"
#include "cloud.h"

#define TOKEN 1000000

struct limit {
	char *name;			/* "transcribe:ListTranscriptionJobs" */
	int64_t rate, burst;
};

struct bucket {
	int64_t tokens, at;
};

struct throttle {
	struct limit *limits;
	size_t n;
	struct map *buckets;
};

static int
limit_read(const char *spec, struct limit *out, struct error *err)
{
	const char *equals = strchr(spec, '=');
	char *end = NULL;

	if (equals) {
		out->rate = strtol(equals + 1, &end, 10);
		out->burst = *end == '/' ? strtol(end + 1, &end, 10)
					 : out->rate;
	}
	if (!equals || *end || out->rate < 1 || out->burst < 1)
		return error_set(err, ERROR_USAGE, "--throttle %s: "
				 "SERVICE:OPERATION=RATE/BURST is meant", spec);
	out->name = xstrndup(spec, (size_t)(equals - spec));
	return 0;
}

struct throttle *
throttle_new(const struct options *options, struct error *err)
{
	struct throttle *t = xcalloc(1, sizeof(*t));

	t->buckets = map_new();
	t->limits = xcalloc(options->nthrottle + 1, sizeof(*t->limits));
	for (size_t i = 0; i < options->nthrottle; i++, t->n++)
		if (limit_read(options->throttle[i], &t->limits[i], err)) {
			throttle_free(t);
			return NULL;
		}
	return t;
}

void
throttle_free(struct throttle *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n; i++)
		free(t->limits[i].name);
	free(t->limits);
	for (size_t i = 0; i < map_count(t->buckets); i++)
		free(map_value(t->buckets, i));
	map_free(t->buckets);
	free(t);
}

static int
take(struct throttle *t, const struct limit *limit, const char *key)
{
	void **at = map_at(t->buckets, key);
	int64_t now = clock_monotonic();

	if (!*at) {
		struct bucket *made = xmalloc(sizeof(*made));
		*made = (struct bucket){ limit->burst * TOKEN, now };
		*at = made;
	}
	struct bucket *b = *at;
	b->tokens += (now - b->at) * limit->rate;
	b->at = now;
	if (b->tokens > limit->burst * TOKEN)
		b->tokens = limit->burst * TOKEN;
	if (b->tokens < TOKEN)
		return 0;
	b->tokens -= TOKEN;
	return 1;
}

int
throttle_takes(struct throttle *t, const char *account, const char *region,
	       const struct routed *routed)
{
	for (size_t i = 0; i < t->n; i++) {
		const char *name = t->limits[i].name;
		size_t service = strcspn(name, ":");
		if (strncmp(name, routed->service, service) != 0
		    || routed->service[service]
		    || (name[service]
			&& strcmp(name + service + 1, routed->op) != 0))
			continue;
		char *key = xasprintf("%s %s %s %s", account, region,
				      routed->service, routed->op);
		int took = take(t, &t->limits[i], key);
		free(key);
		return took;
	}
	return 1;
}
