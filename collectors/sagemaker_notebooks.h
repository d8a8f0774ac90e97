/*
 * sagemaker_notebooks.h - notebook instances and what runs when they start:
 * rows of sagemaker.c
 */

	{ .id = "sagemaker.notebook.volume-key",
	  .title = "Key that encrypts the notebook's volume",
	  .from = "DescribeNotebookInstance", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts what "
		 "was downloaded and worked out." },

	{ .id = "sagemaker.notebook.internet",
	  .title = "Way to the Internet past the VPC",
	  .from = "DescribeNotebookInstance", .path = "DirectInternetAccess",
	  .topic = EX_ACCESS,
	  .judge = "fails: Enabled, absent; meets: Disabled if SubnetId=*; "
		   "review: else",
	  .why = "By its own way out data leaves that no flow log or "
		 "endpoint policy of the VPC sees." },

	{ .id = "sagemaker.notebook.root",
	  .title = "Root on the notebook",
	  .from = "DescribeNotebookInstance", .path = "RootAccess",
	  .topic = EX_ACCESS,
	  .judge = "meets: Disabled; fails: else",
	  .why = "As root its user undoes what was set up for everybody." },

	{ .id = "sagemaker.notebook.metadata-version",
	  .title = "Oldest metadata service that answers",
	  .from = "DescribeNotebookInstance",
	  .path = "InstanceMetadataServiceConfiguration."
		  "MinimumInstanceMetadataServiceVersion",
	  .topic = EX_ACCESS,
	  .judge = "meets: 2; fails: else",
	  .why = "Version 1 hands the role's credentials to whoever can make "
		 "the notebook send a request." },

	{ .id = "sagemaker.notebook.platform",
	  .title = "System the notebook runs",
	  .from = "DescribeNotebookInstance", .path = "PlatformIdentifier",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: notebook-al2023-*; fails: notebook-al1-*; "
		   "review: else",
	  .why = "What came out of maintenance gets no more fixes." },

	{ .id = "sagemaker.notebook.address",
	  .title = "Kind of addresses",
	  .from = "DescribeNotebookInstance", .path = "IpAddressType",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Rules for one kind of address do not hold for the other." },

	{ .id = "sagemaker.notebook.status",
	  .title = "State of the notebook",
	  .from = "DescribeNotebookInstance", .path = "NotebookInstanceStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "fails: Failed; meets: else",
	  .why = "Updates of the platform come with a restart." },

	{ .id = "sagemaker.notebook.script",
	  .title = "Lifecycle configuration in use",
	  .from = "DescribeNotebookInstance",
	  .path = "NotebookInstanceLifecycleConfigName",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: sagemaker.notebook-script.secrets",
	  .why = "It runs as root whenever the notebook starts." },

	{ .id = "sagemaker.notebook.tags",
	  .title = "Required tags",
	  .from = "notebook-tags", .path = "Tags", TAGGED },

	{ .id = "sagemaker.notebook-script.secrets",
	  .title = "Secrets in the scripts",
	  .from = "DescribeNotebookInstanceLifecycleConfig",
	  .path = "OnCreate|OnStart[].Content", SECRETS },

	{ .id = "sagemaker.notebook-script.contents",
	  .title = "Scripts that run when a notebook starts",
	  .from = "DescribeNotebookInstanceLifecycleConfig",
	  .path = "OnCreate|OnStart[].Content",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; review: else",
	  .why = "They were looked through for secrets and not stored; "
		 "whether they fetch and run what others wrote is for "
		 "somebody to read." },
