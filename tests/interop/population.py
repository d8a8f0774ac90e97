"""How many members boto3's own complete listing gives, by hand for each type:
nothing of this is taken from Exhibit's tables."""
from botocore.exceptions import ClientError

import services

ACCOUNT = "123456789012"
# type: (service, operation, members, arguments)
LISTS = {
    "artifact:report": ("artifact", "list_reports", "reports", {}),
    "artifact:agreement": ("artifact", "list_customer_agreements",
                           "customerAgreements", {}),
    "cloudtrail:trail": ("cloudtrail", "describe_trails", "trailList", {}),
    "cloudtrail:event-data-store": ("cloudtrail", "list_event_data_stores",
                                    "EventDataStores", {}),
    "cloudwatch:alarm": ("cloudwatch", "describe_alarms", "MetricAlarms",
                         {"AlarmTypes": ["MetricAlarm", "CompositeAlarm"]}),
    "cloudwatch:composite-alarm": (
        "cloudwatch", "describe_alarms", "CompositeAlarms",
        {"AlarmTypes": ["MetricAlarm", "CompositeAlarm"]}),
    **{f"comprehend:{kind}-job": (
        "comprehend", f"list_{op}_jobs", f"{list_of}JobPropertiesList", {})
       for kind, op, list_of in (
           ("classification", "document_classification",
            "DocumentClassification"),
           ("language", "dominant_language_detection",
            "DominantLanguageDetection"),
           ("entities", "entities_detection", "EntitiesDetection"),
           ("events", "events_detection", "EventsDetection"),
           ("key-phrases", "key_phrases_detection", "KeyPhrasesDetection"),
           ("pii", "pii_entities_detection", "PiiEntitiesDetection"),
           ("sentiment", "sentiment_detection", "SentimentDetection"),
           ("targeted-sentiment", "targeted_sentiment_detection",
            "TargetedSentimentDetection"),
           ("topics", "topics_detection", "TopicsDetection"))},
    "comprehend:classifier": ("comprehend", "list_document_classifiers",
                              "DocumentClassifierPropertiesList", {}),
    "comprehend:recognizer": ("comprehend", "list_entity_recognizers",
                              "EntityRecognizerPropertiesList", {}),
    "comprehend:endpoint": ("comprehend", "list_endpoints",
                            "EndpointPropertiesList", {}),
    "comprehend:flywheel": ("comprehend", "list_flywheels",
                            "FlywheelSummaryList", {}),
    **{f"comprehendmedical:{kind}-job": (
        "comprehendmedical", f"list_{op}_jobs",
        "ComprehendMedicalAsyncJobPropertiesList", {})
       for kind, op in (("entities", "entities_detection_v2"),
                        ("icd10", "icd10_cm_inference"),
                        ("phi", "phi_detection"),
                        ("rxnorm", "rx_norm_inference"),
                        ("snomed", "snomedct_inference"))},
    "config:recorder": ("config", "describe_configuration_recorders",
                        "ConfigurationRecorders", {}),
    "config:channel": ("config", "describe_delivery_channels",
                       "DeliveryChannels", {}),
    "ec2:vpc": ("ec2", "describe_vpcs", "Vpcs", {}),
    "ec2:vpc-endpoint": ("ec2", "describe_vpc_endpoints", "VpcEndpoints", {}),
    "region": ("ec2", "describe_regions", "Regions", {}),
    "events:bus": ("events", "list_event_buses", "EventBuses", {}),
    "iam:user": ("iam", "list_users", "Users", {}),
    "iam:group": ("iam", "list_groups", "Groups", {}),
    "iam:role": ("iam", "list_roles", "Roles", {}),
    "iam:local-policy": ("iam", "list_policies", "Policies",
                         {"Scope": "Local"}),
    "kms:key": ("kms", "list_keys", "Keys", {}),
    "kms:alias": ("kms", "list_aliases", "Aliases", {}),
    "organizations:account": ("organizations", "list_accounts", "Accounts",
                              {}),
    "organizations:root": ("organizations", "list_roots", "Roots", {}),
    "organizations:opt-out-policy": (
        "organizations", "list_policies", "Policies",
        {"Filter": "AISERVICES_OPT_OUT_POLICY"}),
    "s3:bucket": ("s3", "list_buckets", "Buckets", {}),
    "s3control:access-point": ("s3control", "list_access_points",
                               "AccessPointList", {"AccountId": ACCOUNT}),
    "servicequotas:quota": ("service-quotas", "list_service_quotas", "Quotas",
                            {"ServiceCode": "transcribe"}),
    "mediaconvert:queue": ("mediaconvert", "list_queues", "Queues", {}),
    "mediaconvert:preset": ("mediaconvert", "list_presets", "Presets", {}),
    "mediaconvert:job-template": ("mediaconvert", "list_job_templates",
                                  "JobTemplates", {}),
    "mediaconvert:job": ("mediaconvert", "list_jobs", "Jobs", {}),
    "mediaconvert:version": ("mediaconvert", "list_versions", "Versions", {}),
    "servicequotas:comprehend-quota": (
        "service-quotas", "list_service_quotas", "Quotas",
        {"ServiceCode": "comprehend"}),
    "servicequotas:comprehendmedical-quota": (
        "service-quotas", "list_service_quotas", "Quotas",
        {"ServiceCode": "comprehendmedical"}),
    "transcribe:job": ("transcribe", "list_transcription_jobs",
                       "TranscriptionJobSummaries", {}),
    "transcribe:medical-job": (
        "transcribe", "list_medical_transcription_jobs",
        "MedicalTranscriptionJobSummaries", {}),
    "transcribe:analytics-job": ("transcribe", "list_call_analytics_jobs",
                                 "CallAnalyticsJobSummaries", {}),
    "transcribe:scribe-job": ("transcribe", "list_medical_scribe_jobs",
                              "MedicalScribeJobSummaries", {}),
    "transcribe:vocabulary": ("transcribe", "list_vocabularies",
                              "Vocabularies", {}),
    "transcribe:medical-vocabulary": (
        "transcribe", "list_medical_vocabularies", "Vocabularies", {}),
    "transcribe:vocabulary-filter": (
        "transcribe", "list_vocabulary_filters", "VocabularyFilters", {}),
    "transcribe:category": ("transcribe", "list_call_analytics_categories",
                            "Categories", {}),
    "transcribe:model": ("transcribe", "list_language_models", "Models", {}),
}
# listed on a resource, whose name stands behind the last blank of "within"; of
# several members each is a part of that name, between slashes
INSIDE = {
    "events:rule": ("events", "list_rules", "Rules", "EventBusName"),
    "iam:role-policy": ("iam", "list_role_policies", "PolicyNames",
                        "RoleName"),
}
for more in services.all_of_them():
    LISTS.update(getattr(more, "LISTS", {}))
    INSIDE.update(getattr(more, "INSIDE", {}))


