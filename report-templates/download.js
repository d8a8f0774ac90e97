/*
 * download.js - what the download page does: takes a bundle and anchors, has
 * verify.js check the one against the other, and says what was found
 *
 * Text from a bundle, a file's name or a certificate is only ever set as
 * textContent, with what is invisible in it shown.
 */
(() => {
	"use strict";

	const $ = (id) => document.getElementById(id);

	/* ---- the theme, as on the reports ------------------------------ */

	const root = document.documentElement, theme = $("theme"), KEY = "exhibit-theme";
	const stored = (value) => {
		try {
			if (value)
				localStorage.setItem(KEY, value);
			return localStorage.getItem(KEY);
		} catch (e) { /* no storage for files */
			return null;
		}
	};
	const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
	const sayTheme = () => {
		theme.textContent = isDark() ? "Light" : "Dark";
		theme.setAttribute("aria-label", "Show in " + (isDark() ? "light" : "dark") + " colours");
	};

	if (stored() === "dark" || stored() === "light")
		root.dataset.theme = stored();
	theme.hidden = false;
	theme.onclick = () => {
		root.dataset.theme = isDark() ? "light" : "dark";
		stored(root.dataset.theme);
		sayTheme();
	};
	sayTheme();

	/* ---- words ----------------------------------------------------- */

	const MONTHS = "January February March April May June July August September October November December".split(" ");

	/* Control, format and bidirectional characters, made visible. */
	function shown(text) {
		return String(text).replace(/[\p{C}\u2028\u2029]/gu, (c) => "[U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "]");
	}

	function element(name, kind, ...inside) {
		const e = document.createElement(name);

		if (kind)
			e.className = kind;
		for (const each of inside)
			e.append(typeof each === "string" ? shown(each) : each);
		return e;
	}

	const code = (text) => element("code", "", text);
	const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
	const inWords = (n) => "no one two three four five six seven eight nine ten eleven twelve".split(" ")[n] || grouped(n);
	const count = (n, one) => grouped(n) + " " + one + (n === 1 ? "" : "s");

	function size(n) {
		const steps = [[1e9, "GB"], [1e6, "MB"], [1e3, "kB"]], found = steps.find(([unit]) => n >= unit * 0.99995);

		return n >= 1000 && found ? (n / found[0]).toFixed(1) + " " + found[1] : n + " bytes";
	}

	function moment(ms) {
		const iso = new Date(ms).toISOString();

		return +iso.slice(8, 10) + " " + MONTHS[+iso.slice(5, 7) - 1] + " " + iso.slice(0, 4) + ", " + iso.slice(11, 19) + " UTC";
	}

	function headline(s) {
		return s.gaps ? s.headline + " (" + count(s.gaps, "gap") + ")" : s.headline;
	}

	/* ---- what the auditor brings ----------------------------------- */

	function got(id, text, bad) {
		const at = $(id + "-got");

		at.textContent = text;
		at.classList.toggle("bad", !!bad);
		$(id).setAttribute("aria-invalid", bad ? "true" : "false");
	}

	/* [certificates], or null with the reason at the field. */
	function anchors(id, without) {
		try {
			const found = x509.parsePem($(id).value);

			got(id, found.length ? found.map((c) => shown(x509.common(c.subject)) + " (SHA-256 " + c.sha256.slice(0, 16) + "…)").join("; ") : without);
			return found;
		} catch (e) {
			got(id, e.message.charAt(0).toUpperCase() + e.message.slice(1) + ".", true);
			return null;
		}
	}

	/* "AB:CD:…", "sha256:abcd…" or plain; "" if there is none, null if bad. */
	function digest(id) {
		const text = $(id).value.trim().toLowerCase().replace(/^sha-?256[:=\s]*/, "").replace(/[:\s]/g, "");

		if (text && !/^[0-9a-f]{64}$/.test(text)) {
			got(id, "A SHA-256 has 64 digits of 0 to 9 and a to f.", true);
			return null;
		}
		got(id, "");
		return text;
	}

	function trust() {
		const signers = anchors("signers", "Without one, whose signature it is stays open.");
		const tsas = anchors("tsas", "Without one, when it was sealed stays open.");
		const pin = digest("pin"), archive = digest("archive"), minimum = +$("minimum").value;

		if (!signers || !tsas || pin === null || archive === null)
			return null;
		return {
			signers, tsas, archive, pins: pin ? [pin] : [], now: Date.now(),
			minimum: Number.isInteger(minimum) && minimum >= 0 && minimum <= 9 ? minimum : 2,
		};
	}

	/* ---- the result ------------------------------------------------ */

	const WORDS = { right: ["v-meets", "right"], wrong: ["v-fails", "wrong"], open: ["v-review", "open"], not: ["v-na", "not done"], later: ["v-na", "not read"] };

	function line(state, ...inside) {
		const [kind, word] = WORDS[state];

		return element("li", "", element("span", "v " + kind, word), element("span", "", ...inside));
	}

	function say(text) {
		$("said").textContent = text;
	}

	function published(id) {
		return [...document.querySelectorAll(".quarter[data-id]")].find((q) => q.dataset.id === id);
	}

	/* What of a chain can be seen: is the one before on this page that one? */
	function chainLine(s) {
		const before = s.previous && published(s.previous.bundle_id);

		if (!s.previous)
			return line("right", "first of its stream; names none before it");
		if (!before)
			return line("not", "its place in the stream: no. " + s.sequence + ", and it follows " + s.previous.bundle_id + ", which is not on this page");
		return before.dataset.p7s === s.previous.p7s_sha256 ?
			line("right", "no. " + s.sequence + " of the stream; follows " + s.previous.bundle_id + " as this page has it, by its signature") :
			line("wrong", "no. " + s.sequence + " of the stream, but it follows another " + s.previous.bundle_id + " than this page has");
	}

	function archiveLine(r, t) {
		const on = r.statement && published(r.statement.id);

		if (t.archive)
			return line("right", "the archive is the very file whose SHA-256 you gave");
		if (on && !r.pack && on.dataset.sha256 !== r.archive)
			return line("open", "the archive is not the file that this page offers: it was packed again, or exchanged; SHA-256 ", code(r.archive));
		return line(on && !r.pack ? "right" : "not", on && !r.pack ? "the archive is the file that this page offers; SHA-256 " :
			"the archive’s own SHA-256, since none was given to compare it with: ", code(r.archive));
	}

	function stampNames(r) {
		return r.stamps.map((s) => s.name + ", " + moment(s.time)).join("; ");
	}

	/* The steps that were gone through, each with what it found. */
	function doneLines(r, t, done) {
		const s = r.statement, out = [];

		if (done.has("signature"))
			out.push(line("right", "signature over the list of files, made with the key of " + r.signer + "; certificate SHA-256 ", code(r.signerSha256)));
		if (done.has("stamps"))
			out.push(r.stamps.length ? line(t.tsas.length && r.stamps.every((x) => !x.open) ? "right" : "open", (r.stamps.length === 1 ? "time-stamp" : "time-stamps") + " over it: " + stampNames(r) +
				(t.tsas.length ? "" : "; whose, no anchor says")) : line("open", "no time-stamp"));
		if (done.has("signer"))
			out.push(r.signerAnchor ? line("right", "the signer’s certificate leads to " + r.signerAnchor + (r.pinned ? ", is the one you expect," : "") + " and was valid at that time") :
				line("open", "the signer’s certificate leads to no anchor that you gave"));
		if (done.has("statement"))
			out.push(line("right", r.pack ? "the statement is the one that was signed" : "statement, manifest and all other tag files are those that were signed"));
		if (done.has("lists"))
			out.push(line("right", "manifest, leaves and items agree; Merkle root ", code(s.root)));
		if (done.has("proofs"))
			out.push(line("right", "each of them is under the signed Merkle root ", code(s.root)));
		if (done.has("files"))
			out.push(line("right", r.pack ? count(r.items.length, "file") + " of " + grouped(s.files) + ": every digest, and nothing else is there" :
				count(s.files, "file") + ", " + size(s.octets) + ": every digest; nothing missing, nothing unlisted"));
		return out;
	}

	function notDone(r) {
		const list = element("ul", "checks");

		list.append(
			line("not", "whether a certificate was revoked: CRLs and OCSP are not looked at (", code("exhibit verify"), " looks at those in the bundle)"),
			line("not", "the policies of the time-stamp authorities"));
		if (!r.pack)
			list.append(line("not", "the head of the stream, so whether a newer bundle exists; verdicts derived anew from the answers (", code("exhibit verify --rederive"), ")"));
		else
			list.append(line("not", "what is not in the pack, and the bundle’s place in its stream"));
		list.append(line("not", "this page: it is as trustworthy as the place it came from. Who cannot trust that uses the commands below"));
		return list;
	}

	function warnings(r, box) {
		for (const w of r.warnings)
			box.append(element("p", "elsewhere", element("b", "", w.charAt(0).toUpperCase() + w.slice(1))));
	}

	function sealed(r) {
		const s = r.statement, gaps = s.gaps === 1 ? "The run itself has one gap; it is part of what was sealed." :
			s.gaps ? "The run itself has " + inWords(s.gaps) + " gaps; they are part of what was sealed." : "Nothing that was planned is missing from it.";

		return (r.pack ? "Of " : "") + s.id + (r.pack ? ", sealed by " : ": sealed by ") + r.signer + ", not later than " + moment(r.time) + ". " + gaps;
	}

	function resultBox(r, t, done) {
		const box = element("div", "result"), two = element("div", "two"), checked = element("ul", "checks"), s = r.statement;

		checked.append(...doneLines(r, t, done));
		if (!r.pack)
			checked.append(chainLine(s));
		checked.append(archiveLine(r, t));
		two.append(element("div", "", element("h4", "", "Checked here"), checked), element("div", "", element("h4", "", "Not checked here"), notDone(r)));
		return { box, two };
	}

	function showValid(r, t, done) {
		const { box, two } = resultBox(r, t, done), s = r.statement;
		const what = r.pack ? "Valid pack: " + r.items.length + " of " + count(s.files, "file") : "Valid, and " + (s.gaps ? "incomplete (" + count(s.gaps, "gap") + ")" : "complete");

		box.append(element("h3", "", what), element("p", "", sealed(r)));
		warnings(r, box);
		box.append(two);
		return [box, "VALID. " + what];
	}

	function showOpen(r, t, done) {
		const { box, two } = resultBox(r, t, done);

		box.classList.add("r-open");
		box.append(element("h3", "", "Not trusted"), element("p", "", "All that is in it agrees, but the answer stays open. ", element("b", "", r.open.name), ": " + r.open.detail + "."),
			element("p", "small", r.name + ", " + headline(r.statement)));
		warnings(r, box);
		box.append(two);
		return [box, "NOT TRUSTED. " + r.open.name + ": " + r.open.detail];
	}

	function faultText(f) {
		const p = element("p", "", element("b", "", f.name));

		if (f.where)
			p.append(": ", code(f.where));
		p.append(" ", element("span", "", (f.where && !f.detail.startsWith("is ") ? "– " : "") + f.detail + "."));
		return p;
	}

	function showInvalid(r, t, done) {
		const box = element("div", "result r-invalid"), f = r.fault, list = element("ul", "checks"), of = r.items ? r.items.length : r.statement ? r.statement.files : 0;

		box.append(element("h3", "", "Invalid"), faultText(f));
		if (f.expected)
			box.append(element("dl", "facts", element("dt", "", "Expected"), element("dd", "id", f.expected), element("dt", "", "Found"), element("dd", "id", f.found)));
		list.append(...doneLines(r, t, done));
		if (!done.has("files") && r.filesRight)
			list.append(line("right", count(r.filesRight, "file") + " before this one"));
		list.append(line("wrong", f.name + (f.where ? ": " + f.where : "")));
		if (!done.has("files"))
			list.append(line("later", of && of > r.filesRight + 1 && (done.has("lists") || r.items) ? "what comes after it, among it " + count(of - r.filesRight - 1, "file") : "what comes after it"));
		box.append(list, element("p", "note", "Keep the file as it is, and download it again. If the second copy fails in the same place, tell whoever publishes this page; if it does not, the first was damaged on its way."));
		return [box, "INVALID. " + f.name + ": " + f.where + " " + f.detail];
	}

	function showNotChecked(r) {
		return [element("div", "result", element("h3", "", "Not checked"), element("p", "", r.why)), "Not checked. " + r.why];
	}

	const SHOW = { VALID: showValid, "NOT TRUSTED": showOpen, INVALID: showInvalid, "NOT CHECKED": showNotChecked };

	/* ---- under way ------------------------------------------------- */

	let running = 0, last = null;

	function progress(file) {
		const bar = document.createElement("progress"), now = element("p", "small", "reading"), box = element("div", "result", element("h3", "", "Checking"),
			element("p", "", file.name + ", " + size(file.size)), bar, now);
		let drawn = 0;

		bar.max = file.size || 1;
		bar.value = 0;
		bar.setAttribute("aria-label", "read of the file");
		$("result").replaceChildren(box);
		return (what) => {
			if (what.bytes)
				bar.value = what.bytes;
			if (!what.now || performance.now() - drawn < 100)
				return;
			drawn = performance.now();
			now.replaceChildren(grouped(what.files) + " of " + count(what.of, "file") + " right so far; now ", code(what.now));
		};
	}

	async function check(file) {
		const mine = ++running, t = trust(), done = new Set();

		last = file;
		if (!t) {
			const [box, text] = showNotChecked({ why: "One of the fields above cannot be read." });

			$("result").replaceChildren(box);
			say(text);
			return;
		}
		say("Checking " + shown(file.name));
		const draw = progress(file);
		const result = await verify.bundle(file, t, (what) => {
			if (what.step)
				done.add(what.step);
			if (mine === running)
				draw(what);
		}, () => mine !== running);
		if (mine !== running)
			return;
		const [box, text] = SHOW[result.verdict](result, t, done);

		box.dataset.verdict = result.verdict;
		box.dataset.error = result.fault ? result.fault.name : result.open ? result.open.name : "";
		$("result").replaceChildren(box);
		say(shown(text));
	}

	/* ---- ways in --------------------------------------------------- */

	function cannot(why) {
		$("cannot").textContent = why;
		$("cannot").hidden = false;
	}

	function isOfFiles(event) {
		return event.dataTransfer && [...event.dataTransfer.types].includes("Files");
	}

	/* A certificate dropped on its field, which a browser would open. */
	async function dropOn(field, files) {
		const texts = await Promise.all([...files].map((f) => f.size < 1 << 20 ? f.text() : ""));

		field.value = [field.value.trim(), ...texts].filter(Boolean).join("\n");
		again();
	}

	function again() {
		if (last)
			check(last);
		else
			trust();
	}

	function listen() {
		const zone = $("zone"), file = $("file");

		$("try").hidden = false;
		file.value = "";
		file.addEventListener("click", () => { file.value = ""; });	/* or the same file would be no change */
		file.addEventListener("change", () => file.files.length && check(file.files[0]));
		for (const id of ["signers", "tsas", "pin", "archive", "minimum"])
			$(id).addEventListener("change", again);
		for (const type of ["dragover", "dragleave", "drop"])
			document.addEventListener(type, (e) => {
				const at = e.target.closest ? e.target.closest("#signers, #tsas") : null;

				if (!isOfFiles(e))
					return;
				e.preventDefault();
				zone.classList.toggle("over", type === "dragover" && !at);
				if (type === "drop" && at)
					dropOn(at, e.dataTransfer.files);
				else if (type === "drop" && e.dataTransfer.files.length)
					check(e.dataTransfer.files[0]);
			});
	}

	/* ---- commands -------------------------------------------------- */

	function commands() {
		const which = $("which");

		for (const box of document.querySelectorAll(".copy")) {
			const button = element("button", "", "Copy"), pre = box.querySelector("pre");

			button.type = "button";
			button.onclick = () => navigator.clipboard.writeText(pre.textContent).then(() => {
				button.textContent = "Copied";
				setTimeout(() => { button.textContent = "Copy"; }, 2000);
			}, () => getSelection().selectAllChildren(pre));
			if (navigator.clipboard)
				box.append(button);
		}
		if (!which)
			return;
		$("which-line").hidden = false;
		which.onchange = () => {
			for (const slot of document.querySelectorAll("[data-slot]"))
				slot.textContent = which.selectedOptions[0].dataset[slot.dataset.slot];
		};
	}

	commands();
	if (!self.crypto || !crypto.subtle)
		cannot("This browser has no cryptography for a page that came this way: it wants https, localhost or a file. Save the page and open it from disk, or use the commands below.");
	else if (!self.DecompressionStream || !self.TransformStream || !Blob.prototype.stream)
		cannot("This browser cannot unpack what streams in; a newer one can. The commands below need none.");
	else
		listen();
})();
