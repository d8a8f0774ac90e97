#!/usr/bin/env python3
"""boto3, which nobody here wrote, against tests/cloud.

Every operation the cloud serves is called in both accounts and both regions;
boto3 must parse each answer, and each answer may hold only members that the
model of its operation knows, each of its type.  A wrong secret, a wrong
external id and a stale token are refused.

usage: boto3_cloud.py BUILD_FOLDER
"""
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

import services

HERE = os.path.dirname(os.path.abspath(__file__))
WORLD = os.path.join(HERE, "..", "world")
KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
MANAGEMENT, WORKLOADS = "111122223333", "444455556666"
REGIONS = ("eu-west-1", "us-east-1")
GLOBAL = ("iam", "organizations", "account", "artifact", "health", "sts")
# The clients' names where they are not ours.
CLIENT = {"monitoring": "cloudwatch", "servicequotas": "service-quotas",
          "access-analyzer": "accessanalyzer", "elasticfilesystem": "efs"}
# Answers that are errors, and right: nothing configured, gone, or refused.
EXPECTED = {
    "AccessDeniedException": {"GetKeyPolicy", "GetEventSelectors",
                              "ListEventsDetectionJobs",
                              "ListTopicsDetectionJobs"},
    "EffectivePolicyNotFoundException": {"DescribeEffectivePolicy"},
    "InsightNotEnabledException": {"GetInsightSelectors"},
    "MetadataConfigurationNotFound": {"GetBucketMetadataConfiguration"},
    "NoSuchAccessPointPolicy": {"GetAccessPointPolicy",
                                "GetAccessPointPolicyStatus"},
    "NoSuchBucketPolicy": {"GetBucketPolicy", "GetBucketPolicyStatus"},
    "NoSuchCORSConfiguration": {"GetBucketCors"},
    "NoSuchEntity": {"GetAccountPasswordPolicy"},
    "NoSuchLifecycleConfiguration": {"GetBucketLifecycleConfiguration"},
    "NoSuchPublicAccessBlockConfiguration": {"GetPublicAccessBlock"},
    "NoSuchTagSet": {"GetBucketTagging"},
    "NoSuchWebsiteConfiguration": {"GetBucketWebsite"},
    "NotFoundException": {"GetTranscriptionJob", "GetPolicy"},
    "ObjectLockConfigurationNotFoundError": {"GetObjectLockConfiguration"},
    "ReplicationConfigurationNotFoundError": {"GetBucketReplication"},
    "ResourceNotFoundException": {"GetAccountSettings",
                                  "DescribeResourcePolicy"},
    "ResourcePolicyNotFoundException": {"DescribeResourcePolicy",
                                        "GetResourcePolicy"},
    "UnsupportedOperationException": {"GetKeyRotationStatus"},
    "AccountNotManagementOrDelegatedAdministratorException": {
        "ListOrganizationsFeatures"},
}
for more in services.all_of_them():
    for code, operations in getattr(more, "EXPECTED", {}).items():
        EXPECTED.setdefault(code, set()).update(operations)
# From a member account the organization answers only these.
MEMBER_MAY = {"DescribeOrganization", "DescribeEffectivePolicy"}

failures = []


def fail(text):
    failures.append(text)
    print("FAIL", text)


# ---- what is on the wire, against the model -------------------------------

def local(tag):
    return tag.rsplit("}", 1)[-1]


def wire_name(name, shape):
    return shape.serialization.get("name", name)


def scalar_right(kind, value, shape):
    if kind == "timestamp":
        if shape.serialization.get("timestampFormat") == "iso8601":
            return isinstance(value, str)
        return isinstance(value, (int, float)) and value is not True
    if kind in ("integer", "long"):
        return isinstance(value, int) and not isinstance(value, bool)
    if kind in ("float", "double"):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("string", "char"):
        enum = getattr(shape, "enum", [])
        return isinstance(value, str) and (not enum or value in enum)
    return isinstance(value, str)


