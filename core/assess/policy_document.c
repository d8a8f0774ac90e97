/* policy_document.c - statements, actions and resources */
#include "assess/policy_document.h"

#include <string.h>

static int
is_object(const struct ex_node *node)
{
	return node != NULL && node->kind == NODE_OBJECT;
}

static void
append(struct policy *policy, const struct ex_node *statement,
       struct arena *arena)
{
	/* Grown by doubling; what is left behind goes with the arena. */
	if ((policy->n & (policy->n - 1)) == 0) {
		size_t room = policy->n ? policy->n * 2 : 1;
		const struct ex_node **grown =
			arena_alloc(arena, room * sizeof *grown);

		if (policy->n > 0)
			memcpy(grown, policy->v, policy->n * sizeof *grown);
		policy->v = grown;
	}
	policy->v[policy->n++] = statement;
}

static int
add_text(struct policy *policy, struct text text, struct arena *arena)
{
	struct ex_node *inner = doc_read_inner(arena, text);

	if (inner == NULL || inner->kind == NODE_STRING)
		return -1;
	return policy_add(policy, inner, arena);
}

int
policy_add(struct policy *policy, const struct ex_node *value,
	   struct arena *arena)
{
	const struct ex_node *inside;

	if (value == NULL)
		return 0;
	if (value->kind == NODE_STRING)
		return add_text(policy, value->text, arena);
	if (value->kind == NODE_ARRAY) {
		for (inside = value->first; inside; inside = inside->next)
			if (policy_add(policy, inside, arena))
				return -1;
		return 0;
	}
	if (!is_object(value))
		return -1;
	if (node_member(value, "Effect") != NULL) {
		append(policy, value, arena);
		return 0;
	}
	inside = node_member(value, "Statement");
	return inside == NULL ? -1 : policy_add(policy, inside, arena);
}

int
policy_read(const struct ex_node *value, struct arena *arena,
	    struct policy *out)
{
	memset(out, 0, sizeof *out);
	return policy_add(out, value, arena);
}

static int
has_effect(const struct ex_node *statement, const char *effect)
{
	return text_is(node_text(node_member(statement, "Effect")), effect);
}

int
statement_allows(const struct ex_node *statement)
{
	return has_effect(statement, "Allow");
}

int
statement_denies(const struct ex_node *statement)
{
	return has_effect(statement, "Deny");
}

int
statement_conditional(const struct ex_node *statement)
{
	const struct ex_node *condition = node_member(statement, "Condition");

	return is_object(condition) && condition->first != NULL;
}

int
each_string(const struct ex_node *node,
	    int (*fn)(void *ctx, struct text value), void *ctx)
{
	if (node == NULL)
		return 0;
	if (node->kind != NODE_ARRAY)
		return fn(ctx, node_text(node));
	for (const struct ex_node *n = node->first; n != NULL; n = n->next) {
		int stop = fn(ctx, node_text(n));

		if (stop)
			return stop;
	}
	return 0;
}

struct matching {
	struct text value;
	int nocase;
	int overlaps;		/* a pattern lies within value's own */
};

/* "*:*" is as much as "*". */
static int
is_all(struct text pattern)
{
	return text_is(pattern, "*:*");
}

static int
matches(void *ctx, struct text pattern)
{
	struct matching *m = ctx;

	if (is_all(pattern))
		return 1;
	if (text_glob(pattern, m->value, m->nocase))
		m->overlaps = 1;
	return text_glob(m->value, pattern, m->nocase);
}

/*
 * For the Not form: what is not named is covered; where value is a pattern of
 * which only a part is named, it is covered in part, and that is not known.
 */
static enum truth
covers(const struct ex_node *statement, const char *member, const char *not,
       const char *value, int nocase)
{
	struct matching m = { .value = text_of(value), .nocase = nocase };
	const struct ex_node *named = node_member(statement, member);

	if (named != NULL)
		return each_string(named, matches, &m) ? TRUE_ : FALSE_;
	named = node_member(statement, not);
	if (named == NULL)
		return UNKNOWN;
	if (each_string(named, matches, &m))
		return FALSE_;
	return m.overlaps ? UNKNOWN : TRUE_;
}

enum truth
statement_action(const struct ex_node *statement, const char *action)
{
	return covers(statement, "Action", "NotAction", action, 1);
}

enum truth
statement_resource(const struct ex_node *statement, const char *resource)
{
	/* A trust policy has no Resource: it is about the role it is on. */
	if (node_member(statement, "Resource") == NULL &&
	    node_member(statement, "NotResource") == NULL)
		return TRUE_;
	return covers(statement, "Resource", "NotResource", resource, 0);
}
