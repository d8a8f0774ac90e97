#!/usr/bin/python3
"""Goal: the store keeps S3's promises, and refuses as S3 does.

usage: test_store.py CLOUD
"""
import base64
import hashlib
import hmac
import http.client
import os
import re
import sys
import threading
import time
import unittest
from datetime import datetime, timedelta, timezone
from urllib.parse import quote, urlencode

import test_cloud
from test_cloud import KEY, SECRET, Server, mac, sha256

LOCKED, LOOSE = "/acme-evidence-archive", "/acme-evidence-loose"
MIB = 1024 * 1024


def b64(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def when(**ahead):
    return (datetime.now(timezone.utc) + timedelta(**ahead)).strftime(
        "%Y-%m-%dT%H:%M:%SZ")


def lock(body=None, days=400, mode="COMPLIANCE"):
    h = {"x-amz-object-lock-mode": mode,
         "x-amz-object-lock-retain-until-date": when(days=days)}
    if body is not None:
        h["x-amz-checksum-sha256"] = b64(body)
        h["x-amz-sdk-checksum-algorithm"] = "SHA256"
    return h


def tag(answer, name):
    found = re.search(f"<{name}>(.*?)</{name}>", answer[2].decode())
    return found and found.group(1)


class Store(unittest.TestCase):
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.cloud = Server(PROGRAM, *cls.options)

    @classmethod
    def tearDownClass(cls):
        assert cls.cloud.end() == 0, "not a clean end"

    def s3(self, method, path, query="", headers=None, body=b"", sent=None):
        """What boto would send: an empty word has its =."""
        return self.cloud.ask("s3", "", method=method, path=path, query=query,
                              headers=headers, body=body, sent=sent)

    def refused(self, answer, status, code):
        self.assertEqual((answer[0], tag(answer, "Code")), (status, code),
                         answer)

    def upload(self, key, **headers):
        answer = self.s3("POST", key, "uploads=", {
            "x-amz-checksum-algorithm": "SHA256", **headers})
        self.assertEqual(answer[0], 200, answer)
        return tag(answer, "UploadId")

    def part(self, key, upload, number, body, **headers):
        return self.s3("PUT", key, f"partNumber={number}&uploadId={upload}",
                       {"x-amz-checksum-sha256": b64(body), **headers}, body)

    def complete(self, key, upload, parts, headers=None):
        xml = "<CompleteMultipartUpload>" + "".join(
            f"<Part><PartNumber>{n}</PartNumber><ETag>{etag}</ETag>"
            f"<ChecksumSHA256>{b64(body)}</ChecksumSHA256></Part>"
            for n, etag, body in parts) + "</CompleteMultipartUpload>"
        return self.s3("POST", key, f"uploadId={upload}", headers,
                       xml.encode())


class Objects(Store):
    def test_put_and_read_back(self):
        body, key = os.urandom(70000), LOCKED + "/p/one.tar.gz"
        status, h, _ = self.s3("PUT", key, headers={
            **lock(body), "if-none-match": "*", "content-type": "a/b",
            "x-amz-storage-class": "GLACIER_IR", "x-amz-meta-level": "T",
            "x-amz-object-lock-legal-hold": "ON",
            "x-amz-expected-bucket-owner": "777788889999"}, body=body)
        self.assertEqual(status, 200)
        version = h["x-amz-version-id"]
        self.assertEqual(h["x-amz-checksum-sha256"], b64(body))
        words = "versionId=" + quote(version, safe="")
        status, h, _ = self.s3("HEAD", key, words,
                               {"x-amz-checksum-mode": "ENABLED"})
        self.assertEqual(
            (status, h["Content-Length"], h["x-amz-checksum-sha256"],
             h["x-amz-checksum-type"], h["x-amz-object-lock-mode"],
             h["x-amz-object-lock-legal-hold"], h["x-amz-version-id"],
             h["x-amz-storage-class"], h["x-amz-meta-level"]),
            (200, "70000", b64(body), "FULL_OBJECT", "COMPLIANCE", "ON",
             version, "GLACIER_IR", "T"))
        self.assertRegex(h["x-amz-object-lock-retain-until-date"],
                         r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$")
        status, h, got = self.s3("GET", key, "response-content-disposition="
                                 "attachment%3Bfilename%3Dx&" + words)
        self.assertEqual((got == body, h["Content-Disposition"]),
                         (True, "attachment;filename=x"))
        self.assertNotIn("x-amz-checksum-sha256", h)
        status, h, got = self.s3("GET", key, headers={"range": "bytes=5-14"})
        self.assertEqual((status, got, h["Content-Range"]),
                         (206, body[5:15], "bytes 5-14/70000"))
        self.refused(self.s3("GET", key, headers={"range": "bytes=70000-"}),
                     416, "InvalidRange")
        # nobody makes it anew or takes it away
        self.refused(self.s3("PUT", key, headers={
            **lock(body), "if-none-match": "*"}, body=body),
            412, "PreconditionFailed")
        self.refused(self.s3("DELETE", key, words), 403, "AccessDenied")
        self.assertEqual(self.s3("DELETE", key)[0], 204)
        self.refused(self.s3("GET", key), 404, "NoSuchKey")
        self.assertEqual(self.s3("GET", key, words)[2], body)
        versions = self.s3("GET", LOCKED, "prefix=p%2F&versions=")[2].decode()
        self.assertEqual((versions.count("<Version>"),
                          versions.count("<DeleteMarker>")), (1, 1))

    def test_what_a_lock_asks_for(self):
        body = b"x"
        self.refused(self.s3("PUT", LOCKED + "/l", headers=lock(), body=body),
                     400, "InvalidRequest")
        self.refused(self.s3("PUT", LOOSE + "/l", headers=lock(body),
                             body=body), 400, "InvalidRequest")
        self.refused(self.s3("PUT", LOCKED + "/l",
                             headers=lock(body, days=-1), body=body),
                     400, "InvalidArgument")
        half = lock(body)
        del half["x-amz-object-lock-mode"]
        self.refused(self.s3("PUT", LOCKED + "/l", headers=half, body=body),
                     400, "InvalidArgument")
        self.refused(self.s3("HEAD", LOCKED + "/l"), 404, None)

    def test_digests(self):
        for headers, status, code in (
                ({"x-amz-checksum-sha256": b64(b"y")}, 400, "BadDigest"),
                ({"content-md5": "XrY7u+Ae7tCTyyK7j1rNww=="}, 400,
                 "BadDigest"),
                ({"x-amz-sdk-checksum-algorithm": "SHA256"}, 400,
                 "InvalidRequest"),
                ({"x-amz-checksum-crc32": "AAAAAA=="}, 501,
                 "NotImplemented")):
            self.refused(self.s3("PUT", LOCKED + "/d", headers=headers,
                                 body=b"x"), status, code)
        h = self.cloud.sign("s3", "PUT", LOCKED + "/d", "", {}, b"")
        c = self.cloud.connection
        c.putrequest("PUT", LOCKED + "/d", skip_host=True)
        for name, value in h.items():
            c.putheader(name, value)
        c.endheaders()
        answer = c.getresponse()
        self.assertEqual((answer.status, b"MissingContentLength" in
                          answer.read()), (411, True))
        self.refused(self.s3("PUT", LOCKED + "/d", body=b"x", sent=b"y"),
                     400, "XAmzContentSHA256Mismatch")

    def test_owner_version_region_and_names(self):
        self.refused(self.s3("GET", LOCKED, "versioning=", {
            "x-amz-expected-bucket-owner": "111122223333"}),
            403, "AccessDenied")
        self.refused(self.s3("GET", LOCKED + "/none"), 404, "NoSuchKey")
        self.refused(self.s3("GET", LOCKED + "/none", "versionId=3"),
                     404, "NoSuchVersion")
        answer = self.s3("GET", "/acme-evidence-versions", "versioning=")
        self.refused(answer, 301, "PermanentRedirect")
        self.assertEqual(answer[1]["x-amz-bucket-region"], "us-east-1")
        key = LOCKED + "/" + quote("naïve+one &two")
        self.assertEqual(self.s3("PUT", key, body=b"n")[0], 200)
        self.assertIn("naïve+one &amp;two".encode(), self.s3(
            "GET", LOCKED, "list-type=2&prefix=na")[2])
        self.refused(self.s3("GET", LOCKED, "acl="), 501, "NotImplemented")
        self.assertEqual(self.s3("GET", "/acme-trail-logs",
                                 "versioning=")[0], 200)

    def test_what_is_set_on_buckets(self):
        for word, good, bad in (
                ("versioning", "<Status>Enabled</Status>",
                 "VersioningConfiguration"),
                ("object-lock", "<ObjectLockEnabled>Enabled",
                 "ObjectLockConfigurationNotFoundError"),
                ("publicAccessBlock", "<BlockPublicPolicy>true",
                 "<BlockPublicPolicy>false"),
                ("policyStatus", "<IsPublic>false", "<IsPublic>true"),
                ("policy", '"s3:DeleteObjectVersion"', '"Everybody"'),
                ("lifecycle", "<DaysAfterInitiation>7", "<Expiration>"),
                ("encryption", "AES256", "AES256"),
                ("location", ">eu-west-1<", ">eu-west-1<")):
            for path, want in ((LOCKED, good), (LOOSE, bad)):
                self.assertIn(want, self.s3("GET", path,
                                            word + "=")[2].decode())

    def test_governance_and_holds(self):
        key, body = LOCKED + "/g", b"g"
        h = self.s3("PUT", key, headers=lock(body, mode="GOVERNANCE"),
                    body=body)[1]
        words = "versionId=" + quote(h["x-amz-version-id"], safe="")
        bypass = {"x-amz-bypass-governance-retention": "true"}
        self.assertEqual(tag(self.s3("GET", key, "retention=&" + words),
                             "Mode"), "GOVERNANCE")
        self.assertEqual(self.s3("PUT", key, "legal-hold=&" + words, body=(
            b"<LegalHold><Status>ON</Status></LegalHold>"))[0], 200)
        self.refused(self.s3("DELETE", key, words, bypass), 403,
                     "AccessDenied")
        self.s3("PUT", key, "legal-hold=&" + words,
                body=b"<LegalHold><Status>OFF</Status></LegalHold>")
        self.refused(self.s3("DELETE", key, words), 403, "AccessDenied")
        self.assertEqual(self.s3("DELETE", key, words, bypass)[0], 204)
        self.refused(self.s3("GET", key, words), 404, "NoSuchVersion")

    def test_without_versions_the_last_one_stays(self):
        for body in (b"1", b"2"):
            h = self.s3("PUT", LOOSE + "/v", body=body)[1]
            self.assertNotIn("x-amz-version-id", h)
        self.assertEqual(self.s3("GET", LOOSE + "/v")[2], b"2")
        self.assertEqual(self.s3("DELETE", LOOSE + "/v")[0], 204)
        self.refused(self.s3("GET", LOOSE + "/v"), 404, "NoSuchKey")

    def test_a_body_that_waits_to_be_asked_for(self):
        body = b"later"
        h = self.cloud.sign("s3", "PUT", LOCKED + "/c", "", {
            "expect": "100-continue", "content-length": "5"}, body)
        c = http.client.HTTPSConnection("localhost", self.cloud.port,
                                        context=self.cloud.tls)
        c.connect()
        c.sock.sendall((f"PUT {LOCKED}/c HTTP/1.1\r\n" + "".join(
            f"{k}: {v}\r\n" for k, v in h.items()) + "\r\n").encode())
        self.assertTrue(c.sock.recv(99).startswith(b"HTTP/1.1 100 "))
        c.sock.sendall(body)
        self.assertTrue(c.sock.recv(999).startswith(b"HTTP/1.1 200 "))
        c.close()


class Parts(Store):
    def test_an_upload(self):
        key = LOCKED + "/m/two"
        upload = self.upload(key, **lock())
        bodies = [os.urandom(5 * MIB), os.urandom(77)]
        parts = []
        for n, body in enumerate(bodies, 1):
            status, h, _ = self.part(key, upload, n, body)
            self.assertEqual(status, 200)
            parts.append((n, h["ETag"], body))
        listed = self.s3("GET", key, f"uploadId={upload}")[2].decode()
        self.assertEqual(re.findall("<Size>(.*?)</Size>", listed),
                         [str(5 * MIB), "77"])
        self.assertIn(b64(bodies[0]), listed)
        self.assertIn(upload.encode(), self.s3("GET", LOCKED, "uploads=")[2])
        size = sum(map(len, bodies))
        self.refused(self.complete(key, upload, parts, {
            "x-amz-mp-object-size": str(size + 1)}), 400, "InvalidRequest")
        self.refused(self.complete(key, upload, parts[::-1]), 400,
                     "InvalidPartOrder")
        self.refused(self.complete(key, upload, [
            parts[0], (2, parts[1][1], b"other")]), 400, "InvalidPart")
        self.refused(self.complete(key, upload, [
            parts[1], (3, parts[1][1], bodies[1])]), 400, "InvalidPart")
        sums = b"".join(hashlib.sha256(b).digest() for b in bodies)
        whole = b64(sums) + "-2"
        answer = self.complete(key, upload, parts, {
            "x-amz-mp-object-size": str(size), "if-none-match": "*",
            "x-amz-checksum-sha256": whole})
        self.assertEqual((answer[0], tag(answer, "ChecksumSHA256")),
                         (200, whole), answer)
        version = answer[1]["x-amz-version-id"]
        words = "versionId=" + quote(version, safe="")
        h = self.s3("HEAD", key, words, {"x-amz-checksum-mode": "ENABLED"})[1]
        self.assertEqual(
            (h["x-amz-checksum-sha256"], h["x-amz-checksum-type"],
             h["Content-Length"], h["x-amz-object-lock-mode"]),
            (whole, "COMPOSITE", str(size), "COMPLIANCE"))
        self.assertEqual(self.s3("GET", key, words)[2], b"".join(bodies))
        text = self.s3("GET", key, "attributes=&" + words, {
            "x-amz-object-attributes": "Checksum,ObjectParts,ObjectSize,"
            "StorageClass"})[2].decode()
        for want in (f"<ChecksumSHA256>{whole}<", b64(bodies[1]),
                     "<PartsCount>2<", f"<ObjectSize>{size}<"):
            self.assertIn(want, text)
        page = self.s3("GET", key, "attributes=&" + words, {
            "x-amz-object-attributes": "ObjectParts",
            "x-amz-max-parts": "1", "x-amz-part-number-marker": "1"})
        self.assertEqual((tag(page, "PartNumber"), tag(page, "IsTruncated")),
                         ("2", "false"))
        self.refused(self.complete(key, upload, parts), 404, "NoSuchUpload")
        again = self.upload(key)
        self.part(key, again, 1, b"z")
        etag = f'"{hashlib.md5(b"z").hexdigest()}"'
        self.refused(self.complete(key, again, [(1, etag, b"z")], {
            "if-none-match": "*"}), 412, "PreconditionFailed")
        self.assertEqual(self.s3("DELETE", key, f"uploadId={again}")[0], 204)
        self.assertNotIn(b"<Upload>", self.s3("GET", LOCKED, "uploads=")[2])

    def test_what_parts_must_be(self):
        key = LOCKED + "/m/small"
        upload = self.upload(key, **lock())
        self.refused(self.s3("PUT", key, f"partNumber=1&uploadId={upload}",
                             body=b"x"), 400, "InvalidRequest")
        self.refused(self.part(key, upload, 0, b"x"), 400, "InvalidArgument")
        self.refused(self.part(key + "er", upload, 1, b"x"), 404,
                     "NoSuchUpload")
        parts = [(n, self.part(key, upload, n, b"x")[1]["ETag"], b"x")
                 for n in (1, 2)]
        self.refused(self.complete(key, upload, parts), 400,
                     "EntityTooSmall")


class Links(Store):
    def link(self, path, query="", expires=60, token=None, at=None,
             method="GET", key=(KEY, SECRET)):
        stamp = (at or datetime.now(timezone.utc)).strftime("%Y%m%dT%H%M%SZ")
        scope = f"{stamp[:8]}/eu-west-1/s3/aws4_request"
        words = {"X-Amz-Algorithm": "AWS4-HMAC-SHA256",
                 "X-Amz-Credential": f"{key[0]}/{scope}",
                 "X-Amz-Date": stamp, "X-Amz-Expires": str(expires),
                 "X-Amz-SignedHeaders": "host"}
        if token:
            words["X-Amz-Security-Token"] = token
        every = sorted(urlencode(words, quote_via=quote, safe="").split("&")
                       + (query.split("&") if query else []))
        canonical = "\n".join([method, path, "&".join(every),
                               f"host:localhost:{self.cloud.port}", "",
                               "host", "UNSIGNED-PAYLOAD"])
        text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope,
                          sha256(canonical.encode())])
        k = ("AWS4" + key[1]).encode()
        for step in scope.split("/"):
            k = mac(k, step)
        return (path + "?" + "&".join(every) + "&X-Amz-Signature="
                + mac(k, text).hex())

    def test_a_link(self):
        body, key = os.urandom(99), LOCKED + "/k"
        version = self.s3("PUT", key, body=body)[1]["x-amz-version-id"]
        query = ("response-content-disposition=attachment%3Bfilename%3D%22e"
                 "%22&versionId=" + quote(version, safe=""))
        good = self.link(key, query)
        status, h, got = self.cloud.send("GET", good, {})
        self.assertEqual((status, got, h["Content-Disposition"]),
                         (200, body, 'attachment;filename="e"'))
        for changed in (good.replace("Expires=60", "Expires=61"),
                        good.replace("filename", "filenam"),
                        good[:-1] + ("0" if good[-1] != "0" else "1")):
            self.refused(self.cloud.send("GET", changed, {}), 403,
                         "SignatureDoesNotMatch")
        self.refused(self.cloud.send("DELETE", good, {}), 403,
                     "SignatureDoesNotMatch")
        old = datetime.now(timezone.utc) - timedelta(seconds=90)
        self.refused(self.cloud.send("GET", self.link(key, query, at=old),
                                     {}), 403, "AccessDenied")
        self.refused(self.cloud.send("GET", self.link(key, expires=604801),
                                     {}), 400,
                     "AuthorizationQueryParametersError")
        _, (kid, secret, token) = self.cloud.enter("444455556666")
        self.assertEqual(self.cloud.send("GET", self.link(
            key, key=(kid, secret), token=token), {})[2], body)
        self.refused(self.cloud.send("GET", self.link(
            key, key=(kid, secret), token=token + "x"), {}), 400,
            "InvalidToken")


