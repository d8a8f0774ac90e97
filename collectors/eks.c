/*
 * eks.c - Amazon EKS: clusters, their nodes, add-ons, and who may enter
 *
 * Lists give bare names, so each thing is asked about one by one.  ListClusters
 * leaves out clusters that are merely connected, unless asked for all; of those
 * AWS knows the name and who runs them, hence two lists and two types: one of
 * EKS's own clusters, one of all.
 *
 * Pods are not in this API: they are Kubernetes', which is not asked.  What AWS
 * knows of them are the roles they get, Fargate profiles and insights.
 *
 * Since Kubernetes 1.28 all data of the API is encrypted anyway; the key in a
 * cluster's answer says only whose key wraps it.
 *
 * A cluster that keeps its users in a ConfigMap refuses to list access entries.
 * The model marks nothing as sensitive: tags, messages and the configuration of
 * add-ons are free text.
 */
#include <exhibit/collector.h>

#define ARN "arn:{}:eks:{region}:{account}:"

/* read by iam.c, where trust policies are; a type for each use of a role */
#define ROLE_TYPE(what, text)						\
	{ .name = "eks:" what, .title = text,				\
	  .spelled = { "arn:{}:iam::{account}:role/{}/{id}",		\
		       "arn:{}:iam::{account}:role/{id}" },		\
	  .global = 1 }

static const struct ex_type types[] = {
	{ .name = "eks:cluster", .title = "Kubernetes cluster",
	  .spelled = { ARN "cluster/{id}", "{id}" } },
	{ .name = "eks:registered-cluster",
	  .title = "cluster of EKS's own or merely connected",
	  .spelled = { "{id}" } },
	{ .name = "eks:cluster-subnet", .title = "subnet of a cluster" },
	{ .name = "eks:version", .title = "Kubernetes version",
	  .spelled = { "{id}" } },
	{ .name = "eks:nodegroup", .title = "node group" },
	{ .name = "eks:nodegroup-subnet", .title = "subnet of a node group" },
	{ .name = "eks:addon", .title = "cluster add-on" },
	{ .name = "eks:fargate-profile", .title = "Fargate profile" },
	{ .name = "eks:pod-identity", .title = "pod identity association" },
	{ .name = "eks:access-entry", .title = "access entry" },
	{ .name = "eks:identity-provider",
	  .title = "identity provider of a cluster" },
	{ .name = "eks:insight", .title = "cluster insight" },
	{ .name = "eks:capability", .title = "capability of a cluster" },
	{ .name = "eks:update", .title = "update of a cluster" },
	ROLE_TYPE("cluster-role", "role of a control plane"),
	ROLE_TYPE("node-role", "role of nodes"),
	ROLE_TYPE("fargate-role", "role that starts pods on Fargate"),
	ROLE_TYPE("pod-role", "role of pods"),
	ROLE_TYPE("capability-role", "role of a capability"),
};

#define ROLE(kind, path)	{ "iam:role", path }, { "eks:" kind, path }

#define GONE "ResourceNotFoundException"

#define CLUSTER(type)							\
	.on = type, .op = "DescribeCluster",				\
	.http = "GET /clusters/{name}", .in = "name={id}",		\
	.redact = "drop:cluster.connectorConfig.activationCode "	\
		  "drop:cluster.clientRequestToken "			\
		  "scan:cluster.health.issues[].message "		\
		  "scan:cluster.tags.*",				\
	.gone = GONE

#define NODEGROUP							\
	.on = "eks:nodegroup", .op = "DescribeNodegroup",		\
	.http = "GET /clusters/{name}/node-groups/{nodegroupName}",	\
	.in = "name={eks:cluster} nodegroupName={id}",			\
	.redact = "scan:nodegroup.health.issues[].message "		\
		  "scan:nodegroup.taints[].value "			\
		  "scan:nodegroup.labels|tags.*",			\
	.gone = GONE

#define LIST_OF(operation, path)					\
	.on = "eks:cluster", .op = operation,				\
	.http = "GET /clusters/{name}/" path,				\
	.in = "name={id} maxResults=100", .page = "nextToken",		\
	.gone = GONE

