#!/usr/bin/env python3
"""Measures what README.md here states, as ratios inside one run.

usage: run.py BUILD [GATE...]      (default: all; run with a Python that has boto3)

Client and server are pinned to one core each, variants are interleaved round
by round, and a ratio is the median of pairs of the same round, in brackets the
least and the greatest of them.  Nothing here is asserted by a test: these
figures are for people.
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = int(os.environ.get('ROUNDS', '5'))


def pinned(core, *command):
    return ['taskset', '-c', str(core), *command]


def cpu_of_children():
    u = resource.getrusage(resource.RUSAGE_CHILDREN)
    return u.ru_utime + u.ru_stime


def timed(command, **kw):
    """(wall seconds, cpu seconds) of a command that must succeed."""
    before, began = cpu_of_children(), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **kw)
    return time.monotonic() - began, cpu_of_children() - before


class Cloud:
    """cloud --bench SIZE on the second core."""

    def __init__(self, build, size):
        self.folder = tempfile.mkdtemp(prefix='exhibit-bench-')
        subprocess.run([f'{build}/cloud', '--init', self.folder], check=True)
        port = f'{self.folder}/port'
        self.process = subprocess.Popen(pinned(1, f'{build}/cloud', '--dir', self.folder, '--port', '0',
                                               '--port-file', port, '--bench', str(size)))
        while not (os.path.exists(port) and os.path.getsize(port)):
            time.sleep(0.02)
        self.port = int(open(port).read())
        self.ca = f'{self.folder}/tls-root.pem'
        self.env = dict(os.environ, AWS_ENDPOINT_URL=f'https://localhost:{self.port}',
                        AWS_ACCESS_KEY_ID='AKIAIOSFODNN7EXAMPLE',
                        AWS_SECRET_ACCESS_KEY='wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
                        AWS_REGION='eu-west-1', AWS_DEFAULT_REGION='eu-west-1', AWS_CA_BUNDLE=self.ca,
                        AWS_CONFIG_FILE='/dev/null', AWS_SHARED_CREDENTIALS_FILE='/dev/null',
                        AWS_EC2_METADATA_DISABLED='true')

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


def ours(build, cloud, count, in_flight):
    spool = tempfile.mkdtemp(prefix='exhibit-bench-spool-')
    out = subprocess.run(pinned(0, f'{build}/bench/calls', str(count), str(in_flight), cloud.ca, spool),
                         env=cloud.env, check=True, capture_output=True, text=True).stdout
    shutil.rmtree(spool)
    return json.loads(out)


def boto(cloud, count, threads):
    out = subprocess.run(pinned(0, sys.executable, f'{HERE}/boto_calls.py', str(count), str(threads)),
                         env=cloud.env, check=True, capture_output=True, text=True).stdout
    return json.loads(out)


def json_of(command, env=None):
    return json.loads(subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout)


def spread(ratios):
    """median [least-greatest]"""
    return f'{statistics.median(ratios):.2f}x [{min(ratios):.2f}-{max(ratios):.2f}]'


def per_call(r):
    return r['cpu_us'] / r['calls']


def p1_p2(build):
    """CPU a call against boto3, 2 KB and 50 KB."""
    for name, size, n, m in (('P1 2 KB', 2048, 20000, 600), ('P2 50 KB', 51200, 4000, 150)):
        cloud = Cloud(build, size)
        rows = {10: [], 32: []}
        mine = []
        for _ in range(ROUNDS):
            a = ours(build, cloud, n, 32)
            mine.append(per_call(a))
            for threads, ratios in rows.items():
                ratios.append(per_call(boto(cloud, m, threads)) / per_call(a))
        for threads, ratios in rows.items():
            print(f'{name}: boto3 {threads} threads / ours: {statistics.median(ratios):.1f}x CPU a call'
                  f' [{min(ratios):.1f}-{max(ratios):.1f}]; ours {min(mine):.0f} us best,'
                  f' {statistics.median(mine):.0f} us median, {1e6 / statistics.median(mine):,.0f} calls/s a core')
        cloud.close()


def p3(build):
    """CPU a call against the Go SDK v2, built here from go/; needs Go and its module proxy."""
    program = f'{tempfile.mkdtemp(prefix="exhibit-bench-go-")}/calls'
    if not shutil.which('go') or subprocess.run(['go', 'build', '-o', program, '.'], cwd=f'{HERE}/go').returncode:
        print('P3: not measured: no Go, or its modules cannot be had')
        return
    sdk = [line.split()[1] for line in open(f'{HERE}/go/go.mod') if 'github.com/aws/aws-sdk-go-v2 ' in line][0]
    for name, size, n, m in (('2 KB', 2048, 20000, 4000), ('50 KB', 51200, 4000, 800)):
        cloud, ratios = Cloud(build, size), []
        for _ in range(ROUNDS):
            a = per_call(ours(build, cloud, n, 32))
            b = per_call(json_of(pinned(0, program, str(m), '32'), cloud.env))
            ratios.append(b / a)
        print(f'P3 {name}: Go SDK {sdk}, 32 goroutines / ours: {spread(ratios)} CPU a call')
        cloud.close()


def p4(build):
    """CPU a call over sockets, epoll and OpenSSL alone, which sign and hash but neither parse nor keep."""
    for name, size, n in (('2 KB', 2048, 20000), ('50 KB', 51200, 4000)):
        cloud, ratios, raw = Cloud(build, size), [], []
        for _ in range(ROUNDS):
            a = per_call(ours(build, cloud, n, 32))
            raw.append(per_call(json_of(pinned(0, f'{build}/bench/raw', str(n), '32', cloud.ca, str(cloud.port)),
                                        cloud.env)))
            ratios.append(a / raw[-1])
        print(f'P4 {name}: ours / raw: {spread(ratios)} CPU a call; raw {min(raw):.0f} us best')
        cloud.close()


def p5(build):
    """CPU a call, absolute, best of the rounds, and over one SHA-256 of 64 KiB."""
    sha = []
    for _ in range(ROUNDS):
        out = subprocess.run(pinned(0, 'openssl', 'speed', '-seconds', '1', '-bytes', '65536',
                                    '-evp', 'sha256'), capture_output=True, text=True, check=True).stdout
        rate = float(out.strip().split()[-1].rstrip('k')) * 1000
        sha.append(65536 / rate * 1e6)
    for name, size, n in (('2 KB', 2048, 20000), ('50 KB', 51200, 4000)):
        cloud = Cloud(build, size)
        best = min(per_call(ours(build, cloud, n, 32)) for _ in range(ROUNDS))
        print(f'P5 {name}: {best:.0f} us CPU a call, best of {ROUNDS};'
              f' {best / min(sha):.2f} of one SHA-256 of 64 KiB ({min(sha):.0f} us)')
        cloud.close()


def p6(build):
    """One more account before its first call: a signing key; its slot in the signer and the credentials."""
    rows = [json_of(pinned(0, f'{build}/bench/keys', '1000')) for _ in range(ROUNDS)]
    print(f'P6: an account more: {statistics.median(r["key_us"] for r in rows):.1f} us CPU,'
          f' {statistics.median(r["bytes"] for r in rows):.0f} bytes'
          f' (a signature: {statistics.median(r["sign_us"] for r in rows):.1f} us)')


def p7(build):
    """A new TLS connection with Debian's CA bundle plus our root."""
    cloud = Cloud(build, 2048)
    bundle = f'{cloud.folder}/all.pem'
    with open(bundle, 'w') as f:
        f.write(open('/etc/ssl/certs/ca-certificates.crt').read())
        f.write(open(cloud.ca).read())
    cloud.ca = bundle
    costs = []
    for _ in range(ROUNDS):
        one = ours(build, cloud, 64, 1)
        many = ours(build, cloud, 64, 64)
        costs.append((many['cpu_us'] - one['cpu_us']) / 63 / 1000)
    print(f'P7: {statistics.median(costs):.2f} ms CPU a new TLS connection [{min(costs):.2f}-{max(costs):.2f}]')
    cloud.close()


