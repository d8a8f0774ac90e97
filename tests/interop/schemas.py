"""schemas.py FOLDER CERTIFICATE CHECK...: the formats, by what others publish.

oscal       NIST's metaschemas 1.1.2, 1.1.3 and 1.2.0 to 1.2.3, as the package oscal carries them
trestle     compliance-trestle reads it; which OSCAL its models are of, it says
ocsf        OCSF's compiled schema 1.5.0 as JSON Schema (ocsf-json-schema), and py-ocsf-models
asff        BatchImportFindings of AWS's own service model (botocore), and the lengths its text states
junit       junitparser: no package carries a schema of it, so what it counts is counted again
in-toto     in-toto-attestation: Statement v1 and test-result v0.1
dsse        securesystemslib verifies the envelope with the signer's certificate

Each is tried on what must be refused, too: a check that accepts a planted fault fails.
"""
import copy
import glob
import json
import os
import re
import sys
import tempfile


class Refused(Exception):
    pass


def load(name):
    with open(os.path.join(FOLDER, name), encoding='utf-8') as f:
        return json.load(f)


def at(node, path):
    for step in path:
        node = node[step]
    return node


def planted(check, document, faults):
    """Each fault is a path and what is put there; None takes it away."""
    for path, value in faults:
        wrong = copy.deepcopy(document)
        if value is None:
            del at(wrong, path[:-1])[path[-1]]
        else:
            at(wrong, path[:-1])[path[-1]] = value
        try:
            check(wrong)
        except Refused:
            continue
        raise SystemExit(f'a fault was not found: {"/".join(map(str, path))} = {value!r}')
    return len(faults)


# ---- OSCAL -----------------------------------------------------------------

RESULT = ('assessment-results', 'results', 0)
OSCAL_FAULTS = [
    (('assessment-results', 'import-ap'), None),
    (('assessment-results', 'uuid'), 'not-a-uuid'),
    (RESULT + ('start',), 'yesterday'),
    (RESULT + ('reviewed-controls',), None),
    (RESULT + ('observations', 0, 'collected'), None),
    (RESULT + ('observations', 0, 'props', 0, 'value'), ' a blank before'),
    (RESULT + ('findings', 0, 'target', 'target-id'), '8.3.1 is no token'),
]


def small(document):
    """A few of each element, for what is tried many times: all kinds of row are in it."""
    out = copy.deepcopy(document)
    result = at(out, RESULT)
    result['observations'] = result['observations'][:40]
    result['local-definitions']['inventory-items'] = result['local-definitions']['inventory-items'][:40]
    result['findings'] = result['findings'][:20]
    for f in result['findings']:
        f['related-observations'] = f.get('related-observations', [])[:2] or None
        if not f['related-observations']:
            del f['related-observations']
    return out


def check_oscal():
    from oscal import OSCAL
    # The package asks constraints of components whatever their type, so it takes these two
    # for unknown; NIST's metaschema has them (oscal-inventory-item-prop-name-values and
    # oscal-component-prop-name-values).
    known = {'asset-id', 'version'}

    def check(document):
        with tempfile.NamedTemporaryFile('w', suffix='.json') as f:
            json.dump(document, f)
            f.flush()
            content = OSCAL.load(f.name)
            if content is None:
                raise Refused('not read')
            errors = [e for e in content.validation_errors or []
                      if e.get('error-type') != 'allowed-values' or e.get('value') not in known]
            status = dict(content.validation_status or {})
            status.pop('allowed-values', None)
            if errors or not status or not all(status.values()):
                raise Refused(f'{status} {errors[:3]}')

    documents = [load(p) for p in sorted(os.path.basename(p) for p in glob.glob(FOLDER + '/oscal*.json'))]
    versions = ['1.1.2', '1.1.3', '1.2.0', '1.2.1', '1.2.2', '1.2.3']
    stated = {d['assessment-results']['metadata']['oscal-version'] for d in documents}
    assert stated == {'1.1.2', '1.2.3'}, stated
    for version in versions:
        document = small(documents[0])
        document['assessment-results']['metadata']['oscal-version'] = version
        check(document)
    check(documents[-1])
    bad = OSCAL_FAULTS + [(RESULT + ('findings', 0, 'target', 'status', 'state'), 'maybe')]
    return f'valid under {", ".join(versions)}', planted(check, small(documents[0]), bad)


