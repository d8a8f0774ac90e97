"""Goal: what Exhibit says of an AWS it has never seen is what boto3 reads there.

    moto_audit.py BUILD FOLDER

A moto server is filled through boto3 and audited.  Then, against the same
server: each stored answer, read by botocore's parser, is what boto3 reads now;
each population has as many members as boto3 lists; each setting's value is
what its path gives over boto3's answers; what moto refuses is a gap for boto3
and for Exhibit alike, and never a pass.
"""
import collections
import csv
import glob
import os
import re
import signal
import sys

import moto_fill
import wire
from asked import VOLATILE, Plan, read_evidence
from facts import Facts, derived, key_of, right_value
from moto_server import Moto, audit
from population import population

GAPS = ("denied", "unsupported", "throttled", "failed")
failures = []


def fail(text):
    failures.append(text)


def rows(root, what):
    for path in sorted(glob.glob(f"{root}/data/{what}/**/*.csv",
                                 recursive=True)):
        with open(path, encoding="utf-8", newline="") as f:
            yield from csv.DictReader(f)


def is_expected(request, plan):
    """The outcome that the tables give this refusal."""
    code = request.refusal["Error"]["Code"]
    for outcome in ("absent", "gone"):
        for call, _ in plan.calls(request):
            for word in call.get(outcome, "").split():
                if word.split("~")[0] == code:
                    return ("absent",)
    return GAPS


def compare_answers(requests, moto, plan):
    count, before = collections.Counter(), None
    for r in requests:
        try:
            r.ask(moto, plan, before)
        except Exception as e:
            fail(f"{r.base}: boto3: {type(e).__name__}: {e}")
            continue
        before, outcome = r, r.record["outcome"]
        count[outcome] += 1
        if r.refusal is None:
            if outcome != "collected":
                fail(f"{r.base}: {outcome}, but boto3 reads it")
                continue
            found = wire.difference(r.stored(), r.answer)
            if found:
                fail(f"{r.base} #{r.page}: stored and live differ: {found}")
            continue
        error = r.refusal["Error"]["Code"]
        status = r.refusal["ResponseMetadata"]["HTTPStatusCode"]
        if outcome not in is_expected(r, plan):
            fail(f"{r.base}: {outcome}, but boto3 is told {error}")
        # no code in the answer: boto3 makes one of the status, so does Exhibit
        if r.record["status"] != status or r.record["error"] != \
                (f"HTTP{status}" if error == str(status) else error):
            fail(f"{r.base}: {r.record['error']}, boto3: {error}")
    return count


def compare_settings(root, facts, plan):
    count, of_rows = collections.Counter(), derived(plan)
    volatile = {s["id"] for m in plan.data["modules"]
                for s in m.get("settings", ())
                if s.get("path") in VOLATILE}
    for row in rows(root, "settings"):
        name = f"{row['setting']} of {row['region']} {row['resource']}"
        if row["setting"] in of_rows:
            count["derived"] += 1
            continue
        gaps = facts.gaps.get((row["setting"], key_of(row, plan)), set())
        if row["setting"] in volatile:
            count["volatile"] += 1
            continue
        places = facts.expected(row)
        if gaps & set(GAPS):
            count["gap"] += 1
            if row["verdict"] == "meets" and not \
                    row["clause"].startswith("meets: any "):
                fail(f"{name}: meets, in spite of a gap")
        if places is None:
            count["nothing"] += 1
            if row["value"]:
                fail(f"{name}: {row['value']!r}, boto3 reads nothing")
        elif right_value(row["value"], places):
            count["value" if row["value"] else "absent"] += 1
            if not wire.is_marker(row["value"]) and \
                    right_value(row["value"] + "?", places):
                fail(f"{name}: another value would have passed, too")
        else:
            fail(f"{name}: {row['value']!r}, boto3 reads {places!r:.300}")
    return count


def compare_ledger(root, requests):
    """Each gap is for review wherever it is evidence, never a pass."""
    gaps = {r.where for r in requests if r.record["outcome"] in GAPS}
    ledger = {row["evidence"] for row in rows(root, "ledger")
              if row["outcome"] in GAPS}
    if gaps - ledger:
        fail(f"not in the ledger: {sorted(gaps - ledger)}")
    n = 0
    for row in rows(root, "settings"):
        cited = row["evidence"].split(" ")
        if gaps.issuperset(cited):
            n += 1
            if row["verdict"] not in ("", "review"):
                fail(f"{row['setting']} of {row['resource']}: "
                     f"{row['verdict']} from {row['evidence']}")
    return n


