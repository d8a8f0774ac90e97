"""Audit Manager: moto has none."""

LISTS = {"auditmanager:setup": ("auditmanager", "get_account_status",
                                "status", {})}
EXPECTED = {"AccessDeniedException": {"GetSettings"}}


def fill(client, region, keys):
    """There is nothing that moto could be filled with."""


def arguments(each, with_):
    return {"auditmanager": {
        "GetSettings": with_(attribute="ALL"),
        "ListKeywordsForDataSource": with_(source="AWS_API_Call")}}
