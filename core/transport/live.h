/*
 * live.h - the parts of the live transport, for each other
 *
 *	live.c		what the engine sees
 *	live_curl.c	one loop: libcurl's sockets and timer on epoll
 *	live_transfer.c	one request on the wire and its answer
 *	live_session.c	whose credentials sign it
 */
#ifndef LIVE_H
#define LIVE_H

#include <stdint.h>

#include <curl/curl.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "aws/sigv4.h"
#include "base/buffer.h"
#include "base/map.h"
#include "transport/transport.h"

struct session;

/* Its easy handle and its memory are used again for the next request. */
struct transfer {
	struct live *live;
	CURL *easy;
	struct curl_slist *headers;	/* in http's arena */
	struct http http;
	struct buffer body;
	struct request *request;
	struct session *renews;		/* request is the session's own */
	struct response response;
	char why[CURL_ERROR_SIZE];
	int on_wire;
	struct transfer *next;		/* free, waiting or unsent */
};

struct live {
	struct transport transport;
	struct live_options options;
	char *ca_file;
	struct signer *signer;
	CURLM *multi;
	int epoll;
	int64_t timer;			/* us, monotonic; -1: none */
	int woken;
	unsigned answered;		/* in this wait */
	struct transfer **all;		size_t nall;
	struct transfer *free;
	struct transfer *unsent;	/* answers that need no network */
	struct map *sessions;		/* by account */
	struct map *skews;		/* by host: int64_t, ms */
};

/* live_curl.c */
int loop_open(struct live *live, struct error *err);
void loop_close(struct live *live);
int loop_add(struct transfer *transfer, struct error *err);
/* Sleeps until something happens, ms at most, and does what is due. */
int loop_turn(struct live *live, int64_t ms, struct error *err);

/* live_transfer.c */
struct transfer *transfer_take(struct live *live, struct request *request);
void transfer_free(struct transfer *transfer);
void transfer_release(struct transfer *transfer);
void transfer_cancel(struct transfer *transfer);	/* nobody is told */
/* Signed as of now, and on its way. */
int transfer_send(struct transfer *transfer, const struct credentials *by,
		  struct error *err);
/* Ends without having been sent; answered in the next wait. */
void transfer_fail(struct transfer *transfer, const char *error,
		   const char *message);
void transfer_answer(struct transfer *transfer);
void transfer_ended(struct transfer *transfer, CURLcode result);

/* live_session.c */
/* Sends it with the credentials of its account, or holds it until there are
 * some. */
int session_send(struct transfer *transfer, struct error *err);
void session_entered(struct transfer *transfer);
void session_renewed(struct transfer *transfer);
void session_refresh(struct live *live, const char *account);
void session_leave(struct live *live, const char *account);
void session_free(struct session *session);

#endif
