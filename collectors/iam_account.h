/*
 * iam_account.h - the root user, passwords, and what holds of all identities
 *
 * Where nobody has a password, what passwords must be is no question.  The root
 * user of a member account may have none either: then it has nothing to protect.
 */
#define SUMMARY(key)							\
	.from = "GetAccountSummary",					\
	.path = "SummaryMap.entry[key=" key "].value"

	{ .id = "iam.account.root-password",
	  .title = "Root user without a password",
	  SUMMARY("AccountPasswordPresent"),
	  .topic = EX_ACCESS,
	  .judge = "meets: 0; n/a: else",
	  .why = "An organization can manage the root users of its accounts; "
		 "nobody signs in as one then." },

	{ .id = "iam.account.root-mfa",
	  .title = "MFA of the root user",
	  SUMMARY("AccountMFAEnabled"),
	  .topic = EX_ACCESS,
	  .judge = "meets: 1; n/a: else if iam.account.root-password meets; "
		   "fails: 0",
	  .why = "The root user can undo every other control." },

	/* a device made in the console has this name; the user tells the others */
	{ .id = "iam.account.root-hardware-mfa",
	  .title = "Virtual MFA device of the root user",
	  .from = "ListVirtualMFADevices",
	  .path = "[SerialNumber=*:mfa/root-account-mfa-device].SerialNumber",
	  .topic = EX_ACCESS,
	  .judge = "fails: any arn:*; review: else",
	  .why = "What is on a telephone can be copied; a hardware key "
		 "cannot." },
	{ .id = "iam.account.root-hardware-mfa",
	  .title = "Virtual MFA device of the root user",
	  .from = "ListVirtualMFADevices",
	  .path = "[User.Arn=*:root].SerialNumber",
	  .topic = EX_ACCESS,
	  .judge = "fails: any arn:*; "
		   "n/a: none if iam.account.root-password meets; "
		   "meets: none if iam.account.root-mfa meets; review: else",
	  .why = "What is on a telephone can be copied; a hardware key "
		 "cannot." },

	{ .id = "iam.account.root-keys",
	  .title = "Access keys of the root user",
	  SUMMARY("AccountAccessKeysPresent"),
	  .topic = EX_ACCESS,
	  .judge = "meets: 0; fails: else",
	  .why = "A key of the root user cannot be limited." },

	{ .id = "iam.account.root-certificates",
	  .title = "Signing certificates of the root user",
	  SUMMARY("AccountSigningCertificatesPresent"),
	  .topic = EX_ACCESS,
	  .judge = "meets: 0; fails: else",
	  .why = "A certificate of the root user cannot be limited." },

	{ .id = "iam.account.root-use",
	  .title = "Last use of the root user",
	  .from = "RootCredentials",
	  .path = "password_last_used|access_key_1_last_used_date|"
		  "access_key_2_last_used_date",
	  .topic = EX_ACCESS,
	  .judge = "review: none; meets: N/A, no_information, not_supported, "
		   "age>$root_unused_days; review: else",
	  .why = "Each use needs a reason that somebody wrote down." },

	{ .id = "iam.management.root-central",
	  .title = "Root users managed by the organization",
	  .from = "ListOrganizationsFeatures",
	  .path = "EnabledFeatures.member[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: any RootCredentialsManagement; review: else",
	  .why = "Member accounts need no root password then, and their keys "
		 "can be taken away in one place." },

	/* ---- what passwords must be ---- */
#define PASSWORD(member)						\
	.from = "GetAccountPasswordPolicy", .path = member, .topic = EX_ACCESS
