/*
 * guardduty.c - Amazon GuardDuty: detectors, what they watch, whom they cover
 *
 * A detector is a Region's; no detector is off.  Its features are named by the
 * service anew as they come.  An administrator's answers have the resources of
 * its members, too, which are left to the members' own audit.  Findings are
 * not read.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "guardduty:detector", .title = "detector" },
	{ .name = "guardduty:destination", .title = "findings export" },
	{ .name = "guardduty:filter", .title = "finding filter" },
	{ .name = "guardduty:eks-cluster",
	  .title = "EKS cluster as GuardDuty sees it" },
	{ .name = "guardduty:ecs-cluster",
	  .title = "ECS cluster as GuardDuty sees it" },
	{ .name = "guardduty:instance",
	  .title = "EC2 instance as GuardDuty sees it" },
};

#define OF_DETECTOR(operation, method, below)				\
	.on = "guardduty:detector", .op = operation,			\
	.http = method " /detector/{DetectorId}" below

/* Of the clusters and instances of this account. */
#define COVERAGE(kind)							\
	OF_DETECTOR("ListCoverage", "POST", "/coverage"),		\
	.in = "DetectorId={id} maxResults:=50", .page = "nextToken",	\
	.items = "resources[accountId={account}]"			\
		 "[resourceDetails.resourceType=" kind "]",		\
	.redact = "scan:resources[].issue "				\
		  "scan:resources[].resourceDetails.ecsClusterDetails."	\
		  "fargateDetails.issues[]"

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListDetectors", .http = "GET /detector",
	  .in = "maxResults=50", .page = "nextToken",
	  .items = "detectorIds[]",
	  .lists = "guardduty:detector" },

	{ OF_DETECTOR("GetDetector", "GET", ""),
	  .in = "DetectorId={id}",
	  .redact = "scan:tags.*" },

	{ OF_DETECTOR("ListPublishingDestinations", "GET",
		      "/publishingDestination"),
	  .in = "DetectorId={id} maxResults=50", .page = "nextToken",
	  .items = "destinations[]",
	  .lists = "guardduty:destination", .id = "destinationId" },
	{ .on = "guardduty:destination",
	  .op = "DescribePublishingDestination",
	  .http = "GET /detector/{DetectorId}/publishingDestination/"
		  "{DestinationId}",
	  .in = "DetectorId={guardduty:detector} DestinationId={id}",
	  .refs = { { "s3:bucket", "destinationProperties.destinationArn" },
		    { "kms:key", "destinationProperties.kmsKeyArn" } },
	  .redact = "scan:tags.*" },

	{ OF_DETECTOR("ListFilters", "GET", "/filter"),
	  .in = "DetectorId={id} maxResults=50", .page = "nextToken",
	  .items = "filterNames[]",
	  .lists = "guardduty:filter" },
	{ .on = "guardduty:filter",
	  .op = "GetFilter",
	  .http = "GET /detector/{DetectorId}/filter/{FilterName}",
	  .in = "DetectorId={guardduty:detector} FilterName={id}",
	  .redact = "scan:description scan:tags.* "
		    "scan:findingCriteria.criterion.*.*" },

	/* the administrator itself has none, which is a bad request */
	{ OF_DETECTOR("GetAdministratorAccount", "GET", "/administrator"),
	  .in = "DetectorId={id}",
	  .absent = "BadRequestException" },

	{ COVERAGE("EKS"), .name = "EksCoverage",
	  .lists = "guardduty:eks-cluster", .id = "resourceId" },
	{ COVERAGE("ECS"), .name = "EcsCoverage",
	  .lists = "guardduty:ecs-cluster", .id = "resourceId" },
	{ COVERAGE("EC2"), .name = "InstanceCoverage",
	  .lists = "guardduty:instance", .id = "resourceId" },
	{ COVERAGE("EC2"), .name = "CoveredInstances",
	  .about = "ec2:instance",
	  .id = "resourceDetails.ec2InstanceDetails.instanceId" },
};

#define STATUS(feature) "features[name=" feature "].status"
#define AGENT(agent)							\
	"features[name=*RUNTIME_MONITORING].additionalConfiguration"	\
	"[name=" agent "].status"
#define WHERE_CONTAINERS						\
	"meets: any ENABLED; fails: else if $runtime_monitoring_required; " \
	"review: else"
