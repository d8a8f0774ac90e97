/*
 * token.js - time-stamps (RFC 3161): is this token what it says?
 */
const token = (() => {
	"use strict";

	const TST_INFO = "1.2.840.113549.1.9.16.1.4", ATTRIBUTE = "1.2.840.113549.1.9.16.2.14";

	/* A TimeStampResp: status granted, one token, nothing behind it. */
	function ofResponse(bytes, where) {
		try {
			const top = der.whole(bytes), f = new der.Fields(top);

			der.strict(top);
			const status = new der.Fields(f.take(0x30)).take(2).bytes, found = f.take(0x30);
			f.end();
			if (status.length === 1 && status[0] === 0)
				return found.raw;
		} catch (e) {
			throw new Fault("E_TST_PARSE", MALFORMED, where, "no time-stamp response");
		}
		throw new Fault("E_TST_PARSE", MALFORMED, where, "the request was rejected");
	}

	/* Those inside a signature, over its value. */
	function inside(info) {
		return info.unsigned.filter((a) => a.type === ATTRIBUTE).flatMap((a) => a.values).map((n) => n.raw);
	}

	function readInfo(bytes) {
		const top = der.whole(bytes), f = new der.Fields(top);

		der.strict(top);
		const version = f.take(2).bytes, policy = der.oid(f.take(6)), imprint = new der.Fields(f.take(0x30));
		f.take(2);
		const at = f.take(0x18);
		f.maybe(0x30);
		f.maybe(1);
		f.maybe(2);
		f.maybe(0xa0);
		f.maybe(0xa1);
		f.end();
		const hash = x509.HASHES[cms.algorithmOf(imprint.take(0x30))], digest = imprint.take(4).bytes;
		imprint.end();
		return { version: version.length === 1 ? version[0] : 0, policy, hash, digest, at };
	}

	function read(bytes, where) {
		try {
			const top = der.whole(bytes);

			der.strict(top);
			const signed = cms.parse(top);
			if (signed.type === cms.SIGNED && signed.contentType === TST_INFO && signed.inside) {
				const holder = new der.Fields(signed.inside, 0xa0), content = holder.take(4).bytes;

				holder.end();
				return { signed, content, info: readInfo(content) };
			}
		} catch (e) { /* the same answer */ }
		throw new Fault("E_TST_PARSE", MALFORMED, where, "no time-stamp token");
	}

	/* The TSA's certificate, if its one signature over the content is good. */
	async function signerOf({ signed, content }) {
		const info = signed.infos[0], signer = signed.infos.length === 1 && cms.certificateOf(signed, info);

		if (!signer || signed.version !== 3 || !signed.plain || info.version !== 1 || info.digestParameters.some((n) => n.tag !== 5))
			return null;
		return await cms.isSigned(signed, signer, content) &&
			await cms.isBound(info, signer, signed.certificates) ? signer : null;
	}

	async function chainOf(stamp, query, where) {
		const now = await x509.follow(query);
		const invalid = (detail) => new Fault("E_TST_INVALID", INVALID, where, stamp.name + ": " + detail);

		if (now.chain) {
			stamp.anchor = now.chain[now.chain.length - 1].sha256;
			return;
		}
		if (now.unable) {
			stamp.open = new Fault("E_TST_INVALID", OPEN, where, stamp.name + ": its certificates use " + now.unable + ", which this page does not know");
			return;
		}
		const then = await x509.follow(Object.assign({}, query, { at: stamp.time }));
		if (!then.chain)
			throw invalid(now.bad || "does not lead to an anchor that you gave");
		stamp.open = new Fault("E_TST_EXPIRED", OPEN, where, stamp.name + ": its certificate has ended since");
	}

	/*
	 * {name, time, anchor, open}.  Without anchors nothing is said about whose
	 * token it is.
	 */
	async function check(bytes, over, trust, others, where) {
		const found = read(bytes, where), info = found.info, invalid = (detail) => new Fault("E_TST_INVALID", INVALID, where, detail);
		let time, signer = null, what = "the TSA’s signature is wrong";

		if (info.version !== 1)
			throw new Fault("E_TST_PARSE", MALFORMED, where, "not version 1");
		if (!info.hash)
			throw new Fault("E_TST_ALG", INVALID, where, "its hash is weaker than SHA-256");
		if (!der.equal(info.digest, await cms.digest(info.hash, over)))
			throw invalid("the token is over other bytes");
		try {
			time = der.time(info.at);
		} catch (e) {
			throw new Fault("E_TST_PARSE", MALFORMED, where, "its time cannot be read");
		}
		try {
			signer = await signerOf(found);
		} catch (e) {
			what = e instanceof x509.Unable ? "the TSA’s signature uses " + e.message + ", which is not accepted" : what;
		}
		if (!signer)
			throw invalid(what);
		const stamp = { name: x509.common(signer.subject), time, anchor: "", open: null, where };
		if (!trust.tsas.length)
			return stamp;
		const untrusted = found.signed.certificates.concat(others);
		await chainOf(stamp, { leaf: signer, untrusted, anchors: trust.tsas, at: trust.now, timestamping: true }, where);
		const broken = await x509.broken(found.signed.certificates, trust.tsas.concat(others));
		if (broken && !broken.unable)
			throw invalid("a certificate in the token is not whole");
		if (broken)
			stamp.open = stamp.open || cms.notKnown(broken, where);
		return stamp;
	}

	return { ofResponse, inside, check };
})();
