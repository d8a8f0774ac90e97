/*
 * cms.js - SignedData (RFC 5652): the signature over the tagmanifest, and what
 * it shares with a time-stamp token
 */
const cms = (() => {
	"use strict";

	const SIGNED = "1.2.840.113549.1.7.2", DATA = "1.2.840.113549.1.7.1";
	const CONTENT_TYPE = "1.2.840.113549.1.9.3", DIGEST = "1.2.840.113549.1.9.4", TIME = "1.2.840.113549.1.9.5";
	const ESS1 = "1.2.840.113549.1.9.16.2.12", ESS2 = "1.2.840.113549.1.9.16.2.47";
	const P7S = "signatures/tagmanifest-sha256.txt.p7s";

	const malformed = (name, detail) => new Fault(name, MALFORMED, P7S, detail);
	const invalid = (detail) => new Fault("E_SIG_INVALID", INVALID, P7S, detail);

	/* What only leaves the answer open. */
	function notKnown(broken, where) {
		return new Fault("E_ALG", OPEN, where, "the certificate " + broken.name + " uses " + broken.unable + ", which this page does not know");
	}

	function algorithmOf(n) {
		return der.oid(new der.Fields(n).take(6));
	}

	function attributes(holder) {
		return (holder ? der.children(holder) : []).map((each) => {
			const f = new der.Fields(each), type = der.oid(f.take(6)), set = f.take(0x31);

			f.end();
			return { type, values: der.children(set), sorted: der.isSorted(der.children(set)) };
		});
	}

	function signerInfo(n) {
		const f = new der.Fields(n), version = f.take(2).bytes, sid = new der.Fields(f.take(0x30)), digest = f.take(0x30);
		const signed = f.maybe(0xa0), algorithm = f.take(0x30), signature = f.take(4), unsigned = f.maybe(0xa1);
		const issuer = sid.take(0x30), serial = sid.take(2);

		f.end();
		sid.end();
		return {
			version: version[version.length - 1], issuer, serial: sha256.hex(serial.bytes),
			digestId: algorithmOf(digest), digest: x509.HASHES[algorithmOf(digest)], digestParameters: der.children(digest).slice(1), algorithm,
			signature: signature.bytes, signed, attributes: attributes(signed), unsigned: attributes(unsigned),
			sorted: (!signed || der.isSorted(der.children(signed))) && (!unsigned || der.isSorted(der.children(unsigned))),
		};
	}

	/* The contents of a ContentInfo: {type} alone if it is not SignedData. */
	function parse(top) {
		const outer = new der.Fields(top), type = der.oid(outer.take(6));

		if (type !== SIGNED)
			return { type };
		const holder = new der.Fields(outer.take(0xa0), 0xa0), f = new der.Fields(holder.take(0x30));
		const version = f.take(2).bytes, digests = f.take(0x31);
		const content = new der.Fields(f.take(0x30)), contentType = der.oid(content.take(6)), inside = content.maybe(0xa0);
		const certificates = f.maybe(0xa0), crls = f.maybe(0xa1), infos = der.children(f.take(0x31));

		f.end();
		holder.end();
		content.end();
		outer.end();
		return {
			type, version: version[version.length - 1], contentType, inside, crls, digests: der.children(digests).map(algorithmOf),
			/* Absent, or NULL: no hash takes others, and nothing signed covers these. */
			plain: der.children(digests).every((n) => der.children(n).slice(1).every((p) => p.tag === 5)),
			certificates: (certificates ? der.children(certificates) : []).map((n) => x509.parse(n.raw)),
			sorted: [digests, certificates, crls].every((n) => !n || der.isSorted(der.children(n))),
			infos: infos.map(signerInfo),
		};
	}

	function attribute(info, type) {
		const found = info.attributes.filter((a) => a.type === type);

		return found.length === 1 && found[0].values.length === 1 ? found[0].values[0] : null;
	}

	function certificateOf(signed, info) {
		return signed.certificates.find((c) => c.serial === info.serial && der.equal(c.issuer.raw, info.issuer.raw));
	}

	async function digest(hash, bytes) {
		return new Uint8Array(await crypto.subtle.digest(hash, bytes));
	}

	/* RFC 5652, 5.4: what is signed is the attributes as a SET OF, with the
	 * universal tag; content is covered by its digest among them. */
	async function isSigned(signed, signer, content) {
		const info = signed.infos[0], contentType = signed.contentType;
		const type = attribute(info, CONTENT_TYPE), over = attribute(info, DIGEST);

		if (!info.digest || !signed.digests.includes(info.digestId) || !type || type.tag !== 6 || der.oid(type) !== contentType || !over || over.tag !== 4 ||
		    !der.equal(over.bytes, await digest(info.digest, content)))
			return false;
		const how = x509.scheme(info.algorithm, info.digest);
		return how.hash === info.digest &&
			x509.verify(how, signer.spki, info.signature, der.write(0x31, info.signed.bytes));
	}

	/* One ESSCertID, of either version, against a certificate. */
	async function names(id, version, certificate) {
		const f = new der.Fields(id), algorithm = version === 2 ? f.maybe(0x30) : null;
		const hash = version === 1 ? "SHA-1" : algorithm ? x509.HASHES[algorithmOf(algorithm)] : "SHA-256";
		const value = f.take(4), serial = f.maybe(0x30);

		f.end();
		if (!hash || !der.equal(value.bytes, await digest(hash, certificate.raw)))
			return false;
		if (!serial)
			return true;
		const [general, number] = der.children(serial), name = der.children(general)[0];
		return name.tag === 0xa4 && der.equal(der.children(name)[0].raw, certificate.issuer.raw) &&
			sha256.hex(number.bytes) === certificate.serial;
	}

	/* signingCertificate names the signer first, and none that is not there
	 * (RFC 5035). */
	async function isBound(info, signer, certificates) {
		let found = false;

		for (const [type, version] of [[ESS1, 1], [ESS2, 2]]) {
			const value = attribute(info, type);

			if (!value)
				continue;
			const ids = der.children(new der.Fields(value).take(0x30));
			if (!ids.length || !await names(ids[0], version, signer))
				return false;
			for (const id of ids.slice(1)) {
				let there = false;

				for (const c of certificates)
					there = there || await names(id, version, c);
				if (!there)
					return false;
			}
			found = true;
		}
		return found;
	}

	/* ---- the bundle's signature ------------------------------------ */

	function read(bytes) {
		let signed, top;

		try {
			top = der.first(bytes);
		} catch (e) {
			throw malformed("E_CMS_PARSE", "not a CMS structure");
		}
		if (top.raw.length !== bytes.length)
			throw malformed("E_CMS_TRAILING", "bytes behind it");
		try {
			der.strict(top);
			signed = parse(top);
		} catch (e) {
			throw malformed("E_CMS_PARSE", "not a CMS structure in DER (" + e.message + ")");
		}
		if (signed.type !== SIGNED)
			throw malformed("E_CMS_TYPE", "not SignedData");
		if (signed.contentType !== DATA)
			throw malformed("E_CMS_CTYPE", "content is not id-data");
		if (signed.inside)
			throw malformed("E_CMS_ATTACHED", "content is inside");
		if (signed.infos.length !== 1)
			throw malformed("E_CMS_SIGNERS", "not exactly one signer");
		if (!signed.sorted || !signed.infos[0].sorted || !signed.infos[0].unsigned.concat(signed.infos[0].attributes).every((a) => a.sorted))
			throw malformed("E_CMS_PARSE", "not DER");
		return signed;
	}

	/* P-256 and P-384 with their own digests, RSA from 3072 bits with SHA-256;
	 * PSS with MGF1-SHA-256 and a salt of 32. */
	function isAllowed(info, signer) {
		const key = x509.key(signer.spki), how = x509.scheme(info.algorithm, info.digest);

		if (how.hash !== info.digest)
			return false;
		if (key.kind === x509.EC)
			return how.kind === x509.EC && how.hash === { "P-256": "SHA-256", "P-384": "SHA-384" }[key.curve];
		if ((key.kind !== x509.RSA && key.kind !== x509.PSS) || key.bits < 3072 || how.hash !== "SHA-256")
			return false;
		return how.kind === x509.PSS ? how.salt === 32 : how.kind === x509.RSA && key.kind === x509.RSA;
	}

	/*
	 * {signed, info, signer}: the signature is over these bytes, as the profile
	 * of FORMAT.md wants it.  Whose key that is comes later.
	 */
	async function checkSignature(bytes, tagmanifest, anchors) {
		const signed = read(bytes), info = signed.infos[0], wanted = [CONTENT_TYPE, DIGEST, TIME, ESS2];
		let good = false;

		if (info.attributes.length !== wanted.length || !wanted.every((type) => attribute(info, type)))
			throw malformed("E_PROFILE", "not the four signed attributes of the profile");
		const signer = certificateOf(signed, info);
		if (!signer)
			throw malformed("E_PROFILE", "the signer’s certificate is not inside");
		try {
			good = isAllowed(info, signer);
		} catch (e) { /* an algorithm that cannot be read is not allowed */ }
		if (!good)
			throw malformed("E_ALG", "an algorithm that is not accepted");
		if (!await isSigned(signed, signer, tagmanifest))
			throw invalid("the signature is not over this tagmanifest");
		good = await isBound(info, signer, signed.certificates).catch(() => false);
		if (!good)
			throw invalid("signingCertificateV2 names another certificate");
		const broken = await x509.broken(signed.certificates, anchors);
		if (broken && !broken.unable)
			throw invalid("a certificate in it is not whole");
		return { signed, info, signer, unable: broken ? notKnown(broken, P7S) : null };
	}

	/* ms; what the signer claims, which only a time-stamp can bear out */
	function signingTime(info) {
		try {
			return der.time(attribute(info, TIME));
		} catch (e) {
			throw malformed("E_PROFILE", "the signing time cannot be read");
		}
	}

	return { P7S, SIGNED, parse, notKnown, certificateOf, digest, isSigned, isBound, algorithmOf, checkSignature, signingTime };
})();
