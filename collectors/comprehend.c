/*
 * comprehend.c - Amazon Comprehend: jobs, custom models, endpoints, flywheels
 *
 * Nine families of jobs, whose lists have all that Describe* has.  Jobs that
 * find events or personal data take no volume key and no VPC.  Only of
 * flywheels the list says too little: role, keys and network are in
 * DescribeFlywheel alone.  AWS's SDKs have paginators for ten of the lists; the
 * token works in all.
 *
 * Topic modelling and event detection are closed to new customers: where they
 * are, their lists are refused, which is an answer.
 */
#include <exhibit/collector.h>

#define ARN "arn:{}:comprehend:{region}:{account}:"

static const struct ex_type types[] = {
	{ .name = "comprehend:classification-job",
	  .title = "document classification job" },
	{ .name = "comprehend:language-job",
	  .title = "language detection job" },
	{ .name = "comprehend:entities-job", .title = "entities job" },
	{ .name = "comprehend:events-job", .title = "events job" },
	{ .name = "comprehend:key-phrases-job", .title = "key phrases job" },
	{ .name = "comprehend:pii-job", .title = "personal data job" },
	{ .name = "comprehend:sentiment-job", .title = "sentiment job" },
	{ .name = "comprehend:targeted-sentiment-job",
	  .title = "targeted sentiment job" },
	{ .name = "comprehend:topics-job", .title = "topics job" },
	/* a model is one version of it */
	{ .name = "comprehend:classifier", .title = "document classifier",
	  .spelled = { ARN "document-classifier/{id*}" } },
	{ .name = "comprehend:recognizer", .title = "entity recognizer",
	  .spelled = { ARN "entity-recognizer/{id*}" } },
	/* two kinds, each with names of its own: the kind is part of the id */
	{ .name = "comprehend:endpoint", .title = "endpoint",
	  .spelled = { ARN "{id*}" } },
	{ .name = "comprehend:flywheel", .title = "flywheel",
	  .spelled = { ARN "flywheel/{id}" } },
	{ .name = "comprehend:iteration", .title = "flywheel iteration" },
	{ .name = "comprehend:dataset", .title = "dataset",
	  .spelled = { ARN "flywheel/{id*}" } },
	/* read by iam.c, where its trust policy is */
	{ .name = "comprehend:role", .title = "role that Comprehend works with",
	  .spelled = { "arn:{}:iam::{account}:role/{}/{id}",
		       "arn:{}:iam::{account}:role/{id}" },
	  .global = 1 },
};

#define KEY(path)	{ "kms:key", path }, { "kms:alias", path }
#define ROLE(path)	{ "iam:role", path }, { "comprehend:role", path }
#define NETWORK(config)							\
	{ "ec2:subnet", config ".Subnets[]" },				\
	{ "ec2:security-group", config ".SecurityGroupIds[]" }

#define EVERY_JOB							\
	{ "s3:bucket", "OutputDataConfig.S3Uri" },			\
	{ "s3:bucket", "InputDataConfig.S3Uri" },			\
	KEY("OutputDataConfig.KmsKeyId"), ROLE("DataAccessRoleArn")

#define VOLUME_AND_NETWORK						\
	KEY("VolumeKmsKeyId"), NETWORK("VpcConfig")

#define JOBS(family, type)						\
	.on = "region",							\
	.op = "List" family "Jobs", .in = "MaxResults:=500",		\
	.page = "NextToken",						\
	.items = family "JobPropertiesList[]",				\
	.lists = "comprehend:" type, .id = "JobId", .keep = "arn=JobArn", \
	.redact = "scan:" family "JobPropertiesList[].JobName|Message "	\
		  "url:" family "JobPropertiesList[]."			\
		  "InputDataConfig|OutputDataConfig.S3Uri"

/* Refused to who never used the feature; IAM's refusals have no such word. */
#define CLOSED "AccessDeniedException~available"

#define ITSELF "arn:{partition}:comprehend:{region}:{account}:"
#define GONE "ResourceNotFoundException"

#define TAGS_OF(type, arn)						\
	.on = "comprehend:" type,					\
	.op = "ListTagsForResource", .name = type "-tags",		\
	.in = "ResourceArn=" arn,					\
	.redact = "scan:Tags[].Value",					\
	.gone = GONE

