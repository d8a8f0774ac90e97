#!/usr/bin/python3
"""Goal: the cloud is as strict as AWS where a client can be wrong.

Signs with its own lines (standard library only), so that the cloud's check is
held against a second reading of the specification.

usage: test_cloud.py CLOUD
"""
import hashlib
import hmac
import http.client
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
JSON = {"content-type": "application/x-amz-json-1.1"}
FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def mac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


class Server:
    def __init__(self, program, *options):
        self.kept = tempfile.TemporaryDirectory(prefix="cloud-")
        self.folder = self.kept.name
        subprocess.run([program, "--init", self.folder], check=True)
        port = os.path.join(self.folder, "port")
        self.process = subprocess.Popen(
            [program, "--dir", self.folder, "--port", "0",
             "--port-file", port, *options])
        while not os.path.exists(port):
            assert self.process.poll() is None, "the cloud did not start"
            time.sleep(0.01)
        self.port = int(open(port).read())
        self.tls = ssl.create_default_context(
            cafile=os.path.join(self.folder, "tls-root.pem"))
        self.connection = http.client.HTTPSConnection(
            "localhost", self.port, context=self.tls)

    def end(self):
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(10)
        self.kept.cleanup()
        return code

    def send(self, method, path, headers, body=b""):
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def sign(self, service, method, path, query, headers, body, **how):
        """Headers with the Authorization; how: what to do wrong."""
        when = how.get("when") or datetime.now(timezone.utc)
        key, secret, token = how.get("as_", (KEY, SECRET, None))
        stamp = when.strftime("%Y%m%dT%H%M%SZ")
        h = {"host": f"localhost:{self.port}", "x-amz-date": stamp, **headers}
        if token:
            h["x-amz-security-token"] = token
        if service == "s3" and not how.get("no_digest"):
            h["x-amz-content-sha256"] = sha256(body)
        names = sorted(set(h) - {how.get("unsigned")})
        signed = ";".join(names)
        scope = (f"{stamp[:8]}/{how.get('region', 'eu-west-1')}/{service}"
                 "/aws4_request")
        uri = path if service == "s3" else quote(path, safe="/-_.~")
        canonical = "\n".join(
            [method, uri, query] + [f"{n}:{h[n].strip()}" for n in names]
            + ["", signed, sha256(body)])
        text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope,
                          sha256(canonical.encode())])
        k = ("AWS4" + secret).encode()
        for part in scope.split("/"):
            k = mac(k, part)
        h["authorization"] = (f"AWS4-HMAC-SHA256 Credential={key}/{scope}, "
                              f"SignedHeaders={signed}, "
                              f"Signature={mac(k, text).hex()}")
        return h

    def ask(self, service, op, target=None, body=b"", method="POST", path="/",
            query="", headers=None, sent=None, **how):
        h = dict(headers or {})
        if target:
            h.update(JSON, **{"x-amz-target": f"{target}.{op}"})
            body = json.dumps(body or {}).encode()
        h = self.sign(service, method, path, query, h, body, **how)
        return self.send(method, path + ("?" + query if query else ""), h,
                         body if sent is None else sent)

    def query(self, service, version, op, **how):
        words = how.pop("words", {})
        body = "&".join([f"Action={op}", f"Version={version}"]
                        + [f"{k}={quote(v, safe='')}" for k, v in
                           words.items()])
        return self.ask(service, op, body=body.encode(), headers=FORM, **how)

    def enter(self, account, external_id="exhibit-sample"):
        status, _, body = self.query(
            "sts", "2011-06-15", "AssumeRole", words={
                "RoleArn": f"arn:aws:iam::{account}:role/Auditor",
                "RoleSessionName": "test", "ExternalId": external_id})
        if status != 200:
            return status, None
        text = body.decode()
        return status, tuple(
            re.search(f"<{t}>(.*?)</{t}>", text).group(1)
            for t in ("AccessKeyId", "SecretAccessKey", "SessionToken"))


