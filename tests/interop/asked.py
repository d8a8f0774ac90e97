"""The requests of a bundle's evidence, each asked again through boto3; and the
tables of its plan, read from data/plan.json alone."""
import functools
import glob
import json
import os
import re
import urllib.parse

import botocore.handlers
import botocore.parsers
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

import wire
from moto_server import HOME

# Members that are another at each reading, whoever reads: of a trail, moto
# says that it delivered a minute ago, whenever it is asked; of a lifecycle
# policy, that it was run just now; the size of a file system is that of now.
VOLATILE = {"ResponseMetadata", "LatestDeliveryTime",
            "LatestDeliveryAttemptTime", "lastEvaluatedAt", "SizeInBytes"}


def lasting(tree):
    """Without what is volatile, at whatever depth."""
    if isinstance(tree, list):
        return [lasting(t) for t in tree]
    if not isinstance(tree, dict):
        return tree
    return {k: lasting(v) for k, v in tree.items() if k not in VOLATILE}


def keep_only(tree, path):
    """What keep:a.b|c leaves: of a, only b and c."""
    *above, last = path.split(".")
    for name in above:
        tree = tree.get(name, {})
    for name in set(tree) - set(last.split("|")):
        del tree[name]


class Request:
    """A line of the evidence and what boto3 gets for the same words."""

    def __init__(self, record, where, plan):
        self.record, self.where = record, where
        words = record["request"].split(" ")
        self.page = int(words.pop()[1:]) if words[-1][0] == "#" else 1
        self.service, self.op = words[0].split("/")
        self.region = "" if words[1] == "global" else words[1]
        self.words = words[2:]
        self.base = " ".join(words)
        self.module = plan.services[self.service]
        self.protocol = self.module["service"]["protocol"]
        self.answer = self.refusal = None

    def ask(self, moto, plan, before):
        client = moto.client(self.service, self.region or HOME)
        self.model = client.meta.service_model.operation_model(self.op)
        kwargs = wire.arguments(self.words, self.model, self.protocol)
        if self.page > 1:
            give, take = (plan.page_of(self).split("<") * 2)[:2]
            names = {wire.inward(self.protocol, s, m): m
                     for m, s in self.model.input_shape.members.items()}
            kwargs[names[give]] = wire.root_of(before.answer, before.model,
                                               self.protocol)[take]
        method = {v: k for k, v in
                  client.meta.method_to_api_mapping.items()}[self.op]
        try:
            self.answer = getattr(client, method)(**kwargs)
        except ClientError as e:
            self.refusal = e.response
            return
        except ResponseParserError:
            # where AWS sends XML moto sends a page of HTML, as it does for
            # all that it lacks; of an answer it would be a failure
            if moto.status < 500:
                raise
            self.refusal = {
                "Error": {"Code": str(moto.status)},
                "ResponseMetadata": {"HTTPStatusCode": moto.status}}
            return
        for name, shape in self.model.output_shape.members.items():
            if shape.serialization.get("location") in wire.OUTSIDE:
                self.answer.pop(name, None)
        self.answer = lasting(self.answer)
        for rule in self.record.get("redacted") or ():
            if rule.startswith("keep:") and "[" not in rule:
                keep_only(self.answer, rule[len("keep:"):])

    def stored(self):
        """The stored body, as botocore's parser has it."""
        protocol = "json" if self.protocol[:5] == "json-" else self.protocol
        parsed = botocore.parsers.create_parser(protocol).parse(
            {"status_code": 200, "headers": {},
             "body": self.record["body"].encode()}, self.model.output_shape)
        if self.service == "iam":   # as boto3 does behind its parser
            botocore.handlers.json_decode_policies(parsed, self.model)
        return lasting(parsed)


class Plan:
    def __init__(self, root):
        with open(f"{root}/data/plan.json", encoding="utf-8") as f:
            self.data = json.load(f)
        self.modules = {m["name"]: m for m in self.data["modules"]}
        self.services = {m["name"]: m
                         for m in self.data["modules"] if "service" in m}
        self.types = {t["name"]: t for m in self.data["modules"]
                      for t in m.get("types", ())}

    def calls(self, request):
        """(row, what its braces stood for) of each row that made it."""
        for call in self.services[request.service]["calls"]:
            if call["op"] != request.op:
                continue
            found = re.fullmatch(pattern(words(call.get("in", "")), True),
                                 " ".join(request.words), re.S)
            if found:
                yield call, {name: urllib.parse.unquote(value) for name, value
                             in found.groupdict("").items() if value}

    def page_of(self, request):
        return next(c["page"] for c, _ in self.calls(request) if "page" in c)

    def holds_within(self, kind):
        """Do its spellings say which of another kind it is in?"""
        return any(re.search(r"\{[a-z0-9]+:", s)
                   for s in self.types[kind].get("spelled", ()))

    def spelled(self, kind, value):
        """(id, region) of one of a resource's spellings."""
        for spelling in self.types[kind].get("spelled", ()):
            found = re.fullmatch(pattern(spelling), value, re.S)
            if found:
                names = found.groupdict()
                return names["id"], names.get("region")
        return value, None


VARIABLE = re.compile(r"\{([a-z0-9.:*-]*)\}")
FIXED = {"account": r"\d{12}", "partition": "aws[a-z-]*",
         "region": "[a-z]+(?:-[a-z]+)+-[0-9]+"}


def words(template):
    """The words of a table's row as the key of a request has them; of a list
    with one element an id, anything."""
    template = re.sub(r"([^ ]+)\[\]=[^ ]+", r"\1={}", template)
    return re.sub(r"(?:^|(?<= ))([^ :=]+)(?::=|==|=|:)", r"\1=", template)


@functools.lru_cache(None)
def pattern(template, request=False):
    """A spelling, or the words of a request, as a regular expression: an id
    that has slashes is one {id} in a request."""
    out, at, seen = "", 0, set()
    for m in VARIABLE.finditer(template):
        out += re.escape(template[at:m.start()])
        at, name = m.end(), m[1]
        if name == "":
            out += ".*"
            continue
        what = FIXED.get(name.rstrip("*"), "[^ ]+"
                         if name == "id*" or request else
                         "[^:@]+" if name.endswith("*") else "[^:/]+")
        group = re.sub(r"[^a-z0-9]", "_", name.rstrip("*"))
        out += what if group in seen else f"(?P<{group}>{what})"
        seen.add(group)
    return out + re.escape(template[at:])


def read_evidence(root, plan):
    requests = []
    for path in sorted(glob.glob(f"{root}/data/evidence/**/*.jsonl",
                                 recursive=True)):
        with open(path, encoding="utf-8") as f:
            for n, line in enumerate(f, 1):
                record = json.loads(line)
                where = f"{os.path.relpath(path, root)}:{n}"
                requests.append(Request(record, where, plan))
    return requests
