"""The account itself: two of three contacts, one mailbox for both."""

LISTS = {}
EXPECTED = {"ResourceNotFoundException": {"GetAlternateContact"}}


def fill(client, region, keys):
    if region != "us-east-1":
        return
    account = client("account", region)
    for kind in ("BILLING", "SECURITY"):
        account.put_alternate_contact(
            AlternateContactType=kind, EmailAddress="desk@acme.example",
            Name="Zo\u00eb & co", PhoneNumber="+1 415 555 0101",
            Title="Duty officer")


def arguments(each, with_):
    return {"account": {"GetAlternateContact": lambda d, r: [
        {"AlternateContactType": kind}
        for kind in ("BILLING", "OPERATIONS", "SECURITY")]}}
