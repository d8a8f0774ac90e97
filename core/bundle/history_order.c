/* history_order.c - the places of verified bundles, compared */
#include "bundle/history_order.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* By stream, number and time; what has no place comes last, by name. */
static int
by_place(const void *a, const void *b)
{
	const struct history_bundle *left = a, *right = b;
	const struct verify_result *l = &left->result, *r = &right->result;
	int order;

	if (left->placed != right->placed)
		return left->placed ? -1 : 1;
	order = left->placed ? strcmp(l->stream, r->stream) : 0;
	if (order == 0 && left->placed && l->sequence != r->sequence)
		order = l->sequence < r->sequence ? -1 : 1;
	if (order == 0 && left->placed && l->created != r->created)
		order = l->created < r->created ? -1 : 1;
	return order != 0 ? order : strcmp(left->name, right->name);
}

static void __attribute__((format(printf, 3, 4)))
broken(struct history_bundle *b, const char *error, const char *format, ...)
{
	va_list ap;

	if (b->error[0] != '\0')
		return;
	snprintf(b->error, sizeof(b->error), "%s", error);
	va_start(ap, format);
	vsnprintf(b->detail, sizeof(b->detail), format, ap);
	va_end(ap);
}

static void __attribute__((format(printf, 4, 5)))
stream_broken(struct history *h, const char *stream, const char *error,
	      const char *format, ...)
{
	struct history_fault *f;
	va_list ap;

	if ((h->nfaults & (h->nfaults - 1)) == 0)
		h->faults = xrealloc(h->faults, h->nfaults == 0 ? 1 :
				     h->nfaults * 2, sizeof(*h->faults));
	f = &h->faults[h->nfaults++];
	*f = (struct history_fault){ .stream = "" };
	snprintf(f->stream, sizeof(f->stream), "%s", stream);
	snprintf(f->error, sizeof(f->error), "%s", error);
	va_start(ap, format);
	vsnprintf(f->detail, sizeof(f->detail), format, ap);
	va_end(ap);
}

/* Numbers from first to last are not there. */
static void
missing(struct history_bundle *b, unsigned first, unsigned last)
{
	if (first == last)
		broken(b, "E_CHAIN_GAP", "number %u is missing", first);
	else
		broken(b, "E_CHAIN_GAP", "numbers %u to %u are missing", first,
		       last);
}

/* The first that is here: number 1, or what follows the known head. */
static void
check_first(struct history_bundle *b, const char *head)
{
	const struct verify_result *r = &b->result;

	if (r->sequence > 1 && (head[0] == '\0' ||
				strcmp(r->previous_p7s, head) != 0))
		missing(b, 1, r->sequence - 1);
}

static void
check_link(struct history_bundle *b, const struct history_bundle *before)
{
	const struct verify_result *r = &b->result, *p = &before->result;

	if (strcmp(r->previous_p7s, p->p7s_sha256) != 0 &&
	    strcmp(r->previous_id, p->id) == 0)
		broken(b, "E_CHAIN_FORK", "it follows another bundle of the "
		       "name %s", p->id);
	else if (strcmp(r->previous_p7s, p->p7s_sha256) != 0)
		broken(b, "E_CHAIN_BREAK", "it does not follow %s",
		       before->name);
}

static void
check_time(struct history_bundle *b, const struct history_bundle *before)
{
	const struct verify_result *r = &b->result, *p = &before->result;

	/* Without a time-stamp the time is the clock's: no evidence. */
	if (r->created < p->created ||
	    (r->ntsa > 0 && p->ntsa > 0 && r->time < p->time))
		broken(b, "E_CHAIN_BREAK", "it is older than %s, which comes "
		       "before it", before->name);
}

static void
check_pair(struct history_bundle *b, const struct history_bundle *before)
{
	const struct verify_result *r = &b->result, *p = &before->result;

	if (r->sequence == p->sequence) {
		if (strcmp(r->p7s_sha256, p->p7s_sha256) != 0)
			broken(b, "E_CHAIN_FORK", "%s is number %u, too",
			       before->name, r->sequence);
		return;		/* the same one in another container */
	}
	if (strcmp(r->previous_p7s, p->previous_p7s) == 0 &&
	    r->previous_p7s[0] != '\0')
		broken(b, "E_CHAIN_FORK", "it follows the same bundle as %s",
		       before->name);
	if (r->sequence > p->sequence + 1)
		missing(b, p->sequence + 1, r->sequence - 1);
	else
		check_link(b, before);
	check_time(b, before);
}

/* The trust file's head is a digest: one of them has it, or the first of a
 * stream follows it. */
static void
check_known(struct history *h, const char *head)
{
	if (head[0] == '\0')
		return;
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].placed &&
		    (strcmp(h->v[i].result.p7s_sha256, head) == 0 ||
		     strcmp(h->v[i].result.previous_p7s, head) == 0))
			return;
	stream_broken(h, "", "E_CHAIN_BREAK", "the head that the trust file "
		      "names is none of these bundles");
}

/* The one before v[i] in its stream; where several have that number, the one
 * that v[i] names.  NULL: it is the first. */
static const struct history_bundle *
before(const struct history *h, size_t i)
{
	const struct history_bundle *b = &h->v[i], *first = NULL;

	while (i-- > 0 && strcmp(h->v[i].result.stream,
				 b->result.stream) == 0) {
		const struct verify_result *p = &h->v[i].result;

		if (first == NULL)
			first = &h->v[i];
		if (p->sequence != first->result.sequence)
			break;
		if (strcmp(p->p7s_sha256, b->result.previous_p7s) == 0)
			return &h->v[i];
	}
	return first;
}

void
history_order(struct history *h, const char *head)
{
	if (h->n > 1)
		qsort(h->v, h->n, sizeof(*h->v), by_place);
	for (size_t i = 0; i < h->n && h->v[i].placed; i++) {
		const struct history_bundle *earlier = before(h, i);

		if (earlier != NULL) {
			check_pair(&h->v[i], earlier);
		} else {
			h->streams++;
			check_first(&h->v[i], head);
		}
	}
	check_known(h, head);
}

/* The last bundle of a stream; NULL: there is none. */
static const struct history_bundle *
last_of(const struct history *h, const char *stream)
{
	const struct history_bundle *last = NULL;

	for (size_t i = 0; i < h->n && h->v[i].placed; i++)
		if (strcmp(h->v[i].result.stream, stream) == 0)
			last = &h->v[i];
	return last;
}

void
history_head(struct history *h, const char *stream, const struct head *head)
{
	const struct history_bundle *last = last_of(h, stream);
	unsigned number = last != NULL ? last->result.sequence : 0;

	if (head->sequence == 0)
		return;		/* a first seal that did not come to its end */
	if (number < head->sequence)
		stream_broken(h, stream, "E_CHAIN_GAP", "the head is number %u "
			      "(%s), which is not here", head->sequence,
			      head->link.id);
	else if (number > head->sequence)
		stream_broken(h, stream, "E_CHAIN_BREAK", "the head is number "
			      "%u, and %s comes behind it", head->sequence,
			      last->name);
	else if (strcmp(head->link.p7s_sha256, last->result.p7s_sha256) != 0)
		stream_broken(h, stream, "E_CHAIN_FORK", "the head is another "
			      "bundle of the number %u than %s",
			      head->sequence, last->name);
}
