"""workbook.py BUILD FOLDER: openpyxl reads the workbook as it is meant.

Times are times, accounts and ids text, counts numbers, nothing a formula; heads
are frozen and every table has its filter.
"""
import datetime
import os
import subprocess
import sys

import openpyxl

FIRST = ['Cover', 'IPE', 'Controls', 'Populations', 'Sample', 'Results', 'Exceptions', 'Gaps', 'API log', 'Changes',
         'Files', 'Sign-off']
TABLES = [n for n in FIRST if n not in ('Cover', 'IPE', 'Sample', 'Sign-off')]
TYPES = {
    'Results': {'Account': str, 'Resource': str, 'Setting': str, 'Value': str, 'Verdict': str,
                'Received (UTC)': datetime.datetime},
    'Gaps': {'Account': str, 'Request': str, 'Request id': str, 'Tries': int, 'Settings left for review': int,
             'Received (UTC)': datetime.datetime},
    'API log': {'Account': str, 'Request': str, 'Request id': str, 'Tries': int, 'Sent (UTC)': datetime.datetime,
                "AWS's date (UTC)": datetime.datetime},
    'Populations': {'Type': str, 'Lists asked': int, 'Listed': int, 'Read': int, 'With settings': int,
                    'First page (UTC)': datetime.datetime},
    'Files': {'Path in the bundle': str, 'Bytes': int, 'SHA-256': str},
}
SCRIPT = r'''
set -euo pipefail
. "$1/../e2e/cloud.sh"
cloud_start "$2" "$3" 2>"$3/cloud.log"
cd "$3"
code=0
"$2/exhibit" audit --config exhibit.conf --first --formats xlsx >audit.txt 2>&1 || code=$?
[ $code = 8 ] || { cat audit.txt; exit 1; }
"$2/exhibit" verify bundles/*.tar.gz --trust trust.ini --extract unpacked >/dev/null
'''


def check_cells(book):
    """No formula, no error, and every text in a cell of the format text."""
    n = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                assert cell.data_type in 'sdn', f'{sheet.title}!{cell.coordinate}: {cell.data_type}'
                if cell.data_type == 's':
                    assert cell.number_format == '@', f'{sheet.title}!{cell.coordinate}: {cell.number_format}'
                n += 1
    return n


def check_table(sheet):
    assert sheet.freeze_panes == 'A2', (sheet.title, sheet.freeze_panes)
    assert sheet.auto_filter.ref.startswith('A1:'), (sheet.title, sheet.auto_filter.ref)
    assert sheet.print_title_rows in ('1:1', '$1:$1'), (sheet.title, sheet.print_title_rows)
    assert sheet.page_setup.orientation == 'landscape', sheet.title
    head = [c.value for c in sheet[1]]
    assert all(sheet[1][i].font.bold for i in range(len(head))), sheet.title
    assert all(d.width for d in sheet.column_dimensions.values()), sheet.title
    wanted = TYPES.get(sheet.title, {})
    seen = set()
    for row in sheet.iter_rows(min_row=2, values_only=True):
        for title, value in zip(head, row):
            if title in wanted and value is not None:
                assert isinstance(value, wanted[title]), f'{sheet.title}, {title}: {value!r}'
                seen.add(title)
    assert seen == set(wanted), f'{sheet.title}: no value of {set(wanted) - seen}'


def main():
    build, folder = (os.path.abspath(p) for p in sys.argv[1:])
    here = os.path.dirname(os.path.abspath(__file__))
    subprocess.run(['bash', '-c', SCRIPT, 'workbook', here, build, folder], check=True)
    bundle = next(n for n in os.listdir(os.path.join(folder, 'bundles'))
                  if os.path.isdir(os.path.join(folder, 'bundles', n)))
    for path in (os.path.join(folder, 'bundles', bundle, 'workbook.xlsx'),
                 os.path.join(folder, 'unpacked', bundle, 'data/report/workbook.xlsx')):
        book = openpyxl.load_workbook(path)
        assert book.sheetnames[:12] == FIRST, book.sheetnames[:12]
        assert not book._external_links and book.vba_archive is None
        sealed = 'unpacked' in path
        for name in TABLES:
            if not (sealed and name == 'Files'):
                check_table(book[name])
        cells = check_cells(book)
        assert book.properties.created == book.properties.modified
        cover = {r[0]: r[1] for r in book['Cover'].iter_rows(max_col=2, values_only=True) if r[0]}
        assert cover['Bundle'] == bundle, cover
        assert ('SHA-256 of the archive' in cover) == (not sealed), 'a sealed copy knows no seal'
        assert isinstance(cover['Period begins (UTC)'], datetime.datetime)
        print(f'{os.path.relpath(path, folder)}: {len(book.sheetnames)} sheets, {cells} cells')
    print('workbook: read by openpyxl ' + openpyxl.__version__)


if __name__ == '__main__':
    main()
