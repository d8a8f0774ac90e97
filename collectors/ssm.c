/*
 * ssm.c - AWS Systems Manager: parameters and hosts, never a value
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "ssm:parameter", .title = "parameter",
	  .spelled = { "arn:{}:ssm:{region}:{account}:parameter/{id*}",
		       "{id*}" } },
};

const struct ex_collector ssm_collector = {
	.abi = EX_ABI,
	.name = "ssm",
	.title = "AWS Systems Manager",
	.types = EX_TABLE(types),
};
