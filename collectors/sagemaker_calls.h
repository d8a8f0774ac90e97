/*
 * sagemaker_calls.h - notebooks, Studio, models and what serves them: rows of
 * sagemaker.c
 *
 * Environments hold tokens as a rule: names are kept, values are not.  Scripts
 * are looked through and not stored; where data lies is kept to its bucket.
 */

	/* ---- notebooks ---- */
	{ LIST("ListNotebookInstances", "NotebookInstances"),
	  .lists = "sagemaker:notebook", .id = "NotebookInstanceName",
	  .keep = "arn=NotebookInstanceArn",
	  .redact = "url:NotebookInstances[].Url|DefaultCodeRepository "
		    "url:NotebookInstances[].AdditionalCodeRepositories[]" },
	{ .on = "sagemaker:notebook",
	  .op = "DescribeNotebookInstance", .in = "NotebookInstanceName={id}",
	  .refs = { KEY("KmsKeyId"), ROLE("RoleArn"),
		    { "ec2:subnet", "SubnetId" },
		    { "ec2:security-group", "SecurityGroups[]" } },
	  .redact = "url:Url|DefaultCodeRepository "
		    "url:AdditionalCodeRepositories[] scan:FailureReason",
	  .gone = GONE },
	{ TAGS_OF("notebook") },

	{ LIST("ListNotebookInstanceLifecycleConfigs",
	       "NotebookInstanceLifecycleConfigs"),
	  .lists = "sagemaker:notebook-script",
	  .id = "NotebookInstanceLifecycleConfigName" },
	{ .on = "sagemaker:notebook-script",
	  .op = "DescribeNotebookInstanceLifecycleConfig",
	  .in = "NotebookInstanceLifecycleConfigName={id}",
	  .redact = "code:OnCreate|OnStart[].Content",
	  .gone = GONE },

	/* ---- Studio ---- */
	{ LIST("ListDomains", "Domains"),
	  .lists = "sagemaker:domain", .id = "DomainId",
	  .keep = "arn=DomainArn",
	  .redact = "url:Domains[].Url" },
	{ .on = "sagemaker:domain",
	  .op = "DescribeDomain", .in = "DomainId={id}",
	  .refs = { KEY("KmsKeyId"),
		    KEY("DefaultUserSettings.SharingSettings.S3KmsKeyId"),
		    ROLE("DefaultUserSettings.ExecutionRole"),
		    ROLE("DefaultSpaceSettings.ExecutionRole"),
		    { "s3:bucket",
		      "DefaultUserSettings.SharingSettings.S3OutputPath" },
		    { "ec2:subnet", "SubnetIds[]" },
		    { "ec2:security-group",
		      "DefaultUserSettings.SecurityGroups[]" },
		    { "ec2:security-group",
		      "DomainSettings.SecurityGroupIds[]" },
		    { "elasticfilesystem:file-system",
		      "HomeEfsFileSystemId" } },
	  .redact = "url:Url scan:FailureReason "
		    "url:DefaultUserSettings.SharingSettings.S3OutputPath "
		    "url:DefaultUserSettings|DefaultSpaceSettings."
		    "JupyterServerAppSettings|JupyterLabAppSettings."
		    "CodeRepositories[].RepositoryUrl",
	  .gone = GONE },
	{ TAGS_OF("domain") },

	{ .on = "sagemaker:domain",
	  .op = "ListUserProfiles",
	  .in = "DomainIdEquals={id} MaxResults:=100", .page = "NextToken",
	  .items = "UserProfiles[]",
	  .lists = "sagemaker:user-profile", .id = "UserProfileName" },
	{ .on = "sagemaker:user-profile",
	  .op = "DescribeUserProfile",
	  .in = "DomainId={sagemaker:domain} UserProfileName={id}",
	  .refs = { ROLE("UserSettings.ExecutionRole"),
		    { "ec2:security-group", "UserSettings.SecurityGroups[]" } },
	  .redact = "hash:SingleSignOnUserValue scan:FailureReason "
		    "url:UserSettings.JupyterServerAppSettings|"
		    "JupyterLabAppSettings.CodeRepositories[].RepositoryUrl",
	  .gone = GONE },

	{ .on = "sagemaker:domain",
	  .op = "ListSpaces",
	  .in = "DomainIdEquals={id} MaxResults:=100", .page = "NextToken",
	  .items = "Spaces[]",
	  .lists = "sagemaker:space", .id = "SpaceName",
	  .redact = "scan:Spaces[].SpaceDisplayName" },

	{ LIST("ListStudioLifecycleConfigs", "StudioLifecycleConfigs"),
	  .lists = "sagemaker:studio-script",
	  .id = "StudioLifecycleConfigName" },
	{ .on = "sagemaker:studio-script",
	  .op = "DescribeStudioLifecycleConfig",
	  .in = "StudioLifecycleConfigName={id}",
	  .redact = "code:StudioLifecycleConfigContent",
	  .gone = GONE },

	{ LIST("ListAppImageConfigs", "AppImageConfigs"),
	  .lists = "sagemaker:app-image", .id = "AppImageConfigName",
	  .redact = "hash:" APP_CONTAINER "ContainerEnvironmentVariables "
		    "scan:" APP_CONTAINER
		    "ContainerArguments|ContainerEntrypoint[]" },

	{ LIST("ListImages", "Images"),
	  .lists = "sagemaker:image", .id = "ImageName",
	  .redact = "scan:Images[].Description|DisplayName|FailureReason" },
	{ .on = "sagemaker:image",
	  .op = "ListImageVersions",
	  .in = "ImageName={id} MaxResults:=100", .page = "NextToken",
	  .items = "ImageVersions[]",
	  .lists = "sagemaker:image-version", .id = "Version",
	  .redact = "scan:ImageVersions[].FailureReason",
	  .gone = GONE },
	{ .on = "sagemaker:image-version",
	  .op = "DescribeImageVersion",
	  .in = "ImageName={sagemaker:image} Version:={id}",
	  .refs = { IMAGE("BaseImage"), IMAGE("ContainerImage") },
	  .redact = "scan:FailureReason|ReleaseNotes",
	  .gone = GONE },

	/* ---- models: what runs, container by container ---- */
	{ LIST("ListModels", "Models"),
	  .lists = "sagemaker:model", .id = "ModelName",
	  .keep = "arn=ModelArn" },
	{ MODEL,
	  .refs = { ROLE("ExecutionRoleArn"), NETWORK("VpcConfig") } },
	{ MODEL, .name = "ModelContainers",
	  .items = "PrimaryContainer|Containers[]",
	  .refs = { IMAGE("Image"),
		    { "s3:bucket", "ModelDataUrl" },
		    { "s3:bucket", "ModelDataSource.S3DataSource.S3Uri" } } },
	{ MODEL, .name = "ModelsOfPackages",
	  .items = "PrimaryContainer|Containers[ModelPackageName!=]",
	  .about = "sagemaker:model-package", .id = "ModelPackageName" },
	{ TAGS_OF("model") },

	/* ---- endpoints ---- */
	{ LIST("ListEndpointConfigs", "EndpointConfigs"),
	  .lists = "sagemaker:endpoint-config", .id = "EndpointConfigName",
	  .keep = "arn=EndpointConfigArn" },
	{ CONFIG,
	  .refs = { KEY("KmsKeyId"), KEY("DataCaptureConfig.KmsKeyId"),
		    KEY("AsyncInferenceConfig.OutputConfig.KmsKeyId"),
		    ROLE("ExecutionRoleArn"), NETWORK("VpcConfig"),
		    { "s3:bucket", "DataCaptureConfig.DestinationS3Uri" },
		    { "s3:bucket", "AsyncInferenceConfig.OutputConfig."
				   "S3OutputPath|S3FailurePath" } } },
	{ CONFIG, .name = "Variants",
	  .items = "ProductionVariants|ShadowProductionVariants[]",
	  .refs = { KEY("CoreDumpConfig.KmsKeyId"),
		    { "s3:bucket", "CoreDumpConfig.DestinationS3Uri" } } },
	{ TAGS_OF("endpoint-config") },

	/* whatever their state: one that failed is of interest */
	{ LIST("ListEndpoints", "Endpoints"),
	  .lists = "sagemaker:endpoint", .id = "EndpointName",
	  .keep = "arn=EndpointArn" },
	{ .on = "sagemaker:endpoint",
	  .op = "DescribeEndpoint", .in = "EndpointName={id}",
	  .refs = { IMAGE(DEPLOYED "SpecifiedImage"),
		    IMAGE(DEPLOYED "ResolvedImage") },
	  .redact = "scan:FailureReason " BASELINE " "
		    "url:DataCaptureConfig.DestinationS3Uri "
		    "url:AsyncInferenceConfig.OutputConfig."
		    "S3OutputPath|S3FailurePath "
		    "scan:ProductionVariants|ShadowProductionVariants[]."
		    "VariantStatus[].StatusMessage "
		    "scan:PendingDeploymentSummary.ProductionVariants|"
		    "ShadowProductionVariants[].VariantStatus[]."
		    "StatusMessage",
	  .gone = GONE },
	{ TAGS_OF("endpoint") },

	{ LIST("ListInferenceComponents", "InferenceComponents"),
	  .lists = "sagemaker:inference-component",
	  .id = "InferenceComponentName" },
	{ .on = "sagemaker:inference-component",
	  .op = "DescribeInferenceComponent",
	  .in = "InferenceComponentName={id}",
	  .refs = { IMAGE(COMPONENT "DeployedImage.SpecifiedImage"),
		    IMAGE(COMPONENT "DeployedImage.ResolvedImage"),
		    { "s3:bucket", COMPONENT "ArtifactUrl" } },
	  .redact = "hash:" COMPONENT "Environment "
		    "url:" COMPONENT "ArtifactUrl scan:FailureReason",
	  .gone = GONE },
