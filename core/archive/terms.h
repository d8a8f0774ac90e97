/*
 * terms.h - on what terms a bundle is kept: lock, retention, hold, class, key
 *
 * Retention counts from the archiving: "7y" by the calendar (29 February ends
 * on 1 March), "400d" in days, a date through that day, or an RFC 3339 time.
 * Source: Amazon S3 User Guide, "Locking objects with Object Lock" (at most
 * 100 years), "Storage classes", "Multipart upload limits".
 */
#ifndef ARCHIVE_TERMS_H
#define ARCHIVE_TERMS_H

#include <stdint.h>

#include "base/error.h"

struct archive_options;			/* archive.h */

#define TERMS_RETAIN	"7y"
#define TERMS_CLASS	"GLACIER_IR"
#define SINGLE_PUT_MAX	(UINT64_C(1) << 30)
#define SINGLE_PUT_CAP	(UINT64_C(5) << 30)	/* S3's own */

struct terms {
	const char *lock;		/* "COMPLIANCE", "GOVERNANCE" or NULL */
	const char *retain;		/* as it was asked */
	int64_t until;			/* ms, whole seconds; 0: no lock */
	int legal_hold;
	const char *storage_class;	/* NULL: the store's own */
	const char *kms_key;		/* NULL: the bucket's default */
	uint64_t single_put_max;
};

/* Borrows from o. */
int terms_read(struct terms *out, const struct archive_options *o, int64_t now,
	       struct error *err);
int retain_read(const char *text, int64_t now, int64_t *until,
		struct error *err);
/* "1073741824", "512MiB", "1GiB" */
int size_read(const char *text, uint64_t *out, struct error *err);

#endif
