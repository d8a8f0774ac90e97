#!/usr/bin/env python3
"""The report in Playwright's hands, on Debian's Chromium: what a reader does with it.

usage: playwright_report.py BUILD FOLDER
"""
import collections
import csv
import glob
import os
import re
import subprocess
import sys

from playwright.sync_api import expect, sync_playwright

csv.field_size_limit(1 << 30)
WORDS = {'fails': 'fails', 'review': 'review', 'meets': 'meets', 'n/a': 'na', '': 'recorded'}
PHONE, LAPTOP = {'width': 390, 'height': 844}, {'width': 1280, 'height': 800}


def settings(data):
    for path in sorted(glob.glob(os.path.join(data, 'settings', '*', '*.csv'))):
        account, service = path.split(os.sep)[-2:]
        with open(path, encoding='utf-8', newline='') as f:
            for row in csv.DictReader(f):
                yield dict(row, account=account, service=service[:-4], verdict=WORDS[row['verdict']])


class Reader:
    """A page that complains of nothing and asks nobody anything."""

    def __init__(self, browser, url, **kw):
        self.context = browser.new_context(**kw)
        self.page = self.context.new_page()
        self.said = []
        self.page.on('console', lambda m: self.said.append(m.text) if m.type in ('error', 'warning') else None)
        self.page.on('pageerror', lambda e: self.said.append(str(e)))
        self.page.on('request', lambda r: None if r.url.startswith('file://') else self.said.append(r.url))
        self.page.goto(url)

    def shown(self, n):
        expect(self.page.locator('#shown')).to_have_text(
            re.compile(r'^(All )?' + f'{n:,}' + r'( of [\d,]+)? settings? '))

    def close(self):
        wide = self.page.evaluate('document.documentElement.scrollWidth - innerWidth')
        assert wide <= 0, f'{self.page.url} is {wide} px too wide'
        assert not self.said, (self.page.url, self.said)
        self.context.close()


def facets(reader, rows):
    page = reader.page
    reader.shown(len(rows))
    fails = [r for r in rows if r['verdict'] == 'fails']
    topics = collections.Counter(r['topic'] for r in fails)
    page.get_by_role('checkbox', name='fails').check()
    reader.shown(len(fails))
    for topic, n in topics.items():
        box = page.locator(f'input[name=topic][value={topic}]')
        box.check()
        reader.shown(n)
        page.wait_for_function('topic => location.hash.includes("topic=" + topic)', arg=topic)
        box.uncheck()
    page.get_by_role('button', name='Show all').click()
    reader.shown(len(rows))


def words(reader, rows):
    page, one = reader.page, rows[0]
    want = sum(one['setting'] in r['setting'] for r in rows)
    page.keyboard.press('/')
    expect(page.locator('#q')).to_be_focused()
    page.keyboard.type(one['setting'].upper())
    page.wait_for_function('words => decodeURIComponent(location.hash) === "#q=" + words', arg=one['setting'].upper(), timeout=60000)
    said = int(page.locator('#shown').inner_text().split(' of ')[0].replace(',', ''))
    assert want <= said < len(rows), (want, said)
    page.keyboard.press('ArrowDown')
    expect(page.locator('#rows summary').first).to_be_focused()
    page.keyboard.press('Enter')
    expect(page.locator('#rows tr.d')).to_be_visible()
    page.keyboard.press('Escape')
    expect(page.locator('#rows tr.d')).to_have_count(0)
    page.keyboard.press('Escape')
    expect(page.locator('#q')).to_be_focused()


def links(browser, pages, rows):
    """From a total to its rows, to a row's account, and back the same way."""
    reader = Reader(browser, f'file://{pages}/index.html', viewport=LAPTOP)
    page = reader.page
    n = sum(r['verdict'] == 'fails' for r in rows)
    page.locator('#statement a[href="settings.html#verdict=fails"]').click()
    reader.shown(n)
    page.locator('#rows summary').first.click()
    page.get_by_role('link', name='its row on the account’s page').click()
    expect(page.locator('#shown')).to_contain_text(' of ')
    page.go_back()
    reader.shown(n)
    page.go_back()
    expect(page.locator('#statement')).to_be_visible()
    reader.close()


def without_scripts(browser, pages):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f'file://{pages}/settings.html')
    expect(page.locator('#without')).to_contain_text('data/settings')
    expect(page.locator('#facets')).to_be_hidden()
    context.close()


def main():
    build, folder = (os.path.abspath(p) for p in sys.argv[1:])
    here = os.path.dirname(os.path.abspath(__file__))
    subprocess.run([os.path.join(here, '..', 'e2e', 'sample_audit.sh'), build, os.path.join(folder, 'sample')],
                   check=True, stdout=subprocess.DEVNULL)
    pages = glob.glob(os.path.join(folder, 'sample', 'bundles', '*', 'index.html'))[0].rsplit(os.sep, 1)[0]
    rows = list(settings(glob.glob(os.path.join(folder, 'sample', 'unpacked', '*', 'data'))[0]))
    expect.set_options(timeout=60000)
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path='/usr/bin/chromium', args=['--no-sandbox'])
        for view in (PHONE, LAPTOP):
            for scheme in ('light', 'dark'):
                for path in sorted(glob.glob(os.path.join(pages, '*.html'))):
                    reader = Reader(browser, 'file://' + path, viewport=view, color_scheme=scheme)
                    ground = reader.page.evaluate('getComputedStyle(document.body).backgroundColor')
                    assert (ground == 'rgb(255, 255, 255)') == (scheme == 'light'), (path, scheme, ground)
                    reader.close()
        for check in (facets, words):
            reader = Reader(browser, f'file://{pages}/settings.html', viewport=LAPTOP)
            check(reader, rows)
            reader.close()
        account = rows[0]['account']
        reader = Reader(browser, f'file://{pages}/{account}.html', viewport=LAPTOP)
        facets(reader, [r for r in rows if r['account'] == account])
        reader.close()
        links(browser, pages, rows)
        without_scripts(browser, pages)
        browser.close()
    print(f'{len(rows)} settings found by facets, words, links and keys; phone and laptop, light and dark, without scripts')


main()
