/*
 * bag.js - the text files of a bundle: their grammar, and the Merkle tree
 */
const bag = (() => {
	"use strict";

	const SEGMENT = /^[A-Za-z0-9_+=@,][A-Za-z0-9_+=@,.-]*$/, ID = /^[a-z0-9][a-zA-Z0-9.-]{2,95}$/, HEX = /^[0-9a-f]{64}$/;
	const SIGNATURES = "signatures/tagmanifest-sha256.txt.p7s";
	const FIXED = ["bagit.txt", "bag-info.txt", "VERIFY.txt", "meta/statement.json", "manifest-sha256.txt", "meta/leaves.txt", "meta/items.jsonl"];

	const PACK = ["proof.txt", "check.py", "CHECK.txt"];

	const isId = (id) => ID.test(id) && !id.endsWith(".");
	const isPath = (path) => path.length <= 512 && path.split("/").every((s) => s.length <= 100 && SEGMENT.test(s) && !s.endsWith("."));
	const isPayload = (path) => path.startsWith("data/");

	/* 1 for ".tsr", 2 to 9 for ".2.tsr" to ".9.tsr", else 0 */
	function tokenNumber(path) {
		const m = path.startsWith(SIGNATURES) && /^(?:\.([2-9]))?\.tsr$/.exec(path.slice(SIGNATURES.length));

		return m ? +(m[1] || 1) : 0;
	}

	/* Where it comes in a bundle; below 20 is what signs the list, from 40 on
	 * payload, -1 what the format does not know. */
	function rank(path) {
		if (path === "tagmanifest-sha256.txt")
			return 0;
		if (path === SIGNATURES || tokenNumber(path))
			return 1 + tokenNumber(path);
		if (PACK.includes(path))
			return 12 + PACK.indexOf(path);
		if (FIXED.includes(path))
			return 20 + FIXED.indexOf(path);
		return path.startsWith("meta/") ? 27 : isPayload(path) ? 40 : -1;
	}

	function byMember(a, b) {
		return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
	}

	/* A decimal number as the format writes it; NaN: none. */
	function number(text) {
		return /^(0|[1-9]\d{0,15})$/.test(text) ? +text : NaN;
	}

	/* Lines without their LF; a last one that does not end is null. */
	function lines(text) {
		const out = text.split("\n");

		return out.pop() === "" ? out : out.concat(null);
	}

	/* [{hex, path}] of a manifest. */
	function manifest(text, where) {
		const bad = (name, detail) => new Fault(name, MALFORMED, where, detail);
		let before = "";

		return lines(text).map((line) => {
			if (line === null)
				throw bad("E_MANIFEST", "the last line does not end");
			const hex = line.slice(0, 64), path = line.slice(66);
			if (!HEX.test(hex) || line.slice(64, 66) !== "  " || !path)
				throw bad("E_MANIFEST", "a line is not a digest and a path");
			if (!isPath(path))
				throw bad("E_MANIFEST_PATH", "a path outside the alphabet");
			if (path <= before)
				throw bad("E_MANIFEST_ORDER", path + " does not come after " + before);
			before = path;
			return { hex, path };
		});
	}

	/* The tagmanifest, in the order of the archive. */
	function tags(text) {
		const list = manifest(text, "tagmanifest-sha256.txt");

		for (const { path } of list)
			if (rank(path) < 20 || rank(path) >= 40)
				throw new Fault("E_TAG_UNKNOWN", MALFORMED, path, "may not be in the tagmanifest");
		list.sort((a, b) => byMember(a.path, b.path));
		FIXED.forEach((path, i) => {
			if (!list[i] || list[i].path !== path)
				throw new Fault("E_TAG_MISSING", MALFORMED, path, "not in the tagmanifest");
		});
		return list;
	}

	/* A path that some file system takes for another, or undefined. */
	function conflict(list) {
		const folded = new Set();

		for (const { path } of list) {
			if (folded.has(path.toLowerCase()))
				return path;
			folded.add(path.toLowerCase());
		}
		return (list.find(({ path }) => {
			const p = path.toLowerCase();

			for (let at = p.indexOf("/"); at >= 0; at = p.indexOf("/", at + 1))
				if (folded.has(p.slice(0, at)))
					return true;
			return false;
		}) || {}).path;
	}

	function payload(text, files) {
		const where = "manifest-sha256.txt", list = manifest(text, where);

		if (!list.every(({ path }) => isPayload(path)))
			throw new Fault("E_MANIFEST_PATH", MALFORMED, where, "a path outside data/");
		if (list.length !== files)
			throw new Fault("E_OXUM", INVALID, where, list.length + " files; the statement says " + files);
		const twin = conflict(list);
		if (twin)
			throw new Fault("E_MANIFEST_PATH", MALFORMED, where, twin + " is not told apart from another path everywhere");
		return list;
	}

	/* ---- leaves and their tree (RFC 9162, 2.1) --------------------- */

	const ZERO = Uint8Array.of(0), ONE = Uint8Array.of(1);
	const ascii = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
	const leafHash = (record) => sha256.of(ZERO, ascii(record + "\n"));
	const nodeHash = (left, right) => sha256.of(ONE, left, right);

	function leaf(line) {
		const m = line && /^([0-9a-f]{32}) ([0-9a-f]{64}) (\d+) (.+)$/.exec(line);

		return m && number(m[3]) >= 0 && isPath(m[4]) ? { hex: m[2], size: number(m[3]), path: m[4], record: line } : null;
	}

	/* A tree that grows at its right edge: neighbours of equal height are
	 * joined at once, as a counter carries. */
	class Tree {
		constructor() {
			this.n = 0;
			this.stack = [];
		}
		add(record) {
			this.stack.push(leafHash(record));
			for (let carry = this.n++; carry % 2 === 1; carry = Math.floor(carry / 2))
				this.stack.push(nodeHash(...this.stack.splice(-2)));
		}
		root() {
			return this.stack.length ? this.stack.reduceRight((right, left) => nodeHash(left, right)) : sha256.of();
		}
	}

	function leaves(text, list, statement) {
		const wrong = (detail) => new Fault("E_MERKLE", INVALID, "meta/leaves.txt", detail), tree = new Tree();
		let octets = 0;
		const out = lines(text).map((line, i) => {
			const l = leaf(line);

			if (!l)
				throw wrong("a line is not a leaf");
			if (!list[i])
				throw wrong("more lines than the manifest");
			if (l.hex !== list[i].hex || l.path !== list[i].path)
				throw wrong("differs from the manifest");
			octets += l.size;
			tree.add(line);
			return { hex: l.hex, size: l.size, path: l.path };
		});

		if (tree.n !== statement.files || tree.n !== statement.treeSize)
			throw wrong("not as many leaves as files");
		if (sha256.hex(tree.root()) !== statement.root)
			throw wrong("its root is not the statement’s");
		if (octets !== statement.octets)
			throw wrong("its sizes are not the statement’s");
		return out;
	}

	/* Is this hash number index of the n under root?  path: leaf first. */
	function isIncluded(hash, index, n, path, root) {
		let at = index, last = n - 1, i = 0;

		if (!(index >= 0 && index < n))
			return false;
		for (; i < path.length && last > 0; i++) {
			if (at % 2 === 1 || at === last) {
				hash = nodeHash(path[i], hash);
				for (; at % 2 === 0 && at !== 0; last = Math.floor(last / 2))
					at /= 2;
			} else {
				hash = nodeHash(hash, path[i]);
			}
			at = Math.floor(at / 2);
			last = Math.floor(last / 2);
		}
		return i === path.length && last === 0 && sha256.hex(hash) === root;
	}

	/* ---- what each file is, and what is attested ------------------- */

	function items(text, list) {
		const wrong = (detail) => new Fault("E_ITEMS", INVALID, "meta/items.jsonl", detail), all = lines(text);

		all.forEach((line, i) => {
			let item = null;

			try {
				item = JSON.parse(line);
			} catch (e) { /* no item */ }
			if (!item || typeof item.path !== "string")
				throw wrong("a line is not an item");
			if (!list[i] || item.path !== list[i].path)
				throw wrong("not the files of the manifest in its order");
		});
		if (all.length !== list.length)
			throw wrong("not the files of the manifest in its order");
	}

	const isCount = (n) => Number.isSafeInteger(n) && n >= 0;
	const isHex = (s) => typeof s === "string" && HEX.test(s);

	function ledgerGaps(ledger, headline) {
		const of = ledger || {}, gaps = ["denied", "failed", "throttled", "unsupported"].map((k) => of[k]);
		const sum = gaps.reduce((a, b) => a + b, 0);

		return [of.planned, of.collected, of.absent, ...gaps].every(isCount) && of.planned === of.collected + of.absent + sum &&
			(headline === "COMPLETE" || headline === "INCOMPLETE") && (headline === "COMPLETE") === (sum === 0) ? sum : -1;
	}

	function isLink(previous, sequence) {
		if (previous === null)
			return sequence === 1;
		return sequence > 1 && !!previous && typeof previous.bundle_id === "string" && previous.bundle_id !== "" &&
			isHex(previous.p7s_sha256) && isHex(previous.tagmanifest_sha256) && isHex(previous.archive_sha256);
	}

	function created(text) {
		const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;

		return at;
	}

	function statement(text) {
		const refuse = (detail) => new Fault("E_STATEMENT", INVALID, "meta/statement.json", detail);
		let root;

		try {
			root = JSON.parse(text);
		} catch (e) {
			throw refuse("not JSON");
		}
		const p = root && root.predicate || {}, subject = root && Array.isArray(root.subject) && root.subject.length === 1 ? root.subject[0] : {};
		if (!root || root._type !== "https://in-toto.io/Statement/v1" || root.predicateType !== "urn:exhibit:evidence-bundle:1")
			throw refuse("a statement of an unknown type");
		if (!subject || subject.name !== "manifest-sha256.txt" || !subject.digest || !isHex(subject.digest.sha256))
			throw refuse("its subject is not the manifest");
		if (typeof p.bundle_id !== "string" || !isId(p.bundle_id) || typeof p.stream !== "string" || !isId(p.stream) ||
		    !isCount(p.sequence) || p.sequence === 0 || p.sequence > 4000000000 || !(created(p.created) >= 0) ||
		    !isLink(p.previous, p.sequence))
			throw refuse("its place in the stream is not said");
		const m = p.merkle || {}, load = p.payload || {}, gaps = ledgerGaps(p.ledger, p.headline);
		if (!isCount(load.files) || !isCount(load.octets) || !isCount(m.tree_size) || !isHex(m.root) ||
		    m.scheme !== "rfc9162" || m.hash !== "sha256" || gaps < 0)
			throw refuse("its counts cannot be read");
		return {
			id: p.bundle_id, stream: p.stream, sequence: p.sequence, created: created(p.created), createdText: p.created,
			files: load.files, octets: load.octets, treeSize: m.tree_size, root: m.root, manifest: subject.digest.sha256,
			previous: p.previous, headline: p.headline, gaps, period: p.period || {},
			other: p.endpoints && Array.isArray(p.endpoints.other) ? p.endpoints.other.map(String) : [],
		};
	}

	function info(text, s) {
		const cut = text.indexOf("\n") + 1, first = text.slice(0, cut);
		const rest = "External-Identifier: " + s.id + "\nBagging-Date: " + s.createdText.slice(0, 10) + "\nBag-Group-Identifier: " + s.stream +
			"\nBag-Count: " + s.sequence + " of ?\nPayload-Oxum: " + s.octets + "." + s.files + "\n";

		if (!first.startsWith("Source-Organization: ") || first.length > 1025)
			throw new Fault("E_STATEMENT", INVALID, "bag-info.txt", "does not begin with Source-Organization");
		if (text.slice(cut) !== rest)
			throw new Fault("E_STATEMENT", INVALID, "bag-info.txt", "differs from the statement");
	}

	return {
		BAGIT: "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
		isId, isPath, isPayload, tokenNumber, rank, byMember, number, tags, payload, leaves, leaf, leafHash, isIncluded, items, statement, info, Tree,
	};
})();
