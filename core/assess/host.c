/*
 * host.c - what a module's own test may ask
 *
 * Three functions in a table, so that a module has no symbol to resolve.  A
 * path that does not compile finds nothing.
 */
#include <exhibit/host.h>

#include "assess/facts.h"

struct lent {
	struct ex_host host;		/* first: it is what the module sees */
	struct arena *scratch;
};

static const struct lent *
lent_of(const struct ex_host *host)
{
	return (const struct lent *)host;
}

struct passing {
	const struct ex_host *host;
	int (*fn)(const struct ex_host *host, void *ctx,
		  const struct ex_node *value);
	void *ctx;
	int stopped;
};

static int
pass(void *ctx, struct ex_node *value, int undecided)
{
	struct passing *p = ctx;

	if (value == NULL || undecided)
		return 0;
	p->stopped = p->fn(p->host, p->ctx, value);
	return p->stopped != 0;
}

static int
each(const struct ex_host *host, const struct ex_node *node, const char *source,
     int (*fn)(const struct ex_host *host, void *ctx,
	       const struct ex_node *value), void *ctx)
{
	struct arena *scratch = lent_of(host)->scratch;
	struct passing p = { host, fn, ctx, 0 };
	struct error ignored;
	const struct path *path = node == NULL ? NULL :
		path_compile(scratch, source, &ignored);

	/* path_each() hands its nodes on; it changes none. */
	if (path != NULL)
		path_each(path, (struct ex_node *)(uintptr_t)node, NULL,
			  scratch, pass, &p);
	return p.stopped;
}

static int
take(const struct ex_host *host, void *ctx, const struct ex_node *value)
{
	(void)host;
	*(const struct ex_node **)ctx = value;
	return 1;
}

static const struct ex_node *
first(const struct ex_host *host, const struct ex_node *node, const char *path)
{
	const struct ex_node *found = NULL;

	each(host, node, path, take, &found);
	return found;
}

static const char *
text(const struct ex_host *host, const struct ex_node *node)
{
	struct text t = node_text(node);

	return t.len == 0 ? "" : arena_strndup(lent_of(host)->scratch, t.at,
					       t.len);
}

enum ex_verdict
host_test(const struct setting *setting, const struct ex_node *item,
	  struct arena *scratch)
{
	struct lent lent = { { first, each, text }, scratch };

	return setting->row->test(&lent.host, item);
}
