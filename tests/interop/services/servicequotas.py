"""Quotas of the services that host containers and convert media."""

CODES = ("mediaconvert", "ecr", "ecs", "eks", "ec2", "sagemaker")
LISTS = {
    **{f"servicequotas:{code}-quota": (
        "service-quotas", "list_service_quotas", "Quotas",
        {"ServiceCode": code}) for code in CODES},
    "servicequotas:request": (
        "service-quotas", "list_requested_service_quota_change_history",
        "RequestedQuotas", {}),
}


def fill(client, region, keys):
    """There is nothing that moto could be filled with."""


def arguments(each, with_):
    return {"servicequotas": {"ListServiceQuotas": lambda d, r: [
        {"ServiceCode": code} for code in (
            "transcribe", "comprehend", "comprehendmedical", *CODES)]}}
