/*
 * mediaconvert_jobs.h - inputs, role and outcome of jobs, which no template has:
 * rows of mediaconvert.c
 */
#define INPUT "settings.inputs[]."
#define DECRYPTION INPUT "decryptionSettings[decryptionMode!=]."
#define FETCHED								\
	.topic = EX_ENCRYPTION,						\
	.judge = "n/a: none, absent; fails: http://*, secret(); "	\
		 "meets: $allowed_input_schemes; review: else",		\
	.why = "What is fetched over plain HTTP, or by a link that carries "  \
	       "a credential, was exposed on the way."

	/* ---- inputs ---- */
	{ .id = "mediaconvert.job.input-bucket",
	  .title = "Bucket the input came from",
	  .from = "ListJobs", .path = INPUT "fileInput",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent, http://*, https://*; "
		   "as: s3.bucket.owner",
	  .why = "Sources should come from a bucket of the audited "
		 "account." },

	{ .id = "mediaconvert.job.input-bucket-encryption",
	  .title = "Default encryption of that bucket",
	  .from = "ListJobs", .path = INPUT "fileInput",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent, http://*, https://*; "
		   "as: s3.bucket.default-encryption",
	  .why = "Mezzanine files are what is worth stealing." },

	{ .id = "mediaconvert.job.input-transport",
	  .title = "How the input was fetched",
	  .from = "ListJobs", .path = INPUT "fileInput", FETCHED },
	{ .id = "mediaconvert.job.overlay-transport",
	  .title = "How overlays were fetched",
	  .from = "ListJobs", .path = INPUT "videoOverlays[].input.fileInput",
	  FETCHED },
	{ .id = "mediaconvert.job.audio-transport",
	  .title = "How separate audio was fetched",
	  .from = "ListJobs",
	  .path = INPUT "audioSelectors.*.externalAudioFileInput", FETCHED },
	{ .id = "mediaconvert.job.captions-transport",
	  .title = "How captions were fetched",
	  .from = "ListJobs",
	  .path = INPUT "captionSelectors.*.sourceSettings."
		  "fileSourceSettings.sourceFile", FETCHED },
	{ .id = "mediaconvert.job.package-transport",
	  .title = "How supplemental packages were fetched",
	  .from = "ListJobs", .path = INPUT "supplementalImps[]", FETCHED },

	{ .id = "mediaconvert.job.decryption-mode",
	  .title = "Encryption of the input by the client",
	  .from = "ListJobs",
	  .path = INPUT "decryptionSettings.decryptionMode",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: AES_GCM; "
		   "review: absent if $client_side_encryption_required; "
		   "n/a: none, absent; review: else",
	  .why = "CTR and CBC do not notice what was changed." },

	{ .id = "mediaconvert.job.decryption-key",
	  .title = "Key of the input, encrypted by KMS",
	  .from = "ListJobs", .path = DECRYPTION "encryptedDecryptionKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; review: absent; meets: else",
	  .why = "The job takes only a key that KMS wrapped; it is not "
		 "stored here." },

	{ .id = "mediaconvert.job.decryption-iv",
	  .title = "Initialization vector of the input",
	  .from = "ListJobs", .path = DECRYPTION "initializationVector",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; review: absent; meets: else",
	  .why = "Without it an input cannot be decrypted." },

	{ .id = "mediaconvert.job.decryption-region",
	  .title = "Region of the key that unwraps it",
	  .from = "ListJobs", .path = DECRYPTION "kmsKeyRegion",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: absent; meets: $approved_regions; "
		   "fails: else",
	  .why = "Without a word it is the job's own." },

	{ .id = "mediaconvert.job.tams-connection",
	  .title = "Connection to a media store",
	  .from = "ListJobs", .path = INPUT "tamsSettings.authConnectionArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: events.connection.state",
	  .why = "The connection holds the credentials the job fetches "
		 "with." },

	{ .id = "mediaconvert.job.kantar-secret",
	  .title = "Secret of the watermarking service",
	  .from = "ListJobs",
	  .path = "settings.kantarWatermark.credentialsSecretName",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: secretsmanager.secret.key",
	  .why = "Credentials of a third party belong under a key of the "
		 "customer's." },

	{ .id = "mediaconvert.job.kantar-secret-rotation",
	  .title = "Rotation of that secret",
	  .from = "ListJobs",
	  .path = "settings.kantarWatermark.credentialsSecretName",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: secretsmanager.secret.rotation",
	  .why = "A secret that never changes leaks for good." },

	/* ---- the role ---- */
	{ .id = "mediaconvert.job.role",
	  .title = "Role of the job, for MediaConvert and this account alone",
	  .from = "ListJobs", .path = "role",
	  .topic = EX_ACCESS,
	  .judge = "meets: service-role(); review: else",
	  .why = "Without aws:SourceAccount or aws:SourceArn somebody else's "
		 "jobs may use the role." },

	{ .id = "mediaconvert.job.role-trust",
	  .title = "Who may take the role",
	  .from = "ListJobs", .path = "role",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: iam.role.trust",
	  .why = "Whoever may take the role has all its rights." },

	{ .id = "mediaconvert.job.role-policies",
	  .title = "Managed policies of the role",
	  .from = "ListJobs", .path = "role",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: iam.role.attached",
	  .why = "The role the console makes opens every bucket and every "
		 "API." },

	/* ---- what came of it ---- */
	{ .id = "mediaconvert.job.status",
	  .title = "How the job ended",
	  .from = "ListJobs", .path = "status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETE; review: ERROR, CANCELED; "
		   "n/a: SUBMITTED, PROGRESSING",
	  .why = "Failures that repeat show a missing right, key or quota." },

	{ .id = "mediaconvert.job.error",
	  .title = "Why it failed",
	  .from = "ListJobs", .path = "errorMessage",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; fails: secret(); review: else",
	  .why = "The text may quote an input with its credentials." },

	{ .id = "mediaconvert.job.created",
	  .title = "When the job was started",
	  .from = "ListJobs", .path = "createdAt",
	  .topic = EX_LOGGING,
	  .why = "Job records are gone after three months; two runs further "
		 "apart leave jobs nobody saw." },

	{ .id = "mediaconvert.job.accelerated",
	  .title = "Whether it was accelerated",
	  .from = "ListJobs", .path = "accelerationStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "review: NOT_ACCELERATED; meets: ACCELERATED; n/a: else",
	  .why = "What was planned with acceleration takes longer without." },

	{ .id = "mediaconvert.job.simulated-reservation",
	  .title = "Speed of a reserved queue simulated",
	  .from = "ListJobs", .path = "simulateReservedQueue",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: DISABLED, absent; review: else",
	  .why = "A simulation is slower by design." },

	{ .id = "mediaconvert.job.engine-version",
	  .title = "Engine version asked for",
	  .from = "ListJobs", .path = "jobEngineVersionRequested",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: absent; as: mediaconvert.version.expiry",
	  .why = "A version that is pinned is one that ends." },

	{ .id = "mediaconvert.job.engine-used",
	  .title = "Engine version used",
	  .from = "ListJobs", .path = "jobEngineVersionUsed",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Another than was asked for, where that had ended." },

	{ .id = "mediaconvert.job.shared",
	  .title = "Media shared with AWS Support",
	  .from = "ListJobs", .path = "shareStatus",
	  .topic = EX_ACCESS,
	  .judge = "meets: NOT_SHARED, absent; review: else",
	  .why = "Somebody outside has seen the content." },

	{ .id = "mediaconvert.job.user-metadata",
	  .title = "Secrets or persons in the customer's notes",
	  .from = "ListJobs", .path = "userMetadata.*",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; fails: secret(), personal(); meets: else",
	  .why = "Notes are shown to anyone who may list jobs, and sent with "
		 "every event." },

	{ .id = "mediaconvert.job.user-metadata-names",
	  .title = "Names of the customer's notes",
	  .from = "ListJobs", .path = "userMetadata",
	  .topic = EX_COMPLIANCE,
	  .why = "Which notes are taken is for the auditor to read." },
#undef INPUT
#undef DECRYPTION
#undef FETCHED
