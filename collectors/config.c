/*
 * config.c - AWS Config: whether changes are recorded
 *
 * Without an argument the calls show the customer's recorder alone, which is
 * the one that is asked about; recorders of other services are in the list.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "config:recorder", .title = "configuration recorder" },
	{ .name = "config:channel", .title = "delivery channel" },
};

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeConfigurationRecorders",
	  .items = "ConfigurationRecorders[]",
	  .lists = "config:recorder", .id = "name",
	  .absent = "NoSuchConfigurationRecorderException" },

	{ .on = "region",
	  .op = "DescribeConfigurationRecorderStatus",
	  .items = "ConfigurationRecordersStatus[]",
	  .about = "config:recorder", .id = "name",
	  .redact = "scan:ConfigurationRecordersStatus[].lastErrorMessage",
	  .absent = "NoSuchConfigurationRecorderException" },

	{ .on = "region",
	  .op = "ListConfigurationRecorders", .in = "MaxResults:=20",
	  .page = "NextToken",
	  .items = "ConfigurationRecorderSummaries[]" },

	{ .on = "region",
	  .op = "DescribeDeliveryChannels",
	  .items = "DeliveryChannels[]",
	  .lists = "config:channel", .id = "name",
	  .refs = { { "s3:bucket", "s3BucketName" },
		    { "kms:key", "s3KmsKeyArn" } },
	  .absent = "NoSuchDeliveryChannelException" },

	{ .on = "region",
	  .op = "DescribeDeliveryChannelStatus",
	  .items = "DeliveryChannelsStatus[]",
	  .about = "config:channel", .id = "name",
	  .redact = "scan:DeliveryChannelsStatus[].configSnapshotDeliveryInfo|"
		    "configHistoryDeliveryInfo|configStreamDeliveryInfo."
		    "lastErrorMessage",
	  .absent = "NoSuchDeliveryChannelException" },
};

static const struct ex_setting settings[] = {
	{ .id = "config.recorder.recording",
	  .title = "Recorder switched on",
	  .from = "DescribeConfigurationRecorderStatus", .path = "recording",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; fails: else",
	  .why = "A recorder can exist and record nothing." },

	{ .id = "config.recorder.last-status",
	  .title = "Last delivery of the recorder",
	  .from = "DescribeConfigurationRecorderStatus", .path = "lastStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: Success, NotApplicable; fails: Failure; "
		   "review: else",
	  .why = "What is not delivered is lost." },

	{ .id = "config.recorder.scope",
	  .title = "All kinds of resources recorded",
	  .from = "DescribeConfigurationRecorders",
	  .path = "recordingGroup.allSupported",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "What is left out changes unseen." },

	{ .id = "config.recorder.frequency",
	  .title = "How soon changes are recorded",
	  .from = "DescribeConfigurationRecorders",
	  .path = "recordingMode.recordingFrequency",
	  .topic = EX_LOGGING,
	  .judge = "meets: CONTINUOUS, absent; review: DAILY",
	  .why = "Once a day misses what was changed and changed back." },

	{ .id = "config.region.recorder",
	  .title = "A recorder that records",
	  .from = "config.recorder.recording", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "Keys, buckets and roles change; Config says who changed "
		 "what." },

	{ .id = "config.region.other-recorders",
	  .title = "Recorders of other services",
	  .from = "ListConfigurationRecorders", .path = "servicePrincipal",
	  .topic = EX_INVENTORY,
	  .why = "Some services bring a recorder of their own." },

	{ .id = "config.channel.delivery",
	  .title = "Delivery of the history",
	  .from = "DescribeDeliveryChannelStatus",
	  .path = "configHistoryDeliveryInfo.lastStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: Success, Not_Applicable; fails: Failure; "
		   "review: else",
	  .why = "What is not delivered is lost." },

	{ .id = "config.channel.key",
	  .title = "Key that encrypts the history",
	  .from = "DescribeDeliveryChannels", .path = "s3KmsKeyArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key()",
	  .why = "The history shows how everything is configured." },
	{ .id = "config.channel.key",
	  .title = "Key that encrypts the history",
	  .from = "DescribeDeliveryChannels", .path = "s3BucketName",
	  .topic = EX_ENCRYPTION,
	  .judge = "as: s3.bucket.default-key",
	  .why = "The history shows how everything is configured." },
};

#define RULES "rules and packs: an opinion of their own, not configuration"
#define FLEET "aggregators and organizations: asked in each account instead"
#define ITEMS "recorded configurations: asked of the services themselves"

static const struct ex_unused unused[] = {
	{ "BatchGetAggregateResourceConfig", ITEMS },
	{ "BatchGetResourceConfig", ITEMS },
	{ "DescribeAggregateComplianceByConfigRules", FLEET },
	{ "DescribeAggregateComplianceByConformancePacks", FLEET },
	{ "DescribeAggregationAuthorizations", FLEET },
	{ "DescribeComplianceByConfigRule", RULES },
	{ "DescribeComplianceByResource", RULES },
	{ "DescribeConfigRuleEvaluationStatus", RULES },
	{ "DescribeConfigRules", RULES },
	{ "DescribeConfigurationAggregatorSourcesStatus", FLEET },
	{ "DescribeConfigurationAggregators", FLEET },
	{ "DescribeConformancePackCompliance", RULES },
	{ "DescribeConformancePackStatus", RULES },
	{ "DescribeConformancePacks", RULES },
	{ "DescribeOrganizationConfigRuleStatuses", FLEET },
	{ "DescribeOrganizationConfigRules", FLEET },
	{ "DescribeOrganizationConformancePackStatuses", FLEET },
	{ "DescribeOrganizationConformancePacks", FLEET },
	{ "DescribePendingAggregationRequests", FLEET },
	{ "DescribeRemediationConfigurations", RULES },
	{ "DescribeRemediationExceptions", RULES },
	{ "DescribeRemediationExecutionStatus", RULES },
	{ "DescribeRetentionConfigurations",
	  "how long Config itself keeps items; the bucket has them" },
	{ "GetAggregateComplianceDetailsByConfigRule", FLEET },
	{ "GetAggregateConfigRuleComplianceSummary", FLEET },
	{ "GetAggregateConformancePackComplianceSummary", FLEET },
	{ "GetAggregateDiscoveredResourceCounts", FLEET },
	{ "GetAggregateResourceConfig", ITEMS },
	{ "GetComplianceDetailsByConfigRule", RULES },
	{ "GetComplianceDetailsByResource", RULES },
	{ "GetComplianceSummaryByConfigRule", RULES },
	{ "GetComplianceSummaryByResourceType", RULES },
	{ "GetConformancePackComplianceDetails", RULES },
	{ "GetConformancePackComplianceSummary", RULES },
	{ "GetConnector", FLEET },
	{ "GetCustomRulePolicy", RULES },
	{ "GetDiscoveredResourceCounts", ITEMS },
	{ "GetOrganizationConfigRuleDetailedStatus", FLEET },
	{ "GetOrganizationConformancePackDetailedStatus", FLEET },
	{ "GetOrganizationCustomRulePolicy", FLEET },
	{ "GetResourceConfigHistory", ITEMS },
	{ "GetResourceEvaluationSummary", RULES },
	{ "GetStoredQuery", ITEMS },
	{ "ListAggregateDiscoveredResources", FLEET },
	{ "ListConformancePackComplianceScores", RULES },
	{ "ListConnectors", FLEET },
	{ "ListDiscoveredResources", ITEMS },
	{ "ListResourceEvaluations", RULES },
	{ "ListStoredQueries", ITEMS },
	{ "ListTagsForResource", "no setting of the recorder depends on tags" },
};

const struct ex_collector config_collector = {
	.abi = EX_ABI,
	.name = "config",
	.title = "AWS Config",
	.service = { .name = "config", .protocol = EX_JSON_1_1,
		     .version = "StarlingDoveService", .rate = { 3, 3 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
