/*
 * securityhub.c - AWS Security Hub: the hub, its standards, where findings go
 *
 * Where it is off the answer is 401 InvalidAccessException, which has nothing
 * to do with credentials.  There are two generations; an account may have
 * either.  Findings are not read.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "securityhub:standard", .title = "security standard" },
	{ .name = "securityhub:aggregator", .title = "finding aggregator",
	  .spelled = { "arn:{}:securityhub:{region}:{account}:"
		       "finding-aggregator/{id}" } },
};

#define OFF "InvalidAccessException"

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeHub", .http = "GET /accounts",
	  .absent = OFF },

	{ .on = "region",
	  .op = "DescribeSecurityHubV2", .http = "GET /hubv2",
	  .absent = "ResourceNotFoundException" },

	{ .on = "region",
	  .op = "GetEnabledStandards", .http = "POST /standards/get",
	  .in = "MaxResults:=100", .page = "NextToken",
	  .items = "StandardsSubscriptions[]",
	  .lists = "securityhub:standard", .id = "StandardsSubscriptionArn",
	  .redact = "scan:StandardsSubscriptions[].StandardsInput.*",
	  .absent = OFF },

	{ .on = "region",
	  .op = "ListFindingAggregators",
	  .http = "GET /findingAggregator/list",
	  .in = "MaxResults=100", .page = "NextToken",
	  .items = "FindingAggregators[]",
	  .lists = "securityhub:aggregator", .id = "FindingAggregatorArn",
	  .keep = "arn=FindingAggregatorArn",
	  .absent = OFF },

	{ .on = "securityhub:aggregator",
	  .op = "GetFindingAggregator",
	  .http = "GET /findingAggregator/get/{FindingAggregatorArn+}",
	  .in = "FindingAggregatorArn={arn}",
	  .gone = "ResourceNotFoundException" },
};

static const struct ex_setting settings[] = {
	/* either generation */
	{ .id = "securityhub.region.enabled",
	  .title = "Security Hub switched on",
	  .from = "DescribeHub", .path = "HubArn",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: arn:*; "
		   "meets: else if securityhub.region.second-hub meets; "
		   "fails: else",
	  .why = "Findings of all services come together there." },

	{ .id = "securityhub.region.second-hub",
	  .title = "Security Hub of the second generation",
	  .from = "DescribeSecurityHubV2", .path = "HubV2Arn",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: arn:*; n/a: else",
	  .why = "It gathers findings; standards are the first one's." },

	{ .id = "securityhub.region.auto-enable",
	  .title = "New controls switched on by themselves",
	  .from = "DescribeHub", .path = "AutoEnableControls",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: true; review: else",
	  .why = "Standards grow; what is new should be checked, too." },

	{ .id = "securityhub.region.control-findings",
	  .title = "One finding a control, not one a standard",
	  .from = "DescribeHub", .path = "ControlFindingGenerator",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: SECURITY_CONTROL; review: else",
	  .why = "The same finding twice is read by nobody." },

	{ .id = "securityhub.standard.name",
	  .title = "Which standard it is",
	  .from = "GetEnabledStandards", .path = "StandardsArn",
	  .topic = EX_INVENTORY,
	  .why = "Which one was agreed on is not in any response." },

	{ .id = "securityhub.standard.status",
	  .title = "State of the standard",
	  .from = "GetEnabledStandards", .path = "StandardsStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: READY; fails: FAILED; review: else",
	  .why = "An incomplete standard has controls that find nothing." },

	{ .id = "securityhub.standard.reason",
	  .title = "Why the standard is incomplete",
	  .from = "GetEnabledStandards",
	  .path = "StandardsStatusReason.StatusReasonCode",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: absent; review: else",
	  .why = "Without a recorder of AWS Config most controls find "
		 "nothing." },

	{ .id = "securityhub.region.standards",
	  .title = "A standard that is checked",
	  .from = "securityhub.standard.status", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any meets; fails: none; review: else",
	  .why = "A hub without a standard checks nothing itself." },

	{ .id = "securityhub.aggregator.mode",
	  .title = "Regions whose findings are gathered",
	  .from = "GetFindingAggregator", .path = "RegionLinkingMode",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: ALL_REGIONS; review: else",
	  .why = "A Region that is left out is where nobody looks." },

	{ .id = "securityhub.aggregator.region",
	  .title = "Where findings are gathered",
	  .from = "GetFindingAggregator", .path = "FindingAggregationRegion",
	  .topic = EX_INVENTORY,
	  .why = "Where the people look who answer." },

	{ .id = "securityhub.account.aggregator",
	  .title = "Findings of all Regions in one place",
	  .from = "securityhub.aggregator.mode", .of = "account",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any meets; review: else",
	  .why = "One place to look is looked at." },
};

#include "securityhub_unused.h"

static const struct ex_without without[] = {
	{ "else",
	  "it gathers and evaluates; what it evaluates is set elsewhere" },
};

const struct ex_collector securityhub_collector = {
	.abi = EX_ABI,
	.name = "securityhub",
	.title = "AWS Security Hub",
	.service = { .name = "securityhub", .protocol = EX_REST_JSON,
		     .version = "2018-10-26", .rate = { 10, 30 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
