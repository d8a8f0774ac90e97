/*
 * transcribe_jobs.h - what is asked of each job: rows of transcribe.c
 *
 * Four families, in the same order each: where the result went, under which
 * key, with which role, what was taken out of it, what it is called.
 */

	/* ---- transcription jobs ---- */
	{ .id = "transcribe.job.output-location",
	  .title = "Where the transcript is stored",
	  .from = "ListTranscriptionJobs", .path = "OutputLocationType",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: CUSTOMER_BUCKET; "
		   "fails: SERVICE_BUCKET if $regulated; "
		   "review: SERVICE_BUCKET",
	  .why = "A transcript in the service's own bucket is encrypted with "
		 "a key the customer neither controls nor can audit." },

	{ .id = "transcribe.job.output-key",
	  .title = "Key that encrypts the transcript",
	  .from = "cloudtrail:StartTranscriptionJob",
	  .path = "requestParameters.outputEncryptionKMSKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $regulated",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "transcribe.job.output-key",
	  .title = "Key that encrypts the transcript",
	  .from = "GetTranscriptionJob",
	  .path = "Transcript.TranscriptFileUri|RedactedTranscriptFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "transcribe.job.encryption-context",
	  .title = "Encryption context of the transcript",
	  .from = "cloudtrail:StartTranscriptionJob",
	  .path = "requestParameters.kMSEncryptionContext|"
		  "kmsEncryptionContext.*",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: personal(); review: none, absent; meets: else",
	  .why = "A context binds the key's use to the data; it is logged in "
		 "clear, so it must not name a person." },

	{ .id = "transcribe.job.output-versioning",
	  .title = "Whether the transcript's bucket keeps versions",
	  .from = "GetTranscriptionJob",
	  .path = "Transcript.TranscriptFileUri|RedactedTranscriptFileUri",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; as: s3.bucket.versioning",
	  .why = "Transcribe keeps a result 90 days at most; keeping it longer "
		 "is the customer's part." },

	{ .id = "transcribe.job.media-transport",
	  .title = "How the recording was fetched",
	  .from = "GetTranscriptionJob", .path = "Media.MediaFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: http://*, secret(); meets: s3://*, https://*",
	  .why = "A recording fetched over plain HTTP, or by a link that "
		 "carries a credential, was exposed on the way." },

	{ .id = "transcribe.job.data-access-role",
	  .title = "Role through which the job read and wrote",
	  .from = "GetTranscriptionJob",
	  .path = "JobExecutionSettings.DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: transcribe.role.trusted-service",
	  .why = "Without a role the job ran with all rights of whoever "
		 "started it." },

	{ .id = "transcribe.job.deferred-execution",
	  .title = "Whether the job may queue",
	  .from = "GetTranscriptionJob",
	  .path = "JobExecutionSettings.AllowDeferredExecution",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: false, absent; "
		   "meets: true if JobExecutionSettings.DataAccessRoleArn=*; "
		   "review: true",
	  .why = "A queued job runs later with its role, which must then be "
		 "given." },

	{ .id = "transcribe.job.redaction",
	  .title = "Whether personal data was removed from the transcript",
	  .from = "GetTranscriptionJob",
	  .path = "ContentRedaction.RedactionOutput",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: redacted; review: redacted_and_unredacted; "
		   "fails: absent if $regulated; review: absent",
	  .why = "What is not in the transcript cannot leak from it." },

	{ .id = "transcribe.job.redacted-types",
	  .title = "Which kinds of personal data were removed",
	  .from = "GetTranscriptionJob",
	  .path = "ContentRedaction.PiiEntityTypes[]",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any ALL; n/a: none; review: else",
	  .why = "A list of kinds leaves the others in the text." },

	{ .id = "transcribe.job.filter-method",
	  .title = "What happens to filtered words",
	  .from = "GetTranscriptionJob",
	  .path = "Settings.VocabularyFilterMethod",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: remove, mask; review: tag; n/a: absent",
	  .why = "A word that is only tagged can still be read." },

	{ .id = "transcribe.job.status",
	  .title = "How the job ended",
	  .from = "ListTranscriptionJobs", .path = "TranscriptionJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: QUEUED, IN_PROGRESS",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "transcribe.job.failure",
	  .title = "Why the job failed",
	  .from = "ListTranscriptionJobs", .path = "FailureReason",
	  .topic = EX_RESILIENCE,
	  .why = "A reason that names access or a key leads to their rows." },

	{ .id = "transcribe.job.created",
	  .title = "When the job was started",
	  .from = "ListTranscriptionJobs", .path = "CreationTime",
	  .topic = EX_LOGGING,
	  .why = "Job records are gone after 90 days; two runs further apart "
		 "leave jobs nobody saw." },

	{ .id = "transcribe.job.start-event",
	  .title = "CloudTrail's record of the start",
	  .from = "cloudtrail:StartTranscriptionJob", .path = "eventTime",
	  .topic = EX_LOGGING,
	  .judge = "fails: none, absent; meets: else",
	  .why = "A job without its event was started where no trail saw "
		 "it." },

	{ .id = "transcribe.job.client-tls",
	  .title = "TLS version of the request",
	  .from = "cloudtrail:StartTranscriptionJob",
	  .path = "tlsDetails.tlsVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: none, absent; meets: version(>=1.2); fails: else",
	  .why = "Observed, not configured: what the caller really used." },

	{ .id = "transcribe.job.client-host",
	  .title = "Endpoint the request went to",
	  .from = "cloudtrail:StartTranscriptionJob",
	  .path = "tlsDetails.clientProvidedHostHeader",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: fips.*, transcribe-fips.*; review: none, absent; "
		   "fails: else if $fips_required; n/a: else",
	  .why = "Where FIPS 140 is demanded, the FIPS host must be used." },

	{ .id = "transcribe.job.client-endpoint",
	  .title = "VPC endpoint the request came through",
	  .from = "cloudtrail:StartTranscriptionJob", .path = "vpcEndpointId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: vpce-*; review: none; "
		   "fails: absent if $private_endpoints_required; n/a: else",
	  .why = "Where private access is demanded, requests must come "
		 "through an endpoint." },

	{ .id = "transcribe.job.name",
	  .title = "Personal data in the job's name",
	  .from = "ListTranscriptionJobs", .path = "TranscriptionJobName",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); meets: else",
	  .why = "Names are logged in clear and shown to anyone who may list "
		 "jobs." },

	{ .id = "transcribe.job.tag-values",
	  .title = "Personal data in the job's tags",
	  .from = "GetTranscriptionJob", .path = "Tags[].Value",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); n/a: none; meets: else",
	  .why = "Tags are not meant for confidential data." },

	{ .id = "transcribe.job.tags",
	  .title = "Required tags",
	  .from = "GetTranscriptionJob", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- medical transcription jobs ---- */
	{ .id = "transcribe.medical-job.output-location",
	  .title = "Where the transcript is stored",
	  .from = "ListMedicalTranscriptionJobs",
	  .path = "OutputLocationType",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: CUSTOMER_BUCKET; "
		   "fails: SERVICE_BUCKET if $regulated; "
		   "review: SERVICE_BUCKET",
	  .why = "A transcript in the service's own bucket is encrypted with "
		 "a key the customer neither controls nor can audit." },

	{ .id = "transcribe.medical-job.output-bucket",
	  .title = "Bucket the transcript went to",
	  .from = "GetMedicalTranscriptionJob",
	  .path = "Transcript.TranscriptFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Health information should stay in a bucket of the audited "
		 "account." },

	{ .id = "transcribe.medical-job.output-key",
	  .title = "Key that encrypts the transcript",
	  .from = "cloudtrail:StartMedicalTranscriptionJob",
	  .path = "requestParameters.outputEncryptionKMSKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $regulated",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "transcribe.medical-job.output-key",
	  .title = "Key that encrypts the transcript",
	  .from = "GetMedicalTranscriptionJob",
	  .path = "Transcript.TranscriptFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "transcribe.medical-job.encryption-context",
	  .title = "Encryption context of the transcript",
	  .from = "cloudtrail:StartMedicalTranscriptionJob",
	  .path = "requestParameters.kMSEncryptionContext|"
		  "kmsEncryptionContext.*",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: personal(); review: none, absent; meets: else",
	  .why = "A context binds the key's use to the data; it is logged in "
		 "clear, so it must not name a person." },

	{ .id = "transcribe.medical-job.output-versioning",
	  .title = "Whether the transcript's bucket keeps versions",
	  .from = "GetMedicalTranscriptionJob",
	  .path = "Transcript.TranscriptFileUri",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; as: s3.bucket.versioning",
	  .why = "Transcribe keeps a result 90 days at most; keeping it longer "
		 "is the customer's part." },

	{ .id = "transcribe.medical-job.media-transport",
	  .title = "How the recording was fetched",
	  .from = "GetMedicalTranscriptionJob", .path = "Media.MediaFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: http://*, secret(); meets: s3://*, https://*",
	  .why = "A recording fetched over plain HTTP, or by a link that "
		 "carries a credential, was exposed on the way." },

	{ .id = "transcribe.medical-job.phi-identification",
	  .title = "Whether health information is labelled",
	  .from = "GetMedicalTranscriptionJob",
	  .path = "ContentIdentificationType",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: PHI; review: absent",
	  .why = "Labels let later steps find what must be protected; they "
		 "remove nothing." },

	{ .id = "transcribe.medical-job.status",
	  .title = "How the job ended",
	  .from = "ListMedicalTranscriptionJobs",
	  .path = "TranscriptionJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: QUEUED, IN_PROGRESS",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "transcribe.medical-job.created",
	  .title = "When the job was started",
	  .from = "ListMedicalTranscriptionJobs", .path = "CreationTime",
	  .topic = EX_LOGGING,
	  .why = "Job records are gone after 90 days; two runs further apart "
		 "leave jobs nobody saw." },

	{ .id = "transcribe.medical-job.start-event",
	  .title = "CloudTrail's record of the start",
	  .from = "cloudtrail:StartMedicalTranscriptionJob",
	  .path = "eventTime",
	  .topic = EX_LOGGING,
	  .judge = "fails: none, absent; meets: else",
	  .why = "A job without its event was started where no trail saw "
		 "it." },

	{ .id = "transcribe.medical-job.client-tls",
	  .title = "TLS version of the request",
	  .from = "cloudtrail:StartMedicalTranscriptionJob",
	  .path = "tlsDetails.tlsVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: none, absent; meets: version(>=1.2); fails: else",
	  .why = "Observed, not configured: what the caller really used." },

	{ .id = "transcribe.medical-job.client-host",
	  .title = "Endpoint the request went to",
	  .from = "cloudtrail:StartMedicalTranscriptionJob",
	  .path = "tlsDetails.clientProvidedHostHeader",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: fips.*, transcribe-fips.*; review: none, absent; "
		   "fails: else if $fips_required; n/a: else",
	  .why = "Where FIPS 140 is demanded, the FIPS host must be used." },

	{ .id = "transcribe.medical-job.client-endpoint",
	  .title = "VPC endpoint the request came through",
	  .from = "cloudtrail:StartMedicalTranscriptionJob",
	  .path = "vpcEndpointId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: vpce-*; review: none; "
		   "fails: absent if $private_endpoints_required; n/a: else",
	  .why = "Where private access is demanded, requests must come "
		 "through an endpoint." },

	{ .id = "transcribe.medical-job.name",
	  .title = "Personal data in the job's name",
	  .from = "ListMedicalTranscriptionJobs",
	  .path = "MedicalTranscriptionJobName",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); meets: else",
	  .why = "Names are logged in clear and shown to anyone who may list "
		 "jobs." },

	{ .id = "transcribe.medical-job.tags",
	  .title = "Required tags",
	  .from = "GetMedicalTranscriptionJob", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },
