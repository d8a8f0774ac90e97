/*
 * cloud.h - AWS on the loopback, for the sample organisation
 *
 * One thread, one port, TLS.  Every signature is recomputed by code that
 * shares nothing with the collector's (check.c); a wrong one is refused as
 * AWS refuses it.  Two time-stamp authorities answer beside it.
 */
#ifndef CLOUD_H
#define CLOUD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "world/world.h"

struct options {
	const char *init;		/* make keys and certificates here */
	const char *dir;		/* serve with those of this folder */
	const char *world;		/* the data */
	const char *port_file;
	const char *throttle[32];	/* "transcribe:ListTranscriptionJobs=5/5" */
	size_t nthrottle;
	const char *fault[32];		/* "PutObject:torn:2" */
	size_t nfault;
	const char *hold;		/* "before:3" */
	unsigned port;
	long bench;			/* bytes of every answer; -1: the world */
	long session_seconds;
};

/* http.c: one request of a connection */
#define HTTP_HEADERS 64
struct http_field {
	struct text name, value;
};
struct http_in {
	struct text method, target, path, query, body;
	struct http_field fields[HTTP_HEADERS];
	size_t nfields;
	size_t length;			/* of the body, as stated */
	size_t size;			/* bytes of the input it took */
	int close;			/* the client wants no more */
	const struct received *received;	/* NULL: the body is body */
};
/* 1: it is there; 0: not all of it; -1: not HTTP/1.1 as we take it. */
int http_head(struct text input, struct http_in *out);
int http_body(struct text input, struct http_in *http);
struct text http_field(const struct http_in *http, const char *name);
/* Percent-encoding undone, + left as it is; -1: no room. */
int http_decode(char *out, size_t room, struct text in);
/* "Sat, 21 Nov 2026 23:00:56 GMT" */
const char *http_date(char out[32], int64_t ms);
const char *http_reason(unsigned status);

/* receive.c: a body that goes to the disk, below DIR/store/incoming */
struct received {
	char *path;			/* gone if somebody moved it */
	uint64_t size;
	unsigned char sha256[32], md5[16];
};
struct receiver;
struct receiver *receiver_new(const char *dir, uint64_t wanted, int tears,
			      struct error *err);
void receiver_free(struct receiver *receiver);
/* How much of data belongs to the body. */
size_t receiver_add(struct receiver *receiver, struct text data);
int receiver_torn(const struct receiver *receiver);	/* stop here */
/* NULL: not all of it is there. */
const struct received *receiver_done(struct receiver *receiver);

/* check.c: AWS Signature Version 4, from its specification */
struct checker;
struct checked {
	const struct world_key *key;	/* NULL: refused */
	char region[32], service[32];	/* of the scope, as far as it was read */
	enum {
		CHECK_GOOD, CHECK_MISSING, CHECK_INCOMPLETE, CHECK_UNKNOWN_KEY,
		CHECK_WRONG, CHECK_TOKEN, CHECK_EXPIRED, CHECK_SKEWED,
		CHECK_DIGEST, CHECK_LINK, CHECK_LINK_OVER,
	} finding;
};
struct checker *checker_new(const struct world *world);
void checker_free(struct checker *checker);
void check_signature(struct checker *checker, const struct http_in *http,
		     int64_t now, struct checked *out);

/* refuse.c: what each service says to a bad signature */
void refuse_signature(const struct world *world, const struct checked *checked,
		      enum ex_protocol protocol, struct world_answer *answer);

void refuse_rate(const struct world *world, enum ex_protocol protocol,
		 struct world_answer *answer);

/* route.c: service, operation and arguments of a signed request */
struct routed {
	const char *service, *op;	/* op NULL: none known */
	enum ex_protocol protocol;
	int stored;			/* of a bucket of the store */
	struct params params;
};
void route_request(const struct world *world, const struct http_in *http,
		   const struct checked *checked, struct arena *arena,
		   struct routed *out);

/* throttle.c: token buckets by account, region and operation */
struct throttle;
struct throttle *throttle_new(const struct options *options,
			      struct error *err);
void throttle_free(struct throttle *throttle);
int throttle_takes(struct throttle *throttle, const char *account,
		   const char *region, const struct routed *routed);

/* tsa.c: RFC 3161 */
struct tsa;
struct tsa *tsa_open(const char *folder, const char *name, struct error *err);
void tsa_free(struct tsa *tsa);
/* 0, or -1: no answer could be made. */
int tsa_answer(struct tsa *tsa, struct text query, struct buffer *out);

/* pki.c, conf.c: what --init leaves in a folder, and what --dir adds */
int pki_make(const char *folder, struct error *err);
int conf_write(const char *folder, unsigned port, struct error *err);

/* store.c: S3 with versions and Object Lock (store.h) */
struct store;
struct said;
int store_open(struct store **out, const struct options *options,
	       struct error *err);
void store_free(struct store *store);
/* The operation, if the request is for a bucket of the store; else NULL. */
const char *store_op(struct store *store, const struct http_in *http);
/* Whether the body is to be received aside, and cut in the middle. */
int store_receives(struct store *store, const struct http_in *http,
		   int *tears);
/* NULL: it was held (fd: the client's socket), and its client is gone. */
struct said *store_answer(struct store *store, const struct http_in *http,
			  const char *region, int fd);

/* cloud.c: a request in, an answer out */
struct reply {
	struct buffer *out;
	int fd;				/* the client's socket */
	int file;			/* -1, or what follows out: */
	uint64_t left;			/* so many bytes of it */
	enum { REPLY_WHOLE, REPLY_TORN, REPLY_NONE } how;
};
struct cloud;
int cloud_open(struct cloud **out, const struct options *options,
	       struct error *err);
void cloud_free(struct cloud *cloud);
/* NULL: its body may stay where it is. */
struct receiver *cloud_receives(struct cloud *cloud,
				const struct http_in *http);
void cloud_answer(struct cloud *cloud, const struct http_in *http,
		  struct reply *reply);
void cloud_tick(struct cloud *cloud);	/* nothing to do: write the log */

/* serve.c: until SIGTERM */
int serve(struct cloud *cloud, const struct options *options,
	  struct error *err);
int serve_stopped(void);

#endif