class Faults(Store):
    options = tuple(word for spec in (
        "PutObject:503:2", "PutObject:torn", "PutObject:torn-request",
        "PutObject:bad-checksum", "PutObject:no-lock",
        "PutObject:short-retention", "GetObject:torn",
        "CompleteMultipartUpload:200-with-error",
        "CompleteMultipartUpload:409", "UploadPart:lost-part")
        for word in ("--s3-fault", spec))

    def broken(self, *args, **how):
        """Nothing, or too little: http.client takes half a head for one."""
        try:
            headers = self.s3(*args, **how)[1]
        except (http.client.HTTPException, OSError):
            headers = {}
        self.assertNotIn("x-amz-checksum-sha256" if args[0] == "PUT"
                         else "Content-Type", headers)
        self.cloud.connection.close()

    def test_in_turn(self):
        body, key = b"fault" * 999, LOCKED + "/f"
        put = {"headers": lock(body), "body": body}
        # torn-request is taken as the body begins, before all others
        self.broken("PUT", key, **put)
        for _ in range(2):
            self.refused(self.s3("PUT", key, **put), 503, "SlowDown")
        self.broken("PUT", key, **put)
        self.assertEqual(self.s3("HEAD", key)[0], 200, "torn is carried out")
        answers = [self.s3("PUT", key, **put)[1] for _ in range(4)]
        self.assertNotEqual(answers[0]["x-amz-checksum-sha256"], b64(body))
        heads = [self.s3("HEAD", key, "versionId=" + quote(
            a["x-amz-version-id"], safe=""))[1] for a in answers]
        until = [h.get("x-amz-object-lock-retain-until-date") for h in heads]
        self.assertIsNone(until[1])
        self.assertLess(until[2], until[3])
        self.broken("GET", key)
        self.assertEqual(self.s3("GET", key)[2], body)
        upload = self.upload(key)
        etag = self.part(key, upload, 1, body)[1]["ETag"]
        self.refused(self.complete(key, upload, [(1, etag, body)]), 200,
                     "InternalError")
        self.refused(self.complete(key, upload, [(1, etag, body)]), 409,
                     "ConditionalRequestConflict")
        self.refused(self.complete(key, upload, [(1, etag, body)]), 400,
                     "InvalidPart")


