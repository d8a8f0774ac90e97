/*
 * sagemaker_endpoints.h - endpoint configurations, endpoints, inference
 * components: rows of sagemaker.c
 */
#define CAPTURE "DataCaptureConfig."
#define ASYNC "AsyncInferenceConfig.OutputConfig."
#define SERVERLESS "ServerlessConfig.MemorySizeInMB=*"

	/* ---- configurations ---- */
	{ .id = "sagemaker.endpoint-config.volumes",
	  .title = "Instances whose volumes take a key",
	  .from = "Variants", .path = "InstanceType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, " LOCAL_DISKS "; n/a: absent if " SERVERLESS
		   "; review: absent; meets: else",
	  .why = "Disks that are part of the machine are encrypted by its "
		 "hardware; no key can be named." },

	{ .id = "sagemaker.endpoint-config.volume-key",
	  .title = "Key that encrypts the volumes",
	  .from = "DescribeEndpointConfig", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); "
		   "n/a: absent if sagemaker.endpoint-config.volumes n/a; "
		   "fails: absent if sagemaker.endpoint-config.volumes meets; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "model and what it is asked." },

	{ .id = "sagemaker.endpoint-config.capture-key",
	  .title = "Key that encrypts captured requests",
	  .from = "DescribeEndpointConfig", .path = CAPTURE "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: else if not " CAPTURE "EnableCapture=true; "
		   "meets: customer-key(); fails: absent; review: else",
	  .why = "What was asked and answered is as confidential as the "
		 "data." },

	{ .id = "sagemaker.endpoint-config.capture-bucket",
	  .title = "Bucket of captured requests",
	  .from = "DescribeEndpointConfig", .path = CAPTURE "DestinationS3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "They should stay in a bucket of the audited account." },

	{ .id = "sagemaker.endpoint-config.async-key",
	  .title = "Key that encrypts queued answers",
	  .from = "DescribeEndpointConfig", .path = ASYNC "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: else if not " ASYNC "S3OutputPath=*; "
		   "meets: customer-key(); fails: absent; review: else",
	  .why = "Answers that are called for later lie in a bucket." },

	{ .id = "sagemaker.endpoint-config.async-buckets",
	  .title = "Buckets of queued answers and failures",
	  .from = "DescribeEndpointConfig",
	  .path = ASYNC "S3OutputPath|S3FailurePath",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "They should stay in a bucket of the audited account." },

	{ .id = "sagemaker.endpoint-config.dump-key",
	  .title = "Key that encrypts core dumps",
	  .from = "Variants", .path = "CoreDumpConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; "
		   "n/a: else if not CoreDumpConfig.DestinationS3Uri=*; "
		   "meets: customer-key(); fails: absent; review: else",
	  .why = "A dump holds the requests that were being answered." },

	{ .id = "sagemaker.endpoint-config.shell",
	  .title = "Shell on the instances",
	  .from = "Variants", .path = "EnableSSMAccess",
	  .topic = EX_ACCESS,
	  .judge = "meets: false, absent; review: else",
	  .why = "A session sees what the model is asked." },

	{ .id = "sagemaker.endpoint-config.system",
	  .title = "System the instances run",
	  .from = "Variants", .path = "InferenceAmiVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: absent, al2023-*; review: else",
	  .why = "What came out of maintenance gets no more fixes." },

	{ .id = "sagemaker.endpoint-config.instances",
	  .title = "Instances to begin with",
	  .from = "Variants", .path = "InitialInstanceCount",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; n/a: absent if " SERVERLESS "; meets: >=2; "
		   "review: else",
	  .why = "A single instance answers nobody while it is replaced." },

	{ .id = "sagemaker.endpoint-config.zones",
	  .title = "Zones its models run in",
	  .from = "Variants", .path = "ModelName",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; as: sagemaker.model.zones",
	  .why = "The models' subnets decide." },

	{ .id = "sagemaker.endpoint-config.capture",
	  .title = "Requests and answers captured",
	  .from = "DescribeEndpointConfig", .path = CAPTURE "EnableCapture",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; fails: else if $inference_audit_required; "
		   "review: else",
	  .why = "Without it nobody can tell what the model said." },

	{ .id = "sagemaker.endpoint-config.capture-share",
	  .title = "Share that is captured, in per cent",
	  .from = "DescribeEndpointConfig",
	  .path = CAPTURE "InitialSamplingPercentage",
	  .topic = EX_LOGGING,
	  .judge = "n/a: else if not " CAPTURE "EnableCapture=true; "
		   "meets: >=100; fails: else if $inference_audit_required; "
		   "meets: else",
	  .why = "A sample shows drift; an audit wants all." },

	{ .id = "sagemaker.endpoint-config.capture-sides",
	  .title = "Sides that are captured",
	  .from = "DescribeEndpointConfig",
	  .path = CAPTURE "CaptureOptions[].CaptureMode",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; meets: any InputAndOutput, count>=2; "
		   "review: else",
	  .why = "A question without its answer explains nothing." },

	{ .id = "sagemaker.endpoint-config.isolation",
	  .title = "Containers cut off from every network",
	  .from = "DescribeEndpointConfig", .path = "EnableNetworkIsolation",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if not ExecutionRoleArn=arn:*; meets: true; "
		   "review: else",
	  .why = "For inference components the configuration says it, not a "
		 "model." },

	{ .id = "sagemaker.endpoint-config.tags",
	  .title = "Required tags",
	  .from = "endpoint-config-tags", .path = "Tags", TAGGED },

	/* ---- endpoints ---- */
	{ .id = "sagemaker.endpoint.status",
	  .title = "State of the endpoint",
	  .from = "DescribeEndpoint", .path = "EndpointStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: InService; "
		   "fails: Failed, OutOfService, UpdateRollbackFailed; "
		   "review: else",
	  .why = "Only an endpoint in service answers." },

	{ .id = "sagemaker.endpoint.failure",
	  .title = "Why it failed",
	  .from = "DescribeEndpoint", .path = "FailureReason",
	  .topic = EX_RESILIENCE,
	  .why = "A reason that names a right or a key leads to their rows." },

	{ .id = "sagemaker.endpoint.configuration",
	  .title = "Configuration in use",
	  .from = "DescribeEndpoint", .path = "EndpointConfigName",
	  .topic = EX_INVENTORY,
	  .why = "Its rows tell how the endpoint is protected." },

	{ .id = "sagemaker.endpoint.instances",
	  .title = "Instances that answer",
	  .from = "DescribeEndpoint",
	  .path = "ProductionVariants[CurrentServerlessConfig.MemorySizeInMB="
		  "].CurrentInstanceCount",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: >=2; review: else",
	  .why = "A single instance answers nobody while it is replaced." },

	{ .id = "sagemaker.endpoint.autoscaling",
	  .title = "Bounds between which the endpoint scales",
	  .from = "applicationautoscaling:SageMakerEndpoints",
	  .path = "MaxCapacity",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: >0; review: else",
	  .why = "An endpoint that does not scale fails when load grows." },
	{ .id = "sagemaker.endpoint.autoscaling",
	  .title = "Bounds between which the endpoint scales",
	  .from = "DescribeEndpoint",
	  .path = "ProductionVariants[].ManagedInstanceScaling.Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ENABLED; review: else",
	  .why = "An endpoint that does not scale fails when load grows." },

	{ .id = "sagemaker.endpoint.rollback",
	  .title = "Alarms that undo an update",
	  .from = "DescribeEndpoint",
	  .path = "LastDeploymentConfig.AutoRollbackConfiguration.Alarms[]."
		  "AlarmName",
	  .topic = EX_RESILIENCE,
	  .judge = "review: none; meets: else",
	  .why = "Without them a bad update stays until somebody notices." },

	{ .id = "sagemaker.endpoint.traffic-shift",
	  .title = "How traffic moves to an update",
	  .from = "DescribeEndpoint",
	  .path = "LastDeploymentConfig.BlueGreenUpdatePolicy."
		  "TrafficRoutingConfiguration.Type",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; meets: CANARY, LINEAR; review: else",
	  .why = "All at once, everybody meets the mistake." },

	{ .id = "sagemaker.endpoint.images",
	  .title = "Images that were asked for",
	  .from = "DescribeEndpoint", .path = DEPLOYED "SpecifiedImage",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none, absent; meets: *@sha256:*; review: else",
	  .why = "Only a digest always names the same image; a tag may mean "
		 "another by now." },

	{ .id = "sagemaker.endpoint.digests",
	  .title = "Images that run",
	  .from = "DescribeEndpoint", .path = DEPLOYED "ResolvedImage",
	  .topic = EX_INVENTORY,
	  .judge = "meets: *@sha256:*; review: else",
	  .why = "What a tag meant when the endpoint was made." },

	{ .id = "sagemaker.endpoint.image-age",
	  .title = "When the images were fetched",
	  .from = "DescribeEndpoint", .path = DEPLOYED "ResolutionTime",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none, absent; meets: age<=$image_max_age_days; "
		   "review: else",
	  .why = "Fixes come with a new image, and to an endpoint only by an "
		 "update." },

	{ .id = "sagemaker.endpoint.monitoring",
	  .title = "Schedules that watch the model",
	  .from = "MonitoredEndpoints", .path = "MonitoringScheduleStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: any Scheduled; review: else",
	  .why = "A model that drifts goes on answering." },

	{ .id = "sagemaker.endpoint.tags",
	  .title = "Required tags",
	  .from = "endpoint-tags", .path = "Tags", TAGGED },

	/* ---- inference components ---- */
	{ .id = "sagemaker.inference-component.secrets",
	  .title = "Secrets in the environment of the container",
	  .from = "DescribeInferenceComponent", .path = COMPONENT "Environment",
	  SECRETS },

	{ .id = "sagemaker.inference-component.digests",
	  .title = "Images that run",
	  .from = "DescribeInferenceComponent",
	  .path = COMPONENT "DeployedImage.ResolvedImage",
	  .topic = EX_INVENTORY,
	  .judge = "meets: *@sha256:*; review: else",
	  .why = "What a tag meant when the component was made." },

	{ .id = "sagemaker.inference-component.images",
	  .title = "Images that were asked for",
	  .from = "DescribeInferenceComponent",
	  .path = COMPONENT "DeployedImage.SpecifiedImage",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none, absent; meets: *@sha256:*; review: else",
	  .why = "Only a digest always names the same image; a tag may mean "
		 "another by now." },

	{ .id = "sagemaker.inference-component.autoscaling",
	  .title = "Bounds between which the copies scale",
	  .from = "applicationautoscaling:SageMakerComponents",
	  .path = "MaxCapacity",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: >0; review: else",
	  .why = "A component that does not scale fails when load grows." },

	{ .id = "sagemaker.inference-component.status",
	  .title = "State of the component",
	  .from = "DescribeInferenceComponent",
	  .path = "InferenceComponentStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: InService; fails: Failed; review: else",
	  .why = "Only a component in service answers." },
#undef CAPTURE
#undef ASYNC
#undef SERVERLESS
