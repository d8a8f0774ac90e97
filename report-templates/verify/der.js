/*
 * der.js - DER, read strictly (X.690): one encoding for each value
 *
 * What is signed is bytes; two readers that see different values in the same
 * bytes are how signatures get forged.  So lengths are definite and minimal,
 * integers minimal, booleans 0 or FF, and nothing follows.
 */
const der = (() => {
	"use strict";

	class BadDer extends Error {}

	const bad = (what) => { throw new BadDer(what); };

	function node(bytes, at, end) {
		const tag = bytes[at];
		let n = bytes[at + 1], head = 2;

		if (end - at < 2 || (tag & 31) === 31 || n === 0x80)
			bad("no DER");
		if (n > 0x80) {
			const octets = n & 127;

			if (octets > 4 || at + 2 + octets > end)
				bad("a length that is too long");
			n = 0;
			for (let i = 0; i < octets; i++)
				n = n * 256 + bytes[at + 2 + i];
			if (n < 128 || n < 256 ** (octets - 1))
				bad("a length that is not minimal");
			head += octets;
		}
		if (at + head + n > end)
			bad("cut short");
		return { tag, bytes: bytes.subarray(at + head, at + head + n), raw: bytes.subarray(at, at + head + n) };
	}

	function children(parent) {
		const out = [];

		for (let at = 0; at < parent.bytes.length; at += out[out.length - 1].raw.length)
			out.push(node(parent.bytes, at, parent.bytes.length));
		return out;
	}

	function primitive(n) {
		const b = n.bytes;

		if (n.tag === 1 && (b.length !== 1 || (b[0] !== 0 && b[0] !== 255)))
			bad("a boolean of another value");
		if ((n.tag === 2 || n.tag === 10) && (b.length === 0 || (b.length > 1 &&
		    ((b[0] === 0 && b[1] < 128) || (b[0] === 255 && b[1] >= 128)))))
			bad("an integer that is not minimal");
		if (n.tag === 3 && (b.length === 0 || b[0] > 7))
			bad("no bit string");
		if (n.tag === 5 && b.length)
			bad("a null that is something");
		if (n.tag === 6 && (b.length === 0 || b[b.length - 1] >= 128))
			bad("no object identifier");
	}

	/* All that lies below, to the last octet. */
	function strict(n, depth = 0) {
		if (depth > 40)
			bad("too deep");
		if (n.tag & 32)
			for (const child of children(n))
				strict(child, depth + 1);
		else if (n.tag === 0x10 || n.tag === 0x11)
			bad("a sequence that is primitive");
		else
			primitive(n);
	}

	/* The members of a sequence, one after the other. */
	class Fields {
		constructor(parent, tag = 0x30) {
			if (!parent || parent.tag !== tag)
				bad("another type");
			this.list = children(parent);
			this.at = 0;
		}
		maybe(tag) {
			return this.at < this.list.length && this.list[this.at].tag === tag ? this.list[this.at++] : null;
		}
		take(tag) {
			return this.maybe(tag) || bad("a field is missing");
		}
		any() {
			return this.at < this.list.length ? this.list[this.at++] : bad("a field is missing");
		}
		end() {
			if (this.at !== this.list.length)
				bad("a field too many");
		}
	}

	function oid(n) {
		const out = [];
		let part = 0;

		if (!n || n.tag !== 6)
			bad("no object identifier");
		for (const octet of n.bytes) {
			part = part * 128 + (octet & 127);
			if (octet < 128) {
				if (out.length)
					out.push(part);
				else
					out.push(Math.min(2, Math.floor(part / 40)), part - 40 * Math.min(2, Math.floor(part / 40)));
				part = 0;
			}
		}
		return out.join(".");
	}

	/* UTCTime or GeneralizedTime, in UTC, as ms. */
	function time(n) {
		const text = latin(n.bytes);
		const m = n.tag === 0x17 ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/.exec(text) :
			n.tag === 0x18 ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/.exec(text) : null;

		if (!m)
			bad("no time");
		const year = n.tag === 0x18 ? +m[1] : +m[1] + (m[1] < "50" ? 2000 : 1900);
		const at = Date.UTC(year, m[2] - 1, +m[3], +m[4], +m[5], +m[6]);
		const d = new Date(at);
		if (d.getUTCMonth() !== m[2] - 1 || d.getUTCDate() !== +m[3] || m[4] > "23" || m[5] > "59" || m[6] > "59")
			bad("no time");
		return at;
	}

	function latin(bytes) {
		let out = "";

		for (let at = 0; at < bytes.length; at += 8192)
			out += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
		return out;
	}

	function equal(a, b) {
		return a.length === b.length && a.every((octet, i) => octet === b[i]);
	}

	function compare(a, b) {
		for (let i = 0; i < a.length && i < b.length; i++)
			if (a[i] !== b[i])
				return a[i] - b[i];
		return a.length - b.length;
	}

	function isSorted(list) {
		return list.every((n, i) => i === 0 || compare(list[i - 1].raw, n.raw) <= 0);
	}

	function write(tag, ...parts) {
		const n = parts.reduce((sum, p) => sum + p.length, 0), head = [tag];

		if (n < 128)
			head.push(n);
		else if (n < 256)
			head.push(0x81, n);
		else if (n < 65536)
			head.push(0x82, n >> 8, n & 255);
		else
			head.push(0x83, n >> 16, n >> 8 & 255, n & 255);
		return join([Uint8Array.from(head), ...parts]);
	}

	function join(parts) {
		const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));

		parts.reduce((at, p) => (out.set(p, at), at + p.length), 0);
		return out;
	}

	/* One value and nothing behind it. */
	function whole(bytes) {
		const n = node(bytes, 0, bytes.length);

		if (n.raw.length !== bytes.length)
			bad("bytes behind it");
		return n;
	}

	return {
		BadDer, Fields, node, children, strict, oid, time, latin, equal, isSorted, write, join, whole,
		first: (bytes) => node(bytes, 0, bytes.length),
	};
})();