def p8(build):
    """Peak memory at 32, 256 and 1,024 connections."""
    cloud = Cloud(build, 2048)
    for n in (32, 256, 1024):
        r = ours(build, cloud, max(4000, 4 * n), n)
        print(f'P8: {n} connections: {r["peak_kb"] / 1024:.0f} MiB peak')
    cloud.close()


def p9(build):
    """Peak memory with ten times the accounts, and so ten times the resources, over the simulated AWS."""
    peaks = []
    for accounts in (100, 1000):
        out = subprocess.run([f'{build}/tests/sim_scale', str(accounts), '16', '4'], check=True, capture_output=True,
                             text=True).stdout
        peaks.append(float(out.split('peak ')[1].split()[0]))
        print(f'P9: {out.strip()}')
    print(f'P9: {peaks[1] - peaks[0]:.1f} MiB more')


def bundle_tree(build, folder):
    """20,000 files, 180 MB of JSON such as evidence is."""
    subprocess.run([sys.executable, f'{HERE}/make_tree.py', folder, '20000', '9000'], check=True)


def p14_p16(build):
    """Seal and verify against tar, zstd and sha256sum on the same tree."""
    work = tempfile.mkdtemp(prefix='exhibit-bench-pack-')
    bundle_tree(build, f'{work}/stage/data')
    subprocess.run([f'{build}/cloud', '--init', f'{work}/pki'], check=True)
    with open(f'{work}/pki/bench.ini', 'w') as f:
        f.write('[signer]\nanchors = signer-root.pem\n[timestamp]\nminimum = 0\n[level]\nrequired = B\n')
    pipe = f'tar -C {work}/stage -cf - data | zstd -3 -q | sha256sum'
    each = f"find {work}/stage/data -type f -print0 | xargs -0 sha256sum >/dev/null; {pipe}"
    walls, cpus, verify = [], [], []
    commands = ([f'{build}/bench/pack', 'pack', work], ['bash', '-c', pipe], ['bash', '-c', each])
    for i in range(ROUNDS):
        times = [timed(c) for c in (*commands, [f'{build}/bench/pack', 'seal', work, str(i)])]
        walls.append([t[0] for t in times])
        cpus.append([t[1] for t in times])
    out = f'{work}/unpacked'
    os.makedirs(out)
    subprocess.run(['bash', '-c', f'tar --zstd -xf {work}/out/*0001.tar.zst -C {out} --strip-components=1'], check=True)
    for i in range(ROUNDS):
        a, _ = timed([f'{build}/bench/pack', 'verify', work])
        b, _ = timed(['sha256sum', '-c', '--quiet', 'manifest-sha256.txt'], cwd=out)
        verify.append(b / a)
    size = sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(f'{work}/stage') for f in fs) / 1e6
    for gate, what, i in (('P14', 'tar|zstd -3|sha256sum', 1), ('P15', 'sha256sum of each file and that pipe', 2)):
        for mine, j in (('pack', 0), ('the whole seal', 3)):
            print(f'{gate}: {size:.0f} MB: {what} / {mine}: {spread([w[i] / w[j] for w in walls])} wall,'
                  f' {spread([c[i] / c[j] for c in cpus])} CPU')
    print('P14: median seconds, wall and CPU: ' + ', '.join(
        f'{name} {statistics.median(w[i] for w in walls):.2f} {statistics.median(c[i] for c in cpus):.2f}'
        for i, name in enumerate(('pack', 'pipe', 'each and pipe', 'seal'))))
    print(f'P16: sha256sum -c of the tree / verify of the .tar.zst: {spread(verify)} wall')
    shutil.rmtree(work)


