/*
 * ecr_registry.h - the registry of an account in a region: rows of ecr.c
 *
 * Where nothing is kept nothing need be scanned: a registry is everywhere,
 * whether it is used or not.
 */

	/* ---- who may use it ---- */
	{ .id = "ecr.region.registry-policy",
	  .title = "Registry open to others",
	  .from = "GetRegistryPolicy", .path = "policyText",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); "
		   "fails: allows(ecr:*) if ecr.region.registry-shared review; "
		   "meets: else",
	  .why = "It is meant for copies from other accounts, and for those "
		 "two actions alone." },

	{ .id = "ecr.region.registry-shared",
	  .title = "Other accounts the registry's policy names",
	  .from = "GetRegistryPolicy", .path = "policyText",
	  .topic = EX_ACCESS,
	  .judge = "n/a: none, absent; review: shared(); n/a: else",
	  .why = "Also those of the own organization." },

	{ .id = "ecr.region.registry-accounts",
	  .title = "Foreign accounts the registry's policy names",
	  .from = "GetRegistryPolicy", .path = "policyText",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; review: external(); meets: else",
	  .why = "Who may replicate into a registry decides what is in it." },

	{ .id = "ecr.region.policy-scope",
	  .title = "Actions the registry's policy governs",
	  .from = "PolicyScope", .path = "value",
	  .topic = EX_ACCESS,
	  .judge = "meets: V2; review: else",
	  .why = "V1 governs replication and caches only; V2 all of ECR." },

	/* ---- copies ---- */
	{ .id = "ecr.region.replication",
	  .title = "Regions the images are copied to",
	  .from = "DescribeRegistry",
	  .path = "replicationConfiguration.rules[].destinations[].region",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any *; n/a: none if not ecr:repository; "
		   "fails: none if $multi_region_required; meets: none",
	  .why = "Without its images a second region starts nothing." },

	{ .id = "ecr.region.replication-accounts",
	  .title = "Accounts the images are copied to",
	  .from = "DescribeRegistry",
	  .path = "replicationConfiguration.rules[].destinations[].registryId",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; review: external(); meets: else",
	  .why = "A copy in another account is out of this account's "
		 "control." },

	{ .id = "ecr.region.wide-cache",
	  .title = "Caches that may fill any repository",
	  .from = "DescribePullThroughCacheRules",
	  .path = "ecrRepositoryPrefix", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any ROOT, any */*; n/a: else",
	  .why = "A rule for the root, or for a prefix of several parts: "
		 "which repositories it made does not show in their names." },

	{ .id = "ecr.region.dlc-cache",
	  .title = "AWS's public images cached in this registry",
	  .from = "DescribePullThroughCacheRules",
	  .path = "upstreamRegistryUrl", .of = "region",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any public.ecr.aws, any 763104351884.dkr.ecr.*; "
		   "n/a: else",
	  .why = "AWS Deep Learning Containers that are pulled through it do "
		 "not depend on AWS's registry at every start." },

	/* ---- scanning ---- */
	{ .id = "ecr.region.scan-type",
	  .title = "Kind of scanning",
	  .from = "GetRegistryScanningConfiguration",
	  .path = "scanningConfiguration.scanType",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if not ecr:repository; meets: ENHANCED; "
		   "fails: BASIC if $enhanced_scan_required; meets: BASIC; "
		   "review: else",
	  .why = "Enhanced scanning also looks at language packages, and "
		 "again when a hole becomes known." },

	{ .id = "ecr.region.enhanced",
	  .title = "Scanned by Inspector",
	  .from = "GetRegistryScanningConfiguration",
	  .path = "scanningConfiguration.scanType",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: ENHANCED; n/a: BASIC; review: else",
	  .why = "Decides where findings are, and what is known of them." },

	{ .id = "ecr.region.scan-rules",
	  .title = "Rules for scanning",
	  .from = "GetRegistryScanningConfiguration",
	  .path = "scanningConfiguration.rules[].scanFrequency",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if not ecr:repository; fails: none; "
		   "review: MANUAL; "
		   "meets: else if ecr.region.all-scanned meets; review: else",
	  .why = "Without a rule each repository is scanned by its own "
		 "switch, or not at all." },

	{ .id = "ecr.region.scan-filters",
	  .title = "Repositories the rules are for",
	  .from = "GetRegistryScanningConfiguration",
	  .path = "scanningConfiguration.rules[].repositoryFilters[].filter",
	  .topic = EX_INFRASTRUCTURE,
	  .why = "Read with what they lead to in each repository." },

	{ .id = "ecr.region.all-scanned",
	  .title = "All repositories scanned",
	  .from = "ecr.repository.scan-frequency", .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; fails: any fails; meets: meets; review: else",
	  .why = "What the rules come to, repository by repository." },

	{ .id = "ecr.region.scan-version",
	  .title = "Engine of basic scanning",
	  .from = "ScanVersion", .path = "value",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if ecr.region.enhanced meets; "
		   "meets: AWS_NATIVE; fails: CLAIR; review: else",
	  .why = "Clair is no longer kept up." },

	{ .id = "ecr.region.inspector",
	  .title = "Inspector scans the registry",
	  .from = "inspector2:BatchGetAccountStatus",
	  .path = "resourceState.ecr.status",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: else if not ecr:repository; meets: ENABLED; "
		   "fails: else if $enhanced_scan_required; n/a: else",
	  .why = "Enhanced scanning is Inspector's: where it is off there is "
		 "none." },

	{ .id = "ecr.region.rescan",
	  .title = "How long images are scanned again",
	  .from = "inspector2:GetConfiguration",
	  .path = "ecrConfiguration.rescanDurationState.rescanDuration",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: LIFETIME, version(>=$rescan_min_days); "
		   "review: else",
	  .why = "Of an image that is no longer scanned, holes that become "
		 "known later are not reported." },

	{ .id = "ecr.region.rescan-pulled",
	  .title = "How long images are scanned again after a pull or use",
	  .from = "inspector2:GetConfiguration",
	  .path = "ecrConfiguration.rescanDurationState."
		  "pullDateRescanDuration",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none, absent; meets: version(>=$rescan_min_days); "
		   "review: else",
	  .why = "What runs for months is pulled once." },

	{ .id = "ecr.region.rescan-mode",
	  .title = "Whether a pull or use keeps an image scanned",
	  .from = "inspector2:GetConfiguration",
	  .path = "ecrConfiguration.rescanDurationState.pullDateRescanMode",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: LAST_IN_USE_AT; review: else",
	  .why = "The last pull says little of what is still running." },

	{ .id = "ecr.region.rescan-status",
	  .title = "Whether that setting has taken effect",
	  .from = "inspector2:GetConfiguration",
	  .path = "ecrConfiguration.rescanDurationState.status",
	  .of = "region",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; meets: SUCCESS; review: else",
	  .why = "A change that failed leaves what was before." },

	/* ---- signatures, times ---- */
	{ .id = "ecr.region.signing",
	  .title = "Images signed when they are pushed",
	  .from = "GetSigningConfiguration",
	  .path = "signingConfiguration.rules[].signingProfileArn",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: any arn:*; n/a: none if not ecr:repository; "
		   "review: else",
	  .why = "A signature shows that what runs is what was built." },

	{ .id = "ecr.region.pull-time-exclusions",
	  .title = "Principals whose pulls are not noted",
	  .from = "ListPullTimeUpdateExclusions",
	  .path = "pullTimeUpdateExclusions[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: none; review: else",
	  .why = "What they pull looks unused, and may be scanned no more." },
