/*
 * sagemaker_cluster.h - HyperPod: clusters, their groups of instances, their
 * nodes: rows of sagemaker.c
 */
#define VOLUME "InstanceStorageConfigs[].EbsVolumeConfig"
#define IMAGE_STATE							\
	.topic = EX_INFRASTRUCTURE,					\
	.judge = "meets: UpToDate; review: UpdateAvailable, absent; "	\
		 "fails: SecurityUpdateRequired, EndOfLife; "		\
		 "review: else",					\
	.why = "Nodes get fixes by an update that somebody starts."

	{ .id = "sagemaker.cluster.node-recovery",
	  .title = "Broken nodes replaced by themselves",
	  .from = "DescribeCluster", .path = "NodeRecovery",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Automatic; review: else",
	  .why = "Training on many nodes stops with the first that breaks." },

	{ .id = "sagemaker.cluster.provisioning",
	  .title = "How nodes are provided",
	  .from = "DescribeCluster", .path = "NodeProvisioningMode",
	  .topic = EX_RESILIENCE,
	  .why = "Continuously, a cluster works before all its nodes are "
		 "there." },

	{ .id = "sagemaker.cluster.status",
	  .title = "State of the cluster",
	  .from = "DescribeCluster", .path = "ClusterStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: InService; fails: Failed; review: else",
	  .why = "Only a cluster in service trains." },

	{ .id = "sagemaker.cluster.tags",
	  .title = "Required tags",
	  .from = "cluster-tags", .path = "Tags", TAGGED },

	/* ---- groups of instances ---- */
	{ .id = "sagemaker.instance-group.root-key",
	  .title = "Key that encrypts the root volumes",
	  .from = "InstanceGroups",
	  .path = VOLUME "[RootVolume=true].VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: none, absent; meets: customer-key(); review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts "
		 "them." },

	{ .id = "sagemaker.instance-group.volume-key",
	  .title = "Key that encrypts the data volumes",
	  .from = "InstanceGroups",
	  .path = VOLUME "[RootVolume!=true].VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; fails: absent; meets: customer-key(); "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts "
		 "them." },

	{ .id = "sagemaker.instance-group.image-status",
	  .title = "Updates of the machine image",
	  .from = "InstanceGroups", .path = "ImageVersionStatus", IMAGE_STATE },

	{ .id = "sagemaker.instance-group.image",
	  .title = "Machine image in use, and the one to come",
	  .from = "InstanceGroups", .path = "CurrentImageId|DesiredImageId",
	  .topic = EX_INVENTORY,
	  .why = "They differ while an update is not finished." },

	{ .id = "sagemaker.instance-group.script",
	  .title = "Bucket of the script that sets nodes up",
	  .from = "InstanceGroups", .path = "LifeCycleConfig.SourceS3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Whoever can write there runs as root on every node." },

	/* ---- nodes ---- */
	{ .id = "sagemaker.cluster-node.image-status",
	  .title = "Updates of the machine image",
	  .from = "ListClusterNodes", .path = "ImageVersionStatus",
	  IMAGE_STATE },

	{ .id = "sagemaker.cluster-node.status",
	  .title = "State of the node",
	  .from = "ListClusterNodes", .path = "InstanceStatus.Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Running; fails: Failure; review: else",
	  .why = "A node that failed is paid for and does nothing." },
#undef VOLUME
#undef IMAGE_STATE
