#!/usr/bin/env python3
"""Opens the pages of 100,000 settings in a headless Chromium and says how long that takes.

usage: report_open.py BUILD DATA [ROWS [ACCOUNTS]]

DATA is data/ of a real run, which tests/e2e/sample_audit.sh leaves; it is grown
by make_settings.py.  "open" is from the navigation until the script has run and
the first rows and the facets stand there; "cpu" what the page's thread worked
meanwhile, which other programs on the machine do not change; "empty" the same of
a page without anything, opened in the same round.  "filter" is a click on a mark,
"search" two words, without the 120 ms that the page waits for more letters.
"""
import glob
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'e2e', 'report'))
from browser import Browser  # noqa: E402

ROUNDS = int(os.environ.get('ROUNDS', '5'))
READY = '''(function () {
    var n = performance.getEntriesByType("navigation")[0];
    return n.domContentLoadedEventEnd;
})()'''
CLICK = '''(function () {
    var box = document.querySelector("input[name=verdict]"), out = [];
    for (var i = 0; i < 10; i++) {
        var began = performance.now();
        box.click();
        out.push(performance.now() - began);
    }
    return out.sort(function (a, b) { return a - b; })[5];
})()'''
SEARCH = '''(async function () {
    var q = document.getElementById("q"), shown = document.getElementById("shown"), out = [];
    for (const words of ["kms key", "eu-west-1 alarm", "access fails"]) {
        q.value = words;
        var done = new Promise(function (r) { new MutationObserver(function (m, o) { o.disconnect(); r(); })
            .observe(shown, {childList: true, characterData: true, subtree: true}); });
        q.dispatchEvent(new Event("input", {bubbles: true}));
        await new Promise(function (r) { setTimeout(r, 119); });
        var began = performance.now();
        await done;
        out.push(performance.now() - began);
    }
    return out;
})()'''


def cpu(browser):
    metrics = {m['name']: m['value'] for m in browser.call('Performance.getMetrics')['metrics']}
    return metrics['ThreadTime'], metrics['JSHeapUsedSize']


def opened(browser, url):
    """(ms until ready, ms of cpu, heap in MB)"""
    browser.call('Page.navigate', url='about:blank')
    browser.call('HeapProfiler.collectGarbage')
    before = cpu(browser)[0]
    browser.open(url)
    after, heap = cpu(browser)
    return browser.value(READY), 1000 * max(after - before, after if after < before else 0), heap / (1 << 20)


def middle(values):
    return f'{statistics.median(values):.0f} [{min(values):.0f}-{max(values):.0f}]'


def main():
    build, data = sys.argv[1:3]
    rows, accounts = (int(n) for n in (sys.argv[3:] + ['100000', '10'][len(sys.argv) - 3:]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root, pages = os.path.join(folder, 'run'), os.path.join(folder, 'pages')
        subprocess.run([sys.executable, os.path.join(HERE, 'make_settings.py'), data, root, str(rows), str(accounts)], check=True)
        began = time.monotonic()
        made = subprocess.run(['/usr/bin/time', '-f', '%U %M', os.path.join(build, 'bench', 'report'), root, pages,
                               os.path.join(HERE, '..', '..', 'report-templates')], check=True, stderr=subprocess.PIPE, text=True)
        user, peak = made.stderr.split()[-2:]
        print(f'{rows:,} settings in {accounts} accounts: pages made in {time.monotonic() - began:.1f} s, '
              f'{user} s of cpu, at most {int(peak) / 1024:.0f} MB of memory')
        empty = os.path.join(folder, 'empty.html')
        with open(empty, 'w', encoding='utf-8') as f:
            f.write('<!DOCTYPE html><title>empty</title><p>nothing</p>')
        account = sorted(glob.glob(os.path.join(pages, '[0-9]*.html')))[0]
        browser = Browser('chromium', os.path.join(folder, 'profile'))
        try:
            browser.call('Performance.enable')
            browser.size(1280)
            for page in (os.path.join(pages, 'index.html'), os.path.join(pages, 'settings.html'), account):
                if not os.path.exists(page):
                    continue
                found, nothing, click, search = [], [], [], []
                for _ in range(ROUNDS):
                    nothing.append(opened(browser, 'file://' + empty))
                    found.append(opened(browser, 'file://' + page))
                    if browser.value('document.getElementById("facets") !== null'):
                        click.append(browser.value(CLICK))
                        search.append(max(browser.value(SEARCH)[1:]))
                print(f'  {os.path.basename(page)}, {os.path.getsize(page) / 1e6:.1f} MB: open {middle([f[0] for f in found])} ms '
                      f'(empty {middle([n[0] for n in nothing])}), cpu {middle([f[1] for f in found])} ms, '
                      f'heap {middle([f[2] for f in found])} MB'
                      + (f', filter {middle(click)} ms, search {middle(search)} ms' if click else ''))
            assert not browser.said, browser.said
        finally:
            browser.close()


main()
