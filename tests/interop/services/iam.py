"""Credentials of people, and what else lets somebody in."""
import json


def console_users(client, region):
    iam = client("iam", region)

    def has_password(user):
        try:
            return bool(iam.get_login_profile(UserName=user["UserName"]))
        except iam.exceptions.NoSuchEntityException:
            return False

    return sum(map(has_password, iam.list_users()["Users"]))


LISTS = {
    "iam:console-user": console_users,
    "iam:credential-report": lambda client, region: int(
        "Content" in client("iam", region).get_credential_report()),
    "iam:saml-provider": ("iam", "list_saml_providers", "SAMLProviderList",
                          {}),
    "iam:oidc-provider": ("iam", "list_open_id_connect_providers",
                          "OpenIDConnectProviderList", {}),
    "iam:server-certificate": ("iam", "list_server_certificates",
                               "ServerCertificateMetadataList", {}),
}
EXPECTED = {"FeatureDisabled": {"GetOutboundWebIdentityFederationInfo"}}
ISSUER = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE"


def fill(client, region, keys):
    if region != "us-east-1":
        return
    iam = client("iam", region)
    iam.update_account_password_policy(
        MinimumPasswordLength=12, RequireNumbers=True, RequireSymbols=False,
        RequireLowercaseCharacters=True, MaxPasswordAge=60,
        PasswordReusePrevention=5)
    for name in ("carol", "dave"):
        iam.create_user(UserName=name)
        iam.create_login_profile(UserName=name, Password="example-Only-1!")
    iam.enable_mfa_device(
        UserName="carol", AuthenticationCode1="123456",
        AuthenticationCode2="654321", SerialNumber="GAKT00012345")
    for _ in range(2):
        iam.create_access_key(UserName="dave")
    iam.upload_ssh_public_key(UserName="dave",
                              SSHPublicKeyBody="ssh-rsa AAAA example")
    provider = iam.create_open_id_connect_provider(
        Url="https://" + ISSUER, ClientIDList=["sts.amazonaws.com"],
        ThumbprintList=["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
        Tags=[{"Key": "Owner", "Value": "Zo\u00eb & co"}])
    iam.create_role(RoleName="pods", AssumeRolePolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
            "Principal": {"Federated": provider["OpenIDConnectProviderArn"]},
            "Condition": {"StringEquals": {
                ISSUER + ":sub": "system:serviceaccount:a:b"}}}]}))
    iam.upload_server_certificate(ServerCertificateName="www",
                                  CertificateBody="body", PrivateKey="key")


def arguments(each, with_):
    return {"iam": {
        "GetOpenIDConnectProvider": each("iam", "oidc-providers",
                                         OpenIDConnectProviderArn="Arn"),
        "GetInstanceProfile": each("iam", "instance-profiles",
                                   InstanceProfileName="InstanceProfileName"),
        "ListServiceSpecificCredentials": with_(AllUsers=True),
        "ListSSHPublicKeys": each("iam", "users", UserName="UserName")}}
