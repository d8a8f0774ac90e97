"""browser.py CHROMIUM PAGES: drives a headless browser over its own protocol."""
import base64
import glob
import json
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request


class Browser:
    def __init__(self, program, folder):
        self.process = subprocess.Popen(
            [program, '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
             '--user-data-dir=' + folder, '--remote-debugging-port=0', 'about:blank'],
            stderr=subprocess.PIPE, text=True)
        port = next(int(m.group(1)) for m in (re.search(r'ws://127\.0\.0\.1:(\d+)/', line)
                                              for line in self.process.stderr) if m)
        with urllib.request.urlopen(f'http://127.0.0.1:{port}/json') as f:
            page = next(t for t in json.load(f) if t['type'] == 'page')
        self.number, self.said = 0, []
        self.socket = socket.create_connection(('127.0.0.1', port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f'GET /devtools/page/{page["id"]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n'
                             'Upgrade: websocket\r\nConnection: Upgrade\r\n'
                             f'Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n').encode())
        head = b''
        while b'\r\n\r\n' not in head:
            head += self.socket.recv(1)
        for domain in ('Log', 'Runtime', 'Page', 'Network'):
            self.call(domain + '.enable')

    def take(self, n):
        out = b''
        while len(out) < n:
            out += self.socket.recv(n - len(out))
        return out

    def receive(self):
        n = self.take(2)[1] & 127
        if n == 126:
            n = struct.unpack('>H', self.take(2))[0]
        elif n == 127:
            n = struct.unpack('>Q', self.take(8))[0]
        return json.loads(self.take(n))

    def call(self, method, **params):
        self.number += 1
        text = json.dumps({'id': self.number, 'method': method, 'params': params}).encode()
        size = len(text)
        head = bytes([0x81, 0x80 | size]) if size < 126 else b'\x81\xfe' + struct.pack('>H', size)
        self.socket.sendall(head + b'\0\0\0\0' + text)
        while True:
            answer = self.receive()
            if answer.get('id') == self.number:
                return answer.get('result', {})
            if answer.get('method') in ('Log.entryAdded', 'Runtime.exceptionThrown'):
                self.said.append(answer['params'])
            if answer.get('method') == 'Network.requestWillBeSent':
                url = answer['params']['request']['url']
                if not url.startswith('file://'):
                    self.said.append(url)

    def value(self, script):
        got = self.call('Runtime.evaluate', expression=script, returnByValue=True, awaitPromise=True)
        assert 'exceptionDetails' not in got, got
        return got['result'].get('value')

    def open(self, url):
        self.call('Page.navigate', url='about:blank')
        self.call('Page.navigate', url=url)
        for _ in range(100):
            if self.value('location.href !== "about:blank" && document.readyState === "complete"'):
                return
            time.sleep(0.05)
        raise AssertionError(url)

    def close(self):
        self.call('Browser.close')
        self.process.wait(20)


SHOWN = '[].filter.call(document.querySelectorAll(".set > tbody"), function (b) { return !b.hidden; })'


SAID = 'parseInt(document.getElementById("shown").textContent.replace(/^All /, "").replace(/,/g, ""), 10)'
WRITTEN = 'document.querySelectorAll(".chunk > .set > tbody:not([hidden])").length'
CARRIED = 'document.querySelectorAll(".more-rows").length'


def facets(browser, url):
    """Counts, what the page says and the rows that stand there agree.  Of a
    long account most rows are carried as JSON and built when they come near."""
    browser.open(url)
    whole = browser.value(CARRIED) == 0
    total = browser.value(SAID)

    def shown(want, where):
        rows, said = browser.value(SHOWN + '.length' if whole else WRITTEN), browser.value(SAID)
        assert said == want, (where, said, want)
        assert rows == want if whole else rows <= want, (where, rows, want)

    shown(total, 'all')
    for name in ('verdict', 'topic', 'region', 'service'):
        counts = browser.value(f'[].map.call(document.querySelectorAll("input[name={name}]"), function (i) '
                               '{ return +i.parentNode.lastElementChild.textContent.replace(/,/g, ""); })')
        assert sum(counts) == total, (name, counts, total)
        for i, want in enumerate(counts):
            browser.value(f'document.querySelectorAll("input[name={name}]")[{i}].click()')
            shown(want, (name, i))
            browser.value(f'document.querySelectorAll("input[name={name}]")[{i}].click()')
    browser.open(url + '#verdict=fails&topic=access')
    assert browser.value(SHOWN + '.every(function (b) { return b.dataset.v === "fails" && b.dataset.t === "access"; })')
    browser.open(url)
    browser.value('document.dispatchEvent(new KeyboardEvent("keydown", {key: "/"}))')
    assert browser.value('document.activeElement.id') == 'q'
    return total


def widths(browser, url):
    for width in (390, 820, 1440):
        browser.call('Emulation.setDeviceMetricsOverride', width=width, height=900, deviceScaleFactor=1, mobile=False)
        browser.open(url)
        wide = browser.value('document.documentElement.scrollWidth')
        assert wide <= width, f'{url}: {wide} of {width}'


def main():
    program, pages = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder)
        try:
            urls = ['file://' + p for p in sorted(glob.glob(os.path.join(pages, '*.html')))]
            for url in urls:
                widths(browser, url)
                browser.value('document.getElementById("theme").click()')
                theme = browser.value('document.documentElement.dataset.theme')
                assert theme in ('dark', 'light'), theme
                if not url.endswith('index.html'):
                    print(url.rsplit('/', 1)[1], facets(browser, url), 'settings filtered')
            assert not browser.said, browser.said
        finally:
            browser.close()


if __name__ == '__main__':
    main()
