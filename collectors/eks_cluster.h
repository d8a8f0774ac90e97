/* eks_cluster.h - what is asked of a cluster: rows of eks.c */

#define CLUSTER_ROW(fact, words, where, about)				\
	.id = "eks.cluster." fact, .title = words,			\
	.from = "DescribeCluster", .path = where, .topic = about
/* of all that one cluster has of a type */
#define CLUSTER_HAS(fact, words, what, about)				\
	.id = "eks.cluster." fact, .title = words,			\
	.from = "eks:" what, .of = "eks:cluster", .topic = about

#define REGISTERED(fact, words, where)					\
	.id = "eks.registered-cluster." fact, .title = words,		\
	.from = "RegisteredCluster", .path = where, .topic = EX_INVENTORY

	{ REGISTERED("connector", "Merely connected, not run by EKS",
		     "connectorConfig.activationId"),
	  .judge = "n/a: absent; review: else",
	  .why = "Of a connected cluster AWS knows the name: all else is to "
		 "be seen where it runs." },
	{ REGISTERED("provider", "Where a connected cluster runs",
		     "connectorConfig.provider"),
	  .why = "There its settings are to be read." },
	{ REGISTERED("role", "Role of the connector's agent",
		     "connectorConfig.roleArn"),
	  .judge = "n/a: absent; as: iam.role.exists",
	  .why = "The agent speaks to AWS with it." },
	{ REGISTERED("expiry", "When its registration code ends",
		     "connectorConfig.activationExpiry"),
	  .why = "Until then whoever has the code can register." },

	/* ---- encryption ---- */
	{ CLUSTER_ROW("default-encryption",
		      "Version that encrypts all data of the API by itself",
		      "version", EX_ENCRYPTION),
	  .judge = "meets: version(>=1.28); review: else",
	  .why = "Since 1.28 a key of AWS's wraps what the customer's does "
		 "not." },
	{ CLUSTER_ROW("secrets-key", "Key that encrypts Kubernetes secrets",
		      "encryptionConfig[].provider.keyArn", EX_ENCRYPTION),
	  .judge = "meets: customer-key(); fails: none if $cmk_required; "
		   "review: none if eks.cluster.default-encryption meets; "
		   "fails: none; review: else",
	  .why = "With a key of its own, the customer decides who can read "
		 "secrets, and can stop it." },
	{ CLUSTER_ROW("secrets-key-state", "State of that key",
		      "encryptionConfig[].provider.keyArn", EX_ENCRYPTION),
	  .judge = "n/a: none; as: kms.key.state",
	  .why = "When the key is lost, so is the cluster." },
	{ CLUSTER_ROW("key-issues", "EKS's own finding on the key",
		      "health.issues[].code", EX_ENCRYPTION),
	  .judge = "fails: KmsKey*, KmsGrantRevoked; meets: else",
	  .why = "Without key or grant the control plane cannot read its "
		 "data." },
	{ CLUSTER_ROW("secrets-key-rotation", "Rotation of that key",
		      "encryptionConfig[].provider.keyArn", EX_ENCRYPTION),
	  .judge = "n/a: none; as: kms.key.rotation",
	  .why = "Rotation limits what one piece of key material ever "
		 "encrypted." },
	{ CLUSTER_HAS("volume-driver", "Driver that makes volumes for pods",
		      "addon", EX_ENCRYPTION),
	  .judge = "review: any aws-ebs-csi-driver; "
		   "review: else if eks.cluster.auto-mode meets; n/a: else",
	  .why = "Which key encrypts the volumes is in a storage class, which "
		 "only Kubernetes' own API shows." },

	/* ---- access ---- */
	{ CLUSTER_ROW("endpoint-public", "API reached from the Internet",
		      "resourcesVpcConfig.endpointPublicAccess", EX_ACCESS),
	  .judge = "meets: false; "
		   "fails: true if eks.cluster.endpoint-cidrs fails; "
		   "review: else",
	  .why = "A private endpoint is reached from the VPC alone." },
	{ CLUSTER_ROW("endpoint-cidrs",
		      "Addresses that may reach the public API",
		      "resourcesVpcConfig.publicAccessCidrs[]", EX_ACCESS),
	  .judge = "n/a: else if eks.cluster.endpoint-private-only meets; "
		   "fails: open(), none; meets: $approved_cidrs; review: else",
	  .why = "What is not limited is open to everyone." },
	{ CLUSTER_ROW("endpoint-private-only", "No endpoint but the private",
		      "resourcesVpcConfig.endpointPublicAccess", EX_ACCESS),
	  .judge = "meets: false; review: else",
	  .why = "Then there are no public addresses to limit." },
	{ CLUSTER_ROW("endpoint-private", "API reached from the VPC",
		      "resourcesVpcConfig.endpointPrivateAccess", EX_ACCESS),
	  .judge = "meets: true; fails: else",
	  .why = "Without it, nodes leave the VPC to reach the control "
		 "plane." },
	{ CLUSTER_ROW("authentication-mode", "Where its users are kept",
		      "accessConfig.authenticationMode", EX_ACCESS),
	  .judge = "meets: API; fails: CONFIG_MAP; review: else",
	  .why = "What is in the cluster's ConfigMap is not seen by any API "
		 "of AWS, nor recorded by CloudTrail." },
	{ CLUSTER_ROW("creator-admin", "Its maker administers it",
		      "accessConfig.bootstrapClusterCreatorAdminPermissions",
		      EX_ACCESS),
	  .judge = "meets: false; review: else",
	  .why = "Whoever called CreateCluster keeps all rights unseen." },
	{ CLUSTER_ROW("role", "Whom the control plane's role trusts",
		      "roleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.cluster-role.trusted-service",
	  .why = "A role made for one service should be taken by nothing "
		 "else." },
	{ CLUSTER_ROW("role-policies", "Policies of the control plane's role",
		      "roleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.cluster-role.policies",
	  .why = "AmazonEKSClusterPolicy is all it needs." },
	{ CLUSTER_ROW("oidc-issuer", "Issuer of its service accounts' tokens",
		      "identity.oidc.issuer", EX_ACCESS),
	  .why = "Roles for service accounts trust this issuer, once IAM "
		 "knows it as a provider." },
	{ CLUSTER_HAS("pod-identities", "Pods that get roles by Pod Identity",
		      "pod-identity", EX_ACCESS),
	  .judge = "n/a: none; meets: else",
	  .why = "Each association is judged by itself." },
	{ CLUSTER_HAS("pod-roles", "Pods with roles of their own",
		      "pod-identity", EX_ACCESS),
	  .judge = "meets: any *; review: else",
	  .why = "Pods without a role of their own use the node's." },
	{ .id = "eks.cluster.pod-roles",
	  .title = "Pods with roles of their own",
	  .from = "DescribeAddon", .path = "serviceAccountRoleArn",
	  .of = "eks:cluster",
	  .topic = EX_ACCESS,
	  .judge = "meets: any arn:*; review: else",
	  .why = "Pods without a role of their own use the node's." },
	{ CLUSTER_HAS("pod-identity-agent", "Agent that hands roles to pods",
		      "addon", EX_ACCESS),
	  .judge = "n/a: else if eks.cluster.pod-identities n/a; "
		   "n/a: else if eks.cluster.auto-mode meets; "
		   "meets: any eks-pod-identity-agent; fails: else",
	  .why = "Without the agent associations do nothing, and pods use "
		 "the node's role; in Auto Mode it is part of the node." },
	{ CLUSTER_HAS("identity-providers", "Users from other providers",
		      "identity-provider", EX_ACCESS),
	  .judge = "meets: none; n/a: else",
	  .why = "IAM is not asked about users of another provider; each is "
		 "judged by itself." },
	{ CLUSTER_ROW("auto-mode", "AWS runs the nodes (Auto Mode)",
		      "computeConfig.enabled", EX_ACCESS),
	  .judge = "meets: true; n/a: else",
	  .why = "Then AWS chooses and patches the machine image." },
	{ CLUSTER_ROW("auto-mode-pools", "Node pools of Auto Mode",
		      "computeConfig.nodePools[]", EX_ACCESS),
	  .why = "Which machines Auto Mode may start." },
	{ CLUSTER_ROW("auto-mode-role", "Role of Auto Mode's nodes",
		      "computeConfig.nodeRoleArn", EX_ACCESS),
	  .judge = "n/a: absent; as: eks.node-role.policies",
	  .why = "Pods without a role of their own use the node's." },

	/* ---- logging ---- */
	{ CLUSTER_ROW("audit-log", "Kubernetes' audit log",
		      "logging.clusterLogging[enabled=true].types[]",
		      EX_LOGGING),
	  .judge = "meets: any audit; fails: else",
	  .why = "Who did what in the cluster is in this log alone." },
	{ CLUSTER_ROW("control-plane-logs", "Logs of the control plane",
		      "logging.clusterLogging[enabled=true].types[]",
		      EX_LOGGING),
	  .judge = "fails: else if eks.cluster.audit-log fails; "
		   "meets: count>=5; review: else",
	  .why = "There are five: api, audit, authenticator, "
		 "controllerManager, scheduler." },
	{ CLUSTER_HAS("guardduty-agent", "GuardDuty's agent on the nodes",
		      "addon", EX_LOGGING),
	  .judge = "meets: any aws-guardduty-agent; "
		   "fails: else if $runtime_monitoring_required; review: else",
	  .why = "Without the agent nobody sees what runs in a container." },
	{ CLUSTER_HAS("observability", "Agent for metrics and logs of pods",
		      "addon", EX_LOGGING),
	  .judge = "meets: any amazon-cloudwatch-observability, "
		   "any adot; review: else",
	  .why = "Pods' own logs and metrics leave the node by an agent; "
		 "another than AWS's is not seen here." },

	/* ---- resilience ---- */
	{ .id = "eks.cluster.zones",
	  .title = "Zones its subnets are in",
	  .from = "ec2:EksClusterSubnets", .path = "availabilityZone",
	  .of = "eks:cluster",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: count>=$multi_az_min; fails: else",
	  .why = "Two subnets of one zone fail together." },
	{ CLUSTER_ROW("zonal-shift", "Zonal shift", "zonalShiftConfig.enabled",
		      EX_RESILIENCE),
	  .judge = "meets: true; review: else",
	  .why = "It takes traffic out of a zone that is ailing." },
	{ CLUSTER_ROW("deletion-protection", "Protection against deletion",
		      "deletionProtection", EX_RESILIENCE),
	  .judge = "meets: true; fails: else",
	  .why = "A cluster that is deleted takes all its state with it." },
	{ CLUSTER_ROW("status", "State of the cluster", "status",
		      EX_RESILIENCE),
	  .judge = "meets: ACTIVE, UPDATING; n/a: CREATING, DELETING; review: else",
	  .why = "A cluster that failed or waits does not do its work." },
	{ CLUSTER_ROW("health", "What EKS finds wrong with the cluster",
		      "health.issues[].code", EX_RESILIENCE),
	  .judge = "meets: none; review: else",
	  .why = "Each issue keeps EKS from running or updating it." },

	/* ---- infrastructure ---- */
	{ CLUSTER_ROW("version", "Support of the Kubernetes version", "version",
		      EX_INFRASTRUCTURE),
	  .judge = "as: eks.version.support",
	  .why = "After its end a version gets no fixes, and AWS upgrades the "
		 "cluster." },
	{ CLUSTER_ROW("platform-version", "Patch level of the control plane",
		      "platformVersion", EX_INFRASTRUCTURE),
	  .why = "AWS raises it by itself." },
	{ CLUSTER_ROW("upgrade-policy", "What happens at the end of support",
		      "upgradePolicy.supportType", EX_INFRASTRUCTURE),
	  .judge = "meets: STANDARD; review: else",
	  .why = "Extended support lets an old version stay, for a price." },
	{ CLUSTER_ROW("security-groups", "Who may reach the control plane",
		      "resourcesVpcConfig.securityGroupIds[]",
		      EX_INFRASTRUCTURE),
	  .judge = "n/a: none; as: ec2.security-group.ingress",
	  .why = "Nodes and administrators alone need it." },
	{ CLUSTER_ROW("shared-security-group",
		      "Who may reach nodes and control plane",
		      "resourcesVpcConfig.clusterSecurityGroupId",
		      EX_INFRASTRUCTURE),
	  .judge = "review: absent; as: ec2.security-group.ingress",
	  .why = "EKS puts every managed node into this group." },
	{ CLUSTER_ROW("egress-mode", "How the control plane reaches out",
		      "resourcesVpcConfig.controlPlaneEgressMode",
		      EX_INFRASTRUCTURE),
	  .judge = "meets: CUSTOMER_*; review: else",
	  .why = "Webhooks and registries are called through AWS's network or "
		 "through the customer's." },
	{ CLUSTER_ROW("hybrid-nodes", "Networks of nodes outside AWS",
		      "remoteNetworkConfig.remoteNodeNetworks[].cidrs[]",
		      EX_INFRASTRUCTURE),
	  .judge = "n/a: none; review: else",
	  .why = "Nodes that stand elsewhere are the customer's to keep." },
	{ CLUSTER_ROW("hybrid-pods", "Networks of pods outside AWS",
		      "remoteNetworkConfig.remotePodNetworks[].cidrs[]",
		      EX_INFRASTRUCTURE),
	  .judge = "n/a: none; review: else",
	  .why = "Their traffic crosses networks that AWS does not see." },
	{ .id = "eks.cluster.version-skew",
	  .title = "EKS's own finding: nodes behind the control plane",
	  .from = "ListInsights",
	  .path = "[name=*ubelet version skew*].insightStatus.status",
	  .of = "eks:cluster",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: PASSING; fails: ERROR; review: else",
	  .why = "Nodes that are left behind get no fixes, and keep the "
		 "cluster from being upgraded." },
	{ .id = "eks.cluster.addon-compatibility",
	  .title = "EKS's own finding: add-ons too old for an upgrade",
	  .from = "ListInsights",
	  .path = "[name=*dd-on version compatibility*].insightStatus.status",
	  .of = "eks:cluster",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: PASSING; fails: ERROR; review: else",
	  .why = "EKS does not raise add-ons by itself." },

	/* ---- compliance ---- */
	{ CLUSTER_ROW("pod-images", "Images that pods run", "name",
		      EX_COMPLIANCE),
	  .judge = "review: else",
	  .why = "No API of AWS lists pods: Inspector knows images that come "
		 "from this account's registry, Kubernetes' own API all." },
	{ CLUSTER_ROW("tags", "Required tags", "tags", EX_COMPLIANCE),
	  .judge = "meets: tagged($required_tag_keys); fails: else",
	  .why = "Owner and classification belong on every resource." },
