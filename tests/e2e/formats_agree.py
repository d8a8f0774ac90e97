"""formats_agree.py DATA FOLDER NAME...: every format says what the tables say.

DATA is the bundle's data/, FOLDER holds the formats, NAME... are all that the
program knows.  Each needs a function here that reads it, by other means than
those that wrote it, and hands back what it has: settings with their verdicts,
and gaps.  They must be those of data/settings and data/ledger, each as often.
"""
import collections
import csv
import glob
import hashlib
import html.parser
import json
import os
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

csv.field_size_limit(1 << 30)

Fact = collections.namedtuple('Fact', 'account region service type resource setting verdict')
Gap = collections.namedtuple('Gap', 'account request outcome')
GAPS = ('denied', 'unsupported', 'throttled', 'failed')


def rows(path):
    """RFC 4180; one ' before = + - @ ' TAB or CR is not of the cell (base/csv.h)."""
    with open(path, encoding='utf-8', errors='surrogateescape', newline='') as f:
        for cells in csv.reader(f):
            yield [c[1:] if re.match(r"'[=+\-@'\t\r]", c) else c for c in cells]


def table(path):
    lines = rows(path)
    head = next(lines)
    return [dict(zip(head, cells)) for cells in lines]


def name(path):
    return os.path.splitext(os.path.basename(path))[0]


class Tables:
    """What the bundle's own tables say: all formats are held against it."""

    def __init__(self, data):
        self.data = data
        self.plan = json.load(open(os.path.join(data, 'plan.json'), encoding='utf-8'))
        self.settings, self.requests, self.populations = [], [], []
        for path in sorted(glob.glob(os.path.join(data, 'settings/*/*.csv'))):
            account = os.path.basename(os.path.dirname(path))
            for r in table(path):
                self.settings.append(dict(r, account=account, service=name(path)))
        for path in sorted(glob.glob(os.path.join(data, 'ledger/*.csv'))):
            self.requests += [dict(r, account=name(path)) for r in table(path) if r['outcome'] != 'unmatched']
        for path in sorted(glob.glob(os.path.join(data, 'population/*.csv'))):
            self.populations += [dict(r, account=name(path)) for r in table(path)]
        self.facts = [Fact(r['account'], r['region'], r['service'], r['type'], r['resource'], r['setting'],
                           r['verdict'] or 'recorded') for r in self.settings]
        self.gaps = [Gap(r['account'], r['request'], r['outcome'])
                     for r in self.requests if r['outcome'] in GAPS]

    def titles(self):
        """A type's title, as people read it."""
        out = {}

        def look(node):
            if isinstance(node, dict):
                for t in node.get('types') or []:
                    if isinstance(t, dict) and 'name' in t:
                        out[t['name']] = t.get('title') or t['name']
                for v in node.values():
                    look(v)
            elif isinstance(node, list):
                for v in node:
                    look(v)

        look(self.plan)
        return out


def same(what, have, want):
    have, want = collections.Counter(have), collections.Counter(want)
    if have == want:
        return sum(want.values())
    lost, more = want - have, have - want
    raise AssertionError(f'{what}: {sum(lost.values())} missing, such as {next(iter(lost), None)}; '
                         f'{sum(more.values())} made up, such as {next(iter(more), None)}')


# What people see instead of what cannot be seen (report/shown.h), written anew.
UNSEEN = [(0x7F, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x115F, 0x1160), (0x180E, 0x180E), (0x200B, 0x200F),
          (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xE000, 0xF8FF), (0xFDD0, 0xFDEF),
          (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xE0000, 0x10FFFF)]


def shown(s):
    out = []
    for c in s:
        n = ord(c)
        if 0xDC80 <= n <= 0xDCFF:
            out.append(f'[byte {n - 0xDC00:02X}]')
        elif n < 0x20:
            out.append(chr(0x2400 + n))
        elif any(a <= n <= b for a, b in UNSEEN) or n & 0xFFFE == 0xFFFE:
            out.append(f'[U+{n:04X}]')
        else:
            out.append(c)
    return ''.join(out)


def shown_fact(f):
    return Fact(*(shown(x) for x in f))


def shown_gap(g):
    return Gap(*(shown(x) for x in g))


