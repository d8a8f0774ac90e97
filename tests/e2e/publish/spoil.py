"""spoil.py: one bundle or pack, spoilt in each way that a check must notice.

Each case is (name, file, fields, verdict, error).  fields are what is typed
into the page beside the right anchors; `verify` of the command line must give
the same error where they are None.
"""
import gzip
import os
import re
import subprocess

P7S = 'signatures/tagmanifest-sha256.txt.p7s'


def members(tar):
    """{path below the top folder: (offset of the data, size)}; ustar alone."""
    out, at = {}, 0
    while tar[at:at + 1] != b'\0':
        name = tar[at:at + 100].rstrip(b'\0')
        prefix = tar[at + 345:at + 500].rstrip(b'\0')
        path = (prefix + b'/' + name if prefix else name).decode()
        size = int(tar[at + 124:at + 135], 8)
        assert tar[at + 156:at + 157] == b'0', path
        out[path.split('/', 1)[1]] = (at + 512, size)
        at += 512 + (size + 511) // 512 * 512
    return out, at


def offsets_in_signature(p7s):
    """Of the signature's value and of the token behind it, as VERIFY.txt finds
    them: their last octets."""
    listed = subprocess.run(['openssl', 'asn1parse', '-inform', 'DER'], input=p7s, capture_output=True, check=True)
    value = None
    for line in listed.stdout.decode().splitlines():
        if ':id-smime-aa-timeStampToken' in line:
            return value, len(p7s) - 1
        m = re.match(r' *(\d+):d=\d+ +hl=(\d+) l= *(\d+) prim: OCTET STRING', line)
        if m:
            value = sum(int(n) for n in m.groups()) - 1
    raise AssertionError('no token')


