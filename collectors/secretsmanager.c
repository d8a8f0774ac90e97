/*
 * secretsmanager.c - AWS Secrets Manager: how secrets are kept, never a secret
 *
 * A secret is named by its name or its ARN, which ends in six letters that are
 * no part of the name; a container names a member of it behind that.
 */
#include <exhibit/collector.h>

#define ARN "arn:{}:secretsmanager:{region}:{account}:secret:"

static const struct ex_type types[] = {
	{ .name = "secretsmanager:secret", .title = "secret",
	  .spelled = { ARN "{id*}-{}:{}:{}:{}", ARN "{id*}-{}", "{id*}" } },
};

static const struct ex_call calls[] = {
	/* one that is not there is an answer */
	{ .on = "secretsmanager:secret",
	  .op = "DescribeSecret", .in = "SecretId={id}",
	  .refs = { { "kms:key", "KmsKeyId" }, { "kms:alias", "KmsKeyId" } },
	  .redact = "scan:Description scan:Tags[].Value "
		    "hash:ExternalSecretRotationMetadata[].Value "
		    "scan:ReplicationStatus[].StatusMessage",
	  .absent = "ResourceNotFoundException" },
};

static const struct ex_setting settings[] = {
	{ .id = "secretsmanager.secret.key",
	  .title = "Key that encrypts the secret",
	  .from = "DescribeSecret", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "fails: none; meets: customer-key(); "
		   "fails: absent if $cmk_required; review: else",
	  .why = "Without a key named, one of AWS's encrypts it; a secret that "
		 "is not there opens nothing." },

	{ .id = "secretsmanager.secret.rotation",
	  .title = "Rotation of the secret",
	  .from = "DescribeSecret", .path = "RotationEnabled",
	  .topic = EX_ACCESS,
	  .judge = "meets: true; review: else",
	  .why = "A secret that never changes leaks for good." },

	{ .id = "secretsmanager.secret.rotated",
	  .title = "Last rotation",
	  .from = "DescribeSecret", .path = "LastRotatedDate",
	  .topic = EX_ACCESS,
	  .judge = "meets: age<=$rotation_max_days; review: else",
	  .why = "Rotation that is on may still have failed." },

	{ .id = "secretsmanager.secret.deleted",
	  .title = "Marked for deletion",
	  .from = "DescribeSecret", .path = "DeletedDate",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: absent; fails: else",
	  .why = "Until it is restored nothing can read it." },
};

#define SECRET "hands out secrets"

static const struct ex_unused unused[] = {
	{ "BatchGetSecretValue", SECRET },
	{ "GetRandomPassword", "makes a password, which nobody asked for" },
	{ "GetResourcePolicy", "who else may read a secret: not asked about" },
	{ "GetSecretValue", SECRET },
	{ "ListResourcePolicies", "policies are not asked about" },
	{ "ListSecretVersionIds", "versions are in DescribeSecret" },
	{ "ListSecrets", "secrets are read where something refers to them" },
};

const struct ex_collector secretsmanager_collector = {
	.abi = EX_ABI,
	.name = "secretsmanager",
	.title = "AWS Secrets Manager",
	.service = { .name = "secretsmanager", .protocol = EX_JSON_1_1,
		     .version = "secretsmanager", .rate = { 10, 10 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
