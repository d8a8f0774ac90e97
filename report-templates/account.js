/*
 * account.js - an account's page: its facets, and rows that come as JSON
 *
 * Without it all is there but the rows of a long account that nobody need look
 * at, and <details> opens what is there.
 */
(function () {
	"use strict";
	var form = document.getElementById("facets");
	if (!form) return;
	var make = exhibit.make, as = exhibit.as, pair = exhibit.pair;
	var shown = document.getElementById("shown"), facets = exhibit.facets(form, show);
	var NAMES = ["verdict", "topic", "region", "service"], DATA = ["v", "t", "r", "s"];

	/* Rows that are in the page, and behind them those that come as JSON, a part
	   a service and Region. */
	var chunks = [].slice.call(document.querySelectorAll(".chunk"));
	var bodies = [].slice.call(document.querySelectorAll(".set > tbody"));
	var about = document.getElementById("settings-data");
	about = about ? JSON.parse(about.textContent) : {};
	var parts = [].map.call(document.querySelectorAll(".more-rows"), function (box) {
		var data = JSON.parse(box.querySelector("script").textContent);
		return { box: box, data: data, note: box.querySelector("p"), want: [], built: false, near: false };
	});
	var total = parts.reduce(function (n, p) { return n + p.data.state.length; }, bodies.length);

	/* One number a facet and row, the last for its list of controls; text is
	   made when the first search asks. */
	var codes = NAMES.map(function () { return new Map(); }), lists = new Map(), sets = [], texts = [];
	var columns = NAMES.map(function () { return new Uint16Array(total); }), listed = new Uint16Array(total);
	function code(f, value) {
		var m = codes[f];
		if (!m.has(value)) m.set(value, m.size);
		return m.get(value);
	}
	function list(words) {
		if (!lists.has(words)) {
			lists.set(words, sets.length);
			sets.push(words.split(" ").filter(Boolean));
		}
		return lists.get(words);
	}
	bodies.forEach(function (body, r) {
		DATA.forEach(function (d, f) { columns[f][r] = code(f, body.dataset[d]); });
		listed[r] = list(body.dataset.c || "");
	});
	parts.reduce(function (r, p) {
		var d = p.data, service = code(3, p.box.dataset.service);
		p.from = r;
		for (var i = 0; i < d.state.length; i++, r++) {
			columns[0][r] = code(0, d.strings[d.state[i]]);
			columns[1][r] = code(1, d.strings[d.topic[i]]);
			columns[2][r] = code(2, d.strings[d.region[i]]);
			columns[3][r] = service;
			listed[r] = list(about[d.setting[i]].controls);
		}
		return r;
	}, bodies.length);

	function cell(part, name, i) { return part.data.strings[part.data[name][i]]; }
	function text(part, i) {
		var a = about[part.data.setting[i]], d = part.data;
		return [a.id, a.title, a.why, a.judge, a.controls].concat(
			["state", "topic", "region", "type", "resource", "value", "reason"].map(function (c) { return cell(part, c, i); }),
			d.source[i].map(function (s) { return d.strings[s]; })).join("\n");
	}
	function write() {
		texts = bodies.map(function (b) { return b.textContent.toLowerCase(); });
		parts.forEach(function (p) {
			for (var i = 0; i < p.data.state.length; i++) texts.push(text(p, i).toLowerCase());
		});
	}

	/* ---- rows from JSON ------------------------------------------------ */

	function tell(part, i) {
		var d = part.data, a = about[d.setting[i]], s = d.source[i];
		return exhibit.told(function (left, right) {
			pair(left, "Value", make("code", "", cell(part, "value", i) || "no value"));
			if (a.judge) pair(left, "Judged by", exhibit.judged(a.judge, cell(part, "clause", i)));
			pair(left, "Reason", exhibit.reason(cell(part, "reason", i)));
			if (a.why) pair(left, "Why it matters", a.why);
			if (a.controls) pair(left, "Controls", a.controls);
			for (var k = 0; k < s.length; k += 3) {
				var where = d.strings[s[k]], at = where.lastIndexOf(":"), file = where.slice(0, at);
				pair(right, k ? "And" : "Evidence", make("code", "", where));
				if (d.strings[s[k + 1]]) pair(right, "Request", make("code", "", d.strings[s[k + 1]]));
				if (d.strings[s[k + 2]]) pair(right, "AWS’s request id", make("code", "", d.strings[s[k + 2]]));
				if (!k && /^[\w+=@,.\/-]+$/.test(file))
					pair(right, "See it", make("code", "", "sed -n " + where.slice(at + 1) + "p " + file));
			}
			if (cell(part, "received", i)) pair(right, "Received", cell(part, "received", i).replace("T", " ").replace("Z", " UTC"));
		});
	}
	function row(part, i) {
		var a = about[part.data.setting[i]], body = as("rowgroup", make("tbody"));
		var tr = body.appendChild(exhibit.row({
			state: cell(part, "state", i), gap: exhibit.isGap(cell(part, "reason", i)), title: a.title, id: a.id,
			resource: cell(part, "resource", i), type: cell(part, "type", i),
			where: cell(part, "region", i), below: cell(part, "topic", i), value: cell(part, "value", i) }));
		var details = tr.querySelector("details");
		details.ontoggle = function () {
			if (details.open && body.rows.length === 1) body.append(tell(part, i));
		};
		return body;
	}
	function table() {
		var t = as("table", make("table", "set")), g = t.appendChild(make("colgroup"));
		["c-v", "", "c-r", "c-g", "c-x"].forEach(function (c) { g.appendChild(make("col", c)); });
		var tr = t.appendChild(as("rowgroup", make("thead"))).appendChild(as("row", make("tr")));
		["Verdict", "Setting", "Resource", "Region, topic", "Value"].forEach(function (h) {
			tr.appendChild(as("columnheader", make("th", "", h))).scope = "col";
		});
		return t;
	}
	/* 200 rows a frame; a later pass of the filter ends an earlier one. */
	function build(part) {
		var want = part.want, at = 0, t = table(), run = part.run = {};
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
	var by = new Map(parts.map(function (p) { return [p.box, p]; }));
	var watch = new IntersectionObserver(function (seen) {
		seen.forEach(function (s) {
			var part = by.get(s.target);
			part.near = s.isIntersecting;
			if (part.near && !part.built) build(part);
		});
	}, { rootMargin: "800px" });

	/* ---- the filter ---------------------------------------------------- */

	function show() {
		var words = facets.words(), n = 0, on = NAMES.map(function (name, f) {
			var v = facets.marked(name);
			return v.length ? new Set(v.map(function (x) { return codes[f].get(x); })) : null;
		});
		var control = facets.marked("control"), serves = sets.map(function (s) {
			return !control.length || s.some(function (c) { return control.indexOf(c) >= 0; });
		});
		var counts = codes.map(function (m) { return new Uint32Array(m.size); }), byList = new Uint32Array(sets.length);
		parts.forEach(function (p) { p.want = []; });
		if (words.length && !texts.length) write();
		for (var r = 0, p = 0; r < total; r++) {
			var bad = serves[listed[r]] ? -1 : 4, fits = true, t = words.length ? texts[r] : "";
			for (var w = 0; w < words.length && fits; w++) fits = t.indexOf(words[w]) >= 0;
			for (var f = 0; f < 4 && fits; f++)
				if (on[f] && !on[f].has(columns[f][r])) {
					fits = bad < 0;
					bad = f;
				}
			if (fits) {
				for (f = 0; f < 4; f++)
					if (bad < 0 || bad === f) counts[f][columns[f][r]]++;
				if (bad < 0 || bad === 4) byList[listed[r]]++;
				if (bad < 0) n++;
			}
			fits = fits && bad < 0;
			if (r < bodies.length) {
				bodies[r].hidden = !fits;
				continue;
			}
			while (r >= parts[p].from + parts[p].data.state.length) p++;
			if (fits) parts[p].want.push(r - parts[p].from);
		}
		parts.forEach(place);
		chunks.forEach(function (c) {
			var table = c.querySelector(":scope > .set");
			if (table) table.hidden = !table.querySelector(":scope > tbody:not([hidden])");
			c.hidden = !(table && !table.hidden) && !c.querySelector(".more-rows:not([hidden])");
		});
		var controls = new Map();
		sets.forEach(function (s, k) {
			s.forEach(function (c) { controls.set(c, (controls.get(c) || 0) + byList[k]); });
		});
		facets.count(function (name, value) {
			var f = NAMES.indexOf(name), c = f < 0 ? undefined : codes[f].get(value);
			if (name === "control") return controls.get(value) || 0;
			return c === undefined ? 0 : counts[f][c];
		});
		shown.textContent = facets.said(n, total, "settings");
	}

	parts.forEach(function (p) { p.note.hidden = true; watch.observe(p.box); });
	facets.start();
})();
