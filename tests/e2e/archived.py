#!/usr/bin/python3
"""What lies in the store of tests/cloud is the bundle, once, and its receipt.

Reads the store's disk, not its answers.  For each of the bundle, its receipt
and its sums file: one version and no more, the bytes are those beside the
bundle, locked until the day that was asked for; the receipt says what the
store has; no upload in parts is left.

usage: archived.py STORE BUNDLE [--parts N] [--days N] [--lock MODE]
"""
import argparse
import base64
import datetime
import glob
import hashlib
import json
import os

PREFIX = "acme-sample/"


def versions(store):
    found = {}
    for path in sorted(glob.glob(os.path.join(store, "*.facts"))):
        facts = dict(line.split(": ", 1) for line in
                     open(path, encoding="utf-8").read().splitlines())
        assert ".marker" not in facts, f"somebody deleted {facts['.key']}"
        with open(path[:-len("facts")] + "data", "rb") as f:
            facts["data"] = f.read()
        found.setdefault(facts[".key"], []).append(facts)
    return found


def b64(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def checksum(data, size):
    """As S3 says it of an object in parts of that size (0: in one)."""
    if not size:
        return b64(data), []
    parts = [data[i:i + size] for i in range(0, len(data), size)]
    raw = b"".join(hashlib.sha256(p).digest() for p in parts)
    return f"{b64(raw)}-{len(parts)}", [b64(p) for p in parts]


def locked(facts, mode, until):
    name = facts[".key"]
    got = facts.get("x-amz-object-lock-mode")
    assert got == mode, f"{name}: lock {got}, wanted {mode}"
    if mode:
        ends = datetime.datetime.strptime(
            facts["x-amz-object-lock-retain-until-date"],
            "%Y-%m-%dT%H:%M:%S.000Z")
        late = abs((ends - until).total_seconds())
        assert late < 3600, f"{name}: locked until {ends}, wanted {until}"


def receipt_says(receipt, facts, data, args):
    size = receipt["parts"]["size"]
    whole, parts = checksum(data, size)
    for what, got, want in (
            ("sha256", receipt["bundle"]["sha256"],
             hashlib.sha256(data).hexdigest()),
            ("size", receipt["bundle"]["size"], len(data)),
            ("key", receipt["key"], facts[".key"]),
            ("version", receipt["version_id"], facts[".version"]),
            ("etag", receipt["etag"], facts["ETag"].strip('"')),
            ("checksum", receipt["checksum"]["value"], whole),
            ("the store's checksum", facts["x-amz-checksum-sha256"], whole),
            ("parts", receipt["parts"]["sha256"], parts),
            ("number of parts", len(parts), args.parts),
            ("lock", receipt["lock"]["mode"], args.lock or "none"),
            ("lock's end", receipt["lock"]["until"],
             facts.get("x-amz-object-lock-retain-until-date", ".")
             .split(".")[0] + "Z" if args.lock else None),
            ("class", receipt["storage_class"],
             facts.get("x-amz-storage-class", "STANDARD"))):
        assert got == want, f"receipt: {what} {got!r}, wanted {want!r}"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("store")
    p.add_argument("bundle")
    p.add_argument("--parts", type=int, default=0)
    p.add_argument("--days", type=int, default=400)
    p.add_argument("--lock", default="COMPLIANCE")
    args = p.parse_args()
    args.lock = None if args.lock == "none" else args.lock
    until = (datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
             + datetime.timedelta(args.days))
    base = os.path.basename(args.bundle)
    receipt_file = args.bundle.split(".tar")[0] + ".receipt.json"
    files = [args.bundle, receipt_file, args.bundle + ".sha256"]
    found = versions(args.store)
    keys = {PREFIX + os.path.basename(f) for f in files}
    assert set(found) == keys, f"the store has {sorted(found)}"
    for key, all_of_it in found.items():
        assert len(all_of_it) == 1, f"{len(all_of_it)} versions of {key}"
    for path in files:
        [facts] = found[PREFIX + os.path.basename(path)]
        with open(path, "rb") as f:
            assert f.read() == facts["data"], f"{path} is not what is stored"
        locked(facts, args.lock, until)
    [facts] = found[PREFIX + base]
    with open(receipt_file, encoding="utf-8") as f:
        receipt_says(json.load(f), facts, facts["data"], args)
    left = glob.glob(os.path.join(args.store, "uploads", "*"))
    assert not left, f"uploads left: {left}"
    state = args.bundle.split(".tar")[0] + ".upload.json"
    assert not os.path.exists(state), "the state file is left"


if __name__ == "__main__":
    main()
