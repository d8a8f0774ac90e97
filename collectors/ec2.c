/*
 * ec2.c - Amazon EC2: regions, networks, machines
 *
 * MaxResults is always sent: unpaged, unfiltered calls draw on a smaller
 * bucket.  States arrive in lower case whatever the model says.  An endpoint's
 * policy is JSON in a string, not percent-encoded.  What other services run for
 * the customer is listed only if it is asked for.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "ec2:vpc", .title = "VPC" },
	{ .name = "ec2:vpc-endpoint", .title = "VPC endpoint" },
	{ .name = "ec2:endpoint-service",
	  .title = "endpoint service of the customer's own" },
	{ .name = "ec2:vpc-peering", .title = "VPC peering connection" },
	{ .name = "ec2:network-acl", .title = "network ACL" },
	{ .name = "ec2:security-group", .title = "security group",
	  .spelled = { "{id}" } },
	{ .name = "ec2:subnet", .title = "subnet", .spelled = { "{id}" } },
	{ .name = "ec2:instance", .title = "instance",
	  .spelled = { "arn:{}:ec2:{region}:{account}:instance/{id}",
		       "{id}" } },
	{ .name = "ec2:volume", .title = "volume",
	  .spelled = { "arn:{}:ec2:{region}:{account}:volume/{id}", "{id}" } },
	{ .name = "ec2:snapshot", .title = "snapshot" },
	{ .name = "ec2:launch-template", .title = "launch template",
	  .spelled = { "arn:{}:ec2:{region}:{account}:launch-template/{id}",
		       "{id}" } },
	{ .name = "ec2:image", .title = "machine image",
	  .spelled = { "{id}" } },
};

static const struct ex_call calls[] = {
#include "ec2_network_calls.h"
#include "ec2_machine_calls.h"
#include "eks_ec2_calls.h"
};

static const struct ex_setting settings[] = {
#include "ec2_network.h"
#include "ec2_machine.h"
};

#include "ec2_unused.h"

const struct ex_collector ec2_collector = {
	.abi = EX_ABI,
	.name = "ec2",
	.title = "Amazon EC2",
	.service = { .name = "ec2", .protocol = EX_EC2,
		     .version = "2016-11-15", .rate = { 10, 100 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
