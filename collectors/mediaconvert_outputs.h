/*
 * mediaconvert_outputs.h - output groups, DRM and hops: rows of mediaconvert.c,
 * once for jobs and once for templates (OF and LIST say which)
 *
 * A fact of a group has a place a group; filters leave out those it is not asked
 * of, so "none" is n/a, and "absent" is a group that should say and does not.
 */
#define AN_OUTPUT "settings.outputGroups[].outputs[]."
#define S3_OF GROUPS("settings.") S3_GROUP ".destinationSettings.s3Settings."
#define KMS_OF S3_OF "encryption[encryptionType=SERVER_SIDE_ENCRYPTION_KMS]."
#define SPEKE_OF GROUPS("settings.") DRM_GROUP				\
	".encryption.spekeKeyProvider[url!=]."
#define DRM_OF(group)							\
	GROUPS("settings.") group "[encryption.type!=].encryption."

	/* ---- where results go, and under which key ---- */
	{ .id = OF "output-bucket",
	  .title = "Bucket the results go to",
	  .from = LIST,
	  .path = GROUPS("settings.") S3_GROUP ".destination",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "Results should stay in a bucket of the audited account." },

	{ .id = OF "output-bucket-encryption",
	  .title = "Default encryption of that bucket",
	  .from = LIST,
	  .path = GROUPS("settings.") S3_GROUP ".destination",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: s3.bucket.default-encryption",
	  .why = "It decides where the output group says nothing." },

	{ .id = OF "output-encryption",
	  .title = "Encryption of the results",
	  .from = LIST, .path = S3_OF "encryption.encryptionType",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: SERVER_SIDE_ENCRYPTION_KMS; "
		   "fails: SERVER_SIDE_ENCRYPTION_S3 if $cmk_required; "
		   "meets: SERVER_SIDE_ENCRYPTION_S3; "
		   "meets: absent if " OF "output-bucket-encryption meets; "
		   "fails: absent if " OF "output-bucket-encryption fails; "
		   "review: else",
	  .why = "Without a word of the group's the bucket's default "
		 "applies." },

	{ .id = OF "output-key",
	  .title = "Key that encrypts the results",
	  .from = LIST, .path = KMS_OF "kmsKeyArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: customer-key(); "
		   "fails: absent if $cmk_required; review: else",
	  .why = "KMS without a key named is AWS's own key for S3." },

	{ .id = OF "output-key-state",
	  .title = "State of that key",
	  .from = LIST, .path = KMS_OF "kmsKeyArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: kms.key.state",
	  .why = "What a key encrypted cannot be read once it is off or "
		 "gone." },

	{ .id = OF "output-encryption-context",
	  .title = "Encryption context of the results",
	  .from = LIST, .path = KMS_OF "kmsEncryptionContext",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; review: absent; meets: else",
	  .why = "A context binds the key's use to the title." },

	{ .id = OF "output-block-acls",
	  .title = "Public ACLs ignored by the bucket",
	  .from = LIST,
	  .path = GROUPS("settings.") S3_GROUP ".destination",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.ignore-acls",
	  .why = "A bucket that ignores them cannot be opened by a job." },

	{ .id = OF "output-acl",
	  .title = "ACL the results are written with",
	  .from = LIST, .path = S3_OF "accessControl.cannedAcl",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: absent, BUCKET_OWNER_*; "
		   "review: PUBLIC_READ, AUTHENTICATED_READ if "
		   OF "output-block-acls meets; "
		   "fails: PUBLIC_READ, AUTHENTICATED_READ",
	  .why = "AuthenticatedUsers are all customers of AWS." },

	{ .id = OF "output-storage-class",
	  .title = "Storage class of the results",
	  .from = LIST, .path = S3_OF "storageClass",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; review: ONEZONE_IA, REDUCED_REDUNDANCY; "
		   "meets: else",
	  .why = "One zone can be lost." },

	{ .id = OF "output-versioning",
	  .title = "Whether that bucket keeps versions",
	  .from = LIST,
	  .path = GROUPS("settings.") S3_GROUP ".destination",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; as: s3.bucket.versioning",
	  .why = "A job run again writes over what was there." },

	/* ---- DRM ---- */
	{ .id = OF "drm",
	  .title = "Content encryption of each group",
	  .from = LIST, .path = GROUPS("settings.") DRM_GROUP ".encryption",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; meets: else",
	  .why = "Only streams can be protected; files have no DRM." },

	{ .id = OF "drm-required",
	  .title = "Groups without content encryption",
	  .from = LIST,
	  .path = "settings.outputGroups[].outputGroupSettings"
		  "[hlsGroupSettings.encryption="
		  "][dashIsoGroupSettings.encryption="
		  "][cmafGroupSettings.encryption="
		  "][msSmoothGroupSettings.encryption=].type",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: none; fails: $drm_required_group_types; "
		   "n/a: else",
	  .why = "Policy says which kinds of stream must be protected." },

	{ .id = OF "drm-key-provider",
	  .title = "Where content keys come from",
	  .from = LIST, .path = DRM_OF(KEY_GROUP) "type",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: SPEKE; "
		   "meets: STATIC_KEY if $allow_static_key; "
		   "fails: STATIC_KEY; review: else",
	  .why = "A static key never changes; DASH and Smooth Streaming take "
		 "keys from a server alone." },

	{ .id = OF "static-key",
	  .title = "Content key written into the settings",
	  .from = LIST,
	  .path = DRM_OF(KEY_GROUP) "staticKeyProvider.staticKeyValue",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: absent; fails: else",
	  .why = "Whoever may list jobs or templates reads the key in "
		 "clear." },

	{ .id = OF "static-key-server",
	  .title = "Where players fetch the static key",
	  .from = LIST, .path = DRM_OF(KEY_GROUP) "staticKeyProvider.url",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; fails: http://*; "
		   "meets: $approved_key_servers; review: else",
	  .why = "Over plain HTTP the key is read on the way." },

	{ .id = OF "key-server",
	  .title = "Key server",
	  .from = LIST, .path = SPEKE_OF "url",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; fails: http://*; "
		   "meets: $approved_key_servers; review: else",
	  .why = "Whoever runs the key server can play everything; whose API "
		 "it is no response says." },

	{ .id = OF "content-key-certificate",
	  .title = "Content keys encrypted on the way",
	  .from = LIST, .path = SPEKE_OF "certificateArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; "
		   "fails: absent if $content_key_encryption_required; "
		   "review: absent; meets: else",
	  .why = "Without a certificate keys come back in clear inside "
		 "TLS." },

	{ .id = OF "content-key-certificate-state",
	  .title = "State of that certificate",
	  .from = LIST, .path = SPEKE_OF "certificateArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: acm.certificate.status",
	  .why = "With one that has expired no job starts." },

	{ .id = OF "content-key-certificate-end",
	  .title = "End of that certificate",
	  .from = LIST, .path = SPEKE_OF "certificateArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; as: acm.certificate.end",
	  .why = "On that day jobs stop." },

	{ .id = OF "drm-audio",
	  .title = "Keys of audio tracks",
	  .from = LIST,
	  .path = SPEKE_OF "encryptionContractConfiguration."
		  "spekeAudioPreset",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: PRESET_*; review: else",
	  .why = "No word is SPEKE 1; shared is one key for all tracks." },

	{ .id = OF "drm-video",
	  .title = "Keys of video tracks",
	  .from = LIST,
	  .path = SPEKE_OF "encryptionContractConfiguration."
		  "spekeVideoPreset",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: PRESET_*; review: else",
	  .why = "No word is SPEKE 1; shared is one key for all tracks." },

	{ .id = OF "drm-systems",
	  .title = "DRM systems",
	  .from = LIST,
	  .path = GROUPS("settings.") "hlsGroupSettings|dashIsoGroupSettings|"
		  "msSmoothGroupSettings.encryption.spekeKeyProvider."
		  "systemIds[]",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: $approved_drm_system_ids; review: else",
	  .why = "Each system trusts other players." },

	{ .id = OF "drm-systems-cmaf",
	  .title = "DRM systems signalled in CMAF",
	  .from = LIST,
	  .path = GROUPS("settings.") "cmafGroupSettings.encryption."
		  "spekeKeyProvider.dashSignaledSystemIds|"
		  "hlsSignaledSystemIds[]",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: $approved_drm_system_ids; review: else",
	  .why = "Each system trusts other players." },

	{ .id = OF "drm-method",
	  .title = "How content is encrypted",
	  .from = LIST, .path = DRM_OF(KEY_GROUP) "encryptionMethod",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: SAMPLE_AES, AES_CTR; review: else",
	  .why = "AES128 encrypts whole segments, which no DRM system "
		 "guards." },

	{ .id = OF "clear-lead",
	  .title = "Segments left clear at the start",
	  .from = LIST, .path = DRM_OF("cmafGroupSettings")
		  "clearLeadSegments",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: absent, <=$clear_lead_max_segments; "
		   "fails: else",
	  .why = "What is clear can be copied." },

	{ .id = OF "constant-iv",
	  .title = "Initialization vector of the settings",
	  .from = LIST, .path = DRM_OF(KEY_GROUP)
		  "constantInitializationVector",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: absent; review: else",
	  .why = "A constant vector is used again in every segment." },

	{ .id = OF "iv-in-manifest",
	  .title = "Initialization vector in the manifest",
	  .from = LIST, .path = DRM_OF(KEY_GROUP)
		  "initializationVectorInManifest",
	  .topic = EX_ENCRYPTION,
	  .why = "Players need it; it is no secret." },

	{ .id = OF "offline-encrypted",
	  .title = "Playback of HLS without a network",
	  .from = LIST,
	  .path = GROUPS("settings.") "hlsGroupSettings"
		  "[encryption.type=STATIC_KEY].encryption.offlineEncrypted",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; review: ENABLED; meets: else",
	  .why = "Offline playback without SPEKE has no licence behind it." },

	{ .id = OF "dash-headers",
	  .title = "What DASH leaves unencrypted",
	  .from = LIST,
	  .path = GROUPS("settings.") "dashIsoGroupSettings"
		  "[encryption.spekeKeyProvider.url!=].encryption."
		  "playbackDeviceCompatibility",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: CENC_V1; review: else",
	  .why = "Some players need parts of the stream clear." },

	/* ---- signed provenance and watermarks ---- */
	{ .id = OF "c2pa-key",
	  .title = "Key that signs provenance",
	  .from = LIST,
	  .path = AN_OUTPUT "containerSettings." SIGNED
		  "[c2paManifest=INCLUDE].signingKmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: customer-key(); review: else",
	  .why = "A C2PA manifest is worth as much as its key." },

	{ .id = OF "c2pa-key-state",
	  .title = "State of that key",
	  .from = LIST,
	  .path = AN_OUTPUT "containerSettings." SIGNED
		  "[c2paManifest=INCLUDE].signingKmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; as: kms.key.state",
	  .why = "A key that is off signs nothing." },

	{ .id = OF "watermark-licence",
	  .title = "Watermark licence written into the settings",
	  .from = LIST,
	  .path = AN_OUTPUT "videoDescription.videoPreprocessors."
		  "partnerWatermarking.nexguardFileMarkerSettings.license",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; review: else",
	  .why = "Whoever may list jobs, templates or presets reads it." },

	/* ---- queues ---- */
	{ .id = OF "queue",
	  .title = "Queue of the customer's own",
	  .from = LIST, .path = "queue",
	  .topic = EX_RESILIENCE,
	  .judge = "review: absent; as: mediaconvert.queue.type",
	  .why = "On the default queue everybody's jobs wait for each "
		 "other." },

	{ .id = OF "queue-plan",
	  .title = "Reserved or on demand",
	  .from = LIST, .path = "queue",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; as: mediaconvert.queue.reserved",
	  .why = "Slots that are reserved are all there is." },

	{ .id = OF "hop-wait",
	  .title = "Minutes before it moves to another queue",
	  .from = LIST, .path = "hopDestinations[].waitMinutes",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none if " OF "queue-plan n/a; "
		   "meets: <=$hop_wait_max_minutes; review: else",
	  .why = "From a reserved queue that is full a job should move on." },

	{ .id = OF "hop-queue",
	  .title = "Queue it moves to",
	  .from = LIST, .path = "hopDestinations[].queue",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; as: mediaconvert.queue.hop",
	  .why = "A paused queue takes the job and does not run it." },

	{ .id = OF "acceleration",
	  .title = "Accelerated transcoding",
	  .from = LIST, .path = "accelerationSettings.mode",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: PREFERRED, ENABLED; "
		   "review: else if $acceleration_expected; n/a: else",
	  .why = "ENABLED fails what it cannot accelerate, PREFERRED runs it "
		 "as it is." },

	{ .id = OF "status-interval",
	  .title = "Seconds between events on progress",
	  .from = LIST, .path = "statusUpdateInterval",
	  .topic = EX_LOGGING,
	  .judge = "review: absent; meets: else",
	  .why = "Who waits for events should know how often they come." },
#undef AN_OUTPUT
#undef S3_OF
#undef KMS_OF
#undef SPEKE_OF
#undef DRM_OF
