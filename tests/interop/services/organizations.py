"""The organization: its units, and what its policies forbid."""
import json



def own_control_policies(client, region):
    org = client("organizations", region)
    return sum(not policy["AwsManaged"] for page in
               org.get_paginator("list_policies").paginate(
                   Filter="SERVICE_CONTROL_POLICY")
               for policy in page["Policies"])


def merged_types(client, region):
    return sum(kind["Status"] == "ENABLED" and
               kind["Type"] not in ("SERVICE_CONTROL_POLICY",
                                    "RESOURCE_CONTROL_POLICY")
               for root in client("organizations", region).list_roots()[
                   "Roots"] for kind in root["PolicyTypes"])


LISTS = {
    "organizations:control-policy": own_control_policies,
    "organizations:policy-type": merged_types,
    "organizations:delegated-admin": (
        "organizations", "list_delegated_administrators",
        "DelegatedAdministrators", {}),
}
INSIDE = {"organizations:unit": (
    "organizations", "list_organizational_units_for_parent",
    "OrganizationalUnits", "ParentId")}


def fill(client, region, keys):
    if region != "us-east-1":
        return
    org = client("organizations", region)
    root = org.list_roots()["Roots"][0]["Id"]
    unit = org.list_organizational_units_for_parent(
        ParentId=root)["OrganizationalUnits"][0]["Id"]
    inner = org.create_organizational_unit(
        ParentId=unit, Name="trials")["OrganizationalUnit"]["Id"]
    org.enable_policy_type(RootId=root, PolicyType="SERVICE_CONTROL_POLICY")
    for name, statement, target in (
            ("stay", {"Action": "organizations:LeaveOrganization"}, unit),
            ("trails", {"Action": ["cloudtrail:Stop*"], "Condition": {
                "ArnNotLike": {"aws:PrincipalArn":
                               "arn:aws:iam::*:role/break-glass"}}}, inner)):
        policy = org.create_policy(
            Name=name, Description=f"{name} <&>",
            Type="SERVICE_CONTROL_POLICY", Content=json.dumps({
                "Version": "2012-10-17", "Statement": [
                    {"Effect": "Deny", "Resource": "*", **statement}]}))
        org.attach_policy(
            PolicyId=policy["Policy"]["PolicySummary"]["Id"], TargetId=target)