def compare_population(root, moto):
    """Returns how many lists, and how many members."""
    lists = members = gaps = 0
    for row in rows(root, "population"):
        n = population(moto.client, row)
        if n is None:
            gaps += 1
            if row["end"] == "no token" or row["items"] != "0":
                fail(f"population {row['type']} of {row['within']}: "
                     f"{row['items']}, but moto refuses boto3 the list")
        elif int(row["items"]) != n:
            fail(f"population {row['type']} of {row['within']}: "
                 f"{row['items']}, boto3 lists {n}")
        else:
            lists, members = lists + 1, members + n
    return lists, members, gaps


# ---- a comparison that cannot fail proves nothing --------------------------------

def plant(root, path, good, bad, compare):
    """One cell is spoilt; the comparison has to notice."""
    path = f"{root}/data/{path}"
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    spoilt, n = re.subn(good, bad, text, count=1)
    before = len(failures)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(spoilt)
    compare()
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)
    noticed = len(failures) - before
    del failures[before:]
    if n != 1 or noticed == 0:
        fail(f"{path}: {good} as {bad}: {n} planted, not noticed")


def plant_all(root, moto, requests, facts, plan):
    def settings():
        compare_settings(root, facts, plan)

    def ledger():
        compare_ledger(root, requests)

    def population_():
        compare_population(root, moto)

    at = f"settings/{moto_fill.ACCOUNT}"
    for path, good, bad, compare in (
            (f"{at}/s3.csv", ",AES256,", ",aws:kms,", settings),
            (f"{at}/kms.csv", ",Disabled,", ",Enabled,", settings),
            (f"{at}/events.csv", ",DISABLED,", ",,", settings),
            (f"{at}/iam.csv", ",7200,", ",3600,", settings),
            (f"{at}/transcribe.csv", ",review,failed,", ",meets,failed,",
             ledger),
            (f"ledger/{moto_fill.ACCOUNT}.csv", ",failed,", ",collected,",
             ledger),
            (f"population/{moto_fill.ACCOUNT}.csv", ",2,125,", ",1,100,",
             population_),
            (f"population/{moto_fill.ACCOUNT}.csv", ",0,0,failed,",
             ",1,0,no token,", population_)):
        plant(root, path, good, bad, compare)
    for was, would_be in (("AES256", "aws:kms"), ("COMPLETED", "FAILED"),
                          ("call-017", "call-717")):
        r = next(r for r in requests if r.answer is not None and
                 was in r.record["body"])
        r.record["body"] = r.record["body"].replace(was, would_be)
        if not wire.difference(r.stored(), r.answer):
            fail(f"{r.base}: {would_be} for {was} is not noticed")
    return 11


def main():
    build, folder = (os.path.abspath(a) for a in sys.argv[1:3])
    os.makedirs(folder, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    moto = Moto(folder)     # whatever ends us, ends it, too
    try:
        moto_fill.fill(moto.client)
        root = audit(build, folder, moto.port)
        plan = Plan(root)
        requests = read_evidence(root, plan)
        answers = compare_answers(requests, moto, plan)
        lists, members, refused = compare_population(root, moto)
        facts = Facts(requests, plan)
        settings = compare_settings(root, facts, plan)
        gaps = compare_ledger(root, requests)
        planted = plant_all(root, moto, requests, facts, plan)
    finally:
        moto.end()
    print(f"answers: {dict(answers)}")
    print(f"populations: {lists} lists, {members} members, {refused} refused")
    print(f"settings: {dict(settings)}; {gaps} rest on gaps alone")
    for what, n, least in (("answers", answers["collected"], 250),
                           ("refused", answers["failed"], 40),
                           ("not configured", answers["absent"], 50),
                           ("lists", lists, 40), ("members", members, 250),
                           ("values", settings["value"], 800),
                           ("rows on gaps", gaps, 500)):
        if n < least:
            fail(f"only {n} {what} were compared, of at least {least}")
    for text in failures:
        print("FAIL", text)
    n = answers.total() + lists + refused + settings.total() + planted
    print(f"moto: {n - len(failures)} passed, {len(failures)} failed"
          f" ({planted} faults were planted and noticed)")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