def p17(build):
    """Start-up."""
    def wall(command, n=20):
        times = []
        for _ in range(n):
            times.append(timed(command)[0] * 1000)
        return statistics.median(times)
    helps = wall([f'{build}/exhibit', '--help'])
    version = wall([f'{build}/exhibit', '--version'])
    verify = wall([f'{build}/exhibit-verify', '--help'])
    boto_import = wall([sys.executable, '-c', 'import boto3; boto3.client("sts", region_name="eu-west-1")'], 5)
    print(f'P17: --help {helps:.1f} ms, --version {version:.1f} ms, exhibit-verify {verify:.1f} ms;'
          f' importing boto3 with a client {boto_import:.0f} ms ({boto_import / helps:.0f}x)')


def p18(build):
    """First signed call from a cold process."""
    cloud = Cloud(build, 2048)
    ratios = []
    for _ in range(ROUNDS):
        began = time.monotonic()
        ours(build, cloud, 1, 1)
        a = time.monotonic() - began
        began = time.monotonic()
        boto(cloud, 1, 1)
        ratios.append((time.monotonic() - began) / a)
    print(f'P18: first signed call, boto3 / ours: {statistics.median(ratios):.1f}x wall')
    cloud.close()


def p19(build):
    """Two bundles of 100,000 resources compared, against only hashing their tables; verifying is apart."""
    work = tempfile.mkdtemp(prefix='exhibit-bench-compare-')
    program = f'{build}/bench/compare'
    for settings in ('5', '10'):
        subprocess.run([program, 'make', f'{work}/{settings}', '100000', settings], check=True)
        walls, cpus, mine = [], [], []
        for _ in range(ROUNDS):
            a, b = json_of([program, 'run', f'{work}/{settings}']), json_of([program, 'hash', f'{work}/{settings}'])
            walls.append(a['wall_us'] / b['wall_us'])
            cpus.append(a['cpu_us'] / b['cpu_us'])
            mine.append(a)
        print(f'P19: 100,000 resources of {settings} settings, {b["bytes"] / 1e6:.0f} MB in both: compare / SHA-256'
              f' {spread(walls)} wall, {spread(cpus)} CPU; {min(m["wall_us"] for m in mine) / 1e6:.2f} s wall,'
              f' {min(m["cpu_us"] for m in mine) / 1e6:.2f} s CPU best, {mine[0]["peak_kib"] / 1024:.0f} MiB')
    os.symlink('10/old', f'{work}/stage')
    subprocess.run([f'{build}/cloud', '--init', f'{work}/pki'], check=True)
    with open(f'{work}/pki/bench.ini', 'w') as f:
        f.write('[signer]\nanchors = signer-root.pem\n[timestamp]\nminimum = 0\n[level]\nrequired = B\n')
    subprocess.run([f'{build}/bench/pack', 'seal', work, '0'], check=True, stdout=subprocess.DEVNULL)
    times = [timed([f'{build}/bench/pack', 'verify', work]) for _ in range(ROUNDS)]
    print(f'P19: verifying one of the two, .tar.zst of {os.path.getsize(f"{work}/out/bench-2026Q4-0001.tar.zst") / 1e6:.0f}'
          f' MB: {min(t[0] for t in times):.2f} s wall, {min(t[1] for t in times):.2f} s CPU best')
    shutil.rmtree(work)


GATES = {'P1': p1_p2, 'P3': p3, 'P4': p4, 'P5': p5, 'P6': p6, 'P7': p7, 'P8': p8, 'P9': p9, 'P14': p14_p16,
         'P17': p17, 'P18': p18, 'P19': p19}


def main():
    build = os.path.abspath(sys.argv[1])
    for name in sys.argv[2:] or GATES:
        GATES[name](build)


main()
