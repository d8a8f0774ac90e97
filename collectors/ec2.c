/*
 * ec2.c - Amazon EC2: regions, and the network between callers and services
 *
 * MaxResults is always sent: unpaged, unfiltered calls draw on a smaller
 * bucket.  States arrive in lower case whatever the model says.  An endpoint's
 * policy is JSON in a string, not percent-encoded.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "ec2:vpc", .title = "VPC" },
	{ .name = "ec2:vpc-endpoint", .title = "VPC endpoint" },
	{ .name = "ec2:security-group", .title = "security group",
	  .spelled = { "{id}" } },
	{ .name = "ec2:subnet", .title = "subnet", .spelled = { "{id}" } },
	{ .name = "ec2:instance", .title = "instance",
	  .spelled = { "arn:{}:ec2:{region}:{account}:instance/{id}",
		       "{id}" } },
	{ .name = "ec2:volume", .title = "volume",
	  .spelled = { "arn:{}:ec2:{region}:{account}:volume/{id}", "{id}" } },
	{ .name = "ec2:launch-template", .title = "launch template",
	  .spelled = { "arn:{}:ec2:{region}:{account}:launch-template/{id}",
		       "{id}" } },
	{ .name = "ec2:image", .title = "machine image",
	  .spelled = { "{id}" } },
};

static const struct ex_call calls[] = {
	/* without AllRegions: those that are on */
	{ .on = "account",
	  .op = "DescribeRegions",
	  .items = "regionInfo.item[]",
	  .lists = "region", .id = "regionName" },

	{ .on = "region",
	  .op = "DescribeVpcs", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "vpcSet.item[]",
	  .lists = "ec2:vpc", .id = "vpcId",
	  .redact = "scan:vpcSet.item[].tagSet.item[].value" },

	{ .on = "region",
	  .op = "DescribeFlowLogs", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "flowLogSet.item[]",
	  .about = "ec2:vpc", .id = "resourceId",
	  .redact = "scan:flowLogSet.item[].deliverLogsErrorMessage "
		    "scan:flowLogSet.item[].tagSet.item[].value" },

	{ .on = "region",
	  .op = "DescribeVpcEndpoints", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "vpcEndpointSet.item[]",
	  .lists = "ec2:vpc-endpoint", .id = "vpcEndpointId",
	  .refs = { { "ec2:security-group", "groupSet.item[].groupId" } },
	  .redact = "scan:vpcEndpointSet.item[].tagSet.item[].value "
		    "scan:vpcEndpointSet.item[].lastError.message" },

	/* the name has a prefix in some partitions */
	{ .on = "region",
	  .op = "DescribeVpcEndpointServices",
	  .name = "TranscribeEndpointServices",
	  .in = "Filter:=[{\"Name\":\"service-name\",\"Value\":"
		"[\"*.{region}.transcribe\"]}] MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .redact = "scan:serviceDetailSet.item[].tagSet.item[].value" },

	{ .on = "region",
	  .op = "DescribeVpcEndpointServices",
	  .name = "ComprehendEndpointServices",
	  .in = "Filter:=[{\"Name\":\"service-name\",\"Value\":"
		"[\"*.{region}.comprehend\"]}] MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .redact = "scan:serviceDetailSet.item[].tagSet.item[].value" },
	{ .on = "region",
	  .op = "DescribeVpcEndpointServices",
	  .name = "ComprehendMedicalEndpointServices",
	  .in = "Filter:=[{\"Name\":\"service-name\",\"Value\":"
		"[\"*.{region}.comprehendmedical\"]}] MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .redact = "scan:serviceDetailSet.item[].tagSet.item[].value" },

	/* subnets that something refers to: one that is gone is not in it */
	{ .on = "ec2:subnet",
	  .op = "DescribeSubnets",
	  .in = "Filter:=[{\"Name\":\"subnet-id\",\"Value\":[\"{id}\"]}] "
		"MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "subnetSet.item[]",
	  .redact = "scan:subnetSet.item[].tagSet.item[].value" },
#include "eks_ec2_calls.h"
	{ .on = "ec2:subnet",
	  .op = "DescribeRouteTables",
	  .in = "Filter:=[{\"Name\":\"association.subnet-id\",\"Value\":"
		"[\"{id}\"]}] MaxResults:=100",
	  .page = "NextToken<nextToken",
	  .items = "routeTableSet.item[]",
	  .redact = "scan:routeTableSet.item[].tagSet.item[].value" },

	{ .on = "ec2:security-group",
	  .op = "DescribeSecurityGroupRules",
	  .in = "Filter:=[{\"Name\":\"group-id\",\"Value\":[\"{id}\"]}] "
		"MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "securityGroupRuleSet.item[]",
	  .redact = "scan:securityGroupRuleSet.item[].description "
		    "scan:securityGroupRuleSet.item[].tagSet.item[].value" },
};

static const struct ex_setting settings[] = {
	{ .id = "ec2.region.approved",
	  .title = "Region on the approved list",
	  .from = "DescribeRegions", .path = "regionName",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: $approved_regions; review: else",
	  .why = "A region that is on and not approved is one nobody "
		 "watches." },

	{ .id = "ec2.region.opt-in",
	  .title = "How the region came to be on",
	  .from = "DescribeRegions", .path = "optInStatus",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Newer regions are off until somebody switches them on." },

	{ .id = "ec2.vpc.flow-log",
	  .title = "Flow log of the VPC",
	  .from = "DescribeFlowLogs",
	  .path = "[flowLogStatus=ACTIVE].trafficType",
	  .topic = EX_LOGGING,
	  .judge = "meets: any ALL, any REJECT; fails: none; review: else",
	  .why = "Without a flow log nobody can tell what left the network." },

	{ .id = "ec2.vpc.flow-log-delivery",
	  .title = "Delivery of the flow log",
	  .from = "DescribeFlowLogs", .path = "deliverLogsStatus",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; meets: SUCCESS; review: else",
	  .why = "What is not delivered is lost." },

	{ .id = "ec2.vpc.flow-log-target",
	  .title = "Where the flow log goes",
	  .from = "DescribeFlowLogs", .path = "logDestination|logGroupName",
	  .topic = EX_LOGGING,
	  .why = "The destination decides who can read and change it." },

	{ .id = "ec2.vpc-endpoint.service",
	  .title = "Service behind the endpoint",
	  .from = "DescribeVpcEndpoints", .path = "serviceName",
	  .topic = EX_INVENTORY,
	  .why = "Which services are reached without the Internet." },

	{ .id = "ec2.vpc-endpoint.state",
	  .title = "State of the endpoint",
	  .from = "DescribeVpcEndpoints", .path = "state",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: Available; review: else",
	  .why = "Only an endpoint that is available carries traffic." },

	{ .id = "ec2.vpc-endpoint.private-dns",
	  .title = "Private DNS names",
	  .from = "DescribeVpcEndpoints", .path = "privateDnsEnabled",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if vpcEndpointType=Gateway; meets: true; "
		   "review: else",
	  .why = "Without them, clients may leave by the public name." },

	{ .id = "ec2.vpc-endpoint.policy",
	  .title = "Policy of the endpoint",
	  .from = "DescribeVpcEndpoints", .path = "policyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: public() if $regulated; review: public(), absent; "
		   "review: external(); meets: else",
	  .why = "The policy made by default lets anyone reach any account's "
		 "resources." },

	{ .id = "ec2.vpc-endpoint.zones",
	  .title = "Zones the endpoint stands in",
	  .from = "DescribeVpcEndpoints", .path = "subnetIdSet.item[]",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: else if vpcEndpointType=Gateway; n/a: none; "
		   "meets: count>=$multi_az_min; review: else",
	  .why = "An endpoint has one subnet a zone; one zone can fail." },

	{ .id = "ec2.security-group.ingress",
	  .title = "Who may reach the endpoint",
	  .from = "DescribeSecurityGroupRules", .path = "[isEgress=false]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; fails: open(); meets: else",
	  .why = "Only the network's own callers need the endpoint." },

	{ .id = "ec2.security-group.egress",
	  .title = "Where traffic may go",
	  .from = "DescribeSecurityGroupRules",
	  .path = "[isEgress=true].cidrIpv4|cidrIpv6",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; review: 0.0.0.0/0, ::/0; meets: else",
	  .why = "Jobs need their buckets and nothing else." },

	{ .id = "ec2.vpc.tenancy",
	  .title = "Tenancy of the VPC",
	  .from = "DescribeVpcs", .path = "instanceTenancy",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: default; review: else",
	  .why = "Jobs of some services run in VPCs of default tenancy only." },

	{ .id = "ec2.subnet.public-addresses",
	  .title = "Public addresses given by default",
	  .from = "DescribeSubnets", .path = "mapPublicIpOnLaunch",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: false; fails: true; review: none",
	  .why = "What has a public address can be reached from outside." },

	{ .id = "ec2.subnet.free-addresses",
	  .title = "Addresses left in the subnet",
	  .from = "DescribeSubnets", .path = "availableIpAddressCount",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: >=2; review: else",
	  .why = "A job in a VPC needs addresses for its containers." },

	{ .id = "ec2.subnet.zone",
	  .title = "Zone of the subnet",
	  .from = "DescribeSubnets", .path = "availabilityZone",
	  .topic = EX_RESILIENCE,
	  .why = "Two subnets of one zone fail together." },

	{ .id = "ec2.subnet.route",
	  .title = "Way out of the subnet",
	  .from = "DescribeRouteTables",
	  .path = "routeSet.item[].gatewayId|natGatewayId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: any igw-*; review: any nat-*, none; meets: else",
	  .why = "Without a route to the Internet nothing leaves but through "
		 "endpoints; a subnet without a table of its own has the "
		 "VPC's main one." },
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
