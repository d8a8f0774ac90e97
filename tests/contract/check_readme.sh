#!/bin/sh
# Goal: the collector that collectors/README.md shows compiles as it stands.
set -eu
compiler=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' \
	"$root/collectors/README.md" >"$work/shown.c"
test "$(wc -l <"$work/shown.c")" -gt 20
"$compiler" -std=c17 -pedantic -Wall -Wextra -Werror -I"$root/include" \
	-fsyntax-only "$work/shown.c"
