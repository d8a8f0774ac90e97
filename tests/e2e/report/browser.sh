#!/bin/bash
# Goal: a browser runs our script and nothing else, reports no violation of the
# policy and asks no network; each number of a facet is what it leaves, by the
# tables of the bundle; addresses, keys and paper work; text is readable in light
# and dark, and no page is wider than a telephone.
# ./run test brings the browser; without one this fails rather than skip.
here=$(dirname "$(readlink -f "$0")")
chromium=$(command -v chromium || true)
[ -n "$chromium" ] || { echo "no chromium: ./run test installs it" >&2; exit 1; }
profile=pci-dss	# which maps controls
. "$here/sample.sh"
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$of_report/pages.py" "$chromium" "$folder/again" "$folder/$sealed/data"
