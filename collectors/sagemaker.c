/*
 * sagemaker.c - Amazon SageMaker AI: notebooks, Studio, jobs, models, endpoints
 *
 * Lists tell little more than names; what is configured is in Describe*, one
 * call a thing.  Names may have capitals, which their ARNs do not keep, so tags
 * are asked for by the ARN that the list gave.  What is not there is said in
 * two ways: ResourceNotFound by the younger operations, ValidationException
 * with a text by the older ones.
 *
 * Of an image that runs, only endpoints and inference components say which
 * digest it was; jobs say the tag they were given.
 *
 * The API's host is api.sagemaker.  No limits of its calls are published.
 */
#include <exhibit/collector.h>

#define ARN "arn:{}:sagemaker:{region}:{account}:"

static const struct ex_type types[] = {
	{ .name = "sagemaker:notebook", .title = "notebook instance" },
	{ .name = "sagemaker:notebook-script",
	  .title = "lifecycle configuration of notebooks" },
	{ .name = "sagemaker:domain", .title = "Studio domain" },
	{ .name = "sagemaker:user-profile", .title = "Studio user profile" },
	{ .name = "sagemaker:space", .title = "Studio space" },
	{ .name = "sagemaker:studio-script",
	  .title = "lifecycle configuration of Studio" },
	{ .name = "sagemaker:app-image", .title = "app image configuration" },
	{ .name = "sagemaker:image", .title = "Studio image" },
	{ .name = "sagemaker:image-version",
	  .title = "version of a Studio image" },
	{ .name = "sagemaker:model", .title = "model" },
	{ .name = "sagemaker:endpoint-config",
	  .title = "endpoint configuration" },
	/* as Application Auto Scaling names what it scales */
	{ .name = "sagemaker:endpoint", .title = "endpoint",
	  .spelled = { ARN "endpoint/{id}", "endpoint/{id}/variant/{}",
		       "{id}" } },
	{ .name = "sagemaker:inference-component",
	  .title = "inference component",
	  .spelled = { ARN "inference-component/{id}",
		       "inference-component/{id}", "{id}" } },
	{ .name = "sagemaker:training-job", .title = "training job" },
	{ .name = "sagemaker:tuning-job", .title = "tuning job" },
	{ .name = "sagemaker:processing-job", .title = "processing job" },
	{ .name = "sagemaker:transform-job", .title = "batch transform job" },
	{ .name = "sagemaker:package-group", .title = "model package group" },
	/* a version is group/number; one without a group has a name alone */
	{ .name = "sagemaker:model-package", .title = "model package",
	  .spelled = { ARN "model-package/{id*}", "{id}" } },
	{ .name = "sagemaker:algorithm", .title = "algorithm" },
	{ .name = "sagemaker:cluster", .title = "HyperPod cluster" },
	{ .name = "sagemaker:instance-group",
	  .title = "instance group of a HyperPod cluster" },
	{ .name = "sagemaker:cluster-node",
	  .title = "node of a HyperPod cluster" },
	{ .name = "sagemaker:monitoring", .title = "monitoring schedule" },
	{ .name = "sagemaker:data-quality-definition",
	  .title = "data quality job definition" },
	{ .name = "sagemaker:model-quality-definition",
	  .title = "model quality job definition" },
	{ .name = "sagemaker:bias-definition",
	  .title = "model bias job definition" },
	{ .name = "sagemaker:explainability-definition",
	  .title = "model explainability job definition" },
	/* read by iam.c, where its trust policy is */
	{ .name = "sagemaker:role", .title = "role that SageMaker works with",
	  .spelled = { "arn:{}:iam::{account}:role/{}/{id}",
		       "arn:{}:iam::{account}:role/{id}" },
	  .global = 1 },
};

#define KEY(path)	{ "kms:key", path }, { "kms:alias", path }
#define ROLE(path)	{ "iam:role", path }, { "sagemaker:role", path }
#define IMAGE(path)							\
	{ "dlc:image", path }, { "ecr:repository", path },		\
	{ "ecr:image", path }, { "ecr:tag", path }
#define NETWORK(config)							\
	{ "ec2:subnet", config ".Subnets[]" },				\
	{ "ec2:security-group", config ".SecurityGroupIds[]" }

#define ITSELF "arn:{partition}:sagemaker:{region}:{account}:"
#define GONE "ResourceNotFound ValidationException~find " \
	     "ValidationException~RecordNotFound"

#define LIST(operation, list)						\
	.on = "region", .op = operation, .in = "MaxResults:=100",	\
	.page = "NextToken", .items = list "[]"
#define JOBS(operation, list)						\
	.on = "region", .op = operation,				\
	.in = "CreationTimeAfter:={period.start} "			\
	      "CreationTimeBefore:={period.end} MaxResults:=100",	\
	.page = "NextToken", .items = list "[]"
#define TAGS_OF(type)							\
	.on = "sagemaker:" type,					\
	.op = "ListTags", .name = type "-tags",				\
	.in = "ResourceArn={arn} MaxResults:=100", .page = "NextToken",	\
	.redact = "scan:Tags[].Value",					\
	.gone = GONE

#define APP_CONTAINER							\
	"AppImageConfigs[].JupyterLabAppImageConfig|"			\
	"CodeEditorAppImageConfig.ContainerConfig."

/* one request each; the rows read their parts of the answer */
#define CONTAINER "PrimaryContainer|Containers[]."
#define MODEL								\
	.on = "sagemaker:model",					\
	.op = "DescribeModel", .in = "ModelName={id}",			\
	.redact = "hash:" CONTAINER "Environment "			\
		  "url:" CONTAINER "ModelDataUrl "			\
		  "url:" CONTAINER "ModelDataSource.S3DataSource.S3Uri " \
		  "hash:DeploymentRecommendation."			\
		  "RealTimeInferenceRecommendations[].Environment",	\
	.gone = GONE
