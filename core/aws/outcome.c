/* outcome.c - the names of the six ends */
#include "aws/outcome.h"

#include <string.h>

static const char *const names[OUTCOMES] = {
	[OUTCOME_COLLECTED] = "collected",
	[OUTCOME_ABSENT] = "absent",
	[OUTCOME_DENIED] = "denied",
	[OUTCOME_UNSUPPORTED] = "unsupported",
	[OUTCOME_THROTTLED] = "throttled",
	[OUTCOME_FAILED] = "failed",
};

const char *
outcome_name(enum outcome outcome)
{
	return names[outcome];
}

int
outcome_read(const char *name, enum outcome *out)
{
	for (int i = 0; i < OUTCOMES; i++) {
		if (strcmp(name, names[i]) == 0) {
			*out = (enum outcome)i;
			return 0;
		}
	}
	return -1;
}

int
outcome_is_gap(enum outcome outcome)
{
	return outcome >= OUTCOME_DENIED;
}
