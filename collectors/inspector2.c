/*
 * inspector2.c - Amazon Inspector: what is scanned, and what is left out
 *
 * Where it is off it says so in a good answer, and its other APIs are not asked
 * there.  An account that could not be looked up stands in failedAccounts of an
 * answer that is good otherwise.  The administrator of an organization sees the
 * resources of all members; each account is asked for its own.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "inspector2:account", .title = "account with Inspector on" },
	{ .name = "inspector2:administrator",
	  .title = "delegated administrator of Inspector" },
	{ .name = "inspector2:member", .title = "member account" },
	{ .name = "inspector2:filter", .title = "filter for findings",
	  .spelled = { "arn:{}:inspector2:{region}:{}:owner/{}/filter/{id}" } },
	{ .name = "inspector2:running-image",
	  .title = "image that runs on ECS or EKS",
	  .spelled = { "arn:{}:ecr:{region}:{account}:repository/{id*}" } },
};

#define STATUS								\
	.on = "region",							\
	.op = "BatchGetAccountStatus", .http = "POST /status/batch/get", \
	.in = "accountIds:=[\"{account}\"]",				\
	.redact = "scan:accounts[].state.errorMessage "			\
		  "scan:accounts[].resourceState.*.errorMessage "	\
		  "scan:failedAccounts[].errorMessage"

#define COVERAGE(kind)							\
	.on = "inspector2:account",					\
	.op = "ListCoverage", .http = "POST /coverage/list",		\
	.in = "filterCriteria:={\"accountId\":[{\"comparison\":"	\
	      "\"EQUALS\",\"value\":\"{account}\"}],\"resourceType\":"	\
	      "[{\"comparison\":\"EQUALS\",\"value\":\"" kind "\"}]} "	\
	      "maxResults:=200",					\
	.page = "nextToken",						\
	.items = "coveredResources[]",					\
	.id = "resourceId"

/* by Inspector's word */
#define RUNNING								\
	"[resourceMetadata.ecrImage.inUseCount!=0]"			\
	"[resourceMetadata.ecrImage.inUseCount!=].resourceId"

static const struct ex_call calls[] = {
	{ STATUS,
	  .items = "accounts[]",
	  .refs = { { "inspector2:account",
		      "[state.status!=DISABLED].accountId" } } },
	{ STATUS, .name = "StatusFailures",
	  .items = "failedAccounts[]" },

	{ .on = "inspector2:account",
	  .op = "GetConfiguration", .http = "POST /configuration/get",
	  .redact = "scan:amiConfiguration.scanModeConfiguration.tags[]."
		    "value" },
	{ .on = "inspector2:account",
	  .op = "GetEncryptionKey", .http = "GET /encryptionkey/get",
	  .in = "scanType=CODE resourceType=AWS_LAMBDA_FUNCTION",
	  .refs = { { "kms:key", "kmsKeyId" }, { "kms:alias", "kmsKeyId" } },
	  .absent = "ResourceNotFoundException" },
	{ .on = "inspector2:account",
	  .op = "ListFilters", .http = "POST /filters/list",
	  .in = "maxResults:=100", .page = "nextToken",
	  .items = "filters[]",
	  .lists = "inspector2:filter", .id = "arn",
	  .redact = "scan:filters[].description|reason "
		    "scan:filters[].tags.* "
		    "scan:filters[].criteria.resourceTags[].value" },

	/* what is scanned, and what for some reason is not */
	{ COVERAGE("AWS_ECR_CONTAINER_IMAGE"), .name = "ImageCoverage",
	  .about = "ecr:image",
	  .refs = { { "ecr:image", RUNNING },
		    { "inspector2:running-image", RUNNING } } },
	{ COVERAGE("AWS_EC2_INSTANCE"), .name = "InstanceCoverage",
	  .about = "ec2:instance",
	  .redact = "hash:coveredResources[].resourceMetadata.ec2.tags.*" },

	/* which task definitions and workloads run the image */
	{ .on = "inspector2:running-image",
	  .op = "GetClustersForImage", .http = "POST /cluster/get",
	  .in = "filter:={\"resourceId\":\"arn:{partition}:ecr:{region}:"
		"{account}:repository/{id}\"} maxResults:=100",
	  .page = "nextToken",
	  .items = "cluster[]" },

	/* the organization */
	{ .on = "inspector2:account",
	  .op = "GetDelegatedAdminAccount",
	  .http = "POST /delegatedadminaccounts/get",
	  .items = "delegatedAdmin",
	  .refs = { { "inspector2:administrator",
		      "[accountId={account}].accountId" } },
	  .absent = "ResourceNotFoundException" },
	{ .on = "inspector2:administrator",
	  .op = "DescribeOrganizationConfiguration",
	  .http = "POST /organizationconfiguration/describe" },
	{ .on = "inspector2:administrator",
	  .op = "ListMembers", .http = "POST /members/list",
	  .in = "onlyAssociated:=false maxResults:=50", .page = "nextToken",
	  .items = "members[]",
	  .lists = "inspector2:member", .id = "accountId" },
};

