"""AWS Backup: vaults with and without a lock, a plan, a report."""
LISTS = {
    "backup:vault": ("backup", "list_backup_vaults", "BackupVaultList", {}),
    "backup:plan": ("backup", "list_backup_plans", "BackupPlansList", {}),
    "backup:resource": ("backup", "list_protected_resources", "Results", {}),
    "backup:framework": ("backup", "list_frameworks", "Frameworks", {}),
    "backup:report-plan": ("backup", "list_report_plans", "ReportPlans", {}),
    "backup:restore-test": ("backup", "list_restore_testing_plans",
                            "RestoreTestingPlans", {}),
}
INSIDE = {
    "backup:selection": ("backup", "list_backup_selections",
                         "BackupSelectionsList", "BackupPlanId"),
}
EXPECTED = {"ResourceNotFoundException": {"GetBackupVaultAccessPolicy"}}


def fill(client, region, keys):
    backup = client("backup", region)
    backup.create_backup_vault(BackupVaultName="prod",
                               EncryptionKeyArn=keys["rotated"]["Arn"])
    backup.create_backup_vault(BackupVaultName="loose")
    backup.put_backup_vault_lock_configuration(
        BackupVaultName="prod", MinRetentionDays=35, MaxRetentionDays=400)
    backup.create_backup_plan(BackupPlan={
        "BackupPlanName": "daily", "Rules": [
            {"RuleName": "daily", "TargetBackupVaultName": "prod",
             "ScheduleExpression": "cron(0 5 ? * * *)",
             "Lifecycle": {"DeleteAfterDays": 35}}]})
    backup.create_report_plan(
        ReportPlanName="jobs",
        ReportDeliveryChannel={"S3BucketName": "acme-logs"},
        ReportSetting={"ReportTemplate": "BACKUP_JOB_REPORT"})


def arguments(each, with_):
    return {"backup": {
        "GetBackupVaultAccessPolicy": each(
            "backup", "vaults", BackupVaultName="BackupVaultName"),
        "GetBackupPlan": each("backup", "plans", BackupPlanId="BackupPlanId"),
        "ListBackupSelections": each("backup", "plans",
                                     BackupPlanId="BackupPlanId"),
        "GetBackupSelection": each("backup", "selections",
                                   BackupPlanId="BackupPlanId",
                                   SelectionId="SelectionId"),
        "DescribeFramework": each("backup", "frameworks",
                                  FrameworkName="FrameworkName"),
    }}
