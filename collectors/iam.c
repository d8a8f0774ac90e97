/*
 * iam.c - AWS Identity and Access Management: roles, policies, who holds them
 *
 * One paged call, GetAccountAuthorizationDetails, has every user, group, role
 * and local policy with its documents.  It leaves out what GetRole has (session
 * length, last use by region) and the policies AWS manages, so those are asked
 * for the roles that something refers to.
 *
 * Documents come percent-encoded.  Names are unique in the account, whatever
 * path an ARN shows before them.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "iam:role", .title = "IAM role",
	  .spelled = { "arn:{}:iam::{account}:role/{}/{id}",
		       "arn:{}:iam::{account}:role/{id}", "{id}" },
	  .global = 1 },
	{ .name = "iam:user", .title = "IAM user",
	  .spelled = { "arn:{}:iam::{account}:user/{}/{id}",
		       "arn:{}:iam::{account}:user/{id}" },
	  .global = 1 },
	{ .name = "iam:group", .title = "IAM group",
	  .spelled = { "arn:{}:iam::{account}:group/{}/{id}",
		       "arn:{}:iam::{account}:group/{id}" },
	  .global = 1 },
	{ .name = "iam:instance-profile", .title = "instance profile",
	  .spelled = { "arn:{}:iam::{account}:instance-profile/{}/{id}",
		       "arn:{}:iam::{account}:instance-profile/{id}", "{id}" },
	  .global = 1 },
	/* an EKS cluster names its issuer by https */
	{ .name = "iam:oidc-provider", .title = "OpenID Connect provider",
	  .spelled = { "arn:{}:iam::{account}:oidc-provider/{id*}",
		       "https://{id*}" },
	  .global = 1 },
	{ .name = "iam:local-policy", .title = "customer managed policy",
	  .spelled = { "arn:{}:iam::{account}:policy/{id*}" },
	  .global = 1 },
	{ .name = "iam:aws-policy", .title = "policy managed by AWS",
	  .spelled = { "arn:{}:iam::aws:policy/{id*}" },
	  .global = 1 },
	/* these are named within their role, their policy */
	{ .name = "iam:role-policy", .title = "inline policy of a role",
	  .global = 1 },
	{ .name = "iam:policy-version", .title = "version of a policy",
	  .global = 1 },
};

/*
 * One request; each row reads its part of the answer.  Tags and descriptions
 * are free text.
 */
#define FREE_TEXT							\
	"scan:UserDetailList|RoleDetailList.member[].Tags.member[].Value " \
	"scan:Policies.member[].Description"

#define DETAILS								\
	.on = "account", .op = "GetAccountAuthorizationDetails",	\
	.in = "Filter:=[\"User\",\"Role\",\"Group\",\"LocalManagedPolicy\"]" \
	      " MaxItems:=1000",					\
	.page = "Marker", .redact = FREE_TEXT

#define HOLDERS_OF(policy)						\
	.on = "account", .op = "ListEntitiesForPolicy",			\
	.in = "PolicyArn=arn:{partition}:iam::aws:policy/" policy	\
	      " MaxItems:=1000",					\
	.page = "Marker"

#define GONE "NoSuchEntity"

#define ROLE_TEXT "scan:Role.Description scan:Role.Tags.member[].Value"

