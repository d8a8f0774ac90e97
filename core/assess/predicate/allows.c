/* allows.c - allows() and denies(): does a policy let an action through? */
#include <string.h>

#include "assess/policy_document.h"
#include "assess/predicate/predicate.h"

static enum truth
covers(const struct ex_node *statement, const struct predicate_call *call)
{
	enum truth truth = statement_action(statement, call->args[0]);

	if (call->nargs < 2)
		return truth;
	if (strcmp(call->args[1], "*") == 0)
		return truth_and(truth, statement_everywhere(statement,
							     call->args[0]));
	return truth_and(truth, statement_resource(statement, call->args[1]));
}

/* For whomever: the account's own root is in each key policy and says nothing. */
static int
is_of_root(const struct ex_node *statement, const struct predicate_call *call)
{
	return statement_for_account(statement, call->world->account, 1);
}

static int
is_for_all(const struct ex_node *statement)
{
	return !statement_has_principal(statement) ||
		statement_for_anyone(statement) == TRUE_;
}

enum truth
predicate_allows(const struct predicate_call *call, enum reason *why)
{
	struct policy policy;
	enum truth allowed = FALSE_;

	*why = REASON_UNDECIDED;
	if (policy_read(call->value, call->scratch, &policy))
		return UNKNOWN;
	for (size_t i = 0; i < policy.n; i++) {
		const struct ex_node *s = policy.v[i];
		enum truth covered;

		if (!statement_allows(s) || is_of_root(s, call))
			continue;
		covered = covers(s, call);
		if (statement_conditional(s))
			covered = truth_and(covered, UNKNOWN);
		allowed = truth_or(allowed, covered);
	}
	for (size_t i = 0; i < policy.n; i++)
		if (statement_denies(policy.v[i]) &&
		    !statement_conditional(policy.v[i]) &&
		    is_for_all(policy.v[i]) &&
		    covers(policy.v[i], call) == TRUE_ &&
		    (call->nargs > 1 ||
		     statement_resource(policy.v[i], "*") == TRUE_))
			return FALSE_;
	return allowed;
}

struct key_search {
	const char *key;
	int found, others;	/* as wanted; conditions that narrow it further */
};

/* "!key": to all but those the key names. */
static int
look_at_key(void *ctx, const struct condition *c)
{
	struct key_search *s = ctx;
	int but = s->key[0] == '!';

	s->found |= text_is_nocase(c->key, s->key + but) &&
		(!but || c->negative);
	s->others |= but && !c->negative;
	return 0;
}

static enum truth
on_condition(const struct ex_node *s, const char *key)
{
	struct key_search search = { .key = key };

	each_condition(s, look_at_key, &search);
	if (!search.found)
		return FALSE_;
	return search.others ? UNKNOWN : TRUE_;
}

static enum truth
denies(const struct ex_node *s, const struct predicate_call *call)
{
	enum truth truth = statement_action(s, call->args[0]);

	if (statement_has_principal(s))
		truth = truth_and(truth, statement_for_anyone(s));
	if (node_member(s, "NotResource") != NULL)
		truth = truth_and(truth, UNKNOWN);
	/* A bucket's policy names the bucket; one that is no resource's own and
	 * names some leaves others out. */
	if (!statement_has_principal(s) &&
	    statement_everywhere(s, call->args[0]) != TRUE_)
		truth = truth_and(truth, UNKNOWN);
	if (call->nargs < 2)
		return truth_and(truth, truth_of(!statement_conditional(s)));
	return truth_and(truth, on_condition(s, call->args[1]));
}

enum truth
predicate_denies(const struct predicate_call *call, enum reason *why)
{
	struct policy policy;
	enum truth denied = FALSE_;

	*why = REASON_UNDECIDED;
	if (policy_read(call->value, call->scratch, &policy))
		return UNKNOWN;
	for (size_t i = 0; i < policy.n; i++)
		if (statement_denies(policy.v[i]))
			denied = truth_or(denied, denies(policy.v[i], call));
	return denied;
}