def walk_json(value, shape, where):
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return
    if kind == "structure":
        known = {wire_name(n, s): s for n, s in shape.members.items()}
        for name, inner in value.items():
            if name not in known:
                fail(f"{where}.{name}: not in the model")
            elif inner is not None:
                walk_json(inner, known[name], f"{where}.{name}")
    elif kind == "list":
        for inner in value:
            walk_json(inner, shape.member, where + "[]")
    elif kind == "map":
        for inner in value.values():
            walk_json(inner, shape.value, where + ".*")
    elif not scalar_right(kind, value, shape):
        fail(f"{where}: {value!r} is not a right {kind}")


def walk_text(element, shape, where):
    kind, text = shape.type_name, element.text or ""
    enum = getattr(shape, "enum", [])
    if len(element):
        fail(f"{where}: elements where a {kind} belongs")
    elif kind == "boolean" and text not in ("true", "false"):
        fail(f"{where}: {text!r} is no boolean")
    elif kind in ("integer", "long") and not text.lstrip("-").isdigit():
        fail(f"{where}: {text!r} is no number")
    elif kind == "timestamp" and not text.endswith("Z"):
        fail(f"{where}: {text!r} is no time")
    elif kind == "string" and enum and text and text.lower() not in [
            e.lower() for e in enum]:   # EC2 writes "available" for Available
        fail(f"{where}: {text!r} is not one of {enum}")


def xml_known(shape):
    known = {}
    for name, inner in shape.members.items():
        wire = wire_name(name, inner)
        if inner.type_name == "list" and inner.serialization.get("flattened"):
            known[inner.member.serialization.get("name", wire)] = inner.member
            known.setdefault(wire, inner.member)
        else:
            known[wire] = inner
    return known


def walk_xml(element, shape, where):
    kind = shape.type_name
    if kind == "structure":
        known = xml_known(shape)
        for child in element:
            name = local(child.tag)
            if name in ("ResponseMetadata", "requestId"):
                continue
            if name not in known:
                fail(f"{where}.{name}: not in the model")
            else:
                walk_xml(child, known[name], f"{where}.{name}")
    elif kind == "list":
        name = shape.member.serialization.get("name", "member")
        for child in element:
            if local(child.tag) != name:
                fail(f"{where}: <{local(child.tag)}> where <{name}> belongs")
            walk_xml(child, shape.member, where + "[]")
    elif kind == "map":
        for child in element:
            if local(child.tag) != "entry":
                fail(f"{where}: <{local(child.tag)}> where <entry> belongs")
    else:
        walk_text(element, shape, where)


def walk_body(protocol, op, status, body):
    shape, where = op.output_shape, op.name
    if status >= 300 or shape is None or not body:
        return
    payload = shape.serialization.get("payload")
    if payload:
        shape = shape.members[payload]
        if shape.type_name in ("string", "blob"):
            return
    if protocol in ("json", "rest-json"):
        walk_json(json.loads(body), shape, where)
        return
    root = ET.fromstring(body)
    if protocol == "query":
        root = root.find(f".//{{*}}{op.name}Result")
    if payload is None and protocol == "rest-xml" and not len(root):
        return
    walk_xml(root, shape, where)


# ---- the cloud and clients of it -------------------------------------------

def resolve(host, *args, real=socket.getaddrinfo, **kwargs):
    """All of .localhost is this machine (RFC 6761), whatever the resolver."""
    if isinstance(host, str) and host.endswith(".localhost"):
        host = "localhost"
    return real(host, *args, **kwargs)


socket.getaddrinfo = resolve


