#!/usr/bin/python3
"""Makes the profiles of frameworks from what is known of their controls.

    make.py            writes ../nist-800-53.ini and its like
    make.py --check    fails if one of them is not what it would write

tests/contract/settings.tsv says which settings answer a fact, facts.tsv which
controls the fact is evidence of, controls.tsv what a control is and why.
"""
import collections
import os
import sys
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
FACTS = os.path.join(HERE, "..", "..", "..", "tests", "contract",
                     "settings.tsv")
# file: column of facts.tsv, title, framework, parameters with their reason
PROFILES = {
    "nist-800-53": ("nist", 1, "NIST SP 800-53 Revision 5", ()),
    "soc2": ("soc2", 2, "SOC 2, Trust Services Criteria 2017 (2022)", ()),
    "iso-27001": ("iso", 3, "ISO/IEC 27001:2022, Annex A", ()),
    "pci-dss": ("pci", 4, "PCI DSS v4.0.1", (
        ("pan", "yes", "Cardholder data is what it is about."),
        ("regulated", "yes", "It may not lie where others hold the key."),
        ("unused_days", "90", "8.2.6."),
        ("role_unused_days", "90", "7.2.5.1."),
        ("credential_max_age_days", "90", "8.3.9."),
        ("log_retention_min_days", "365", "10.5.1."))),
    "hipaa": ("hipaa", 5, "HIPAA Security and Privacy Rules, 45 CFR 164", (
        ("phi", "yes", "Health information is what it is about."),
        ("regulated", "yes", "It may not lie where others hold the key."),
        ("retention_min_days", "2190", "Six years: 164.316(b)(2)(i)."))),
    "fedramp-20x": ("fedramp", 1, "FedRAMP 20x Key Security Indicators, "
                    "Consolidated Rules 2026", (
                        ("fips_required", "yes",
                         "Validated modules are demanded of all classes."),)),
}


def table(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split("\t")


def settings_of():
    """{(column, control): the words that name its settings, in order}"""
    answers = {row[0]: row[1].split() for row in table(FACTS) if row[1]}
    found = collections.defaultdict(dict)
    for row in table(os.path.join(HERE, "facts.tsv")):
        for column in range(1, 6):
            for control in row[column].split():
                found[column, control].update(
                    dict.fromkeys(answers.get(row[0], ())))
    return found


def folded(name, words):
    return textwrap.fill(f"{name} = {words}", 100, subsequent_indent="    ",
                         break_long_words=False, break_on_hyphens=False)


def profile(name, found):
    key, column, title, parameters = PROFILES[name]
    out = [f"# {name}.ini - made by source/make.py from the tables beside it:"
           " change those.", "#",
           "# No mapping here has been reviewed by anybody but its authors; a"
           " report says so.", "# Sign one off in a profile of your own that"
           " stands on this one.", "", "[profile]", f"name = {name}",
           "version = 1", f"title = {title}", f"framework = {title}",
           "base = baseline"]
    if parameters:
        out += ["", "[parameters]"]
        for parameter, value, reason in parameters:
            out += [f"# {reason}", f"{parameter} = {value}"]
    for row in table(os.path.join(HERE, "controls.tsv")):
        if row[0] != key:
            continue
        settings = {}
        for control in row[4].split() if len(row) > 4 else (row[1],):
            settings.update(found[column, control])
        if settings:
            out += ["", f"[control {row[1]}]", f"title = {row[2]}",
                    folded("settings", " ".join(settings)),
                    folded("reason", row[3]), "reviewed = no"]
    return "\n".join(out) + "\n"


def main():
    found, stale = settings_of(), []
    for name in PROFILES:
        path = os.path.join(HERE, "..", f"{name}.ini")
        text = profile(name, found)
        if sys.argv[1:] == ["--check"]:
            if not os.path.exists(path) or \
                    open(path, encoding="utf-8").read() != text:
                stale.append(name)
        else:
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
    if stale:
        sys.exit(f"not what make.py writes: {', '.join(stale)}")


if __name__ == "__main__":
    main()
