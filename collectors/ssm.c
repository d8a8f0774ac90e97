/*
 * ssm.c - AWS Systems Manager: parameters and hosts, never a value
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "ssm:parameter", .title = "parameter",
	  .spelled = { "arn:{}:ssm:{region}:{account}:parameter/{id*}",
		       "{id*}" } },
};

static const struct ex_call calls[] = {
#include "ssm_hosts.h"
};

#define VALUE "hands out values"
#define CONTENT "hands out contents, links or credentials"
#define PATCHES "how it is patched: what is missing is asked instead"
#define OPERATING "how machines are run, and no setting hangs on it"

static const struct ex_unused unused[] = {
	{ "DescribeActivations", OPERATING },
	{ "DescribeAssociation", OPERATING },
	{ "DescribeAssociationExecutionTargets", OPERATING },
	{ "DescribeAssociationExecutions", OPERATING },
	{ "DescribeAutomationExecutions", OPERATING },
	{ "DescribeAutomationStepExecutions", OPERATING },
	{ "DescribeAvailablePatches", PATCHES },
	{ "DescribeDocument", OPERATING },
	{ "DescribeDocumentPermission", OPERATING },
	{ "DescribeEffectiveInstanceAssociations", OPERATING },
	{ "DescribeEffectivePatchesForPatchBaseline", PATCHES },
	{ "DescribeInstanceAssociationsStatus", OPERATING },
	{ "DescribeInstancePatchStatesForPatchGroup", PATCHES },
	{ "DescribeInstancePatches", PATCHES },
	{ "DescribeInstanceProperties", OPERATING },
	{ "DescribeInventoryDeletions", OPERATING },
	{ "DescribeMaintenanceWindowExecutionTaskInvocations", OPERATING },
	{ "DescribeMaintenanceWindowExecutionTasks", OPERATING },
	{ "DescribeMaintenanceWindowExecutions", OPERATING },
	{ "DescribeMaintenanceWindowSchedule", OPERATING },
	{ "DescribeMaintenanceWindowTargets", OPERATING },
	{ "DescribeMaintenanceWindowTasks", OPERATING },
	{ "DescribeMaintenanceWindows", OPERATING },
	{ "DescribeMaintenanceWindowsForTarget", OPERATING },
	{ "DescribeOpsItems", OPERATING },
	{ "DescribeParameters", OPERATING },
	{ "DescribePatchBaselines", PATCHES },
	{ "DescribePatchGroupState", PATCHES },
	{ "DescribePatchGroups", PATCHES },
	{ "DescribePatchProperties", PATCHES },
	{ "DescribeSessions", OPERATING },
	{ "GetAccessToken", CONTENT },
	{ "GetAutomationExecution", OPERATING },
	{ "GetCalendarState", OPERATING },
	{ "GetCloudConnector", OPERATING },
	{ "GetCommandInvocation", CONTENT },
	{ "GetConnectionStatus", OPERATING },
	{ "GetDefaultPatchBaseline", PATCHES },
	{ "GetDeployablePatchSnapshotForInstance", CONTENT },
	{ "GetDocument", CONTENT },
	{ "GetExecutionPreview", CONTENT },
	{ "GetInventory", CONTENT },
	{ "GetInventorySchema", OPERATING },
	{ "GetMaintenanceWindow", OPERATING },
	{ "GetMaintenanceWindowExecution", OPERATING },
	{ "GetMaintenanceWindowExecutionTask", OPERATING },
	{ "GetMaintenanceWindowExecutionTaskInvocation", OPERATING },
	{ "GetMaintenanceWindowTask", OPERATING },
	{ "GetOpsItem", OPERATING },
	{ "GetOpsMetadata", OPERATING },
	{ "GetOpsSummary", OPERATING },
	{ "GetParameter", VALUE },
	{ "GetParameterHistory", VALUE },
	{ "GetParameters", VALUE },
	{ "GetParametersByPath", VALUE },
	{ "GetPatchBaseline", PATCHES },
	{ "GetPatchBaselineForPatchGroup", PATCHES },
	{ "GetResourcePolicies", OPERATING },
	{ "GetServiceSetting", OPERATING },
	{ "ListAssociationVersions", OPERATING },
	{ "ListAssociations", OPERATING },
	{ "ListCloudConnectors", OPERATING },
	{ "ListCommandInvocations", CONTENT },
	{ "ListCommands", CONTENT },
	{ "ListComplianceItems", PATCHES },
	{ "ListComplianceSummaries", PATCHES },
	{ "ListDocumentMetadataHistory", OPERATING },
	{ "ListDocumentVersions", OPERATING },
	{ "ListDocuments", OPERATING },
	{ "ListInventoryEntries", CONTENT },
	{ "ListNodes", OPERATING },
	{ "ListNodesSummary", OPERATING },
	{ "ListOpsItemEvents", OPERATING },
	{ "ListOpsItemRelatedItems", OPERATING },
	{ "ListOpsMetadata", OPERATING },
	{ "ListResourceComplianceSummaries", PATCHES },
	{ "ListResourceDataSync", OPERATING },
	{ "ListTagsForResource", OPERATING },
};

const struct ex_collector ssm_collector = {
	.abi = EX_ABI,
	.name = "ssm",
	.title = "AWS Systems Manager",
	.service = { .name = "ssm", .protocol = EX_JSON_1_1,
		     .version = "AmazonSSM", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.unused = EX_TABLE(unused),
};
