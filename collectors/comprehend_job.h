/*
 * comprehend_job.h - what is asked of every job: rows of comprehend.c, once a
 * family; TYPE is "pii-job", FAMILY "PiiEntitiesDetection"
 */

	{ .id = "comprehend." TYPE ".output-key",
	  .title = "Key that encrypts the result",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $regulated",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "comprehend." TYPE ".output-key",
	  .title = "Key that encrypts the result",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.S3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "comprehend." TYPE ".output-bucket",
	  .title = "Bucket the result went to",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.S3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "What was found in a text is as confidential as the text." },

	{ .id = "comprehend." TYPE ".data-access-role",
	  .title = "Role through which the job read and wrote",
	  .from = "List" FAMILY "Jobs", .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: comprehend.role.trusted-service",
	  .why = "The role decides what the service may read and write." },

	{ .id = "comprehend." TYPE ".document-reader",
	  .title = "Whether Textract read the documents",
	  .from = "List" FAMILY "Jobs",
	  .path = "InputDataConfig.DocumentReaderConfig.DocumentReadAction",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: absent; review: else",
	  .why = "Textract then sees the content, too: its scope, its opt-out "
		 "and its rights in the role count." },

	{ .id = "comprehend." TYPE ".status",
	  .title = "How the job ended",
	  .from = "List" FAMILY "Jobs", .path = "JobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; "
		   "n/a: SUBMITTED, IN_PROGRESS, STOP_REQUESTED, STOPPED",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "comprehend." TYPE ".message",
	  .title = "What the service said of the job",
	  .from = "List" FAMILY "Jobs", .path = "Message",
	  .topic = EX_RESILIENCE,
	  .why = "A message that names access or a key leads to their rows." },

	{ .id = "comprehend." TYPE ".recent",
	  .title = "Whether the start can still be looked up",
	  .from = "List" FAMILY "Jobs", .path = "SubmitTime",
	  .topic = EX_LOGGING,
	  .judge = "meets: age<=90d; n/a: else",
	  .why = "CloudTrail can be asked for events of ninety days." },

	{ .id = "comprehend." TYPE ".start-event",
	  .title = "CloudTrail's record of the start",
	  .from = "cloudtrail:Start" FAMILY "Job", .path = "eventTime",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none if comprehend." TYPE ".recent n/a; "
		   "fails: none, absent; meets: else",
	  .why = "A job without its event was started where no trail saw "
		 "it." },

	{ .id = "comprehend." TYPE ".client-tls",
	  .title = "TLS version of the request",
	  .from = "cloudtrail:Start" FAMILY "Job",
	  .path = "tlsDetails.tlsVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none if comprehend." TYPE ".recent n/a; "
		   "review: none, absent; meets: version(>=1.2); fails: else",
	  .why = "Observed, not configured: what the caller really used." },

	{ .id = "comprehend." TYPE ".client-host",
	  .title = "Endpoint the request went to",
	  .from = "cloudtrail:Start" FAMILY "Job",
	  .path = "tlsDetails.clientProvidedHostHeader",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: comprehend-fips.*; "
		   "n/a: none if comprehend." TYPE ".recent n/a; "
		   "review: none, absent; fails: else if $fips_required; "
		   "n/a: else",
	  .why = "Where FIPS 140 is demanded, the FIPS host must be used." },

	{ .id = "comprehend." TYPE ".client-endpoint",
	  .title = "VPC endpoint the request came through",
	  .from = "cloudtrail:Start" FAMILY "Job", .path = "vpcEndpointId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: vpce-*; "
		   "n/a: none if comprehend." TYPE ".recent n/a; review: none; "
		   "fails: absent if $private_endpoints_required; n/a: else",
	  .why = "Where private access is demanded, requests must come "
		 "through an endpoint." },

	{ .id = "comprehend." TYPE ".name",
	  .title = "Personal data in the job's name",
	  .from = "List" FAMILY "Jobs", .path = "JobName",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; fails: personal(); meets: else",
	  .why = "Names are logged in clear and shown to anyone who may list "
		 "jobs." },

	{ .id = "comprehend." TYPE ".tag-values",
	  .title = "Personal data in the job's tags",
	  .from = TYPE "-tags", .path = "Tags[].Value",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); n/a: none; meets: else",
	  .why = "Tags are not meant for confidential data." },

	{ .id = "comprehend." TYPE ".tags",
	  .title = "Required tags",
	  .from = TYPE "-tags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "comprehend.region.in-use",
	  .title = "Used in this region",
	  .from = "comprehend:" TYPE, .of = "region",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where nothing is done, nothing need be watched." },
