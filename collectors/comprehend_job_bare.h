/*
 * comprehend_job_bare.h - jobs that take neither volume key nor VPC: rows of
 * comprehend.c, once a family
 */

	{ .id = "comprehend." TYPE ".volume-key",
	  .title = "Key that encrypts the volumes of the job",
	  .from = "List" FAMILY "Jobs", .path = "JobId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: else",
	  .why = "Jobs of this kind cannot be given a volume key." },

	{ .id = "comprehend." TYPE ".network",
	  .title = "Subnets the job ran in",
	  .from = "List" FAMILY "Jobs", .path = "JobId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else",
	  .why = "Jobs of this kind cannot be placed in a VPC." },
