/*
 * receipt.h - <id>.receipt.json: what was stored, where, and on which terms
 *
 * Everything in it was read back from the store, except the request ids.  Its
 * members are in ARCHIVE.md.  The receipt beside the bundle and the one beside
 * the object are the same bytes.
 */
#ifndef ARCHIVE_RECEIPT_H
#define ARCHIVE_RECEIPT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

#define RECEIPT_TYPE	"urn:exhibit:archive-receipt:1"
#define RECEIPT_MAX	(4u << 20)

struct receipt {
	struct arena *arena;		/* of all that follows */
	int64_t archived;		/* ms */
	const char *bundle_id, *bundle_file, *bundle_sha256, *level, *p7s_sha256;
	uint64_t bundle_size;
	const char *bucket;		/* NULL: a folder */
	const char *key;		/* in a folder: the path */
	const char *region, *endpoint;	/* endpoint NULL: AWS */
	const char *version_id, *etag;
	const char *checksum, *checksum_type;	/* base64[-N] */
	uint64_t part_size;		/* 0: in one request */
	const char **parts;		/* base64 */
	size_t nparts;
	const char *lock;		/* COMPLIANCE, GOVERNANCE or none */
	int64_t until;			/* 0: none */
	int legal_hold;
	const char *storage_class, *encryption, *kms_key;
	const char *upload_request, *head_request;
	const char **warnings;
	size_t nwarnings;
	const char *tool;
};

struct receipt *receipt_new(void);
void receipt_free(struct receipt *receipt);	/* NULL is fine */
void receipt_write(const struct receipt *receipt, struct buffer *out);
/* ERROR_MALFORMED: it is not one. */
int receipt_read(struct receipt **out, struct text bytes, struct error *err);
/* 1 read, 0 there is no such file, -1. */
int receipt_read_file(struct receipt **out, const char *path,
		      struct error *err);
/* Of one and the same object?  Time and request ids may differ. */
int receipt_same_object(const struct receipt *a, const struct receipt *b);

#endif
