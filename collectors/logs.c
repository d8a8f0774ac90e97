/*
 * logs.c - Amazon CloudWatch Logs: log groups
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "logs:group", .title = "log group",
	  .spelled = { "arn:{}:logs:{region}:{account}:log-group:{id*}:*",
		       "arn:{}:logs:{region}:{account}:log-group:{id*}",
		       "{id*}" } },
};

const struct ex_collector logs_collector = {
	.abi = EX_ABI,
	.name = "logs",
	.title = "Amazon CloudWatch Logs",
	.types = EX_TABLE(types),
};