# ---- csv -----------------------------------------------------------------

def read_csv(folder, want):
    settings = table(os.path.join(folder, 'settings.csv'))
    ledger = table(os.path.join(folder, 'ledger.csv'))
    services = services_of(want)
    facts = [Fact(r['account'], r['region'], services[r['account'], r['setting'], r['type']], r['type'],
                  r['resource'], r['setting'], r['verdict'] or 'recorded') for r in settings]
    gaps = [Gap(r['account'], r['request'], r['outcome']) for r in ledger if r['outcome'] in GAPS]
    for path in ('settings.csv', 'ledger.csv', 'populations.csv'):
        with open(os.path.join(folder, path), encoding='utf-8', errors='surrogateescape', newline='') as f:
            for cells in csv.reader(f):
                for c in cells:
                    assert not re.match(r'[=+\-@\t\r]', c), f'{path}: a spreadsheet would run {c[:60]!r}'
    return same('settings', facts, want.facts), same('gaps', gaps, want.gaps)


def services_of(want):
    """settings.csv has no column for the file a row came from; its setting says it."""
    out = {}
    for f in want.facts:
        assert out.setdefault((f.account, f.setting, f.type), f.service) == f.service, f
    return out


# ---- xlsx ----------------------------------------------------------------

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
REL = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'


def unescaped(s):
    """ST_Xstring of ECMA-376: _x0041_ is A."""
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), s)


class Workbook:
    def __init__(self, path):
        self.zip, self.seen = zipfile.ZipFile(path), set()
        for member in self.zip.infolist():
            n = member.filename
            assert not re.search(r'externalLink|vba|macro|embed|connection|ctrlProp', n, re.I), n
            assert member.date_time == (1980, 1, 1, 0, 0, 0), f'{n}: a time of its own, {member.date_time}'
        targets = {r.get('Id'): r.get('Target') for r in ET.fromstring(self.zip.read('xl/_rels/workbook.xml.rels'))}
        sheets = ET.fromstring(self.zip.read('xl/workbook.xml')).find(MAIN + 'sheets')
        self.sheets = {s.get('name'): 'xl/' + targets[s.get(REL + 'id')] for s in sheets}
        for s in self.sheets:
            assert len(s) <= 31 and not re.search(r'[\[\]:*?/\\]', s), s

    def rows(self, sheet):
        """Each row as a list of str, float or None; and no formula anywhere."""
        self.seen.add(sheet)
        with self.zip.open(self.sheets[sheet]) as f:
            for _, e in ET.iterparse(f):
                if e.tag == MAIN + 'hyperlink':
                    assert e.get(REL + 'id') is None, f'{sheet}: a link that leads out'
                if e.tag != MAIN + 'row':
                    continue
                cells = []
                for c in e:
                    column = re.match('[A-Z]+', c.get('r')).group()
                    at = 0
                    for letter in column:
                        at = at * 26 + ord(letter) - 64
                    cells += [None] * (at - len(cells))
                    assert c.find(MAIN + 'f') is None, f'{sheet}!{c.get("r")} is a formula'
                    if c.get('t') == 'inlineStr':
                        cells[at - 1] = unescaped(''.join(t.text or '' for t in c.iter(MAIN + 't')))
                    elif c.find(MAIN + 'v') is not None:
                        assert c.get('t') in (None, 'n'), c.attrib
                        cells[at - 1] = float(c.find(MAIN + 'v').text)
                yield cells
                e.clear()

    def table(self, sheet):
        out, n = [], 1
        while sheet in self.sheets:
            lines = self.rows(sheet)
            head = next(lines)
            for cells in lines:
                cells = cells + [None] * (len(head) - len(cells))
                if all(c is None for c in cells[1:]):
                    continue        # "None", or "goes on in the next sheet"
                out.append({h: ('' if c is None else c) for h, c in zip(head, cells)})
            n += 1
            sheet = re.sub(r' \d+$', '', sheet) + f' {n}'
        return out


