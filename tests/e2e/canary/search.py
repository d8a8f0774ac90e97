#!/usr/bin/python3
"""Looks for planted strings, or parts of them, below folders; and for what must have stayed.

Usage: search.py SECRETS FOLDER...          none may be there: exit 1, file and string if one is
       search.py --stays STAYS RUN BUNDLE   all must be in the run's spool, digests confirmed
                                            with the run's secret, which the bundle may not hold
       search.py --sessions                 prints what the loopback AWS gives as credentials
"""
import glob
import hashlib
import hmac
import json
import os
import sys

PIECE = 12      # as much of a long string must not be found either


def pieces(text):
    if len(text) < 2 * PIECE:
        return {text}
    middle = len(text) // 2
    return {text[:PIECE], text[middle - PIECE // 2:middle + PIECE // 2], text[-PIECE:]}


def files(folders):
    for folder in folders:
        for path, _, names in os.walk(folder):
            for name in names:
                yield os.path.join(path, name)


def search(wanted, folders):
    """[(file, string)]"""
    found = []
    wanted = [p.encode() for line in wanted for p in pieces(line)]
    count = 0
    for path in files(folders):
        body = open(path, 'rb').read()
        count += 1
        found += [(path, w.decode()) for w in wanted if w in body]
    return count, found


def digest(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]


def stays(stays_file, run, bundle):
    secret = open(f'{run}/secret', 'rb').read()
    assert len(secret) == 32
    key = hmac.new(secret, b'exhibit redact 1', hashlib.sha256).digest()
    spool = ''.join(open(p).read() for p in sorted(glob.glob(f'{run}/spool/*.jsonl')))
    missing = confirmed = 0
    for how, value, where in json.load(open(stays_file)):
        if how == 'hash':
            there = f'[redacted hash={digest(key, value)}' in spool
            confirmed += there
            assert digest(bytes(32), value) not in spool
        else:
            there = value in spool
        if not there:
            print(f'not in the spool: {how} {value}: {where}')
            missing += 1
    for path in files([bundle]):
        body = open(path, 'rb').read()
        for form in (secret, key, secret.hex().encode(), key.hex().encode()):
            if form in body:
                print(f'the key of the run is in {path}')
                missing += 1
    print(f'{confirmed} digests confirmed with the key of the run')
    return missing > 0 or confirmed == 0


def sessions():
    """As tests/world derives them: a counter, so that a run of tests can be repeated."""
    letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcdefghijklmnopqrstuvwxyz0189+/'

    def derived(use, session, n):
        out = ''
        for at in range(0, n, 32):
            block = hmac.new(b'sample', f'{use} {session} {at}'.encode(), hashlib.sha256)
            out += ''.join(letters[b % 64] for b in block.digest())
        return out[:n]

    for session in range(1, 65):
        print(derived('secret', session, 40))
        print('IQoJb3JpZ2luX2Vj' + derived('token', session, 286) + '==')


def main():
    if sys.argv[1] == '--sessions':
        return sessions()
    if sys.argv[1] == '--stays':
        return stays(*sys.argv[2:])
    count, found = search(open(sys.argv[1]).read().split('\n')[:-1], sys.argv[2:])
    for path, what in found[:20]:
        print(f'found in {path}: {what}')
    print(f'{count} files searched, {len(found)} finds')
    return bool(found) or count == 0


sys.exit(main())
