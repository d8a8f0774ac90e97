/*
 * organizations_control.h - who administers, and what no account may do
 *
 * A policy that is attached to nothing limits nobody.  What one policy forbids
 * is a row of its own; whether any policy forbids it, one of the organization.
 */
	{ .id = "organizations.root.control-enabled",
	  .title = "Service control policies switched on",
	  .from = "ListRoots",
	  .path = "PolicyTypes[Type=SERVICE_CONTROL_POLICY].Status",
	  .topic = EX_ACCESS,
	  .judge = "meets: ENABLED; fails: none; review: else",
	  .why = "Until they are, accounts may do whatever their own "
		 "administrators let them." },

	/* ---- what is attached where ---- */
	{ .id = "organizations.control-policy.targets",
	  .title = "What the policy is attached to",
	  .from = "ControlTargets", .path = "TargetId",
	  .topic = EX_ACCESS,
	  .judge = "meets: any r-*; fails: none; review: else",
	  .why = "Attached to the root it holds for every member account." },

	{ .id = "organizations.root.control-policies",
	  .title = "Policies of our own on the root",
	  .from = "ControlledRoots", .path = "TargetId",
	  .topic = EX_ACCESS,
	  .judge = "fails: none; meets: else",
	  .why = "FullAWSAccess, which AWS attaches, limits nothing." },

	{ .id = "organizations.unit.control-policies",
	  .title = "Policies of our own on the unit or above it",
	  .from = "ControlledUnits", .path = "TargetId",
	  .topic = EX_ACCESS,
	  .judge = "meets: any ou-*; review: else",
	  .why = "FullAWSAccess, which AWS attaches, limits nothing." },
	{ .id = "organizations.unit.control-policies",
	  .title = "Policies of our own on the unit or above it",
	  .from = "RootUnits", .path = "Id",
	  .topic = EX_ACCESS,
	  .judge = "meets: else if organizations.root.control-policies meets; "
		   "fails: else",
	  .why = "FullAWSAccess, which AWS attaches, limits nothing." },
	/* what the unit above has is for the auditor to follow */
	{ .id = "organizations.unit.control-policies",
	  .title = "Policies of our own on the unit or above it",
	  .from = "InnerUnits", .path = "Id",
	  .topic = EX_ACCESS,
	  .judge = "meets: else if organizations.root.control-policies meets; "
		   "review: else",
	  .why = "FullAWSAccess, which AWS attaches, limits nothing." },

#define ON_ACCOUNT							\
	.id = "organizations.account.control-policies",			\
	.title = "Policies of our own on the account or above it",	\
	.topic = EX_ACCESS,						\
	.why = "FullAWSAccess, which AWS attaches, limits nothing."
	{ ON_ACCOUNT,
	  .from = "ControlledAccounts", .path = "TargetId",
	  .judge = "fails: none; meets: else" },
	{ ON_ACCOUNT,
	  .from = "ListAccounts", .path = "Paths[.=*/ou-*]",
	  .judge = "as: organizations.unit.control-policies; review: else" },
	{ ON_ACCOUNT,
	  .from = "ListAccounts", .path = "Paths[.!=*/ou-*]",
	  .judge = "as: organizations.root.control-policies; review: else" },

	/* ---- what the policies forbid ---- */
	{ .id = "organizations.control-policy.content",
	  .title = "Text of the policy",
	  .from = "ControlPolicy", .path = "Content",
	  .topic = EX_ACCESS,
	  .why = "The rows below look for five things that every "
		 "organization forbids; the text may have more." },

#define FORBIDS(fact, subject, where, test, reason)			\
	{ .id = "organizations.control-policy." fact,			\
	  .title = subject,						\
	  .from = "ControlPolicy", .path = where,			\
	  .topic = EX_ACCESS,						\
	  .judge = "n/a: else if organizations.control-policy.targets "	\
		   "fails; meets: " test "; n/a: else",			\
	  .why = reason }