def read_xlsx(folder, want):
    book = Workbook(os.path.join(folder, 'workbook.xlsx'))
    tabs = list(book.sheets)
    assert tabs[:2] == ['Cover', 'IPE'], tabs[:2]
    for tab in ('Controls', 'Populations', 'Sample', 'Results', 'Exceptions', 'Gaps', 'API log', 'Changes',
                'Files', 'Sign-off'):
        assert tab in tabs, tab

    def fact(r):
        return Fact(r['Account'], r['Region'], r['Service'], r['Type'], r['Resource'], r['Setting'], r['Verdict'])

    results = book.table('Results')
    facts = [fact(r) for r in results]
    wanted = [shown_fact(f) for f in want.facts]
    n = same('Results', facts, wanted)
    same('Exceptions', [fact(r) for r in book.table('Exceptions')],
         [f for f in wanted if f.verdict in ('fails', 'review')])
    same('API log', [Gap(r['Account'], r['Request'], r['Outcome']) for r in book.table('API log')],
         [shown_gap(Gap(r['account'], r['request'], r['outcome'])) for r in want.requests])
    resources(book, want)
    populations(book, want)
    gaps = [Gap(r['Account'], r['Request'], r['Outcome']) for r in book.table('Gaps')]
    for tab in set(tabs) - book.seen:
        for _ in book.rows(tab):    # each of them, for what no sheet may have
            pass
    return n, same('Gaps', gaps, [shown_gap(g) for g in want.gaps])


def resources(book, want):
    """A row a resource in its type's sheet, with as many verdicts as it has settings."""
    have, where = [], {r['Type']: r['Sheet'] for r in book.table('Populations')}
    for sheet in sorted(set(where.values()) - {''}):
        for r in book.table(sheet):
            counts = tuple(int(r[k]) for k in ('Meets', 'Fails', 'Review', 'n/a', 'Recorded'))
            have.append((r['Account'], r['Region'], r['Type'], r['Resource'], counts))
    wanted = collections.defaultdict(collections.Counter)
    for f in want.facts:
        f = shown_fact(f)
        wanted[f.account, f.region, f.type, f.resource][f.verdict] += 1
    same('resources', have, [k + (tuple(v[s] for s in ('meets', 'fails', 'review', 'n/a', 'recorded')),)
                             for k, v in wanted.items()])


def populations(book, want):
    wanted = collections.defaultdict(lambda: [0, 0, 0, 0, 0])
    for r in want.populations:
        for i, k in enumerate(('pages', 'items', 'read', 'gone', 'left-out')):
            wanted[r['type']][i] += int(r[k])
    have = {r['Type']: [int(r[k]) for k in ('Pages', 'Listed', 'Read', 'Gone when read', 'Left out by scope')]
            for r in book.table('Populations') if r['Lists asked']}
    same('Populations', [(k, *v) for k, v in have.items()], [(k, *v) for k, v in wanted.items()])


# ---- html ----------------------------------------------------------------

class Page(html.parser.HTMLParser):
    """The rows written as HTML, those a script would build, and the register of gaps."""
    VOID = {'wbr', 'col', 'meta', 'br', 'input', 'hr', 'link'}

    def __init__(self, path):
        super().__init__()
        self.account = name(path)
        self.stack, self.body, self.gap = [], None, None
        self.bodies, self.gaps, self.chunks, self.about = [], [], [], {}
        self.chunk, self.script = None, None
        with open(path, encoding='utf-8') as f:
            self.feed(f.read())

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        a = dict(attrs)
        self.stack.append((tag, a))
        if tag == 'tbody' and 'data-v' in a:
            self.body = {'v': a['data-v'], 'r': a['data-r'], 's': a['data-s'], 'id': '', 'resource': '', 'type': ''}
            self.bodies.append(self.body)
        elif tag == 'tr' and a.get('class') == 'gap':
            self.gap = collections.defaultdict(str)
            self.gaps.append(self.gap)
        elif tag == 'div' and a.get('class') == 'more-rows':
            self.chunk = a
        elif tag == 'script' and a.get('type') == 'application/json':
            self.script = [a, '']

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        opened, _ = self.stack.pop()
        assert opened == tag, f'{opened} ended by {tag}'
        if tag == 'tbody':
            self.body = None
        elif tag == 'tr':
            self.gap = None
        elif tag == 'script' and self.script:
            a, text = self.script
            self.script = None
            if a.get('id'):
                self.about[a['id']] = json.loads(text)
            elif self.chunk:
                self.chunks.append((self.chunk, json.loads(text)))

    def handle_data(self, data):
        if self.script:
            self.script[1] += data
        elif self.body is not None and self.inside('tr', 's'):
            if self.inside('td', 'c-r'):
                self.body['type' if self.stack[-1][0] == 'small' else 'resource'] += data
            elif self.stack[-1][0] == 'code' and any(t == 'th' for t, _ in self.stack):
                self.body['id'] += data
        elif self.gap is not None:
            label = next((a.get('data-l') for t, a in reversed(self.stack) if t == 'td'), 'Region')
            small = any(t == 'small' for t, _ in self.stack)
            self.gap[label + (' small' if small else '')] += data

    def inside(self, tag, kind):
        return any(t == tag and a.get('class') == kind for t, a in self.stack)


