/*
 * error.h - what went wrong, said once, where it was found
 *
 * A function that can fail returns int: 0, or -1 with *err filled in.  Callers
 * add where they were with error_in() and return -1; main() prints.  What AWS
 * answers is never an error here: it is an outcome, and evidence (outcome.h).
 */
#ifndef ERROR_H
#define ERROR_H

#include <stdarg.h>

/* The value is the exit status.  7 and 8 are results, not errors. */
enum error_kind {
	ERROR_NONE,
	ERROR_INVALID = 1,	/* a signature, digest or proof is wrong */
	ERROR_USAGE = 2,	/* the command line, a configuration, a profile */
	ERROR_MALFORMED = 3,	/* a bundle or spool not safe to read on */
	ERROR_TRUST = 4,	/* no anchor, expired, revocation not known */
	ERROR_SYSTEM = 5,	/* machine, network, TSA or key refused */
	ERROR_CHAIN = 6,	/* the stream has a gap or a fork */
	ERROR_INTERRUPTED = 75,	/* run the same command again */
};

struct error {
	enum error_kind kind;
	char text[512];
};

/* Both return -1, so that a failing function can end in one statement. */
int error_set(struct error *err, enum error_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
int error_in(struct error *err, const char *where, ...)
	__attribute__((format(printf, 2, 3)));

#endif
