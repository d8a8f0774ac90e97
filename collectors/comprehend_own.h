/*
 * comprehend_own.h - what only one kind of thing has: rows of comprehend.c
 */

	/* ---- classifiers and recognizers ---- */
	{ .id = "comprehend.classifier.output-key",
	  .title = "Key that encrypts the result of the training",
	  .from = "ListDocumentClassifiers", .path = "OutputDataConfig.KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $regulated",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },
	{ .id = "comprehend.classifier.output-key",
	  .title = "Key that encrypts the result of the training",
	  .from = "ListDocumentClassifiers", .path = "OutputDataConfig.S3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.default-key",
	  .why = "The key the request named; without one, the default of the "
		 "bucket applies." },

	{ .id = "comprehend.classifier.output-bucket",
	  .title = "Bucket the result of the training went to",
	  .from = "ListDocumentClassifiers", .path = "OutputDataConfig.S3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "It quotes what the model was trained on." },

	{ .id = "comprehend.classifier.training-source",
	  .title = "Where training data came from",
	  .from = "ListDocumentClassifiers", .path = "InputDataConfig.S3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Training data should come from a bucket of the audited "
		 "account." },

	{ .id = "comprehend.recognizer.training-labels",
	  .title = "Where annotations and lists of entities came from",
	  .from = "ListEntityRecognizers",
	  .path = "InputDataConfig.Annotations|EntityList.S3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "Training data should come from a bucket of the audited "
		 "account." },

	/* ---- jobs that find personal data ---- */
	{ .id = "comprehend.pii-job.mode",
	  .title = "Whether personal data was removed or only found",
	  .from = "ListPiiEntitiesDetectionJobs", .path = "Mode",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ONLY_REDACTION; review: ONLY_OFFSETS",
	  .why = "Offsets say where personal data stands; it still stands "
		 "there." },

	{ .id = "comprehend.pii-job.redacted-types",
	  .title = "Which kinds of personal data were removed",
	  .from = "ListPiiEntitiesDetectionJobs",
	  .path = "RedactionConfig.PiiEntityTypes[]",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any ALL; review: else",
	  .why = "A list of kinds leaves the others in the text." },
	{ .id = "comprehend.pii-job.redacted-types",
	  .title = "Which kinds of personal data were removed",
	  .from = "ListPiiEntitiesDetectionJobs", .path = "Mode",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: ONLY_OFFSETS; review: else",
	  .why = "A list of kinds leaves the others in the text." },

	{ .id = "comprehend.pii-job.mask",
	  .title = "What stands where personal data was",
	  .from = "ListPiiEntitiesDetectionJobs",
	  .path = "RedactionConfig.MaskMode",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: else if Mode=ONLY_OFFSETS; "
		   "meets: MASK, REPLACE_WITH_PII_ENTITY_TYPE; review: else",
	  .why = "Either way the text itself is gone." },

	/* ---- endpoints ---- */
	{ .id = "comprehend.endpoint.model-key",
	  .title = "Key that encrypts the model behind the endpoint",
	  .from = "ListEndpoints",
	  .path = "[ModelArn=*:document-classifier/*].ModelArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; as: comprehend.classifier.model-key",
	  .why = "An endpoint has no key of its own." },
	{ .id = "comprehend.endpoint.model-key",
	  .title = "Key that encrypts the model behind the endpoint",
	  .from = "ListEndpoints",
	  .path = "[ModelArn=*:entity-recognizer/*].ModelArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; as: comprehend.recognizer.model-key",
	  .why = "An endpoint has no key of its own." },

	{ .id = "comprehend.endpoint.data-access-role",
	  .title = "Role through which the endpoint opens its model",
	  .from = "ListEndpoints", .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent if comprehend.endpoint.model-key meets; "
		   "n/a: absent; as: comprehend.role.trusted-service",
	  .why = "A model under a key of the customer's cannot be opened "
		 "without one." },

	{ .id = "comprehend.endpoint.desired-role",
	  .title = "Role that is about to be used",
	  .from = "ListEndpoints", .path = "DesiredDataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: comprehend.role.trusted-service",
	  .why = "A change in flight is in force tomorrow." },

	{ .id = "comprehend.endpoint.status",
	  .title = "State of the endpoint",
	  .from = "ListEndpoints", .path = "Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: IN_SERVICE; fails: FAILED; review: else",
	  .why = "Only an endpoint in service answers." },

	{ .id = "comprehend.endpoint.units",
	  .title = "Inference units",
	  .from = "ListEndpoints",
	  .path = "CurrentInferenceUnits|DesiredInferenceUnits",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: count=1; review: else",
	  .why = "Current and wanted differ while capacity is missing." },

	{ .id = "comprehend.endpoint.autoscaling",
	  .title = "Bounds between which the endpoint scales",
	  .from = "applicationautoscaling:DescribeScalableTargets",
	  .path = "MaxCapacity",
	  .topic = EX_RESILIENCE,
	  .judge = "review: none; meets: >0 "
		   "if comprehend.endpoint.scaling-policy meets; review: else",
	  .why = "An endpoint that does not scale throttles when load grows." },

	{ .id = "comprehend.endpoint.scaling-policy",
	  .title = "Policy by which the endpoint scales",
	  .from = "applicationautoscaling:DescribeScalingPolicies",
	  .path = "TargetTrackingScalingPolicyConfiguration.TargetValue",
	  .topic = EX_RESILIENCE,
	  .judge = "review: none, absent; meets: else",
	  .why = "Bounds without a policy move nothing." },

	{ .id = "comprehend.endpoint.alarm",
	  .title = "Alarm on the use of the endpoint",
	  .from = "cloudwatch:ComprehendEndpointAlarms", .path = "MetricName",
	  .topic = EX_LOGGING,
	  .judge = "meets: any InferenceUtilization, "
		   "any ConsumedInferenceUnits; n/a: none "
		   "if not comprehend.endpoint.status meets; review: else",
	  .why = "Somebody should hear before the endpoint throttles." },

	{ .id = "comprehend.endpoint.alarm-action",
	  .title = "Whom that alarm tells",
	  .from = "cloudwatch:ComprehendEndpointAlarms",
	  .path = "AlarmActions[]",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none if not comprehend.endpoint.alarm meets; "
		   "fails: none; fails: else if ActionsEnabled=false; "
		   "meets: else",
	  .why = "An alarm without an action, or with actions off, tells "
		 "nobody." },

	{ .id = "comprehend.endpoint.tags",
	  .title = "Required tags",
	  .from = "endpoint-tags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- flywheels ---- */
	{ .id = "comprehend.flywheel.model-key",
	  .title = "Key that encrypts the models",
	  .from = "DescribeFlywheel", .path = "DataSecurityConfig.ModelKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts what "
		 "the model learned." },

	{ .id = "comprehend.flywheel.volume-key",
	  .title = "Key that encrypts the volumes of the training",
	  .from = "DescribeFlywheel",
	  .path = "DataSecurityConfig.VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "training data while it is worked on." },

	{ .id = "comprehend.flywheel.data-lake-key",
	  .title = "Key that encrypts the data lake",
	  .from = "DescribeFlywheel",
	  .path = "DataSecurityConfig.DataLakeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "The lake holds every text the model was ever trained on." },

	{ .id = "comprehend.flywheel.data-lake",
	  .title = "Bucket of the data lake",
	  .from = "DescribeFlywheel", .path = "DataLakeS3Uri",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Training data should stay in a bucket of the audited "
		 "account." },

	{ .id = "comprehend.flywheel.data-access-role",
	  .title = "Role the flywheel works with",
	  .from = "DescribeFlywheel", .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: comprehend.role.trusted-service",
	  .why = "The role decides what the service may read and write." },

	{ .id = "comprehend.flywheel.network",
	  .title = "Subnets the models are trained in",
	  .from = "DescribeFlywheel",
	  .path = "DataSecurityConfig.VpcConfig.Subnets[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: none if $private_endpoints_required; "
		   "review: none; as: ec2.subnet.route",
	  .why = "Outside a VPC the containers of the training reach the "
		 "bucket over the Internet." },

	{ .id = "comprehend.flywheel.security-groups",
	  .title = "Security groups of the training",
	  .from = "DescribeFlywheel",
	  .path = "DataSecurityConfig.VpcConfig.SecurityGroupIds[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.security-group.ingress",
	  .why = "Nothing but the containers themselves needs to reach "
		 "them." },

	{ .id = "comprehend.flywheel.status",
	  .title = "State of the flywheel",
	  .from = "ListFlywheels", .path = "Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: ACTIVE; review: FAILED; n/a: else",
	  .why = "A flywheel that failed trains no new version." },

	{ .id = "comprehend.flywheel.active-model",
	  .title = "Model in use",
	  .from = "ListFlywheels", .path = "ActiveModelArn",
	  .topic = EX_INVENTORY,
	  .why = "The version whose rows tell how it is protected." },

	{ .id = "comprehend.flywheel.tags",
	  .title = "Required tags",
	  .from = "flywheel-tags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "comprehend.iteration.status",
	  .title = "How the turn of the flywheel ended",
	  .from = "ListFlywheelIterationHistory", .path = "Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: else",
	  .why = "A turn that failed left the old model in use." },

	{ .id = "comprehend.iteration.trained-model",
	  .title = "Model that came of it",
	  .from = "ListFlywheelIterationHistory", .path = "TrainedModelArn",
	  .topic = EX_INVENTORY,
	  .why = "Which training made which version." },

	/* ---- datasets ---- */
	{ .id = "comprehend.dataset.source",
	  .title = "Where the dataset lies",
	  .from = "ListDatasets", .path = "DatasetS3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: s3.bucket.owner",
	  .why = "Training data should come from a bucket of the audited "
		 "account." },

	{ .id = "comprehend.dataset.description",
	  .title = "Personal data in the description",
	  .from = "ListDatasets", .path = "Description",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; fails: personal(); meets: else",
	  .why = "Descriptions are shown to anyone who may list datasets." },

	{ .id = "comprehend.dataset.status",
	  .title = "State of the dataset",
	  .from = "ListDatasets", .path = "Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLETED; review: FAILED; n/a: else",
	  .why = "A dataset that failed trains nothing." },

	{ .id = "comprehend.dataset.tags",
	  .title = "Required tags",
	  .from = "dataset-tags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- where, and features that end ---- */
	{ .id = "comprehend.region.in-use",
	  .title = "Used in this region",
	  .from = "comprehend:flywheel", .of = "region",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where nothing is done, nothing need be watched." },
	{ .id = "comprehend.region.in-use",
	  .title = "Used in this region",
	  .from = "comprehend:endpoint", .of = "region",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where nothing is done, nothing need be watched." },

	{ .id = "comprehend.region.topics",
	  .title = "Topic modelling in use",
	  .from = "comprehend:topics-job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; review: else",
	  .why = "It is closed to new customers since 30 April 2026: a way "
		 "out should be planned." },

	{ .id = "comprehend.region.events",
	  .title = "Event detection in use",
	  .from = "comprehend:events-job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; review: else",
	  .why = "It is closed to new customers since 30 April 2026: a way "
		 "out should be planned." },

	{ .id = "comprehend.region.s3-endpoint",
	  .title = "Private way from the VPC to S3",
	  .from = "ec2:DescribeVpcEndpoints",
	  .path = "[serviceName=*.{region}.s3].state", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any available; "
		   "n/a: else if comprehend.region.in-use n/a; review: else",
	  .why = "Jobs in a VPC reach their buckets through an S3 endpoint or "
		 "not at all." },

	/* ---- what is agreed with AWS ---- */
	{ .id = "comprehend.account.ai-opt-out",
	  .title = "Use of content by AWS to improve its services",
	  .from = "organizations:AIOptOut", .path = "PolicyContent",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: opted-out(comprehend); fails: else",
	  .why = "Unless a policy of the organization opts out, AWS may store "
		 "and use texts." },

	{ .id = "comprehend.account.textract-opt-out",
	  .title = "Use by AWS of what Textract read",
	  .from = "organizations:AIOptOut", .path = "PolicyContent",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: opted-out(textract); review: else",
	  .why = "Scanned documents pass through Textract, which has an entry "
		 "of its own." },

	{ .id = "comprehend.account.read-only-users",
	  .title = "Users with ComprehendReadOnly",
	  .from = "iam:ComprehendReadOnly",
	  .path = "PolicyUsers.member[].UserName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; fails: else",
	  .why = "Rights belong to roles and groups, never to single users." },

	{ .id = "comprehend.account.read-only-roles",
	  .title = "Roles with ComprehendReadOnly",
	  .from = "iam:ComprehendReadOnly",
	  .path = "PolicyRoles.member[].RoleName",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, $approved_roles; review: else",
	  .why = "In spite of its name the policy lets texts be analysed." },

	/* ---- guardrails and rights for a VPC ---- */
	{ .id = "comprehend.policy.guardrail",
	  .title = "Jobs confined to approved keys and networks",
	  .from = "iam:LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "meets: denies(comprehend:StartEntitiesDetectionJob, "
		   "comprehend:VolumeKmsKey), "
		   "denies(comprehend:StartEntitiesDetectionJob, "
		   "comprehend:OutputKmsKey), "
		   "denies(comprehend:StartEntitiesDetectionJob, "
		   "comprehend:VpcSubnets), "
		   "denies(comprehend:StartEntitiesDetectionJob, "
		   "comprehend:VpcSecurityGroupIds), "
		   "denies(comprehend:CreateEntityRecognizer, "
		   "comprehend:ModelKmsKey), "
		   "denies(comprehend:CreateFlywheel, "
		   "comprehend:DataLakeKmsKey); n/a: else",
	  .why = "A Deny on Start* or Create* ties every job to the approved "
		 "key or network." },
	{ .id = "comprehend.account.guardrail",
	  .title = "Jobs confined to approved keys and networks",
	  .from = "comprehend.policy.guardrail", .of = "account",
	  .topic = EX_ACCESS,
	  .judge = "meets: any meets; review: else",
	  .why = "A Deny on Start* or Create* ties every job to the approved "
		 "key or network." },

	{ .id = "comprehend.role-policy.network",
	  .title = "Rights on the network",
	  .from = "iam:GetRolePolicy", .path = "PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(ec2:*, *); "
		   "meets: allows(ec2:CreateNetworkInterface, *); n/a: else",
	  .why = "A job in a VPC needs to make its network interfaces, and "
		 "nothing else of EC2." },
