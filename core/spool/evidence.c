/*
 * evidence.c - an account's spool file as the files of a bundle
 *
 * Lines are copied as they are and only put in order, so what an auditor opens
 * is what was appended during the run.  Whatever the order of arrival, the
 * same lines give the same files.
 */
#include "spool/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/map.h"
#include "spool/scan.h"

#define FLUSH	(1u << 20)

struct entry {
	struct text base;	/* key without its page */
	uint64_t page, offset, len;
	int superseded;
};

struct split {
	struct arena *arena;
	struct map *by_key;	/* 1 + place in v of a key's last line */
	struct entry *v;
	size_t n, room;
	const char *root, *account;
	int from;
};

static void
supersede(struct split *s, struct text key)
{
	struct buffer page;
	struct text base;
	int there = 1;

	key_page(key, &base);
	buffer_init(&page, RECORD_LINE_MAX);
	for (unsigned i = 1; there; i++) {
		buffer_reset(&page);
		buffer_text(&page, base);
		if (i > 1)
			buffer_printf(&page, " #%u", i);
		size_t at = (size_t)(uintptr_t)map_get(s->by_key,
						       buffer_cstr(&page));
		there = at != 0;
		if (at) {
			s->v[at - 1].superseded = 1;
			*map_at(s->by_key, buffer_cstr(&page)) = NULL;
		}
	}
	buffer_free(&page);
}

static int
take_line(void *ctx, const struct line *line, struct error *err)
{
	struct split *s = ctx;
	struct text key = line->key;
	void **at;

	(void)err;
	if (line->supersedes) {
		supersede(s, key);
		return 0;
	}
	if (s->n == s->room) {
		s->room = s->room ? 2 * s->room : 1024;
		s->v = xrealloc(s->v, s->room, sizeof(*s->v));
	}
	key.at = arena_strndup(s->arena, key.at, key.len);
	at = map_at(s->by_key, key.at);
	if (*at)
		s->v[(uintptr_t)*at - 1].superseded = 1;
	struct entry *e = &s->v[s->n++];
	*e = (struct entry){ .offset = line->offset, .len = line->len };
	e->page = key_page(key, &e->base);
	*at = (void *)(uintptr_t)s->n;
	return 0;
}

/* "service/Op region …": the file of a line.  Both are ours, but a spool may
 * have been tampered with, and they become a path. */
static int
file_of(struct text key, struct text *region, struct text *service)
{
	struct text rest = key;

	*service = text_cut(&rest, '/');
	text_cut(&rest, ' ');
	*region = text_cut(&rest, ' ');
	for (int i = 0; i < 2; i++) {
		struct text t = i ? *region : *service;
		if (!t.len)
			return -1;
		for (size_t j = 0; j < t.len; j++)
			if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-",
				    t.at[j]) || !t.at[j])
				return -1;
	}
	return 0;
}

static int
compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	struct text rx, sx, ry, sy;
	int c;

	file_of(x->base, &rx, &sx);
	file_of(y->base, &ry, &sy);
	if ((c = text_compare(rx, ry)) || (c = text_compare(sx, sy)) ||
	    (c = text_compare(x->base, y->base)))
		return c;
	return x->page < y->page ? -1 : x->page > y->page;
}

static int
copy_line(int from, const struct entry *e, struct buffer *out,
	  struct error *err)
{
	char chunk[65536];
	uint64_t done = 0;

	while (done < e->len) {
		size_t want = e->len - done < sizeof(chunk) ?
			      (size_t)(e->len - done) : sizeof(chunk);
		ssize_t got = pread(from, chunk, want,
				    (off_t)(e->offset + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return error_set(err, ERROR_SYSTEM, "read: %s",
					 got ? strerror(errno) : "too short");
		buffer_put(out, chunk, (size_t)got);
		done += (uint64_t)got;
	}
	return 0;
}

static int
write_lines(struct split *s, int to, size_t from, size_t n, struct error *err)
{
	struct buffer out;
	int result = 0;

	buffer_init(&out, RECORD_LINE_MAX + FLUSH + 1);
	for (size_t i = from; i < from + n && result == 0; i++) {
		result = copy_line(s->from, &s->v[i], &out, err);
		if (result == 0 && (out.len >= FLUSH || i + 1 == from + n)) {
			result = write_all(to, buffer_view(&out), err);
			buffer_reset(&out);
		}
	}
	buffer_free(&out);
	if (result == 0 && fsync(to) < 0)
		result = error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	return result;
}

/* n entries that belong into one file, aside and then renamed. */
static int
write_file(struct split *s, size_t from, size_t n, struct error *err)
{
	struct text region, service;
	int result = -1, to;

	if (file_of(s->v[from].base, &region, &service) < 0)
		return error_set(err, ERROR_MALFORMED,
				 "a request of no service or region");
	char *folder = xasprintf("%s/data/evidence/%s/%.*s", s->root,
				 s->account, TEXT_ARG(region));
	char *path = xasprintf("%s/%.*s.jsonl", folder, TEXT_ARG(service));
	char *aside = xasprintf("%s.new", path);
	if (folder_make(folder, err) == 0) {
		to = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
			  O_NOFOLLOW, 0600);
		if (to < 0)
			error_set(err, ERROR_SYSTEM, "%s: %s", aside,
				  strerror(errno));
		else
			result = write_lines(s, to, from, n, err);
		if (to >= 0)
			close(to);
		if (result == 0 && rename(aside, path) < 0)
			result = error_set(err, ERROR_SYSTEM, "%s: %s", path,
					   strerror(errno));
		if (result == 0)
			result = folder_sync(folder, err);
	}
	free(folder);
	free(path);
	free(aside);
	return result;
}

static int
write_files(struct split *s, struct error *err)
{
	struct text region, service, r, v;
	size_t n = 0, from = 0;

	for (size_t i = 0; i < s->n; i++)
		if (!s->v[i].superseded)
			s->v[n++] = s->v[i];
	s->n = n;
	if (n)
		qsort(s->v, n, sizeof(*s->v), compare);
	while (from < n) {
		size_t to = from;
		file_of(s->v[from].base, &region, &service);
		while (to < n && (file_of(s->v[to].base, &r, &v), 1) &&
		       text_equal(r, region) && text_equal(v, service))
			to++;
		if (write_file(s, from, to - from, err) < 0)
			return -1;
		from = to;
	}
	return 0;
}

int
evidence_split(const char *spool_file, const char *account, const char *root,
	       struct error *err)
{
	struct split s = { .root = root, .account = account };
	uint64_t whole;
	int result = -1;

	s.from = open(spool_file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (s.from < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", spool_file,
				 strerror(errno));
	s.arena = arena_new();
	s.by_key = map_new();
	if (scan_lines(s.from, take_line, &s, &whole, err) == 0)
		result = write_files(&s, err);
	close(s.from);
	map_free(s.by_key);
	arena_free(s.arena);
	free(s.v);
	return result < 0 ? error_in(err, "spool %s", spool_file) : 0;
}
