/*
 * ecr_around.h - what other services say about the use of ECR: rows of ecr.c
 *
 * A runtime role is one that what runs containers may take.  It needs to pull
 * from the repositories of its images, and never to push.
 */
#define PUSH								\
	"allows(ecr:*), allows(ecr:PutImage), "				\
	"allows(ecr:InitiateLayerUpload)"
#define PULL_ALL							\
	"allows(ecr:BatchGetImage, *), "				\
	"allows(ecr:GetDownloadUrlForLayer, *), "			\
	"allows(ecr:BatchImportUpstreamImage, *)"

	{ .id = "ecr.runtime-role.service",
	  .title = "Role of what runs containers",
	  .from = "iam:Roles",
	  .path = "AssumeRolePolicyDocument{}.Statement[].Principal.Service[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: any ecs-tasks.amazonaws.com, "
		   "any ec2.amazonaws.com, any ec2.amazonaws.com.cn, "
		   "any eks-fargate-pods.amazonaws.com, "
		   "any pods.eks.amazonaws.com, "
		   "any sagemaker.amazonaws.com; n/a: else",
	  .why = "Of other roles, what they may do with images is not asked "
		 "here." },

	{ .id = "ecr.runtime-role.inline",
	  .title = "Rights on images in the role's own policies",
	  .from = "iam:Roles",
	  .path = "RolePolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if ecr.runtime-role.service n/a; n/a: none; "
		   "fails: " PUSH "; review: " PULL_ALL "; meets: else",
	  .why = "What runs should not be able to change what will run." },

	{ .id = "ecr.runtime-role.attached",
	  .title = "Rights on images in the role's managed policies",
	  .from = "iam:Roles",
	  .path = "AttachedManagedPolicies.member[].PolicyArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if ecr.runtime-role.service n/a; n/a: none; "
		   "fails: */AmazonEC2ContainerRegistryFullAccess, "
		   "*/AmazonEC2ContainerRegistryPowerUser, "
		   "*/AdministratorAccess, */PowerUserAccess; "
		   "review: */AmazonEC2ContainerRegistryReadOnly, "
		   "*/AmazonEC2ContainerRegistryPullOnly, "
		   "*/AmazonECSTaskExecutionRolePolicy; as: ecr.policy.pull",
	  .why = "AWS's policies name no repository: they open all." },

	{ .id = "ecr.policy.pull",
	  .title = "Rights on images in the policy",
	  .from = "iam:LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; "
		   "fails: allows(ecr:*, *), allows(ecr:PutImage, *); "
		   "review: " PUSH "; review: " PULL_ALL "; meets: else",
	  .why = "Named repositories are enough, to pull and to push." },
	{ .id = "ecr.policy.pull",
	  .title = "Rights on images in the policy",
	  .from = "iam:GetPolicyVersion", .path = "Document",
	  .of = "iam:aws-policy",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(ecr:*, *), allows(ecr:PutImage, *); "
		   "review: " PUSH "; review: " PULL_ALL "; meets: else",
	  .why = "Named repositories are enough, to pull and to push." },

	{ .id = "ecr.account.trail",
	  .title = "A trail that records ECR",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "Pushes, pulls and changes of policy are management "
		 "events." },

	{ .id = "ecr.rule.subject",
	  .title = "Whether the rule is for results of scans",
	  .from = "events:ListRules", .path = "EventPattern{}.detail-type[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: none, absent, any *Scan, any Inspector2*; n/a: else",
	  .why = "A rule on pushes hears nothing of findings." },
	{ .id = "ecr.rule.watching",
	  .title = "Rule on results of scans",
	  .from = "events:ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "n/a: else if ecr.rule.subject n/a; "
		   "meets: selects(aws.ecr), selects(aws.inspector2) "
		   "if events.rule.target meets and events.rule.enabled meets; "
		   "fails: selects(aws.ecr), selects(aws.inspector2); "
		   "n/a: else",
	  .why = "A rule without a target, or switched off, tells nobody." },
	{ .id = "ecr.region.event-rule",
	  .title = "Rule on results of scans",
	  .from = "ecr.rule.watching", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; n/a: else if not ecr:repository; "
		   "review: else",
	  .why = "Findings that nobody hears of are not closed." },

	/* ---- the network ---- */
	{ .id = "ecr.region.endpoint-api",
	  .title = "Private endpoint for ECR's API",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.ecr.api].state", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; n/a: none if not ecr:repository; "
		   "fails: else if $private_endpoints_required; review: else",
	  .why = "Through an endpoint, requests never cross the Internet." },

	{ .id = "ecr.region.endpoint-registry",
	  .title = "Private endpoint for pulls and pushes",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.ecr.dkr].state", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; n/a: none if not ecr:repository; "
		   "fails: else if $private_endpoints_required; review: else",
	  .why = "The first pull through a cache may need the Internet all "
		 "the same." },

	{ .id = "ecr.region.endpoint-layers",
	  .title = "Private way to the layers of images",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.s3].state", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; n/a: none if not ecr:repository; "
		   "fails: else if $private_endpoints_required; review: else",
	  .why = "Layers lie in S3: without its endpoint they come over the "
		 "Internet." },
