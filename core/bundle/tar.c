/*
 * tar.c - the archive's writer
 *
 * zstd is always given threads >= 1: 1 and 2 make the same frame, 0 another.
 * The hash of the output is made here, where the bytes pass anyway.
 */
#include "bundle/tar.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "base/file.h"

struct tar {
	struct archive *archive;
	struct archive_entry *entry;
	struct digest *output, *input;
	int fd, ended;			/* ended: nothing is written any more */
	long long size;
	char *id;
	int64_t created;
	char piece[65536];
};

static int
refuse(struct tar *tar, const char *path, struct error *err)
{
	const char *why = archive_error_string(tar->archive);

	return error_set(err, ERROR_SYSTEM, "%s: %s", path,
			 why == NULL ? "cannot be archived" : why);
}

static la_ssize_t
put(struct archive *archive, void *ctx, const void *bytes, size_t len)
{
	struct tar *tar = ctx;
	struct error err = { 0 };

	if (tar->ended)
		return (la_ssize_t)len;
	if (write_all(tar->fd, text_n(bytes, len), &err) < 0) {
		archive_set_error(archive, EIO, "%s", err.text);
		return -1;
	}
	digest_add(tar->output, bytes, len);
	tar->size += (long long)len;
	return (la_ssize_t)len;
}

/* An option that this libarchive does not know is an error of the set call. */
static int
set_up(struct archive *a, const struct tar_options *options)
{
	char zstd[64];
	int bad = archive_write_set_format_pax_restricted(a) != ARCHIVE_OK;

	if (options->compress == SEAL_GZIP) {
		bad |= archive_write_add_filter_gzip(a) != ARCHIVE_OK;
		bad |= archive_write_set_options(a,
			"gzip:!timestamp,gzip:compression-level=6") !=
			ARCHIVE_OK;
	} else if (options->compress == SEAL_ZSTD) {
		snprintf(zstd, sizeof(zstd),
			 "zstd:compression-level=3,zstd:threads=%u",
			 options->threads == 0 ? 1 : options->threads);
		bad |= archive_write_add_filter_zstd(a) != ARCHIVE_OK;
		bad |= archive_write_set_options(a, zstd) != ARCHIVE_OK;
	}
	bad |= archive_write_set_bytes_per_block(a, 65536) != ARCHIVE_OK;
	bad |= archive_write_set_bytes_in_last_block(a, 1) != ARCHIVE_OK;
	return bad ? -1 : 0;
}

int
tar_open(struct tar **out, int fd, const struct tar_options *options,
	 struct error *err)
{
	struct tar *tar = xcalloc(1, sizeof(*tar));

	tar->archive = archive_write_new();
	tar->entry = archive_entry_new();
	if (tar->archive == NULL || tar->entry == NULL)
		abort();
	tar->fd = fd;
	tar->id = xstrdup(options->id);
	tar->created = options->created / 1000;
	tar->output = digest_new();
	tar->input = digest_new();
	if (set_up(tar->archive, options) < 0 ||
	    archive_write_open2(tar->archive, tar, NULL, put, NULL, NULL) !=
	    ARCHIVE_OK) {
		refuse(tar, "archive", err);
		tar_free(tar);
		return -1;
	}
	*out = tar;
	return 0;
}

int
tar_begin(struct tar *tar, const char *path, uint64_t size, struct error *err)
{
	struct archive_entry *e = archive_entry_clear(tar->entry);
	char *whole = path_join(tar->id, path);

	archive_entry_set_pathname(e, whole);
	free(whole);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0444);
	archive_entry_set_uid(e, 0);
	archive_entry_set_gid(e, 0);
	archive_entry_set_nlink(e, 1);
	archive_entry_set_mtime(e, (time_t)tar->created, 0);
	archive_entry_set_size(e, (la_int64_t)size);
	if (archive_write_header(tar->archive, e) != ARCHIVE_OK)
		return refuse(tar, path, err);
	return 0;
}

int
tar_data(struct tar *tar, const char *path, struct text bytes,
	 struct error *err)
{
	const char *at = bytes.at;
	size_t len = bytes.len;


	while (len > 0) {
		la_ssize_t n = archive_write_data(tar->archive, at, len);

		if (n <= 0)
			return refuse(tar, path, err);
		at += n;
		len -= (size_t)n;
	}
	return 0;
}

int
tar_add(struct tar *tar, const char *path, struct text bytes,
	struct error *err)
{
	if (tar_begin(tar, path, bytes.len, err) < 0)
		return -1;
	return tar_data(tar, path, bytes, err);
}

static int
changed(struct error *err, const char *path)
{
	return error_set(err, ERROR_SYSTEM,
			 "%s changed while it was sealed (E_CHANGED)", path);
}

int
tar_add_file(struct tar *tar, const char *path, int from, uint64_t size,
	     const char *sha256, struct error *err)
{
	uint8_t hash[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	uint64_t seen = 0;
	ssize_t n;

	if (tar_begin(tar, path, size, err) < 0)
		return -1;
	digest_start(tar->input);
	while ((n = read(from, tar->piece, sizeof(tar->piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set(err, ERROR_SYSTEM, "%s: %s", path,
					 strerror(errno));
		seen += (uint64_t)n;
		if (seen > size)
			return changed(err, path);
		digest_add(tar->input, tar->piece, (size_t)n);
		if (tar_data(tar, path, text_n(tar->piece, (size_t)n), err) < 0)
			return -1;
	}
	digest_end(tar->input, hash);
	hex_write(hash, sizeof(hash), hex);
	if (seen != size || strcmp(hex, sha256) != 0)
		return changed(err, path);
	return 0;
}

int
tar_close(struct tar *tar, char sha256[65], long long *size,
	  struct error *err)
{
	uint8_t hash[DIGEST_SIZE];

	if (archive_write_close(tar->archive) != ARCHIVE_OK)
		return refuse(tar, "archive", err);
	digest_end(tar->output, hash);
	hex_write(hash, sizeof(hash), sha256);
	*size = tar->size;
	return 0;
}

void
tar_free(struct tar *tar)
{
	if (tar == NULL)
		return;
	archive_entry_free(tar->entry);
	/* Freeing closes, and so writes, what tar_close() has not; failing the
	 * archive instead would leak libarchive's buffers. */
	tar->ended = 1;
	archive_write_free(tar->archive);
	digest_free(tar->output);
	digest_free(tar->input);
	free(tar->id);
	free(tar);
}
