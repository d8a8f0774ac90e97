/*
 * sagemaker_job_calls.h - jobs, the model registry, HyperPod and Model Monitor:
 * rows of sagemaker.c
 *
 * Jobs are kept for good, so only those begun in the period are listed.
 */

	/* ---- training ---- */
	{ JOBS("ListTrainingJobs", "TrainingJobSummaries"),
	  .lists = "sagemaker:training-job", .id = "TrainingJobName",
	  .keep = "arn=TrainingJobArn" },
	{ .on = "sagemaker:training-job",
	  .op = "DescribeTrainingJob", .in = "TrainingJobName={id}",
	  .refs = { TRAINED },
	  .redact = "hash:Environment|HyperParameters "
		    "scan:AlgorithmSpecification."
		    "ContainerEntrypoint|ContainerArguments[] "
		    "url:ModelArtifacts.S3ModelArtifacts "
		    "url:OutputDataConfig.S3OutputPath "
		    "url:CheckpointConfig.S3Uri "
		    "url:InputDataConfig[].DataSource.S3DataSource.S3Uri "
		    "hash:DebugHookConfig.HookParameters "
		    "hash:DebugHookConfig.CollectionConfigurations[]."
		    "CollectionParameters "
		    "hash:ProfilerConfig.ProfilingParameters "
		    "hash:DebugRuleConfigurations|ProfilerRuleConfigurations[]."
		    "RuleParameters "
		    "scan:DebugRuleEvaluationStatuses|"
		    "ProfilerRuleEvaluationStatuses[].StatusDetails "
		    "scan:FailureReason "
		    "scan:SecondaryStatusTransitions[].StatusMessage",
	  .gone = GONE },
	{ TAGS_OF("training-job") },

	/* ---- tuning: definitions of many training jobs ---- */
	{ JOBS("ListHyperParameterTuningJobs",
	       "HyperParameterTuningJobSummaries"),
	  .lists = "sagemaker:tuning-job",
	  .id = "HyperParameterTuningJobName" },
	{ .on = "sagemaker:tuning-job",
	  .op = "DescribeHyperParameterTuningJob", .name = "Definitions",
	  .in = "HyperParameterTuningJobName={id}",
	  .items = "TrainingJobDefinition|TrainingJobDefinitions[]",
	  .refs = { TRAINED,
		    KEY("HyperParameterTuningResourceConfig."
			"VolumeKmsKeyId") },
	  .redact = "hash:" DEFINITION "Environment|StaticHyperParameters "
		    "url:" DEFINITION "OutputDataConfig.S3OutputPath "
		    "url:" DEFINITION "CheckpointConfig.S3Uri "
		    "url:" DEFINITION "InputDataConfig[].DataSource."
		    "S3DataSource.S3Uri "
		    "hash:BestTrainingJob|OverallBestTrainingJob."
		    "TunedHyperParameters "
		    "scan:BestTrainingJob|OverallBestTrainingJob."
		    "FailureReason scan:FailureReason",
	  .gone = GONE },

	/* ---- processing ---- */
	{ JOBS("ListProcessingJobs", "ProcessingJobSummaries"),
	  .lists = "sagemaker:processing-job", .id = "ProcessingJobName",
	  .redact = "scan:ProcessingJobSummaries[].FailureReason|ExitMessage" },
	{ .on = "sagemaker:processing-job",
	  .op = "DescribeProcessingJob", .in = "ProcessingJobName={id}",
	  .refs = { KEY("ProcessingResources.ClusterConfig.VolumeKmsKeyId"),
		    KEY("ProcessingOutputConfig.KmsKeyId"),
		    ROLE("RoleArn"), NETWORK("NetworkConfig.VpcConfig"),
		    IMAGE("AppSpecification.ImageUri"),
		    { "s3:bucket", "ProcessingInputs[].S3Input.S3Uri" },
		    { "s3:bucket",
		      "ProcessingOutputConfig.Outputs[].S3Output.S3Uri" } },
	  .redact = "hash:Environment "
		    "scan:AppSpecification."
		    "ContainerEntrypoint|ContainerArguments[] "
		    "url:ProcessingInputs[].S3Input.S3Uri "
		    "url:ProcessingOutputConfig.Outputs[].S3Output.S3Uri "
		    "drop:ProcessingInputs[].DatasetDefinition."
		    "AthenaDatasetDefinition|RedshiftDatasetDefinition."
		    "QueryString "
		    "hash:ProcessingInputs[].DatasetDefinition."
		    "RedshiftDatasetDefinition.DbUser "
		    "scan:FailureReason|ExitMessage",
	  .gone = GONE },

	/* ---- batch transform: role and network are the model's ---- */
	{ JOBS("ListTransformJobs", "TransformJobSummaries"),
	  .lists = "sagemaker:transform-job", .id = "TransformJobName",
	  .redact = "scan:TransformJobSummaries[].FailureReason" },
	{ .on = "sagemaker:transform-job",
	  .op = "DescribeTransformJob", .in = "TransformJobName={id}",
	  .refs = { KEY("TransformResources.VolumeKmsKeyId"),
		    KEY("TransformOutput.KmsKeyId"),
		    KEY("DataCaptureConfig.KmsKeyId"),
		    { "s3:bucket", "TransformOutput.S3OutputPath" },
		    { "s3:bucket", "DataCaptureConfig.DestinationS3Uri" },
		    { "s3:bucket",
		      "TransformInput.DataSource.S3DataSource.S3Uri" } },
	  .redact = "hash:Environment url:TransformOutput.S3OutputPath "
		    "url:DataCaptureConfig.DestinationS3Uri "
		    "url:TransformInput.DataSource.S3DataSource.S3Uri "
		    "scan:FailureReason",
	  .gone = GONE },

	/* ---- the model registry: both kinds, or versions are left out ---- */
	{ LIST("ListModelPackageGroups", "ModelPackageGroupSummaryList"),
	  .lists = "sagemaker:package-group", .id = "ModelPackageGroupName",
	  .redact = "scan:ModelPackageGroupSummaryList[]."
		    "ModelPackageGroupDescription" },
	{ .on = "sagemaker:package-group",
	  .op = "GetModelPackageGroupPolicy",
	  .in = "ModelPackageGroupName={id}",
	  .absent = "ValidationException~policy" },

	{ .on = "region",
	  .op = "ListModelPackages",
	  .in = "ModelPackageType=Both MaxResults:=100", .page = "NextToken",
	  .items = "ModelPackageSummaryList[]",
	  .lists = "sagemaker:model-package", .id = "ModelPackageArn",
	  .redact = "scan:ModelPackageSummaryList[].ModelPackageDescription "
		    "scan:ModelPackageSummaryList[].ModelLifeCycle."
		    "StageDescription" },
	{ .on = "sagemaker:model-package",
	  .op = "DescribeModelPackage",
	  .in = "ModelPackageName=" ITSELF "model-package/{id}",
	  .refs = { KEY("SecurityConfig.KmsKeyId"),
		    IMAGE(PACKAGED "Image"),
		    { "s3:bucket", PACKAGED "ModelDataUrl" } },
	  .redact = "hash:" PACKAGED "Environment "
		    "hash:AdditionalInferenceSpecifications[].Containers[]."
		    "Environment "
		    "hash:ValidationSpecification.ValidationProfiles[]."
		    "TransformJobDefinition.Environment "
		    "url:SamplePayloadUrl|SourceUri "
		    "url:" PACKAGED "ModelDataUrl "
		    "hash:ModelCard.ModelCardContent "
		    "hash:CustomerMetadataProperties "
		    "scan:ModelPackageDescription|ApprovalDescription "
		    "scan:ModelLifeCycle.StageDescription "
		    "scan:AdditionalInferenceSpecifications[].Description "
		    "scan:ModelPackageStatusDetails."
		    "ValidationStatuses|ImageScanStatuses[].FailureReason",
	  .gone = GONE },

	{ LIST("ListAlgorithms", "AlgorithmSummaryList"),
	  .lists = "sagemaker:algorithm", .id = "AlgorithmName",
	  .redact = "scan:AlgorithmSummaryList[].AlgorithmDescription" },
	{ .on = "sagemaker:algorithm",
	  .op = "DescribeAlgorithm", .in = "AlgorithmName={id}",
	  .refs = { IMAGE("TrainingSpecification.TrainingImage"),
		    IMAGE(PACKAGED "Image") },
	  .redact = "hash:" PACKAGED "Environment "
		    "hash:ValidationSpecification.ValidationProfiles[]."
		    "TransformJobDefinition.Environment "
		    "hash:ValidationSpecification.ValidationProfiles[]."
		    "TrainingJobDefinition.HyperParameters "
		    "scan:AlgorithmDescription "
		    "scan:TrainingSpecification.SupportedHyperParameters|"
		    "TrainingChannels[].Description "
		    "scan:AlgorithmStatusDetails."
		    "ValidationStatuses|ImageScanStatuses[].FailureReason",
	  .gone = GONE },

	/* ---- HyperPod ---- */
	{ LIST("ListClusters", "ClusterSummaries"),
	  .lists = "sagemaker:cluster", .id = "ClusterName",
	  .keep = "arn=ClusterArn" },
	{ CLUSTER,
	  .refs = { NETWORK("VpcConfig"), ROLE("ClusterRole"),
		    { "secretsmanager:secret",
		      "Orchestrator.Slurm.AccountingDatabase.SecretArn" } } },
	{ CLUSTER, .name = "InstanceGroups",
	  .items = "InstanceGroups[]",
	  .lists = "sagemaker:instance-group", .id = "InstanceGroupName",
	  .refs = { NETWORK("OverrideVpcConfig"), ROLE("ExecutionRole"),
		    KEY("InstanceStorageConfigs[].EbsVolumeConfig."
			"VolumeKmsKeyId"),
		    { "s3:bucket", "LifeCycleConfig.SourceS3Uri" } } },
	{ .on = "sagemaker:cluster",
	  .op = "ListClusterNodes",
	  .in = "ClusterName={id} MaxResults:=100", .page = "NextToken",
	  .items = "ClusterNodeSummaries[]",
	  .lists = "sagemaker:cluster-node", .id = "InstanceId",
	  .redact = "scan:ClusterNodeSummaries[].InstanceStatus.Message",
	  .gone = GONE },
	{ TAGS_OF("cluster") },

	/* ---- Model Monitor ---- */
	{ SCHEDULES,
	  .lists = "sagemaker:monitoring", .id = "MonitoringScheduleName" },
	{ SCHEDULES, .name = "MonitoredEndpoints",
	  .about = "sagemaker:endpoint", .id = "EndpointName" },
	{ .on = "sagemaker:monitoring",
	  .op = "DescribeMonitoringSchedule",
	  .in = "MonitoringScheduleName={id}",
	  .refs = { KEY(MONITOR "MonitoringOutputConfig.KmsKeyId"),
		    KEY(MONITOR "MonitoringResources.ClusterConfig."
			"VolumeKmsKeyId"),
		    ROLE(MONITOR "RoleArn"),
		    IMAGE(MONITOR "MonitoringAppSpecification.ImageUri"),
		    NETWORK(MONITOR "NetworkConfig.VpcConfig"),
		    DEFINED("DataQuality", "data-quality-definition"),
		    DEFINED("ModelQuality", "model-quality-definition"),
		    DEFINED("ModelBias", "bias-definition"),
		    DEFINED("ModelExplainability",
			    "explainability-definition") },
	  .redact = "hash:" MONITOR "Environment "
		    "scan:" MONITOR "MonitoringAppSpecification."
		    "ContainerEntrypoint|ContainerArguments[] "
		    "scan:FailureReason "
		    "scan:LastMonitoringExecutionSummary.FailureReason",
	  .gone = GONE },
	{ DEFINITION_OF("DataQuality", "data-quality-definition"),
	  .redact = "hash:DataQualityAppSpecification.Environment "
		    "scan:DataQualityAppSpecification."
		    "ContainerEntrypoint|ContainerArguments[]" },
	{ DEFINITION_OF("ModelQuality", "model-quality-definition"),
	  .redact = "hash:ModelQualityAppSpecification.Environment "
		    "scan:ModelQualityAppSpecification."
		    "ContainerEntrypoint|ContainerArguments[]" },
	{ DEFINITION_OF("ModelBias", "bias-definition"),
	  .redact = "hash:ModelBiasAppSpecification.Environment" },
	{ DEFINITION_OF("ModelExplainability", "explainability-definition"),
	  .redact = "hash:ModelExplainabilityAppSpecification.Environment" },
