/*
 * truth.h - three truth values, and why a verdict was reached
 */
#ifndef TRUTH_H
#define TRUTH_H

#include "aws/outcome.h"

enum truth { FALSE_, UNKNOWN, TRUE_ };	/* Kleene: and is min, or is max */

enum reason {
	REASON_NONE, REASON_CLAUSE, REASON_NO_CLAUSE, REASON_DENIED,
	REASON_FAILED, REASON_THROTTLED, REASON_UNSUPPORTED,
	REASON_INCOMPLETE_LIST, REASON_EXTERNAL, REASON_PARAMETER,
	REASON_UNDECIDED, REASON_GONE, REASON_NOT_OFFERED, REASON_RECORDED,
	REASON_TEST,
};

enum truth truth_and(enum truth a, enum truth b);
enum truth truth_or(enum truth a, enum truth b);
enum truth truth_not(enum truth a);

const char *reason_name(enum reason reason);	/* "incomplete-list" */
/* Of a gap; REASON_NONE for the other outcomes. */
enum reason reason_of_outcome(enum outcome outcome);
/* Nothing is known: not a judgement of what the value is. */
int reason_is_unknown(enum reason reason);

#endif
