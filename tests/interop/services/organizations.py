"""The organization: its units, and what its policies forbid."""
import json

LISTS = {
    "organizations:control-policy": (
        "organizations", "list_policies", "Policies",
        {"Filter": "SERVICE_CONTROL_POLICY"}),
    "organizations:policy-type": ("organizations", "list_roots", "Roots", {}),
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
