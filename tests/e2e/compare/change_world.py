#!/usr/bin/python3
"""Goal: the sample organisation a quarter later: a known list of changes.

Usage: change_world.py FROM TO
"""
import copy
import json
import shutil
import sys

source, target = sys.argv[1:]
WORKLOADS = '444455556666'
HOSTILE = '<script>alert(1)</script>\x1b[31m\u202e=HYPERLINK("http://evil")'


def edit(name, change):
    path = f'{target}/{name}'
    with open(path, encoding='utf-8') as f:
        tree = json.load(f)
    change(tree)
    with open(path, 'w', encoding='utf-8') as f:
        json.dump(tree, f)


def keys(tree):
    """One begins to fail, one ceases to."""
    by_id = {k['KeyId'][:8]: k for k in tree['eu-west-1']['keys']}
    by_id['1f0d3c52']['rotation']['KeyRotationEnabled'] = False
    by_id['2a4e6b70']['metadata'].update(KeyState='Enabled', Enabled=True)


def buckets(tree):
    """Of one the versions are no longer kept, one is put away."""
    by_name = {b['Name']: b for b in tree['eu-west-1']['buckets']}
    by_name['acme-transcripts-eu']['versioning'] = {}
    tree['eu-west-1']['buckets'].remove(by_name['acme-archive'])


def jobs(tree):
    """One is gone, one has come, one has a name that wants to do harm."""
    here = tree['eu-west-1']['jobs']
    by_name = {j['TranscriptionJobName']: j for j in here}
    here.remove(by_name['adhoc-test-7'])
    for name in ('newcomer-1', HOSTILE):
        job = copy.deepcopy(by_name['support-call-000873'])
        job['TranscriptionJobName'] = name
        here.append(job)


def faults(tree):
    """One gap is closed; a list that had three jobs is refused."""
    tree['faults'] = [f for f in tree['faults'] if f['op'] != 'GetKeyPolicy']
    tree['faults'].insert(0, {
        'service': 'mediaconvert', 'op': 'ListJobs', 'account': WORKLOADS, 'region': 'eu-west-1',
        'error': '403 AccessDeniedException not authorized to perform: mediaconvert:ListJobs'})


shutil.copytree(source, target, ignore=shutil.ignore_patterns('*.c', '*.h', 'tests'))
edit(f'accounts/{WORKLOADS}/kms.json', keys)
edit(f'accounts/{WORKLOADS}/s3.json', buckets)
edit(f'accounts/{WORKLOADS}/transcribe.json', jobs)
edit('organisation.json', faults)
