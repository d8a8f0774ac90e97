/* replay.c - the engine over the stored answers, listening to what lists name */
#include "sample/replay.h"

#include <stdlib.h>
#include <string.h>

#include "assess/assess.h"
#include "aws/partition.h"
#include "base/alloc.h"
#include "base/file.h"
#include "spool/spool.h"
#include "transport/transport.h"

/* The answer that named it first. */
struct naming {
	struct resource *resource;
	const char *key, *request_id;
};

struct listening {
	struct side *side;
	const struct type *type;
	listed_fn *fn;
	void *ctx;
	struct error *err;
	int failed;
	/* of the account at hand */
	struct arena *arena;
	struct resource **found;	size_t n, room;
};

static int
wanted(const struct listening *l, const struct resource *r)
{
	return r->level == ON_RESOURCE && r->type &&
		(!l->type || r->type == l->type);
}

static void
account_begin(void *ctx, struct resource *account)
{
	struct listening *l = ctx;

	(void)account;
	arena_free(l->arena);
	l->arena = arena_new();
	l->n = 0;
}

static void
found(void *ctx, struct resource *resource)
{
	struct listening *l = ctx;

	if (!wanted(l, resource))
		return;
	l->found = rows_grow(l->found, l->n, &l->room, sizeof(*l->found));
	l->found[l->n++] = resource;
}

static void
item(void *ctx, const struct call *call, struct resource *on,
     struct resource *about, struct ex_node *node,
     const struct path_vars *vars, struct arena *scratch,
     const struct answer *answer)
{
	struct listening *l = ctx;
	struct naming *naming;

	(void)on;
	(void)node;
	(void)vars;
	(void)scratch;
	if (!call->lists || about->type != call->lists || about->observer ||
	    !wanted(l, about))
		return;
	naming = arena_alloc(l->arena, sizeof(*naming));
	naming->key = arena_strdup(l->arena, answer->record->request);
	naming->request_id = answer->record->request_id ?
		arena_strdup(l->arena, answer->record->request_id) : "";
	about->observer = naming;
}

static void
tell(struct listening *l, struct resource *r, const char *account,
     struct spool *spool)
{
	const struct naming *naming = r->observer;
	const char *where = naming && spool ?
		spool_where(spool, naming->key) : NULL;
	struct listed_resource told = {
		.resource = r, .account = account,
		.shown = resource_shown(l->arena, r, account),
		.evidence = where ? where : "",
		.request_id = naming ? naming->request_id : "",
	};

	l->fn(l->ctx, &told);
}

static void
account_end(void *ctx, struct resource *account, int interrupted)
{
	struct listening *l = ctx;
	char *path = xasprintf("%s/data/evidence/%s", l->side->root,
			       account->id);
	struct spool *spool = NULL;
	struct error ignored;

	(void)interrupted;
	if (file_exists(path) && l->n > 0) {
		spool = spool_open_evidence(path, l->err);
		l->failed |= !spool;
	}
	for (size_t i = 0; i < l->n && !l->failed; i++)
		if (l->found[i]->listed)
			tell(l, l->found[i], account->id, spool);
	if (spool)
		spool_close(spool, &ignored);
	free(path);
	l->n = 0;
}

static int
run(struct listening *l, struct endpoints *endpoints)
{
	struct observer observer = {
		.ctx = l, .account_begin = account_begin, .found = found,
		.item = item, .account_end = account_end,
	};
	char *folder = xasprintf("%s/data/evidence", l->side->root);
	struct engine_options o;
	struct engine_stats stats;
	int failed;

	engine_defaults(&o);
	o.plan = &l->side->run.plan;
	o.observer = &observer;
	o.offered = endpoints_offered;
	o.offered_ctx = endpoints;
	o.accounts_in_flight = 1;
	o.transport = replay_open(folder, l->err);
	failed = !o.transport;
	if (!failed) {
		failed = engine_run(&o, &stats, l->err) != 0;
		o.transport->close(o.transport);
	}
	free(folder);
	return failed || l->failed ? -1 : 0;
}

int
replay_lists(struct side *side, const struct type *type, listed_fn *fn,
	     void *ctx, struct error *err)
{
	struct listening l = { .side = side, .type = type, .fn = fn,
			       .ctx = ctx, .err = err };
	char *path = path_join(side->root, "data/tables/endpoints.tsv");
	struct endpoints *endpoints = NULL;
	int result = endpoints_open(&endpoints, path, err);

	free(path);
	if (result == 0)
		result = run(&l, endpoints);
	endpoints_free(endpoints);
	arena_free(l.arena);
	free(l.found);
	return result;
}
