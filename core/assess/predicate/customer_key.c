/*
 * customer_key.c - customer-key(): is it a key that the customer controls?
 *
 * The spelling tells AWS's own aliases; for all else DescribeKey is the
 * witness, since an id looks the same whoever manages the key.
 */
#include "assess/predicate/predicate.h"

enum truth
predicate_customer_key(const struct predicate_call *call, enum reason *why)
{
	const struct predicate_world *w = call->world;
	struct text name = node_text(call->value), manager;
	const struct ex_node *const *nodes;
	size_t n;
	enum truth known;

	if (call->value == NULL || name.len == 0 ||
	    text_starts(name, "alias/aws/") ||
	    text_glob(name, text_of("arn:*:kms:*:alias/aws/*"), 0))
		return FALSE_;
	known = w->fact(w->ctx, "kms:key", name, "KeyManager", &nodes, &n, why);
	if (known == UNKNOWN)
		return UNKNOWN;
	manager = node_text(known == TRUE_ && n > 0 ? nodes[0] : NULL);
	if (text_is(manager, "CUSTOMER"))
		return TRUE_;
	if (text_is(manager, "AWS"))
		return FALSE_;
	return predicate_unknown(why, REASON_UNDECIDED);
}
