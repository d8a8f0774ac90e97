/*
 * conditioned.c - conditioned(): does each Allow demand a condition?
 *
 * Own principals are let in by being named; a key that says who (the account,
 * the source) is asked only of statements that let others in.
 */
#include "assess/policy_ties.h"
#include "assess/predicate/predicate.h"

static int
is_passed_over(const struct ex_node *s, const struct predicate_call *call)
{
	int ties = key_ties(text_of(call->args[0]));

	if (!statement_allows(s) ||
	    statement_for_account(s, call->world->account, !ties))
		return 1;
	return call->nargs > 1 &&
		statement_action(s, call->args[1]) == FALSE_;
}

enum truth
predicate_conditioned(const struct predicate_call *call, enum reason *why)
{
	struct policy policy;
	enum truth all = TRUE_;
	size_t left = 0;

	*why = REASON_UNDECIDED;
	if (policy_read(call->value, call->scratch, &policy))
		return UNKNOWN;
	for (size_t i = 0; i < policy.n; i++) {
		if (is_passed_over(policy.v[i], call))
			continue;
		left++;
		all = truth_and(all, statement_demands(policy.v[i],
						       call->args[0],
						       call->world));
	}
	return left > 0 ? all : FALSE_;
}
