#!/usr/bin/python3
"""Goal: the house style holds: sizes, banned calls, include direction, words.

Each rule has a name; a violation says rule, file and line.  Run by ctest as
style.house; `check.py --self-test` plants one violation of each and must find it.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LAYERS = ['base', 'doc', 'plan', 'aws', 'spool', 'transport', 'engine', 'assess', 'bundle', 'report',
          'compare', 'format', 'sample', 'archive', 'publish', 'cli']
BUNDLE_MAY = ['base', 'doc', 'bundle']
TOP = {'collectors', 'core', 'include', 'report-templates', 'tests', 'CMakeLists.txt', 'README.md', 'LICENSE', 'run'}
# base declares what others must not call; live in one wrapper each.
# transport.h is below engine but speaks of record (spool) and outcome (aws).
BANNED = ['strcpy', 'strcat', 'sprintf', 'vsprintf', 'strtok', 'atoi', 'atol', 'gets', 'localtime',
          'gmtime', 'system', 'popen', 'setlocale', 'alloca']
WORDS = re.compile(r'\b(TODO|FIXME|XXX|HACK|not implemented|for now|placeholder)\b')
MAX_LINES, MAX_FUNCTION, MAX_COMPLEXITY = 500, 60, 15


def files(root, folders, ends):
    for folder in folders:
        for at, _, names in os.walk(os.path.join(root, folder)):
            for name in sorted(names):
                if name.endswith(ends):
                    yield os.path.relpath(os.path.join(at, name), root)


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as f:
        return f.read()


def without_comments(text):
    """Comments and strings blanked, lines kept."""
    def blank(m):
        s = m.group(0)
        return re.sub(r'[^\n]', ' ', s) if s[0] == '/' else '""'
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def check_lines(root, path, text):
    n = text.count('\n')
    if n > MAX_LINES:
        yield 'file-length', path, n, f'{n} lines, {MAX_LINES} allowed'
    for i, line in enumerate(text.split('\n'), 1):
        if line.rstrip() != line:
            yield 'trailing-blank', path, i, 'blank at the end'
        if WORDS.search(line):
            yield 'unfinished', path, i, line.strip()


def check_banned(path, text):
    for i, line in enumerate(without_comments(text).split('\n'), 1):
        for name in BANNED:
            if re.search(r'(?<![\w.>])' + name + r'\s*\(', line):
                yield 'banned-call', path, i, name
        if re.search(r'#\s*include\s*<sysexits', line):
            yield 'banned-header', path, i, 'sysexits.h'


def check_includes(path, text):
    parts = path.split('/')
    if parts[0] == 'collectors':
        allowed = None
    elif parts[0] == 'core' and len(parts) > 2:
        allowed = BUNDLE_MAY if parts[1] == 'bundle' else LAYERS[:LAYERS.index(parts[1]) + 1]
    else:
        return
    for i, line in enumerate(text.split('\n'), 1):
        m = re.match(r'#\s*include\s*"([^"/]+)/', line)
        if m and (allowed is None or m.group(1) not in allowed):
            yield 'include-direction', path, i, line.strip()


def check_functions(root):
    paths = [os.path.join(root, p) for p in files(root, ['core', 'collectors'], '.c')]
    if not paths:
        return
    out = subprocess.run(['pmccabe'] + paths, capture_output=True, text=True, check=False).stdout
    for line in out.splitlines():
        f = line.split('\t')
        if len(f) < 6:
            continue
        length, where = int(f[4]), f[5]
        if int(f[0]) > MAX_COMPLEXITY:
            yield 'complexity', where, int(f[3]), f'{f[0]}, {MAX_COMPLEXITY} allowed'
        if length > MAX_FUNCTION:
            yield 'function-length', where, int(f[3]), f'{length} lines, {MAX_FUNCTION} allowed'


def check_top(root):
    listed = subprocess.run(['git', '-C', root, 'ls-files'], capture_output=True, text=True, check=False).stdout
    for name in sorted({p.split('/')[0] for p in listed.split('\n') if p}):
        if name not in TOP and not name.startswith('.'):
            yield 'top-level', name, 0, 'has its room inside the fixed folders'


def check(root):
    for path in files(root, ['core', 'collectors', 'include', 'tests'], ('.c', '.h')):
        text = read(root, path)
        if path.startswith(('core/', 'collectors/', 'include/', 'tests/')):
            yield from check_lines(root, path, text)
        yield from check_banned(path, text)
        yield from check_includes(path, text)
    yield from check_functions(root)
    yield from check_top(root)


PLANTED = {
    'file-length': ('core/base/long.c', 'int x;\n' * 501),
    'trailing-blank': ('core/base/blank.c', 'int x; \n'),
    'unfinished': ('core/base/todo.c', '/* TO' + 'DO */\n'),
    'banned-call': ('core/base/banned.c', 'void f(char *a) { strcpy(a, a); }\n'),
    'banned-header': ('core/base/header.c', '#include <sysexits.h>\n'),
    'include-direction': ('core/base/up.c', '#include "engine/engine.h"\n'),
    'complexity': ('core/base/complex.c',
                   'int f(int a)\n{\n' + '\tif (a) a++;\n' * 16 + '\treturn a;\n}\n'),
    'function-length': ('core/base/longf.c', 'int f(int a)\n{\n' + '\ta++;\n' * 60 + '\treturn a;\n}\n'),
}


def self_test():
    for rule, (path, text) in PLANTED.items():
        with tempfile.TemporaryDirectory() as root:
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full))
            with open(full, 'w', encoding='utf-8') as f:
                f.write(text)
            found = {v[0] for v in check(root)}
            if rule not in found:
                print(f'self-test: planted {rule} was not found, only {found}')
                return 1
    print(f'{len(PLANTED)} planted violations, all found')
    return 0


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    found = list(check(ROOT))
    for rule, path, line, what in found:
        print(f'{path}:{line}: {rule}: {what}')
    print(f'{len(found)} violations')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
