/*
 * script.js - what the pages can do when they may run scripts
 *
 * Everything stands in the page without it: the theme follows the machine, all
 * rows are there, <details> opens them.  This adds the switch of the theme, the
 * search, the facets, and rows that a long account's page carries as JSON.
 * Text from the facts is only ever set as textContent.
 */
(function () {
	"use strict";
	var root = document.documentElement, b = document.getElementById("theme"), key = "exhibit-theme";
	function dark() {
		var t = root.dataset.theme;
		return t ? t === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
	}
	function say() {
		b.textContent = dark() ? "Light" : "Dark";
		b.setAttribute("aria-label", "Show in " + (dark() ? "light" : "dark") + " colours");
	}
	if (!b) return;
	try { var t = localStorage.getItem(key); if (t === "dark" || t === "light") root.dataset.theme = t; } catch (e) { /* no storage for files */ }
	b.hidden = false;
	say();
	b.onclick = function () {
		root.dataset.theme = dark() ? "light" : "dark";
		say();
		try { localStorage.setItem(key, root.dataset.theme); } catch (e) { /* as above */ }
	};
})();

/* The run's page: find an account. */
(function () {
	"use strict";
	var q = document.getElementById("find-account");
	if (!q) return;
	var rows = [].slice.call(document.querySelectorAll("#accounts-table tbody tr[data-q]"));
	q.closest("p").hidden = rows.length < 6;
	q.oninput = function () {
		var s = q.value.trim().toLowerCase();
		rows.forEach(function (r) { r.hidden = r.dataset.q.indexOf(s) < 0; });
	};
})();

/*
 * An account's page.  A row is shown when each facet that has marks has one of
 * its marks on the row, and the row holds every word of the search.  The count
 * at a mark is what a click on it would give.  The state is in the address
 * behind #, so a filtered view can be cited.
 */
