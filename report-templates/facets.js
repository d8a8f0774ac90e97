/*
 * facets.js - the form of marks and words beside a table of settings
 *
 * A row is shown when each facet that has marks has one of its marks on the
 * row, and the row holds every word of the search.  The number at a mark is
 * what a click on it would give.  The state is in the address behind #, so a
 * filtered view can be cited; a click is a step that Back undoes.
 *
 * exhibit.facets(form, changed): changed() is called when rows are to be
 * filtered anew; what it needs is in what is returned.
 */
(function () {
	"use strict";
	exhibit.facets = function (form, changed) {
		var q = form.elements.q, wait, step = false;
		var inputs = [].slice.call(form.querySelectorAll("input[type=checkbox]"));
		var names = inputs.map(function (i) { return i.name; }).filter(function (n, i, all) { return all.indexOf(n) === i; });
		var numbers = inputs.map(function (i) { return i.parentNode.lastElementChild; });

		function marked(name) {
			return inputs.filter(function (i) { return i.name === name && i.checked; }).map(function (i) { return i.value; });
		}
		function words() { return q.value.toLowerCase().split(/\s+/).filter(Boolean); }

		/* ---- the address ------------------------------------------- */

		function cite() {
			var hash = names.map(function (name) {
				return [name, marked(name).map(encodeURIComponent).join(",")];
			}).concat([["q", encodeURIComponent(q.value.trim())]]).filter(function (p) { return p[1]; })
				.map(function (p) { return p.join("="); }).join("&");
			var now = location.hash.slice(1);
			if (hash === now || (!hash && now.indexOf("=") < 0)) return;
			try {
				history[step ? "pushState" : "replaceState"](null, "", hash ? "#" + hash : location.pathname + location.search);
			} catch (e) { /* a browser may refuse it to a file; the view is right without */ }
		}
		function read() {
			var of = {};
			location.hash.slice(1).split("&").forEach(function (p) {
				var at = p.indexOf("=");
				if (at < 1) return;
				of[p.slice(0, at)] = p.slice(at + 1).split(",").map(function (v) {
					try { return decodeURIComponent(v); } catch (e) { return v; }
				});
			});
			q.value = (of.q || []).join(",");
			inputs.forEach(function (i) { i.checked = (of[i.name] || []).indexOf(i.value) >= 0; });
		}
		function run(asStep) {
			step = asStep;
			changed();
			cite();
		}
		/* The address has changed: a link, Back, a hand. */
		function follow() {
			var hash = location.hash.slice(1);
			if (hash && hash.indexOf("=") < 1) return;	/* a place in the page */
			read();
			changed();
			if (hash) document.getElementById("settings").scrollIntoView();
		}

		/* ---- long lists of marks ----------------------------------- */

		[].forEach.call(form.querySelectorAll("fieldset"), function (set) {
			var labels = [].slice.call(set.querySelectorAll("label")), find, more;
			if (labels.length <= 9) return;
			more = exhibit.make("button", "more-marks");
			more.type = "button";
			find = document.createElement("input");
			find.type = "search";
			find.placeholder = "find";
			find.setAttribute("aria-label", "Find in " + set.querySelector("legend").textContent);
			function fold(on) {
				set.classList.toggle("folded", on);
				find.hidden = on;
				more.textContent = on ? (labels.length - 7) + " more" : "fewer";
				more.setAttribute("aria-expanded", String(!on));
				if (on) { find.value = ""; find.oninput(); }
			}
			find.oninput = function (e) {
				var s = find.value.trim().toLowerCase();
				if (e) e.stopPropagation();
				labels.forEach(function (l) { l.hidden = l.textContent.toLowerCase().indexOf(s) < 0; });
			};
			find.onchange = function (e) { e.stopPropagation(); };
			form.addEventListener("reset", function () { setTimeout(find.oninput); });
			more.onclick = function () {
				fold(!set.classList.contains("folded"));
				if (!find.hidden) find.focus();
			};
			set.insertBefore(find, set.querySelector("legend").nextSibling);
			set.appendChild(more);
			fold(true);
		});

		/* ---- keys and the rest ------------------------------------- */

		var pane = form.querySelector("details"), narrow = matchMedia("(max-width: 56rem)");
		pane.open = !narrow.matches;
		narrow.onchange = function () { pane.open = !narrow.matches; };
		form.hidden = false;
		form.onsubmit = function (e) { e.preventDefault(); };
		form.onchange = function (e) { if (e.target !== q) run(true); };
		form.onreset = function () { setTimeout(function () { run(true); }); };
		q.oninput = function () { clearTimeout(wait); wait = setTimeout(run, 120, false); };
		function search() {
			pane.open = true;
			q.focus();
			q.select();
		}
		document.addEventListener("keydown", function (e) {
			if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /input|select|textarea/i.test(e.target.tagName)) return;
			e.preventDefault();
			search();
		});
		window.addEventListener("hashchange", follow);

		return {
			names: names, marked: marked, words: words, search: search, input: q,
			/* The first pass, as the address says. */
			start: function () {
				if (location.hash.indexOf("=") > 0) follow();
				else changed();
			},
			/* of(name, value): rows that a click would give. */
			count: function (of) {
				inputs.forEach(function (i, k) {
					var n = of(i.name, i.value);
					numbers[k].textContent = n.toLocaleString("en");
					i.disabled = !n && !i.checked;
				});
			},
			said: function (n, all, what) {
				return n === all ? "All " + all.toLocaleString("en") + " " + what + " are shown." :
					n.toLocaleString("en") + " of " + all.toLocaleString("en") + " " + what + (n === 1 ? " is shown." : " are shown.");
			}
		};
	};
})();
