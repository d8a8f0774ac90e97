/*
 * store_fault.c - what goes wrong on demand, and where everything stops
 *
 * --s3-fault OPERATION:KIND[:TIMES] strikes the first TIMES requests of that
 * operation (* is any; default once).  --hold before:N stops the whole cloud
 * at the N-th request for the store, with DIR/held there for as long as it
 * does: a script kills the client just then.  A request held before it was
 * carried out, whose client is gone, is dropped.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "store.h"

struct fault {
	char *op;
	enum fault_kind kind;
	long left;
};

struct faults {
	struct fault v[32];
	size_t n;
	char *held;
	char hold_when[8];
	long hold_at, before, after;
};

static const struct { const char *name; enum fault_kind kind; } kinds[] = {
	{ "403", FAULT_403 }, { "409", FAULT_409 }, { "412", FAULT_412 },
	{ "500", FAULT_500 }, { "503", FAULT_503 },
	{ "expired", FAULT_EXPIRED }, { "200-with-error", FAULT_OK_ERROR },
	{ "torn", FAULT_TORN }, { "torn-request", FAULT_TORN_REQUEST },
	{ "slow", FAULT_SLOW }, { "bad-checksum", FAULT_CHECKSUM },
	{ "short-retention", FAULT_SHORT }, { "no-lock", FAULT_NO_LOCK },
	{ "lost-part", FAULT_LOST },
};

static int
fault_read(const char *spec, struct fault *out, struct error *err)
{
	struct text rest = text_of(spec), op = text_cut(&rest, ':');
	struct text kind = text_cut(&rest, ':');

	out->left = rest.at ? strtol(rest.at, NULL, 10) : 1;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (text_is(kind, kinds[i].name))
			out->kind = kinds[i].kind;
	if (out->kind == FAULT_NONE || out->left < 1 || !op.len)
		return error_set(err, ERROR_USAGE, "--s3-fault %s: "
				 "OPERATION:KIND[:TIMES] is meant, with a "
				 "KIND the README names", spec);
	out->op = xstrndup(op.at, op.len);
	return 0;
}

static int
hold_read(struct faults *f, const char *spec, struct error *err)
{
	struct text rest = text_of(spec), when = text_cut(&rest, ':');

	f->hold_at = rest.at ? strtol(rest.at, NULL, 10) : 0;
	if (f->hold_at < 1
	    || (!text_is(when, "before") && !text_is(when, "after")))
		return error_set(err, ERROR_USAGE, "--hold %s: before:N or "
				 "after:N is meant", spec);
	snprintf(f->hold_when, sizeof(f->hold_when), "%.*s", TEXT_ARG(when));
	return 0;
}

struct faults *
faults_new(const struct options *options, struct error *err)
{
	struct faults *f = xcalloc(1, sizeof(*f));

	f->held = path_join(options->dir, "held");
	int rc = options->hold ? hold_read(f, options->hold, err) : 0;
	for (size_t i = 0; i < options->nfault && !rc; i++, f->n++)
		rc = fault_read(options->fault[i], &f->v[i], err);
	if (!rc)
		return f;
	faults_free(f);
	return NULL;
}

void
faults_free(struct faults *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->n; i++)
		free(f->v[i].op);
	free(f->held);
	free(f);
}

static int
takes(struct fault *f, const char *op)
{
	if (!f->left || (strcmp(f->op, "*") != 0 && strcmp(f->op, op) != 0))
		return 0;
	f->left--;
	return 1;
}

enum fault_kind
fault_take(struct faults *f, const char *op)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].kind != FAULT_TORN_REQUEST && takes(&f->v[i], op))
			return f->v[i].kind;
	return FAULT_NONE;
}

int
fault_tears(struct faults *f, const char *op)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].kind == FAULT_TORN_REQUEST && takes(&f->v[i], op))
			return 1;
	return 0;
}

int
hold(struct faults *f, const char *when, const char *op, int fd)
{
	struct pollfd gone = { .fd = fd, .events = POLLRDHUP };
	struct error err;
	long n = *when == 'b' ? ++f->before : ++f->after;
	char *text;

	if (n != f->hold_at || strcmp(f->hold_when, when) != 0)
		return 0;
	text = xasprintf("%s %ld %s\n", when, n, op);
	if (file_write(f->held, text_of(text), 0600, &err))
		fprintf(stderr, "cloud: %s\n", err.text);
	free(text);
	while (file_exists(f->held) && !serve_stopped())
		usleep(2000);
	return *when == 'b' && poll(&gone, 1, 0) == 1 ? -1 : 0;
}
