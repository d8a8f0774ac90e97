/*
 * mediaconvert_around.h - queues, presets, the input policy, and what other
 * services say about the use of MediaConvert: rows of mediaconvert.c
 */
#define TAGGED								\
	.topic = EX_COMPLIANCE,						\
	.judge = "meets: tagged($required_tag_keys); review: else",	\
	.why = "Owner and classification belong on every resource."
#define CHANGED								\
	.topic = EX_INVENTORY,						\
	.why = "What there is, and since when it is as it is."

	/* ---- queues ---- */
	{ .id = "mediaconvert.queue.status",
	  .title = "State of the queue",
	  .from = "ListQueues", .path = "status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ACTIVE; review: else",
	  .why = "A paused queue takes jobs and runs none." },

	{ .id = "mediaconvert.queue.hop",
	  .title = "Fit for jobs from other queues",
	  .from = "ListQueues", .path = "status",
	  .topic = EX_RESILIENCE,
	  .judge = "fails: PAUSED; meets: ACTIVE if pricingPlan=ON_DEMAND; "
		   "review: else",
	  .why = "Of another reserved queue the slots may be taken, too." },

	{ .id = "mediaconvert.queue.type",
	  .title = "Default queue or one of the customer's own",
	  .from = "ListQueues", .path = "type",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: CUSTOM; review: else",
	  .why = "On the default queue everybody's jobs wait for each "
		 "other." },

	{ .id = "mediaconvert.queue.plan",
	  .title = "Reserved or on demand",
	  .from = "ListQueues", .path = "pricingPlan",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ON_DEMAND, RESERVED; review: else",
	  .why = "Both are in order; the plan decides what else is asked." },

	{ .id = "mediaconvert.queue.reserved",
	  .title = "Slots reserved",
	  .from = "ListQueues", .path = "pricingPlan",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: ON_DEMAND; meets: RESERVED; review: else",
	  .why = "Slots that are reserved are all there is." },

	{ .id = "mediaconvert.queue.reservation",
	  .title = "State of the reservation",
	  .from = "ListQueues",
	  .path = "[pricingPlan=RESERVED].reservationPlan.status",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: ACTIVE; fails: EXPIRED; review: else",
	  .why = "Once it has expired the queue takes jobs and runs none." },

	{ .id = "mediaconvert.queue.reservation-end",
	  .title = "End of the reservation",
	  .from = "ListQueues",
	  .path = "[pricingPlan=RESERVED].reservationPlan.expiresAt",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: left>30d; "
		   "meets: else if reservationPlan.renewalType=AUTO_RENEW; "
		   "review: else",
	  .why = "A year passes unnoticed." },

	{ .id = "mediaconvert.queue.reservation-renewal",
	  .title = "Renewal of the reservation",
	  .from = "ListQueues",
	  .path = "[pricingPlan=RESERVED].reservationPlan.renewalType",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: AUTO_RENEW; review: else",
	  .why = "Without renewal the queue stands still on that day." },

	{ .id = "mediaconvert.queue.backlog",
	  .title = "Jobs that wait",
	  .from = "ListQueues", .path = "submittedJobsCount",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: <=0; "
		   "meets: else if pricingPlan=ON_DEMAND "
		   "and mediaconvert.region.unallocated meets; review: else",
	  .why = "Jobs that wait with no capacity left show a quota that is "
		 "too small." },

	{ .id = "mediaconvert.queue.running",
	  .title = "Jobs that run",
	  .from = "ListQueues", .path = "progressingJobsCount",
	  .topic = EX_RESILIENCE,
	  .why = "Read with what the queue may run at most." },

	{ .id = "mediaconvert.queue.concurrency",
	  .title = "Jobs that may run at once",
	  .from = "ListQueues", .path = "concurrentJobs",
	  .topic = EX_RESILIENCE,
	  .why = "The queue's part of the Region's capacity." },

	{ .id = "mediaconvert.queue.overrides",
	  .title = "Settings that AWS changed",
	  .from = "ListQueues", .path = "serviceOverrides[].name",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: none; review: else",
	  .why = "What was configured is then not what applies." },

	{ .id = "mediaconvert.queue.changed",
	  .title = "Last change of the queue",
	  .from = "ListQueues", .path = "lastUpdated", CHANGED },

	{ .id = "mediaconvert.queue.tags",
	  .title = "Required tags",
	  .from = "QueueTags", .path = "resourceTags.tags", TAGGED },

	{ .id = "mediaconvert.region.concurrency",
	  .title = "Jobs the Region may run at once",
	  .from = "Capacity", .path = "totalConcurrentJobs",
	  .topic = EX_RESILIENCE,
	  .why = "What the queues share." },

	{ .id = "mediaconvert.region.unallocated",
	  .title = "Capacity that no queue has",
	  .from = "Capacity", .path = "unallocatedConcurrentJobs",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; meets: >0; review: else",
	  .why = "Room for another queue, or for a peak." },

	/* ---- templates, presets, engines ---- */
	{ .id = "mediaconvert.job-template.changed",
	  .title = "Last change of the template",
	  .from = "ListJobTemplates", .path = "lastUpdated", CHANGED },

	{ .id = "mediaconvert.job-template.tags",
	  .title = "Required tags",
	  .from = "TemplateTags", .path = "resourceTags.tags", TAGGED },

	{ .id = "mediaconvert.preset.c2pa-key",
	  .title = "Key that signs provenance",
	  .from = "ListPresets",
	  .path = "settings.containerSettings." SIGNED
		  "[c2paManifest=INCLUDE].signingKmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: customer-key(); review: else",
	  .why = "A C2PA manifest is worth as much as its key." },

	{ .id = "mediaconvert.preset.c2pa-key-state",
	  .title = "State of that key",
	  .from = "ListPresets",
	  .path = "settings.containerSettings." SIGNED
		  "[c2paManifest=INCLUDE].signingKmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; as: kms.key.state",
	  .why = "A key that is off signs nothing." },

	{ .id = "mediaconvert.preset.watermark-licence",
	  .title = "Watermark licence written into the settings",
	  .from = "ListPresets",
	  .path = "settings.videoDescription.videoPreprocessors."
		  "partnerWatermarking.nexguardFileMarkerSettings.license",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; review: else",
	  .why = "Whoever may list jobs, templates or presets reads it." },

	{ .id = "mediaconvert.preset.changed",
	  .title = "Last change of the preset",
	  .from = "ListPresets", .path = "lastUpdated", CHANGED },

	{ .id = "mediaconvert.preset.tags",
	  .title = "Required tags",
	  .from = "PresetTags", .path = "resourceTags.tags", TAGGED },

	{ .id = "mediaconvert.version.expiry",
	  .title = "End of the engine version",
	  .from = "ListVersions", .path = "expirationDate",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: absent, left>90d; fails: left<=0d; review: else",
	  .why = "Jobs that pin it then run on another." },

	/* ---- what inputs are taken ---- */
	{ .id = "mediaconvert.region.input-http",
	  .title = "Inputs over plain HTTP",
	  .from = "GetPolicy", .path = "policy.httpInputs",
	  .topic = EX_ACCESS,
	  .judge = "meets: DISALLOWED; n/a: else if not mediaconvert:job "
		   "and not mediaconvert:job-template; fails: else",
	  .why = "Unless the policy forbids it, any job may fetch in "
		 "clear." },

	{ .id = "mediaconvert.region.input-https",
	  .title = "Inputs over HTTPS",
	  .from = "GetPolicy", .path = "policy.httpsInputs",
	  .topic = EX_ACCESS,
	  .judge = "meets: DISALLOWED; n/a: else if not mediaconvert:job "
		   "and not mediaconvert:job-template; review: else",
	  .why = "A job may then fetch from any host there is." },

	{ .id = "mediaconvert.region.input-s3",
	  .title = "Inputs from S3",
	  .from = "GetPolicy", .path = "policy.s3Inputs",
	  .topic = EX_ACCESS,
	  .judge = "review: DISALLOWED; meets: else",
	  .why = "Without S3 only the web is left." },

	{ .id = "mediaconvert.policy.input-conditions",
	  .title = "Jobs confined to kinds of input",
	  .from = "iam:LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if AttachmentCount=0; "
		   "meets: denies(mediaconvert:CreateJob, "
		   "mediaconvert:HttpInputsAllowed), "
		   "conditioned(mediaconvert:HttpInputsAllowed, "
		   "mediaconvert:CreateJob); "
		   "review: allows(mediaconvert:CreateJob, *); n/a: else",
	  .why = "A condition keeps jobs from plain HTTP where the Region's "
		 "policy does not." },

	/* ---- the key server behind API Gateway ---- */
	{ .id = "mediaconvert.role-policy.key-server",
	  .title = "Calls of every API",
	  .from = "iam:GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not mediaconvert:job; "
		   "review: allows(execute-api:Invoke, "
		   "arn:aws:execute-api:*:*:*); meets: else",
	  .why = "Only the API of the key server is needed." },

	{ .id = "mediaconvert.aws-policy.key-server",
	  .title = "Calls of every API",
	  .from = "iam:GetPolicyVersion", .path = "Document",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not mediaconvert:job; "
		   "review: allows(execute-api:Invoke, "
		   "arn:aws:execute-api:*:*:*); meets: else",
	  .why = "Only the API of the key server is needed." },

	{ .id = "mediaconvert.certificate.algorithm",
	  .title = "Kind of key that content keys are encrypted with",
	  .from = "acm:DescribeCertificate", .path = "KeyAlgorithm",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; meets: RSA_2048; review: else",
	  .why = "MediaConvert's guide asks for RSA of 2048 bits." },

	/* ---- where it runs, and who watches ---- */
	{ .id = "mediaconvert.region.approved",
	  .title = "Jobs in an approved region",
	  .from = "mediaconvert:job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: else if ec2.region.approved meets; "
		   "fails: else if ec2.region.approved fails; review: else",
	  .why = "Media is decoded in the Region of the job." },

	{ .id = "mediaconvert.region.templates",
	  .title = "Templates in this Region",
	  .from = "mediaconvert:job-template", .of = "region",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: else",
	  .why = "A second Region helps only with the same queues and "
		 "templates in it." },

	{ .id = "mediaconvert.account.regions",
	  .title = "Regions that are set up",
	  .from = "mediaconvert.region.templates", .of = "account",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: else if not $multi_region_required; review: else",
	  .why = "Which Regions have the same templates is in the rows of "
		 "each." },

	{ .id = "mediaconvert.region.vpc-endpoint",
	  .title = "Private endpoint for MediaConvert",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.mediaconvert*].state",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; n/a: none if not mediaconvert:job; "
		   "fails: none if $private_endpoints_required; review: else",
	  .why = "Through an endpoint, requests never cross the Internet." },

	{ .id = "mediaconvert.region.endpoint-policy",
	  .title = "Policy of MediaConvert's private endpoint",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.mediaconvert*].policyDocument",
	  .of = "region",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; fails: public() if $regulated; "
		   "review: public(); meets: else",
	  .why = "The policy made by default lets anyone reach any account's "
		 "resources." },

	{ .id = "mediaconvert.rule.watching",
	  .title = "Rule on MediaConvert's events",
	  .from = "events:ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "meets: selects(aws.mediaconvert) if events.rule.target "
		   "meets and events.rule.enabled meets; "
		   "review: selects(aws.mediaconvert) if events.rule.enabled "
		   "review; fails: selects(aws.mediaconvert); n/a: else",
	  .why = "A rule without a target, or switched off, tells nobody." },
	{ .id = "mediaconvert.region.event-rule",
	  .title = "Rule on MediaConvert's events",
	  .from = "mediaconvert.rule.watching", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; review: any review; fails: any fails; "
		   "n/a: else if not mediaconvert:job; fails: else",
	  .why = "A job that failed is announced as an event; somebody should "
		 "listen." },

	{ .id = "mediaconvert.alarm.errors",
	  .title = "Alarm on errors of MediaConvert",
	  .from = "cloudwatch:MetricAlarms",
	  .path = "[Namespace=AWS/MediaConvert].MetricName",
	  .topic = EX_LOGGING,
	  .judge = "meets: JobsErroredCount, Errors "
		   "if cloudwatch.alarm.action meets; "
		   "fails: JobsErroredCount, Errors "
		   "if cloudwatch.alarm.action fails; "
		   "review: JobsErroredCount, Errors; n/a: else",
	  .why = "An alarm without an action tells nobody." },
	{ .id = "mediaconvert.region.error-alarm",
	  .title = "Alarm on errors of MediaConvert",
	  .from = "mediaconvert.alarm.errors", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: any fails; "
		   "n/a: else if not mediaconvert:job; "
		   "review: else if mediaconvert.region.event-rule meets; "
		   "fails: else",
	  .why = "An alarm or a rule: somebody has to hear of errors." },

	{ .id = "mediaconvert.account.trail",
	  .title = "A trail that records MediaConvert",
	  .from = "cloudtrail.trail.complete", .of = "account",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; fails: else",
	  .why = "All calls of MediaConvert's API are management events." },
#undef TAGGED
#undef CHANGED
