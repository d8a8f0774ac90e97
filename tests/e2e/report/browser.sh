#!/bin/bash
# Goal: a browser runs our script and nothing else, reports no violation of the
# policy, filters as the counts say, and no page is wider than a telephone.
# Skipped (77) where there is no Chromium.
here=$(dirname "$(readlink -f "$0")")
chromium=$(command -v chromium || true)
[ -n "$chromium" ] || exit 77
. "$here/sample.sh"
/usr/bin/python3 "$of_report/browser.py" "$chromium" "$folder/again"
