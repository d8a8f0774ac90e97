/*
 * loopback.h - a web server of canned answers, in a process of its own
 *
 * Each answer goes to requests whose first line and body contain its words.
 * What was asked is kept in a file, a request after the other.
 */
#ifndef LOOPBACK_H
#define LOOPBACK_H

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct canned {
	const char *words;		/* of the request, anywhere in it */
	int status;
	const char *body;
};

struct loopback {
	int port;
	pid_t pid;
	char log[64];
};

static void
loopback_answer(int fd, const struct canned *v, size_t n, const char *log)
{
	char in[16384], head[256];
	size_t len = 0;
	ssize_t got;
	const struct canned *c = NULL;
	FILE *f;

	while (len < sizeof(in) - 1 &&
	       (got = read(fd, in + len, sizeof(in) - 1 - len)) > 0) {
		char *end, *length;

		len += (size_t)got;
		in[len] = '\0';
		end = strstr(in, "\r\n\r\n");
		length = strcasestr(in, "content-length:");
		if (end && (!length || strlen(end + 4) >=
			    (size_t)strtol(length + 15, NULL, 10)))
			break;
	}
	in[len] = '\0';
	f = fopen(log, "a");
	if (f) {
		fprintf(f, "%s\n----\n", in);
		fclose(f);
	}
	for (size_t i = 0; i < n && !c; i++)
		if (strstr(in, v[i].words))
			c = &v[i];
	len = (size_t)snprintf(head, sizeof(head), "HTTP/1.1 %d X\r\nContent-"
		"Length: %zu\r\nConnection: close\r\n\r\n", c ? c->status : 404,
		c ? strlen(c->body) : 0);
	if (write(fd, head, len) < 0 ||
	    (c && write(fd, c->body, strlen(c->body)) < 0))
		_exit(1);
}

static void
loopback_start(struct loopback *l, const struct canned *v, size_t n)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t size = sizeof(at);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(fd, (struct sockaddr *)&at, sizeof(at)) < 0 ||
	    listen(fd, 16) < 0 ||
	    getsockname(fd, (struct sockaddr *)&at, &size) < 0)
		abort();
	l->port = ntohs(at.sin_port);
	snprintf(l->log, sizeof(l->log), "/tmp/loopback.%d.%d", (int)getpid(),
		 l->port);
	l->pid = fork();
	if (l->pid == 0) {
		for (;;) {
			int c = accept(fd, NULL, NULL);

			if (c < 0)
				_exit(0);
			loopback_answer(c, v, n, l->log);
			close(c);
		}
	}
	close(fd);
}

/* Everything that was asked; caller frees. */
static char *
loopback_asked(const struct loopback *l)
{
	char *text = calloc(1, 1 << 20);
	FILE *f = fopen(l->log, "r");

	if (f) {
		if (fread(text, 1, (1 << 20) - 1, f) == 0)
			text[0] = '\0';
		fclose(f);
	}
	return text;
}

static void
loopback_stop(struct loopback *l)
{
	kill(l->pid, SIGTERM);
	waitpid(l->pid, NULL, 0);
	unlink(l->log);
}

#endif