class Cloud:
    def __init__(self, build):
        self.kept = tempfile.TemporaryDirectory(prefix="cloud-")
        self.folder = self.kept.name
        program = os.path.join(build, "cloud")
        subprocess.run([program, "--init", self.folder], check=True)
        port_file = os.path.join(self.folder, "port")
        self.process = subprocess.Popen(
            [program, "--dir", self.folder, "--port", "0",
             "--port-file", port_file])
        while not os.path.exists(port_file):
            if self.process.poll() is not None:
                raise SystemExit("the cloud did not start")
            time.sleep(0.02)
        self.url = "https://localhost:" + open(port_file).read().strip()

    def client(self, service, region, credentials, protocol=None):
        session = botocore.session.get_session()
        loader = session.get_component("data_loader")
        load = loader.load_service_model

        def with_protocol(name, type_name, api_version=None):
            model = load(name, type_name, api_version)
            if protocol and type_name == "service-2":
                model = dict(model, metadata=dict(
                    model["metadata"], protocol=protocol,
                    protocols=[protocol]))
            return model

        loader.load_service_model = with_protocol
        made = boto3.Session(*credentials, region_name=region,
                             botocore_session=session).client(
            CLIENT.get(service, service), endpoint_url=self.url,
            verify=os.path.join(self.folder, "tls-root.pem"),
            config=Config(inject_host_prefix=False,
                          s3={"addressing_style": "path"},
                          retries={"max_attempts": 8, "mode": "standard"}))

        def before_parse(operation_model, response_dict, **_):
            walk_body(made.meta.service_model.resolved_protocol,
                      operation_model, response_dict["status_code"],
                      response_dict["body"])

        made.meta.events.register("before-parse.*.*", before_parse)
        return made

    def enter(self, account, external_id="exhibit-sample", seconds=900):
        sts = self.client("sts", REGIONS[0], (KEY, SECRET))
        c = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/Auditor",
                            RoleSessionName="boto3", DurationSeconds=seconds,
                            ExternalId=external_id)["Credentials"]
        return c["AccessKeyId"], c["SecretAccessKey"], c["SessionToken"]

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(10)
        self.kept.cleanup()
        return code


# ---- arguments: from the data the world is made of --------------------------

class Data:
    """The records of an account, by service and set."""

    def __init__(self, account):
        self.account = account

    def get(self, service, name, region):
        path = os.path.join(WORLD, "accounts", self.account, service + ".json")
        if not os.path.exists(path):
            return []
        data = json.load(open(path))
        return (data.get(region, {}).get(name, [])
                + data.get("global", {}).get(name, []))


def each(service, name, **members):
    return lambda d, r: [{arg: rec[m] for arg, m in members.items()}
                         for rec in d.get(service, name, r)]


def with_(**fixed):
    return lambda d, r: [fixed]


def role_policies(d, r):
    return [{"RoleName": role["RoleName"], "PolicyName": p["PolicyName"]}
            for role in d.get("iam", "roles", r)
            for p in role["RolePolicyList"]]


def versions(d, r):
    return [{"PolicyArn": p["Arn"], "VersionId": v["VersionId"]}
            for s in ("policies", "aws-policies") for p in d.get("iam", s, r)
            for v in p["PolicyVersionList"]]


def policies(d, r):
    return [{"PolicyArn": p["Arn"]} for s in ("policies", "aws-policies")
            for p in d.get("iam", s, r)]


def media_tags(d, r):
    return [{"Arn": t["arn"].replace("{region}", r)
             .replace("{account}", d.account)}
            for t in d.get("mediaconvert", "tags", r)]


def resource_tags(d, r):
    return [{"ResourceArn": t["Arn"].replace("{region}", r)
             .replace("{account}", d.account)}
            for t in d.get("transcribe", "tags", r)]


def lookups(d, r):
    return [{"LookupAttributes": [{"AttributeKey": "EventName",
                                   "AttributeValue": n}]}
            for n in ("StartTranscriptionJob", "StartMedicalTranscriptionJob",
                      "StartCallAnalyticsJob", "StartMedicalScribeJob",
                      "StartPiiEntitiesDetectionJob", "StartPHIDetectionJob")]


def models(d, r):
    return [{"ResourceArn": m[kind + "Arn"]}
            for name, kind in (("classifiers", "DocumentClassifier"),
                               ("recognizers", "EntityRecognizer"))
            for m in d.get("comprehend", name, r)]


def own(d, r):
    return [{"AccountId": d.account}]


def access_points(d, r):
    return [{"AccountId": d.account, "Name": p["Name"]}
            for p in d.get("s3control", "access-points", r)]


def keys_and_names(d, r):
    return [{"KeyId": n} for k in d.get("kms", "keys", r)
            for n in [k["KeyId"], k["KeyArn"]] + k["names"]]


