"""playwright_download.py BUILD FOLDER: the download page in Chromium, through Playwright.

The same cases as tests/e2e/publish, by another driver; and a bundle of half a
gigabyte, for which the page may not take more memory than for a small one.
No error on the console, no request but the page.
"""
import glob
import os
import subprocess
import sys

from playwright.sync_api import sync_playwright

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'e2e', 'publish'))
import spoil  # noqa: E402

FIELDS = ('signers', 'tsas', 'pin', 'archive', 'minimum')
HALF = 250 * 1000 * 1000


def sample(build, folder):
    """Two quarters sealed and published, the second with 500 MB of documents."""
    for name in ('one.bin', 'two.bin'):
        with open(os.path.join(folder, name), 'wb') as f:
            for _ in range(HALF // 1000000):
                f.write(os.urandom(4096) + b'\0' * (1000000 - 4096))
    script = f'''
set -euo pipefail
. {HERE}/../e2e/cloud.sh
cloud_start {build} {folder}
cd {folder}
exhibit={build}/exhibit
run() {{ local code=0; "$exhibit" audit --config exhibit.conf "$@" || code=$?; [ $code = 8 ]; }}
run --first --period 2026-Q3
run --period 2026-Q4 --documents "one.bin two.bin"
"$exhibit" publish bundles --trust trust.ini --chain chain --out site
"$exhibit" extract bundles/*-0001.tar.gz --trust trust.ini --service transcribe --out packs
'''
    subprocess.run(['bash', '-c', script], check=True, stdout=subprocess.DEVNULL)


def check(page, path, fields):
    page.set_input_files('#file', [])
    page.evaluate('document.getElementById("result").replaceChildren()')
    for name in FIELDS:
        page.evaluate('([id, text]) => { document.getElementById(id).value = text; }', [name, fields[name]])
    page.set_input_files('#file', path)
    box = page.wait_for_selector('.result[data-verdict]', timeout=600000)
    return [box.get_attribute('data-verdict'), box.get_attribute('data-error')]


def each_case(page, cases, right):
    n = 0
    for name, path, fields, verdict, error in cases:
        got = check(page, path, dict(right, **(fields or {})))
        assert got == [verdict, error], (name, got, verdict, error)
        n += 1
    return n


def most_memory(marker):
    """The most that a renderer of this browser ever had in memory, in MB."""
    most = 0
    for status in glob.glob('/proc/[0-9]*/status'):
        try:
            with open(os.path.join(os.path.dirname(status), 'cmdline'), 'rb') as f:
                command = f.read().decode(errors='replace')
            if '--type=renderer' not in command or not is_below(status, marker):
                continue
            with open(status, encoding='ascii') as f:
                most = max(most, next(int(line.split()[1]) // 1000 for line in f if line.startswith('VmHWM')))
        except (OSError, StopIteration):
            continue
    return most


def is_below(status, ancestor):
    """Is the process of this /proc/…/status a descendant of ancestor?"""
    pid = int(os.path.basename(os.path.dirname(status)))
    while pid > 1 and pid != ancestor:
        with open(f'/proc/{pid}/status', encoding='ascii') as f:
            pid = next(int(line.split()[1]) for line in f if line.startswith('PPid'))
    return pid == ancestor


def main():
    build, folder = (os.path.abspath(p) for p in sys.argv[1:])
    sample(build, folder)
    pem = {n: open(os.path.join(folder, n + '.pem'), encoding='ascii').read() for n in
           ('signer-root', 'tsa-one-root', 'tsa-two-root')}
    right = {'signers': pem['signer-root'], 'tsas': pem['tsa-one-root'] + pem['tsa-two-root'],
             'pin': '', 'archive': '', 'minimum': '2'}
    bundle, large = sorted(glob.glob(os.path.join(folder, 'site', '*.tar.gz')))
    url = 'file://' + os.path.join(folder, 'site', 'index.html')
    said = []
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox', '--js-flags=--expose-gc'])
        page = browser.new_page()
        page.on('console', lambda m: said.append(m.text))
        page.on('pageerror', lambda e: said.append(str(e)))
        page.on('request', lambda r: said.append(r.url) if r.url != url else None)
        page.goto(url)
        n = each_case(page, spoil.bundle_cases(bundle, os.path.join(folder, 'spoilt'), list(pem.values())), right)
        print(n, 'bundles')
        for pack in glob.glob(os.path.join(folder, 'packs', '*.tar')):
            print(each_case(page, spoil.pack_cases(pack, os.path.join(folder, 'spoilt-pack')), right), 'packs')
        # What is held, not what lies about: garbage is taken away as it falls.
        page.evaluate('() => { setInterval(gc, 300); }')
        before = most_memory(os.getpid())
        assert check(page, large, right) == ['VALID', '']
        after = most_memory(os.getpid())
        print(f'500 MB checked; the renderer grew by {after - before} MB, to {after}')
        # One of its two large files in memory would be more.
        assert after - before < HALF // 1000000 * 4 // 5, (before, after)
        assert not said, said
        browser.close()


main()
