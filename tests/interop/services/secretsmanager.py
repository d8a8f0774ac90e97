"""Secrets: with a key, with a policy, about to be deleted."""
import json

ALL = {"IncludePlannedDeletion": True}
LISTS = {"secretsmanager:secret": ("secretsmanager", "list_secrets",
                                   "SecretList", ALL)}
EXPECTED = {"InvalidRequestException": {"GetResourcePolicy"}}


def fill(client, region, keys):
    secrets = client("secretsmanager", region)
    secrets.create_secret(Name="acme/db", SecretString="example-only",
                          KmsKeyId=keys["rotated"]["Arn"],
                          Tags=[{"Key": "Owner", "Value": "Zo\u00eb & co"}])
    secrets.create_secret(Name="acme/open", SecretString="example-only",
                          Description="for <everybody>")
    secrets.put_resource_policy(
        SecretId="acme/open", ResourcePolicy=json.dumps({
            "Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Principal": "*", "Resource": "*",
                 "Action": "secretsmanager:GetSecretValue"}]}))
    secrets.create_secret(Name="acme/old", SecretString="example-only")
    secrets.delete_secret(SecretId="acme/old", RecoveryWindowInDays=7)


def arguments(each, with_):
    return {"secretsmanager": {
        "ListSecrets": with_(**ALL),
        "GetResourcePolicy": each("secretsmanager", "secrets",
                                  SecretId="Name")}}
