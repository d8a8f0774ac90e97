/*
 * s3control.c - Amazon S3 Control: the account's own switches, access points
 *
 * The host begins with the account, and the header names it again.  The answer
 * to GetPublicAccessBlock is the effective one, the organization's policy
 * included.  Without dataSourceType access points of file systems are left out.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "s3control:access-point", .title = "S3 access point" },
};

#define ACCOUNT "x-amz-account-id:{account}"

static const struct ex_call calls[] = {
	{ .on = "account",
	  .op = "GetPublicAccessBlock",
	  .http = "GET /v20180820/configuration/publicAccessBlock",
	  .in = ACCOUNT, .action = "s3:GetAccountPublicAccessBlock",
	  .absent = "NoSuchPublicAccessBlockConfiguration" },

	{ .on = "region",
	  .op = "ListAccessPoints", .http = "GET /v20180820/accesspoint",
	  .in = ACCOUNT " dataSourceType==ALL maxResults==1000",
	  .page = "nextToken<NextToken",
	  .items = "AccessPointList.AccessPoint[]",
	  .lists = "s3control:access-point", .id = "Name",
	  .refs = { { "s3:bucket", "Bucket" } } },

	{ .on = "s3control:access-point",
	  .op = "GetAccessPoint",
	  .http = "GET /v20180820/accesspoint/{name}",
	  .in = ACCOUNT " name={id}", .gone = "NoSuchAccessPoint" },

	{ .on = "s3control:access-point",
	  .op = "GetAccessPointPolicy",
	  .http = "GET /v20180820/accesspoint/{name}/policy",
	  .in = ACCOUNT " name={id}",
	  .absent = "NoSuchAccessPointPolicy", .gone = "NoSuchAccessPoint" },

	{ .on = "s3control:access-point",
	  .op = "GetAccessPointPolicyStatus",
	  .http = "GET /v20180820/accesspoint/{name}/policyStatus",
	  .in = ACCOUNT " name={id}",
	  .absent = "NoSuchAccessPointPolicy", .gone = "NoSuchAccessPoint" },
};

#define FLAG(fact, name, member)					\
	{ .id = "s3control.access-point." fact, .title = name,		\
	  .from = "GetAccessPoint",					\
	  .path = "PublicAccessBlockConfiguration." member,		\
	  .topic = EX_ACCESS,						\
	  .judge = "meets: true; review: else",				\
	  .why = "The switch cannot be changed once the access point "	\
		 "exists." }

static const struct ex_setting settings[] = {
	{ .id = "s3.account.block-acls",
	  .title = "Public ACLs blocked in the account",
	  .from = "GetPublicAccessBlock", .path = "BlockPublicAcls",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; fails: else",
	  .why = "One switch for every bucket there is and will be." },

	{ .id = "s3.account.ignore-acls",
	  .title = "Public ACLs ignored in the account",
	  .from = "GetPublicAccessBlock", .path = "IgnorePublicAcls",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; fails: else",
	  .why = "One switch for every bucket there is and will be." },

	{ .id = "s3.account.block-policy",
	  .title = "Public policies blocked in the account",
	  .from = "GetPublicAccessBlock", .path = "BlockPublicPolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; fails: else",
	  .why = "One switch for every bucket there is and will be." },

	{ .id = "s3.account.restrict-public",
	  .title = "Public access restricted in the account",
	  .from = "GetPublicAccessBlock", .path = "RestrictPublicBuckets",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; fails: else",
	  .why = "One switch for every bucket there is and will be." },

	{ .id = "s3control.access-point.network",
	  .title = "Reached from the Internet or from a VPC",
	  .from = "ListAccessPoints", .path = "NetworkOrigin",
	  .topic = EX_ACCESS,
	  .judge = "meets: VPC; review: Internet",
	  .why = "An access point for a VPC cannot be reached from "
		 "elsewhere." },

	{ .id = "s3control.access-point.owner",
	  .title = "Account of the bucket behind it",
	  .from = "GetAccessPoint", .path = "BucketAccountId",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; review: external(); meets: else",
	  .why = "Data may lie in another account's bucket." },

	FLAG("block-acls", "Public ACLs blocked", "BlockPublicAcls"),
	FLAG("ignore-acls", "Public ACLs ignored", "IgnorePublicAcls"),
	FLAG("restrict-public", "Public access restricted to the account",
	     "RestrictPublicBuckets"),
	{ .id = "s3control.access-point.block-policy",
	  .title = "Public policies blocked",
	  .from = "GetAccessPoint",
	  .path = "PublicAccessBlockConfiguration.BlockPublicPolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; review: else",
	  .why = "The switch cannot be changed once the access point "
		 "exists." },

	{ .id = "s3control.access-point.policy",
	  .title = "Who may use it",
	  .from = "GetAccessPointPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent; fails: public(); review: external(); "
		   "meets: else",
	  .why = "Its policy opens the bucket as the bucket's own would." },

	{ .id = "s3control.access-point.policy-status",
	  .title = "S3's own finding: public or not",
	  .from = "GetAccessPointPolicyStatus", .path = "PolicyStatus.IsPublic",
	  .topic = EX_ACCESS,
	  .judge = "meets: false, none; fails: true",
	  .why = "What S3 makes of the policy as a whole." },
};

#define GRANTS "access grants: no service collected here uses them"
#define LAMBDA "Object Lambda, closed to new customers"
#define REGIONS "multi-Region access points: not referred to by these services"
#define OUTPOSTS "buckets on Outposts"
#define BATCH "batch operations and their tags"
#define LENS "storage statistics, not access or protection"

static const struct ex_unused unused[] = {
	{ "DescribeJob", BATCH },
	{ "DescribeMultiRegionAccessPointOperation", REGIONS },
	{ "GetAccessGrant", GRANTS },
	{ "GetAccessGrantsInstance", GRANTS },
	{ "GetAccessGrantsInstanceForPrefix", GRANTS },
	{ "GetAccessGrantsInstanceResourcePolicy", GRANTS },
	{ "GetAccessGrantsLocation", GRANTS },
	{ "GetAccessPointConfigurationForObjectLambda", LAMBDA },
	{ "GetAccessPointForObjectLambda", LAMBDA },
	{ "GetAccessPointPolicyForObjectLambda", LAMBDA },
	{ "GetAccessPointPolicyStatusForObjectLambda", LAMBDA },
	{ "GetAccessPointScope", "directory buckets only" },
	{ "GetBucket", OUTPOSTS },
	{ "GetBucketLifecycleConfiguration", OUTPOSTS },
	{ "GetBucketPolicy", OUTPOSTS },
	{ "GetBucketReplication", OUTPOSTS },
	{ "GetBucketTagging", OUTPOSTS },
	{ "GetBucketVersioning", OUTPOSTS },
	{ "GetDataAccess", "makes credentials" },
	{ "GetJobTagging", BATCH },
	{ "GetMultiRegionAccessPoint", REGIONS },
	{ "GetMultiRegionAccessPointPolicy", REGIONS },
	{ "GetMultiRegionAccessPointPolicyStatus", REGIONS },
	{ "GetMultiRegionAccessPointRoutes", REGIONS },
	{ "GetStorageLensConfiguration", LENS },
	{ "GetStorageLensConfigurationTagging", LENS },
	{ "GetStorageLensGroup", LENS },
	{ "ListAccessGrants", GRANTS },
	{ "ListAccessGrantsInstances", GRANTS },
	{ "ListAccessGrantsLocations", GRANTS },
	{ "ListAccessPointsForDirectoryBuckets", "directory buckets only" },
	{ "ListAccessPointsForObjectLambda", LAMBDA },
	{ "ListCallerAccessGrants", GRANTS },
	{ "ListJobs", BATCH },
	{ "ListMultiRegionAccessPoints", REGIONS },
	{ "ListRegionalBuckets", OUTPOSTS },
	{ "ListStorageLensConfigurations", LENS },
	{ "ListStorageLensGroups", LENS },
	{ "ListTagsForResource", "tags of the above" },
};

static const struct ex_without without[] = {
	{ "else",
	  "access points and blocks of public access; buckets are in s3" },
};

const struct ex_collector s3control_collector = {
	.abi = EX_ABI,
	.name = "s3control",
	.title = "Amazon S3 Control",
	.service = { .name = "s3control", .protocol = EX_REST_XML,
		     .version = "2018-08-20",
		     .host = "{account}.s3-control.{region}.{suffix}",
		     .signing = "s3", .iam = "s3", .rate = { 3, 3 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
