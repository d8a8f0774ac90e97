/* selects.c - selects(): does an EventBridge pattern take in a source's events? */
#include "assess/predicate/predicate.h"

static int
equals_any(const struct ex_node *values, struct text source)
{
	if (values->kind != NODE_ARRAY)
		return text_equal(node_text(values), source);
	for (const struct ex_node *n = values->first; n != NULL; n = n->next)
		if (text_equal(node_text(n), source))
			return 1;
	return 0;
}

static int
starts_with(struct text source, const struct ex_node *prefix)
{
	struct text p = node_text(prefix);

	return prefix->kind == NODE_STRING && source.len >= p.len &&
		text_equal(text_n(source.at, p.len), p);
}

/* {"prefix": "aws."} and its like. */
static enum truth
matcher(const struct ex_node *m, struct text source)
{
	const struct ex_node *rule = m->first;

	if (rule == NULL || rule->next != NULL)
		return UNKNOWN;
	if (text_is(rule->name, "prefix") && rule->kind == NODE_STRING)
		return truth_of(starts_with(source, rule));
	if (text_is(rule->name, "wildcard") && rule->kind == NODE_STRING)
		return truth_of(text_glob(source, rule->text, 0));
	if (text_is(rule->name, "exists"))
		return truth_of(rule->kind == NODE_TRUE);
	if (text_is(rule->name, "anything-but") && rule->kind != NODE_OBJECT)
		return truth_of(!equals_any(rule, source));
	return UNKNOWN;
}

static enum truth
one(const struct ex_node *value, struct text source)
{
	if (value->kind == NODE_OBJECT)
		return matcher(value, source);
	return truth_of(text_equal(node_text(value), source));
}

enum truth
predicate_selects(const struct predicate_call *call, enum reason *why)
{
	struct text source = text_of(call->args[0]);
	const struct ex_node *value = call->value;
	enum truth any = FALSE_;

	if (value != NULL && value->kind == NODE_STRING &&
	    text_starts(text_trim(value->text), "{"))
		value = doc_read_inner(call->scratch, value->text);
	if (call->value != NULL && value == NULL)
		return predicate_unknown(why, REASON_UNDECIDED);
	/* A pattern, not a matcher within its source. */
	if (value != NULL && value->kind == NODE_OBJECT &&
	    (node_member(value, "detail-type") != NULL ||
	     node_member(value, "detail") != NULL ||
	     node_member(value, "source") != NULL))
		value = node_member(value, "source");
	if (value == NULL)
		return FALSE_;
	*why = REASON_UNDECIDED;
	if (value->kind != NODE_ARRAY)
		return one(value, source);
	for (value = value->first; value != NULL; value = value->next)
		any = truth_or(any, one(value, source));
	return any;
}