def targets(d, r):
    return [{"PolicyId": p["Id"]}
            for p in d.get("organizations", "policies", r)]


KEYS = each("kms", "keys", KeyId="KeyId")
BUCKET = each("s3", "buckets", Bucket="Name")
ROLE = each("iam", "roles", RoleName="RoleName")
FLYWHEEL = each("comprehend", "flywheels", FlywheelArn="FlywheelArn")
TRAIL = each("cloudtrail", "trails", TrailName="TrailARN")
ARGUMENTS = {
    "mediaconvert": {
        "GetQueue": each("mediaconvert", "queues", Name="name"),
        "GetPreset": each("mediaconvert", "presets", Name="name"),
        "GetJobTemplate": each("mediaconvert", "templates", Name="name"),
        "GetJob": each("mediaconvert", "jobs", Id="id"),
        "ListTagsForResource": media_tags,
    },
    "acm": {"DescribeCertificate": each("acm", "certificates",
                                        CertificateArn="CertificateArn")},
    "secretsmanager": {"DescribeSecret": each("secretsmanager", "secrets",
                                              SecretId="Name")},
    "transcribe": {
        "GetTranscriptionJob": each("transcribe", "jobs",
                                    TranscriptionJobName="TranscriptionJobName"),
        "GetMedicalTranscriptionJob": each(
            "transcribe", "medical-jobs",
            MedicalTranscriptionJobName="MedicalTranscriptionJobName"),
        "GetCallAnalyticsJob": each(
            "transcribe", "analytics-jobs",
            CallAnalyticsJobName="CallAnalyticsJobName"),
        "GetMedicalScribeJob": each(
            "transcribe", "scribe-jobs",
            MedicalScribeJobName="MedicalScribeJobName"),
        "DescribeLanguageModel": each("transcribe", "models",
                                      ModelName="ModelName"),
        "GetCallAnalyticsCategory": each("transcribe", "categories",
                                         CategoryName="CategoryName"),
        "ListTagsForResource": resource_tags,
    },
    "comprehend": {
        "DescribeFlywheel": FLYWHEEL, "ListDatasets": FLYWHEEL,
        "ListFlywheelIterationHistory": FLYWHEEL,
        "DescribeResourcePolicy": models,
        "ListTagsForResource": each("comprehend", "tags",
                                    ResourceArn="ResourceArn"),
    },
    "application-autoscaling": {
        "DescribeScalableTargets": with_(ServiceNamespace="comprehend"),
        "DescribeScalingPolicies": with_(ServiceNamespace="comprehend"),
    },
    "kms": {op: KEYS for op in (
        "GetKeyPolicy", "GetKeyRotationStatus", "ListKeyRotations",
        "ListGrants", "ListResourceTags", "GetKeyLastUsage")}
    | {"DescribeKey": keys_and_names},
    "iam": {
        "GetRole": ROLE, "ListRolePolicies": ROLE,
        "ListAttachedRolePolicies": ROLE, "GetRolePolicy": role_policies,
        "GetPolicy": policies, "ListPolicyVersions": policies,
        "GetPolicyVersion": versions,
        "ListEntitiesForPolicy": each("iam", "attached", PolicyArn="Arn"),
        "ListMFADevices": each("iam", "users", UserName="UserName"),
        "GetAccountAuthorizationDetails": with_(
            Filter=["User", "Role", "Group", "LocalManagedPolicy"]),
    },
    "cloudtrail": {
        "GetTrail": each("cloudtrail", "trails", Name="TrailARN"),
        "GetTrailStatus": each("cloudtrail", "trails", Name="TrailARN"),
        "GetEventSelectors": TRAIL, "GetInsightSelectors": TRAIL,
        "GetEventConfiguration": TRAIL,
        "GetEventDataStore": each("cloudtrail", "event-data-stores",
                                  EventDataStore="EventDataStoreArn"),
        "GetResourcePolicy": each("cloudtrail", "event-data-stores",
                                  ResourceArn="EventDataStoreArn"),
        "ListTags": each("cloudtrail", "none"),
        "LookupEvents": lookups,
    },
    "events": {
        "ListTargetsByRule": each("events", "rules", Rule="Name"),
        "DescribeRule": each("events", "rules", Name="Name"),
        "DescribeConnection": each("events", "connections", Name="Name"),
    },
    "servicequotas": {
        "ListServiceQuotas": lambda d, r: [
            {"ServiceCode": c}
            for c in ("transcribe", "comprehend", "comprehendmedical")],
        "GetServiceQuota": each("servicequotas", "quotas",
                                ServiceCode="ServiceCode",
                                QuotaCode="QuotaCode"),
    },
    "organizations": {
        "DescribeEffectivePolicy": with_(
            PolicyType="AISERVICES_OPT_OUT_POLICY"),
        "DescribeAccount": each("organizations", "accounts", AccountId="Id"),
        "ListParents": each("organizations", "children", ChildId="Id"),
        "ListOrganizationalUnitsForParent": each("organizations", "roots",
                                                 ParentId="Id"),
        "ListAccountsForParent": each("organizations", "roots",
                                      ParentId="Id"),
        "ListPolicies": with_(Filter="AISERVICES_OPT_OUT_POLICY"),
        "DescribePolicy": targets, "ListTargetsForPolicy": targets,
        "ListPoliciesForTarget": with_(TargetId="r-exmp",
                                       Filter="SERVICE_CONTROL_POLICY"),
        "ListDelegatedServicesForAccount": with_(AccountId=WORKLOADS),
        "ListAccountsWithInvalidEffectivePolicy": with_(
            PolicyType="AISERVICES_OPT_OUT_POLICY"),
    },
    "artifact": {
        "GetReportMetadata": each("artifact", "reports", reportId="id"),
        "ListReportVersions": each("artifact", "reports", reportId="id"),
    },
    "s3control": {op: access_points for op in (
        "GetAccessPoint", "GetAccessPointPolicy",
        "GetAccessPointPolicyStatus")},
    "sts": {"AssumeRole": lambda d, r: [
        {"RoleArn": "arn:aws:iam::444455556666:role/Auditor",
         "RoleSessionName": "again", "ExternalId": "exhibit-sample"}]
        if d.account == MANAGEMENT else []},
    "ec2": {"DescribeVpcEndpointServices": with_(Filters=[
        {"Name": "service-name", "Values": ["*.transcribe"]}])},
    "monitoring": {"DescribeAlarms": with_(
        AlarmTypes=["MetricAlarm", "CompositeAlarm"], MaxRecords=100)},
}
for more in services.all_of_them():
    if hasattr(more, "arguments"):
        for name, operations in more.arguments(each, with_).items():
            ARGUMENTS.setdefault(name, {}).update(operations)