#define NOBODY "n/a: else if not iam:console-user; "

	{ .id = "iam.account.password-length",
	  .title = "Shortest password",
	  PASSWORD("MinimumPasswordLength"),
	  .judge = NOBODY "meets: >=$password_min_length; fails: else",
	  .why = "Short passwords are guessed; without a policy eight "
		 "characters do." },

	{ .id = "iam.account.password-reuse",
	  .title = "Passwords remembered",
	  PASSWORD("PasswordReusePrevention"),
	  .judge = NOBODY "meets: >=$password_reuse; fails: else",
	  .why = "An old password that leaked must not come back." },

	{ .id = "iam.account.password-numbers",
	  .title = "Passwords with a number",
	  PASSWORD("RequireNumbers"),
	  .judge = NOBODY "meets: true; review: else",
	  .why = "Some standards ask for it; NIST SP 800-63B advises "
		 "against." },

	{ .id = "iam.account.password-letters",
	  .title = "Passwords with a letter",
	  PASSWORD("RequireUppercaseCharacters|RequireLowercaseCharacters"),
	  .judge = NOBODY "meets: any true; review: else",
	  .why = "Some standards ask for it; NIST SP 800-63B advises "
		 "against." },

	{ .id = "iam.account.password-symbols",
	  .title = "Passwords with another character",
	  PASSWORD("RequireSymbols"),
	  .why = "Read with the other rules on what a password is made of." },

	{ .id = "iam.account.password-age",
	  .title = "Oldest password",
	  PASSWORD("MaxPasswordAge"),
	  .judge = NOBODY "meets: <=$password_max_days; "
		   "meets: else if iam.account.users-mfa meets; review: else",
	  .why = "A password alone has to be changed; with MFA it is no single "
		 "factor." },

	{ .id = "iam.account.users-mfa",
	  .title = "MFA of all who have a password",
	  .from = "iam.user.mfa", .of = "account",
	  .topic = EX_ACCESS,
	  .judge = "fails: any fails; review: any review; meets: any meets; "
		   "n/a: else",
	  .why = "One user without it is the way in." },

	{ .id = "iam.credential-report.made",
	  .title = "When the credential report was made",
	  .from = "GetCredentialReport", .path = "GeneratedTime",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: age<=4h; review: else",
	  .why = "IAM makes a new one every four hours at most; what is older "
		 "may no longer be so." },

	/* ---- how people sign in ---- */
	{ .id = "iam.account.federation",
	  .title = "People who sign in through an identity provider",
	  .from = "ListSAMLProviders", .path = "Arn", .of = "account",
	  .topic = EX_ACCESS,
	  .judge = "meets: any arn:* if not iam:console-user; review: else",
	  .why = "Who leaves the company loses all accounts in one place." },
	/* roles that IAM Identity Center makes */
	{ .id = "iam.account.federation",
	  .title = "People who sign in through an identity provider",
	  .from = "Roles", .path = "[RoleName=AWSReservedSSO_*].Arn",
	  .of = "account",
	  .topic = EX_ACCESS,
	  .judge = "meets: any arn:* if not iam:console-user; "
		   "review: any arn:*; fails: none if iam:console-user; "
		   "review: else",
	  .why = "Who leaves the company loses all accounts in one place." },

	{ .id = "iam.saml-provider.end",
	  .title = "End of the provider's certificate",
	  .from = "ListSAMLProviders", .path = "ValidUntil",
	  .topic = EX_ACCESS,
	  .judge = "fails: left<=0d; meets: left>$certificate_min_days; "
		   "review: else",
	  .why = "On that day nobody can sign in through it." },

	{ .id = "iam.oidc-provider.issuer",
	  .title = "Issuer whose tokens are taken",
	  .from = "GetOpenIDConnectProvider", .path = "Url",
	  .topic = EX_ACCESS,
	  .why = "Whoever runs the issuer decides who comes in." },

	{ .id = "iam.oidc-provider.audiences",
	  .title = "For whom a token must have been made",
	  .from = "GetOpenIDConnectProvider", .path = "ClientIDList.member[]",
	  .topic = EX_ACCESS,
	  .judge = "review: else",
	  .why = "Each role that trusts the issuer has to ask for subject and "
		 "audience: iam.role.web-identity says which do." },

	{ .id = "iam.account.outbound-federation",
	  .title = "Tokens of AWS's for use elsewhere",
	  .from = "GetOutboundWebIdentityFederationInfo",
	  .path = "JwtVendingEnabled",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent, false; review: else",
	  .why = "Identities of the account can then prove themselves to "
		 "others." },

	/* ---- policies of AWS's that somebody or nobody should hold ---- */
	{ .id = "iam.account.support-role",
	  .title = "Role that may open support cases",
	  .from = "SupportAccess", .path = "PolicyRoles.member[].RoleName",
	  .topic = EX_ACCESS,
	  .judge = "fails: none; meets: else",
	  .why = "In an incident somebody has to be able to ask AWS." },

	{ .id = "iam.account.cloudshell",
	  .title = "Who holds AWSCloudShellFullAccess",
	  .from = "CloudShellAccess",
	  .path = "PolicyUsers|PolicyGroups|PolicyRoles.member[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "CloudShell can send files anywhere, past every log of the "
		 "network." },

	{ .id = "iam.server-certificate.end",
	  .title = "End of the certificate",
	  .from = "ListServerCertificates", .path = "Expiration",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: left<=0d; meets: left>$certificate_min_days; "
		   "review: else",
	  .why = "A certificate in IAM is renewed by hand or not at all." },
