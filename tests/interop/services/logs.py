"""CloudWatch Logs and the chain that CIS asks for, from trail to alarm."""
import json

ACCOUNT = "123456789012"
ROOT = ('{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS'
        ' && $.eventType != "AwsServiceEvent" }')
LISTS = {
    "logs:group": ("logs", "describe_log_groups", "logGroups", {}),
    "logs:metric-filter": ("logs", "describe_metric_filters", "metricFilters",
                           {}),
    "logs:resource-policy": ("logs", "describe_resource_policies",
                             "resourcePolicies", {}),
    "cloudwatch:log-alarm": (
        "cloudwatch", "describe_alarms", "LogAlarms",
        {"AlarmTypes": ["MetricAlarm", "CompositeAlarm", "LogAlarm"]}),
}


def fill(client, region, keys):
    logs = client("logs", region)
    for n in range(55):         # more than one page of fifty
        logs.create_log_group(logGroupName=f"/ecs/task-{n:02}")
    logs.create_log_group(logGroupName="trail")
    logs.put_retention_policy(logGroupName="trail", retentionInDays=731)
    logs.put_retention_policy(logGroupName="/ecs/task-00", retentionInDays=14)
    logs.create_log_group(logGroupName="sealed",
                          kmsKeyId=keys["rotated"]["Arn"])
    logs.put_metric_filter(
        logGroupName="trail", filterName="root", filterPattern=ROOT,
        metricTransformations=[{"metricName": "RootUse", "metricValue": "1",
                                "metricNamespace": "Acme"}])
    logs.put_metric_filter(
        logGroupName="/ecs/task-00", filterName="errors",
        filterPattern='{ $.level = "ERROR" }',
        metricTransformations=[{"metricName": "Errors", "metricValue": "1",
                                "metricNamespace": "Acme"}])
    logs.put_resource_policy(
        policyName="anybody", policyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Principal": "*",
                 "Action": "logs:PutLogEvents", "Resource": "*"}]}))
    client("cloudwatch", region).put_metric_alarm(
        AlarmName="root", Namespace="Acme", MetricName="RootUse",
        Statistic="Sum", Period=300, EvaluationPeriods=1, Threshold=0.5,
        ComparisonOperator="GreaterThanThreshold", ActionsEnabled=True,
        AlarmActions=[f"arn:aws:sns:{region}:{ACCOUNT}:oncall"])
    if region == "us-east-1":
        client("cloudtrail", region).update_trail(
            Name="everything",
            CloudWatchLogsLogGroupArn=f"arn:aws:logs:{region}:{ACCOUNT}:"
            "log-group:trail:*",
            CloudWatchLogsRoleArn=f"arn:aws:iam::{ACCOUNT}:role/to-logs")


def arguments(each, with_):
    return {"logs": {
        "DescribeSubscriptionFilters": each("logs", "groups",
                                            logGroupName="logGroupName"),
        "DescribeAccountPolicies": lambda d, r: [
            {"policyType": t} for t in ("DATA_PROTECTION_POLICY",
                                        "SUBSCRIPTION_FILTER_POLICY")],
    }}
