#!/bin/bash
# Goal: a collector has no name by which to call libc, the core or the network.
set -euo pipefail
build=$(readlink -f "$1")

n=0
for module in "$build"/modules/*.so; do
	[ -e "$module" ] || continue
	needs=$(nm -D --undefined-only "$module")
	if [ -n "$needs" ]; then
		echo "$module needs: $needs" >&2
		exit 1
	fi
	gives=$(nm -D --defined-only "$module" | cut -d' ' -f3)
	if [ "$gives" != exhibit_collector ]; then
		echo "$module gives: $gives" >&2
		exit 1
	fi
	n=$((n + 1))
done
if [ $n = 0 ]; then
	echo "no modules in $build/modules: built with STATIC_COLLECTORS?" >&2
	exit 1
fi
echo "$n modules: none imports a symbol, each exports one"
