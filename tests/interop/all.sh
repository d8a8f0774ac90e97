#!/bin/bash
# Goal: Exhibit against software that others wrote: boto3, moto, bagit, Playwright.
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
	boto3 botocore 'moto[server]' bagit setuptools playwright >"$folder/pip.log" 2>&1; then
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

names=() pids=()
start() {	# NAME COMMAND...
	local name=$1
	shift
	rm -rf "$folder/$name"
	mkdir "$folder/$name"
	"$@" >"$folder/$name.log" 2>&1 &
	names+=("$name") pids+=($!)
}
end() {
	for pid in "${pids[@]}"; do
		kill "$pid" 2>/dev/null || true
	done
}
trap end EXIT
export PYTHONDONTWRITEBYTECODE=1 TMPDIR=$folder

start moto "$venv/bin/python" tests/interop/moto_audit.py "$build" "$folder/moto"
start boto3 "$venv/bin/python" tests/interop/boto3_cloud.py "$build"
start bag tests/interop/bag.sh "$build" "$folder/bag" "$venv"
start browser "$venv/bin/python" tests/interop/playwright_report.py "$build" "$folder/browser"
start names "$venv/bin/python" tests/interop/drift.py tests/contract/names

failed=0
for i in "${!pids[@]}"; do
	if wait "${pids[$i]}"; then
		grep -vE '^(exhibit:|Loading|E_)' "$folder/${names[$i]}.log" | tail -n 12 | sed "s/^/${names[$i]}: /"
		say "${names[$i]}: passed"
	else
		sed "s/^/${names[$i]}: /" "$folder/${names[$i]}.log"
		say "${names[$i]}: FAILED"
		failed=$((failed + 1))
	fi
done
pids=()
say "interop: $((${#names[@]} - failed)) passed, $failed failed"
[ $failed = 0 ]
