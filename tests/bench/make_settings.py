"""make_settings.py DATA OUT ROWS ACCOUNTS: a run's data folder grown to so many settings.

DATA is data/ of a real run (tests/e2e/sample_audit.sh leaves one).  Its rows are
repeated, each time for resources, times and lines of evidence of their own, so
that what is said of a setting, its verdicts and values keep their proportions.
"""
import csv
import glob
import json
import os
import shutil
import sys

csv.field_size_limit(1 << 30)
data, out, rows, accounts = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

with open(os.path.join(data, 'plan.json'), encoding='utf-8') as f:
    plan = json.load(f)
source = plan['accounts'][-1]['id']
ids = [f'{100000000001 + 7919 * i:012}' for i in range(accounts)]
plan['accounts'] = [dict(plan['accounts'][-1], id=i, name=f'workload-{n:04}') for n, i in enumerate(ids)]

table = []		# (service, row) of the account that has most
for path in sorted(glob.glob(os.path.join(data, 'settings', source, '*.csv'))):
    with open(path, encoding='utf-8', newline='') as f:
        header, *lines = csv.reader(f)
    table += [(os.path.basename(path), line) for line in lines]
place = {name: i for i, name in enumerate(header)}


def grown(line, account, turn):
    line = list(line)
    if turn and line[place['type']] not in ('account', 'region'):
        line[place['resource']] += f'-{turn:04}'
    line[place['received']] = line[place['received']].replace('.', f'.{turn % 10}')[:23] + 'Z' if line[place['received']] else ''
    line[place['evidence']] = ' '.join(
        e if e.startswith('+') else '{}:{}'.format(e.rpartition(':')[0].replace(source, account), int(e.rpartition(':')[2]) + turn * 40)
        for e in line[place['evidence']].split())
    return line


def write(path, header, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='') as f:
        csv.writer(f, lineterminator='\r\n').writerows([header] + lines)


shutil.rmtree(out, ignore_errors=True)
os.makedirs(os.path.join(out, 'data'))
with open(os.path.join(out, 'data', 'plan.json'), 'w', encoding='utf-8') as f:
    json.dump(plan, f)
for n, account in enumerate(ids):
    want = rows // accounts + (n < rows % accounts)
    of = {}
    for i in range(want):
        service, line = table[i % len(table)]
        of.setdefault(service, []).append(grown(line, account, i // len(table)))
    for service, lines in of.items():
        write(os.path.join(out, 'data', 'settings', account, service), header, lines)
    for kind in ('ledger', 'population'):
        os.makedirs(os.path.join(out, 'data', kind), exist_ok=True)
        with open(os.path.join(data, kind, source + '.csv'), encoding='utf-8') as f:
            text = f.read().replace(source, account)
        with open(os.path.join(out, 'data', kind, account + '.csv'), 'w', encoding='utf-8') as f:
            f.write(text)
