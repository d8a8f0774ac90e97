/*
 * organizations.c - AWS Organizations: membership, limits, the opt-out
 *
 * Every account may ask of what organization it is and which management policy
 * takes effect on it; the rest is the management account's.  A list may have an
 * empty page with a token.  Requests side by side are refused, hence one at a
 * time.
 *
 * Which service control policies take effect on an account nobody says: it
 * inherits what is attached above it.  Each policy says to what it is attached,
 * each account its path from the root, "o-1/r-1/ou-1/111122223333/".
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "organizations:management", .title = "management account",
	  .global = 1 },
	{ .name = "organizations:account", .title = "member account",
	  .global = 1 },
	/* or what an account's path ends in before the account */
	{ .name = "organizations:root", .title = "root of the organization",
	  .spelled = { "{}/{id}/{member}/", "{id}" }, .global = 1 },
	{ .name = "organizations:unit", .title = "organizational unit",
	  .spelled = { "{}/{id}/{member}/", "{id}" }, .global = 1 },
	{ .name = "organizations:opt-out-policy",
	  .title = "AI services opt-out policy", .global = 1 },
	{ .name = "organizations:control-policy",
	  .title = "service control policy", .global = 1 },
	{ .name = "organizations:policy-type",
	  .title = "type of policy switched on", .global = 1 },
	{ .name = "organizations:delegated-admin",
	  .title = "account that administers for the organization",
	  .global = 1 },
};

#define NONE "AWSOrganizationsNotInUseException"

#define IN_MANAGEMENT .on = "organizations:management"
#define ROOTS								\
	IN_MANAGEMENT, .op = "ListRoots", .in = "MaxResults:=20",	\
	.page = "NextToken"
#define UNITS								\
	.op = "ListOrganizationalUnitsForParent",			\
	.in = "ParentId={id} MaxResults:=20", .page = "NextToken",	\
	.items = "OrganizationalUnits[]",				\
	.lists = "organizations:unit", .id = "Id",			\
	.redact = "scan:OrganizationalUnits[].Name",			\
	.gone = "ParentNotFoundException"
#define TARGETS								\
	.on = "organizations:control-policy",				\
	.op = "ListTargetsForPolicy",					\
	.in = "PolicyId={id} MaxResults:=20", .page = "NextToken",	\
	.redact = "scan:Targets[].Name",				\
	.gone = "PolicyNotFoundException"

