/*
 * transcribe.c - Amazon Transcribe: jobs, vocabularies, filters, models
 *
 * No Transcribe response says which key encrypted a transcript: the member
 * OutputEncryptionKMSKeyId exists only in the Start* requests.  It is taken
 * from CloudTrail's record of the request (90 days, as long as Transcribe
 * keeps the job) and, for what the request left unsaid, from the default
 * encryption of the bucket the transcript went to.
 *
 * The lists have no paginator in AWS's own SDKs and default to five items a
 * page; hence NextToken and MaxResults on every one of them.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "transcribe:job", .title = "transcription job" },
	{ .name = "transcribe:medical-job",
	  .title = "medical transcription job" },
	{ .name = "transcribe:analytics-job", .title = "call analytics job" },
	{ .name = "transcribe:scribe-job", .title = "HealthScribe job" },
	{ .name = "transcribe:vocabulary", .title = "custom vocabulary" },
	{ .name = "transcribe:medical-vocabulary",
	  .title = "custom medical vocabulary" },
	{ .name = "transcribe:vocabulary-filter",
	  .title = "vocabulary filter" },
	{ .name = "transcribe:category", .title = "call analytics category" },
	{ .name = "transcribe:model", .title = "custom language model" },
	/* read by iam.c, where its trust policy is */
	{ .name = "transcribe:role", .title = "role that Transcribe works with",
	  .spelled = { "arn:{}:iam::{account}:role/{}/{id}",
		       "arn:{}:iam::{account}:role/{id}" },
	  .global = 1 },
};

static const struct ex_rate get_job = { 30, 30 };
static const struct ex_rate get_analytics = { 20, 20 };

/* A job deleted meanwhile: two spellings are in use. */
#define GONE "NotFoundException BadRequestException~couldn't"

#define TAGS_OF(type, kind)						\
	.on = type, .op = "ListTagsForResource",			\
	.in = "ResourceArn=arn:{partition}:transcribe:{region}:{account}:" \
	      kind "/{id}",						\
	.redact = "scan:Tags[].Value",					\
	.absent = "NotFoundException"

