/*
 * ec2_network_calls.h - the network: calls of ec2.c
 *
 * Lists are asked once a region, and what an item says of its VPC, group or
 * peering is a second row of the same request.  Only route tables are asked by
 * subnet, too: a subnet stands beside the routes, not in them.  One that has no
 * table of its own is found in none, and goes by the VPC's main one.
 */

#define TAGS(set)	"scan:" set ".item[].tagSet.item[].value"
#define WHERE(name, value)						\
	"Filter:=[{\"Name\":\"" name "\",\"Value\":[\"" value "\"]}]"

#define ENDPOINTS							\
	.on = "region",							\
	.op = "DescribeVpcEndpoints", .in = "MaxResults:=1000",		\
	.page = "NextToken<nextToken",					\
	.items = "vpcEndpointSet.item[]",				\
	.redact = TAGS("vpcEndpointSet")				\
		  " scan:vpcEndpointSet.item[].lastError.message"

/* the name has a prefix in some partitions */
#define OFFERED(services)						\
	.on = "region",							\
	.op = "DescribeVpcEndpointServices",				\
	.in = "Filter:=[{\"Name\":\"service-name\",\"Value\":["		\
	      services "]}] MaxResults:=1000",				\
	.page = "NextToken<nextToken",					\
	.redact = TAGS("serviceDetailSet")
#define OF_REGION(service)	"\"*.{region}." service "\""

#define SUBNETS								\
	.on = "region",							\
	.op = "DescribeSubnets", .in = "MaxResults:=1000",		\
	.page = "NextToken<nextToken",					\
	.items = "subnetSet.item[]",					\
	.redact = TAGS("subnetSet")