def arguments(service, op, data, region):
    if service == "s3":
        return BUCKET(data, region) if op != "ListBuckets" \
            else [{"MaxBuckets": 1000}, {}]
    if service == "s3control" and op not in ARGUMENTS[service]:
        return own(data, region)
    return ARGUMENTS.get(service, {}).get(op, with_())(data, region)


# ---- the checks ---------------------------------------------------------------

def method_name(client, op):
    return {v: k for k, v in client.meta.method_to_api_mapping.items()}[op]


def pages(client, op, spec, args):
    """Every page, by the token the world names; how many."""
    page = spec.get("page")
    call = getattr(client, method_name(client, op))
    shape = client.meta.service_model.operation_model(op)

    def member(structure, wire):
        for name, inner in structure.members.items():
            if wire_name(name, inner) == wire:
                return name
        return wire

    n, seen = 1, set()
    answer = call(**args)
    while page:
        token = answer.get(member(shape.output_shape, page["out"]))
        if not token:
            break
        if token in seen:
            fail(f"{op}: the token {token} came twice")
            break
        seen.add(token)
        answer = call(**{**args, member(shape.input_shape, page["in"]): token})
        n += 1
    return n


def expected(account, service, op, error):
    code = error.response["Error"]["Code"]
    if service == "organizations" and account != MANAGEMENT:
        return (code == "AccessDeniedException") != (op in MEMBER_MAY)
    return op in EXPECTED.get(code, ())