class Spoiler:
    def __init__(self, bundle, folder):
        self.folder, self.base = folder, os.path.basename(bundle)
        self.packed = bundle.endswith('.gz')
        with (gzip.open if self.packed else open)(bundle, 'rb') as f:
            self.tar = f.read()
        self.at, self.end = members(self.tar)
        self.number = 0

    def write(self, tar, behind=b''):
        self.number += 1
        folder = os.path.join(self.folder, str(self.number))
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, self.base)
        with open(path, 'wb') as f:
            f.write((gzip.compress(tar, 1, mtime=0) if self.packed else tar) + behind)
        return path

    def flipped(self, path, offset):
        at, size = self.at[path]
        assert 0 <= offset < size
        tar = bytearray(self.tar)
        tar[at + offset] ^= 1
        return self.write(bytes(tar))

    def first(self, prefix):
        return next(p for p, (_, size) in self.at.items() if p.startswith(prefix) and size)

    def without(self, path):
        at, size = self.at[path]
        return self.write(self.tar[:at - 512] + self.tar[at + (size + 511) // 512 * 512:])

    def doubled(self, path):
        at, size = self.at[path]
        end = at + (size + 511) // 512 * 512
        return self.write(self.tar[:end] + self.tar[at - 512:])


def signature_cases(s):
    at, size = s.at[P7S]
    value, inside = offsets_in_signature(s.tar[at:at + size])
    yield 'list', s.flipped('tagmanifest-sha256.txt', 3), None, 'INVALID', 'E_SIG_INVALID'
    yield 'signature', s.flipped(P7S, value), None, 'INVALID', 'E_SIG_INVALID'
    yield 'token inside', s.flipped(P7S, inside), None, 'INVALID', 'E_TST_INVALID'
    yield 'token beside', s.flipped(P7S + '.tsr', s.at[P7S + '.tsr'][1] - 1), None, 'INVALID', 'E_TST_INVALID'


def trust_cases(whole, anchors):
    """With other fields; the file is the whole one."""
    signer, one, two = anchors
    yield 'no anchors', whole, {'signers': '', 'tsas': ''}, 'NOT TRUSTED', 'E_SIGNER_CHAIN'
    yield 'wrong anchor', whole, {'signers': one}, 'NOT TRUSTED', 'E_SIGNER_CHAIN'
    yield 'no authority', whole, {'tsas': ''}, 'NOT TRUSTED', 'E_SIGNER_CHAIN'
    yield 'wrong authority', whole, {'tsas': signer}, 'INVALID', 'E_TST_INVALID'
    yield 'one authority of two', whole, {'tsas': one}, 'INVALID', 'E_TST_INVALID'
    yield 'three are required', whole, {'minimum': '3'}, 'INVALID', 'E_TST_TOO_FEW'
    yield 'pin', whole, {'pin': '00' * 32}, 'INVALID', 'E_SIGNER_PIN'
    yield 'archive', whole, {'archive': '00' * 32}, 'INVALID', 'E_DIGEST'
    yield 'two anchors', whole, {'signers': one + signer, 'tsas': two + one}, 'VALID', ''
    yield 'no certificate', whole, {'signers': 'hello'}, 'NOT CHECKED', ''


def bundle_cases(bundle, folder, anchors):
    s = Spoiler(bundle, folder)
    evidence, listed = s.first('data/evidence/'), [p for p in s.at if p.startswith('data/')]
    last = listed[-1]

    yield 'whole', bundle, None, 'VALID', ''
    yield 'payload byte', s.flipped(evidence, 5), None, 'INVALID', 'E_DIGEST'
    yield 'last payload byte', s.flipped(last, s.at[last][1] - 1), None, 'INVALID', 'E_DIGEST'
    yield 'manifest', s.flipped('manifest-sha256.txt', 3), None, 'INVALID', 'E_TAG_DIGEST'
    yield 'leaves', s.flipped('meta/leaves.txt', 3), None, 'INVALID', 'E_TAG_DIGEST'
    yield 'statement', s.flipped('meta/statement.json', 30), None, 'INVALID', 'E_TAG_DIGEST'
    yield from signature_cases(s)
    yield 'missing', s.without(evidence), None, 'INVALID', 'E_MISSING'
    yield 'missing at the end', s.without(last), None, 'INVALID', 'E_MISSING'
    yield 'missing tag', s.without('VERIFY.txt'), None, 'INVALID', 'E_ORDER'
    yield 'twice', s.doubled(evidence), None, 'INVALID', 'E_UNLISTED'
    yield 'cut off', s.write(s.tar[:-20000]), None, 'INVALID', 'E_TRUNCATED'
    yield 'without an end', s.write(s.tar[:s.end]), None, 'INVALID', 'E_TRUNCATED'
    yield 'behind the end', s.write(s.tar + b'x' * 512), None, 'INVALID', 'E_TRAILING'
    yield 'behind the file', s.write(s.tar, b'behind'), None, 'INVALID', 'E_TRAILING'
    yield 'zeros behind', s.write(s.tar + b'\0' * 4096), None, 'VALID', ''
    yield 'header', s.write(s.tar[:148] + b'0000000\0' + s.tar[156:]), None, 'INVALID', 'E_TAR_HEADER'
    yield from trust_cases(bundle, anchors)


def large_cases(bundle, folder):
    """Of a bundle that holds a file of more than 16 MiB."""
    s = Spoiler(bundle, folder)
    large = max(s.at, key=lambda p: s.at[p][1])

    assert s.at[large][1] > 16 << 20
    yield 'large', bundle, None, 'VALID', ''
    yield 'large file', s.flipped(large, s.at[large][1] // 2), None, 'INVALID', 'E_DIGEST'


def pack_cases(pack, folder):
    s = Spoiler(pack, folder)
    item = s.first('data/')

    yield 'whole pack', pack, None, 'VALID', ''
    yield 'item', s.flipped(item, 0), None, 'INVALID', 'E_DIGEST'
    yield 'statement of a pack', s.flipped('meta/statement.json', 30), None, 'INVALID', 'E_TAG_DIGEST'
    yield 'script of a pack', s.flipped('check.py', 0), None, 'INVALID', 'E_TAG_DIGEST'
    yield 'item missing', s.without(item), None, 'INVALID', 'E_MISSING'
    at, size = s.at['proof.txt']
    proof = s.tar[at:at + size].decode()
    way = proof.index('path: ') + 6
    yield 'way', s.flipped('proof.txt', way), None, 'INVALID', 'E_PROOF'
    salt = proof.index('leaf: ') + 6
    yield 'leaf', s.flipped('proof.txt', salt), None, 'INVALID', 'E_PROOF'
    yield from signature_cases(s)
