"""pages.py CHROMIUM PAGES DATA: all pages in a browser: facets, keys, colours, widths, paper.

DATA is data/ of the bundle that the pages were made of.
"""
import glob
import os
import sys
import tempfile

from account_page import account_page
from browser import Browser
from look import contrast, paper, widths
from settings_page import settings_page


def main():
    program, pages, data = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder)
        try:
            for page in sorted(glob.glob(os.path.join(pages, '*.html'))):
                url, name = 'file://' + page, os.path.basename(page)
                contrast(browser, url)
                widths(browser, url)
                # a long account's page is hundreds of sheets: one of them is enough
                if os.path.getsize(page) < 2 << 20:
                    paper(browser, url)
                browser.size(1280)
                if name == 'settings.html':
                    print(name, settings_page(browser, url, data), 'settings filtered')
                elif name != 'index.html':
                    print(name, account_page(browser, url), 'settings filtered')
                assert not browser.said, (name, browser.said)
        finally:
            browser.close()


main()
