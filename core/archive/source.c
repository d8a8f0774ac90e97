/* source.c - the file that is archived, its digests, its parts */
#include "archive/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

#define MIB		(UINT64_C(1) << 20)
#define PART_SIZE	(64 * MIB)
#define PART_LEAST	(5 * MIB)
#define PIECE		(256u * 1024)

uint64_t
part_size_of(uint64_t size, uint64_t single_put_max)
{
	uint64_t part = single_put_max < PART_SIZE ? single_put_max : PART_SIZE;
	uint64_t least = (size + PARTS_MAX - 1) / PARTS_MAX;

	if (size <= single_put_max)
		return 0;
	if (part < PART_LEAST)
		part = PART_LEAST;
	if (part < least)
		part = (least + MIB - 1) / MIB * MIB;
	return part;
}

uint64_t
source_part_at(const struct source *source, size_t i)
{
	return i * source->part_size;
}

uint64_t
source_part_size(const struct source *source, size_t i)
{
	uint64_t left = source->size - source_part_at(source, i);

	return left < source->part_size ? left : source->part_size;
}

static int
cannot(const struct source *s, struct error *err)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", s->path, strerror(errno));
}

/* size bytes from at on into both digests; b may be NULL. */
static int
hash(const struct source *s, uint64_t at, uint64_t size, struct digest *a,
     struct digest *b, struct error *err)
{
	char *piece = xmalloc(PIECE);
	int status = 0;

	while (size > 0 && status == 0) {
		size_t want = size < PIECE ? (size_t)size : PIECE;
		ssize_t n = pread(s->fd, piece, want, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			status = cannot(s, err);
		else if (n == 0)
			status = error_set(err, ERROR_SYSTEM, "%s: shorter than"
					   " it was a moment ago", s->path);
		if (n <= 0)
			break;
		digest_add(a, piece, (size_t)n);
		if (b != NULL)
			digest_add(b, piece, (size_t)n);
		at += (uint64_t)n;
		size -= (uint64_t)n;
	}
	free(piece);
	return status;
}

int
source_range(const struct source *source, uint64_t at, uint64_t size,
	     uint8_t out[DIGEST_SIZE], struct error *err)
{
	struct digest *d = digest_new();
	int status;

	digest_start(d);
	status = hash(source, at, size, d, NULL, err);
	digest_end(d, out);
	digest_free(d);
	return status;
}

static int
hash_all(struct source *s, struct error *err)
{
	struct digest *whole = digest_new(), *part = digest_new();
	int status = 0;

	digest_start(whole);
	if (s->nparts == 0)
		status = hash(s, 0, s->size, whole, NULL, err);
	for (size_t i = 0; i < s->nparts && status == 0; i++) {
		digest_start(part);
		status = hash(s, source_part_at(s, i), source_part_size(s, i),
			      whole, part, err);
		digest_end(part, s->parts[i]);
	}
	digest_end(whole, s->sha256);
	hex_write(s->sha256, DIGEST_SIZE, s->hex);
	digest_free(whole);
	digest_free(part);
	return status;
}

static int
take(struct source *s, struct error *err)
{
	struct stat st;

	if (fstat(s->fd, &st) < 0)
		return cannot(s, err);
	if (!S_ISREG(st.st_mode))
		return error_set(err, ERROR_USAGE, "%s: not a file; a bundle is"
				 " archived as it was sealed, not unpacked",
				 s->path);
	/* NFS locks only what is open for writing: there it is not locked. */
	if (flock(s->fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
		return error_set(err, ERROR_SYSTEM, "%s: another exhibit"
				 " archives it now", s->path);
	s->size = (uint64_t)st.st_size;
	return 0;
}

int
source_open(struct source *out, const char *path, uint64_t single_put_max,
	    struct error *err)
{
	memset(out, 0, sizeof(*out));
	out->path = xstrdup(path);
	out->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (out->fd < 0)
		return cannot(out, err);
	if (take(out, err) < 0)
		return -1;
	out->part_size = part_size_of(out->size, single_put_max);
	if (out->part_size > 0)
		out->nparts = (size_t)((out->size + out->part_size - 1) /
				       out->part_size);
	if (out->nparts > PARTS_MAX || out->size > UINT64_C(5) << 40)
		return error_set(err, ERROR_USAGE, "%s: larger than S3's 5 TiB",
				 path);
	out->parts = xcalloc(out->nparts + 1, sizeof(*out->parts));
	return hash_all(out, err);
}

void
source_close(struct source *source)
{
	if (source->path != NULL && source->fd >= 0)
		close(source->fd);
	free(source->path);
	free(source->parts);
	memset(source, 0, sizeof(*source));
	source->fd = -1;
}

void
checksum_text(const uint8_t sha256[DIGEST_SIZE], char out[64])
{
	struct buffer b;

	buffer_init(&b, 64);
	base64_write(&b, sha256, DIGEST_SIZE);
	snprintf(out, 64, "%s", buffer_cstr(&b));
	buffer_free(&b);
}

void
source_checksum(const struct source *source, char out[64])
{
	uint8_t sum[DIGEST_SIZE];
	char text[64];

	if (source->nparts == 0) {
		checksum_text(source->sha256, out);
		return;
	}
	digest_of(source->parts, source->nparts * DIGEST_SIZE, sum);
	checksum_text(sum, text);
	snprintf(out, 64, "%.44s-%zu", text, source->nparts);
}
