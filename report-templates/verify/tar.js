/*
 * tar.js - the archive, member by member, as it streams in
 *
 * Takes what core/bundle takes: ustar, pax and GNU headers of regular files in
 * one folder.  Never more than a piece of a member is kept.  The order of its
 * complaints is that of the C reader.
 */
const tar = (() => {
	"use strict";

	const TRAILING_MAX = 1 << 20, MEMBERS_MAX = 5000000, BYTES_MAX = 2 ** 40, RATIO = 2000, SLACK = 16 << 20;
	const PIECE = 16384;
	const NOTHING = new Uint8Array(0);

	const bad = (name, where, detail) => new Fault(name, MALFORMED, where, detail);
	const isZero = (bytes) => bytes.every((octet) => octet === 0);

	/* ---- bytes of a file, unpacked, counted ------------------------ */

	/* Browsers word it differently, and say it in no other way. */
	function unpackFault(e) {
		const what = String(e && e.message);

		if (/junk|after (the )?end|trailing|extra bytes/i.test(what))
			return bad("E_TRAILING", "", "bytes follow the compressed stream");
		if (/trunc|unexpected end|ended without|incomplete|premature/i.test(what))
			return new Fault("E_TRUNCATED", INVALID, "", "the compressed bytes end too early");
		return bad("E_OPEN", "", "cannot be decompressed");
	}

	class Source {
		/* file: a Blob; packed: gzip or not; seen(n): n bytes of it were read */
		constructor(file, packed, seen) {
			this.digest = new sha256.Digest();
			this.in = this.out = 0;
			this.failed = null;
			this.packed = packed;
			let stream = file.stream().pipeThrough(new TransformStream({
				transform: (piece, to) => {
					this.in += piece.length;
					this.digest.add(piece);
					seen(this.in);
					/* What a piece unpacks to is queued at once. */
					for (let at = 0; at < piece.length; at += PIECE)
						to.enqueue(piece.subarray(at, at + PIECE));
				},
			}));
			if (packed)
				stream = stream.pipeThrough(new DecompressionStream("gzip"));
			this.reader = stream.getReader();
			this.piece = NOTHING;
		}

		/* Something is at hand, or the end: false. */
		async more() {
			while (!this.piece.length) {
				const { done, value } = await this.reader.read().catch((e) => {
					if (e instanceof TypeError && this.packed)
						throw unpackFault(e);
					throw new NotChecked("The file could not be read: " + e.message);
				});

				if (done)
					return false;
				this.out += value.length;
				if (this.out > BYTES_MAX)
					throw bad("E_LIMIT", "", "more than 1 TiB");
				if (this.out > SLACK && this.out / RATIO > this.in)
					throw bad("E_LIMIT", "", "unpacks to more than " + RATIO + " times its size");
				this.piece = value;
			}
			return true;
		}

		/* At most n bytes, without a copy; empty at the end. */
		async some(n) {
			if (!await this.more())
				return NOTHING;
			const out = this.piece.subarray(0, n);

			this.piece = this.piece.subarray(out.length);
			return out;
		}

		/* Exactly n bytes, fewer at the end. */
		async take(n) {
			const parts = [];

			while (n > 0) {
				const part = await this.some(n);

				if (!part.length)
					break;
				parts.push(part);
				n -= part.length;
			}
			return parts.length === 1 ? parts[0] : der.join(parts);
		}

		close() {
			this.reader.cancel().catch(() => {});
		}
	}

	/* ---- headers --------------------------------------------------- */

	function string(block, at, n) {
		const field = block.subarray(at, at + n), end = field.indexOf(0);

		return der.latin(end < 0 ? field : field.subarray(0, end));
	}

	/* Octal digits, or the GNU form for more than they can say. */
	function number(block, at, n) {
		if (block[at] & 128) {
			let out = block[at] & 63;

			for (let i = 1; i < n; i++)
				out = out * 256 + block[at + i];
			return out;
		}
		const digits = /^ *([0-7]+)[ \0]*$/.exec(der.latin(block.subarray(at, at + n)));
		return digits ? parseInt(digits[1], 8) : -1;
	}

	/* Six digits, NUL, blank: what every tar writes. */
	function isSummed(block) {
		let sum = 8 * 32;

		for (let i = 0; i < 512; i++)
			if (i < 148 || i >= 156)
				sum += block[i];
		return der.latin(block.subarray(148, 156)) === sum.toString(8).padStart(6, "0") + "\0 ";
	}

	/* "LENGTH key=value\n", over and over. */
	function paxRecords(bytes) {
		const text = der.latin(bytes), out = {};

		for (let at = 0; at < text.length;) {
			const m = /^([1-9]\d{0,8}) ([^=]+)=/.exec(text.slice(at, at + 300)), end = m ? at + +m[1] : 0;

			if (!m || end > text.length || text[end - 1] !== "\n" || m[0].length >= +m[1])
				throw bad("E_TAR_HEADER", "", "a pax header that cannot be read");
			out[m[2]] = text.slice(at + m[0].length, end - 1);
			at = end;
		}
		return out;
	}

	function checkPax(pax, path) {
		for (const key of Object.keys(pax)) {
			if (/^GNU\.sparse/.test(key))
				throw bad("E_SPARSE", path, "has holes");
			if (/^(SCHILY|LIBARCHIVE)\.(xattr|acl)/.test(key))
				throw bad("E_XATTR", path, "has extended attributes");
			if (key === "linkpath")
				throw bad("E_LINK", path, "a link");
		}
	}

	const REFUSED = { "1": ["E_LINK", "a link"], "2": ["E_LINK", "a link"], "S": ["E_SPARSE", "has holes"] };

	function magicOf(head) {
		if (head[0] === 0x1f && head[1] === 0x8b)
			return "gzip";
		return der.latin(head.subarray(0, 4)) === "\x28\xb5\x2f\xfd" ? "zstd" : "";
	}

	class Reader {
		constructor(source) {
			this.source = source;
			this.id = "";
			this.members = 0;
			this.left = 0;		/* of the current member, unread */
			this.padding = 0;
			this.ended = false;
			this.path = "";
		}

		/* A header and what prepares it, as {block, path, size, pax}. */
		async header() {
			const ahead = { pax: {}, path: null };

			for (;;) {
				const block = await this.source.take(512);

				if (!block.length || (block.length === 512 && isZero(block))) {
					this.ended = block.length > 0;
					return null;
				}
				if (block.length < 512)
					throw bad("E_TAR_HEADER", this.path, "cut short");
				if (!this.members && magicOf(block))
					throw bad("E_FILTER", "", "compressed more than once");
				if (!isSummed(block))
					throw bad("E_TAR_HEADER", this.path, "a checksum that nobody writes");
				const type = String.fromCharCode(block[156] || 48), size = number(block, 124, 12);
				if (!"xgLK".includes(type))
					return Object.assign(ahead, { block, type, size });
				await this.prepare(ahead, type, size);
			}
		}

		async prepare(ahead, type, size) {
			if (size < 0 || size > TRAILING_MAX)
				throw bad("E_TAR_HEADER", this.path, "a header that is too long");
			const bytes = await this.source.take(size);
			if (bytes.length < size)
				throw bad("E_TAR_HEADER", this.path, "cut short");
			await this.zeros((512 - size % 512) % 512);
			if (type === "x")
				Object.assign(ahead.pax, paxRecords(bytes));
			else if (type === "g")
				checkPax(paxRecords(bytes), this.path);
			else if (type === "L")
				ahead.path = string(bytes, 0, bytes.length);
			else
				throw bad("E_LINK", this.path, "a link");
		}

		async zeros(n) {
			if (!isZero(await this.source.take(n)))
				throw bad("E_TAR_HEADER", this.path, "bytes in the padding of a member");
		}

		name(h) {
			const b = h.block, magic = string(b, 257, 6), prefix = magic === "ustar" && b[263] === 48 ? string(b, 345, 155) : "";

			return h.pax.path || h.path || (prefix ? prefix + "/" : "") + string(b, 0, 100);
		}

		checkName(whole) {
			const cut = whole.indexOf("/"), id = whole.slice(0, cut);

			if (!bag.isPath(whole))
				throw bad("E_PATH", whole, "no name that a bundle may hold");
			if (cut < 0 || !bag.isId(id.replace(/\.pack$/, "")) || (this.id && id !== this.id))
				throw bad("E_BASE", whole, "not in the bundle’s one folder");
			this.id = id;
			this.path = whole.slice(cut + 1);
		}

		/* {path, size} of the next member, or null at the end. */
		async next() {
			await this.skip();
			const h = await this.header();

			if (!h)
				return null;
			if (++this.members > MEMBERS_MAX)
				throw bad("E_LIMIT", this.path, "too many members");
			this.checkName(this.name(h));
			if (REFUSED[h.type])
				throw bad(REFUSED[h.type][0], this.path, REFUSED[h.type][1]);
			if (h.type !== "0")
				throw bad("E_TYPE", this.path, "no regular file");
			const size = h.pax.size ? bag.number(h.pax.size) : h.size;
			if (!(size >= 0))
				throw bad("E_SIZE", this.path, "has no size");
			checkPax(h.pax, this.path);
			this.left = this.size = size;
			this.padding = (512 - size % 512) % 512;
			return { path: this.path, size };
		}

		/* Of a member not everything may have been wanted. */
		async skip() {
			while ((await this.data()).length)
				;
			await this.zeros(this.padding);
			this.padding = 0;
		}

		/* The current member's next bytes; empty behind the last. */
		async data() {
			if (!this.left)
				return NOTHING;
			const out = await this.source.some(this.left);

			if (!out.length)
				throw new Fault("E_TRUNCATED", INVALID, this.path, (this.size - this.left) + " of " + this.size + " bytes");
			this.left -= out.length;
			return out;
		}

		async all(most) {
			const parts = [];

			if (this.left > most)
				throw bad("E_SIZE", this.path, this.left + " bytes are too many");
			while (this.left)
				parts.push(await this.data());
			return parts.length === 1 ? parts[0] : der.join(parts);
		}

		/* Two blocks of zeros, at most 1 MiB more of them, and no other byte. */
		async end() {
			let zeros = this.ended ? 512 : 0, piece;

			while ((piece = await this.source.some(65536)).length) {
				zeros += piece.length;
				if (!isZero(piece))
					throw bad("E_TRAILING", "", "bytes follow the end of the archive");
				if (zeros > TRAILING_MAX + 1024)
					throw bad("E_TRAILING", "", "too many zeros at the end");
			}
			if (zeros < 1024)
				throw new Fault("E_TRUNCATED", INVALID, "", "the archive has no end");
		}
	}

	/* By its first bytes: "gzip", "zstd", "tar" or "". */
	async function kindOf(file) {
		const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());

		if (head.length < 512)
			return magicOf(head);
		return magicOf(head) || (isSummed(head) || string(head, 257, 5) === "ustar" ? "tar" : "");
	}

	/* The last four bytes of gzip are the length of what it holds: a browser
	 * that passes over a second member is caught by it. */
	async function isOneMember(file, out) {
		const tail = new DataView(await file.slice(-4).arrayBuffer());

		return tail.getUint32(0, true) === out % 4294967296;
	}

	return { Source, Reader, kindOf, isOneMember };
})();
