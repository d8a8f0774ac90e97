/*
 * serve.c - connections: one thread, epoll, TLS 1.2 and 1.3, keep-alive
 *
 * Level-triggered.  A connection is read until TLS wants more, each request
 * that is complete is answered into one buffer, the buffer is written; what
 * the socket does not take waits for EPOLLOUT.  The log is written when
 * nothing has come for a while, so that a bench does not pay for it.
 */
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cloud.h"

#define EVENTS 256
#define INPUT_MAX (17u * 1024 * 1024)
#define IDLE_MS 50
#define DRAIN (1u << 20)

struct conn {
	int fd, ending;
	int waiting;			/* for EPOLLOUT */
	SSL *ssl;
	struct buffer in, out;
	size_t sent;
	struct receiver *receiver;	/* NULL: no body is being received */
	struct buffer head;		/* of the request it belongs to */
	int continued;			/* 100 was said */
	int file;			/* -1, or what is sent after out */
	uint64_t left;
	struct conn *next, **back;
};

struct server {
	struct cloud *cloud;
	SSL_CTX *ctx;
	int listener, epoll;
	struct conn *conns;
};

static volatile sig_atomic_t stopped;

static void
stop(int sig)
{
	(void)sig;
	stopped = 1;
}

static void
conn_free(struct conn *c)
{
	*c->back = c->next;
	if (c->next)
		c->next->back = c->back;
	SSL_free(c->ssl);
	close(c->fd);
	buffer_free(&c->in);
	buffer_free(&c->out);
	buffer_free(&c->head);
	receiver_free(c->receiver);
	if (c->file >= 0)
		close(c->file);
	free(c);
}

static void
conn_accept(struct server *s)
{
	int fd = accept4(s->listener, NULL, NULL,
			 SOCK_NONBLOCK | SOCK_CLOEXEC), on = 1;

	if (fd < 0)
		return;
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	struct conn *c = xcalloc(1, sizeof(*c));
	c->fd = fd;
	c->file = -1;
	c->ssl = SSL_new(s->ctx);
	SSL_set_fd(c->ssl, fd);
	SSL_set_accept_state(c->ssl);
	buffer_init(&c->in, INPUT_MAX);
	buffer_init(&c->out, 2 * INPUT_MAX);
	buffer_init(&c->head, INPUT_MAX);
	c->next = s->conns;
	c->back = &s->conns;
	if (c->next)
		c->next->back = &c->next;
	s->conns = c;
	struct epoll_event e = { .events = EPOLLIN, .data.ptr = c };
	epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &e);
}

int
serve_stopped(void)
{
	return stopped;
}

/* 1: the next may be answered; 0: not yet; -1: it is over. */
static int
answer_one(struct server *s, struct conn *c, const struct http_in *http)
{
	struct reply reply = { .out = &c->out, .fd = c->fd };
	size_t before = c->out.len;

	cloud_answer(s->cloud, http, &reply);
	c->ending = http->close;
	c->continued = 0;
	c->file = reply.file;
	c->left = reply.left;
	if (reply.how == REPLY_NONE)
		return -1;
	if (reply.how == REPLY_TORN) {
		if (c->file < 0)
			c->out.len = before + (c->out.len - before) / 2;
		c->left /= 2;
		c->ending = 1;
	}
	return c->file < 0 && !c->ending;
}

/* More of a body, and with its last byte the answer. */
static int
receive(struct server *s, struct conn *c, struct text input, size_t *used)
{
	struct http_in http;
	int more = 0;

	*used += receiver_add(c->receiver, input);
	if (receiver_torn(c->receiver))
		return -1;
	const struct received *body = receiver_done(c->receiver);
	if (!body)
		return 0;
	http_head(buffer_view(&c->head), &http);
	http.received = body;
	more = answer_one(s, c, &http);
	receiver_free(c->receiver);
	c->receiver = NULL;
	return more;
}

static void
say_continue(struct conn *c, const struct http_in *http)
{
	if (!c->continued && text_is_nocase(http_field(http, "expect"),
					    "100-continue")) {
		buffer_puts(&c->out, "HTTP/1.1 100 Continue\r\n\r\n");
		c->continued = 1;
	}
}

static int
next_request(struct server *s, struct conn *c, struct text input,
	     size_t *used)
{
	struct http_in http;
	int found = http_head(input, &http);

	if (found <= 0)
		return found;
	c->receiver = cloud_receives(s->cloud, &http);
	if (c->receiver) {
		buffer_reset(&c->head);
		buffer_put(&c->head, input.at, http.size);
		*used += http.size;
		if (http.length > input.len - http.size)
			say_continue(c, &http);
		return receive(s, c, text_n(input.at + http.size,
					    input.len - http.size), used);
	}
	found = http_body(input, &http);
	if (!found)
		say_continue(c, &http);
	if (found <= 0)
		return found;
	*used += http.size;
	return answer_one(s, c, &http);
}

/* Every whole request in the input; -1: not HTTP, or over. */
static int
conn_answer(struct server *s, struct conn *c)
{
	size_t used = 0;
	int found = 1;

	while (found > 0 && !c->ending && c->file < 0 && used < c->in.len) {
		struct text rest = text_n(c->in.at + used, c->in.len - used);
		found = c->receiver ? receive(s, c, rest, &used)
				    : next_request(s, c, rest, &used);
	}
	if (used) {
		memmove(c->in.at, c->in.at + used, c->in.len - used);
		c->in.len -= used;
	}
	return found < 0 || buffer_overflowed(&c->in)
	    || buffer_overflowed(&c->out) ? -1 : 0;
}

static int
again(struct conn *c, int n)
{
	int why = SSL_get_error(c->ssl, n);

	return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE;
}

