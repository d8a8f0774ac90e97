/*
 * ecr.c - Amazon ECR: the registry, its repositories and the images in them
 *
 * An image is known by its digest, and by that only within a repository: the
 * same digest may have been pushed to two.  All images are listed, archived
 * ones too, which the list leaves out unless it is asked for ANY; what a scan
 * found is asked of those that something runs or refers to, or of all with
 * --scope all.
 *
 * Basic and enhanced scanning answer the same call, each in a list of its own.
 * A list of images for several platforms is never scanned itself: findings hang
 * on the image for each platform.
 *
 * Not called, though it looks harmless: ListImageReferrers and BatchGetImage
 * may contact the registry that a pull through cache stands before.
 */
#include <exhibit/collector.h>

/* dkr.ecr, dkr.ecr-fips, dkr-ecr */
#define HOST "{account}.dkr{}ecr{}.{region}.{suffix}/"

static const struct ex_type types[] = {
	{ .name = "ecr:repository", .title = "image repository",
	  .spelled = { "arn:{}:ecr:{region}:{account}:repository/{id*}",
		       HOST "{id*}:{}@sha256:{}", HOST "{id*}@sha256:{}",
		       HOST "{id*}:{}", HOST "{id*}" } },
	{ .name = "ecr:image", .title = "image in a repository",
	  .spelled = { "sha256:{id}",
		       "arn:{}:ecr:{region}:{account}:repository/"
		       "{ecr:repository*}/sha256:{id}",
		       HOST "{ecr:repository*}:{}@sha256:{id}",
		       HOST "{ecr:repository*}@sha256:{id}" } },
	/* what would be pulled by that name today */
	{ .name = "ecr:tag", .title = "image, by a tag",
	  .spelled = { HOST "{ecr:repository*}:{id}" } },
	{ .name = "ecr:cache-rule", .title = "pull through cache rule" },
	{ .name = "ecr:creation-template",
	  .title = "template for repositories that ECR creates" },
	/* a pull through cache fills what is below its prefix */
	{ .name = "ecr:namespace", .title = "first part of repositories' names",
	  .spelled = { "{id}/{}", "{id}" } },
};

#define KEY(path)	{ "kms:key", path }, { "kms:alias", path }
#define GONE		"RepositoryNotFoundException"
#define IMAGE_GONE	"ImageNotFoundException RepositoryNotFoundException"

#define OF_IMAGE							\
	"repositoryName={ecr:repository} "				\
	"imageId:={\"imageDigest\":\"sha256:{id}\"}"

/* Of enhanced scanning Inspector is asked behind the scenes. */
#define FINDINGS							\
	.on = "ecr:image",						\
	.op = "DescribeImageScanFindings",				\
	.in = OF_IMAGE " maxResults:=1000",				\
	.page = "nextToken",						\
	.redact = "scan:imageScanStatus.description "			\
		  "scan:imageScanFindings.findings[].description "	\
		  "scan:imageScanFindings.enhancedFindings[]."		\
		  "description|title "					\
		  "scan:imageScanFindings.enhancedFindings[]."		\
		  "remediation.recommendation.text "			\
		  "hash:imageScanFindings.enhancedFindings[]."		\
		  "resources[].tags.* "					\
		  "hash:imageScanFindings.enhancedFindings[]."		\
		  "resources[].details.awsEcrContainerImage.author",	\
	.absent = "ScanNotFoundException", .gone = IMAGE_GONE,		\
	.action = "ecr:DescribeImageScanFindings "			\
		  "inspector2:ListFindings inspector2:ListCoverage "	\
		  "inspector2:ListAccountPermissions"

