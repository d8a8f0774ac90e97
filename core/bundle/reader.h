/*
 * reader.h - the members of a bundle, one after the other, from hostile bytes
 *
 * What comes out has a canonical path, is a plain file and lies in one top
 * folder; anything else is a fault before its content is looked at.  Nothing
 * is judged here that needs a key or a digest.
 */
#ifndef READER_H
#define READER_H

#include <stdint.h>

#include "base/text.h"
#include "bundle/fault.h"
#include "bundle/member.h"

struct reader;

struct reader_limits {
	uint64_t entries, bytes, ratio;		/* 0: 5 million, 1 TiB, 2000 */
};

/* An archive (plain, gzip, zstd) or a folder. */
int reader_open(struct reader **out, const char *path,
		const struct reader_limits *limits, struct fault *fault);
/* Takes fd, a seekable file; for tests and the fuzzer. */
int reader_open_archive(struct reader **out, int fd,
			const struct reader_limits *limits,
			struct fault *fault);
void reader_free(struct reader *reader);	/* NULL is fine */

/* 1 a member, 0 the end, -1 a fault.  What is left of the one before is read
 * over, which the caller must not rely on: it is not checked. */
int reader_next(struct reader *reader, struct member *member,
		struct fault *fault);
/* 1 a piece of the current member, 0 its end, -1 a fault. */
int reader_data(struct reader *reader, struct text *piece,
		struct fault *fault);
/* After the last member: nothing but padding follows. */
int reader_end(struct reader *reader, struct fault *fault);

/* The top folder's name; "" for a folder, whose name says nothing. */
const char *reader_id(const struct reader *reader);
/* Of the stored object, once reader_end was good; "" for a folder. */
const char *reader_sha256(const struct reader *reader);

/* The kinds of reader; each begins its own structure with one of these. */
struct reader {
	int (*next)(struct reader *, struct member *, struct fault *);
	int (*data)(struct reader *, struct text *, struct fault *);
	int (*end)(struct reader *, struct fault *);
	void (*free)(struct reader *);
	char id[128];
	char sha256[65];
};

#endif
