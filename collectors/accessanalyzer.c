/*
 * accessanalyzer.c - IAM Access Analyzer: what it finds shared or unused
 *
 * One list has analyzers of all types.  One of access from outside belongs in
 * every region; one of unused access reads IAM, which is the same everywhere,
 * and is normally in one region alone.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "accessanalyzer:analyzer", .title = "access analyzer",
	  .spelled = { "arn:{}:access-analyzer:{region}:{account}:"
		       "analyzer/{id}" } },
};

#define GONE "ResourceNotFoundException"

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListAnalyzers", .http = "GET /analyzer",
	  .in = "maxResults==100", .page = "nextToken",
	  .items = "analyzers[]",
	  .lists = "accessanalyzer:analyzer", .id = "arn",
	  .redact = "scan:analyzers[].tags.*" },

	{ .on = "accessanalyzer:analyzer",
	  .op = "GetFindingsStatistics",
	  .http = "POST /analyzer/findings/statistics",
	  .in = "analyzerArn=arn:{partition}:access-analyzer:{region}:"
		"{account}:analyzer/{id}",
	  .gone = GONE },

	{ .on = "accessanalyzer:analyzer",
	  .op = "ListArchiveRules",
	  .http = "GET /analyzer/{analyzerName}/archive-rule",
	  .in = "analyzerName={id} maxResults==100", .page = "nextToken",
	  .items = "archiveRules[]",
	  .redact = "scan:archiveRules[].filter.*.eq[] "
		    "scan:archiveRules[].filter.*.neq[] "
		    "scan:archiveRules[].filter.*.contains[]",
	  .gone = GONE },
};

static const struct ex_setting settings[] = {
	/* ACCOUNT or ORGANIZATION: all other types end in what they look for */
	{ .id = "accessanalyzer.region.external-access",
	  .title = "Analyzer of access from outside",
	  .from = "ListAnalyzers", .path = "[type!=*_ACCESS].status",
	  .of = "region",
	  .topic = EX_ACCESS,
	  .judge = "meets: any ACTIVE; fails: else",
	  .why = "It finds what is shared with strangers, in its own region "
		 "alone; one of the organization is in the account that "
		 "administers it." },

	{ .id = "accessanalyzer.account.unused-access",
	  .title = "Analyzer of unused access",
	  .from = "ListAnalyzers", .path = "[type=*_UNUSED_ACCESS].status",
	  .of = "account",
	  .topic = EX_ACCESS,
	  .judge = "meets: any ACTIVE; review: else",
	  .why = "It finds roles, keys and rights that nobody uses." },

	{ .id = "accessanalyzer.analyzer.status",
	  .title = "State of the analyzer",
	  .from = "ListAnalyzers", .path = "status",
	  .topic = EX_ACCESS,
	  .judge = "meets: ACTIVE; fails: FAILED, DISABLED; review: else",
	  .why = "An analyzer that stopped finds nothing." },

	{ .id = "accessanalyzer.analyzer.unused-age",
	  .title = "Days after which access counts as unused",
	  .from = "ListAnalyzers",
	  .path = "configuration.unusedAccess.unusedAccessAge",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; meets: <=$role_unused_days; review: else",
	  .why = "Policy says how long rights may lie idle." },

	{ .id = "accessanalyzer.analyzer.findings",
	  .title = "Open findings",
	  .from = "GetFindingsStatistics",
	  .path = "findingsStatistics[].*.totalActiveFindings",
	  .topic = EX_ACCESS,
	  .judge = "review: none; meets: 0; review: else",
	  .why = "Each is to be closed, or archived with a reason." },

	{ .id = "accessanalyzer.analyzer.archive-rules",
	  .title = "Rules that archive findings by themselves",
	  .from = "ListArchiveRules", .path = "ruleName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; review: else",
	  .why = "What a rule with a broad filter archives nobody sees." },

	{ .id = "accessanalyzer.analyzer.archive-filters",
	  .title = "What those rules archive",
	  .from = "ListArchiveRules", .path = "filter",
	  .topic = EX_ACCESS,
	  .why = "The narrower, the better." },
};

#define PREVIEW "what a change would do, asked by who plans it"
#define MADE "policies made or checked on request, not configuration"
#define FINDINGS "findings one by one: their numbers are asked"

static const struct ex_unused unused[] = {
	{ "GetAccessPreview", PREVIEW },
	{ "GetAnalyzedResource", FINDINGS },
	{ "GetAnalyzer", "the list has every member of it" },
	{ "GetArchiveRule", "the list has every member of it" },
	{ "GetFinding", FINDINGS },
	{ "GetFindingRecommendation", FINDINGS },
	{ "GetFindingV2", FINDINGS },
	{ "GetGeneratedPolicy", MADE },
	{ "ListAccessPreviewFindings", PREVIEW },
	{ "ListAccessPreviews", PREVIEW },
	{ "ListAnalyzedResources", FINDINGS },
	{ "ListFindings", FINDINGS },
	{ "ListFindingsV2", FINDINGS },
	{ "ListPolicyGenerations", MADE },
	{ "ListTagsForResource", "tags are in the list" },
};

static const struct ex_without without[] = {
	{ "encryption resilience infrastructure",
	  "an analyzer keeps findings, no data of the customer's" },
	{ "logging compliance inventory",
	  "what it found is about access; the lists are populations" },
};

const struct ex_collector accessanalyzer_collector = {
	.abi = EX_ABI,
	.name = "accessanalyzer",
	.title = "IAM Access Analyzer",
	.service = { .name = "access-analyzer", .protocol = EX_REST_JSON,
		     .version = "2019-11-01", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
