/*
 * proof.js - proof.txt of a disclosure pack: for each file its place in the
 * tree and the way to the root (FORMAT.md, "Disclosure packs")
 */
const proof = (() => {
	"use strict";

	const NAME = "proof.txt", DEPTH = 64;
	/* Somebody will run the one and follow the other. */
	const FIXED = [
		["check.py", "9f88c79d9237456f5f8aa1c2d94da6fec4e13f1e37ac9b8e494fe95f1ce12d9d"],
		["CHECK.txt", "68517260f62f5355e0cc35b7a58436dfb8c44d402410acaa1c851b1c96556763"],
	];
	const isHex = (text) => /^[0-9a-f]{64}$/.test(text);
	const bad = (detail) => new Fault("E_PROOF", MALFORMED, NAME, detail);

	/* The value of the next line if it has this name, else null. */
	function take(lines, name) {
		const line = lines.list[lines.at];

		if (typeof line !== "string" || !line.startsWith(name + ": "))
			return null;
		lines.at++;
		return line.slice(name.length + 2);
	}

	function bytes(hex) {
		return Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
	}

	/* One group: {index, leaf, path}. */
	function group(lines, size, least) {
		const text = take(lines, "leaf-index"), index = text === null ? NaN : bag.number(text), path = [];
		let way;

		if (text === null)
			throw bad("a line is not one of a proof");
		if (!(index < size))
			throw bad("a leaf-index is not in the tree");
		if (index < least)
			throw bad("a leaf-index does not ascend");
		const leaf = bag.leaf(take(lines, "leaf"));
		if (!leaf)
			throw bad("a line is not a leaf");
		while ((way = take(lines, "path")) !== null) {
			if (!isHex(way) || path.length === DEPTH)
				throw bad("a path is not one of at most 64 digests");
			path.push(bytes(way));
		}
		return { index, leaf, path };
	}

	/* {bundle, size, root, items}; of another bundle than s: E_PROOF. */
	function read(text, s) {
		const list = text.split("\n"), lines = { list: list.pop() === "" ? list : list.concat(null), at: 0 };
		const version = take(lines, "evidence-inclusion-proof");

		if (version !== "1")
			throw bad(version === null ? "not a proof" : "of a version that is not known");
		const bundle = take(lines, "bundle"), size = bag.number(take(lines, "tree-size") || ""), root = take(lines, "root");
		if (!bundle || !bag.isId(bundle) || !(size > 0) || !isHex(root))
			throw bad("its first lines are not those of a proof");
		if (bundle !== s.id || root !== s.root || size !== s.treeSize)
			throw new Fault("E_PROOF", INVALID, NAME, "is of another bundle than the statement");
		const items = [];
		while (lines.at < lines.list.length)
			items.push(group(lines, size, items.length ? items[items.length - 1].index + 1 : 0));
		if (!items.length)
			throw bad("proves nothing");
		return items;
	}

	function check(item, s) {
		if (!bag.isIncluded(bag.leafHash(item.leaf.record), item.index, s.treeSize, item.path, s.root))
			throw new Fault("E_PROOF", INVALID, item.leaf.path, "is not shown to be under the signed root");
	}

	return { NAME, FIXED, read, check };
})();
