"""A headless Chromium, driven over its own protocol; what it complains of is in said."""
import base64
import json
import os
import re
import socket
import struct
import subprocess
import time
import urllib.request


KEYS = {'Enter': 13, 'Escape': 27, 'ArrowUp': 38, 'ArrowDown': 40}


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

    def key(self, name, text=''):
        for kind in ('keyDown', 'keyUp'):
            self.call('Input.dispatchKeyEvent', type=kind, key=name, text=text if kind == 'keyDown' else '',
                      code=name, windowsVirtualKeyCode=KEYS.get(name, 0))

    def until(self, script, what):
        for _ in range(200):
            if self.value(script):
                return
            time.sleep(0.05)
        raise AssertionError(what)

    def size(self, width, height=900, dark=False):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia',
                  features=[{'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}])

    def close(self):
        self.call('Browser.close')
        self.process.wait(20)
