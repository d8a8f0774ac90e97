/*
 * open.c - open(): does a rule let the whole internet in?
 *
 * EC2 answers with one CIDR a rule (DescribeSecurityGroupRules) or with lists
 * of them (ipPermissions); a port that is missing or -1 is every port, and so
 * is protocol -1.
 */
#include "assess/judge_eval.h"
#include "assess/predicate/predicate.h"

struct asked {
	const char *family;	/* "ipv4", "ipv6"; NULL: either */
	const double *port;	/* NULL: any */
};

static int
is_internet(struct text t, const char *family)
{
	struct text wanted = text_of(family);

	if (text_is(t, "0.0.0.0/0"))
		return !text_is(wanted, "ipv6");
	return text_is(t, "::/0") && !text_is(wanted, "ipv4");
}

static int
has_internet(const struct ex_node *node, const char *family)
{
	if (is_internet(node_text(node), family))
		return 1;
	for (const struct ex_node *n = node->first; n != NULL; n = n->next)
		if (has_internet(n, family))
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

static int
is_open(const struct ex_node *rule, const struct asked *asked)
{
	if (rule->kind == NODE_ARRAY && asked->port != NULL) {
		for (rule = rule->first; rule != NULL; rule = rule->next)
			if (is_open(rule, asked))
				return 1;
		return 0;
	}
	if (rule->kind == NODE_OBJECT &&
	    (text_is_nocase(member(rule, "isEgress", "IsEgress"), "true") ||
	     (asked->port != NULL && !has_port(rule, *asked->port))))
		return 0;
	return has_internet(rule, asked->family);
}

enum truth
predicate_open(const struct predicate_call *call, enum reason *why)
{
	struct asked asked = { NULL, NULL };
	double port;

	if (call->value == NULL)
		return FALSE_;
	if (call->nargs > 0) {
		if (number_read(text_of(call->args[0]), &port))
			return predicate_unknown(why, REASON_UNDECIDED);
		asked.port = &port;
	}
	if (call->nargs > 1) {
		asked.family = call->args[1];
		if (!text_is(text_of(asked.family), "ipv4") &&
		    !text_is(text_of(asked.family), "ipv6"))
			return predicate_unknown(why, REASON_UNDECIDED);
	}
	return truth_of(is_open(call->value, &asked));
}
