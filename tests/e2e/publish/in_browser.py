"""in_browser.py CHROMIUM BUILD FOLDER: the download page checks what it is given.

FOLDER holds the sample (anchors, trust.ini, packs/ if there are any) and site/,
the page.  Every case of spoil.py through the page's own file field; what the
page says must be what `exhibit verify` says.
"""
import functools
import glob
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'report'))
from browser import Browser  # noqa: E402
import spoil  # noqa: E402

FIELDS = ('signers', 'tsas', 'pin', 'archive', 'minimum')


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


class Page:
    """The page in a browser; expected: the only request it may make."""
    def __init__(self, browser, url):
        self.browser, self.url = browser, url
        browser.open(url)
        got = browser.call('Runtime.evaluate', expression='document.getElementById("file")')
        self.file = got['result']['objectId']

    def check(self, path, fields):
        """(verdict, error) as the page shows them."""
        self.browser.value('document.getElementById("result").replaceChildren(); document.getElementById("file").value = ""')
        for name in FIELDS:
            self.browser.value(f'document.getElementById("{name}").value = {json.dumps(fields[name])}')
        self.browser.call('DOM.setFileInputFiles', files=[path], objectId=self.file)
        return self.browser.value('''new Promise((done, fail) => { const start = Date.now(); (function look() {
            const r = document.querySelector(".result");
            if (Date.now() - start > 60000)
                fail("no answer");
            else if (r && r.querySelector("h3").textContent !== "Checking")
                done([r.dataset.verdict || "NOT CHECKED", r.dataset.error || "", r.textContent]);
            else
                setTimeout(look, 10);
        })(); })''')


def command_line(build, path, trust):
    ran = subprocess.run([os.path.join(build, 'exhibit'), 'verify', path, '--trust', trust, '--json'],
                         capture_output=True, check=False)
    said = json.loads(ran.stdout)
    return said['error']['name'] if said['error'] else ''


def each_case(page, build, folder, cases, right):
    n = 0
    for name, path, fields, verdict, error in cases:
        got = page.check(path, dict(right, **(fields or {})))
        assert got[:2] == [verdict, error], (name, got, verdict, error)
        if error:
            assert error in got[2], (name, got)
        if fields is None:
            said = command_line(build, path, os.path.join(folder, 'trust.ini'))
            assert said == error, (name, 'verify says', said, 'the page', error)
        n += 1
    return n


# In the page: bits of the signed head turned, one after the other, in a file that
# ends behind the statement: whoever comes to its end has noticed nothing.
FLIP = '''(async () => {
    const file = document.getElementById("file").files[0];
    const whole = await new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    const places = %s, bytes = new Uint8Array(whole.slice(0, Math.max(...places.map(([at, size]) => at + size))));
    const pem = (id) => x509.parsePem(document.getElementById(id).value);
    const trust = { signers: pem("signers"), tsas: pem("tsas"), minimum: 2, pins: [], archive: "", now: Date.now() };
    let n = 0;
    for (const [from, size] of places)
        for (let i = from; i < from + size; i += 7, n++) {
            bytes[i] ^= 1 << n %% 8;
            const r = await verify.bundle(new File([bytes], "flipped.tar"), trust, () => {});
            if (r.verdict !== "INVALID" || (r.fault.name === "E_TRUNCATED" && !r.open))
                return "octet " + i + " bit " + n %% 8 + " was turned, and nobody noticed";
            bytes[i] ^= 1 << n %% 8;
        }
    return n;
})()'''


def flips(browser, page, bundle, right):
    assert page.check(bundle, right)[0] == 'VALID'
    s = spoil.Spoiler(bundle, '')
    head = [s.at[p] for p in ('tagmanifest-sha256.txt', spoil.P7S, spoil.P7S + '.tsr', 'meta/statement.json')]
    n = browser.value(FLIP % json.dumps(head))
    assert isinstance(n, int) and n > 500, n
    return n


def over_http(browser, site, bundle, right):
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f'http://127.0.0.1:{server.server_address[1]}/'
        before = len(browser.said)
        page = Page(browser, url + 'index.html')
        assert page.check(bundle, right)[0] == 'VALID'
        said, browser.said[before:] = browser.said[before:], []
        assert said == [url + 'index.html'], said
        server.shutdown()


def links(browser, site):
    """Each leads to a file that is there."""
    hrefs = browser.value('[].map.call(document.querySelectorAll("a[href]"), (a) => a.getAttribute("href"))')
    files = [h for h in hrefs if not h.startswith('#')]
    for href in files:
        assert os.path.isfile(os.path.join(site, href)), href
    assert len(files) >= 3, files


def widths(browser, url):
    for width in (390, 820, 1280):
        browser.call('Emulation.setDeviceMetricsOverride', width=width, height=900, deviceScaleFactor=1, mobile=False)
        browser.open(url)
        wide = browser.value('document.documentElement.scrollWidth')
        assert wide <= width, f'{url}: {wide} of {width}'


def main():
    program, build, folder = sys.argv[1:]
    site = os.path.join(folder, 'site')
    pem = {n: open(os.path.join(folder, n + '.pem'), encoding='ascii').read() for n in
           ('signer-root', 'tsa-one-root', 'tsa-two-root')}
    right = {'signers': pem['signer-root'], 'tsas': pem['tsa-one-root'] + pem['tsa-two-root'],
             'pin': '', 'archive': '', 'minimum': '2'}
    bundle, large = sorted(glob.glob(os.path.join(site, '*.tar.gz')))
    url = 'file://' + os.path.join(site, 'index.html')
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, \
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as spoilt:
        browser = Browser(program, profile)
        try:
            widths(browser, url)
            page = Page(browser, url)
            links(browser, site)
            n = each_case(page, build, folder, spoil.bundle_cases(bundle, spoilt, list(pem.values())), right)
            print(n, 'bundles checked in the browser')
            n = each_case(page, build, folder, spoil.large_cases(large, os.path.join(spoilt, 'large')), right)
            print(n, 'with a file that is digested in pieces')
            for pack in glob.glob(os.path.join(folder, 'packs', '*.tar')):
                n = each_case(page, build, folder, spoil.pack_cases(pack, os.path.join(spoilt, 'pack')), right)
                print(n, 'packs checked in the browser')
            print(flips(browser, page, bundle, right), 'turned bits, all noticed')
            over_http(browser, site, bundle, right)
            assert not browser.said, browser.said
        finally:
            browser.close()


main()
