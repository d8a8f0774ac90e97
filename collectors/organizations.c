/*
 * organizations.c - AWS Organizations: membership, and the AI services opt-out
 *
 * Every account may ask of what organization it is and which management policy
 * takes effect on it; the rest is the management account's.  A list may have an
 * empty page with a token.  Requests side by side are refused, hence one at a
 * time.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "organizations:management", .title = "management account",
	  .global = 1 },
	{ .name = "organizations:account", .title = "member account",
	  .global = 1 },
	{ .name = "organizations:root", .title = "root of the organization",
	  .global = 1 },
	{ .name = "organizations:opt-out-policy",
	  .title = "AI services opt-out policy", .global = 1 },
};

#define NONE "AWSOrganizationsNotInUseException"

static const struct ex_call calls[] = {
	{ .on = "account",
	  .op = "DescribeOrganization",
	  .items = "Organization",
	  .refs = { { "organizations:management",
		      "[MasterAccountId={account}].MasterAccountId" } },
	  .redact = "drop:Organization.MasterAccountEmail",
	  .absent = NONE },

	{ .on = "account",
	  .op = "DescribeEffectivePolicy", .name = "AIOptOut",
	  .in = "PolicyType=AISERVICES_OPT_OUT_POLICY",
	  .items = "EffectivePolicy",
	  .absent = "EffectivePolicyNotFoundException " NONE },

	/* in the management account alone */
	{ .on = "organizations:management",
	  .op = "ListAccounts", .in = "MaxResults:=20", .page = "NextToken",
	  .items = "Accounts[]",
	  .lists = "organizations:account", .id = "Id",
	  .redact = "drop:Accounts[].Email scan:Accounts[].Name" },

	{ .on = "organizations:management",
	  .op = "ListRoots", .in = "MaxResults:=20", .page = "NextToken",
	  .items = "Roots[]",
	  .lists = "organizations:root", .id = "Id" },

	{ .on = "organizations:management",
	  .op = "ListPolicies",
	  .in = "Filter=AISERVICES_OPT_OUT_POLICY MaxResults:=20",
	  .page = "NextToken",
	  .items = "Policies[]",
	  .lists = "organizations:opt-out-policy", .id = "Id",
	  .redact = "scan:Policies[].Description" },

	{ .on = "organizations:opt-out-policy",
	  .op = "DescribePolicy", .in = "PolicyId={id}",
	  .items = "Policy",
	  .redact = "scan:Policy.PolicySummary.Description",
	  .gone = "PolicyNotFoundException" },

	{ .on = "organizations:opt-out-policy",
	  .op = "ListTargetsForPolicy",
	  .in = "PolicyId={id} MaxResults:=20", .page = "NextToken",
	  .items = "Targets[]",
	  .redact = "scan:Targets[].Name",
	  .gone = "PolicyNotFoundException" },
};

static const struct ex_setting settings[] = {
	{ .id = "organizations.account.features",
	  .title = "Member of an organization with all features",
	  .from = "DescribeOrganization", .path = "FeatureSet",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: ALL; fails: CONSOLIDATED_BILLING; review: else",
	  .why = "Only then can the organization set limits for its "
		 "accounts." },

	{ .id = "organizations.account.opt-out-updated",
	  .title = "Since when the opt-out is as it is",
	  .from = "AIOptOut", .path = "LastUpdatedTimestamp",
	  .topic = EX_COMPLIANCE,
	  .why = "An opt-out made after the period began did not hold for "
		 "all of it." },

	{ .id = "organizations.account.opt-out-target",
	  .title = "Account the opt-out is for",
	  .from = "AIOptOut", .path = "TargetId",
	  .topic = EX_COMPLIANCE,
	  .why = "The answer is about the account that asked." },

	{ .id = "organizations.account.state",
	  .title = "State of the account",
	  .from = "ListAccounts", .path = "State",
	  .topic = EX_INVENTORY,
	  .judge = "review: SUSPENDED, PENDING_CLOSURE; n/a: else",
	  .why = "An account that is being closed still holds data." },
	{ .id = "organizations.account.state",
	  .title = "State of the account",
	  .from = "ListAccounts", .path = "Status",
	  .topic = EX_INVENTORY,
	  .judge = "review: SUSPENDED, PENDING_CLOSURE; n/a: else",
	  .why = "An account that is being closed still holds data." },

	{ .id = "organizations.root.opt-out-enabled",
	  .title = "Opt-out policies switched on",
	  .from = "ListRoots",
	  .path = "PolicyTypes[Type=AISERVICES_OPT_OUT_POLICY].Status",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ENABLED; fails: none; review: else",
	  .why = "Until they are, no policy of the kind takes effect." },

	{ .id = "organizations.opt-out-policy.locked",
	  .title = "Opt-out that accounts cannot undo",
	  .from = "DescribePolicy",
	  .path = "Content{}.services.*.opt_out_policy."
		  "@@operators_allowed_for_child_policies[]",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any @@none; review: else",
	  .why = "Otherwise an account may opt in again." },

	{ .id = "organizations.opt-out-policy.targets",
	  .title = "What the policy is attached to",
	  .from = "ListTargetsForPolicy", .path = "TargetId",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any r-*; fails: none; review: else",
	  .why = "Attached to the root it holds for every account." },
};

#define TREE "the tree of units: the effective policy is asked instead"
#define HANDSHAKES "invitations and transfers, not what holds"

static const struct ex_unused unused[] = {
	{ "DescribeAccount", "ListAccounts has every member of it" },
	{ "DescribeCreateAccountStatus", HANDSHAKES },
	{ "DescribeHandshake", HANDSHAKES },
	{ "DescribeOrganizationalUnit", TREE },
	{ "DescribeResourcePolicy", "who may administer the organization" },
	{ "DescribeResponsibilityTransfer", HANDSHAKES },
	{ "ListAWSServiceAccessForOrganization",
	  "none of these services works across the organization" },
	{ "ListAccountsForParent", TREE },
	{ "ListAccountsWithInvalidEffectivePolicy",
	  "each account is asked for its own" },
	{ "ListChildren", TREE },
	{ "ListCreateAccountStatus", HANDSHAKES },
	{ "ListDelegatedAdministrators",
	  "none of these services has a delegated administrator" },
	{ "ListDelegatedServicesForAccount",
	  "none of these services has a delegated administrator" },
	{ "ListEffectivePolicyValidationErrors",
	  "each account is asked for its own" },
	{ "ListHandshakesForAccount", HANDSHAKES },
	{ "ListHandshakesForOrganization", HANDSHAKES },
	{ "ListInboundResponsibilityTransfers", HANDSHAKES },
	{ "ListOrganizationalUnitsForParent", TREE },
	{ "ListOutboundResponsibilityTransfers", HANDSHAKES },
	{ "ListParents", TREE },
	{ "ListPoliciesForTarget", TREE },
	{ "ListTagsForResource", "no setting depends on them" },
};

const struct ex_collector organizations_collector = {
	.abi = EX_ABI,
	.name = "organizations",
	.title = "AWS Organizations",
	.service = { .name = "organizations", .protocol = EX_JSON_1_1,
		     .version = "AWSOrganizationsV20161128",
		     .rate = { 1, 1 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
