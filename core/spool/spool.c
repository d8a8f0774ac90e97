/*
 * spool.c - one file an account: append, sync, recover, find
 *
 * Evidence of a bundle is the same lines in several files, so it is a spool
 * with more than one file that nobody writes to.
 */
#include "spool/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "doc/json_writer.h"
#include "spool/key_index.h"
#include "spool/scan.h"

#define SYNC_BYTES	(1u << 20)
#define SYNC_US		1000000
#define FILES_MAX	(1u << 24)

/* Where the lines of a file begin, ascending: a place's line number. */
struct starts {
	uint64_t *v;
	size_t n, room;
};

struct spool {
	char *path;			/* file or folder */
	char **files;			/* paths */
	size_t nfiles;
	int writable;
	int fd;				/* of the file last used */
	size_t fd_of;
	struct key_index index;
	struct starts *starts;		/* evidence: each file's lines */
	uint64_t end, unsynced;
	int64_t synced;			/* us */
	size_t redone;
	struct buffer line, key;
	char *where;
};

static int
use_file(struct spool *s, size_t file, struct error *err)
{
	if (s->fd >= 0 && s->fd_of == file)
		return 0;
	if (s->fd >= 0)
		close(s->fd);
	s->fd = open(s->files[file], O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	s->fd_of = file;
	if (s->fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", s->files[file],
				 strerror(errno));
	return 0;
}

/* n bytes, or as many as there are. */
static ssize_t
read_at(int fd, char *to, size_t n, uint64_t offset)
{
	size_t done = 0;

	while (done < n) {
		ssize_t got = pread(fd, to + done, n - done,
				    (off_t)(offset + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

/* ctx is the spool; it is read, but for which file is open. */
static int
same_key(void *ctx, struct place place, struct text key)
{
	struct spool *s = ctx;
	struct error ignored;
	int supersedes, same;
	size_t n = key.len + sizeof("{\"request\":\"\"");
	char *start;
	ssize_t got;

	if (use_file(s, place.file, &ignored) < 0)
		return -1;
	start = xmalloc(n);
	got = read_at(s->fd, start, n, place.offset);
	same = got < 0 ? -1 :
	       text_equal(line_key(text_n(start, (size_t)got), &supersedes),
			  key);
	free(start);
	return same;
}

/* As keys stand in a line: escaped. */
static struct text
escaped(struct spool *s, const char *key)
{
	buffer_reset(&s->key);
	json_quote(&s->key, text_of(key), 0);
	return text_n(s->key.at + 1, s->key.len - 2);
}

/* Takes the pages of a request out of the index. */
static int
forget(struct spool *s, struct text key)
{
	struct buffer page;
	struct text base;
	int there = 1;

	key_page(key, &base);
	buffer_init(&page, RECORD_LINE_MAX);
	for (unsigned i = 1; there > 0; i++) {
		buffer_reset(&page);
		buffer_text(&page, base);
		if (i > 1)
			buffer_printf(&page, " #%u", i);
		there = key_index_remove(&s->index, buffer_view(&page),
					 same_key, s);
		s->redone += there > 0;
	}
	buffer_free(&page);
	return there;
}

struct indexing {
	struct spool *spool;
	uint32_t file;
};

static void
add_start(struct starts *starts, uint64_t offset)
{
	if (starts->n == starts->room) {
		starts->room = starts->room ? 2 * starts->room : 64;
		starts->v = xrealloc(starts->v, starts->room,
				     sizeof(*starts->v));
	}
	starts->v[starts->n++] = offset;
}

static int
index_line(void *ctx, const struct line *line, struct error *err)
{
	struct indexing *x = ctx;
	struct spool *s = x->spool;
	int there;

	if (s->starts)
		add_start(&s->starts[x->file], line->offset);
	if (line->supersedes) {
		there = forget(s, line->key);
	} else {
		there = key_index_put(&s->index, line->key,
				  (struct place){ x->file, line->offset },
				  same_key, s);
		s->redone += there > 0;
	}
	return there < 0 ? error_set(err, ERROR_SYSTEM, "read: %s",
				     strerror(errno)) : 0;
}

static struct spool *
new_spool(const char *path)
{
	struct spool *s = xcalloc(1, sizeof(*s));

	s->path = xstrdup(path);
	s->fd = -1;
	buffer_init(&s->line, RECORD_LINE_MAX);
	buffer_init(&s->key, RECORD_LINE_MAX);
	return s;
}

static void
free_spool(struct spool *s)
{
	if (s->fd >= 0)
		close(s->fd);
	for (size_t i = 0; i < s->nfiles; i++) {
		free(s->files[i]);
		if (s->starts)
			free(s->starts[i].v);
	}
	free(s->files);
	free(s->path);
	free(s->starts);
	free(s->where);
	key_index_free(&s->index);
	buffer_free(&s->line);
	buffer_free(&s->key);
	free(s);
}

static int
cut_torn_end(struct spool *s, struct error *err)
{
	struct stat st;

	if (fstat(s->fd, &st) < 0)
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	if ((uint64_t)st.st_size == s->end)
		return 0;
	s->redone++;
	if (ftruncate(s->fd, (off_t)s->end) < 0 || fdatasync(s->fd) < 0)
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	return 0;
}

static int
open_file(struct spool *s, struct error *err)
{
	s->fd = open(s->path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC |
		     O_NOFOLLOW, 0600);
	if (s->fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	if (flock(s->fd, LOCK_EX | LOCK_NB) < 0)
		return error_set(err, ERROR_SYSTEM,
				 errno == EWOULDBLOCK ?
				 "another run is writing it" :
				 "cannot be locked");
	if (scan_lines(s->fd, index_line, &(struct indexing){ s, 0 }, &s->end,
		       err) < 0)
		return -1;
	return cut_torn_end(s, err);
}

struct spool *
spool_open(const char *folder, const char *account, struct error *err)
{
	struct spool *s;
	char *name = xasprintf("%s.jsonl", account);
	char *path = path_join(folder, name);

	s = new_spool(path);
	free(name);
	free(path);
	s->writable = 1;
	s->nfiles = 1;
	s->files = xcalloc(1, sizeof(*s->files));
	s->files[0] = xstrdup(s->path);
	s->synced = clock_monotonic();
	if (folder_make(folder, err) < 0 || open_file(s, err) < 0 ||
	    folder_sync(folder, err) < 0) {
		error_in(err, "spool %s", s->path);
		free_spool(s);
		return NULL;
	}
	return s;
}

static void
list_files(struct spool *s, const struct file_list *list)
{
	s->files = xcalloc(list->n + 1, sizeof(*s->files));
	for (size_t i = 0; i < list->n; i++)
		if (text_ends(text_of(list->v[i]), ".jsonl"))
			s->files[s->nfiles++] = path_join(s->path, list->v[i]);
}

static int
find_files(struct spool *s, struct error *err)
{
	struct file_list list;
	struct stat st;

	if (stat(s->path, &st) < 0)
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	if (!S_ISDIR(st.st_mode)) {
		s->files = xcalloc(1, sizeof(*s->files));
		s->files[s->nfiles++] = xstrdup(s->path);
		return 0;
	}
	if (folder_list(s->path, &list, err) < 0)
		return -1;
	list_files(s, &list);
	file_list_free(&list);
	return s->nfiles < FILES_MAX ? 0 :
	       error_set(err, ERROR_MALFORMED, "too many files");
}

struct spool *
spool_open_evidence(const char *path, struct error *err)
{
	struct spool *s = new_spool(path);
	uint64_t whole;
	int failed = find_files(s, err) < 0;

	s->starts = xcalloc(s->nfiles + 1, sizeof(*s->starts));
	for (size_t i = 0; i < s->nfiles && !failed; i++)
		failed = use_file(s, i, err) < 0 ||
			 scan_lines(s->fd, index_line,
				    &(struct indexing){ s, (uint32_t)i },
				    &whole, err) < 0;
	if (!failed)
		return s;
	error_in(err, "evidence %s", path);
	free_spool(s);
	return NULL;
}

static int
sync_now(struct spool *s, struct error *err)
{
	if (s->unsynced && fdatasync(s->fd) < 0)
		return error_set(err, ERROR_SYSTEM, "spool %s: %s", s->path,
				 strerror(errno));
	s->unsynced = 0;
	s->synced = clock_monotonic();
	return 0;
}

int
spool_sync(struct spool *spool, struct error *err)
{
	if (spool->unsynced < SYNC_BYTES &&
	    clock_monotonic() - spool->synced < SYNC_US)
		return 0;
	return sync_now(spool, err);
}

int
spool_close(struct spool *spool, struct error *err)
{
	int result = 0;

	if (!spool)
		return 0;
	if (spool->writable)
		result = sync_now(spool, err);
	free_spool(spool);
	return result;
}

int
spool_append(struct spool *spool, const struct record *record,
	     struct error *err)
{
	struct buffer *line = &spool->line;
	struct place place = { 0, spool->end };
	int there;

	buffer_reset(line);
	record_write(line, record);
	if (buffer_overflowed(line))
		return error_set(err, ERROR_MALFORMED,
				 "%.200s: answer too long", record->request);
	if (write_all(spool->fd, buffer_view(line), err) < 0)
		return error_in(err, "spool %s", spool->path);
	if (record->supersedes) {
		there = forget(spool, escaped(spool, record->supersedes));
	} else {
		there = key_index_put(&spool->index,
				  escaped(spool, record->request), place,
				  same_key, spool);
		spool->redone += there > 0;
	}
	spool->end += line->len;
	spool->unsynced += line->len;
	if (there < 0)
		return error_set(err, ERROR_SYSTEM, "spool %s: %s",
				 spool->path, strerror(errno));
	return spool_sync(spool, err);
}

/* The line at place, without its LF, into s->line. */
static int
read_line(struct spool *s, struct place place, struct error *err)
{
	char chunk[16384];
	const char *lf = NULL;
	uint64_t at = place.offset;

	if (use_file(s, place.file, err) < 0)
		return -1;
	buffer_reset(&s->line);
	while (!lf) {
		ssize_t got = read_at(s->fd, chunk, sizeof(chunk), at);
		if (got <= 0)
			return error_set(err, ERROR_SYSTEM, "%s: %s",
					 s->files[place.file], got ?
					 strerror(errno) : "ends too early");
		lf = memchr(chunk, '\n', (size_t)got);
		buffer_put(&s->line, chunk,
			   lf ? (size_t)(lf - chunk) : (size_t)got);
		at += (size_t)got;
	}
	return 0;
}

int
spool_find(struct spool *spool, const char *key, struct arena *arena,
	   struct record *out, struct error *err)
{
	struct place place;
	int there;

	there = key_index_get(&spool->index, escaped(spool, key), same_key,
			      spool, &place);
	if (there == 0)
		return 0;
	if (there < 0)
		return error_set(err, ERROR_SYSTEM, "spool %s: %s",
				 spool->path, strerror(errno));
	if (read_line(spool, place, err) < 0 ||
	    record_read(arena, buffer_view(&spool->line), out, err) < 0)
		return error_in(err, "spool %s", spool->path);
	return 1;
}

/* From 1. */
static size_t
line_number(const struct starts *starts, uint64_t offset)
{
	size_t low = 0, high = starts->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (starts->v[middle] < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low + 1;
}

const char *
spool_where(struct spool *spool, const char *key)
{
	struct place place;
	const char *name, *data;

	if (!spool->starts ||
	    key_index_get(&spool->index, escaped(spool, key), same_key, spool,
		      &place) <= 0)
		return NULL;
	name = spool->files[place.file];
	data = strstr(name, "data/evidence/");
	free(spool->where);
	spool->where = xasprintf("%s:%zu", data ? data : name,
				 line_number(&spool->starts[place.file],
					     place.offset));
	return spool->where;
}

size_t
spool_count(const struct spool *spool)
{
	return spool->index.n;
}

size_t
spool_redone(const struct spool *spool)
{
	return spool->redone;
}
