/* policy_principal.c - whom a statement is about, and on what condition */
#include <string.h>

#include "assess/policy_document.h"

struct kind_call {
	int (*fn)(void *ctx, struct text kind, struct text value);
	void *ctx;
	struct text kind;
};

static int
tell_principal(void *ctx, struct text value)
{
	struct kind_call *c = ctx;

	return c->fn(c->ctx, c->kind, value);
}

int
each_principal(const struct ex_node *statement,
	       int (*fn)(void *ctx, struct text kind, struct text value),
	       void *ctx)
{
	const struct ex_node *p = node_member(statement, "Principal");
	struct kind_call call = { fn, ctx, text_of("AWS") };

	if (p == NULL)
		return 0;
	if (p->kind != NODE_OBJECT)
		return each_string(p, tell_principal, &call);
	for (const struct ex_node *m = p->first; m != NULL; m = m->next) {
		int stop;

		call.kind = m->name;
		stop = each_string(m, tell_principal, &call);
		if (stop)
			return stop;
	}
	return 0;
}

int
statement_has_principal(const struct ex_node *statement)
{
	return node_member(statement, "Principal") != NULL ||
		node_member(statement, "NotPrincipal") != NULL;
}

static int
is_anyone(void *ctx, struct text kind, struct text value)
{
	(void)ctx;
	return text_is(kind, "AWS") && text_is(value, "*");
}

enum truth
statement_for_anyone(const struct ex_node *statement)
{
	if (node_member(statement, "NotPrincipal") != NULL)
		return UNKNOWN;
	return each_principal(statement, is_anyone, NULL) ? TRUE_ : FALSE_;
}

static int
is_number(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] < '0' || t.at[i] > '9')
			return 0;
	return t.len == 12;
}

struct text
account_of(struct text principal)
{
	struct text rest = principal, field = text_n("", 0);

	if (is_number(principal))
		return principal;
	if (!text_starts(principal, "arn:"))
		return field;
	for (int i = 0; i < 5; i++)
		field = text_cut(&rest, ':');
	return field;
}

struct account_test {
	const char *account;
	int root_only, any;
};

static int
is_other(void *ctx, struct text kind, struct text value)
{
	struct account_test *t = ctx;

	t->any = 1;
	if (!text_is(kind, "AWS") || !text_is(account_of(value), t->account))
		return 1;
	return t->root_only && !is_number(value) && !text_ends(value, ":root");
}

int
statement_for_account(const struct ex_node *statement, const char *account,
		      int root_only)
{
	struct account_test t = { account, root_only, 0 };

	return !each_principal(statement, is_other, &t) && t.any;
}

static struct text
without(struct text t, const char *prefix)
{
	size_t n = strlen(prefix);

	return text_starts(t, prefix) ? text_n(t.at + n, t.len - n) : t;
}

/* ForAllValues and IfExists hold where the key is missing: no demand. */
static struct condition
read_operator(struct text name)
{
	struct condition c = { .demands = 1 };

	if (text_starts(name, "ForAllValues:"))
		c.demands = 0;
	name = without(without(name, "ForAllValues:"), "ForAnyValue:");
	if (text_ends(name, "IfExists")) {
		c.demands = 0;
		name.len -= strlen("IfExists");
	}
	c.operator = name;
	c.negative = text_glob(name, text_of("*Not*"), 0);
	if (c.negative || text_is(name, "Null"))
		c.demands = 0;
	return c;
}

int
each_condition(const struct ex_node *statement,
	       int (*fn)(void *ctx, const struct condition *condition),
	       void *ctx)
{
	const struct ex_node *all = node_member(statement, "Condition");

	if (all == NULL || all->kind != NODE_OBJECT)
		return 0;
	for (const struct ex_node *op = all->first; op != NULL; op = op->next) {
		struct condition c = read_operator(op->name);

		if (op->kind != NODE_OBJECT)
			continue;
		for (const struct ex_node *k = op->first; k; k = k->next) {
			int stop;

			c.key = k->name;
			c.values = k;
			stop = fn(ctx, &c);
			if (stop)
				return stop;
		}
	}
	return 0;
}
