#!/bin/bash
# Goal: each public header compiles alone, as C17 and as C++17, without a
# warning.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
include=$(readlink -f "$here/../../../include")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

n=0
for header in "$include"/exhibit/*.h; do
	echo "#include <exhibit/$(basename "$header")>" >"$folder/one.c"
	cp "$folder/one.c" "$folder/one.cc"
	"${CC:-cc}" -std=c17 -Wall -Wextra -pedantic -Werror -I"$include" \
		-fsyntax-only "$folder/one.c"
	if command -v c++ >/dev/null; then
		c++ -std=c++17 -Wall -Wextra -pedantic -Werror \
			-I"$include" -fsyntax-only "$folder/one.cc"
	fi
	n=$((n + 1))
done
[ $n -gt 0 ]
echo "$n headers compile alone"
