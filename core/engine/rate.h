/*
 * rate.h - how fast one API of one account in one region may be asked
 *
 * A token bucket that learns from throttles, in whole numbers throughout:
 * tokens are millionths of a call, rates thousandths of a call a second, times
 * ms, so that rate x time is tokens.  ENGINE.md says how it learns, and with
 * which figures from the simulator.
 */
#ifndef RATE_H
#define RATE_H

#include <stdint.h>

struct rate_prior {
	unsigned published, burst;	/* a second; 0: not published */
	unsigned share;			/* percent of it that is ours */
	int64_t learned;		/* by an earlier run; 0: nothing */
};

struct rate {
	int64_t tokens, burst;
	int64_t pace;		/* now */
	int64_t aim;		/* where it recovers to */
	int64_t sure;		/* documented, or measured: aim without creep */
	int64_t ceiling;	/* learning does not pass it; 0: none */
	int64_t learned;	/* the true rate, measured; 0: not yet */
	int64_t counted;	/* tokens are counted up to here */
	int64_t adjusted;	/* pace is */
	int64_t taken;		/* the last call went out */
	int64_t throttled;	/* the last throttle came; -1: none */
	int64_t episode;	/* its first one came */
	int64_t quiet;		/* before we dare to ask more */
	int64_t empty;		/* the bucket was known to be empty; -1 */
	uint64_t passed, passed_at_throttle, passed_at_empty;
	unsigned in_episode;
	unsigned share;
	int64_t rtt;		/* ms, smoothed, times 8 */
	int cold;		/* nothing is known: grow until throttled */
	int unpublished;
	int serial;		/* never two in flight */
};

void rate_init(struct rate *rate, const struct rate_prior *prior,
	       int64_t now);
/* When a call may go out: now, or later. */
int64_t rate_due(struct rate *rate, int64_t now);
void rate_take(struct rate *rate, int64_t now);
/* An answer that is no throttle, after a round trip of ms. */
void rate_passed(struct rate *rate, int64_t ms);
void rate_throttled(struct rate *rate, int64_t now);
unsigned rate_in_flight(const struct rate *rate);	/* how many at most */
/* How long n calls will take, ms. */
int64_t rate_left(const struct rate *rate, uint64_t n);

#endif
