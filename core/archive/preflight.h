/*
 * preflight.h - would this target keep a bundle from everybody?
 *
 * Asks only; changes nothing.  Each finding is ok, a change with the command
 * that makes it, or what could not be read, which is never taken for ok.
 */
#ifndef ARCHIVE_PREFLIGHT_H
#define ARCHIVE_PREFLIGHT_H

#include <stddef.h>

#include "archive/archive.h"

enum finding_state { FINDING_OK, FINDING_CHANGE, FINDING_UNREAD };

struct finding {
	enum finding_state state;
	const char *what;		/* "versioning" */
	char text[480];
};

#define FINDINGS_MAX	24

struct findings {
	struct finding v[FINDINGS_MAX];
	size_t n;
};

void found(struct findings *f, enum finding_state state, const char *what,
	   const char *format, ...) __attribute__((format(printf, 4, 5)));
size_t findings_of(const struct findings *f, enum finding_state state);

/* -1: the target cannot be reached at all, or the options are wrong. */
int preflight_run(const struct archive_options *o, struct findings *out,
		  struct error *err);

/* preflight_policy.c: what a bucket policy denies to all; -1: it is no JSON. */
struct policy_place {
	const char *partition, *bucket, *prefix;
};
int preflight_policy(const char *policy, const struct policy_place *place,
		     struct findings *out);

#endif
