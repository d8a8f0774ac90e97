/*
 * logs.c - Amazon CloudWatch Logs: log groups, and the filters that alarm
 *
 * Without includeLinkedAccounts a monitoring account shows its own groups only.
 * Members of a group are missing rather than empty: no retentionInDays is for
 * ever, no kmsKeyId is a key of AWS's.  Metric filters are listed a Region at
 * once; subscriptions only a group at a time, so they are asked of the groups
 * that trails deliver to and of no other.
 *
 * The metric filters of CIS AWS Foundations are a chain: a trail's group, a
 * filter on it, the metric it makes, an alarm on that which tells somebody.
 * Whether anybody subscribed to the topic is not asked.  Filters of one name on
 * two groups are one here, and the worse of them counts.
 */
#include <exhibit/collector.h>

#define GROUP "arn:{}:logs:{region}:{account}:log-group:"

static const struct ex_type types[] = {
	{ .name = "logs:group", .title = "log group",
	  .spelled = { GROUP "{id*}:*", GROUP "{id*}", "{id*}" } },
	/* known by ARN, so that none of another account is asked by name */
	{ .name = "logs:trail-group", .title = "log group of a trail",
	  .spelled = { GROUP "{id*}:*", GROUP "{id*}" } },
	{ .name = "logs:metric-filter", .title = "metric filter" },
	{ .name = "logs:resource-policy", .title = "resource policy" },
};

static const struct ex_rate groups = { 5, 5 }, filters = { 5, 5 };

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeLogGroups",
	  .in = "includeLinkedAccounts:=true limit:=50", .page = "nextToken",
	  .items = "logGroups[]",
	  .lists = "logs:group", .id = "arn",
	  .refs = { { "kms:key", "kmsKeyId" } },
	  .rate = &groups },

	{ .on = "region",
	  .op = "DescribeMetricFilters",
	  .in = "limit:=50", .page = "nextToken",
	  .items = "metricFilters[]",
	  .lists = "logs:metric-filter", .id = "filterName",
	  .refs = { { "logs:group", "logGroupName" },
		    { "cloudwatch:metric",
		      "metricTransformations[].metricName" } },
	  .redact = "scan:metricFilters[].filterPattern|"
		    "fieldSelectionCriteria",
	  .rate = &filters },

	{ .on = "logs:trail-group",
	  .op = "DescribeSubscriptionFilters",
	  .in = "logGroupName={id} limit:=50", .page = "nextToken",
	  .items = "subscriptionFilters[]",
	  .redact = "scan:subscriptionFilters[].filterPattern|"
		    "fieldSelectionCriteria",
	  .gone = "ResourceNotFoundException" },

	/* without a scope the account's alone */
	{ .on = "region",
	  .op = "DescribeResourcePolicies", .in = "limit:=50",
	  .page = "nextToken",
	  .items = "resourcePolicies[]",
	  .lists = "logs:resource-policy", .id = "policyName" },
	{ .on = "logs:trail-group",
	  .op = "DescribeResourcePolicies", .name = "GroupPolicies",
	  .in = "policyScope=RESOURCE "
		"resourceArn=arn:{partition}:logs:{region}:{account}:"
		"log-group:{id} limit:=50",
	  .page = "nextToken",
	  .items = "resourcePolicies[]",
	  .absent = "ResourceNotFoundException" },

	/* each kind takes a right of its own besides */
	{ .on = "region",
	  .op = "DescribeAccountPolicies", .name = "AccountDataProtection",
	  .in = "policyType=DATA_PROTECTION_POLICY", .page = "nextToken",
	  .items = "accountPolicies[]",
	  .redact = "scan:accountPolicies[].selectionCriteria",
	  .action = "logs:DescribeAccountPolicies "
		    "logs:GetDataProtectionPolicy" },
	{ .on = "region",
	  .op = "DescribeAccountPolicies", .name = "AccountSubscription",
	  .in = "policyType=SUBSCRIPTION_FILTER_POLICY", .page = "nextToken",
	  .items = "accountPolicies[]",
	  .redact = "scan:accountPolicies[].selectionCriteria "
		    "scan:accountPolicies[].policyDocument{}.FilterPattern",
	  .action = "logs:DescribeAccountPolicies "
		    "logs:DescribeSubscriptionFilters" },
};

