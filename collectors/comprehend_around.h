/*
 * comprehend_around.h - what other services say about the use of SERVICE: rows
 * of comprehend.c and comprehendmedical.c
 *
 * SERVICE is the prefix of its names, TITLE how it is called; PREFIX of the
 * calls of others that are about it.
 */

	/* ---- the roles it works with ---- */
	{ .id = SERVICE ".role.trusted-service",
	  .title = "Who may take the role",
	  .from = "iam:Get" PREFIX "Role",
	  .path = "AssumeRolePolicyDocument{}.Statement[].Principal.Service[]",
	  .topic = EX_ACCESS,
	  .judge = "fails: none; meets: " SERVICE ".amazonaws.com; "
		   "review: else",
	  .why = "A role made for one service should be taken by nothing "
		 "else." },

	{ .id = SERVICE ".role.source-account",
	  .title = "Trust confined to this account",
	  .from = "iam:Get" PREFIX "Role", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(aws:SourceAccount); "
		   UNCONDITIONED ": else",
	  .why = "Without the condition another customer's job could use the "
		 "role through the service (the confused deputy)." },

	{ .id = SERVICE ".role.source-arn",
	  .title = "Trust confined to resources of the service",
	  .from = "iam:Get" PREFIX "Role", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(aws:SourceArn); review: else",
	  .why = "The narrowest trust names the resources it is for." },

	/* ---- who may use it ---- */
	{ .id = SERVICE ".account.full-access-roles",
	  .title = "Roles with " PREFIX "FullAccess",
	  .from = "iam:" PREFIX "FullAccess",
	  .path = "PolicyRoles.member[].RoleName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, $approved_roles; review: else",
	  .why = "The policy lets every result be read and jobs be started on "
		 "any data." },

	{ .id = SERVICE ".account.full-access-groups",
	  .title = "Groups with " PREFIX "FullAccess",
	  .from = "iam:" PREFIX "FullAccess",
	  .path = "PolicyGroups.member[].GroupName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; review: else",
	  .why = "The policy lets every result be read and jobs be started on "
		 "any data." },

	{ .id = SERVICE ".account.full-access-users",
	  .title = "Users with " PREFIX "FullAccess",
	  .from = "iam:" PREFIX "FullAccess",
	  .path = "PolicyUsers.member[].UserName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	/* ---- where ---- */
	{ .id = SERVICE ".region.approved",
	  .title = "Use in an approved region",
	  .from = SERVICE ".region.in-use", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: else if " SERVICE ".region.in-use n/a; "
		   "meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Texts and what was found in them stay in the region of the "
		 "job." },

	/* ---- who watches ---- */
	{ .id = SERVICE ".account.trail",
	  .title = "A trail that records " TITLE,
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "All calls of its API are management events." },

	{ .id = SERVICE ".rule.watching",
	  .title = "Rule on " TITLE "'s events",
	  .from = "events:ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "meets: selects(aws." SERVICE ") "
		   "if events.rule.target meets and events.rule.enabled meets; "
		   "fails: selects(aws." SERVICE "); n/a: else",
	  .why = "A rule without a target, or switched off, tells nobody." },
	{ .id = SERVICE ".region.event-rule",
	  .title = "Rule on " TITLE "'s events",
	  .from = SERVICE ".rule.watching", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if " SERVICE ".region.in-use n/a; review: else",
	  .why = "It announces no states of jobs: its calls, recorded by "
		 "CloudTrail, are all a rule can see." },

	/* ---- the network ---- */
	{ .id = SERVICE ".region.endpoint-offered",
	  .title = "Private endpoints for " TITLE " offered here",
	  .from = "ec2:" PREFIX "EndpointServices",
	  .path = "serviceNameSet.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: else",
	  .why = "Where AWS offers none, none can be asked for." },

	{ .id = SERVICE ".region.vpc-endpoint",
	  .title = "Private endpoint for " TITLE,
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}." SERVICE "].state",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; "
		   "n/a: none if " SERVICE ".region.in-use n/a; "
		   "n/a: none if " SERVICE ".region.endpoint-offered n/a; "
		   "fails: none if $private_endpoints_required; review: else",
	  .why = "Through an endpoint, requests never cross the Internet." },

	{ .id = SERVICE ".region.endpoint-policy",
	  .title = "Policy of " TITLE "'s private endpoint",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}." SERVICE "].policyDocument",
	  .of = "region",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: public() if $regulated; "
		   "review: public(); meets: else",
	  .why = "The policy made by default lets anyone reach any account's "
		 "resources." },

	/* ---- quotas ---- */
	{ .id = SERVICE ".quota.name",
	  .title = "What is limited",
	  .from = "servicequotas:" PREFIX "Quotas", .path = "QuotaName",
	  .topic = EX_RESILIENCE,
	  .why = "Read with its value." },

	{ .id = SERVICE ".quota.value",
	  .title = "Quotas of " TITLE,
	  .from = "servicequotas:" PREFIX "Quotas", .path = "Value",
	  .topic = EX_RESILIENCE,
	  .why = "What the account may use at most; use itself is in "
		 "CloudWatch." },
