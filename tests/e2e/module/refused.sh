#!/bin/bash
# Goal: nothing is loaded that somebody else could have written, that was built
# against another header, or whose rows do not make sense.
set -euo pipefail
. "$(dirname "$0")/module.sh"

module good
taken good

chmod g+w "$folder/modules/good.so"
refused "good.so: can be written by others (mode 0664"
chmod 646 "$folder/modules/good.so"
refused "good.so: can be written by others"
chmod 644 "$folder/modules/good.so"

chmod 775 "$folder/modules"
refused "modules: can be written by others (mode 0775"
chmod 757 "$folder/modules"
refused "modules: can be written by others"
chmod 755 "$folder/modules"

if [ "$(id -u)" = 0 ]; then
	chown 12345 "$folder/modules/good.so"
	refused "good.so: belongs to user 12345"
	chown 0 "$folder/modules/good.so"
	chown 12345 "$folder/modules"
	refused "modules: belongs to user 12345"
	chown 0 "$folder/modules"
fi

ln -s good.so "$folder/modules/link.so"
refused "link.so: "
rm "$folder/modules/link.so"
mkfifo -m 644 "$folder/modules/pipe.so"
refused "pipe.so: is no regular file"
rm "$folder/modules/pipe.so"
mkdir "$folder/modules/folder.so"
refused "folder.so: is no regular file"
rmdir "$folder/modules/folder.so"

echo "no library" >"$folder/modules/text.so"
refused "text.so: "
rm "$folder/modules/text.so"

abi=7 module old
refused "old.so: was built against another collector.h (ABI 00000007, not "
rm "$folder/modules/old.so"

echo 'int x;' >"$folder/src/other.c"
"${CC:-cc}" -shared -fPIC -nostdlib "$folder/src/other.c" \
	-o "$folder/modules/other.so"
chmod 644 "$folder/modules/other.so"
refused "other.so: is no collector: exhibit_collector is not in it"
rm "$folder/modules/other.so"

module wrong 'static const struct ex_type types[] = { { .name = "wrong:a",
	.title = "a" } };
static const struct ex_call calls[] = { { .on = "account", .op = "ListA",
	.lists = "wrong:b" } };'
refused "wrong: call 1 (ListA): lists: no type wrong:b"
rm "$folder/modules/wrong.so"

taken good
rm "$folder/modules/good.so"
refused "has no modules (*.so)"
rmdir "$folder/modules"
refused "No such file or directory"
