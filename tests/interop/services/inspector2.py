"""Amazon Inspector: on in one region, off in the other; filters."""
ACCOUNT = "123456789012"
LISTS = {
    "inspector2:filter": ("inspector2", "list_filters", "filters", {}),
    "inspector2:member": ("inspector2", "list_members", "members", {}),
}
INSIDE = {}
EXPECTED = {
    "ResourceNotFoundException": ("GetEncryptionKey",
                                  "GetDelegatedAdminAccount"),
}


def fill(client, region, keys):
    inspector = client("inspector2", region)
    if region == "us-east-1":
        inspector.disable(accountIds=[ACCOUNT], resourceTypes=["EC2", "ECR"])
        return
    inspector.enable(accountIds=[ACCOUNT], resourceTypes=["ECR", "LAMBDA"])
    for name, more in (("accepted", {"reason": "Accepted & <noted>"}),
                       ("noise", {"description": "by jane@example.com"})):
        inspector.create_filter(
            name=name, action="SUPPRESS", filterCriteria={
                "severity": [{"comparison": "EQUALS", "value": "LOW"}]},
            **more)
    inspector.create_filter(name="view", action="NONE", filterCriteria={
        "severity": [{"comparison": "EQUALS", "value": "HIGH"}]})


def arguments(each, with_):
    def coverage(d, r):
        return [{"filterCriteria": {
            "accountId": [{"comparison": "EQUALS", "value": d.account}],
            "resourceType": [{"comparison": "EQUALS", "value": kind}]}}
            for kind in ("AWS_ECR_CONTAINER_IMAGE", "AWS_EC2_INSTANCE")]

    def running(d, r):
        return [{"filter": {"resourceId": c["image"]}}
                for c in d.get("inspector2", "clusters", r) or []]

    return {"inspector2": {
        "BatchGetAccountStatus": lambda d, r: [{"accountIds": [d.account]}],
        "GetEncryptionKey": with_(scanType="CODE",
                                  resourceType="AWS_LAMBDA_FUNCTION"),
        "ListCoverage": coverage,
        "GetClustersForImage": running,
        "ListMembers": with_(onlyAssociated=False),
    }}
