#!/bin/bash
# Goal: a module built out of tree, against include/ alone, is loaded; modules
# come in order of name, each with the digest of its own file.
set -euo pipefail
. "$(dirname "$0")/module.sh"

module zebra
module apple
module mango
touch "$folder/modules/README" "$folder/modules/.hidden.so"
taken apple mango zebra

# the digest is that of the file, so another tool can check it
"$load" "$folder/modules" | while read -r _ file sha256; do
	echo "$sha256  $folder/modules/$file" | sha256sum -c --quiet
done

# where the program looks by itself: the environment, then beside the binary
mkdir "$folder/bin"
cp "$load" "$folder/bin/load"
[ "$(EXHIBIT_MODULES=$folder/modules "$folder/bin/load" --default | wc -l)" = 3 ]
if "$folder/bin/load" --default 2>/dev/null; then
	echo "loaded from nowhere" >&2
	exit 1
fi
mkdir -p "$folder/lib/some-machine"
cp -r "$folder/modules" "$folder/lib/some-machine/exhibit"
[ "$("$folder/bin/load" --default | wc -l)" = 3 ]
mkdir "$folder/bin/modules"
cp "$folder/modules/apple.so" "$folder/bin/modules"
[ "$("$folder/bin/load" --default | cut -d' ' -f1)" = apple ]
echo "found: by environment, beside the binary, in lib/"
