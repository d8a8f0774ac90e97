"""Goal: what has changed in AWS's models since the committed tables were made.

    drift.py NAMES

A read operation that is new fails: until the matrix says whether it is called,
or why not, the coverage is not what it claims.  So does one that collectors
call and that is gone.  Other drift is printed: the tables are due anew.
"""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MAKE = os.path.join(HERE, "..", "contract", "make_names.py")
SHOWN = 40


def main():
    done = subprocess.run([sys.executable, MAKE, "--check", sys.argv[1]],
                          text=True, stdout=subprocess.PIPE)
    lines = done.stdout.splitlines()
    if done.returncode not in (0, 1) or not lines or \
            not re.fullmatch(r"botocore \S+: \d+ differences", lines[-1]):
        print(done.stdout)
        return 1
    bad = [line for line in lines[:-1]
           if re.match(r"\S+\.ops: new: \S+\tread$", line)
           or re.match(r"\S+\.tsv: gone: \S+\thttp\t", line)]
    for line in lines[:SHOWN]:
        print(line)
    if len(lines) > SHOWN:
        print(f"and {len(lines) - SHOWN} more; {lines[-1]}")
    for line in bad:
        print("FAIL", line)
    tables = len([n for n in os.listdir(sys.argv[1]) if n.endswith(".ops")])
    print(f"drift: {tables - len(bad)} passed, {len(bad)} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
