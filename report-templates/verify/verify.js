/*
 * verify.js - is this bundle what was sealed?  The steps, in their order
 *
 * The order is that of core/bundle/verify.c: nothing large is read before the
 * signature over the list is good.  A Fault ends it; what only leaves the
 * answer open goes to `open`, and the run goes on to look for worse.
 *
 * trust: signers, tsas (certificates), minimum (of authorities), pins (SHA-256
 * of signers' certificates), archive (its SHA-256, or ""), now (ms).
 * tell(what) is called as it goes: {step, state}, {files, bytes, now}.
 */
const verify = (() => {
	"use strict";

	const HEAD_MAX = 4 << 20, TEXT_MAX = 256 << 20, AT_ONCE = 16 << 20, SKEW = 300000, DAY = 86400000;
	const TAGMANIFEST = "tagmanifest-sha256.txt";

	const malformed = (name, where, detail) => new Fault(name, MALFORMED, where, detail);

	class Check {
		constructor(file, trust, tell, stopped) {
			Object.assign(this, { file, trust, tell, stopped, open: null, ahead: null });
			this.result = { name: file.name, size: file.size, stamps: [], warnings: [], filesRight: 0 };
		}

		leaveOpen(fault) {
			this.open = this.open || fault;
		}

		async next() {
			const member = this.ahead || await this.reader.next();

			this.ahead = null;
			if (this.stopped())
				throw new NotChecked("Stopped.");
			return member;
		}

		/* ---- the list, its signature, its time-stamps ---------- */

		async expectHead(path) {
			const member = await this.next();

			if (member && bag.rank(member.path) < 0)
				throw malformed("E_TAG_UNKNOWN", member.path, "no file of this format");
			if (!member || member.path !== path)
				throw malformed("E_ORDER", member ? member.path : path, path + " must come here");
			return this.reader.all(HEAD_MAX);
		}

		async head() {
			let before = 0, member;

			this.tagmanifest = await this.expectHead(TAGMANIFEST);
			this.p7s = await this.expectHead(cms.P7S);
			this.tokens = [];
			while ((member = await this.next()) && bag.tokenNumber(member.path)) {
				const n = bag.tokenNumber(member.path);

				if (n <= before)
					throw malformed("E_ORDER", member.path, "comes too late");
				before = n;
				this.tokens.push({ path: member.path, bytes: await this.reader.all(HEAD_MAX) });
			}
			this.ahead = member;
			this.result.p7s = sha256.hex(sha256.of(this.p7s));
			this.result.tagmanifest = sha256.hex(sha256.of(this.tagmanifest));
			this.tags = bag.tags(der.latin(this.tagmanifest));
		}

		async signature() {
			const found = await cms.checkSignature(this.p7s, this.tagmanifest, this.trust.signers);

			Object.assign(this, found);
			if (found.unable)
				this.leaveOpen(found.unable);
			this.result.signer = x509.nameText(this.signer.subject);
			this.result.signerSha256 = this.signer.sha256;
			this.tell({ step: "signature" });
		}

		async timestamps() {
			const stamps = this.result.stamps, others = this.signed.certificates;
			const add = async (bytes, over, where) => {
				const stamp = await token.check(bytes, over, this.trust, others, where);

				stamps.push(stamp);
				if (stamp.open)
					this.leaveOpen(stamp.open);
			};

			for (const bytes of token.inside(this.info))
				await add(bytes, this.info.signature, cms.P7S);
			this.embedded = stamps.length;
			for (const t of this.tokens)
				await add(token.ofResponse(t.bytes, t.path), this.p7s, t.path);
			this.time = this.embedded ? Math.min(...stamps.slice(0, this.embedded).map((s) => s.time)) : this.trust.now;
			this.result.level = this.embedded ? "T" : "B";
			this.result.time = this.time;
			this.judgeStamps(stamps);
			this.tell({ step: "stamps" });
		}

		judgeStamps(stamps) {
			const times = stamps.map((s) => s.time), authorities = new Set(stamps.map((s) => s.anchor).filter(Boolean)).size;

			if (times.length && Math.max(...times) - Math.min(...times) > DAY)
				throw new Fault("E_TST_SKEW", INVALID, "", "the time-stamps are more than 24 h apart");
			if (!this.trust.tsas.length) {
				if (this.trust.minimum)
					this.leaveOpen(new Fault("E_SIGNER_CHAIN", OPEN, "", "no anchor for time-stamp authorities was given"));
				return;
			}
			if (!this.embedded && this.trust.minimum)
				throw malformed("E_PROFILE", cms.P7S, "no time-stamp inside, and you require one");
			if (authorities < this.trust.minimum && !this.open)
				throw new Fault("E_TST_TOO_FEW", INVALID, "", authorities + " authorities, " + this.trust.minimum + " are required");
		}

		/* Whose key it was, and whether it could sign at that time. */
		async signerRules() {
			const invalid = (name, what) => new Fault(name, INVALID, cms.P7S, this.result.signer + ": " + what);

			if (this.trust.signers.length)
				await this.signerChain(invalid);
			else
				this.leaveOpen(new Fault("E_SIGNER_CHAIN", OPEN, "", "no anchor for the signer was given"));
			const unfit = x509.signerUnfit(this.signer);
			if (unfit)
				throw invalid("E_SIGNER_USAGE", unfit);
			this.result.pinned = this.trust.pins.includes(this.signer.sha256);
			if (this.trust.pins.length && !this.result.pinned)
				throw invalid("E_SIGNER_PIN", "not the certificate that you expect");
			const claimed = cms.signingTime(this.info);
			if (claimed > this.time + SKEW || (this.embedded && claimed < this.time - DAY))
				throw invalid("E_SIGTIME", "the signing time that it claims does not fit the time-stamp");
			this.tell({ step: "signer" });
		}

		async signerChain(invalid) {
			const found = await x509.follow({
				leaf: this.signer, untrusted: this.signed.certificates, anchors: this.trust.signers,
				at: Math.floor(this.time / 1000) * 1000, timestamping: false,
			});

			if (found.chain)
				this.result.signerAnchor = x509.nameText(found.chain[found.chain.length - 1].subject);
			else if (found.bad)
				throw invalid("E_SIGNER_CHAIN", found.bad);
			else
				this.leaveOpen(new Fault("E_SIGNER_CHAIN", OPEN, cms.P7S, this.result.signer + (found.unable ?
					": its certificates use " + found.unable + ", which this page does not know" :
					" does not lead to an anchor that you gave")));
		}

		/* ---- tag files ----------------------------------------- */

		async expectTag(path) {
			const member = await this.next();

			if (!member)
				throw malformed("E_TAG_MISSING", path, "listed, but not there");
			if (member.path === path)
				return;
			if (this.tags.some((t) => t.path === member.path))
				throw malformed("E_ORDER", member.path, path + " must come here");
			if (bag.rank(member.path) >= 40)
				throw malformed("E_ORDER", member.path, "payload before " + path);
			throw malformed("E_TAG_UNKNOWN", member.path, "not in the tagmanifest");
		}

		async tagFiles() {
			const texts = {};

			for (const { path, hex } of this.tags) {
				await this.expectTag(path);
				if (this.reader.left > TEXT_MAX)
					throw new NotChecked(path + " is too large for a browser; use the commands of section 3.");
				const bytes = await this.reader.all(TEXT_MAX), found = sha256.hex(await cms.digest("SHA-256", bytes));

				if (found !== hex)
					throw new Fault("E_TAG_DIGEST", INVALID, path, "is not the file that was sealed", { expected: hex, found });
				texts[path] = der.latin(bytes);
				if (path === "bagit.txt" && texts[path] !== bag.BAGIT)
					throw malformed("E_BAGIT_TXT", path, "not the two lines of BagIt 1.0");
				if (path === "meta/statement.json")
					this.checkStatement(texts);
			}
			this.tell({ step: "statement" });
			return texts;
		}

		checkStatement(texts) {
			const s = bag.statement(texts["meta/statement.json"]);
			const refuse = (detail) => new Fault("E_STATEMENT", INVALID, "meta/statement.json", detail);

			if (s.id + (this.result.pack ? ".pack" : "") !== this.reader.id)
				throw refuse("it is of a bundle with another name");
			if (s.manifest !== this.tags.find((t) => t.path === "manifest-sha256.txt").hex)
				throw refuse("it is about another manifest");
			if (s.created > this.time + SKEW)
				throw refuse("it was made after its time-stamp");
			if (this.result.pack && s.treeSize !== s.files)
				throw refuse("not as many leaves as files");
			if (!this.result.pack)
				bag.info(texts["bag-info.txt"], s);
			this.result.statement = s;
			if (s.other.length)
				this.result.warnings.push("answers are not from AWS: " + s.other.join(", "));
		}

		/* ---- payload ------------------------------------------- */

		async expectFile(leaf) {
			const member = await this.next();

			if (!member)
				throw new Fault("E_MISSING", INVALID, leaf.path, "is not there");
			this.refuseTag(member);
			if (member.path > leaf.path)
				throw new Fault("E_MISSING", INVALID, leaf.path, "is not there");
			if (member.path < leaf.path)
				throw new Fault("E_UNLISTED", INVALID, member.path, "is not in the manifest at this place");
			if (member.size !== leaf.size)
				throw new Fault("E_SIZE", INVALID, member.path, "has " + member.size + " bytes, was sealed with " + leaf.size);
		}

		refuseTag(member) {
			if (!bag.isPayload(member.path))
				throw malformed("E_TAG_UNKNOWN", member.path, "no tag file may come here");
		}

		/* WebCrypto wants a file whole; a large one is not kept. */
		async digestFile() {
			if (this.reader.left <= AT_ONCE)
				return cms.digest("SHA-256", await this.reader.all(AT_ONCE));
			const digest = new sha256.Digest();

			while (this.reader.left) {
				digest.add(await this.reader.data());
				if (this.stopped())
					throw new NotChecked("Stopped.");
			}
			return digest.end();
		}

		async payload(leaves, prove = () => {}) {
			for (const [i, leaf] of leaves.entries()) {
				prove(i);
				await this.expectFile(leaf);
				this.tell({ files: this.result.filesRight, of: leaves.length, now: leaf.path });
				const found = sha256.hex(await this.digestFile());
				if (found !== leaf.hex)
					throw new Fault("E_DIGEST", INVALID, leaf.path, "is not the file that was sealed", { expected: leaf.hex, found });
				this.result.filesRight++;
			}
			const member = await this.next();
			if (member) {
				this.refuseTag(member);
				throw new Fault("E_UNLISTED", INVALID, member.path, "is not in the manifest");
			}
			this.tell({ step: "files" });
		}

		/* ---- a disclosure pack --------------------------------- */

		async packMember(path, most) {
			const member = await this.next();

			if (member && member.path === path)
				return this.reader.all(most);
			if (member && bag.byMember(member.path, path) < 0)
				throw malformed("E_TAG_UNKNOWN", member.path, "may not be in a pack");
			throw malformed("E_TAG_MISSING", path, "is not there");
		}

		async pack() {
			this.result.pack = true;
			const text = der.latin(await this.packMember(proof.NAME, TEXT_MAX)), path = "meta/statement.json";
			for (const [fixed, hex] of proof.FIXED)
				if (sha256.hex(sha256.of(await this.packMember(fixed, 65536))) !== hex)
					throw new Fault("E_TAG_DIGEST", INVALID, fixed, "is not the one of the format: do not use it");
			const bytes = await this.packMember(path, AT_ONCE), found = sha256.hex(sha256.of(bytes));
			const expected = this.tags.find((t) => t.path === path).hex;
			if (found !== expected)
				throw new Fault("E_TAG_DIGEST", INVALID, path, "is not the file that was sealed", { expected, found });
			this.checkStatement({ [path]: der.latin(bytes) });
			this.tell({ step: "statement" });
			const items = proof.read(text, this.result.statement);
			this.result.items = items.map((i) => i.leaf);
			await this.payload(this.result.items, (i) => proof.check(items[i], this.result.statement));
			this.tell({ step: "proofs" });
		}

		async finish() {
			await this.reader.end();
			if (this.kind === "gzip" && !await tar.isOneMember(this.file, this.source.out))
				throw malformed("E_TRAILING", "", "bytes follow the compressed stream");
			this.result.archive = sha256.hex(this.source.digest.end());
			if (this.trust.archive && this.trust.archive !== this.result.archive)
				throw new Fault("E_DIGEST", INVALID, this.file.name, "is not the archive whose SHA-256 you gave",
					{ expected: this.trust.archive, found: this.result.archive });
		}

		/* ---- in order ------------------------------------------ */

		async run() {
			this.kind = await tar.kindOf(this.file);
			if (this.kind === "zstd")
				throw new NotChecked("A browser cannot unpack zstd. Unpack it to a .tar (zstd -d " + this.file.name +
					") and drop that, or use the commands of section 3.");
			if (!this.kind)
				throw malformed("E_OPEN", "", "neither a tar archive nor one in gzip");
			this.source = new tar.Source(this.file, this.kind === "gzip", (bytes) => this.tell({ bytes }));
			this.reader = new tar.Reader(this.source);
			await this.head();
			await this.signature();
			await this.timestamps();
			await this.signerRules();
			if (this.ahead && this.ahead.path === proof.NAME)
				await this.pack();
			else
				await this.payload(await this.lists());
			await this.finish();
		}

		/* Manifest, leaves and items must tell the same story. */
		async lists() {
			const texts = await this.tagFiles(), s = this.result.statement;
			const list = bag.payload(texts["manifest-sha256.txt"], s.files);
			const leaves = bag.leaves(texts["meta/leaves.txt"], list, s);

			bag.items(texts["meta/items.jsonl"], list);
			this.tell({ step: "lists" });
			return leaves;
		}
	}

	/* Never throws: {verdict, fault, open, …}. */
	async function bundle(file, trust, tell, stopped = () => false) {
		const check = new Check(file, trust, tell, stopped), result = check.result;

		try {
			await check.run();
			result.verdict = check.open ? "NOT TRUSTED" : "VALID";
		} catch (e) {
			if (e instanceof Fault) {
				result.verdict = "INVALID";
				result.fault = e;
			} else {
				result.verdict = "NOT CHECKED";
				result.why = e instanceof NotChecked ? e.message : "This page met something that it did not expect: " + e;
			}
		} finally {
			if (check.source)
				check.source.close();
		}
		result.open = check.open;
		return result;
	}

	return { bundle };
})();
