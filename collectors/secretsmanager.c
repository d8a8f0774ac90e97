/*
 * secretsmanager.c - AWS Secrets Manager: how secrets are kept, never a secret
 *
 * A secret is named by its name or its ARN, which ends in six letters that are
 * no part of the name; a container names a member of it behind that.  The list
 * leaves out what is about to be deleted unless it is asked not to.
 */
#include <exhibit/collector.h>

#define ARN "arn:{}:secretsmanager:{region}:{account}:secret:"

static const struct ex_type types[] = {
	{ .name = "secretsmanager:secret", .title = "secret",
	  .spelled = { ARN "{id*}-{}:{}:{}:{}", ARN "{id*}-{}", "{id*}" } },
};

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListSecrets",
	  .in = "IncludePlannedDeletion:=true MaxResults:=100",
	  .page = "NextToken",
	  .items = "SecretList[]",
	  .lists = "secretsmanager:secret", .id = "Name",
	  .refs = { { "kms:key", "KmsKeyId" }, { "kms:alias", "KmsKeyId" } },
	  .redact = "scan:SecretList[].Description "
		    "scan:SecretList[].Tags[].Value "
		    "hash:SecretList[].ExternalSecretRotationMetadata[]."
		    "Value" },

	/* of one that is about to be deleted nobody can be told */
	{ .on = "secretsmanager:secret",
	  .op = "GetResourcePolicy", .in = "SecretId={id}",
	  .absent = "InvalidRequestException~deletion",
	  .gone = "ResourceNotFoundException" },
};

static const struct ex_setting settings[] = {
	{ .id = "secretsmanager.secret.key",
	  .title = "Key that encrypts the secret",
	  .from = "ListSecrets", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without a key named, one of AWS's encrypts it." },

	{ .id = "secretsmanager.secret.rotation",
	  .title = "Rotation of the secret",
	  .from = "ListSecrets", .path = "RotationEnabled",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if OwningService=*; meets: true; fails: else",
	  .why = "A secret that never changes leaks for good; one that a "
		 "service owns the service rotates." },

	{ .id = "secretsmanager.secret.rotated",
	  .title = "Last rotation",
	  .from = "ListSecrets", .path = "LastRotatedDate",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if OwningService=*; "
		   "meets: age<=$credential_max_age_days; review: else",
	  .why = "Rotation that is on may still have failed." },

	{ .id = "secretsmanager.secret.last-use",
	  .title = "Last use of the secret",
	  .from = "ListSecrets", .path = "LastAccessedDate",
	  .topic = EX_ACCESS,
	  .judge = "meets: age<=$credential_max_age_days; review: else",
	  .why = "What nobody reads can only leak." },

	{ .id = "secretsmanager.secret.deleted",
	  .title = "Marked for deletion",
	  .from = "ListSecrets", .path = "DeletedDate",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: absent; review: else",
	  .why = "Until it is restored nothing can read it." },

	{ .id = "secretsmanager.secret.policy",
	  .title = "Who else may read the secret",
	  .from = "GetResourcePolicy", .path = "ResourcePolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent; fails: public(); review: shared(); "
		   "meets: else",
	  .why = "A policy on the secret lets in whom no policy of the account "
		 "names." },
};

#define SECRET "hands out secrets"

static const struct ex_unused unused[] = {
	{ "BatchGetSecretValue", SECRET },
	{ "DescribeSecret", "the list has what is asked about" },
	{ "GetRandomPassword", "makes a password, which nobody asked for" },
	{ "GetSecretValue", SECRET },
	{ "ListResourcePolicies", "each secret is asked for its own" },
	{ "ListSecretVersionIds", "versions say nothing of how it is kept" },
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
