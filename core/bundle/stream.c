/* stream.c - the archive's bytes, decompressed, counted and looked over */
#include "bundle/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "bundle/guard.h"

#define BLOCK		65536u
#define RATIO_SLACK	(16u << 20)	/* before the ratio is looked at */
#define TRAILING_MAX	(1u << 20)

struct stream {
	struct archive *raw;
	int fd;
	uint64_t file_size, in, out;	/* bytes of the file, of the tar */
	uint64_t limit_bytes, limit_ratio;
	int gzip, system;		/* errno of a failed read */
	struct digest *digest;
	unsigned char tail[4];		/* the file's last bytes */
	struct guard guard;
	unsigned char source[BLOCK], block[BLOCK];
};

static void
keep_tail(struct stream *s, size_t n)
{
	for (size_t i = n < 4 ? 0 : n - 4; i < n; i++) {
		memmove(s->tail, s->tail + 1, 3);
		s->tail[3] = s->source[i];
	}
}

static la_ssize_t
take(struct archive *archive, void *ctx, const void **bytes)
{
	struct stream *s = ctx;
	ssize_t n;

	do
		n = read(s->fd, s->source, sizeof(s->source));
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		s->system = errno;
		archive_set_error(archive, errno, "%s", strerror(errno));
		return -1;
	}
	digest_add(s->digest, s->source, (size_t)n);
	keep_tail(s, (size_t)n);
	s->in += (uint64_t)n;
	*bytes = s->source;
	return n;
}

static int
broken(struct stream *s, struct fault *fault)
{
	const char *why = archive_error_string(s->raw);

	if (s->system != 0)
		return fault_set(fault, EXIT_SYSTEM, "E_IO", "", "%s",
				 strerror(s->system));
	if (s->in == s->file_size && why != NULL &&
	    strstr(why, "runcated") != NULL)
		return fault_set(fault, EXIT_INVALID, "E_TRUNCATED", "",
				 "the compressed bytes end too early");
	return fault_set(fault, EXIT_MALFORMED, "E_OPEN", "", "%s",
			 why == NULL ? "cannot be decompressed" : why);
}

static int
start(struct stream *s, struct fault *fault)
{
	struct archive_entry *entry;
	int status;

	if (archive_read_support_format_raw(s->raw) != ARCHIVE_OK ||
	    archive_read_support_filter_gzip(s->raw) != ARCHIVE_OK ||
	    archive_read_support_filter_zstd(s->raw) != ARCHIVE_OK ||
	    archive_read_open(s->raw, s, NULL, take, NULL) != ARCHIVE_OK)
		return broken(s, fault);
	status = archive_read_next_header(s->raw, &entry);
	/* The last filter of the count is the file itself. */
	if (archive_filter_count(s->raw) > 2)
		return fault_set(fault, EXIT_MALFORMED, "E_FILTER", "",
				 "compressed more than once");
	if (status != ARCHIVE_OK)
		return broken(s, fault);
	s->gzip = archive_filter_code(s->raw, 0) == ARCHIVE_FILTER_GZIP;
	return 0;
}

struct stream *
stream_open(int fd, uint64_t limit_bytes, uint64_t limit_ratio,
	    struct fault *fault)
{
	struct stream *s = xcalloc(1, sizeof(*s));
	struct stat st;

	s->fd = fd;
	s->limit_bytes = limit_bytes;
	s->limit_ratio = limit_ratio;
	s->digest = digest_new();
	s->raw = archive_read_new();
	if (s->raw == NULL)
		abort();
	guard_start(&s->guard);
	if (fstat(fd, &st) < 0)
		fault_set(fault, EXIT_SYSTEM, "E_IO", "", "%s",
			  strerror(errno));
	else {
		s->file_size = (uint64_t)st.st_size;
		if (start(s, fault) == 0)
			return s;
	}
	stream_free(s);
	return NULL;
}

void
stream_free(struct stream *s)
{
	if (s == NULL)
		return;
	archive_read_free(s->raw);
	digest_free(s->digest);
	close(s->fd);
	free(s);
}

long
stream_fill(struct stream *s, const void **bytes, struct fault *fault)
{
	la_ssize_t n = archive_read_data(s->raw, s->block, sizeof(s->block));

	if (n < 0)
		return broken(s, fault);
	s->out += (uint64_t)n;
	if (s->out > s->limit_bytes)
		return fault_set(fault, EXIT_MALFORMED, "E_LIMIT", "",
				 "more than %llu bytes",
				 (unsigned long long)s->limit_bytes);
	if (s->out > RATIO_SLACK && s->out / s->limit_ratio > s->in)
		return fault_set(fault, EXIT_MALFORMED, "E_LIMIT", "",
				 "unpacks to more than %llu times its size",
				 (unsigned long long)s->limit_ratio);
	if (guard_feed(&s->guard, s->block, (size_t)n, fault) < 0)
		return -1;
	*bytes = s->block;
	return (long)n;
}

int
stream_member(struct stream *s, uint64_t at, uint64_t size,
	      struct fault *fault)
{
	return guard_member(&s->guard, at, size, fault);
}

static int
trailing(struct fault *fault, const char *what)
{
	return fault_set(fault, EXIT_MALFORMED, "E_TRAILING", "", "%s", what);
}

static int
all_zero(const unsigned char *p, size_t n)
{
	return n == 0 || (p[0] == 0 && memcmp(p, p + 1, n - 1) == 0);
}

/*
 * A second gzip member that adds nothing but zeros still shows: the file then
 * ends with that member's length instead of the whole stream's.
 */
static int
one_member(const struct stream *s)
{
	uint32_t length = (uint32_t)s->tail[0] | (uint32_t)s->tail[1] << 8 |
			  (uint32_t)s->tail[2] << 16 |
			  (uint32_t)s->tail[3] << 24;

	return !s->gzip || length == (uint32_t)s->out;
}

int
stream_end(struct stream *s, uint64_t at, char sha256[65],
	   struct fault *fault)
{
	uint64_t zeros = s->out - at, held = s->guard.len;
	uint8_t hash[DIGEST_SIZE];
	const void *bytes;
	long n;

	/* The end blocks may lie in the block before: libarchive has read
	 * them, `at` is behind them. */
	if (zeros > held)
		return trailing(fault, "more follows the end of the archive");
	if (!all_zero(s->guard.at + (held - zeros), (size_t)zeros))
		return trailing(fault, "bytes follow the end of the archive");
	while ((n = stream_fill(s, &bytes, fault)) > 0) {
		zeros += (uint64_t)n;
		if (zeros > TRAILING_MAX)
			return trailing(fault, "too many zeros at the end");
		if (!all_zero(bytes, (size_t)n))
			return trailing(fault,
					"bytes follow the end of the archive");
	}
	if (n < 0)
		return -1;
	if (s->guard.ended < 2)
		return fault_set(fault, EXIT_INVALID, "E_TRUNCATED", "",
				 "the archive has no end");
	if ((uint64_t)archive_filter_bytes(s->raw, -1) != s->file_size ||
	    s->in != s->file_size || !one_member(s))
		return trailing(fault, "bytes follow the compressed stream");
	digest_end(s->digest, hash);
	hex_write(hash, sizeof(hash), sha256);
	return 0;
}
