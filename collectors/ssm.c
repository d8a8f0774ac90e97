/*
 * ssm.c - AWS Systems Manager: parameters, documents, patches; never a value
 *
 * A parameter's ARN has one slash where its name begins with one, so the slash
 * is left out of the id: "/prod/db" and "...:parameter/prod/db" are one.
 *
 * Only metadata is read: GetParameter and its like are never called.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "ssm:parameter", .title = "parameter",
	  .spelled = { "arn:{}:ssm:{region}:{account}:parameter/{id*}",
		       "/{id*}", "{id*}" } },
	{ .name = "ssm:document", .title = "document" },
};

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeParameters", .in = "MaxResults:=50",
	  .page = "NextToken",
	  .items = "Parameters[]",
	  .lists = "ssm:parameter", .id = "Name",
	  .refs = { { "kms:key", "KeyId" }, { "kms:alias", "KeyId" } },
	  .redact = "scan:Parameters[].Description|AllowedPattern "
		    "scan:Parameters[].Policies[].PolicyText" },

	{ .on = "region",
	  .op = "GetServiceSetting", .name = "PublicSharing",
	  .in = "SettingId=/ssm/documents/console/public-sharing-permission",
	  .items = "ServiceSetting",
	  .absent = "ServiceSettingNotFound" },

	{ .on = "region",
	  .op = "ListDocuments",
	  .in = "Filters:=[{\"Key\":\"Owner\",\"Values\":[\"Self\"]}] "
		"MaxResults:=50",
	  .page = "NextToken",
	  .items = "DocumentIdentifiers[]",
	  .lists = "ssm:document", .id = "Name",
	  .redact = "scan:DocumentIdentifiers[].DisplayName|Author "
		    "scan:DocumentIdentifiers[].Tags[].Value" },
	{ .on = "ssm:document",
	  .op = "DescribeDocumentPermission",
	  .in = "Name={id} PermissionType=Share MaxResults:=200",
	  .page = "NextToken",
	  .gone = "InvalidDocument" },

	{ .on = "region",
	  .op = "ListComplianceSummaries", .in = "MaxResults:=50",
	  .page = "NextToken",
	  .items = "ComplianceSummaryItems[]" },

#include "ssm_hosts.h"
};

static const struct ex_setting settings[] = {
	{ .id = "ssm.parameter.type",
	  .title = "Kind of parameter",
	  .from = "DescribeParameters", .path = "Type",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: SecureString; review: else if Name=*password*; "
		   "review: else if Name=*passwd*; "
		   "review: else if Name=*secret*; "
		   "review: else if Name=*token*; "
		   "review: else if Name=*credential*; "
		   "review: else if Name=*api-key*; "
		   "review: else if Name=*api_key*; "
		   "review: else if Name=*apikey*; "
		   "review: else if Name=*private*key*; n/a: else",
	  .why = "Only a SecureString is encrypted, and only it hides its "
		 "value from who may list." },

	{ .id = "ssm.parameter.key",
	  .title = "Key that encrypts the parameter",
	  .from = "DescribeParameters", .path = "KeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; meets: customer-key(); "
		   "fails: else if $cmk_required; review: else",
	  .why = "Whoever may decrypt by the account's own key may read "
		 "all parameters under it." },

	{ .id = "ssm.parameter.modified",
	  .title = "Last change",
	  .from = "DescribeParameters", .path = "LastModifiedDate",
	  .topic = EX_ENCRYPTION,
	  .why = "What is a secret should not stay as it is for years." },

	{ .id = "ssm.region.public-sharing",
	  .title = "Documents that can be made public",
	  .from = "PublicSharing", .path = "SettingValue",
	  .topic = EX_ACCESS,
	  .judge = "meets: Disable; fails: Enable; review: else",
	  .why = "Documents hold scripts and, often, what they need to "
		 "work." },

	{ .id = "ssm.document.shared",
	  .title = "Who else may use the document",
	  .from = "DescribeDocumentPermission", .path = "AccountIds[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: all; review: shared(); meets: else",
	  .why = "Documents hold scripts and, often, what they need to "
		 "work." },

	{ .id = "ssm.region.patches",
	  .title = "Hosts that lack patches",
	  .from = "ListComplianceSummaries",
	  .path = "[ComplianceType=Patch].NonCompliantSummary."
		  "NonCompliantCount",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: 0; fails: >0; review: else",
	  .why = "What is known to be broken is broken into first." },
};

#include "ssm_unused.h"

static const struct ex_without without[] = {
	{ "else", "metadata of parameters and documents; hosts are in ec2" },
};

const struct ex_collector ssm_collector = {
	.abi = EX_ABI,
	.name = "ssm",
	.title = "AWS Systems Manager",
	.service = { .name = "ssm", .protocol = EX_JSON_1_1,
		     .version = "AmazonSSM", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
