"""Certificates of two kinds of key, imported: moto confirms by the clock what
it is asked for."""
import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

# what is hidden by default is asked for, too
KINDS = {"Includes": {"keyTypes": [
    "RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1",
    "EC_secp384r1", "EC_secp521r1"]}, "CertificateKeyPairOrigins": [
        "AWS_MANAGED", "ACME", "CUSTOMER_PROVIDED"]}
LISTS = {"acm:certificate": ("acm", "list_certificates",
                             "CertificateSummaryList", KINDS)}


def certificate(name, key, days):
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime(2026, 1, 1)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(
        subject).public_key(key.public_key()).serial_number(7) \
        .not_valid_before(now).not_valid_after(
            now + datetime.timedelta(days=days)).sign(key, hashes.SHA256())
    return {"Certificate": made.public_bytes(serialization.Encoding.PEM),
            "PrivateKey": key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.TraditionalOpenSSL,
                serialization.NoEncryption())}


def fill(client, region, keys):
    acm = client("acm", region)
    for name, key, days in (
            ("www.acme.example", rsa.generate_private_key(65537, 2048), 9999),
            ("api.acme.example", ec.generate_private_key(ec.SECP256R1()),
             9999)):
        acm.import_certificate(**certificate(name, key, days))


def arguments(each, with_):
    return {"acm": {"ListCertificates": with_(**KINDS)}}
