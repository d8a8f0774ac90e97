/*
 * spool.h - what is collected but not yet sealed: one file an account
 *
 * The file is the only state.  A torn last line is cut off at the next start.
 */
#ifndef SPOOL_H
#define SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "spool/record.h"

struct spool;

/* Opens or makes <folder>/<account>.jsonl, locks it, cuts a torn end off,
 * indexes it. */
struct spool *spool_open(const char *folder, const char *account,
			 struct error *err);
/* Reads only: a spool file, or all *.jsonl below a folder of a bundle's
 * evidence of one account. */
struct spool *spool_open_evidence(const char *path, struct error *err);
int spool_close(struct spool *spool, struct error *err);	/* syncs; NULL fine */

/*
 * Appends one response.  The line is whole in the file or cut off at the next
 * start: it is written in one call, and only then is it in the index.
 */
int spool_append(struct spool *spool, const struct record *record,
		 struct error *err);
int spool_sync(struct spool *spool, struct error *err);	/* fdatasync if due */

/* 1 found and read, 0 not there, -1 error.  Later lines of a key win; what was
 * superseded is not there. */
int spool_find(struct spool *spool, const char *key, struct arena *arena,
	       struct record *out, struct error *err);
/* "data/evidence/…/x.jsonl:17" of a key in evidence; NULL: not there. */
const char *spool_where(struct spool *spool, const char *key);
size_t spool_count(const struct spool *spool);
size_t spool_redone(const struct spool *spool);	/* torn or superseded lines */

/*
 * Splits an account's spool file into data/evidence/<account>/<region>/
 * <service>.jsonl below root, lines sorted by request (page numbers as
 * numbers), superseded ones left out: whatever the order of arrival, the same
 * files.
 */
int evidence_split(const char *spool_file, const char *account,
		   const char *root, struct error *err);

#endif
