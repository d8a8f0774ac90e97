/*
 * ecr_image.h - images: what they are, what a scan found, who runs them: rows
 * of ecr.c
 *
 * That nothing was found counts only where a scan took place, lately, and says
 * whether there is a fix: basic scanning does not.  The days are those in which
 * AWS patches its own Deep Learning Containers.
 */
#define SCANNED								\
	"ecr.image.scan meets and ecr.image.scan-age meets "		\
	"and ecr.region.enhanced meets"

/* fixes that have been there for too long */
#define OVERDUE(fact, what, grade, days)				\
	.id = "ecr.image." fact,					\
	.title = what " findings that a fix exists for",		\
	.from = "EnhancedFindings",					\
	.path = "[status=ACTIVE][severity=" grade "].firstObservedAt",	\
	.topic = EX_COMPLIANCE,						\
	.judge = "meets: none if " SCANNED "; review: none; "		\
		 "review: else if fixAvailable=NO; review: absent; "	\
		 "fails: age>" days "; meets: else if fixAvailable=YES; " \
		 "meets: else if fixAvailable=PARTIAL; review: else",	\
	.why = "A hole with a fix is to be closed in time; one without is " \
	       "for somebody to weigh."

	/* ---- what it is: of every image ---- */
	{ .id = "ecr.image.kind",
	  .title = "An image, or a list of images for several platforms",
	  .from = "DescribeImages", .path = "imageManifestMediaType",
	  .topic = EX_INVENTORY,
	  .judge = "review: absent; n/a: *image.index*, *manifest.list*; "
		   "meets: else",
	  .why = "A list is never scanned: the images in it are." },

	{ .id = "ecr.image.status",
	  .title = "Kept for use or archived",
	  .from = "DescribeImages", .path = "imageStatus",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: ACTIVE, ACTIVATING; n/a: absent; "
		   "review: else if ecr.image.in-use meets; n/a: else",
	  .why = "An archived image cannot be pulled and is not scanned." },

	{ .id = "ecr.image.archived",
	  .title = "When it was archived",
	  .from = "DescribeImages", .path = "lastArchivedAt",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Since then nothing new was found in it." },

	{ .id = "ecr.image.activated",
	  .title = "When it was taken out of the archive",
	  .from = "DescribeImages", .path = "lastActivatedAt",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Scans begin anew on that day." },

	{ .id = "ecr.image.age",
	  .title = "When the image was pushed",
	  .from = "DescribeImages", .path = "imagePushedAt",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: age<=$image_max_age_days; "
		   "n/a: else if ecr.image.in-use n/a; review: else",
	  .why = "AWS builds its images anew about every week; one that is "
		 "not built anew gets no patches." },

	{ .id = "ecr.image.last-pull",
	  .title = "Last pull that was noted",
	  .from = "DescribeImages", .path = "lastRecordedPullTime",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: age<=90d; n/a: else",
	  .why = "Pulls by principals on the list of exclusions are not." },

	/* ---- who runs it ---- */
	{ .id = "ecr.image.in-use",
	  .title = "Tasks and pods that run it",
	  .from = "inspector2:ImageCoverage",
	  .path = "resourceMetadata.ecrImage.inUseCount",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: >0; n/a: <=0; "
		   "n/a: none, absent if ecr.image.last-pull n/a; review: else",
	  .why = "Inspector knows of ECS and EKS where it scans "
		 "continuously." },

	{ .id = "ecr.image.in-use-at",
	  .title = "When it was last seen running",
	  .from = "inspector2:ImageCoverage",
	  .path = "[resourceMetadata.ecrImage.inUseCount!=0]"
		  "[resourceMetadata.ecrImage.inUseCount!=]."
		  "resourceMetadata.ecrImage.lastInUseAt",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: age<=36h; review: else",
	  .why = "Who runs what is looked up about once a day." },

	{ .id = "ecr.image.pulled-at",
	  .title = "Last pull that Inspector noted",
	  .from = "inspector2:ImageCoverage",
	  .path = "resourceMetadata.ecrImage.imagePulledAt",
	  .topic = EX_COMPLIANCE,
	  .why = "Decides with others how long an image is scanned." },

	/* ---- what a scan found: of images that something refers to ---- */
	{ .id = "ecr.image.scan",
	  .title = "Scan of the image",
	  .from = "DescribeImageScanFindings",
	  .path = "imageScanStatus.status",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: else if ecr.image.kind n/a; fails: none, absent; "
		   "meets: COMPLETE, ACTIVE; fails: FAILED, "
		   "UNSUPPORTED_IMAGE, SCAN_ELIGIBILITY_EXPIRED, "
		   "LIMIT_EXCEEDED, IMAGE_SIZE_EXCEEDED; review: else",
	  .why = "Without a scan nobody knows what is in it; of a list of "
		 "images, look at the one for the platform." },

	{ .id = "ecr.image.scan-says",
	  .title = "What the service said of the scan",
	  .from = "DescribeImageScanFindings",
	  .path = "imageScanStatus.description",
	  .topic = EX_COMPLIANCE,
	  .why = "Why an image was not, or is no longer, scanned." },

	{ .id = "ecr.image.scan-age",
	  .title = "Age of the scan",
	  .from = "DescribeImageScanFindings",
	  .path = "imageScanFindings.imageScanCompletedAt",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: age<=$scan_max_age_days; review: else",
	  .why = "What became known since then is not in it." },

	{ .id = "ecr.image.findings",
	  .title = "Findings that are critical or high",
	  .from = "DescribeImageScanFindings",
	  .path = "imageScanFindings.findingSeverityCounts.CRITICAL|HIGH",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: none, <=0 if ecr.image.scan meets "
		   "and ecr.image.scan-age meets; "
		   "fails: >0 if ecr.image.fixable fails; review: else",
	  .why = "What can be closed should be." },

	{ .id = "ecr.image.fixable",
	  .title = "Findings that a fix exists for",
	  .from = "EnhancedFindings", .path = "[status=ACTIVE].severity",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: none if " SCANNED "; review: none; "
		   "fails: CRITICAL, HIGH if fixAvailable=YES; "
		   "fails: CRITICAL, HIGH if fixAvailable=PARTIAL; "
		   "review: CRITICAL, HIGH; meets: else",
	  .why = "Basic scanning does not say whether there is a fix." },

	{ OVERDUE("critical", "Critical", "CRITICAL", "14d") },
	{ OVERDUE("high", "High", "HIGH", "28d") },
	{ OVERDUE("medium", "Medium", "MEDIUM", "180d") },

	{ .id = "ecr.image.vulnerabilities",
	  .title = "Which holes they are",
	  .from = "EnhancedFindings",
	  .path = "[status=ACTIVE]."
		  "packageVulnerabilityDetails.vulnerabilityId",
	  .topic = EX_COMPLIANCE,
	  .why = "Names by which they can be looked up." },

	{ .id = "ecr.image.published",
	  .title = "Since when the holes are known",
	  .from = "EnhancedFindings",
	  .path = "[status=ACTIVE]."
		  "packageVulnerabilityDetails.vendorCreatedAt",
	  .topic = EX_COMPLIANCE,
	  .why = "Before that day nobody could have closed them." },

	/* ---- signatures and copies: of the same images ---- */
	{ .id = "ecr.image.signing",
	  .title = "Signature made by the registry",
	  .from = "DescribeImageSigningStatus",
	  .path = "signingStatuses[].status",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "fails: FAILED; review: none; meets: COMPLETE; "
		   "review: else",
	  .why = "A signature shows that what runs is what was built." },

	{ .id = "ecr.image.signing-failure",
	  .title = "Why it could not be signed",
	  .from = "DescribeImageSigningStatus",
	  .path = "signingStatuses[].failureCode",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Most often a right that the registry lacks." },

	{ .id = "ecr.image.replication",
	  .title = "Copies in other regions",
	  .from = "DescribeImageReplicationStatus",
	  .path = "replicationStatuses[].status",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; fails: FAILED; meets: COMPLETE; review: else",
	  .why = "A copy that failed is missed on the day it is needed." },

	{ .id = "ecr.image.replication-failure",
	  .title = "Why a copy failed",
	  .from = "DescribeImageReplicationStatus",
	  .path = "replicationStatuses[].failureCode",
	  .topic = EX_RESILIENCE,
	  .why = "Most often a policy in the other registry." },

	/* ---- a tag that something refers to ---- */
	{ .id = "ecr.tag.image",
	  .title = "Image the tag stands for today",
	  .from = "ImageOfTag", .path = "imageDigest",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: none, absent; as: ecr.image.scan",
	  .why = "What is started by a tag is what the tag stands for then; "
		 "without one nothing starts." },
