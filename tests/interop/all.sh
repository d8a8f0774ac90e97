#!/bin/bash
# Goal: Exhibit against software that others wrote: boto3, moto, bagit,
# Playwright, and the schemas that others publish of the formats it writes.
#
# What needs PyPI is here and only here.  The checks run at the same time: the
# longest of them waits most of its life for a server that refuses it.
#
# Usage: all.sh [BUILD]
set -euo pipefail
umask 022
cd "$(dirname "$(readlink -f "$0")")/../.."
build=${1:-build}
folder=$PWD/build-interop
venv=$folder/venv
mkdir -p "$folder"

say() { printf '%s\n' "$*"; }

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
if ! "$venv/bin/python" -m pip install -q --disable-pip-version-check --upgrade \
	boto3 botocore 'moto[server]' bagit setuptools openpyxl playwright >"$folder/pip.log" 2>&1; then
	# No such host, no route, refused, timed out: all else is our fault.
	if grep -qE 'NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|NameResolution|Network is unreachable' \
		"$folder/pip.log"; then
		say "INTEROP SKIPPED: PyPI cannot be reached ($folder/pip.log)"
		exit 0
	fi
	cat "$folder/pip.log" >&2
	exit 1
fi
[ -e "$build/build.ninja" ] || cmake -S . -B "$build" -G Ninja >"$folder/cmake.log"
ninja -C "$build" --quiet exhibit exhibit-verify modules cloud

# check NAME COMMAND...: its words in NAME.log, its end in NAME.code
names=(moto names boto3 store archive bag schemas workbook download report)
check() {
	local name=$1 code=0
	shift
	rm -rf "$folder/$name" "$folder/$name.code"
	mkdir "$folder/$name"
	"$@" >"$folder/$name.log" 2>&1 &
	child=$!
	wait $child || code=$?
	echo $code >"$folder/$name.code"
}
lane() {
	trap 'kill $child 2>/dev/null || true; exit 1' TERM
	"$1"
}
export PYTHONDONTWRITEBYTECODE=1 TMPDIR=$folder
python=$venv/bin/python

# Two at a time, as the machine has cores: browsers have no patience.
long() {
	check moto "$python" tests/interop/moto_audit.py "$build" "$folder/moto"
	check names "$python" tests/interop/drift.py tests/contract/names
	check boto3 "$python" tests/interop/boto3_cloud.py "$build"
}
short() {
	check store "$python" tests/interop/boto3_store.py "$build"
	check archive "$python" tests/interop/moto_archive.py "$build" "$folder/archive"
	check bag tests/interop/bag.sh "$build" "$folder/bag" "$venv"
	check schemas tests/interop/schemas.sh "$build" "$folder/schemas"
	check workbook "$python" tests/interop/workbook.py "$build" "$folder/workbook"
	check report "$python" tests/interop/playwright_report.py "$build" "$folder/report"
	check download "$python" tests/interop/playwright_download.py "$build" "$folder/download"
}
rm -f "$folder"/*.code
lane long & pids=($!)
lane short & pids+=($!)
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
wait "${pids[@]}" || true
pids=()

failed=0
for name in "${names[@]}"; do
	if [ "$(cat "$folder/$name.code" 2>/dev/null)" = 0 ]; then
		grep -vE '^(exhibit:|Loading|E_)' "$folder/$name.log" | tail -n 12 | sed "s/^/$name: /"
		say "$name: passed"
	else
		sed "s/^/$name: /" "$folder/$name.log"
		say "$name: FAILED"
		failed=$((failed + 1))
	fi
done
say "interop: $((${#names[@]} - failed)) passed, $failed failed"
[ $failed = 0 ]
