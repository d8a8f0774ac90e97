/*
 * ecr.c - Amazon ECR: repositories of container images
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "ecr:repository", .title = "image repository",
	  .spelled = {
		"arn:{}:ecr:{region}:{account}:repository/{id*}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}:{}@sha256:{}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}@sha256:{}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}:{}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}" } },
};

const struct ex_collector ecr_collector = {
	.abi = EX_ABI,
	.name = "ecr",
	.title = "Amazon ECR",
	.types = EX_TABLE(types),
};
