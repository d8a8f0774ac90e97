/*
 * ecs_container.h - one container of a definition, a task's or a daemon's: rows
 * of ecs.c
 *
 * OF begins the settings' names; LIST is the call whose items are containers.
 */
#define CREDENTIAL							\
	.topic = EX_ACCESS,						\
	.judge = "fails: secret(); meets: else",			\
	.why = "Whoever may read definitions reads it; its place is "	\
	       "Secrets Manager."

	/* ---- the image ---- */
	{ .id = OF "image",
	  .title = "Image",
	  .from = LIST, .path = "image",
	  .topic = EX_INVENTORY,
	  .why = "What runs; whose image it is decides who has to patch it." },

	{ .id = OF "dlc",
	  .title = "AWS Deep Learning Container",
	  .from = LIST, .path = "image",
	  .topic = EX_INVENTORY,
	  .judge = "as: dlc.image.source",
	  .why = "What is AWS's image, AWS patches for a time; what only "
		 "looks like one, nobody may." },

	{ .id = OF "usage-tracking",
	  .title = "Opt-out of what AWS's images report of their use",
	  .from = LIST, .path = "environment[name=OPT_OUT_TRACKING].value",
	  .topic = EX_LOGGING,
	  .judge = "n/a: else if " OF "dlc n/a; meets: true; "
		   "meets: else if $usage_tracking=allow; "
		   "fails: none, absent if $usage_tracking=opt-out; "
		   "review: else",
	  .why = "Deep Learning Containers tell AWS which framework runs "
		 "where, unless they are told not to." },

	{ .id = OF "registry-secret",
	  .title = "Credentials for a private registry",
	  .from = LIST, .path = "repositoryCredentials.credentialsParameter",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: secretsmanager.secret.key",
	  .why = "Who has them can put another image in this one's place." },

	/* ---- secrets, where they should not be, and where they should ---- */
	{ .id = OF "environment",
	  .title = "Secrets in the environment",
	  .from = LIST, .path = "environment[].value", CREDENTIAL },

	{ .id = OF "command",
	  .title = "Secrets in the command",
	  .from = LIST, .path = "command|entryPoint", CREDENTIAL },

	{ .id = OF "health-command",
	  .title = "Secrets in the health check",
	  .from = LIST, .path = "healthCheck.command", CREDENTIAL },

	{ .id = OF "log-options",
	  .title = "Secrets in the options of the log driver",
	  .from = LIST, .path = "logConfiguration.options.*", CREDENTIAL },

	{ .id = OF "secrets",
	  .title = "Secrets that are referred to",
	  .from = LIST,
	  .path = "secrets[valueFrom=*:secretsmanager:*].valueFrom",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; as: ecs.secret.exists",
	  .why = "A secret of another account is in somebody else's hands." },

	/* by name it is the account's own */
	{ .id = OF "parameters",
	  .title = "Parameters that are referred to",
	  .from = LIST,
	  .path = "secrets[valueFrom=arn:*]"
		  "[valueFrom!=*:secretsmanager:*].valueFrom",
	  .topic = EX_ACCESS,
	  .judge = "review: external(); meets: else",
	  .why = "A parameter of another account is in somebody else's "
		 "hands." },
	{ .id = OF "parameters",
	  .title = "Parameters that are referred to",
	  .from = LIST, .path = "secrets[valueFrom!=arn:*].valueFrom",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: else",
	  .why = "A parameter of another account is in somebody else's "
		 "hands." },

	{ .id = OF "environment-files",
	  .title = "Files that set the environment",
	  .from = LIST, .path = "environmentFiles[].value",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; review: else",
	  .why = "What is in them is not read here; the bucket decides who "
		 "may." },

	/* ---- what it may do to its host ---- */
	{ .id = OF "privileged",
	  .title = "Privileged",
	  .from = LIST, .path = "privileged",
	  .topic = EX_ACCESS,
	  .judge = "fails: true; meets: else",
	  .why = "It has all rights of root on its host." },

	{ .id = OF "user",
	  .title = "User it is told to run as",
	  .from = LIST, .path = "[user!=].user",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: root, root:*, 0, 0:*; meets: else",
	  .why = "Root in a container is one step from root on its host." },

	{ .id = OF "user-default",
	  .title = "User left to the image",
	  .from = LIST, .path = "[user=].name",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; review: else",
	  .why = "Most Deep Learning Containers run as root unless told "
		 "otherwise." },

	{ .id = OF "readonly-root",
	  .title = "Root file system read only",
	  .from = LIST, .path = "readonlyRootFilesystem",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; review: else",
	  .why = "What cannot be written cannot be replaced." },

	{ .id = OF "capabilities",
	  .title = "Capabilities added",
	  .from = LIST, .path = "linuxParameters.capabilities.add[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: ALL, SYS_ADMIN, SYS_PTRACE, "
		   "NET_ADMIN; review: else",
	  .why = "Some of them are root by another name; IPC_LOCK is usual "
		 "with EFA." },

	{ .id = OF "devices",
	  .title = "Devices of the host",
	  .from = LIST, .path = "linuxParameters.devices[].hostPath",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: /dev/neuron*, /dev/infiniband*; "
		   "review: else",
	  .why = "Accelerators and EFA need theirs; a disk would be the "
		 "host's." },

	/* ---- what is seen of it ---- */
	{ .id = OF "log-driver",
	  .title = "Where its output goes",
	  .from = LIST, .path = "logConfiguration.logDriver",
	  .topic = EX_LOGGING,
	  .judge = "fails: absent, json-file; "
		   "meets: awslogs, awsfirelens, splunk, fluentd, gelf, "
		   "syslog; review: else",
	  .why = "What stays on the host is gone with it; the images bring "
		 "no agent of their own." },

	{ .id = OF "log-group",
	  .title = "Log group its output goes to",
	  .from = LIST,
	  .path = "logConfiguration[logDriver=awslogs].options.awslogs-group",
	  .topic = EX_LOGGING,
	  .why = "The group decides under which key and how long lines are "
		 "kept." },

	{ .id = OF "log-group-key",
	  .title = "Key of the log group its output goes to",
	  .from = LIST,
	  .path = "logConfiguration[logDriver=awslogs].options.awslogs-group",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; as: logs.group.key",
	  .why = "What a container prints may be as secret as what it reads." },

	{ .id = OF "log-group-retention",
	  .title = "How long its output is kept",
	  .from = LIST,
	  .path = "logConfiguration[logDriver=awslogs].options.awslogs-group",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; as: logs.group.retention",
	  .why = "What is deleted too early can be asked for in vain." },
#undef CREDENTIAL
