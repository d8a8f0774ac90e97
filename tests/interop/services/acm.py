"""Certificates: asked for, with two kinds of key."""

# what is hidden by default is asked for, too
KINDS = {"Includes": {"keyTypes": [
    "RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1",
    "EC_secp384r1", "EC_secp521r1"]}, "CertificateKeyPairOrigins": [
        "AWS_MANAGED", "ACME", "CUSTOMER_PROVIDED"]}
LISTS = {"acm:certificate": ("acm", "list_certificates",
                             "CertificateSummaryList", KINDS)}


def fill(client, region, keys):
    acm = client("acm", region)
    for name, kind in (("www", "RSA_2048"), ("api", "EC_prime256v1")):
        acm.request_certificate(
            DomainName=f"{name}.acme.example", ValidationMethod="DNS",
            KeyAlgorithm=kind, Options={
                "CertificateTransparencyLoggingPreference":
                "ENABLED" if name == "www" else "DISABLED"})


def arguments(each, with_):
    return {"acm": {"ListCertificates": with_(**KINDS)}}
