"""Macie: on in one region."""
EXPECTED = {"AccessDeniedException": {"GetMacieSession"}}


def fill(client, region, keys):
    if region == "us-east-1":
        client("macie2", region).enable_macie(
            findingPublishingFrequency="ONE_HOUR", status="ENABLED")
