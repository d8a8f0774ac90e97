"""EventBridge's archives."""
LISTS = {
    "events:archive": ("events", "list_archives", "Archives", {}),
}


def fill(client, region, keys):
    events = client("events", region)
    bus = events.describe_event_bus(Name="default")["Arn"]
    events.create_archive(ArchiveName="jobs", EventSourceArn=bus,
                          Description="for replays", RetentionDays=30)
    events.put_rule(Name="findings", State="DISABLED",
                    EventPattern='{"source": ["aws.guardduty"]}')


def arguments(each, with_):
    return {"events": {
        "DescribeEventBus": each("events", "buses", Name="Name"),
        "DescribeArchive": each("events", "archives",
                                ArchiveName="ArchiveName"),
    }}
