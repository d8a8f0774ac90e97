/*
 * tar.h - the archive's writer: the same members give the same bytes
 *
 * Restricted pax, every entry 0444, owner 0, one time for all.  Compressed
 * bytes are the same only with the same compressor; nothing signed rests on
 * them.
 */
#ifndef TAR_H
#define TAR_H

#include <stdint.h>

#include "base/error.h"
#include "base/text.h"
#include "bundle/seal.h"

struct tar;

struct tar_options {
	enum seal_compress compress;
	unsigned threads;		/* zstd; 0 is taken as 1 */
	const char *id;			/* the one top folder */
	int64_t created;		/* ms */
};

/* Writes to fd, which stays the caller's. */
int tar_open(struct tar **out, int fd, const struct tar_options *options,
	     struct error *err);
int tar_add(struct tar *tar, const char *path, struct text data,
	    struct error *err);
/* The same in pieces, which are size bytes together. */
int tar_begin(struct tar *tar, const char *path, uint64_t size,
	      struct error *err);
int tar_data(struct tar *tar, const char *path, struct text piece,
	     struct error *err);
/* From a file that must still be what it was: size and sha256 (hex). */
int tar_add_file(struct tar *tar, const char *path, int from, uint64_t size,
		 const char *sha256, struct error *err);
/* Ends the archive; sha256 and size are of the bytes written. */
int tar_close(struct tar *tar, char sha256[65], long long *size,
	      struct error *err);
void tar_free(struct tar *tar);			/* NULL is fine */

#endif
