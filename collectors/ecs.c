/*
 * ecs.c - Amazon ECS: clusters, services, tasks and what they are made of
 *
 * What runs is named by a task definition and a revision of it; services,
 * standalone tasks and the newest revision of each family lead to them.  The
 * digest of an image is in no definition: it is in the service's revision, in
 * the task, and in the revision of a daemon, a kind of task of its own.
 *
 * Members that are asked for by include are left out otherwise.  Descriptions
 * are asked for in batches; what a batch could not find is in failures, with
 * status 200.
 *
 * ARNs of services and tasks have the cluster in them since 2018; older ones
 * have not, and both may be met in one account.  Two clusters may have services
 * of one name, whose old ARNs are the same.
 */
#include <exhibit/collector.h>

#include "ecs_redact.h"

#define ARN "arn:{}:ecs:{region}:{account}:"

static const struct ex_type types[] = {
	{ .name = "ecs:cluster", .title = "cluster",
	  .spelled = { ARN "cluster/{id}", "{id}" } },
	/* its name is one of the cluster's; autoscaling leaves the ARN out */
	{ .name = "ecs:service", .title = "service",
	  .spelled = { ARN "service/{ecs:cluster}/{id}",
		       "service/{ecs:cluster}/{id}", ARN "service/{id}" } },
	{ .name = "ecs:express-service", .title = "Express service",
	  .spelled = { ARN "service/{id*}" } },
	{ .name = "ecs:service-revision", .title = "revision of a service",
	  .spelled = { ARN "service-revision/{id*}" } },
	{ .name = "ecs:task", .title = "task",
	  .spelled = { ARN "task/{ecs:cluster}/{id}", ARN "task/{id}" } },
	{ .name = "ecs:family", .title = "family of task definitions" },
	{ .name = "ecs:task-definition", .title = "task definition",
	  .spelled = { ARN "task-definition/{id*}", "{id*}" } },
	{ .name = "ecs:container", .title = "container of a task definition" },
	{ .name = "ecs:container-instance", .title = "container instance",
	  .spelled = { ARN "container-instance/{ecs:cluster}/{id}",
		       ARN "container-instance/{id}" } },
	{ .name = "ecs:capacity-provider", .title = "capacity provider",
	  .spelled = { ARN "capacity-provider/{id*}" } },
	{ .name = "ecs:daemon", .title = "daemon",
	  .spelled = { ARN "daemon/{id*}" } },
	{ .name = "ecs:daemon-revision", .title = "revision of a daemon",
	  .spelled = { ARN "daemon-revision/{id*}" } },
	{ .name = "ecs:daemon-definition", .title = "daemon task definition",
	  .spelled = { ARN "daemon-task-definition/{id*}" } },
	{ .name = "ecs:daemon-container", .title = "container of a daemon" },
};

#define KEY(path)	{ "kms:key", path }, { "kms:alias", path }
#define NETWORK(at)							\
	{ "ec2:subnet", at "networkConfiguration.awsvpcConfiguration."	\
	  "subnets[]" },						\
	{ "ec2:security-group",						\
	  at "networkConfiguration.awsvpcConfiguration.securityGroups[]" }

/* what runs, by whatever it is named, so that its findings are asked for */
#define IMAGE(path)							\
	{ "dlc:image", path }, { "ecr:repository", path },		\
	{ "ecr:image", path }, { "ecr:tag", path }

#define CONTAINER_REFS							\
	IMAGE("image"),							\
	{ "secretsmanager:secret",					\
	  "secrets[valueFrom=*:secretsmanager:*].valueFrom" },		\
	{ "secretsmanager:secret", "logConfiguration.secretOptions"	\
	  "[valueFrom=*:secretsmanager:*].valueFrom" },			\
	{ "secretsmanager:secret",					\
	  "repositoryCredentials.credentialsParameter" },		\
	{ "ssm:parameter", "secrets[valueFrom!=*:secretsmanager:*]"	\
			   ".valueFrom" },				\
	{ "ssm:parameter", "logConfiguration.secretOptions"		\
			   "[valueFrom!=*:secretsmanager:*].valueFrom" }, \
	{ "s3:bucket", "environmentFiles[].value" },			\
	{ "logs:group", "logConfiguration[logDriver=awslogs]."		\
			"options[awslogs-region={region}].awslogs-group" }, \
	{ "logs:group", "logConfiguration[logDriver=awslogs]."		\
			"options[awslogs-region=].awslogs-group" }

/* Requests a second and bursts, as the API's reference has them. */
static const struct ex_rate cluster_read = { 20, 50 };
static const struct ex_rate definition_read = { 20, 50 };
static const struct ex_rate provider_read = { 20, 50 };
static const struct ex_rate settings_read = { 20, 50 };
static const struct ex_rate resource_read = { 20, 100 };
static const struct ex_rate service_read = { 20, 100 };
static const struct ex_rate revision_read = { 20, 50 };

