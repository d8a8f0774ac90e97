#!/usr/bin/python3
"""Goal: the CronJob is YAML without a doubled key, and says what it must.

Usage: check_cronjob.py PLAIN ODD FOLDER.  Without PyYAML (python3-yaml) that is said, and nothing checked.
"""
import sys

try:
    import yaml
except ImportError:
    print('schedule: python3-yaml is not there: the CronJob was not read')
    sys.exit(0)


class Strict(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(k) for k, _ in node.value]
        assert len(keys) == len(set(keys)), f'doubled key: {keys}'
        return super().construct_mapping(node, deep)


def read(path):
    with open(path, encoding='utf-8') as f:
        return yaml.load(f, Strict)


def check(job, name, cron, with_key):
    assert (job['apiVersion'], job['kind'], job['metadata']['name']) == ('batch/v1', 'CronJob', name), job
    spec = job['spec']
    assert spec['schedule'] == cron and spec['concurrencyPolicy'] == 'Forbid', spec
    run = spec['jobTemplate']['spec']
    rules = run['podFailurePolicy']['rules']
    by_action = {r['action']: r for r in rules}
    assert by_action['Count']['onExitCodes'] == \
        {'containerName': 'exhibit', 'operator': 'In', 'values': [75]}, rules
    assert by_action['FailJob']['onExitCodes']['operator'] == 'NotIn', 'exit 8 must not be run again'
    pod = run['template']['spec']
    assert pod['restartPolicy'] == 'Never', 'the kubelet would start a sealed run again'
    assert pod['securityContext']['runAsNonRoot'] is True
    volumes = {v['name'] for v in pod['volumes']}
    containers = pod['containers'] + pod.get('initContainers', [])
    assert bool(pod.get('initContainers')) == with_key
    for c in containers:
        safe = c['securityContext']
        assert safe['readOnlyRootFilesystem'] and not safe['allowPrivilegeEscalation']
        assert safe['capabilities'] == {'drop': ['ALL']}
        assert {m['name'] for m in c['volumeMounts']} <= volumes
    args = pod['containers'][0]['args']
    assert args[0] == 'audit' and all(isinstance(a, str) for a in args)
    return dict(a[2:].split('=', 1) for a in args[1:])


plain, odd, folder = sys.argv[1:]
args = check(read(plain), 'exhibit-acme-soc2', '0 2 3 1,4,7,10 *', False)
assert args['period'] == 'last-quarter' and 'key' not in args, args
args = check(read(odd), 'exhibit-acme-soc2', '0 2 3 * *', True)
assert args['period'] == 'last-month' and args['key'] == '/key/key.pem', args
with open(odd, encoding='utf-8') as f:
    quoted = folder.replace("'", "'\\''")
    assert f"--from-file=key.pem='{quoted}/signer-key.pem'" in f.read()
