/*
 * archive.h - a sealed bundle, put where nobody can remove it
 *
 * Nothing is called archived before it was read back: size, SHA-256, lock,
 * retention, hold, class, encryption and version are those that were wanted.
 * Run again after whatever broke it off, it goes on; run twice, there is one
 * object.  What is promised, and each rule's source: ARCHIVE.md.
 *
 * Errors that have a name begin with it: E_EXISTS and E_UPLOAD_VERIFY
 * (ERROR_INVALID).
 */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <signal.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct archive_options {		/* of a string NULL: not given */
	const char *to;			/* s3://bucket/prefix or a folder */
	const char *region, *endpoint, *profile, *owner, *ca_file;
	const char *lock, *retain, *storage_class, *kms_key, *single_put_max;
	int legal_hold;
	const char *trust;		/* file; NULL: structure alone */
	const char *bundles;		/* where sealed ones are; NULL: bundles */
	const char *audited;		/* account numbers among other words */
	const volatile sig_atomic_t *stop;	/* set by a signal; or NULL */
};

struct receipt;				/* receipt.h */

struct archive_result {
	struct receipt *receipt;
	char *receipt_file;
	char *place;			/* s3://bucket/key, or the path */
	int already;			/* it was there; it was read back */
};

/* What can be known to be wrong is said before anything is asked. */
int archive_ready(const struct archive_options *o, struct error *err);
int archive_run(const char *bundle, const struct archive_options *o,
		struct archive_result *out, struct error *err);
void archive_result_free(struct archive_result *result);

/*
 * The highest sequence of a stream that the target has a receipt of; 0: none.
 * *known 0: the target does not let us list it, and nothing was compared.
 */
int archive_newest(const struct archive_options *o, const char *stream,
		   unsigned *sequence, int *known, struct error *err);

#endif
