/*
 * ecs_around.h - settings of the account, and what other services say about the
 * use of ECS: rows of ecs.c
 */
#define ENDPOINT(what, suffix, of_what)					\
	{ .id = "ecs.region.endpoint-" what,				\
	  .title = "Private endpoint for " of_what,			\
	  .from = "ec2:DescribeVpcEndpoints",				\
	  .path = "[serviceName=*.{region}." suffix "].state",		\
	  .of = "region",						\
	  .topic = EX_INFRASTRUCTURE,					\
	  .judge = "meets: any available; n/a: none if not ecs:service "	\
		   "and not ecs:task; "					\
		   "fails: none if $private_endpoints_required; "	\
		   "review: else",					\
	  .why = "Without it tasks in private subnets go over the "	\
		 "Internet or do not start." }

	/* ---- settings of the account ---- */
	{ .id = "ecs.region.tag-authorization",
	  .title = "Rights needed to set tags at creation",
	  .from = "ListAccountSettings",
	  .path = "[name=tagResourceAuthorization].value",
	  .topic = EX_ACCESS,
	  .judge = "meets: any on; review: else",
	  .why = "Where tags decide who may do what, setting them is a "
		 "right, too." },

	{ .id = "ecs.region.log-mode",
	  .title = "What happens when a log cannot be written",
	  .from = "ListAccountSettings",
	  .path = "[name=defaultLogDriverMode].value",
	  .topic = EX_LOGGING,
	  .judge = "meets: any blocking; review: else",
	  .why = "Without blocking, lines are dropped under load." },

	{ .id = "ecs.region.guardduty",
	  .title = "GuardDuty's agent for ECS",
	  .from = "ListAccountSettings",
	  .path = "[name=guardDutyActivate].value",
	  .topic = EX_LOGGING,
	  .judge = "meets: any on; fails: any off; review: else",
	  .why = "Only an agent at run time sees what a process does." },

	{ .id = "ecs.region.fargate-fips",
	  .title = "FIPS 140 on Fargate",
	  .from = "ListAccountSettings",
	  .path = "[name=fargateFIPSMode].value",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if not $fips_required; meets: any enabled; "
		   "review: else",
	  .why = "It can be switched on in AWS GovCloud alone." },

	/* ---- the network ---- */
	ENDPOINT("ecs", "ecs", "ECS"),
	ENDPOINT("agent", "ecs-agent", "the ECS agent"),
	ENDPOINT("telemetry", "ecs-telemetry", "the ECS agent's telemetry"),
	ENDPOINT("registry-api", "ecr.api", "the API of ECR"),
	ENDPOINT("registry", "ecr.dkr", "images in ECR"),
	ENDPOINT("logs", "logs", "CloudWatch Logs"),
	ENDPOINT("secrets", "secretsmanager", "Secrets Manager"),
	ENDPOINT("s3", "s3", "S3, where ECR keeps the layers of images"),

	/* a group of another account shows no rule at all, not even one out */
#define REACHED								\
	.id = "ecs.security-group.ingress",				\
	.title = "Who may reach what is behind it, but for port 443",	\
	.from = "ec2:DescribeSecurityGroupRules",			\
	.topic = EX_INFRASTRUCTURE,					\
	.why = "A task is reached through its load balancer; a port open " \
	       "to the world goes around it."
	{ REACHED, .path = "[isEgress=false]",
	  .judge = "review: open() if fromPort=443 and toPort=443; "
		   "fails: open(); meets: else" },
	{ REACHED, .path = "groupId",
	  .judge = "review: none; meets: else" },
#undef REACHED

	/* ---- secrets that containers read ---- */
	{ .id = "ecs.secret.exists",
	  .title = "The secret exists",
	  .from = "secretsmanager:ListSecrets", .path = "ARN",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; fails: none; review: else",
	  .why = "A task whose secret is gone does not start." },

	/* ---- who watches ---- */
	{ .id = "ecs.account.trail",
	  .title = "A trail that records ECS",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "All calls of its API are management events." },

	{ .id = "ecs.rule.watching",
	  .title = "Rule on the events of ECS",
	  .from = "events:ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "meets: selects(aws.ecs) if events.rule.target meets "
		   "and events.rule.enabled meets; "
		   "fails: selects(aws.ecs); n/a: else",
	  .why = "A rule without a target, or switched off, tells nobody." },
	{ .id = "ecs.region.event-rule",
	  .title = "Rule on the events of ECS",
	  .from = "ecs.rule.watching", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if not ecs:service and not ecs:task; "
		   "review: else",
	  .why = "Tasks that stop and deployments that fail are announced as "
		 "events; somebody should listen." },

	/* which kinds are recorded is said in one of three ways */
#define RECORDED							\
	.id = "ecs.recorder.scope",					\
	.title = "Resources of ECS recorded by Config",			\
	.from = "config:DescribeConfigurationRecorders",		\
	.topic = EX_COMPLIANCE,						\
	.why = "Services and definitions change with every deployment; "	\
	       "Config says who changed what."
	{ RECORDED, .path = "recordingGroup[allSupported=true].allSupported",
	  .judge = "meets: true; review: else" },
	{ RECORDED, .path = "recordingGroup.resourceTypes[]",
	  .judge = "meets: any AWS::ECS::Service; review: else" },
	{ RECORDED, .path = "recordingGroup.exclusionByResourceTypes."
			    "resourceTypes[]",
	  .judge = "review: none, any AWS::ECS::*; meets: else" },
#undef RECORDED
	{ .id = "ecs.region.recorder",
	  .title = "Resources of ECS recorded by Config",
	  .from = "ecs.recorder.scope", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any meets if config.region.recorder meets; "
		   "n/a: else if not ecs:service and not ecs:task; "
		   "review: else",
	  .why = "Services and definitions change with every deployment; "
		 "Config says who changed what." },
#undef ENDPOINT
