#!/usr/bin/env python3
"""Makes core/aws/endpoints.tsv and core/aws/endpoint_table.c from botocore.

    pip install botocore            # in an environment of its own
    tests/contract/make_endpoints.py 2026-11-21

endpoints.tsv: which service is in which region.  A service that endpoints.json
lists for its partition as a whole, or not at all, has no line: nothing is
excused by ignorance.  endpoint_table.c: where FIPS hosts exist, and what comes
before ".region.suffix" in those that are not <service>-fips.
"""
import collections
import json
import os
import sys

import botocore

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SERVICES = """
access-analyzer account acm api.ecr api.sagemaker application-autoscaling
artifact auditmanager autoscaling backup cloudtrail comprehend
comprehendmedical config ec2 ecs eks elasticfilesystem events guardduty health
iam inspector2 kms logs macie2 mediaconvert monitoring organizations s3
s3-control secretsmanager securityhub servicequotas ssm sts support
transcribe transcribestreaming
""".split()


def read(name):
    path = os.path.join(os.path.dirname(botocore.__file__), "data", name)
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def partitions():
    """Yields (id, dnsSuffix, real regions, services)."""
    real = {p["id"]: [r for r in p["regions"] if not r.endswith("-global")]
            for p in read("partitions.json")["partitions"]}
    for p in read("endpoints.json")["partitions"]:
        yield (p["partition"], p["dnsSuffix"],
               real.get(p["partition"], sorted(p["regions"])), p["services"])


def offered():
    for _, _, regions, services in partitions():
        for service in SERVICES:
            listed = services.get(service, {}).get("endpoints", {})
            if services.get(service, {}).get("isRegionalized") is False:
                continue
            yield from ((service, r) for r in regions if r in listed)


# Where AWS's rule sets, unlike endpoints.json, say that the plain host of
# GovCloud is the FIPS host.
PLAIN_IN_GOV = ("acm", "autoscaling", "ec2")


def fips_label(service, endpoint, region, suffix):
    for v in endpoint.get("variants", ()):
        if v["tags"] == ["fips"]:
            host = v.get("hostname", f"{service}-fips.{region}.{suffix}")
            tail = f".{region}.{suffix}"
            return host[:-len(tail)] if host.endswith(tail) else None
    return None


def fips():
    """Yields (service, partition, label, regions)."""
    for partition, suffix, regions, services in partitions():
        if partition not in ("aws", "aws-us-gov"):
            continue
        for service in SERVICES:
            s = services.get(service)
            if s is None or service in ("iam", "organizations"):
                continue    # host.c has these
            labels = collections.defaultdict(list)
            for r in regions:
                label = fips_label(service, s["endpoints"].get(r, {}), r,
                                   suffix)
                if label is not None:
                    labels[label].append(r)
            if partition == "aws-us-gov" and service in PLAIN_IN_GOV:
                labels = {service: regions}
            for label, where in sorted(labels.items()):
                yield service, partition, label, where
            if not labels and partition == "aws":
                yield service, partition, "", []


HEAD = """\
/*
 * endpoint_table.c - where FIPS hosts exist, and their label before the region
 *
 * Made by tests/contract/make_endpoints.py from botocore {version} on {date}.
 * Empty: AWS lists none for this service in this partition.
 */
#include "aws/endpoint_table.h"

#include <stddef.h>

const struct fips_row fips_table[] = {{
"""


def c_regions(regions):
    lines, line = [], ""
    for r in regions:
        if len(line) + len(r) > 52:
            lines.append(line)
            line = ""
        line += r + " "
    lines.append(line.rstrip())
    return "\n\t  ".join(f'"{x}"' for x in lines)


def main():
    date, version = sys.argv[1], botocore.__version__
    with open(os.path.join(ROOT, "core/aws/endpoints.tsv"), "w",
              encoding="ascii") as out:
        out.write(f"# botocore {version}\t{date}\n")
        out.writelines(f"{s}\t{r}\n" for s, r in sorted(set(offered())))
    with open(os.path.join(ROOT, "core/aws/endpoint_table.c"), "w",
              encoding="ascii") as out:
        out.write(HEAD.format(version=version, date=date))
        for service, partition, label, regions in sorted(fips()):
            gap = "\n\t  " if regions else " "
            out.write(f'\t{{ "{service}", "{partition}", "{label}",{gap}'
                      f'{c_regions(regions)} }},\n')
        out.write("\t{ NULL, NULL, NULL, NULL },\n};\n")


if __name__ == "__main__":
    main()
