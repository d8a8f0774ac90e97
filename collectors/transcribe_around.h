/*
 * transcribe_around.h - models, vocabularies, and what other services say
 * about the use of Transcribe: rows of transcribe.c
 */

	/* ---- custom language models ---- */
	{ .id = "transcribe.model.key",
	  .title = "Key that encrypts the model",
	  .from = "DescribeLanguageModel",
	  .path = "EncryptionConfiguration.KMSKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts what "
		 "the model learned." },

	{ .id = "transcribe.model.encryption-context",
	  .title = "Encryption context of the model",
	  .from = "DescribeLanguageModel",
	  .path = "EncryptionConfiguration.KMSEncryptionContext.*",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: personal(); review: none, absent; meets: else",
	  .why = "A context binds the key's use to the data; it is logged in "
		 "clear, so it must not name a person." },

	{ .id = "transcribe.model.data-access-role",
	  .title = "Role through which training data was read",
	  .from = "DescribeLanguageModel",
	  .path = "InputDataConfig.DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: transcribe.role.trusted-service",
	  .why = "The role decides what the service may read and write." },

	{ .id = "transcribe.model.training-source",
	  .title = "Where the training data came from",
	  .from = "DescribeLanguageModel",
	  .path = "InputDataConfig.S3Uri|TuningDataS3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; as: s3.bucket.owner",
	  .why = "Training data should come from a bucket of the audited "
		 "account." },

	{ .id = "transcribe.model.status",
	  .title = "State of the model",
	  .from = "ListLanguageModels", .path = "ModelStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: IN_PROGRESS",
	  .why = "A model that failed is a control that does not work." },

	{ .id = "transcribe.model.upgrade",
	  .title = "Newer base model available",
	  .from = "ListLanguageModels", .path = "UpgradeAvailability",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: false, absent; review: true",
	  .why = "A model on an old base should be trained anew." },

	{ .id = "transcribe.model.tags",
	  .title = "Required tags",
	  .from = "ModelTags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- vocabularies, filters, categories ---- */
	{ .id = "transcribe.vocabulary.state",
	  .title = "State of the vocabulary",
	  .from = "ListVocabularies", .path = "VocabularyState",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: READY; review: FAILED; n/a: PENDING",
	  .why = "A vocabulary that failed is not applied." },

	{ .id = "transcribe.vocabulary.tags",
	  .title = "Required tags",
	  .from = "VocabularyTags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "transcribe.medical-vocabulary.state",
	  .title = "State of the vocabulary",
	  .from = "ListMedicalVocabularies", .path = "VocabularyState",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: READY; review: FAILED; n/a: PENDING",
	  .why = "A vocabulary that failed is not applied." },

	{ .id = "transcribe.medical-vocabulary.tags",
	  .title = "Required tags",
	  .from = "MedicalVocabularyTags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "transcribe.vocabulary-filter.tags",
	  .title = "Required tags",
	  .from = "VocabularyFilterTags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "transcribe.category.tags",
	  .title = "Required tags",
	  .from = "ListCallAnalyticsCategories", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- the roles it works with ---- */
	{ .id = "transcribe.role.trusted-service",
	  .title = "Who may take the role",
	  .from = "iam:GetTranscribeRole",
	  .path = "AssumeRolePolicyDocument{}.Statement[].Principal.Service[]",
	  .topic = EX_ACCESS,
	  .judge = "fails: none; meets: transcribe.amazonaws.com; "
		   "review: else",
	  .why = "A role made for Transcribe should be taken by nothing "
		 "else." },

	{ .id = "transcribe.role.source-account",
	  .title = "Trust confined to this account",
	  .from = "iam:GetTranscribeRole", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(aws:SourceAccount); fails: else",
	  .why = "Without the condition another customer's job could use the "
		 "role through the service (the confused deputy)." },

	{ .id = "transcribe.role.source-arn",
	  .title = "Trust confined to Transcribe resources",
	  .from = "iam:GetTranscribeRole", .path = "AssumeRolePolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(aws:SourceArn); review: else",
	  .why = "The narrowest trust names the resources it is for." },

	/* ---- who may use it ---- */
	{ .id = "transcribe.account.full-access-roles",
	  .title = "Roles with AmazonTranscribeFullAccess",
	  .from = "iam:TranscribeFullAccess",
	  .path = "PolicyRoles.member[].RoleName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, $approved_roles; review: else",
	  .why = "The policy also opens every bucket with transcribe in its "
		 "name." },

	{ .id = "transcribe.account.full-access-groups",
	  .title = "Groups with AmazonTranscribeFullAccess",
	  .from = "iam:TranscribeFullAccess",
	  .path = "PolicyGroups.member[].GroupName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; review: else",
	  .why = "The policy also opens every bucket with transcribe in its "
		 "name." },

	{ .id = "transcribe.account.full-access-users",
	  .title = "Users with AmazonTranscribeFullAccess",
	  .from = "iam:TranscribeFullAccess",
	  .path = "PolicyUsers.member[].UserName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	{ .id = "transcribe.account.read-only-users",
	  .title = "Users with AmazonTranscribeReadOnlyAccess",
	  .from = "iam:TranscribeReadOnlyAccess",
	  .path = "PolicyUsers.member[].UserName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Reading a job opens its transcript; rights belong to roles "
		 "and groups." },

	{ .id = "transcribe.policy.guardrail",
	  .title = "Jobs confined to approved keys and buckets",
	  .from = "iam:LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "meets: denies(transcribe:StartTranscriptionJob, "
		   "transcribe:OutputEncryptionKMSKeyId), "
		   "denies(transcribe:StartTranscriptionJob, "
		   "transcribe:OutputBucketName), "
		   "denies(transcribe:StartTranscriptionJob, "
		   "transcribe:OutputLocation); n/a: else",
	  .why = "A Deny on Start* ties every job to the approved key or "
		 "bucket." },
	{ .id = "transcribe.account.guardrail",
	  .title = "Jobs confined to approved keys and buckets",
	  .from = "transcribe.policy.guardrail", .of = "account",
	  .topic = EX_ACCESS,
	  .judge = "meets: any meets; review: else",
	  .why = "A Deny on Start* ties every job to the approved key or "
		 "bucket." },

	/* ---- what is agreed with AWS ---- */
	{ .id = "transcribe.account.ai-opt-out",
	  .title = "Use of content by AWS to improve its services",
	  .from = "organizations:AIOptOut", .path = "PolicyContent",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: opted-out(transcribe); fails: else",
	  .why = "Unless a policy of the organization opts out, AWS may store "
		 "and use voice inputs." },

	{ .id = "transcribe.account.baa",
	  .title = "Business associate addendum",
	  .from = "artifact:ListCustomerAgreements",
	  .path = "[name=*Business Associate*].state", .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any ACTIVE; n/a: else if not transcribe:medical-job "
		   "and not transcribe:scribe-job; fails: else",
	  .why = "Health information may be sent to AWS only under the "
		 "addendum." },

	/* ---- where it runs, and who watches ---- */
	{ .id = "transcribe.region.approved",
	  .title = "Jobs in an approved region",
	  .from = "transcribe:job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Recordings and transcripts stay in the region of the job." },
	{ .id = "transcribe.region.approved",
	  .title = "Jobs in an approved region",
	  .from = "transcribe:medical-job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Recordings and transcripts stay in the region of the job." },
	{ .id = "transcribe.region.approved",
	  .title = "Jobs in an approved region",
	  .from = "transcribe:analytics-job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Recordings and transcripts stay in the region of the job." },
	{ .id = "transcribe.region.approved",
	  .title = "Jobs in an approved region",
	  .from = "transcribe:scribe-job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Recordings and transcripts stay in the region of the job." },

	{ .id = "transcribe.region.endpoint-offered",
	  .title = "Private endpoints for Transcribe offered here",
	  .from = "ec2:TranscribeEndpointServices",
	  .path = "serviceNameSet.item[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: else",
	  .why = "Where AWS offers none, none can be asked for." },

	{ .id = "transcribe.region.vpc-endpoint",
	  .title = "Private endpoint for Transcribe",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.transcribe].state", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; n/a: none if not transcribe:job; "
		   "n/a: none if transcribe.region.endpoint-offered n/a; "
		   "fails: none if $private_endpoints_required; review: else",
	  .why = "Through an endpoint, requests never cross the Internet." },

	{ .id = "transcribe.region.streaming-endpoint",
	  .title = "Private endpoint for streaming",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.transcribestreaming*].state",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; n/a: none; review: else",
	  .why = "Needed only where audio is streamed, which no list shows." },

	{ .id = "transcribe.region.endpoint-policy",
	  .title = "Policy of Transcribe's private endpoint",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.transcribe*].policyDocument",
	  .of = "region",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: public() if $regulated; "
		   "review: public(); meets: else",
	  .why = "The policy made by default lets anyone reach any account's "
		 "resources." },

	{ .id = "transcribe.rule.watching",
	  .title = "Rule on Transcribe's events",
	  .from = "events:ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "meets: selects(aws.transcribe) if events.rule.target meets "
		   "and events.rule.enabled meets; "
		   "fails: selects(aws.transcribe); n/a: else",
	  .why = "A rule without a target, or switched off, tells nobody." },
	{ .id = "transcribe.region.event-rule",
	  .title = "Rule on Transcribe's events",
	  .from = "transcribe.rule.watching", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if not transcribe:job; review: else",
	  .why = "Job states are announced as events; somebody should "
		 "listen." },

	{ .id = "transcribe.alarm.errors",
	  .title = "Alarm on errors of Transcribe",
	  .from = "cloudwatch:MetricAlarms",
	  .path = "[Namespace=AWS/Transcribe].MetricName",
	  .topic = EX_LOGGING,
	  .judge = "meets: *ErrorCount if cloudwatch.alarm.action meets; "
		   "fails: *ErrorCount if cloudwatch.alarm.action fails; "
		   "review: *ErrorCount; n/a: else",
	  .why = "An alarm without an action tells nobody." },
	{ .id = "transcribe.alarm.errors",
	  .title = "Alarm on errors of Transcribe",
	  .from = "cloudwatch:MetricAlarms",
	  .path = "Metrics[].MetricStat.Metric[Namespace=AWS/Transcribe]."
		  "MetricName",
	  .topic = EX_LOGGING,
	  .judge = "meets: *ErrorCount if cloudwatch.alarm.action meets; "
		   "fails: *ErrorCount if cloudwatch.alarm.action fails; "
		   "review: *ErrorCount; n/a: else",
	  .why = "An alarm without an action tells nobody." },
	{ .id = "transcribe.region.error-alarm",
	  .title = "Alarm on errors of Transcribe",
	  .from = "transcribe.alarm.errors", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if not transcribe:job; review: else",
	  .why = "Errors that nobody sees are not handled." },

	{ .id = "transcribe.alarm.throttles",
	  .title = "Alarm on throttled requests to Transcribe",
	  .from = "cloudwatch:MetricAlarms",
	  .path = "[Namespace=AWS/Transcribe].MetricName",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ThrottledCount, LimitExceededCount "
		   "if cloudwatch.alarm.action meets; "
		   "fails: ThrottledCount, LimitExceededCount "
		   "if cloudwatch.alarm.action fails; "
		   "review: ThrottledCount, LimitExceededCount; n/a: else",
	  .why = "An alarm without an action tells nobody." },
	{ .id = "transcribe.region.throttle-alarm",
	  .title = "Alarm on throttled requests to Transcribe",
	  .from = "transcribe.alarm.throttles", .of = "region",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if not transcribe:job; review: else",
	  .why = "Throttling shows that a quota is too small before jobs "
		 "fail." },

	{ .id = "transcribe.account.trail",
	  .title = "A trail that records Transcribe",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "All calls of Transcribe's API are management events." },

	{ .id = "transcribe.quota.value",
	  .title = "Quotas of Transcribe",
	  .from = "servicequotas:TranscribeQuotas", .path = "Value",
	  .topic = EX_RESILIENCE,
	  .why = "What the account may use at most; use itself is in "
		 "CloudWatch." },
