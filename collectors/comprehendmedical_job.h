/*
 * comprehendmedical_job.h - what is asked of every job: rows of
 * comprehendmedical.c, once a family; TYPE is "phi-job", FAMILY "PHIDetection"
 */

	{ .id = "comprehendmedical." TYPE ".output-key",
	  .title = "Key that encrypts the result",
	  .from = "List" FAMILY "Jobs", .path = "KMSKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $phi",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "comprehendmedical." TYPE ".output-key",
	  .title = "Key that encrypts the result",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.S3Bucket",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "comprehendmedical." TYPE ".output-bucket",
	  .title = "Bucket the result went to",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.S3Bucket",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Health information should stay in a bucket of the audited "
		 "account." },

	{ .id = "comprehendmedical." TYPE ".input-bucket",
	  .title = "Bucket the notes came from",
	  .from = "List" FAMILY "Jobs", .path = "InputDataConfig.S3Bucket",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Health information should stay in a bucket of the audited "
		 "account." },

	{ .id = "comprehendmedical." TYPE ".volume-key",
	  .title = "Key that encrypts the volumes of the job",
	  .from = "List" FAMILY "Jobs", .path = "JobId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: else",
	  .why = "Jobs cannot be given one; AWS states that no content is kept "
		 "at rest." },

	{ .id = "comprehendmedical." TYPE ".data-access-role",
	  .title = "Role through which the job read and wrote",
	  .from = "List" FAMILY "Jobs", .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: comprehendmedical.role.trusted-service",
	  .why = "The role decides what the service may read and write." },

	{ .id = "comprehendmedical." TYPE ".network",
	  .title = "Subnets the job ran in",
	  .from = "List" FAMILY "Jobs", .path = "JobId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else",
	  .why = "Jobs cannot be placed in a VPC." },

	{ .id = "comprehendmedical." TYPE ".expiry",
	  .title = "When the record of the job expires",
	  .from = "List" FAMILY "Jobs", .path = "ExpirationTime",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: left>92d; review: else",
	  .why = "A record that is gone before the next quarterly run is "
		 "evidence in this run alone." },

	{ .id = "comprehendmedical." TYPE ".retention",
	  .title = "When results are deleted",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.S3Bucket",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; as: s3.bucket.lifecycle",
	  .why = "That the record of the job expires removes no result." },

	{ .id = "comprehendmedical." TYPE ".output-versioning",
	  .title = "Whether the result's bucket keeps versions",
	  .from = "List" FAMILY "Jobs", .path = "OutputDataConfig.S3Bucket",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; as: s3.bucket.versioning",
	  .why = "The service keeps nothing; keeping results is the customer's "
		 "part." },

	{ .id = "comprehendmedical." TYPE ".name",
	  .title = "Personal data in the job's name",
	  .from = "List" FAMILY "Jobs", .path = "JobName",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; fails: personal(); meets: else",
	  .why = "Names are logged in clear and shown to anyone who may list "
		 "jobs." },

	{ .id = "comprehendmedical." TYPE ".object-names",
	  .title = "Personal data in the names of objects",
	  .from = "List" FAMILY "Jobs",
	  .path = "InputDataConfig|OutputDataConfig.S3Key",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); n/a: none, absent; meets: else",
	  .why = "Names of objects are logged in clear and never encrypted." },

	{ .id = "comprehendmedical." TYPE ".manifest",
	  .title = "Personal data in the manifest's name",
	  .from = "List" FAMILY "Jobs", .path = "ManifestFilePath",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; fails: personal(); meets: else",
	  .why = "Names of objects are logged in clear and never encrypted." },

	{ .id = "comprehendmedical." TYPE ".status",
	  .title = "How the job ended",
	  .from = "List" FAMILY "Jobs", .path = "JobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: PARTIAL_SUCCESS, FAILED; "
		   "n/a: SUBMITTED, IN_PROGRESS, STOP_REQUESTED, STOPPED",
	  .why = "In a partial success some documents were not looked at: the "
		 "manifest says which." },

	{ .id = "comprehendmedical." TYPE ".model-version",
	  .title = "Version of the model",
	  .from = "List" FAMILY "Jobs", .path = "ModelVersion",
	  .topic = EX_RESILIENCE,
	  .why = "A new version asks for a new validation." },

	{ .id = "comprehendmedical." TYPE ".recent",
	  .title = "Whether the start can still be looked up",
	  .from = "List" FAMILY "Jobs", .path = "SubmitTime",
	  .topic = EX_LOGGING,
	  .judge = "meets: age<=90d; n/a: else",
	  .why = "CloudTrail can be asked for events of ninety days." },

	{ .id = "comprehendmedical." TYPE ".start-event",
	  .title = "CloudTrail's record of the start",
	  .from = "cloudtrail:Start" FAMILY "Job", .path = "eventTime",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none if comprehendmedical." TYPE ".recent n/a; "
		   "fails: none, absent; meets: else",
	  .why = "A job without its event was started where no trail saw "
		 "it." },

	{ .id = "comprehendmedical." TYPE ".client-tls",
	  .title = "TLS version of the request",
	  .from = "cloudtrail:Start" FAMILY "Job",
	  .path = "tlsDetails.tlsVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none if comprehendmedical." TYPE ".recent n/a; "
		   "review: none, absent; meets: version(>=1.2); fails: else",
	  .why = "Observed, not configured: what the caller really used." },

	{ .id = "comprehendmedical." TYPE ".client-host",
	  .title = "Endpoint the request went to",
	  .from = "cloudtrail:Start" FAMILY "Job",
	  .path = "tlsDetails.clientProvidedHostHeader",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: comprehendmedical-fips.*; "
		   "n/a: none if comprehendmedical." TYPE ".recent n/a; "
		   "review: none, absent; fails: else if $fips_required; "
		   "n/a: else",
	  .why = "Where FIPS 140 is demanded, the FIPS host must be used." },

	{ .id = "comprehendmedical." TYPE ".client-endpoint",
	  .title = "VPC endpoint the request came through",
	  .from = "cloudtrail:Start" FAMILY "Job", .path = "vpcEndpointId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: vpce-*; "
		   "n/a: none if comprehendmedical." TYPE ".recent n/a; "
		   "review: none; "
		   "fails: absent if $private_endpoints_required; n/a: else",
	  .why = "Where private access is demanded, requests must come "
		 "through an endpoint." },

	{ .id = "comprehendmedical.region.in-use",
	  .title = "Used in this region",
	  .from = "comprehendmedical:" TYPE, .of = "region",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where nothing is done, nothing need be watched." },
