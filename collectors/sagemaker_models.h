/*
 * sagemaker_models.h - models, container by container: rows of sagemaker.c
 */

	{ .id = "sagemaker.model.images",
	  .title = "Images of the containers",
	  .from = "ModelContainers", .path = "Image",
	  .topic = EX_INVENTORY,
	  .why = "Support, source and findings are in the rows of the image." },

	{ .id = "sagemaker.model.secrets",
	  .title = "Secrets in the environment of the containers",
	  .from = "ModelContainers", .path = "Environment", SECRETS },

	{ .id = "sagemaker.model.usage-tracking",
	  .title = "Reports of use to AWS switched off",
	  .from = "ModelContainers", .path = "Environment.OPT_OUT_TRACKING",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: true; "
		   "meets: else if $usage_tracking=allow; "
		   "fails: absent if Image=763104351884.*; review: else",
	  .why = "AWS Deep Learning Containers tell AWS of each start, unless "
		 "they are told not to." },

	{ .id = "sagemaker.model.registry-access",
	  .title = "How the registry is reached",
	  .from = "ModelContainers", .path = "ImageConfig.RepositoryAccessMode",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; meets: Platform; "
		   "meets: Vpc if ImageConfig.RepositoryAuthConfig."
		   "RepositoryCredentialsProviderArn=arn:*; review: else",
	  .why = "A private registry wants credentials, which a function "
		 "should hand out for the while." },

	{ .id = "sagemaker.model.data",
	  .title = "Bucket the model came from",
	  .from = "ModelContainers", .path = "ModelDataUrl",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "A model is code: it should come from a bucket of the "
		 "audited account." },

	{ .id = "sagemaker.model.isolation",
	  .title = "Containers cut off from every network",
	  .from = "DescribeModel", .path = "EnableNetworkIsolation",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; review: else",
	  .why = "What cannot call out cannot leak; a container that fetches "
		 "its model when it starts cannot run so." },

	{ .id = "sagemaker.model.zones",
	  .title = "Subnets, and so zones, the model runs in",
	  .from = "DescribeModel", .path = "VpcConfig.Subnets[]",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: spread(ec2:subnet, "
		   "availabilityZone, >=$multi_az_min); fails: else",
	  .why = "One subnet is one zone, and one zone can fail; without a "
		 "VPC, AWS spreads instances by itself." },

	{ .id = "sagemaker.model.package-approval",
	  .title = "Approval of the package it was made from",
	  .from = "ModelContainers", .path = "ModelPackageName",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none, absent; as: sagemaker.model-package.approval",
	  .why = "What nobody approved should not answer customers." },

	{ .id = "sagemaker.model.tags",
	  .title = "Required tags",
	  .from = "model-tags", .path = "Tags", TAGGED },