def state(word):
    return 'n/a' if word == 'na' else word


def page_facts(page):
    for b in page.bodies:
        yield (page.account, b['r'], b['s'], b['type'], b['resource'], b['id'], state(b['v']))
    for a, c in page.chunks:
        s = c['strings']
        assert len(c['state']) == int(a['data-rows'])
        for v, r, t, what, number in zip(c['state'], c['region'], c['type'], c['resource'], c['setting']):
            yield (page.account, s[r], a['data-service'], s[t], s[what],
                   page.about['settings-data'][str(number)]['id'], state(s[v]))


def page_gaps(page):
    for g in page.gaps:
        region = g['Region'].strip()
        key = ' '.join(x for x in (g['Request'], '' if region == '–' else region, g['Request small']) if x)
        yield Gap(page.account, key, 'throttled' if g['Kind'] == 'throttled out' else g['Kind'])


def whole_facts(path):
    """settings.html: the rows of all accounts, as tables of numbers."""
    ranks = ('fails', 'review', 'meets', 'n/a', 'recorded')
    with open(path, encoding='utf-8') as f:
        blocks = re.findall(r'<script type="application/json"([^>]*)>(.*?)</script>', f.read(), re.S)
    kinds = next(json.loads(text) for a, text in blocks if 'id="kinds"' in a)
    for a, text in blocks:
        account = re.search(r'class="account-rows" data-account="(\d{12})"', a)
        if not account:
            continue
        t = json.loads(text)
        for k, v, r, what in zip(t['kind'], t['state'], t['region'], t['resource']):
            yield (account.group(1), t['strings'][r], kinds[k]['service'], kinds[k]['type'],
                   t['strings'][what], kinds[k]['id'], ranks[v])


def read_html(folder, want):
    titles = want.titles()
    pages = [Page(p) for p in sorted(glob.glob(os.path.join(folder, '[0-9]' * 12 + '.html')))]
    facts = [f for p in pages for f in page_facts(p)]
    gaps = [g for p in pages for g in page_gaps(p)]
    wanted = [(f.account, shown(f.region) or 'global', f.service, shown(titles.get(f.type, f.type)),
               shown(f.resource), f.setting, f.verdict) for f in want.facts]
    same('settings.html', whole_facts(os.path.join(folder, 'settings.html')), wanted)
    return same('settings', facts, wanted), same('gaps', gaps, [shown_gap(g) for g in want.gaps])


# ---- ipe -----------------------------------------------------------------

class Text(html.parser.HTMLParser):
    """The cells of each table, by its caption."""

    def __init__(self, path):
        super().__init__()
        self.tables, self.at = {}, None
        with open(path, encoding='utf-8') as f:
            self.feed(f.read())

    def handle_starttag(self, tag, attrs):
        if tag == 'caption':
            self.at = ['', []]
        elif tag == 'tr' and self.at:
            self.at[1].append(['', ''])
        self.tag = tag if tag in ('caption', 'th', 'td', 'span', 'b') else None
        if tag in ('th', 'td'):
            self.cell = 0 if tag == 'th' else 1

    def handle_endtag(self, tag):
        if tag == 'table' and self.at:
            self.tables[self.at[0].split(':')[0]] = dict(self.at[1])
            self.at = None

    def handle_data(self, data):
        if not self.at:
            return
        if not self.at[1]:
            self.at[0] += data
        else:
            self.at[1][-1][self.cell] += data