(function () {
	"use strict";
	var form = document.getElementById("facets");
	if (!form) return;
	var NAMES = ["verdict", "topic", "region", "service"], DATA = ["v", "t", "r", "s"];
	var shown = document.getElementById("shown"), q = form.elements.q, wait;
	var inputs = [].slice.call(form.querySelectorAll("input[type=checkbox]"));

	/* One number a facet and row; text is made when the first search asks. */
	var codes = NAMES.map(function () { return new Map(); });
	var rows = [], columns = [], texts = [];
	function code(f, value) {
		var m = codes[f];
		if (!m.has(value)) m.set(value, m.size);
		return m.get(value);
	}

	/* Rows that are in the page. */
	var chunks = [].slice.call(document.querySelectorAll(".chunk"));
	[].forEach.call(document.querySelectorAll(".set > tbody"), function (body) {
		rows.push({ body: body, codes: DATA.map(function (d, f) { return code(f, body.dataset[d]); }) });
	});

	/* Rows that come as JSON, a part a service and Region. */
	var about = document.getElementById("settings-data");
	about = about ? JSON.parse(about.textContent) : {};
	var parts = [].map.call(document.querySelectorAll(".more-rows"), function (box) {
		var data = JSON.parse(box.querySelector("script").textContent);
		var part = { box: box, data: data, note: box.querySelector("p"), want: [], built: false, near: false };
		for (var i = 0; i < data.state.length; i++)
			rows.push({ part: part, i: i, codes: [
				code(0, data.strings[data.state[i]]), code(1, data.strings[data.topic[i]]),
				code(2, data.strings[data.region[i]]), code(3, box.dataset.service)] });
		return part;
	});
	columns = NAMES.map(function (n, f) { return Uint16Array.from(rows, function (r) { return r.codes[f]; }); });
	rows.forEach(function (r) { delete r.codes; });

	function cell(part, name, i) { return part.data.strings[part.data[name][i]]; }
	function text(n) {
		if (texts[n] === undefined) {
			var r = rows[n];
			if (r.body) {
				texts[n] = r.body.textContent.toLowerCase();
			} else {
				var a = about[r.part.data.setting[r.i]], d = r.part.data;
				texts[n] = [a.id, a.title, a.why, a.judge].concat(
					["state", "topic", "region", "type", "resource", "value"].map(function (c) { return cell(r.part, c, r.i); }),
					d.source[r.i].map(function (s) { return d.strings[s]; })).join("\n").toLowerCase();
			}
		}
		return texts[n];
	}

	/* ---- rows from JSON ------------------------------------------------ */

	function make(name, cls, content) {
		var e = document.createElement(name);
		if (cls) e.className = cls;
		if (content !== undefined) e.textContent = content;
		return e;
	}
	function word(state) { return state === "na" ? "n/a" : state; }
	function role(e, r) { e.setAttribute("role", r); return e; }
	function pair(dl, term, value) {
		dl.appendChild(make("dt", "", term));
		var dd = dl.appendChild(make("dd"));
		dd.appendChild(typeof value === "string" ? document.createTextNode(value) : value);
	}
	var REASONS = {
		"clause": "the marked clause is true", "gone": "the resource was gone when it was asked about",
		"not-offered": "AWS does not offer the service in this Region", "recorded": "reported, not judged",
		"test": "a test of the collector’s own decided"
	};
	function judged(source, clause) {
		var c = make("code", "clause");
		source.split(";").map(function (s) { return s.trim(); }).forEach(function (s, i) {
			if (i) c.appendChild(document.createTextNode("; "));
			c.appendChild(s === clause && clause ? make("mark", "", s) : document.createTextNode(s));
		});
		return c;
	}
	function tell(part, i) {
		var d = part.data, a = about[d.setting[i]], s = d.source[i], reason = cell(part, "reason", i);
		var box = make("div", "tell"), left = box.appendChild(make("dl")), right = box.appendChild(make("dl"));
		pair(left, "Value", make("code", "", cell(part, "value", i) || "no value"));
		if (a.judge) pair(left, "Judged by", judged(a.judge, cell(part, "clause", i)));
		pair(left, "Reason", REASONS[reason] || reason);
		if (a.why) pair(left, "Why it matters", a.why);
		for (var k = 0; k < s.length; k += 3) {
			var where = d.strings[s[k]], at = where.lastIndexOf(":"), file = where.slice(0, at);
			pair(right, k ? "And" : "Evidence", make("code", "", where));
			if (d.strings[s[k + 1]]) pair(right, "Request", make("code", "", d.strings[s[k + 1]]));
			if (d.strings[s[k + 2]]) pair(right, "AWS’s request id", make("code", "", d.strings[s[k + 2]]));
			if (!k && /^[\w+=@,.\/-]+$/.test(file))
				pair(right, "See it", make("code", "", "sed -n " + where.slice(at + 1) + "p " + file));
		}
		if (cell(part, "received", i)) pair(right, "Received", cell(part, "received", i).replace("T", " ").replace("Z", " UTC"));
		return box;
	}
	function row(part, i) {
		var a = about[part.data.setting[i]], state = cell(part, "state", i);
		var body = role(make("tbody"), "rowgroup"), tr = body.appendChild(role(make("tr", "s"), "row"));
		var v = tr.appendChild(role(make("td", "c-v"), "cell"));
		v.appendChild(make("span", "v v-" + state, word(state)));
		var th = tr.appendChild(role(make("th"), "rowheader")), det = th.appendChild(make("details"));
		th.scope = "row";
		det.appendChild(make("summary", "", a.title));
		th.appendChild(make("code", "", a.id));
		[["c-r", "resource", "type"], ["c-g", "region", "topic"]].forEach(function (c) {
			var td = tr.appendChild(role(make("td", c[0], cell(part, c[1], i)), "cell"));
			td.appendChild(make("small", "", cell(part, c[2], i)));
		});
		var x = tr.appendChild(role(make("td", "c-x"), "cell")), value = cell(part, "value", i);
		x.appendChild(value ? make("code", "", value.length > 160 ? value.slice(0, 150) + "…" : value) : make("span", "zero", "no value"));
		det.ontoggle = function () {
			if (!det.open || body.rows.length > 1) return;
			var d = body.appendChild(role(make("tr", "d"), "row")), td = d.appendChild(role(make("td"), "cell"));
			td.colSpan = 5;
			td.appendChild(tell(part, i));
		};
		return body;
	}
	function table(part) {
		var t = role(make("table", "set"), "table"), g = t.appendChild(make("colgroup"));
		["c-v", "", "c-r", "c-g", "c-x"].forEach(function (c) { g.appendChild(make("col", c)); });
		var tr = t.appendChild(role(make("thead"), "rowgroup")).appendChild(role(make("tr"), "row"));
		["Verdict", "Setting", "Resource", "Region, topic", "Value"].forEach(function (h) {
			tr.appendChild(role(make("th", "", h), "columnheader")).scope = "col";
		});
		return t;
	}
	/* 200 rows a frame; a later pass of the filter ends an earlier one. */
	function build(part) {
		var want = part.want, at = 0, t = table(part), run = part.run = {};
		part.built = true;
		if (part.table) part.table.remove();
		part.table = null;
		if (!want.length) return;
		part.table = part.box.appendChild(t);
		(function some() {
			if (part.run !== run) return;
			var f = document.createDocumentFragment();
			for (var end = Math.min(at + 200, want.length); at < end; at++) f.appendChild(row(part, want[at]));
			t.appendChild(f);
			if (at < want.length) requestAnimationFrame(some);
			else part.box.style.minHeight = "";
		})();
	}
	function place(part) {
		part.built = false;
		part.box.hidden = !part.want.length;
		part.box.style.minHeight = part.want.length * 3.2 + "rem";
		if (part.near) build(part);
	}
	var watch = new IntersectionObserver(function (seen) {
		seen.forEach(function (s) {
			var part = parts.find(function (p) { return p.box === s.target; });
			part.near = s.isIntersecting;
			if (part.near && !part.built) build(part);
		});
	}, { rootMargin: "800px" });

	/* ---- the filter ---------------------------------------------------- */

	function marks() {
		return NAMES.map(function (name, f) {
			var on = inputs.filter(function (i) { return i.name === name && i.checked; });
			return on.length ? new Set(on.map(function (i) { return codes[f].get(i.value); })) : null;
		});
	}
	function say(n) {
		var all = rows.length.toLocaleString("en");
		shown.textContent = n === rows.length ? "All " + all + " settings are shown." :
			n.toLocaleString("en") + " of " + all + " settings are shown.";
	}
	function cite(on, words) {
		var hash = [];
		NAMES.forEach(function (name, f) {
			if (on[f]) hash.push(name + "=" + inputs.filter(function (i) { return i.name === name && i.checked; })
				.map(function (i) { return encodeURIComponent(i.value); }).join(","));
		});
		if (words.length) hash.push("q=" + encodeURIComponent(q.value.trim()));
		if (!hash.length && location.hash.indexOf("=") < 0) return;
		try { history.replaceState(null, "", hash.length ? "#" + hash.join("&") : location.pathname + location.search); } catch (e) { /* a file's address may not be changed */ }
	}
	function show() {
		var on = marks(), words = q.value.toLowerCase().split(/\s+/).filter(Boolean), n = 0;
		var counts = codes.map(function (m) { return new Uint32Array(m.size); });
		parts.forEach(function (p) { p.want = []; });
		for (var r = 0; r < rows.length; r++) {
			var bad = -1, fits = true, t = words.length ? text(r) : "";
			for (var w = 0; w < words.length && fits; w++) fits = t.indexOf(words[w]) >= 0;
			for (var f = 0; f < 4 && fits; f++)
				if (on[f] && !on[f].has(columns[f][r])) {
					fits = bad < 0;
					bad = f;
				}
			if (fits) {
				for (f = 0; f < 4; f++)
					if (bad < 0 || bad === f) counts[f][columns[f][r]]++;
				if (bad < 0) n++;
			}
			fits = fits && bad < 0;
			if (rows[r].body) rows[r].body.hidden = !fits;
			else if (fits) rows[r].part.want.push(rows[r].i);
		}
		parts.forEach(place);
		chunks.forEach(function (c) {
			var table = c.querySelector(":scope > .set");
			if (table) table.hidden = !table.querySelector(":scope > tbody:not([hidden])");
			c.hidden = !(table && !table.hidden) && !c.querySelector(".more-rows:not([hidden])");
		});
		inputs.forEach(function (i) {
			var f = NAMES.indexOf(i.name), c = codes[f].get(i.value), m = c === undefined ? 0 : counts[f][c];
			i.parentNode.lastElementChild.textContent = m.toLocaleString("en");
			i.disabled = !m && !i.checked;
		});
		say(n);
		cite(on, words);
	}
	function read() {
		var of = {};
		location.hash.slice(1).split("&").forEach(function (p) {
			var at = p.indexOf("="), v = "";
			try { v = decodeURIComponent(p.slice(at + 1)); } catch (e) { /* not ours */ }
			if (at > 0) of[p.slice(0, at)] = v;
		});
		q.value = of.q || "";
		inputs.forEach(function (i) { i.checked = (of[i.name] || "").split(",").indexOf(i.value) >= 0; });
	}

	form.hidden = false;
	parts.forEach(function (p) { p.note.hidden = true; watch.observe(p.box); });
	var fold = form.querySelector("details"), narrow = matchMedia("(max-width: 56rem)");
	fold.open = !narrow.matches;
	narrow.onchange = function () { fold.open = !narrow.matches; };
	form.onsubmit = function (e) { e.preventDefault(); };
	form.onchange = show;
	form.onreset = function () { setTimeout(show); };
	q.oninput = function () { clearTimeout(wait); wait = setTimeout(show, 120); };
	document.addEventListener("keydown", function (e) {
		if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /input|select|textarea/i.test(e.target.tagName)) return;
		e.preventDefault();
		fold.open = true;
		q.focus();
	});
	function follow() {
		if (location.hash.indexOf("=") < 1) return;
		read();
		show();
		document.getElementById("settings").scrollIntoView();
	}
	window.addEventListener("hashchange", follow);
	if (location.hash.indexOf("=") > 0) follow(); else show();
})();
