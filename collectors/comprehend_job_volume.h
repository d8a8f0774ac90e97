/*
 * comprehend_job_volume.h - jobs that may be given a volume key and a VPC: rows
 * of comprehend.c, once a family
 */

	{ .id = "comprehend." TYPE ".volume-key",
	  .title = "Key that encrypts the volumes of the job",
	  .from = "List" FAMILY "Jobs", .path = "VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "text while it is worked on." },

	{ .id = "comprehend." TYPE ".network",
	  .title = "Subnets the job ran in",
	  .from = "List" FAMILY "Jobs", .path = "VpcConfig.Subnets[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: none if $private_endpoints_required; "
		   "review: none; as: ec2.subnet.route",
	  .why = "Outside a VPC the containers of the job reach the bucket "
		 "over the Internet." },

	{ .id = "comprehend." TYPE ".security-groups",
	  .title = "Security groups of the job",
	  .from = "List" FAMILY "Jobs", .path = "VpcConfig.SecurityGroupIds[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.security-group.ingress",
	  .why = "Nothing but the containers themselves needs to reach "
		 "them." },
