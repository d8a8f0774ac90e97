#!/usr/bin/python3
"""Goal: each item drawn stands in the evidence line that the sheet names, under the request it names.

Usage: evidence.py UNPACKED JSON...
"""
import hashlib
import json
import sys

root = sys.argv[1]
for path in sys.argv[2:]:
    with open(path, encoding='utf-8') as f:
        sheet = json.load(f)
    for item in sheet['sample']:
        name, number = item['evidence'].rsplit(':', 1)
        with open(f'{root}/{name}', 'rb') as f:
            line = f.read().split(b'\n')[int(number) - 1] + b'\n'
        assert hashlib.sha256(line).hexdigest() == item['line_sha256'], item
        answer = json.loads(line)
        assert item['account'] in name
        # the name of the resource, however the answer writes it
        text = json.dumps(answer, ensure_ascii=False)
        last = json.dumps(item['item'].rsplit('/', 1)[-1], ensure_ascii=False)[1:-1]
        assert last in text or last.replace('\\', '\\\\') in text, (item, text[:400])
        assert any(v == item['request_id'] for v in answer.values()), (item, list(answer))
