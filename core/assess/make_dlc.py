#!/usr/bin/env python3
"""Makes core/assess/dlc.tsv: AWS Deep Learning Containers, as AWS states them.

    pip install pyyaml              # in an environment of its own
    git clone https://github.com/aws/deep-learning-containers
    git clone https://github.com/aws/sagemaker-python-sdk
    core/assess/make_dlc.py deep-learning-containers sagemaker-python-sdk

Read from the two repositories' HEAD (a bare clone will do): accounts from the
page on Regions and from the SDK's image_uri_config, which has those that the
page leaves out; versions, dates and tags from docs/src/data and
docs/src/legacy.  core/assess/DLC.md says what the columns mean.  The date is
the commit's.

The policy's notices are prose (docs/src/templates/reference/
support_policy.template.md); NEWEST_ONLY and PARTLY below say the same, and the
script stops when the prose has changed.
"""
import hashlib
import json
import os
import re
import subprocess
import sys

import yaml

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dlc.tsv")
CONFIG = "sagemaker-core/src/sagemaker/core/image_uri_config/"
POLICY = "docs/src/templates/reference/support_policy.template.md"
# Of the section "## Notice", from which the three below were read.
NOTICE = "efa90d6f7d61af3c"

PARTITIONS = (("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-isob-", "aws-iso-b"),
              ("us-isof-", "aws-iso-f"), ("eu-isoe-", "aws-iso-e"),
              ("us-iso-", "aws-iso"), ("eusc-", "aws-eusc"), ("", "aws"))
# "For vLLM and SGLang, only the latest released versions are supported."
NEWEST_ONLY = ("vLLM", "vLLM-Omni", "SGLang")
# A folder is a line of releases of its own, but for the framework's group.
LINE = {"vllm-arm64": "vllm"}
# Ubuntu: vLLM and SGLang, PyTorch 2.8 to 2.10, "cannot be fully patched".
PARTLY = (("vLLM", r""), ("SGLang", r""), ("PyTorch", r"2\.(8|9|10)(\.|$)"))
# "Scikit-Learn 1.4-2 for Python 3.10 is no longer supported"; since when is not
# said.
ENDED = (("sagemaker-scikit-learn", "1.4-2", "Scikit-Learn",
          "1.4-2 1.4-2-cpu 1.4-2-cpu-py3"),)
# Of one file only, example_ecr_account of sagemaker-tritonserver.
TRITON = ("007439368137", "us-east-2", "triton")
# A framework's older versions are for all of its repositories.
LEGACY = {"pytorch": "PyTorch", "tensorflow": "TensorFlow"}
LEGACY_OF = {"pytorch": ("pytorch-inference", "pytorch-inference-arm64",
                         "pytorch-inference-graviton", "pytorch-training",
                         "pytorch-training-arm64"),
             "tensorflow": ("tensorflow-inference", "tensorflow-inference-arm64",
                            "tensorflow-inference-graviton",
                            "tensorflow-training")}


class Source:
    def __init__(self, folder):
        self.folder = folder

    def git(self, *words):
        return subprocess.run(["git", "-C", self.folder, *words], check=True,
                              capture_output=True, text=True).stdout

    def read(self, path):
        return self.git("show", f"HEAD:{path}")

    def under(self, folder, end):
        names = self.git("ls-tree", "-r", "--name-only", "HEAD", "--", folder)
        return [n for n in names.split("\n") if n.endswith(end)]

    def head(self):
        return self.git("log", "-1", "--format=%h %cs", "--abbrev=12").split()


def partition(region):
    return next(p for prefix, p in PARTITIONS if region.startswith(prefix))


def registries(node):
    """Every "registries" below: {region: account}, and its repository."""
    if isinstance(node, dict):
        if isinstance(node.get("registries"), dict):
            names = node.get("repository") or []
            yield node["registries"], [names] if isinstance(names, str) else names
        for v in node.values():
            yield from registries(v)
    elif isinstance(node, list):
        for v in node:
            yield from registries(v)


def kind_of(accounts):
    known = {"763104351884": "dlc", "683313688378": "algorithm",
             "520713654638": "legacy", "658645717510": "modelparallel"}
    return next((k for a, k in known.items() if a in accounts.values()), None)


def of_page(dlc):
    """(account, region, kind) of the page on Regions."""
    kind = None
    for line in dlc.read("docs/reference/region_availability.md").split("\n"):
        if line.startswith("## "):
            kind = "algorithm" if "Algorithm" in line else "dlc"
        m = re.match(r"\|[^|]*\| ([a-z0-9-]+) \| (\d{12}) \|", line)
        if m:
            yield m.group(2), m.group(1), kind


def of_sdk(sdk):
    """The same of the SDK, and its repositories' names."""
    accounts, names = set(), set()
    for path in sdk.under(CONFIG, ".json"):
        for where, repositories in registries(json.loads(sdk.read(path))):
            kind = kind_of(where)
            if kind is None:
                continue
            accounts |= {(a, r, kind) for r, a in where.items()}
            if kind != "algorithm":
                names |= set(repositories)
    return accounts, names


