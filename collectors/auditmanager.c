/*
 * auditmanager.c - AWS Audit Manager: whether it is in use, and how
 *
 * Closed to new customers; where it was never set up every other call is
 * refused as if a right were missing.  So the status is asked first, and the
 * rest only where it says ACTIVE.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	/* there is one where the service is in use */
	{ .name = "auditmanager:setup", .title = "Audit Manager in use" },
};

#define STATUS								\
	.on = "region",							\
	.op = "GetAccountStatus", .http = "GET /account/status"

static const struct ex_call calls[] = {
	{ STATUS },
	{ STATUS, .name = "Active",
	  .items = "[status=ACTIVE]",
	  .lists = "auditmanager:setup", .id = "status" },

	{ .on = "auditmanager:setup",
	  .op = "GetSettings", .http = "GET /settings/{attribute}",
	  .in = "attribute=ALL",
	  .items = "settings",
	  .refs = { { "kms:key", "[kmsKey!=DEFAULT].kmsKey" },
		    { "kms:alias", "[kmsKey!=DEFAULT].kmsKey" } },
	  .redact = "url:settings.defaultAssessmentReportsDestination|"
		    "defaultExportDestination.destination "
		    "scan:settings.evidenceFinderEnablement.error" },

	{ .on = "auditmanager:setup",
	  .op = "ListKeywordsForDataSource", .http = "GET /dataSourceKeywords",
	  .in = "source==AWS_API_Call maxResults==1000", .page = "nextToken",
	  .items = "keywords[]" },
};

static const struct ex_setting settings[] = {
	{ .id = "auditmanager.region.status",
	  .title = "Audit Manager in use",
	  .from = "GetAccountStatus", .path = "status",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: INACTIVE, ACTIVE; review: else",
	  .why = "It takes no new customers; what it collects where it is in "
		 "use is evidence, too." },

	{ .id = "auditmanager.setup.key",
	  .title = "Key that encrypts its evidence",
	  .from = "GetSettings", .path = "kmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "review: DEFAULT; meets: customer-key(); review: else",
	  .why = "Without one AWS's own key encrypts it." },

	{ .id = "auditmanager.setup.evidence-finder",
	  .title = "Evidence finder",
	  .from = "GetSettings",
	  .path = "evidenceFinderEnablement.enablementStatus",
	  .topic = EX_COMPLIANCE,
	  .why = "It keeps the evidence in a store of CloudTrail Lake." },

	{ .id = "auditmanager.setup.deregistration",
	  .title = "What happens to evidence at the end",
	  .from = "GetSettings", .path = "deregistrationPolicy.deleteResources",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: DEFAULT; review: else",
	  .why = "ALL deletes every piece of evidence with the registration." },

	{ .id = "auditmanager.setup.api-calls",
	  .title = "API calls it can collect",
	  .from = "ListKeywordsForDataSource", .path = ".",
	  .topic = EX_COMPLIANCE,
	  .why = "What is not among them it can never have had as "
		 "evidence." },
};

#define ASSESSMENTS "assessments and their evidence: they are read there"
#define CONTROLS "frameworks and controls: a catalogue"

static const struct ex_unused unused[] = {
	{ "GetAssessment", ASSESSMENTS },
	{ "GetAssessmentFramework", CONTROLS },
	{ "GetAssessmentReportUrl", "hands out a signed link" },
	{ "GetChangeLogs", ASSESSMENTS },
	{ "GetControl", CONTROLS },
	{ "GetDelegations", ASSESSMENTS },
	{ "GetEvidence", ASSESSMENTS },
	{ "GetEvidenceByEvidenceFolder", ASSESSMENTS },
	{ "GetEvidenceFileUploadUrl", "hands out a signed link" },
	{ "GetEvidenceFolder", ASSESSMENTS },
	{ "GetEvidenceFoldersByAssessment", ASSESSMENTS },
	{ "GetEvidenceFoldersByAssessmentControl", ASSESSMENTS },
	{ "GetInsights", ASSESSMENTS },
	{ "GetInsightsByAssessment", ASSESSMENTS },
	{ "GetOrganizationAdminAccount", "the organization says who it is" },
	{ "GetServicesInScope", CONTROLS },
	{ "ListAssessmentControlInsightsByControlDomain", ASSESSMENTS },
	{ "ListAssessmentFrameworkShareRequests", CONTROLS },
	{ "ListAssessmentFrameworks", CONTROLS },
	{ "ListAssessmentReports", ASSESSMENTS },
	{ "ListAssessments", ASSESSMENTS },
	{ "ListControlDomainInsights", ASSESSMENTS },
	{ "ListControlDomainInsightsByAssessment", ASSESSMENTS },
	{ "ListControlInsightsByControlDomain", ASSESSMENTS },
	{ "ListControls", CONTROLS },
	{ "ListNotifications", ASSESSMENTS },
	{ "ListTagsForResource", "no setting depends on them" },
};

static const struct ex_without without[] = {
	{ "else", "assessments of the account, not resources that work in it" },
};

const struct ex_collector auditmanager_collector = {
	.abi = EX_ABI,
	.name = "auditmanager",
	.title = "AWS Audit Manager",
	.service = { .name = "auditmanager", .protocol = EX_REST_JSON,
		     .version = "2017-07-25", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
