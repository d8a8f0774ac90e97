/*
 * outcome.h - how a request ended; what AWS answers is never an error here
 */
#ifndef OUTCOME_H
#define OUTCOME_H

enum outcome {
	OUTCOME_COLLECTED,	/* 2xx, parsed */
	OUTCOME_ABSENT,		/* the service says: not configured, or gone */
	OUTCOME_DENIED,		/* the role may not ask */
	OUTCOME_UNSUPPORTED,	/* no such service or region for the account */
	OUTCOME_THROTTLED,	/* still, at the deadline */
	OUTCOME_FAILED,		/* retries spent, or an answer not understood */
	OUTCOMES
};

const char *outcome_name(enum outcome outcome);	/* "collected" */
int outcome_read(const char *name, enum outcome *out);
int outcome_is_gap(enum outcome outcome);	/* the last four */

#endif