static const struct ex_call calls[] = {
	/* batch transcription: OutputLocationType is in the list alone */
	{ .on = "region",
	  .op = "ListTranscriptionJobs", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "TranscriptionJobSummaries[]",
	  .lists = "transcribe:job", .id = "TranscriptionJobName",
	  .redact = "scan:TranscriptionJobSummaries[].FailureReason" },

	{ .on = "transcribe:job",
	  .op = "GetTranscriptionJob", .in = "TranscriptionJobName={id}",
	  .items = "TranscriptionJob",
	  .refs = { { "s3:bucket", "Transcript.TranscriptFileUri" },
		    { "s3:bucket", "Transcript.RedactedTranscriptFileUri" },
		    { "s3:bucket", "Media.MediaFileUri" },
		    { "iam:role", "JobExecutionSettings.DataAccessRoleArn" },
		    { "transcribe:role",
		      "JobExecutionSettings.DataAccessRoleArn" } },
	  /* of a service bucket these are signed links that open the text */
	  .redact = "url:TranscriptionJob.Transcript.TranscriptFileUri|"
		    "RedactedTranscriptFileUri "
		    "url:TranscriptionJob.Subtitles.SubtitleFileUris[] "
		    "url:TranscriptionJob.Media.MediaFileUri|"
		    "RedactedMediaFileUri "
		    "scan:TranscriptionJob.FailureReason "
		    "scan:TranscriptionJob.Tags[].Value",
	  .gone = GONE, .rate = &get_job },

	/* medical transcription: always to the customer's bucket */
	{ .on = "region",
	  .op = "ListMedicalTranscriptionJobs", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "MedicalTranscriptionJobSummaries[]",
	  .lists = "transcribe:medical-job",
	  .id = "MedicalTranscriptionJobName",
	  .redact = "scan:MedicalTranscriptionJobSummaries[].FailureReason" },

	{ .on = "transcribe:medical-job",
	  .op = "GetMedicalTranscriptionJob",
	  .in = "MedicalTranscriptionJobName={id}",
	  .items = "MedicalTranscriptionJob",
	  .refs = { { "s3:bucket", "Transcript.TranscriptFileUri" },
		    { "s3:bucket", "Media.MediaFileUri" } },
	  .redact = "url:MedicalTranscriptionJob.Transcript.TranscriptFileUri "
		    "url:MedicalTranscriptionJob.Media.MediaFileUri|"
		    "RedactedMediaFileUri "
		    "scan:MedicalTranscriptionJob.FailureReason "
		    "scan:MedicalTranscriptionJob.Tags[].Value",
	  .gone = GONE, .rate = &get_job },

	/* call analytics: no OutputLocationType anywhere */
	{ .on = "region",
	  .op = "ListCallAnalyticsJobs", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "CallAnalyticsJobSummaries[]",
	  .lists = "transcribe:analytics-job", .id = "CallAnalyticsJobName",
	  .redact = "drop:CallAnalyticsJobSummaries[].CallAnalyticsJobDetails."
		    "Skipped[].Message "
		    "scan:CallAnalyticsJobSummaries[].FailureReason" },

	{ .on = "transcribe:analytics-job",
	  .op = "GetCallAnalyticsJob", .in = "CallAnalyticsJobName={id}",
	  .items = "CallAnalyticsJob",
	  .refs = { { "s3:bucket", "Transcript.TranscriptFileUri" },
		    { "s3:bucket", "Transcript.RedactedTranscriptFileUri" },
		    { "s3:bucket", "Media.MediaFileUri" },
		    { "s3:bucket", "Media.RedactedMediaFileUri" },
		    { "iam:role", "DataAccessRoleArn" },
		    { "transcribe:role", "DataAccessRoleArn" } },
	  .redact = "url:CallAnalyticsJob.Transcript.TranscriptFileUri|"
		    "RedactedTranscriptFileUri "
		    "url:CallAnalyticsJob.Media.MediaFileUri|"
		    "RedactedMediaFileUri "
		    "drop:CallAnalyticsJob.CallAnalyticsJobDetails.Skipped[]."
		    "Message "
		    "scan:CallAnalyticsJob.FailureReason "
		    "scan:CallAnalyticsJob.Tags[].Value",
	  .gone = GONE, .rate = &get_analytics },

	/* HealthScribe: transcript and clinical note */
	{ .on = "region",
	  .op = "ListMedicalScribeJobs", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "MedicalScribeJobSummaries[]",
	  .lists = "transcribe:scribe-job", .id = "MedicalScribeJobName",
	  .redact = "scan:MedicalScribeJobSummaries[].FailureReason" },

	{ .on = "transcribe:scribe-job",
	  .op = "GetMedicalScribeJob", .in = "MedicalScribeJobName={id}",
	  .items = "MedicalScribeJob",
	  .refs = { { "s3:bucket", "MedicalScribeOutput.TranscriptFileUri" },
		    { "s3:bucket", "MedicalScribeOutput.ClinicalDocumentUri" },
		    { "s3:bucket", "Media.MediaFileUri" },
		    { "iam:role", "DataAccessRoleArn" },
		    { "transcribe:role", "DataAccessRoleArn" } },
	  .redact = "url:MedicalScribeJob.MedicalScribeOutput."
		    "TranscriptFileUri|ClinicalDocumentUri "
		    "url:MedicalScribeJob.Media.MediaFileUri|"
		    "RedactedMediaFileUri "
		    "scan:MedicalScribeJob.FailureReason "
		    "scan:MedicalScribeJob.Tags[].Value",
	  .gone = GONE },

	/* vocabularies and filters: the lists say all there is to say */
	{ .on = "region",
	  .op = "ListVocabularies", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "Vocabularies[]",
	  .lists = "transcribe:vocabulary", .id = "VocabularyName" },

	{ .on = "region",
	  .op = "ListMedicalVocabularies", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "Vocabularies[]",
	  .lists = "transcribe:medical-vocabulary", .id = "VocabularyName" },

	{ .on = "region",
	  .op = "ListVocabularyFilters", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "VocabularyFilters[]",
	  .lists = "transcribe:vocabulary-filter",
	  .id = "VocabularyFilterName" },

	{ .on = "region",
	  .op = "ListCallAnalyticsCategories", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "Categories[]",
	  .lists = "transcribe:category", .id = "CategoryName",
	  /* the phrases are what the business listens for */
	  .redact = "count:Categories[].Rules[].TranscriptFilter.Targets "
		    "scan:Categories[].Tags[].Value" },

	{ .on = "region",
	  .op = "ListLanguageModels", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "Models[]",
	  .lists = "transcribe:model", .id = "ModelName",
	  .redact = "url:Models[].InputDataConfig.S3Uri|TuningDataS3Uri "
		    "hash:Models[].EncryptionConfiguration."
		    "KMSEncryptionContext.* "
		    "scan:Models[].FailureReason" },

	{ .on = "transcribe:model",
	  .op = "DescribeLanguageModel", .in = "ModelName={id}",
	  .items = "LanguageModel",
	  .refs = { { "s3:bucket", "InputDataConfig.S3Uri" },
		    { "s3:bucket", "InputDataConfig.TuningDataS3Uri" },
		    { "iam:role", "InputDataConfig.DataAccessRoleArn" },
		    { "transcribe:role", "InputDataConfig.DataAccessRoleArn" },
		    { "kms:key", "EncryptionConfiguration.KMSKey" },
		    { "kms:alias", "EncryptionConfiguration.KMSKey" } },
	  .redact = "url:LanguageModel.InputDataConfig.S3Uri|TuningDataS3Uri "
		    "hash:LanguageModel.EncryptionConfiguration."
		    "KMSEncryptionContext.* "
		    "scan:LanguageModel.FailureReason",
	  .gone = GONE },

	/* jobs and categories carry their tags themselves */
	{ TAGS_OF("transcribe:vocabulary", "vocabulary"),
	  .name = "VocabularyTags" },
	{ TAGS_OF("transcribe:medical-vocabulary", "medical-vocabulary"),
	  .name = "MedicalVocabularyTags" },
	{ TAGS_OF("transcribe:vocabulary-filter", "vocabulary-filter"),
	  .name = "VocabularyFilterTags" },
	{ TAGS_OF("transcribe:model", "language-model"),
	  .name = "ModelTags" },
};

static const struct ex_setting settings[] = {
#include "transcribe_jobs.h"
#include "transcribe_calls.h"
#include "transcribe_around.h"
};

static const struct ex_unused unused[] = {
	{ "GetVocabulary", "adds only a signed link to the word list" },
	{ "GetMedicalVocabulary", "adds only a signed link to the word list" },
	{ "GetVocabularyFilter", "adds only a signed link to the word list" },
	{ "GetCallAnalyticsCategory",
	  "ListCallAnalyticsCategories has every member of it" },
};

static const struct ex_without without[] = {
	{ "inventory",
	  "jobs, vocabularies and models are populations, each with its "
	  "count and end" },
};

const struct ex_collector transcribe_collector = {
	.abi = EX_ABI,
	.name = "transcribe",
	.title = "Amazon Transcribe",
	.service = { .name = "transcribe", .protocol = EX_JSON_1_1,
		     .version = "Transcribe", .rate = { 5, 5 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
