#!/usr/bin/env python3
"""Makes sigv4/v4.json from AWS's published signing test suite.

    git clone https://github.com/awslabs/aws-c-auth
    tests/vectors/make_sigv4.py aws-c-auth > tests/vectors/sigv4/v4.json

Nothing is computed here: every string is a file of the suite, verbatim.
"""
import json
import subprocess
import sys

SUITE = "tests/aws-signing-test-suite/v4"
STAGES = ("canonical-request", "string-to-sign", "signature", "signed-request")


def git(clone, *words):
    return subprocess.run(("git", "-C", clone) + words, check=True,
                          capture_output=True).stdout.decode("utf-8")


def case(clone, name):
    def text(file):
        return git(clone, "show", f"HEAD:{SUITE}/{name}/{file}")

    made = {"name": name, "request": text("request.txt"),
            "context": json.loads(text("context.json"))}
    for variant in ("header", "query"):
        made[variant] = {s: text(f"{variant}-{s}.txt") for s in STAGES}
    return made


def main():
    clone = sys.argv[1]
    names = git(clone, "ls-tree", "--name-only", f"HEAD:{SUITE}").split()
    json.dump({
        "source": "https://github.com/awslabs/aws-c-auth " + SUITE,
        "license": "Apache-2.0",
        "commit": git(clone, "rev-parse", "HEAD").strip(),
        "date": git(clone, "log", "-1", "--format=%cs").strip(),
        "cases": [case(clone, name) for name in names],
    }, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
