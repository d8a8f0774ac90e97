#!/usr/bin/python3
"""Plants strings that must not be found again into a copy of the sample organisation.

Usage: plant.py PLACES WORLD SECRETS STAYS

WORLD is changed.  SECRETS gets every planted string, a line each; STAYS, as JSON, what must be
in the spool: [ "text" | "hash" | "rule", value, where ].  The strings are drawn anew each time.
"""
import json
import re
import secrets
import string
import sys

LETTERS = string.ascii_lowercase
ALNUM = string.ascii_letters + string.digits
planted = []
stays = []


def some(alphabet, n):
    return ''.join(secrets.choice(alphabet) for _ in range(n))


def word():
    return 'c4' + some(ALNUM, 14) + '7'


def card():
    digits = '4' + some(string.digits, 14)
    odd = sum(int(d) * 2 % 10 + int(d) // 5 for d in digits[::2])
    return digits + str(-(odd + sum(int(d) for d in digits[1::2])) % 10)


KINDS = {
    'word': word,
    'signature': lambda: some('0123456789abcdef', 64),
    'session': lambda: 'IQoJb3JpZ2luX2Vj' + some(ALNUM, 200),
    'email': lambda: f'{some(LETTERS, 6)}.{some(LETTERS, 9)}@{some(LETTERS, 7)}.example',
    'phone': lambda: f'+49 171 {some("123456789", 7)}',
    'ssn': lambda: f'{some("1234", 3)}-{some("123456789", 2)}-{some("123456789", 4)}',
    'card': card,
}


def fresh(kind, where):
    if kind == 'beside':
        text = 'beside' + some(LETTERS, 10)
        stays.append(['text', text, where])
        return text
    if kind == 'long':      # so that what follows is cut where a message has no more room
        return 'x' * 955 + ' '
    if kind == 'keys':
        parts = ['AKIA' + some(string.ascii_uppercase, 16), some(ALNUM + '+/', 38) + 'A8']
        planted.extend(parts)
        return ', '.join(parts)
    if kind == 'pem':
        lines = [some(ALNUM + '+/', 64) for _ in range(3)]
        planted.extend(lines)
        return ' '.join(['-----BEGIN RSA PRIVATE KEY-----', *lines,
                         '-----END RSA PRIVATE KEY-----'])
    text = KINDS[kind]()
    planted.append(text)
    return text


def written(template, where):
    return re.sub('<([a-z]+)>', lambda m: fresh(m[1], where), template)


def step(at, part):
    """The place below, made if it is not there; a list's by number or by a member's value."""
    if isinstance(at, dict):
        return part, at.setdefault(part, None)
    if part == '+':
        at.append(None)
        return len(at) - 1, None
    if part.isdigit():
        while len(at) <= int(part):
            at.append(None)
        return int(part), at[int(part)]
    name, sign, value = re.match('([^=~]+)([=~])(.*)', part).groups()
    for i, item in enumerate(at):
        has = str(item.get(name, ''))
        if has == value or sign == '~' and has.startswith(value):
            return i, item
    sys.exit(f'no {part}')


def put(tree, path, value):
    parts = [p.replace('\0', '/') for p in path.replace('\\/', '\0').split('/')]
    at = tree
    for part, after in zip(parts, parts[1:]):
        key, below = step(at, part)
        if below is None:
            below = at[key] = [] if after.isdigit() else {}
        at = below
    key, _ = step(at, parts[-1])
    at[key] = value


def main():
    places, world, secrets_file, stays_file = sys.argv[1:]
    trees = {}
    for line in open(places):
        line = line.rstrip('\n')
        if line.startswith('#') or not line:
            continue
        name, path, expected, template = line.split('\t')
        where = f'{name} {path}'
        file = f'{world}/{name}.json' if name == 'organisation' else f'{world}/accounts/{name}.json'
        if file not in trees:
            trees[file] = json.load(open(file))
        text = written(template, where)
        value = json.loads(text) if text[0] in '[{' and expected != 'hash' or text[0] == '[' else text
        put(trees[file], path, value)
        if expected == 'hash':
            stays.append(['hash', value[0]['Value'] if isinstance(value, list) else text, where])
        elif expected == 'key':
            host, _, key = text.partition('://')[2].partition('/')
            if host.startswith('s3.'):
                key = key.partition('/')[2]
            stays.append(['hash', key.partition('?')[0], where])
        elif ':' in expected:
            stays.append(['rule', expected, where])
    for file, tree in trees.items():
        with open(file, 'w') as out:
            json.dump(tree, out, indent=1)
    open(secrets_file, 'w').write('\n'.join(planted) + '\n')
    json.dump(stays, open(stays_file, 'w'), indent=1)
    print(f'{len(planted)} strings planted, {len(stays)} places to be found again')


main()
