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

struct conn {
	int fd, ending;
	int waiting;			/* for EPOLLOUT */
	SSL *ssl;
	struct buffer in, out;
	size_t sent;
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
	c->ssl = SSL_new(s->ctx);
	SSL_set_fd(c->ssl, fd);
	SSL_set_accept_state(c->ssl);
	buffer_init(&c->in, INPUT_MAX);
	buffer_init(&c->out, 2 * INPUT_MAX);
	c->next = s->conns;
	c->back = &s->conns;
	if (c->next)
		c->next->back = &c->next;
	s->conns = c;
	struct epoll_event e = { .events = EPOLLIN, .data.ptr = c };
	epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &e);
}

/* Every whole request in the input; -1: not HTTP. */
static int
conn_answer(struct server *s, struct conn *c)
{
	size_t used = 0;
	int found = 1;

	while (found > 0 && !c->ending && used < c->in.len) {
		struct http_in http;
		found = http_read(text_n(c->in.at + used, c->in.len - used),
				  &http);
		if (found <= 0)
			break;
		cloud_answer(s->cloud, &http, &c->out);
		c->ending = http.close;
		used += http.size;
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

/* 0: all written or to be continued; -1: it is over. */
static int
conn_write(struct server *s, struct conn *c)
{
	while (c->sent < c->out.len) {
		size_t left = c->out.len - c->sent;
		int n = SSL_write(c->ssl, c->out.at + c->sent,
				  left > 1 << 20 ? 1 << 20 : (int)left);
		if (n <= 0 && !again(c, n))
			return -1;
		if (n <= 0)
			break;
		c->sent += (size_t)n;
	}
	int waiting = c->sent < c->out.len;
	if (!waiting) {
		c->sent = 0;
		buffer_reset(&c->out);
	}
	if (!waiting && c->ending)
		return -1;
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