static const struct ex_call calls[] = {
	{ DETAILS, .name = "Users",
	  .items = "UserDetailList.member[]",
	  .lists = "iam:user", .id = "Arn" },
	{ DETAILS, .name = "Groups",
	  .items = "GroupDetailList.member[]",
	  .lists = "iam:group", .id = "Arn" },
	{ DETAILS, .name = "Roles",
	  .items = "RoleDetailList.member[]",
	  .lists = "iam:role", .id = "Arn", .lazy = 1 },
	{ DETAILS, .name = "LocalPolicies",
	  .items = "Policies.member[]",
	  .lists = "iam:local-policy", .id = "Arn" },

	{ .on = "account", .op = "GetAccountSummary" },

	/* roles that something refers to: one that is not there is an answer */
	{ .on = "iam:role",
	  .op = "GetRole", .in = "RoleName={id}",
	  .items = "Role",
	  .redact = ROLE_TEXT,
	  .absent = GONE },
	{ .on = "transcribe:role",
	  .op = "GetRole", .name = "GetTranscribeRole", .in = "RoleName={id}",
	  .items = "Role",
	  .redact = ROLE_TEXT,
	  .absent = GONE },

	{ .on = "comprehend:role",
	  .op = "GetRole", .name = "GetComprehendRole",
	  .in = "RoleName={id}",
	  .items = "Role",
	  .redact = ROLE_TEXT,
	  .absent = GONE },
	{ .on = "comprehendmedical:role",
	  .op = "GetRole", .name = "GetComprehendMedicalRole",
	  .in = "RoleName={id}",
	  .items = "Role",
	  .redact = ROLE_TEXT,
	  .absent = GONE },

	{ .on = "sagemaker:role",
	  .op = "GetRole", .name = "GetSageMakerRole", .in = "RoleName={id}",
	  .items = "Role",
	  .redact = ROLE_TEXT,
	  .absent = GONE },

	{ .on = "iam:role",
	  .op = "ListAttachedRolePolicies",
	  .in = "RoleName={id} MaxItems:=1000", .page = "Marker",
	  .items = "AttachedPolicies.member[]",
	  .refs = { { "iam:aws-policy", "PolicyArn" } },
	  .gone = GONE },

	{ .on = "iam:role",
	  .op = "ListRolePolicies",
	  .in = "RoleName={id} MaxItems:=1000", .page = "Marker",
	  .items = "PolicyNames.member[]",
	  .lists = "iam:role-policy",
	  .gone = GONE },
	{ .on = "iam:role-policy",
	  .op = "GetRolePolicy", .in = "RoleName={iam:role} PolicyName={id}",
	  .gone = GONE },

	/* what AWS wrote changes too: the version says since when */
	{ .on = "iam:aws-policy",
	  .op = "GetPolicy",
	  .in = "PolicyArn=arn:{partition}:iam::aws:policy/{id}",
	  .items = "Policy",
	  .lists = "iam:policy-version", .id = "DefaultVersionId",
	  .redact = "scan:Policy.Description scan:Policy.Tags.member[].Value",
	  .gone = GONE },
	{ .on = "iam:policy-version",
	  .op = "GetPolicyVersion",
	  .in = "PolicyArn=arn:{partition}:iam::aws:policy/{iam:aws-policy} "
		"VersionId={id}",
	  .items = "PolicyVersion",
	  .gone = GONE },

	{ HOLDERS_OF("AmazonTranscribeFullAccess"),
	  .name = "TranscribeFullAccess" },
	{ HOLDERS_OF("AmazonTranscribeReadOnlyAccess"),
	  .name = "TranscribeReadOnlyAccess" },
	{ HOLDERS_OF("ComprehendFullAccess"), .name = "ComprehendFullAccess" },
	{ HOLDERS_OF("ComprehendReadOnly"), .name = "ComprehendReadOnly" },
	{ HOLDERS_OF("ComprehendMedicalFullAccess"),
	  .name = "ComprehendMedicalFullAccess" },
};

