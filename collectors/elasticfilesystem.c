/*
 * elasticfilesystem.c - Amazon EFS: file systems that tasks mount
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "elasticfilesystem:file-system", .title = "file system",
	  .spelled = { "arn:{}:elasticfilesystem:{region}:{account}:"
		       "file-system/{id}", "{id}" } },
};

const struct ex_collector elasticfilesystem_collector = {
	.abi = EX_ABI,
	.name = "elasticfilesystem",
	.title = "Amazon EFS",
	.types = EX_TABLE(types),
};
