#!/usr/bin/python3
"""Goal: the draws again, from core/sample/SAMPLE.md alone.

Usage: redo.py LIST SEED SIZE JSON...
"""
import hashlib
import json
import sys


def digest(data):
    return hashlib.sha256(data).hexdigest()


def draw(lines, population, seed, n, method, by):
    def rank(line):
        return digest(b'\0'.join((seed.encode(), population.encode(), line.encode())))
    if method == 'systematic':
        start, interval = int(rank('start')[:15], 16) % len(lines), len(lines) // n
        return [lines[(start + i * interval) % len(lines)] for i in range(n)]
    order = sorted(lines, key=rank)
    if method == 'simple':
        return order[:n]
    strata = {}
    for line in lines:
        strata.setdefault(json.loads(line)[('account', 'region').index(by)], []).append(line)
    names, total = sorted(strata), len(lines)
    share = {s: n * len(strata[s]) // total for s in names}
    rest = sorted(names, key=lambda s: -(n * len(strata[s]) % total))       # stable: the first of equal ones
    for s in rest[:n - sum(share.values())]:
        share[s] += 1
    for s in names:
        if n >= len(names) and share[s] == 0:
            share[max(names, key=lambda t: share[t])] -= 1                  # the first of equal ones
            share[s] = 1
    return [line for s in names for line in [o for o in order if o in strata[s]][:share[s]]]


with open(sys.argv[1], 'rb') as f:
    data = f.read()
lines = data.decode().splitlines()
for path in sys.argv[4:]:
    with open(path, encoding='utf-8') as f:
        sheet = json.load(f)
    assert sheet['population']['sha256'] == digest(data), 'the digest is of the list'
    assert sheet['population']['items'] == len(lines)
    assert sheet['seed'] == sys.argv[2]
    mine = draw(lines, digest(data), sys.argv[2], int(sys.argv[3]), sheet['method'], sheet.get('strata_by'))
    assert mine == [i['line'] for i in sheet['sample']], (path, mine)
    assert all(lines[i['place'] - 1] == i['line'] for i in sheet['sample']), path
    assert len(set(mine)) == int(sys.argv[3]), 'without replacement'
