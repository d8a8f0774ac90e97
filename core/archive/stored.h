/*
 * stored.h - an object as the store describes it, and as it should be
 *
 * From HeadObject with the version and x-amz-checksum-mode: ENABLED.  The lock
 * and hold headers come only to who may s3:GetObjectRetention and
 * s3:GetObjectLegalHold; STANDARD is said by saying nothing.  Source: Amazon S3
 * API Reference, "HeadObject".
 */
#ifndef ARCHIVE_STORED_H
#define ARCHIVE_STORED_H

#include <stdint.h>

#include "archive/s3.h"

struct stored {
	uint64_t size;
	char version[1025];		/* "" of a bucket without versions */
	char etag[136];
	char checksum[64], type[24];	/* base64[-N]; FULL_OBJECT, COMPOSITE */
	char lock[16];			/* "" none */
	int64_t until;			/* ms, whole seconds; 0: none */
	int legal_hold;
	char storage_class[32];
	char encryption[24], kms_key[512];
	char restore[128];		/* x-amz-restore; "" none */
	char request_id[128];
};

/* What it should be; strings NULL: not compared. */
struct expected {
	uint64_t size;
	char checksum[64];
	const char *version;
	const char *lock;
	int64_t until;			/* at least */
	int legal_hold;			/* 1: must be on */
	const char *storage_class, *kms_key;
};

#define WHY_MAX	384

void stored_read(struct stored *out, const struct s3_answer *a);
/* The current version, or that one.  1 it is there; 0 the store says that it
 * is not, or (403) will not say; *status which. -1. */
int stored_ask(struct s3 *s3, const char *key, const char *version,
	       struct stored *out, long *status, struct error *err);

/* 1 and why, as "is 12 bytes, 13 were sent"; 0: as expected. */
int stored_content_differs(const struct stored *s, const struct expected *e,
			   char why[WHY_MAX]);
int stored_terms_differ(const struct stored *s, const struct expected *e,
			char why[WHY_MAX]);

#endif