/* what no service control policy and no resource control policy is */
#define EFFECTIVE							\
	"[Status=ENABLED][Type!=SERVICE_CONTROL_POLICY]"		\
	"[Type!=RESOURCE_CONTROL_POLICY]"

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
	  .refs = { { "organizations:unit", "Paths[.=*/ou-*]" },
		    { "organizations:root", "Paths[.!=*/ou-*]" } },
	  .redact = "drop:Accounts[].Email scan:Accounts[].Name" },

	{ ROOTS,
	  .items = "Roots[]",
	  .lists = "organizations:root", .id = "Id" },
	{ ROOTS, .name = "PolicyTypes",
	  .items = "Roots[].PolicyTypes[]" EFFECTIVE,
	  .lists = "organizations:policy-type", .id = "Type" },
	{ .on = "organizations:root", .name = "RootUnits", UNITS },
	{ .on = "organizations:unit", .name = "InnerUnits", UNITS },

	{ .on = "organizations:policy-type",
	  .op = "ListAccountsWithInvalidEffectivePolicy",
	  .in = "PolicyType={id} MaxResults:=20", .page = "NextToken",
	  .items = "Accounts[]",
	  .redact = "drop:Accounts[].Email scan:Accounts[].Name",
	  .absent = "EffectivePolicyNotFoundException" },

	{ IN_MANAGEMENT,
	  .op = "ListDelegatedAdministrators", .in = "MaxResults:=20",
	  .page = "NextToken",
	  .items = "DelegatedAdministrators[]",
	  .lists = "organizations:delegated-admin", .id = "Id",
	  .redact = "drop:DelegatedAdministrators[].Email "
		    "scan:DelegatedAdministrators[].Name" },
	{ .on = "organizations:delegated-admin",
	  .op = "ListDelegatedServicesForAccount",
	  .in = "AccountId={id} MaxResults:=20", .page = "NextToken",
	  .items = "DelegatedServices[]",
	  .gone = "AccountNotRegisteredException" },
	{ IN_MANAGEMENT,
	  .op = "ListAWSServiceAccessForOrganization",
	  .in = "MaxResults:=20", .page = "NextToken",
	  .items = "EnabledServicePrincipals[]" },
	{ IN_MANAGEMENT,
	  .op = "DescribeResourcePolicy",
	  .items = "ResourcePolicy",
	  .absent = "ResourcePolicyNotFoundException" },

	/* FullAWSAccess is AWS's own and limits nothing */
	{ IN_MANAGEMENT,
	  .op = "ListPolicies", .name = "ControlPolicies",
	  .in = "Filter=SERVICE_CONTROL_POLICY MaxResults:=20",
	  .page = "NextToken",
	  .items = "Policies[AwsManaged=false]",
	  .lists = "organizations:control-policy", .id = "Id",
	  .redact = "scan:Policies[].Description" },
	{ .on = "organizations:control-policy",
	  .op = "DescribePolicy", .name = "ControlPolicy",
	  .in = "PolicyId={id}",
	  .items = "Policy",
	  .redact = "scan:Policy.PolicySummary.Description",
	  .gone = "PolicyNotFoundException" },
	{ TARGETS, .name = "ControlTargets", .items = "Targets[]" },
	{ TARGETS, .name = "ControlledRoots", .items = "Targets[Type=ROOT]",
	  .about = "organizations:root", .id = "TargetId" },
	{ TARGETS, .name = "ControlledUnits",
	  .items = "Targets[Type=ORGANIZATIONAL_UNIT]",
	  .about = "organizations:unit", .id = "TargetId" },
	{ TARGETS, .name = "ControlledAccounts",
	  .items = "Targets[Type=ACCOUNT]",
	  .about = "organizations:account", .id = "TargetId" },

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

	{ .id = "organizations.account.opt-out",
	  .title = "Content kept from use by AWS, for services not named",
	  .from = "AIOptOut", .path = "PolicyContent",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: opted-out(default); review: else",
	  .why = "Services that join AWS's list later are covered by the "
		 "default alone." },

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

#include "organizations_control.h"
};

#define TREE "accounts say their path, policies their targets"
#define HANDSHAKES "invitations and transfers, not what holds"

static const struct ex_unused unused[] = {
	{ "DescribeAccount", "ListAccounts has every member of it" },
	{ "DescribeCreateAccountStatus", HANDSHAKES },
	{ "DescribeHandshake", HANDSHAKES },
	{ "DescribeOrganizationalUnit", TREE },
	{ "DescribeResponsibilityTransfer", HANDSHAKES },
	{ "ListAccountsForParent", TREE },
	{ "ListChildren", TREE },
	{ "ListCreateAccountStatus", HANDSHAKES },
	{ "ListEffectivePolicyValidationErrors",
	  "each account is asked for its own" },
	{ "ListHandshakesForAccount", HANDSHAKES },
	{ "ListHandshakesForOrganization", HANDSHAKES },
	{ "ListInboundResponsibilityTransfers", HANDSHAKES },
	{ "ListOutboundResponsibilityTransfers", HANDSHAKES },
	{ "ListParents", TREE },
	{ "ListPoliciesForTarget", TREE },
	{ "ListTagsForResource", "no setting depends on them" },
};

static const struct ex_without without[] = {
	{ "encryption logging resilience",
	  "policies of the organization are about rights and duties of "
	  "accounts" },
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
	.without = EX_TABLE(without),
};
