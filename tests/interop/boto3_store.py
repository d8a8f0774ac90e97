#!/usr/bin/env python3
"""boto3, which nobody here wrote, against the store of tests/cloud.

What an archive does with a locked bucket is done by boto3: each answer must be
parsed, hold only members that the model of its operation knows (boto3_cloud
looks), and mean what was asked for.  What no owner of a lock may do is refused.

usage: boto3_store.py BUILD_FOLDER
"""
import base64
import datetime
import hashlib
import os
import ssl
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

import boto3_cloud as bc

BUCKET, OWNER = "acme-evidence-archive", "777788889999"
PART = 5 * 1024 * 1024
# S3 answers each class there; its model never learned more than one.
MODEL_LACKS = "ListObjectVersions.Version.StorageClass"


def fail(text, said=bc.fail):
    if MODEL_LACKS not in text:
        said(text)


bc.fail = fail


def b64(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def same(what, got, want):
    if got != want:
        bc.fail(f"{what}: {got!r}, wanted {want!r}")


def refused(what, code, call, **words):
    try:
        call(**words)
    except ClientError as e:
        return same(what, e.response["Error"]["Code"], code)
    return bc.fail(f"{what}: not refused")


def single(s3, until):
    body, key = os.urandom(2_500_000), "p/x+y ü.tar.gz"
    made = s3.put_object(
        Bucket=BUCKET, Key=key, Body=body, ChecksumSHA256=b64(body),
        IfNoneMatch="*", ExpectedBucketOwner=OWNER, StorageClass="GLACIER_IR",
        ObjectLockMode="COMPLIANCE", ObjectLockRetainUntilDate=until,
        ObjectLockLegalHoldStatus="ON", ContentType="application/gzip")
    at = {"Bucket": BUCKET, "Key": key, "VersionId": made["VersionId"]}
    head = s3.head_object(**at, ChecksumMode="ENABLED")
    for name, want in (
            ("ContentLength", len(body)), ("ChecksumSHA256", b64(body)),
            ("ChecksumType", "FULL_OBJECT"), ("StorageClass", "GLACIER_IR"),
            ("ObjectLockMode", "COMPLIANCE"), ("ETag", made["ETag"]),
            ("ObjectLockRetainUntilDate", until),
            ("ObjectLockLegalHoldStatus", "ON"),
            ("ServerSideEncryption", "AES256"),
            ("ContentType", "application/gzip"),
            ("VersionId", made["VersionId"])):
        same("HeadObject " + name, head.get(name), want)
    same("GetObject", s3.get_object(**at)["Body"].read(), body)
    same("Range", s3.get_object(**at, Range="bytes=-7")["Body"].read(),
         body[-7:])
    same("retention", s3.get_object_retention(**at)["Retention"],
         {"Mode": "COMPLIANCE", "RetainUntilDate": until})
    same("legal hold", s3.get_object_legal_hold(**at)["LegalHold"],
         {"Status": "ON"})
    refused("the same again", "PreconditionFailed", s3.put_object,
            Bucket=BUCKET, Key=key, Body=b"x", IfNoneMatch="*")
    refused("removal", "AccessDenied", s3.delete_object, **at)
    refused("a shorter lock", "AccessDenied", s3.put_object_retention, **at,
            Retention={"Mode": "COMPLIANCE",
                       "RetainUntilDate": until - datetime.timedelta(1)})
    later = until + datetime.timedelta(1)
    s3.put_object_retention(**at, Retention={"Mode": "COMPLIANCE",
                                             "RetainUntilDate": later})
    same("a longer lock", s3.head_object(**at)["ObjectLockRetainUntilDate"],
         later)
    s3.delete_object(Bucket=BUCKET, Key=key)
    listed = s3.list_object_versions(Bucket=BUCKET, Prefix="p/")
    same("versions", [v["VersionId"] for v in listed["Versions"]],
         [made["VersionId"]])
    same("markers", len(listed["DeleteMarkers"]), 1)
    refused("behind a marker", "NoSuchKey", s3.get_object, Bucket=BUCKET,
            Key=key)
    return at, body


def parts(s3, until):
    bodies, key, sent = [os.urandom(PART), os.urandom(99)], "p/parts", []
    upload = s3.create_multipart_upload(
        Bucket=BUCKET, Key=key, ChecksumAlgorithm="SHA256",
        ChecksumType="COMPOSITE", ObjectLockMode="GOVERNANCE",
        ObjectLockRetainUntilDate=until)["UploadId"]
    at = {"Bucket": BUCKET, "Key": key, "UploadId": upload}
    for n, body in enumerate(bodies, 1):
        done = s3.upload_part(**at, PartNumber=n, Body=body,
                              ChecksumSHA256=b64(body))
        sent.append({"PartNumber": n, "ETag": done["ETag"],
                     "ChecksumSHA256": done["ChecksumSHA256"]})
    listed = s3.list_parts(**at, MaxParts=1)
    same("ListParts", (listed["IsTruncated"], listed["Parts"][0]["Size"],
                       listed["Parts"][0]["ChecksumSHA256"]),
         (True, PART, b64(bodies[0])))
    same("ListMultipartUploads", [u["UploadId"] for u in
         s3.list_multipart_uploads(Bucket=BUCKET)["Uploads"]], [upload])
    refused("another size", "InvalidRequest", s3.complete_multipart_upload,
            **at, MultipartUpload={"Parts": sent}, MpuObjectSize=PART)
    whole = b64(b"".join(hashlib.sha256(b).digest() for b in bodies)) + "-2"
    done = s3.complete_multipart_upload(
        **at, MultipartUpload={"Parts": sent}, IfNoneMatch="*",
        MpuObjectSize=PART + 99, ChecksumSHA256=whole)
    same("composite", (done["ChecksumSHA256"], done["ChecksumType"]),
         (whole, "COMPOSITE"))
    facts = s3.get_object_attributes(
        Bucket=BUCKET, Key=key, VersionId=done["VersionId"],
        ObjectAttributes=["Checksum", "ObjectParts", "ObjectSize", "ETag"])
    same("attributes", (facts["ObjectSize"],
                        facts["Checksum"]["ChecksumSHA256"],
                        facts["ObjectParts"]["TotalPartsCount"],
                        [(p["Size"], p["ChecksumSHA256"])
                         for p in facts["ObjectParts"]["Parts"]]),
         (PART + 99, whole, 2, [(len(b), b64(b)) for b in bodies]))
    same("whole", hashlib.sha256(s3.get_object(Bucket=BUCKET, Key=key)[
        "Body"].read()).digest(), hashlib.sha256(b"".join(bodies)).digest())
    refused("an upload that is over", "NoSuchUpload",
            s3.abort_multipart_upload, **at)


def settings(s3):
    at = {"Bucket": BUCKET, "ExpectedBucketOwner": OWNER}
    same("versioning", s3.get_bucket_versioning(**at)["Status"], "Enabled")
    same("lock", s3.get_object_lock_configuration(**at)[
        "ObjectLockConfiguration"], {"ObjectLockEnabled": "Enabled"})
    same("public access", set(s3.get_public_access_block(**at)[
        "PublicAccessBlockConfiguration"].values()), {True})
    same("policy status", s3.get_bucket_policy_status(**at)[
        "PolicyStatus"]["IsPublic"], False)
    same("lifecycle", [r["AbortIncompleteMultipartUpload"][
        "DaysAfterInitiation"] for r in
        s3.get_bucket_lifecycle_configuration(**at)["Rules"]], [7])
    s3.get_bucket_encryption(**at)
    same("location", s3.get_bucket_location(**at)["LocationConstraint"],
         "eu-west-1")
    s3.head_bucket(**at)
    refused("another owner", "AccessDenied", s3.get_bucket_versioning,
            Bucket=BUCKET, ExpectedBucketOwner="111122223333")


def links(cloud, at, body):
    s3 = boto3.client(
        "s3", region_name="eu-west-1", endpoint_url=cloud.url,
        aws_access_key_id=bc.KEY, aws_secret_access_key=bc.SECRET,
        config=Config(signature_version="s3v4",
                      s3={"addressing_style": "path"}))
    tls = ssl.create_default_context(
        cafile=os.path.join(cloud.folder, "tls-root.pem"))
    url = s3.generate_presigned_url(
        "get_object", Params={**at, "ResponseContentDisposition":
                              'attachment; filename="e.tar.gz"'},
        ExpiresIn=60)
    with urllib.request.urlopen(url, context=tls) as answer:
        same("a link", answer.read(), body)
        same("its name", answer.headers["Content-Disposition"],
             'attachment; filename="e.tar.gz"')


def main():
    cloud = bc.Cloud(sys.argv[1])
    # the store knows SHA-256 alone; boto3 would add a CRC of its own
    os.environ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required"
    until = (datetime.datetime.now(datetime.timezone.utc)
             + datetime.timedelta(400)).replace(microsecond=0)
    try:
        s3 = cloud.client("s3", "eu-west-1", (bc.KEY, bc.SECRET))
        at, body = single(s3, until)
        parts(s3, until)
        settings(s3)
        links(cloud, at, body)
    finally:
        if cloud.end() != 0:
            bc.fail("the cloud did not end cleanly")
    print("boto3 and the store: one object, one in parts, a link")
    return 1 if bc.failures else 0


if __name__ == "__main__":
    sys.exit(main())
