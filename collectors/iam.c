/*
 * iam.c - AWS Identity and Access Management: people, roles, policies
 *
 * One paged call, GetAccountAuthorizationDetails, has every user, group, role
 * and local policy with its documents.  It leaves out what GetRole has (session
 * length, last use by region) and the policies AWS manages, so those are asked
 * for the roles that something refers to; the length of every role's sessions
 * is in ListRoles alone.
 *
 * Passwords, keys and MFA of users are in the credential report.  It has to be
 * made first: GenerateCredentialReport is named like a change and is none, it
 * has IAM write down what it knows.  A report may be four hours old.
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
		       "arn:{}:iam::{account}:user/{id}", "{id}" },
	  .global = 1 },
	/* with a password: one may sign in with it */
	{ .name = "iam:console-user", .title = "IAM user with a password",
	  .spelled = { "{id}" }, .global = 1 },
	{ .name = "iam:credential-report", .title = "credential report",
	  .spelled = { "{id}" }, .global = 1 },
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
	{ .name = "iam:saml-provider", .title = "SAML provider",
	  .spelled = { "arn:{}:iam::{account}:saml-provider/{id}" },
	  .global = 1 },
	{ .name = "iam:server-certificate", .title = "server certificate",
	  .spelled = { "arn:{}:iam::{account}:server-certificate/{}/{id}",
		       "arn:{}:iam::{account}:server-certificate/{id}" },
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

/* The columns say true or false, in whatever case. */
#define REPORT								\
	.on = "iam:credential-report", .op = "GetCredentialReport",	\
	.again = "ReportInProgress"
#define USER_ROWS "Content{csv}[user!=<root_account>]"
#define WITH_PASSWORD							\
	"[password_enabled!=false][password_enabled!=FALSE]"		\
	"[password_enabled!=False]"

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
	{ .on = "account", .op = "GetAccountPasswordPolicy",
	  .items = "PasswordPolicy",
	  .absent = GONE },

	/* made, if there is none of the last four hours; then read */
	{ .on = "account", .op = "GenerateCredentialReport",
	  .items = "[State=COMPLETE]",
	  .lists = "iam:credential-report", .id = "State",
	  .again = "State=STARTED State=INPROGRESS" },
	{ REPORT },
	{ REPORT, .name = "Credentials",
	  .items = USER_ROWS,
	  .about = "iam:user", .id = "arn" },
	{ REPORT, .name = "RootCredentials",
	  .items = "Content{csv}[user=<root_account>]",
	  .about = "account" },
	{ REPORT, .name = "ConsoleUsers",
	  .items = USER_ROWS WITH_PASSWORD,
	  .lists = "iam:console-user", .id = "user" },

	{ .on = "account", .op = "ListVirtualMFADevices",
	  .in = "MaxItems:=1000", .page = "Marker",
	  .items = "VirtualMFADevices.member[]",
	  .redact = "drop:VirtualMFADevices.member[]."
		    "Base32StringSeed|QRCodePNG "
		    "scan:VirtualMFADevices.member[].Tags.member[].Value "
		    "scan:VirtualMFADevices.member[].User.Tags.member[]."
		    "Value" },

	{ .on = "account", .op = "ListServiceSpecificCredentials",
	  .in = "AllUsers:=true MaxItems:=1000", .page = "Marker",
	  .items = "ServiceSpecificCredentials.member[]",
	  .about = "iam:user", .id = "UserName" },
	{ .on = "iam:user", .op = "ListSSHPublicKeys",
	  .in = "UserName={id} MaxItems:=1000", .page = "Marker",
	  .items = "SSHPublicKeys.member[]",
	  .gone = GONE },

	{ .on = "account", .op = "ListSAMLProviders",
	  .items = "SAMLProviderList.member[]",
	  .lists = "iam:saml-provider", .id = "Arn" },
	{ .on = "account", .op = "ListOpenIDConnectProviders",
	  .items = "OpenIDConnectProviderList.member[]",
	  .lists = "iam:oidc-provider", .id = "Arn" },
	{ .on = "iam:oidc-provider", .op = "GetOpenIDConnectProvider",
	  .in = "OpenIDConnectProviderArn=arn:{partition}:iam::{account}:"
		"oidc-provider/{id}",
	  .redact = "scan:Tags.member[].Value",
	  .gone = GONE },
	{ .on = "account", .op = "GetOutboundWebIdentityFederationInfo",
	  .absent = "FeatureDisabled" },
	{ .on = "account", .op = "ListServerCertificates",
	  .in = "MaxItems:=1000", .page = "Marker",
	  .items = "ServerCertificateMetadataList.member[]",
	  .lists = "iam:server-certificate", .id = "Arn" },

	/* answered in the organization's management account alone */
	{ .on = "organizations:management",
	  .op = "ListOrganizationsFeatures",
	  .absent = "ServiceAccessNotEnabledException "
		    "OrganizationNotInAllFeaturesModeException" },

	{ .on = "account", .op = "ListRoles",
	  .in = "MaxItems:=1000", .page = "Marker",
	  .items = "Roles.member[]",
	  .about = "iam:role", .id = "Arn",
	  .redact = "scan:Roles.member[].Description "
		    "scan:Roles.member[].Tags.member[].Value" },

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
#include "eks_iam_calls.h"

	{ .on = "iam:instance-profile",
	  .op = "GetInstanceProfile", .in = "InstanceProfileName={id}",
	  .items = "InstanceProfile",
	  .refs = { { "iam:role", "Roles.member[].Arn" } },
	  .redact = "scan:InstanceProfile.Tags.member[].Value "
		    "scan:InstanceProfile.Roles.member[].Description "
		    "scan:InstanceProfile.Roles.member[].Tags.member[].Value",
	  .gone = GONE },

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
	{ HOLDERS_OF("AWSSupportAccess"), .name = "SupportAccess" },
	{ HOLDERS_OF("AWSCloudShellFullAccess"), .name = "CloudShellAccess" },
};

static const struct ex_setting settings[] = {
#include "iam_account.h"
#include "iam_users.h"
#include "iam_roles.h"

#define TYPE "local-policy"
#define FROM "LocalPolicies"
#define DOCUMENT "PolicyVersionList.member[IsDefaultVersion=true].Document"
#define UNUSED "n/a: else if AttachmentCount=0; "
#define WHOLE_SERVICE "review"
#include "iam_holder.h"
#define TYPE "user"
#define FROM "Users"
#define DOCUMENT "UserPolicyList.member[].PolicyDocument"
#define UNUSED ""
#define WHOLE_SERVICE "fails"
#include "iam_holder.h"
#define TYPE "group"
#define FROM "Groups"
#define DOCUMENT "GroupPolicyList.member[].PolicyDocument"
#define UNUSED ""
#define WHOLE_SERVICE "review"
#include "iam_holder.h"
#define TYPE "role"
#define FROM "Roles"
#define DOCUMENT "RolePolicyList.member[].PolicyDocument"
#define UNUSED ""
#define WHOLE_SERVICE "review"
#include "iam_holder.h"
};

#include "iam_unused.h"

static const struct ex_without without[] = {
	{ "logging", "the use of rights is CloudTrail's" },
	{ "resilience infrastructure inventory",
	  "identities have none; the lists of them are populations" },
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
	.without = EX_TABLE(without),
};