class Holds(unittest.TestCase):
    def held(self, spec, stays):
        """The client goes while it is held; is the object there?"""
        cloud = Server(PROGRAM, "--hold", spec)
        mark = os.path.join(cloud.folder, "held")
        h = cloud.sign("s3", "PUT", LOCKED + "/h", "", {}, b"h")
        c = http.client.HTTPSConnection("localhost", cloud.port,
                                        context=cloud.tls)
        c.request("PUT", LOCKED + "/h", b"h", h)
        for _ in range(500):
            if os.path.exists(mark):
                break
            time.sleep(0.01)
        self.assertEqual(open(mark).read(), spec.replace(":", " ")
                         + " PutObject\n")
        if not stays:
            c.close()
            time.sleep(0.05)
        os.unlink(mark)
        if stays:
            self.assertEqual(c.getresponse().status, 200)
        there = cloud.ask("s3", "", method="HEAD", path=LOCKED + "/h")[0]
        self.assertEqual(cloud.end(), 0)
        return there

    def test_before_and_after(self):
        self.assertEqual(self.held("before:1", True), 200)
        self.assertEqual(self.held("before:1", False), 404)
        self.assertEqual(self.held("after:1", False), 200)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop())
    test_cloud.PROGRAM = PROGRAM
    unittest.main(warnings="ignore")
