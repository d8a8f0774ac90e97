/*
 * sagemaker_jobs.h - what only training, processing or batch transform has, and
 * whether the lists of jobs are whole: rows of sagemaker.c
 */
#define CLUSTER_OF "ProcessingResources.ClusterConfig."
#define HISTORY(kind, operation)					\
	{ .id = "sagemaker.region." kind "-history",			\
	  .title = "Jobs of the period listed whole: " kind,		\
	  .from = operation, .path = "CreationTime", .of = "region",	\
	  .topic = EX_COMPLIANCE,					\
	  .judge = "meets: none; meets: else",				\
	  .why = "What a list leaves out nobody looked at." }

	/* ---- training ---- */
	{ .id = "sagemaker.training-job.debug-shell",
	  .title = "Shell on the instances",
	  .from = "DescribeTrainingJob",
	  .path = "RemoteDebugConfig.EnableRemoteDebug",
	  .topic = EX_ACCESS,
	  .judge = "meets: false, absent; review: else",
	  .why = "A session sees the training data." },

	{ .id = "sagemaker.training-job.profiler",
	  .title = "Profiler switched off",
	  .from = "DescribeTrainingJob",
	  .path = "ProfilerConfig.DisableProfiler",
	  .topic = EX_LOGGING,
	  .why = "It shows what the machines did while they trained." },

	{ .id = "sagemaker.training-job.status",
	  .title = "How the job ended",
	  .from = "DescribeTrainingJob", .path = "TrainingJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Completed; review: Failed; n/a: else",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "sagemaker.training-job.tags",
	  .title = "Required tags",
	  .from = "training-job-tags", .path = "Tags", TAGGED },

	/* ---- processing ---- */
	{ .id = "sagemaker.processing-job.volumes",
	  .title = "Instances whose volumes take a key",
	  .from = "DescribeProcessingJob", .path = CLUSTER_OF "InstanceType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: *d.*, *dn.*, ml.g5.*, ml.g6*, ml.g7*, ml.p5*; "
		   "review: absent; meets: else",
	  .why = "Disks that are part of the machine are encrypted by its "
		 "hardware; no key can be named." },

	{ .id = "sagemaker.processing-job.volume-key",
	  .title = "Key that encrypts the volumes",
	  .from = "DescribeProcessingJob", .path = CLUSTER_OF "VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); "
		   "n/a: absent if sagemaker.processing-job.volumes n/a; "
		   "fails: absent; review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "data while it is worked on." },

	{ .id = "sagemaker.processing-job.output-key",
	  .title = "Key that encrypts the result",
	  .from = "DescribeProcessingJob",
	  .path = "ProcessingOutputConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "sagemaker.processing-job.output-key",
	  .title = "Key that encrypts the result",
	  .from = "DescribeProcessingJob",
	  .path = "ProcessingOutputConfig.Outputs[].S3Output.S3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "sagemaker.processing-job.output-bucket",
	  .title = "Bucket the result went to",
	  .from = "DescribeProcessingJob",
	  .path = "ProcessingOutputConfig.Outputs[].S3Output.S3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "Results should stay in a bucket of the audited account." },

	{ .id = "sagemaker.processing-job.traffic-encryption",
	  .title = "Encryption between the instances",
	  .from = "DescribeProcessingJob",
	  .path = "NetworkConfig.EnableInterContainerTrafficEncryption",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: true; n/a: else if " CLUSTER_OF "InstanceCount=1; "
		   "fails: else",
	  .why = "Instances that work together exchange the data." },

	{ .id = "sagemaker.processing-job.isolation",
	  .title = "Container cut off from every network",
	  .from = "DescribeProcessingJob",
	  .path = "NetworkConfig.EnableNetworkIsolation",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; review: else",
	  .why = "What cannot call out cannot leak the data." },

	{ .id = "sagemaker.processing-job.environment-secrets",
	  .title = "Secrets in the environment of the container",
	  .from = "DescribeProcessingJob", .path = "Environment", SECRETS },

	{ .id = "sagemaker.processing-job.command-secrets",
	  .title = "Secrets on the command line",
	  .from = "DescribeProcessingJob",
	  .path = "AppSpecification.ContainerEntrypoint|ContainerArguments[]",
	  SECRETS },

	{ .id = "sagemaker.processing-job.image",
	  .title = "Image that ran",
	  .from = "DescribeProcessingJob", .path = "AppSpecification.ImageUri",
	  .topic = EX_INVENTORY,
	  .why = "The tag that was given; which image it meant then is not "
		 "told." },

	{ .id = "sagemaker.processing-job.status",
	  .title = "How the job ended",
	  .from = "ListProcessingJobs", .path = "ProcessingJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Completed; review: Failed; n/a: else",
	  .why = "Failures that repeat show a missing right, key or quota." },

	/* ---- batch transform ---- */
	{ .id = "sagemaker.transform-job.volumes",
	  .title = "Instances whose volumes take a key",
	  .from = "DescribeTransformJob",
	  .path = "TransformResources.InstanceType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: *dn.*, ml.g5.*, ml.g6*; review: absent; meets: else",
	  .why = "Disks that are part of the machine are encrypted by its "
		 "hardware; no key can be named." },

	{ .id = "sagemaker.transform-job.volume-key",
	  .title = "Key that encrypts the volumes",
	  .from = "DescribeTransformJob",
	  .path = "TransformResources.VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); "
		   "n/a: absent if sagemaker.transform-job.volumes n/a; "
		   "fails: absent; review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "data while it is worked on." },

	{ .id = "sagemaker.transform-job.output-key",
	  .title = "Key that encrypts the answers",
	  .from = "DescribeTransformJob", .path = "TransformOutput.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "sagemaker.transform-job.output-key",
	  .title = "Key that encrypts the answers",
	  .from = "DescribeTransformJob",
	  .path = "TransformOutput.S3OutputPath",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "sagemaker.transform-job.capture-key",
	  .title = "Key that encrypts captured requests",
	  .from = "DescribeTransformJob", .path = "DataCaptureConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: else if not DataCaptureConfig.DestinationS3Uri=*; "
		   "meets: customer-key(); review: else",
	  .why = "What was asked and answered is as confidential as the "
		 "data." },

	{ .id = "sagemaker.transform-job.output-bucket",
	  .title = "Bucket the answers went to",
	  .from = "DescribeTransformJob",
	  .path = "TransformOutput.S3OutputPath",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Answers should stay in a bucket of the audited account." },

	{ .id = "sagemaker.transform-job.environment-secrets",
	  .title = "Secrets in the environment of the container",
	  .from = "DescribeTransformJob", .path = "Environment", SECRETS },

	{ .id = "sagemaker.transform-job.isolation",
	  .title = "Model cut off from every network",
	  .from = "DescribeTransformJob", .path = "ModelName",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: absent; as: sagemaker.model.isolation",
	  .why = "A transform runs in the model's network." },

	{ .id = "sagemaker.transform-job.status",
	  .title = "How the job ended",
	  .from = "ListTransformJobs", .path = "TransformJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Completed; review: Failed; n/a: else",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "sagemaker.tuning-job.volumes",
	  .title = "Instances whose volumes take a key",
	  .from = "Definitions",
	  .path = "HyperParameterTuningResourceConfig.InstanceConfigs[]."
		  "InstanceType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, " LOCAL_DISKS "; review: absent; meets: else",
	  .why = "Disks that are part of the machine are encrypted by its "
		 "hardware; no key can be named." },

	{ .id = "sagemaker.tuning-job.status",
	  .title = "How the job ended",
	  .from = "ListHyperParameterTuningJobs",
	  .path = "HyperParameterTuningJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Completed; review: Failed; n/a: else",
	  .why = "Failures that repeat show a missing right, key or quota." },

	/* ---- nothing cut off ---- */
	HISTORY("training", "ListTrainingJobs"),
	HISTORY("processing", "ListProcessingJobs"),
	HISTORY("transform", "ListTransformJobs"),
	HISTORY("tuning", "ListHyperParameterTuningJobs"),
#undef CLUSTER_OF
#undef HISTORY
