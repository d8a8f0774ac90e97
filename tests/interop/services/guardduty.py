"""GuardDuty: a detector with all its features, and one with none."""
COVERED = ("guardduty", "list_coverage", "Resources", "DetectorId")
LISTS = {
    "guardduty:detector": ("guardduty", "list_detectors", "DetectorIds", {}),
}
INSIDE = {
    "guardduty:destination": ("guardduty", "list_publishing_destinations",
                              "Destinations", "DetectorId"),
    "guardduty:filter": ("guardduty", "list_filters", "FilterNames",
                         "DetectorId"),
    "guardduty:eks-cluster": COVERED,
    "guardduty:ecs-cluster": COVERED,
    "guardduty:instance": COVERED,
}
EXPECTED = {"BadRequestException": {"GetAdministratorAccount"}}


def fill(client, region, keys):
    on = region == "us-east-1"
    duty = client("guardduty", region)
    detector = duty.create_detector(
        Enable=on, FindingPublishingFrequency="ONE_HOUR", Features=[
            {"Name": "S3_DATA_EVENTS", "Status": "ENABLED" if on else
             "DISABLED"}], Tags={"owner": "security"})["DetectorId"]
    duty.create_filter(
        DetectorId=detector, Name="own-scans", Action="ARCHIVE",
        FindingCriteria={"Criterion": {"severity": {"Lt": 4}}})


def arguments(each, with_):
    detector = each("guardduty", "detectors", DetectorId="id")
    return {"guardduty": {
        **{op: detector for op in (
            "GetDetector", "GetAdministratorAccount", "ListFilters",
            "ListPublishingDestinations", "ListCoverage")},
        "DescribePublishingDestination": each(
            "guardduty", "destinations", DetectorId="detectorId",
            DestinationId="destinationId"),
        "GetFilter": each("guardduty", "filters", DetectorId="detectorId",
                          FilterName="name"),
    }}