#define BY_ANY(fact, subject, reason)					\
	{ .id = "organizations.management." fact,			\
	  .title = subject " by any policy",				\
	  .from = "organizations.control-policy." fact,			\
	  .of = "organizations:management",				\
	  .topic = EX_ACCESS,						\
	  .judge = "meets: any meets; review: else",			\
	  .why = reason }
#define FORBIDDEN(fact, subject, test, reason)				\
	FORBIDS(fact, subject, "Content", test, reason),		\
	BY_ANY(fact, subject, reason)
#define BUT(action) "denies(" action "), denies(" action ", !aws:PrincipalArn)"
	FORBIDDEN("leaving", "Leaving the organization forbidden",
		  BUT("organizations:LeaveOrganization"),
		  "An account that leaves takes its data out of every "
		  "control."),
	FORBIDDEN("trails", "Stopping of trails forbidden",
		  BUT("cloudtrail:StopLogging"),
		  "Who means harm switches off the log first."),
	FORBIDDEN("recorders", "Stopping of AWS Config forbidden",
		  BUT("config:StopConfigurationRecorder"),
		  "Without the recorder nobody can say what was when."),
	FORBIDDEN("detectors", "Removal of GuardDuty forbidden",
		  BUT("guardduty:DeleteDetector"),
		  "Who means harm switches off the alarm, too."),
	FORBIDDEN("other-regions", "Use of other regions forbidden",
		  "denies(transcribe:StartTranscriptionJob, "
		  "!aws:RequestedRegion)",
		  "Data cannot go where nothing can be started."),

#define OF_ROOT(operator)						\
	FORBIDS("root-user", "Use of root users forbidden",		\
		"Content{}.Statement[Condition." operator		\
		".aws:PrincipalArn=*:root]",				\
		"denies(*, aws:PrincipalArn)", ROOT_REASON)
#define ROOT_REASON							\
	"No policy of an account limits its root user; one of the "	\
	"organization can."
	OF_ROOT("StringLike"),
	OF_ROOT("ArnLike"),
	BY_ANY("root-user", "Use of root users forbidden", ROOT_REASON),

	/* ---- policies of the kinds that are merged ---- */
	{ .id = "organizations.policy-type.invalid-accounts",
	  .title = "Accounts on which the policies contradict each other",
	  .from = "ListAccountsWithInvalidEffectivePolicy", .path = "Id",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: none; fails: else",
	  .why = "On those accounts none of them takes effect." },

	/* ---- who may administer ---- */
	{ .id = "organizations.management.delegated-admins",
	  .title = "Accounts that administer for the organization",
	  .from = "ListDelegatedAdministrators", .path = "Id",
	  .of = "organizations:management",
	  .topic = EX_ACCESS,
	  .judge = "review: none; meets: $delegated_admins; review: else",
	  .why = "The management account should do nothing that another can; "
		 "and that other should be a known one." },

	{ .id = "organizations.delegated-admin.services",
	  .title = "Services the account administers",
	  .from = "ListDelegatedServicesForAccount",
	  .path = "ServicePrincipal",
	  .topic = EX_ACCESS,
	  .why = "It acts on every account through them." },

	{ .id = "organizations.management.trusted-services",
	  .title = "Services trusted with all accounts",
	  .from = "ListAWSServiceAccessForOrganization",
	  .path = "ServicePrincipal",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: none; meets: $approved_services, "
		   "$monitoring_services; review: else",
	  .why = "Each may put a role into every account." },

	{ .id = "organizations.management.monitoring-services",
	  .title = "Services that watch all accounts",
	  .from = "ListAWSServiceAccessForOrganization",
	  .path = "ServicePrincipal",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: tagged($monitoring_services); review: else",
	  .why = "An account that has to be watched by hand is forgotten." },

	{ .id = "organizations.management.resource-policy",
	  .title = "Rights on the organization given to other accounts",
	  .from = "DescribeResourcePolicy", .path = "Content",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: public(); review: else",
	  .why = "Whoever it names may read or change policies." },
