/*
 * eks_roles.h - the roles that control planes, nodes and pods work with: rows
 * of eks.c, read in answers of iam.c
 *
 * A role for service accounts (IRSA) trusts the cluster's issuer, so it is
 * known by its trust policy, whatever uses it.  Condition keys of an issuer
 * begin with its own name: *:sub stands for whichever.
 */

#define TRUSTED_SERVICE(kind, call, service)				\
	.id = "eks." kind ".trusted-service",				\
	.title = "Who may take the role",				\
	.from = call,							\
	.path = "AssumeRolePolicyDocument{}.Statement[].Principal."	\
		"Service[]",						\
	.topic = EX_ACCESS,						\
	.judge = "fails: none; meets: " service "; review: else",	\
	.why = "A role made for one service should be taken by nothing "	\
	       "else."
#define ROLE_POLICIES(kind, call)					\
	.id = "eks." kind ".policies",					\
	.title = "Managed policies of the role",			\
	.from = call, .path = "PolicyArn", .topic = EX_ACCESS

#define TOO_MUCH							\
	"fails: */AdministratorAccess, */PowerUserAccess, "		\
	"*/IAMFullAccess, */AmazonS3FullAccess, */AmazonEC2FullAccess; "

	{ TRUSTED_SERVICE("cluster-role", "iam:GetEksClusterRole",
			  "eks.amazonaws.com") },
	{ ROLE_POLICIES("cluster-role", "iam:EksClusterRolePolicies"),
	  .judge = TOO_MUCH "meets: */AmazonEKSClusterPolicy, "
		   "*/AmazonEKSVPCResourceController, "
		   "*/AmazonEKSBlockStoragePolicy, "
		   "*/AmazonEKSComputePolicy, "
		   "*/AmazonEKSLoadBalancingPolicy, "
		   "*/AmazonEKSNetworkingPolicy; review: else",
	  .why = "AWS's guide names AmazonEKSClusterPolicy, and four more for "
		 "Auto Mode." },

	{ TRUSTED_SERVICE("node-role", "iam:GetEksNodeRole",
			  "ec2.amazonaws.com*") },
	{ ROLE_POLICIES("node-role", "iam:EksNodeRolePolicies"),
	  .judge = TOO_MUCH "meets: */AmazonEKSWorkerNodePolicy, "
		   "*/AmazonEKSWorkerNodeMinimalPolicy, "
		   "*/AmazonEKS_CNI_Policy, "
		   "*/AmazonEC2ContainerRegistryReadOnly, "
		   "*/AmazonEC2ContainerRegistryPullOnly; review: else",
	  .why = "Nodes join, give addresses to pods and pull images; what "
		 "else the role allows, every pod can do." },

	{ TRUSTED_SERVICE("fargate-role", "iam:GetEksFargateRole",
			  "eks-fargate-pods.amazonaws.com") },
	{ .id = "eks.fargate-role.source-arn",
	  .title = "Trust confined to profiles of ours",
	  .from = "iam:GetEksFargateRole", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(aws:SourceArn); review: else",
	  .why = "AWS's guide has the condition against the confused "
		 "deputy." },

	{ TRUSTED_SERVICE("pod-role", "iam:GetEksPodRole",
			  "pods.eks.amazonaws.com") },
	{ .id = "eks.pod-role.scope",
	  .title = "Trust confined to clusters of ours",
	  .from = "iam:GetEksPodRole", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(aws:SourceArn), "
		   "conditioned(aws:SourceAccount), "
		   "conditioned(aws:RequestTag/eks-cluster-arn), "
		   "conditioned(aws:RequestTag/kubernetes-namespace); "
		   "review: else",
	  .why = "Without a condition any association of the account may hand "
		 "out the role." },

	{ TRUSTED_SERVICE("capability-role", "iam:GetEksCapabilityRole",
			  "capabilities.eks.amazonaws.com") },
	{ ROLE_POLICIES("capability-role", "iam:EksCapabilityRolePolicies"),
	  .judge = "n/a: none; review: */AdministratorAccess, "
		   "*/PowerUserAccess, *FullAccess; "
		   "meets: *:iam::aws:policy/*; as: iam.local-policy.admin",
	  .why = "Whoever may write to the cluster has this role's rights." },

	/* ---- roles for service accounts, of all the account's roles ---- */
	{ .id = "eks.role.issuer",
	  .title = "Role that pods take by a cluster's issuer",
	  .from = "iam:Roles",
	  .path = "AssumeRolePolicyDocument{}.Statement[].Principal."
		  "Federated[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: any *:oidc-provider/oidc.eks.*; n/a: else",
	  .why = "Which pods may take it is for its conditions to say." },
	{ .id = "eks.role.subject-pattern",
	  .title = "Service accounts named by a pattern",
	  .from = "iam:Roles",
	  .path = "AssumeRolePolicyDocument{}.Statement[].Condition."
		  "StringLike|ForAnyValue:StringLike|StringLikeIfExists",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not eks.role.issuer meets; meets: none; "
		   "review: else",
	  .why = "A pattern may fit accounts that somebody makes later." },
	{ .id = "eks.role.subject",
	  .title = "Trust confined to a service account",
	  .from = "iam:Roles", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not eks.role.issuer meets; "
		   "meets: conditioned(*:sub, sts:AssumeRoleWithWebIdentity) "
		   "if eks.role.subject-pattern meets; "
		   "review: conditioned(*:sub, sts:AssumeRoleWithWebIdentity); "
		   "fails: else",
	  .why = "Without it every pod of the cluster can take the role." },
	{ .id = "eks.role.audience",
	  .title = "Trust confined to tokens made for AWS",
	  .from = "iam:Roles", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not eks.role.issuer meets; "
		   "meets: conditioned(*:aud, sts:AssumeRoleWithWebIdentity); "
		   "fails: else",
	  .why = "A token made for another use should open nothing here." },
