/*
 * record.h - one line of the spool, which is one line of the evidence
 *
 * FORMAT.md has it field by field.  A request that got no 2xx has error and
 * message (scanned); one whose answer was redacted has redacted and original.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdint.h>

#include "aws/outcome.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

#define RECORD_LINE_MAX	(96u * 1024 * 1024)

struct record {
	const char *request;		/* the key */
	enum outcome outcome;
	const char *reason;		/* "gone", or NULL */
	unsigned status, tries;
	int64_t sent, received, date;	/* ms; date 0: none */
	const char *host, *request_id;	/* NULL: none */
	const char *error, *message;	/* NULL: none */
	const char *redacted;		/* "url:… drop:…", NULL: none */
	const char *original;		/* "hmac:HEX", NULL: none */
	struct text body;		/* at NULL: none was stored */
	const char *supersedes;		/* a line of its own: only this is set */
};

void record_write(struct buffer *line, const struct record *record);
/* line without its LF; strings from arena.  sha256 of the body is checked. */
int record_read(struct arena *arena, struct text line, struct record *out,
		struct error *err);

#endif