def check_trestle():
    import trestle.oscal as models
    from trestle.oscal.assessment_results import Model
    from pydantic import ValidationError

    read = getattr(Model, 'model_validate', None) or Model.parse_obj

    def check(document):
        try:
            read(document)
        except (ValidationError, ValueError) as e:
            raise Refused(str(e)) from e

    document = load('oscal.json')
    document['assessment-results']['metadata']['oscal-version'] = models.OSCAL_VERSION
    check(document)
    # Its models of 1.1.2 leave a state any token there is.
    return f'read by the models of {models.OSCAL_VERSION}', planted(check, small(document), OSCAL_FAULTS)


# ---- OCSF ------------------------------------------------------------------

def check_ocsf():
    import jsonschema
    from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
    from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
    from pydantic import ValidationError

    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(version='1.5.0')).get_class_schema('compliance_finding', ['cloud'])
    validator = jsonschema.Draft202012Validator(schema)

    def check(finding):
        for e in validator.iter_errors(finding):
            raise Refused(f'{list(e.path)} {e.message}')

    with open(os.path.join(FOLDER, 'ocsf.jsonl'), encoding='utf-8') as f:
        findings = [json.loads(line) for line in f]
    # Each takes milliseconds, so of the settings every fourth; of the gaps all.
    tried = [x for i, x in enumerate(findings) if i % 4 == 0 or x['unmapped']['kind'] == 'gap']
    for finding in tried:
        check(finding)
    for finding in tried[::5]:
        try:
            ComplianceFinding(**finding)
        except ValidationError as e:
            raise Refused(str(e)) from e
    gap = next(x for x in findings if x['unmapped']['kind'] == 'gap')
    assert gap['compliance']['status_id'] == 0
    faults = planted(check, gap, [
        (('finding_info', 'uid'), None), (('compliance', 'status_id'), 7), (('metadata', 'version'), None),
        (('verdict',), 'of no schema'), (('api', 'operation'), None), (('time',), '2026-12-31'),
        (('cloud',), None)])
    return f'{len(tried)} of {len(findings)} findings valid under 1.5.0', faults


# ---- ASFF ------------------------------------------------------------------

def check_asff():
    import botocore.session
    from botocore.validate import ParamValidator

    service = botocore.session.get_session().get_service_model('securityhub')
    shape = service.operation_model('BatchImportFindings').input_shape
    lengths = {}
    for owner in ('AwsSecurityFinding', 'Resource', 'Severity'):
        for name, member in service.shape_for(owner).members.items():
            m = re.search(r'Maximum length of (\d+)', member.documentation)
            if m:
                lengths[owner, name] = int(m.group(1))
    assert lengths['AwsSecurityFinding', 'Title'] == 256, lengths
    fields = re.search(r'up to (\d+) key-value pairs.*?key can contain up to (\d+).*?value can contain up to (\d+)',
                       service.shape_for('AwsSecurityFinding').members['ProductFields'].documentation, re.S)
    pairs, key, value = (int(x) for x in fields.groups())

    def measure(owner, node):
        for name, text in node.items():
            units = len(str(text).encode('utf-16-le')) // 2
            if units > lengths.get((owner, name), units) or text == '':
                raise Refused(f'{owner}.{name}: {units} characters')

    def check(findings):
        for i in range(0, len(findings), 100):
            report = ParamValidator().validate({'Findings': findings[i:i + 100]}, shape)
            if report.has_errors():
                raise Refused(report.generate_report())
        for f in findings:
            measure('AwsSecurityFinding', f)
            measure('Severity', f['Severity'])
            for r in f['Resources']:
                measure('Resource', r)
            if len(f['ProductFields']) > pairs or any(
                    len(k) > key or len(v) > value or not v.strip() for k, v in f['ProductFields'].items()):
                raise Refused('ProductFields')
            if f['Compliance']['Status'] not in service.shape_for('ComplianceStatus').enum:
                raise Refused(f['Compliance']['Status'])
            if len(json.dumps(f)) > 240 * 1024:
                raise Refused('over 240 KB')

    findings = load('asff.json')
    check(findings)
    faults = planted(check, findings[:3], [
        ((0, 'ProductArn'), None), ((1, 'Resources', 0, 'Id'), None), ((0, 'Title'), 'x' * 257),
        ((2, 'Compliance', 'Status'), 'OK'), ((0, 'Severity'), 'LOW'), ((0, 'ProductFields', 'exhibit/key'), 'x' * 2049),
        ((0, 'Region'), ''), ((0, 'Verdict'), 'of no model')])
    return f'{len(findings)} findings in {(len(findings) + 99) // 100} calls of BatchImportFindings', faults


# ---- JUnit -----------------------------------------------------------------

