"""AWS Config's rules, packs, aggregators and other services' recorders."""
ACCOUNT = "123456789012"
LISTS = {
    "config:service-recorder": (
        "config", "list_configuration_recorders",
        "ConfigurationRecorderSummaries", {}),
    "config:rule": ("config", "describe_config_rules", "ConfigRules", {}),
    "config:pack": ("config", "describe_conformance_packs",
                    "ConformancePackDetails", {}),
    "config:aggregator": ("config", "describe_configuration_aggregators",
                          "ConfigurationAggregators", {}),
}


def fill(client, region, keys):
    config = client("config", region)
    config.put_retention_configuration(RetentionPeriodInDays=400)
    config.put_configuration_aggregator(
        ConfigurationAggregatorName="own", AccountAggregationSources=[
            {"AccountIds": [ACCOUNT], "AllAwsRegions": True}])
    if region == "us-east-1":
        config.put_config_rule(ConfigRule={
            "ConfigRuleName": "volumes", "Source": {
                "Owner": "AWS", "SourceIdentifier": "ENCRYPTED_VOLUMES"}})


def arguments(each, with_):
    return {"config": {
        "GetConformancePackComplianceSummary": lambda d, r: [
            {"ConformancePackNames": [p["ConformancePackName"]]}
            for p in d.get("config", "packs", r)],
    }}
