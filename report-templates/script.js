(function () {
	var root = document.documentElement, b = document.getElementById("theme"), k = "exhibit-theme";
	function dark() { var t = root.dataset.theme; return t ? t === "dark" : matchMedia("(prefers-color-scheme: dark)").matches; }
	function say() { b.textContent = dark() ? "Light" : "Dark"; b.setAttribute("aria-label", "Show in " + (dark() ? "light" : "dark") + " colours"); }
	try { var t = localStorage.getItem(k); if (t) root.dataset.theme = t; } catch (e) {}
	b.hidden = false; say();
	b.onclick = function () { root.dataset.theme = dark() ? "light" : "dark"; say(); try { localStorage.setItem(k, root.dataset.theme); } catch (e) {} };
})();
/* Facets: a row is shown when each facet that has marks has one of its marks
   on the row, and the row holds every word of the search.  The state is in the
   address after #, so that a filtered view can be cited. */
(function () {
	var form = document.getElementById("facets"), names = ["verdict", "topic", "region", "service"];
	var rows = [].slice.call(document.querySelectorAll(".set > tbody")), chunks = [].slice.call(document.querySelectorAll(".chunk"));
	var shown = document.getElementById("shown"), q = form.elements.q, control = form.elements.control, wait;
	var at = { verdict: "v", topic: "t", region: "r", service: "s" };
	rows.forEach(function (b) { b.text = b.textContent.toLowerCase(); });
	function marks(n) { return [].slice.call(form.querySelectorAll("input[name=" + n + "]:checked")).map(function (i) { return i.value; }); }
	function fits(b, m, words, c, but) {
		return names.every(function (n) { return n === but || !m[n].length || m[n].indexOf(b.dataset[at[n]]) >= 0; }) &&
			(!c || (" " + b.dataset.c + " ").indexOf(" " + c + " ") >= 0) && words.every(function (w) { return b.text.indexOf(w) >= 0; });
	}
	function show() {
		var m = {}, words = q.value.toLowerCase().split(/\s+/).filter(Boolean), c = control.value, n = 0, hash = [];
		names.forEach(function (k) { m[k] = marks(k); if (m[k].length) hash.push(k + "=" + m[k].map(encodeURIComponent).join(",")); });
		if (c) hash.push("control=" + encodeURIComponent(c));
		if (words.length) hash.push("q=" + encodeURIComponent(q.value.trim()));
		rows.forEach(function (b) { b.hidden = !fits(b, m, words, c); if (!b.hidden) n++; });
		chunks.forEach(function (k) { k.hidden = !k.querySelector("tbody:not([hidden])"); });
		[].forEach.call(form.querySelectorAll("input[type=checkbox]"), function (i) {
			var one = rows.filter(function (b) { return b.dataset[at[i.name]] === i.value && fits(b, m, words, c, i.name); }).length;
			i.parentNode.lastElementChild.textContent = one; i.disabled = !one && !i.checked;
		});
		shown.textContent = n === rows.length ? "All " + n + " settings are shown." : n + " of " + rows.length + " settings are shown.";
		try { history.replaceState(null, "", hash.length ? "#" + hash.join("&") : location.pathname + location.search); } catch (e) {}
	}
	function read() {
		location.hash.slice(1).split("&").forEach(function (p) {
			var k = p.split("=")[0], v = decodeURIComponent(p.split("=")[1] || "");
			if (k === "q") q.value = v; else if (k === "control") control.value = v;
			else if (names.indexOf(k) >= 0) v.split(",").forEach(function (x) { [].forEach.call(form.querySelectorAll("input[name=" + k + "]"), function (i) { if (i.value === x) i.checked = true; }); });
		});
	}
	form.hidden = false;
	var fold = form.querySelector("details"), narrow = matchMedia("(max-width: 56rem)");
	fold.open = !narrow.matches; narrow.onchange = function () { fold.open = !narrow.matches; };
	form.onsubmit = function (e) { e.preventDefault(); };
	form.onchange = show; form.onreset = function () { setTimeout(show); };
	q.oninput = function () { clearTimeout(wait); wait = setTimeout(show, 120); };
	document.addEventListener("keydown", function (e) { if (e.key === "/" && !/input|select|textarea/i.test(e.target.tagName)) { e.preventDefault(); fold.open = true; q.focus(); } });
	if (location.hash.indexOf("=") > 0) read();
	show();
})();