def check_junit():
    import xml.etree.ElementTree as ET
    from junitparser import Error, Failure, JUnitXml, Skipped
    from junitparser import JUnitXmlError

    def check(text):
        try:
            report = JUnitXml.fromstring(text)
        except (JUnitXmlError, ET.ParseError) as e:
            raise Refused(str(e)) from e
        total = 0
        for suite in report:
            kinds = {Failure: 0, Error: 0, Skipped: 0}
            for case in suite:
                for r in case.result:
                    kinds[type(r)] += 1
            have = (suite.tests, suite.failures, suite.errors, suite.skipped)
            counted = (len(list(suite)), kinds[Failure], kinds[Error], kinds[Skipped])
            if have != counted:
                raise Refused(f'{suite.name}: {have} stated, {counted} there')
            total += suite.tests
        if not total:
            raise Refused('no case')
        return total

    with open(os.path.join(FOLDER, 'junit.xml'), encoding='utf-8') as f:
        text = f.read()
    total = check(text)
    wrong = [re.sub(r'<failure [^>]*/>', '', text, count=1), re.sub(r'<error [^>]*/>', '', text, count=1),
             text.replace('</testcase>', '', 1), text.replace('testcase', 'case')]
    for w in wrong:
        try:
            check(w)
        except Refused:
            continue
        raise SystemExit('junit: a fault was not found')
    return f'{total} cases, counted again (no package carries its schema)', len(wrong)


# ---- in-toto and DSSE --------------------------------------------------------

def check_in_toto():
    from google.protobuf import json_format
    from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
    from in_toto_attestation.v1 import statement_pb2
    from in_toto_attestation.v1.statement import Statement

    def check(document):
        try:
            Statement.copy_from_pb(json_format.ParseDict(document, statement_pb2.Statement())).validate()
            predicate = json_format.ParseDict(document['predicate'], test_result_pb2.TestResult(),
                                              ignore_unknown_fields=True)
        except (ValueError, json_format.ParseError) as e:
            raise Refused(str(e)) from e
        if predicate.result not in ('PASSED', 'WARNED', 'FAILED') or not len(predicate.configuration):
            raise Refused('result or configuration')
        return predicate

    document = load('statement.intoto.json')
    predicate = check(document)
    faults = planted(check, document, [
        (('_type',), 'https://in-toto.io/Statement/v0.1'), (('subject',), []), (('subject', 0, 'digest'), None),
        (('predicateType',), ''), (('predicate', 'result'), 'OK'), (('predicate', 'passedTests'), 'all'),
        (('predicate', 'configuration'), None)])
    return (f'the result is {predicate.result}, of {len(predicate.failed_tests)} settings that fail '
            f'and {len(predicate.passed_tests)} that meet'), faults


def check_dsse():
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from securesystemslib.dsse import Envelope
    from securesystemslib.exceptions import VerificationError
    from securesystemslib.signer import SSlibKey

    with open(CERTIFICATE, 'rb') as f:
        certificate = x509.load_pem_x509_certificate(f.read())
    keyid = certificate.fingerprint(hashes.SHA256()).hex()

    def check(document):
        envelope = Envelope.from_dict(copy.deepcopy(document))
        try:
            envelope.verify([SSlibKey.from_crypto(certificate.public_key(), keyid=keyid)], 1)
        except VerificationError as e:
            raise Refused(str(e)) from e
        return envelope

    document = load('statement.dsse.json')
    envelope = check(document)
    with open(os.path.join(FOLDER, 'statement.intoto.json'), 'rb') as f:
        assert envelope.payload == f.read(), 'what is signed is not the statement'
    body, sig = document['payload'], document['signatures'][0]['sig']
    faults = planted(check, document, [
        (('payload',), body[:8] + ('A' if body[8] != 'A' else 'B') + body[9:]),
        (('payloadType',), 'application/json'),
        (('signatures', 0, 'sig'), sig[:20] + ('A' if sig[20] != 'A' else 'B') + sig[21:]),
        (('signatures', 0, 'keyid'), '0' * 64)])
    return f'verified with {keyid[:12]}..., of the signer', faults


CHECKS = {'oscal': check_oscal, 'trestle': check_trestle, 'ocsf': check_ocsf, 'asff': check_asff,
          'junit': check_junit, 'in-toto': check_in_toto, 'dsse': check_dsse}

if __name__ == '__main__':
    FOLDER, CERTIFICATE = sys.argv[1:3]
    for name in sys.argv[3:]:
        try:
            what, faults = CHECKS[name]()
        except Refused as e:
            sys.exit(f'{name}: {str(e)[:2000]}')
        print(f'{name}: {what}; {faults} planted faults found', flush=True)
