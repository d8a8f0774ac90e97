/*
 * sagemaker_training.h - what is asked of training alike, run or defined: rows
 * of sagemaker.c, once for training jobs and once for the definitions of tuning
 * jobs; TYPE is "training-job", FROM its call, RESOURCES its machines,
 * PARAMETERS its hyperparameters
 */

	{ .id = "sagemaker." TYPE ".volumes",
	  .title = "Instances whose volumes take a key",
	  .from = FROM, .path = RESOURCES ".InstanceType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, " LOCAL_DISKS "; review: absent; meets: else",
	  .why = "Disks that are part of the machine are encrypted by its "
		 "hardware; no key can be named." },
	/* serverless training names none */
	{ .id = "sagemaker." TYPE ".volumes",
	  .title = "Instances whose volumes take a key",
	  .from = FROM,
	  .path = "ResourceConfig.InstanceGroups|InstancePreferences[]."
		  "InstanceType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, " LOCAL_DISKS "; review: absent; meets: else",
	  .why = "Disks that are part of the machine are encrypted by its "
		 "hardware; no key can be named." },

	{ .id = "sagemaker." TYPE ".volume-key",
	  .title = "Key that encrypts the volumes",
	  .from = FROM, .path = RESOURCES ".VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); "
		   "n/a: absent if sagemaker." TYPE ".volumes n/a; "
		   "fails: absent; review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "training data while it is worked on." },

	{ .id = "sagemaker." TYPE ".output-key",
	  .title = "Key that encrypts the model",
	  .from = FROM, .path = "OutputDataConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "sagemaker." TYPE ".output-key",
	  .title = "Key that encrypts the model",
	  .from = FROM, .path = "OutputDataConfig.S3OutputPath",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "sagemaker." TYPE ".output-bucket",
	  .title = "Bucket the model went to",
	  .from = FROM, .path = "OutputDataConfig.S3OutputPath",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "A model can be made to repeat what it was trained on." },

	{ .id = "sagemaker." TYPE ".traffic-encryption",
	  .title = "Encryption between the instances",
	  .from = FROM, .path = "EnableInterContainerTrafficEncryption",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: true; n/a: none; "
		   "n/a: else if ResourceConfig.InstanceCount=1; fails: else",
	  .why = "Instances that train together exchange what they "
		 "learned." },

	{ .id = "sagemaker." TYPE ".checkpoint-bucket",
	  .title = "Default encryption of the checkpoints' bucket",
	  .from = FROM, .path = "CheckpointConfig.S3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-encryption",
	  .why = "A checkpoint is a model that is not finished." },

	{ .id = "sagemaker." TYPE ".checkpoint",
	  .title = "Checkpoints of training on spare capacity",
	  .from = FROM, .path = "CheckpointConfig.S3Uri",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; "
		   "n/a: else if not EnableManagedSpotTraining=true; "
		   "meets: s3://*; review: else",
	  .why = "Spare capacity is taken back; without checkpoints training "
		 "begins anew." },

	{ .id = "sagemaker." TYPE ".retries",
	  .title = "Attempts after an error of the machines",
	  .from = FROM, .path = "RetryStrategy.MaximumRetryAttempts",
	  .topic = EX_RESILIENCE,
	  .why = "Long training on many instances meets one sometimes." },

	{ .id = "sagemaker." TYPE ".environment-secrets",
	  .title = "Secrets in the environment of the container",
	  .from = FROM, .path = "Environment", SECRETS },

	{ .id = "sagemaker." TYPE ".parameter-secrets",
	  .title = "Secrets in the hyperparameters",
	  .from = FROM, .path = PARAMETERS, SECRETS },

	{ .id = "sagemaker." TYPE ".isolation",
	  .title = "Container cut off from every network",
	  .from = FROM, .path = "EnableNetworkIsolation",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: true; review: else",
	  .why = "What cannot call out cannot leak the training data." },

	{ .id = "sagemaker." TYPE ".image",
	  .title = "Image that trained",
	  .from = FROM, .path = "AlgorithmSpecification.TrainingImage",
	  .topic = EX_INVENTORY,
	  .why = "The tag that was given; which image it meant then is not "
		 "told." },
