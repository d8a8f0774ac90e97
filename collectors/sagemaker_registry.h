/*
 * sagemaker_registry.h - the model registry and algorithms: rows of sagemaker.c
 */

	{ .id = "sagemaker.package-group.policy",
	  .title = "Who else may use the models",
	  .from = "GetModelPackageGroupPolicy", .path = "ResourcePolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent; fails: public(); review: external(); "
		   "meets: else",
	  .why = "Whoever has a model can make it repeat what it was trained "
		 "on." },

	{ .id = "sagemaker.model-package.key",
	  .title = "Key that encrypts the package",
	  .from = "DescribeModelPackage", .path = "SecurityConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts "
		 "it." },

	{ .id = "sagemaker.model-package.secrets",
	  .title = "Secrets in the environment of the containers",
	  .from = "DescribeModelPackage", .path = PACKAGED "Environment",
	  SECRETS },

	{ .id = "sagemaker.model-package.images",
	  .title = "Images of the containers",
	  .from = "DescribeModelPackage", .path = PACKAGED "Image",
	  .topic = EX_INVENTORY,
	  .why = "Support, source and findings are in the rows of the image." },

	{ .id = "sagemaker.model-package.digests",
	  .title = "Digests of the images",
	  .from = "DescribeModelPackage", .path = PACKAGED "ImageDigest",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: sha256:*; review: else",
	  .why = "What was approved is the image of that digest." },

	{ .id = "sagemaker.model-package.image-scan",
	  .title = "Scan of the images",
	  .from = "DescribeModelPackage",
	  .path = "ModelPackageStatusDetails.ImageScanStatuses[].Status",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: Completed; review: else",
	  .why = "A scan that failed found nothing." },

	{ .id = "sagemaker.model-package.deployed",
	  .title = "Models made from the package",
	  .from = "ModelsOfPackages", .path = "ModelPackageName",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "What is deployed must have been approved." },

	{ .id = "sagemaker.model-package.approval",
	  .title = "Approval",
	  .from = "DescribeModelPackage", .path = "ModelApprovalStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; meets: Approved; "
		   "fails: else if sagemaker.model-package.deployed meets; "
		   "review: else",
	  .why = "What nobody approved should not answer customers." },

	{ .id = "sagemaker.model-package.approval-reason",
	  .title = "Why it was approved or not",
	  .from = "DescribeModelPackage", .path = "ApprovalDescription",
	  .topic = EX_COMPLIANCE,
	  .why = "Who decided on what grounds." },

	{ .id = "sagemaker.model-package.changed",
	  .title = "Last change",
	  .from = "DescribeModelPackage", .path = "LastModifiedTime",
	  .topic = EX_INVENTORY,
	  .why = "Since when it is as it is." },

	{ .id = "sagemaker.algorithm.image",
	  .title = "Image that trains",
	  .from = "DescribeAlgorithm",
	  .path = "TrainingSpecification.TrainingImage",
	  .topic = EX_INVENTORY,
	  .why = "Support, source and findings are in the rows of the image." },

	{ .id = "sagemaker.algorithm.image-digest",
	  .title = "Digest of that image",
	  .from = "DescribeAlgorithm",
	  .path = "TrainingSpecification.TrainingImageDigest",
	  .topic = EX_INVENTORY,
	  .judge = "meets: sha256:*; review: else",
	  .why = "Only a digest always names the same image." },
