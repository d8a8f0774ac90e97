/*
 * s3.c - Amazon S3: the buckets that hold recordings, transcripts and logs
 *
 * max-buckets is always sent: only then does ListBuckets say each bucket's
 * region.  Every call names the account it expects to own the bucket, so that
 * a bucket of somebody else's never answers in its place.  HeadBucket is not
 * called; the right it needs would list objects.
 *
 * Lists in answers are flattened: Rule[], not Rules.  GetBucketPolicy's body is
 * the policy itself, in JSON.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "s3:bucket", .title = "S3 bucket",
	  .spelled = { "arn:{}:s3:::{id}", "arn:{}:s3:::{id}/{}",
		       "s3://{id}", "s3://{id}/{}",
		       "https://s3.{region}.amazonaws.com/{id}/{}",
		       "https://s3-{region}.amazonaws.com/{id}/{}",
		       "https://s3.{region}.amazonaws.com.cn/{id}/{}",
		       "https://s3.amazonaws.com/{id}/{}",
		       "https://{id}.s3.{region}.amazonaws.com/{}",
		       "https://{id}.s3.{region}.amazonaws.com.cn/{}",
		       "https://{id}.s3.amazonaws.com/{}",
		       "{id}" },
	  .global = 1 },
};

/* template, IAM's name for the action if it is another, "not configured" */
#define OF_BUCKET(operation, query)					\
	.on = "s3:bucket", .op = operation,				\
	.http = "GET /{Bucket}?" query,					\
	.in = "Bucket={id} x-amz-expected-bucket-owner:{account}",	\
	.gone = "NoSuchBucket"

static const struct ex_call calls[] = {
	{ .on = "account",
	  .op = "ListBuckets", .http = "GET /", .in = "max-buckets==1000",
	  .page = "continuation-token<ContinuationToken",
	  .items = "Buckets.Bucket[]",
	  .lists = "s3:bucket", .id = "Name", .keep = "region=BucketRegion",
	  .redact = "drop:Owner.DisplayName",
	  .action = "s3:ListAllMyBuckets", .lazy = 1 },

	{ OF_BUCKET("GetBucketEncryption", "encryption"),
	  .action = "s3:GetEncryptionConfiguration",
	  .refs = { { "kms:key", "Rule[].ApplyServerSideEncryptionByDefault."
				 "KMSMasterKeyID" },
		    { "kms:alias", "Rule[].ApplyServerSideEncryptionByDefault."
				   "KMSMasterKeyID" } },
	  .absent = "ServerSideEncryptionConfigurationNotFoundError" },

	{ OF_BUCKET("GetBucketPolicy", "policy"),
	  .absent = "NoSuchBucketPolicy" },

	{ OF_BUCKET("GetBucketPolicyStatus", "policyStatus"),
	  .absent = "NoSuchBucketPolicy" },

	{ OF_BUCKET("GetPublicAccessBlock", "publicAccessBlock"),
	  .action = "s3:GetBucketPublicAccessBlock",
	  .absent = "NoSuchPublicAccessBlockConfiguration" },

	{ OF_BUCKET("GetBucketAcl", "acl"),
	  .redact = "drop:Owner.DisplayName "
		    "drop:AccessControlList.Grant[].Grantee."
		    "DisplayName|EmailAddress" },

	{ OF_BUCKET("GetBucketOwnershipControls", "ownershipControls"),
	  .absent = "OwnershipControlsNotFoundError" },

	{ OF_BUCKET("GetBucketLogging", "logging"),
	  .refs = { { "s3:bucket", "LoggingEnabled.TargetBucket" } },
	  .redact = "drop:LoggingEnabled.TargetGrants.Grant[].Grantee."
		    "DisplayName|EmailAddress" },

	{ OF_BUCKET("GetBucketVersioning", "versioning") },

	{ OF_BUCKET("GetObjectLockConfiguration", "object-lock"),
	  .action = "s3:GetBucketObjectLockConfiguration",
	  .absent = "ObjectLockConfigurationNotFoundError" },

	{ OF_BUCKET("GetBucketReplication", "replication"),
	  .action = "s3:GetReplicationConfiguration",
	  .refs = { { "iam:role", "Role" } },
	  .redact = "scan:Rule[].Filter.Tag.Value "
		    "scan:Rule[].Filter.And.Tag[].Value",
	  .absent = "ReplicationConfigurationNotFoundError" },

	{ OF_BUCKET("GetBucketLifecycleConfiguration", "lifecycle"),
	  .action = "s3:GetLifecycleConfiguration",
	  .redact = "scan:Rule[].Filter.Tag.Value "
		    "scan:Rule[].Filter.And.Tag[].Value",
	  .absent = "NoSuchLifecycleConfiguration" },

	{ OF_BUCKET("GetBucketTagging", "tagging"),
	  .redact = "scan:TagSet.Tag[].Value",
	  .absent = "NoSuchTagSet" },

	{ OF_BUCKET("GetBucketNotificationConfiguration", "notification"),
	  .action = "s3:GetBucketNotification" },

	{ OF_BUCKET("GetBucketCors", "cors"),
	  .action = "s3:GetBucketCORS",
	  .absent = "NoSuchCORSConfiguration" },

	{ OF_BUCKET("GetBucketWebsite", "website"),
	  .absent = "NoSuchWebsiteConfiguration" },

	{ OF_BUCKET("ListBucketInventoryConfigurations", "inventory"),
	  .action = "s3:GetInventoryConfiguration",
	  .page = "continuation-token<NextContinuationToken",
	  .items = "InventoryConfiguration[]",
	  .refs = { { "s3:bucket", "Destination.S3BucketDestination.Bucket" },
		    { "kms:key", "Destination.S3BucketDestination."
				 "Encryption.SSE-KMS.KeyId" } } },
};

