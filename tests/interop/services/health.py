"""AWS Health: moto has none."""

OPEN = {"filter": {"eventStatusCodes": ["open", "upcoming"]}}
LISTS = {"health:event": ("health", "describe_events", "events", OPEN)}
EXPECTED = {"SubscriptionRequiredException": {"DescribeEvents"}}


def fill(client, region, keys):
    """There is nothing that moto could be filled with."""


def arguments(each, with_):
    return {"health": {"DescribeEvents": with_(**OPEN)}}
