"""Audit Manager: moto has none."""

LISTS = {"auditmanager:setup": lambda client, region: int(
    client("auditmanager", region).get_account_status()["status"] ==
    "ACTIVE")}
EXPECTED = {"AccessDeniedException": {"GetSettings"}}


def fill(client, region, keys):
    """There is nothing that moto could be filled with."""


def arguments(each, with_):
    return {"auditmanager": {
        "GetSettings": with_(attribute="ALL"),
        "ListKeywordsForDataSource": with_(source="AWS_API_Call")}}
