/*
 * ecr_repository.h - repositories, and the rules and templates by which ECR
 * makes some by itself: rows of ecr.c
 *
 * What a pull through cache made must stay mutable, or it is never refreshed.
 * No answer says which repositories those are; the prefix of the rule does.
 */

	/* ---- repositories ---- */
	{ .id = "ecr.repository.encryption",
	  .title = "Encryption of the images",
	  .from = "DescribeRepositories",
	  .path = "encryptionConfiguration.encryptionType",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: KMS, KMS_DSSE; fails: AES256, absent "
		   "if $cmk_required; meets: AES256, absent; review: else",
	  .why = "Decided when the repository is made, and never to be "
		 "changed; without a word it is S3's own encryption." },

	{ .id = "ecr.repository.key",
	  .title = "Key that encrypts the images",
	  .from = "DescribeRepositories",
	  .path = "encryptionConfiguration.kmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: absent "
		   "if encryptionConfiguration.encryptionType=KMS*; "
		   "n/a: absent; review: else",
	  .why = "Of a key that AWS manages the customer controls neither "
		 "policy nor rotation." },

	{ .id = "ecr.repository.key-state",
	  .title = "State of the key",
	  .from = "DescribeRepositories",
	  .path = "encryptionConfiguration.kmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: kms.key.state",
	  .why = "Images under a key that is off cannot be pulled." },

	{ .id = "ecr.repository.key-rotation",
	  .title = "Rotation of the key",
	  .from = "DescribeRepositories",
	  .path = "encryptionConfiguration.kmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent; as: kms.key.rotation "
		   "if ecr.repository.key meets; n/a: else",
	  .why = "Rotation limits what one piece of key material ever "
		 "encrypted; AWS's own keys are rotated by AWS." },

	{ .id = "ecr.repository.policy-public",
	  .title = "Repository open to everyone",
	  .from = "GetRepositoryPolicy", .path = "policyText",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); meets: else",
	  .why = "Without a policy only the account's own roles can pull." },

	{ .id = "ecr.repository.policy-accounts",
	  .title = "Other accounts that may use the repository",
	  .from = "GetRepositoryPolicy", .path = "policyText",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; review: external(); meets: else",
	  .why = "Who may push decides what runs wherever it is pulled." },

	{ .id = "ecr.repository.lifecycle",
	  .title = "Lifecycle policy",
	  .from = "GetLifecyclePolicy", .path = "lifecyclePolicyText",
	  .topic = EX_RESILIENCE,
	  .judge = "review: none, absent; meets: else",
	  .why = "Without one, images with known holes stay for ever." },

	{ .id = "ecr.repository.lifecycle-reach",
	  .title = "Images the lifecycle policy may remove",
	  .from = "GetLifecyclePolicy",
	  .path = "lifecyclePolicyText{}.rules[].selection.tagStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: untagged; review: else",
	  .why = "A rule on tagged images can remove one that is running." },

	{ .id = "ecr.repository.lifecycle-run",
	  .title = "Last run of the lifecycle policy",
	  .from = "GetLifecyclePolicy", .path = "lastEvaluatedAt",
	  .topic = EX_RESILIENCE,
	  .why = "A policy that was never run has removed nothing." },

	{ .id = "ecr.repository.scan-frequency",
	  .title = "When images are scanned, in effect",
	  .from = "BatchGetRepositoryScanningConfiguration",
	  .path = "scanFrequency",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: CONTINUOUS_SCAN, SCAN_ON_PUSH; fails: MANUAL; "
		   "review: else",
	  .why = "What the registry's rules make of this repository." },

	{ .id = "ecr.repository.scan-filters",
	  .title = "Rules of the registry that apply",
	  .from = "BatchGetRepositoryScanningConfiguration",
	  .path = "appliedScanFilters[].filter",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Read with what they lead to." },

	{ .id = "ecr.repository.scan-on-push",
	  .title = "The repository's own scan on push",
	  .from = "DescribeRepositories",
	  .path = "imageScanningConfiguration.scanOnPush",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; fails: false, absent "
		   "if ecr.repository.scan-frequency fails; n/a: else",
	  .why = "The registry's rules win; without one, this switch alone "
		 "decides." },

	{ .id = "ecr.repository.tag-mutability",
	  .title = "Tags that cannot be moved",
	  .from = "DescribeRepositories", .path = "imageTagMutability",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: IMMUTABLE; review: *_WITH_EXCLUSION; "
		   "review: MUTABLE if ecr.repository.cached meets; "
		   "review: MUTABLE if ecr.region.wide-cache meets; "
		   "fails: MUTABLE; review: else",
	  .why = "Whoever can move a tag decides what runs under it next; a "
		 "cache has to be able to." },

	{ .id = "ecr.repository.tag-exclusions",
	  .title = "Tags that can be moved all the same",
	  .from = "DescribeRepositories",
	  .path = "imageTagMutabilityExclusionFilters[].filter",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Read with the rule they are exceptions from." },

	{ .id = "ecr.repository.cached",
	  .title = "Filled by a pull through cache",
	  .from = "DescribeRepositories", .path = "repositoryName",
	  .topic = EX_RESILIENCE,
	  .judge = "as: ecr.namespace.cache",
	  .why = "A copy here keeps starts of containers independent of the "
		 "registry it comes from." },
	{ .id = "ecr.namespace.cache",
	  .title = "Registry that images of this prefix come from",
	  .from = "CacheOfNamespace", .path = "upstreamRegistryUrl",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: else",
	  .why = "Where there is no rule, the repositories are filled by who "
		 "may push." },

	{ .id = "ecr.repository.tags",
	  .title = "Required tags",
	  .from = "ListTagsForResource", .path = "tags",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: tagged($required_tag_keys); fails: else",
	  .why = "Owner and classification belong on every resource." },

	/* ---- pull through cache rules ---- */
	{ .id = "ecr.cache-rule.upstream",
	  .title = "Registry whose images are cached",
	  .from = "DescribePullThroughCacheRules",
	  .path = "upstreamRegistryUrl",
	  .topic = EX_ACCESS,
	  .judge = "meets: $approved_upstreams; review: else",
	  .why = "Whatever is published there can be run here." },

	{ .id = "ecr.cache-rule.upstream-prefix",
	  .title = "What of that registry is cached",
	  .from = "DescribePullThroughCacheRules",
	  .path = "upstreamRepositoryPrefix",
	  .topic = EX_INVENTORY,
	  .why = "What is pulled through is below this name; ROOT is all of "
		 "it." },

	{ .id = "ecr.cache-rule.secret-key",
	  .title = "Key of the secret with the credentials",
	  .from = "DescribePullThroughCacheRules", .path = "credentialArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: secretsmanager.secret.key",
	  .why = "Credentials of another registry are as good as what can be "
		 "done with them there." },

	{ .id = "ecr.cache-rule.secret-rotation",
	  .title = "Rotation of the secret with the credentials",
	  .from = "DescribePullThroughCacheRules", .path = "credentialArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; as: secretsmanager.secret.rotation",
	  .why = "A secret that never changes leaks for good." },

	{ .id = "ecr.cache-rule.role",
	  .title = "Role that pulls from another account's registry",
	  .from = "DescribePullThroughCacheRules", .path = "customRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; "
		   "meets: service-role(pullthroughcache.ecr.amazonaws.com); "
		   "review: else",
	  .why = "A role made for one service should be taken by nothing "
		 "else, and for this account alone." },

	/* ---- repository creation templates ---- */
	{ .id = "ecr.creation-template.encryption",
	  .title = "Encryption of repositories made by it",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "encryptionConfiguration.encryptionType",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: KMS, KMS_DSSE; fails: AES256, absent "
		   "if $cmk_required; meets: AES256, absent; review: else",
	  .why = "What the template says cannot be changed afterwards." },

	{ .id = "ecr.creation-template.key",
	  .title = "Key of repositories made by it",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "encryptionConfiguration.kmsKey",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: absent "
		   "if encryptionConfiguration.encryptionType=KMS*; "
		   "n/a: absent; review: else",
	  .why = "Without a key named, it is one that AWS manages." },

	{ .id = "ecr.creation-template.policy-public",
	  .title = "Repositories made by it open to everyone",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "repositoryPolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent; fails: public(); meets: else",
	  .why = "A template repeats one mistake in every repository." },

	{ .id = "ecr.creation-template.policy-accounts",
	  .title = "Other accounts that may use repositories made by it",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "repositoryPolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent; review: external(); meets: else",
	  .why = "Who may push decides what runs wherever it is pulled." },

	{ .id = "ecr.creation-template.role",
	  .title = "Role that makes the repositories",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "customRoleArn",
	  .topic = EX_ACCESS,
	  .judge = "n/a: absent; meets: service-role(ecr.amazonaws.com); "
		   "review: else",
	  .why = "A role made for one service should be taken by nothing "
		 "else, and for this account alone." },

	{ .id = "ecr.creation-template.caches",
	  .title = "When the template applies",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "appliedFor[]",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any PULL_THROUGH_CACHE; n/a: else",
	  .why = "Repositories of a cache have to be mutable." },

	{ .id = "ecr.creation-template.tag-mutability",
	  .title = "Tags that cannot be moved in repositories made by it",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "imageTagMutability",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: IMMUTABLE; review: *_WITH_EXCLUSION; "
		   "review: MUTABLE, absent "
		   "if ecr.creation-template.caches meets; "
		   "fails: MUTABLE, absent; review: else",
	  .why = "Whoever can move a tag decides what runs under it next; a "
		 "cache has to be able to." },

	{ .id = "ecr.creation-template.lifecycle",
	  .title = "Lifecycle policy of repositories made by it",
	  .from = "DescribeRepositoryCreationTemplates",
	  .path = "lifecyclePolicy",
	  .topic = EX_RESILIENCE,
	  .judge = "review: absent; meets: else",
	  .why = "Without one, images with known holes stay for ever." },
