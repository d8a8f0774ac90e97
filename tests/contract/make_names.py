#!/usr/bin/python3
"""Goal: compact tables of what AWS's API models say, for the contract test.

    make_names.py --used FILE [--out DIR]   make the tables; FILE has "service operation" lines
                                            (`contract --used` prints them)
    make_names.py --check DIR               make the tables in DIR anew, for the operations in
                                            them, and say what differs; 1 if anything does

Needs the botocore package, whose models are read as data.  Facts only: names, places, types
and enumerations; no documentation.  SERVICE.ops has every operation, read or write;
SERVICE.tsv the members of the operations that collectors call, by their names on the wire.
"""
import argparse
import datetime
import os
import sys
import tempfile

import botocore
import botocore.loaders
import botocore.model

HERE = os.path.dirname(os.path.abspath(__file__))
# our name: botocore's
MODELS = {'access-analyzer': 'accessanalyzer', 'elasticfilesystem': 'efs',
          'servicequotas': 'service-quotas'}
READ = ('List', 'Get', 'Describe', 'Search', 'Lookup', 'BatchGet', 'Head')
# Access level Read in AWS's Service Authorization Reference, whatever the name says
READ_ALL_THE_SAME = {'GenerateCredentialReport'}
# services whose models botocore does not have are kept by hand
BY_HAND = {'transcribestreaming'}
DEEP = 14


def is_read(op):
    return op.startswith(READ) or op in READ_ALL_THE_SAME


def model_of(service):
    loader = botocore.loaders.Loader()
    loader.search_paths.append(os.path.join(os.path.dirname(botocore.__file__), 'data'))
    return botocore.model.ServiceModel(loader.load_service_model(MODELS.get(service, service), 'service-2'))


class Walk:
    """Rows (path, type, enum) of one shape, by the names on the wire."""

    def __init__(self, protocol, inward):
        self.xml = protocol in ('query', 'ec2', 'rest-xml')
        self.ec2_in = protocol == 'ec2' and inward
        self.query_in = protocol in ('query', 'ec2') and inward
        self.rows = []

    def leaf(self, path, kind, enum=()):
        self.rows.append((path, kind, '|'.join(enum)))

    def name(self, shape, member):
        s = shape.serialization
        if self.ec2_in:
            if 'queryName' in s:
                return s['queryName']
            n = s.get('name', member)
            return n[0].upper() + n[1:]
        return s.get('name', member)

    def structure(self, shape, path, above):
        if not shape.members:
            self.leaf(path, 'empty')
        for member, inner in shape.members.items():
            if inner.serialization.get('location') in ('header', 'headers', 'statusCode', 'uri', 'querystring'):
                continue
            n = self.name(inner, member)
            if inner.type_name == 'list' and inner.serialization.get('flattened'):
                if not self.query_in:
                    n = inner.member.serialization.get('name', n)
                self.element(inner, f'{path}.{n}' if path else n, above)
            else:
                self.any(inner, f'{path}.{n}' if path else n, above)

    def element(self, shape, path, above):
        self.any(shape.member, path + '[]', above)

    def any(self, shape, path, above=()):
        kind = shape.type_name
        if kind in ('structure', 'list', 'map') and (shape.name in above or len(above) > DEEP):
            self.leaf(path, 'recursive')
            return
        above = above + (shape.name,)
        if kind == 'structure':
            self.structure(shape, path, above)
        elif kind == 'list':
            if self.xml and not self.query_in:
                path += '.' + shape.member.serialization.get('name', 'member')
            self.element(shape, path, above)
        elif kind == 'map' and self.xml and not self.query_in:
            entry = path if shape.serialization.get('flattened') else path + '.entry'
            self.any(shape.key, f"{entry}[].{shape.key.serialization.get('name', 'key')}", above)
            self.any(shape.value, f"{entry}[].{shape.value.serialization.get('name', 'value')}", above)
        elif kind == 'map':
            self.any(shape.value, path + '.*', above)
        else:
            self.leaf(path, kind, getattr(shape, 'enum', None) or ())


PLACES = {'uri': 'path', 'querystring': 'query', 'header': 'header'}


def inputs(op, protocol):
    shape = op.input_shape
    if shape is None:
        return
    for member, inner in shape.members.items():
        where = PLACES.get(inner.serialization.get('location'), 'body')
        walk = Walk(protocol, True)
        name = walk.name(inner, member)
        if inner.type_name == 'list' and inner.serialization.get('flattened') and protocol != 'ec2':
            walk.element(inner, name, ())
        else:
            walk.any(inner, name)
        need = 'required' if member in shape.required_members else '-'
        for path, kind, enum in walk.rows:
            yield 'in', where, need, path, kind, enum


