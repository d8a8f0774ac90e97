#!/usr/bin/env python3
"""exhibit archive into moto's S3, which nobody here wrote; boto3 reads it back.

A bundle goes into a locked bucket in one request and one in parts; boto3 finds
one version of each, its bytes, lock, retention and checksum; the same command
again makes no other.  archive --check and the link are tried, too.  What moto
itself does otherwise than S3 is reported as MOTO, never passed over.

usage: moto_archive.py BUILD FOLDER
"""
import base64
import glob
import hashlib
import json
import os
import subprocess
import sys
import urllib.request

from botocore.exceptions import ClientError

import moto_server

HERE = os.path.dirname(os.path.abspath(__file__))
BUCKET, REGION = "acme-moto-archive", "eu-west-1"
SEAL = """. "$(dirname "$0")/start.sh"
. "$here/sealed.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder" && seal_two"""

failures, lacks = [], []


def same(what, got, want):
    if got != want:
        failures.append(what)
        print(f"FAIL {what}: {got!r}, wanted {want!r}")


def lacking(what):
    if what not in lacks:
        lacks.append(what)
        print("MOTO", what)


class Exhibit:
    def __init__(self, build, folder, port):
        self.folder, self.program = folder, os.path.join(build, "exhibit")
        self.env = {k: v for k, v in os.environ.items() if k[:4] != "AWS_"}
        self.env.update(
            EXHIBIT_SHARE=os.path.join(build, "share"),
            EXHIBIT_MODULES=os.path.join(build, "modules"),
            AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}",
            AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE",
            AWS_SECRET_ACCESS_KEY="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            AWS_REGION=REGION, AWS_CONFIG_FILE="/dev/null",
            AWS_SHARED_CREDENTIALS_FILE="/dev/null")
        with open(os.path.join(folder, "moto.conf"), "w",
                  encoding="utf-8") as f:
            f.write("[audit]\ntrust = trust.ini\n\n[archive]\n"
                    f"to = s3://{BUCKET}/x\nretain = 400d\n")

    def run(self, *words, codes=(0,)):
        done = subprocess.run(
            [self.program, *words, "--config", "moto.conf"],
            cwd=self.folder, env=self.env, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode not in codes:
            print(done.stdout)
            raise SystemExit(f"{words}: exit {done.returncode}")
        return done.stdout


def composite(data, size):
    parts = [data[i:i + size] for i in range(0, len(data), size)]
    raw = b"".join(hashlib.sha256(p).digest() for p in parts)
    return base64.b64encode(hashlib.sha256(raw).digest()).decode(), len(parts)


def retained(s3, at, head, receipt):
    same("the receipt's retention", receipt["lock"]["until"],
         head["ObjectLockRetainUntilDate"].strftime("%Y-%m-%dT%H:%M:%SZ"))
    try:
        same("retention", s3.get_object_retention(**at)["Retention"]["Mode"],
             "COMPLIANCE")
    except ClientError as e:
        if e.response["ResponseMetadata"]["HTTPStatusCode"] != 500:
            raise
        lacking("GetObjectRetention ends in an error of its own (500)")
    try:
        s3.delete_object(**at)
        failures.append("a locked version was removed")
    except ClientError as e:
        same("removal", e.response["Error"]["Code"], "AccessDenied")


def read_back(s3, where, bundle, size):
    """What boto3 finds is what the receipt says and what was asked for."""
    name = os.path.basename(bundle)
    (prefix, lock), key = where, f"{where[0]}/{name}"
    with open(bundle, "rb") as f:
        data = f.read()
    with open(bundle.split(".tar")[0] + ".receipt.json",
              encoding="utf-8") as f:
        receipt = json.load(f)
    versions = [v for v in s3.list_object_versions(Bucket=BUCKET)["Versions"]
                if v["Key"] == key]
    same(f"{prefix}: versions", len(versions), 1)
    at = {"Bucket": BUCKET, "Key": key, "VersionId": versions[0]["VersionId"]}
    same(f"{prefix}: the receipt's version", receipt["version_id"],
         at["VersionId"])
    head = s3.head_object(**at, ChecksumMode="ENABLED")
    same(f"{prefix}: size", head["ContentLength"], len(data))
    same(f"{prefix}: lock", head.get("ObjectLockMode"), lock)
    same(f"{prefix}: class", head.get("StorageClass"), "GLACIER_IR")
    if lock:
        retained(s3, at, head, receipt)
    if size:
        want, n = composite(data, size)
        want = f"{want}-{n}"
        same(f"{prefix}: parts", len(receipt["parts"]["sha256"]), n)
    else:
        want = base64.b64encode(hashlib.sha256(data).digest()).decode()
    got = head.get("ChecksumSHA256")
    if size and got == want.split("-")[0]:
        lacking("the checksum of an object in parts does not say of how many")
        want = got
    same(f"{prefix}: checksum", got, want)
    same(f"{prefix}: the receipt's checksum", receipt["checksum"], {
        "algorithm": "SHA256", "value": want,
        "type": "COMPOSITE" if size else "FULL_OBJECT"})
    same(f"{prefix}: bytes", hashlib.sha256(
        s3.get_object(**at)["Body"].read()).hexdigest(),
        hashlib.sha256(data).hexdigest())


def link(exhibit, bundle, *words):
    said = json.loads(exhibit.run("link", bundle, "--json", *words))
    with urllib.request.urlopen(said["url"]) as answer:
        same("the link's bytes", hashlib.sha256(answer.read()).hexdigest(),
             said["sha256"])
        if os.path.basename(bundle) not in (
                answer.headers.get("Content-Disposition") or ""):
            lacking("a link's response-content-disposition is not answered")


def check(exhibit):
    said = json.loads(exhibit.run("archive", "--check", "--json",
                                  codes=(0, 1, 5)))
    state = {f["what"]: f["state"] for f in said["findings"]}
    same("check: versioning", state["versioning"], "ok")
    same("check: lock", state["lock"], "ok")
    for f in said["findings"]:
        if f["state"] == "unread":
            lacking(f"the bucket's {f['what']} cannot be asked: {f['text']}")


def main():
    build, folder = (os.path.abspath(p) for p in sys.argv[1:3])
    subprocess.run(["bash", "-c", SEAL, os.path.join(HERE, "..", "e2e", "x"),
                    build, folder], check=True)
    moto = moto_server.Moto(folder)
    try:
        s3 = moto.client("s3", REGION)
        s3.create_bucket(Bucket=BUCKET, ObjectLockEnabledForBucket=True,
                         CreateBucketConfiguration={
                             "LocationConstraint": REGION})
        exhibit = Exhibit(build, folder, moto.port)
        check(exhibit)
        # Both are the first of their stream, and so of one name: they go to
        # prefixes of their own.
        for which, size in (("small", 0), ("big", 5 << 20)):
            [bundle] = glob.glob(os.path.join(folder, which, "*.tar.gz"))
            words = ["--to", f"s3://{BUCKET}/{which}",
                     "--single-put-max", "5MiB"]
            lock = "COMPLIANCE"
            said = exhibit.run("archive", bundle, *words, codes=(0, 1))
            if size and "no lock is told, COMPLIANCE was wanted" in said:
                lacking("an upload in parts loses the lock it was begun with"
                        "; exhibit refused to call it archived")
                which, lock = "unlocked", None
                words[1] = f"s3://{BUCKET}/{which}"
                words += ["--lock", "none"]
                said = exhibit.run("archive", bundle, *words)
            same(f"{which}: archived", "archived s3://" in said, True)
            read_back(s3, (which, lock), bundle, size)
            said = exhibit.run("archive", bundle, *words)
            same(f"{which}: again", "archived already" in said, True)
            read_back(s3, (which, lock), bundle, size)
            link(exhibit, bundle, *words[:2])
        print(f"moto: archived in one request and in parts, read back by "
              f"boto3; {len(lacks)} things moto does not do")
    finally:
        moto.end()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
