/*
 * external.c - external() and shared(): who else is named?
 *
 * They differ in whom they know: external() the run's accounts and the
 * approved ones, shared() the resource's own account alone.
 */
#include "assess/judge_eval.h"
#include "assess/policy_ties.h"
#include "assess/predicate/predicate.h"

struct search {
	const struct predicate_call *call;
	int own_alone;
	const struct ex_node *statement;
	enum truth found;
	enum reason why;
};

static void
found(struct search *s, enum truth truth, enum reason why)
{
	if (truth == UNKNOWN && s->found == FALSE_)
		s->why = why;
	s->found = truth_or(s->found, truth);
}

static void
found_account(struct search *s, struct text account)
{
	const struct predicate_world *w = s->call->world;
	const char *approved;

	if (text_is(account, w->account))
		return;
	if (s->own_alone) {
		found(s, TRUE_, REASON_NONE);
		return;
	}
	if (account_of_run(w, account))
		return;
	approved = w->parameter(w->ctx, "approved_accounts");
	if (approved == NULL)
		found(s, UNKNOWN, REASON_PARAMETER);
	else if (!parameter_has(approved, account))
		found(s, TRUE_, REASON_NONE);
}

static int
is_organization(void *ctx, const struct condition *c)
{
	(void)ctx;
	return c->demands && (text_is_nocase(c->key, "aws:PrincipalOrgID") ||
			      text_is_nocase(c->key, "aws:PrincipalOrgPaths"));
}

static int
tell_account(void *ctx, struct text value)
{
	struct text account = account_of(value);

	if (account.len > 0)
		found_account(ctx, account);
	return 0;
}

static int
tell_tie(void *ctx, const struct condition *c)
{
	if (c->demands && key_ties(c->key))
		each_string(c->values, tell_account, ctx);
	return 0;
}

/* Anyone, but on conditions: whoever they name. */
static void
look_at_anyone(struct search *s)
{
	enum truth tied = statement_tied(s->statement);

	found(s, truth_not(tied), REASON_UNDECIDED);
	if (tied == TRUE_)
		each_condition(s->statement, tell_tie, s);
}

static int
look_at_principal(void *ctx, struct text kind, struct text value)
{
	struct search *s = ctx;
	struct text account = account_of(value);

	if (text_is(kind, "Service"))
		return 0;
	if (text_is(kind, "AWS") && text_is(value, "*"))
		look_at_anyone(s);
	else if (account.len == 0)
		found(s, UNKNOWN, REASON_UNDECIDED);
	else if (!each_condition(s->statement, is_organization, NULL))
		found_account(s, account);
	return s->found == TRUE_;
}

static void
look_at_policy(struct search *s, const struct policy *policy)
{
	for (size_t i = 0; i < policy->n; i++) {
		s->statement = policy->v[i];
		if (!statement_allows(s->statement))
			continue;
		if (node_member(s->statement, "NotPrincipal") != NULL)
			found(s, UNKNOWN, REASON_UNDECIDED);
		each_principal(s->statement, look_at_principal, s);
	}
}

/* An ACL's grantee, an ARN, a number, a word for everyone. */
static void
look_at_value(struct search *s)
{
	const struct ex_node *value = s->call->value;
	struct text text = node_text(value), account;
	enum reason why = REASON_UNDECIDED;

	if (predicate_public(s->call, &why) == TRUE_) {
		found(s, TRUE_, REASON_NONE);
		return;
	}
	if (value->kind == NODE_OBJECT && node_member(value, "URI") != NULL)
		return;		/* a group of AWS's own, such as log delivery */
	account = account_of(text);
	if (account.len == 0)
		found(s, UNKNOWN, REASON_UNDECIDED);
	else
		found_account(s, account);
}

static enum truth
search(const struct predicate_call *call, int own_alone, enum reason *why)
{
	struct search s = { .call = call, .own_alone = own_alone };
	struct policy policy;

	if (call->value == NULL)
		return FALSE_;
	if (policy_read(call->value, call->scratch, &policy) == 0)
		look_at_policy(&s, &policy);
	else
		look_at_value(&s);
	if (s.found == UNKNOWN)
		*why = s.why;
	return s.found;
}

enum truth
predicate_external(const struct predicate_call *call, enum reason *why)
{
	return search(call, 0, why);
}

enum truth
predicate_shared(const struct predicate_call *call, enum reason *why)
{
	return search(call, 1, why);
}