static const struct ex_setting settings[] = {
	/* ---- encryption ---- */
	{ .id = "s3.bucket.default-encryption",
	  .title = "Default encryption",
	  .from = "GetBucketEncryption",
	  .path = "Rule[].ApplyServerSideEncryptionByDefault.SSEAlgorithm",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: aws:kms, aws:kms:dsse; "
		   "fails: AES256 if $cmk_required; review: AES256; "
		   "fails: none",
	  .why = "How objects are encrypted when the request says nothing." },

	{ .id = "s3.bucket.default-key",
	  .title = "Key of the default encryption",
	  .from = "GetBucketEncryption",
	  .path = "Rule[].ApplyServerSideEncryptionByDefault.KMSMasterKeyID",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "fails: absent if $regulated; review: else",
	  .why = "Without a key of the customer's, AWS's own encrypts the "
		 "objects." },

	{ .id = "s3.bucket.sse-c",
	  .title = "Keys brought with the request",
	  .from = "GetBucketEncryption",
	  .path = "Rule[].BlockedEncryptionTypes.EncryptionType[]",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: any SSE-C; review: else",
	  .why = "An attacker with write access can lock objects with a key of "
		 "his own." },

	{ .id = "s3.bucket.bucket-key",
	  .title = "Bucket key",
	  .from = "GetBucketEncryption", .path = "Rule[].BucketKeyEnabled",
	  .topic = EX_ENCRYPTION,
	  .why = "A bucket key makes fewer, coarser records of the key's "
		 "use." },

	{ .id = "s3.bucket.tls-only",
	  .title = "Unencrypted requests refused",
	  .from = "GetBucketPolicy", .path = ".",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: tls-only(); fails: else",
	  .why = "Only the bucket policy can refuse plain HTTP." },

	{ .id = "s3.bucket.tls-version",
	  .title = "Old TLS versions refused",
	  .from = "GetBucketPolicy", .path = ".",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: denies(s3:GetObject, s3:TlsVersion); review: else",
	  .why = "A floor in the policy outlasts changes of the service." },

	{ .id = "s3.bucket.required-key",
	  .title = "Uploads under another key refused",
	  .from = "GetBucketPolicy", .path = ".",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: denies(s3:PutObject, "
		   "s3:x-amz-server-side-encryption-aws-kms-key-id), "
		   "denies(s3:PutObject, s3:x-amz-server-side-encryption); "
		   "review: else",
	  .why = "Prevents what no response of the writing service would "
		 "show." },

	/* ---- access ---- */
	/* what is not in the account's list is another's: review, external */
	{ .id = "s3.bucket.owner",
	  .title = "Bucket of the audited account",
	  .from = "ListBuckets", .path = "Name",
	  .topic = EX_ACCESS,
	  .judge = "meets: else",
	  .why = "The list has the account's own buckets and no others." },

	{ .id = "s3.bucket.block-acls",
	  .title = "Public ACLs blocked",
	  .from = "GetPublicAccessBlock", .path = "BlockPublicAcls",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; meets: else if s3.account.block-acls meets; "
		   "fails: else",
	  .why = "The bucket's switch or the account's must be on." },

	{ .id = "s3.bucket.ignore-acls",
	  .title = "Public ACLs ignored",
	  .from = "GetPublicAccessBlock", .path = "IgnorePublicAcls",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; meets: else if s3.account.ignore-acls meets; "
		   "fails: else",
	  .why = "The bucket's switch or the account's must be on." },

	{ .id = "s3.bucket.block-policy",
	  .title = "Public policies blocked",
	  .from = "GetPublicAccessBlock", .path = "BlockPublicPolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; meets: else if s3.account.block-policy meets; "
		   "fails: else",
	  .why = "The bucket's switch or the account's must be on." },

	{ .id = "s3.bucket.restrict-public",
	  .title = "Public access restricted to the account",
	  .from = "GetPublicAccessBlock", .path = "RestrictPublicBuckets",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; "
		   "meets: else if s3.account.restrict-public meets; "
		   "fails: else",
	  .why = "The bucket's switch or the account's must be on." },

	{ .id = "s3.bucket.policy-status",
	  .title = "S3's own finding: public or not",
	  .from = "GetBucketPolicyStatus", .path = "IsPublic",
	  .topic = EX_ACCESS,
	  .judge = "meets: false, none; fails: true",
	  .why = "What S3 makes of the policy as a whole." },

	{ .id = "s3.bucket.policy-principals",
	  .title = "Other accounts in the policy",
	  .from = "GetBucketPolicy", .path = ".",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent, none; fails: public(); review: shared(); "
		   "meets: else",
	  .why = "Who else can reach the objects." },

	{ .id = "s3.bucket.vpc-only",
	  .title = "Access confined to VPC endpoints",
	  .from = "GetBucketPolicy", .path = ".",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: denies(s3:GetObject, aws:SourceVpce), "
		   "denies(s3:GetObject, aws:SourceVpc); review: else",
	  .why = "Stolen credentials are then of no use outside; the service "
		 "itself must still get through." },

	{ .id = "s3.bucket.acl-public",
	  .title = "ACL open to everyone",
	  .from = "GetBucketAcl", .path = "AccessControlList.Grant[].Grantee.URI",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if s3.bucket.ownership meets; "
		   "n/a: else if s3.bucket.ignore-acls meets; "
		   "fails: */global/AllUsers, */global/AuthenticatedUsers; "
		   "meets: else",
	  .why = "AuthenticatedUsers are all customers of AWS." },

	{ .id = "s3.bucket.ownership",
	  .title = "Whether ACLs count at all",
	  .from = "GetBucketOwnershipControls", .path = "Rule[].ObjectOwnership",
	  .topic = EX_ACCESS,
	  .judge = "meets: BucketOwnerEnforced; review: BucketOwnerPreferred; "
		   "fails: ObjectWriter, none",
	  .why = "With BucketOwnerEnforced only policies decide, and the "
		 "bucket's owner owns every object." },

	{ .id = "s3.bucket.website",
	  .title = "Website",
	  .from = "GetBucketWebsite",
	  .path = "IndexDocument|RedirectAllRequestsTo",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; review: else",
	  .why = "A website endpoint speaks plain HTTP." },

	{ .id = "s3.bucket.cors",
	  .title = "Origins allowed to read from browsers",
	  .from = "GetBucketCors", .path = "CORSRule[].AllowedOrigin[]",
	  .topic = EX_ACCESS,
	  .judge = "meets: none; review: else",
	  .why = "Any origin that is allowed can read with a user's rights." },

	/* ---- logging ---- */
	{ .id = "s3.bucket.access-logging",
	  .title = "Server access log",
	  .from = "GetBucketLogging", .path = "LoggingEnabled.TargetBucket",
	  .topic = EX_LOGGING,
	  .judge = "review: absent "
		   "if cloudtrail.account.s3-data-events meets; "
		   "fails: absent; meets: else",
	  .why = "Who read an object is in this log, or in CloudTrail's data "
		 "events." },

	{ .id = "s3.bucket.logs-itself",
	  .title = "Log written into the bucket itself",
	  .from = "GetBucketLogging",
	  .path = "LoggingEnabled[TargetBucket={id}].TargetBucket",
	  .topic = EX_LOGGING,
	  .judge = "meets: none; fails: else",
	  .why = "Each line of such a log makes another, and whoever may "
		 "change the objects may change the log." },

	{ .id = "s3.bucket.holds-trail",
	  .title = "Trail whose log is in the bucket",
	  .from = "cloudtrail:TrailBuckets", .path = "TrailARN",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; meets: else if s3.bucket.owner meets",
	  .why = "Such a bucket holds the audit log." },

	{ .id = "s3.bucket.inventory-encryption",
	  .title = "Encryption asked for inventories",
	  .from = "ListBucketInventoryConfigurations",
	  .path = "[IsEnabled=true].Destination.S3BucketDestination."
		  "Encryption",
	  .topic = EX_LOGGING,
	  .judge = "n/a: none; review: absent; meets: else",
	  .why = "An inventory names every object; without it the target "
		 "bucket's default decides." },

	{ .id = "s3.bucket.notifications",
	  .title = "Events sent on changes",
	  .from = "GetBucketNotificationConfiguration",
	  .path = "EventBridgeConfiguration|TopicConfiguration|"
		  "QueueConfiguration|CloudFunctionConfiguration",
	  .topic = EX_LOGGING,
	  .judge = "meets: any *; review: else",
	  .why = "Somebody should notice when evidence changes." },

	/* ---- resilience ---- */
	{ .id = "s3.bucket.versioning",
	  .title = "Versioning",
	  .from = "GetBucketVersioning", .path = "Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: Enabled; fails: Suspended, absent if $regulated; "
		   "review: else",
	  .why = "Without versions an overwritten or deleted result is "
		 "lost." },

	{ .id = "s3.bucket.mfa-delete",
	  .title = "MFA to delete versions",
	  .from = "GetBucketVersioning", .path = "MfaDelete",
	  .topic = EX_ACCESS,
	  .judge = "meets: Enabled; "
		   "fails: else if s3.bucket.holds-trail meets; "
		   "review: else",
	  .why = "A stolen key alone then cannot destroy versions." },

	{ .id = "s3.bucket.object-lock",
	  .title = "Object Lock",
	  .from = "GetObjectLockConfiguration",
	  .path = "Rule.DefaultRetention.Mode",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: COMPLIANCE; "
		   "fails: absent, none if s3.bucket.holds-trail meets; "
		   "review: else",
	  .why = "Only a lock in compliance mode binds administrators, too." },

	{ .id = "s3.bucket.object-lock-days",
	  .title = "Days Object Lock keeps an object",
	  .from = "GetObjectLockConfiguration",
	  .path = "Rule.DefaultRetention.Days",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none, absent; meets: >=$log_retention_min_days; "
		   "review: else",
	  .why = "A lock shorter than the duty to keep binds too short." },

	{ .id = "s3.bucket.object-lock-years",
	  .title = "Years Object Lock keeps an object",
	  .from = "GetObjectLockConfiguration",
	  .path = "Rule.DefaultRetention.Years",
	  .topic = EX_RESILIENCE,
	  .why = "A lock says its length in days or in years." },

	{ .id = "s3.bucket.replication",
	  .title = "Replication",
	  .from = "GetBucketReplication", .path = "Rule[].Status",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any Enabled; "
		   "fails: else if $multi_region_required; review: else",
	  .why = "A copy in another region or account outlives the first." },

	{ .id = "s3.bucket.replica-target",
	  .title = "Where replicas go",
	  .from = "GetBucketReplication", .path = "Rule[].Destination.Bucket",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; as: s3.bucket.owner",
	  .why = "A copy in another account is out of this account's "
		 "control." },

	/* ---- compliance ---- */
	{ .id = "s3.bucket.lifecycle",
	  .title = "Rules that delete",
	  .from = "GetBucketLifecycleConfiguration",
	  .path = "Rule[Status=Enabled].Expiration.Days",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: none if $pan; fails: none if $phi; review: none; "
		   "meets: else",
	  .why = "Data is to be kept as long as needed and no longer." },

	{ .id = "s3.bucket.log-retention",
	  .title = "Days a log in this bucket is kept",
	  .from = "GetBucketLifecycleConfiguration",
	  .path = "Rule[Status=Enabled].Expiration.Days",
	  .topic = EX_LOGGING,
	  .judge = "meets: none, absent, >=$log_retention_min_days; "
		   "review: else",
	  .why = "Of interest where logs are delivered to the bucket." },

	{ .id = "s3.bucket.lifecycle-versions",
	  .title = "Rules that delete old versions",
	  .from = "GetBucketLifecycleConfiguration",
	  .path = "Rule[Status=Enabled].NoncurrentVersionExpiration."
		  "NoncurrentDays",
	  .topic = EX_COMPLIANCE,
	  .why = "With versioning on, deleting leaves the old version." },

	{ .id = "s3.bucket.region",
	  .title = "Region of the bucket",
	  .from = "ListBuckets", .path = "BucketRegion",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: $approved_regions; review: absent; fails: else",
	  .why = "Data stays in the region of its bucket." },

	{ .id = "s3.bucket.tags",
	  .title = "Required tags",
	  .from = "GetBucketTagging", .path = "TagSet",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },
};

#define DATA "reads objects: this collector must not be able to"
#define MINOR "cost or performance, nothing an auditor asks about"
#define OLD "superseded by the operation that is called"

static const struct ex_unused unused[] = {
	{ "GetBucketLocation", "ListBuckets says each bucket's region" },
	{ "GetBucketAbac", MINOR },
	{ "GetBucketAccelerateConfiguration", MINOR },
	{ "GetBucketAnalyticsConfiguration", MINOR },
	{ "GetBucketIntelligentTieringConfiguration", MINOR },
	{ "GetBucketInventoryConfiguration", "the list has all of them" },
	{ "GetBucketLifecycle", OLD },
	{ "GetBucketMetadataConfiguration", MINOR },
	{ "GetBucketMetadataTableConfiguration", MINOR },
	{ "GetBucketMetricsConfiguration", MINOR },
	{ "GetBucketNotification", OLD },
	{ "GetBucketRequestPayment", MINOR },
	{ "GetObject", DATA },
	{ "GetObjectAcl", DATA },
	{ "GetObjectAnnotation", DATA },
	{ "GetObjectAttributes", DATA },
	{ "GetObjectLegalHold", DATA },
	{ "GetObjectRetention", DATA },
	{ "GetObjectTagging", DATA },
	{ "GetObjectTorrent", DATA },
	{ "HeadBucket", "needs s3:ListBucket, which lists objects" },
	{ "HeadObject", DATA },
	{ "ListBucketAnalyticsConfigurations", MINOR },
	{ "ListBucketIntelligentTieringConfigurations", MINOR },
	{ "ListBucketMetricsConfigurations", MINOR },
	{ "ListDirectoryBuckets", "no service collected here writes to them" },
	{ "ListMultipartUploads", DATA },
	{ "ListObjectAnnotations", DATA },
	{ "ListObjectVersions", DATA },
	{ "ListObjects", DATA },
	{ "ListObjectsV2", DATA },
	{ "ListParts", DATA },
};

static const struct ex_without without[] = {
	{ "inventory", "the list of buckets is a population" },
};

const struct ex_collector s3_collector = {
	.abi = EX_ABI,
	.name = "s3",
	.title = "Amazon S3",
	.service = { .name = "s3", .protocol = EX_REST_XML,
		     .version = "2006-03-01", .rate = { 10, 10 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
