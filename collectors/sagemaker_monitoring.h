/*
 * sagemaker_monitoring.h - Model Monitor: rows of sagemaker.c
 *
 * A schedule has its job in itself or names a definition, of one of four kinds.
 */
#define MONITORED(fact, about, kind, definition)			\
	{ .id = "sagemaker.monitoring." fact,				\
	  .title = about,						\
	  .from = "DescribeMonitoringSchedule", .path = NAMED(kind),	\
	  .topic = EX_ENCRYPTION,					\
	  .judge = "n/a: none, absent; "				\
		   "as: sagemaker." definition "." fact,		\
	  .why = "The definition that the schedule names." }
#define BY_DEFINITION(fact, about)					\
	MONITORED(fact, about, "DataQuality", "data-quality-definition"), \
	MONITORED(fact, about, "ModelQuality",				\
		  "model-quality-definition"),				\
	MONITORED(fact, about, "ModelBias", "bias-definition"),		\
	MONITORED(fact, about, "ModelExplainability",			\
		  "explainability-definition")

	BY_DEFINITION("volume-key", "Key that encrypts the volumes"),
	{ .id = "sagemaker.monitoring.volume-key",
	  .title = "Key that encrypts the volumes",
	  .from = "DescribeMonitoringSchedule",
	  .path = MONITOR "MonitoringResources.ClusterConfig.VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent; review: else",
	  .why = "The job reads what the model was asked." },

	BY_DEFINITION("output-key", "Key that encrypts the reports"),
	{ .id = "sagemaker.monitoring.output-key",
	  .title = "Key that encrypts the reports",
	  .from = "DescribeMonitoringSchedule",
	  .path = MONITOR "MonitoringOutputConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "Without a key of the customer's, the default of the bucket "
		 "applies." },

	{ .id = "sagemaker.monitoring.status",
	  .title = "State of the schedule",
	  .from = "DescribeMonitoringSchedule",
	  .path = "MonitoringScheduleStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: Scheduled; review: else",
	  .why = "A schedule that stopped watches nothing." },

	{ .id = "sagemaker.monitoring.last-run",
	  .title = "How the last run ended",
	  .from = "DescribeMonitoringSchedule",
	  .path = "LastMonitoringExecutionSummary.MonitoringExecutionStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: Completed; review: else",
	  .why = "Violations show a model that no longer fits what it is "
		 "asked." },

	{ .id = "sagemaker.monitoring.kind",
	  .title = "What is watched",
	  .from = "DescribeMonitoringSchedule", .path = "MonitoringType",
	  .topic = EX_INVENTORY,
	  .why = "Data, answers, bias and explanations drift by themselves." },

	{ .id = "sagemaker.monitoring.endpoint",
	  .title = "Endpoint that is watched",
	  .from = "DescribeMonitoringSchedule", .path = "EndpointName",
	  .topic = EX_INVENTORY,
	  .why = "A schedule without one watches batches." },

	{ .id = "sagemaker.monitoring.image",
	  .title = "Image that watches",
	  .from = "DescribeMonitoringSchedule",
	  .path = MONITOR "MonitoringAppSpecification.ImageUri",
	  .topic = EX_INVENTORY,
	  .why = "AWS's own image, or one that somebody made." },

	{ .id = "sagemaker.monitoring.secrets",
	  .title = "Secrets in the environment of the container",
	  .from = "DescribeMonitoringSchedule", .path = MONITOR "Environment",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; fails: secret(); meets: else",
	  .why = "Whoever may describe the schedule reads it; a secret belongs "
		 "in Secrets Manager." },

#define TYPE "data-quality-definition"
#define KIND "DataQuality"
#include "sagemaker_definition.h"
#undef TYPE
#undef KIND
#define TYPE "model-quality-definition"
#define KIND "ModelQuality"
#include "sagemaker_definition.h"
#undef TYPE
#undef KIND
#define TYPE "bias-definition"
#define KIND "ModelBias"
#include "sagemaker_definition.h"
#undef TYPE
#undef KIND
#define TYPE "explainability-definition"
#define KIND "ModelExplainability"
#include "sagemaker_definition.h"
#undef TYPE
#undef KIND
#undef MONITORED
#undef BY_DEFINITION
