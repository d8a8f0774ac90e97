"""CloudTrail's channels, and policies of channels and stores."""
LISTS = {
    "cloudtrail:channel": ("cloudtrail", "list_channels", "Channels", {}),
}


def fill(client, region, keys):
    pass        # moto has neither channels nor stores


def with_policies(d, r):
    return [{"ResourceArn": thing[member]}
            for name, member in (("event-data-stores", "EventDataStoreArn"),
                                 ("channels", "ChannelArn"))
            for thing in d.get("cloudtrail", name, r)]


def arguments(each, with_):
    return {"cloudtrail": {
        "GetChannel": each("cloudtrail", "channels", Channel="ChannelArn"),
        "GetResourcePolicy": with_policies,
    }}