/* a record of the training data */
#define BASELINE							\
	"drop:ExplainerConfig.ClarifyExplainerConfig.ShapConfig."	\
	"ShapBaselineConfig.ShapBaseline"
#define CONFIG								\
	.on = "sagemaker:endpoint-config",				\
	.op = "DescribeEndpointConfig",					\
	.in = "EndpointConfigName={id}",				\
	.redact = BASELINE						\
		  " url:DataCaptureConfig.DestinationS3Uri "		\
		  "url:AsyncInferenceConfig.OutputConfig."		\
		  "S3OutputPath|S3FailurePath "				\
		  "url:ProductionVariants|ShadowProductionVariants[]."	\
		  "CoreDumpConfig.DestinationS3Uri",			\
	.gone = GONE
#define DEPLOYED							\
	"ProductionVariants|ShadowProductionVariants[].DeployedImages[]."
#define COMPONENT "Specification|Specifications[].Container."

#define TRAINED								\
	KEY("ResourceConfig.VolumeKmsKeyId"),				\
	KEY("OutputDataConfig.KmsKeyId"),				\
	ROLE("RoleArn"), NETWORK("VpcConfig"),				\
	IMAGE("AlgorithmSpecification.TrainingImage"),			\
	{ "s3:bucket", "OutputDataConfig.S3OutputPath" },		\
	{ "s3:bucket", "CheckpointConfig.S3Uri" },			\
	{ "s3:bucket", "InputDataConfig[].DataSource.S3DataSource.S3Uri" }
#define DEFINITION "TrainingJobDefinition|TrainingJobDefinitions[]."
#define PACKAGED "InferenceSpecification.Containers[]."

#define CLUSTER								\
	.on = "sagemaker:cluster",					\
	.op = "DescribeCluster", .in = "ClusterName={id}",		\
	.redact = "scan:FailureMessage scan:AutoScaling.FailureMessage " \
		  "url:InstanceGroups[].LifeCycleConfig.SourceS3Uri",	\
	.gone = GONE

#define SCHEDULES							\
	LIST("ListMonitoringSchedules", "MonitoringScheduleSummaries")
#define MONITOR "MonitoringScheduleConfig.MonitoringJobDefinition."
#define NAMED(kind)							\
	"[MonitoringType=" kind "].MonitoringScheduleConfig."		\
	"MonitoringJobDefinitionName"
#define DEFINED(kind, type)	{ "sagemaker:" type, NAMED(kind) }
#define DEFINITION_OF(kind, type)					\
	.on = "sagemaker:" type,					\
	.op = "Describe" kind "JobDefinition",				\
	.in = "JobDefinitionName={id}",					\
	.refs = { KEY(kind "JobOutputConfig.KmsKeyId"),			\
		  KEY("JobResources.ClusterConfig.VolumeKmsKeyId"),	\
		  ROLE("RoleArn"), NETWORK("NetworkConfig.VpcConfig"),	\
		  IMAGE(kind "AppSpecification.ImageUri") },		\
	.gone = GONE

static const struct ex_call calls[] = {
#include "sagemaker_calls.h"
#include "sagemaker_job_calls.h"
};

/*
 * Instances with disks of their own, whose hardware encrypts them: no key can
 * be named with them.
 */
#define LOCAL_DISKS							\
	"*d.*, *dn.*, *de.*, ml.g5.*, ml.g6*, ml.g7*, "		\
	"ml.p5*, ml.p6*, ml.trn*"

#define TAGGED								\
	.topic = EX_COMPLIANCE,						\
	.judge = "meets: tagged($required_tag_keys); fails: else",	\
	.why = "Owner and classification belong on every resource."
#define SECRETS								\
	.topic = EX_ACCESS,						\
	.judge = "fails: secret(); meets: else",			\
	.why = "Whoever may describe it reads it; a secret belongs in "	\
	       "Secrets Manager."

static const struct ex_setting settings[] = {
#include "sagemaker_notebooks.h"
#include "sagemaker_studio.h"
#include "sagemaker_models.h"
#include "sagemaker_endpoints.h"

/* the definitions of a tuning job are training jobs to be */
#define TYPE "training-job"
#define FROM "DescribeTrainingJob"
#define RESOURCES "ResourceConfig"
#define PARAMETERS "HyperParameters"
#include "sagemaker_training.h"
#undef TYPE
#undef FROM
#undef RESOURCES
#undef PARAMETERS
#define TYPE "tuning-job"
#define FROM "Definitions"
#define RESOURCES "ResourceConfig|HyperParameterTuningResourceConfig"
#define PARAMETERS "StaticHyperParameters"
#include "sagemaker_training.h"
#undef TYPE
#undef FROM
#undef RESOURCES
#undef PARAMETERS
#include "sagemaker_jobs.h"
#include "sagemaker_registry.h"
#include "sagemaker_cluster.h"
#include "sagemaker_monitoring.h"
#include "sagemaker_holders.h"
#include "sagemaker_around.h"
};

#include "sagemaker_unused.h"

const struct ex_collector sagemaker_collector = {
	.abi = EX_ABI,
	.name = "sagemaker",
	.title = "Amazon SageMaker AI",
	.service = { .name = "sagemaker", .protocol = EX_JSON_1_1,
		     .version = "SageMaker", .host = "api.sagemaker" },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
