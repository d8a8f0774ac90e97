/*
 * eks_inside.h - what is asked of the things in a cluster: rows of eks.c
 */

#define ROW(thing, fact, words, operation, where, about)		\
	.id = "eks." thing "." fact, .title = words,			\
	.from = operation, .path = where, .topic = about
#define NODE_ROW(fact, words, where, about)				\
	ROW("nodegroup", fact, words, "DescribeNodegroup", where, about)
#define ADDON_ROW(fact, words, where, about)				\
	ROW("addon", fact, words, "DescribeAddon", where, about)
#define PROFILE_ROW(fact, words, where, about)				\
	ROW("fargate-profile", fact, words, "DescribeFargateProfile",	\
	    where, about)
#define POD_ROW(fact, words, where, about)				\
	ROW("pod-identity", fact, words,				\
	    "DescribePodIdentityAssociation", where, about)
#define PROVIDER_ROW(fact, words, where, about)				\
	ROW("identity-provider", fact, words,				\
	    "DescribeIdentityProviderConfig", where, about)
#define CAPABILITY_ROW(fact, words, where, about)			\
	ROW("capability", fact, words, "DescribeCapability", where, about)

	/* ---- node groups ---- */
	{ NODE_ROW("launch-template", "Launch template of the nodes",
		   "launchTemplate.id", EX_INFRASTRUCTURE),
	  .why = "Disks and metadata service of the nodes are in its version; "
		 "without one EKS makes its own." },
	{ NODE_ROW("launch-template-version", "Version of that template",
		   "launchTemplate.version", EX_INFRASTRUCTURE),
	  .why = "Each version has settings of its own." },
	{ NODE_ROW("scaling-group", "Auto Scaling group of the nodes",
		   "resources.autoScalingGroups[].name", EX_INFRASTRUCTURE),
	  .why = "Its instances are the nodes." },
	{ NODE_ROW("role", "Whom the nodes' role trusts", "nodeRole",
		   EX_ACCESS),
	  .judge = "review: absent; as: eks.node-role.trusted-service",
	  .why = "A role made for nodes should be taken by nothing else." },
	{ NODE_ROW("role-policies", "Policies of the nodes' role", "nodeRole",
		   EX_ACCESS),
	  .judge = "review: absent; as: eks.node-role.policies",
	  .why = "Pods without a role of their own use the node's." },
	{ NODE_ROW("ssh", "Remote access by SSH", "remoteAccess.ec2SshKey",
		   EX_ACCESS),
	  .judge = "meets: absent; "
		   "fails: else if eks.nodegroup.ssh-groups n/a; review: else",
	  .why = "With a key and no source groups port 22 is open to "
		 "everyone." },
	{ NODE_ROW("ssh-groups", "Groups that may reach the nodes by SSH",
		   "remoteAccess.sourceSecurityGroups[]", EX_ACCESS),
	  .judge = "n/a: none; review: else",
	  .why = "Who is in these groups can try to log in." },
	{ NODE_ROW("subnets", "Way out of the nodes' subnets", "subnets[]",
		   EX_INFRASTRUCTURE),
	  .judge = "review: none; as: ec2.subnet.route",
	  .why = "Nodes belong where nothing comes in from the Internet." },
	{ NODE_ROW("public-addresses", "Public addresses of nodes",
		   "subnets[]", EX_INFRASTRUCTURE),
	  .judge = "review: none; as: ec2.subnet.public-addresses",
	  .why = "What has a public address can be reached from outside." },
	{ .id = "eks.nodegroup.zones",
	  .title = "Zones the nodes stand in",
	  .from = "ec2:EksNodegroupSubnets", .path = "availabilityZone",
	  .of = "eks:nodegroup",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: count>=$multi_az_min; review: else",
	  .why = "One zone can fail; groups with graphics processors often "
		 "have but one." },
	{ NODE_ROW("min-size", "Least number of nodes",
		   "scalingConfig.minSize", EX_RESILIENCE),
	  .judge = "meets: >=2; review: else",
	  .why = "A single node is in one zone." },
	{ NODE_ROW("capacity-type", "How the nodes are bought",
		   "capacityType", EX_RESILIENCE),
	  .judge = "review: SPOT; meets: else",
	  .why = "Spot nodes are taken away at two minutes' notice." },
	{ NODE_ROW("repair", "Repair of nodes", "nodeRepairConfig.enabled",
		   EX_RESILIENCE),
	  .judge = "meets: true; review: else",
	  .why = "EKS replaces a node that is ailing only if told to." },
	{ NODE_ROW("status", "State of the node group", "status",
		   EX_RESILIENCE),
	  .judge = "meets: ACTIVE, UPDATING; n/a: CREATING, DELETING; "
		   "review: else",
	  .why = "A group that is degraded cannot replace its nodes." },
	{ NODE_ROW("health", "What EKS finds wrong with the nodes",
		   "health.issues[].code", EX_RESILIENCE),
	  .judge = "meets: none; review: else",
	  .why = "Each issue keeps nodes from joining or leaving." },
	{ NODE_ROW("ami-type", "Kind of machine image", "amiType",
		   EX_INFRASTRUCTURE),
	  .judge = "fails: AL2_*; meets: AL2023_*, BOTTLEROCKET_*; "
		   "review: else",
	  .why = "Images of Amazon Linux 2 are no longer made; an image of "
		 "one's own is one's own to patch." },
	{ NODE_ROW("release", "Release of the machine image", "releaseVersion",
		   EX_INFRASTRUCTURE),
	  .why = "Fixes come with a new release, which the customer rolls "
		 "out." },
	{ NODE_ROW("version", "Support of the nodes' Kubernetes version",
		   "version", EX_INFRASTRUCTURE),
	  .judge = "review: absent; as: eks.version.support",
	  .why = "Nodes do not follow when the control plane is upgraded." },
	{ NODE_ROW("tags", "Required tags", "tags", EX_COMPLIANCE),
	  .judge = "meets: tagged($required_tag_keys); fails: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- add-ons ---- */
	{ ADDON_ROW("secret", "Secrets in the configuration",
		    "configurationValues", EX_ACCESS),
	  .judge = "n/a: absent; fails: secret(); meets: else",
	  .why = "Whoever may describe the add-on reads its configuration." },
	{ ADDON_ROW("role", "Which pods may take the add-on's role",
		    "serviceAccountRoleArn", EX_ACCESS),
	  .judge = "n/a: absent; as: eks.role.subject",
	  .why = "The role should trust the add-on's service account alone." },
	{ ADDON_ROW("status", "State of the add-on", "status",
		    EX_INFRASTRUCTURE),
	  .judge = "meets: ACTIVE, UPDATING; n/a: CREATING, DELETING; "
		   "review: else",
	  .why = "An add-on that failed to update is an old one." },
	{ ADDON_ROW("version", "Version of the add-on", "addonVersion",
		    EX_INFRASTRUCTURE),
	  .why = "EKS does not raise it by itself." },
	{ ADDON_ROW("health", "What EKS finds wrong with the add-on",
		    "health.issues[].code", EX_RESILIENCE),
	  .judge = "meets: none; review: else",
	  .why = "An add-on that is ailing leaves pods without network, name "
		 "or volume." },

	/* ---- Fargate profiles ---- */
	{ PROFILE_ROW("role", "Whom the role that starts pods trusts",
		      "podExecutionRoleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.fargate-role.trusted-service",
	  .why = "A role made for Fargate should be taken by nothing else." },
	{ PROFILE_ROW("role-source", "Trust confined to profiles of ours",
		      "podExecutionRoleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.fargate-role.source-arn",
	  .why = "Without the condition another customer's profile could use "
		 "the role (the confused deputy)." },
	{ PROFILE_ROW("namespaces", "Namespaces that run on Fargate",
		      "selectors[].namespace", EX_ACCESS),
	  .why = "Pods of these namespaces have no node of the customer's." },
	{ PROFILE_ROW("subnets", "Way out of the pods' subnets", "subnets[]",
		      EX_INFRASTRUCTURE),
	  .judge = "review: none; as: ec2.subnet.route",
	  .why = "Pods belong where nothing comes in from the Internet." },
	{ PROFILE_ROW("health", "What EKS finds wrong with the profile",
		      "health.issues[].code", EX_RESILIENCE),
	  .judge = "meets: none; review: else",
	  .why = "Each issue keeps pods from starting." },

	/* ---- pods' roles ---- */
	{ POD_ROW("service-account", "Pods that get the role",
		  "namespace|serviceAccount", EX_ACCESS),
	  .why = "One role for each service account keeps rights apart." },
	{ POD_ROW("role", "Whom the pods' role trusts", "roleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.pod-role.trusted-service",
	  .why = "A role made for pods should be taken by nothing else." },
	{ POD_ROW("role-scope", "Trust confined to clusters of ours",
		  "roleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.pod-role.scope",
	  .why = "A condition on cluster or namespace keeps others from being "
		 "given the role." },
	{ POD_ROW("session-tags", "Cluster and namespace in the session",
		  "disableSessionTags", EX_ACCESS),
	  .judge = "meets: false, absent; review: else",
	  .why = "Policies can tell pods apart by session tags alone." },
	{ POD_ROW("target-role", "Role in another account",
		  "targetRoleArn", EX_ACCESS),
	  .judge = "n/a: absent; review: shared(); meets: else",
	  .why = "The pods then act in an account of somebody else." },
	{ POD_ROW("policy", "Policy that narrows the session", "policy",
		  EX_ACCESS),
	  .why = "The pods have what both this and the role allow." },

	/* ---- who may enter ---- */
	{ ROW("access-entry", "principal", "Who may enter the cluster",
	      "DescribeAccessEntry", "principalArn", EX_ACCESS),
	  .judge = "review: *:user/*; meets: else",
	  .why = "A user's keys do not end by themselves; a role's do." },
	{ ROW("access-entry", "groups", "Kubernetes groups it is in",
	      "DescribeAccessEntry", "kubernetesGroups[]", EX_ACCESS),
	  .judge = "meets: none; fails: system:masters, *masters; "
		   "meets: system:*, eks:* if not type=STANDARD; review: else",
	  .why = "What a group may do is bound inside the cluster, where no "
		 "API of AWS looks." },
	{ ROW("access-entry", "username", "Name it has in the cluster",
	      "DescribeAccessEntry", "username", EX_ACCESS),
	  .why = "The audit log has this name." },
	{ ROW("access-entry", "administers", "Administers the cluster",
	      "ListAssociatedAccessPolicies",
	      "associatedAccessPolicies[].policyArn", EX_ACCESS),
	  .judge = "meets: any */AmazonEKSClusterAdminPolicy; n/a: else",
	  .why = "The policy allows everything, secrets too." },
	{ ROW("access-entry", "administrator", "Approved administrator",
	      "ListAssociatedAccessPolicies", "principalArn", EX_ACCESS),
	  .judge = "n/a: else if not eks.access-entry.administers meets; "
		   "meets: $approved_admins; fails: else",
	  .why = "Few should be able to do everything, and all of them be "
		 "known." },
	{ ROW("access-entry", "scope", "What its policies reach",
	      "ListAssociatedAccessPolicies",
	      "associatedAccessPolicies[].accessScope.type", EX_ACCESS),
	  .judge = "n/a: none; meets: namespace; review: else",
	  .why = "Rights in some namespaces are narrower than in all." },

	/* ---- users from other providers ---- */
	{ PROVIDER_ROW("issuer", "Provider whose users may enter", "issuerUrl",
		       EX_ACCESS),
	  .judge = "meets: $approved_issuers; review: else",
	  .why = "Whoever the provider vouches for is let in." },
	{ PROVIDER_ROW("client", "Audience that tokens must have", "clientId",
		       EX_ACCESS),
	  .judge = "review: absent; meets: else",
	  .why = "A token made for another use should not open the cluster." },
	{ PROVIDER_ROW("claims", "Claims that tokens must have",
		       "requiredClaims", EX_ACCESS),
	  .judge = "review: absent; meets: else",
	  .why = "Claims let in some of the provider's users only." },
	{ PROVIDER_ROW("groups-prefix", "Prefix of the provider's groups",
		       "groupsPrefix", EX_ACCESS),
	  .judge = "review: absent; meets: else",
	  .why = "Without a prefix the provider can name one of Kubernetes' "
		 "own groups." },
	{ PROVIDER_ROW("status", "State of the provider", "status", EX_ACCESS),
	  .judge = "meets: ACTIVE; n/a: CREATING, DELETING; review: else",
	  .why = "Only an active provider lets anyone in." },

	/* ---- capabilities ---- */
	{ CAPABILITY_ROW("type", "What AWS runs in the cluster", "type",
			 EX_ACCESS),
	  .why = "Argo CD and the controllers act on the cluster, and ACK on "
		 "the account." },
	{ CAPABILITY_ROW("role", "Whom the capability's role trusts",
			 "roleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.capability-role.trusted-service",
	  .why = "A role made for one service should be taken by nothing "
		 "else." },
	{ CAPABILITY_ROW("role-policies", "Policies of the capability's role",
			 "roleArn", EX_ACCESS),
	  .judge = "review: absent; as: eks.capability-role.policies",
	  .why = "Whoever may write to the cluster has this role's rights." },
	{ CAPABILITY_ROW("status", "State of the capability", "status",
			 EX_RESILIENCE),
	  .judge = "meets: ACTIVE, UPDATING; n/a: CREATING, DELETING; "
		   "review: else",
	  .why = "One that is degraded no longer does what is written." },
	{ CAPABILITY_ROW("health", "What EKS finds wrong with the capability",
			 "health.issues[].code", EX_RESILIENCE),
	  .judge = "meets: none; review: else",
	  .why = "Each issue keeps it from its work." },
	{ CAPABILITY_ROW("deletion", "What is left when it is deleted",
			 "deletePropagationPolicy", EX_ACCESS),
	  .why = "What it made stays, and somebody must own it." },

	/* ---- what EKS says itself ---- */
	{ ROW("insight", "status", "EKS's own finding", "ListInsights",
	      "insightStatus.status", EX_INFRASTRUCTURE),
	  .judge = "meets: PASSING; fails: ERROR; review: else",
	  .why = "EKS looks for what would break at the next upgrade, and for "
		 "settings that are wrong." },
	{ ROW("insight", "name", "What EKS looked for", "ListInsights", "name",
	      EX_INFRASTRUCTURE),
	  .why = "Read with its finding." },
	{ ROW("insight", "reason", "Why EKS says so", "ListInsights",
	      "insightStatus.reason", EX_INFRASTRUCTURE),
	  .why = "Read with its finding." },
	{ ROW("insight", "deprecated", "Interfaces in use that will go",
	      "DescribeInsight",
	      "categorySpecificSummary.deprecationDetails"
	      "[clientStats!=].usage", EX_INFRASTRUCTURE),
	  .judge = "n/a: none; review: else",
	  .why = "Who still calls them fails at the upgrade." },

	/* ---- what was changed ---- */
	{ ROW("update", "status", "How the change ended", "DescribeUpdate",
	      "status", EX_COMPLIANCE),
	  .judge = "meets: Successful; n/a: InProgress; review: else",
	  .why = "A change that failed may be half done." },
	{ ROW("update", "type", "What was changed", "DescribeUpdate", "type",
	      EX_COMPLIANCE),
	  .why = "EKS's own record of changes to the cluster." },
	{ ROW("update", "created", "When it was changed", "DescribeUpdate",
	      "createdAt", EX_COMPLIANCE),
	  .why = "To be held against the change's approval." },
	{ ROW("update", "errors", "Why it failed", "DescribeUpdate",
	      "errors[].errorCode", EX_COMPLIANCE),
	  .judge = "n/a: none; review: else",
	  .why = "A missing right or address keeps fixes out, too." },

	/* ---- versions of Kubernetes ---- */
	{ ROW("version", "support", "Support of the version",
	      "DescribeClusterVersions", "versionStatus", EX_INFRASTRUCTURE),
	  .judge = "fails: UNSUPPORTED; "
		   "meets: STANDARD_SUPPORT if eks.version.end meets; "
		   "review: else",
	  .why = "After its end a version gets no fixes." },
	{ ROW("version", "end", "End of standard support",
	      "DescribeClusterVersions", "endOfStandardSupportDate",
	      EX_INFRASTRUCTURE),
	  .judge = "meets: left>60d; review: else",
	  .why = "An upgrade takes weeks of tests." },
	{ ROW("version", "extended-end", "End of extended support",
	      "DescribeClusterVersions", "endOfExtendedSupportDate",
	      EX_INFRASTRUCTURE),
	  .why = "On that day AWS upgrades the cluster by itself." },
