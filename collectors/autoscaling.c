/*
 * autoscaling.c - Amazon EC2 Auto Scaling: groups of instances
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "autoscaling:group", .title = "Auto Scaling group",
	  .spelled = { "arn:{}:autoscaling:{region}:{account}:"
		       "autoScalingGroup:{}:autoScalingGroupName/{id*}",
		       "{id*}" } },
};

const struct ex_collector autoscaling_collector = {
	.abi = EX_ABI,
	.name = "autoscaling",
	.title = "Amazon EC2 Auto Scaling",
	.types = EX_TABLE(types),
};