class Signatures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cloud = Server(PROGRAM)

    @classmethod
    def tearDownClass(cls):
        assert cls.cloud.end() == 0, "not a clean end"

    def keys(self, **how):
        return self.cloud.ask("kms", "ListKeys", "TrentService", **how)

    def refused(self, answer, status, word):
        self.assertEqual(answer[0], status, answer)
        self.assertIn(word.encode(), answer[2])

    def test_a_good_one_is_taken(self):
        status, headers, body = self.keys()
        self.assertEqual(status, 200, body)
        self.assertEqual(len(json.loads(body)["Keys"]), 3)
        self.assertIn("x-amzn-RequestId", headers)
        self.assertRegex(headers["Date"], r"^\w{3}, \d\d \w{3} \d{4} ")

    def test_a_wrong_secret(self):
        self.refused(self.keys(as_=(KEY, "guess", None)), 400,
                     "InvalidSignatureException")

    def test_a_changed_body(self):
        self.refused(self.keys(body={"Limit": 1}, sent=b'{"Limit":2}'), 400,
                     "InvalidSignatureException")

    def test_a_changed_path_and_query(self):
        h = self.cloud.sign("s3", "GET", "/acme-trail-logs", "acl=", {}, b"")
        good = self.cloud.send("GET", "/acme-trail-logs?acl", h)
        self.assertEqual(good[0], 200, good)
        self.refused(self.cloud.send("GET", "/acme-trail-logs?policy", h),
                     403, "SignatureDoesNotMatch")
        self.refused(self.cloud.send("GET", "/acme-audit-minutes?acl", h),
                     403, "SignatureDoesNotMatch")

    def test_the_clock(self):
        now = datetime.now(timezone.utc)
        for minutes, good in ((-4, True), (4, True), (-6, False), (6, False)):
            answer = self.keys(when=now + timedelta(minutes=minutes))
            self.assertEqual(answer[0] == 200, good, (minutes, answer))
        self.refused(self.cloud.ask("s3", "", method="GET",
                                    when=now - timedelta(minutes=6)),
                     403, "RequestTimeTooSkewed")

    def test_headers_that_must_be_signed(self):
        for name in ("host", "x-amz-target", "x-amz-date"):
            self.refused(self.keys(unsigned=name), 400,
                         "InvalidSignatureException")

    def test_s3_states_its_digest(self):
        self.refused(self.cloud.ask("s3", "", method="GET", no_digest=True),
                     400, "XAmzContentSHA256Mismatch")

    def test_nobody_and_strangers(self):
        self.refused(self.cloud.send("GET", "/", {}), 403, "AccessDenied")
        self.refused(self.keys(as_=("AKIASAMPLEUNKNOWN000", SECRET, None)),
                     400, "UnrecognizedClientException")

    def test_each_service_refuses_in_its_own_words(self):
        wrong = {"as_": (KEY, "guess", None)}
        self.refused(self.cloud.query("iam", "2010-05-08", "ListRoles",
                                      region="us-east-1", **wrong),
                     403, "<Code>SignatureDoesNotMatch</Code>")
        self.refused(self.cloud.query("ec2", "2016-11-15", "DescribeRegions",
                                      **wrong),
                     401, "<Errors><Error><Code>AuthFailure</Code>")
        status, headers, _ = self.cloud.ask(
            "artifact", "", method="GET", path="/v1/report/list", **wrong)
        self.assertEqual((status, headers.get("x-amzn-ErrorType")),
                         (400, "InvalidSignatureException"))

    def test_entering_an_account(self):
        self.assertEqual(self.cloud.enter("444455556666", "guess")[0], 403)
        status, session = self.cloud.enter("444455556666")
        self.assertEqual(status, 200)
        _, _, body = self.keys(as_=session)
        self.assertIn(b":444455556666:key/", body)
        key, secret, token = session
        self.refused(self.keys(as_=(key, secret, None)), 400,
                     "UnrecognizedClientException")
        self.refused(self.keys(as_=(key, secret, token + "x")), 400,
                     "UnrecognizedClientException")


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cloud = Server(PROGRAM, "--throttle", "events:ListRules=1/2",
                           "--session", "1")
        cls.session = cls.cloud.enter("444455556666")[1]

    @classmethod
    def tearDownClass(cls):
        cls.cloud.end()

    def session_now(self):
        """Sessions of this cloud end after a second."""
        return self.cloud.enter("444455556666")[1]

    def jobs(self, **body):
        return self.cloud.ask("transcribe", "ListTranscriptionJobs",
                              "Transcribe", body=body, as_=self.session_now())

    def test_pages_after_throttles(self):
        for _ in range(2):
            status, _, body = self.jobs()
            self.assertEqual((status, json.loads(body)["__type"]),
                             (400, "ThrottlingException"))
        names, token = [], None
        for _ in range(9):
            _, _, body = self.jobs(**({"NextToken": token} if token else {}),
                                   MaxResults=100)
            answer = json.loads(body)
            names += [j["TranscriptionJobName"]
                      for j in answer["TranscriptionJobSummaries"]]
            token = answer.get("NextToken")
            if not token:
                break
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(len(names), 8)
        status, _, body = self.jobs(NextToken="bm9uZQ==")
        self.assertEqual(status, 400)
        self.assertIn(b"InvalidNextTokenException", body)

    def test_rates(self):
        def rules():
            return self.cloud.ask("events", "ListRules", "AWSEvents")[0]
        self.assertEqual([rules() for _ in range(3)], [200, 200, 400])
        time.sleep(1.05)
        self.assertEqual(rules(), 200)

    def test_sessions_end(self):
        status, _, body = self.cloud.ask("kms", "ListKeys", "TrentService",
                                         as_=self.session)
        if status == 200:
            time.sleep(1.1)
            status, _, body = self.cloud.ask(
                "kms", "ListKeys", "TrentService", as_=self.session)
        self.assertEqual((status, json.loads(body)["__type"]),
                         (400, "ExpiredTokenException"))

    def test_a_bucket_elsewhere(self):
        status, headers, body = self.cloud.ask(
            "s3", "", method="GET", path="/acme-clinic-notes",
            query="encryption=", as_=self.session_now())
        self.assertEqual((status, headers["x-amz-bucket-region"]),
                         (301, "us-east-1"))
        self.assertIn(b"<Region>us-east-1</Region>", body)

    def test_the_denied_key(self):
        status, _, body = self.cloud.ask(
            "kms", "GetKeyPolicy", "TrentService", region="us-east-1",
            body={"KeyId": "7d1f0a52-3c9e-4f6a-8a0b-5e2d90c1b7aa"},
            as_=self.session_now())
        self.assertEqual((status, json.loads(body)["__type"]),
                         (400, "AccessDeniedException"))

    def test_what_was_asked_is_written_down(self):
        self.cloud.ask("kms", "ListAliases", "TrentService")
        time.sleep(0.3)
        log = open(os.path.join(self.cloud.folder, "access.log")).read()
        self.assertIn("kms:ListAliases 111122223333 eu-west-1 200 -\n", log)
        self.assertNotIn(self.session[2], log)

    def test_time_stamps(self):
        folder = self.cloud.folder
        data, query = (os.path.join(folder, n) for n in ("data", "q.tsq"))
        with open(data, "w") as f:
            f.write("evidence")
        subprocess.run(["openssl", "ts", "-query", "-data", data, "-sha256",
                        "-cert", "-out", query], check=True,
                       stderr=subprocess.DEVNULL)
        for name in ("one", "two"):
            status, headers, token = self.cloud.send(
                "POST", "/tsa/" + name,
                {"content-type": "application/timestamp-query"},
                open(query, "rb").read())
            self.assertEqual((status, headers["Content-Type"]),
                             (200, "application/timestamp-reply"))
            reply = os.path.join(folder, name + ".tsr")
            with open(reply, "wb") as f:
                f.write(token)
            for root, good in ((name, True),
                               ("two" if name == "one" else "one", False)):
                done = subprocess.run(
                    ["openssl", "ts", "-verify", "-queryfile", query, "-in",
                     reply, "-CAfile",
                     os.path.join(folder, f"tsa-{root}-root.pem")],
                    capture_output=True)
                self.assertEqual(done.returncode == 0, good, done.stderr)

    def test_old_tls_is_refused(self):
        old = ssl.create_default_context(
            cafile=os.path.join(self.cloud.folder, "tls-root.pem"))
        old.set_ciphers("ALL:@SECLEVEL=0")
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
        with self.assertRaises(OSError):
            http.client.HTTPSConnection("localhost", self.cloud.port,
                                        context=old).request("GET", "/")

    def test_keys_are_private(self):
        for name in ("signer", "tls", "tsa-one", "tsa-two"):
            path = os.path.join(self.cloud.folder, name + "-key.pem")
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop())
    unittest.main(warnings="ignore")
