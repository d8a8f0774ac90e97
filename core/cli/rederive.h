/*
 * rederive.h - every setting and verdict again, from the stored answers
 *
 * Runs on the bundle's own plan.json: its tables, its profile.  What differs
 * from data/settings, data/ledger or data/population is named; so is a
 * statement that counts other gaps.
 */
#ifndef REDERIVE_H
#define REDERIVE_H

#include "base/buffer.h"
#include "base/error.h"

struct rederived {
	unsigned long files, rows;	/* compared, equal */
	unsigned long different;
	char first[512];		/* the first difference */
	struct buffer warnings;		/* one a line: what could not be repeated */
};

/* folder: an unpacked bundle whose digests were checked. */
int rederive(const char *folder, struct rederived *out, struct error *err);

#endif