static const struct ex_setting settings[] = {
	{ .id = "logs.group.trail",
	  .title = "Trail that delivers to the group",
	  .from = "cloudtrail:TrailGroups", .path = "IsMultiRegionTrail",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; meets: any true; review: else",
	  .why = "A group that a trail fills holds the audit log." },

	{ .id = "logs.group.retention",
	  .title = "Days events are kept",
	  .from = "DescribeLogGroups", .path = "retentionInDays",
	  .topic = EX_LOGGING,
	  .judge = "meets: absent, >=$log_retention_min_days; "
		   "fails: <90 if not logs.group.trail n/a; "
		   "fails: else if $regulated; review: else",
	  .why = "Without a number they are kept for ever." },

	{ .id = "logs.group.key",
	  .title = "Key that encrypts the events",
	  .from = "DescribeLogGroups", .path = "kmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without one a key of AWS's encrypts them." },

	{ .id = "logs.group.deletion-protection",
	  .title = "Protection against deletion",
	  .from = "DescribeLogGroups", .path = "deletionProtectionEnabled",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "A group that is deleted takes its events with it." },

	{ .id = "logs.group.data-protection",
	  .title = "Personal data masked",
	  .from = "DescribeLogGroups", .path = "dataProtectionStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ACTIVATED; review: else",
	  .why = "What applications write may name people." },
	{ .id = "logs.group.data-protection",
	  .title = "Personal data masked",
	  .from = "DescribeLogGroups", .path = "inheritedProperties[]",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any ACCOUNT_DATA_PROTECTION; review: else",
	  .why = "What applications write may name people." },

	{ .id = "logs.group.class",
	  .title = "Class of the group",
	  .from = "DescribeLogGroups", .path = "logGroupClass",
	  .topic = EX_INVENTORY,
	  .why = "Only the standard class can alarm and mask." },

	{ .id = "logs.region.data-protection",
	  .title = "Personal data masked in every group",
	  .from = "AccountDataProtection", .path = "policyName",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none; meets: else",
	  .why = "One policy for every group there is and will be." },

	{ .id = "logs.region.subscription",
	  .title = "Where the events of every group are sent",
	  .from = "AccountSubscription",
	  .path = "policyDocument{}.DestinationArn",
	  .topic = EX_LOGGING,
	  .judge = "review: any external(); meets: any shared(); "
		   "review: else",
	  .why = "A copy in another account outlives this one's." },

	{ .id = "logs.trail-group.subscription",
	  .title = "Where the trail's events are sent",
	  .from = "DescribeSubscriptionFilters", .path = "destinationArn",
	  .topic = EX_LOGGING,
	  .judge = "review: any external(); meets: any shared(); "
		   "meets: else if logs.region.subscription meets; "
		   "review: else",
	  .why = "A copy in another account outlives this one's." },

	{ .id = "logs.trail-group.policy",
	  .title = "Who else may reach the trail's group",
	  .from = "GroupPolicies", .path = "policyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); "
		   "review: external(); meets: else",
	  .why = "Whoever may write to it may forge the log." },

	{ .id = "logs.resource-policy.principals",
	  .title = "Who else may reach log groups",
	  .from = "DescribeResourcePolicies", .path = "policyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: public(); review: external(); meets: else",
	  .why = "Services need such a policy; nobody else should." },

	/* ---- trail's group -> filter -> metric -> alarm ---- */
	{ .id = "logs.metric-filter.trail",
	  .title = "Filter on the log of a trail",
	  .from = "DescribeMetricFilters", .path = "logGroupName",
	  .topic = EX_LOGGING,
	  .judge = "as: logs.group.trail",
	  .why = "A filter sees what its group is sent." },

	{ .id = "logs.metric-filter.alarm",
	  .title = "Alarm on what the filter counts",
	  .from = "DescribeMetricFilters",
	  .path = "metricTransformations[].metricName",
	  .topic = EX_LOGGING,
	  .judge = "as: cloudwatch.metric.alarm",
	  .why = "A number that nobody is told of warns nobody." },

	{ .id = "logs.metric-filter.namespace",
	  .title = "Namespace of what the filter counts",
	  .from = "DescribeMetricFilters",
	  .path = "metricTransformations[].metricNamespace",
	  .topic = EX_INVENTORY,
	  .why = "Alarms are found by the metric's name alone." },

#include "logs_cis.h"
};

#include "logs_unused.h"

static const struct ex_without without[] = {
	{ "resilience infrastructure",
	  "AWS keeps log groups in several zones; nothing can be set" },
};

const struct ex_collector logs_collector = {
	.abi = EX_ABI,
	.name = "logs",
	.title = "Amazon CloudWatch Logs",
	.service = { .name = "logs", .protocol = EX_JSON_1_1,
		     .version = "Logs_20140328" },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