def read_ipe(folder, want):
    """One page has no rows: its totals are theirs."""
    page = Text(os.path.join(folder, 'ipe.html'))

    def count(table, label):
        return int(re.match(r'[\d,]+', page.tables[table][label]).group().replace(',', ''))

    outcomes = collections.Counter(r['outcome'] for r in want.requests)
    labels = {'collected': 'collected', 'absent': 'absent: not there', 'denied': 'gap: denied',
              'unsupported': 'gap: unsupported', 'throttled': 'gap: throttled out', 'failed': 'gap: failed'}
    for outcome, label in labels.items():
        assert count('Requests', label) == outcomes[outcome], (label, outcomes[outcome])
    assert count('Requests', 'Planned') == len(want.requests)
    verdicts = collections.Counter(f.verdict for f in want.facts)
    open_ = count('Settings', 'not known for a gap')
    have = {'meets': count('Settings', 'meets'), 'fails': count('Settings', 'fails'),
            'review': count('Settings', 'review: not for a gap') + open_, 'n/a': count('Settings', 'n/a'),
            'recorded': count('Settings', 'recorded, not judged')}
    assert have == {k: verdicts[k] for k in have}, (have, verdicts)
    assert 'does not tie' not in page.tables['Requests']['Sum of the above'] + \
        page.tables['Settings']['Sum of the above']
    listed = next(k for k in page.tables['Populations'] if k.startswith('Listed'))
    assert count('Populations', listed) == sum(int(r['items']) for r in want.populations)
    assert count('Populations', 'read one by one') == sum(int(r['read']) for r in want.populations)
    return count('Settings', 'Rows'), sum(outcomes[g] for g in GAPS)


# ---- what programs read: rows of the same names in all of them ------------

def agree(rows_, want):
    """Each row twice: by its parts, and by the key that names it in every format."""
    facts, gaps = [], []
    for r in rows_:
        if 'setting' in r:
            facts.append(Fact(r['account'], r.get('region', ''), r['service'], r['type'], r['resource'],
                              r['setting'], r['verdict']))
            key = '|'.join(facts[-1][:6])
        else:
            gaps.append(Gap(r['account'], r['request'], r['outcome']))
            key = '|'.join(gaps[-1][:2])
        assert r.get('kind') in (None, 'setting' if 'setting' in r else 'gap'), r
        assert r.get('key', key) == key, (r['key'], key)
    return (same('settings', facts, [shown_fact(f) for f in want.facts]),
            same('gaps', gaps, [shown_gap(g) for g in want.gaps]))


def word(r):
    return r['verdict'] if 'setting' in r else r['outcome']


def props(node):
    return {p['name']: p['value'] for p in node['props'] if p.get('ns', '').startswith('https://exhibit.')}


def read_oscal(folder, want):
    with open(os.path.join(folder, 'oscal.json'), encoding='utf-8') as f:
        results = json.load(f)['assessment-results']['results']
    rows_, known, summed = [], {}, collections.Counter()
    for result in results:
        for o in result['observations']:
            rows_.append(props(o))
            known[o['uuid']] = rows_[-1]
        rows_ += [props(e) for e in result.get('assessment-log', {}).get('entries', [])]
        for f in result.get('findings', []):
            about = [known[o['observation-uuid']]['verdict'] for o in f.get('related-observations', [])]
            own = props(f)
            for v in ('meets', 'fails', 'review', 'n/a', 'recorded'):
                assert int(own[v.replace('/', '')]) == about.count(v), (own, v, about.count(v))
            state_ = f['target']['status']['state']
            assert state_ != 'satisfied' or not {'fails', 'review'} & set(about), f['title']
            summed[state_] += 1
    return agree(rows_, want)


def read_ocsf(folder, want):
    status = {'meets': 'Pass', 'fails': 'Fail'}
    rows_ = []
    with open(os.path.join(folder, 'ocsf.jsonl'), encoding='utf-8') as f:
        for line in f:
            finding = json.loads(line)
            r = finding['unmapped']
            have = finding['compliance']
            assert have['status_code'] == word(r), (have, r)
            assert have['status'] == status.get(word(r), have['status']), (have, r)
            assert word(r) in status or have['status'] not in status.values(), (have, r)
            rows_.append(r)
    return agree(rows_, want)


