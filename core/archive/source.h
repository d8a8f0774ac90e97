/*
 * source.h - the file that is archived, opened once, hashed, cut into parts
 *
 * It is locked (flock) while it is open, so that two commands do not upload
 * the same bundle.  Whole digest and the parts' come from one pass.
 *
 * Parts are of 64 MiB, or of single_put_max if that is less (S3's least is
 * 5 MiB), raised in whole MiB so that there are at most 10,000.  Source: Amazon
 * S3 User Guide, "Multipart upload limits".
 */
#ifndef ARCHIVE_SOURCE_H
#define ARCHIVE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/error.h"

#define PARTS_MAX	10000u

struct source {
	char *path;
	int fd;
	uint64_t size;
	uint8_t sha256[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	uint64_t part_size;		/* 0: in one request */
	uint8_t (*parts)[DIGEST_SIZE];
	size_t nparts;
};

int source_open(struct source *out, const char *path, uint64_t single_put_max,
		struct error *err);
void source_close(struct source *source);
/* Of the i-th part, from 0. */
uint64_t source_part_at(const struct source *source, size_t i);
uint64_t source_part_size(const struct source *source, size_t i);
/* The SHA-256 of a range, read again. */
int source_range(const struct source *source, uint64_t at, uint64_t size,
		 uint8_t out[DIGEST_SIZE], struct error *err);

/* 0: it fits in one request. */
uint64_t part_size_of(uint64_t size, uint64_t single_put_max);
/* What S3 answers as the object's checksum: base64, "-N" behind it of parts. */
void source_checksum(const struct source *source, char out[64]);
void checksum_text(const uint8_t sha256[DIGEST_SIZE], char out[64]);

#endif
