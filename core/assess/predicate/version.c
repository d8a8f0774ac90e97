/* version.c - version(): dotted numbers, whatever letters come before them */
#include <string.h>

#include "assess/judge_tree.h"
#include "assess/predicate/predicate.h"

#define PARTS	4

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "TLSv1.2-foo" is 1 2; -1: there is no number. */
static int
read_parts(struct text t, unsigned long out[PARTS])
{
	size_t i = 0, n = 0;

	memset(out, 0, PARTS * sizeof out[0]);
	while (i < t.len && !is_digit(t.at[i]))
		i++;
	if (i == t.len)
		return -1;
	while (i < t.len && is_digit(t.at[i]) && n < PARTS) {
		for (; i < t.len && is_digit(t.at[i]); i++)
			if (out[n] < 100000000)
				out[n] = out[n] * 10 +
					(unsigned long)(t.at[i] - '0');
		n++;
		if (i + 1 < t.len && (t.at[i] == '.' || t.at[i] == '_'))
			i++;
		else
			break;
	}
	return 0;
}

static int
order(const unsigned long a[PARTS], const unsigned long b[PARTS])
{
	for (int i = 0; i < PARTS; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static enum compare_op
read_op(struct text *arg)
{
	static const struct { const char *sign; enum compare_op op; } ops[] = {
		{ "<=", COMPARE_LE }, { ">=", COMPARE_GE }, { "!=", COMPARE_NE },
		{ "<", COMPARE_LT }, { ">", COMPARE_GT }, { "=", COMPARE_EQ },
	};

	for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++) {
		size_t n = strlen(ops[i].sign);

		if (text_starts(*arg, ops[i].sign)) {
			*arg = text_n(arg->at + n, arg->len - n);
			return ops[i].op;
		}
	}
	return COMPARE_GE;
}

enum truth
predicate_version(const struct predicate_call *call, enum reason *why)
{
	struct text arg = text_of(call->args[0]);
	enum compare_op op = read_op(&arg);
	unsigned long have[PARTS], want[PARTS];

	if (call->value == NULL)
		return FALSE_;
	if (read_parts(node_text(call->value), have) || read_parts(arg, want))
		return predicate_unknown(why, REASON_UNDECIDED);
	return truth_of(compare_holds(op, order(have, want), 0));
}
