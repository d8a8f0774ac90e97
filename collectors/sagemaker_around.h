/*
 * sagemaker_around.h - what other services say about the use of SageMaker: rows
 * of sagemaker.c
 */
#define IN_USE(type)							\
	{ .id = "sagemaker.region.in-use",				\
	  .title = "Used in this region",				\
	  .from = "sagemaker:" type, .of = "region",			\
	  .topic = EX_INVENTORY,					\
	  .judge = "n/a: none; meets: else",				\
	  .why = "Where nothing is done, nothing need be watched." }
#define PRIVATE(fact, what, service)					\
	{ .id = "sagemaker.region." fact "-endpoint",			\
	  .title = "Private way to " what,				\
	  .from = "ec2:DescribeVpcEndpoints",				\
	  .path = "[serviceName=" service "].state", .of = "region",	\
	  .topic = EX_INFRASTRUCTURE,					\
	  .judge = "meets: any available; "				\
		   "n/a: none if sagemaker.region.in-use n/a; "		\
		   "fails: none if $private_endpoints_required; "	\
		   "review: else",					\
	  .why = "Through an endpoint, requests never cross the "	\
		 "Internet; what is in a VPC without another way out "	\
		 "needs it." }

	IN_USE("notebook"), IN_USE("domain"), IN_USE("model"),
	IN_USE("endpoint"), IN_USE("training-job"), IN_USE("tuning-job"),
	IN_USE("processing-job"), IN_USE("transform-job"),
	IN_USE("model-package"), IN_USE("cluster"),

	{ .id = "sagemaker.region.approved",
	  .title = "Use in an approved region",
	  .from = "sagemaker.region.in-use", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: else if sagemaker.region.in-use n/a; "
		   "meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Data and models stay in the region of the job." },

	/* ---- the roles it works with ---- */
	{ .id = "sagemaker.role.trust",
	  .title = "Who may take the role",
	  .from = "iam:GetSageMakerRole", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: public(); meets: service-role(sagemaker.amazonaws."
		   "com); fails: else if sagemaker.role.people fails; "
		   "review: else",
	  .why = "Without aws:SourceAccount or aws:SourceArn another "
		 "customer's job could use the role through the service (the "
		 "confused deputy)." },

	{ .id = "sagemaker.role.people",
	  .title = "People and others who may take the role",
	  .from = "iam:GetSageMakerRole",
	  .path = "AssumeRolePolicyDocument{}.Statement[].Principal."
		  "AWS|Federated[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "What a job may do is not what a person may do." },

	/* ---- who watches ---- */
	{ .id = "sagemaker.account.trail",
	  .title = "A trail that records SageMaker",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "All calls of its API are management events." },

	{ .id = "sagemaker.rule.watching",
	  .title = "Rule on SageMaker's events",
	  .from = "events:ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "meets: selects(aws.sagemaker) "
		   "if events.rule.target meets and events.rule.enabled meets; "
		   "fails: selects(aws.sagemaker); n/a: else",
	  .why = "A rule without a target, or switched off, tells nobody." },
	{ .id = "sagemaker.region.event-rule",
	  .title = "Rule on SageMaker's events",
	  .from = "sagemaker.rule.watching", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if sagemaker.region.in-use n/a; review: else",
	  .why = "Jobs and endpoints announce each change of their state; "
		 "somebody should listen." },

	/* ---- the network ---- */
	PRIVATE("api", "SageMaker's API", "*.{region}.sagemaker.api*"),
	PRIVATE("runtime", "endpoints of models",
		"*.{region}.sagemaker.runtime*"),
	PRIVATE("studio", "Studio", "aws.sagemaker.{region}.studio"),
	PRIVATE("notebook", "notebooks", "aws.sagemaker.{region}.notebook"),
	PRIVATE("registry-api", "ECR's API", "*.{region}.ecr.api"),
	PRIVATE("registry", "images", "*.{region}.ecr.dkr"),
	PRIVATE("logs", "CloudWatch Logs", "*.{region}.logs"),
	PRIVATE("s3", "S3", "*.{region}.s3"),

	{ .id = "sagemaker.region.endpoint-policy",
	  .title = "Policies of SageMaker's private endpoints",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*sagemaker*].policyDocument", .of = "region",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: public() if $regulated; "
		   "review: public(); meets: else",
	  .why = "The policy made by default lets anyone reach any account's "
		 "resources." },
#undef IN_USE
#undef PRIVATE
