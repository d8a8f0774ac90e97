/*
 * config.c - AWS Config: whether changes are recorded, and what rules make of
 * them
 *
 * Without an argument the calls show the customer's recorder alone; recorders
 * of other services are in the list, and are described by ARN, one at a time.
 * Retention that was never set is seven years, and an empty list.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "config:recorder", .title = "configuration recorder" },
	{ .name = "config:service-recorder",
	  .title = "configuration recorder of a service" },
	{ .name = "config:channel", .title = "delivery channel" },
	{ .name = "config:rule", .title = "Config rule" },
	{ .name = "config:pack", .title = "conformance pack" },
	{ .name = "config:aggregator", .title = "configuration aggregator" },
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
	  .op = "ListConfigurationRecorders", .name = "ServiceRecorders",
	  .in = "MaxResults:=20", .page = "NextToken",
	  .items = "ConfigurationRecorderSummaries[servicePrincipal!=]",
	  .lists = "config:service-recorder", .id = "arn" },
	{ .on = "config:service-recorder",
	  .op = "DescribeConfigurationRecorders", .name = "ServiceRecorder",
	  .in = "Arn={id}",
	  .items = "ConfigurationRecorders[]",
	  .gone = "NoSuchConfigurationRecorderException" },
	{ .on = "config:service-recorder",
	  .op = "DescribeConfigurationRecorderStatus",
	  .name = "ServiceRecorderStatus",
	  .in = "Arn={id}",
	  .items = "ConfigurationRecordersStatus[]",
	  .redact = "scan:ConfigurationRecordersStatus[].lastErrorMessage",
	  .gone = "NoSuchConfigurationRecorderException" },

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

	{ .on = "region",
	  .op = "DescribeRetentionConfigurations", .page = "NextToken",
	  .items = "RetentionConfigurations[]",
	  .absent = "NoSuchRetentionConfigurationException" },

	{ .on = "region",
	  .op = "DescribeConfigRules", .page = "NextToken",
	  .items = "ConfigRules[]",
	  .lists = "config:rule", .id = "ConfigRuleName",
	  .redact = "scan:ConfigRules[].Description|InputParameters "
		    "scan:ConfigRules[].Scope.TagValue "
		    "scan:ConfigRules[].Source.CustomPolicyDetails."
		    "PolicyText" },
	{ .on = "region",
	  .op = "DescribeComplianceByConfigRule", .page = "NextToken",
	  .items = "ComplianceByConfigRules[]",
	  .about = "config:rule", .id = "ConfigRuleName" },
	{ .on = "region",
	  .op = "DescribeConfigRuleEvaluationStatus", .in = "Limit:=50",
	  .page = "NextToken",
	  .items = "ConfigRulesEvaluationStatus[]",
	  .about = "config:rule", .id = "ConfigRuleName",
	  .redact = "scan:ConfigRulesEvaluationStatus[].LastErrorMessage|"
		    "LastDebugLogDeliveryStatusReason" },

	{ .on = "region",
	  .op = "DescribeConformancePacks", .in = "Limit:=20",
	  .page = "NextToken",
	  .items = "ConformancePackDetails[]",
	  .lists = "config:pack", .id = "ConformancePackName",
	  .refs = { { "s3:bucket", "DeliveryS3Bucket" } },
	  .redact = "scan:ConformancePackDetails[]."
		    "ConformancePackInputParameters[].ParameterValue "
		    "scan:ConformancePackDetails[].Scope.TagValue" },
	{ .on = "region",
	  .op = "DescribeConformancePackStatus", .in = "Limit:=20",
	  .page = "NextToken",
	  .items = "ConformancePackStatusDetails[]",
	  .about = "config:pack", .id = "ConformancePackName",
	  .redact = "scan:ConformancePackStatusDetails[]."
		    "ConformancePackStatusReason" },
	{ .on = "config:pack",
	  .op = "GetConformancePackComplianceSummary",
	  .in = "ConformancePackNames[]={id} Limit:=20", .batch = 5,
	  .page = "NextToken",
	  .items = "ConformancePackComplianceSummaryList[]",
	  .id = "ConformancePackName",
	  .gone = "NoSuchConformancePackException" },

	{ .on = "region",
	  .op = "DescribeConfigurationAggregators", .in = "Limit:=100",
	  .page = "NextToken",
	  .items = "ConfigurationAggregators[]",
	  .lists = "config:aggregator", .id = "ConfigurationAggregatorName" },
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

	{ .id = "config.recorder.strategy",
	  .title = "How kinds of resources are chosen",
	  .from = "DescribeConfigurationRecorders",
	  .path = "recordingGroup.recordingStrategy.useOnly",
	  .topic = EX_LOGGING,
	  .judge = "meets: ALL_SUPPORTED_RESOURCE_TYPES; review: else",
	  .why = "A list is complete on the day it is written." },

	{ .id = "config.recorder.types",
	  .title = "Kinds of resources that are on the list",
	  .from = "DescribeConfigurationRecorders",
	  .path = "recordingGroup.resourceTypes[]",
	  .topic = EX_LOGGING,
	  .why = "To be held against the kinds that are in use." },

	{ .id = "config.recorder.left-out",
	  .title = "Kinds of resources that are left out",
	  .from = "DescribeConfigurationRecorders",
	  .path = "recordingGroup.exclusionByResourceTypes.resourceTypes[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: none; review: else",
	  .why = "What is left out changes unseen." },

	{ .id = "config.account.global-types",
	  .title = "Users, roles and policies recorded",
	  .from = "DescribeConfigurationRecorders",
	  .path = "recordingGroup.includeGlobalResourceTypes",
	  .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any true; review: else",
	  .why = "One Region must record what belongs to none." },

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

	{ .id = "config.service-recorder.recording",
	  .title = "Recorder switched on",
	  .from = "ServiceRecorderStatus", .path = "recording",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "A service that sees no changes finds nothing." },

	{ .id = "config.service-recorder.scope",
	  .title = "For whom the recorder records",
	  .from = "ServiceRecorder", .path = "recordingScope",
	  .topic = EX_INVENTORY,
	  .why = "Internal ones leave nothing that the customer can read." },

	{ .id = "config.service-recorder.types",
	  .title = "Kinds of resources recorded",
	  .from = "ServiceRecorder", .path = "recordingGroup.resourceTypes[]",
	  .topic = EX_INVENTORY,
	  .why = "What the service asked to be told of." },

	{ .id = "config.region.retention",
	  .title = "Days configurations are kept",
	  .from = "DescribeRetentionConfigurations",
	  .path = "RetentionPeriodInDays",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: none, >=$retention_min_days; review: else",
	  .why = "Never set, it is seven years." },

	/* ---- what rules and packs say ---- */
	{ .id = "config.rule.compliance",
	  .title = "What the rule found",
	  .from = "DescribeComplianceByConfigRule",
	  .path = "Compliance.ComplianceType",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: COMPLIANT, NOT_APPLICABLE; review: else",
	  .why = "A rule is an opinion, to be read and not to be copied." },

	{ .id = "config.rule.on-change",
	  .title = "Evaluated at each change",
	  .from = "DescribeConfigRules", .path = "MaximumExecutionFrequency",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: absent; n/a: else",
	  .why = "Rules without a frequency wait for changes." },

	{ .id = "config.rule.evaluated",
	  .title = "Last evaluation",
	  .from = "DescribeConfigRuleEvaluationStatus",
	  .path = "LastSuccessfulEvaluationTime",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: age<=25h; "
		   "meets: age>25h if config.rule.on-change meets; "
		   "review: else",
	  .why = "An old opinion is of a thing that may have changed." },

	{ .id = "config.rule.error",
	  .title = "Why the rule could not be evaluated",
	  .from = "DescribeConfigRuleEvaluationStatus",
	  .path = "LastErrorCode",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: absent; review: else",
	  .why = "A rule that fails finds nothing." },

	{ .id = "config.pack.state",
	  .title = "State of the pack",
	  .from = "DescribeConformancePackStatus",
	  .path = "ConformancePackState",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: CREATE_COMPLETE, UPDATE_COMPLETE; fails: *_FAILED; "
		   "review: else",
	  .why = "A pack that was not deployed checks nothing." },

	{ .id = "config.pack.compliance",
	  .title = "What the pack found",
	  .from = "GetConformancePackComplianceSummary",
	  .path = "ConformancePackComplianceStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: COMPLIANT; review: else",
	  .why = "A pack is an opinion, to be read and not to be copied." },

	{ .id = "config.region.pack",
	  .title = "A pack that is deployed",
	  .from = "config.pack.state", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any meets; fails: any fails; review: else",
	  .why = "Which packs were agreed on is not in any response." },

	{ .id = "config.aggregator.all-regions",
	  .title = "The aggregator covers all Regions",
	  .from = "DescribeConfigurationAggregators",
	  .path = "OrganizationAggregationSource.AllAwsRegions",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; review: else",
	  .why = "A Region that is left out is where nobody looks." },
	{ .id = "config.aggregator.all-regions",
	  .title = "The aggregator covers all Regions",
	  .from = "DescribeConfigurationAggregators",
	  .path = "AccountAggregationSources[].AllAwsRegions",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; review: else",
	  .why = "A Region that is left out is where nobody looks." },

	{ .id = "config.account.aggregator",
	  .title = "Configurations of all Regions in one place",
	  .from = "config.aggregator.all-regions", .of = "account",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any meets; review: else",
	  .why = "One place to look is looked at." },

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

#include "config_unused.h"

static const struct ex_without without[] = {
	{ "access", "who may change a recorder is IAM's" },
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
	.without = EX_TABLE(without),
};