def outputs(op, protocol):
    shape = op.output_shape
    if shape is None:
        return
    payload = shape.serialization.get('payload')
    walk = Walk(protocol, False)
    if payload and shape.members[payload].type_name in ('blob', 'string'):
        walk.leaf('.', 'document')
    elif payload:
        walk.structure(shape.members[payload], '', ())
    else:
        walk.structure(shape, '', ())
    for path, kind, enum in walk.rows:
        yield 'out', 'body', '-', path, kind, enum


def protocols(meta):
    known = []
    for p in meta.get('protocols', [meta['protocol']]):
        known.append(p + '-' + meta['jsonVersion'] if p == 'json' else p)
    return ','.join(known)


def wire_protocol(meta):
    """Which of the protocols on offer the names are written for: not CBOR."""
    for p in meta.get('protocols', [meta['protocol']]):
        if p != 'smithy-rpc-v2-cbor':
            return p
    return meta['protocol']


def make_ops(model, head):
    lines = [head]
    for name in sorted(model.operation_names):
        lines.append(f"{name}\t{'read' if is_read(name) else 'write'}")
    return '\n'.join(lines) + '\n'


def make_members(model, used, head):
    meta = model.metadata
    lines = [head]
    for key, value in (('protocols', protocols(meta)), ('version', meta['apiVersion']),
                       ('target', meta.get('targetPrefix', '-')),
                       ('signing', meta.get('signingName', meta['endpointPrefix'])),
                       ('endpoint', meta['endpointPrefix'])):
        lines.append(f'=\t{key}\t{value}')
    protocol = wire_protocol(meta)
    for name in sorted(used):
        if name not in model.operation_names:
            continue
        op = model.operation_model(name)
        lines.append(f"{name}\thttp\t{op.http['method']} {op.http['requestUri']}")
        for row in list(inputs(op, protocol)) + list(outputs(op, protocol)):
            lines.append('\t'.join((name,) + row).rstrip('\t'))
    return '\n'.join(lines) + '\n'


def make(used, out, services):
    head = f'# botocore {botocore.__version__} {datetime.date.today().isoformat()}'
    for service in services:
        model = model_of(service)
        for end, text in (('ops', make_ops(model, head)),
                          ('tsv', make_members(model, used.get(service, ()), head))):
            with open(os.path.join(out, f'{service}.{end}'), 'w', encoding='utf-8') as f:
                f.write(text)


def read_used(path):
    used = {}
    with open(path, encoding='utf-8') as f:
        for line in f:
            service, _, op = line.strip().partition('\t')
            used.setdefault(service, set())
            if op:
                used[service].add(op)
    return used


def read_tables(folder):
    used = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith('.tsv'):
            with open(os.path.join(folder, name), encoding='utf-8') as f:
                used[name[:-4]] = {line.split('\t')[0] for line in f if line[0] not in '#='}
    return used


def facts(path):
    with open(path, encoding='utf-8') as f:
        return {line.rstrip('\n') for line in f if not line.startswith('#')}


def check(folder):
    used = read_tables(folder)
    services = sorted(s for s in used if s not in BY_HAND)
    drift = 0
    with tempfile.TemporaryDirectory() as new:
        make(used, new, services)
        for name in sorted(os.listdir(new)):
            then, now = facts(os.path.join(folder, name)), facts(os.path.join(new, name))
            for line in sorted(then - now):
                print(f'{name}: gone: {line}')
            for line in sorted(now - then):
                print(f'{name}: new: {line}')
            drift += len(then ^ now)
    print(f'botocore {botocore.__version__}: {drift} differences')
    return 1 if drift else 0


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = p.add_mutually_exclusive_group(required=True)
    what.add_argument('--used', metavar='FILE')
    what.add_argument('--check', metavar='DIR')
    p.add_argument('--out', metavar='DIR', default=os.path.join(HERE, 'names'))
    a = p.parse_args()
    if a.check:
        return check(a.check)
    used = read_used(a.used)
    os.makedirs(a.out, exist_ok=True)
    make(used, a.out, sorted(s for s in used if s not in BY_HAND))
    return 0


if __name__ == '__main__':
    sys.exit(main())
