#!/usr/bin/python3
"""Goal: three comparisons have the changes that were made, and no others of their kind.

Usage: expected.py ONE-TWO TWO-THREE TWO-ONE, what `exhibit diff --format json` wrote
"""
import json
import sys

WORKLOADS = '444455556666'
HOSTILE = '<script>alert(1)</script>\x1b[31m\u202e=HYPERLINK("http://evil")'
one_two, two_three, two_one = (json.load(open(p, encoding='utf-8')) for p in sys.argv[1:])


def rows(diff, **want):
    return [c for c in diff['changes'] if all(c.get(k) == v for k, v in want.items())]


def only(diff, **want):
    found = rows(diff, **want)
    assert len(found) == 1, (want, len(found))
    return found[0]


def names(found):
    return {(c['type'], c['resource']) for c in found}


# ---- one to two: the organisation changed
assert one_two['follows'] and one_two['format'] == 'exhibit-changes/1'
assert len(one_two['old']['archive_sha256']) == 64 == len(one_two['new']['tagmanifest_sha256'])
assert not rows(one_two, kind='rule'), 'nothing is judged otherwise'
assert only(one_two, kind='scope')['what'] == 'period', 'else the scope is the same'

c = only(one_two, kind='setting', setting='kms.key.rotation', change='changed')
assert c['resource'].startswith('1f0d3c52') and c['group'] == 'now-fails', c
assert (c['old']['value'], c['old']['verdict']) == ('true', 'meets'), c
assert (c['new']['value'], c['new']['verdict']) == ('false', 'fails'), c
assert c['differs'] == ['value', 'verdict'] and not c['rule_differs'], c
c = only(one_two, kind='setting', setting='kms.key.state', change='changed')
assert c['resource'].startswith('2a4e6b70') and c['group'] == 'no-longer-fails', c
c = only(one_two, kind='setting', setting='s3.bucket.versioning', resource='acme-transcripts-eu')
assert c['group'] == 'no-longer-meets' and c['new']['verdict'] == 'review', c

# a job has gone, two have come: their lists were read to their ends
assert names(rows(one_two, change='removed', kind='setting')) == {('transcribe:job', 'adhoc-test-7')}
added = {c['resource'] for c in one_two['changes'] if c['kind'] == 'setting' and not c['old']
         and c['type'] == 'transcribe:job'}
assert added == {'newcomer-1', HOSTILE}, added
assert all(c['change'] == 'added' for c in rows(one_two, type='transcribe:job', old=None, kind='setting'))

# a list was refused: what it had is not known, and neither removed nor better
c = only(one_two, kind='gap', change='new')
assert c['request'].startswith('mediaconvert/ListJobs eu-west-1') and c['new']['outcome'] == 'denied', c
assert c['old']['outcome'] == 'collected', c
jobs = rows(one_two, kind='setting', type='mediaconvert:job', region='eu-west-1')
assert len(jobs) > 100 and {c['change'] for c in jobs} == {'unknown-now'}, {c['change'] for c in jobs}
assert all('ListJobs' in c['why'] for c in jobs if not c['new'])
c = only(one_two, kind='population', type='mediaconvert:job')
assert (c['change'], c['old']['items'], c['new']['end']) == ('unknown-now', 3, 'denied'), c
# a bucket that only such a job named is left out, which is no removal
c = only(one_two, kind='setting', setting='s3.bucket.versioning', resource='acme-vod-in')
assert c['change'] == 'not-asked' and 'left open' in c['why'], c
# one that was put away is still named by others: there, and external
c = only(one_two, kind='setting', setting='s3.bucket.versioning', resource='acme-archive')
assert c['new']['reason'] == 'external', c

c = only(one_two, kind='gap', change='closed')
assert c['request'].startswith('kms/GetKeyPolicy us-east-1'), c
known = rows(one_two, kind='setting', change='known-now')
assert {c['setting'] for c in known} >= {'kms.key.policy-public', 'kms.key.policy-scope'}, known
assert one_two['totals']['settings']['redacted'] > 0, 'each run has a redaction key of its own'
for c in one_two['changes']:
    if c['kind'] == 'setting' and c['new'] and c['old'] and 'redacted' in c['new']['value']:
        assert 'value' not in c['differs'] or c['old']['value'].count('redacted') != \
            c['new']['value'].count('redacted'), c

# ---- two to one: the same the other way
assert not two_one['follows']
assert {c['resource'] for c in rows(two_one, kind='setting', change='added')} == {'adhoc-test-7'}
removed = {c['resource'] for c in rows(two_one, kind='setting', change='removed')}
assert removed == {'newcomer-1', HOSTILE}, removed
jobs = rows(two_one, kind='setting', type='mediaconvert:job', region='eu-west-1')
assert {c['change'] for c in jobs} == {'known-now'}, {c['change'] for c in jobs}
assert only(two_one, kind='gap', change='closed')['request'].startswith('mediaconvert/ListJobs')
assert only(two_one, kind='gap', change='new')['request'].startswith('kms/GetKeyPolicy')

# ---- two to three: less is asked, by other rules; nothing in AWS changed
scope = {(c['what'], c.get('item'), c['change']) for c in rows(two_three, kind='scope')}
assert scope == {('regions', None, 'changed'), ('account', '111122223333', 'not-asked'),
                 ('region', 'us-east-1', 'not-asked')}, scope
gone = [c for c in two_three['changes'] if c['kind'] == 'setting' and not c['new']]
assert gone and not [c for c in gone if c['change'] not in ('not-asked', 'unknown-now')], 'less asked is less known'
assert not rows(two_three, kind='setting', change='removed'), 'nothing was removed'
assert not [c for c in gone if c['group'] in ('no-longer-fails', 'removed')]
assert rows(two_three, kind='setting', account='111122223333') == \
    rows(two_three, kind='setting', account='111122223333', change='not-asked')
assert not rows(two_three, kind='gap', change='closed'), 'a gap that was not asked again is not closed'
c = only(two_three, kind='rule', what='parameter')
assert (c['item'], c['old']['value'], c['new']['value']) == ('cmk_required', 'no', 'yes'), c
c = only(two_three, kind='rule', what='clause')
assert c['item'] == 's3.bucket.versioning', c
c = only(two_three, kind='setting', setting='s3.bucket.versioning', resource='acme-transcripts-eu')
assert (c['change'], c['group'], c['differs']) == ('by-rule', 'now-fails', ['verdict']), c
by_rule = rows(two_three, kind='setting', change='by-rule')
assert by_rule and all(c['rule_differs'] and 'value' not in c['differs'] for c in by_rule)

for diff in (one_two, two_three, two_one):
    groups = {}
    for c in diff['changes']:
        groups[c['group']] = groups.get(c['group'], 0) + 1
    assert {k: v for k, v in diff['totals']['groups'].items() if v} == groups, 'totals add up'
    assert diff['old']['headline'] == diff['new']['headline'] == 'INCOMPLETE'
