#!/bin/bash
# Goal: the Library of Congress's own bagit.py finds the bundle valid, and finds
# what was spoilt in it.
#
# Usage: bag.sh BUILD FOLDER VENV
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1") folder=$(readlink -f "$2") bagit=$3/bin/bagit.py
fail() { echo "FAILED: $*" >&2; exit 1; }

. "$here/../e2e/cloud.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
code=0
"$build/exhibit" audit --config exhibit.conf --first >audit.txt 2>&1 || code=$?
[ $code = 8 ] || { cat audit.txt; fail "the audit ended with $code"; }
bundle=$(ls bundles/*.tar.gz)
tar -xzf "$bundle"
id=$(basename "$bundle" .tar.gz)
"$bagit" --validate "$id" >valid.txt 2>&1 || { cat valid.txt; fail "bagit.py does not accept the bundle"; }
files=$(find "$id/data" -type f | wc -l)
[ "$files" -gt 40 ] || fail "only $files files in the bundle"

chmod u+w "$id/data/plan.json"
printf ' ' >>"$id/data/plan.json"
if "$bagit" --validate "$id" >spoilt.txt 2>&1; then
	fail "bagit.py accepts what was spoilt"
fi
grep -q 'data/plan.json\|Oxum' spoilt.txt || { cat spoilt.txt; fail "refused for another reason"; }
echo "bag: $files files valid by bagit.py, a spoilt one noticed: 2 passed, 0 failed"
