#!/usr/bin/python3
"""Goal: exhibit policy equals the set of actions the run made, both ways.

Arguments: policy.json, a file with one service:Operation a line as the cloud
saw them, plan.json (its tables say which action an operation needs).
"""
import json
import sys

CALLERS_OWN = {'sts:AssumeRole', 'sts:GetCallerIdentity'}


def policy_actions(doc):
    found = set()
    for policy in doc if isinstance(doc, list) else doc.get('policies', [doc]):
        policy = policy.get('document', policy)
        for statement in policy['Statement']:
            action = statement['Action']
            found.update([action] if isinstance(action, str) else action)
    return found


def needed(plan):
    """(signing name or endpoint prefix, op) -> IAM actions, from the tables."""
    table, rows = {}, []
    for module in plan['modules']:
        tables = module.get('tables', module)
        service = tables.get('service', {})     # of types alone there is none
        for call in tables.get('calls', ()):
            iam = service.get('iam') or service.get('name')
            action = call.get('action') or f"{iam}:{call['op']}"
            rows.append((service, tables['name'], call['op'], action))
    for service, name, op, action in rows:
        for alias in {name, service.get('name') or name}:
            table.setdefault((alias, op), set()).update(action.split())
    for service, name, op, action in rows:      # other spellings take what is left
        for alias in (service.get('signing'), service.get('iam')):
            table.setdefault((alias, op), table[(name, op)])
    return table


def main():
    allowed = policy_actions(json.load(open(sys.argv[1])))
    table = needed(json.load(open(sys.argv[3])))
    asked = set()
    for line in open(sys.argv[2]):
        service, op = line.strip().split(':', 1)
        if f'{service}:{op}' in CALLERS_OWN or service == 'tsa':
            continue
        if (service, op) not in table:
            sys.exit(f'asked, but in no table: {service}:{op}')
        asked |= table[(service, op)]
    allowed -= CALLERS_OWN
    if asked - allowed:
        sys.exit(f'asked, not in the policy: {sorted(asked - allowed)}')
    if allowed - asked:
        sys.exit(f'in the policy, never asked: {sorted(allowed - asked)}')
    bad = [a for a in allowed if a.split(':')[1].startswith(('Put', 'Create', 'Delete', 'Update', 'Start', 'Stop'))
           or a in ('s3:GetObject', 'secretsmanager:GetSecretValue', 'ssm:GetParameter')]
    if bad:
        sys.exit(f'a read-only policy has {bad}')
    print(f'{len(allowed)} actions, each asked, none else')


main()
