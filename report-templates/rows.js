/*
 * rows.js - a table of any length, of which only what is near the screen exists
 *
 * A chunk is a tbody of a hundred rows.  One that is far away is a single empty
 * row of the height it had, so that the scroll bar, the search of an address
 * and the arrow keys work as if all rows were there.
 *
 * exhibit.rows(table, make, tell): make(n) is row n, tell(n) what opens under
 * it.  .show(numbers) replaces what is shown.
 */
(function () {
	"use strict";
	var CHUNK = 100, PRINTED = 1000, MARGIN = 1200;
	exhibit.rows = function (table, make, tell) {
		var chunks = [], opened = new Set(), usual = 0;
		var rem = parseFloat(getComputedStyle(document.documentElement).fontSize);

		function room(height) {
			var tr = exhibit.make("tr", "room"), td = tr.appendChild(exhibit.make("td"));
			tr.setAttribute("aria-hidden", "true");
			td.colSpan = 5;
			td.style.height = height + "px";
			return tr;
		}
		function open(tr, n) {
			var next = tr.nextElementSibling;
			if (!next || !next.classList.contains("d")) tr.after(tell(n));
			opened.add(n);
		}
		function close(tr, n) {
			var next = tr.nextElementSibling;
			if (next && next.classList.contains("d")) next.remove();
			opened.delete(n);
		}
		function one(n, place) {
			var tr = make(n), details = tr.querySelector("details");
			tr.setAttribute("aria-rowindex", place + 2);
			details.open = opened.has(n);
			details.ontoggle = function () { (details.open ? open : close)(tr, n); };
			return tr;
		}
		function build(c) {
			if (c.built) return;
			var rows = [];
			for (var i = 0; i < c.want.length; i++) {
				var n = c.want[i], tr = one(n, c.from + i);
				rows.push(tr);
				if (opened.has(n)) rows.push(tell(n));
			}
			c.body.replaceChildren.apply(c.body, rows);
			c.built = true;
		}
		function drop(c, height) {
			c.height = usual = height;
			c.body.replaceChildren(room(height));
			c.built = false;
		}
		var watch = new IntersectionObserver(function (seen) {
			seen.forEach(function (s) {
				var c = s.target.chunk;
				if (s.isIntersecting) build(c);
				else if (c.built && !s.target.contains(document.activeElement)) drop(c, s.boundingClientRect.height);
			});
		}, { rootMargin: MARGIN + "px" });

		function show(want) {
			watch.disconnect();
			chunks.forEach(function (c) { c.body.remove(); });
			chunks = [];
			var f = document.createDocumentFragment(), each = (usual || 3.4 * rem * CHUNK) / CHUNK;
			for (var from = 0; from < want.length; from += CHUNK) {
				var c = { from: from, want: want.subarray(from, from + CHUNK), body: exhibit.as("rowgroup", exhibit.make("tbody")) };
				c.body.chunk = c;
				if (from) c.body.append(room(each * c.want.length));
				else build(c);
				f.append(c.body);
				chunks.push(c);
			}
			table.append(f);
			table.setAttribute("aria-rowcount", want.length + 1);
			table.hidden = !want.length;
			chunks.forEach(function (c) { watch.observe(c.body); });
		}

		/* ---- keys ---------------------------------------------------- */

		function near(tr, step) {
			do tr = step > 0 ? tr.nextElementSibling : tr.previousElementSibling;
			while (tr && !tr.classList.contains("s"));
			return tr;
		}
		function goTo(tr) {
			var s = tr && tr.querySelector("summary");
			if (s) s.focus();
			return Boolean(s);
		}
		function first(c, step) {
			if (!c) return null;
			build(c);
			return step > 0 ? c.body.querySelector("tr.s") : [].slice.call(c.body.querySelectorAll("tr.s")).pop();
		}
		function move(tr, step) {
			var at = chunks.indexOf(tr.parentNode.chunk);
			return goTo(near(tr, step) || first(chunks[at + step], step));
		}
		table.addEventListener("keydown", function (e) {
			var tr = e.target.closest("tr"), details;
			if (e.ctrlKey || e.metaKey || e.altKey || !tr || !tr.parentNode.chunk) return;
			if (tr.classList.contains("d")) tr = near(tr, -1);
			details = tr.querySelector("details");
			if (e.key === "ArrowDown" || e.key === "ArrowUp") {
				if (!move(tr, e.key === "ArrowDown" ? 1 : -1) && e.key === "ArrowUp" && api.before) api.before();
			} else if (e.key === "Escape") {
				if (details.open) {
					details.open = false;
					goTo(tr);
				} else if (api.before) {
					api.before();
				}
			} else {
				return;
			}
			e.preventDefault();
		});

		/* ---- paper: what is shown, as far as a thousand rows ------------ */

		window.addEventListener("beforeprint", function () {
			chunks.forEach(function (c) {
				if (c.from < PRINTED) build(c);
				else c.body.hidden = true;
			});
		});
		window.addEventListener("afterprint", function () {
			chunks.forEach(function (c) { c.body.hidden = false; });
		});

		var api = {
			show: show, printed: PRINTED,
			focus: function () { return goTo(first(chunks[0], 1)); },
			before: null			/* where an arrow up from the first row leads */
		};
		return api;
	};
})();
