/*
 * build.js - rows, for pages that carry their facts as JSON
 *
 * They are as account.xsl writes them.  Text from the facts is only ever set as
 * textContent.
 */
var exhibit = {};
(function () {
	"use strict";
	var REASONS = {
		"clause": "the marked clause is true", "no-clause": "no clause is true, so it is for review",
		"external": "the resource belongs to another account", "undecided": "a test could not decide",
		"parameter": "the profile does not set a parameter that a clause reads",
		"gone": "the resource was gone when it was asked about",
		"not-offered": "AWS does not offer the service in this Region", "recorded": "reported, not judged",
		"test": "a test of the collector’s own decided"
	};
	/* What a gap leaves open: its word, and what happened. */
	var GAPS = {
		"denied": ["denied", "a request it reads was refused"],
		"throttled": ["throttled out", "a request it reads was never answered"],
		"failed": ["failed", "a request it reads was not answered"],
		"unsupported": ["unsupported", "a request it reads cannot be made here"],
		"incomplete-list": ["incomplete list", "a list it reads was not read to its end, or not asked"]
	};
	function make(name, cls, content) {
		var e = document.createElement(name);
		if (cls) e.className = cls;
		if (content !== undefined) e.textContent = content;
		return e;
	}
	function as(role, e) { e.setAttribute("role", role); return e; }
	function pair(dl, term, value) {
		dl.appendChild(make("dt", "", term));
		dl.appendChild(make("dd")).append(value);
	}
	function reason(name) {
		var gap = Object.prototype.hasOwnProperty.call(GAPS, name) && GAPS[name], box;
		if (!gap) return Object.prototype.hasOwnProperty.call(REASONS, name) ? REASONS[name] : name;
		box = make("span");
		box.append(make("span", "v-gap", gap[0]), ": " + gap[1]);
		return box;
	}
	/* The clause that decided is marked. */
	function judged(source, clause) {
		var c = make("code", "clause"), marked = false;
		source.split(";").map(function (s) { return s.trim(); }).forEach(function (s, i) {
			if (i) c.append("; ");
			c.append(!marked && clause && s === clause ? make("mark", "", s) : s);
			marked = marked || s === clause;
		});
		return c;
	}
	/* A long identifier may break behind a dot. */
	function broken(name) {
		var c = make("code");
		name.split(".").forEach(function (s, i, all) {
			c.append(i < all.length - 1 ? s + "." : s);
			if (i < all.length - 1) c.append(make("wbr"));
		});
		return c;
	}
	function shortened(value) {
		return value ? make("code", "", value.length > 160 ? value.slice(0, 150) + "…" : value) : make("span", "zero", "no value");
	}
	/* of: state, gap, under (the verdict), title, id, resource, type, where and below, value. */
	function row(of) {
		var tr = as("row", make("tr", "s")), v = tr.appendChild(as("cell", make("td", "c-v")));
		v.append(make("span", "v v-" + of.state, of.state === "na" ? "n/a" : of.state));
		if (of.under) v.append(make("small", "", of.under));
		if (of.gap) v.appendChild(make("small")).append(make("span", "gaps", "gap"));
		var th = tr.appendChild(as("rowheader", make("th"))), details = th.appendChild(make("details"));
		th.scope = "row";
		details.append(make("summary", "", of.title));
		th.append(broken(of.id));
		[["c-r", of.resource, of.type], ["c-g", of.where, of.below]].forEach(function (c) {
			tr.appendChild(as("cell", make("td", c[0], c[1]))).append(make("small", "", c[2]));
		});
		tr.appendChild(as("cell", make("td", "c-x"))).append(shortened(of.value));
		return tr;
	}
	/* What opens under a row; left and right are filled by the page. */
	function told(fill) {
		var tr = as("row", make("tr", "d")), td = tr.appendChild(as("cell", make("td")));
		var box = td.appendChild(make("div", "tell"));
		td.colSpan = 5;
		fill(box.appendChild(make("dl")), box.appendChild(make("dl")));
		return tr;
	}
	exhibit.make = make;
	exhibit.as = as;
	exhibit.pair = pair;
	exhibit.reason = reason;
	exhibit.isGap = function (name) { return Object.prototype.hasOwnProperty.call(GAPS, name); };
	exhibit.judged = judged;
	exhibit.row = row;
	exhibit.told = told;
})();
