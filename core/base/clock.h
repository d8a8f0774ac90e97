/*
 * clock.h - UTC, in and out
 *
 * Times are ms since 1970-01-01T00:00:00Z.  gmtime and its kin are not used:
 * they depend on the locale and on static memory.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

#include "base/text.h"

#define CLOCK_TEXT	32	/* room for any of the below */

int64_t clock_now(void);		/* real, ms */
int64_t clock_monotonic(void);		/* us, for scheduling */

/* "2026-09-30T08:12:44Z"; with_ms: "…44.123Z".  Returns out. */
const char *clock_iso(char out[CLOCK_TEXT], int64_t ms, int with_ms);
/* "20260930T081244Z" and "20260930", as SigV4 wants them. */
const char *clock_basic(char out[CLOCK_TEXT], int64_t ms);
const char *clock_date(char out[CLOCK_TEXT], int64_t ms);

/* 0, or -1: RFC 3339 with Z or an offset, any fraction; also a date alone. */
int clock_read_iso(struct text t, int64_t *ms);
/* RFC 9110 IMF-fixdate, the Date header. */
int clock_read_http(struct text t, int64_t *ms);
/* "4m12s", "38s", "2h05m" */
const char *clock_duration(char out[CLOCK_TEXT], int64_t ms);

#endif
