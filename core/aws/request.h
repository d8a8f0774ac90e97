/*
 * request.h - a call with its arguments filled in
 *
 * Made by the engine, sent by a transport.  Its key is its name for ever: the
 * spool, the ledger and replay know it by nothing else.
 *
 *	transcribe/GetTranscriptionJob eu-west-1 TranscriptionJobName=call-17
 *	transcribe/ListTranscriptionJobs eu-west-1 MaxResults=100 #2
 *	sts/AssumeRole global arn:aws:iam::111122223333:role/Auditor
 *
 * The collector's name, op, the region or "global", each word of .in filled in
 * (blanks, control characters and % percent-encoded), and from the second page
 * on the page's number.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/heap.h"
#include "plan/registry.h"

enum request_kind {
	REQUEST_CALL,
	REQUEST_ENTER,		/* AssumeRole into the account; call is NULL */
};

/* One argument, filled in. */
struct request_arg {
	const struct arg *arg;
	const char *value;		/* many: NULL */
	const char *const *values;	/* many: one an id */
	size_t n;
};

struct request {
	enum request_kind kind;
	const char *account;
	const char *region;		/* "" on the account */
	const char *key;
	const struct call *call;	/* leader row of the request */
	struct request_arg *args;
	size_t nargs;
	const char *token;		/* page token to send, or NULL */
	unsigned page;			/* from 1 */
	const char *role, *external_id;	/* REQUEST_ENTER */
	const char *redirect_region;	/* sign for this one instead (S3 301) */
	unsigned tries;			/* made so far */
	struct heap_node node;		/* the engine's and the transport's to use */
	void *engine, *transport;	/* each its own notes */
};

/* What goes on the wire, before it is signed. */
struct http {
	const char *method;
	struct buffer host;		/* with :port if there is one */
	struct buffer url;		/* scheme://host/path?query */
	struct buffer path, query;	/* as sent: encoded, canonical order */
	struct buffer body;
	struct http_header { char *name, *value; } headers[24];	/* lower case */
	size_t nheaders;
	const char *service, *region;	/* of the signature */
	int s3;				/* path is neither encoded twice nor normalised */
	int hashed;			/* x-amz-content-sha256 is sent: S3 wants it */
	const char *sha256;		/* of what is sent in body's place; NULL: body's */
	int overflowed;			/* more headers than there is room for */
	struct arena *arena;		/* of headers, and of what it was made from */
};

struct endpoint_options {
	int fips, dualstack;
	const char *(*override)(const void *ctx, const char *service);	/* URL or NULL */
	const void *ctx;
	const char *partition, *home_region;
};

void http_init(struct http *http);
void http_reset(struct http *http);
void http_free(struct http *http);
void http_header(struct http *http, const char *name, const char *value);

/* -1: no such endpoint under these options, or arguments that do not fit. */
int request_encode(const struct request *request,
		   const struct endpoint_options *options, struct http *out,
		   struct error *err);

#endif
