/*
 * transport.h - where answers come from
 *
 * live		AWS, over libcurl			(collect)
 * replay	a spool or a bundle, from disk		(assess, verify --rederive)
 * simulated	tests/sim, on a clock of its own	(tests)
 *
 * The engine cannot tell them apart, so what a test proves of one holds of
 * all, and an auditor re-derives every setting with the code that derived it.
 */
#ifndef TRANSPORT_H
#define TRANSPORT_H

#include <stddef.h>
#include <stdint.h>

#include "aws/response.h"
#include "base/error.h"

struct request;			/* aws/request.h */

typedef void response_fn(void *ctx, struct request *request,
			 const struct response *response);

struct transport {
	int64_t (*now)(struct transport *t);	/* ms since 1970 */
	/* Takes the request; answers through the callback, never from here. */
	int (*submit)(struct transport *t, struct request *request,
		      struct error *err);
	/* Waits until an answer, the deadline (ms, now()'s) or a signal. */
	int (*wait)(struct transport *t, int64_t deadline, struct error *err);
	/* Its clock is off by this much for host (classify said SKEW). */
	void (*skew)(struct transport *t, const char *host, int64_t ms);
	/* Credentials of the account have expired: renew before the next. */
	void (*refresh)(struct transport *t, const char *account);
	/* No more of this account: forget its credentials. */
	void (*leave)(struct transport *t, const char *account);
	void (*close)(struct transport *t);
	response_fn *answered;
	void *ctx;
	int rates_apply;	/* 0: as fast as can be (replay) */
};

/* AWS over libcurl. */
struct credentials_source;	/* aws/credentials.h */
struct live_options {
	struct credentials_source *credentials;
	const struct endpoint_options *endpoints;	/* aws/request.h */
	const char *ca_file;		/* NULL: the system's */
	const char *user_agent;
	unsigned max_in_flight;		/* 0: 256 */
	int64_t timeout_ms;		/* of one request; 0: a minute */
	int wake_fd;			/* readable: a signal came; wait returns; -1 none */
};
struct transport *live_open(const struct live_options *options,
			    struct error *err);

/* A spool file or a bundle's data/evidence/<account>/: what is not in it ends
 * failed, error "NotInEvidence". */
struct transport *replay_open(const char *folder, struct error *err);

#endif
