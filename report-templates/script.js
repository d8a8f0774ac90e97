/*
 * script.js - what every page can do when it may run scripts
 *
 * The switch of the theme, which without it follows the machine, and finding an
 * account in the run's list.  Pages with rows have facets.js, build.js and
 * account.js or settings.js and rows.js behind it, as one script.
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
