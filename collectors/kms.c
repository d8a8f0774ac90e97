/*
 * kms.c - AWS Key Management Service: the keys other services refer to
 *
 * A key is named by id, ARN, alias or alias ARN.  DescribeKey takes all four,
 * the other calls only the first two; hence a type for the alias, whose
 * DescribeKey refers to the key.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "kms:key", .title = "KMS key",
	  .spelled = { "arn:{}:kms:{region}:{account}:key/{id}", "{id}" } },
	{ .name = "kms:alias", .title = "KMS key alias",
	  .spelled = { "arn:{}:kms:{region}:{account}:alias/{id*}",
		       "alias/{id*}" } },
	{ .name = "kms:customer-key", .title = "customer managed KMS key",
	  .spelled = { "arn:{}:kms:{region}:{account}:key/{id}" } },
};

static const struct ex_rate slow = { 2, 2 };

static const struct ex_call calls[] = {
	/* the population; a run reads the keys that something refers to */
	{ .on = "region",
	  .op = "ListKeys", .in = "Limit:=1000", .page = "Marker<NextMarker",
	  .items = "Keys[]",
	  .lists = "kms:key", .id = "KeyArn", .lazy = 1 },

	/* 100 is the most KMS gives, whatever is asked */
	{ .on = "region",
	  .op = "ListAliases", .in = "Limit:=100",
	  .page = "Marker<NextMarker",
	  .items = "Aliases[]",
	  .lists = "kms:alias", .id = "AliasArn", .lazy = 1 },

	{ .on = "kms:alias",
	  .op = "DescribeKey", .name = "DescribeAlias",
	  .in = "KeyId=alias/{id}",
	  .items = "KeyMetadata",
	  .refs = { { "kms:key", "Arn" } },
	  .redact = "scan:KeyMetadata.Description",
	  .gone = "NotFoundException" },

	{ .on = "kms:key",
	  .op = "DescribeKey", .in = "KeyId={id}",
	  .items = "KeyMetadata",
	  .refs = { { "kms:customer-key", "[KeyManager=CUSTOMER].Arn" } },
	  .redact = "scan:KeyMetadata.Description",
	  .gone = "NotFoundException" },

	{ .on = "kms:key",
	  .op = "GetKeyPolicy", .in = "KeyId={id} PolicyName=default",
	  .gone = "NotFoundException" },

	/* asymmetric, imported and external keys do not rotate */
	{ .on = "kms:customer-key",
	  .op = "GetKeyRotationStatus", .in = "KeyId={id}",
	  .absent = "UnsupportedOperationException",
	  .gone = "NotFoundException" },

	{ .on = "kms:customer-key",
	  .op = "ListGrants", .in = "KeyId={id} Limit:=100",
	  .page = "Marker<NextMarker",
	  .items = "Grants[]",
	  .redact = "hash:Grants[].Constraints.EncryptionContextSubset.* "
		    "hash:Grants[].Constraints.EncryptionContextEquals.* "
		    "scan:Grants[].Name",
	  .gone = "NotFoundException" },

	{ .on = "kms:customer-key",
	  .op = "ListResourceTags", .in = "KeyId={id} Limit:=50",
	  .page = "Marker<NextMarker",
	  .redact = "scan:Tags[].TagValue",
	  .gone = "NotFoundException" },

	{ .on = "kms:customer-key",
	  .op = "GetKeyLastUsage", .in = "KeyId={id}",
	  .gone = "NotFoundException", .rate = &slow },

	{ .on = "region",
	  .op = "DescribeCustomKeyStores", .page = "Marker<NextMarker",
	  .items = "CustomKeyStores[]",
	  .redact = "drop:CustomKeyStores[].XksProxyConfiguration.AccessKeyId",
	  .rate = &slow },
};

