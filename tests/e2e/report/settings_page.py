"""The page of all settings against the tables in data/settings."""
import collections
import csv
import glob
import itertools
import os
import time
import urllib.parse

from account_page import SAID, numbers

csv.field_size_limit(1 << 30)
GAPS = ('denied', 'throttled', 'failed', 'unsupported', 'incomplete-list')
SET = '''(function (marks, words) {
    document.querySelectorAll("#facets input[type=checkbox]").forEach(function (i) {
        i.checked = (marks[i.name] || []).indexOf(i.value) >= 0;
    });
    document.getElementById("q").value = words;
    document.querySelector("#facets input[type=checkbox]").dispatchEvent(new Event("change", {bubbles: true}));
})(%s, %s)'''
FIRST = '''(function () {
    return [].map.call(document.querySelectorAll("#rows tr.s"), function (r) {
        var c = r.cells;
        return [c[0].querySelector(".v").textContent, c[0].querySelector("small").textContent, c[1].querySelector("code").textContent,
            c[3].firstChild.data, c[3].querySelector("small").textContent];
    });
})()'''


def tables(data):
    out = []
    for path in sorted(glob.glob(os.path.join(data, 'settings', '*', '*.csv'))):
        account, service = path.split(os.sep)[-2:]
        with open(path, encoding='utf-8', newline='') as f:
            for row in csv.DictReader(f):
                out.append({'account': account, 'service': service[:-4], 'topic': row['topic'],
                            'region': row['region'] or 'global', 'gap': 'yes' if row['reason'] in GAPS else 'no',
                            'verdict': {'n/a': 'na', '': 'recorded'}.get(row['verdict'], row['verdict']),
                            'setting': row['setting'], 'resource': row['resource'], 'value': row['value']})
    return out


def ask(browser, marks, words=''):
    browser.value(SET % (marks, repr(words)))
    return browser.value(SAID)


def fits(row, marks):
    return all(row[name] in values for name, values in marks.items())


def facets(browser, rows):
    """Each number is what a click on it gives, alone and beside other marks."""
    names = ('verdict', 'gap', 'topic', 'account', 'region', 'service')
    values = {}
    for name in names:
        values[name] = browser.value(f'[].map.call(document.querySelectorAll("input[name={name}]"), i => i.value)')
        want = collections.Counter(r[name] for r in rows)
        assert set(values[name]) >= set(want) - {'no'}, (name, values)
        assert numbers(browser, name) == [want[v] for v in values[name]], name
    # "or" in a facet, "and" between them
    choices = {n: sorted({r[n] for r in rows} - {'no'}) for n in names}
    for one, two in itertools.combinations(names, 2):
        marks = {one: choices[one][:2], two: choices[two][-1:]}
        assert ask(browser, marks) == sum(fits(r, marks) for r in rows), marks
        for name in names:
            others = {n: v for n, v in marks.items() if n != name}
            want = collections.Counter(r[name] for r in rows if fits(r, others))
            assert numbers(browser, name) == [want[v] for v in values[name]], (marks, name)
        for state, topic, setting, account, region in browser.value(FIRST):
            row = {'verdict': {'n/a': 'na'}.get(state, state), 'topic': topic, 'account': account, 'region': region,
                   'service': next(r['service'] for r in rows if r['setting'] == setting),
                   'gap': choices['gap'][0] if 'gap' in marks else 'no'}
            assert fits(row, marks), (marks, row)
    ask(browser, {})


def controls(browser):
    """A row that serves two of the marked controls is one row."""
    values = browser.value('[].map.call(document.querySelectorAll("input[name=control]"), i => i.value)')
    for value, n in list(zip(values, numbers(browser, 'control')))[:12]:
        assert ask(browser, {'control': [value]}) == n, (value, n)
    if len(values) > 1:
        both = ask(browser, {'control': values[:2]})
        one, two = (ask(browser, {'control': [v]}) for v in values[:2])
        assert max(one, two) <= both <= one + two, (one, two, both)
    ask(browser, {})
    return len(values)


def search(browser, rows):
    row = next(r for r in rows if r['resource'] and ' ' not in r['resource'] and r['verdict'] == 'review')
    least = sum(row['setting'] in r['setting'] and row['resource'] in r['resource'] for r in rows)
    many = ask(browser, {}, row['setting'])
    assert many >= sum(row['setting'] in r['setting'] for r in rows)
    few = ask(browser, {}, row['setting'].upper() + '  ' + row['resource'])
    assert least <= few <= many, (row, least, few, many)
    assert ask(browser, {}, 'no-row-has-this-word') == 0
    assert browser.value('document.getElementById("none").checkVisibility()')
    assert ask(browser, {}) == len(rows)


