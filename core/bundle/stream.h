/*
 * stream.h - the archive's bytes, decompressed, counted and looked over
 *
 * Between the file and the tar reader stands this: it allows gzip or zstd
 * once, keeps the limits, and sees what libarchive's tar reader passes over in
 * silence: bytes in the padding behind a member, slack in a header's checksum
 * field, anything behind the end.
 */
#ifndef STREAM_H
#define STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "bundle/fault.h"

struct stream;

struct stream *stream_open(int fd, uint64_t limit_bytes, uint64_t limit_ratio,
			   struct fault *fault);	/* takes fd */
void stream_free(struct stream *stream);

/* The next whole blocks of 512; 0 at the end, -1 a fault. */
long stream_fill(struct stream *stream, const void **bytes,
		 struct fault *fault);
/* A member's data begins at offset `at` and is `size` long. */
int stream_member(struct stream *stream, uint64_t at, uint64_t size,
		  struct fault *fault);
/* The tar reader has read up to `at`: zeros follow, to the end of the file.
 * sha256 is of the file. */
int stream_end(struct stream *stream, uint64_t at, char sha256[65],
	       struct fault *fault);

#endif
