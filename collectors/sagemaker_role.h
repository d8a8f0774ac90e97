/*
 * sagemaker_role.h - the role that something works with: rows of sagemaker.c,
 * for each HOLDER; FROM is the call that has the ROLE_AT
 */

	{ .id = "sagemaker." HOLDER ".role-trust",
	  .title = "Who may take its role",
	  .from = FROM, .path = ROLE_AT,
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: sagemaker.role.trust",
	  .why = "A role made for SageMaker should be taken by nothing "
		 "else." },

	{ .id = "sagemaker." HOLDER ".role-policies",
	  .title = "Managed policies of its role",
	  .from = FROM, .path = ROLE_AT,
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: iam.role.attached",
	  .why = "It needs its buckets and keys, not every bucket and every "
		 "key." },
