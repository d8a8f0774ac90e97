/*
 * ecs_running.h - clusters, services, tasks, hosts and daemons: rows of ecs.c
 *
 * A service with a capacity provider has no launch type; a platform version has
 * who runs on Fargate.
 */
#define EXEC "configuration.executeCommandConfiguration."
#define STORAGE "configuration.managedStorageConfiguration."
#define NO_EXEC "ecs.cluster.exec-services n/a and ecs.cluster.exec-tasks n/a"
#define TAGGED								\
	.topic = EX_COMPLIANCE,						\
	.judge = "meets: tagged($required_tag_keys); fails: else",	\
	.why = "Owner and classification belong on every resource."
#define STORED								\
	.topic = EX_ENCRYPTION,						\
	.why = "Without a key named, one that AWS owns encrypts it."
#define SHELL								\
	.topic = EX_ACCESS,						\
	.judge = "meets: false, absent; review: true",			\
	.why = "ECS Exec is a shell in the container, with the task's "	\
	       "role."
#define RUNS								\
	.topic = EX_COMPLIANCE,						\
	.judge = "n/a: none; meets: sha256:*; review: else",		\
	.why = "The digest is what runs, whatever its tag says now."

	/* ---- clusters: ECS Exec ---- */
	{ .id = "ecs.cluster.exec-services",
	  .title = "Services that let commands be executed",
	  .from = "DescribeServices", .path = "enableExecuteCommand",
	  .of = "ecs:cluster",
	  .topic = EX_ACCESS,
	  .judge = "review: any true; n/a: else",
	  .why = "Where nobody can, nothing of it need be set." },
	{ .id = "ecs.cluster.exec-tasks",
	  .title = "Tasks that let commands be executed",
	  .from = "DescribeTasks", .path = "enableExecuteCommand",
	  .of = "ecs:cluster",
	  .topic = EX_ACCESS,
	  .judge = "review: any true; n/a: else",
	  .why = "Where nobody can, nothing of it need be set." },

	{ .id = "ecs.cluster.exec-key",
	  .title = "Key that encrypts the session",
	  .from = "DescribeClusters", .path = EXEC "kmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); n/a: else if " NO_EXEC "; "
		   "fails: absent; review: else",
	  .why = "What is typed and shown is encrypted once more under it." },

	{ .id = "ecs.cluster.exec-log-group",
	  .title = "Encryption of the sessions' log group",
	  .from = "DescribeClusters",
	  .path = EXEC "logConfiguration[cloudWatchLogGroupName!=]."
		  "cloudWatchEncryptionEnabled",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; meets: true; review: else",
	  .why = "With it, only a log group under a key is written to." },
	{ .id = "ecs.cluster.exec-log-bucket",
	  .title = "Encryption of the sessions' bucket",
	  .from = "DescribeClusters",
	  .path = EXEC "logConfiguration[s3BucketName!=]."
		  "s3EncryptionEnabled",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; meets: true; review: else",
	  .why = "With it, only a bucket under a key is written to." },
	{ .id = "ecs.cluster.exec-logging",
	  .title = "Record of sessions",
	  .from = "DescribeClusters", .path = EXEC "logging",
	  .topic = EX_LOGGING,
	  .judge = "n/a: else if " NO_EXEC "; fails: NONE; "
		   "review: OVERRIDE if ecs.cluster.exec-log-group review; "
		   "review: OVERRIDE if ecs.cluster.exec-log-bucket review; "
		   "meets: OVERRIDE, DEFAULT, absent",
	  .why = "CloudTrail says that a session began; what was done in it "
		 "is in this record or nowhere." },

	/* ---- clusters: storage ---- */
	{ .id = "ecs.cluster.fargate",
	  .title = "Tasks on Fargate",
	  .from = "DescribeTasks", .path = "[launchType=FARGATE].launchType",
	  .of = "ecs:cluster",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "On hosts of the customer's own the volumes are theirs." },
	{ .id = "ecs.cluster.fargate-storage-key",
	  .title = "Key for the temporary storage of Fargate",
	  .from = "DescribeClusters",
	  .path = STORAGE "fargateEphemeralStorageKmsKeyId",
	  .judge = "meets: customer-key(); "
		   "n/a: else if ecs.cluster.fargate n/a; "
		   "fails: absent if $cmk_required; meets: absent; "
		   "review: else", STORED },

	{ .id = "ecs.cluster.managed-volumes",
	  .title = "Volumes that ECS makes",
	  .from = "DescribeServices",
	  .path = "deployments[].volumeConfigurations[].name",
	  .of = "ecs:cluster",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where there are none, no key need be named." },
	{ .id = "ecs.cluster.managed-storage-key",
	  .title = "Key for volumes that ECS makes",
	  .from = "DescribeClusters", .path = STORAGE "kmsKeyId",
	  .judge = "meets: customer-key(); "
		   "n/a: else if ecs.cluster.managed-volumes n/a; "
		   "fails: absent if $cmk_required; meets: absent; "
		   "review: else", STORED },

	{ .id = "ecs.cluster.container-insights",
	  .title = "Container Insights",
	  .from = "DescribeClusters",
	  .path = "settings[name=containerInsights].value",
	  .topic = EX_LOGGING,
	  .judge = "meets: enabled, enhanced; fails: disabled; review: else",
	  .why = "Without it nobody sees what tasks use, or that they "
		 "restart." },

	{ .id = "ecs.cluster.tags",
	  .title = "Required tags",
	  .from = "DescribeClusters", .path = "tags", TAGGED },

	/* ---- services: what is wanted and what is there ---- */
	{ .id = "ecs.service.status",
	  .title = "State of the service",
	  .from = "DescribeServices", .path = "status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ACTIVE; review: else",
	  .why = "One that drains has its last tasks running." },

	{ .id = "ecs.service.desired",
	  .title = "Tasks wanted",
	  .from = "DescribeServices", .path = "desiredCount",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: >=$min_tasks; review: else",
	  .why = "One task is none while it is replaced." },

	{ .id = "ecs.service.rollout",
	  .title = "Deployment under way",
	  .from = "DescribeServices",
	  .path = "deployments[status=PRIMARY].rolloutState",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; meets: COMPLETED; fails: FAILED; "
		   "review: else",
	  .why = "While one is under way both versions run." },

	/* two different numbers: the service has not what it wants */
	{ .id = "ecs.service.running",
	  .title = "Tasks wanted and running",
	  .from = "DescribeServices", .path = "desiredCount|runningCount",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: count<=1; review: else if not pendingCount=0; "
		   "fails: else if ecs.service.rollout meets; review: else",
	  .why = "Tasks that are wanted and do not come show a missing "
		 "right, image or host." },

	{ .id = "ecs.service.zones",
	  .title = "Zones the service may run in",
	  .from = "DescribeServices",
	  .path = "networkConfiguration.awsvpcConfiguration.subnets[]",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; "
		   "meets: spread(ec2:subnet, availabilityZone, "
		   ">=$multi_az_min); fails: else",
	  .why = "One zone can fail." },

	{ .id = "ecs.service.zone-balance",
	  .title = "Tasks spread over zones again when one is back",
	  .from = "DescribeServices", .path = "availabilityZoneRebalancing",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ENABLED; review: else",
	  .why = "After a failure all tasks may be in one zone for good." },

	{ .id = "ecs.service.circuit-breaker",
	  .title = "Deployments that fail are rolled back",
	  .from = "DescribeServices",
	  .path = "deploymentConfiguration.deploymentCircuitBreaker.enable",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: true if deploymentConfiguration."
		   "deploymentCircuitBreaker.rollback=true; "
		   "meets: else if deploymentConfiguration.alarms.enable=true "
		   "and deploymentConfiguration.alarms.rollback=true; "
		   "review: else",
	  .why = "Otherwise ECS tries to start the broken version for "
		 "hours." },

	{ .id = "ecs.service.autoscaling",
	  .title = "Bounds between which the service scales",
	  .from = "applicationautoscaling:ServiceTargets",
	  .path = "[MinCapacity!=0].MinCapacity|MaxCapacity",
	  .topic = EX_RESILIENCE,
	  .judge = "review: none; meets: count>=2; review: else",
	  .why = "A service that does not scale is slow when load grows." },
	{ .id = "ecs.service.scaling-policy",
	  .title = "Policy by which the service scales",
	  .from = "applicationautoscaling:ServicePolicies",
	  .path = "PolicyType",
	  .topic = EX_RESILIENCE,
	  .judge = "review: none; meets: else",
	  .why = "Bounds without a policy move nothing." },

	/* a load balancer asks, too: one of both is enough */
	{ .id = "ecs.service.health-check",
	  .title = "Somebody asks whether its tasks are well",
	  .from = "DescribeServices",
	  .path = "loadBalancers[].targetGroupArn|loadBalancerName",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any *; review: else",
	  .why = "A process that hangs still runs." },
	{ .id = "ecs.service.health-check",
	  .title = "Somebody asks whether its tasks are well",
	  .from = "DescribeServices", .path = "taskDefinition",
	  .topic = EX_RESILIENCE,
	  .judge = "as: ecs.task-definition.health-check; review: else",
	  .why = "A process that hangs still runs." },

	/* ---- services: network and access ---- */
	{ .id = "ecs.service.public-address",
	  .title = "Public addresses for its tasks",
	  .from = "DescribeServices",
	  .path = "networkConfiguration.*.assignPublicIp",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: DISABLED; fails: ENABLED; review: else",
	  .why = "What has a public address can be reached from outside." },

	{ .id = "ecs.service.security-groups",
	  .title = "Security groups of its tasks",
	  .from = "DescribeServices",
	  .path = "networkConfiguration.awsvpcConfiguration.securityGroups[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ecs.security-group.ingress",
	  .why = "Tasks behind a load balancer need let in nobody else." },

	{ .id = "ecs.service.platform-version",
	  .title = "Fargate platform version",
	  .from = "DescribeServices", .path = "platformVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: absent; review: else if platformFamily=Windows*; "
		   "meets: LATEST; meets: version(>=1.4.0); fails: else",
	  .why = "Older platforms get no new features and end." },

	{ .id = "ecs.service.exec",
	  .title = "Commands may be executed",
	  .from = "DescribeServices", .path = "enableExecuteCommand", SHELL },

	{ .id = "ecs.service.volume-encryption",
	  .title = "Encryption of volumes that ECS makes",
	  .from = "DescribeServices",
	  .path = "deployments[].volumeConfigurations[].managedEBSVolume."
		  "encrypted",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: true; fails: false; review: else",
	  .why = "Said to be false, it overrides the Region's default." },
	{ .id = "ecs.service.volume-key",
	  .title = "Key of volumes that ECS makes",
	  .from = "DescribeServices",
	  .path = "deployments[].volumeConfigurations[].managedEBSVolume."
		  "kmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: customer-key(); review: else",
	  .why = "Without a key named, AWS's own encrypts them." },

	{ .id = "ecs.service.tags",
	  .title = "Required tags",
	  .from = "DescribeServices", .path = "tags", TAGGED },
	{ .id = "ecs.service.tags-propagated",
	  .title = "Tags passed on to tasks",
	  .from = "DescribeServices", .path = "propagateTags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: SERVICE, TASK_DEFINITION; review: else",
	  .why = "Tasks have no tags of their own otherwise." },

	/* ---- what of a service runs now ---- */
	{ .id = "ecs.service-revision.images",
	  .title = "Images that run",
	  .from = "DescribeServiceRevisions", .path = "containerImages[].image",
	  .topic = EX_INVENTORY,
	  .why = "What runs; whose image it is decides who has to patch it." },
	{ .id = "ecs.service-revision.digests",
	  .title = "Digests of the images that run",
	  .from = "DescribeServiceRevisions",
	  .path = "containerImages[].imageDigest", RUNS },

	{ .id = "ecs.service-revision.guardduty",
	  .title = "GuardDuty watches what runs",
	  .from = "DescribeServiceRevisions", .path = "guardDutyEnabled",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; fails: else if $runtime_monitoring_required; "
		   "review: else",
	  .why = "Only an agent at run time sees what a process does." },

	{ .id = "ecs.service-revision.connect-tls",
	  .title = "TLS between services",
	  .from = "DescribeServiceRevisions",
	  .path = "serviceConnectConfiguration[enabled=true].services[].tls."
		  "issuerCertificateAuthority.awsPcaAuthorityArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: arn:*; review: else",
	  .why = "Service Connect speaks in clear unless it has an authority "
		 "for certificates." },

	{ .id = "ecs.service-revision.storage-key",
	  .title = "Key for the temporary storage of Fargate",
	  .from = "DescribeServiceRevisions",
	  .path = "fargateEphemeralStorage.kmsKeyId",
	  .judge = "meets: customer-key(); n/a: absent if launchType=EC2; "
		   "n/a: absent if launchType=EXTERNAL; "
		   "fails: absent if $cmk_required; meets: absent; "
		   "review: else", STORED },

	{ .id = "ecs.express-service.ingress",
	  .title = "Who may reach the Express service",
	  .from = "DescribeExpressGatewayService",
	  .path = "activeConfigurations[].ingressPaths[].accessType",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: PRIVATE; review: else",
	  .why = "Its load balancer answers the Internet unless told "
		 "otherwise." },

	/* ---- tasks ---- */
	{ .id = "ecs.task.images",
	  .title = "Images that run",
	  .from = "DescribeTasks", .path = "containers[].image",
	  .topic = EX_INVENTORY,
	  .why = "What runs; whose image it is decides who has to patch it." },
	{ .id = "ecs.task.digests",
	  .title = "Digests of the images that run",
	  .from = "DescribeTasks", .path = "containers[].imageDigest", RUNS },

	/* what the tag says now, AWS's registry does not tell a customer */
	{ .id = "ecs.task.digest-drift",
	  .title = "Images of the account whose tag may have moved",
	  .from = "DescribeTasks",
	  .path = "containers[image={account}.dkr.*].image",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: *@sha256:*; review: else",
	  .why = "A patched image under the old tag runs only after the next "
		 "deployment." },

	{ .id = "ecs.task.override-environment",
	  .title = "Secrets in the environment it was started with",
	  .from = "DescribeTasks",
	  .path = "overrides.containerOverrides[].environment[].value",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: secret(); meets: else",
	  .why = "Whoever may read tasks reads it." },
	{ .id = "ecs.task.override-command",
	  .title = "Secrets in the command it was started with",
	  .from = "DescribeTasks",
	  .path = "overrides.containerOverrides[command!=].command",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: secret(); meets: else",
	  .why = "Whoever may read tasks reads it." },

	{ .id = "ecs.task.exec",
	  .title = "Commands may be executed",
	  .from = "DescribeTasks", .path = "enableExecuteCommand", SHELL },

	{ .id = "ecs.task.storage-key",
	  .title = "Key for the temporary storage of Fargate",
	  .from = "DescribeTasks",
	  .path = "[launchType=FARGATE].fargateEphemeralStorage.kmsKeyId",
	  .judge = "n/a: none; meets: customer-key(); "
		   "fails: absent if $cmk_required; meets: absent; "
		   "review: else", STORED },

	{ .id = "ecs.task.subnet-route",
	  .title = "Way out of the task's subnet",
	  .from = "DescribeTasks",
	  .path = "attachments[].details[name=subnetId].value",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.subnet.route",
	  .why = "A task says nothing of a public address; where the Internet "
		 "is not behind the subnet, it has no use for one." },

	{ .id = "ecs.task.platform-version",
	  .title = "Fargate platform version",
	  .from = "DescribeTasks", .path = "platformVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: absent; review: else if platformFamily=Windows*; "
		   "meets: version(>=1.4.0); fails: else",
	  .why = "Older platforms get no new features and end." },

	/* ---- hosts ---- */
	{ .id = "ecs.container-instance.agent-connected",
	  .title = "Agent of the host connected",
	  .from = "DescribeContainerInstances", .path = "agentConnected",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; fails: else",
	  .why = "What runs on a host that is not heard of cannot be "
		 "stopped." },
	{ .id = "ecs.container-instance.agent-version",
	  .title = "Version of the agent",
	  .from = "DescribeContainerInstances",
	  .path = "versionInfo.agentVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: version(>=$ecs_agent_min); review: else",
	  .why = "Agents are part of the host, and the host is the "
		 "customer's." },
	{ .id = "ecs.container-instance.agent-update",
	  .title = "Last update of the agent",
	  .from = "DescribeContainerInstances", .path = "agentUpdateStatus",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: absent; meets: UPDATED; review: else",
	  .why = "An update that failed leaves the old one running." },
	{ .id = "ecs.container-instance.docker-version",
	  .title = "Version of Docker",
	  .from = "DescribeContainerInstances",
	  .path = "versionInfo.dockerVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Docker is part of the host, and the host is the "
		 "customer's." },

	{ .id = "ecs.capacity-provider.termination-protection",
	  .title = "Hosts with tasks kept from scaling in",
	  .from = "DescribeCapacityProviders",
	  .path = "autoScalingGroupProvider[autoScalingGroupArn!=]."
		  "managedTerminationProtection",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: ENABLED; review: else",
	  .why = "Otherwise a host is taken away under its tasks." },
	{ .id = "ecs.capacity-provider.draining",
	  .title = "Hosts drained before they go",
	  .from = "DescribeCapacityProviders",
	  .path = "autoScalingGroupProvider[autoScalingGroupArn!=]."
		  "managedDraining",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: ENABLED; review: else",
	  .why = "Otherwise tasks end without a word." },

	/* ---- daemons ---- */
	{ .id = "ecs.daemon-revision.images",
	  .title = "Images that run",
	  .from = "DescribeDaemonRevisions", .path = "containerImages[].image",
	  .topic = EX_INVENTORY,
	  .why = "A daemon belongs to no service and is easily overlooked." },
	{ .id = "ecs.daemon-revision.digests",
	  .title = "Digests of the images that run",
	  .from = "DescribeDaemonRevisions",
	  .path = "containerImages[].imageDigest", RUNS },
	{ .id = "ecs.daemon-revision.exec",
	  .title = "Commands may be executed",
	  .from = "DescribeDaemonRevisions", .path = "enableExecuteCommand",
	  SHELL },
#undef EXEC
#undef STORAGE
#undef NO_EXEC
#undef TAGGED
#undef STORED
#undef SHELL
#undef RUNS