#define MODEL_TEXT(list, metadata)					\
	"drop:" list "[]." metadata " scan:" list "[].Message "		\
	"url:" list "[].InputDataConfig.AugmentedManifests[]."		\
	"S3Uri|AnnotationDataS3Uri|SourceDocumentsS3Uri "

static const struct ex_call calls[] = {
	{ JOBS("DocumentClassification", "classification-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK,
		    { "comprehend:classifier", "DocumentClassifierArn" } } },
	{ JOBS("DominantLanguageDetection", "language-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK } },
	{ JOBS("EntitiesDetection", "entities-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK,
		    { "comprehend:recognizer", "EntityRecognizerArn" } } },
	{ JOBS("EventsDetection", "events-job"),
	  .refs = { EVERY_JOB },
	  .absent = CLOSED },
	{ JOBS("KeyPhrasesDetection", "key-phrases-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK } },
	{ JOBS("PiiEntitiesDetection", "pii-job"),
	  .refs = { EVERY_JOB } },
	{ JOBS("SentimentDetection", "sentiment-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK } },
	{ JOBS("TargetedSentimentDetection", "targeted-sentiment-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK } },
	{ JOBS("TopicsDetection", "topics-job"),
	  .refs = { EVERY_JOB, VOLUME_AND_NETWORK },
	  .absent = CLOSED },

	{ TAGS_OF("classification-job", "{arn}") },
	{ TAGS_OF("language-job", "{arn}") },
	{ TAGS_OF("entities-job", "{arn}") },
	{ TAGS_OF("events-job", "{arn}") },
	{ TAGS_OF("key-phrases-job", "{arn}") },
	{ TAGS_OF("pii-job", "{arn}") },
	{ TAGS_OF("sentiment-job", "{arn}") },
	{ TAGS_OF("targeted-sentiment-job", "{arn}") },
	{ TAGS_OF("topics-job", "{arn}") },

	/* custom models */
	{ .on = "region",
	  .op = "ListDocumentClassifiers", .in = "MaxResults:=500",
	  .page = "NextToken",
	  .items = "DocumentClassifierPropertiesList[]",
	  .lists = "comprehend:classifier", .id = "DocumentClassifierArn",
	  .refs = { KEY("ModelKmsKeyId"), VOLUME_AND_NETWORK,
		    KEY("OutputDataConfig.KmsKeyId"),
		    ROLE("DataAccessRoleArn"),
		    { "s3:bucket", "OutputDataConfig.S3Uri" },
		    { "s3:bucket", "InputDataConfig.S3Uri" },
		    { "s3:bucket", "InputDataConfig.Documents.S3Uri" },
		    { "s3:bucket",
		      "InputDataConfig.AugmentedManifests[].S3Uri" },
		    { "s3:bucket", "OutputDataConfig.FlywheelStatsS3Prefix" } },
	  .redact = MODEL_TEXT("DocumentClassifierPropertiesList",
			       "ClassifierMetadata")
		    "url:DocumentClassifierPropertiesList[].InputDataConfig."
		    "S3Uri|TestS3Uri "
		    "url:DocumentClassifierPropertiesList[].InputDataConfig."
		    "Documents.S3Uri|TestS3Uri "
		    "url:DocumentClassifierPropertiesList[].OutputDataConfig."
		    "S3Uri|FlywheelStatsS3Prefix" },
	{ .on = "comprehend:classifier",
	  .op = "DescribeResourcePolicy", .name = "ClassifierPolicy",
	  .in = "ResourceArn=" ITSELF "document-classifier/{id}",
	  .absent = GONE },
	{ TAGS_OF("classifier", ITSELF "document-classifier/{id}") },

	{ .on = "region",
	  .op = "ListEntityRecognizers", .in = "MaxResults:=500",
	  .page = "NextToken",
	  .items = "EntityRecognizerPropertiesList[]",
	  .lists = "comprehend:recognizer", .id = "EntityRecognizerArn",
	  .refs = { KEY("ModelKmsKeyId"), VOLUME_AND_NETWORK,
		    ROLE("DataAccessRoleArn"),
		    { "s3:bucket", "InputDataConfig.Documents.S3Uri" },
		    { "s3:bucket", "InputDataConfig.Annotations.S3Uri" },
		    { "s3:bucket", "InputDataConfig.EntityList.S3Uri" },
		    { "s3:bucket",
		      "InputDataConfig.AugmentedManifests[].S3Uri" },
		    { "s3:bucket", "OutputDataConfig.FlywheelStatsS3Prefix" } },
	  /* kinds of entity are words of the business */
	  .redact = MODEL_TEXT("EntityRecognizerPropertiesList",
			       "RecognizerMetadata")
		    "count:EntityRecognizerPropertiesList[].InputDataConfig."
		    "EntityTypes "
		    "url:EntityRecognizerPropertiesList[].InputDataConfig."
		    "Documents|Annotations.S3Uri|TestS3Uri "
		    "url:EntityRecognizerPropertiesList[].InputDataConfig."
		    "EntityList.S3Uri "
		    "url:EntityRecognizerPropertiesList[].OutputDataConfig."
		    "FlywheelStatsS3Prefix" },
	{ .on = "comprehend:recognizer",
	  .op = "DescribeResourcePolicy", .name = "RecognizerPolicy",
	  .in = "ResourceArn=" ITSELF "entity-recognizer/{id}",
	  .absent = GONE },
	{ TAGS_OF("recognizer", ITSELF "entity-recognizer/{id}") },

	{ .on = "region",
	  .op = "ListEndpoints", .in = "MaxResults:=500",
	  .page = "NextToken",
	  .items = "EndpointPropertiesList[]",
	  .lists = "comprehend:endpoint", .id = "EndpointArn",
	  .refs = { { "comprehend:classifier", "ModelArn" },
		    { "comprehend:recognizer", "ModelArn" },
		    ROLE("DataAccessRoleArn"),
		    ROLE("DesiredDataAccessRoleArn") },
	  .redact = "scan:EndpointPropertiesList[].Message" },
	{ TAGS_OF("endpoint", ITSELF "{id}") },

	/* flywheels, what they were fed and how each turn went */
	{ .on = "region",
	  .op = "ListFlywheels", .in = "MaxResults:=500",
	  .page = "NextToken",
	  .items = "FlywheelSummaryList[]",
	  .lists = "comprehend:flywheel", .id = "FlywheelArn",
	  .redact = "scan:FlywheelSummaryList[].Message "
		    "url:FlywheelSummaryList[].DataLakeS3Uri" },
	{ .on = "comprehend:flywheel",
	  .op = "DescribeFlywheel",
	  .in = "FlywheelArn=" ITSELF "flywheel/{id}",
	  .items = "FlywheelProperties",
	  .refs = { KEY("DataSecurityConfig.ModelKmsKeyId"),
		    KEY("DataSecurityConfig.VolumeKmsKeyId"),
		    KEY("DataSecurityConfig.DataLakeKmsKeyId"),
		    NETWORK("DataSecurityConfig.VpcConfig"),
		    ROLE("DataAccessRoleArn"),
		    { "s3:bucket", "DataLakeS3Uri" },
		    { "comprehend:classifier", "ActiveModelArn" },
		    { "comprehend:recognizer", "ActiveModelArn" } },
	  .redact = "count:FlywheelProperties.TaskConfig."
		    "DocumentClassificationConfig.Labels "
		    "count:FlywheelProperties.TaskConfig."
		    "EntityRecognitionConfig.EntityTypes "
		    "scan:FlywheelProperties.Message "
		    "url:FlywheelProperties.DataLakeS3Uri",
	  .gone = GONE },
	{ TAGS_OF("flywheel", ITSELF "flywheel/{id}") },

	{ .on = "comprehend:flywheel",
	  .op = "ListFlywheelIterationHistory",
	  .in = "FlywheelArn=" ITSELF "flywheel/{id} MaxResults:=500",
	  .page = "NextToken",
	  .items = "FlywheelIterationPropertiesList[]",
	  .lists = "comprehend:iteration", .id = "FlywheelIterationId",
	  .redact = "drop:FlywheelIterationPropertiesList[]."
		    "EvaluatedModelMetrics|TrainedModelMetrics "
		    "scan:FlywheelIterationPropertiesList[].Message "
		    "url:FlywheelIterationPropertiesList[]."
		    "EvaluationManifestS3Prefix",
	  .gone = GONE },

	{ .on = "comprehend:flywheel",
	  .op = "ListDatasets",
	  .in = "FlywheelArn=" ITSELF "flywheel/{id} MaxResults:=500",
	  .page = "NextToken",
	  .items = "DatasetPropertiesList[]",
	  .lists = "comprehend:dataset", .id = "DatasetArn",
	  .refs = { { "s3:bucket", "DatasetS3Uri" } },
	  .redact = "scan:DatasetPropertiesList[].Description|Message "
		    "url:DatasetPropertiesList[].DatasetS3Uri",
	  .gone = GONE },
	{ TAGS_OF("dataset", ITSELF "flywheel/{id}") },
};

#define SERVICE "comprehend"
#define PREFIX "Comprehend"
#define TITLE "Comprehend"
/* its guide has the condition in every example */
#define UNCONDITIONED "fails"

static const struct ex_setting settings[] = {
#define TYPE "classification-job"
#define FAMILY "DocumentClassification"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY
#define TYPE "language-job"
#define FAMILY "DominantLanguageDetection"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY
#define TYPE "entities-job"
#define FAMILY "EntitiesDetection"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY
#define TYPE "events-job"
#define FAMILY "EventsDetection"
#include "comprehend_job.h"
#include "comprehend_job_bare.h"
#undef TYPE
#undef FAMILY
#define TYPE "key-phrases-job"
#define FAMILY "KeyPhrasesDetection"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY
#define TYPE "pii-job"
#define FAMILY "PiiEntitiesDetection"
#include "comprehend_job.h"
#include "comprehend_job_bare.h"
#undef TYPE
#undef FAMILY
#define TYPE "sentiment-job"
#define FAMILY "SentimentDetection"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY
#define TYPE "targeted-sentiment-job"
#define FAMILY "TargetedSentimentDetection"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY
#define TYPE "topics-job"
#define FAMILY "TopicsDetection"
#include "comprehend_job.h"
#include "comprehend_job_volume.h"
#undef TYPE
#undef FAMILY

#define TYPE "classifier"
#define LIST "ListDocumentClassifiers"
#define POLICY "ClassifierPolicy"
#include "comprehend_model.h"
#undef TYPE
#undef LIST
#undef POLICY
#define TYPE "recognizer"
#define LIST "ListEntityRecognizers"
#define POLICY "RecognizerPolicy"
#include "comprehend_model.h"
#undef TYPE
#undef LIST
#undef POLICY

#include "comprehend_own.h"
#include "comprehend_around.h"

#define HOLDER "caller-policy"
#define FROM "iam:LocalPolicies"
#define DOCUMENT "PolicyVersionList.member[IsDefaultVersion=true].Document"
#include "comprehend_caller.h"
#undef HOLDER
#undef FROM
#undef DOCUMENT
#define HOLDER "caller-role"
#define FROM "iam:Roles"
#define DOCUMENT "RolePolicyList.member[].PolicyDocument"
#include "comprehend_caller.h"
#undef HOLDER
#undef FROM
#undef DOCUMENT
#define HOLDER "caller-group"
#define FROM "iam:Groups"
#define DOCUMENT "GroupPolicyList.member[].PolicyDocument"
#include "comprehend_caller.h"
#undef HOLDER
#undef FROM
#undef DOCUMENT
#define HOLDER "caller-user"
#define FROM "iam:Users"
#define DOCUMENT "UserPolicyList.member[].PolicyDocument"
#include "comprehend_caller.h"
};

#define SAME "the list has every member of it"
#define COUNTS "counts versions, each of which the full list has"

static const struct ex_unused unused[] = {
	{ "DescribeDataset", SAME },
	{ "DescribeDocumentClassificationJob", SAME },
	{ "DescribeDocumentClassifier", SAME },
	{ "DescribeDominantLanguageDetectionJob", SAME },
	{ "DescribeEndpoint", SAME },
	{ "DescribeEntitiesDetectionJob", SAME },
	{ "DescribeEntityRecognizer", SAME },
	{ "DescribeEventsDetectionJob", SAME },
	{ "DescribeFlywheelIteration", SAME },
	{ "DescribeKeyPhrasesDetectionJob", SAME },
	{ "DescribePiiEntitiesDetectionJob", SAME },
	{ "DescribeSentimentDetectionJob", SAME },
	{ "DescribeTargetedSentimentDetectionJob", SAME },
	{ "DescribeTopicsDetectionJob", SAME },
	{ "ListDocumentClassifierSummaries", COUNTS },
	{ "ListEntityRecognizerSummaries", COUNTS },
};

const struct ex_collector comprehend_collector = {
	.abi = EX_ABI,
	.name = "comprehend",
	.title = "Amazon Comprehend",
	.service = { .name = "comprehend", .protocol = EX_JSON_1_1,
		     .version = "Comprehend_20171127", .rate = { 10, 10 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
