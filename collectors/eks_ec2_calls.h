/*
 * eks_ec2_calls.h - the subnets of one cluster, of one node group: calls of
 * ec2.c
 *
 * Their zones are counted together, which no reference to a subnet can do.
 */

#define EKS_SUBNETS(type)						\
	.on = type, .op = "DescribeSubnets",				\
	.in = "Filter:=[{\"Name\":\"subnet-id\",\"Value\":[\"{id}\"]}] "	\
	      "MaxResults:=1000",					\
	.page = "NextToken<nextToken",					\
	.items = "subnetSet.item[]",					\
	.redact = "scan:subnetSet.item[].tagSet.item[].value"

	{ EKS_SUBNETS("eks:cluster-subnet"), .name = "EksClusterSubnets" },
	{ EKS_SUBNETS("eks:nodegroup-subnet"), .name = "EksNodegroupSubnets" },
