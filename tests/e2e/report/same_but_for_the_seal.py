"""same_but_for_the_seal.py SEALED AGAIN: which lines of the pages may differ."""
import os
import re
import sys

sealed, again = sys.argv[1:]
MAY = re.compile(r'^(<dt>[^<]*<sup>†|<p class="note">†|<footer)')


def pieces(path):
    with open(path, encoding='utf-8') as f:
        return re.sub(r'(<dt>|<p[ >]|<footer|</dl>)', r'\n\1', f.read()).split('\n')


names = sorted(os.listdir(sealed))
assert names == sorted(os.listdir(again)), (names, os.listdir(again))
for name in names:
    a, b = pieces(os.path.join(sealed, name)), pieces(os.path.join(again, name))
    assert len(a) == len(b), f'{name}: {len(a)} and {len(b)} pieces'
    for x, y in zip(a, b):
        assert x == y or (MAY.match(x) and MAY.match(y)), f'{name}: {x[:200]} | {y[:200]}'
index = '\n'.join(pieces(os.path.join(sealed, 'index.html')))
assert index.count('see <span class="id">VERIFY.txt</span>') == 5, 'a row of the seal is filled before the seal'
print(f'{len(names)} pages, the same but for the seal')
