"""An account's page: what its facets say and what they leave agree."""
SHOWN = '[].filter.call(document.querySelectorAll(".set > tbody"), function (b) { return !b.hidden; })'
SAID = 'parseInt(document.getElementById("shown").textContent.replace(/^All /, "").replace(/,/g, ""), 10)'
WRITTEN = 'document.querySelectorAll(".chunk > .set > tbody:not([hidden])").length'
CARRIED = 'document.querySelectorAll(".more-rows").length'


def numbers(browser, name):
    return browser.value(f'[].map.call(document.querySelectorAll("input[name={name}]"), function (i) '
                         '{ return +i.parentNode.lastElementChild.textContent.replace(/,/g, ""); })')


def account_page(browser, url):
    """Counts, what the page says and the rows that stand there agree.  Of a
    long account most rows are carried as JSON and built when they come near."""
    browser.open(url)
    whole = browser.value(CARRIED) == 0
    total = browser.value(SAID)

    def shown(want, where):
        rows, said = browser.value(SHOWN + '.length' if whole else WRITTEN), browser.value(SAID)
        assert said == want, (where, said, want)
        assert rows == want if whole else rows <= want, (where, rows, want)

    shown(total, 'all')
    for name in browser.value('[...new Set([].map.call(document.querySelectorAll("#facets input[type=checkbox]"), i => i.name))]'):
        counts = numbers(browser, name)
        # a row may serve several controls, or none
        assert name == 'control' or sum(counts) == total, (name, counts, total)
        for i, want in enumerate(counts[:12]):
            browser.value(f'document.querySelectorAll("input[name={name}]")[{i}].click()')
            shown(want, (name, i))
            browser.value(f'document.querySelectorAll("input[name={name}]")[{i}].click()')
    browser.open(url + '#verdict=fails&topic=access')
    assert browser.value(SHOWN + '.every(function (b) { return b.dataset.v === "fails" && b.dataset.t === "access"; })')
    browser.open(url)
    browser.key('/', '/')
    assert browser.value('document.activeElement.id') == 'q'
    browser.value('(function () { var t = document.getElementById("theme"); t.click(); })()')
    theme = browser.value('document.documentElement.dataset.theme')
    assert theme in ('dark', 'light'), theme
    browser.value('localStorage.clear()')
    return total