def call_all(cloud, account, credentials):
    data, calls, paged = Data(account), 0, set()
    for name in sorted(os.listdir(os.path.join(WORLD, "services"))):
        service = name[:-len(".json")]
        specs = json.load(open(os.path.join(WORLD, "services", name)))
        protocols = ("json", "query") if service == "monitoring" else (None,)
        for region in REGIONS[-1:] if service in GLOBAL else REGIONS:
            for protocol in protocols:
                client = cloud.client(service, region, credentials, protocol)
                for op, spec in specs["operations"].items():
                    for args in arguments(service, op, data, region):
                        calls += 1
                        try:
                            if pages(client, op, spec, args) > 1:
                                paged.add(f"{service}:{op}")
                        except ClientError as e:
                            if not expected(account, service, op, e):
                                fail(f"{account} {region} {service}:{op} "
                                     f"{args}: {e}")
                        except Exception as e:  # parse errors of any kind
                            fail(f"{account} {region} {service}:{op} {args}: "
                                 f"{type(e).__name__}: {e}")
    return calls, paged


def refused(what, code, call):
    try:
        call()
    except ClientError as e:
        if e.response["Error"]["Code"] != code:
            fail(f"{what}: {e.response['Error']['Code']}, not {code}")
        return
    fail(f"{what}: not refused")


def refusals(cloud):
    wrong = (KEY, "not" + SECRET)
    kid, secret, token = cloud.enter(WORKLOADS)
    r = REGIONS[0]
    refused("wrong secret (json)", "InvalidSignatureException",
            cloud.client("kms", r, wrong).list_keys)
    refused("wrong secret (query)", "SignatureDoesNotMatch",
            cloud.client("iam", r, wrong).list_roles)
    refused("wrong secret (ec2)", "AuthFailure",
            cloud.client("ec2", r, wrong).describe_regions)
    refused("wrong secret (rest-xml)", "SignatureDoesNotMatch",
            cloud.client("s3", r, wrong).list_buckets)
    refused("wrong secret (rest-json)", "InvalidSignatureException",
            cloud.client("artifact", r, wrong).list_reports)
    refused("unknown key", "UnrecognizedClientException",
            cloud.client("kms", r, ("AKIASAMPLEUNKNOWN000", SECRET)).list_keys)
    refused("no session token", "UnrecognizedClientException",
            cloud.client("kms", r, (kid, secret)).list_keys)
    refused("another token", "UnrecognizedClientException",
            cloud.client("kms", r, (kid, secret, token[::-1])).list_keys)
    refused("wrong external id", "AccessDenied",
            lambda: cloud.enter(WORKLOADS, "guess"))
    refused("unknown role", "AccessDenied", lambda: cloud.enter("999999999999"))
    refused("bucket of another account", "AccessDenied",
            lambda: cloud.client("s3", r, (kid, secret, token))
            .get_bucket_acl(Bucket="acme-trail-logs"))
    refused("no such bucket", "NoSuchBucket",
            lambda: cloud.client("s3", r, (kid, secret, token))
            .get_bucket_acl(Bucket="acme-nowhere"))


def main():
    cloud = Cloud(sys.argv[1])
    try:
        identity = cloud.client("sts", REGIONS[0], (KEY, SECRET))
        if identity.get_caller_identity()["Account"] != MANAGEMENT:
            fail("GetCallerIdentity names another account")
        total, paged = 0, set()
        for account in (MANAGEMENT, WORKLOADS):
            credentials = cloud.enter(account)
            if account == MANAGEMENT:
                credentials = (KEY, SECRET)
            calls, with_pages = call_all(cloud, account, credentials)
            total, paged = total + calls, paged | with_pages
        refusals(cloud)
        print(f"{total} calls, {len(paged)} lists with pages")
        if len(paged) < 8:
            fail(f"only {sorted(paged)} have pages")
    finally:
        if cloud.end() != 0:
            fail("the cloud did not end cleanly")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
