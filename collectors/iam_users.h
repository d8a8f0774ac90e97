/*
 * iam_users.h - users: passwords, MFA, keys
 *
 * All but the policies from the credential report.  N/A stands where there is
 * no such credential, no_information where it was never used; then its age is
 * that of its making.  A user who is not in the report is newer than it.
 */
#define CREDENTIALS .from = "Credentials", .topic = EX_ACCESS

	{ .id = "iam.user.mfa",
	  .title = "MFA of who has a password",
	  CREDENTIALS, .path = "mfa_active",
	  .judge = "review: none; n/a: else if password_enabled=false; "
		   "meets: true; fails: else",
	  .why = "A password alone is guessed, shared or stolen." },

#define NO_PASSWORD "review: none; n/a: else if password_enabled=false; "
	{ .id = "iam.user.password-use",
	  .title = "Last use of the password",
	  CREDENTIALS,
	  .path = "[password_last_used!=no_information]"
		  "[password_last_used!=N/A].password_last_used",
	  .judge = NO_PASSWORD "meets: age<=$unused_days; fails: else",
	  .why = "Who no longer signs in has no need to." },
	{ .id = "iam.user.password-use",
	  .title = "Last use of the password",
	  CREDENTIALS,
	  .path = "[password_last_changed!=N/A].password_last_changed",
	  .judge = NO_PASSWORD "meets: age<=$unused_days; fails: else",
	  .why = "Who no longer signs in has no need to." },
	{ .id = "iam.user.password-use",
	  .title = "Last use of the password",
	  CREDENTIALS, .path = "user_creation_time",
	  .judge = NO_PASSWORD "meets: age<=$unused_days; fails: else",
	  .why = "Who no longer signs in has no need to." },

#define KEY_ROWS(n)							\
	{ .id = "iam.user.key-" n "-use",				\
	  .title = "Last use of access key " n,				\
	  CREDENTIALS,							\
	  .path = "[access_key_" n "_last_used_date!=N/A]"		\
		  "[access_key_" n "_last_used_date!=no_information]."	\
		  "access_key_" n "_last_used_date",			\
	  .judge = NO_KEY(n) "meets: age<=$unused_days; fails: else",	\
	  .why = "A key that nobody uses can only be misused." },	\
	{ .id = "iam.user.key-" n "-use",				\
	  .title = "Last use of access key " n,				\
	  CREDENTIALS, .path = "access_key_" n "_last_rotated",		\
	  .judge = NO_KEY(n) "meets: age<=$unused_days; fails: else",	\
	  .why = "A key that nobody uses can only be misused." },	\
	{ .id = "iam.user.key-" n "-age",				\
	  .title = "Age of access key " n,				\
	  CREDENTIALS, .path = "access_key_" n "_last_rotated",		\
	  .judge = NO_KEY(n) "meets: age<=$credential_max_age_days; "	\
		   "fails: else",					\
	  .why = "The older a key, the more have seen it." }
#define NO_KEY(n)							\
	"review: none; n/a: else if access_key_" n "_active=false; "
	KEY_ROWS("1"),
	KEY_ROWS("2"),

	{ .id = "iam.user.one-key",
	  .title = "A second access key",
	  CREDENTIALS, .path = "access_key_2_active",
	  .judge = "review: none; fails: true if access_key_1_active=true; "
		   "meets: else",
	  .why = "Two are for the day on which one is changed." },

	/* the console used to offer one to everybody it made */
	{ .id = "iam.user.initial-key",
	  .title = "Key made with the user and never used",
	  CREDENTIALS, .path = "access_key_1_last_used_date",
	  .judge = "review: none; meets: else if password_enabled=false; "
		   "review: N/A if access_key_1_active=true; meets: else",
	  .why = "Who signs in by password has no need of it." },

	{ .id = "iam.user.signing-certificates",
	  .title = "Signing certificates",
	  CREDENTIALS, .path = "cert_1_active|cert_2_active",
	  .judge = "review: none, true; meets: else",
	  .why = "Few APIs still take them, and nobody looks after them." },

	{ .id = "iam.user.service-credentials",
	  .title = "Passwords and keys for single services",
	  .from = "ListServiceSpecificCredentials",
	  .path = "[Status=Active].CreateDate",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, age<=$credential_max_age_days; review: else",
	  .why = "They open a service without MFA and have no end of their "
		 "own." },

	{ .id = "iam.user.ssh-keys",
	  .title = "SSH keys",
	  .from = "ListSSHPublicKeys", .path = "[Status=Active].UploadDate",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, age<=$credential_max_age_days; review: else",
	  .why = "They open repositories of code and have no end of their "
		 "own." },

	{ .id = "iam.user.attached",
	  .title = "Managed policies attached to the user",
	  .from = "Users",
	  .path = "AttachedManagedPolicies.member[].PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	{ .id = "iam.user.inline",
	  .title = "Policies of the user's own",
	  .from = "Users", .path = "UserPolicyList.member[].PolicyName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	{ .id = "iam.user.administrator",
	  .title = "User with AdministratorAccess",
	  .from = "Users",
	  .path = "AttachedManagedPolicies.member[].PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "fails: any */AdministratorAccess; meets: else",
	  .why = "Who needs it takes a role for as long as it is needed." },

	{ .id = "iam.group.administrator",
	  .title = "Group with AdministratorAccess",
	  .from = "Groups",
	  .path = "AttachedManagedPolicies.member[].PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "review: any */AdministratorAccess; meets: else",
	  .why = "Every member has it at all times." },
