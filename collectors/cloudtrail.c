/*
 * cloudtrail.c - AWS CloudTrail: trails, and the requests that alone name a key
 *
 * A trail shows in every region it covers, and in the member accounts of its
 * organization; it is one trail, asked by its ARN, whoever owns it, in its home
 * region: the spelling moves the calls there.
 *
 * LookupEvents is event data, not configuration.  It is asked by event name
 * alone, for the Start* requests of services whose responses leave the key out,
 * and of an event only what the settings need is stored.  Two a second, ninety
 * days.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "cloudtrail:trail", .title = "trail",
	  .spelled = { "arn:{}:cloudtrail:{region}:{account}:trail/{id}" } },
	{ .name = "cloudtrail:event-data-store", .title = "event data store",
	  .spelled = {
		"arn:{}:cloudtrail:{region}:{account}:eventdatastore/{id}" } },
	{ .name = "cloudtrail:channel", .title = "channel",
	  .spelled = { "arn:{}:cloudtrail:{region}:{account}:channel/{id}" } },
};

static const struct ex_rate lookup = { 2, 2 };

/*
 * One page row an event, newest first.  Member names in requestParameters are
 * those of the API with a small first letter; of a request that was refused
 * nothing came, so only events without errorCode are items.
 */
#define REQUESTS_OF(event, type, name_member)				\
	.on = "region", .op = "LookupEvents", .name = event,		\
	.in = "LookupAttributes:=[{\"AttributeKey\":\"EventName\","	\
	      "\"AttributeValue\":\"" event "\"}] "			\
	      "MaxResults:=50",						\
	.page = "NextToken",						\
	.items = "Events[].CloudTrailEvent{}[errorCode=]",		\
	.about = type, .id = "requestParameters." name_member,		\
	.refs = { { "kms:key",						\
		    "requestParameters.outputEncryptionKMSKeyId" },	\
		  { "kms:alias",					\
		    "requestParameters.outputEncryptionKMSKeyId" },	\
		  { "s3:bucket", "requestParameters.outputBucketName" } }, \
	.redact = "keep:Events[].EventId|EventName|EventTime|"		\
		  "CloudTrailEvent "					\
		  "keep:Events[].CloudTrailEvent{}.eventName|eventTime|" \
		  "eventSource|errorCode|requestParameters|tlsDetails|"	\
		  "vpcEndpointId "					\
		  "keep:Events[].CloudTrailEvent{}.requestParameters."	\
		  name_member "|outputBucketName|outputLocation|"	\
		  "outputEncryptionKMSKeyId|kMSEncryptionContext|"	\
		  "kmsEncryptionContext|dataAccessRoleArn "		\
		  "hash:Events[].CloudTrailEvent{}.requestParameters."	\
		  "kMSEncryptionContext|kmsEncryptionContext.* "	\
		  "url:Events[].CloudTrailEvent{}.requestParameters."	\
		  "outputLocation",					\
	.rate = &lookup

/*
 * The same for jobs whose lists have key, role and buckets: of the request
 * nothing is kept, of the answer the id that the service gave the job.
 */
