#!/usr/bin/env python3
"""Files of JSON lines such as evidence is: make_tree.py FOLDER FILES MEAN-BYTES; the same each time."""
import hashlib
import json
import os
import sys

folder, files, mean = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for i in range(files):
    at = f'{folder}/evidence/{i % 20:012d}/region-{i % 7}'
    os.makedirs(at, exist_ok=True)
    want, size, lines, k = mean // 2 + (i * 7919) % mean, 0, [], 0
    while size < want:
        h = hashlib.sha256(f'{i}.{k}'.encode()).hexdigest()
        line = json.dumps({'request': f'transcribe/GetTranscriptionJob eu-west-1 TranscriptionJobName=call-{h[:12]}',
                           'outcome': 'collected', 'status': 200, 'request-id': h[:36], 'sha256': h,
                           'body': json.dumps({'TranscriptionJob': {
                               'TranscriptionJobName': f'call-{h[:12]}', 'TranscriptionJobStatus': 'COMPLETED',
                               'LanguageCode': 'en-US', 'Media': {'MediaFileUri': f's3://bucket-{h[:6]}/{h}'},
                               'CreationTime': 1790000000 + k}})})
        lines.append(line)
        size += len(line) + 1
        k += 1
    with open(f'{at}/service-{i}.jsonl', 'w') as f:
        f.write('\n'.join(lines) + '\n')
