"""AWS's wire names and boto3's model names, one into the other, by botocore's
shapes; and the path language of core/doc/PATHS.md over such a tree.

Written from the documents, not from Exhibit's source: a second opinion.
"""
import base64
import csv
import datetime
import io
import json
import re
import urllib.parse

from botocore.utils import parse_timestamp

XML = ("query", "ec2", "rest-xml")
OUTSIDE = ("header", "headers", "statusCode")
CLIENT = {"servicequotas": "service-quotas",
          "applicationautoscaling": "application-autoscaling"}


# ---- names -----------------------------------------------------------------

def outward(protocol, shape, member):
    """How an answer spells a member of a structure."""
    return shape.serialization.get("name", member)


def inward(protocol, shape, member):
    """How a request spells it."""
    s = shape.serialization
    if protocol == "ec2":
        name = s.get("name", member)
        return s.get("queryName", name[0].upper() + name[1:])
    return s.get("name", member)


def to_wire(value, shape, protocol):
    """boto3's parsed answer as it was on the wire."""
    kind = shape.type_name
    xml = protocol in XML
    if kind == "structure" and isinstance(value, dict):
        tree = {}
        for member, inner in shape.members.items():
            if member not in value or \
                    inner.serialization.get("location") in OUTSIDE:
                continue
            name = outward(protocol, inner, member)
            made = to_wire(value[member], inner, protocol)
            if inner.type_name == "list" and xml:
                item = inner.member.serialization.get("name", "member")
                if inner.serialization.get("flattened"):
                    name = inner.member.serialization.get("name", name)
                else:
                    made = {item: made}
            tree[name] = made
        return tree
    if kind == "list" and isinstance(value, list):
        return [to_wire(v, shape.member, protocol) for v in value]
    if kind == "map" and isinstance(value, dict):
        if not xml:
            return {k: to_wire(v, shape.value, protocol)
                    for k, v in value.items()}
        key = shape.key.serialization.get("name", "key")
        val = shape.value.serialization.get("name", "value")
        return {"entry": [{key: k, val: to_wire(v, shape.value, protocol)}
                          for k, v in value.items()]}
    return value


def root_of(answer, operation, protocol):
    """What a path starts from: inside the root element, or the payload."""
    shape = operation.output_shape
    payload = shape.serialization.get("payload")
    if payload is None:
        return to_wire(answer, shape, protocol)
    if payload not in answer:
        return {}
    value = answer[payload]
    if shape.members[payload].type_name in ("string", "blob"):
        return json.loads(value)
    return to_wire(value, shape.members[payload], protocol)


def from_wire(value, shape, protocol):
    """A request's argument, as boto3 wants it."""
    kind = shape.type_name
    if kind == "structure":
        names = {inward(protocol, s, m): m for m, s in shape.members.items()}
        return {names[k]: from_wire(v, shape.members[names[k]], protocol)
                for k, v in value.items()}
    if kind == "list":
        return [from_wire(v, shape.member, protocol) for v in value]
    if kind in ("integer", "long"):
        return int(value)
    if kind == "boolean":
        return value in (True, "true")
    return value


def arguments(words, operation, protocol):
    """The words of a request's key as boto3's keyword arguments."""
    shape = operation.input_shape
    names = {inward(protocol, s, m): m for m, s in shape.members.items()} \
        if shape else {}
    kwargs = {}
    for word in words:
        name, _, value = word.partition("=")
        several = value.split(",")      # one element an id, if it is no JSON
        name, value = map(urllib.parse.unquote, (name, value))
        member = names[name]
        inner = shape.members[member]
        if inner.type_name == "list" and value[:1] != "[":
            value = [urllib.parse.unquote(v) for v in several]
        elif inner.type_name in ("list", "structure", "map"):
            value = json.loads(value)
        kwargs[member] = from_wire(value, inner, protocol)
    return kwargs


# ---- paths -----------------------------------------------------------------

STEP = re.compile(r"([^.\[\]{}]*)((?:\[[^\]]*\]|\{\}|\{csv\})*)(?:\.|$)")
SUFFIX = re.compile(r"\[[^\]]*\]|\{\}|\{csv\}")
MISSING = object()


def text(value):
    if value is True or value is False:
        return "true" if value else "false"
    return str(value)


def document(value):
    if not isinstance(value, str):
        return value        # boto3 has read it already
    if value == "":
        return MISSING
    return json.loads(urllib.parse.unquote(value) if value[0] == "%"
                      else value)


def table(value):
    body = value if isinstance(value, bytes) else base64.b64decode(value)
    return list(csv.DictReader(io.StringIO(body.decode())))


