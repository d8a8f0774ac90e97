/*
 * loopback.h - a server of a few lines, a caller with keys of the test's own,
 * and a live transport between them
 */
#ifndef LOOPBACK_H
#define LOOPBACK_H

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "base/arena.h"
#include "base/clock.h"
#include "transport/transport.h"

#define MOST 8
#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

/* One answer a connection, in their order; what was asked is kept. */
static struct server {
	int fd;
	unsigned port;
	pthread_t thread;
	pthread_mutex_t lock;
	const char *answers[MOST];
	unsigned delay_ms;
	char asked[MOST][8192];
	unsigned n;
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

static inline size_t
read_request(int fd, char *to, size_t room)
{
	size_t n = 0, want = 0;

	while (n + 1 < room) {
		ssize_t got = read(fd, to + n, room - 1 - n);
		const char *end, *length;

		if (got <= 0)
			break;
		n += (size_t)got;
		to[n] = '\0';
		end = strstr(to, "\r\n\r\n");
		if (end == NULL)
			continue;
		length = strstr(to, "Content-Length: ");
		if (length != NULL && length < end)
			want = strtoul(length + 16, NULL, 10);
		if (n >= (size_t)(end - to) + 4 + want)
			break;
	}
	return n;
}

static inline void *
serve(void *ctx)
{
	(void)ctx;
	for (;;) {
		static char request[8192];
		int fd = accept(server.fd, NULL, NULL);
		const char *answer;
		unsigned delay;

		if (fd < 0)
			return NULL;
		read_request(fd, request, sizeof(request));
		pthread_mutex_lock(&server.lock);
		answer = server.answers[server.n % MOST];
		delay = server.delay_ms;
		snprintf(server.asked[server.n % MOST], sizeof(request), "%s",
			 request);
		server.n++;
		pthread_mutex_unlock(&server.lock);
		usleep(delay * 1000);
		if (answer != NULL && write(fd, answer, strlen(answer)) < 0)
			perror("write");
		close(fd);
	}
}

static inline int
start(void **state)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t n = sizeof(at);

	(void)state;
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server.fd = socket(AF_INET, SOCK_STREAM, 0);
	if (server.fd < 0 ||
	    bind(server.fd, (struct sockaddr *)&at, n) < 0 ||
	    listen(server.fd, 64) < 0 ||
	    getsockname(server.fd, (struct sockaddr *)&at, &n) < 0)
		return -1;
	server.port = ntohs(at.sin_port);
	return pthread_create(&server.thread, NULL, serve, NULL);
}

static inline int
stop(void **state)
{
	(void)state;
	shutdown(server.fd, SHUT_RDWR);
	close(server.fd);
	return pthread_join(server.thread, NULL);
}

/* The caller, who has whatever keys the test gives. */
struct credentials_source {
	unsigned asked, spoilt;
};

int
credentials_get(struct credentials_source *source, struct credentials *out,
		struct error *err)
{
	(void)err;
	memset(out, 0, sizeof(*out));
	snprintf(out->key_id, sizeof(out->key_id), "AKIACALLER%u",
		 source->spoilt);
	snprintf(out->secret, sizeof(out->secret), "caller");
	source->asked++;
	return 0;
}

void
credentials_spoil(struct credentials_source *source)
{
	source->spoilt++;
}

/* A transport, and what it answered. */
struct run {
	struct transport *t;
	struct live_options options;
	struct endpoint_options endpoints;
	struct credentials_source caller;
	char url[64];
	struct arena *arena;
	struct response got[MOST];
	struct request *of[MOST];
	unsigned n;
};

static inline const char *
url_of(const void *ctx, const char *service)
{
	(void)service;
	return ctx;
}

static inline void
answered(void *ctx, struct request *request, const struct response *response)
{
	struct run *run = ctx;

	assert_true(run->n < MOST);
	run->of[run->n] = request;
	run->got[run->n] = *response;
	run->got[run->n].body = arena_strndup(run->arena, response->body,
					      response->len);
	run->got[run->n].host = arena_strdup(run->arena, response->host);
	run->n++;
}

static inline void
open_run(struct run *run, const char *const *answers, size_t n)
{
	struct error err;

	memset(run, 0, sizeof(*run));
	run->arena = arena_new();
	snprintf(run->url, sizeof(run->url), "http://127.0.0.1:%u",
		 server.port);
	run->endpoints = (struct endpoint_options){
		.override = url_of, .ctx = run->url,
		.home_region = "eu-west-1",
	};
	run->options = (struct live_options){
		.credentials = &run->caller, .endpoints = &run->endpoints,
		.user_agent = "exhibit/test", .timeout_ms = 5000,
		.wake_fd = -1,
	};
	run->t = live_open(&run->options, &err);
	assert_non_null(run->t);
	run->t->answered = answered;
	run->t->ctx = run;
	pthread_mutex_lock(&server.lock);
	memset(server.answers, 0, sizeof(server.answers));
	memset(server.asked, 0, sizeof(server.asked));
	for (size_t i = 0; i < n; i++)
		server.answers[i] = answers[i];
	server.n = 0;
	server.delay_ms = 0;
	pthread_mutex_unlock(&server.lock);
}

static inline void
close_run(struct run *run)
{
	run->t->close(run->t);
	arena_free(run->arena);
}

static inline void
wait_for(struct run *run, unsigned n)
{
	int64_t deadline = run->t->now(run->t) + 5000;
	struct error err;

	while (run->n < n && run->t->now(run->t) < deadline)
		assert_int_equal(run->t->wait(run->t, deadline, &err), 0);
	assert_int_equal(run->n, n);
}

static const struct ex_collector kms = {
	.service = { .name = "kms", .protocol = EX_JSON_1_1,
		     .version = "TrentService" },
};
static const struct collector collector = { .tables = &kms };
static const struct ex_call row = { .op = "ListKeys" };
static const struct call list_keys = { .row = &row, .collector = &collector };

static inline struct request
call_in(const char *account)
{
	return (struct request){
		.kind = REQUEST_CALL, .account = account, .region = "eu-west-1",
		.key = "kms/ListKeys eu-west-1", .call = &list_keys, .page = 1,
	};
}

static inline struct request
enter(const char *account)
{
	return (struct request){
		.kind = REQUEST_ENTER, .account = account, .region = "",
		.key = "sts/AssumeRole global x", .page = 1,
		.role = "arn:aws:iam::111122223333:role/Auditor",
		.external_id = "shared-secret",
	};
}

static inline void
submit(struct run *run, struct request *request)
{
	struct error err;

	assert_int_equal(run->t->submit(run->t, request, &err), 0);
}

#endif
