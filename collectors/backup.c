/*
 * backup.c - AWS Backup: vaults, plans, what they chose, whether it can be
 * restored
 *
 * A lock with a date that has passed binds everybody; one without a date can be
 * lifted by whoever may.  Job summaries reach back fourteen days, so each run
 * is a sample of its quarter.  Paths end in a slash in lists of vaults and
 * plans.  Transcribe, Comprehend and MediaConvert cannot be backed up; the
 * buckets, volumes and file systems behind them can.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "backup:vault", .title = "backup vault" },
	{ .name = "backup:plan", .title = "backup plan" },
	{ .name = "backup:selection", .title = "backup selection" },
	{ .name = "backup:resource", .title = "resource with backups" },
	{ .name = "backup:framework", .title = "backup framework" },
	{ .name = "backup:report-plan", .title = "backup report plan" },
	{ .name = "backup:restore-test", .title = "restore testing plan" },
};

#define GONE "ResourceNotFoundException"

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListBackupVaults", .http = "GET /backup-vaults/",
	  .in = "maxResults=100", .page = "nextToken<NextToken",
	  .items = "BackupVaultList[]",
	  .lists = "backup:vault", .id = "BackupVaultName",
	  .refs = { { "kms:key", "EncryptionKeyArn" } } },

	{ .on = "backup:vault",
	  .op = "GetBackupVaultAccessPolicy",
	  .http = "GET /backup-vaults/{backupVaultName}/access-policy",
	  .in = "backupVaultName={id}",
	  .absent = GONE },

	{ .on = "region",
	  .op = "ListBackupPlans", .http = "GET /backup/plans/",
	  .in = "maxResults=100", .page = "nextToken<NextToken",
	  .items = "BackupPlansList[]",
	  .lists = "backup:plan", .id = "BackupPlanId" },

	{ .on = "backup:plan",
	  .op = "GetBackupPlan", .http = "GET /backup/plans/{backupPlanId}/",
	  .in = "backupPlanId={id}",
	  .redact = "scan:BackupPlan.Rules[].RecoveryPointTags.*",
	  .gone = GONE },

	{ .on = "backup:plan",
	  .op = "ListBackupSelections",
	  .http = "GET /backup/plans/{backupPlanId}/selections/",
	  .in = "backupPlanId={id} maxResults=100",
	  .page = "nextToken<NextToken",
	  .items = "BackupSelectionsList[]",
	  .lists = "backup:selection", .id = "SelectionId",
	  .refs = { { "iam:role", "IamRoleArn" } },
	  .gone = GONE },

	{ .on = "backup:selection",
	  .op = "GetBackupSelection",
	  .http = "GET /backup/plans/{backupPlanId}/selections/{selectionId}",
	  .in = "backupPlanId={backup:plan} selectionId={id}",
	  .redact = "scan:BackupSelection.ListOfTags[].ConditionValue "
		    "scan:BackupSelection.Conditions.StringEquals|"
		    "StringNotEquals|StringLike|StringNotLike[]."
		    "ConditionValue",
	  .gone = GONE },

	{ .on = "region",
	  .op = "ListProtectedResources", .http = "GET /resources/",
	  .in = "maxResults=1000", .page = "nextToken<NextToken",
	  .items = "Results[]",
	  .lists = "backup:resource", .id = "ResourceArn",
	  .redact = "scan:Results[].ResourceName" },

	{ .on = "region",
	  .op = "ListBackupJobSummaries",
	  .http = "GET /audit/backup-job-summaries",
	  .in = "AggregationPeriod=FOURTEEN_DAYS MaxResults=1000",
	  .page = "NextToken",
	  .items = "BackupJobSummaries[]" },

	{ .on = "region",
	  .op = "ListRestoreTestingPlans",
	  .http = "GET /restore-testing/plans",
	  .in = "MaxResults=100", .page = "NextToken",
	  .items = "RestoreTestingPlans[]",
	  .lists = "backup:restore-test", .id = "RestoreTestingPlanName" },

	{ .on = "region",
	  .op = "DescribeRegionSettings", .http = "GET /account-settings" },

	{ .on = "region",
	  .op = "ListFrameworks", .http = "GET /audit/frameworks",
	  .in = "MaxResults=100", .page = "NextToken",
	  .items = "Frameworks[]",
	  .lists = "backup:framework", .id = "FrameworkName",
	  .redact = "scan:Frameworks[].FrameworkDescription" },

	{ .on = "backup:framework",
	  .op = "DescribeFramework",
	  .http = "GET /audit/frameworks/{frameworkName}",
	  .in = "frameworkName={id}",
	  .redact = "scan:FrameworkDescription "
		    "scan:FrameworkControls[].ControlInputParameters[]."
		    "ParameterValue "
		    "scan:FrameworkControls[].ControlScope.Tags.*",
	  .gone = GONE },

	{ .on = "region",
	  .op = "ListReportPlans", .http = "GET /audit/report-plans",
	  .in = "MaxResults=100", .page = "NextToken",
	  .items = "ReportPlans[]",
	  .lists = "backup:report-plan", .id = "ReportPlanName",
	  .refs = { { "s3:bucket", "ReportDeliveryChannel.S3BucketName" } },
	  .redact = "scan:ReportPlans[].ReportPlanDescription" },
};

static const struct ex_setting settings[] = {
	/* ---- vaults ---- */
	{ .id = "backup.vault.recovery-points",
	  .title = "Backups in the vault",
	  .from = "ListBackupVaults", .path = "NumberOfRecoveryPoints",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: >0; review: else",
	  .why = "An empty vault restores nothing." },

	{ .id = "backup.account.vault",
	  .title = "A vault that holds backups",
	  .from = "backup.vault.recovery-points", .of = "account",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any meets; fails: else if s3:bucket; n/a: else",
	  .why = "Where there are buckets there is something to lose." },

	{ .id = "backup.vault.key",
	  .title = "Key that encrypts the backups",
	  .from = "ListBackupVaults", .path = "EncryptionKeyArn",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else if $cmk_required; "
		   "review: else",
	  .why = "A backup is as secret as what it is of." },

	{ .id = "backup.vault.lock",
	  .title = "Lock that nobody can lift",
	  .from = "ListBackupVaults", .path = "LockDate",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: age>=0d if Locked=true; "
		   "review: else if Locked=true; fails: else",
	  .why = "Who takes data for ransom deletes its backups first." },

	{ .id = "backup.vault.min-retention",
	  .title = "Days the lock keeps a backup at least",
	  .from = "ListBackupVaults", .path = "MinRetentionDays",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent if not Locked=true; "
		   "meets: >=$backup_retention_min_days; review: else",
	  .why = "Without a least time a backup may be gone in a day." },

	{ .id = "backup.vault.delete-denied",
	  .title = "Deleting backups forbidden",
	  .from = "GetBackupVaultAccessPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "fails: public(); "
		   "meets: denies(backup:DeleteRecoveryPoint); review: else",
	  .why = "The vault's policy binds those whose own would allow it." },

	{ .id = "backup.vault.shorten-denied",
	  .title = "Shortening the life of backups forbidden",
	  .from = "GetBackupVaultAccessPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "fails: public(); "
		   "meets: denies(backup:UpdateRecoveryPointLifecycle); "
		   "review: else",
	  .why = "A backup that ends tomorrow is as good as deleted." },

	{ .id = "backup.vault.principals",
	  .title = "Who else may reach the vault",
	  .from = "GetBackupVaultAccessPolicy", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); "
		   "review: external(); meets: else",
	  .why = "Who can copy a backup has the data." },

	/* ---- plans ---- */
	{ .id = "backup.plan.schedule",
	  .title = "When backups are made",
	  .from = "GetBackupPlan", .path = "BackupPlan.Rules[].ScheduleExpression",
	  .topic = EX_RESILIENCE,
	  .why = "As the plan says it; whether it ran is a row of its own." },

	{ .id = "backup.plan.continuous",
	  .title = "Backups without a gap",
	  .from = "GetBackupPlan",
	  .path = "BackupPlan.Rules[].EnableContinuousBackup",
	  .topic = EX_RESILIENCE,
	  .why = "Continuous ones restore to any second." },

	{ .id = "backup.plan.executed",
	  .title = "When the plan last ran",
	  .from = "ListBackupPlans", .path = "LastExecutionDate",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: age<=$backup_max_age_hours; review: else",
	  .why = "A plan that runs each day ran within the last." },

	{ .id = "backup.plan.retention",
	  .title = "Days a backup is kept",
	  .from = "GetBackupPlan",
	  .path = "BackupPlan.Rules[].Lifecycle.DeleteAfterDays",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: absent, >=$backup_retention_min_days; "
		   "review: else",
	  .why = "Without a number it is kept for ever." },

	{ .id = "backup.account.plan",
	  .title = "A plan that keeps backups long enough",
	  .from = "backup.plan.retention", .of = "account",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any meets; fails: none; review: else",
	  .why = "Backups by hand are forgotten." },

	{ .id = "backup.plan.vault",
	  .title = "Vault the backups go to",
	  .from = "GetBackupPlan",
	  .path = "BackupPlan.Rules[].TargetBackupVaultName",
	  .topic = EX_RESILIENCE,
	  .why = "Its lock, key and policy are the vault's rows." },

	{ .id = "backup.plan.copy",
	  .title = "Copies in another Region or account",
	  .from = "GetBackupPlan",
	  .path = "BackupPlan.Rules[].CopyActions"
		  "[DestinationBackupVaultArn!=*:{region}:{account}:*]."
		  "DestinationBackupVaultArn",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any arn:*; fails: else if $multi_region_required; "
		   "review: else",
	  .why = "What befalls a Region befalls its backups." },

	{ .id = "backup.selection.resources",
	  .title = "What the plan backs up",
	  .from = "GetBackupSelection", .path = "BackupSelection.Resources[]",
	  .topic = EX_RESILIENCE,
	  .why = "To be held against what has to be kept." },

	{ .id = "backup.selection.tags",
	  .title = "Tags by which the plan chooses",
	  .from = "GetBackupSelection",
	  .path = "BackupSelection.ListOfTags[].ConditionKey",
	  .topic = EX_RESILIENCE,
	  .why = "What lost its tag is not backed up." },

	{ .id = "backup.selection.left-out",
	  .title = "What the plan leaves out",
	  .from = "GetBackupSelection",
	  .path = "BackupSelection.NotResources[]",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: none; review: else",
	  .why = "What is left out should be so for a reason." },

	/* ---- whether it worked ---- */
	{ .id = "backup.resource.last-backup",
	  .title = "Last backup",
	  .from = "ListProtectedResources", .path = "LastBackupTime",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: age<=$backup_max_age_hours; fails: else",
	  .why = "What happened since is lost." },

	{ .id = "backup.region.jobs",
	  .title = "How backup jobs of the last fourteen days ended",
	  .from = "ListBackupJobSummaries", .path = "[Count!=0].State",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; review: FAILED, EXPIRED, PARTIAL, ABORTED; "
		   "meets: else",
	  .why = "A sample: no summary reaches back a whole quarter." },

	{ .id = "backup.restore-test.executed",
	  .title = "Last test that a backup restores",
	  .from = "ListRestoreTestingPlans", .path = "LastExecutionTime",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: age<=$backup_test_max_age_days; review: else",
	  .why = "A backup is proved by restoring it." },

	{ .id = "backup.account.restore-test",
	  .title = "Tests that backups restore",
	  .from = "backup.restore-test.executed", .of = "account",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: any meets; review: else",
	  .why = "A backup is proved by restoring it." },

	/* ---- what the Region backs up at all ---- */
	{ .id = "backup.region.s3",
	  .title = "Buckets may be backed up",
	  .from = "DescribeRegionSettings",
	  .path = "ResourceTypeOptInPreference.S3",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; fails: else if s3:bucket; n/a: else",
	  .why = "A plan passes over kinds that are switched off." },

	{ .id = "backup.region.ebs",
	  .title = "Volumes may be backed up",
	  .from = "DescribeRegionSettings",
	  .path = "ResourceTypeOptInPreference.EBS",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; fails: else if ec2:volume; n/a: else",
	  .why = "A plan passes over kinds that are switched off." },

	{ .id = "backup.region.efs",
	  .title = "File systems may be backed up",
	  .from = "DescribeRegionSettings",
	  .path = "ResourceTypeOptInPreference.EFS",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: true; "
		   "fails: else if elasticfilesystem:file-system; n/a: else",
	  .why = "A plan passes over kinds that are switched off." },

	/* ---- frameworks and reports ---- */
	{ .id = "backup.framework.status",
	  .title = "State of the framework",
	  .from = "DescribeFramework", .path = "FrameworkStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ACTIVE; review: else",
	  .why = "Its controls need the recorder of AWS Config." },

	{ .id = "backup.framework.deployment",
	  .title = "Deployment of the framework",
	  .from = "DescribeFramework", .path = "DeploymentStatus",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: COMPLETED; review: else",
	  .why = "What was not deployed checks nothing." },

	{ .id = "backup.account.framework",
	  .title = "A framework that checks backups",
	  .from = "backup.framework.status", .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any meets; review: else",
	  .why = "Backups that stop are noticed by who looks." },

	{ .id = "backup.report-plan.executed",
	  .title = "Last report on backups",
	  .from = "ListReportPlans", .path = "LastSuccessfulExecutionTime",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: age<=$backup_test_max_age_days; review: else",
	  .why = "A report each quarter is the auditor's evidence." },

	{ .id = "backup.report-plan.bucket",
	  .title = "Bucket reports go to",
	  .from = "ListReportPlans",
	  .path = "ReportDeliveryChannel.S3BucketName",
	  .topic = EX_COMPLIANCE,
	  .judge = "as: s3.bucket.owner",
	  .why = "Reports name all that is backed up." },

	{ .id = "backup.account.report",
	  .title = "Reports on backups",
	  .from = "backup.report-plan.executed", .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any meets; review: else",
	  .why = "A report each quarter is the auditor's evidence." },
};

#include "backup_unused.h"

static const struct ex_without without[] = {
	{ "logging",
	  "its calls are CloudTrail's, its failures events; nothing is set "
	  "here" },
	{ "inventory", "vaults, plans and recovery points are populations" },
};

const struct ex_collector backup_collector = {
	.abi = EX_ABI,
	.name = "backup",
	.title = "AWS Backup",
	.service = { .name = "backup", .protocol = EX_REST_JSON,
		     .version = "2018-11-15" },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
