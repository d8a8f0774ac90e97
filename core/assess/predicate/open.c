/*
 * open.c - open(): does a rule let the whole internet in?
 *
 * EC2 answers with one CIDR a rule (DescribeSecurityGroupRules) or with lists
 * of them (ipPermissions); a port that is missing or -1 is every port, and so
 * is protocol -1.
 */
#include "assess/judge_eval.h"
#include "assess/predicate/predicate.h"

static int
is_internet(struct text t)
{
	return text_is(t, "0.0.0.0/0") || text_is(t, "::/0");
}

static int
has_internet(const struct ex_node *node)
{
	if (is_internet(node_text(node)))
		return 1;
	for (const struct ex_node *n = node->first; n != NULL; n = n->next)
		if (has_internet(n))
			return 1;
	return 0;
}

static struct text
member(const struct ex_node *rule, const char *lower, const char *upper)
{
	const struct ex_node *found = node_member(rule, lower);

	return node_text(found != NULL ? found : node_member(rule, upper));
}

static int
has_port(const struct ex_node *rule, double port)
{
	double from, to;

	if (text_is(member(rule, "ipProtocol", "IpProtocol"), "-1") ||
	    number_read(member(rule, "fromPort", "FromPort"), &from) ||
	    number_read(member(rule, "toPort", "ToPort"), &to))
		return 1;
	return from < 0 || (from <= port && port <= to);
}

enum truth
predicate_open(const struct predicate_call *call, enum reason *why)
{
	const struct ex_node *rule = call->value;
	double port;

	if (rule == NULL)
		return FALSE_;
	if (rule->kind == NODE_OBJECT &&
	    text_is_nocase(member(rule, "isEgress", "IsEgress"), "true"))
		return FALSE_;
	if (call->nargs > 0 && rule->kind == NODE_OBJECT) {
		if (number_read(text_of(call->args[0]), &port))
			return predicate_unknown(why, REASON_UNDECIDED);
		if (!has_port(rule, port))
			return FALSE_;
	}
	if (rule->kind == NODE_ARRAY && call->nargs > 0) {
		struct predicate_call each = *call;
		enum truth any = FALSE_;

		for (each.value = rule->first; each.value != NULL;
		     each.value = each.value->next)
			any = truth_or(any, predicate_open(&each, why));
		return any;
	}
	return truth_of(has_internet(rule));
}
