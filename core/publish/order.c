/*
 * order.c - bundles into their streams, and what is wrong between them
 *
 * Each names the signature of the one before it (previous.p7s_sha256), so a
 * missing, doubled or exchanged bundle shows wherever both neighbours are
 * there.  The head shows one that is missing at the end.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "publish/shelf.h"

static void __attribute__((format(printf, 4, 5)))
note(struct remark **list, size_t *n, enum chain_kind kind,
     const char *format, ...)
{
	struct remark *r;
	va_list ap;

	*list = xrealloc(*list, *n + 1, sizeof **list);
	r = &(*list)[(*n)++];
	r->kind = kind;
	va_start(ap, format);
	vsnprintf(r->text, sizeof r->text, format, ap);
	va_end(ap);
}

/* Streams by name, unreadable ones last; in each the newest first. */
static int
by_place(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int none = !x->v.stream[0] - !y->v.stream[0];
	int order = none ? none : strcmp(x->v.stream, y->v.stream);

	if (order)
		return order;
	if (x->v.sequence != y->v.sequence)
		return x->v.sequence > y->v.sequence ? -1 : 1;
	return strcmp(x->file, y->file);
}

static void
divide(struct shelf *shelf)
{
	struct stream *s = NULL;

	qsort(shelf->v, shelf->n, sizeof *shelf->v, by_place);
	for (size_t i = 0; i < shelf->n; i++) {
		const char *name = shelf->v[i].v.stream;

		if (!s || strcmp(s->name, name) != 0) {
			shelf->streams = xrealloc(shelf->streams,
						  shelf->nstreams + 1,
						  sizeof *shelf->streams);
			s = &shelf->streams[shelf->nstreams++];
			memset(s, 0, sizeof *s);
			s->name = xstrdup(name);
			s->first = i;
		}
		s->n++;
	}
}

static void
missing(struct remark **list, size_t *n, unsigned from, unsigned to)
{
	if (from == to)
		note(list, n, CHAIN_GAP, "no. %u is missing here", from);
	else
		note(list, n, CHAIN_GAP, "no. %u to %u are missing here", from,
		     to);
}

/* newer comes directly above older on the shelf. */
static void
compare(struct entry *newer, const struct entry *older)
{
	const struct statement_link *link = &newer->statement.previous;
	unsigned here = newer->v.sequence, before = older->v.sequence;

	if (here == before) {
		if (strcmp(newer->v.p7s_sha256, older->v.p7s_sha256) != 0)
			note(&newer->remarks, &newer->nremarks, CHAIN_FORK,
			     "no. %u is here twice: %s is another bundle at the"
			     " same place", here, older->file);
		return;
	}
	if (here > before + 1)
		missing(&newer->remarks, &newer->nremarks, before + 1,
			here - 1);
	else if (strcmp(link->p7s_sha256, older->v.p7s_sha256) == 0)
		;
	else if (strcmp(link->id, older->v.id) == 0)
		note(&newer->remarks, &newer->nremarks, CHAIN_FORK,
		     "it follows another bundle of the name %s than the one"
		     " that is here", link->id);
	else
		note(&newer->remarks, &newer->nremarks, CHAIN_BREAK,
		     "it follows %s, which is not the no. %u that is here",
		     link->id, before);
	if (here == before + 1 && newer->v.time < older->v.time)
		note(&newer->remarks, &newer->nremarks, CHAIN_BREAK,
		     "its time-stamp is older than that of no. %u", before);
}

/* Twice the same number: what comes below is compared with both. */
static const struct entry *
below(const struct shelf *shelf, const struct stream *s, size_t i)
{
	size_t k = i + 1;

	return k < s->first + s->n ? &shelf->v[k] : NULL;
}

static void
judge_head(struct shelf *shelf, struct stream *s)
{
	const struct entry *newest = &shelf->v[s->first];
	unsigned last = newest->v.sequence;

	if (s->head.sequence == 0)
		return;
	if (s->head.sequence > last)
		missing(&s->remarks, &s->nremarks, last + 1, s->head.sequence);
	else if (s->head.sequence < last)
		note(&s->remarks, &s->nremarks, CHAIN_BREAK,
		     "the head of the stream is no. %u, older than what is"
		     " here", s->head.sequence);
	else if (strcmp(s->head.link.p7s_sha256, newest->v.p7s_sha256) != 0)
		note(&s->remarks, &s->nremarks, CHAIN_FORK,
		     "no. %u is not the bundle that the head of the stream"
		     " names", last);
}

static int
judge(struct shelf *shelf, struct stream *s, const char *heads,
      struct error *err)
{
	char *path;
	int status = 0;

	if (!s->name[0])
		return 0;
	for (size_t i = s->first; i < s->first + s->n; i++) {
		struct entry *e = &shelf->v[i];
		const struct entry *next = below(shelf, s, i);

		if (next)
			compare(e, next);
		else if (e->v.sequence > 1)
			missing(&e->remarks, &e->nremarks, 1,
				e->v.sequence - 1);
	}
	path = head_path(heads, s->name);
	if (file_exists(path))
		status = head_read(&s->head, path, err);
	free(path);
	if (status == 0)
		judge_head(shelf, s);
	return status;
}

int
shelf_order(struct shelf *shelf, const char *heads, struct error *err)
{
	divide(shelf);
	for (size_t i = 0; i < shelf->nstreams; i++)
		if (judge(shelf, &shelf->streams[i], heads, err) < 0)
			return -1;
	return 0;
}