#define ITSELF "arn:{partition}:ecs:{region}:{account}:"
#define GONE_CLUSTER "ClusterNotFoundException"
#define MISSING "failures[reason=MISSING].arn"
/* a Region without daemons or Express services has none */
#define NOT_HERE "UnsupportedFeatureException"

#define IN_CLUSTER(operation, more)					\
	.on = "ecs:cluster", .op = operation,				\
	.in = "cluster={id} maxResults:=100" more,			\
	.page = "nextToken", .gone = GONE_CLUSTER

#define DEFINITION							\
	.on = "ecs:task-definition", .op = "DescribeTaskDefinition",	\
	.in = "taskDefinition={id} include:=[\"TAGS\"]",		\
	.redact = REDACT_DEFINITION, .rate = &definition_read

#define DAEMON_DEFINITION						\
	.on = "ecs:daemon-definition",					\
	.op = "DescribeDaemonTaskDefinition",				\
	.in = "daemonTaskDefinition=" ITSELF				\
	      "daemon-task-definition/{id}",				\
	.redact = REDACT_CONTAINER("daemonTaskDefinition."		\
				   "containerDefinitions[].")

static const struct ex_call calls[] = {
	/* what holds for the account in this Region, said or not */
	{ .on = "region",
	  .op = "ListAccountSettings",
	  .in = "effectiveSettings:=true maxResults:=10",
	  .page = "nextToken",
	  .items = "settings[]",
	  .rate = &settings_read },

	{ .on = "region",
	  .op = "ListClusters", .in = "maxResults:=100", .page = "nextToken",
	  .items = "clusterArns[]",
	  .lists = "ecs:cluster",
	  .rate = &cluster_read },
	{ .on = "ecs:cluster",
	  .op = "DescribeClusters",
	  .in = "clusters[]=" ITSELF "cluster/{id} include:="
		"[\"ATTACHMENTS\",\"CONFIGURATIONS\",\"SETTINGS\","
		"\"STATISTICS\",\"TAGS\"]",
	  .batch = 100,
	  .items = "clusters[]", .id = "clusterArn",
	  .refs = { KEY("configuration.executeCommandConfiguration."
			"kmsKeyId"),
		    KEY("configuration.managedStorageConfiguration."
			"kmsKeyId|fargateEphemeralStorageKmsKeyId"),
		    { "logs:group", "configuration.executeCommandConfiguration"
		      ".logConfiguration.cloudWatchLogGroupName" },
		    { "s3:bucket", "configuration.executeCommandConfiguration"
		      ".logConfiguration.s3BucketName" } },
	  .redact = "scan:clusters[].tags[].value scan:failures[].detail",
	  .gone = MISSING,
	  .rate = &cluster_read },

	/* ---- services, and the revision of each that runs ---- */
	{ IN_CLUSTER("ListServices", ""),
	  .items = "serviceArns[]",
	  .lists = "ecs:service",
	  .rate = &service_read },
	{ .on = "ecs:service",
	  .op = "DescribeServices",
	  .in = "cluster={ecs:cluster} services[]={id} "
		"include:=[\"TAGS\"]",
	  .batch = 10,
	  .items = "services[]", .id = "serviceArn",
	  .refs = { { "ecs:task-definition", "taskDefinition" },
		    { "ecs:task-definition", "deployments[].taskDefinition" },
		    { "ecs:task-definition", "taskSets[].taskDefinition" },
		    { "ecs:service-revision", "currentServiceRevisions[].arn" },
		    { "ecs:express-service",
		      "[resourceManagementType=ECS].serviceArn" },
		    NETWORK(""), NETWORK("taskSets[]."),
		    { "iam:role", "roleArn" },
		    KEY("deployments[].volumeConfigurations[]."
			"managedEBSVolume.kmsKeyId"),
		    { "iam:role", "deployments[].volumeConfigurations[]."
				  "managedEBSVolume.roleArn" } },
	  .redact = REDACT_SERVICE,
	  .gone = MISSING,
	  .rate = &service_read },
	{ .on = "ecs:service-revision",
	  .op = "DescribeServiceRevisions",
	  .in = "serviceRevisionArns[]=" ITSELF "service-revision/{id}",
	  .items = "serviceRevisions[]", .id = "serviceRevisionArn",
	  .refs = { { "ecs:task-definition", "taskDefinition" },
		    IMAGE("containerImages[].image"),
		    KEY("fargateEphemeralStorage.kmsKeyId"),
		    KEY("volumeConfigurations[].managedEBSVolume.kmsKeyId"),
		    KEY("serviceConnectConfiguration.services[].tls.kmsKey"),
		    { "iam:role", "serviceConnectConfiguration.services[]."
				  "tls.roleArn" } },
	  .redact = REDACT_CONNECT("serviceRevisions[].")
		    "scan:failures[].detail",
	  .gone = MISSING,
	  .rate = &revision_read },
	{ .on = "ecs:express-service",
	  .op = "DescribeExpressGatewayService",
	  .in = "serviceArn=" ITSELF "service/{id} include:=[\"TAGS\"]",
	  .items = "service",
	  .refs = { { "ecs:task-definition",
		      "activeConfigurations[].taskDefinitionArn" },
		    IMAGE("activeConfigurations[].primaryContainer.image"),
		    { "iam:role",
		      "activeConfigurations[].taskRoleArn|executionRoleArn" },
		    { "ec2:subnet", "activeConfigurations[]."
				    "networkConfiguration.subnets[]" },
		    { "ec2:security-group", "activeConfigurations[]."
		      "networkConfiguration.securityGroups[]" },
		    { "iam:role", "infrastructureRoleArn" } },
	  .redact = REDACT_EXPRESS,
	  .gone = "ResourceNotFoundException" },

	/* ---- tasks, those of no service, too ---- */
	{ IN_CLUSTER("ListTasks", " desiredStatus=RUNNING"),
	  .items = "taskArns[]",
	  .lists = "ecs:task",
	  .rate = &resource_read },
	{ .on = "ecs:task",
	  .op = "DescribeTasks",
	  .in = "cluster={ecs:cluster} tasks[]={id} include:=[\"TAGS\"]",
	  .batch = 100,
	  .items = "tasks[]", .id = "taskArn",
	  .refs = { { "ecs:task-definition", "taskDefinitionArn" },
		    IMAGE("containers[].image"),
		    { "ec2:subnet",
		      "attachments[].details[name=subnetId].value" },
		    KEY("fargateEphemeralStorage.kmsKeyId"),
		    { "iam:role", "overrides.taskRoleArn|executionRoleArn" },
		    { "s3:bucket", "overrides.containerOverrides[]."
				   "environmentFiles[].value" } },
	  .redact = REDACT_TASK,
	  .gone = MISSING,
	  .rate = &resource_read },

	/* ---- definitions: what runs, and the newest of each family ---- */
	{ .on = "region",
	  .op = "ListTaskDefinitionFamilies",
	  .in = "status=ACTIVE maxResults:=100", .page = "nextToken",
	  .items = "families[]",
	  .lists = "ecs:family",
	  .rate = &definition_read },
	{ .on = "ecs:family",
	  .op = "DescribeTaskDefinition", .name = "NewestDefinition",
	  .in = "taskDefinition={id}",
	  .refs = { { "ecs:task-definition",
		      "taskDefinition.taskDefinitionArn" } },
	  .redact = "keep:taskDefinition keep:taskDefinition."
		    "taskDefinitionArn",
	  .rate = &definition_read },

	{ DEFINITION,
	  .items = "taskDefinition",
	  .refs = { { "iam:role", "taskRoleArn" },
		    { "iam:role", "executionRoleArn" },
		    { "elasticfilesystem:file-system",
		      "volumes[].efsVolumeConfiguration.fileSystemId" } } },
	{ DEFINITION, .name = "Containers",
	  .items = "taskDefinition.containerDefinitions[]",
	  .lists = "ecs:container", .id = "name",
	  .refs = { CONTAINER_REFS } },
	{ DEFINITION, .name = "DefinitionTags" },

	/* ---- hosts ---- */
	{ IN_CLUSTER("ListContainerInstances", ""),
	  .items = "containerInstanceArns[]",
	  .lists = "ecs:container-instance",
	  .rate = &resource_read },
	{ .on = "ecs:container-instance",
	  .op = "DescribeContainerInstances",
	  .in = "cluster={ecs:cluster} containerInstances[]={id} "
		"include:=[\"TAGS\",\"CONTAINER_INSTANCE_HEALTH\"]",
	  .batch = 100,
	  .items = "containerInstances[]", .id = "containerInstanceArn",
	  /* a host of the customer's own has another kind of id */
	  .refs = { { "ec2:instance", "[ec2InstanceId=i-*].ec2InstanceId" } },
	  .redact = "scan:containerInstances[].statusReason "
		    "scan:containerInstances[].attributes[].value "
		    "scan:containerInstances[].healthStatus.details[]."
		    "statusReason "
		    "scan:containerInstances[].tags[].value "
		    "scan:failures[].detail",
	  .gone = MISSING,
	  .rate = &resource_read },
	/* asked by cluster: managed instances are in no other answer */
	{ .on = "ecs:cluster",
	  .op = "DescribeCapacityProviders",
	  .in = "cluster={id} include:=[\"TAGS\"] maxResults:=10",
	  .page = "nextToken",
	  .items = "capacityProviders[]",
	  .lists = "ecs:capacity-provider", .id = "capacityProviderArn",
	  .refs = { { "autoscaling:group",
		      "autoScalingGroupProvider.autoScalingGroupArn" },
		    { "iam:role",
		      "managedInstancesProvider.infrastructureRoleArn" },
		    { "iam:instance-profile", "managedInstancesProvider."
		      "instanceLaunchTemplate.ec2InstanceProfileArn" },
		    { "ec2:subnet", "managedInstancesProvider."
		      "instanceLaunchTemplate.networkConfiguration."
		      "subnets[]" },
		    { "ec2:security-group", "managedInstancesProvider."
		      "instanceLaunchTemplate.networkConfiguration."
		      "securityGroups[]" } },
	  .redact = "scan:capacityProviders[].updateStatusReason "
		    "scan:capacityProviders[].tags[].value "
		    "scan:failures[].detail",
	  .gone = GONE_CLUSTER,
	  .rate = &provider_read },

	/* ---- daemons: tasks that belong to no service ---- */
	{ .on = "ecs:cluster",
	  .op = "ListDaemons",
	  .in = "clusterArn=" ITSELF "cluster/{id} maxResults:=100",
	  .page = "nextToken",
	  .items = "daemonSummariesList[]",
	  .lists = "ecs:daemon", .id = "daemonArn",
	  .absent = NOT_HERE, .gone = GONE_CLUSTER },
	{ .on = "ecs:daemon",
	  .op = "DescribeDaemon", .in = "daemonArn=" ITSELF "daemon/{id}",
	  .items = "daemon",
	  .refs = { { "ecs:daemon-revision", "currentRevisions[].arn" } },
	  .gone = "DaemonNotFoundException" },
	{ .on = "ecs:daemon-revision",
	  .op = "DescribeDaemonRevisions",
	  .in = "daemonRevisionArns[]=" ITSELF "daemon-revision/{id}",
	  .items = "daemonRevisions[]", .id = "daemonRevisionArn",
	  .refs = { { "ecs:daemon-definition", "daemonTaskDefinitionArn" },
		    IMAGE("containerImages[].image") },
	  .redact = "scan:failures[].detail",
	  .gone = MISSING },
	{ DAEMON_DEFINITION,
	  .items = "daemonTaskDefinition",
	  .refs = { { "iam:role", "taskRoleArn" },
		    { "iam:role", "executionRoleArn" } } },
	{ DAEMON_DEFINITION, .name = "DaemonContainers",
	  .items = "daemonTaskDefinition.containerDefinitions[]",
	  .lists = "ecs:daemon-container", .id = "name",
	  .refs = { CONTAINER_REFS } },
};

