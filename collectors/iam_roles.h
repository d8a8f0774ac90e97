/*
 * iam_roles.h - roles: who may take them, what they may, whether they are used
 *
 * Of a role that something refers to GetRole was asked; of all others the
 * details of the account say what they can.
 */
	{ .id = "iam.role.exists",
	  .title = "The role exists",
	  .from = "GetRole", .path = "Arn",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; fails: else",
	  .why = "A reference to a role that is gone can be taken over by "
		 "whoever makes one of that name." },

#define TRUST								\
	"n/a: absent; fails: public(); meets: conditioned(sts:ExternalId), " \
	"conditioned(aws:PrincipalOrgID); review: external(), shared(); " \
	"meets: else"
	{ .id = "iam.role.trust",
	  .title = "Who may take the role",
	  .from = "Roles", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = TRUST,
	  .why = "Whoever may take the role has all its rights." },

	/* EC2 hands a role to the host it is for and sends neither key */
	{ .id = "iam.role.source",
	  .title = "Services that may take the role for this account alone",
	  .from = "Roles",
	  .path = "AssumeRolePolicyDocument{}.Statement[Principal.Service!=]"
		  "[Principal.Service!=ec2.amazonaws.com]",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; n/a: else if Path=/aws-service-role/*; "
		   "meets: conditioned(aws:SourceAccount), "
		   "conditioned(aws:SourceArn); review: else",
	  .why = "Without the condition a service may be made to use the role "
		 "on behalf of somebody else's account." },

	{ .id = "iam.role.web-identity",
	  .title = "Whose token takes the role",
	  .from = "Roles", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(*:sub, sts:AssumeRoleWithWebIdentity); "
		   "review: allows(sts:AssumeRoleWithWebIdentity); n/a: else",
	  .why = "Else every pod or pipeline of the issuer may take the "
		 "role." },

	{ .id = "iam.role.approved",
	  .title = "Role approved for wide rights",
	  .from = "Roles", .path = "Arn",
	  .topic = EX_ACCESS,
	  .judge = "meets: $approved_roles; n/a: else",
	  .why = "Some role has to administer the account: the profile names "
		 "it." },

#define SESSION								\
	"meets: <=$session_max_seconds; "				\
	"meets: else if iam.role.approved meets; review: else"
	{ .id = "iam.role.session",
	  .title = "Longest session",
	  .from = "ListRoles", .path = "MaxSessionDuration",
	  .topic = EX_ACCESS,
	  .judge = SESSION,
	  .why = "A session outlives the removal of rights." },

	{ .id = "iam.role.boundary",
	  .title = "Permissions boundary",
	  .from = "GetRole",
	  .path = "PermissionsBoundary.PermissionsBoundaryArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; review: absent",
	  .why = "A boundary limits what the role can ever be given." },

#define LAST_USE							\
	"n/a: else if Path=/aws-service-role/*; "			\
	"meets: age<=$role_unused_days; review: else"
	{ .id = "iam.role.last-use",
	  .title = "Last use of the role",
	  .from = "Roles", .path = "RoleLastUsed.LastUsedDate",
	  .topic = EX_ACCESS,
	  .judge = LAST_USE,
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

	{ .id = "iam.role.administrator",
	  .title = "Role with AdministratorAccess",
	  .from = "Roles",
	  .path = "AttachedManagedPolicies.member[].PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: else if iam.role.approved meets; "
		   "review: any */AdministratorAccess; meets: else",
	  .why = "Which roles administer the account has to be known by "
		 "name." },

	/* What AWS Deep Learning Containers report of their use they also write
	 * on the host, as a tag. */
#define CREATE_TAGS							\
	"meets: conditioned(aws:TagKeys, ec2:CreateTags); "		\
	"review: allows(ec2:CreateTags, *); meets: else"
	{ .id = "iam.role.create-tags",
	  .title = "Any tag on any EC2 resource",
	  .from = "Roles", .path = "RolePolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = CREATE_TAGS,
	  .why = "Where tags decide who may do what, who sets tags decides." },

	/* ---- inline policies of those that something refers to ---- */
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

	{ .id = "iam.role-policy.create-tags",
	  .title = "Any tag on any EC2 resource",
	  .from = "GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = CREATE_TAGS,
	  .why = "Where tags decide who may do what, who sets tags decides." },

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

	{ .id = "iam.aws-policy.create-tags",
	  .title = "Any tag on any EC2 resource",
	  .from = "GetPolicyVersion", .path = "Document",
	  .topic = EX_ACCESS,
	  .judge = CREATE_TAGS,
	  .why = "Where tags decide who may do what, who sets tags decides." },

	{ .id = "iam.local-policy.create-tags",
	  .title = "Any tag on any EC2 resource",
	  .from = "LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; " CREATE_TAGS,
	  .why = "Where tags decide who may do what, who sets tags decides." },

	/* ---- hosts ---- */
	{ .id = "iam.instance-profile.role",
	  .title = "Role of the host",
	  .from = "GetInstanceProfile", .path = "Roles.member[].Arn",
	  .topic = EX_ACCESS,
	  .judge = "as: iam.role.exists; fails: none; review: else",
	  .why = "All that runs on the host has the rights of this role." },
