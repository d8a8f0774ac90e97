/*
 * tls_only.c - tls-only(): is plain HTTP denied to everyone, for everything?
 *
 * Of a bucket both the bucket and what is in it must be named: the commonest
 * mistake is to deny the objects and forget the bucket.
 */
#include <string.h>

#include "assess/policy_document.h"
#include "assess/predicate/predicate.h"

struct transport {
	int plain, more;
};

static int
look_at_condition(void *ctx, const struct condition *c)
{
	struct transport *t = ctx;

	if (text_is_nocase(c->key, "aws:SecureTransport") &&
	    text_is(c->operator, "Bool") &&
	    text_is_nocase(node_text(c->values), "false"))
		t->plain = 1;
	else
		t->more = 1;
	return 0;
}

static enum truth
covers_all(const struct ex_node *s, const struct predicate_call *call,
	   const char *what)
{
	const struct predicate_world *w = call->world;
	const char *name = strcmp(w->type, "s3:bucket") == 0 ?
		arena_printf(call->scratch, "arn:%s:s3:::%s%s", w->partition,
			     w->id, what) : "*";
	const char *service = strcmp(w->type, "s3:bucket") == 0 ? "s3" :
		w->service;
	enum truth action = statement_action(s, arena_printf(call->scratch,
							     "%s:*", service));

	/* sqs, sns: a policy that is on one thing names it, or all */
	if (strcmp(w->type, "s3:bucket") != 0)
		return action;
	return truth_and(action, statement_resource(s, name));
}

static enum truth
denies_plain(const struct ex_node *s, const struct predicate_call *call,
	     const char *what)
{
	struct transport t = { 0, 0 };
	enum truth truth;

	if (!statement_denies(s))
		return FALSE_;
	each_condition(s, look_at_condition, &t);
	if (!t.plain)
		return FALSE_;
	truth = truth_and(statement_for_anyone(s), covers_all(s, call, what));
	return t.more ? truth_and(truth, UNKNOWN) : truth;
}

enum truth
predicate_tls_only(const struct predicate_call *call, enum reason *why)
{
	struct policy policy;
	enum truth itself = FALSE_, inside = FALSE_;

	*why = REASON_UNDECIDED;
	if (policy_read(call->value, call->scratch, &policy))
		return UNKNOWN;
	for (size_t i = 0; i < policy.n; i++) {
		itself = truth_or(itself, denies_plain(policy.v[i], call, ""));
		inside = truth_or(inside, denies_plain(policy.v[i], call,
						       "/*"));
	}
	return truth_and(itself, inside);
}
