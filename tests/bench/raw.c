/*
 * raw.c - the least a signed call over TLS can cost: own sockets, epoll and
 * OpenSSL; sign and hash, but neither parse nor keep
 *
 * usage: raw COUNT CONNECTIONS CA-FILE PORT
 * The floor that calls.c is compared with.  Signs with the product's signer,
 * so that what differs is the transport.  Prints one JSON object.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "aws/sigv4.h"
#include "base/clock.h"
#include "base/digest.h"

struct wire {
	SSL *ssl;
	int fd, sent;		/* sent: an answer is awaited */
	size_t at, len;		/* of out */
	long long left;		/* of the body; -1: the head is not whole */
	size_t held;		/* of head */
	struct digest *digest;
	char out[4096], head[2048];
};

struct bare {
	struct signer *signer;
	struct credentials credentials;
	struct http http;
	struct wire *wires;
	int epoll;
	char host[32];
	unsigned long asked, answered, want, bytes;
	uint8_t last[DIGEST_SIZE];
};

static void
die(const char *what)
{
	fprintf(stderr, "raw: %s: %s\n", what, strerror(errno));
	exit(5);
}

static void
write_request(struct bare *f, struct wire *w)
{
	struct http *h = &f->http;
	size_t n;

	http_reset(h);
	h->method = "POST";
	h->service = "transcribe";
	h->region = "eu-west-1";
	buffer_puts(&h->host, f->host);
	buffer_puts(&h->path, "/");
	buffer_puts(&h->body, "{\"MaxResults\":100}");
	http_header(h, "content-type", "application/x-amz-json-1.1");
	http_header(h, "x-amz-target", "Transcribe.ListTranscriptionJobs");
	sigv4_sign(f->signer, h, &f->credentials, clock_now());
	n = (size_t)snprintf(w->out, sizeof(w->out), "POST / HTTP/1.1\r\n");
	for (size_t i = 0; i < h->nheaders; i++)
		n += (size_t)snprintf(w->out + n, sizeof(w->out) - n,
				      "%s: %s\r\n", h->headers[i].name,
				      h->headers[i].value);
	n += (size_t)snprintf(w->out + n, sizeof(w->out) - n,
			      "content-length: %zu\r\n\r\n%s", h->body.len,
			      buffer_cstr(&h->body));
	w->at = 0;
	w->len = n;
	w->left = -1;
	w->held = 0;
	w->sent = 1;
	digest_start(w->digest);
	f->asked++;
}

/* What of the head is there; the body's first bytes may follow it. */
static void
read_head(struct bare *f, struct wire *w)
{
	char *end, *length;
	size_t body;

	w->head[w->held] = '\0';
	end = strstr(w->head, "\r\n\r\n");
	if (!end) {
		if (w->held == sizeof(w->head) - 1)
			die("a long head");
		return;
	}
	length = strcasestr(w->head, "\r\ncontent-length:");
	if (strncmp(w->head, "HTTP/1.1 200", 12) || !length || length > end)
		die(w->head);
	w->left = strtoll(length + 17, NULL, 10);
	body = w->held - (size_t)(end + 4 - w->head);
	digest_add(w->digest, end + 4, body);
	w->left -= (long long)body;
	f->bytes += body;
}

static int
again(const struct wire *w, int n)
{
	int why = SSL_get_error(w->ssl, n);

	if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
		die("TLS");
	return 0;
}

static int
receive(struct bare *f, struct wire *w)
{
	static char piece[65536];
	int n;

	while (w->left != 0) {
		if (w->left < 0) {
			n = SSL_read(w->ssl, w->head + w->held,
				     (int)(sizeof(w->head) - 1 - w->held));
			if (n <= 0)
				return again(w, n);
			w->held += (size_t)n;
			read_head(f, w);
			continue;
		}
		n = SSL_read(w->ssl, piece, sizeof(piece));
		if (n <= 0)
			return again(w, n);
		digest_add(w->digest, piece, (size_t)n);
		w->left -= n;
		f->bytes += (unsigned long)n;
	}
	digest_end(w->digest, f->last);
	f->answered++;
	w->sent = 0;
	return 1;
}

static void
step(struct bare *f, struct wire *w)
{
	int n;

	do {
		if (!w->sent) {
			if (f->asked == f->want)
				return;
			write_request(f, w);
		}
		if (w->at < w->len) {
			n = SSL_write(w->ssl, w->out + w->at,
				      (int)(w->len - w->at));
			if (n <= 0) {
				again(w, n);
				return;
			}
			w->at += (size_t)n;
		}
	} while (receive(f, w));
}

static void
dial(struct bare *f, struct wire *w, SSL_CTX *ctx, int port)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct epoll_event event = { EPOLLIN | EPOLLOUT | EPOLLET,
				     { .ptr = w } };
	int on = 1;

	w->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (w->fd < 0 || connect(w->fd, (struct sockaddr *)&at, sizeof(at)))
		die("connect");
	setsockopt(w->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	w->digest = digest_new();
	w->ssl = SSL_new(ctx);
	SSL_set_tlsext_host_name(w->ssl, "localhost");
	SSL_set1_host(w->ssl, "localhost");
	SSL_set_fd(w->ssl, w->fd);
	if (SSL_connect(w->ssl) != 1)
		die("TLS handshake");
	fcntl(w->fd, F_SETFL, O_NONBLOCK);
	if (epoll_ctl(f->epoll, EPOLL_CTL_ADD, w->fd, &event))
		die("epoll");
}

static double
cpu(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

int
main(int argc, char **argv)
{
	struct epoll_event events[256];
	struct bare f = { 0 };
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
	size_t n;
	int got;

	if (argc != 5 || !getenv("AWS_ACCESS_KEY_ID"))
		return 2;
	f.want = strtoul(argv[1], NULL, 10);
	n = strtoul(argv[2], NULL, 10);
	snprintf(f.host, sizeof(f.host), "localhost:%s", argv[4]);
	snprintf(f.credentials.key_id, sizeof(f.credentials.key_id), "%s",
		 getenv("AWS_ACCESS_KEY_ID"));
	snprintf(f.credentials.secret, sizeof(f.credentials.secret), "%s",
		 getenv("AWS_SECRET_ACCESS_KEY"));
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE);
	if (SSL_CTX_load_verify_locations(ctx, argv[3], NULL) != 1)
		die(argv[3]);
	f.signer = signer_new();
	http_init(&f.http);
	f.epoll = epoll_create1(EPOLL_CLOEXEC);
	f.wires = calloc(n, sizeof(*f.wires));
	double before = cpu();
	for (size_t i = 0; i < n; i++)
		dial(&f, &f.wires[i], ctx, (int)strtol(argv[4], NULL, 10));
	while (f.answered < f.want) {
		got = epoll_wait(f.epoll, events, 256, 10000);
		if (got <= 0)
			die("no answer");
		for (int i = 0; i < got; i++)
			step(&f, events[i].data.ptr);
	}
	printf("{\"calls\":%lu,\"bytes\":%lu,\"cpu_us\":%.0f}\n", f.answered,
	       f.bytes, (cpu() - before) * 1e6);
	return 0;
}
