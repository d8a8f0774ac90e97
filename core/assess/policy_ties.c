/* policy_ties.c - which conditions say who */
#include "assess/policy_ties.h"

#include <string.h>

/* How a key's value names somebody. */
enum tie { TIE_NOT, TIE_PERHAPS, TIE_NAME, TIE_ACCOUNT, TIE_ARN };

static const struct tie_key {
	const char *key;
	enum tie tie;
} tie_keys[] = {
	{ "aws:PrincipalAccount", TIE_ACCOUNT },
	{ "aws:SourceAccount", TIE_ACCOUNT },
	{ "aws:SourceOwner", TIE_ACCOUNT },
	{ "kms:CallerAccount", TIE_ACCOUNT },
	{ "aws:PrincipalArn", TIE_ARN },
	{ "aws:SourceArn", TIE_ARN },
	{ "aws:PrincipalOrgID", TIE_NAME },
	{ "aws:PrincipalOrgPaths", TIE_NAME },
	{ "aws:SourceOrgID", TIE_NAME },
	{ "aws:SourceOrgPaths", TIE_NAME },
	{ "aws:SourceVpc", TIE_NAME },
	{ "aws:SourceVpce", TIE_NAME },
	{ "aws:userid", TIE_NAME },
	{ "s3:DataAccessPointAccount", TIE_ACCOUNT },
	{ "s3:DataAccessPointArn", TIE_ARN },
	{ "sts:ExternalId", TIE_NAME },
	/* say how, not who */
	{ "aws:SecureTransport", TIE_NOT },
	{ "aws:CurrentTime", TIE_NOT },
	{ "aws:EpochTime", TIE_NOT },
	{ "aws:RequestedRegion", TIE_NOT },
	{ "aws:UserAgent", TIE_NOT },
	{ "aws:Referer", TIE_NOT },
};

static enum tie
tie_of(struct text key)
{
	for (size_t i = 0; i < sizeof tie_keys / sizeof tie_keys[0]; i++)
		if (text_is_nocase(key, tie_keys[i].key))
			return tie_keys[i].tie;
	if (text_glob(key, text_of("s3:*"), 1))
		return TIE_NOT;
	return TIE_PERHAPS;
}

int
key_ties(struct text key)
{
	return tie_of(key) >= TIE_NAME;
}

static int
has_star(struct text t)
{
	return t.len > 0 && memchr(t.at, '*', t.len) != NULL;
}

/* Non-zero, as each_string() wants it, at the first value that ties nobody. */
static int
is_loose(void *ctx, struct text value)
{
	enum tie tie = *(const enum tie *)ctx;

	if (value.len == 0 || text_is(value, "*"))
		return 1;
	if (tie == TIE_ARN)
		return has_star(account_of(value)) ||
			!text_starts(value, "arn:");
	return has_star(value) && tie == TIE_ACCOUNT;
}

static int
tie_condition(void *ctx, const struct condition *c)
{
	enum truth *tied = ctx;
	enum tie tie = tie_of(c->key);

	if (tie == TIE_NOT)
		return 0;
	if (tie == TIE_PERHAPS || !c->demands ||
	    each_string(c->values, is_loose, &tie))
		*tied = truth_or(*tied, UNKNOWN);
	else
		*tied = TRUE_;
	return *tied == TRUE_;
}

enum truth
statement_tied(const struct ex_node *statement)
{
	enum truth tied = FALSE_;

	each_condition(statement, tie_condition, &tied);
	return tied;
}

int
account_of_run(const struct predicate_world *world, struct text account)
{
	if (text_is(account, world->account))
		return 1;
	for (size_t i = 0; i < world->naccounts; i++)
		if (text_is(account, world->accounts[i]))
			return 1;
	return 0;
}

struct demand {
	const char *key;
	const struct predicate_world *world;
	enum tie tie;
	enum truth found;
};

/* Non-zero at the first value that does not name an account of the run. */
static int
is_elsewhere(void *ctx, struct text value)
{
	const struct demand *d = ctx;

	if (d->tie == TIE_ACCOUNT)
		return !account_of_run(d->world, value);
	if (d->tie == TIE_ARN) {
		struct text account = account_of(value);

		/* A bucket's ARN has no account and needs none. */
		return !account_of_run(d->world, account) &&
			!text_glob(value, text_of("arn:*:s3:::?*"), 0);
	}
	return value.len == 0 || text_is(value, "*");
}

static int
has_variable(void *ctx, struct text value)
{
	(void)ctx;
	return text_glob(value, text_of("*${*"), 0);
}

static int
demand_condition(void *ctx, const struct condition *c)
{
	struct demand *d = ctx;
	int null = text_is(c->operator, "Null") &&
		text_is_nocase(node_text(c->values), "false");

	if (!text_glob_ends(c->key, text_of(d->key), 1))
		return 0;
	d->tie = tie_of(c->key);
	if (d->tie < TIE_NAME ? !c->demands && !null : !c->demands)
		return 0;
	if (each_string(c->values, has_variable, NULL))
		d->found = truth_or(d->found, UNKNOWN);
	else if (null || !each_string(c->values, is_elsewhere, d))
		d->found = TRUE_;
	return d->found == TRUE_;
}

enum truth
statement_demands(const struct ex_node *statement, const char *key,
		  const struct predicate_world *world)
{
	struct demand d = { .key = key, .world = world, .found = FALSE_ };

	each_condition(statement, demand_condition, &d);
	return d.found;
}