static const struct ex_setting settings[] = {
/* a daemon's containers have the members of any other's */
#define OF "ecs.container."
#define LIST "Containers"
#include "ecs_container.h"
#undef OF
#undef LIST
#define OF "ecs.daemon-container."
#define LIST "DaemonContainers"
#include "ecs_container.h"
#undef OF
#undef LIST
#include "ecs_definition.h"
#include "ecs_running.h"
#include "ecs_around.h"
};

#define PAST "what was deployed when: what runs is in DescribeServices"
#define GATEWAY "ways in to services; who may come in is with the load balancer"

static const struct ex_unused unused[] = {
	{ "DescribeDaemonDeployments", PAST },
	{ "DescribeGateway", GATEWAY },
	{ "DescribeGatewayResources", GATEWAY },
	{ "DescribeGatewayRoute", GATEWAY },
	{ "DescribeServiceDeployments", PAST },
	{ "DescribeTaskSets", "DescribeServices has them" },
	{ "GetTaskProtection", "keeps a task from scaling in for a while" },
	{ "ListAttributes", "DescribeContainerInstances has them" },
	{ "ListDaemonDeployments", PAST },
	{ "ListDaemonTaskDefinitions", "revisions that run lead to theirs" },
	{ "ListGatewayClusterAssociations", GATEWAY },
	{ "ListGatewayRoutes", GATEWAY },
	{ "ListGateways", GATEWAY },
	{ "ListServiceDeployments", PAST },
	{ "ListServicesByNamespace", "the same services by their namespace" },
	{ "ListTagsForResource", "what is described comes with its tags" },
	{ "ListTaskDefinitions", "a family by name is its newest revision; "
				 "older ones count where they run" },
};

const struct ex_collector ecs_collector = {
	.abi = EX_ABI,
	.name = "ecs",
	.title = "Amazon ECS",
	.service = { .name = "ecs", .protocol = EX_JSON_1_1,
		     .version = "AmazonEC2ContainerServiceV20141113",
		     .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
