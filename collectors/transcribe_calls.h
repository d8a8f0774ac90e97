/*
 * transcribe_calls.h - call analytics and HealthScribe jobs: rows of
 * transcribe.c
 */

	/* ---- call analytics jobs ---- */
	{ .id = "transcribe.analytics-job.output-location",
	  .title = "Where the transcript is stored",
	  .from = "GetCallAnalyticsJob",
	  .path = "Transcript.TranscriptFileUri|RedactedTranscriptFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; fails: secret() if $regulated; "
		   "review: secret(); as: s3.bucket.owner",
	  .why = "A signed link shows that the service's own bucket holds the "
		 "transcript, under a key the customer does not control." },

	{ .id = "transcribe.analytics-job.output-key",
	  .title = "Key that encrypts the transcript",
	  .from = "cloudtrail:StartCallAnalyticsJob",
	  .path = "requestParameters.outputEncryptionKMSKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $regulated",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "transcribe.analytics-job.output-key",
	  .title = "Key that encrypts the transcript",
	  .from = "GetCallAnalyticsJob",
	  .path = "Transcript.TranscriptFileUri|RedactedTranscriptFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "transcribe.analytics-job.output-versioning",
	  .title = "Whether the transcript's bucket keeps versions",
	  .from = "GetCallAnalyticsJob",
	  .path = "Transcript.TranscriptFileUri|RedactedTranscriptFileUri",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; as: s3.bucket.versioning",
	  .why = "Transcribe keeps a result 90 days at most; keeping it longer "
		 "is the customer's part." },

	{ .id = "transcribe.analytics-job.media-transport",
	  .title = "How the recording was fetched",
	  .from = "GetCallAnalyticsJob", .path = "Media.MediaFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: http://*, secret(); meets: s3://*, https://*",
	  .why = "A recording fetched over plain HTTP, or by a link that "
		 "carries a credential, was exposed on the way." },

	{ .id = "transcribe.analytics-job.redacted-media",
	  .title = "Recording with personal data removed",
	  .from = "GetCallAnalyticsJob", .path = "Media.RedactedMediaFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "review: absent if Settings.ContentRedaction."
		   "RedactionType=PII; n/a: absent; meets: else",
	  .why = "With redaction on, the recording is redacted, too." },

	{ .id = "transcribe.analytics-job.data-access-role",
	  .title = "Role through which the job read recorded calls",
	  .from = "GetCallAnalyticsJob", .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: transcribe.role.trusted-service",
	  .why = "Without a role the job ran with all rights of whoever "
		 "started it." },

	{ .id = "transcribe.analytics-job.redaction",
	  .title = "Whether personal data was removed from the transcript",
	  .from = "GetCallAnalyticsJob",
	  .path = "Settings.ContentRedaction.RedactionOutput",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: redacted; review: redacted_and_unredacted; "
		   "fails: absent if $regulated; review: absent",
	  .why = "What is not in the transcript cannot leak from it." },

	{ .id = "transcribe.analytics-job.redacted-types",
	  .title = "Which kinds of personal data were removed",
	  .from = "GetCallAnalyticsJob",
	  .path = "Settings.ContentRedaction.PiiEntityTypes[]",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any ALL; n/a: none; review: else",
	  .why = "A list of kinds leaves the others in the text." },

	{ .id = "transcribe.analytics-job.filter-method",
	  .title = "What happens to filtered words",
	  .from = "GetCallAnalyticsJob",
	  .path = "Settings.VocabularyFilterMethod",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: remove, mask; review: tag; n/a: absent",
	  .why = "A word that is only tagged can still be read." },

	{ .id = "transcribe.analytics-job.generative-summary",
	  .title = "Generative summary of the call",
	  .from = "GetCallAnalyticsJob",
	  .path = "Settings.Summarization.GenerateAbstractiveSummary",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: false, absent; review: true",
	  .why = "The use of a generative feature is to be assessed before "
		 "it is switched on." },

	{ .id = "transcribe.analytics-job.status",
	  .title = "How the job ended",
	  .from = "ListCallAnalyticsJobs", .path = "CallAnalyticsJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: QUEUED, IN_PROGRESS",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "transcribe.analytics-job.created",
	  .title = "When the job was started",
	  .from = "ListCallAnalyticsJobs", .path = "CreationTime",
	  .topic = EX_LOGGING,
	  .why = "Job records are gone after 90 days; two runs further apart "
		 "leave jobs nobody saw." },

	{ .id = "transcribe.analytics-job.start-event",
	  .title = "CloudTrail's record of the start",
	  .from = "cloudtrail:StartCallAnalyticsJob", .path = "eventTime",
	  .topic = EX_LOGGING,
	  .judge = "fails: none, absent; meets: else",
	  .why = "A job without its event was started where no trail saw "
		 "it." },

	{ .id = "transcribe.analytics-job.client-tls",
	  .title = "TLS version of the request",
	  .from = "cloudtrail:StartCallAnalyticsJob",
	  .path = "tlsDetails.tlsVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: none, absent; meets: version(>=1.2); fails: else",
	  .why = "Observed, not configured: what the caller really used." },

	{ .id = "transcribe.analytics-job.client-host",
	  .title = "Endpoint the request went to",
	  .from = "cloudtrail:StartCallAnalyticsJob",
	  .path = "tlsDetails.clientProvidedHostHeader",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: fips.*, transcribe-fips.*; review: none, absent; "
		   "fails: else if $fips_required; n/a: else",
	  .why = "Where FIPS 140 is demanded, the FIPS host must be used." },

	{ .id = "transcribe.analytics-job.client-endpoint",
	  .title = "VPC endpoint the request came through",
	  .from = "cloudtrail:StartCallAnalyticsJob",
	  .path = "vpcEndpointId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: vpce-*; review: none; "
		   "fails: absent if $private_endpoints_required; n/a: else",
	  .why = "Where private access is demanded, requests must come "
		 "through an endpoint." },

	{ .id = "transcribe.analytics-job.name",
	  .title = "Personal data in the job's name",
	  .from = "ListCallAnalyticsJobs", .path = "CallAnalyticsJobName",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); meets: else",
	  .why = "Names are logged in clear and shown to anyone who may list "
		 "jobs." },

	{ .id = "transcribe.analytics-job.tags",
	  .title = "Required tags",
	  .from = "GetCallAnalyticsJob", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- HealthScribe jobs ---- */
	{ .id = "transcribe.scribe-job.output-bucket",
	  .title = "Bucket transcript and clinical note went to",
	  .from = "GetMedicalScribeJob",
	  .path = "MedicalScribeOutput.TranscriptFileUri|ClinicalDocumentUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "Health information should stay in a bucket of the audited "
		 "account." },

	{ .id = "transcribe.scribe-job.output-key",
	  .title = "Key that encrypts transcript and clinical note",
	  .from = "cloudtrail:StartMedicalScribeJob",
	  .path = "requestParameters.outputEncryptionKMSKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $regulated",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "transcribe.scribe-job.output-key",
	  .title = "Key that encrypts transcript and clinical note",
	  .from = "GetMedicalScribeJob",
	  .path = "MedicalScribeOutput.TranscriptFileUri|ClinicalDocumentUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "transcribe.scribe-job.encryption-context",
	  .title = "Encryption context of the clinical note",
	  .from = "cloudtrail:StartMedicalScribeJob",
	  .path = "requestParameters.kMSEncryptionContext|"
		  "kmsEncryptionContext.*",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: personal(); review: none, absent; meets: else",
	  .why = "A context binds the key's use to the data; it is logged in "
		 "clear, so it must not name a person." },

	{ .id = "transcribe.scribe-job.output-versioning",
	  .title = "Whether the clinical note's bucket keeps versions",
	  .from = "GetMedicalScribeJob",
	  .path = "MedicalScribeOutput.TranscriptFileUri|ClinicalDocumentUri",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; as: s3.bucket.versioning",
	  .why = "Transcribe keeps a result 90 days at most; keeping it longer "
		 "is the customer's part." },

	{ .id = "transcribe.scribe-job.media-transport",
	  .title = "How the recording was fetched",
	  .from = "GetMedicalScribeJob", .path = "Media.MediaFileUri",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: http://*, secret(); meets: s3://*, https://*",
	  .why = "A recording fetched over plain HTTP, or by a link that "
		 "carries a credential, was exposed on the way." },

	{ .id = "transcribe.scribe-job.data-access-role",
	  .title = "Role through which the job read the visit",
	  .from = "GetMedicalScribeJob", .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: transcribe.role.trusted-service",
	  .why = "The role decides what the service may read and write." },

	{ .id = "transcribe.scribe-job.filter-method",
	  .title = "What happens to filtered words",
	  .from = "GetMedicalScribeJob",
	  .path = "Settings.VocabularyFilterMethod",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: remove, mask; review: tag; n/a: absent",
	  .why = "A word that is only tagged can still be read." },

	{ .id = "transcribe.scribe-job.context-provided",
	  .title = "Patient context sent with the job",
	  .from = "GetMedicalScribeJob",
	  .path = "MedicalScribeContextProvided",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: false, absent; review: true",
	  .why = "What is sent must be covered by the agreement with AWS and "
		 "be no more than needed." },

	{ .id = "transcribe.scribe-job.status",
	  .title = "How the job ended",
	  .from = "ListMedicalScribeJobs", .path = "MedicalScribeJobStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: QUEUED, IN_PROGRESS",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "transcribe.scribe-job.created",
	  .title = "When the job was started",
	  .from = "ListMedicalScribeJobs", .path = "CreationTime",
	  .topic = EX_LOGGING,
	  .why = "Job records are gone after 90 days; two runs further apart "
		 "leave jobs nobody saw." },

	{ .id = "transcribe.scribe-job.start-event",
	  .title = "CloudTrail's record of the start",
	  .from = "cloudtrail:StartMedicalScribeJob", .path = "eventTime",
	  .topic = EX_LOGGING,
	  .judge = "fails: none, absent; meets: else",
	  .why = "A job without its event was started where no trail saw "
		 "it." },

	{ .id = "transcribe.scribe-job.client-tls",
	  .title = "TLS version of the request",
	  .from = "cloudtrail:StartMedicalScribeJob",
	  .path = "tlsDetails.tlsVersion",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "review: none, absent; meets: version(>=1.2); fails: else",
	  .why = "Observed, not configured: what the caller really used." },

	{ .id = "transcribe.scribe-job.client-host",
	  .title = "Endpoint the request went to",
	  .from = "cloudtrail:StartMedicalScribeJob",
	  .path = "tlsDetails.clientProvidedHostHeader",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: fips.*, transcribe-fips.*; review: none, absent; "
		   "fails: else if $fips_required; n/a: else",
	  .why = "Where FIPS 140 is demanded, the FIPS host must be used." },

	{ .id = "transcribe.scribe-job.client-endpoint",
	  .title = "VPC endpoint the request came through",
	  .from = "cloudtrail:StartMedicalScribeJob",
	  .path = "vpcEndpointId",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: vpce-*; review: none; "
		   "fails: absent if $private_endpoints_required; n/a: else",
	  .why = "Where private access is demanded, requests must come "
		 "through an endpoint." },

	{ .id = "transcribe.scribe-job.name",
	  .title = "Personal data in the job's name",
	  .from = "ListMedicalScribeJobs", .path = "MedicalScribeJobName",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: personal(); meets: else",
	  .why = "Names are logged in clear and shown to anyone who may list "
		 "jobs." },

	{ .id = "transcribe.scribe-job.tags",
	  .title = "Required tags",
	  .from = "GetMedicalScribeJob", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },
