/*
 * replay.c - answers from what was stored
 *
 * The clock stands at the time the latest answer was received, so that what
 * counts from "now" counts from then.
 */
#include "transport/transport.h"

#include <stdlib.h>

#include "aws/request.h"
#include "base/alloc.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "spool/spool.h"

struct replay {
	struct transport transport;
	char *folder;
	struct map *spools;		/* by account */
	struct arena *arena;		/* of one answer */
	struct request **queue;
	size_t first, n, room;
	int64_t now;
};

static int64_t
now(struct transport *t)
{
	return ((struct replay *)t)->now;
}

static int
submit(struct transport *t, struct request *request, struct error *err)
{
	struct replay *r = (struct replay *)t;

	(void)err;
	if (r->n == r->room) {
		r->room = r->room ? 2 * r->room : 64;
		r->queue = xrealloc(r->queue, r->room, sizeof(*r->queue));
	}
	r->queue[r->n++] = request;
	return 0;
}

/* <folder>/<account>/, <folder>/<account>.jsonl, or folder itself if it is of
 * that account and no other.  Caller frees; NULL: none of these. */
static char *
path_of(const struct replay *r, const char *account)
{
	char *folder = path_join(r->folder, account);
	char *file = xasprintf("%s.jsonl", folder);
	char *path = NULL;

	if (file_exists(folder))
		path = xstrdup(folder);
	else if (file_exists(file))
		path = xstrdup(file);
	else if (text_starts(text_of(path_base(r->folder)), account))
		path = xstrdup(r->folder);
	free(folder);
	free(file);
	return path;
}

/* 1 *out is its evidence, 0 there is none, -1 error */
static int
spool_of(struct replay *r, const char *account, struct spool **out,
	 struct error *err)
{
	void **at = map_at(r->spools, account);
	char *path;

	if (!*at) {
		path = path_of(r, account);
		if (!path)
			return 0;
		*at = spool_open_evidence(path, err);
		free(path);
	}
	*out = *at;
	return *at ? 1 : -1;
}

static void
respond(struct replay *r, struct request *request, const struct record *record)
{
	struct response response = {
		.body = record->body.at, .len = record->body.len,
		.sent = record->sent, .received = record->received,
		.date = record->date, .status = (uint16_t)record->status,
		.host = record->host, .record = record,
	};

	if (record->received > r->now)
		r->now = record->received;
	r->transport.answered(r->transport.ctx, request, &response);
}

static int
answer(struct replay *r, struct request *request, struct error *err)
{
	struct spool *spool;
	struct record record;
	int found = spool_of(r, request->account, &spool, err);

	arena_reset(r->arena);
	if (found > 0)
		found = spool_find(spool, request->key, r->arena, &record, err);
	if (found < 0)
		return -1;
	if (!found)
		record = (struct record){
			.request = arena_strdup(r->arena, request->key),
			.outcome = OUTCOME_FAILED, .tries = 0,
			.sent = r->now, .received = r->now,
			.error = "NotInEvidence",
			.message = "the evidence has no answer to it",
		};
	respond(r, request, &record);
	return 0;
}

static int
wait(struct transport *t, int64_t deadline, struct error *err)
{
	struct replay *r = (struct replay *)t;

	(void)deadline;
	while (r->first < r->n)
		if (answer(r, r->queue[r->first++], err) < 0)
			return -1;
	r->first = r->n = 0;
	return 0;
}

static void
skew(struct transport *t, const char *host, int64_t ms)
{
	(void)t;
	(void)host;
	(void)ms;
}

static void
refresh(struct transport *t, const char *account)
{
	(void)t;
	(void)account;
}

static void
leave(struct transport *t, const char *account)
{
	struct replay *r = (struct replay *)t;
	struct error ignored;

	if (!map_has(r->spools, account))
		return;
	void **at = map_at(r->spools, account);
	spool_close(*at, &ignored);
	*at = NULL;
}

static void
close_replay(struct transport *t)
{
	struct replay *r = (struct replay *)t;
	struct error ignored;

	for (size_t i = 0; i < map_count(r->spools); i++)
		spool_close(map_value(r->spools, i), &ignored);
	map_free(r->spools);
	arena_free(r->arena);
	free(r->queue);
	free(r->folder);
	free(r);
}

struct transport *
replay_open(const char *folder, struct error *err)
{
	struct replay *r;

	if (!file_exists(folder)) {
		error_set(err, ERROR_SYSTEM, "%s: no evidence there", folder);
		return NULL;
	}
	r = xcalloc(1, sizeof(*r));
	r->folder = xstrdup(folder);
	r->spools = map_new();
	r->arena = arena_new();
	r->transport = (struct transport){
		.now = now, .submit = submit, .wait = wait, .skew = skew,
		.refresh = refresh, .leave = leave, .close = close_replay,
	};
	return &r->transport;
}
