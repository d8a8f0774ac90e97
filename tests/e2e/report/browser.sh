#!/bin/bash
# Goal: a browser runs our script and nothing else, reports no violation of the
# policy, filters as the counts say, and no page is wider than a telephone.
# ./run test brings the browser; without one this fails rather than skip.
here=$(dirname "$(readlink -f "$0")")
chromium=$(command -v chromium || true)
[ -n "$chromium" ] || { echo "no chromium: ./run test installs it" >&2; exit 1; }
. "$here/sample.sh"
/usr/bin/python3 "$of_report/browser.py" "$chromium" "$folder/again"
