/*
 * opted_out.c - opted-out(): the AI services opt-out that is in force
 *
 * The service's entry wins over the default; neither means that AWS may keep
 * and use content.  An authored policy says {"@@assign": ...}, an effective one
 * the value.
 */
#include "assess/predicate/predicate.h"

static const struct ex_node *
choice(const struct ex_node *services, const char *name)
{
	const struct ex_node *entry = node_member(services, name);
	const struct ex_node *policy = node_member(entry, "opt_out_policy");

	if (policy != NULL && policy->kind == NODE_OBJECT)
		policy = node_member(policy, "@@assign");
	return policy;
}

enum truth
predicate_opted_out(const struct predicate_call *call, enum reason *why)
{
	const struct ex_node *policy = call->value, *services, *chosen;

	if (policy == NULL)
		return FALSE_;
	if (policy->kind == NODE_STRING)
		policy = doc_read_inner(call->scratch, policy->text);
	if (policy == NULL || policy->kind != NODE_OBJECT)
		return predicate_unknown(why, REASON_UNDECIDED);
	services = node_member(policy, "services");
	if (services == NULL)
		services = policy;
	chosen = choice(services, call->args[0]);
	if (chosen == NULL)
		chosen = choice(services, "default");
	return truth_of(text_is(node_text(chosen), "optOut"));
}