static const struct ex_setting settings[] = {
	{ .id = "kms.key.manager",
	  .title = "Who manages the key",
	  .from = "DescribeKey", .path = "KeyManager",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: CUSTOMER; fails: AWS if $cmk_required; review: AWS",
	  .why = "Of a key that AWS manages the customer controls neither "
		 "policy nor rotation." },

	{ .id = "kms.key.state",
	  .title = "State of the key",
	  .from = "DescribeKey", .path = "KeyState",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: Enabled; fails: Disabled, PendingDeletion, "
		   "PendingReplicaDeletion, Unavailable, PendingImport; "
		   "review: Creating, Updating",
	  .why = "What a key encrypted cannot be read once it is off or "
		 "gone." },

	{ .id = "kms.key.deletion",
	  .title = "When the key will be deleted",
	  .from = "DescribeKey", .path = "DeletionDate",
	  .topic = EX_ENCRYPTION,
	  .why = "Until that day the deletion can be cancelled." },

	{ .id = "kms.key.spec",
	  .title = "Kind of key",
	  .from = "DescribeKey", .path = "KeySpec",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: SYMMETRIC_DEFAULT; review: else",
	  .why = "S3 and the services that write to it take only symmetric "
		 "keys." },

	{ .id = "kms.key.usage",
	  .title = "What the key may be used for",
	  .from = "DescribeKey", .path = "KeyUsage",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: ENCRYPT_DECRYPT; review: else",
	  .why = "Only a key for encryption protects data at rest." },

	{ .id = "kms.key.origin",
	  .title = "Where the key material comes from",
	  .from = "DescribeKey", .path = "Origin",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: AWS_KMS; review: else",
	  .why = "Material kept elsewhere needs proof of custody and rotation "
		 "by hand." },

	{ .id = "kms.key.expiry",
	  .title = "When imported key material expires",
	  .from = "DescribeKey", .path = "ValidTo",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; fails: left<=0d; review: else",
	  .why = "On that day the key stops working." },

	{ .id = "kms.key.multi-region",
	  .title = "Whether the key exists in several regions",
	  .from = "DescribeKey", .path = "MultiRegion",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: false, absent; review: true",
	  .why = "A replica lets data be read where it may not be allowed to "
		 "go." },

	{ .id = "kms.key.account",
	  .title = "Account that owns the key",
	  .from = "DescribeKey", .path = "Arn",
	  .topic = EX_ENCRYPTION,
	  .judge = "review: external(); meets: else",
	  .why = "Who owns the key decides who can read the data." },

	{ .id = "kms.key.policy-public",
	  .title = "Key open to others",
	  .from = "GetKeyPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "fails: public(); review: shared(); meets: else",
	  .why = "A key that anyone may use protects nothing." },

	{ .id = "kms.key.policy-scope",
	  .title = "Use of the key confined to a service",
	  .from = "GetKeyPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "meets: conditioned(kms:ViaService), "
		   "conditioned(aws:SourceArn), "
		   "conditioned(aws:SourceAccount); review: else",
	  .why = "A condition keeps those who may use the key from using it "
		 "outside the service it is for." },

	{ .id = "kms.key.policy-principals",
	  .title = "Who the key policy names",
	  .from = "GetKeyPolicy", .path = "Policy{}.Statement[].Principal.AWS[]",
	  .topic = EX_ACCESS,
	  .why = "Whether those who use the key also administer it is for the "
		 "auditor to read." },

	{ .id = "kms.key.policy-actions",
	  .title = "What the key policy allows",
	  .from = "GetKeyPolicy", .path = "Policy{}.Statement[].Action[]",
	  .topic = EX_ACCESS,
	  .why = "Use and administration of a key belong in different "
		 "hands." },

	{ .id = "kms.key.rotation",
	  .title = "Automatic rotation",
	  .from = "GetKeyRotationStatus", .path = "KeyRotationEnabled",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: true; fails: false; n/a: absent",
	  .why = "Rotation limits what one piece of key material ever "
		 "encrypted." },

	{ .id = "kms.key.rotation-period",
	  .title = "Days between rotations",
	  .from = "GetKeyRotationStatus", .path = "RotationPeriodInDays",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; meets: <=$rotation_max_days; review: else",
	  .why = "Policy says how old key material may become." },

	{ .id = "kms.key.next-rotation",
	  .title = "Next rotation",
	  .from = "GetKeyRotationStatus", .path = "NextRotationDate",
	  .topic = EX_ENCRYPTION,
	  .why = "The day on which KMS makes new key material." },

	{ .id = "kms.key.grantees",
	  .title = "Who holds grants on the key",
	  .from = "ListGrants",
	  .path = "GranteePrincipal|GranteeServicePrincipal",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: *.amazonaws.com; review: external(); "
		   "meets: else",
	  .why = "A grant opens the key without a word in its policy." },

	{ .id = "kms.key.grant-retirers",
	  .title = "Who may end grants on the key",
	  .from = "ListGrants",
	  .path = "RetiringPrincipal|RetiringServicePrincipal",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; meets: *.amazonaws.com; review: external(); "
		   "meets: else",
	  .why = "Who ends a grant stops what works by it." },

	{ .id = "kms.key.grant-operations",
	  .title = "What grants allow",
	  .from = "ListGrants", .path = "Operations[]",
	  .topic = EX_ACCESS,
	  .why = "Read with who holds them." },

	{ .id = "kms.key.grant-passing",
	  .title = "Grants that may be passed on without a constraint",
	  .from = "ListGrants", .path = "[Constraints=].Operations[]",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none; review: CreateGrant; meets: else",
	  .why = "Who may create grants can pass the key on." },

	{ .id = "kms.key.tags",
	  .title = "Required tags",
	  .from = "ListResourceTags", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },

	{ .id = "kms.key.last-use",
	  .title = "Last use of the key",
	  .from = "GetKeyLastUsage", .path = "KeyLastUsage.Timestamp",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: age<=$role_unused_days; review: else",
	  .why = "A key that is no longer used can be retired." },

	{ .id = "kms.key.last-use",
	  .title = "Last use of the key",
	  .from = "GetKeyLastUsage", .path = "TrackingStartDate",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: age<=$role_unused_days; review: else",
	  .why = "A key that is no longer used can be retired; before this "
		 "day KMS did not watch." },

	{ .id = "kms.alias.target",
	  .title = "Key behind the alias",
	  .from = "ListAliases", .path = "TargetKeyId",
	  .topic = EX_ENCRYPTION,
	  .why = "Whoever moves the alias changes the key of all that use "
		 "it." },

	{ .id = "kms.region.key-stores",
	  .title = "Connection to key stores outside KMS",
	  .from = "DescribeCustomKeyStores", .path = "ConnectionState",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: CONNECTED; fails: FAILED, DISCONNECTED; "
		   "review: else",
	  .why = "Keys in a store that is not connected cannot be used." },
};

static const struct ex_unused unused[] = {
	{ "GetParametersForImport", "hands out a token and a wrapping key" },
	{ "GetPublicKey", "the public half says nothing of how it is kept" },
	{ "ListKeyPolicies", "the only name there can be is default" },
	{ "ListKeyRotations", "GetKeyRotationStatus has period and next date" },
	{ "ListRetirableGrants", "the same grants by principal" },
};

static const struct ex_without without[] = {
	{ "logging", "the use of keys is CloudTrail's" },
	{ "infrastructure inventory",
	  "keys have none; the lists of them are populations" },
};

const struct ex_collector kms_collector = {
	.abi = EX_ABI,
	.name = "kms",
	.title = "AWS Key Management Service",
	.service = { .name = "kms", .protocol = EX_JSON_1_1,
		     .version = "TrentService", .rate = { 20, 20 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