#define START_OF(event, type)						\
	.on = "region", .op = "LookupEvents", .name = event,		\
	.in = "LookupAttributes:=[{\"AttributeKey\":\"EventName\","	\
	      "\"AttributeValue\":\"" event "\"}] "			\
	      "MaxResults:=50",						\
	.page = "NextToken",						\
	.items = "Events[].CloudTrailEvent{}[errorCode=]",		\
	.about = type, .id = "responseElements.jobId",			\
	.redact = "keep:Events[].EventId|EventName|EventTime|"		\
		  "CloudTrailEvent "					\
		  "keep:Events[].CloudTrailEvent{}.eventName|eventTime|" \
		  "eventSource|errorCode|responseElements|tlsDetails|"	\
		  "vpcEndpointId "					\
		  "keep:Events[].CloudTrailEvent{}.responseElements."	\
		  "jobId|jobStatus",					\
	.rate = &lookup

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeTrails",
	  .items = "trailList[]",
	  .lists = "cloudtrail:trail", .id = "TrailARN",
	  .keep = "arn=TrailARN",
	  .refs = { { "s3:bucket", "S3BucketName" },
		    { "kms:key", "KmsKeyId" },
		    { "kms:alias", "KmsKeyId" },
		    { "logs:group", "CloudWatchLogsLogGroupArn" },
		    { "logs:trail-group", "CloudWatchLogsLogGroupArn" } } },
	/* whose log lies in them */
	{ .on = "region", .op = "DescribeTrails", .name = "TrailBuckets",
	  .items = "trailList[]",
	  .about = "s3:bucket", .id = "S3BucketName" },
	{ .on = "region", .op = "DescribeTrails", .name = "TrailGroups",
	  .items = "trailList[]",
	  .about = "logs:group", .id = "CloudWatchLogsLogGroupArn" },

	{ .on = "cloudtrail:trail",
	  .op = "GetTrailStatus",
	  .in = "Name={arn}",
	  .gone = "TrailNotFoundException" },

	{ .on = "cloudtrail:trail",
	  .op = "GetEventSelectors",
	  .in = "TrailName={arn}",
	  .gone = "TrailNotFoundException" },

	{ .on = "cloudtrail:trail",
	  .op = "GetInsightSelectors",
	  .in = "TrailName={arn}",
	  .absent = "InsightNotEnabledException",
	  .gone = "TrailNotFoundException" },

	{ .on = "cloudtrail:trail",
	  .op = "GetEventConfiguration",
	  .in = "TrailName={arn}",
	  .gone = "TrailNotFoundException" },

	{ .on = "region",
	  .op = "ListEventDataStores", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "EventDataStores[]",
	  .lists = "cloudtrail:event-data-store", .id = "EventDataStoreArn",
	  .keep = "arn=EventDataStoreArn" },

	{ .on = "cloudtrail:event-data-store",
	  .op = "GetEventDataStore",
	  .in = "EventDataStore={arn}",
	  .refs = { { "kms:key", "KmsKeyId" }, { "kms:alias", "KmsKeyId" } },
	  .gone = "EventDataStoreNotFoundException" },
	{ .on = "cloudtrail:event-data-store",
	  .op = "GetResourcePolicy", .name = "StorePolicy",
	  .in = "ResourceArn={arn}",
	  .absent = "ResourcePolicyNotFoundException",
	  .gone = "ResourceNotFoundException" },

	{ .on = "region",
	  .op = "ListChannels", .in = "MaxResults:=100",
	  .page = "NextToken",
	  .items = "Channels[]",
	  .lists = "cloudtrail:channel", .id = "ChannelArn",
	  .keep = "arn=ChannelArn" },
	{ .on = "cloudtrail:channel",
	  .op = "GetChannel", .in = "Channel={arn}",
	  .gone = "ChannelNotFoundException" },
	{ .on = "cloudtrail:channel",
	  .op = "GetResourcePolicy", .name = "ChannelPolicy",
	  .in = "ResourceArn={arn}",
	  .absent = "ResourcePolicyNotFoundException",
	  .gone = "ResourceNotFoundException" },

	{ REQUESTS_OF("StartTranscriptionJob", "transcribe:job",
		      "transcriptionJobName") },
	{ REQUESTS_OF("StartMedicalTranscriptionJob",
		      "transcribe:medical-job", "medicalTranscriptionJobName") },
	{ REQUESTS_OF("StartCallAnalyticsJob", "transcribe:analytics-job",
		      "callAnalyticsJobName") },
	{ REQUESTS_OF("StartMedicalScribeJob", "transcribe:scribe-job",
		      "medicalScribeJobName") },

	{ START_OF("StartDocumentClassificationJob",
		   "comprehend:classification-job") },
	{ START_OF("StartDominantLanguageDetectionJob",
		   "comprehend:language-job") },
	{ START_OF("StartEntitiesDetectionJob", "comprehend:entities-job") },
	{ START_OF("StartEventsDetectionJob", "comprehend:events-job") },
	{ START_OF("StartKeyPhrasesDetectionJob",
		   "comprehend:key-phrases-job") },
	{ START_OF("StartPiiEntitiesDetectionJob", "comprehend:pii-job") },
	{ START_OF("StartSentimentDetectionJob", "comprehend:sentiment-job") },
	{ START_OF("StartTargetedSentimentDetectionJob",
		   "comprehend:targeted-sentiment-job") },
	{ START_OF("StartTopicsDetectionJob", "comprehend:topics-job") },
	{ START_OF("StartEntitiesDetectionV2Job",
		   "comprehendmedical:entities-job") },
	{ START_OF("StartICD10CMInferenceJob", "comprehendmedical:icd10-job") },
	{ START_OF("StartPHIDetectionJob", "comprehendmedical:phi-job") },
	{ START_OF("StartRxNormInferenceJob",
		   "comprehendmedical:rxnorm-job") },
	{ START_OF("StartSNOMEDCTInferenceJob",
		   "comprehendmedical:snomed-job") },
};

