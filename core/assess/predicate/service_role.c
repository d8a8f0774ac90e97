/*
 * service_role.c - service-role(): a role for one service, and us alone
 *
 * Without aws:SourceAccount or aws:SourceArn the service may be made to use the
 * role on behalf of somebody else's account: the confused deputy.
 */
#include "assess/policy_ties.h"
#include "assess/predicate/predicate.h"

struct expected {
	const char *principal;
	int others;
};

static int
look_at_principal(void *ctx, struct text kind, struct text value)
{
	struct expected *e = ctx;

	e->others = !text_is(kind, "Service") ||
		!text_is(value, e->principal);
	return e->others;
}

static enum truth
statement_fits(const struct ex_node *s, const char *principal,
	       const struct predicate_world *world)
{
	struct expected e = { principal, 0 };

	if (node_member(s, "NotPrincipal") != NULL)
		return UNKNOWN;
	if (each_principal(s, look_at_principal, &e))
		return FALSE_;
	return truth_or(statement_demands(s, "aws:SourceAccount", world),
			statement_demands(s, "aws:SourceArn", world));
}

static enum truth
judge_trust(const struct policy *policy, const struct predicate_call *call)
{
	const char *principal = call->nargs > 0 ? call->args[0] :
		arena_printf(call->scratch, "%s.amazonaws.com",
			     call->world->service);
	enum truth all = TRUE_;
	size_t n = 0;

	for (size_t i = 0; i < policy->n; i++)
		if (statement_allows(policy->v[i])) {
			all = truth_and(all, statement_fits(policy->v[i],
							    principal,
							    call->world));
			n++;
		}
	return n > 0 ? all : FALSE_;
}

/* The trust policy of the role that value names. */
static enum truth
look_up(const struct predicate_call *call, struct policy *policy,
	enum reason *why)
{
	const struct ex_node *const *nodes;
	size_t n;
	enum truth known = call->world->fact(call->world->ctx, "iam:role",
					     node_text(call->value),
					     "AssumeRolePolicyDocument",
					     &nodes, &n, why);

	if (known == FALSE_)
		return predicate_unknown(why, REASON_UNDECIDED);
	for (size_t i = 0; known == TRUE_ && i < n; i++)
		if (policy_add(policy, nodes[i], call->scratch))
			return predicate_unknown(why, REASON_UNDECIDED);
	return known;
}

enum truth
predicate_service_role(const struct predicate_call *call, enum reason *why)
{
	struct policy policy = { 0 };

	if (call->value == NULL)
		return FALSE_;
	if (text_starts(node_text(call->value), "arn:")) {
		if (look_up(call, &policy, why) != TRUE_)
			return UNKNOWN;
	} else if (policy_add(&policy, call->value, call->scratch)) {
		return predicate_unknown(why, REASON_UNDECIDED);
	}
	*why = REASON_UNDECIDED;
	return judge_trust(&policy, call);
}
