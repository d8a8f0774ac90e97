#!/usr/bin/env python3
"""What a collector on boto3 does for one call: signed call, read, SHA-256, append.

usage: boto_calls.py COUNT THREADS; prints one JSON object.
"""
import concurrent.futures
import hashlib
import json
import resource
import sys
import tempfile
import time

import boto3
from botocore.config import Config

count, threads = int(sys.argv[1]), int(sys.argv[2])
client = boto3.client('transcribe', config=Config(max_pool_connections=threads,
                                                  retries={'max_attempts': 3, 'mode': 'standard'}))
out = tempfile.TemporaryFile('w', buffering=1 << 20)


def one(_):
    answer = client.list_transcription_jobs(MaxResults=100)
    body = json.dumps(answer, default=str)
    out.write(json.dumps({'sha256': hashlib.sha256(body.encode()).hexdigest(), 'body': body}) + '\n')
    return len(body)


def cpu():
    u = resource.getrusage(resource.RUSAGE_SELF)
    return u.ru_utime + u.ru_stime


one(0) if count > 1 else None
before, began = cpu(), time.monotonic()
with concurrent.futures.ThreadPoolExecutor(threads) as pool:
    size = sum(pool.map(one, range(count)))
print(json.dumps({'calls': count, 'bytes': size, 'cpu_us': (cpu() - before) * 1e6,
                  'wall_us': (time.monotonic() - began) * 1e6,
                  'peak_kb': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