static const struct ex_setting settings[] = {
	{ .id = "cloudtrail.trail.multi-region",
	  .title = "The trail covers all regions",
	  .from = "DescribeTrails", .path = "IsMultiRegionTrail",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "Whoever wants not to be seen goes where no trail is." },

	{ .id = "cloudtrail.trail.global-events",
	  .title = "The trail has events of global services",
	  .from = "DescribeTrails", .path = "IncludeGlobalServiceEvents",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "IAM and STS are such services." },

	{ .id = "cloudtrail.trail.organization",
	  .title = "The trail covers the organization",
	  .from = "DescribeTrails", .path = "IsOrganizationTrail",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "A trail of the organization cannot be stopped by a "
		 "member." },

	{ .id = "cloudtrail.trail.logging",
	  .title = "The trail is recording",
	  .from = "GetTrailStatus", .path = "IsLogging",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; fails: else",
	  .why = "A trail can exist and record nothing." },

	{ .id = "cloudtrail.trail.delivery-error",
	  .title = "Delivery of the log",
	  .from = "GetTrailStatus", .path = "LatestDeliveryError",
	  .topic = EX_LOGGING,
	  .judge = "meets: absent; fails: else",
	  .why = "What is not delivered is lost." },

	{ .id = "cloudtrail.trail.delivered",
	  .title = "Last delivery of the log",
	  .from = "GetTrailStatus", .path = "LatestDeliveryTime",
	  .topic = EX_LOGGING,
	  .judge = "meets: age<=1d; review: else",
	  .why = "An account in use makes events every day." },

	{ .id = "cloudtrail.trail.digest-error",
	  .title = "Delivery of the digests",
	  .from = "GetTrailStatus", .path = "LatestDigestDeliveryError",
	  .topic = EX_LOGGING,
	  .judge = "meets: absent; fails: else",
	  .why = "Without digests the log cannot be proved complete." },

	{ .id = "cloudtrail.trail.management-events",
	  .title = "Management events recorded",
	  .from = "GetEventSelectors",
	  .path = "EventSelectors[IncludeManagementEvents=true]."
		  "ReadWriteType",
	  .topic = EX_LOGGING,
	  .judge = "meets: any All; review: any ReadOnly, any WriteOnly",
	  .why = "All calls of the services' APIs are management events." },
	{ .id = "cloudtrail.trail.management-events",
	  .title = "Management events recorded",
	  .from = "GetEventSelectors",
	  .path = "AdvancedEventSelectors[].FieldSelectors"
		  "[Field=eventCategory].Equals[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: any Management "
		   "if cloudtrail.trail.selectors-narrowed meets; "
		   "review: any Management; fails: else",
	  .why = "All calls of the services' APIs are management events." },

	{ .id = "cloudtrail.trail.selectors-narrowed",
	  .title = "Selectors that leave events out",
	  .from = "GetEventSelectors",
	  .path = "AdvancedEventSelectors[].FieldSelectors[].Field",
	  .topic = EX_LOGGING,
	  .judge = "meets: none, eventCategory, resources.type, "
		   "resources.ARN; review: else",
	  .why = "A selector on readOnly or eventSource leaves calls out." },

	{ .id = "cloudtrail.trail.excluded-sources",
	  .title = "Services left out of the log",
	  .from = "GetEventSelectors",
	  .path = "EventSelectors[].ExcludeManagementEventSources[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: none; review: else",
	  .why = "Without the events of KMS nobody sees who used a key." },

	{ .id = "cloudtrail.trail.s3-data-events",
	  .title = "Reads and writes of objects recorded",
	  .from = "GetEventSelectors", .path = ".",
	  .topic = EX_LOGGING,
	  .judge = "meets: data-events(AWS::S3::Object); review: else",
	  .why = "Who read a transcript is in data events or nowhere." },

	{ .id = "cloudtrail.trail.validation",
	  .title = "Log file validation",
	  .from = "DescribeTrails", .path = "LogFileValidationEnabled",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; fails: else",
	  .why = "Digests prove that no log file was changed or removed." },

	{ .id = "cloudtrail.trail.key",
	  .title = "Key that encrypts the log",
	  .from = "DescribeTrails", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent; review: else",
	  .why = "Who may read the log is then decided twice." },

	{ .id = "cloudtrail.trail.log-group",
	  .title = "Delivery to CloudWatch Logs",
	  .from = "DescribeTrails", .path = "CloudWatchLogsLogGroupArn",
	  .topic = EX_LOGGING,
	  .judge = "meets: arn:*; review: absent",
	  .why = "Alarms need the events within minutes." },

	{ .id = "cloudtrail.trail.log-group-delivered",
	  .title = "Last delivery to CloudWatch Logs",
	  .from = "GetTrailStatus",
	  .path = "LatestCloudWatchLogsDeliveryTime",
	  .topic = EX_LOGGING,
	  .judge = "n/a: absent; meets: age<=1d; fails: else",
	  .why = "A group that no longer gets events sets off no alarm." },

	{ .id = "cloudtrail.account.log-group-elsewhere",
	  .title = "A trail's log group in another account",
	  .from = "DescribeTrails", .path = "CloudWatchLogsLogGroupArn",
	  .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any shared(); n/a: else",
	  .why = "Then the alarms are to be looked for there." },

	{ .id = "cloudtrail.trail.insights",
	  .title = "Insights",
	  .from = "GetInsightSelectors",
	  .path = "InsightSelectors[].InsightType",
	  .topic = EX_LOGGING,
	  .judge = "meets: count>=2; review: else",
	  .why = "Insights tell of unusual rates of calls and of errors." },

	{ .id = "cloudtrail.trail.bucket",
	  .title = "Bucket of the log",
	  .from = "DescribeTrails", .path = "S3BucketName",
	  .topic = EX_ACCESS,
	  .judge = "as: s3.bucket.policy-status",
	  .why = "Whoever can change the log's bucket can change the log." },

	{ .id = "cloudtrail.trail.bucket-logging",
	  .title = "Access log of the log's bucket",
	  .from = "DescribeTrails", .path = "S3BucketName",
	  .topic = EX_ACCESS,
	  .judge = "as: s3.bucket.access-logging",
	  .why = "Who read or removed log files should be known." },

	{ .id = "cloudtrail.trail.bucket-lock",
	  .title = "Object Lock on the log",
	  .from = "DescribeTrails", .path = "S3BucketName",
	  .topic = EX_RESILIENCE,
	  .judge = "as: s3.bucket.object-lock",
	  .why = "A locked log cannot be removed, even by administrators." },

	{ .id = "cloudtrail.trail.retention",
	  .title = "When log files are deleted",
	  .from = "DescribeTrails", .path = "S3BucketName",
	  .topic = EX_LOGGING,
	  .judge = "as: s3.bucket.log-retention",
	  .why = "A year of log is the least most frameworks ask for." },

	/* conjunction: one trail, three answers */
	{ .id = "cloudtrail.trail.complete",
	  .title = "One trail that records everything",
	  .from = "DescribeTrails", .path = "IsMultiRegionTrail",
	  .topic = EX_LOGGING,
	  .judge = "meets: true if cloudtrail.trail.global-events meets and "
		   "cloudtrail.trail.logging meets and "
		   "cloudtrail.trail.management-events meets; review: else",
	  .why = "Three halves make no trail: one must have all of it." },
	/* population: one such trail is enough */
	{ .id = "cloudtrail.account.trail",
	  .title = "A trail that records everything",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "One complete trail in the account is enough." },

	{ .id = "cloudtrail.account.s3-data-events",
	  .title = "A trail that records reads and writes of objects",
	  .from = "cloudtrail.trail.s3-data-events", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else if $regulated; "
		   "review: else",
	  .why = "One such trail in the account is enough." },

	{ .id = "cloudtrail.trail.event-size",
	  .title = "How much of an event is kept",
	  .from = "GetEventConfiguration", .path = "MaxEventSize",
	  .topic = EX_LOGGING,
	  .why = "Large events keep parameters that others cut off." },

	{ .id = "cloudtrail.trail.event-context",
	  .title = "What is added to events",
	  .from = "GetEventConfiguration", .path = "ContextKeySelectors[].Type",
	  .topic = EX_LOGGING,
	  .why = "Tags and conditions tell more of who asked." },

#include "cloudtrail_lake.h"
};

