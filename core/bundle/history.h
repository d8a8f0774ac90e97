/*
 * history.h - the bundles of a folder, each verified and each in its place
 *
 * Per stream, in the order of their numbers: bundles missing between two, two
 * at one place, one that does not follow the one before it or is older, and a
 * head that speaks of another bundle than the last.  Faults: FORMAT.md.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"
#include "bundle/verify.h"

struct history_bundle {
	char *name;			/* of the file, in the folder */
	struct verify_result result;	/* without the statement */
	int placed;			/* its signed statement says its place */
	char error[32];			/* of its place: "E_CHAIN_GAP"; "" none */
	char detail[256];
};

struct history_fault {			/* of a stream, not of one bundle */
	char stream[128], error[32], detail[256];
};

struct history {
	struct history_bundle *v;	/* by stream and number; the others last */
	size_t n, streams;
	struct history_fault *faults;
	size_t nfaults;
	int exit;
};

/* All archives in the folder; sub-folders and packs are passed over.  The
 * trust file's head must be one of them, or what the first follows. */
int history_run(const char *folder, const struct verify_options *options,
		struct history *out, struct error *err);
void history_free(struct history *history);
void history_write_text(const struct history *history, struct buffer *out);
void history_write_json(const struct history *history, struct buffer *out);
int history_warned(const struct history *history);	/* some have warnings */

#endif
