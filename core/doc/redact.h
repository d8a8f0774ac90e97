/*
 * redact.h - taking out what must not be stored
 *
 * Kinds: drop hash url scan code keys count keep; a list of "kind:path" is
 * applied in order to the parsed answer, before it is stored, hashed or logged;
 * then every other string is scanned.  Markers and rules: REDACTION.md here.
 */
#ifndef REDACT_H
#define REDACT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "doc/doc.h"
#include "doc/path.h"

struct redaction;		/* a compiled list */

struct redaction *redaction_compile(struct arena *arena, const char *source,
				    struct error *err);
/* kind and path of each rule, for plan/check_redaction.c */
size_t redaction_count(const struct redaction *r);
const char *redaction_kind(const struct redaction *r, size_t i);
const struct path *redaction_path(const struct redaction *r, size_t i);

struct redact_key {
	uint8_t key[32];	/* HMAC(secret, "exhibit redact 1") */
};

/*
 * Changes the tree.  Puts "kind:path" of each rule that changed something into
 * *done, blank between.  Returns how many strings were changed.
 */
int redact_answer(const struct redaction *r, struct ex_node *answer,
		  const struct redact_key *key, struct arena *arena,
		  struct buffer *done);

/* Is a value so named known to be no secret, and judged?  hash leaves it. */
int redact_spares(struct text name);

/* An error message, a log text: scan alone. */
void redact_text(struct text in, struct buffer *out,
		 const struct redact_key *key);

/* Is this string one of our markers?  Only to be asked of a path that the
 * line's "redacted" names.  *found: what the marker says was found, or empty. */
int redact_marker(struct text value, struct text *found);

#endif
