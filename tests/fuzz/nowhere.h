/*
 * nowhere.h - a world in which nothing is known, to judge in
 */
#ifndef NOWHERE_H
#define NOWHERE_H

#include "assess/judge_eval.h"

static const char *
nowhere_parameter(void *ctx, const char *name)
{
	(void)ctx;
	return name[0] == 'y' ? "yes" : name[0] == 'n' ? "90" : NULL;
}

static enum truth
nowhere_fact(void *ctx, const char *type, struct text value, const char *member,
	     const struct ex_node *const **nodes, size_t *n, enum reason *why)
{
	(void)ctx;
	(void)type;
	(void)value;
	(void)member;
	*nodes = NULL;
	*n = 0;
	return predicate_unknown(why, REASON_DENIED);
}

static enum truth
nowhere_population(void *ctx, const char *type, enum reason *why)
{
	(void)ctx;
	(void)type;
	return predicate_unknown(why, REASON_INCOMPLETE_LIST);
}

static enum truth
nowhere_verdict(void *ctx, const char *setting, struct judged *out,
		enum reason *why)
{
	(void)ctx;
	(void)setting;
	(void)out;
	return predicate_unknown(why, REASON_UNDECIDED);
}

static enum truth
nowhere_as(void *ctx, const char *setting, struct text value,
	   struct judged *out, enum reason *why)
{
	(void)value;
	return nowhere_verdict(ctx, setting, out, why);
}

static const char *const nowhere_accounts[] = { "111122223333" };

static const struct predicate_world nowhere_predicates = {
	.partition = "aws", .account = "111122223333", .region = "eu-west-1",
	.type = "s3:bucket", .id = "box", .service = "s3",
	.accounts = nowhere_accounts, .naccounts = 1,
	.parameter = nowhere_parameter, .fact = nowhere_fact,
};

static const struct judge_world nowhere = {
	.predicates = &nowhere_predicates, .population = nowhere_population,
	.verdict = nowhere_verdict, .as = nowhere_as,
};

#endif
