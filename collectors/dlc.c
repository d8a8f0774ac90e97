/*
 * dlc.c - AWS Deep Learning Containers: which images run
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "dlc:image", .title = "container image" },
};

const struct ex_collector dlc_collector = {
	.abi = EX_ABI,
	.name = "dlc",
	.title = "AWS Deep Learning Containers",
	.types = EX_TABLE(types),
};
