"""What the tables' paths give over boto3's answers: a second assessment, as far
as the values of settings go, made from the documents."""
import collections
import json
import re

import wire
from moto_fill import ACCOUNT
from moto_server import HOME


class Facts:
    """What the tables' paths give over boto3's answers."""

    def __init__(self, requests, plan):
        self.plan = plan
        self.children = collections.defaultdict(dict)
        self.kept = {}          # what a list's items carried along: whose it is
        self.values = collections.defaultdict(list)
        self.gaps = collections.defaultdict(set)
        self.read = collections.defaultdict(list)
        for m in plan.data["modules"]:
            for n, s in enumerate(m.get("settings", ())):
                call = self.source(m, s)
                if call is not None:
                    self.read[id(call)].append((m["name"], n, s))
        rows = [(r, *row) for r in requests for row in plan.calls(r)]
        for r, call, braces in sorted(
                (row for row in rows if row[1].get("lists")),
                key=lambda row: self.depth(row[1]["on"])):
            self.note_members(r, call, braces)
        for r, call, braces in rows:
            self.note_values(r, call, braces)

    def depth(self, kind, below=()):
        """How many lists lead to it: what is above is to be known first."""
        above = {c["on"] for m in self.plan.data["modules"]
                 for c in m.get("calls", ()) if c.get("lists") == kind}
        return min((1 + self.depth(a, (*below, kind))
                    for a in above.difference(below, (kind,))), default=0)

    def source(self, module, setting):
        """The row of the call a setting is read from."""
        name = setting.get("from", "")
        if name.startswith("-> "):      # what refers to it: no call
            return None
        if ":" in name and name not in self.plan.types:
            owner, name = name.split(":")
            module = self.plan.modules[owner]
        for call in module.get("calls", ()):
            if name in (call.get("name"), call["op"]) and \
                    (call.get("name") in (None, name)):
                return call
        return None

    def variables(self, r):
        return {"account": ACCOUNT, "region": r.region or HOME,
                "partition": "aws"}

    def on(self, r, call, braces):
        """(type, region, id as it is shown) a request was made on."""
        kind = call["on"]
        if kind == "account":
            return kind, "", ACCOUNT
        if kind == "region":
            return kind, r.region, r.region
        value = braces.get("id") or self.kept.get(
            (kind, braces.get("arn")), braces.get("arn"))
        if value is None:       # the one resource there is: the management
            region = self.place(kind, r.region)
            known = list(self.children[kind, region].values())
            return kind, region, min(known[0]) if known else ACCOUNT
        value, region = self.plan.spelled(kind, value)
        region = self.place(kind, region or r.region)
        return kind, region, self.shown(kind, region, value, braces)

    def shown(self, kind, region, value, braces):
        """With what it is within, if the request says or only one has it."""
        known = self.children[kind, region].get(value, {value})
        for name, parent in braces.items():
            if "_" in name and f"{parent}/{value}" in known:
                return f"{parent}/{value}"
        return sorted(known)[0]

    def is_on(self, r, call, braces):
        """Two kinds of policy may be asked the same words: whose is it?"""
        def known(kind):
            return self.children.get((kind, self.place(kind, r.region)), {}) \
                if kind in self.plan.types else {}

        return not known(call["on"]) or braces.get("id") in known(
            call["on"]) or not any(braces.get("id") in known(c["on"])
                                   for c, _ in self.plan.calls(r))

    def all_on(self, r, call, braces):
        """One subnet may be in several clusters: one request, each its own."""
        kind, region, first = self.on(r, call, braces)
        known = self.children.get((kind, region), {}).get(
            braces.get("id"), {first})
        if any("_" in name for name in braces) or first not in known:
            return [(kind, region, first)]
        return [(kind, region, name) for name in sorted(known)]

    def place(self, kind, region):
        return "" if self.plan.types[kind].get("global") else region

    def items(self, r, call):
        if r.answer is None:
            return []
        root = wire.root_of(r.answer, r.model, r.protocol)
        return [i for i in wire.places(root, call.get("items"),
                                       self.variables(r))
                if i is not wire.MISSING]

    def item_id(self, r, call, item, kind):
        values = wire.places(item, call.get("id"), self.variables(r))
        if not values or values[0] is wire.MISSING:
            return None     # an alarm on something else, for one
        [value] = values
        value, region = self.plan.spelled(kind, wire.text(value))
        return value, self.place(kind, region or r.region) \
            if kind in self.plan.types else ""

    def note_members(self, r, call, braces):
        kind = call["lists"]
        if kind not in self.plan.types:
            return
        above = self.on(r, call, braces)
        for item in self.items(r, call):
            found = self.item_id(r, call, item, kind)
            if found:
                name, region = found
                for word in call.get("keep", "").split():
                    path = word.split("=")[-1]
                    for value in wire.places(item, path, self.variables(r)):
                        if isinstance(value, str):
                            self.kept[kind, value] = name
                shown = f"{above[2]}/{name}" if \
                    self.plan.holds_within(kind) or above[0] != "region" and \
                    not self.plan.types[kind].get("spelled") else name
                self.children[kind, region].setdefault(name, set()).add(shown)

    def subjects(self, r, call, braces, item):
        if not (call.get("about") or call.get("lists")):
            if "[]=" in call.get("in", ""):     # asked for several at once
                name, region = self.item_id(r, call, item, call["on"])
                return [(call["on"], region,
                         self.shown(call["on"], region, name, braces))]
            return self.all_on(r, call, braces)
        subject = self.subject(r, call, braces, item)
        return [] if subject is None else [subject]

    def subject(self, r, call, braces, item):
        kind = call.get("about") or call.get("lists")
        if kind in ("account", "region"):
            value = wire.places(item, call.get("id"), {})[0] \
                if call.get("id") else r.region
            return (kind, value, value) if kind == "region" else \
                (kind, "", ACCOUNT)
        found = self.item_id(r, call, item, kind)
        if found is None:
            return None
        above = self.on(r, call, braces)
        known = self.children[kind, found[1]].get(found[0], {found[0]})
        inside = f"{above[2]}/{found[0]}"
        return kind, found[1], inside if inside in known else sorted(known)[0]

    def about(self, setting, subject, braces):
        """What a row is about: the resource, or with of, what it is in."""
        of = setting.get("of")
        if of is None or of == subject[0]:
            return subject
        if of == "account":
            return "account", "", ACCOUNT
        if of == "region":
            return "region", subject[1], subject[1]
        parent = braces.get(re.sub(r"[^a-z0-9]", "_", of))
        return of, subject[1], parent or self.enclosing(of, subject)

    def enclosing(self, of, subject):
        known = self.children.get((of, subject[1]), {}).values()
        shown = set().union(*known)
        parts = subject[2].split("/")
        within = ["/".join(parts[:n]) for n in range(1, len(parts))]
        return next((w for w in within if w in shown), parts[0])

    def note_values(self, r, call, braces):
        rows_of = self.read.get(id(call), ()) \
            if self.is_on(r, call, braces) else ()
        if r.refusal is not None:
            for module, n, s in rows_of:
                on = self.about(s, self.on(r, call, braces), braces)
                self.gaps[s["id"], on].add(r.record["outcome"])
            return
        for item in self.items(r, call) if rows_of else ():
            for subject in self.subjects(r, call, braces, item):
                for module, n, s in rows_of:
                    self.values[s["id"], self.about(s, subject, braces),
                                (module, n)] += wire.places(
                        item, s.get("path"), self.variables(r))

    def expected(self, row):
        """The places of the first source with a value; None: no source."""
        sources = sorted((k[2], v) for k, v in self.values.items()
                         if k[0] == row["setting"] and k[1] == key_of(
                             row, self.plan))
        for _, found in sources:
            if any(v is not wire.MISSING for v in found):
                return found
        return sources[-1][1] if sources else None


