/*
 * eks_iam_calls.h - the roles of EKS, each kind by itself, so that a role is
 * judged by what it is used for: calls of iam.c
 */

#define EKS_ROLE(type)							\
	.on = type, .op = "GetRole", .in = "RoleName={id}",		\
	.items = "Role", .redact = ROLE_TEXT, .absent = GONE
#define EKS_POLICIES(type)						\
	.on = type, .op = "ListAttachedRolePolicies",			\
	.in = "RoleName={id} MaxItems:=1000", .page = "Marker",		\
	.items = "AttachedPolicies.member[]", .gone = GONE

	{ EKS_ROLE("eks:cluster-role"), .name = "GetEksClusterRole" },
	{ EKS_ROLE("eks:node-role"), .name = "GetEksNodeRole" },
	{ EKS_ROLE("eks:fargate-role"), .name = "GetEksFargateRole" },
	{ EKS_ROLE("eks:pod-role"), .name = "GetEksPodRole" },
	{ EKS_ROLE("eks:capability-role"), .name = "GetEksCapabilityRole" },
	{ EKS_POLICIES("eks:cluster-role"), .name = "EksClusterRolePolicies" },
	{ EKS_POLICIES("eks:node-role"), .name = "EksNodeRolePolicies" },
	{ EKS_POLICIES("eks:capability-role"),
	  .name = "EksCapabilityRolePolicies" },
