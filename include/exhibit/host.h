/*
 * host.h - what the core lends a setting's test, where a table cannot say it
 *
 * Nodes live until the test returns.  Keep nothing.
 */
#ifndef EXHIBIT_HOST_H
#define EXHIBIT_HOST_H

#include <exhibit/collector.h>

struct ex_host {
	/* The first value at path, or NULL. */
	const struct ex_node *(*first)(const struct ex_host *host,
				       const struct ex_node *node,
				       const char *path);
	/* Calls fn for each value at path until it returns non-zero. */
	int (*each)(const struct ex_host *host, const struct ex_node *node,
		    const char *path,
		    int (*fn)(const struct ex_host *host, void *ctx,
			      const struct ex_node *value), void *ctx);
	/* The value as text; "" for NULL, arrays and objects. */
	const char *(*text)(const struct ex_host *host,
			    const struct ex_node *node);
};

#endif
