#!/bin/bash
# Goal: no parser crashes, leaks or runs away on what a fuzzer thinks of.
# Usage: run.sh BUILD SECONDS; each target starts from its committed corpus.
set -euo pipefail
build=$1 seconds=$2
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work
n=0
for target in "$build"/fuzz/fuzz_*; do
	name=$(basename "$target")
	mkdir -p "$work/$name"
	seeds=()
	[ -d "$here/corpus/$name" ] && seeds=("$here/corpus/$name")
	if ! "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
		-max_len=65536 -print_final_stats=1 -artifact_prefix="$work/$name-" \
		"$work/$name" "${seeds[@]}" >"$work/$name.log" 2>&1; then
		cat "$work/$name.log"
		exit 1
	fi
	runs=$(grep -o 'number_of_executed_units: *[0-9]*' "$work/$name.log" | grep -o '[0-9]*$')
	printf '%-20s %s runs\n' "$name" "$runs"
	n=$((n + 1))
done
[ "$n" -gt 0 ]
printf '%d fuzz targets, none failed\n' "$n"
