/*
 * elasticfilesystem.c - Amazon EFS: file systems that tasks mount
 *
 * All are listed, those that something mounts are asked for their policy.  The
 * list's token comes back as NextMarker and is sent as Marker.  A file system
 * without a policy lets in whoever reaches its mount targets.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "elasticfilesystem:file-system", .title = "file system",
	  .spelled = { "arn:{}:elasticfilesystem:{region}:{account}:"
		       "file-system/{id}", "{id}" } },
};

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeFileSystems",
	  .http = "GET /2015-02-01/file-systems", .in = "MaxItems=100",
	  .page = "Marker<NextMarker",
	  .items = "FileSystems[]",
	  .lists = "elasticfilesystem:file-system", .id = "FileSystemId",
	  .refs = { { "kms:key", "KmsKeyId" }, { "kms:alias", "KmsKeyId" } },
	  .redact = "scan:FileSystems[].Name scan:FileSystems[].Tags[].Value "
		    "scan:FileSystems[].CreationToken",
	  .lazy = 1 },

	{ .on = "elasticfilesystem:file-system",
	  .op = "DescribeFileSystemPolicy",
	  .http = "GET /2015-02-01/file-systems/{FileSystemId}/policy",
	  .in = "FileSystemId={id}",
	  .absent = "PolicyNotFound", .gone = "FileSystemNotFound" },
};

static const struct ex_setting settings[] = {
	{ .id = "elasticfilesystem.file-system.encrypted",
	  .title = "Encryption of the file system",
	  .from = "DescribeFileSystems", .path = "Encrypted",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: true; fails: else",
	  .why = "It can be chosen when the file system is made, and never "
		 "after." },

	{ .id = "elasticfilesystem.file-system.key",
	  .title = "Key that encrypts the file system",
	  .from = "DescribeFileSystems", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: else if Encrypted=false; meets: customer-key(); "
		   "fails: else if $cmk_required; review: else",
	  .why = "Without a key named, AWS's own encrypts it." },

	{ .id = "elasticfilesystem.file-system.tls-only",
	  .title = "Unencrypted mounts refused",
	  .from = "DescribeFileSystemPolicy", .path = "Policy",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: tls-only(); review: else",
	  .why = "Each task is told to use TLS, or the file system refuses "
		 "those that do not." },

	{ .id = "elasticfilesystem.file-system.policy",
	  .title = "Who may mount it",
	  .from = "DescribeFileSystemPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "review: none; fails: public(); review: external(); "
		   "meets: else",
	  .why = "Without a policy, whoever reaches a mount target may mount "
		 "and write." },

	{ .id = "elasticfilesystem.file-system.tags",
	  .title = "Required tags",
	  .from = "DescribeFileSystems", .path = "Tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); review: else",
	  .why = "Owner and classification belong on every resource." },
};

#define ENTRY "ways in, beside which the file system's policy decides"
#define COPIES "copies; where data lies that tasks mount is what is asked"

static const struct ex_unused unused[] = {
	{ "DescribeAccessPoints", ENTRY },
	{ "DescribeAccountPreferences", "how long ids are" },
	{ "DescribeBackupPolicy", COPIES },
	{ "DescribeLifecycleConfiguration", "classes of storage: cost" },
	{ "DescribeMountTargetSecurityGroups", ENTRY },
	{ "DescribeMountTargets", ENTRY },
	{ "DescribeReplicationConfigurations", COPIES },
	{ "DescribeTags", "DescribeFileSystems has them" },
	{ "ListTagsForResource", "DescribeFileSystems has them" },
};

static const struct ex_without without[] = {
	{ "logging resilience infrastructure inventory",
	  "file systems are read for the tasks that mount them; backups are "
	  "in backup" },
};

const struct ex_collector elasticfilesystem_collector = {
	.abi = EX_ABI,
	.name = "elasticfilesystem",
	.title = "Amazon EFS",
	.service = { .name = "elasticfilesystem", .protocol = EX_REST_JSON,
		     .version = "2015-02-01", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
