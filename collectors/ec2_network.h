/*
 * ec2_network.h - VPCs, subnets and what lets traffic in and out: rows of ec2.c
 *
 * Of each VPC there is, used or not.  Used is one with network interfaces:
 * whatever runs in it has one.
 */

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

	/* ---- VPCs ---- */
	{ .id = "ec2.vpc.in-use",
	  .title = "Network interfaces in the VPC",
	  .from = "InterfacesOfVpc", .path = "interfaceType",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Without one nothing runs in the VPC." },

	{ .id = "ec2.vpc.default",
	  .title = "Default VPC unused",
	  .from = "DescribeVpcs", .path = "isDefault",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: false; meets: true if ec2.vpc.in-use n/a; "
		   "review: else",
	  .why = "All its subnets are public and nobody planned it." },

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

	{ .id = "ec2.vpc.flow-log-encryption",
	  .title = "Encryption of the flow log's bucket",
	  .from = "DescribeFlowLogs",
	  .path = "[logDestinationType=s3].logDestination",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; as: s3.bucket.default-encryption",
	  .why = "It tells who talked to whom." },

	{ .id = "ec2.vpc.flow-log-retention",
	  .title = "How long the flow log's bucket keeps it",
	  .from = "DescribeFlowLogs",
	  .path = "[logDestinationType=s3].logDestination",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; as: s3.bucket.log-retention",
	  .why = "A year of it may be asked for (PCI DSS 10.5.1)." },

	{ .id = "ec2.vpc.flow-log-interval",
	  .title = "Seconds that one record sums up",
	  .from = "DescribeFlowLogs", .path = "maxAggregationInterval",
	  .topic = EX_LOGGING,
	  .why = "At most ten minutes; one minute tells more." },

	{ .id = "ec2.vpc.tenancy",
	  .title = "Tenancy of the VPC",
	  .from = "DescribeVpcs", .path = "instanceTenancy",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: default; review: else",
	  .why = "Jobs of some services run in VPCs of default tenancy only." },

	{ .id = "ec2.vpc.zones",
	  .title = "Zones of the VPC's subnets",
	  .from = "SubnetsOfVpc", .path = "availabilityZoneId",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: else if ec2.vpc.in-use n/a; "
		   "meets: count>=$multi_az_min; review: else",
	  .why = "What has one zone falls with it." },

	{ .id = "ec2.vpc.main-route",
	  .title = "Way out by the main route table",
	  .from = "MainRouteTables",
	  .path = "routeSet.item[].gatewayId|natGatewayId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if ec2.vpc.in-use n/a; fails: any igw-*; "
		   "review: any nat-*, none; meets: else",
	  .why = "Subnets without a table of their own go by it." },

	{ .id = "ec2.vpc.encryption-control",
	  .title = "Traffic encrypted by order of the VPC",
	  .from = "DescribeVpcs", .path = "encryptionControl.mode",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: enforce if encryptionControl.state=available; "
		   "review: else",
	  .why = "Enforced, the VPC carries nothing that is not encrypted." },

	{ .id = "ec2.vpc.encryption-state",
	  .title = "State of that order",
	  .from = "DescribeVpcEncryptionControls", .path = "state",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: available; review: else",
	  .why = "Until it is available, nothing is enforced." },

	{ .id = "ec2.vpc.encryption-exclusions",
	  .title = "Ways the order leaves out",
	  .from = "DescribeVpcEncryptionControls",
	  .path = "resourceExclusions.*.state",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: disabled, disabling; review: else",
	  .why = "Through what is left out, traffic goes in clear." },

	{ .id = "ec2.region.encryption-control",
	  .title = "Encryption of traffic by order of the account",
	  .from = "DescribeAccountVpcEncryptionControl",
	  .path = "accountVpcEncryptionControl.mode",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: attempt-enforce; review: else",
	  .why = "Holds of VPCs that are yet to be made, too." },

	{ .id = "ec2.region.block-public-access",
	  .title = "Internet gateways blocked",
	  .from = "DescribeVpcBlockPublicAccessOptions",
	  .path = "vpcBlockPublicAccessOptions.internetGatewayBlockMode",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: block-bidirectional, block-ingress; review: else",
	  .why = "One switch before all gateways, routes and groups." },

	{ .id = "ec2.region.block-public-access-exclusions",
	  .title = "Exclusions from that block",
	  .from = "DescribeVpcBlockPublicAccessOptions",
	  .path = "vpcBlockPublicAccessOptions.exclusionsAllowed",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Where they are allowed a VPC or subnet may be let out." },

	/* ---- endpoints ---- */
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
		   "fails: external(); meets: else",
	  .why = "The policy made by default lets anyone reach any account's "
		 "resources." },

	{ .id = "ec2.vpc-endpoint.zones",
	  .title = "Zones the endpoint stands in",
	  .from = "DescribeVpcEndpoints", .path = "subnetIdSet.item[]",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: else if vpcEndpointType=Gateway; n/a: none; "
		   "meets: count>=$multi_az_min; review: else",
	  .why = "An endpoint has one subnet a zone; one zone can fail." },

	{ .id = "ec2.endpoint-service.acceptance",
	  .title = "Connections accepted one by one",
	  .from = "DescribeVpcEndpointServiceConfigurations",
	  .path = "acceptanceRequired",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; review: else",
	  .why = "Otherwise whoever is permitted connects unseen." },

	{ .id = "ec2.endpoint-service.principals",
	  .title = "Who may connect to the service",
	  .from = "DescribeVpcEndpointServicePermissions",
	  .path = "principal",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: public(); review: external(); "
		   "meets: else",
	  .why = "A service may be reached from accounts one never knew." },

	/* ---- subnets ---- */
	{ .id = "ec2.subnet.public-addresses",
	  .title = "Public addresses given by default",
	  .from = "DescribeSubnets", .path = "mapPublicIpOnLaunch",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: false; fails: true if $regulated; review: else",
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
	  .judge = "fails: any igw-*; review: any nat-*; meets: else",
	  .why = "Without a route to the Internet nothing leaves but through "
		 "endpoints." },
	/* it has no table of its own */
	{ .id = "ec2.subnet.route",
	  .title = "Way out of the subnet",
	  .from = "DescribeSubnets", .path = "vpcId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "as: ec2.vpc.main-route",
	  .why = "Without a route to the Internet nothing leaves but through "
		 "endpoints." },

	/* ---- peers ---- */
	{ .id = "ec2.vpc-peering.peers",
	  .title = "Accounts that are connected",
	  .from = "DescribeVpcPeeringConnections",
	  .path = "accepterVpcInfo|requesterVpcInfo.ownerId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: external(); meets: else",
	  .why = "A peer reaches whatever routes and groups let it." },

	/* a VPC has sixteen addresses at least, and of IPv6 a /60 */
	{ .id = "ec2.vpc-peering.routes",
	  .title = "Routes to the peer",
	  .from = "PeeringRoutes",
	  .path = "destinationCidrBlock|destinationIpv6CidrBlock",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: */29, */30, */31, */32, */64, */128; "
		   "review: else",
	  .why = "A route should lead to what is needed there, not to the "
		 "whole VPC." },

	/* ---- network ACLs and security groups ---- */
	{ .id = "ec2.network-acl.admin-ports",
	  .title = "Administration from the whole Internet",
	  .from = "DescribeNetworkAcls", .path = "entrySet",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: admits(22), admits(3389); meets: else",
	  .why = "SSH and remote desktop are what is tried first." },

	{ .id = "ec2.security-group.in-use",
	  .title = "Network interfaces behind the group",
	  .from = "InterfacesOfGroup", .path = "groupName",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "A group that nothing stands behind lets nothing in." },

	{ .id = "ec2.security-group.default",
	  .title = "Default group without rules",
	  .from = "DescribeSecurityGroups",
	  .path = "ipPermissions|ipPermissionsEgress.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if not ec2.security-group.name meets; "
		   "meets: none; "
		   "review: else if ec2.security-group.in-use n/a; "
		   "fails: else",
	  .why = "It is what a thing gets when nobody chose a group." },

	{ .id = "ec2.security-group.name",
	  .title = "It is the VPC's default group",
	  .from = "DescribeSecurityGroups", .path = "groupName",
	  .topic = EX_INVENTORY,
	  .judge = "meets: default; n/a: else",
	  .why = "It cannot be deleted, only emptied." },

	{ .id = "ec2.security-group.admin-ports-ipv4",
	  .title = "Administration from the whole Internet",
	  .from = "DescribeSecurityGroups", .path = "ipPermissions.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: open(22, ipv4), open(3389, ipv4); meets: none, "
		   "else",
	  .why = "SSH and remote desktop are what is tried first." },

	{ .id = "ec2.security-group.admin-ports-ipv6",
	  .title = "Administration from the whole Internet, IPv6",
	  .from = "DescribeSecurityGroups", .path = "ipPermissions.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: open(22, ipv6), open(3389, ipv6); meets: none, "
		   "else",
	  .why = "Closed in one family and open in the other is open." },

	/* notebooks, dashboards and shells of those who train models */
	{ .id = "ec2.security-group.host-ports",
	  .title = "Ports open to the whole Internet",
	  .from = "DescribeSecurityGroups", .path = "ipPermissions.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: open(22), open(3389), open(6006), open(8080), "
		   "open(8888); review: open(); meets: none, else",
	  .why = "A notebook or a shell for everyone is the whole machine." },

	{ .id = "ec2.security-group.outbound",
	  .title = "Traffic to anywhere",
	  .from = "DescribeSecurityGroups",
	  .path = "ipPermissionsEgress.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: open(); meets: none, else",
	  .why = "What may send to anywhere may send anything there." },

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

	/* ---- services reached without the Internet ---- */
#define NAME "ec2"
#define SERVICE "ec2"
#define WHAT "EC2"
#define WHY "Hosts ask it about themselves."
#include "ec2_endpoint.h"
#define NAME "ecr-api"
#define SERVICE "ecr.api"
#define WHAT "ECR's API"
#define WHY "Images are asked for here before they are pulled."
#include "ec2_endpoint.h"
#define NAME "ecr-dkr"
#define SERVICE "ecr.dkr"
#define WHAT "ECR's registry"
#define WHY "Images are pulled through it."
#include "ec2_endpoint.h"
#define NAME "kms"
#define SERVICE "kms"
#define WHAT "KMS"
#define WHY "Every key is asked for through it."
#include "ec2_endpoint.h"
#define NAME "logs"
#define SERVICE "logs"
#define WHAT "CloudWatch Logs"
#define WHY "What a host logs may hold what it worked on."
#include "ec2_endpoint.h"
#define NAME "s3"
#define SERVICE "s3"
#define WHAT "S3"
#define WHY "The layers of images and the data itself come from there."
#include "ec2_endpoint.h"
#define NAME "sagemaker-api"
#define SERVICE "sagemaker.api"
#define WHAT "SageMaker's API"
#define WHY "Models and jobs are made through it."
#include "ec2_endpoint.h"
#define NAME "sagemaker-runtime"
#define SERVICE "sagemaker.runtime"
#define WHAT "SageMaker's models"
#define WHY "What is asked of a model goes through it."
#include "ec2_endpoint.h"
#define NAME "ssm"
#define SERVICE "ssm"
#define WHAT "Systems Manager"
#define WHY "Hosts are reached and patched through it."
#include "ec2_endpoint.h"
#define NAME "sts"
#define SERVICE "sts"
#define WHAT "STS"
#define WHY "Every role is taken through it."
#include "ec2_endpoint.h"
