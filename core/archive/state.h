/*
 * state.h - <id>.upload.json: what an upload that is not finished has done
 *
 * Written (0600, aside, fsync, rename) before the first request and after each
 * part, removed when the receipt is stored.  It keeps the retain-until that was
 * worked out first, so that going on a day later wants the same one.
 */
#ifndef ARCHIVE_STATE_H
#define ARCHIVE_STATE_H

#include <stdint.h>

#include "archive/source.h"
#include "archive/target.h"
#include "archive/terms.h"

struct state {
	char *path;
	char *bucket, *key;
	char sha256[DIGEST_HEX];
	uint64_t size, part_size;
	char *lock, *retain, *storage_class, *kms_key;	/* NULL: none */
	int64_t until;
	int legal_hold;
	int creating;			/* an upload may exist whose id was lost */
	char *upload_id;		/* NULL: none */
	size_t sent;			/* parts that were acknowledged */
	const uint8_t (*digests)[DIGEST_SIZE];	/* the source's, borrowed */
};

/* 1 read, 0 there is none, -1. */
int state_read(struct state *out, const char *path, struct error *err);
int state_write(const struct state *state, struct error *err);
void state_remove(const struct state *state);
void state_free(struct state *state);

/* A new one, of this upload. */
void state_begin(struct state *out, const char *path,
		 const struct target *target, const char *key);
void state_describe(struct state *state, const struct source *source,
		    const struct terms *terms);
/* Is it of this object; and of these bytes on these terms? */
int state_is_of(const struct state *state, const struct target *target,
		const char *key);
int state_fits(const struct state *state, const struct source *source,
	       const struct terms *terms);

#endif