#define LAKE "queries of CloudTrail Lake, not what it keeps"

static const struct ex_unused unused[] = {
	{ "DescribeQuery", LAKE },
	{ "GetDashboard", LAKE },
	{ "GetImport", LAKE },
	{ "GetQueryResults", LAKE },
	{ "GetTrail", "DescribeTrails has every member of it" },
	{ "ListDashboards", LAKE },
	{ "ListImportFailures", LAKE },
	{ "ListImports", LAKE },
	{ "ListInsightsData", "event data, not configuration" },
	{ "ListInsightsMetricData", "event data, not configuration" },
	{ "ListPublicKeys", "for checking digests, which is the log's owner's" },
	{ "ListQueries", LAKE },
	{ "ListTags", "no setting of the trail depends on them" },
	{ "ListTrails", "DescribeTrails in every region finds the same" },
	{ "SearchSampleQueries", LAKE },
};

static const struct ex_without without[] = {
	{ "compliance infrastructure inventory",
	  "trails record; the lists of them are populations" },
};

const struct ex_collector cloudtrail_collector = {
	.abi = EX_ABI,
	.name = "cloudtrail",
	.title = "AWS CloudTrail",
	.service = { .name = "cloudtrail", .protocol = EX_JSON_1_1,
		     .version = "com.amazonaws.cloudtrail.v20131101."
				"CloudTrail_20131101",
		     .rate = { 5, 5 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
