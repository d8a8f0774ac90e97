/*
 * mediaconvert.c - AWS Elemental MediaConvert: queues, presets, templates, jobs
 *
 * Every list has the whole object, so nothing is asked about one by one; at two
 * requests a second that would take hours.  Jobs are kept for three months.
 *
 * DescribeEndpoints, which IAM calls a read, makes an endpoint where there is
 * none, and is no longer needed: the Region's host answers.  It is never called.
 *
 * Presets and templates of AWS's own are the same for everybody and left out.
 */
#include <exhibit/collector.h>

#include "mediaconvert_redact.h"

static const struct ex_type types[] = {
	{ .name = "mediaconvert:queue", .title = "transcoding queue",
	  .spelled = { "arn:{}:mediaconvert:{region}:{account}:queues/{id}" } },
	{ .name = "mediaconvert:preset", .title = "output preset" },
	{ .name = "mediaconvert:job-template", .title = "job template" },
	{ .name = "mediaconvert:job", .title = "transcoding job" },
	{ .name = "mediaconvert:version", .title = "job engine version",
	  .spelled = { "{id}" } },
};

#define QUEUES								\
	.on = "region", .op = "ListQueues",				\
	.http = "GET /2017-08-29/queues", .in = "maxResults=20",	\
	.page = "nextToken",						\
	.redact = "scan:queues[].description "				\
		  "scan:queues[].serviceOverrides[].message"

/* the ARN is one step of the path, its slash encoded */
#define TAGS_OF(type, kind)						\
	.on = type, .op = "ListTagsForResource",			\
	.http = "GET /2017-08-29/tags/{arn}",				\
	.in = "arn=arn:{partition}:mediaconvert:{region}:{account}:"	\
	      kind "/{id}",						\
	.redact = "scan:resourceTags.tags.*",				\
	.absent = "NotFoundException"

#define OUTPUT_REFS							\
	{ "s3:bucket", GROUPS("settings.") S3_GROUP ".destination" },	\
	{ "kms:key", GROUPS("settings.") S3_GROUP			\
	  ".destinationSettings.s3Settings.encryption.kmsKeyArn" },	\
	{ "kms:alias", GROUPS("settings.") S3_GROUP			\
	  ".destinationSettings.s3Settings.encryption.kmsKeyArn" },	\
	{ "kms:key", "settings.outputGroups[].outputs[]."		\
	  "containerSettings." SIGNED ".signingKmsKey" },		\
	{ "kms:alias", "settings.outputGroups[].outputs[]."		\
	  "containerSettings." SIGNED ".signingKmsKey" },		\
	{ "secretsmanager:secret", "settings.outputGroups[].outputs[]."	\
	  "containerSettings." SIGNED ".certificateSecret" },		\
	{ "acm:certificate", SPEKE("settings.") "certificateArn" }

/* containers that can carry a C2PA manifest */
#define SIGNED "cmfcSettings|mp4Settings|mpdSettings"

static const struct ex_call calls[] = {
	{ QUEUES,
	  .items = "queues[]",
	  .lists = "mediaconvert:queue", .id = "arn" },
	{ QUEUES, .name = "Capacity" },

	/* what inputs the account takes in this Region */
	{ .on = "region",
	  .op = "GetPolicy", .http = "GET /2017-08-29/policy",
	  .absent = "NotFoundException" },

	{ .on = "region",
	  .op = "ListJobTemplates", .http = "GET /2017-08-29/jobTemplates",
	  .in = "maxResults=20", .page = "nextToken",
	  .items = "jobTemplates[type=CUSTOM]",
	  .lists = "mediaconvert:job-template", .id = "name",
	  .refs = { OUTPUT_REFS,
		    { "mediaconvert:queue", "queue" },
		    { "mediaconvert:queue", "hopDestinations[].queue" } },
	  .redact = REDACT_SETTINGS("jobTemplates[].settings.")
		    "scan:jobTemplates[].description" },

	{ .on = "region",
	  .op = "ListPresets", .http = "GET /2017-08-29/presets",
	  .in = "maxResults=20", .page = "nextToken",
	  .items = "presets[type=CUSTOM]",
	  .lists = "mediaconvert:preset", .id = "name",
	  .refs = { { "kms:key", "settings.containerSettings." SIGNED
				 ".signingKmsKey" },
		    { "kms:alias", "settings.containerSettings." SIGNED
				   ".signingKmsKey" },
		    { "secretsmanager:secret", "settings.containerSettings."
					       SIGNED ".certificateSecret" } },
	  .redact = REDACT_OUTPUT("presets[].settings.")
		    "scan:presets[].description" },

	{ .on = "region",
	  .op = "ListVersions", .http = "GET /2017-08-29/versions",
	  .in = "maxResults=20", .page = "nextToken",
	  .items = "versions[]",
	  .lists = "mediaconvert:version", .id = "version" },

	{ .on = "region",
	  .op = "ListJobs", .http = "GET /2017-08-29/jobs",
	  .in = "maxResults=20 order=DESCENDING", .page = "nextToken",
	  .items = "jobs[]",
	  .lists = "mediaconvert:job", .id = "id",
	  .refs = { OUTPUT_REFS,
		    { "s3:bucket", "settings.inputs[].fileInput" },
		    { "secretsmanager:secret",
		      "settings.kantarWatermark.credentialsSecretName" },
		    { "events:connection",
		      "settings.inputs[].tamsSettings.authConnectionArn" },
		    { "iam:role", "role" },
		    { "mediaconvert:queue", "queue" },
		    { "mediaconvert:queue", "hopDestinations[].queue" },
		    { "mediaconvert:version", "jobEngineVersionRequested" } },
	  .redact = REDACT_SETTINGS("jobs[].settings.")
		    REDACT_JOB_INPUTS("jobs[].settings.inputs[].")
		    "hash:jobs[].userMetadata.* "
		    "drop:jobs[].clientRequestToken "
		    "scan:jobs[].errorMessage|lastShareDetails "
		    "scan:jobs[].messages.info|warning[]" },

	{ TAGS_OF("mediaconvert:queue", "queues"), .name = "QueueTags" },
	{ TAGS_OF("mediaconvert:preset", "presets"), .name = "PresetTags" },
	{ TAGS_OF("mediaconvert:job-template", "jobTemplates"),
	  .name = "TemplateTags" },
};

static const struct ex_setting settings[] = {
/* a template's output groups are those of a job */
#define OF "mediaconvert.job."
#define LIST "ListJobs"
#include "mediaconvert_outputs.h"
#undef OF
#undef LIST
#define OF "mediaconvert.job-template."
#define LIST "ListJobTemplates"
#include "mediaconvert_outputs.h"
#include "mediaconvert_jobs.h"
#include "mediaconvert_around.h"
};

static const struct ex_unused unused[] = {
	{ "DescribeEndpoints", "makes an endpoint where there is none" },
	{ "GetJob", "ListJobs has every member of it" },
	{ "GetJobTemplate", "ListJobTemplates has every member of it" },
	{ "GetJobsQueryResults", "the query has to be started, a change" },
	{ "GetPreset", "ListPresets has every member of it" },
	{ "GetQueue", "ListQueues has every member of it" },
	{ "SearchJobs", "the jobs of ListJobs again, at half its rate" },
};

const struct ex_collector mediaconvert_collector = {
	.abi = EX_ABI,
	.name = "mediaconvert",
	.title = "AWS Elemental MediaConvert",
	.service = { .name = "mediaconvert", .protocol = EX_REST_JSON,
		     .version = "2017-08-29", .rate = { 2, 2 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