/* of a Region's one detector; an agent matters where its hosts are */
#define IN_REGION(fact, name)						\
	{ .id = "guardduty.region." fact, .title = name,		\
	  .from = "guardduty.detector." fact, .of = "region",		\
	  .topic = EX_LOGGING,						\
	  .judge = "meets: any meets; "					\
		   "fails: else if $runtime_monitoring_required; "	\
		   "review: else",					\
	  .why = "What runs in a container is seen from within it." }

static const struct ex_setting settings[] = {
	{ .id = "guardduty.detector.status",
	  .title = "Detector switched on",
	  .from = "GetDetector", .path = "status",
	  .topic = EX_LOGGING,
	  .judge = "meets: ENABLED; fails: else",
	  .why = "A detector can exist and detect nothing." },

	{ .id = "guardduty.region.enabled",
	  .title = "A detector that detects",
	  .from = "guardduty.detector.status", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "Whoever wants not to be seen goes where nobody looks." },

	{ .id = "guardduty.detector.s3-events",
	  .title = "Reads and writes of objects watched",
	  .from = "GetDetector", .path = STATUS("S3_DATA_EVENTS"),
	  .topic = EX_LOGGING,
	  .judge = "meets: ENABLED; review: else",
	  .why = "Recordings and texts are objects." },

	{ .id = "guardduty.detector.runtime-monitoring",
	  .title = "Processes in containers and hosts watched",
	  .from = "GetDetector", .path = STATUS("*RUNTIME_MONITORING"),
	  .topic = EX_LOGGING,
	  .judge = WHERE_CONTAINERS,
	  .why = "What runs in a container is seen from within it." },

	{ .id = "guardduty.detector.eks-audit",
	  .title = "Calls of Kubernetes watched",
	  .from = "GetDetector", .path = STATUS("EKS_AUDIT_LOGS"),
	  .topic = EX_LOGGING,
	  .judge = "meets: ENABLED; review: else",
	  .why = "Who changed a cluster is in its audit log." },

	{ .id = "guardduty.detector.eks-agent",
	  .title = "Agent kept on EKS nodes",
	  .from = "GetDetector", .path = AGENT("EKS_ADDON_MANAGEMENT"),
	  .topic = EX_LOGGING,
	  .judge = WHERE_CONTAINERS,
	  .why = "Without the agent nothing is seen of a node." },

	{ .id = "guardduty.detector.fargate-agent",
	  .title = "Agent kept in Fargate tasks",
	  .from = "GetDetector", .path = AGENT("ECS_FARGATE_AGENT_MANAGEMENT"),
	  .topic = EX_LOGGING,
	  .judge = WHERE_CONTAINERS,
	  .why = "Without the agent nothing is seen of a task." },

	{ .id = "guardduty.detector.instance-agent",
	  .title = "Agent kept on EC2 instances",
	  .from = "GetDetector", .path = AGENT("EC2_AGENT_MANAGEMENT"),
	  .topic = EX_LOGGING,
	  .judge = WHERE_CONTAINERS,
	  .why = "Without the agent nothing is seen of an instance." },

	{ .id = "guardduty.region.eks-audit",
	  .title = "Calls of Kubernetes watched",
	  .from = "guardduty.detector.eks-audit", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; "
		   "fails: else if guardduty:eks-cluster; review: else",
	  .why = "Who changed a cluster is in its audit log." },
	IN_REGION("runtime-monitoring",
		  "Processes in containers and hosts watched"),
	IN_REGION("eks-agent", "Agent kept on EKS nodes"),
	IN_REGION("fargate-agent", "Agent kept in Fargate tasks"),
	IN_REGION("instance-agent", "Agent kept on EC2 instances"),

	{ .id = "guardduty.detector.features-off",
	  .title = "Features that are off",
	  .from = "GetDetector", .path = "features[status=DISABLED].name",
	  .topic = EX_LOGGING,
	  .judge = "meets: none; review: else",
	  .why = "What is off should be off for a reason." },

	{ .id = "guardduty.detector.frequency",
	  .title = "How soon findings are passed on",
	  .from = "GetDetector", .path = "findingPublishingFrequency",
	  .topic = EX_LOGGING,
	  .judge = "meets: FIFTEEN_MINUTES; review: else",
	  .why = "Whoever is to act should not wait for hours." },

	{ .id = "guardduty.destination.status",
	  .title = "Export of findings",
	  .from = "DescribePublishingDestination", .path = "status",
	  .topic = EX_LOGGING,
	  .judge = "meets: PUBLISHING; fails: UNABLE_TO*, STOPPED; "
		   "review: else",
	  .why = "Findings themselves are gone after ninety days." },

	{ .id = "guardduty.detector.export",
	  .title = "Findings kept elsewhere",
	  .from = "guardduty.destination.status",
	  .of = "guardduty:detector",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; review: else",
	  .why = "Findings themselves are gone after ninety days." },

	{ .id = "guardduty.destination.bucket",
	  .title = "Bucket findings are exported to",
	  .from = "DescribePublishingDestination",
	  .path = "destinationProperties.destinationArn",
	  .topic = EX_LOGGING,
	  .judge = "as: s3.bucket.owner",
	  .why = "A bucket of another account is out of this account's "
		 "control." },

	{ .id = "guardduty.destination.key",
	  .title = "Key that encrypts exported findings",
	  .from = "DescribePublishingDestination",
	  .path = "destinationProperties.kmsKeyArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "Findings tell where the account is weak." },

	{ .id = "guardduty.filter.action",
	  .title = "Findings put away unread",
	  .from = "GetFilter", .path = "action",
	  .topic = EX_LOGGING,
	  .judge = "meets: NOOP; review: else",
	  .why = "Whoever suppresses findings should have said why." },

	{ .id = "guardduty.detector.administrator",
	  .title = "Account that administers GuardDuty",
	  .from = "GetAdministratorAccount", .path = "administrator.accountId",
	  .topic = EX_ACCESS,
	  .judge = "review: absent, none; review: external(); meets: else",
	  .why = "In an organization one account looks after all; the "
		 "administrator itself has none." },

	/* ---- whom the agents cover ---- */
#define COVERED "eks-cluster"
#define COVERAGE_OF "EksCoverage"
#define DETAILS "eksClusterDetails"
#include "guardduty_covered.h"
	{ .id = "guardduty.eks-cluster.nodes",
	  .title = "Nodes with an agent",
	  .from = "EksCoverage",
	  .path = "resourceDetails.eksClusterDetails.coveredNodes",
	  .topic = EX_LOGGING,
	  .why = "To be held against the nodes that could have one." },
	{ .id = "guardduty.eks-cluster.compatible-nodes",
	  .title = "Nodes that could have an agent",
	  .from = "EksCoverage",
	  .path = "resourceDetails.eksClusterDetails.compatibleNodes",
	  .topic = EX_LOGGING,
	  .why = "To be held against the nodes that have one." },
#undef COVERED
#undef COVERAGE_OF
#undef DETAILS
#define COVERED "ecs-cluster"
#define COVERAGE_OF "EcsCoverage"
#define DETAILS "ecsClusterDetails.fargateDetails"
#include "guardduty_covered.h"
	{ .id = "guardduty.ecs-cluster.task-issues",
	  .title = "Tasks without an agent",
	  .from = "EcsCoverage",
	  .path = "resourceDetails.ecsClusterDetails.fargateDetails.issues[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: none; review: else",
	  .why = "Without the agent nothing is seen of a task." },
#undef COVERED
#undef COVERAGE_OF
#undef DETAILS
#define COVERED "instance"
#define COVERAGE_OF "InstanceCoverage"
#define DETAILS "ec2InstanceDetails"
#include "guardduty_covered.h"
	/* of every instance there is, not only of those GuardDuty names */
	{ .id = "guardduty.ec2-instance.covered",
	  .title = "Agent at work on the instance",
	  .from = "CoveredInstances", .path = "coverageStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: any HEALTHY; "
		   "fails: none if $runtime_monitoring_required; "
		   "review: else",
	  .why = "Without the agent nothing is seen of an instance." },
};

#include "guardduty_unused.h"

static const struct ex_without without[] = {
	{ "compliance resilience infrastructure inventory",
	  "detectors watch; what they found is with securityhub" },
};

const struct ex_collector guardduty_collector = {
	.abi = EX_ABI,
	.name = "guardduty",
	.title = "Amazon GuardDuty",
	.service = { .name = "guardduty", .protocol = EX_REST_JSON,
		     .version = "2017-11-28" },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