def matches(element, condition, variables):
    member, negated, wanted = re.fullmatch(r"(.*?)(!?)=(.*)",
                                           condition).groups()
    found = element
    for name in [] if member == "." else member.split("."):
        found = found.get(name, MISSING) if isinstance(found, dict) \
            else MISSING
    there = found is not MISSING and found is not None and found != ""
    if wanted == "":
        is_so = not there
    else:
        pattern = "".join(
            ".*" if c == "*" and at in (0, len(wanted) - 1) else re.escape(c)
            for at, c in enumerate(wanted))
        for name, value in variables.items():
            pattern = pattern.replace(re.escape("{%s}" % name),
                                      re.escape(value))
        is_so = there and re.fullmatch(pattern, text(found), re.S) is not None
    return is_so != bool(negated)


def suffixes(places, suffix, variables):
    for value in places:
        if suffix in ("{}", "{csv}"):
            if value is MISSING or value is None:
                yield MISSING
            else:
                yield document(value) if suffix == "{}" else table(value)
            continue
        if value is MISSING or value is None:
            continue
        for element in value if isinstance(value, list) else [value]:
            if suffix == "[]" or matches(element, suffix[1:-1], variables):
                yield element


def step(value, name):
    if name == "*" or "|" in name:
        if isinstance(value, list) and name == "*":
            yield from value
        elif isinstance(value, dict):
            for key, inner in value.items():
                if name == "*" or key in name.split("|"):
                    yield inner
        return
    if isinstance(value, list) and value:
        value = value[0]    # a repeated element: the first
    found = value.get(name, MISSING) if isinstance(value, dict) else MISSING
    yield found


def places(root, path, variables):
    """Each place; MISSING where it has no value."""
    here = [root]
    path = path or "."
    if path[0] == ".":
        path = path[1:]
        for suffix in SUFFIX.findall(path):
            here = list(suffixes(here, suffix, variables))
        return here
    at = 0
    while at < len(path):
        m = STEP.match(path, at)
        at = m.end()
        if m[1]:
            here = [v for p in here for v in step(p, m[1])]
        for suffix in SUFFIX.findall(m[2]):
            here = list(suffixes(here, suffix, variables))
    return [MISSING if v is None else v for v in here]


# ---- equality --------------------------------------------------------------

def is_marker(value):
    return isinstance(value, str) and "[redacted" in value


def same_scalar(shown, live):
    if isinstance(live, datetime.datetime):
        try:
            then = parse_timestamp(shown)
        except (ValueError, TypeError, OverflowError):
            return False
        if then.tzinfo is None:
            then = then.replace(tzinfo=datetime.timezone.utc)
        return abs((then - live).total_seconds()) < 1
    if text(shown) == text(live):
        return True
    if isinstance(live, (int, float)) and not isinstance(live, bool):
        try:
            return float(shown) == float(live)
        except (ValueError, TypeError):
            return False
    return False


def full(tree):
    """Without what is empty: <a/> is an empty text, list or structure."""
    return {k: v for k, v in tree.items()
            if v not in (None, "", [], {}) and not k.startswith("xmlns")
            and not (isinstance(v, dict) and not full(v))}


def same(shown, live):
    """What the bundle shows and what boto3 reads, whatever their spelling."""
    if isinstance(live, dict) and isinstance(shown, str):
        try:
            shown = document(shown)
        except ValueError:
            return False
    if isinstance(live, list) and not isinstance(shown, list):
        shown = [shown]
    if isinstance(live, dict):
        if not isinstance(shown, dict):
            return False
        shown, live = full(shown), full(live)
        return set(shown) == set(live) and \
            all(same(shown[k], v) for k, v in live.items())
    if isinstance(live, list):
        return len(shown) == len(live) and \
            all(same(a, b) for a, b in zip(shown, live))
    if is_marker(shown):
        return live not in ("", None)
    return same_scalar(shown, live)


def difference(stored, live, where=""):
    """Where two parsed answers differ, or None."""
    if is_marker(stored):
        return None if live not in ("", None) else where
    if isinstance(live, dict) and isinstance(stored, dict):
        for k in sorted(set(stored) | set(live)):
            if k not in stored or k not in live:
                return f"{where}.{k} only " + \
                    ("stored" if k in stored else "live")
            found = difference(stored[k], live[k], f"{where}.{k}")
            if found:
                return found
        return None
    if isinstance(live, list) and isinstance(stored, list):
        if len(stored) != len(live):
            return f"{where}: {len(stored)} and {len(live)}"
        for n, (a, b) in enumerate(zip(stored, live)):
            found = difference(a, b, f"{where}[{n}]")
            if found:
                return found
        return None
    return None if stored == live else f"{where}: {stored!r}, {live!r}"
