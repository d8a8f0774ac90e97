/*
 * x509.js - certificates: read, their signatures, followed to an anchor
 *
 * An anchor may be a root, an intermediate or the certificate itself: whoever
 * pasted it meant it.  The rules are those that `exhibit verify` has OpenSSL
 * apply (RFC 5280, section 6, with partial chains), but for revocation, name
 * constraints and policies.  What cannot be decided here is never "good".
 */
const x509 = (() => {
	"use strict";

	/* An algorithm or extension that this page does not know. */
	class Unable extends Error {}

	const EC = "1.2.840.10045.2.1", RSA = "1.2.840.113549.1.1.1", PSS = "1.2.840.113549.1.1.10";
	const HASHES = {
		"2.16.840.1.101.3.4.2.1": "SHA-256", "2.16.840.1.101.3.4.2.2": "SHA-384", "2.16.840.1.101.3.4.2.3": "SHA-512",
	};
	const SIGNATURES = {
		"1.2.840.10045.4.3.2": [EC, "SHA-256"], "1.2.840.10045.4.3.3": [EC, "SHA-384"], "1.2.840.10045.4.3.4": [EC, "SHA-512"],
		"1.2.840.113549.1.1.11": [RSA, "SHA-256"], "1.2.840.113549.1.1.12": [RSA, "SHA-384"], "1.2.840.113549.1.1.13": [RSA, "SHA-512"],
	};
	/* Good enough to see that a certificate is whole, not to trust it. */
	const WEAK = { "1.2.840.113549.1.1.5": [RSA, "SHA-1"], "1.2.840.10045.4.1": [EC, "SHA-1"] };
	const CURVES = { "1.2.840.10045.3.1.7": "P-256", "1.3.132.0.34": "P-384", "1.3.132.0.35": "P-521" };
	const WIDTH = { "P-256": 32, "P-384": 48, "P-521": 66 };
	const USAGE = "2.5.29.15", BASIC = "2.5.29.19", EXTENDED = "2.5.29.37", KEY_ID = "2.5.29.14", ISSUER_KEY = "2.5.29.35";
	/* Those whose meaning is heeded or is of no concern to a signature. */
	const KNOWN = [USAGE, BASIC, EXTENDED, KEY_ID, ISSUER_KEY, "2.5.29.17", "2.5.29.18", "2.5.29.31", "2.5.29.32"];
	const NOT_HERE = { "2.5.29.30": "name constraints", "2.5.29.36": "policy constraints", "2.5.29.54": "policy constraints", "2.5.29.33": "policy mappings" };
	const SIGN = 0x80, COMMIT = 0x40, CERTIFY = 0x04;	/* of key usage */
	const DEPTH = 10, STEPS = 500;

	/* ---- names ----------------------------------------------------- */

	function text(n) {
		const b = n.bytes;

		switch (n.tag) {
		case 0x0c: return new TextDecoder().decode(b);
		case 0x1e: return new TextDecoder("utf-16be").decode(b);
		case 0x13: case 0x14: case 0x16: case 0x1a: return der.latin(b);
		default: return "#" + sha256.hex(b);
		}
	}

	function pairs(name) {
		return der.children(name).map((rdn) => der.children(rdn).map((pair) => {
			const f = new der.Fields(pair);

			return [der.oid(f.any()), text(f.any())];
		}));
	}

	const SHORT = {
		"2.5.4.3": "CN", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.10": "O", "2.5.4.11": "OU",
		"2.5.4.5": "serialNumber", "2.5.4.97": "organizationIdentifier", "1.2.840.113549.1.9.1": "emailAddress",
	};

	/* "CN=…,O=…", the order of RFC 2253. */
	function nameText(name) {
		return pairs(name).reverse().map((rdn) => rdn.map(([type, value]) =>
			(SHORT[type] || type) + "=" + value).join("+")).join(",");
	}

	function common(name) {
		const found = pairs(name).flat().filter(([type]) => type === "2.5.4.3").pop();

		return found ? found[1] : nameText(name);
	}

	/* Case and blanks do not tell names apart (RFC 5280, 7.1). */
	function canonical(name) {
		return JSON.stringify(pairs(name).map((rdn) => rdn.map(([type, value]) =>
			[type, value.trim().replace(/\s+/g, " ").toLowerCase()]).sort()));
	}

	/* ---- one certificate ------------------------------------------- */

	function extensions(holder) {
		const out = new Map();

		for (const each of holder ? der.children(new der.Fields(holder, 0xa3).any()) : []) {
			const f = new der.Fields(each), id = der.oid(f.take(6)), critical = f.maybe(1);

			if (out.has(id))
				throw new der.BadDer("an extension twice");
			out.set(id, { critical: !!critical && critical.bytes[0] === 255, value: f.take(4).bytes });
		}
		return out;
	}

	function usageBits(value) {
		const n = der.whole(value);

		return n.tag === 3 && n.bytes.length > 1 ? n.bytes[1] : 0;
	}

	function basic(value) {
		const f = new der.Fields(der.whole(value)), ca = f.maybe(1), length = f.maybe(2);

		return { ca: !!ca && ca.bytes[0] === 255, length: length ? length.bytes[length.bytes.length - 1] : Infinity };
	}

	function keyIds(all) {
		const own = all.get(KEY_ID), above = all.get(ISSUER_KEY);
		const id = above && der.children(der.whole(above.value)).find((n) => n.tag === 0x80);

		return { own: own ? sha256.hex(der.whole(own.value).bytes) : "", above: id ? sha256.hex(id.bytes) : "" };
	}

	function parse(raw) {
		const top = der.whole(raw);	/* and no other kind of certificate */

		der.strict(top);
		const outer = new der.Fields(top), tbs = outer.take(0x30), algorithm = outer.take(0x30), signature = outer.take(3);
		outer.end();
		const f = new der.Fields(tbs), version = f.maybe(0xa0), serial = f.take(2), inner = f.take(0x30);
		const issuer = f.take(0x30), validity = new der.Fields(f.take(0x30)), subject = f.take(0x30), spki = f.take(0x30);

		f.maybe(0x81);
		f.maybe(0x82);
		const all = extensions(f.maybe(0xa3));
		f.end();
		if (!der.equal(inner.raw, algorithm.raw) || signature.bytes[0] !== 0)
			throw new der.BadDer("a certificate that contradicts itself");
		return {
			raw, tbs: tbs.raw, algorithm, signature: signature.bytes.subarray(1), serial: sha256.hex(serial.bytes),
			version: version ? version.bytes[2] + 1 : 1,
			issuer, subject, spki: spki.raw, extensions: all, ids: keyIds(all),
			issuerName: canonical(issuer), subjectName: canonical(subject),
			from: der.time(validity.any()), to: der.time(validity.any()),
			basic: all.has(BASIC) ? basic(all.get(BASIC).value) : null,
			usage: all.has(USAGE) ? usageBits(all.get(USAGE).value) : null,
			purposes: all.has(EXTENDED) ? der.children(der.whole(all.get(EXTENDED).value)).map(der.oid) : null,
			sha256: sha256.hex(sha256.of(raw)),
		};
	}

	/* Every certificate of a text; what is not one is an error. */
	function parsePem(pem) {
		const found = pem.match(/-----BEGIN [^-]+-----[^-]*-----END [^-]+-----/g) || [];

		if (!found.length && pem.trim())
			throw new Error("no certificate in it: a line “-----BEGIN CERTIFICATE-----” is needed");
		return found.map((each, i) => {
			try {
				const body = /^-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END/.exec(each);

				return parse(Uint8Array.from(atob(body[1].replace(/\s+/g, "")), (c) => c.charCodeAt(0)));
			} catch (e) {
				throw new Error("number " + (i + 1) + " is not a certificate that can be read");
			}
		});
	}

	/* ---- signatures ------------------------------------------------ */

	/* {kind, curve or bits, spki as WebCrypto takes it} */
	function key(spki) {
		const f = new der.Fields(der.whole(spki)), a = new der.Fields(f.take(0x30)), kind = der.oid(a.take(6)), bits = f.take(3);

		if (kind === EC)
			return { kind, curve: CURVES[der.oid(a.any())], spki };
		if (kind !== RSA && kind !== PSS)
			return { kind };
		const modulus = new der.Fields(der.whole(bits.bytes.subarray(1))).take(2).bytes;
		const octets = modulus[0] === 0 ? modulus.subarray(1) : modulus;
		const plain = Uint8Array.from([0x30, 0x0d, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0]);

		return { kind, bits: 8 * octets.length - Math.clz32(octets[0]) + 24, spki: der.write(0x30, plain, bits.raw) };
	}

	function pss(algorithm) {
		const f = new der.Fields(algorithm), params = (f.take(6), new der.Fields(f.take(0x30)));
		const hash = params.maybe(0xa0), mask = params.maybe(0xa1), salt = params.maybe(0xa2);

		params.end();
		if (!hash || !mask || !salt)
			throw new Unable("RSA-PSS with SHA-1");
		const of = (n) => HASHES[der.oid(new der.Fields(n).take(6))];
		const m = new der.Fields(der.children(mask)[0]), mgf = der.oid(m.take(6));
		const out = { hash: of(der.children(hash)[0]), mask: of(m.take(0x30)), salt: der.children(salt)[0].bytes };

		if (mgf !== "1.2.840.113549.1.1.8" || !out.hash || out.hash !== out.mask || out.salt.length !== 1)
			throw new Unable("RSA-PSS with other parameters");
		return { kind: PSS, hash: out.hash, salt: out.salt[0] };
	}

	/* How a signature was made; fallback is the digest beside it in a CMS. */
	function scheme(algorithm, fallback, weak = {}) {
		const id = der.oid(new der.Fields(algorithm).take(6)), found = SIGNATURES[id] || weak[id];

		if (id === PSS)
			return pss(algorithm);
		/* Absent, or NULL: none of these takes others. */
		if (der.children(algorithm).slice(1).some((n) => n.tag !== 5))
			throw new der.BadDer("parameters of an algorithm that has none");
		if (found)
			return { kind: found[0], hash: found[1] };
		if (WEAK[id])
			throw new Unable("SHA-1");
		if ((id === RSA || id === EC) && fallback)
			return { kind: id, hash: fallback };
		throw new Unable("the algorithm " + id);
	}

	/* ECDSA-Sig-Value to the two numbers beside each other. */
	function raw(signature, width) {
		const f = new der.Fields(der.whole(signature)), out = new Uint8Array(2 * width);

		[1, 2].forEach((end) => {
			const n = f.take(2), octets = n.bytes[0] === 0 ? n.bytes.subarray(1) : n.bytes;

			der.strict(n);
			if (n.bytes[0] >= 128 || octets.length > width)
				throw new der.BadDer("no signature");
			out.set(octets, end * width - octets.length);
		});
		f.end();
		return out;
	}

	async function check(how, spki, signature, data) {
		const k = key(spki);
		let name, bytes = signature, import_as, verify_as;

		if (how.kind === EC && k.kind === EC) {
			if (!k.curve)
				throw new Unable("a curve other than P-256, P-384 and P-521");
			name = "ECDSA";
			import_as = { name, namedCurve: k.curve };
			verify_as = { name, hash: how.hash };
			bytes = raw(signature, WIDTH[k.curve]);
		} else if ((how.kind === RSA && k.kind === RSA) || (how.kind === PSS && (k.kind === RSA || k.kind === PSS))) {
			name = how.kind === PSS ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
			import_as = { name, hash: how.hash };
			verify_as = { name, saltLength: how.salt };
		} else {
			return false;
		}
		const imported = await crypto.subtle.importKey("spki", k.spki, import_as, false, ["verify"]);
		return crypto.subtle.verify(verify_as, imported, bytes, data);
	}

	/* A key or value that cannot be read has signed nothing. */
	async function verify(how, spki, signature, data) {
		try {
			return await check(how, spki, signature, data);
		} catch (e) {
			if (e instanceof Unable)
				throw e;
			return false;
		}
	}

	async function signedBy(certificate, issuer, weak = {}) {
		let how;

		try {
			how = scheme(certificate.algorithm, null, weak);
		} catch (e) {
			if (e instanceof Unable)
				throw e;
			return false;
		}
		return verify(how, issuer.spki, certificate.signature, certificate.tbs);
	}

	/* ---- chains ---------------------------------------------------- */

	function mayHaveIssued(issuer, certificate) {
		return issuer.subjectName === certificate.issuerName &&
			(!certificate.ids.above || !issuer.ids.own || certificate.ids.above === issuer.ids.own);
	}

	const same = (a, b) => der.equal(a.raw, b.raw);
	const selfIssued = (c) => c.subjectName === c.issuerName;

	function isCa(c) {
		if (c.usage !== null && !(c.usage & CERTIFY))
			return false;
		return c.basic ? c.basic.ca : c.usage !== null || (c.version === 1 && selfIssued(c));
	}

	function isTimeStamper(c) {
		return (c.usage === null || (c.usage & (SIGN | COMMIT) && !(c.usage & ~(SIGN | COMMIT)))) && c.purposes !== null &&
			c.purposes.length === 1 && c.purposes[0] === "1.3.6.1.5.5.7.3.8" && c.extensions.get(EXTENDED).critical;
	}

	/* What is wrong with one certificate of a chain, below: how many between. */
	function fault(c, i, below, at) {
		if (at < c.from)
			return "is not yet valid";
		if (at > c.to)
			return "has ended";
		if (i > 0 && !isCa(c))
			return "is not a CA";
		if (i > 0 && c.basic && below > c.basic.length)
			return "may not stand so far above";
		for (const [id, e] of c.extensions) {
			if (NOT_HERE[id] && e.critical)
				throw new Unable(NOT_HERE[id]);
			if (e.critical && !KNOWN.includes(id))
				return "has a critical extension that nobody knows (" + id + ")";
		}
		return null;
	}

	async function judge(chain, query) {
		let below = 0;

		if (query.timestamping && !isTimeStamper(chain[0]))
			return { bad: common(chain[0].subject) + " is not a certificate for time-stamps alone" };
		for (let i = 0; i < chain.length; i++) {
			const what = fault(chain[i], i, below, query.at);

			if (what)
				return { bad: common(chain[i].subject) + " " + what };
			if (i > 0 && !selfIssued(chain[i]))
				below++;
			if (i + 1 < chain.length && !await signedBy(chain[i], chain[i + 1]))
				return { bad: common(chain[i].subject) + " was not signed by " + common(chain[i + 1].subject) };
		}
		return { chain };
	}

	/*
	 * query: leaf, untrusted, anchors, at (ms), timestamping.  {chain}, leaf
	 * first; {bad}: a way there is, but not a good one; {unknown}: none;
	 * {unable}: only by what this page does not know.
	 */
	async function follow(query) {
		let steps = 0, worst = null;

		async function extend(chain) {
			const last = chain[chain.length - 1];

			if (query.anchors.some((a) => same(a, last))) {
				const found = await judge(chain, query).catch((e) => {
					if (e instanceof Unable)
						return { unable: e.message };
					throw e;
				});
				worst = worst || found;
				return found.chain ? found : null;
			}
			if (chain.length > DEPTH)
				return null;
			for (const next of query.anchors.concat(query.untrusted)) {
				if (++steps > STEPS)
					return null;
				if (!mayHaveIssued(next, last) || chain.some((c) => same(c, next)))
					continue;
				const found = await extend(chain.concat(next));
				if (found)
					return found;
			}
			return null;
		}
		return await extend([query.leaf]) || worst || { unknown: true };
	}

	/* One that neither is an anchor nor was signed by any of these, as {name,
	 * unable}; unable: by an algorithm that is not known here. */
	async function broken(certificates, anchors) {
		for (const c of certificates) {
			let whole = anchors.some((a) => same(a, c)), unable = "";

			for (const issuer of whole ? [] : certificates.concat(anchors)) {
				if (whole || issuer.subjectName !== c.issuerName)
					continue;
				try {
					whole = await signedBy(c, issuer, WEAK);
				} catch (e) {
					unable = e.message;
				}
			}
			if (!whole)
				return { name: common(c.subject), unable };
		}
		return null;
	}

	/* Why it is none to sign bundles with, or null (FORMAT.md, Signature). */
	function signerUnfit(c) {
		const allowed = ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "2.5.29.37.0"];

		if (isCa(c))
			return "is a CA";
		if (c.usage === null || !(c.usage & (SIGN | COMMIT)))
			return "its key usage is not to sign";
		return c.purposes && !c.purposes.some((p) => allowed.includes(p)) ? "its extended key usage is another" : null;
	}

	return { Unable, EC, RSA, PSS, HASHES, parse, parsePem, nameText, common, key, scheme, verify, follow, broken, signerUnfit, same };
})();
