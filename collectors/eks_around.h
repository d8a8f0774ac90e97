/*
 * eks_around.h - the account and the network around clusters: rows of eks.c
 */

	{ .id = "eks.region.in-use",
	  .title = "Used in this region",
	  .from = "eks:cluster", .of = "region",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where there is no cluster, nothing need be watched." },

	{ .id = "eks.account.trail",
	  .title = "A trail that records EKS",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "All calls of its API are management events." },

/* nodes without a way out need each of these */
#define ENDPOINT(fact, service, words)					\
	{ .id = "eks.region." fact "-endpoint",				\
	  .title = "Private endpoint for " words,			\
	  .from = "ec2:DescribeVpcEndpoints",				\
	  .path = "[serviceName=*.{region}." service "].state",		\
	  .of = "region",						\
	  .topic = EX_INFRASTRUCTURE,					\
	  .judge = "n/a: else if eks.region.in-use n/a; "		\
		   "meets: any available; "				\
		   "fails: else if $private_endpoints_required; "	\
		   "review: else",					\
	  .why = "Through an endpoint, nodes need no way to the Internet." }

	ENDPOINT("eks", "eks", "EKS"),
	ENDPOINT("auth", "eks-auth", "Pod Identity"),
	ENDPOINT("registry-api", "ecr.api", "ECR"),
	ENDPOINT("registry", "ecr.dkr", "images in ECR"),
	ENDPOINT("ec2", "ec2", "EC2"),
	ENDPOINT("sts", "sts", "STS"),
	ENDPOINT("logs", "logs", "CloudWatch Logs"),
	ENDPOINT("s3", "s3", "layers of images in S3"),
