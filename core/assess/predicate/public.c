/*
 * public.c - public(): may anyone at all?
 *
 * A Deny for everyone who is not of an organization or account closes what an
 * Allow opens; whether it closes all of it is not decided here.
 */
#include "assess/policy_ties.h"
#include "assess/predicate/predicate.h"

static const char *const everyone[] = {
	"*", "all", "0.0.0.0/0", "::/0",
	"http://acs.amazonaws.com/groups/global/AllUsers",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
};

static int
is_everyone(struct text t)
{
	for (size_t i = 0; i < sizeof everyone / sizeof everyone[0]; i++)
		if (text_is_nocase(t, everyone[i]))
			return 1;
	return 0;
}

static int
closes(void *ctx, const struct condition *c)
{
	(void)ctx;
	return c->negative && key_ties(c->key);
}

static enum truth
opens(const struct ex_node *statement)
{
	return truth_and(statement_for_anyone(statement),
			 truth_not(statement_tied(statement)));
}

static enum truth
policy_public(const struct policy *policy)
{
	enum truth open = FALSE_;

	for (size_t i = 0; i < policy->n; i++)
		if (statement_allows(policy->v[i]))
			open = truth_or(open, opens(policy->v[i]));
	for (size_t i = 0; i < policy->n && open == TRUE_; i++)
		if (statement_denies(policy->v[i]) &&
		    statement_for_anyone(policy->v[i]) != FALSE_ &&
		    each_condition(policy->v[i], closes, NULL))
			open = UNKNOWN;
	return open;
}

enum truth
predicate_public(const struct predicate_call *call, enum reason *why)
{
	struct policy policy;
	const struct ex_node *uri;

	if (call->value == NULL)
		return FALSE_;
	if (is_everyone(node_text(call->value)))
		return TRUE_;
	if (policy_read(call->value, call->scratch, &policy) == 0) {
		enum truth open = policy_public(&policy);

		*why = REASON_UNDECIDED;
		return open;
	}
	if (call->value->kind == NODE_OBJECT) {	/* an ACL's grantee */
		uri = node_member(call->value, "URI");
		return truth_of(is_everyone(node_text(uri)));
	}
	return FALSE_;
}
