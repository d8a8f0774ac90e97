"""Parameters and documents, one of them for everybody."""
import json

OWN = {"Filters": [{"Key": "Owner", "Values": ["Self"]}]}
PUBLIC = "/ssm/documents/console/public-sharing-permission"
LISTS = {
    "ssm:parameter": ("ssm", "describe_parameters", "Parameters", {}),
    "ssm:document": ("ssm", "list_documents", "DocumentIdentifiers", OWN),
}
EXPECTED = {"ServiceSettingNotFound": {"GetServiceSetting"}}


def fill(client, region, keys):
    ssm = client("ssm", region)
    ssm.put_parameter(Name="/media/db/password", Type="SecureString",
                      Value="example-only", KeyId=keys["still"]["KeyId"],
                      Description="of <the> catalogue & more")
    ssm.put_parameter(Name="/media/partner-token", Type="String",
                      Value="example-only")
    ssm.put_parameter(Name="bucket", Type="String", Value="acme-media")
    for name in ("acme-patch", "acme-bootstrap"):
        ssm.create_document(
            Name=name, DocumentType="Command", Content=json.dumps({
                "schemaVersion": "2.2", "description": "Zo\u00eb",
                "mainSteps": [{"action": "aws:runShellScript", "name": "a",
                               "inputs": {"runCommand": ["true"]}}]}))
    ssm.modify_document_permission(
        Name="acme-bootstrap", PermissionType="Share",
        AccountIdsToAdd=["all"])


def arguments(each, with_):
    return {"ssm": {
        "ListDocuments": with_(**OWN),
        "GetServiceSetting": with_(SettingId=PUBLIC),
        "DescribeDocumentPermission": lambda d, r: [
            {"Name": doc["Name"], "PermissionType": "Share"}
            for doc in d.get("ssm", "documents", r)]}}
