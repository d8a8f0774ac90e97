/*
 * fetch.h - one HTTP request that is waited for
 *
 * For what happens before or beside the run: credentials, time-stamps.  The
 * run itself goes through a transport.
 */
#ifndef FETCH_H
#define FETCH_H

#include "base/buffer.h"
#include "base/error.h"

struct fetch {
	const char *method, *url;
	const char *headers[24];	/* "Name: value" */
	size_t nheaders;
	struct text body;
	const char *ca_file;		/* NULL: the system's */
	long timeout_ms;
	unsigned retries;		/* of connection errors and 5xx */
	int direct;			/* never through a proxy: credentials over http */
};

/* status in *status, body in out.  -1: no answer. */
int fetch(const struct fetch *f, long *status, struct buffer *out,
	  struct error *err);
void buffer_cleanse(struct buffer *b);	/* then freed */

#endif