def read_asff(folder, want):
    status = {'meets': 'PASSED', 'fails': 'FAILED', 'review': 'WARNING'}
    with open(os.path.join(folder, 'asff.json'), encoding='utf-8') as f:
        findings = json.load(f)
    rows_ = [{k.removeprefix('exhibit/'): v for k, v in x['ProductFields'].items()} for x in findings]
    for x, r in zip(findings, rows_):
        have = x['Compliance']['Status']
        gap = word(r) == 'review' and r['reason'] in GAPS + ('incomplete-list',)
        assert have == ('NOT_AVAILABLE' if gap else status.get(word(r), 'NOT_AVAILABLE')), (have, r)
    assert len({x['Id'] for x in findings}) == len(findings), 'an id twice'
    return agree(rows_, want)


def read_junit(folder, want):
    """failure: fails, or is for review; error: a gap; skipped: not judged."""
    rows_, totals = [], collections.Counter()
    for suite in ET.parse(os.path.join(folder, 'junit.xml')).getroot():
        have = collections.Counter()
        for case in suite.iter('testcase'):
            r = {p.get('name'): p.get('value') for p in case.iter('property')}
            rows_.append(r)
            ends = [(e.tag, e.get('type')) for e in case if e.tag in ('failure', 'error', 'skipped')]
            tag = {'meets': None, 'fails': 'failure', 'review': 'failure'}.get(word(r), 'skipped')
            tag = tag if 'setting' in r else 'error'
            assert ends == ([(tag, word(r))] if tag else []), (ends, r)
            have.update(tag for tag, _ in ends)
            have['tests'] += 1
        for tag, attribute in (('tests', 'tests'), ('failure', 'failures'), ('error', 'errors'),
                               ('skipped', 'skipped')):
            assert int(suite.get(attribute)) == have[tag], (suite.attrib, have)
        totals.update(have)
    return agree(rows_, want)


def read_intoto(folder, want):
    with open(os.path.join(folder, 'statement.intoto.json'), encoding='utf-8') as f:
        statement = json.load(f)
    predicate = statement['predicate']
    own = predicate['exhibit']
    facts = {'|'.join((r['account'], r.get('region', ''), r['service'], r['type'], r['resource'], r['setting'])):
             r['verdict'] for r in own['results']}
    gaps = ['|'.join((r['account'], r['request'])) for r in own['gaps']]
    same('passedTests', predicate['passedTests'], [k for k, v in facts.items() if v == 'meets'])
    same('warnedTests', predicate['warnedTests'], [k for k, v in facts.items() if v == 'review'])
    same('failedTests', predicate['failedTests'], [k for k, v in facts.items() if v == 'fails'] + gaps)
    for s in statement['subject']:
        path = os.path.join(os.path.dirname(want.data.rstrip('/')), s['name'])
        if s['name'].startswith('data/'):
            with open(path, 'rb') as f:
                assert hashlib.sha256(f.read()).hexdigest() == s['digest']['sha256'], s['name']
    return agree(own['results'] + own['gaps'], want)


READERS = {'csv': read_csv, 'xlsx': read_xlsx, 'html': read_html, 'ipe': read_ipe, 'oscal': read_oscal,
           'ocsf': read_ocsf, 'asff': read_asff, 'junit': read_junit, 'in-toto': read_intoto}


def main():
    data, folder, names = sys.argv[1], sys.argv[2], sys.argv[3:]
    want = Tables(data)
    assert want.facts and want.gaps and names, 'nothing to compare'
    unread = [n for n in names if n not in READERS]
    assert not unread, f'nothing here reads {", ".join(unread)}: a format is not done without it'
    for n in names:
        try:
            settings, gaps = READERS[n](folder, want)
        except (AssertionError, KeyError, OSError) as e:
            sys.exit(f'{n}: {e!r}')
        print(f'{n}: {settings} settings and {gaps} gaps, those of the tables')


if __name__ == '__main__':
    main()