static const struct ex_setting settings[] = {
	/* ---- the root user ---- */
	{ .id = "iam.account.root-mfa",
	  .title = "MFA of the root user",
	  .from = "GetAccountSummary",
	  .path = "SummaryMap.entry[key=AccountMFAEnabled].value",
	  .topic = EX_ACCESS,
	  .judge = "meets: 1; fails: 0",
	  .why = "The root user can undo every other control." },

	{ .id = "iam.account.root-keys",
	  .title = "Access keys of the root user",
	  .from = "GetAccountSummary",
	  .path = "SummaryMap.entry[key=AccountAccessKeysPresent].value",
	  .topic = EX_ACCESS,
	  .judge = "meets: 0; fails: else",
	  .why = "A key of the root user cannot be limited." },

	{ .id = "iam.account.root-certificates",
	  .title = "Signing certificates of the root user",
	  .from = "GetAccountSummary",
	  .path = "SummaryMap.entry[key=AccountSigningCertificatesPresent]."
		  "value",
	  .topic = EX_ACCESS,
	  .judge = "meets: 0; fails: else",
	  .why = "A certificate of the root user cannot be limited." },

	/* ---- roles that something refers to ---- */
	{ .id = "iam.role.exists",
	  .title = "The role exists",
	  .from = "GetRole", .path = "Arn",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; fails: else",
	  .why = "A reference to a role that is gone can be taken over by "
		 "whoever makes one of that name." },

	{ .id = "iam.role.trust",
	  .title = "Who may take the role",
	  .from = "GetRole", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; fails: public(); review: shared(); "
		   "meets: else",
	  .why = "Whoever may take the role has all its rights." },

	{ .id = "iam.role.session",
	  .title = "Longest session",
	  .from = "GetRole", .path = "MaxSessionDuration",
	  .topic = EX_ACCESS,
	  .judge = "meets: <=$session_max_seconds; review: else",
	  .why = "A session outlives the removal of rights." },

	{ .id = "iam.role.boundary",
	  .title = "Permissions boundary",
	  .from = "GetRole",
	  .path = "PermissionsBoundary.PermissionsBoundaryArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; review: absent",
	  .why = "A boundary limits what the role can ever be given." },

	{ .id = "iam.role.last-use",
	  .title = "Last use of the role",
	  .from = "GetRole", .path = "RoleLastUsed.LastUsedDate",
	  .topic = EX_ACCESS,
	  .judge = "meets: age<=$role_unused_days; review: else",
	  .why = "A role that is no longer used can be removed." },

	{ .id = "iam.role.attached",
	  .title = "Managed policies of the role",
	  .from = "ListAttachedRolePolicies", .path = "PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: */AdministratorAccess, "
		   "*/AmazonS3FullAccess, */IAMFullAccess, "
		   "*/PowerUserAccess; review: *:iam::aws:policy/*; "
		   "as: iam.local-policy.admin",
	  .why = "A role that works for a service needs a handful of actions "
		 "on a few buckets and keys." },

	/* ---- inline policies of those roles ---- */
	{ .id = "iam.role-policy.admin",
	  .title = "Unlimited rights",
	  .from = "GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(*, *); meets: else",
	  .why = "Every action on every resource is nobody's job." },

	{ .id = "iam.role-policy.buckets",
	  .title = "Rights on every bucket",
	  .from = "GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(s3:GetObject, *), allows(s3:PutObject, *); "
		   "meets: else",
	  .why = "Only the buckets of the jobs are needed." },

	{ .id = "iam.role-policy.keys",
	  .title = "Rights on every key",
	  .from = "GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(kms:Decrypt, *); meets: else",
	  .why = "Only the keys of the jobs' buckets are needed." },

	{ .id = "iam.role-policy.pass-role",
	  .title = "Passing of any role",
	  .from = "GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(iam:PassRole, *); meets: else",
	  .why = "Who may pass any role to a service has the rights of "
		 "all." },

	/* ---- policies AWS manages, on those roles ---- */
	{ .id = "iam.aws-policy.admin",
	  .title = "Unlimited rights",
	  .from = "GetPolicyVersion", .path = "Document",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(*, *); meets: else",
	  .why = "Every action on every resource is nobody's job." },

	{ .id = "iam.aws-policy.buckets",
	  .title = "Rights on every bucket",
	  .from = "GetPolicyVersion", .path = "Document",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(s3:*, *); review: allows(s3:GetObject, *), "
		   "allows(s3:PutObject, *); meets: else",
	  .why = "Policies that AWS manages name no bucket of the "
		 "customer's." },

	/* ---- customer managed policies ---- */
	{ .id = "iam.local-policy.admin",
	  .title = "Unlimited rights",
	  .from = "LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; fails: allows(*, *); "
		   "meets: else",
	  .why = "Every action on every resource is nobody's job." },

	{ .id = "iam.local-policy.keys",
	  .title = "Rights on every key",
	  .from = "LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; fails: allows(kms:*, *); "
		   "review: allows(kms:Decrypt, *); meets: else",
	  .why = "Encryption separates nothing if one identity may use every "
		 "key." },

	{ .id = "iam.local-policy.pass-role",
	  .title = "Passing of any role",
	  .from = "LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; "
		   "fails: allows(iam:PassRole, *); meets: else",
	  .why = "Who may pass any role to a service has the rights of "
		 "all." },

	{ .id = "iam.local-policy.transcribe",
	  .title = "Every action of Transcribe",
	  .from = "LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; "
		   "review: allows(transcribe:*, *); meets: else",
	  .why = "Who may read jobs may open their transcripts." },

	/* ---- inline policies, all users, groups and roles ---- */
	{ .id = "iam.user.pass-role",
	  .title = "Passing of any role",
	  .from = "Users", .path = "UserPolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(iam:PassRole, *); meets: else",
	  .why = "Who may pass any role to a service has the rights of "
		 "all." },

	{ .id = "iam.user.transcribe",
	  .title = "Every action of Transcribe",
	  .from = "Users", .path = "UserPolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(transcribe:*, *); meets: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	{ .id = "iam.user.attached",
	  .title = "Managed policies attached to the user",
	  .from = "Users",
	  .path = "AttachedManagedPolicies.member[].PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	{ .id = "iam.group.pass-role",
	  .title = "Passing of any role",
	  .from = "Groups", .path = "GroupPolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(iam:PassRole, *); meets: else",
	  .why = "Who may pass any role to a service has the rights of "
		 "all." },

	{ .id = "iam.group.transcribe",
	  .title = "Every action of Transcribe",
	  .from = "Groups", .path = "GroupPolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "review: allows(transcribe:*, *); meets: else",
	  .why = "Who may read jobs may open their transcripts." },

	{ .id = "iam.role.pass-role",
	  .title = "Passing of any role",
	  .from = "Roles", .path = "RolePolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(iam:PassRole, *); meets: else",
	  .why = "Who may pass any role to a service has the rights of "
		 "all." },

	{ .id = "iam.role.transcribe",
	  .title = "Every action of Transcribe",
	  .from = "Roles", .path = "RolePolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "review: allows(transcribe:*, *); meets: else",
	  .why = "Who may read jobs may open their transcripts." },
};