/* The next of the file after what was sent; 0: there is no more. */
static int
refill(struct conn *c)
{
	char chunk[65536];
	size_t want = c->left < sizeof(chunk) ? (size_t)c->left
					      : sizeof(chunk);
	ssize_t n = c->file >= 0 && want ? read(c->file, chunk, want) : 0;

	c->sent = 0;
	buffer_reset(&c->out);
	if (n > 0) {
		buffer_put(&c->out, chunk, (size_t)n);
		c->left -= (uint64_t)n;
		return 1;
	}
	if (c->file >= 0)
		close(c->file);
	c->file = -1;
	if (c->left)
		c->ending = 1;		/* the file was shorter than it was */
	return 0;
}

static int
write_out(struct conn *c)
{
	while (c->sent < c->out.len) {
		size_t left = c->out.len - c->sent;
		int n = SSL_write(c->ssl, c->out.at + c->sent,
				  left > 1 << 20 ? 1 << 20 : (int)left);
		if (n <= 0)
			return again(c, n) ? 0 : -1;
		c->sent += (size_t)n;
	}
	return 0;
}

static int
write_all_there_is(struct conn *c, int *waiting)
{
	do {
		if (write_out(c))
			return -1;
		*waiting = c->sent < c->out.len;
	} while (!*waiting && refill(c));
	return 0;
}

/* 0: all written or to be continued; -1: it is over. */
static int
conn_write(struct server *s, struct conn *c)
{
	int waiting;

	for (;;) {
		int streamed = c->file >= 0;
		if (write_all_there_is(c, &waiting) || (!waiting && c->ending))
			return -1;
		/* what came while a file was sent has waited */
		if (waiting || !streamed || !c->in.len)
			break;
		if (conn_answer(s, c))
			return -1;
	}
	if (waiting != c->waiting) {
		struct epoll_event e = {
			.events = waiting ? EPOLLIN | EPOLLOUT : EPOLLIN,
			.data.ptr = c,
		};
		epoll_ctl(s->epoll, EPOLL_CTL_MOD, c->fd, &e);
		c->waiting = waiting;
	}
	return 0;
}

static int
conn_read(struct server *s, struct conn *c)
{
	static char chunk[17 * 1024];
	int n;

	ERR_clear_error();
	while ((n = SSL_read(c->ssl, chunk, sizeof(chunk))) > 0) {
		buffer_put(&c->in, chunk, (size_t)n);
		if (c->in.len >= DRAIN && conn_answer(s, c))
			return -1;
		if ((size_t)n < sizeof(chunk) && !SSL_has_pending(c->ssl))
			break;
	}
	if (n <= 0 && !again(c, n))
		return -1;
	return conn_answer(s, c);
}

static void
turn(struct server *s)
{
	struct epoll_event events[EVENTS];
	int n = epoll_wait(s->epoll, events, EVENTS, IDLE_MS);

	if (n == 0)
		cloud_tick(s->cloud);
	for (int i = 0; i < n; i++) {
		struct conn *c = events[i].data.ptr;
		if (!c)
			conn_accept(s);
		else if (((events[i].events & ~(unsigned)EPOLLOUT)
			  && conn_read(s, c)) || conn_write(s, c))
			conn_free(c);
	}
}

static SSL_CTX *
tls_open(const char *dir, struct error *err)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
	char *cert = path_join(dir, "tls.pem");
	char *key = path_join(dir, "tls-key.pem");

	SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE
			 | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
	SSL_CTX_set_read_ahead(ctx, 1);
	if (SSL_CTX_use_certificate_chain_file(ctx, cert) != 1
	    || SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1) {
		error_set(err, ERROR_SYSTEM,
			  "%s: no key and certificate; make them with "
			  "cloud --init %s", cert, dir);
		SSL_CTX_free(ctx);
		ctx = NULL;
	}
	free(cert);
	free(key);
	return ctx;
}

static int
listen_on(unsigned port, unsigned *got, struct error *err)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
				 .sin_port = htons((uint16_t)port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	struct sockaddr *any = (struct sockaddr *)&a;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
			0), on = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, any, len) || listen(fd, 512)
	    || getsockname(fd, any, &len)) {
		error_set(err, ERROR_SYSTEM, "port %u: %s", port,
			  strerror(errno));
		close(fd);
		return -1;
	}
	*got = ntohs(a.sin_port);
	return fd;
}

static int
announce(const struct options *options, unsigned port, struct error *err)
{
	char text[16];

	if (conf_write(options->dir, port, err))
		return -1;
	if (!options->port_file)
		return 0;
	snprintf(text, sizeof(text), "%u\n", port);
	return file_write(options->port_file, text_of(text), 0644, err);
}

int
serve(struct cloud *cloud, const struct options *options, struct error *err)
{
	struct server s = { .cloud = cloud, .epoll = -1 };
	struct epoll_event e = { .events = EPOLLIN, .data.ptr = NULL };
	unsigned port;

	signal(SIGPIPE, SIG_IGN);
	signal(SIGTERM, stop);
	signal(SIGINT, stop);
	s.ctx = tls_open(options->dir, err);
	if (!s.ctx)
		return -1;
	s.listener = listen_on(options->port, &port, err);
	if (s.listener < 0 || announce(options, port, err)) {
		SSL_CTX_free(s.ctx);
		return -1;
	}
	s.epoll = epoll_create1(EPOLL_CLOEXEC);
	epoll_ctl(s.epoll, EPOLL_CTL_ADD, s.listener, &e);
	while (!stopped)
		turn(&s);
	while (s.conns)
		conn_free(s.conns);
	close(s.listener);
	close(s.epoll);
	SSL_CTX_free(s.ctx);
	return 0;
}