static const struct ex_call calls[] = {
	/* the registry: one an account and region */
	{ .on = "region", .op = "DescribeRegistry" },
	{ .on = "region", .op = "GetRegistryPolicy",
	  .absent = "RegistryPolicyNotFoundException" },
	{ .on = "region", .op = "GetRegistryScanningConfiguration" },
	{ .on = "region", .op = "GetAccountSetting", .name = "ScanVersion",
	  .in = "name=BASIC_SCAN_TYPE_VERSION" },
	{ .on = "region", .op = "GetAccountSetting", .name = "PolicyScope",
	  .in = "name=REGISTRY_POLICY_SCOPE" },
	{ .on = "region", .op = "GetSigningConfiguration",
	  .absent = "SigningConfigurationNotFoundException" },
	/* AWS's SDKs have no paginator; the token works */
	{ .on = "region", .op = "ListPullTimeUpdateExclusions",
	  .in = "maxResults:=1000", .page = "nextToken" },

	{ .on = "region", .op = "DescribePullThroughCacheRules",
	  .in = "maxResults:=1000", .page = "nextToken",
	  .items = "pullThroughCacheRules[]",
	  .lists = "ecr:cache-rule", .id = "ecrRepositoryPrefix",
	  .refs = { { "secretsmanager:secret", "credentialArn" },
		    { "iam:role", "customRoleArn" } } },

	{ .on = "region", .op = "DescribeRepositoryCreationTemplates",
	  .in = "maxResults:=1000", .page = "nextToken",
	  .items = "repositoryCreationTemplates[]",
	  .lists = "ecr:creation-template", .id = "prefix",
	  .refs = { KEY("encryptionConfiguration.kmsKey"),
		    { "iam:role", "customRoleArn" } },
	  .redact = "scan:repositoryCreationTemplates[].description "
		    "scan:repositoryCreationTemplates[].resourceTags[].Value "
		    "scan:repositoryCreationTemplates[].lifecyclePolicy{}."
		    "rules[].description" },

	/* repositories */
	{ .on = "region", .op = "DescribeRepositories",
	  .in = "maxResults:=1000", .page = "nextToken",
	  .items = "repositories[]",
	  .lists = "ecr:repository", .id = "repositoryArn",
	  .refs = { KEY("encryptionConfiguration.kmsKey"),
		    { "ecr:namespace", "repositoryName" } } },

	{ .on = "ecr:repository", .op = "BatchGetRepositoryScanningConfiguration",
	  .in = "repositoryNames[]={id}", .batch = 25,
	  .items = "scanningConfigurations[]", .id = "repositoryArn",
	  .redact = "scan:failures[].failureReason" },
	{ .on = "ecr:repository", .op = "GetRepositoryPolicy",
	  .in = "repositoryName={id}",
	  .absent = "RepositoryPolicyNotFoundException", .gone = GONE },
	{ .on = "ecr:repository", .op = "GetLifecyclePolicy",
	  .in = "repositoryName={id}",
	  .redact = "scan:lifecyclePolicyText{}.rules[].description",
	  .absent = "LifecyclePolicyNotFoundException", .gone = GONE },
	{ .on = "ecr:repository", .op = "ListTagsForResource",
	  .in = "resourceArn=arn:{partition}:ecr:{region}:{account}:"
		"repository/{id}",
	  .redact = "scan:tags[].Value",
	  .gone = GONE },

	{ .on = "ecr:namespace",
	  .op = "DescribePullThroughCacheRules", .name = "CacheOfNamespace",
	  .in = "ecrRepositoryPrefixes:=[\"{id}\"] maxResults:=1000",
	  .page = "nextToken",
	  .items = "pullThroughCacheRules[]",
	  .absent = "PullThroughCacheRuleNotFoundException" },

	/* images */
	{ .on = "ecr:repository", .op = "DescribeImages",
	  .in = "repositoryName={id} filter:={\"imageStatus\":\"ANY\"} "
		"maxResults:=1000",
	  .page = "nextToken",
	  .items = "imageDetails[]",
	  .lists = "ecr:image", .id = "imageDigest",
	  .redact = "scan:imageDetails[].imageScanStatus.description",
	  .gone = GONE, .lazy = 1 },
	{ .on = "ecr:tag", .op = "DescribeImages", .name = "ImageOfTag",
	  .in = "repositoryName={ecr:repository} "
		"imageIds:=[{\"imageTag\":\"{id}\"}]",
	  .page = "nextToken",
	  .items = "imageDetails[]",
	  .refs = { { "ecr:image", "imageDigest" } },
	  .redact = "scan:imageDetails[].imageScanStatus.description",
	  .absent = "ImageNotFoundException", .gone = GONE },

	{ FINDINGS },
	{ FINDINGS, .name = "EnhancedFindings",
	  .items = "imageScanFindings.enhancedFindings[]" },
	{ .on = "ecr:image", .op = "DescribeImageSigningStatus",
	  .in = OF_IMAGE,
	  .redact = "scan:signingStatuses[].failureReason",
	  .gone = IMAGE_GONE },
	{ .on = "ecr:image", .op = "DescribeImageReplicationStatus",
	  .in = OF_IMAGE,
	  .gone = IMAGE_GONE },
};

static const struct ex_setting settings[] = {
#include "ecr_repository.h"
#include "ecr_registry.h"
#include "ecr_image.h"
#include "ecr_around.h"
};

#define CONTENT "hands out images or links to them"
#define UPSTREAM "may contact the registry behind a pull through cache"
#define BACKFILL "copies made on demand, not what is configured"

static const struct ex_unused unused[] = {
	{ "BatchGetImage", CONTENT },
	{ "DescribeReplicationBackfillResults", BACKFILL },
	{ "GetAuthorizationToken", "hands out credentials" },
	{ "GetDownloadUrlForLayer", CONTENT },
	{ "GetLifecyclePolicyPreview", "has to be started, which is a change" },
	{ "ListImageReferrers", UPSTREAM },
	{ "ListImages", "DescribeImages has every member of it" },
	{ "ListReplicationBackfills", BACKFILL },
};

const struct ex_collector ecr_collector = {
	.abi = EX_ABI,
	.name = "ecr",
	.title = "Amazon ECR",
	.service = { .name = "ecr", .protocol = EX_JSON_1_1,
		     .version = "AmazonEC2ContainerRegistry_V20150921",
		     .host = "api.ecr", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