#define USERS "people's credentials: no setting of these services follows them"
#define WHOLE "GetAccountAuthorizationDetails has all of it"
#define FEDERATION "how people sign in: no setting of these services follows it"
#define ASKED "answers a question about a policy, not what is configured"
#define TAGS "tags of identities are in GetRole and in the details"

static const struct ex_unused unused[] = {
	{ "GetAccessKeyLastUsed", USERS },
	{ "GetAccountPasswordPolicy", USERS },
	{ "GetAccountProperties", USERS },
	{ "GetContextKeysForCustomPolicy", ASKED },
	{ "GetContextKeysForPrincipalPolicy", ASKED },
	{ "GetCredentialReport", USERS },
	{ "GetDelegationRequest", ASKED },
	{ "GetGroup", WHOLE },
	{ "GetGroupPolicy", WHOLE },
	{ "GetHumanReadableSummary", ASKED },
	{ "GetInstanceProfile", WHOLE },
	{ "GetLoginProfile", USERS },
	{ "GetMFADevice", USERS },
	{ "GetOpenIDConnectProvider", FEDERATION },
	{ "GetOrganizationsAccessReport", ASKED },
	{ "GetOutboundWebIdentityFederationInfo", FEDERATION },
	{ "GetRoleTemplateVersion", ASKED },
	{ "GetSAMLProvider", FEDERATION },
	{ "GetSSHPublicKey", USERS },
	{ "GetServerCertificate", USERS },
	{ "GetServiceLastAccessedDetails", ASKED },
	{ "GetServiceLastAccessedDetailsWithEntities", ASKED },
	{ "GetServiceLinkedRoleDeletionStatus", ASKED },
	{ "GetUser", WHOLE },
	{ "GetUserPolicy", WHOLE },
	{ "ListAccessKeys", USERS },
	{ "ListAccountAliases", "a name for people: the account's id is used" },
	{ "ListAttachedGroupPolicies", WHOLE },
	{ "ListAttachedUserPolicies", WHOLE },
	{ "ListDelegationRequests", ASKED },
	{ "ListGroupPolicies", WHOLE },
	{ "ListGroups", WHOLE },
	{ "ListGroupsForUser", WHOLE },
	{ "ListInstanceProfileTags", TAGS },
	{ "ListInstanceProfiles", WHOLE },
	{ "ListInstanceProfilesForRole", WHOLE },
	{ "ListMFADeviceTags", TAGS },
	{ "ListMFADevices", USERS },
	{ "ListOpenIDConnectProviderTags", TAGS },
	{ "ListOpenIDConnectProviders", FEDERATION },
	{ "ListOrganizationsFeatures", USERS },
	{ "ListPolicies", WHOLE },
	{ "ListPoliciesGrantingServiceAccess", ASKED },
	{ "ListPolicyTags", TAGS },
	{ "ListPolicyVersions", WHOLE },
	{ "ListRoleTags", TAGS },
	{ "ListRoles", WHOLE },
	{ "ListSAMLProviderTags", TAGS },
	{ "ListSAMLProviders", FEDERATION },
	{ "ListSSHPublicKeys", USERS },
	{ "ListServerCertificateTags", TAGS },
	{ "ListServerCertificates", USERS },
	{ "ListServiceSpecificCredentials", USERS },
	{ "ListSigningCertificates", USERS },
	{ "ListUserPolicies", WHOLE },
	{ "ListUserTags", TAGS },
	{ "ListUsers", WHOLE },
	{ "ListVirtualMFADevices", USERS },
};

const struct ex_collector iam_collector = {
	.abi = EX_ABI,
	.name = "iam",
	.title = "AWS Identity and Access Management",
	.service = { .name = "iam", .protocol = EX_QUERY,
		     .version = "2010-05-08", .rate = { 5, 5 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