/* what a service keeps for itself is hidden if not asked for */
#define INTERFACES							\
	.on = "region",							\
	.op = "DescribeNetworkInterfaces",				\
	.in = "IncludeManagedResources:=true MaxResults:=1000",		\
	.page = "NextToken<nextToken",					\
	.redact = TAGS("networkInterfaceSet")				\
		  " scan:networkInterfaceSet.item[].description"

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
	  .redact = TAGS("vpcSet")
		    " scan:vpcSet.item[].encryptionControl.stateMessage "
		    "scan:vpcSet.item[].encryptionControl.tagSet.item[]."
		    "value" },

	{ .on = "region",
	  .op = "DescribeVpcEncryptionControls", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "vpcEncryptionControlSet.item[]",
	  .about = "ec2:vpc", .id = "vpcId",
	  .redact = TAGS("vpcEncryptionControlSet")
		    " scan:vpcEncryptionControlSet.item[].stateMessage "
		    "scan:vpcEncryptionControlSet.item[].resourceExclusions.*."
		    "stateMessage" },
	{ .on = "region", .op = "DescribeAccountVpcEncryptionControl" },
	{ .on = "region", .op = "DescribeVpcBlockPublicAccessOptions",
	  .redact = "scan:vpcBlockPublicAccessOptions.reason" },

	{ .on = "region",
	  .op = "DescribeFlowLogs", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "flowLogSet.item[]",
	  .about = "ec2:vpc", .id = "resourceId",
	  .refs = { { "s3:bucket", "[logDestinationType=s3].logDestination" },
		    { "logs:group",
		      "[logDestinationType=cloud-watch-logs].logGroupName" } },
	  .redact = TAGS("flowLogSet")
		    " scan:flowLogSet.item[].deliverLogsErrorMessage" },

	{ ENDPOINTS,
	  .lists = "ec2:vpc-endpoint", .id = "vpcEndpointId",
	  .refs = { { "ec2:security-group", "groupSet.item[].groupId" } } },
	{ ENDPOINTS, .name = "EndpointsOfVpc",
	  .about = "ec2:vpc", .id = "vpcId" },

	{ OFFERED(OF_REGION("transcribe")),
	  .name = "TranscribeEndpointServices" },
	{ OFFERED(OF_REGION("comprehend")),
	  .name = "ComprehendEndpointServices" },
	{ OFFERED(OF_REGION("comprehendmedical")),
	  .name = "ComprehendMedicalEndpointServices" },
	/* those that ec2_endpoint.h is about */
	{ OFFERED(OF_REGION("ec2") "," OF_REGION("ecr.api") ","
		  OF_REGION("ecr.dkr") "," OF_REGION("kms") ","
		  OF_REGION("logs") "," OF_REGION("s3") ","
		  OF_REGION("sagemaker.api") "," OF_REGION("sagemaker.runtime")
		  "," OF_REGION("ssm") "," OF_REGION("sts")),
	  .name = "EndpointServices" },

	/* services of the customer's own, for others to reach */
	{ .on = "region",
	  .op = "DescribeVpcEndpointServiceConfigurations",
	  .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "serviceConfigurationSet.item[]",
	  .lists = "ec2:endpoint-service", .id = "serviceId",
	  .redact = TAGS("serviceConfigurationSet") },
	{ .on = "ec2:endpoint-service",
	  .op = "DescribeVpcEndpointServicePermissions",
	  .in = "ServiceId={id} MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "allowedPrincipals.item[]",
	  .redact = TAGS("allowedPrincipals"),
	  .gone = "InvalidVpcEndpointServiceId.NotFound" },

	{ SUBNETS, .lists = "ec2:subnet", .id = "subnetId" },
	{ SUBNETS, .name = "SubnetsOfVpc", .about = "ec2:vpc", .id = "vpcId" },

	/* of every subnet: one that is not asked would pass for one without */
	{ .on = "ec2:subnet",
	  .op = "DescribeRouteTables",
	  .in = WHERE("association.subnet-id", "{id}") " MaxResults:=100",
	  .page = "NextToken<nextToken",
	  .items = "routeTableSet.item[]",
	  .redact = TAGS("routeTableSet") },
	{ .on = "region",
	  .op = "DescribeRouteTables", .name = "MainRouteTables",
	  .in = WHERE("association.main", "true") " MaxResults:=100",
	  .page = "NextToken<nextToken",
	  .items = "routeTableSet.item[]",
	  .about = "ec2:vpc", .id = "vpcId",
	  .redact = TAGS("routeTableSet") },

	{ .on = "region",
	  .op = "DescribeVpcPeeringConnections", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "vpcPeeringConnectionSet.item[]",
	  .lists = "ec2:vpc-peering", .id = "vpcPeeringConnectionId",
	  .redact = TAGS("vpcPeeringConnectionSet")
		    " scan:vpcPeeringConnectionSet.item[].status.message" },
	{ .on = "region",
	  .op = "DescribeRouteTables", .name = "PeeringRoutes",
	  .in = "MaxResults:=100",
	  .page = "NextToken<nextToken",
	  .items = "routeTableSet.item[].routeSet."
		   "item[vpcPeeringConnectionId!=]",
	  .about = "ec2:vpc-peering", .id = "vpcPeeringConnectionId",
	  .redact = TAGS("routeTableSet") },

	{ .on = "region",
	  .op = "DescribeNetworkAcls", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "networkAclSet.item[]",
	  .lists = "ec2:network-acl", .id = "networkAclId",
	  .redact = TAGS("networkAclSet") },

	{ .on = "region",
	  .op = "DescribeSecurityGroups", .in = "MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "securityGroupInfo.item[]",
	  .lists = "ec2:security-group", .id = "groupId",
	  .redact = TAGS("securityGroupInfo")
		    " scan:securityGroupInfo.item[].groupDescription "
		    "scan:securityGroupInfo.item[]."
		    "ipPermissions|ipPermissionsEgress.item[]."
		    "groups|ipRanges|ipv6Ranges|prefixListIds.item[]."
		    "description",
	  .lazy = 1 },
	{ .on = "ec2:security-group",
	  .op = "DescribeSecurityGroupRules",
	  .in = WHERE("group-id", "{id}") " MaxResults:=1000",
	  .page = "NextToken<nextToken",
	  .items = "securityGroupRuleSet.item[]",
	  .redact = TAGS("securityGroupRuleSet")
		    " scan:securityGroupRuleSet.item[].description" },

	{ INTERFACES, .name = "InterfacesOfVpc",
	  .items = "networkInterfaceSet.item[]",
	  .about = "ec2:vpc", .id = "vpcId" },
	{ INTERFACES, .name = "InterfacesOfGroup",
	  .items = "networkInterfaceSet.item[].groupSet.item[]",
	  .about = "ec2:security-group", .id = "groupId" },
