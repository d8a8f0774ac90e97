/*
 * dlc.c - AWS Deep Learning Containers: which images run, and are they kept up?
 *
 * Not a service but a question put to images: there is no call to make.  Hosts
 * (ECS, EKS, SageMaker, EC2) refer to each image as they spell it, and each
 * spelling is a row in each Region.  What the reference says, and what AWS's
 * dated table says of it, are the values (core/assess/DLC.md); the time it is
 * held against is that of the host's answer.
 *
 * An image that is none of AWS's, nor named like one, is n/a.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "dlc:image", .title = "container image" },
};

static const struct ex_setting settings[] = {
	/* ---- which image, and where ---- */
	{ .id = "dlc.image.used-by",
	  .title = "Where the image runs",
	  .from = "-> dlc:image", .topic = EX_INVENTORY,
	  .why = "Services, jobs, models and repositories that name it." },
	{ .id = "dlc.image.registry",
	  .title = "Registry it is pulled from",
	  .from = "dlc:image", .path = "registry", .topic = EX_INVENTORY,
	  .why = "Account and Region of an ECR registry, else its host." },
	{ .id = "dlc.image.framework",
	  .title = "Framework",
	  .from = "dlc:image", .path = "framework", .topic = EX_INVENTORY,
	  .why = "AWS's name for what the repository holds." },
	{ .id = "dlc.image.version",
	  .title = "Version of the framework",
	  .from = "dlc:image", .path = "version", .topic = EX_INVENTORY,
	  .why = "A tag that AWS moves may mean several." },

	/* ---- whose it is ---- */
	{ .id = "dlc.image.source",
	  .title = "Origin of the image",
	  .from = "dlc:image", .path = "source", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); "
		   "meets: dlc(aws), dlc(cached), dlc(copy); review: else",
	  .why = "A name proves nothing: AWS's registry, a cache of it or the "
		 "digest of its image does." },
	{ .id = "dlc.image.region-match",
	  .title = "Registry and Region",
	  .from = "dlc:image", .path = "registry", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other), dlc(public), dlc(own); "
		   "meets: dlc(region); fails: dlc(look-alike); review: else",
	  .why = "Another Region's registry ties start-up and data to that "
		 "Region; another account under AWS's names is a look-alike." },
	{ .id = "dlc.image.registry-dependency",
	  .title = "Registry at start-up",
	  .from = "dlc:image", .path = "source", .topic = EX_RESILIENCE,
	  .judge = "n/a: dlc(other); meets: dlc(own); review: else",
	  .why = "A cached or own copy is there when AWS's tag has moved or "
		 "its registry cannot be reached." },

	/* ---- which build of it ---- */
	{ .id = "dlc.image.pinned-by-digest",
	  .title = "Digest in the reference",
	  .from = "dlc:image", .path = "digest", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); meets: dlc(pinned); review: else",
	  .why = "By a tag alone nobody can tell later what ran, unless the "
		 "host kept the digest." },
	{ .id = "dlc.image.tag-immutable",
	  .title = "Whether the tag moves",
	  .from = "dlc:image", .path = "tag", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other), dlc(pinned); meets: dlc(immutable); "
		   "review: else",
	  .why = "Tags with a build's time, a full version or a date stay; "
		 "GovCloud has none of them." },
	{ .id = "dlc.image.rebuild-age",
	  .title = "Age of the build",
	  .from = "dlc:image", .path = "built", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); meets: dlc(built, $image_max_age_days); "
		   "review: else",
	  .why = "AWS rebuilds about weekly to patch; an old build lacks what "
		 "was fixed since." },

	/* ---- is it still patched ---- */
	{ .id = "dlc.image.within-support",
	  .title = "End of patch",
	  .from = "dlc:image", .path = "end", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); review: dlc(undated); "
		   "meets: dlc(supported); fails: else",
	  .why = "Past its end of patch an image can still be pulled and is "
		 "never fixed again." },
	{ .id = "dlc.image.support-horizon",
	  .title = "Days left",
	  .from = "dlc:image", .path = "left", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other), dlc(undated); "
		   "meets: dlc(left, $image_support_warn_days); review: else",
	  .why = "Moving to another version takes time." },
	{ .id = "dlc.image.latest-only",
	  .title = "Newest release",
	  .from = "dlc:image", .path = "version", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); meets: dlc(newest); "
		   "fails: dlc(superseded); n/a: else",
	  .why = "Of vLLM and SGLang AWS supports the latest release alone." },
	{ .id = "dlc.image.os-patchable",
	  .title = "Patching of its system",
	  .from = "dlc:image", .path = "os", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); meets: dlc(patchable); review: else",
	  .why = "AWS's notice: fixes of Ubuntu Pro are missing in Ubuntu "
		 "images of vLLM, SGLang and PyTorch 2.8 to 2.10." },
};

static const struct ex_without without[] = {
	{ "encryption access logging infrastructure",
	  "an image is judged by itself; how it runs is set at its host: "
	  "ecr, ecs, eks, ec2, sagemaker" },
};

const struct ex_collector dlc_collector = {
	.abi = EX_ABI,
	.name = "dlc",
	.title = "AWS Deep Learning Containers",
	.types = EX_TABLE(types),
	.settings = EX_TABLE(settings),
	.without = EX_TABLE(without),
};
