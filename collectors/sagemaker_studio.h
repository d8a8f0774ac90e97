/*
 * sagemaker_studio.h - Studio: domains, people, spaces and images: rows of
 * sagemaker.c
 */
#define SHARING "DefaultUserSettings.SharingSettings."
#define DOCKER "DomainSettings.DockerSettings."

	/* ---- domains ---- */
	{ .id = "sagemaker.domain.volume-key",
	  .title = "Key that encrypts home folders and volumes",
	  .from = "DescribeDomain", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent; review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts "
		 "everybody's work." },

	{ .id = "sagemaker.domain.home",
	  .title = "File system of the home folders",
	  .from = "DescribeDomain", .path = "HomeEfsFileSystemId",
	  .topic = EX_INVENTORY,
	  .why = "Its own settings are those of Amazon EFS." },

	{ .id = "sagemaker.domain.sharing-key",
	  .title = "Key that encrypts notebooks that are shared",
	  .from = "DescribeDomain", .path = SHARING "S3KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: else if not " SHARING
		   "NotebookOutputOption=Allowed; meets: customer-key(); "
		   "fails: absent; review: else",
	  .why = "A notebook is shared with its output, which shows the "
		 "data." },

	{ .id = "sagemaker.domain.sharing-bucket",
	  .title = "Bucket of notebooks that are shared",
	  .from = "DescribeDomain", .path = SHARING "S3OutputPath",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Shared work should stay in a bucket of the account." },

	{ .id = "sagemaker.domain.sign-in",
	  .title = "How people sign in",
	  .from = "DescribeDomain", .path = "AuthMode",
	  .topic = EX_ACCESS,
	  .judge = "meets: SSO; review: else",
	  .why = "By IAM Identity Center each person is known as such." },

	{ .id = "sagemaker.domain.sign-in-application",
	  .title = "Application of Identity Center",
	  .from = "DescribeDomain", .path = "SingleSignOnApplicationArn",
	  .topic = EX_INVENTORY,
	  .why = "Who may sign in is configured there." },

	{ .id = "sagemaker.domain.docker",
	  .title = "Docker in Studio",
	  .from = "DescribeDomain", .path = DOCKER "EnableDockerAccess",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; meets: DISABLED; "
		   "meets: ENABLED if sagemaker.domain.docker-accounts meets; "
		   "review: else",
	  .why = "Who may run containers may run anybody's." },

	{ .id = "sagemaker.domain.docker-accounts",
	  .title = "Accounts whose images Docker may run",
	  .from = "DescribeDomain", .path = DOCKER "VpcOnlyTrustedAccounts[]",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: else",
	  .why = "The list confines Docker to registries somebody chose." },

	{ .id = "sagemaker.domain.docker-root",
	  .title = "Docker without root",
	  .from = "DescribeDomain", .path = DOCKER "RootlessDocker",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not " DOCKER "EnableDockerAccess=ENABLED; "
		   "meets: ENABLED; review: else",
	  .why = "Root in a container is one mistake away from root outside "
		 "it." },

	{ .id = "sagemaker.domain.identity-propagation",
	  .title = "People's identity passed on to other services",
	  .from = "DescribeDomain",
	  .path = "DomainSettings.TrustedIdentityPropagationSettings.Status",
	  .topic = EX_ACCESS,
	  .why = "Where it is on, the services behind see the person, not the "
		 "role." },

	{ .id = "sagemaker.domain.internet",
	  .title = "Way to the Internet past the VPC",
	  .from = "DescribeDomain", .path = "AppNetworkAccessType",
	  .topic = EX_ACCESS,
	  .judge = "meets: VpcOnly; fails: else",
	  .why = "By its own way out data leaves that no flow log or "
		 "endpoint policy of the VPC sees." },

	{ .id = "sagemaker.domain.vpc",
	  .title = "VPC of the domain",
	  .from = "DescribeDomain", .path = "VpcId",
	  .topic = EX_INVENTORY,
	  .why = "Its flow log, routes and endpoints are those of the VPC." },

	{ .id = "sagemaker.domain.tags",
	  .title = "Required tags",
	  .from = "domain-tags", .path = "Tags", TAGGED },

	/* ---- people and spaces ---- */
	{ .id = "sagemaker.user-profile.role",
	  .title = "Role of the person's own",
	  .from = "DescribeUserProfile", .path = "UserSettings.ExecutionRole",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; review: else",
	  .why = "With the domain's role everybody has the same rights." },

	{ .id = "sagemaker.user-profile.security-groups",
	  .title = "Security groups of the person's apps",
	  .from = "DescribeUserProfile",
	  .path = "UserSettings.SecurityGroups[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.security-group.ingress",
	  .why = "Nothing but Studio needs to reach them." },

	{ .id = "sagemaker.space.remote-access",
	  .title = "Connections from editors outside",
	  .from = "ListSpaces", .path = "SpaceSettingsSummary.RemoteAccess",
	  .topic = EX_ACCESS,
	  .judge = "meets: DISABLED, absent; review: else",
	  .why = "A tunnel to somebody's own machine takes data past the "
		 "VPC." },

	{ .id = "sagemaker.space.app",
	  .title = "Kind of app",
	  .from = "ListSpaces", .path = "SpaceSettingsSummary.AppType",
	  .topic = EX_INVENTORY,
	  .why = "What may be connected to." },

	/* ---- scripts and containers of Studio ---- */
	{ .id = "sagemaker.studio-script.secrets",
	  .title = "Secrets in the script",
	  .from = "DescribeStudioLifecycleConfig",
	  .path = "StudioLifecycleConfigContent", SECRETS },

	{ .id = "sagemaker.studio-script.contents",
	  .title = "Script that runs when an app starts",
	  .from = "DescribeStudioLifecycleConfig",
	  .path = "StudioLifecycleConfigContent",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; review: else",
	  .why = "It was looked through for secrets and not stored; whether "
		 "it fetches and runs what others wrote is for somebody to "
		 "read." },

	{ .id = "sagemaker.app-image.secrets",
	  .title = "Secrets in the environment of the container",
	  .from = "ListAppImageConfigs",
	  .path = "JupyterLabAppImageConfig|CodeEditorAppImageConfig."
		  "ContainerConfig.ContainerEnvironmentVariables",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; fails: secret(); meets: else",
	  .why = "Whoever may list the configurations reads it; a secret "
		 "belongs in Secrets Manager." },

	{ .id = "sagemaker.image-version.base",
	  .title = "Image it was made from",
	  .from = "DescribeImageVersion", .path = "BaseImage",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: absent; as: dlc.image.within-support",
	  .why = "Fixes of the base come only with a new version of this "
		 "one." },

	{ .id = "sagemaker.image-version.container",
	  .title = "Image that runs",
	  .from = "DescribeImageVersion", .path = "ContainerImage",
	  .topic = EX_INVENTORY,
	  .judge = "meets: *@sha256:*; review: else",
	  .why = "Only a digest always names the same image." },

	{ .id = "sagemaker.image-version.status",
	  .title = "State of the version",
	  .from = "DescribeImageVersion", .path = "ImageVersionStatus",
	  .topic = EX_INVENTORY,
	  .judge = "meets: CREATED; review: else",
	  .why = "A version that failed cannot be used." },
#undef SHARING
#undef DOCKER