static const struct ex_setting settings[] = {
	/* ---- on or off ---- */
	{ .id = "inspector2.region.ecr",
	  .title = "Scanning of images in ECR",
	  .from = "BatchGetAccountStatus", .path = "resourceState.ecr.status",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ENABLED; fails: DISABLED, DISABLING, SUSPENDED, "
		   "SUSPENDING, ENABLING; review: else",
	  .why = "Deep learning containers and everything built on them lie "
		 "in ECR." },

	{ .id = "inspector2.region.ec2",
	  .title = "Scanning of instances",
	  .from = "BatchGetAccountStatus", .path = "resourceState.ec2.status",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ENABLED; n/a: else if not ec2:instance; "
		   "review: else",
	  .why = "Hosts of containers have packages of their own." },

	{ .id = "inspector2.region.lambda",
	  .title = "Scanning of functions",
	  .from = "BatchGetAccountStatus",
	  .path = "resourceState.lambda.status",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ENABLED; review: else",
	  .why = "Whether there are functions is not asked in this run." },

	{ .id = "inspector2.region.error",
	  .title = "Why Inspector could not be switched on or off",
	  .from = "BatchGetAccountStatus",
	  .path = "resourceState.ecr|ec2|lambda.errorCode",
	  .topic = EX_COMPLIANCE,
	  .why = "Read with the state: it is of the last attempt." },

	{ .id = "inspector2.region.unknown",
	  .title = "Why the state is not known",
	  .from = "StatusFailures", .path = "errorCode",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; review: else",
	  .why = "A failure inside a successful answer." },

	/* ---- how ---- */
	{ .id = "inspector2.account.rescan",
	  .title = "How long images are scanned again",
	  .from = "GetConfiguration",
	  .path = "ecrConfiguration.rescanDurationState.rescanDuration",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: LIFETIME, DAYS_90, DAYS_180; review: else",
	  .why = "PCI DSS asks for a scan every quarter, at least." },

	{ .id = "inspector2.account.scan-mode",
	  .title = "How instances are scanned",
	  .from = "GetConfiguration",
	  .path = "ec2Configuration.scanModeState.scanMode",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; meets: EC2_HYBRID; review: else",
	  .why = "By the agent alone, an instance without one is not "
		 "scanned." },

	{ .id = "inspector2.account.key",
	  .title = "Key that encrypts what code scans keep",
	  .from = "GetEncryptionKey", .path = "kmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "Findings in code quote the code." },

	{ .id = "inspector2.filter.suppression",
	  .title = "Findings suppressed without a reason",
	  .from = "ListFilters", .path = "[reason=].action",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: none; review: SUPPRESS; meets: else",
	  .why = "What is suppressed is not looked at: somebody should have "
		 "said why." },

	{ .id = "inspector2.filter.action",
	  .title = "What the filter does",
	  .from = "ListFilters", .path = "action",
	  .topic = EX_COMPLIANCE,
	  .why = "Only SUPPRESS takes findings out of sight." },

	{ .id = "inspector2.filter.reason",
	  .title = "Reason given for the filter",
	  .from = "ListFilters", .path = "reason",
	  .topic = EX_COMPLIANCE,
	  .why = "For the auditor to weigh." },

	/* ---- what is left out ---- */
	{ .id = "inspector2.image.scan",
	  .title = "Scanned by Inspector",
	  .from = "ImageCoverage", .path = "scanStatus.statusCode",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: ACTIVE; "
		   "n/a: INACTIVE if ecr.image.in-use n/a; fails: INACTIVE; "
		   "review: else",
	  .why = "An image that runs and is not scanned is a hole of unknown "
		 "depth." },

	{ .id = "inspector2.image.reason",
	  .title = "Why it is or is not scanned",
	  .from = "ImageCoverage", .path = "scanStatus.reason",
	  .topic = EX_COMPLIANCE,
	  .why = "Most often the time for which images are scanned is over." },

	{ .id = "inspector2.image.scanned",
	  .title = "Last scan by Inspector",
	  .from = "ImageCoverage", .path = "lastScannedAt",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: age<=$scan_max_age_days; "
		   "n/a: else if ecr.image.in-use n/a; review: else",
	  .why = "What became known since then is not in it." },

	{ .id = "inspector2.instance.scan",
	  .title = "Scanned by Inspector",
	  .from = "InstanceCoverage", .path = "scanStatus.statusCode",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none if inspector2.region.ec2 review; review: none; "
		   "meets: ACTIVE; review: else",
	  .why = "An instance without agent or with an unknown system is left "
		 "out in silence." },

	{ .id = "inspector2.instance.reason",
	  .title = "Why it is or is not scanned",
	  .from = "InstanceCoverage", .path = "scanStatus.reason",
	  .topic = EX_COMPLIANCE,
	  .why = "What would have to be done about it." },

	/* ---- who runs what ---- */
	{ .id = "inspector2.running-image.clusters",
	  .title = "Clusters that run the image",
	  .from = "GetClustersForImage", .path = "clusterArn",
	  .topic = EX_COMPLIANCE,
	  .why = "Where a patch has to be rolled out." },

	{ .id = "inspector2.running-image.task-definitions",
	  .title = "Task definitions that run the image",
	  .from = "GetClustersForImage",
	  .path = "clusterDetails[].clusterMetadata.awsEcsMetadataDetails."
		  "taskDefinitionArn",
	  .topic = EX_COMPLIANCE,
	  .why = "What would have to be deployed anew." },

	{ .id = "inspector2.running-image.namespaces",
	  .title = "Namespaces that run the image",
	  .from = "GetClustersForImage",
	  .path = "clusterDetails[].clusterMetadata.awsEksMetadataDetails."
		  "namespace",
	  .topic = EX_COMPLIANCE,
	  .why = "All that is seen of pods without asking Kubernetes." },

	{ .id = "inspector2.running-image.workloads",
	  .title = "Workloads that run the image",
	  .from = "GetClustersForImage",
	  .path = "clusterDetails[].clusterMetadata.awsEksMetadataDetails."
		  "workloadInfoList[].name",
	  .topic = EX_COMPLIANCE,
	  .why = "What would have to be deployed anew." },

	{ .id = "inspector2.running-image.running",
	  .title = "Tasks or pods that run",
	  .from = "GetClustersForImage",
	  .path = "clusterDetails[].runningUnitCount",
	  .topic = EX_COMPLIANCE,
	  .why = "How much hangs on it." },

	{ .id = "inspector2.running-image.stopped",
	  .title = "Tasks or pods that have stopped",
	  .from = "GetClustersForImage",
	  .path = "clusterDetails[].stoppedUnitCount",
	  .topic = EX_COMPLIANCE,
	  .why = "Kept for a day after their end." },

	{ .id = "inspector2.running-image.last-use",
	  .title = "When it was last seen running",
	  .from = "GetClustersForImage", .path = "clusterDetails[].lastInUse",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any age<=36h; review: else",
	  .why = "Who runs what is looked up about once a day." },

	/* ---- the organization ---- */
	{ .id = "inspector2.account.administrator",
	  .title = "Account that administers Inspector",
	  .from = "GetDelegatedAdminAccount", .path = "accountId",
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none, absent, external(); meets: else",
	  .why = "One account sees to it that no other is left out." },

	{ .id = "inspector2.administrator.new-accounts",
	  .title = "Scanning of images switched on in new accounts",
	  .from = "DescribeOrganizationConfiguration",
	  .path = "autoEnable.ecr",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: true; review: else",
	  .why = "Otherwise somebody has to think of it." },

	{ .id = "inspector2.member.status",
	  .title = "State of the member",
	  .from = "ListMembers", .path = "relationshipStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ENABLED; review: else",
	  .why = "A member that left is nobody's." },
};

#define CIS "reports of CIS scans of instances: no setting depends on them"
#define CODE "scans of source code: no setting of these services follows them"
#define SAME "has no member that what is called lacks"
#define ASKED "starts with a request of somebody's, not what is configured"
#define OTHER_CLOUDS "resources of other clouds"

static const struct ex_unused unused[] = {
	{ "BatchGetCodeSnippet", "hands out code" },
	{ "BatchGetFindingDetails", "ECR's findings have what is asked about" },
	{ "BatchGetFreeTrialInfo", "what is paid" },
	{ "BatchGetMemberEc2DeepInspectionStatus",
	  "paths looked at on instances: no setting depends on them" },
	{ "GetCisScanReport", "hands out a link to a report" },
	{ "GetCisScanResultDetails", CIS },
	{ "GetCodeSecurityIntegration", CODE },
	{ "GetCodeSecurityScan", CODE },
	{ "GetCodeSecurityScanConfiguration", CODE },
	{ "GetEc2DeepInspectionConfiguration",
	  "paths looked at on instances: no setting depends on them" },
	{ "GetFindingsReportStatus", ASKED },
	{ "GetMember", SAME },
	{ "GetOnDemandScanStatus", ASKED },
	{ "GetSbomExport", ASKED },
	{ "ListAccountPermissions", "what this caller may do" },
	{ "ListCisScanConfigurations", CIS },
	{ "ListCisScanResultsAggregatedByChecks", CIS },
	{ "ListCisScanResultsAggregatedByTargetResource", CIS },
	{ "ListCisScans", CIS },
	{ "ListCodeSecurityIntegrations", CODE },
	{ "ListCodeSecurityScanConfigurationAssociations", CODE },
	{ "ListCodeSecurityScanConfigurations", CODE },
	{ "ListConnectorScanConfigurations", OTHER_CLOUDS },
	{ "ListConnectors", OTHER_CLOUDS },
	{ "ListCoverageStatistics", "counts what ListCoverage names" },
	{ "ListDelegatedAdminAccounts", SAME },
	{ "ListFindingAggregations", "counts what ECR's findings name" },
	{ "ListFindings", "ECR has the findings of an image" },
	{ "ListOnDemandScans", ASKED },
	{ "ListTagsForResource", "ListFilters has the tags of filters" },
	{ "ListUsageTotals", "what is paid" },
	{ "SearchVulnerabilities", "a dictionary, not configuration" },
};

static const struct ex_without without[] = {
	{ "else",
	  "scans of images and hosts, which are settings of compliance" },
};

const struct ex_collector inspector2_collector = {
	.abi = EX_ABI,
	.name = "inspector2",
	.title = "Amazon Inspector",
	.service = { .name = "inspector2", .protocol = EX_REST_JSON,
		     .version = "2020-06-08", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
