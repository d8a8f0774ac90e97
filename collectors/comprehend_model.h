/*
 * comprehend_model.h - what is asked of each version of a custom model: rows of
 * comprehend.c, for classifiers and for recognizers; LIST is the call, POLICY
 * that for the resource policy
 */

	{ .id = "comprehend." TYPE ".model-key",
	  .title = "Key that encrypts the model",
	  .from = LIST, .path = "ModelKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts what "
		 "the model learned." },

	{ .id = "comprehend." TYPE ".volume-key",
	  .title = "Key that encrypted the volumes of the training",
	  .from = LIST, .path = "VolumeKmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key of the customer's, one of AWS's encrypts the "
		 "training data while it is worked on." },

	{ .id = "comprehend." TYPE ".flywheel-statistics",
	  .title = "Bucket the statistics of training went to",
	  .from = LIST, .path = "OutputDataConfig.FlywheelStatsS3Prefix",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: s3.bucket.default-key",
	  .why = "They quote what the model was trained on." },

	{ .id = "comprehend." TYPE ".data-access-role",
	  .title = "Role through which training data was read",
	  .from = LIST, .path = "DataAccessRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: comprehend.role.trusted-service",
	  .why = "The role decides what the service may read and write." },

	{ .id = "comprehend." TYPE ".training-manifests",
	  .title = "Where labelled training data came from",
	  .from = LIST, .path = "InputDataConfig.AugmentedManifests[].S3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "Training data should come from a bucket of the audited "
		 "account." },

	{ .id = "comprehend." TYPE ".training-documents",
	  .title = "Where training documents came from",
	  .from = LIST, .path = "InputDataConfig.Documents.S3Uri",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; as: s3.bucket.owner",
	  .why = "Training data should come from a bucket of the audited "
		 "account." },

	{ .id = "comprehend." TYPE ".imported-from",
	  .title = "Model it is a copy of",
	  .from = LIST, .path = "SourceModelArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; review: external(); meets: else",
	  .why = "What a model of others was trained on is not known." },

	{ .id = "comprehend." TYPE ".resource-policy",
	  .title = "Who may copy the model",
	  .from = POLICY, .path = "ResourcePolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); review: external(); "
		   "meets: else",
	  .why = "A copy of a model takes along what it learned." },

	{ .id = "comprehend." TYPE ".network",
	  .title = "Subnets the model was trained in",
	  .from = LIST, .path = "VpcConfig.Subnets[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: none if $private_endpoints_required; "
		   "review: none; as: ec2.subnet.route",
	  .why = "Outside a VPC the containers of the training reach the "
		 "bucket over the Internet." },

	{ .id = "comprehend." TYPE ".security-groups",
	  .title = "Security groups of the training",
	  .from = LIST, .path = "VpcConfig.SecurityGroupIds[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.security-group.ingress",
	  .why = "Nothing but the containers themselves needs to reach "
		 "them." },

	{ .id = "comprehend." TYPE ".status",
	  .title = "State of the model",
	  .from = LIST, .path = "Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: TRAINED; review: IN_ERROR, TRAINED_WITH_WARNING; "
		   "n/a: else",
	  .why = "A model that failed is a control that does not work." },

	{ .id = "comprehend." TYPE ".message",
	  .title = "What the service said of the model",
	  .from = LIST, .path = "Message",
	  .topic = EX_RESILIENCE,
	  .why = "A message that names access or a key leads to their rows." },

	{ .id = "comprehend." TYPE ".tags",
	  .title = "Required tags",
	  .from = TYPE "-tags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "comprehend.account." TYPE "-copies",
	  .title = "Models copied between regions",
	  .from = LIST, .path = "SourceModelArn", .of = "account",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: any arn:*; review: else",
	  .why = "A model exists in one region; a copy in another is the way "
		 "back when that region is lost." },

	{ .id = "comprehend.region.in-use",
	  .title = "Used in this region",
	  .from = "comprehend:" TYPE, .of = "region",
	  .topic = EX_INVENTORY,
	  .judge = "n/a: none; meets: else",
	  .why = "Where nothing is done, nothing need be watched." },
