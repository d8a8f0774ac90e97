/*
 * iam_holder.h - what the policies of one kind of holder let through
 *
 * Included once for each: TYPE, FROM and DOCUMENT say whose and where they
 * are, UNUSED is the clause that leaves out what nobody holds, WHOLE_SERVICE
 * the verdict on a whole service.
 */
	{ .id = "iam." TYPE ".admin",
	  .title = "Unlimited rights",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED "fails: allows(*, *); meets: else",
	  .why = "Every action on every resource is nobody's job." },

	{ .id = "iam." TYPE ".keys",
	  .title = "Rights on every key",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED "fails: allows(kms:*, *); "
		   "review: allows(kms:Decrypt, *); meets: else",
	  .why = "Encryption separates nothing if one identity may use every "
		 "key." },

	{ .id = "iam." TYPE ".pass-role",
	  .title = "Passing of any role",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED "fails: allows(iam:PassRole, *); meets: else",
	  .why = "Who may pass any role to a service has the rights of "
		 "all." },

	{ .id = "iam." TYPE ".escalation",
	  .title = "Actions that give oneself more rights",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED "review: allows(iam:CreatePolicyVersion, *), "
		   "allows(iam:SetDefaultPolicyVersion, *), "
		   "allows(iam:AttachUserPolicy, *), "
		   "allows(iam:AttachGroupPolicy, *), "
		   "allows(iam:AttachRolePolicy, *), "
		   "allows(iam:PutUserPolicy, *), "
		   "allows(iam:PutGroupPolicy, *), "
		   "allows(iam:PutRolePolicy, *), "
		   "allows(iam:AddUserToGroup, *), "
		   "allows(iam:UpdateAssumeRolePolicy, *), "
		   "allows(iam:CreateAccessKey, *), "
		   "allows(iam:CreateLoginProfile, *), "
		   "allows(iam:UpdateLoginProfile, *), "
		   "allows(iam:DeleteUserPermissionsBoundary, *), "
		   "allows(iam:DeleteRolePermissionsBoundary, *), "
		   "allows(sts:AssumeRole, *); meets: else",
	  .why = "Each of them, on everything, is as good as unlimited "
		 "rights." },

	/* the same by way of a service that works under the role */
	{ .id = "iam." TYPE ".escalation-by-role",
	  .title = "Passing of any role to something one runs",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED "review: allows(ec2:RunInstances, *), "
		   "allows(ecs:RunTask, *), "
		   "allows(ecs:RegisterTaskDefinition, *), "
		   "allows(lambda:CreateFunction, *), "
		   "allows(sagemaker:CreateNotebookInstance, *), "
		   "allows(sagemaker:CreateTrainingJob, *), "
		   "allows(sagemaker:CreateProcessingJob, *), "
		   "allows(cloudformation:CreateStack, *), "
		   "allows(codebuild:CreateProject, *), "
		   "allows(glue:CreateJob, *), "
		   "allows(glue:CreateDevEndpoint, *), "
		   "allows(datapipeline:CreatePipeline, *), "
		   "allows(ssm:StartAutomationExecution, *) "
		   "if iam." TYPE ".pass-role fails; meets: else",
	  .why = "What one runs under a role does whatever the role may." },

	{ .id = "iam." TYPE ".transcribe",
	  .title = "Every action of Transcribe",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED WHOLE_SERVICE ": allows(transcribe:*, *); "
		   "meets: else",
	  .why = "Who may read jobs may open their transcripts; rights belong "
		 "to roles and groups, never to single users." },

	{ .id = "iam." TYPE ".services",
	  .title = "Every action of a service that sees content",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = UNUSED WHOLE_SERVICE ": allows(comprehend:*, *), "
		   "allows(comprehendmedical:*, *), "
		   "allows(mediaconvert:*, *), allows(ecr:*, *), "
		   "allows(ecs:*, *), allows(eks:*, *), "
		   "allows(sagemaker:*, *); meets: else",
	  .why = "Whoever has all actions of a service reaches all content "
		 "that passes through it." },

#undef TYPE
#undef FROM
#undef DOCUMENT
#undef UNUSED
#undef WHOLE_SERVICE