def count(page, name):
    """How many there are; what is no list is one.  "a.b": member b of a."""
    for part in name.split("."):
        page = page.get(part, ())
    return len(page) if isinstance(page, (list, tuple)) else 1


def members(client, operation, name, kwargs):
    """All pages, by boto3's paginator if it has one, else by NextToken."""
    if client.can_paginate(operation):
        return sum(count(page, name) for page in
                   client.get_paginator(operation).paginate(**kwargs))
    n, token = 0, {}
    while True:
        page = getattr(client, operation)(**kwargs, **token)
        n += count(page, name)
        if not page.get("NextToken"):
            return n
        token = {"NextToken": page["NextToken"]}


def population(client, row):
    """None: the server refuses."""
    kind, home = row["type"], row["region"] or "eu-west-1"
    if kind == "iam:policy-version":    # GetPolicy names one: the default
        client("iam", home).get_policy(
            PolicyArn="arn:aws:iam::aws:policy/" + row["within"].split(" ")[1])
        return 1
    if kind in INSIDE:
        service, operation, name, parent = INSIDE[kind]
        parents, within = parent.split(" "), row["within"].split(" ")[1]
        names = [within] if len(parents) == 1 else within.split("/")
        kwargs = dict(zip(parents, names))
    elif not callable(LISTS[kind]):
        service, operation, name, kwargs = LISTS[kind]
    try:
        if callable(LISTS.get(kind)):
            return LISTS[kind](client, home)
        return members(client(service, home), operation, name, kwargs)
    except ClientError:
        return None
