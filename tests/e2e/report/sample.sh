# Sourced: the sample organisation audited, its pages made again from the bundle.
set -euo pipefail
of_report=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1")
rm -rf "$2"
mkdir -p "$2"
folder=$(readlink -f "$2")
exhibit=$build/exhibit
fail() { echo "FAILED: $*" >&2; exit 1; }
. "$of_report/../cloud.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
code=0
"$exhibit" audit --config exhibit.conf --first ${profile:+--profile "$profile"} >out.txt 2>err.txt || code=$?
[ $code = 8 ] || { cat err.txt; fail "audit ended with $code, wanted 8"; }
bundle=$(ls bundles/*.tar.gz)
id=$(basename "$bundle" .tar.gz)
mkdir unpacked && tar -xzf "$bundle" -C unpacked
sealed=unpacked/$id
"$exhibit" report "$bundle" --trust trust.ini --out again >/dev/null