#define ONE_OF(type, operation, path, member)				\
	.on = "eks:" type, .op = operation,				\
	.http = "GET /clusters/{name}/" path "/{" member "}",		\
	.in = "name={eks:cluster} " member "={id}",			\
	.gone = GONE

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListClusters", .http = "GET /clusters",
	  .in = "maxResults=100", .page = "nextToken",
	  .items = "clusters[]",
	  .lists = "eks:cluster" },
	{ .on = "region",
	  .op = "ListClusters", .name = "RegisteredClusters",
	  .http = "GET /clusters",
	  .in = "include=all maxResults=100", .page = "nextToken",
	  .items = "clusters[]",
	  .lists = "eks:registered-cluster" },
	{ CLUSTER("eks:registered-cluster"), .name = "RegisteredCluster",
	  .items = "cluster",
	  .refs = { { "iam:role", "connectorConfig.roleArn" } } },

	{ CLUSTER("eks:cluster"),
	  .items = "cluster",
	  .refs = { { "kms:key", "encryptionConfig[].provider.keyArn" },
		    ROLE("cluster-role", "roleArn"),
		    ROLE("node-role", "computeConfig.nodeRoleArn"),
		    { "iam:oidc-provider", "identity.oidc.issuer" },
		    { "ec2:subnet", "resourcesVpcConfig.subnetIds[]" },
		    { "ec2:security-group",
		      "resourcesVpcConfig.securityGroupIds[]" },
		    { "ec2:security-group",
		      "resourcesVpcConfig.clusterSecurityGroupId" },
		    { "eks:version", "version" } } },
	{ CLUSTER("eks:cluster"), .name = "ClusterSubnets",
	  .items = "cluster.resourcesVpcConfig.subnetIds[]",
	  .lists = "eks:cluster-subnet" },

	/* without includeAll, versions that have ended are left out */
	{ .on = "eks:version",
	  .op = "DescribeClusterVersions", .http = "GET /cluster-versions",
	  .in = "clusterVersions={id} includeAll=true maxResults=100",
	  .page = "nextToken",
	  .items = "clusterVersions[]" },

	{ LIST_OF("ListNodegroups", "node-groups"),
	  .items = "nodegroups[]",
	  .lists = "eks:nodegroup" },
	{ NODEGROUP,
	  .items = "nodegroup",
	  .refs = { ROLE("node-role", "nodeRole"),
		    { "ec2:launch-template", "launchTemplate.id" },
		    { "autoscaling:group",
		      "resources.autoScalingGroups[].name" },
		    { "ec2:subnet", "subnets[]" },
		    { "ec2:security-group",
		      "remoteAccess.sourceSecurityGroups[]" },
		    { "ec2:security-group",
		      "resources.remoteAccessSecurityGroup" },
		    { "eks:version", "version" } } },
	{ NODEGROUP, .name = "NodegroupSubnets",
	  .items = "nodegroup.subnets[]",
	  .lists = "eks:nodegroup-subnet" },

	{ LIST_OF("ListAddons", "addons"),
	  .items = "addons[]",
	  .lists = "eks:addon" },
	{ ONE_OF("addon", "DescribeAddon", "addons", "addonName"),
	  .items = "addon",
	  .refs = { { "iam:role", "serviceAccountRoleArn" } },
	  .redact = "scan:addon.configurationValues "
		    "scan:addon.health.issues[].message "
		    "scan:addon.tags.*" },

	{ LIST_OF("ListFargateProfiles", "fargate-profiles"),
	  .items = "fargateProfileNames[]",
	  .lists = "eks:fargate-profile" },
	{ ONE_OF("fargate-profile", "DescribeFargateProfile",
		 "fargate-profiles", "fargateProfileName"),
	  .items = "fargateProfile",
	  .refs = { ROLE("fargate-role", "podExecutionRoleArn"),
		    { "ec2:subnet", "subnets[]" } },
	  .redact = "scan:fargateProfile.health.issues[].message "
		    "scan:fargateProfile.selectors[].labels.* "
		    "scan:fargateProfile.tags.*" },

	{ LIST_OF("ListPodIdentityAssociations", "pod-identity-associations"),
	  .items = "associations[]",
	  .lists = "eks:pod-identity", .id = "associationId" },
	{ ONE_OF("pod-identity", "DescribePodIdentityAssociation",
		 "pod-identity-associations", "associationId"),
	  .items = "association",
	  .refs = { ROLE("pod-role", "roleArn"),
		    { "iam:role", "targetRoleArn" } },
	  .redact = "hash:association.externalId scan:association.tags.*" },

	/* a principal's ARN is one step of the path, its slashes encoded */
	{ LIST_OF("ListAccessEntries", "access-entries"),
	  .items = "accessEntries[]",
	  .lists = "eks:access-entry",
	  .absent = "InvalidRequestException~authentication" },
	{ ONE_OF("access-entry", "DescribeAccessEntry", "access-entries",
		 "principalArn"),
	  .items = "accessEntry",
	  .refs = { { "iam:role", "principalArn" },
		    { "iam:user", "principalArn" } },
	  .redact = "scan:accessEntry.tags.*" },
	{ .on = "eks:access-entry",
	  .op = "ListAssociatedAccessPolicies",
	  .http = "GET /clusters/{name}/access-entries/{principalArn}/"
		  "access-policies",
	  .in = "name={eks:cluster} principalArn={id} maxResults=100",
	  .page = "nextToken",
	  .gone = GONE },

	{ LIST_OF("ListIdentityProviderConfigs", "identity-provider-configs"),
	  .items = "identityProviderConfigs[]",
	  .lists = "eks:identity-provider", .id = "name", .keep = "type" },
	{ .on = "eks:identity-provider",
	  .op = "DescribeIdentityProviderConfig",
	  .http = "POST /clusters/{name}/identity-provider-configs/describe",
	  .in = "name={eks:cluster} "
		"identityProviderConfig:={\"type\":\"{type}\","
		"\"name\":\"{id}\"}",
	  .items = "identityProviderConfig.oidc",
	  .redact = "hash:identityProviderConfig.oidc.requiredClaims.* "
		    "scan:identityProviderConfig.oidc.tags.*",
	  .gone = GONE },

	{ .on = "eks:cluster",
	  .op = "ListInsights", .http = "POST /clusters/{name}/insights",
	  .in = "name={id} maxResults:=100", .page = "nextToken",
	  .items = "insights[]",
	  .lists = "eks:insight", .id = "id",
	  .redact = "scan:insights[].description "
		    "scan:insights[].insightStatus.reason",
	  .gone = GONE },
	{ ONE_OF("insight", "DescribeInsight", "insights", "id"),
	  .items = "insight",
	  .redact = "scan:insight.description|recommendation "
		    "scan:insight.insightStatus.reason "
		    "scan:insight.additionalInfo.* "
		    "scan:insight.resources[].insightStatus.reason "
		    "scan:insight.categorySpecificSummary."
		    "deprecationDetails[].clientStats[].userAgent" },

	{ LIST_OF("ListCapabilities", "capabilities"),
	  .items = "capabilities[]",
	  .lists = "eks:capability", .id = "capabilityName" },
	{ ONE_OF("capability", "DescribeCapability", "capabilities",
		 "capabilityName"),
	  .items = "capability",
	  .refs = { ROLE("capability-role", "roleArn") },
	  .redact = "scan:capability.health.issues[].message "
		    "scan:capability.tags.*" },

	{ LIST_OF("ListUpdates", "updates"),
	  .items = "updateIds[]",
	  .lists = "eks:update" },
	{ ONE_OF("update", "DescribeUpdate", "updates", "updateId"),
	  .items = "update",
	  .redact = "scan:update.params[].value "
		    "scan:update.errors[].errorMessage "
		    "scan:update.cancellation.reason" },
};


static const struct ex_setting settings[] = {
#include "eks_cluster.h"
#include "eks_inside.h"
#include "eks_roles.h"
#include "eks_around.h"
};

#define AUTHORITY "the authority's public part: no setting asks for it"
#define OFFER "what AWS offers, the same for everybody"
#define ANYWHERE "licences for clusters outside AWS, with their tokens"

static const struct ex_unused unused[] = {
	{ "DescribeAddonConfiguration", OFFER },
	{ "DescribeAddonVersions", OFFER },
	{ "DescribeCertificateAuthority", AUTHORITY },
	{ "DescribeEksAnywhereSubscription", ANYWHERE },
	{ "DescribeInsightsRefresh", "when EKS last looked is in each insight" },
	{ "ListAccessPolicies", OFFER },
	{ "ListCertificateAuthorities", AUTHORITY },
	{ "ListEksAnywhereSubscriptions", ANYWHERE },
	{ "ListTagsForResource", "each description has the tags" },
};

const struct ex_collector eks_collector = {
	.abi = EX_ABI,
	.name = "eks",
	.title = "Amazon EKS",
	.service = { .name = "eks", .protocol = EX_REST_JSON,
		     .version = "2017-11-01" },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