def key_of(row, plan):
    kind = row["type"]
    region = row["region"]
    if kind == "account" or plan.types.get(kind, {}).get("global"):
        region = ""
    return kind, region, row["resource"]


def shown_places(value):
    return [] if value == "" else value.split(" | ")


def right_value(value, places):
    there = [p for p in places if p is not wire.MISSING]
    if not there:
        return set(shown_places(value)) <= {"(absent)"}
    cut = re.search(r"\.\.\. \((\d+) places?\)$", value)
    if cut:
        return int(cut[1]) == len(places)
    shown = [value] if len(places) == 1 else shown_places(value)
    left = list(places)
    for one in shown:
        for p in left:
            if p is wire.MISSING and one == "(absent)" or \
                    p is not wire.MISSING and right_place(one, p):
                left.remove(p)
                break
        else:
            return False
    return not left


def right_place(shown, live):
    if isinstance(live, (dict, list)):
        try:
            return wire.same(json.loads(shown), live)
        except ValueError:
            return wire.same(shown, live)
    return wire.same(shown, live)


def derived(plan):
    """Settings that are read from other settings' verdicts, or from a type."""
    ids = {s["id"] for m in plan.data["modules"]
           for s in m.get("settings", ())}
    return {s["id"] for m in plan.data["modules"]
            for s in m.get("settings", ())
            if s.get("from") in ids or "test" in s
            or s.get("from", "").removeprefix("-> ") in plan.types}
