/* judge_value.c - numbers, times, lists and yes or no, as text has them */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "assess/judge_eval.h"
#include "assess/judge_tree.h"
#include "base/clock.h"

/* Beyond it a number of seconds would be the year 5138: these are ms. */
#define SECONDS_MAX	1e11

int
number_read(struct text t, double *out)
{
	char digits[64], *end;

	t = text_trim(t);
	if (t.len == 0 || t.len >= sizeof digits)
		return -1;
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] == '\0' ||
		    strchr("0123456789+-.eE", t.at[i]) == NULL)
			return -1;
	memcpy(digits, t.at, t.len);
	digits[t.len] = '\0';
	*out = strtod(digits, &end);
	return *end == '\0' && end != digits && isfinite(*out) ? 0 : -1;
}

int
time_read(struct text t, int64_t *ms)
{
	double n;

	if (number_read(t, &n))
		return clock_read_iso(text_trim(t), ms);
	if (n < 0 || n > SECONDS_MAX * 1000)
		return -1;
	*ms = (int64_t)(n > SECONDS_MAX ? n : n * 1000);
	return 0;
}

int
compare_holds(enum compare_op op, double a, double b)
{
	switch (op) {
	case COMPARE_LE:
		return a <= b;
	case COMPARE_GE:
		return a >= b;
	case COMPARE_LT:
		return a < b;
	case COMPARE_GT:
		return a > b;
	case COMPARE_EQ:
		return !(a < b) && !(a > b);
	case COMPARE_NE:
		break;
	}
	return a < b || a > b;
}

int
parameter_yes(const char *value)
{
	static const char *const yes[] = { "yes", "true", "on", "1" };
	static const char *const no[] = { "no", "false", "off", "0" };

	if (value == NULL)
		return -1;
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
		if (text_is_nocase(text_of(value), yes[i]))
			return 1;
		if (text_is_nocase(text_of(value), no[i]))
			return 0;
	}
	return -1;
}

int
parameter_has(const char *list, struct text value)
{
	struct text rest = text_of(list);

	while (rest.at != NULL && rest.len > 0) {
		struct text part = text_cut(&rest, ','), word;

		while ((word = text_word(&part)).len > 0)
			if (text_glob_ends(value, word, 1))
				return 1;
	}
	return 0;
}
