/*
 * settings.js - the settings of all accounts: read, search, filter
 *
 * The page carries a table an account, columns as arrays of numbers over a list
 * of strings (core/report/strings.h), and what is said of all rows of a kind.
 * A pass of the filter touches numbers only: a word is looked for in each string
 * once, however many rows have it.
 */
(function () {
	"use strict";
	var form = document.getElementById("facets"), table = document.getElementById("rows");
	if (!form || !table) return;
	var make = exhibit.make, pair = exhibit.pair;
	var STATES = ["fails", "review", "meets", "na", "recorded"];
	var STRINGS = ["region", "resource", "value", "reason", "clause", "received", "file"];

	/* ---- the rows, those that fail first ------------------------------- */

	var kinds = JSON.parse(document.getElementById("kinds").textContent);
	var accounts = [].map.call(document.querySelectorAll("script.account-rows"), function (s) {
		var t = JSON.parse(s.textContent);
		t.id = s.dataset.account;
		t.name = s.dataset.name || "";
		s.remove();
		return t;
	});
	var total = accounts.reduce(function (n, t) { return n + t.kind.length; }, 0);
	var strings = [].concat.apply([], accounts.map(function (t) { return t.strings; }));
	var at = { account: new Uint16Array(total), kind: new Uint16Array(total), state: new Uint8Array(total), line: new Uint32Array(total), more: new Uint32Array(total) };
	STRINGS.forEach(function (c) { at[c] = new Uint32Array(total); });
	(function () {
		var next = STATES.map(function () { return 0; }), sum = 0, base = 0;
		accounts.forEach(function (t) { t.state.forEach(function (s) { next[s]++; }); });
		next = next.map(function (n) { sum += n; return sum - n; });
		accounts.forEach(function (t, a) {
			for (var i = 0; i < t.kind.length; i++) {
				var r = next[t.state[i]]++;
				at.account[r] = a;
				at.kind[r] = t.kind[i];
				at.state[r] = t.state[i];
				at.line[r] = t.line[i];
				at.more[r] = t.more[i];
				for (var c = 0; c < STRINGS.length; c++) at[STRINGS[c]][r] = base + t[STRINGS[c]][i];
			}
			base += t.strings.length;
			accounts[a] = { id: t.id, name: t.name };
		});
	})();
	function cell(name, r) { return strings[at[name][r]]; }

	/* Regions and whether a gap is the reason are strings, of which each table
	   has its own: one code for all that read the same. */
	function coded(column, of) {
		var codes = new Map(), known = new Int32Array(strings.length).fill(-1), out = new Uint16Array(total);
		for (var r = 0; r < total; r++) {
			var s = at[column][r];
			if (known[s] < 0) {
				var v = of(strings[s]);
				if (!codes.has(v)) codes.set(v, codes.size);
				known[s] = codes.get(v);
			}
			out[r] = known[s];
		}
		return { codes: codes, of: out };
	}
	function numbered(names) {
		return new Map(names.map(function (n, i) { return [n, i]; }));
	}
	/* A facet has a code for each row ... */
	var ofRows = {
		verdict: { codes: numbered(STATES), of: at.state },
		account: { codes: numbered(accounts.map(function (a) { return a.id; })), of: at.account },
		region: coded("region", String),
		gap: coded("reason", function (s) { return exhibit.isGap(s) ? "yes" : "no"; })
	};
	/* ... or is the same for all rows of a kind, which may have several. */
	var ofKinds = {
		topic: function (k) { return [k.topic]; },
		service: function (k) { return [k.service]; },
		control: function (k) { return k.controls; }
	};

	/* ---- rows ---------------------------------------------------------- */

	function row(r) {
		var k = kinds[at.kind[r]];
		return exhibit.row({
			state: STATES[at.state[r]], under: k.topic, gap: exhibit.isGap(cell("reason", r)), title: k.title, id: k.id,
			resource: cell("resource", r), type: k.type, where: accounts[at.account[r]].id, below: cell("region", r), value: cell("value", r) });
	}
	function tell(r) {
		var k = kinds[at.kind[r]], a = accounts[at.account[r]], file = cell("file", r), link, more = at.more[r];
		return exhibit.told(function (left, right) {
			pair(left, "Value", make("code", "", cell("value", r) || "no value"));
			if (k.judge) pair(left, "Judged by", exhibit.judged(k.judge, cell("clause", r)));
			pair(left, "Reason", exhibit.reason(cell("reason", r)));
			if (k.why) pair(left, "Why it matters", k.why);
			if (k.controls.length) pair(left, "Controls", k.controls.join(" "));
			pair(right, "Account", a.name ? a.id + ", " + a.name : a.id);
			if (file) {
				pair(right, "Evidence", make("code", "", file + ":" + at.line[r]));
				if (more) pair(right, "And", more === 1 ? "1 further line" : more.toLocaleString("en") + " further lines");
				if (/^[\w+=@,.\/-]+$/.test(file)) pair(right, "See it", make("code", "", "sed -n " + at.line[r] + "p " + file));
			} else {
				pair(right, "Evidence", make("span", "zero", "none: no request was made about it"));
			}
			if (cell("received", r)) pair(right, "Received", cell("received", r).replace("T", " ").replace("Z", " UTC"));
			link = make("a", "", "its row on the account’s page");
			link.href = a.id + ".html#region=" + encodeURIComponent(cell("region", r)) + "&service=" + k.service +
				"&q=" + encodeURIComponent(k.id + " " + cell("resource", r));
			pair(right, "With request and AWS’s request id", link);
		});
	}

	/* ---- the search ---------------------------------------------------- */

	var lower;	/* of strings, kinds, accounts, states, when first asked */
	function lowered() {
		lower = lower || {
			strings: strings.map(function (s) { return s.toLowerCase(); }),
			kinds: kinds.map(function (k) {
				return [k.id, k.title, k.why, k.judge, k.topic, k.type, k.service].concat(k.controls).join("\n").toLowerCase();
			}),
			accounts: accounts.map(function (a) { return (a.id + "\n" + a.name).toLowerCase(); }),
			states: STATES.map(function (s) { return s === "na" ? "n/a" : s; })
		};
		return lower;
	}
	function holds(list, word) {
		return Uint8Array.from(list, function (s) { return s.indexOf(word) >= 0 ? 1 : 0; });
	}
	/* Lays 1 upon each row of fits that lacks the word. */
	function need(word, fits) {
		var l = lowered(), inStrings = holds(l.strings, word), inKinds = holds(l.kinds, word);
		var inAccounts = holds(l.accounts, word), inStates = holds(l.states, word);
		/* a place in the evidence, file:line */
		var place = /^(.+):(\d+)$/.exec(word), files = place && holds(l.strings, place[1]), line = place ? +place[2] : 0;
		for (var r = 0; r < total; r++)
			if (!(inKinds[at.kind[r]] || inAccounts[at.account[r]] || inStates[at.state[r]] || inStrings[at.region[r]] ||
			      inStrings[at.resource[r]] || inStrings[at.value[r]] || inStrings[at.reason[r]] || inStrings[at.clause[r]] ||
			      inStrings[at.received[r]] || inStrings[at.file[r]] || (place && at.line[r] === line && files[at.file[r]])))
				fits[r] = 1;
	}

	/* ---- the filter ---------------------------------------------------- */

	var facets = exhibit.facets(form, pass), list = exhibit.rows(table, row, tell);
	var said = document.getElementById("shown"), printed = document.getElementById("printed"), none = document.getElementById("none");
	var misses = new Uint8Array(total), lacks = new Uint8Array(total), wanted = new Uint32Array(total);
	var BIT = {};
	Object.keys(ofRows).concat(Object.keys(ofKinds)).forEach(function (name, i) { BIT[name] = 1 << i; });

	/* Which facets a row misses, a bit each: none shows it, one alone makes it
	   count for the marks of that facet. */
	function miss() {
		var ofKind = new Uint8Array(kinds.length);
		Object.keys(ofKinds).forEach(function (name) {
			var on = new Set(facets.marked(name));
			if (!on.size) return;
			kinds.forEach(function (k, i) {
				if (!ofKinds[name](k).some(function (v) { return on.has(v); })) ofKind[i] |= BIT[name];
			});
		});
		for (var r = 0; r < total; r++) misses[r] = ofKind[at.kind[r]];
		Object.keys(ofRows).forEach(function (name) {
			var on = facets.marked(name), f = ofRows[name], bad = new Uint8Array(f.codes.size).fill(BIT[name]);
			if (!on.length) return;
			on.forEach(function (v) { if (f.codes.has(v)) bad[f.codes.get(v)] = 0; });
			for (var r = 0; r < total; r++) misses[r] |= bad[f.of[r]];
		});
	}
	function counted(name) {
		var bit = BIT[name], f = ofRows[name], codes = f ? f.of : at.kind, n = new Uint32Array(f ? f.codes.size : kinds.length);
		for (var r = 0; r < total; r++)
			if ((misses[r] & ~bit) === 0 && !lacks[r]) n[codes[r]]++;
		if (f) return function (value) { return f.codes.has(value) ? n[f.codes.get(value)] : 0; };
		var sums = new Map();
		kinds.forEach(function (k, i) {
			ofKinds[name](k).forEach(function (v) { sums.set(v, (sums.get(v) || 0) + n[i]); });
		});
		return function (value) { return sums.get(value) || 0; };
	}
	/* The marks in words, for paper. */
	function told() {
		var said = facets.names.filter(function (name) { return facets.marked(name).length; }).map(function (name) {
			return name + " " + facets.marked(name).join(" or ");
		}).concat(facets.words().map(function (w) { return "“" + w + "”"; })).join("; ");
		return said && "Those that have " + said + ". ";
	}
	function pass() {
		var n = 0, counts = {};
		lacks.fill(0);
		facets.words().forEach(function (w) { need(w, lacks); });
		miss();
		facets.names.forEach(function (name) { counts[name] = counted(name); });
		for (var r = 0; r < total; r++)
			if (!misses[r] && !lacks[r]) wanted[n++] = r;
		facets.count(function (name, value) { return counts[name](value); });
		list.show(wanted.slice(0, n));
		said.textContent = facets.said(n, total, "settings");
		printed.textContent = told() + (n <= list.printed ? "" :
			"On paper are the first " + list.printed.toLocaleString("en") + " of them; all are in data/settings.");
		none.hidden = n > 0;
	}

	list.before = facets.search;
	facets.input.addEventListener("keydown", function (e) {
		if ((e.key === "ArrowDown" || e.key === "Enter") && list.focus()) e.preventDefault();
	});
	document.getElementById("without").hidden = true;
	document.getElementById("with").hidden = false;
	facets.start();
})();
