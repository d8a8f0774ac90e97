#!/bin/bash
# Goal: a folder is a target, too: whole files, never over what is there, read
# back; its receipt says that nothing locks them. What does not verify, and
# what is not the bundle of its receipt, is refused and leaves no trace.
. "$(dirname "$(readlink -f "$0")")/start.sh"
. "$here/sealed.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
seal_two

again() {	# BUNDLE: alone in work/, and an empty worm/
	rm -rf work worm
	mkdir work worm
	cp "$1" work
	bundle=$(ls "$folder"/work/*.tar.gz)
	id=$(basename "$bundle" .tar.gz)
}
to() { "$exhibit" archive "$bundle" --config archive.conf --to worm "$@"; }
same() { cmp -s "$1" "$2" || fail "$2 is not $1"; }

echo "== stored, and said to be without a lock"
again "$small"
expect 0 'archived ' to
grep -q 'a folder cannot lock' "work/$id.receipt.json" || fail "the receipt does not say that nothing locks"
grep -q '"mode": "none"' "work/$id.receipt.json" || fail "a lock in a folder's receipt"
for name in "$id.tar.gz" "$id.tar.gz.sha256" "$id.receipt.json"; do
	same "work/$name" "worm/$name"
	[ "$(stat -c %a "worm/$name")" = 444 ] || fail "worm/$name can be written to"
done
(cd worm && sha256sum --quiet -c "$id.tar.gz.sha256")
[ "$(ls -A worm | wc -l)" = 3 ] || fail "more than three files: $(ls -A worm)"

echo "== run again: the same; without a receipt here, the one there stands"
cp "work/$id.receipt.json" first.json
expect 0 'archived already, read back' to
same first.json "worm/$id.receipt.json"
rm "work/$id.receipt.json"
expect 0 'archived already, read back' to
same first.json "work/$id.receipt.json"
same first.json "worm/$id.receipt.json"
expect 0 'no link can be made' "$exhibit" link "$id" --bundles work --config archive.conf

echo "== a copy that was killed is made again"
again "$big"
"$exhibit" archive "$bundle" --config archive.conf --to worm >killed.txt 2>&1 &
pid=$!
while [ ! -e "worm/.$id.tar.gz.part" ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || true
wait $pid 2>/dev/null || true
: >"worm/.$id.tar.gz.part"
expect 0 'archived ' to
same "$bundle" "worm/$id.tar.gz"
[ "$(ls -A worm | wc -l)" = 3 ] || fail "something is left: $(ls -A worm)"

echo "== another file of that name is never touched"
again "$small"
cp "$big" "worm/$id.tar.gz"
expect 1 'E_EXISTS' to
same "$big" "worm/$id.tar.gz"
[ ! -e "work/$id.receipt.json" ] || fail "a receipt of what was not archived"

echo "== what was archived is not what is here any more"
again "$small"
expect 0 'archived ' to
cp "$big" "$bundle"
rm "$bundle.sha256"
expect 1 'E_EXISTS' to
cp "$small" "$bundle"
rm "$bundle.sha256"
chmod 644 "worm/$id.tar.gz"
printf x >>"worm/$id.tar.gz"
expect 1 'E_EXISTS' to

echo "== what does not verify is not archived"
again "$small"
printf x >>"$bundle"
expect 3 'does not verify and is not archived' to
again "$small"
mv "$bundle" work/acme-other-0001.tar.gz
bundle=$folder/work/acme-other-0001.tar.gz
expect 2 'rename the file' to
[ -z "$(ls -A worm)" ] || fail "something was stored: $(ls -A worm)"

echo "== folders that are not there, and what to change"
again "$small"
rmdir worm
expect 5 'no such folder' to
[ ! -e worm ] || fail "the folder was made"
expect 1 'NOT READY' "$exhibit" archive --check --config archive.conf --to worm
mkdir worm
expect 1 'a folder cannot lock' "$exhibit" archive --check --config archive.conf --to worm
expect 2 'is of ' bash -c "'$exhibit' archive '$bundle' --config archive.conf --to worm >/dev/null && mkdir -p other && '$exhibit' archive '$bundle' --config archive.conf --to other"
echo "archive folder: all as it should be"
