#!/usr/bin/python3
"""Goal: changes.html in a browser: no complaint, no request, no script; every change that changes.json has and a
link to each group; no wider than a telephone; light and dark.

Usage: in_a_browser.py CHROMIUM FOLDER, where diff --format html wrote
"""
import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', 'report'))
from browser import Browser  # noqa: E402

chromium, folder = sys.argv[1], os.path.realpath(sys.argv[2])
with open(f'{folder}/changes.json', encoding='utf-8') as f:
    changes = json.load(f)
with tempfile.TemporaryDirectory() as profile:
    b = Browser(chromium, profile)
    try:
        ground = {}
        for width, dark in ((1366, False), (390, False), (1366, True)):
            b.size(width, dark=dark)
            b.open(f'file://{folder}/changes.html')
            wide = b.value('document.documentElement.scrollWidth')
            assert wide <= width, f'{wide} of {width} pixels'
            ground[dark] = b.value('getComputedStyle(document.body).backgroundColor')
        assert ground[True] != ground[False], 'dark is light'
        assert b.value('document.scripts.length') == 0, 'a name became a script'
        for name, n in changes['totals']['groups'].items():
            rows = b.value(f'document.querySelectorAll("#{name} tbody tr").length')
            assert rows == min(n, 1000), (name, rows, n)
            links = b.value(f'document.querySelectorAll(\'nav a[href="#{name}"]\').length')
            assert links == (n > 0), (name, links)
        dead = b.value('[...document.querySelectorAll("a[href^=\'#\']")].map(a => a.getAttribute("href").slice(1))'
                       '.filter(id => !document.getElementById(id)).join()')
        assert dead == '', dead
        outside = b.value('[...document.querySelectorAll("a[href]")].map(a => a.getAttribute("href"))'
                          '.filter(h => h[0] !== "#" && h !== "changes.json").join()')
        assert outside == '', outside
        text = b.value('document.body.innerText')
        for side in ('old', 'new'):
            assert changes[side]['id'] in text
        assert not b.said, b.said
    finally:
        b.close()
