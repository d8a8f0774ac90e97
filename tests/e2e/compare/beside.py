"""beside.py CHANGES INDEX: the run's page since an earlier bundle says what diff says."""
import html
import json
import re
import sys


def main():
    with open(sys.argv[1]) as f:
        changes = json.load(f)
    with open(sys.argv[2]) as f:
        page = f.read()
    section = page[page.index('id="since"'):page.index('id="verify"')]
    told = {name: int(n.replace(',', '')) for name, n in
            re.findall(r'<h3 id="since-([a-z-]+)">[^<]*<span class="light">([\d,]+)<', section)}
    want = {k: v for k, v in changes['totals']['groups'].items() if v}
    assert told == want, (told, want)
    for name, n in told.items():
        part = section[section.index(f'id="since-{name}"'):]
        part = part[:part.find('<h3', 5)] if part.find('<h3', 5) > 0 else part
        rows = len(re.findall(r'<tr id="', part))
        assert rows == min(n, 20), (name, n, rows)
    words = html.unescape(re.sub(r'<[^>]+>', ' ', section))
    for key in ('old', 'new', 'same'):
        assert f"{changes['totals']['settings'][key]:,}" in words, key
    assert '<script>alert' not in page
    print(f'beside: {sum(told.values())} changes in {len(told)} groups, as diff has them')


main()
