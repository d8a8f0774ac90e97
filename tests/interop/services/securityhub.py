"""Security Hub: on in one region, off in the other."""
LISTS = {
    "securityhub:standard": ("securityhub", "get_enabled_standards",
                             "StandardsSubscriptions", {}),
    "securityhub:aggregator": ("securityhub", "list_finding_aggregators",
                               "FindingAggregators", {}),
}
EXPECTED = {
    "InvalidAccessException": {"DescribeHub", "GetEnabledStandards",
                               "ListFindingAggregators"},
    "ResourceNotFoundException": {"DescribeSecurityHubV2"},
}


def fill(client, region, keys):
    if region == "us-east-1":
        client("securityhub", region).enable_security_hub(
            EnableDefaultStandards=True)


def arguments(each, with_):
    return {"securityhub": {
        "GetFindingAggregator": each(
            "securityhub", "aggregators",
            FindingAggregatorArn="FindingAggregatorArn"),
    }}
