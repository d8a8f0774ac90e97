/*
 * artifact.c - AWS Artifact: what AWS proves and what was agreed with it
 *
 * Metadata alone.  To fetch a report somebody has to accept its terms for the
 * company, which no collector may do: GetTermForReport and GetReport are never
 * called.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "artifact:report", .title = "third-party audit report",
	  .global = 1 },
	{ .name = "artifact:agreement", .title = "agreement with AWS",
	  .global = 1 },
};

static const struct ex_call calls[] = {
	{ .on = "account",
	  .op = "ListReports", .http = "GET /v1/report/list",
	  .in = "maxResults==300", .page = "nextToken",
	  .items = "reports[]",
	  .lists = "artifact:report", .id = "id" },

	{ .on = "account",
	  .op = "ListCustomerAgreements",
	  .http = "GET /v1/customer-agreement/list",
	  .in = "maxResults==300", .page = "nextToken",
	  .items = "customerAgreements[]",
	  .lists = "artifact:agreement", .id = "id",
	  .redact = "drop:customerAgreements[].acceptanceTerms[] "
		    "drop:customerAgreements[].terminateTerms[]" },
};

static const struct ex_setting settings[] = {
	{ .id = "artifact.account.soc-2",
	  .title = "SOC 2 report of AWS",
	  .from = "ListReports", .path = "[name=*SOC 2*].periodEnd",
	  .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: none; meets: any age<=$report_max_age_days; "
		   "review: else",
	  .why = "What AWS does itself, its auditors confirm." },

	{ .id = "artifact.account.pci-aoc",
	  .title = "PCI DSS attestation of AWS",
	  .from = "ListReports", .path = "[name=*PCI*].periodEnd",
	  .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: else if not $pan; "
		   "meets: any age<=$report_max_age_days; review: else",
	  .why = "Needed where card numbers are in what is processed." },

	{ .id = "artifact.account.iso-27001",
	  .title = "ISO 27001 certificate of AWS",
	  .from = "ListReports", .path = "[name=*27001*].periodEnd",
	  .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any age<=$report_max_age_days; review: else",
	  .why = "What AWS does itself, its auditors confirm." },

	{ .id = "artifact.account.baa",
	  .title = "Business Associate Addendum with AWS",
	  .from = "ListCustomerAgreements",
	  .path = "[name=*Business Associate*].state", .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: else if not $phi; meets: any ACTIVE; fails: else",
	  .why = "Without it no health information of patients in the United "
		 "States may be processed." },

	{ .id = "artifact.report.name",
	  .title = "Report",
	  .from = "ListReports", .path = "name",
	  .topic = EX_INVENTORY,
	  .why = "The reports that were on offer on the day of the run." },

	{ .id = "artifact.report.version",
	  .title = "Version of the report",
	  .from = "ListReports", .path = "version",
	  .topic = EX_INVENTORY,
	  .why = "Id and version name one document." },

	{ .id = "artifact.report.period-start",
	  .title = "Begin of the period the report is about",
	  .from = "ListReports", .path = "periodStart",
	  .topic = EX_INVENTORY,
	  .why = "A report is evidence of its own period." },

	{ .id = "artifact.report.period-end",
	  .title = "End of the period the report is about",
	  .from = "ListReports", .path = "periodEnd",
	  .topic = EX_INVENTORY,
	  .why = "What came after it, a bridge letter has to say." },

	{ .id = "artifact.report.acceptance",
	  .title = "How its terms are accepted",
	  .from = "ListReports", .path = "acceptanceType",
	  .topic = EX_COMPLIANCE,
	  .why = "Terms that need an explicit acceptance need a person; no "
		 "report is fetched." },

	{ .id = "artifact.report.series",
	  .title = "Series of the report",
	  .from = "ListReports", .path = "series",
	  .topic = EX_INVENTORY,
	  .why = "Reports of one series follow each other." },

	{ .id = "artifact.agreement.state",
	  .title = "State of the agreement",
	  .from = "ListCustomerAgreements", .path = "state",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ACTIVE; review: else",
	  .why = "An agreement that was ended protects nothing." },

	{ .id = "artifact.agreement.name",
	  .title = "Agreement",
	  .from = "ListCustomerAgreements", .path = "name",
	  .topic = EX_INVENTORY,
	  .why = "What was agreed with AWS." },

	{ .id = "artifact.agreement.since",
	  .title = "When the agreement took effect",
	  .from = "ListCustomerAgreements", .path = "effectiveStart",
	  .topic = EX_COMPLIANCE,
	  .why = "It should have been before the first such data." },
};

#define INQUIRY "questions of the customer to AWS, not evidence"

static const struct ex_unused unused[] = {
	{ "GetAccountSettings", "who is told of new reports" },
	{ "GetComplianceInquiryMetadata", INQUIRY },
	{ "GetReport", "needs the terms accepted, which no collector may" },
	{ "GetReportMetadata", "ListReports has what is asked about" },
	{ "GetTermForReport", "begins the acceptance of the terms" },
	{ "ListComplianceInquiries", INQUIRY },
	{ "ListComplianceInquiryQueries", INQUIRY },
	{ "ListReportVersions", "the newest version is the one that counts" },
	{ "ListTagsForResource", "no setting depends on them" },
};

static const struct ex_without without[] = {
	{ "else",
	  "documents of AWS about AWS: nothing of the customer's is kept in "
	  "it" },
};

const struct ex_collector artifact_collector = {
	.abi = EX_ABI,
	.name = "artifact",
	.title = "AWS Artifact",
	.service = { .name = "artifact", .protocol = EX_REST_JSON,
		     .version = "2018-05-10", .rate = { 3, 3 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
