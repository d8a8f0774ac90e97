"""What can be measured of how the pages look: colours, widths, paper.

Ratios are those of WCAG 2.2: 1.4.3 wants 4.5 to 1 of text, 1.4.11 wants 3 to 1
of the edges of controls.  The formula is that of its definition of relative
luminance.
"""
import base64

TEXT = ('ink', 'ink-2', 'link', 'meets', 'fails', 'review', 'na', 'gap')
EDGES = ('edge', 'link')
GROUNDS = ('paper', 'band')

TOKENS = '''(function (names) {
    var style = getComputedStyle(document.documentElement), out = {};
    names.forEach(function (n) { out[n] = style.getPropertyValue("--" + n).trim(); });
    return out;
})(%s)'''

# Text as it is painted, over the first ground behind it that is not clear.
PAINTED = '''(function () {
    function ground(e) {
        for (; e; e = e.parentElement) {
            var c = getComputedStyle(e).backgroundColor;
            if (c !== "rgba(0, 0, 0, 0)" && c !== "transparent") return c;
        }
        return "rgb(255, 255, 255)";
    }
    var seen = {}, walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), n;
    for (var i = 0; i < 4000 && (n = walk.nextNode());) {
        var e = n.parentElement;
        if (!n.data.trim() || /SCRIPT|STYLE/.test(e.tagName) || !e.checkVisibility()) continue;
        i++;
        if (e.closest("label") && e.closest("label").querySelector(":disabled")) continue;  // 1.4.3: inactive
        var key = getComputedStyle(e).color + " on " + ground(e);
        if (!seen[key]) seen[key] = e.tagName + "." + e.className + ": " + n.data.trim().slice(0, 40);
    }
    return seen;
})()'''


def luminance(rgb):
    channels = [c / 255 for c in rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def of_hex(text):
    assert len(text) == 7 and text[0] == '#', text
    return [int(text[i:i + 2], 16) for i in (1, 3, 5)]


def of_rgb(text):
    numbers = text[text.index('(') + 1:-1].split(',')
    assert len(numbers) == 3, text
    return [int(n) for n in numbers]


def contrast(browser, url):
    for dark in (False, True):
        browser.size(1280, dark=dark)
        browser.open(url)
        tokens = {n: of_hex(v) for n, v in browser.value(TOKENS % list(TEXT + EDGES + GROUNDS)).items()}
        assert (luminance(tokens['paper']) < 0.1) == dark, 'the theme does not follow the machine'
        for ground in GROUNDS:
            for name in TEXT:
                assert ratio(tokens[name], tokens[ground]) >= 4.5, (url, dark, name, ground)
            for name in EDGES:
                assert ratio(tokens[name], tokens[ground]) >= 3, (url, dark, name, ground)
        painted = browser.value(PAINTED)
        assert len(painted) > 3, painted
        for pair, where in painted.items():
            text, ground = pair.split(' on ')
            assert ratio(of_rgb(text), of_rgb(ground)) >= 4.5, (url, dark, pair, where)


def widths(browser, url):
    """No page is wider than the screen, whatever is opened on it."""
    for width in (390, 820, 1440):
        browser.size(width)
        browser.open(url)
        browser.value('[].slice.call(document.querySelectorAll("summary"), 0, 30).forEach(function (s) '
                      '{ if (s.checkVisibility()) s.click(); })')
        wide = browser.value('document.documentElement.scrollWidth')
        assert wide <= width, f'{url}: {wide} of {width}'


def paper(browser, url):
    """It prints, and on no more sheets than its rows can take."""
    browser.size(1280)
    browser.open(url)
    pdf = base64.b64decode(browser.call('Page.printToPDF', preferCSSPageSize=True)['data'])
    sheets = pdf.count(b'/Type /Page\n') + pdf.count(b'/Type /Page ') + pdf.count(b'/Type/Page/')
    assert pdf[:5] == b'%PDF-' and 0 < sheets < 400, (url, pdf[:20], sheets)