def patterns(version, tags):
    """What tags of this version look like: as published, and longer forms."""
    out = set()
    for tag in tags:
        if tag == version:
            out |= {tag, tag + "-cpu", tag + "-cpu-py3"}
        elif re.match(re.escape(version) + "[.-]", tag):
            out |= {version + "-*", version + ".*"}
        elif re.search(r"-v\d+(\.\d+)+$", tag):
            out |= {tag, tag + ".*"}
        elif re.match(r"(devel|runtime)-", tag):
            out |= {tag, tag + "-*"}
        elif re.search(r"-v\d+$", tag) or "-cuda" in tag:
            out.add(tag)
        else:
            out |= {tag, tag + "-v*"}
    return out


def order(version):
    """So that 0.9 < 0.10 < 0.21.0rc1 < 0.21.0; without what the build adds."""
    parts = re.findall(r"\d+|[a-z]+", version.split("+")[0])
    return [(0, p) if p.isalpha() else (1, int(p)) for p in parts] + [(1, -1)]


def display_names(dlc):
    return yaml.safe_load(dlc.read("docs/src/global.yml"))[
        "display_names"]["repositories"]


def of_data(dlc):
    """One row a folder, version and OS: its dates, titles and tags."""
    titles, rows = display_names(dlc), {}
    for path in dlc.under("docs/src/data", ".yml"):
        folder = path.split("/")[-2]
        if folder == "template":
            continue
        d = yaml.safe_load(dlc.read(path))
        key = (d.get("ecr_repository", folder), d["version"],
               d.get("os", "-"), folder)
        row = rows.setdefault(key, {"ga": d.get("ga", "-"),
                                    "eop": d.get("eop", "-"), "tags": set(),
                                    "framework": d["framework"],
                                    "title": titles.get(folder, folder)})
        if (row["ga"], row["eop"]) != (d.get("ga", "-"), d.get("eop", "-")):
            sys.exit(f"{path}: other dates than its neighbours")
        row["tags"] |= patterns(d["version"].split("+")[0], d["tags"])
    return rows


def notes(key, row, newest):
    _, version, osname, folder = key
    words = []
    if row["framework"] in NEWEST_ONLY:
        words.append("newest" if newest[LINE.get(folder, folder)] == version
                     else "superseded")
    if osname.startswith("ubuntu") and any(
            row["framework"] == f and re.match(v, version) for f, v in PARTLY):
        words.append("partly-patched")
    return " ".join(words) or "-"


def versions(dlc):
    rows = of_data(dlc)
    newest = {}
    for _, version, _, folder in rows:
        line = LINE.get(folder, folder)
        if line not in newest or order(version) > order(newest[line]):
            newest[line] = version
    for key, row in rows.items():
        yield (key[0], key[1], key[2], row["ga"], row["eop"],
               notes(key, row, newest), row["title"],
               " ".join(sorted(row["tags"])))
    legacy = yaml.safe_load(dlc.read("docs/src/legacy/legacy_support.yml"))
    for group, old in legacy.items():
        for v in old:
            for name in LEGACY_OF[group]:
                yield (name, v["version"], "-", v["ga"], v["eop"], "-",
                       LEGACY[group], f"{v['version']}-* {v['version']}.*")
    for name, version, title, tags in ENDED:
        yield name, version, "-", "-", "-", "unsupported", title, tags


def check_notice(dlc):
    text = dlc.read(POLICY).split("## Notice")[1].split("\n## ")[0]
    have = hashlib.sha256(text.encode()).hexdigest()
    if not have.startswith(NOTICE):
        sys.exit(f"{POLICY}: the notices have changed: read them, then NOTICE "
                 f"= {have[:16]}")


def main():
    dlc, sdk = Source(sys.argv[1]), Source(sys.argv[2])
    check_notice(dlc)
    (commit, date), (sdk_commit, _) = dlc.head(), sdk.head()
    accounts, names = of_sdk(sdk)
    accounts |= set(of_page(dlc)) | {TRITON}
    rows = sorted(set(versions(dlc)))
    titles = {row[0]: row[6] for row in rows} | display_names(dlc)
    with open(OUT, "w", encoding="ascii") as out:
        out.write(f"# aws/deep-learning-containers {commit}, "
                  f"aws/sagemaker-python-sdk {sdk_commit}\t{date}\n")
        for account, region, kind in sorted(accounts,
                                            key=lambda a: (a[2], a[1])):
            out.write(f"account\t{account}\t{region}\t{partition(region)}"
                      f"\t{kind}\n")
        for name in sorted(names | {row[0] for row in rows}):
            out.write(f"repository\t{name}\t{titles.get(name, name)}\n")
        for row in rows:
            out.write("version\t" + "\t".join(row) + "\n")


if __name__ == "__main__":
    main()
