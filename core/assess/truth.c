/* truth.c - Kleene's three values */
#include "assess/truth.h"

enum truth
truth_and(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

enum truth
truth_or(enum truth a, enum truth b)
{
	return a > b ? a : b;
}

enum truth
truth_not(enum truth a)
{
	return (enum truth)(TRUE_ - a);
}

const char *
reason_name(enum reason reason)
{
	static const char *const names[] = {
		[REASON_NONE] = "",
		[REASON_CLAUSE] = "clause",
		[REASON_NO_CLAUSE] = "no-clause",
		[REASON_DENIED] = "denied",
		[REASON_FAILED] = "failed",
		[REASON_THROTTLED] = "throttled",
		[REASON_UNSUPPORTED] = "unsupported",
		[REASON_INCOMPLETE_LIST] = "incomplete-list",
		[REASON_EXTERNAL] = "external",
		[REASON_PARAMETER] = "parameter",
		[REASON_UNDECIDED] = "undecided",
		[REASON_GONE] = "gone",
		[REASON_NOT_OFFERED] = "not-offered",
		[REASON_RECORDED] = "recorded",
		[REASON_TEST] = "test",
	};

	return names[reason];
}

enum reason
reason_of_outcome(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_DENIED:
		return REASON_DENIED;
	case OUTCOME_UNSUPPORTED:
		return REASON_UNSUPPORTED;
	case OUTCOME_THROTTLED:
		return REASON_THROTTLED;
	case OUTCOME_FAILED:
		return REASON_FAILED;
	case OUTCOME_COLLECTED:
	case OUTCOME_ABSENT:
	case OUTCOMES:
		break;
	}
	return REASON_NONE;
}

int
reason_is_unknown(enum reason reason)
{
	return reason != REASON_NONE && reason != REASON_CLAUSE &&
	       reason != REASON_NO_CLAUSE && reason != REASON_TEST &&
	       reason != REASON_GONE && reason != REASON_NOT_OFFERED &&
	       reason != REASON_RECORDED;
}
