/*
 * ecs_definition.h - task definitions and those of daemons, and what only the
 * containers of tasks have: rows of ecs.c
 */
#define EFS "volumes[efsVolumeConfiguration.fileSystemId!=]."		\
	    "efsVolumeConfiguration."
#define ROLE "service-role(ecs-tasks.amazonaws.com)"

	/* ---- roles ---- */
	{ .id = "ecs.task-definition.task-role",
	  .title = "Role of the task, for tasks of this account alone",
	  .from = "DescribeTaskDefinition", .path = "taskRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; meets: " ROLE "; review: else",
	  .why = "Without a role of its own a task may use its host's; "
		 "without a condition another account's tasks may use it." },

	{ .id = "ecs.task-definition.task-role-trust",
	  .title = "Who may take the role of the task",
	  .from = "DescribeTaskDefinition", .path = "taskRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: iam.role.trust",
	  .why = "Whoever may take the role has all its rights." },

	{ .id = "ecs.task-definition.task-role-policies",
	  .title = "Managed policies of the role of the task",
	  .from = "DescribeTaskDefinition", .path = "taskRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: iam.role.attached",
	  .why = "Every container of the task has the rights of the role." },

	{ .id = "ecs.task-definition.execution-role",
	  .title = "Role that starts the task",
	  .from = "DescribeTaskDefinition", .path = "executionRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; review: absent",
	  .why = "On EC2 the host's role does it where no log, secret or "
		 "private registry is named." },

	{ .id = "ecs.task-definition.separate-roles",
	  .title = "One role to start the task, another to run it",
	  .from = "DescribeTaskDefinition",
	  .path = "[taskRoleArn!=][executionRoleArn!=]."
		  "taskRoleArn|executionRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: count>=2; fails: else",
	  .why = "A task that has the role that starts it reads every "
		 "secret by itself." },

	/* ---- the host ---- */
	{ .id = "ecs.task-definition.pid-mode",
	  .title = "Processes of the host",
	  .from = "DescribeTaskDefinition", .path = "pidMode",
	  .topic = EX_ACCESS,
	  .judge = "fails: host; meets: else",
	  .why = "It could look into each process of its host." },

	{ .id = "ecs.task-definition.ipc-mode",
	  .title = "Shared memory of the host",
	  .from = "DescribeTaskDefinition", .path = "ipcMode",
	  .topic = EX_ACCESS,
	  .judge = "fails: host; meets: else",
	  .why = "It could read what others on its host share." },

	{ .id = "ecs.task-definition.network-mode",
	  .title = "Network of the host",
	  .from = "DescribeTaskDefinition", .path = "networkMode",
	  .topic = EX_ACCESS,
	  .judge = "meets: awsvpc, NONE; review: else",
	  .why = "Only with awsvpc has a task security groups of its own." },

	{ .id = "ecs.task-definition.host-volumes",
	  .title = "Folders of the host",
	  .from = "DescribeTaskDefinition", .path = "volumes[].host.sourcePath",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: /, /etc, /etc/*, /root, "
		   "/root/*, */docker.sock, */containerd.sock; review: else",
	  .why = "Who writes to the socket of Docker owns the host." },

	{ .id = "ecs.task-definition.fault-injection",
	  .title = "Faults may be injected",
	  .from = "DescribeTaskDefinition", .path = "enableFaultInjection",
	  .topic = EX_ACCESS,
	  .judge = "meets: false, absent; review: true",
	  .why = "A container may then slow down or cut its own network." },

	/* ---- file systems ---- */
	{ .id = "ecs.task-definition.efs-transit",
	  .title = "Encryption on the way to EFS",
	  .from = "DescribeTaskDefinition", .path = EFS "transitEncryption",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: ENABLED; fails: else",
	  .why = "NFS is in clear unless it is told otherwise." },

	{ .id = "ecs.task-definition.efs-encryption",
	  .title = "Encryption of the file system",
	  .from = "DescribeTaskDefinition", .path = EFS "fileSystemId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; as: elasticfilesystem.file-system.encrypted",
	  .why = "Models and data lie there when no task runs." },

	{ .id = "ecs.task-definition.efs-iam",
	  .title = "Rights of the task's role on EFS",
	  .from = "DescribeTaskDefinition",
	  .path = EFS "authorizationConfig.iam",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: ENABLED; review: else",
	  .why = "Otherwise whoever reaches the mount target may mount it." },

	{ .id = "ecs.task-definition.efs-access-point",
	  .title = "Access point to EFS",
	  .from = "DescribeTaskDefinition",
	  .path = EFS "authorizationConfig.accessPointId",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: fsap-*; review: else",
	  .why = "An access point confines a task to a folder and a user." },

	/* ---- images ---- */
	{ .id = "ecs.container.image-pinned",
	  .title = "Image named by its digest",
	  .from = "Containers", .path = "image",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: *@sha256:*; fails: else "
		   "if versionConsistency=disabled; review: else",
	  .why = "A tag can be moved to another image; without version "
		 "consistency each task may run another one." },

	{ .id = "ecs.container.version-consistency",
	  .title = "Tag resolved once for all tasks",
	  .from = "Containers", .path = "versionConsistency",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: enabled, absent; fails: disabled",
	  .why = "Without it two tasks of one service may run two images." },

	{ .id = "ecs.daemon-container.image-pinned",
	  .title = "Image named by its digest",
	  .from = "DaemonContainers", .path = "image",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: *@sha256:*; review: else",
	  .why = "A tag can be moved to another image." },

	/* ---- the definition itself ---- */
	{ .id = "ecs.task-definition.health-check",
	  .title = "A container that says whether it is well",
	  .from = "Containers", .path = "healthCheck.command[]",
	  .of = "ecs:task-definition",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any CMD, any CMD-SHELL; review: else",
	  .why = "A process that hangs still runs." },

	{ .id = "ecs.task-definition.status",
	  .title = "State of the definition",
	  .from = "DescribeTaskDefinition", .path = "status",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ACTIVE; review: else",
	  .why = "Tasks go on with a definition that was withdrawn." },

	{ .id = "ecs.task-definition.registered",
	  .title = "When it was registered",
	  .from = "DescribeTaskDefinition", .path = "registeredAt",
	  .topic = EX_COMPLIANCE,
	  .why = "A definition never changes; a change is a new revision." },

	{ .id = "ecs.task-definition.registered-by",
	  .title = "Who registered it",
	  .from = "DescribeTaskDefinition", .path = "registeredBy",
	  .topic = EX_COMPLIANCE,
	  .why = "Read with who may change what runs." },

	{ .id = "ecs.task-definition.tags",
	  .title = "Required tags",
	  .from = "DefinitionTags", .path = "tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- daemons ---- */
	{ .id = "ecs.daemon-definition.task-role",
	  .title = "Role of the daemon, for tasks of this account alone",
	  .from = "DescribeDaemonTaskDefinition", .path = "taskRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; meets: " ROLE "; review: else",
	  .why = "A daemon runs on every host of its capacity provider." },

	{ .id = "ecs.daemon-definition.separate-roles",
	  .title = "One role to start the daemon, another to run it",
	  .from = "DescribeDaemonTaskDefinition",
	  .path = "[taskRoleArn!=][executionRoleArn!=]."
		  "taskRoleArn|executionRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: count>=2; fails: else",
	  .why = "A task that has the role that starts it reads every "
		 "secret by itself." },

	{ .id = "ecs.daemon-definition.pid-mode",
	  .title = "Processes of other tasks",
	  .from = "DescribeDaemonTaskDefinition", .path = "pidMode",
	  .topic = EX_ACCESS,
	  .judge = "review: shared; meets: else",
	  .why = "A daemon that sees every process is to be trusted as the "
		 "host is." },

	{ .id = "ecs.daemon-definition.host-volumes",
	  .title = "Folders of the host",
	  .from = "DescribeDaemonTaskDefinition",
	  .path = "volumes[].host.sourcePath",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: /, /etc, /etc/*, /root, "
		   "/root/*, */docker.sock, */containerd.sock; review: else",
	  .why = "Who writes to the socket of the runtime owns the host." },
#undef EFS
#undef ROLE