def address(browser, url, rows):
    marks = {'verdict': ['fails'], 'topic': ['access']}
    want = sum(fits(r, marks) for r in rows)
    browser.open(url.replace('settings.html', 'index.html'))
    browser.value('[].find.call(document.querySelectorAll(".matrix tr.total a"), '
                  'a => a.getAttribute("href") === "settings.html#verdict=fails&topic=access").click()')
    browser.until('location.pathname.endsWith("settings.html") && document.readyState === "complete"', 'the link leads nowhere')
    assert browser.value(SAID) == want, want
    browser.value('document.querySelector("input[name=verdict][value=review]").click()')
    marks['verdict'].append('review')
    assert browser.value(SAID) == sum(fits(r, marks) for r in rows)
    assert browser.value('decodeURIComponent(location.hash)') == '#verdict=fails,review&topic=access'
    browser.value('history.back()')
    browser.until(SAID + f' === {want}', 'Back does not undo a mark')
    browser.value('history.back()')
    browser.until('location.pathname.endsWith("index.html")', 'Back does not lead to the index')
    words = 'a,b & ü=#'
    browser.open(url + '#q=' + urllib.parse.quote(words))
    assert browser.value('document.getElementById("q").value') == words
    browser.open(url + '#q=%ZZ&verdict=nothing')        # not ours, but no error
    browser.open(url + '#verdict=%66ails')
    assert browser.value(SAID) == sum(r['verdict'] == 'fails' for r in rows)


def keys(browser, url):
    browser.open(url)
    browser.key('/', '/')
    assert browser.value('document.activeElement.id + document.activeElement.value') == 'q'
    browser.key('ArrowDown')
    at = 'document.activeElement.closest("tr").getAttribute("aria-rowindex")'
    assert browser.value(at) == '2'
    for _ in range(150):                                  # beyond the first chunk
        browser.key('ArrowDown')
    assert browser.value(at) == '152', browser.value(at)
    box = browser.value('(function () { var b = document.activeElement.getBoundingClientRect(); return [b.top, b.bottom, innerHeight]; })()')
    assert 0 <= box[0] and box[1] <= box[2], box
    browser.key('Enter', '\r')
    browser.until('document.activeElement.closest("tr").nextElementSibling.classList.contains("d")', 'Enter does not open a row')
    browser.key('Escape')
    browser.until('!document.querySelector("#rows tr.d")', 'Escape does not close a row')
    browser.key('ArrowUp')
    assert browser.value(at) == '151'
    browser.key('Escape')
    assert browser.value('document.activeElement.id') == 'q'


def far(browser, url, total):
    """What is far from the screen is empty, and there again when it comes near."""
    browser.open(url)
    most = browser.value('document.querySelectorAll("#rows tr.s").length')
    assert 0 < most <= 500, most
    browser.value('window.scrollTo(0, document.documentElement.scrollHeight)')
    browser.until('[].some.call(document.querySelectorAll("#rows tr.s"), '
                  f'r => r.getAttribute("aria-rowindex") === "{total + 1}")', 'the last row is not there')
    browser.value('window.scrollTo(0, 0)')
    browser.until('document.querySelector("#rows tr.s").getAttribute("aria-rowindex") === "2"', 'the first row is gone')
    time.sleep(0.2)
    most = browser.value('document.querySelectorAll("#rows tr.s").length')
    assert most <= 600, most


def a_row_leads_to_its_account(browser, url):
    browser.open(url + '#verdict=fails')
    browser.value('document.querySelector("#rows summary").click()')
    browser.until('document.querySelector("#rows tr.d a") !== null', 'a row does not open')
    name = browser.value('document.querySelector("#rows tr.s code").textContent')
    browser.value('document.querySelector("#rows tr.d a").click()')
    browser.until('!location.pathname.endsWith("settings.html") && document.readyState === "complete"', 'the row leads nowhere')
    assert browser.value(SAID) >= 1
    assert browser.value(f'document.querySelector(".chunk:not([hidden])").textContent.includes({name!r})'), name


def settings_page(browser, url, data):
    rows = tables(data)
    browser.open(url)
    assert browser.value(SAID) == len(rows), (browser.value(SAID), len(rows))
    facets(browser, rows)
    controls(browser)
    search(browser, rows)
    address(browser, url, rows)
    keys(browser, url)
    far(browser, url, len(rows))
    a_row_leads_to_its_account(browser, url)
    return len(rows)
