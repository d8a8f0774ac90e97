"""every_row_is_there.py DATA CSV: the merged tables against those of each account."""
import csv
import glob
import os
import sys

csv.field_size_limit(1 << 30)
data, merged = sys.argv[1:]


def rows(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.reader(f))


def check(name, files):
    want, header = [], None
    for path, account in files:
        first, *rest = rows(path)
        header = ['account'] + first
        want += [[account] + r for r in rest]
    have = rows(os.path.join(merged, name))
    assert have[0] == header, have[0]
    assert sorted(have[1:]) == sorted(want), f'{name}: {len(have) - 1} rows, {len(want)} are right'
    print(f'{name}: {len(want)} rows')


def of(pattern, up):
    return [(p, os.path.splitext(p.split('/')[-up])[0]) for p in sorted(glob.glob(os.path.join(data, pattern)))]


check('settings.csv', of('settings/*/*.csv', 2))
check('ledger.csv', of('ledger/*.csv', 1))
check('populations.csv', of('population/*.csv', 1))
